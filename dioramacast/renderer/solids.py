"""Solids in the one light. Each is drawn around its own world origin, to be placed by translation.

An isometric view does not change under translation, so a solid drawn once can stand anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, COS30, project
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


def box(
    block: Block,
    material: Material,
    top: Material | None = None,
    definitions: Definitions | None = None,
    rounding: float = 2.5,
) -> Markup:
    """Three faces and the bright bevel where they meet; with ``definitions`` its upright edges are round."""
    roof = top or material
    if definitions is None:
        return svg.join([sides(block, material), _lid(block, roof)])
    r = min(rounding, block.width / 3, block.depth / 3)
    (x0, y0, x1, y1), z = (block.x0, block.y0, block.x1, block.y1), block.z1
    ring = [
        ((x0, y1 - r), (x0, y1), (x0 + r, y1)), ((x1 - r, y1), (x1, y1), (x1, y1 - r)),
        ((x1, y0 + r), (x1, y0), (x1 - r, y0)), ((x0 + r, y0), (x0, y0), (x0, y0 + r)),
    ]  # fmt: skip
    corners = [[project(*p, z) for p in corner] for corner in ring]
    lid = svg.outline(*(t for a, c, b in corners for t in ("L", *a, "Q", *c, *b)), "Z")
    (_, _, left), (a, c, b), (right, _, _) = corners[:3]
    rim = svg.outline("M", *left, "L", *a, "Q", *c, *b, "L", *right)
    return svg.join([
        sides(block, material, definitions, rounding),
        svg.path("M" + lid[1:], roof.top),
        svg.stroke(rim, roof.edge),
    ])  # fmt: skip


def _lid(block: Block, roof: Material) -> Markup:
    z = block.z1
    west, south, east = project(block.x0, block.y1, z), project(block.x1, block.y1, z), project(block.x1, block.y0, z)
    return svg.join([
        svg.path(svg.polygon([project(block.x0, block.y0, z), east, south, west]), roof.top),
        svg.stroke(svg.polygon([west, south, east], close=False), roof.edge),
    ])  # fmt: skip


def sides(block: Block, material: Material, definitions: Definitions | None = None, rounding: float = 2.5) -> Markup:
    """The two walls of a box; with ``definitions`` one surface that bends round the near corner."""
    (x0, y0, x1, y1), h = (block.x0, block.y0, block.x1, block.y1), block.height
    south, foot = project(x1, y1, block.z1), project(x1, y1, block.z0)
    if definitions is None:
        west, east = project(x0, y1, block.z1), project(x1, y0, block.z1)
        return svg.join([
            svg.path(svg.polygon([west, south, foot, (west[0], west[1] + h)]), material.left),
            svg.path(svg.polygon([south, east, (east[0], east[1] + h), foot]), material.right),
            svg.stroke(svg.polygon([south, foot], close=False), material.edge, opacity=0.4),
        ])  # fmt: skip
    r = min(rounding, block.width / 3, block.depth / 3)
    return svg.path(_bent_walls(block, r), corner_paint(block, material, definitions, r))


@lru_cache(maxsize=512)
def _bent_walls(block: Block, r: float) -> str:
    (x0, y0, x1, y1), h = (block.x0, block.y0, block.x1, block.y1), block.height
    # The outer upright edges are round too: their outline is where the curve turns away.
    ring = ((x0 + r / 4, y1 - r / 4), (x0 + r / 2, y1), (x0 + r, y1), (x1 - r, y1), (x1, y1), (x1, y1 - r),
            (x1, y0 + r), (x1, y0 + r / 2), (x1 - r / 4, y0 + r / 4))  # fmt: skip
    upper = [project(x, y, block.z1) for x, y in ring]
    w, wc, we, a, s, b, ee, ec, e = upper
    lw, lwc, lwe, la, ls, lb, lee, lec, le = ((x, y + h) for x, y in upper)
    return svg.outline(
        "M", *w, "Q", *wc, *we, "L", *a, "Q", *s, *b, "L", *ee, "Q", *ec, *e,
        "L", *le, "Q", *lec, *lee, "L", *lb, "Q", *ls, *la, "L", *lwe, "Q", *lwc, *lw, "Z",
    )  # fmt: skip


def corner_paint(block: Block, material: Material, definitions: Definitions, rounding: float) -> str:
    """Across both walls of a box: the left tone, a short blend about the near corner, the right tone."""
    across = block.width + block.depth
    corner, blend = block.width / across, 0.62 * rounding / across
    stops = [(round(corner - blend, 3), material.left), (round(corner + blend, 3), material.right)]
    return definitions.linear(stops, (0, 0), (1, 0))


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
    # The far rim is as dark as what is next to it.
    return definitions.linear(list(zip((0.0, 0.2, 0.5, 0.8), tones[:4], strict=True)), (0, 0), (1, 0))


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
