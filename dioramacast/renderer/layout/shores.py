"""Where water lies on the slab: the real shore folded to a front edge, the real river laid where it can be seen.

East lies to the right of the picture, west to the left, south before the viewer. Water in the north would be hidden by
the city, so it is folded to the nearer front edge.
"""

import math
import random
from dataclasses import dataclass
from enum import StrEnum

from dioramacast.models import Place, WaterKind
from dioramacast.renderer.geometry import GROUND, Point, Rect, clamp, lerp
from dioramacast.renderer.layout.rivers import MIDDLE, River, is_mapped_as_a_lake, plan_river

FAR = 90.0
"""How far water shapes reach past the slab, so that their cut lies outside it."""
SHORE_STEPS = 30
SWING = 20.0
"""More than a curved shore strays from its circle."""
LAKE_HEAD = 34.0
"""Where along the edge a lake begins whose other bank is in sight."""


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
    is_lake: bool = False
    """Fresh and calm."""
    breadth: float = 0.0
    """How far the other bank lies at the front corner; 0 where it is out of sight."""

    def shore(self, along: float) -> float:
        calm = 0.25 if self.is_quay else 1.0
        off = (along - MIDDLE) / MIDDLE
        waves = 9 * math.sin(along / 71 + self.phase) + 5 * math.sin(along / 31 + 2 * self.phase)
        return self.shoreline + calm * waves + self.bow * off * off

    def other_bank(self, along: float) -> float:
        """Where the lake ends that begins at ``shore``: they meet at its head."""
        share = max(0.0, (along - LAKE_HEAD) / (GROUND - LAKE_HEAD))
        return (
            self.shore(along)
            + self.breadth * math.sqrt(share)
            + 7 * min(1.0, 3 * share) * math.sin(along / 37 + self.phase)
        )

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
        if self.river is not None and self.river.holds(x, y, margin) and not self.is_past_shore(x, y, margin):
            return True
        return self.is_in_open_water(x, y, margin)

    def is_in_open_water(self, x: float, y: float, margin: float = 0.0) -> bool:
        """The same, but rivers do not count: roads bridge them."""
        if not self.is_past_shore(x, y, margin):
            return False
        if not self.breadth:
            return True
        along, across = (x, y) if self.edge is Edge.LEFT else (y, x)
        return along > LAKE_HEAD - margin and across < self.other_bank(along) + margin

    def is_past_shore(self, x: float, y: float, margin: float = 0.0) -> bool:
        """In open water, or on the other bank of it: out of the city's reach."""
        if self.edge is Edge.LEFT:
            return y > self.shore(x) - margin
        if self.edge is Edge.RIGHT:
            return x > self.shore(y) - margin
        if self.edge is Edge.NONE:
            return False
        cx, cy = self.centre
        distance = math.hypot(x - cx, y - cy)
        if abs(distance - self.shoreline + margin) > SWING:
            return distance > self.shoreline - margin
        return distance > self._radius(math.atan2(y - cy, x - cx)) - margin

    def touches(self, rect: Rect, margin: float = 4.0) -> bool:
        cx, cy = rect.centre
        return any(self.is_wet(x, y, margin) for x, y in (*rect.corners(), (cx, cy)))

    def shore_line(self, inland: float, further: float = 0.0) -> list[Point]:
        """Points along the shore of open water, ``inland`` of it, in order; empty without one.

        ``further``: how far they go on beyond the ground at both ends.
        """
        ts = [-further + (GROUND + 2 * further) * i / SHORE_STEPS for i in range(SHORE_STEPS + 1)]
        if self.edge is Edge.LEFT:
            return [(t, self.shore(t) - inland) for t in ts]
        if self.edge is Edge.RIGHT:
            return [(self.shore(t) - inland, t) for t in ts]
        if self.edge is Edge.CORNER:
            return self._around([90 * (t / GROUND) for t in ts], inland)
        if self.edge is Edge.ISLAND:
            return self._around([360 * i / 44 for i in range(45)], inland)
        return []

    def open_water(self) -> list[list[Point]]:
        """Ground polygons, reaching past the slab; wound so that a hole stays a hole."""
        low, high = -FAR, GROUND + FAR
        if self.breadth:
            return [self._lake()]
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

    def _lake(self) -> list[Point]:
        """From its head down one bank, and back up the other."""
        # Closer at the head, which is round.
        ts = [LAKE_HEAD + (GROUND + FAR - LAKE_HEAD) * (i / SHORE_STEPS) ** 2 for i in range(SHORE_STEPS + 1)]
        banks = [(t, self.shore(t)) for t in ts], [(t, self.other_bank(t)) for t in reversed(ts[1:])]
        outline = [*banks[0], *banks[1]]
        return outline if self.edge is Edge.LEFT else [(across, along) for along, across in reversed(outline)]

    def river_bed(self) -> list[list[Point]]:
        river = self.river
        if river is None:
            return []
        # It ends in a lake, rather than to go on through the other bank.
        mouth = self.shore(river.at) + 24 if self.breadth else GROUND + FAR
        ts = [min(t, mouth) for t in _steps()]
        far, near = [river.bank(t, -1) for t in ts], [river.bank(t, 1) for t in ts]
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
        return Waters(Edge.ISLAND, 226, phase, is_lake=water.shore is WaterKind.LAKE)
    if not (_has_open_water(place) or wants_open_water):
        return Waters(Edge.NONE, 0, phase, river=plan_river(place, chance))
    bearing_deg = 225 if water.shore_bearing_deg is None else water.shore_bearing_deg
    share = clamp(water.open_share, 0.1, 0.7)
    is_lake = water.shore is WaterKind.LAKE
    is_enclosed = is_lake and water.open_share < ENCLOSED_BELOW and not wants_open_water
    if 155 <= bearing_deg <= 205 and not (wants_open_water or is_enclosed):
        return Waters(Edge.CORNER, lerp(470, 400, share), phase, is_quay=is_quay, is_lake=is_lake)
    edge = Edge.RIGHT if math.sin(math.radians(bearing_deg)) > 0 else Edge.LEFT
    is_near = (water.shore_distance_km or 0) < 8
    shoreline, breadth = lerp(400, 330, share / 0.7) if is_near else 410.0, 0.0
    if wants_open_water:
        shoreline, bow = 352.0, -abs(bow)
    if is_enclosed:
        shoreline, bow = 362.0, bow / 3
        breadth = lerp(96, 200, water.open_share / ENCLOSED_BELOW)
    river = plan_river(place, chance, edge is Edge.RIGHT)
    return Waters(edge, shoreline, phase, bow / 4 if is_quay else bow, is_quay, river, is_lake, breadth)


ENCLOSED_BELOW = 0.3
"""The other bank of a lake with a greater share of the circle about the city lies beyond the horizon."""


def _has_open_water(place: Place) -> bool:
    """A far reservoir is no coast, and the further a lake lies, the larger it must be."""
    water = place.water
    if water.shore is WaterKind.LAKE:
        distance_km = water.shore_distance_km or 0
        is_large = water.open_share >= 0.01 * distance_km**1.5
        return is_large and distance_km <= FURTHEST_LAKE_KM and not is_mapped_as_a_lake(place)
    return water.shore is not None


FURTHEST_LAKE_KM = 8.0


def _has_quay(place: Place) -> bool:
    return place.water.shore is WaterKind.SEA and (place.population or 0) > 150_000 and abs(place.lat) > 30
