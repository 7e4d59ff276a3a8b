"""Where water lies on the slab: the real shore folded to a front edge, the real river laid where it can be seen.

East lies to the right of the picture, west to the left, south before the viewer. Water in the north would be hidden by
the city, so it is folded to the nearer front edge.
"""

import math
import random
from dataclasses import dataclass
from enum import StrEnum

from dioramacast.models import Place, Water, WaterKind
from dioramacast.renderer.geometry import GROUND, Point, Rect, clamp, lerp

FAR = 90.0
"""How far water shapes reach past the slab, so that their cut lies outside it."""
SHORE_STEPS = 30
MIDDLE = GROUND / 2


class Edge(StrEnum):
    """Which side of the slab is open water."""

    NONE = "none"
    LEFT = "left"
    """Large y."""
    RIGHT = "right"
    """Large x."""
    CORNER = "corner"
    """The front corner."""
    ISLAND = "island"
    """All around."""


@dataclass(frozen=True, slots=True)
class River:
    """A band about a winding line across the slab, ``along`` one axis."""

    is_along_x: bool
    at: float
    """Where it crosses the slab's middle, on the other axis."""
    slope: float
    half_width: float
    phase: float

    def middle(self, along: float) -> float:
        return self.at + self.slope * (along - MIDDLE) + 13 * math.sin(along / 82 + self.phase)

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        along, across = (x, y) if self.is_along_x else (y, x)
        return abs(across - self.middle(along)) < self.reach + margin * self._stretch

    @property
    def _stretch(self) -> float:
        return math.sqrt(1 + self.slope * self.slope)

    @property
    def reach(self) -> float:
        """Half its width as measured along the other axis."""
        return self.half_width * self._stretch

    def bank(self, along: float, side: int) -> Point:
        """A point on the bank on that side (-1 far from the viewer, 1 near)."""
        across = self.middle(along) + side * self.reach
        return (along, across) if self.is_along_x else (across, along)


