"""Solids in the one light. Each is drawn around its own world origin, to be placed by translation.

An isometric view does not change under translation, so a solid drawn once can stand anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, COS30, Point, Vector, project
from dioramacast.renderer.svg import Definitions, Markup

CONTACT = "#1d1440"
"""What walls darken towards where they meet the ground."""


@dataclass(frozen=True, slots=True)
class Block:
    """An axis-aligned box in world units."""

    x0: float
    y0: float
    x1: float
    y1: float
    z0: float
    z1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def depth(self) -> float:
        return self.y1 - self.y0

    @property
    def height(self) -> float:
        return self.z1 - self.z0

    def inset(self, by: float, z1: float) -> "Block":
        """A box standing on this one, ``by`` further in on all sides and up to ``z1``."""
        return Block(self.x0 + by, self.y0 + by, self.x1 - by, self.y1 - by, self.z1, z1)


def box(block: Block, material: Material, top: Material | None = None) -> Markup:
    """Three faces and the bright bevel where they meet."""
    roof = top or material
    left = [(block.x0, block.y1, block.z0), (block.x1, block.y1, block.z0), (block.x1, block.y1, block.z1),
            (block.x0, block.y1, block.z1)]  # fmt: skip
    right = [(block.x1, block.y1, block.z0), (block.x1, block.y0, block.z0), (block.x1, block.y0, block.z1),
             (block.x1, block.y1, block.z1)]  # fmt: skip
    lid = [(block.x0, block.y0, block.z1), (block.x1, block.y0, block.z1), (block.x1, block.y1, block.z1),
           (block.x0, block.y1, block.z1)]  # fmt: skip
    rim = [left[3], left[2], right[2]]
    return svg.join([
        svg.path(svg.polygon([project(*p) for p in left]), material.left),
        svg.path(svg.polygon([project(*p) for p in right]), material.right),
        svg.path(svg.polygon([project(*p) for p in lid]), roof.top),
        svg.stroke(svg.polygon([project(*p) for p in rim], close=False), roof.edge, 1.2),
        svg.stroke(svg.polygon([project(*left[1]), project(*left[2])], close=False), material.edge, opacity=0.4),
    ])  # fmt: skip


def left_wall(block: Block, *drawings: Markup) -> Markup:
    """A flat drawing on the left wall: u along the wall from its left end, v downwards from its top."""
    return _on_plane((block.x0, block.y1, block.z1), (COS30, 0.5, 0, 1), drawings)


def right_wall(block: Block, *drawings: Markup) -> Markup:
    """A flat drawing on the right wall, u from the near corner."""
    return _on_plane((block.x1, block.y1, block.z1), (COS30, -0.5, 0, 1), drawings)


def on_floor(x: float, y: float, z: float, *drawings: Markup) -> Markup:
    """A flat drawing on the ground: u along x, v along y."""
    return _on_plane((x, y, z), (COS30, 0.5, -COS30, 0.5), drawings)


def _on_plane(
    at: tuple[float, float, float], axes: tuple[float, float, float, float], drawings: Sequence[Markup]
) -> Markup:
    return svg.group(*drawings, transform=svg.matrix(axes, project(*at)))


def contact_shade(definitions: Definitions, width: float, height: float, reach: float = 46) -> Markup:
    """For a wall's foot, in the wall's own plane."""
    reach = min(reach, height)
    paint = definitions.linear([(0, CONTACT, 0), (1, CONTACT, 0.3)])
    return svg.rect(0, height - reach, width, reach, paint, stroke="none")


def face(points: Sequence[tuple[float, float, float]], paint: str) -> Markup:
    return svg.path(svg.polygon([project(*p) for p in points]), paint)


def line(points: Sequence[tuple[float, float, float]], colour: str, width: float = 1.2, opacity: float = 1) -> Markup:
    d = svg.polygon([project(*p) for p in points], close=False)
    return svg.stroke(d, colour, width, opacity=opacity if opacity < 1 else None)


def gable_roof(block: Block, rise: float, roof: Material, wall: Material, ridge_along_x: bool = True) -> Markup:
    """A ridge over ``block.z1`` and one slope towards the viewer, to the left when the ridge runs along x."""
    o, z, top = 3.0, block.z1, block.z1 + rise
    # Drawn as if the ridge ran along x; the other way round x and y change places.
    x0, y0, x1, y1 = (
        (block.x0, block.y0, block.x1, block.y1) if ridge_along_x else (block.y0, block.x0, block.y1, block.x1)
    )
    middle, half = (y0 + y1) / 2, (y1 - y0) / 2
    low = z - o * rise / half

    def turn(*points: Vector) -> list[Vector]:
        return list(points) if ridge_along_x else [(y, x, h) for x, y, h in points]

    (away,), (facing,) = turn((0.6, -0.6, 0.3)), turn((0.0, rise, half))
    slope = turn((x0 - o, middle, top), (x1 + o, middle, top), (x1 + o, y1 + o, low), (x0 - o, y1 + o, low))
    return svg.join([
        face(turn((x1, y1, z), (x1, middle, top), (x1, y0, z)), wall.right if ridge_along_x else wall.left),
        face(turn((x1 + o, middle, top), (x1 + o, y0 - o, low), (x1, y0 - o, low), (x1, middle, top)), roof.face(away)),
        face(slope, roof.face(facing)),
        line(slope[:3], roof.edge),
        line([slope[3], slope[2]], CONTACT, opacity=0.35),
    ])  # fmt: skip


def hip_roof(block: Block, rise: float, roof: Material, overhang: float = 3, ridge_share: float = 0.4) -> Markup:
    """Four slopes; the ridge runs along the longer side and takes ``ridge_share`` of it (0 makes a pyramid)."""
    o, z, top = overhang, block.z1, block.z1 + rise
    x0, y0, x1, y1 = block.x0 - o, block.y0 - o, block.x1 + o, block.y1 + o
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    half = max(block.width, block.depth) * ridge_share / 2
    along_x = block.width >= block.depth
    a, b = ((cx - half, cy, top), (cx + half, cy, top)) if along_x else ((cx, cy + half, top), (cx, cy - half, top))
    near_left, near_right = ((a, b), (b, b)) if along_x else ((a, a), (a, b))
    left = [(x0, y1, z), (x1, y1, z), near_left[1], near_left[0]]
    right = [(x1, y1, z), (x1, y0, z), near_right[1], near_right[0]]
    back = [(x0, y0, z), (x0, y1, z), a, b, (x1, y0, z)]
    run_y, run_x = (y1 - a[1]), (x1 - b[0])
    return svg.join([
        face(back, roof.face((-0.5, -0.5, 0.8))),
        face(left, roof.face((0.0, rise, run_y))),
        face(right, roof.face((rise, 0.0, run_x))),
        line([near_left[0], near_left[1], (x1, y1, z)] if along_x else [b, a, (x1, y1, z)], roof.edge),
        line([left[0], left[1], right[1]], CONTACT, opacity=0.3),
    ])  # fmt: skip


def curved_hip_roof(block: Block, rise: float, roof: Material, overhang: float = 6, ridge_share: float = 0.5) -> Markup:
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
    return svg.join([
        face([(x0, y0, z), (x0, y1, z), (cx - half, cy, top), (cx + half, cy, top), (x1, y0, z)], roof.right),
        svg.path(left, roof.face((0.0, rise, block.depth / 2))),
        svg.path(right, roof.face((rise, 0.0, block.width / 2))),
        svg.stroke(spine, roof.edge, 1.6),
        svg.stroke(hem, CONTACT, 1.6, opacity=0.4),
    ])  # fmt: skip


def frustum(block: Block, inset: float, rise: float, roof: Material) -> Markup:
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
    ])  # fmt: skip


def ball(cx: float, cy: float, radius: float, material: Material, definitions: Definitions) -> Markup:
    """A round thing on the picture; ``radius`` in pixels."""
    return svg.circle(cx, cy, radius, ball_paint(material, definitions))


def ball_paint(material: Material, definitions: Definitions) -> str:
    """A radial gradient from the lit side to the far side."""
    lit_from_left = sum(parse_brightness(material.left)) >= sum(parse_brightness(material.right))
    bright, plain = material.face((0.2, 0.5, 0.85) if lit_from_left else (0.5, 0.2, 0.85)), material.top
    dim, dark = material.face((1, -0.3, 0) if lit_from_left else (-0.3, 1, 0)), material.face((0.2, 0.2, -0.9))
    stops = [(0.0, bright), (0.35, plain), (0.75, dim), (1.0, dark)]
    return definitions.radial(stops, (0.36 if lit_from_left else 0.64, 0.3), 0.78)


def parse_brightness(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def round_paint(material: Material, definitions: Definitions, tilt: float = 0.0) -> str:
    """A horizontal gradient as an upright round wall shows it."""
    tones = material.around(tilt)
    return definitions.linear(list(zip((0.0, 0.2, 0.5, 0.8, 1.0), tones, strict=True)), (0, 0), (1, 0))


def turned(profile: Sequence[tuple[float, float]], material: Material, definitions: Definitions) -> Markup:
    """A solid of revolution about the world's vertical through the origin, from ``(radius, z)`` upwards."""
    parts = []
    for (r0, z0), (r1, z1) in pairwise(profile):
        steep = 0.0 if abs(z1 - z0) < 0.1 else round(max(-1.0, min(1.5, (r0 - r1) / (z1 - z0))), 1)
        a, b = r0 * CIRCLE_RX, r1 * CIRCLE_RX
        foot = ("M", -a, -z0, "A", a, r0 * CIRCLE_RY, 0, 0, 0, a, -z0, "L", b, -z1)
        d = svg.outline(*foot, "A", b, r1 * CIRCLE_RY, 0, 0, 0, -b, -z1, "Z") if b > 0.2 else svg.outline(*foot, "Z")
        parts.append(svg.path(d, round_paint(material, definitions, steep)))
    last_radius, last_z = profile[-1]
    if last_radius > 0.2:
        parts.append(svg.ellipse(0, -last_z, last_radius * CIRCLE_RX, last_radius * CIRCLE_RY, material.top))
    return svg.join(parts)


def dome(radius: float, z: float, material: Material, definitions: Definitions, height: float = 1.0) -> Markup:
    """Half a ball (``height`` 1) or an onion (above 1.2) standing at ``z``, pointed when tall."""
    a, b, h = radius * CIRCLE_RX, radius * CIRCLE_RY, radius * CIRCLE_RX * height
    if height > 1.2:
        d = svg.outline(
            "M", -a, -z, "A", a, b, 0, 0, 0, a, -z,
            "C", a * 1.25, -z - h * 0.45, a * 0.5, -z - h * 0.75, 0, -z - h * 1.15,
            "C", -a * 0.5, -z - h * 0.75, -a * 1.25, -z - h * 0.45, -a, -z, "Z",
        )  # fmt: skip
    else:
        d = svg.outline("M", -a, -z, "A", a, b, 0, 0, 0, a, -z, "A", a, h, 0, 0, 0, -a, -z, "Z")
    return svg.path(d, ball_paint(material, definitions))
