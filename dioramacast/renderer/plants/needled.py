"""Conifers, palms, succulents, grasses and what grows low."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.plants.parts import (
    Leaves,
    balls,
    bark_paint,
    boughs,
    crown,
    dots,
    frond,
    lit_side,
    scattered,
    shade,
    tiers,
    trunk,
)
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import ball_paint, round_paint
from dioramacast.renderer.svg import Markup

PALM_BARK = "#a58159"


def spruce(scene: Scene, tones: Leaves) -> Markup:
    rows = [(9.6, -4, -17), (8.2, -10.4, -23.4), (6.4, -17, -29.6), (4.4, -24, -36.4)]
    return svg.join([shade(scene, 9, 30), trunk(scene, 6, 3), tiers(scene, tones[1], rows)])


def slim_spruce(scene: Scene, tones: Leaves) -> Markup:
    """As spruces grow in the far north."""
    rows = [(6.4, -3.6, -14), (5.8, -9.6, -20), (5, -16, -26.4), (4, -22.4, -32.6), (2.8, -29, -38.4)]
    return svg.join([shade(scene, 6, 32), trunk(scene, 5, 2.4), tiers(scene, tones[1], rows, 4)])


def umbrella_pine(scene: Scene, tones: Leaves) -> Markup:
    return svg.join([
        shade(scene, 12, 32), trunk(scene, 22, 3.2, "#94694d"),
        boughs(scene, "M0-17L-7-23M0-16L7-23M0-19L2-25", 1.3, "#94694d"),
        crown(scene, tones,
              [(-8, -22.4, 3.5), (0, -22, 3.6), (8, -22.4, 3.5)],
              [(-11, -24.8, 3.4), (11, -25, 3.4), (4.4, -25, 3.9), (-4.4, -25, 3.9)],
              [(-7.4, -27, 3.6), (-0.6, -28.6, 3.9), (6, -27.6, 3.5)]),
    ])  # fmt: skip


def scots_pine(scene: Scene, tones: Leaves) -> Markup:
    """A red trunk, clouds of needles."""
    return svg.join([
        shade(scene, 9, 32), trunk(scene, 25, 3, "#b5693f"), boughs(scene, "M0-12L6-16M0-17L-6-21", 1.2, "#b5693f"),
        crown(scene, tones,
              [(6.4, -15.4, 3), (-6.6, -20.4, 3.2)],
              [(8.4, -17.2, 2.8), (-8.4, -22.6, 2.9), (5, -25, 3.8), (-2, -25, 3.6)],
              [(5.6, -18.2, 2.6), (-5.4, -23.4, 3), (-2, -29.6, 3.6), (2.6, -30, 3.4)]),
    ])  # fmt: skip


def cypress(scene: Scene, tones: Leaves) -> Markup:
    flame = "M0-38C3.6-30 6-17 5-6Q0-1-5-6C-6-17-3.6-30 0-38z"
    folds = "M-2.6-8Q-3.4-18-.6-31M.6-6Q.4-16 1.2-26"
    return svg.join([
        shade(scene, 6, 34), trunk(scene, 6, 2.4),
        svg.path(flame, round_paint(scene.palette.snowed(tones[1], 0.35), scene.definitions, 0.2)),
        svg.stroke(folds, scene.palette.snowed(tones[2], 0.9).left, 1.3, opacity=0.6),
        svg.stroke("M3-9Q3.6-18 1.4-28", scene.palette.material(tones[0]).right, 1.2, opacity=0.6),
    ])  # fmt: skip


def _palm_crown(scene: Scene, tones: Leaves, x: float, y: float, length: float) -> Markup:
    palette = scene.palette
    back = "".join(frond((x, y), a, length) for a in (62, 118, 90))
    sides = "".join(frond((x, y), a, length) for a in (172, 8, 138, 40))
    front = "".join(frond((x, y), a, length * 0.92) for a in (205, -25, 155, 25))
    return svg.join([
        svg.path(back, palette.snowed(tones[0], 0.4).left), svg.path(sides, palette.snowed(tones[1], 0.5).left),
        svg.path(front, palette.snowed(tones[2], 0.7).top),
    ])  # fmt: skip


def date_palm(scene: Scene, tones: Leaves) -> Markup:
    """Upright, scaly, with bunches of dates."""
    scales = "".join(f"M-1.3{-y}L0{1 - y}L1.3{-y}" for y in range(4, 26, 4))
    return svg.join([
        shade(scene, 10, 30), trunk(scene, 27, 3.8, PALM_BARK),
        svg.stroke(scales, scene.palette.material("#6d5138").left, 0.7),
        _palm_crown(scene, tones, 0, -27, 13),
        dots(scene, [(-2, -25.4), (-1.4, -23.8), (2, -25.2), (1.6, -23.6)], "#c9762f", 1.7),
    ])  # fmt: skip


def coconut_palm(scene: Scene, tones: Leaves) -> Markup:
    """A leaning trunk with rings."""
    stem = "M-2 0Q-2.6-15 5-30L6.6-29.4Q.2-14 1.4 0Q0 1-2 0z"
    rings = "M-1.8-5.4h2.6M-1.4-10.4L1-10M-.2-15.4L2-14.8M1.4-20.6L3.4-19.8M3.4-25.4L5-24.6"
    nuts = [(4.8, -27.6), (6.8, -27.2), (5.6, -26)]
    return svg.join([
        shade(scene, 10, 32), svg.path(stem, bark_paint(scene, PALM_BARK)),
        svg.stroke(rings, scene.palette.material("#7d6044").left, 0.6), dots(scene, nuts, "#7a5a34", 2.2),
        _palm_crown(scene, tones, 6, -29.6, 14.4),
    ])  # fmt: skip


def banana(scene: Scene, tones: Leaves) -> Markup:
    """Broad torn leaves on a green stem."""
    palette = scene.palette
    wide = "".join(frond((0, -9), a, 13, 5) for a in (150, 30, 100))
    near = "".join(frond((0, -9), a, 11, 5) for a in (185, -5, 70))
    return svg.join([
        shade(scene, 8, 16), trunk(scene, 10, 3, "#8fa860"),
        svg.path(wide, palette.snowed(tones[1]).left), svg.path(near, palette.snowed(tones[2]).top),
    ])  # fmt: skip


def tree_fern(scene: Scene, tones: Leaves) -> Markup:
    return svg.join([shade(scene, 9, 20), trunk(scene, 15, 3, "#5d4636"), _palm_crown(scene, tones, 0, -15, 12)])


def saguaro(scene: Scene, tones: Leaves) -> Markup:
    material = scene.palette.snowed(tones[1], 0.3)
    arms = "M0 0V-27M-7.4-12V-18M7-10V-20M-7.4-12Q-7.4-9 0-8.4M7-10Q7-6.6 0-6"
    ribs = "M-.9-1V-27M.9-1V-26M-7.4-12V-17M7-10V-19"
    side = lit_side(scene)
    return svg.join([
        shade(scene, 5, 24), svg.stroke(arms, material.right if side < 0 else material.left, 4.8),
        svg.stroke(arms, material.left if side < 0 else material.right, 2.8,
            transform=f"translate({side * 0.8} -.2)"),
        svg.stroke(ribs, scene.palette.material(tones[0]).right, 0.5, opacity=0.7),
        dots(scene, [(-1, -29.4), (1, -29.6), (7, -22.2)], "#f6e3ee", 1.4),
    ])  # fmt: skip


def agave(scene: Scene, tones: Leaves) -> Markup:
    spikes = "".join(
        svg.outline("M", -1.3, 0, "Q", math.sin(a) * 4 - 1, -math.cos(a) * 5, math.sin(a) * 9, -math.cos(a) * 9 - 0.6,
                    "Q", math.sin(a) * 5 + 1, -math.cos(a) * 4, 1.3, 0, "z")
        for a in (-1.35, -0.9, -0.45, 0.0, 0.45, 0.9, 1.35)
    )  # fmt: skip
    palette = scene.palette
    return svg.join([
        shade(scene, 7, 8), svg.path(spikes, palette.snowed(tones[1]).left),
        svg.stroke("M0-1V-8.6M-2-1L-5-6.6M2-1L5-6.6", palette.snowed(tones[2]).top, 0.8),
    ])  # fmt: skip


def prickly_pear(scene: Scene, tones: Leaves) -> Markup:
    paint = ball_paint(scene.palette.snowed(tones[1], 0.4), scene.definitions)
    pads = ((0, -4, 3, 4.4), (-4, -9, 2.8, 3.6), (3.6, -9.6, 2.8, 3.8), (-1, -13, 2.4, 3.2), (7, -13.4, 2.2, 2.8))
    return svg.join([
        shade(scene, 6, 12), *(svg.ellipse(x, y, rx, ry, paint) for x, y, rx, ry in pads),
        dots(scene, [(-5.6, -12.6), (-1.6, -16.4), (4.4, -13.6), (7.6, -16.2)], "#d8406a", 1.6),
    ])  # fmt: skip


def bamboo(scene: Scene, tones: Leaves) -> Markup:
    palette = scene.palette
    canes = "M-4 0Q-5-16-9-27M-1.4 0Q-1.6-18-3-33M1.6 0Q2-18 4-31M4 0Q5.6-14 11-25"
    tips = (
        (-9, -27, -1),
        (-6.4, -19, -1),
        (-3, -33, -1),
        (-2, -24, 1),
        (4, -31, 1),
        (3, -21, -1),
        (11, -25, 1),
        (7, -15, 1),
    )
    sprays = "".join(
        svg.outline("M", x, y, "q", 4 * side, 0, 5.6 * side, 5, "q", -4 * side, -3, -5 * side, 1, "q", -1 * side, -3,
                    -4 * side, 1, "q", 0, -5, 3.4 * side, -7, "z")
        for x, y, side in tips
    )  # fmt: skip
    name = scene.definitions.shape(svg.element("path", d=sprays))
    return svg.join([
        shade(scene, 9, 28), svg.stroke(canes, palette.material("#a8b85a").left, 1.4),
        svg.group(svg.use(name, (1, 1.4)), fill=palette.snowed(tones[0], 0.5).left),
        svg.group(svg.use(name, (0, 0)), fill=palette.snowed(tones[2], 0.6).left),
    ])  # fmt: skip


def shrub(scene: Scene, tones: Leaves) -> Markup:
    return svg.join([
        shade(scene, 8, 8),
        crown(scene, tones, [(-4.6, -2.8, 3.4), (4.6, -2.8, 3.4)], [(0.6, -3.2, 3.8), (4, -6, 3)], [(-2.4, -6, 3.6)]),
    ])  # fmt: skip


def flowering_shrub(scene: Scene, tones: Leaves) -> Markup:
    """Heather, bougainvillea, hydrangea, oleander: the third tone is the flowers'."""
    spots = [(-5, -5), (-2.4, -8.4), (0.6, -5), (3.4, -7.8), (5.4, -4), (-0.6, -2.6), (2, -3), (-6.6, -2.4)]
    green = (tones[0], tones[1], tones[1])
    return svg.join([shrub(scene, green), dots(scene, spots, tones[2], 2)])


