"""Parts the landmarks of Europe share: floodlit stone, Gothic and Roman walls, spires, crags.

Path data for walls is in the wall's own plane, v downwards from its top; everything else in world units.
"""

import math
import random
from collections.abc import Callable, Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Lighting, Material, mix
from dioramacast.renderer.geometry import Point, Vector, project, smoothstep
from dioramacast.renderer.landmarks.kit import is_lit
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    Block,
    box,
    contact_shade,
    face,
    left_wall,
    line,
    right_wall,
)
from dioramacast.renderer.svg import Markup

FLOODLIGHT = Lighting((-0.55, 0.80, 0.05), (0.70, 0.43, 0.19), (0.11, 0.10, 0.25), (0.32, 0.19, 0.13), "#0b0a2c", 0.4)
"""Warm lamps at the foot of a monument."""

FLOODLIT_AT_MOST = 0.78

LAMPLIGHT = "#ffdc86"
LAMPLIGHT_AT_DUSK = "#e8983c"


def floodlit(scene: Scene, albedo: str, share: float = 1.0) -> Material:
    """Stone that lamps at its foot light up after dark."""
    palette = scene.palette
    lamps = FLOODLIGHT if palette.light_from_left else FLOODLIGHT.mirrored()
    strength = share * FLOODLIT_AT_MOST * smoothstep(0.04, 0.46, palette.lit_share)
    if strength <= 0:
        return palette.material(albedo)
    return Material(albedo, palette.lighting.blended(lamps, strength), palette.grade)


def window(scene: Scene, by_day: str = "#4b5270") -> str:
    """The colour of glass: dark by day, amber at dusk, when walls are still bright, and pale gold in the night."""
    palette = scene.palette
    if not is_lit(scene.palette):
        return palette.material(by_day).left
    return palette.shown(mix(LAMPLIGHT_AT_DUSK, LAMPLIGHT, smoothstep(0.1, 0.42, palette.lit_share)))


def clad(
    scene: Scene,
    block: Block,
    stone: Material,
    draw: Callable[[float], Sequence[Markup]] | None = None,
    top: Material | None = None,
) -> Markup:
    """A box whose two walls carry the same flat drawing, made for the wall's length."""
    parts = [box(block, stone, top)]

    def covered(length: float) -> list[Markup]:
        drawings = list(draw(length)) if draw else []
        if block.z0 >= 8:
            return drawings
        foot = _foot(scene, length, block.height)
        return [foot, *drawings] if is_lit(scene.palette) else [*drawings, foot]

    left = covered(block.width)
    if left and block.width == block.depth:
        twice = svg.use(scene.definitions.shape(svg.join(left)), (0, 0))
        return svg.join([*parts, left_wall(block, twice), right_wall(block, twice)])
    right = covered(block.depth)
    return svg.join([*parts, left_wall(block, *left), right_wall(block, *right)])


def _foot(scene: Scene, length: float, height: float) -> Markup:
    """Dark where a wall meets the ground; after dark the glow of the lamps that stand there."""
    if not is_lit(scene.palette):
        return contact_shade(scene.definitions, length, height)
    reach = min(height, 60)
    glow = scene.palette.shown("#ffb45a")
    strength = 0.8 * scene.palette.lit_share
    paint = scene.definitions.linear([(0, glow, 0), (1, glow, round(strength, 2))])
    return svg.rect(0, height - reach, length, reach, paint, stroke="none")


def ticks(length: float, count: int, y0: float, y1: float, margin: float = 0) -> str:
    """Upright strokes from margin to margin: ribs, columns, bars."""
    step = (length - 2 * margin) / max(count - 1, 1)
    return "".join(f"M{svg.number(margin + step * i)} {svg.number(y0)}V{svg.number(y1)}" for i in range(count))


def teeth(length: float, count: int, height: float, share: float = 0.5, base: float = 0) -> str:
    """Battlements standing on the wall, or on a line ``base`` below its top."""
    step = length / count
    return svg.boxes([(step * (i + (1 - share) / 2), base - height, step * share, height) for i in range(count)])


