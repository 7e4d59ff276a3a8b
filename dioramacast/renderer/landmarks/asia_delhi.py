"""The lotus and the arch of Delhi."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, lerp, project
from dioramacast.renderer.landmarks.asia_kit import floodlit, gateway, ground_glow, lamps, night_share, opening, strokes
from dioramacast.renderer.landmarks.asia_round import radial
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, dome, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

PetalShape = tuple[float, float, float, float, float, float]
"""Distances from the middle of its foot, its belly and its tip; heights of foot and tip; half its width as an angle."""


def _petal(shape: PetalShape, angle: float, marble: Material) -> tuple[float, Markup]:
    """A marble leaf at an angle around the middle, with its depth."""
    base, belly, tip, z0, z1, half = shape

    def spot(radius: float, a: float, z: float) -> tuple[float, float]:
        return radius * CIRCLE_RX * math.cos(a), radius * CIRCLE_RY * math.sin(a) - z

    a, b = spot(base, angle - half, z0), spot(base, angle + half, z0)
    point = spot(tip, angle, z1)
    swell_a, swell_b = (
        spot(belly, angle - half * 1.15, lerp(z0, z1, 0.5)),
        spot(belly, angle + half * 1.15, lerp(z0, z1, 0.5)),
    )
    front = spot(base * 1.03, angle, z0)
    nx, ny = math.cos(angle - math.pi / 4), math.sin(angle - math.pi / 4)
    lean = 0.35
    tone = marble.face((round(nx, 2), round(ny, 2), lean))
    other = marble.face(
        (round(math.cos(angle - math.pi / 4 - 0.9), 2), round(math.sin(angle - math.pi / 4 - 0.9), 2), lean)
    )
    middle = spot(belly, angle, lerp(z0, z1, 0.45))
    d = svg.outline("M", *a, "Q", *swell_a, *point, "Q", *swell_b, *b, "Q", *front, *a, "Z")
    half_leaf = svg.outline("M", *a, "Q", *swell_a, *point, "Q", *middle, *front, "Q", *front, *a, "Z")
    ridge = svg.outline("M", *front, "Q", *middle, *point)
    return math.sin(angle), svg.join([svg.path(d, tone, stroke=marble.edge, stroke_width=0.7),
        svg.path(half_leaf, other, opacity=0.7),
        svg.stroke(ridge, marble.edge, 0.9, opacity=0.7)])  # fmt: skip


def _lotus_temple(scene: Scene) -> Markup:
    """Twenty-seven petals about to open, over nine pools."""
    palette, definitions = scene.palette, scene.definitions
    marble, stone = floodlit(palette, "#fbf8f2", 0.75, 0.25), palette.snowed("#d9c9ae")
    water = palette.shown("#5fd0e0") if night_share(palette) else palette.material("#45a9cc").top
    parts = [turned([(59, 0), (58, 4)], stone, definitions), ground_glow(scene, 0, 0, 58)]
    pools = "".join(
        svg.polygon([(r * CIRCLE_RX * math.cos(a), r * CIRCLE_RY * math.sin(a) - 4) for r, a in
            ((56, m - 0.24), (57, m - 0.1), (57, m + 0.1), (56, m + 0.24), (44, m + 0.26), (40, m),
                (44, m - 0.26))])
        for m in (2 * math.pi * (i + 0.5) / 9 for i in range(9))
    )  # fmt: skip
    parts += [
        svg.path(pools, water),
        svg.stroke(pools, stone.edge, 1.2),
        turned([(42, 4), (40, 9)], stone, definitions),
    ]
    angles = [2 * math.pi * i / 9 + 0.17 for i in range(9)]
    outer = [_petal((40, 53, 55, 8, 37, 0.27), a, marble) for a in angles]
    middle = [_petal((37, 43, 25, 9, 66, 0.31), a + math.pi / 9, marble) for a in angles]
    inner = [_petal((25, 29, 11, 30, 80, 0.36), a, marble) for a in angles]
    far = sorted([*outer, *middle], key=lambda p: p[0])
    parts += [m for depth, m in far if depth < -0.05]
    core = turned([(30, 9), (25, 46)], floodlit(palette, "#e9dfd0", 0.9), definitions)
    parts += [core, *(m for _, m in sorted(inner, key=lambda p: p[0]))]
    parts += [m for _, m in sorted((p for p in middle if p[0] >= -0.05), key=lambda p: p[0])]
    parts += [m for _, m in sorted((p for p in outer if p[0] >= -0.05), key=lambda p: p[0])]
    around = [(52 * c, 52 * s, 5) for c, s in radial(18, 1.0) if c + s > -0.6]
    return placed(60, 60, 0, *parts, lamps(scene, around, 2))


LOTUS_TEMPLE = Landmark(
    "the Lotus Temple",
    _lotus_temple,
    120,
    120,
    84,
    Site.PARK,
    casts=(Block(14, 14, 106, 106, 0, 16), Block(30, 30, 90, 90, 0, 66)),
)


def _great_gate(scene: Scene, block: Block, stone: Material, gate: tuple[float, float], dark: str) -> list[Markup]:
    """A block with an arch through it, framed."""
    parts = [box(block, stone)]
    trim = stone.face((0.8, -0.3, -0.3))
    for wall, length in ((left_wall, block.width), (right_wall, block.depth)):
        w, h = (gate[0], gate[1]) if wall is left_wall else (gate[0] * 0.5, gate[1] * 0.6)
        frame, hole = opening(length / 2, block.height, w + 6, h + 4), opening(length / 2, block.height, w, h)
        inner = opening(length / 2 - w * 0.12, block.height, w * 0.7, h - 6)
        parts.append(
            wall(
                block,
                svg.path(frame, stone.edge, opacity=0.5),
                svg.path(hole, trim),
                gateway(scene.palette, inner, dark),
            )
        )
    return parts


def _india_gate(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, red = floodlit(palette, "#e6c894", 0.85, 0.2), palette.snowed("#c98a64")
    lawn, water = palette.snowed("#84b75c"), palette.material("#4fa6c6")
    parts = [box(Block(0, 0, 120, 120, 0, 2), red)]
    parts += [
        face([(x, y, 2), (x + 44, y, 2), (x + 44, y + 22, 2), (x, y + 22, 2)], lawn.top)
        for x in (4, 72)
        for y in (4, 94)
    ]
    parts += [face([(x, 99, 2), (x + 34, 99, 2), (x + 34, 107, 2), (x, 107, 2)], water.top) for x in (9, 77)]
    parts += [ground_glow(scene, 60, 60, 58), box(Block(14, 34, 106, 88, 2, 8), red)]
    parts += _great_gate(scene, Block(20, 42, 100, 80, 8, 98), stone, (30, 70), "#4f4048")
    body = [(20, 80), (100, 80), (100, 42)]
    parts.append(strokes([[(x, y, z) for x, y in body] for z in (26, 88)], stone.edge, 1.3, 0.7))
    for x0, x1, y0, y1, z0, z1 in (
        (18, 102, 40, 82, 98, 103),
        (24, 96, 46, 76, 103, 113),
        (20, 100, 43, 79, 113, 117),
        (32, 88, 50, 72, 117, 125),
        (44, 76, 52, 70, 125, 131),
    ):
        parts.append(box(Block(x0, y0, x1, y1, z0, z1), stone))
    panels = svg.boxes([(6, 2.5, 60, 5)])
    parts.append(left_wall(Block(24, 46, 96, 76, 103, 113), svg.path(panels, stone.right, opacity=0.6)))
    parts += [
        placed(60, 61, 131, turned([(12, 0), (13, 3), (9, 5)], stone, definitions), dome(8, 5, stone, definitions, 0.5))
    ]
    flags = (("#e98a3a", 0), ("#f6f2ea", 1), ("#3f8f4f", 2))
    for x, y in ((12, 92), (108, 92), (108, 32)):
        pole = svg.stroke(svg.outline("M", *project(x, y, 2), "v", -34), palette.material("#d8d2c8").left, 1.6)
        sx, sy = project(x, y, 36)
        cloth = [
            svg.path(
                svg.outline(
                    "M", sx, sy + 3.6 * k, "q", 5, -2.5, 9, 0, "t", 8, 0, "v", 3.6, "q", -4, 2.5, -8, 0, "t", -9, 0, "z"
                ),
                palette.material(c).left,
            )
            for c, k in flags
        ]
        parts += [pole, *cloth]
    return svg.join(
        [*parts, lamps(scene, [(x, 89, 4) for x in range(18, 106, 14)] + [(107, y, 4) for y in range(38, 88, 12)], 2.2)]
    )


INDIA_GATE = Landmark("India Gate", _india_gate, 120, 120, 142, Site.PLAZA, casts=(Block(20, 42, 100, 80, 0, 118),))

CITIES: Cities = {1273294: (LOTUS_TEMPLE,), 1261481: (INDIA_GATE,)}
