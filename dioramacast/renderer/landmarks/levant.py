"""Landmarks between Tehran and Sana'a."""

import math
from collections.abc import Callable

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, Vector, project
from dioramacast.renderer.landmarks.kit import arches, courses, is_lit, placed, stone, walls, window_paint
from dioramacast.renderer.landmarks.kit_round import girdle, halo, onion
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, contact_shade, dome, left_wall, turned
from dioramacast.renderer.svg import Markup


def _azadi(scene: Scene) -> Markup:
    """A gate of white marble that flares out to four feet."""
    marble = stone(scene, "#f3efe6")
    definitions = scene.definitions
    high = 146.0
    levels = [high * i / 16 for i in range(17)]

    def spread(z: float) -> float:
        """0 in the neck and 1 at the feet."""
        return math.pow(max(0.0, 1 - z / 96), 2.1)

    def wx(z: float) -> float:
        return 22 + 34 * spread(z)

    def wy(z: float) -> float:
        return 17 + 26 * spread(z)

    def on_left(u: float, z: float) -> Vector:
        return 60 + u * wx(z), 60 + wy(z), z

    def on_right(u: float, z: float) -> Vector:
        return 60 + wx(z), 60 - u * wy(z), z

    left = [project(*on_left(-1, z)) for z in levels] + [project(*on_left(1, z)) for z in reversed(levels)]
    right = [project(*on_right(-1, z)) for z in levels] + [project(*on_right(1, z)) for z in reversed(levels)]
    left_paint = definitions.linear([(0, marble.face((0, 1, 0.25))), (0.6, marble.left), (1, marble.face((0, 1, 0.9)))])
    right_paint = definitions.linear([
        (0, marble.face((1, 0, 0.25))), (0.6, marble.right), (1, marble.face((1, 0, 0.9))),
    ])  # fmt: skip

    def vault(spot: Callable[[float, float], Vector], width: float, top: float, rise: float) -> list[Point]:
        """A pointed arch in a curved side: its half-width is a share of the side's own."""
        points = []
        for i in range(-12, 13):
            v = i / 12
            z = top - (top - 0) * abs(v) ** rise
            points.append(project(*spot(v * width * 22 / (22 + 10 * spread(z)) * (1 + 0.25 * spread(z)), z)))
        return points

    deep = stone(scene, "#b9b3a8").right if not is_lit(scene.palette) else scene.palette.shown("#e8b96a")
    big, small = vault(on_left, 0.62, 74, 2.4), vault(on_right, 0.5, 56, 2.2)
    inner = vault(on_left, 0.46, 60, 2.4)
    ribs = "".join(
        svg.polygon([project(*on_left(u, z)) for z in levels if z >= start], close=False)
        for u, start in (
            (-0.86, 0), (-0.7, 0), (0.7, 0), (0.86, 0), (-0.45, 68), (-0.2, 78), (0.2, 78), (0.45, 68), (0, 78),
        )
    ) + "".join(
        svg.polygon([project(*on_right(u, z)) for z in levels if z >= start], close=False)
        for u, start in ((-0.8, 0), (0.8, 0), (-0.4, 56), (0, 60), (0.4, 56))
    )  # fmt: skip
    edge = svg.polygon([project(*on_left(1, z)) for z in levels], close=False)
    turquoise = stone(scene, "#4fb3b5")
    head = Block(38, 43, 82, 77, high, high + 5)
    slots = arches(44, 8, 8, (2.2, 22), "flat")
    return svg.join([
        svg.path(
            svg.polygon([project(*p) for p in ((0, 8, 0), (120, 8, 0), (120, 112, 0), (0, 112, 0))]),
            scene.palette.snowed("#a9c07c").top,
        ),
        svg.path(
            svg.polygon([project(*p) for p in ((10, 16, 0.5), (110, 16, 0.5), (110, 104, 0.5), (10, 104, 0.5))]),
            scene.palette.snowed("#e3dac8").top,
        ),
        svg.path(svg.polygon(left), left_paint), svg.path(svg.polygon(right), right_paint),
        svg.stroke(ribs, CONTACT, 1, opacity=0.2), svg.path(svg.polygon(big), deep),
        svg.path(
            svg.polygon(inner),
            stone(scene, "#7e7a80").left if not is_lit(scene.palette) else scene.palette.shown("#b97f45"),
        ),
        svg.path(svg.polygon(small), stone(scene, "#8f8b8a").right),
        svg.stroke(svg.polygon(big, close=False), turquoise.left, 2.2),
        svg.stroke(svg.polygon(small, close=False), turquoise.right, 1.6), svg.stroke(edge, marble.edge, 1.8),
        left_wall(Block(38, 43, 82, 77, 100, high), svg.path(slots, stone(scene, "#77808c").left)),
        box(head, marble, stone(scene, "#f3efe6")),
        box(Block(44, 49, 76, 71, high + 5, high + 9), marble, stone(scene, "#f3efe6")),
        halo(scene, 60, 92, 20, 80, 0.5),
    ])  # fmt: skip