def pinnacles(length: float, count: int, height: float, width: float, margin: float = 0) -> str:
    """Small spires standing on the wall, from end to end."""
    step = (length - 2 * margin) / max(count - 1, 1)
    return "".join(
        svg.outline("M", margin + step * i - width / 2, 0, "v", -height * 0.35, "l", width / 2, -height * 0.65,
                    "l", width / 2, height * 0.65, "v", height * 0.35, "z")
        for i in range(count)
    )  # fmt: skip


def battlements(block: Block, material: Material, count: int, height: float) -> Markup:
    """Along all four edges of a box's top; to be drawn after it."""
    back = svg.join([
        left_wall(Block(block.x0, block.y0, block.x1, block.y0, 0, block.z1),
                  svg.path(teeth(block.width, count, height), material.right)),
        right_wall(Block(block.x0, block.y0, block.x0, block.y1, 0, block.z1),
                   svg.path(teeth(block.depth, count, height), material.left)),
    ])  # fmt: skip
    return svg.join(
        [
            back,
            left_wall(block, svg.path(teeth(block.width, count, height), material.left)),
            right_wall(block, svg.path(teeth(block.depth, count, height), material.right)),
        ]
    )


def pyramid(block: Block, roof: Material, z: float) -> Markup:
    """A tent of four slopes on a box, up to ``z``; only two are seen when it is steep."""
    cx, cy, rise = (block.x0 + block.x1) / 2, (block.y0 + block.y1) / 2, z - block.z1
    tip, south = (cx, cy, z), (block.x1, block.y1, block.z1)
    west, east, north = (block.x0, block.y1, block.z1), (block.x1, block.y0, block.z1), (block.x0, block.y0, block.z1)
    parts = []
    if rise < block.depth:
        parts = [face([west, north, tip], roof.face((-rise, 0, block.width / 2))),
                 face([north, east, tip], roof.face((0, -rise, block.depth / 2)))]  # fmt: skip
    return svg.join(
        [
            *parts,
            face([west, south, tip], roof.face((0, rise, block.depth / 2))),
            face([south, east, tip], roof.face((rise, 0, block.width / 2))),
            line([south, tip], roof.edge, 1),
        ]
    )


def cross(x: float, y: float, z: float, size: float, colour: str) -> Markup:
    """A cross standing on a tip."""
    at, arm = project(x, y, z), size * 0.3
    d = svg.outline("M", *at, "v", -size, "m", -arm, arm * 1.1, "h", 2 * arm)
    return svg.stroke(d, colour, max(1.2, size / 7))


def crag(scene: Scene, foot: Sequence[Vector], top: Sequence[Vector], rock: Material, turf: Material) -> Markup:
    """A rock between two outlines of equally many corners, clockwise on the picture, in facets."""
    count = len(foot)
    facets = []
    for i in range(count):
        a, b, c, d = foot[i], foot[(i + 1) % count], top[(i + 1) % count], top[i]
        facets += [(a, b, d), (b, c, d)] if i % 2 else [(a, b, c), (a, c, d)]
    shown = []
    for p, q, r in facets:
        u, v = [q[k] - p[k] for k in range(3)], [r[k] - p[k] for k in range(3)]
        normal = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
        if normal[0] + normal[1] + normal[2] > 0:
            depth = sum(sum(corner) for corner in (p, q, r))
            shown.append((depth, face((p, q, r), rock.face((round(normal[0]), round(normal[1]), round(normal[2]))))))
    shown.sort(key=lambda facet: facet[0])
    return svg.join([*(facet for _, facet in shown), face(top, turf.top), line([*top, top[0]], turf.edge, 1, 0.5)])


def ragged_ring(name: str, centre: Point, radii: Point, z: float, count: int, *, squareness: float = 0) -> list[Vector]:
    """An uneven outline about a centre, round (0) to nearly square (1); ``name`` decides how uneven."""
    chance = random.Random(name)  # noqa: S311 -- a rock's shape, not a secret
    points = []
    for i in range(count):
        a = math.tau * i / count
        corner = 1 / max(abs(math.cos(a)), abs(math.sin(a)))
        k = chance.uniform(0.9, 1.04) * corner**squareness
        points.append((centre[0] + radii[0] * k * math.cos(a), centre[1] + radii[1] * k * math.sin(a), z))
    return points