@dataclass(frozen=True, slots=True)
class Waters:
    """Open water and a river, as tests and as outlines."""

    edge: Edge
    shoreline: float
    """Where open water begins, on the axis across the edge; the radius for a corner or an island."""
    phase: float
    bow: float = 0.0
    """How far the shore gives way at the slab's two ends: a bay where negative, a cape where positive."""
    is_quay: bool = False
    """Walled and straight, as in a port; else a beach or a green bank."""
    river: River | None = None

    def shore(self, along: float) -> float:
        calm = 0.25 if self.is_quay else 1.0
        off = (along - MIDDLE) / MIDDLE
        waves = 9 * math.sin(along / 71 + self.phase) + 5 * math.sin(along / 31 + 2 * self.phase)
        return self.shoreline + calm * waves + self.bow * off * off

    def _radius(self, angle: float) -> float:
        return self.shoreline + 12 * math.sin(3 * angle + self.phase) + 7 * math.sin(5 * angle + 2 * self.phase)

    @property
    def centre(self) -> Point:
        return (0.0, 0.0) if self.edge is Edge.CORNER else (MIDDLE - 15, MIDDLE - 15)

    @property
    def is_open(self) -> bool:
        """Whether there is more than a river."""
        return self.edge is not Edge.NONE

    def is_wet(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether the ground point is water, or within ``margin`` of it."""
        if self.river is not None and self.river.holds(x, y, margin):
            return True
        return self.is_in_open_water(x, y, margin)

    def is_in_open_water(self, x: float, y: float, margin: float = 0.0) -> bool:
        """The same, but rivers do not count: roads bridge them."""
        if self.edge is Edge.LEFT:
            return y > self.shore(x) - margin
        if self.edge is Edge.RIGHT:
            return x > self.shore(y) - margin
        if self.edge is Edge.NONE:
            return False
        cx, cy = self.centre
        return math.hypot(x - cx, y - cy) > self._radius(math.atan2(y - cy, x - cx)) - margin

    def touches(self, rect: Rect, margin: float = 4.0) -> bool:
        cx, cy = rect.centre
        return any(self.is_wet(x, y, margin) for x, y in (*rect.corners(), (cx, cy)))

    def shore_line(self, inland: float) -> list[Point]:
        """Points along the shore of open water, ``inland`` of it, in order; empty without one."""
        ts = [GROUND * i / SHORE_STEPS for i in range(SHORE_STEPS + 1)]
        if self.edge is Edge.LEFT:
            return [(t, self.shore(t) - inland) for t in ts]
        if self.edge is Edge.RIGHT:
            return [(self.shore(t) - inland, t) for t in ts]
        if self.edge is Edge.CORNER:
            return self._around([90 * i / SHORE_STEPS for i in range(SHORE_STEPS + 1)], inland)
        if self.edge is Edge.ISLAND:
            return self._around([360 * i / 44 for i in range(45)], inland)
        return []

    def open_water(self) -> list[list[Point]]:
        """Ground polygons, reaching past the slab; wound so that a hole stays a hole."""
        low, high = -FAR, GROUND + FAR
        steps = _steps()
        if self.edge is Edge.LEFT:
            return [[*((t, self.shore(t)) for t in steps), (high, high + FAR), (low, high + FAR)]]
        if self.edge is Edge.RIGHT:
            return [[(high + FAR, low), (high + FAR, high), *((self.shore(t), t) for t in reversed(steps))]]
        if self.edge is Edge.CORNER:
            curve = self._around([-14 + 118 * i / 30 for i in range(31)])
            return [[*curve, (low, high + FAR), (high + FAR, high + FAR), (high + FAR, low)]]
        if self.edge is Edge.ISLAND:
            sea = [(low, low), (high, low), (high, high), (low, high)]
            return [sea, self._around([-360 * i / 44 for i in range(44)])]
        return []

    def river_bed(self) -> list[list[Point]]:
        river = self.river
        if river is None:
            return []
        far, near = [river.bank(t, -1) for t in _steps()], [river.bank(t, 1) for t in _steps()]
        return [[*far, *reversed(near)]] if river.is_along_x else [[*near, *reversed(far)]]

    def outlines(self) -> list[list[Point]]:
        return [*self.open_water(), *self.river_bed()]

    def _around(self, degrees: list[float], inland: float = 0.0) -> list[Point]:
        cx, cy = self.centre
        angles = [math.radians(d) for d in degrees]
        radii = [self._radius(a) - inland for a in angles]
        return [(cx + r * math.cos(a), cy + r * math.sin(a)) for r, a in zip(radii, angles, strict=True)]


def _steps() -> list[float]:
    """Where a shore is measured, from one far end to the other."""
    return [-FAR + (GROUND + 2 * FAR) * i / SHORE_STEPS for i in range(SHORE_STEPS + 1)]


def is_open_sea(place: Place) -> bool:
    """A bare point with water all around."""
    return place.id == 0 and not place.country and (place.water.open_share >= 0.8 or place.climate is None)


def plan_waters(place: Place, chance: random.Random, *, wants_open_water: bool = False) -> Waters:
    """``wants_open_water``: something famous stands in it, however far away the map has it."""
    phase, bow, is_quay = chance.uniform(0, 6.28), chance.uniform(-70, 34), _has_quay(place)
    water = place.water
    if is_open_sea(place) and abs(place.lat) < 78:
        return Waters(Edge.ISLAND, 132, phase)
    if water.shore is not None and water.open_share > 0.85:
        return Waters(Edge.ISLAND, 226, phase)
    if not (_has_open_water(water) or wants_open_water):
        return Waters(Edge.NONE, 0, phase, river=_river(place, Edge.NONE, chance))
    bearing_deg = 225 if water.shore_bearing_deg is None else water.shore_bearing_deg
    share = clamp(water.open_share, 0.1, 0.7)
    is_south = 155 <= bearing_deg <= 205
    if is_south and not wants_open_water:
        return Waters(Edge.CORNER, lerp(470, 400, share), phase, is_quay=is_quay)
    edge = Edge.RIGHT if math.sin(math.radians(bearing_deg)) > 0 else Edge.LEFT
    is_near = (water.shore_distance_km or 0) < 8
    shoreline = lerp(400, 330, share / 0.7) if is_near else 410.0
    if wants_open_water:
        shoreline, bow = 352.0, -abs(bow)
    return Waters(edge, shoreline, phase, bow / 4 if is_quay else bow, is_quay, _river(place, edge, chance))


def _has_open_water(water: Water) -> bool:
    """A far reservoir is no coast."""
    if water.shore is WaterKind.LAKE:
        return (water.shore_distance_km or 0) <= FURTHEST_LAKE_KM and water.open_share >= LEAST_LAKE
    return water.shore is not None


FURTHEST_LAKE_KM, LEAST_LAKE = 4.0, 0.1


def _has_quay(place: Place) -> bool:
    return place.water.shore is WaterKind.SEA and (place.population or 0) > 150_000 and abs(place.lat) > 30


def _river(place: Place, edge: Edge, chance: random.Random) -> River | None:
    water = place.water
    half, phase = chance.uniform(18, 26), chance.uniform(0, 6.28)
    if water.river_axis_deg is None or (water.river_distance_km or 0) > 8:
        return None
    if edge is not Edge.NONE:
        # It flows into the sea, beside the city.
        return River(edge is Edge.RIGHT, chance.uniform(372, 396), chance.uniform(-0.08, 0.12), half * 0.8, phase)
    axis = water.river_axis_deg % 180
    if 67 <= axis <= 113:
        return River(True, 356.0, -0.86, half * 0.86, phase)
    if axis < 22 or axis > 158:
        return River(chance.random() < 0.5, chance.uniform(352, 372), 0.3, half, phase)
    return River(axis > 90, chance.uniform(350, 384), chance.uniform(-0.14, 0.2), half, phase)
