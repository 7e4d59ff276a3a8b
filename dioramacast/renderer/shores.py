"""Where water lies on the slab: the real shore folded to a front edge, the real river laid along an axis."""

import math
import random
from dataclasses import dataclass

from dioramacast.models import Place
from dioramacast.renderer.geometry import GROUND, Point, Rect, clamp, lerp

FAR = 90.0
"""How far water shapes reach past the slab, so that their cut lies outside it."""


@dataclass(frozen=True, slots=True)
class Waters:
    """Open water and a river, as tests and as outlines. ``edge`` is one of none, left, right, corner, island."""

    edge: str
    shoreline: float
    """Where open water begins, on the axis across the edge; the radius for a corner or an island."""
    phase: float
    river_along: str | None = None
    """The axis the river follows, ``x`` or ``y``."""
    river_at: float = 0.0
    river_half_width: float = 0.0

    def _shore(self, along: float) -> float:
        return self.shoreline + 13 * math.sin(along / 71 + self.phase) + 6 * math.sin(along / 31 + 2 * self.phase)

    def _river(self, along: float) -> float:
        return self.river_at + 14 * math.sin(along / 88 + self.phase)

    def _radius(self, angle: float) -> float:
        return self.shoreline + 12 * math.sin(3 * angle + self.phase) + 7 * math.sin(5 * angle + 2 * self.phase)

    def is_wet(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether the ground point is water, or within ``margin`` of it."""
        if self.river_along == "x" and abs(y - self._river(x)) < self.river_half_width + margin:
            return True
        if self.river_along == "y" and abs(x - self._river(y)) < self.river_half_width + margin:
            return True
        if self.edge == "left":
            return y > self._shore(x) - margin
        if self.edge == "right":
            return x > self._shore(y) - margin
        if self.edge in ("corner", "island"):
            cx, cy = self.centre
            return math.hypot(x - cx, y - cy) > self._radius(math.atan2(y - cy, x - cx)) - margin
        return False

    @property
    def centre(self) -> Point:
        return (0.0, 0.0) if self.edge == "corner" else (225.0, 225.0)

    def touches(self, rect: Rect, margin: float = 4.0) -> bool:
        cx, cy = rect.centre
        return any(self.is_wet(x, y, margin) for x, y in (*rect.corners(), (cx, cy)))

    def outlines(self) -> list[list[Point]]:
        """Ground polygons of the water, reaching past the slab; wound so that a hole stays a hole."""
        return [*self._open_water(), *self._river_bed()]

    def _open_water(self) -> list[list[Point]]:
        low, high = -FAR, GROUND + FAR
        steps = _steps()
        if self.edge == "left":
            return [[*((t, self._shore(t)) for t in steps), (high, high + FAR), (low, high + FAR)]]
        if self.edge == "right":
            return [[(high + FAR, low), (high + FAR, high), *((self._shore(t), t) for t in reversed(steps))]]
        if self.edge == "corner":
            curve = self._around([-14 + 118 * i / 30 for i in range(31)])
            return [[*curve, (low, high + FAR), (high + FAR, high + FAR), (high + FAR, low)]]
        if self.edge == "island":
            sea = [(low, low), (high, low), (high, high), (low, high)]
            return [sea, self._around([-360 * i / 44 for i in range(44)])]
        return []

    def _around(self, degrees: list[float]) -> list[Point]:
        cx, cy = self.centre
        angles = [math.radians(d) for d in degrees]
        return [(cx + self._radius(a) * math.cos(a), cy + self._radius(a) * math.sin(a)) for a in angles]

    def _river_bed(self) -> list[list[Point]]:
        steps, half = _steps(), self.river_half_width
        if self.river_along == "x":
            return [
                [*((t, self._river(t) - half) for t in steps), *((t, self._river(t) + half) for t in reversed(steps))]
            ]
        if self.river_along == "y":
            return [
                [*((self._river(t) + half, t) for t in steps), *((self._river(t) - half, t) for t in reversed(steps))]
            ]
        return []


def _steps() -> list[float]:
    """Where a shore is measured, from one far end to the other."""
    return [-FAR + (GROUND + 2 * FAR) * i / 24 for i in range(25)]


def is_open_sea(place: Place) -> bool:
    """A bare point with water all around."""
    return place.id == 0 and not place.country and (place.water.open_share >= 0.8 or place.climate is None)


def plan_waters(place: Place, chance: random.Random) -> Waters:
    phase = chance.uniform(0, 6.28)
    water = place.water
    if is_open_sea(place) and abs(place.lat) < 78:
        return Waters("island", 132, phase)
    if water.shore is not None and water.open_share > 0.85:
        return Waters("island", 222, phase)
    share = clamp(water.open_share, 0.1, 0.7)
    if water.shore is not None:
        bearing = math.radians(water.shore_bearing_deg or 0)
        if water.open_share > 0.4 and math.cos(bearing) < -0.6:
            return Waters("corner", lerp(500, 420, share), phase)
        edge = "right" if math.sin(bearing) > 0 else "left"
        near = (water.shore_distance_km or 0) < 8
        shoreline = lerp(410, 318, share / 0.7) if near else 420.0
        waters = Waters(edge, shoreline, phase)
    else:
        waters = Waters("none", 0, phase)
    if water.river_axis_deg is None or (water.river_distance_km or 0) > 8:
        return waters
    axis = math.radians(water.river_axis_deg)
    along = "x" if abs(math.sin(axis)) > abs(math.cos(axis)) else "y"
    along = {"left": "y", "right": "x"}.get(waters.edge, along)
    half = chance.uniform(19, 27)
    at = chance.uniform(352, 388)
    return Waters(waters.edge, waters.shoreline, phase, along, at, half)
