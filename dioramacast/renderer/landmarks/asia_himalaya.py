"""The stupa of Kathmandu and the peaks behind it."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, Vector, lerp, project
from dioramacast.renderer.landmarks.asia_kit import floodlit, ground_glow, halo, lamps, stack, strokes
from dioramacast.renderer.landmarks.asia_round import finial, radial, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball_paint, box, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

FLAGS = ("#3f74c9", "#f7f4ec", "#d8473a", "#4c9f5a", "#f2c740")
"""Prayer flags always hang in this order: sky, air, fire, water, earth."""


def prayer_flags(scene: Scene, ends: list[tuple[Vector, Vector]], sag: float, count: int) -> Markup:
    """Strings of flags between pairs of spots."""
    ropes, cloths = "", [""] * len(FLAGS)
    for a, b in ends:
        (ax, ay), (bx, by) = project(*a), project(*b)
        ropes += svg.outline("M", ax, ay, "Q", (ax + bx) / 2, (ay + by) / 2 + sag * 2, bx, by)
        for i in range(1, count):
            t = i / count
            x, y = lerp(ax, bx, t), lerp(ay, by, t) + 4 * sag * t * (1 - t)
            cloths[i % len(FLAGS)] += svg.outline("M", x, y, "l", 0.5, 4)
    parts = [svg.stroke(ropes, scene.palette.material("#8a7460").left, 0.7)]
    parts += [
        svg.stroke(d, scene.palette.material(c).left, 3.4, stroke_linecap="butt")
        for d, c in zip(cloths, FLAGS, strict=True)
    ]
    return svg.join(parts)


def _eyes(scene: Scene, width: float, height: float) -> Markup:
    """In a wall's plane: the brows, the half-closed eyes, the curl between and the dot above."""
    blue, dark = scene.palette.material("#2f5fae").left, scene.palette.material("#332a38").left
    white, red = scene.palette.material("#fbf8f0").left, scene.palette.material("#c8402f").left
    whites, lids, irises, brows = "", "", "", ""
    for x, s in ((width * 0.26, 1), (width * 0.74, -1)):
        y, w = height * 0.56, width * 0.19
        whites += svg.outline("M", x - w, y, "Q", x, y - w * 0.9, x + w, y, "Q", x, y + w * 0.8, x - w, y, "Z")
        lids += svg.outline("M", x - w * 1.08, y - s * 0.4, "Q", x, y - w * 1.15, x + w * 1.08, y + s * 0.4)
        irises += svg.outline(
            "M", x - 2.1, y - 0.6, "a", 2.1, 2.1, 0, 1, 0, 4.2, 0, "a", 2.1, 2.1, 0, 1, 0, -4.2, 0, "z"
        )
        brows += svg.outline(
            "M", x - w * 1.1, y - height * 0.2, "Q", x, y - height * 0.42, x + w * 1.1, y - height * 0.2
        )
    nose = svg.outline("M", width / 2, height * 0.62, "q", -2.6, 3, 0, 5, "q", 3, 1, 2.4, -2.4, "q", -1, -1.6, -2, 0.2)
    return svg.join([
        svg.path(whites, white), svg.path(irises, blue), svg.stroke(lids, dark, 1.7), svg.stroke(brows, blue, 1.9),
        svg.stroke(nose, red, 1.3), svg.circle(width / 2, height * 0.36, 1.6, red),
    ])  # fmt: skip


