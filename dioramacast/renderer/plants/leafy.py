"""Broadleaved trees, in leaf, in blossom, turning and bare."""

from dioramacast.renderer import svg
from dioramacast.renderer.plants.parts import (
    BARK,
    Leaves,
    bark_paint,
    boughs,
    crown,
    dots,
    scattered,
    shade,
    tiers,
    trunk,
    twigs,
)
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import round_paint
from dioramacast.renderer.svg import Markup

PALE_BARK = "#cfc4b4"
BIRCH_BARK = "#efece6"


def round_tree(scene: Scene, tones: Leaves) -> Markup:
    """Oak, lime, maple."""
    return svg.join([
        shade(scene, 11), trunk(scene, 13, 3.6),
        crown(scene, tones,
              [(-6.6, -11, 4.7), (0, -10.4, 4.8), (6.6, -11, 4.7)],
              [(-8.4, -16, 4.6), (8.4, -16, 4.7), (3.6, -15.2, 4.9), (-3.6, -15, 4.9), (5.4, -21.2, 4.7)],
              [(-5.2, -20.8, 4.9), (0.6, -20, 4.4), (0, -26, 4.8)]),
    ])  # fmt: skip


def tall_tree(scene: Scene, tones: Leaves) -> Markup:
    """Plane, elm, ash."""
    return svg.join([
        shade(scene, 11, 34), trunk(scene, 17, 4, "#9a8468"), boughs(scene, "M0-12L-5-19M0-13L5-20", 1.4, "#9a8468"),
        crown(scene, tones,
              [(-5, -15.5, 4.4), (5.4, -15.5, 4.4), (0, -17, 4.6)],
              [(-8, -21, 4.7), (8, -21.5, 4.7), (2.6, -22, 5), (8, -28, 4.4), (3.6, -33, 4.4), (-8, -26.5, 4)],
              [(-3.4, -22.4, 4.7), (-4.6, -29, 5), (1.8, -27.6, 4.7), (-1, -35, 4.7)]),
    ])  # fmt: skip


def poplar(scene: Scene, tones: Leaves) -> Markup:
    """A slim column."""
    return svg.join([
        shade(scene, 6, 42), trunk(scene, 9, 2.6),
        crown(scene, tones,
              [(-2.4, -9, 3.6), (2.8, -9.5, 3.6)],
              [(3.2, -15, 4), (3.4, -21.5, 3.9), (3, -28, 3.6), (2, -34, 3)],
              [(-2.6, -14.5, 4.1), (-2.8, -21.5, 4.1), (-2.2, -28.4, 3.8), (-1, -35, 3.3), (0.4, -40, 2.4)]),
    ])  # fmt: skip


def birch(scene: Scene, tones: Leaves) -> Markup:
    return svg.join([
        shade(scene, 9, 34), _white_trunk(scene, 24),
        crown(scene, tones,
              [(-4.6, -14, 3.6), (4.8, -14.8, 3.4)],
              [(5.6, -20, 3.8), (-6, -19.6, 3.7), (0.4, -18, 3.6), (4, -26, 3.6), (1.6, -31, 3)],
              [(-3.4, -24.6, 4), (-0.8, -29.6, 3.6), (-0.4, -34.4, 2.7), (1.2, -22.6, 3.2)]),
    ])  # fmt: skip


def _white_trunk(scene: Scene, height: float) -> Markup:
    ticks = svg.stroke("M-1-4h1.2M.3-8h1M-.9-11h1M0-15h.9", scene.palette.material("#3b3a40").left, 0.8)
    return svg.join([trunk(scene, height, 2.6, BIRCH_BARK), ticks])


def blossoming(scene: Scene, tones: Leaves) -> Markup:
    """Cherry, plum, almond: a broad cloud of petals, and some on the ground."""
    return svg.join([
        shade(scene, 12), dots(scene, scattered(11, 13, 1), tones[2], 1.5),
        boughs(scene, "M0 0Q-1.4-6 0-9L-6-15M0-9L6-16M-.4-5V-10", 2.6, "#5d4044"),
        crown(scene, tones,
              [(-7, -12.4, 4.3), (7, -12.6, 4.3), (0, -12.8, 4.4)],
              [(-10, -16.6, 4.2), (10, -17, 4.2), (4.6, -17, 4.7), (-4.2, -17, 4.6), (7, -21.8, 4.2), (1.4, -23.6,
                  4.2)],
              [(-7.4, -20.8, 4.5), (-2, -22, 4.6), (2.4, -19.6, 4), (-1.8, -26.6, 4)]),
        dots(scene, [(-9, -18), (-4, -24), (1, -20), (6, -18), (4, -25), (-1, -15), (9, -20)], "#fff4f6", 1.1),
    ])  # fmt: skip


