"""What plants are made of: soft shadows, trunks, tufts of leaves, twigs, fronds, tiers of needles.

Plants are drawn flat around their foot, y upwards negative, in pixels: they look the same from every side.
"""

import math
from collections.abc import Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Point
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import round_paint
from dioramacast.renderer.svg import Markup

Leaves = tuple[str, str, str]
"""Albedos of a crown: in its own shade, its body, its sunlit tufts."""
Tufts = Sequence[tuple[float, float, float]]
"""Centres and radii."""

BARK = "#7a5740"
SNOW = "#f4f8ff"


def leaves(albedo: str) -> Leaves:
    """One green in three depths."""
    return mix(albedo, "#1c4048", 0.3), albedo, mix(albedo, "#f4f08c", 0.28)


def lit_side(scene: Scene) -> int:
    """-1 where the light comes from the picture's left, otherwise 1."""
    return -1 if scene.palette.light_from_left else 1


def shade(scene: Scene, radius: float, height: float = 26) -> Markup:
    """A plant's own soft shadow on the ground, away from the light and longer under a low sun."""
    lighting = scene.palette.lighting
    reach = min(height * 0.34 / max(lighting.towards_sun[2], 0.3), 26)
    colour, opacity = lighting.shadow_colour, min(1.0, lighting.shadow_opacity * 1.9)
    paint = scene.definitions.radial([(0, colour, opacity), (0.45, colour, opacity * 0.7), (1, colour, 0)])
    return svg.ellipse(-lit_side(scene) * reach * 0.6, 0, radius + reach * 0.6, radius * 0.52, paint, stroke="none")


def trunk(scene: Scene, height: float, width: float, albedo: str = BARK) -> Markup:
    half, top = width / 2, width * 0.34
    d = svg.outline("M", -half, 0, "Q", -top, -height / 3, -top, -height, "h", 2 * top,
                    "Q", top, -height / 3, half, 0, "Q", 0, 1, -half, 0, "z")  # fmt: skip
    return svg.path(d, bark_paint(scene, albedo))


def boughs(scene: Scene, d: str, width: float, albedo: str = BARK) -> Markup:
    return svg.stroke(d, scene.palette.material(albedo).left, width)


def balls(tufts: Tufts, paint: str, side: int = -1) -> Markup:
    """Round things of one paint; ``side`` 1 mirrors what is drawn for light from the left."""
    return svg.group(
        *(svg.element("circle", cx=svg.number(-side * x), cy=svg.number(y), r=svg.number(r)) for x, y, r in tufts),
        fill=paint,
    )


def crown(scene: Scene, tones: Leaves, under: Tufts, body: Tufts, over: Tufts) -> Markup:
    """Three layers of tufts; snow lies on the upper ones."""
    side, palette = lit_side(scene), scene.palette
    return svg.join([
        balls(under, palette.snowed(tones[0], 0.2).face((0.4, 0.4, -0.5)), side),
        balls(body, tuft_paint(scene, tones[1], 0.45), side),
        balls(over, tuft_paint(scene, tones[2], 0.95), side),
    ])  # fmt: skip


def tuft_paint(scene: Scene, albedo: str, snow: float) -> str:
    """As ``solids.ball_paint`` with fewer stops: a picture has many greens."""
    material = scene.palette.snowed(albedo, snow)
    is_left = scene.palette.light_from_left
    bright = material.face((0.2, 0.5, 0.85) if is_left else (0.5, 0.2, 0.85))
    dark = mix(material.face((1, -0.3, 0) if is_left else (-0.3, 1, 0)), material.face((0.2, 0.2, -0.9)), 0.6)
    return scene.definitions.radial([(0.12, bright), (1, dark)], (0.36 if is_left else 0.64, 0.3), 0.76)


def bark_paint(scene: Scene, albedo: str) -> str:
    """Across a trunk, from the picture's left to its right."""
    material = scene.palette.material(albedo)
    return scene.definitions.linear([(0.2, material.left), (0.9, material.right)], (0, 0), (1, 0))


def dots(scene: Scene, points: Sequence[Point], albedo: str, size: float) -> Markup:
    """Fruit, flowers, fallen leaves."""
    d = "".join(svg.outline("M", x, y, "h", 0.1) for x, y in points)
    return svg.stroke(d, scene.palette.material(albedo).top, size)


def scattered(count: int, reach: float, lift: float = 0.0) -> list[Point]:
    """Points around a foot, evenly without a pattern."""
    turn = math.pi * (3 - math.sqrt(5))
    spots = [(reach * math.sqrt((i + 0.6) / count), i * turn) for i in range(count)]
    return [(r * math.cos(a), r * math.sin(a) * 0.5 + lift) for r, a in spots]