AZADI = Landmark(
    "the Azadi Tower", _azadi, 120, 120, 156, Site.PARK,
    casts=(Block(38, 43, 82, 77, 0, 150), Block(10, 20, 30, 100, 0, 14), Block(88, 20, 110, 100, 0, 14)),
)  # fmt: skip


def _malwiya(scene: Scene) -> Markup:
    """A spiral ramp around a cone of brick."""
    brick = stone(scene, "#d9aa70")
    parts: list[Markup] = []
    radius, z = 44.0, 8.0
    joints = []
    while radius > 14:
        parts.append(turned([(radius, z), (radius - 0.8, z + 20)], brick, scene.definitions))
        d = "".join(girdle(radius - 0.4, z + k) for k in (6, 12))
        ramp = svg.outline("M", -radius * 1.2247, -z - 2, "Q", 0, radius * 0.95 - z - 10, radius * 1.2247, -z - 20)
        parts.append(svg.stroke(d, CONTACT, 0.8, opacity=0.14))
        joints.append(ramp)
        parts.append(svg.stroke(ramp, CONTACT, 3.4, opacity=0.3))
        parts.append(svg.stroke(ramp, brick.edge, 1.4, opacity=0.8))
        radius -= 7.4
        z += 20
    niches = "".join(svg.outline("M", k * 11, -z - 2, "v", -9) for k in (-0.9, -0.3, 0.3, 0.9))
    parts += [
        turned([(13, z), (12.4, z + 18)], brick, scene.definitions),
        svg.stroke(niches, window_paint(scene.palette, "#7a5230"), 3),
    ]  # fmt: skip
    base = Block(6, 6, 114, 114, 0, 8)
    return svg.join([
        box(base, stone(scene, "#d2a268")), courses(base, 3), placed(60, 60, 0, *parts),
        halo(scene, 60, 80, 10, 90, 0.4),
    ])  # fmt: skip


MALWIYA = Landmark(
    "the spiral minaret of Samarra", _malwiya, 120, 120, 130, Site.SAND,
    casts=(
        Block(6, 6, 114, 114, 0, 8), Block(24, 24, 96, 96, 0, 40), Block(38, 38, 82, 82, 0, 88),
        Block(48, 48, 72, 72, 0, 126),
    ),
)  # fmt: skip


def _split_dome(scene: Scene) -> Markup:
    """A turquoise onion cut in two, its halves moved apart, on a round terrace by water."""
    palette = scene.palette
    tile, inner = stone(scene, "#2f9fb0"), stone(scene, "#d8c8a8")
    outline = onion(30, 0, 118)

    def half(is_left: bool) -> Markup:
        side = -1 if is_left else 1
        rim = [(side * r * 1.2247, -z) for r, z in outline]
        body = svg.outline("M", 0, 18, "Q", side * 26, 16, *rim[0]) + "".join(
            svg.outline("L", x, y) for x, y in _curve(rim)
        ) + "Z"  # fmt: skip
        ribs = "".join(
            "M"
            + "L".join(
                f"{svg.number(k * x)} {svg.number(y + 16 * (1 - k * k) ** 0.5 * (1 - i / 30))}"
                for i, (x, y) in enumerate(_curve(rim))
            ) for k in (0.3, 0.55, 0.78)
        )  # fmt: skip
        tones = [tile.face((-0.6, 0.8, 0.3)), tile.left] if is_left else [tile.face((0.4, 0.6, 0.3)), tile.right]
        return svg.join([
            svg.path(body, scene.definitions.linear([(0, tones[0]), (1, tones[1])], (0, 0), (1, 0))),
            svg.stroke(ribs, palette.shown("#bff0ee") if is_lit(scene.palette) else tile.edge, 1, opacity=0.5),
            svg.stroke(svg.outline("M", 0, 18) + "L0 -118", inner.right if is_left else inner.left, 2.6),
        ])  # fmt: skip

    terrace = turned([(57, 0), (57, 4)], stone(scene, "#d9cdb8"), scene.definitions)
    pool = svg.ellipse(0, -4, 44, 25.4, palette.material("#3f9fc0").top)
    return svg.join([
        placed(60, 60, 0, terrace, pool, turned([(30, 4), (30, 7)], stone(scene, "#e8e0d2"), scene.definitions)),
        placed(70, 46, 8, half(is_left=False)), placed(48, 74, 8, half(is_left=True)), halo(scene, 60, 64, 30, 90, 0.5),
    ])  # fmt: skip


