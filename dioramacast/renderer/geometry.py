"""The isometric world: points, boxes, outlines. World units; x runs down-right, y down-left, z up.

The slab's usable ground is 0..480 on both axes; the slab itself reaches ``SLAB_MARGIN`` further.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
"""On the ground ``(x, y)`` in world units, or on the picture ``(sx, sy)`` in pixels."""
Vector = tuple[float, float, float]

PICTURE = 1080
GROUND = 480.0
SLAB_MARGIN = 24.0
SLAB_RADIUS = 46.0
SLAB_DEPTH = 62.0
ORIGIN: Point = (540.0, 450.0)
"""Where the world's (0, 0, 0), the back corner of the ground, lies on the picture."""
COS30 = math.sqrt(3) / 2
CIRCLE_RX = math.sqrt(1.5)
CIRCLE_RY = math.sqrt(0.5)
"""A circle of radius 1 on the ground is an ellipse of these radii on the picture; a ball is a circle of CIRCLE_RX."""


def project(x: float, y: float, z: float = 0.0) -> Point:
    """World to picture, relative to ``ORIGIN``."""
    return (x - y) * COS30, (x + y) / 2 - z


def on_picture(x: float, y: float, z: float = 0.0) -> Point:
    """World to picture, absolute."""
    sx, sy = project(x, y, z)
    return sx + ORIGIN[0], sy + ORIGIN[1]


@dataclass(frozen=True, slots=True)
class Rect:
    """A piece of ground, axis-aligned."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def depth(self) -> float:
        return self.y1 - self.y0

    @property
    def centre(self) -> Point:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def grown(self, by: float) -> "Rect":
        return Rect(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def overlaps(self, other: "Rect") -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def holds(self, x: float, y: float) -> bool:
        return self.x0 < x < self.x1 and self.y0 < y < self.y1

    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Back, right, front, left on the picture."""
        return (self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1)


SLAB = Rect(-SLAB_MARGIN, -SLAB_MARGIN, GROUND + SLAB_MARGIN, GROUND + SLAB_MARGIN)


def on_ground(points: Iterable[Point], z: float = 0.0) -> list[Point]:
    """Ground points to absolute picture points."""
    return [on_picture(x, y, z) for x, y in points]


def rounded_rect(rect: Rect, radius: float, steps: int = 5) -> list[Point]:
    """Ground outline of a rectangle with round corners, clockwise from its back corner as seen on the picture."""
    r = min(radius, rect.width / 2, rect.depth / 2)
    centres = (
        (rect.x0 + r, rect.y0 + r, 180),
        (rect.x1 - r, rect.y0 + r, 270),
        (rect.x1 - r, rect.y1 - r, 0),
        (rect.x0 + r, rect.y1 - r, 90),
    )
    return [
        (cx + r * math.cos(a), cy + r * math.sin(a))
        for cx, cy, start in centres
        for a in (math.radians(start + 90 * i / steps) for i in range(steps + 1))
    ]


def simplified(line: Sequence[Point], tolerance: float = 0.6) -> list[Point]:
    """The line without the points that lie within ``tolerance`` of it all the same."""
    kept = [line[0]]
    for i in range(1, len(line) - 1):
        (ax, ay), (bx, by), (px, py) = kept[-1], line[i + 1], line[i]
        length = math.hypot(bx - ax, by - ay) or 1.0
        if abs((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / length > tolerance:
            kept.append(line[i])
    return [*kept, line[-1]]


def swept(rect: Rect, dx: float, dy: float) -> list[Point]:
    """The outline of all that a rectangle passes over as it moves by ``dx`` and ``dy``."""
    if dx < 0:
        return swept(rect.moved(dx, dy), -dx, -dy)
    x0, y0, x1, y1 = rect.x0, rect.y0, rect.x1, rect.y1
    if dy >= 0:
        return [(x0, y0), (x1, y0), (x1 + dx, y0 + dy), (x1 + dx, y1 + dy), (x0 + dx, y1 + dy), (x0, y1)]
    return [(x0, y1), (x0, y0), (x0 + dx, y0 + dy), (x1 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1, y1)]


def clipped(polygon: Sequence[Point], window: Rect) -> list[Point]:
    """What of a convex polygon lies in the window; by Sutherland and Hodgman."""
    shape = list(polygon)
    for axis, limit, sign in ((0, window.x0, 1), (0, window.x1, -1), (1, window.y0, 1), (1, window.y1, -1)):
        kept: list[Point] = []
        for i, b in enumerate(shape):
            a = shape[i - 1]
            a_out, b_out = (a[axis] - limit) * sign, (b[axis] - limit) * sign
            if (a_out < 0) != (b_out < 0):
                t = a_out / (a_out - b_out)
                kept.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
            if b_out >= 0:
                kept.append(b)
        shape = kept
    return shape


def convex_hull(points: Sequence[Point]) -> list[Point]:
    """Counter-clockwise hull by the monotone chain."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(candidates: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for p in candidates:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(ordered) + half(reversed(ordered))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def clamp(value: float, low: float, high: float) -> float:
    return low if value < low else high if value > high else value


def lerp(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def smoothstep(low: float, high: float, value: float) -> float:
    """0 below ``low``, 1 above ``high``, an S between."""
    t = clamp((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3 - 2 * t)