def broad_crown(scene: Scene, tones: Leaves) -> Markup:
    """Jacaranda, flame tree, rain tree: wider than high."""
    return svg.join([
        shade(scene, 14),
        boughs(scene, "M0 0Q-.6-7-1-10L-8-17M-1-9L7-17M0-4L-1-11", 2.6),
        crown(scene, tones,
              [(-8.6, -14.4, 3.9), (-1, -14, 4), (8, -14.4, 3.9)],
              [(-12.4, -17.6, 3.9), (12, -17.8, 3.9), (5, -17.6, 4.4), (-4.8, -17.6, 4.4), (8.4, -21.6, 4)],
              [(-8.8, -20.8, 4.2), (-2.8, -22.6, 4.5), (3, -21.6, 4.2)]),
    ])  # fmt: skip


def flowering_crown(scene: Scene, tones: Leaves) -> Markup:
    """With fallen petals."""
    return svg.join([dots(scene, scattered(10, 14, 1), tones[1], 1.5), broad_crown(scene, tones)])


def olive(scene: Scene, tones: Leaves) -> Markup:
    return svg.join([
        shade(scene, 9, 18), boughs(scene, "M-1 0Q1-4-1-7L-5-11M1 0Q-1-4 1-8L5-12", 2.2, "#85735f"),
        crown(scene, tones,
              [(-5, -9.6, 3.6), (4.6, -9.8, 3.6)],
              [(-7.4, -13, 3.6), (7, -13.6, 3.7), (0.4, -12.4, 3.9), (4, -17.2, 3.5)],
              [(-3.8, -16.6, 3.9), (0.6, -19, 3.3)]),
    ])  # fmt: skip


def citrus(scene: Scene, tones: Leaves) -> Markup:
    """Clipped round, with oranges among the leaves."""
    return svg.join([
        shade(scene, 8, 20), trunk(scene, 9, 2.4),
        crown(scene, tones, [(-4, -9.6, 4), (4, -9.6, 4)], [(-5, -14, 4.2), (5, -14, 4.2), (0.6, -13, 4.4)],
              [(-2, -17.6, 4.2), (2.6, -18, 3.4)]),
        dots(scene, [(-5, -12), (-1.6, -15.6), (3.2, -12.6), (1.4, -18.8), (6, -16), (-5, -17)], "#f08c28", 2),
    ])  # fmt: skip


def eucalyptus(scene: Scene, tones: Leaves) -> Markup:
    """A tall pale trunk and loose clumps."""
    bark = bark_paint(scene, "#d9cdbd")
    stem = "M-1.6 0Q-.4-10-1-22L-.2-31H.8L1-20Q.6-8 1.6 0Q0 1-1.6 0z"
    return svg.join([
        shade(scene, 9, 36), svg.path(stem, bark), boughs(scene, "M0-15L-6-22M0-18L6.4-25M0-24L-4-30", 1.2,
            "#d9cdbd"),
        crown(scene, tones,
              [(-7, -20.4, 3.2), (7.4, -23, 3.2), (0, -26, 3)],
              [(-9, -23.8, 3.3), (9, -26.6, 3.4), (-2.6, -31, 3.4), (4.4, -27, 3.2), (3.6, -33.4, 3.4)],
              [(-6, -24.6, 3.3), (6.4, -29, 3.2), (-4.6, -34.4, 3.3), (0.4, -36.4, 3.4)]),
    ])  # fmt: skip


def willow(scene: Scene, tones: Leaves) -> Markup:
    """Curtains of hanging twigs."""
    falls = "".join(
        svg.outline("M", x, y, "Q", x * 1.5, y + 1, x * 1.45, y + length)
        for x, y, length in ((-8, -22, 17), (-5.6, -24, 20), (-3, -22, 17), (3.4, -22, 18), (6, -24, 20), (8, -21, 16))
    )
    return svg.join([
        shade(scene, 12), trunk(scene, 14, 3.6),
        crown(scene, tones, [(-7, -15, 4), (7, -15, 4), (0, -14, 4.4)],
              [(-6.6, -19.6, 4.6), (6.6, -19.6, 4.6), (3.6, -23.6, 4.4)], [(-3.4, -23.4, 4.7), (0.8, -26.4, 4)]),
        svg.stroke(falls, scene.palette.snowed(tones[1], 0.4).left, 1.7),
        svg.stroke(falls, scene.palette.snowed(tones[2], 0.6).left, 0.7, transform="translate(-1 .6)"),
    ])  # fmt: skip