def twigs(scene: Scene, height: float, spread: float, albedo: str, depth: int = 3) -> Markup:
    """A leafless crown that forks from the top of a trunk of a third of ``height``."""
    lines: list[list[str]] = [[] for _ in range(depth + 1)]
    snowy: list[str] = []

    def grow(x: float, y: float, angle: float, length: float, level: int) -> None:
        dx, dy = math.sin(angle) * length, -math.cos(angle) * length
        lines[level].append(svg.polygon([(x, y), (x + dx, y + dy)], close=False))
        if 0 < level < depth:
            snowy.append(svg.polygon([(x + dx * 0.2, y + dy * 0.2 - 0.7), (x + dx, y + dy - 0.7)], close=False))
        if level < depth:
            for i, turn in enumerate((-spread, spread * 0.1, spread) if level < 2 else (-spread, spread * 0.8)):
                grow(x + dx, y + dy, angle + turn, length * (0.66 if i != 1 else 0.8), level + 1)

    grow(0, 0, 0, height * 0.38, 0)
    tone = scene.palette.material(mix(albedo, "#9a8a84", 0.25))
    parts = [svg.stroke("".join(run), tone.left, 2.4 / (1 + level * 0.7)) for level, run in enumerate(lines)]
    if scene.palette.snow > 0.3:
        parts.append(svg.stroke("".join(snowy), scene.palette.material(SNOW).top, 1, opacity=0.9))
    return svg.join(parts)


def frond(at: Point, angle_deg: float, length: float, width: float = 3.4) -> str:
    """One feathered, arching leaf of a palm as path data; 0° points right, 90° up."""
    a = math.radians(angle_deg)
    reach = math.cos(a) * length
    rise = math.sin(a) * length
    bend = (at[0] + reach * 0.5, at[1] - rise * 0.62 - length * 0.3)
    tip = (at[0] + reach, at[1] - rise * 0.55 + length * 0.3)
    spine = [_bent(at, bend, tip, t / 3) for t in range(4)]
    lower = []
    for i in (3, 2, 1):
        x, y = _bent(at, bend, tip, i / 3 - 0.14)
        lower += [(x + reach * 0.06, y + width * (1 if i < 3 else 0.6)), (x - reach * 0.08, y + width * 0.35)]
    return svg.polygon([*spine, *lower])


def _bent(a: Point, b: Point, c: Point, t: float) -> Point:
    """A point of the quadratic curve from ``a`` to ``c``."""
    u = 1 - t
    return u * u * a[0] + 2 * u * t * b[0] + t * t * c[0], u * u * a[1] + 2 * u * t * b[1] + t * t * c[1]


def tiers(scene: Scene, albedo: str, rows: Sequence[tuple[float, float, float]], teeth: int = 6) -> Markup:
    """Skirts of needles, each ``(half width, foot, tip)``, lowest first; snow lies on each."""
    palette, definitions = scene.palette, scene.definitions
    green = round_paint(palette.snowed(albedo, 0.12), definitions, 0.4)
    white = round_paint(palette.material(SNOW), definitions, 0.6)
    parts = []
    for half, foot, tip in rows:
        step = 2 * half / teeth
        hem = "".join(
            svg.outline("l", step * 0.55, 2.3, "l", step * 0.45, -1.7 - 1.2 * i / teeth) for i in range(teeth)
        )
        waist = (tip - foot) * 0.3
        d = svg.outline("M", 0, tip, "Q", -half * 0.3, foot + waist, -half, foot)
        parts.append(svg.path(d + hem + "z", green))
        if palette.snow > 0.3:
            w = half * 0.8
            lobes = "".join(svg.outline("q", w / 4, 2.8, w / 2, 0.2) for _ in range(4))
            cap = svg.outline("M", 0, tip, "Q", -w * 0.3, foot + waist, -w, foot - 1.4)
            parts.append(svg.path(f"{cap}{lobes}z", white))
    if palette.snow <= 0.3:
        half, foot, tip = rows[-1]
        light = palette.material(mix(albedo, "#e8f0a0", 0.3)).left
        flecks = "".join(
            svg.outline("M", -h * 0.5 * -lit_side(scene) * -1, f - 2.4, "l", h * 0.3, 0.9, "M", -h * 0.1, f - 4.6,
                        "l", h * 0.26, 0.7) for h, f, _ in rows
        )  # fmt: skip
        parts.append(svg.stroke(flecks, light, 1, opacity=0.55))
    return svg.join(parts)