def _boudhanath(scene: Scene) -> Markup:
    """The white dome on its mandala of terraces; eyes to all sides under thirteen golden steps."""
    palette, definitions = scene.palette, scene.definitions
    white, gold = floodlit(palette, "#faf6ec", 0.75, 0.2), floodlit(palette, "#edb52e", 0.9)
    saffron, stone = floodlit(palette, "#e8a23a", 0.7), palette.snowed("#cdbfae")
    parts = [ground_glow(scene, 60, 60, 58), box(Block(0, 0, 120, 120, 0, 3), stone)]
    for inset, wing, z0, z1 in ((3, 22, 3, 12), (10, 24, 12, 20), (17, 26, 20, 27)):
        lo, hi = inset, 120 - inset
        core = inset + 9
        parts += [box(Block(core, core, 120 - core, 120 - core, z0, z1), white),
            box(Block(wing + inset, lo, 120 - wing - inset, hi, z0, z1), white),
            box(Block(lo, wing + inset, hi, 120 - wing - inset, z0, z1), white)]  # fmt: skip
        trims = [
            [(wing + inset, hi, z1 - 2), (120 - wing - inset, hi, z1 - 2)],
            [(hi, wing + inset, z1 - 2), (hi, 120 - wing - inset, z1 - 2)],
        ]
        parts.append(strokes(trims, saffron.left, 1.8))
    niches = "".join(
        svg.outline("M", *project(x, y, 31), "v", -3.6)
        for x, y in ((60 + 44 * c, 60 + 44 * s) for c, s in radial(44, 1.0))
        if x + y > 118
    )
    drum = [
        turned([(46, 27), (45, 33), (43, 34)], white, definitions),
    ]
    r = 42 * CIRCLE_RX
    rise = 46.0
    cupola = svg.outline("M", -r, -34, "A", r, 42 * CIRCLE_RY, 0, 0, 0, r, -34, "C", r * 0.98, -34 - rise * 0.8,
        r * 0.55, -34 - rise, 0, -34 - rise,
        "C", -r * 0.55, -34 - rise, -r * 0.98, -34 - rise * 0.8, -r, -34, "Z")  # fmt: skip
    splash = svg.outline("M", -r * 0.93, -50)
    for i in range(6):
        splash += svg.outline("q", r * 0.155, 34 - abs(i - 2.5) * 3, r * 0.31, (9, 5, 2, -2, -5, -9)[i])
    parts += [placed(60, 60, 0, *drum), svg.stroke(niches, saffron.right, 2.6),
        placed(60, 60, 0, svg.path(cupola, ball_paint(white, definitions)),
            svg.stroke(splash, saffron.left, 2.6, opacity=0.75))]  # fmt: skip
    box_low = Block(46, 46, 74, 74, 77, 98)
    parts += [
        box(Block(44, 44, 76, 76, 74, 78), white),
        box(box_low, gold),
        left_wall(box_low, _eyes(scene, 28, 21)),
        right_wall(box_low, _eyes(scene, 28, 21)),
    ]
    cornice = [Block(43, 43, 77, 77, 98, 101), Block(45, 45, 75, 75, 101, 103)]
    parts += [box(cornice[0], palette.material("#b8442f")), box(cornice[1], gold)]
    steps = [
        Block(60 - r, 60 - r, 60 + r, 60 + r, 103 + 2.7 * i, 105.7 + 2.7 * i)
        for i, r in enumerate(13.4 - 0.88 * k for k in range(13))
    ]
    parts.append(stack(steps, gold))
    z = steps[-1].z1
    canopy = [
        turned([(2, z), (2, z + 3)], gold, definitions),
        turned([(8, z + 3), (7.4, z + 5), (4, z + 8)], gold, definitions),
        finial(z + 7, 14, gold, definitions, 2.4),
    ]
    fringe = rings([(8, z + 1.6)], palette.material("#c8402f").left, 2.4)
    top: Vector = (60.0, 60.0, z + 6)
    ends = [(top, (2.0, 118.0, 4.0)), (top, (118.0, 2.0, 4.0)), (top, (27.0, 118.0, 13.0)), (top, (118.0, 27.0, 13.0))]
    parts += [
        placed(60, 60, 0, *canopy, fringe),
        prayer_flags(scene, ends, 7, 26),
        placed(60, 60, z + 8, halo(scene, 24)),
    ]
    butter = [(x, 118, 14) for x in range(26, 98, 9)] + [(118, y, 14) for y in range(26, 98, 9)]
    return svg.join([*parts, lamps(scene, butter, 2.2)])


