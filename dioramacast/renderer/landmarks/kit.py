"""Parts that many landmarks share: floodlit stone, walls, openings, lofts. World units throughout."""

import math
from collections.abc import Callable, Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Grade, Lighting, Material, mix
from dioramacast.renderer.geometry import Point, Vector, convex_hull, project, smoothstep
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    CONTACT,
    Block,
    contact_shade,
    left_wall,
    right_wall,
)
from dioramacast.renderer.svg import Markup

WARM = "#ffd98a"
"""A lit window."""

GLASS = "#46506f"

LIGHTS_ON = 0.1
"""Above this share of lit windows, landmarks are lit too."""

SNOW = "#f4f8ff"

FLOODLIGHT = Lighting((-0.38, 0.74, 0.30), (1.10, 0.74, 0.40), (0.30, 0.25, 0.36), (0.50, 0.34, 0.22), "#0b0a2c", 0.42)
"""Warm lamps at the foot of a monument, so that after dark it stands out from the blue city."""


def is_lit(palette: Palette) -> bool:
    return palette.lit_share > LIGHTS_ON


class Snowy(Material):
    """Snow lies on what looks upwards, and leaves the walls as they are."""

    def __init__(self, albedo: str, lighting: Lighting, grade: Grade, snow: float) -> None:
        super().__init__(albedo, lighting, grade)
        self._snow = snow

    def _shown(self, unit: Vector) -> str:
        share = self._snow * smoothstep(0.2, 0.62, unit[2])
        return self._grade.applied(self._lighting.shade(mix(self.albedo, SNOW, share), unit))


def stone(scene: Scene, albedo: str) -> Material:
    """The material of a monument: under floodlight after dark, and with snow on what can hold it."""
    palette = scene.palette
    share = palette.lit_share * 1.3 * (1 - 0.5 * palette.daylight)
    light = FLOODLIGHT if palette.light_from_left else FLOODLIGHT.mirrored()
    return Snowy(albedo, palette.lighting.blended(light, share), palette.grade, 0.92 * palette.snow)


def unlit(scene: Scene, albedo: str) -> Material:
    """The material of mountains and trees: with snow, but without floodlight."""
    return Snowy(albedo, scene.palette.lighting, scene.palette.grade, 0.92 * scene.palette.snow)


def window_paint(palette: Palette, dark: str = GLASS, glow: str = WARM) -> str:
    """The colour of windows and doorways that have light behind them after dark."""
    return palette.shown(glow) if is_lit(palette) else palette.material(dark).left


def placed(x: float, y: float, z: float, *drawings: Markup) -> Markup:
    """Drawings around the origin, moved to a point of the world."""
    return svg.group(*drawings, transform=svg.translate(project(x, y, z)))


def plane(origin: Vector, along: Vector, down: Vector, *drawings: Markup) -> Markup:
    """A flat drawing on any plane: u runs along one vector of the world and v along the other."""
    (a, b), (c, d) = project(*along), project(*down)
    return svg.group(*drawings, transform=svg.matrix((a, b, c, d), project(*origin)))


def walls(block: Block, draw: Callable[[float, float], Sequence[Markup]]) -> Markup:
    """The same drawing, made for a wall's length and height, on the left and on the right wall."""
    return svg.join([
        left_wall(block, *draw(block.width, block.height)), right_wall(block, *draw(block.depth, block.height))
    ])  # fmt: skip


def arch(x: float, y: float, w: float, h: float, shape: str = "round") -> str:
    """Path data of one opening, ``x``, ``y`` its upper left corner; ``shape`` is round, pointed, lancet or flat."""
    if shape == "flat":
        return svg.outline("M", x, y, "h", w, "v", h, "h", -w, "z")
    if shape == "pointed":
        rise = min(h, w * 0.85)
        return svg.outline(
            "M", x, y + h, "v", rise - h, "q", 0, -rise * 0.62, w / 2, -rise, "q", w / 2, rise * 0.38, w / 2, rise,
            "v", h - rise, "z",
        )  # fmt: skip
    if shape == "lancet":
        half, rise = w / 2, w / 2 * 1.9
        head = ("q", 0, -half * 1.2, half, -rise, "q", half, half * 0.7, half, rise)
        return svg.outline("M", x, y + h, "v", rise - h, *head, "v", h - rise, "z")
    rise = min(h, w / 2)
    return svg.outline("M", x, y + h, "v", rise - h, "a", w / 2, rise, 0, 0, 1, w, 0, "v", h - rise, "z")


def arches(length: float, count: int, y: float, size: Point, shape: str = "round", *, margin: float = 0) -> str:
    """Path data of a row of openings of ``size`` (width, height) spread evenly over a wall, but for its margins."""
    w, h = size
    step = (length - 2 * margin) / max(count, 1)
    return "".join(arch(margin + step * (i + 0.5) - w / 2, y, w, h, shape) for i in range(count))


def openings(  # noqa: PLR0917 -- where, how large, of what
    scene: Scene,
    block: Block,
    count: int | tuple[int, int],
    y: float,
    size: tuple[float, float],
    shape: str = "round",
    paint: str = "",
) -> Markup:
    """A row of openings on both walls, ``y`` below the top; ``count`` for both, or for the left and the right wall."""
    on_left, on_right = count if isinstance(count, tuple) else (count, count)
    colour = paint or window_paint(scene.palette)
    return svg.join([
        left_wall(block, svg.path(arches(block.width, on_left, y, size, shape), colour)) if on_left else svg.EMPTY,
        right_wall(block, svg.path(arches(block.depth, on_right, y, size, shape), colour)) if on_right else svg.EMPTY,
    ])  # fmt: skip