def _curve(points: list[Point]) -> list[Point]:
    """Five points between each two, on a curve by Catmull and Rom."""

    def between(a: float, b: float, c: float, d: float, t: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)

    out: list[Point] = []
    for i in range(len(points) - 1):
        p0, p1, p2, p3 = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, len(points) - 1)]
        for k in range(5):
            x, y = (between(p0[axis], p1[axis], p2[axis], p3[axis], k / 5) for axis in (0, 1))
            out.append((x, y))
    return [*out, points[-1]]


SPLIT_DOME = Landmark(
    "the Al-Shaheed Monument", _split_dome, 120, 120, 128, Site.PARK,
    casts=(Block(62, 28, 88, 54, 0, 90), Block(30, 64, 58, 92, 0, 90)),
)  # fmt: skip


def _tower_house(scene: Scene, width: float, high: float, seed: int) -> Markup:
    """Brown brick drawn over with white plaster, coloured fanlights glowing."""
    brick = stone(scene, ("#b07a52", "#a87048", "#bd8a60")[seed % 3])
    block = Block(0, 0, width, width, 0, high)
    white = stone(scene, "#f6efe2").left
    glow = scene.palette.shown(
        ("#ffb65a", "#7fd0c8", "#ff8f6a")[seed % 3]
    ) if is_lit(scene.palette) else stone(scene, "#5b7f9a").left  # fmt: skip

    def wall(length: float, height: float) -> list[Markup]:
        rows = int((height - 14) // 15)
        bands = "".join(f"M0 {svg.number(5 + 15 * r)}h{svg.number(length)}" for r in range(rows + 1))
        frames = "".join(arches(length, 2, 9 + 15 * r, (5.6, 9)) for r in range(rows))
        panes = "".join(arches(length, 2, 10.4 + 15 * r, (3.4, 3.4)) for r in range(rows))
        return [
            svg.stroke(bands, white, 1.3, stroke_dasharray="3 1.2"),
            svg.path(frames, brick.right, stroke=white, stroke_width=1.3), svg.path(panes, glow),
            svg.stroke(f"M0 1.2h{svg.number(length)}", white, 2.4),
            contact_shade(scene.definitions, length, height, 40),
        ]  # fmt: skip

    return svg.join([box(block, brick), walls(block, wall)])


def _tower_houses(scene: Scene) -> Markup:
    shapes = [
        scene.definitions.shape(_tower_house(scene, w, h, i))
        for i, (w, h) in enumerate(((30, 112), (27, 84), (29, 98)))
    ]  # fmt: skip
    minaret = placed(
        58, 62, 0,
        turned(
            [(7, 0), (6.4, 70), (8.6, 76), (8.6, 79), (5, 80), (4.8, 104)], stone(scene, "#f4ece0"), scene.definitions,
        ),
        dome(5.4, 104, stone(scene, "#f4ece0"), scene.definitions),
    )  # fmt: skip
    plots = ((4, 4, 0), (44, 2, 2), (84, 6, 1), (2, 46, 1), (84, 48, 0), (4, 86, 2), (46, 84, 1), (86, 88, 2))
    drawn = [(x + y, svg.use(shapes[k], project(x, y))) for x, y, k in plots] + [(100.0, minaret)]
    return svg.join([markup for _, markup in sorted(drawn, key=lambda item: item[0])])


TOWER_HOUSES = Landmark(
    "the tower houses of Sana'a", _tower_houses, 120, 120, 116, Site.SAND,
    casts=tuple(
        Block(x, y, x + 28, y + 28, 0, 95)
        for x, y in ((4, 4), (44, 2), (84, 6), (2, 46), (84, 48), (4, 86), (46, 84), (86, 88))
    ),
)  # fmt: skip