BOUDHANATH = Landmark(
    "the Boudhanath stupa", _boudhanath, 120, 120, 160, Site.PLAZA,
    casts=(Block(4, 4, 116, 116, 0, 22), Block(24, 24, 96, 96, 0, 70), Block(50, 50, 70, 70, 0, 130)),
)  # fmt: skip

PEAKS = (
    (44.0, 112.0, 58.0, 104.0, 3),
    (118.0, 40.0, 60.0, 112.0, 5),
    (74.0, 74.0, 78.0, 158.0, 8),
    (120.0, 112.0, 44.0, 60.0, 2),
    (52.0, 140.0, 30.0, 44.0, 7),
)
"""Where each peak stands, its radius, its height, and the seed of its ragged edge."""


def _peak(scene: Scene, radius: float, height: float, seed: int) -> Markup:
    """A faceted summit: two flanks, secondary spurs, snow down to two thirds."""
    palette = scene.palette
    rock, snow = palette.snowed("#7f8aa3", 0.4), palette.material("#f8fbff")
    rx, ry = radius * CIRCLE_RX, radius * CIRCLE_RY

    def wobble(i: int, by: float) -> float:
        return by * math.sin(i * 2.3 + seed * 1.7)

    tip: Point = (wobble(1, rx * 0.08), -height)
    ridge = [
        tip,
        *(
            (tip[0] * (1 - t) + wobble(i + 3, rx * 0.12), lerp(-height, ry, t))
            for i, t in enumerate((0.2, 0.42, 0.64, 0.84))
        ),
        (wobble(9, rx * 0.05), ry),
    ]
    parts = []
    for side, facing in ((-1, (-0.3, 0.75, 0.6)), (1, (0.75, -0.3, 0.6))):
        edge = [
            (side * rx * (1 - u) + tip[0] * u + wobble(int(u * 10) + seed, rx * 0.05) * (0 < u < 1), -height * u**1.25)
            for u in (0, 0.2, 0.4, 0.6, 0.8, 1)
        ]
        foot = [(side * rx * math.sin(a), ry * math.cos(a)) for a in (0.15, 0.5, 0.8, 1.1, 1.35)]
        parts.append(svg.path(svg.polygon([*edge, *ridge[1:], *foot]), rock.face(facing)))
        ragged = [(lerp(edge[3][0], ridge[3][0], t), lerp(edge[3][1], ridge[3][1], t) + drop * height / 100) for t,
            drop in
            ((0.12, 16), (0.26, -8), (0.42, 18), (0.58, -6), (0.72, 14), (0.88, -4))]  # fmt: skip
        parts.append(svg.path(svg.polygon([edge[3], edge[4], tip, *ridge[1:4], *reversed(ragged)]), snow.face(facing)))
        spurs = ""
        for k, t in enumerate((0.3, 0.58)):
            top = (lerp(edge[4][0], ridge[1][0], t), lerp(edge[4][1], ridge[1][1], t))
            low = (lerp(edge[2][0], ridge[3][0], t + 0.08), lerp(edge[2][1], ridge[3][1], t) + 6)
            mid = (lerp(top[0], low[0], 0.5) + (4 if k else -3), lerp(top[1], low[1], 0.5))
            spurs += svg.polygon([top, mid, low, (low[0] + side * 7, low[1] - 4), (mid[0] + side * 5, mid[1] - 3)])
        parts.append(svg.path(spurs, rock.face((facing[0], facing[1], -0.2)), opacity=0.3))
    return svg.join([*parts, svg.stroke(svg.polygon(ridge[:4], close=False), snow.edge, 1.2, opacity=0.8)])


def _snowy_peaks(scene: Scene) -> Markup:
    ordered = sorted(PEAKS, key=lambda p: p[0] + p[1])
    return svg.join([placed(x, y, 0, _peak(scene, radius, height, seed)) for x, y, radius, height, seed in ordered])


SNOWY_PEAKS = Landmark(
    "the snows of the Himalaya", _snowy_peaks, 170, 170, 160, Site.BACK, casts=(Block(20, 20, 150, 150, 0, 40),)
)

CITIES: Cities = {1283240: (BOUDHANATH, SNOWY_PEAKS)}
