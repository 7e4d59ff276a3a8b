"""Roofs over a block, and the snow that hangs from their eaves."""

import math
from collections.abc import Sequence
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, Vector, project
from dioramacast.renderer.solids import CONTACT, Block, face, line, turned
from dioramacast.renderer.svg import Definitions, Markup

SNOW = "#f4f8ff"
LOBE = 6.0
"""How wide a lobe of hanging snow is, in pixels."""


def courses(edges: tuple[Vector, Vector, Vector, Vector], count: int, colour: str, opacity: float = 0.16) -> Markup:
    """``count`` fine lines over a slope, between its sides ``edges[0]-edges[1]`` and ``edges[3]-edges[2]``: rows of
    tiles when the sides run up the slope, ribs of sheet metal when they run along it."""
    a, b, c, d = (project(*p) for p in edges)
    lines = []
    for i in range(1, count):
        t = i / count
        p = (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
        q = (d[0] + (c[0] - d[0]) * t, d[1] + (c[1] - d[1]) * t)
        lines.append(svg.polygon([p, q], close=False))
    return svg.stroke("".join(lines), colour, 0.8, opacity=opacity)


def snow_hem(points: Sequence[Vector], snow: Material, toward: Vector = (0.5, 0.5, 0.2)) -> Markup:
    """Snow hanging in lobes over the eaves that run through ``points``."""
    spots = [project(*p) for p in points]
    d: list[str | float] = []
    for p, q in pairwise(spots):
        d += ["M", *p]
        length = abs(q[0] - p[0]) + abs(q[1] - p[1])
        count = max(2, round(length / LOBE))
        dx, dy = (q[0] - p[0]) / count, (q[1] - p[1]) / count
        for i in range(count):
            drop = 4.4 if i % 3 else 7.0
            d += ["q", dx / 2, dy / 2 + drop, dx, dy]
    shade = svg.outline(*d)
    return svg.join([
        svg.stroke(shade, CONTACT, 1.8, opacity=0.38),
        svg.path(shade, mix(snow.top, snow.face(toward), 0.35)),
    ])  # fmt: skip


def gable_wall(block: Block, rise: float, wall: Material, ridge_along_x: bool = True) -> Markup:
    """The wall between two slopes."""
    x, y, z, top = block.x1, block.y1, block.z1, block.z1 + rise
    if ridge_along_x:
        return face([(x, y, z), (x, (block.y0 + y) / 2, top), (x, block.y0, z)], wall.right)
    return face([(x, y, z), ((block.x0 + x) / 2, y, top), (block.x0, y, z)], wall.left)


def gable_roof(
    block: Block, rise: float, roof: Material, wall: Material | None = None, ridge_along_x: bool = True, *,
    overhang: float = 3.0, boards: Material | None = None, rows: int = 0, ribs: int = 0, snow: Material | None = None,
) -> Markup:  # fmt: skip
    """A ridge over ``block.z1`` and one slope towards the viewer, to the left when the ridge runs along x.

    The gable is drawn unless ``wall`` is None; ``boards`` trim it. ``rows`` of tiles or ``ribs`` of sheet metal are
    drawn on the slope, and ``snow`` hangs from it.
    """
    o, z, top = overhang, block.z1, block.z1 + rise
    v = overhang * 0.6
    # Drawn as if the ridge ran along x; the other way round x and y change places.
    x0, y0, x1, y1 = (
        (block.x0, block.y0, block.x1, block.y1) if ridge_along_x else (block.y0, block.x0, block.y1, block.x1)
    )
    middle, half = (y0 + y1) / 2, (y1 - y0) / 2
    low = z - o * rise / half

    def turn(*points: Vector) -> list[Vector]:
        return list(points) if ridge_along_x else [(y, x, h) for x, y, h in points]

    (away,), (facing,) = turn((0.0, -rise, half)), turn((0.0, rise, half))
    far, near, front, back = turn(
        (x0 - v, middle, top), (x1 + v, middle, top), (x1 + v, y1 + o, low), (x0 - v, y1 + o, low)
    )
    far_eave, near_eave = turn((x0 - v, y0 - o, low), (x1 + v, y0 - o, low))
    # A shallow roof shows its far slope, a steep one the underside of its far eave.
    is_shallow = rise < 0.8 * half
    under = roof.face(away) if is_shallow else mix(roof.right if ridge_along_x else roof.left, CONTACT, 0.35)
    verge = boards or roof
    return svg.join([
        face([far, near, near_eave, far_eave], roof.face(away)) if is_shallow else svg.EMPTY,
        gable_wall(block, rise, wall, ridge_along_x) if wall else svg.EMPTY,
        face(turn((x1 + v, middle, top), (x1 + v, y0 - o, low), (x1, y0 - o, low), (x1, middle, top)), under),
        line(turn((x1, y1, z - 2 - o / 2), (x1, middle, top - 3.5), (x1, y0, z - 2)), CONTACT, 2.2, 0.16),
        face([far, near, front, back], roof.face(facing)),
        courses((far, back, front, near), rows, CONTACT) if rows and not snow else svg.EMPTY,
        courses((far, near, front, back), ribs, CONTACT, 0.2) if ribs and not snow else svg.EMPTY,
        line([near_eave, near, front], verge.right if ridge_along_x else verge.left, 2.0 if boards else 1.4),
        line([far, near], roof.edge, 1.4),
        snow_hem([back, front], snow) if snow else line([back, front], mix(roof.face(facing), CONTACT, 0.4), 1.6),
    ])  # fmt: skip


def hip_roof(
    block: Block, rise: float, roof: Material, overhang: float = 3, ridge_share: float = 0.4, *,
    rows: int = 0, snow: Material | None = None,
) -> Markup:  # fmt: skip
    """Four slopes; the ridge runs along the longer side and takes ``ridge_share`` of it (0 makes a pyramid)."""
    o, z, top = overhang, block.z1, block.z1 + rise
    x0, y0, x1, y1 = block.x0 - o, block.y0 - o, block.x1 + o, block.y1 + o
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    half = max(block.width, block.depth) * ridge_share / 2
    along_x = block.width >= block.depth
    a, b = ((cx - half, cy, top), (cx + half, cy, top)) if along_x else ((cx, cy + half, top), (cx, cy - half, top))
    near_left, near_right = ((a, b), (b, b)) if along_x else ((a, a), (a, b))
    west, south, east = (x0, y1, z), (x1, y1, z), (x1, y0, z)
    back = [(x0, y0, z), west, a, b, east]
    run_y, run_x = (y1 - a[1]), (x1 - b[0])
    left, right = roof.face((0.0, rise, run_y)), roof.face((rise, 0.0, run_x))
    return svg.join([
        face(back, roof.face((-0.5, -0.5, 0.8))),
        face([west, south, near_left[1], near_left[0]], left),
        face([south, east, near_right[1], near_right[0]], right),
        courses((near_left[0], west, south, near_left[1]), rows, CONTACT) if rows and not snow else svg.EMPTY,
        courses((near_right[0], south, east, near_right[1]), rows, CONTACT) if rows and not snow else svg.EMPTY,
        line([a, b, south] if along_x else [b, a, south], roof.edge, 1.4),
        snow_hem([west, south, east], snow) if snow else line([west, south, east], mix(right, CONTACT, 0.45), 1.4),
    ])  # fmt: skip


def curved_hip_roof(
    block: Block, rise: float, roof: Material, overhang: float = 6, ridge_share: float = 0.5, *,
    rows: int = 0, ridge: Material | None = None, snow: Material | None = None,
) -> Markup:  # fmt: skip
    """A hip roof with sagging slopes and corners that turn up."""
    o, z, top = overhang, block.z1, block.z1 + rise
    x0, y0, x1, y1 = block.x0 - o, block.y0 - o, block.x1 + o, block.y1 + o
    cx, cy, half = (x0 + x1) / 2, (y0 + y1) / 2, block.width * ridge_share / 2
    lift = o * 0.7
    west, south, east = project(x0, y1, z + lift), project(x1, y1, z + lift), project(x1, y0, z + lift)
    a, b = project(cx - half, cy, top), project(cx + half, cy, top)

    def sag(p: Point, q: Point, by: float) -> Point:
        return (p[0] + q[0]) / 2, (p[1] + q[1]) / 2 + by

    left = svg.outline(
        "M", *west, "Q", *sag(west, south, lift), *south, "Q", *sag(south, b, lift), *b, "L", *a,
        "Q", *sag(a, west, lift), *west, "Z",
    )  # fmt: skip
    right = svg.outline(
        "M", *south, "Q", *sag(south, east, lift), *east, "Q", *sag(east, b, lift * 0.6), *b, "Q", *sag(b, south, lift),
        *south, "Z",
    )  # fmt: skip
    hem = svg.outline("M", *west, "Q", *sag(west, south, lift), *south, "Q", *sag(south, east, lift), *east)
    spine = svg.outline("M", *a, "L", *b, "Q", *sag(b, south, lift), *south)
    tiles = []
    for i in range(1, rows):
        t = i / rows
        foot_left, foot_right = (x0 + (x1 - x0) * t, y1, z + 1), (x1, y1 + (y0 - y1) * t, z + 1)
        head = (cx - half + 2 * half * t, cy, top)
        tiles += [svg.polygon([project(*head), project(*foot_left)], close=False)]
        tiles += [svg.polygon([b, project(*foot_right)], close=False)]
    eaves = [(x0, y1, z + lift * 0.4), (x1, y1, z + lift * 0.4), (x1, y0, z + lift * 0.4)]
    return svg.join([
        face([(x0, y0, z), (x0, y1, z), (cx - half, cy, top), (cx + half, cy, top), (x1, y0, z)], roof.right),
        svg.path(left, roof.face((0.0, rise, block.depth / 2))),
        svg.path(right, roof.face((rise, 0.0, block.width / 2))),
        svg.stroke("".join(tiles), CONTACT, 0.9, opacity=0.2),
        svg.stroke(hem, mix(roof.right, CONTACT, 0.5), 1.8),
        svg.stroke(spine, ridge.top if ridge else roof.edge, 2.2 if ridge else 1.6),
        snow_hem(eaves, snow) if snow else svg.EMPTY,
    ])  # fmt: skip


def frustum(block: Block, inset: float, rise: float, roof: Material, snow: Material | None = None) -> Markup:
    """A steep roof cut off flat: the mansard."""
    z, top = block.z1, block.z1 + rise
    x0, y0, x1, y1 = block.x0 - 1.5, block.y0 - 1.5, block.x1 + 1.5, block.y1 + 1.5
    u0, v0, u1, v1 = x0 + inset, y0 + inset, x1 - inset, y1 - inset
    return svg.join([
        face([(x0, y1, z), (x1, y1, z), (u1, v1, top), (u0, v1, top)], roof.face((0.0, rise, inset))),
        face([(x1, y1, z), (x1, y0, z), (u1, v0, top), (u1, v1, top)], roof.face((rise, 0.0, inset))),
        face([(u0, v0, top), (u1, v0, top), (u1, v1, top), (u0, v1, top)], roof.top),
        line([(u0, v1, top), (u1, v1, top), (u1, v0, top)], roof.edge),
        line([(u1, v1, top), (x1, y1, z)], roof.edge, opacity=0.5),
        snow_hem([(u0, v1, top), (u1, v1, top), (u1, v0, top)], snow) if snow else svg.EMPTY,
    ])  # fmt: skip


def cone_roof(
    radius: float, z: float, rise: float, roof: Material, definitions: Definitions, *, ribs: int = 0
) -> Markup:
    """A round roof about the origin, with fine lines from its tip to its eaves."""
    a, b = radius * CIRCLE_RX, radius * CIRCLE_RY
    lines = []
    for i in range(1, ribs):
        angle = math.pi * i / ribs
        lines.append(svg.polygon([(0, -z - rise), (a * math.cos(angle), -z + b * math.sin(angle))], close=False))
    return svg.join([
        turned([(radius, z), (0.0, z + rise)], roof, definitions),
        svg.stroke("".join(lines), CONTACT, 0.8, opacity=0.2),
        svg.stroke(svg.outline("M", -a, -z, "A", a, b, 0, 0, 0, a, -z), mix(roof.right, CONTACT, 0.3), 1.6),
    ])  # fmt: skip