def acacia(scene: Scene, tones: Leaves) -> Markup:
    """A flat umbrella over a forked trunk."""
    side = scene.palette
    layers = ((tones[0], ((-7, -18.4, 8, 2.6), (8, -19.4, 8, 2.6))),
              (tones[1], ((-7, -20.6, 9, 3), (8, -21.6, 9, 3), (0, -22.4, 8, 2.8))),
              (tones[2], ((-4, -23.6, 8, 2.5), (5.6, -24.6, 6, 2.1))))  # fmt: skip
    tops = [
        svg.ellipse(x, y, rx, ry, round_paint(side.snowed(tone), scene.definitions, 0.8))
        for tone, discs in layers
        for x, y, rx, ry in discs
    ]
    return svg.join([shade(scene, 14, 24), boughs(scene, "M0 0L-.6-8L-8-18M-.6-8L8-19M-4-13L-1-20", 2), *tops])


def baobab(scene: Scene, tones: Leaves) -> Markup:
    paint = bark_paint(scene, "#a98c78")
    body = "M-5.6 0Q-6.6-10-4-18L-8-23L-3-20.4L-1-25L.4-20.6L4-24.6L3.6-19.6L9-22L4-17.4Q6.8-10 5.6 0Q0 2.4-5.6 0z"
    return svg.join([
        shade(scene, 11, 28), svg.path(body, paint),
        crown(scene, tones, [(-8.6, -22, 2.8), (9.6, -22, 2.8)], [(-11, -24.4, 2.8), (4.6, -25, 3), (-1.4, -25.8,
            3.2)],
              [(-6, -26, 3), (8, -25.4, 2.8), (1.6, -28.4, 2.8)]),
    ])  # fmt: skip


def jungle_tree(scene: Scene, tones: Leaves) -> Markup:
    """Buttress roots, a high dense canopy, lianas."""
    paint = bark_paint(scene, "#8c7560")
    roots = "M-6 .6Q-2.4-3-1.6-11L-1-20H1.2L1.6-11Q2.4-3 6.4.4Q2.4-.8.8-3Q0 1-1.4 1Q-1.6-2-6 .6z"
    vines = "M-9-17Q-9.6-10-8.6-6M9.4-18Q10.4-11 9-7.4M4-16Q4.8-11 4-9"
    return svg.join([
        shade(scene, 13, 34), svg.path(roots, paint),
        crown(scene, tones,
              [(-9, -18, 4.6), (9, -18.4, 4.6), (0, -18, 5), (-3.6, -16.4, 3.8)],
              [(-11.4, -22.6, 4.6), (11, -23, 4.6), (4, -22.4, 5.2), (-4, -22.4, 5.2), (7.4, -28, 4.9)],
              [(-7.6, -27.2, 5.2), (0.4, -28.4, 5), (-2.6, -32.6, 4.7), (4, -33, 4)]),
        svg.stroke(vines, scene.palette.material(tones[1]).left, 1),
    ])  # fmt: skip


def bare_round(scene: Scene, tones: Leaves) -> Markup:
    return svg.join([shade(scene, 8, 20), twigs(scene, 30, 0.62, BARK)])


def bare_tall(scene: Scene, tones: Leaves) -> Markup:
    return svg.join([shade(scene, 6, 24), twigs(scene, 36, 0.42, BARK)])


def bare_birch(scene: Scene, tones: Leaves) -> Markup:
    return svg.join([shade(scene, 6, 22), twigs(scene, 32, 0.46, "#8d7f7a"), _white_trunk(scene, 17)])


def larch(scene: Scene, tones: Leaves) -> Markup:
    """A conifer that turns gold and stands bare."""
    rows = [(8, -4, -15), (7.2, -9, -20), (6.2, -14.6, -25.4), (5, -20.4, -31), (3.4, -26.6, -37)]
    return svg.join([shade(scene, 8, 30), trunk(scene, 6, 2.6), tiers(scene, tones[1], rows, 5)])
