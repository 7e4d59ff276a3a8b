"""The hotel and the lion of Singapore."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, lerp, project
from dioramacast.renderer.landmarks.asia_kit import floodlit, lamps, night_share, storeys, strokes
from dioramacast.renderer.landmarks.asia_round import radial
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import radius_at
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face, turned
from dioramacast.renderer.svg import Markup


def _marina_bay_sands(scene: Scene) -> Markup:
    """Three towers of two leaning slabs each, and the ship-like garden that lies across them."""
    palette, definitions = scene.palette, scene.definitions
    glass, pale = floodlit(palette, "#a9c6d8", 0.3), floodlit(palette, "#efe9dd", 0.5)
    stone, leaf = palette.snowed("#d9d2c6"), palette.snowed("#4f9a52", 0.6)
    parts = [box(Block(0, 0, 120, 120, 0, 3), stone)]
    podium = Block(2, 76, 118, 96, 3, 16)
    for x0 in (4.0, 47.0, 90.0):
        x1, top = x0 + 26, 150.0
        back = [(x1, 34, 3), (x1, 44, 3), (x1, 54, 70), (x1, 58, top), (x1, 44, top), (x1, 38, 60)]
        near = [(x1, 76, 3), (x1, 64, 3), (x1, 54, 70), (x1, 52, top), (x1, 62, top), (x1, 64, 70), (x1, 68, 36)]
        front = [
            (x0, 76, 3),
            (x1, 76, 3),
            (x1, 68, 36),
            (x1, 64, 70),
            (x1, 62, top),
            (x0, 62, top),
            (x0, 64, 70),
            (x0, 68, 36),
        ]
        atrium = [(x1 - 1, 44, 3), (x1 - 1, 64, 3), (x1 - 1, 54, 70)]
        parts += [face(back, pale.right), face(atrium, mix(glass.right, "#20305a", 0.4)),
            face(near, mix(pale.right, glass.right, 0.35)),
            face(front, glass.face((0, 1, 0.12)))]  # fmt: skip
        grid, lit = [], []
        for k in range(1, 21):
            z = 3 + 147 * k / 21
            y = radius_at(((76, 3), (68, 36), (64, 70), (62, 150)), z)
            grid.append([(x0, y, z), (x1, y, z)])
            lit += [
                (lerp(x0, x1, (i + 0.5) / 6), y, z - 3)
                for i in range(6)
                if (i * 7 + k * 11 + int(x0)) % 19 < palette.lit_share * 22
            ]
        parts += [strokes(grid, pale.left, 1.2, 0.8), strokes([[(p[0] - 1.6, p[1], p[2]), (p[0] + 1.6, p[1], p[2])]
            for p in lit],
            palette.shown("#ffd98a"), 2.6)
            if lit else svg.EMPTY]  # fmt: skip
        fins = [
            [(lerp(x0, x1, t), 76, 3), (lerp(x0, x1, t), 68, 36), (lerp(x0, x1, t), 64, 70), (lerp(x0, x1, t), 62, 150)]
            for t in (0.33, 0.66)
        ]
        parts += [strokes(fins, pale.left, 1, 0.6), strokes([[front[1], front[2], front[3], front[4]]], pale.edge, 1.5)]
    ts = [i / 14 for i in range(15)]

    def deck(t: float) -> tuple[float, float, float]:
        x = lerp(-8, 128, t)
        bow = 8 * math.sin(math.pi * t)
        half = 14 * (1 - abs(2 * t - 1) ** 3.2 * 0.8)
        return x, 46 + bow - half, 46 + bow + half

    outline = [deck(t) for t in ts]
    near_edge = [(x, y1, 160) for x, _, y1 in outline]
    far_edge = [(x, y0, 160) for x, y0, _ in outline]
    keel = [(lerp(x, 60, 0.04), lerp(y0, y1, 0.82), 149.5) for x, y0, y1 in outline]
    x_end, y0_end, y1_end = outline[-1]
    hull_paint = pale.face((0, 1, -0.25))
    parts += [
        face([*near_edge, *reversed(keel)], hull_paint),
        face([(x_end, y1_end, 160), (x_end, y0_end, 160), keel[-1]], pale.right),
        face([*near_edge, *reversed(far_edge)], stone.top), strokes([near_edge], pale.edge, 1.8),
    ]  # fmt: skip
    pool = [(x, lerp(y0, y1, 0.62), 160) for x, y0, y1 in outline[1:9]] + [
        (x, lerp(y0, y1, 0.86), 160) for x, y0, y1 in reversed(outline[1:9])
    ]
    parts.append(face(pool, palette.shown("#5fd0e8") if night_share(palette) else palette.material("#4fb8dc").top))
    for k in range(12):
        x, y0, y1 = deck(0.06 + 0.078 * k)
        sx, sy = project(x, lerp(y0, y1, 0.3 if k % 2 else 0.42), 160)
        parts.append(
            svg.path(svg.outline("M", sx, sy, "v", -5), "none", stroke=palette.material("#7a5a3a").left, stroke_width=1)
        )
        parts.append(svg.circle(sx, sy - 6.5, 3.2, leaf.top if k % 3 else leaf.left))
    glow = [(x, y1, 158) for x, _, y1 in outline[1:-1]]
    parts += [lamps(scene, glow, 1.8), box(podium, pale), *storeys(scene, podium, (16, 3), 1)]
    return svg.join([*parts, placed(26, 108, 3, _lotus_museum(scene)), *_bay_trees(scene, leaf, definitions)])


def _bay_trees(scene: Scene, leaf: Material, definitions: svg.Definitions) -> list[Markup]:
    """Palms along the promenade."""
    trunk = scene.palette.material("#8a6a48")
    frond = "".join(svg.outline("M", 0, -13, "q", 4 * c, -4 - 2 * s, 8 * c, 2 + 3 * s) for c, s in radial(7, 1.0, 20))
    palm = definitions.shape(
        svg.join(
            [svg.stroke(svg.outline("M", 0, 0, "q", 1.5, -7, 0, -13), trunk.left, 1.6), svg.stroke(frond, leaf.left, 2)]
        )
    )
    return [
        svg.use(palm, project(x, y, 3)) for x, y in ((52, 110), (66, 112), (80, 108), (94, 112), (110, 104), (113, 88))
    ]


def _lotus_museum(scene: Scene) -> Markup:
    """Ten white fingers opening like a lotus."""
    white = floodlit(scene.palette, "#fbf8f2", 0.6, 0.3)
    petals = []
    for i, (c, s) in enumerate(radial(9, 1.0, 10)):
        x, y, tall = 17 * CIRCLE_RX * c, 17 * CIRCLE_RY * s, 13 + 5 * math.sin(i * 2.1)
        d = svg.outline(
            "M", x * 0.25 - 3, -3, "Q", x * 0.7 - 5, y - 2, x, y - tall, "Q", x * 0.8 + 6, y, x * 0.25 + 3, -1, "Z"
        )
        petals.append((s, svg.path(d, mix(white.left, white.right, (c + 1) / 2))))
    return svg.join(
        [turned([(9, 0), (9, 3)], white, scene.definitions), *(m for _, m in sorted(petals, key=lambda p: p[0]))]
    )


MARINA_BAY_SANDS = Landmark(
    "Marina Bay Sands", _marina_bay_sands, 120, 120, 172, Site.PLAZA,
    casts=(Block(0, 36, 120, 76, 0, 150),),
)  # fmt: skip


def _merlion(scene: Scene) -> Markup:
    """Half lion, half fish, spouting into the bay from its wave-shaped base."""
    palette, definitions = scene.palette, scene.definitions
    white, stone = floodlit(palette, "#f6f3ec", 0.65, 0.4), palette.snowed("#b9b3a8")
    shade = white.face((1, -0.2, -0.3))
    body = svg.outline(
        "M", -13, -16, "C", -20, -34, -15, -52, -9, -66, "L", 14, -66, "C", 20, -50, 23, -34, 15, -16, "Z"
    )
    tail = svg.outline("M", 12, -18, "C", 30, -14, 32, -30, 24, -40, "C", 36, -38, 44, -30, 42, -44, "C", 34, -58, 20,
        -52, 18, -44,
        "C", 24, -34, 20, -26, 8, -24, "Z")  # fmt: skip
    scales = "".join(svg.outline("M", x - 3.4, y, "q", 3.4, 5, 6.8, 0) for k, y in enumerate(range(-58, -20, 6))
        for x in ([-8 + 6.8 * i for i in range(4)] if k % 2 else [-4.6 + 6.8 * i
            for i in range(4)]))  # fmt: skip
    waves = svg.outline("M", -30, -8, "q", 4, -12, 12, -6, "q", 4, -12, 12, -5, "q", 6, -11, 13, -3, "q", 7, -10, 13,
        -1, "q", 8, -6, 10, 6,
        "L", 28, 2, "Q", 0, 14, -30, 0, "Z")  # fmt: skip
    mane_spots = radial(11, 1.0, 15)
    mane = "".join(svg.outline("M", 6 + 15 * c - 7, -76 + 16 * s, "a", 7, 7, 0, 1, 0, 14, 0, "a", 7, 7, 0, 1, 0, -14,
        0, "z")
        for c, s in mane_spots)  # fmt: skip
    head = svg.outline("M", -14, -74, "C", -15, -88, -6, -95, 4, -94, "C", 15, -92, 18, -82, 15, -72, "C", 12, -62, 0,
        -60, -6, -63,
        "L", -16, -64, "C", -20, -66, -20, -72, -14, -74, "Z")  # fmt: skip
    curls = "".join(
        svg.outline("M", 5 + 13 * c, -76 + 13 * s, "q", 5 * c - 4 * s, 5 * s + 4 * c, 8 * c, 8 * s)
        for c, s in mane_spots
    )
    water = palette.shown("#d8f4ff") if night_share(palette) else palette.material("#e6fbff").top
    jets = "".join(
        svg.outline("M", -17, -67 + k, "C", -34, -70 + k, -44 - k, -40, -46 - 2 * k, 10 + k) for k in (0, 1.6, 3.2)
    )
    splash = svg.outline("M", -58, 12, "q", 8, 7, 18, 2, "M", -60, 8, "q", 5, -4, 9, -1, "M", -42, 8, "q", 5, -3, 8, 1)
    paint = definitions.linear([(0, white.left), (0.6, white.face((0.5, 0.6, 0.2))), (1, white.right)], (0, 0), (1, 0))
    pier = [
        box(Block(22, 22, 62, 62, 0, 5), stone),
        placed(42, 42, 5, turned([(17, 0), (15.5, 6)], stone, definitions)),
    ]
    figure = [
        svg.path(tail, mix(white.left, white.right, 0.6), stroke=shade, stroke_width=0.8), svg.path(body, paint),
        svg.stroke(scales, shade, 1.2, opacity=0.7),
        svg.path(waves, paint),
        svg.stroke(svg.outline("M", -26, -6, "q", 5, -7, 9, 0, "M", -13, -5, "q", 5, -7, 9, 0, "M", 1, -3, "q", 5, -7,
            9, 0), shade, 1.2),
        svg.path(mane, mix(white.right, white.left, 0.25)), svg.stroke(curls, shade, 1.8), svg.path(head, paint),
        svg.stroke(svg.outline("M", -16, -67, "q", 5, 2, 9, -1), mix(shade, "#302848", 0.4), 2.2),
        svg.path(svg.outline("M", -13, -80, "q", 4, -3, 7, 0, "q", -3, 3, -7, 0), mix(shade, "#302848", 0.5)),
        svg.path(svg.outline("M", -18, -74, "q", 2, -3, 5, 0, "q", -2, 2, -5, 0), mix(shade, "#302848", 0.4)),
        svg.path(svg.outline("M", 4, -94, "q", 4, -8, 9, -2, "q", -1, 5, -4, 6), white.left),
        svg.stroke(jets, water, 2.6, opacity=0.85), svg.stroke(splash, water, 1.6, opacity=0.9),
    ]  # fmt: skip
    return svg.join(
        [*pier, placed(42, 42, 8, *figure), lamps(scene, [(26, 62, 6), (44, 62, 6), (62, 62, 6), (62, 30, 6)], 2.2)]
    )


MERLION = Landmark("the Merlion", _merlion, 80, 80, 110, Site.WATER, casts=(Block(26, 26, 58, 58, 0, 70),))

CITIES: Cities = {1880252: (MARINA_BAY_SANDS, MERLION)}