def tussock(scene: Scene, tones: Leaves) -> Markup:
    """Puna grass, steppe grass, marram."""
    blades = "M0 0Q-2-4-6-6.6M0 0Q-1-5-3-9M0 0V-10M0 0Q1-5 3-9M0 0Q2-4 6-6.4M-1 0Q-4-2-7.4-3M1 0Q4-2 7.4-3"
    palette = scene.palette
    return svg.join([
        shade(scene, 6, 5), svg.stroke(blades, palette.snowed(tones[0], 0.4).left, 1.5),
        svg.stroke(blades, palette.snowed(tones[2], 0.8).top, 0.8, transform="translate(-.6 -.3)"),
    ])  # fmt: skip


def cotton_grass(scene: Scene, tones: Leaves) -> Markup:
    heads = [(-5, -7), (-2, -9.6), (1, -8.4), (3.6, -10), (6, -6.6)]
    stems = "".join(svg.outline("M", x * 0.4, 0, "L", x, y) for x, y in heads)
    return svg.join([
        shade(scene, 5, 5), svg.stroke(stems, scene.palette.material(tones[1]).left, 0.8),
        balls([(x, y, 1.5) for x, y in heads], scene.palette.material("#fbfaf4").left),
    ])  # fmt: skip


def reeds(scene: Scene, tones: Leaves) -> Markup:
    stems = "M-5 0Q-5-8-7-13M-2.4 0V-16M0 0Q.6-8 0-19M2.6 0Q2.4-8 4-15M5 0Q5-6 8-10M-1 0Q-3-6-4-9"
    return svg.join([
        shade(scene, 6, 8), svg.stroke(stems, scene.palette.snowed(tones[1], 0.4).left, 1.2),
        svg.stroke("M-2.4-16v-3M0-19v-3M4-15l.4-2.6", scene.palette.material("#7d5432").left, 2),
    ])  # fmt: skip


def meadow(scene: Scene, tones: Leaves) -> Markup:
    """Grass with flowers in the third tone."""
    spots = scattered(9, 9)
    blades = "".join(svg.outline("M", x, y, "l", -0.6, -3, "M", x + 1, y, "l", 0.8, -2.6) for x, y in spots)
    return svg.join([
        svg.stroke(blades, scene.palette.snowed(tones[1], 0.8).left, 0.9),
        dots(scene, [(x, y - 3) for x, y in spots], tones[2], 1.7),
    ])  # fmt: skip


def boulder(scene: Scene, tones: Leaves) -> Markup:
    """Where nothing grows."""
    paint = ball_paint(scene.palette.snowed(tones[1], 0.85), scene.definitions)
    return svg.join([
        shade(scene, 6, 6), svg.path("M-6 0Q-6.6-5-2-5.6Q4-6.6 6 0Q0 2-6 0z", paint),
        svg.path("M4 .6Q4-3 7-3Q10-2.4 10 .4Q7 1.6 4 .6z", paint),
    ])  # fmt: skip