def foot(scene: Scene, block: Block, reach: float = 46) -> Markup:
    """The darkness at the foot of both walls."""
    return walls(block, lambda length, height: [contact_shade(scene.definitions, length, height, reach)])


def levels(length: float, *heights: float) -> str:
    """Path data of level lines over a wall, each so far below its top."""
    return "".join(f"M0 {svg.number(y)}h{svg.number(length)}" for y in heights)


def courses(block: Block, step: float, opacity: float = 0.16, colour: str = CONTACT, width: float = 0.7) -> Markup:
    """Level joints over both walls."""

    def joints(length: float, height: float) -> list[Markup]:
        d = "".join(f"M0 {svg.number(step * (i + 1))}h{svg.number(length)}" for i in range(int((height - 1) // step)))
        return [svg.stroke(d, colour, width, opacity=opacity, stroke_linecap="butt")]

    return walls(block, joints)


def piers(block: Block, step: float, opacity: float, colour: str, width: float, inset: float = 2) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    """Upright lines over both walls."""

    def lines(length: float, height: float) -> list[Markup]:
        count = max(1, round((length - 2 * inset) / step))
        xs = [inset + (length - 2 * inset) * (i + 0.5) / count for i in range(count)]
        d = "".join(f"M{svg.number(x)} {svg.number(inset)}v{svg.number(height - 2 * inset)}" for x in xs)
        return [svg.stroke(d, colour, width, opacity=opacity if opacity < 1 else None, stroke_linecap="butt")]

    return walls(block, lines)


def merlons(block: Block, material: Material, size: float = 3.0) -> Markup:
    """A crenellated parapet on the front edges of a box's top."""

    def row(length: float, colour: str) -> Markup:
        return svg.stroke(
            f"M0 {svg.number(-size / 2)}h{svg.number(length)}", colour, size,
            stroke_dasharray=f"{svg.number(size)} {svg.number(size * 0.8)}", stroke_linecap="butt",
        )  # fmt: skip

    return svg.join([
        left_wall(block, row(block.width, material.left)), right_wall(block, row(block.depth, material.right))
    ])  # fmt: skip


def ring(x: float, y: float, radius: float, sides: int, turn_deg: float = 0.0) -> list[Point]:
    """A regular polygon on the ground."""
    angles = [math.radians(turn_deg + 360 * i / sides) for i in range(sides)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def square(x: float, y: float, half: float, half_depth: float | None = None) -> list[Point]:
    """A rectangle on the ground about its centre."""
    d = half if half_depth is None else half_depth
    return [(x - half, y - d), (x + half, y - d), (x + half, y + d), (x - half, y + d)]


def loft(  # noqa: PLR0917 -- where, how large, of what
    base: Sequence[Point], z0: float, top: Sequence[Point], z1: float, material: Material, cap: Material | None = None
) -> Markup:
    """The solid between two convex polygons of as many corners, in the order of ``ring``."""
    corners = [project(x, y, z0) for x, y in base] + [project(x, y, z1) for x, y in top]
    # A body under the faces keeps the background from showing through their seams.
    parts = [svg.path(svg.polygon(convex_hull(corners)), material.face((0.4, 0.4, 0.2)))]
    for i in range(len(base)):
        j = (i + 1) % len(base)
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = base[i], base[j], top[j], top[i]
        ex, ey = (bx - ax, by - ay) if (bx - ax) ** 2 + (by - ay) ** 2 > 0.01 else (cx - dx, cy - dy)
        ux, uy, uz = (dx + cx - ax - bx) / 2, (dy + cy - ay - by) / 2, z1 - z0
        normal = (round(ey * uz, 2), round(-ex * uz, 2), round(ex * uy - ey * ux, 2))
        if sum(normal) > 0:
            quad = [project(ax, ay, z0), project(bx, by, z0), project(cx, cy, z1), project(dx, dy, z1)]
            parts.append(svg.path(svg.polygon(quad), material.face(normal)))
    if cap:
        parts.append(svg.path(svg.polygon([project(x, y, z1) for x, y in top]), cap.top))
    return svg.join(parts)


def tower(rings: Sequence[tuple[Sequence[Point], float]], material: Material, cap: Material | None = None) -> Markup:
    """Lofts one upon another through ``(polygon, z)``."""
    last = len(rings) - 2
    return svg.join([
        loft(rings[i][0], rings[i][1], rings[i + 1][0], rings[i + 1][1], material, cap if i == last else None)
        for i in range(len(rings) - 1)
    ])  # fmt: skip


def veil(scene: Scene, points: Sequence[Vector], start: float = 0.45, opacity: float = 0.3) -> Markup:
    """Darkens the lower part of a convex body, whose corners these are, towards the ground."""
    paint = scene.definitions.linear([(start, CONTACT, 0), (1, CONTACT, opacity)])
    return svg.path(svg.polygon(convex_hull([project(*p) for p in points])), paint)
