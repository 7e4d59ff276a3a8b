"""Where a river runs across the slab, and how broad it is drawn."""

import math
import random
from dataclasses import dataclass

from dioramacast.models import Place, WaterKind
from dioramacast.renderer.geometry import GROUND, Point
from dioramacast.renderer.layout.settlements import Settlement, settlement_of
from dioramacast.renderer.regions import is_near

MIDDLE = GROUND / 2
FURTHEST_KM = 8.0


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
        stretch = self._stretch
        return abs(across - self.middle(along)) < self.half_width * stretch + margin * stretch

    @property
    def _stretch(self) -> float:
        return math.sqrt(1 + self.slope * self.slope)

    @property
    def reach(self) -> float:
        """Half its width as measured along the other axis."""
        return self.half_width * self._stretch

    @property
    def is_broad(self) -> bool:
        """Whether ships and several boats find room on it."""
        return self.half_width > BROAD_FROM

    def bank(self, along: float, side: int) -> Point:
        """A point on the bank on that side (-1 far from the viewer, 1 near)."""
        across = self.middle(along) + side * self.reach
        return (along, across) if self.is_along_x else (across, along)


BROAD_FROM = 27.0
LEAST_HALF, MOST_HALF = 18.0, 26.0
"""Of a river of which no more is known than its course."""
CIRCLE_KM = 15.0
"""Radius of the circle in which the share of open water is measured."""
SAME_WATER_KM, MOST_ASKEW_DEG = 0.4, 45

Towns = tuple[tuple[float, float], ...]
GREAT_RIVERS: tuple[tuple[int, Towns], ...] = (
    # Thames. Seine. Tiber, Arno, Vltava, Vistula at Kraków, Guadalquivir.
    (250, ((51.5, -0.12),)),
    (140, ((48.86, 2.35), (49.44, 1.1))),
    (150, ((41.9, 12.5), (43.77, 11.25), (50.08, 14.43), (50.06, 19.94), (37.39, -5.98))),
    # Rhine and Meuse. Elbe, Weser, Vistula, Pregel, Daugava.
    (330, ((50.94, 6.96), (51.23, 6.78), (50.0, 8.27), (50.73, 7.1), (51.43, 6.76), (51.92, 4.48), (47.56, 7.59))),
    (300, ((51.05, 13.74), (53.55, 10.0), (53.08, 8.8), (52.23, 21.01), (54.69, 20.51), (56.95, 24.1))),
    # Danube, upper and lower.
    (280, ((48.21, 16.37), (48.31, 14.29), (48.15, 17.11), (48.57, 13.46))),
    (450, ((47.5, 19.04), (45.25, 19.84), (44.82, 20.46), (43.85, 25.95), (45.27, 27.97), (45.44, 28.05))),
    # Garonne, Loire, Rhône, Douro. Neva, Dnieper, Don, Northern Dvina. Volga.
    (300, ((44.84, -0.58), (47.22, -1.55), (43.95, 4.81), (45.76, 4.84), (41.15, -8.61))),
    (500, ((59.94, 30.31), (50.45, 30.52), (48.46, 35.05), (47.24, 39.7), (64.54, 40.54))),
    (900, ((56.33, 44.0), (55.79, 49.12), (53.2, 50.15), (51.53, 46.03), (48.72, 44.5), (46.35, 48.04))),
    # Ob, Yenisei, Irtysh, Angara, Lena, Amur.
    (800, ((55.04, 82.93), (56.01, 92.87), (54.99, 73.37), (52.29, 104.3), (62.03, 129.73), (48.48, 135.08))),
    # Nile. Tigris and Shatt al-Arab. Niger, Congo, Ubangi.
    (450, ((30.05, 31.24), (25.7, 32.64), (24.09, 32.9), (15.6, 32.53), (27.18, 31.19), (29.07, 31.1))),
    (250, ((33.34, 44.4), (36.34, 43.13), (30.5, 47.82))),
    (900, ((12.65, -8.0), (13.51, 2.11), (-4.32, 15.31), (-4.27, 15.28), (4.36, 18.56), (6.15, 6.78))),
    # Ganges, Yamuna, Hooghly, Brahmaputra, Indus.
    (500, ((25.32, 83.01), (25.6, 85.12), (25.43, 81.85), (22.57, 88.36), (26.19, 91.75), (25.4, 68.37))),
    # Chao Phraya, Saigon River, Red River, Musi. Mekong, Irrawaddy, Yangon River.
    (280, ((13.75, 100.5), (10.82, 106.63), (21.03, 105.85), (-2.98, 104.76))),
    (900, ((17.97, 102.6), (11.56, 104.92), (10.03, 105.79), (21.98, 96.08), (16.8, 96.16))),
    # Huangpu, Pearl River, Yong, Yellow River, Songhua. Yangtze. Han, Taedong.
    (400, ((31.22, 121.46), (23.12, 113.25), (22.82, 108.32), (36.06, 103.79), (45.75, 126.65))),
    (1_300, ((30.58, 114.27), (32.06, 118.78), (29.56, 106.55), (30.7, 111.28))),
    (900, ((37.57, 126.98), (39.03, 125.75))),
    # Mississippi, Ohio. Missouri, Willamette and their like. St. Lawrence.
    (600, ((29.95, -90.08), (30.45, -91.15), (35.15, -90.05), (38.63, -90.2), (32.31, -90.9), (38.25, -85.76))),
    (300, ((39.1, -84.51), (40.44, -80.0), (44.98, -93.27), (45.52, -122.68), (39.1, -94.58))),
    (1_500, ((45.51, -73.59), (46.81, -71.21))),
    # Amazon and its arms, Orinoco. Paraná, Paraguay, Guayas, Magdalena.
    (2_000, ((-3.1, -60.02), (-3.75, -73.25), (-1.46, -48.5), (8.13, -63.55))),
    (900, ((-32.95, -60.64), (-25.29, -57.65), (-27.37, -55.9), (-2.2, -79.9), (10.97, -74.78), (-27.47, -58.83))),
    # Brisbane River, Swan, Tamar.
    (250, ((-27.47, 153.03), (-31.95, 115.86), (-41.44, 147.14))),
)
"""About how many metres across, and the cities on it: the map has all of these as lines without a width."""
NEAR_DEGREES = 0.14


def is_mapped_as_a_lake(place: Place) -> bool:
    """Whether the lake is in truth a river so broad that maps give it two shores.

    Its line and its shore are then equally far, and the water lies across the line.
    """
    water = place.water
    if water.shore is not WaterKind.LAKE or water.river_axis_deg is None or water.shore_bearing_deg is None:
        return False
    gap_km = abs((water.river_distance_km or 0) - (water.shore_distance_km or 0))
    askew = abs((water.shore_bearing_deg - water.river_axis_deg) % 180 - 90)
    return gap_km <= SAME_WATER_KM and askew <= MOST_ASKEW_DEG


def breadth_m(place: Place) -> float | None:
    """How broad the river is that runs by; None where nobody has said."""
    if is_mapped_as_a_lake(place):
        # A strip through the middle of the circle, of its share of open water.
        return place.water.open_share * math.pi * CIRCLE_KM / 2 * 1000
    return next((m for m, towns in GREAT_RIVERS if any(is_near(place, *at, NEAR_DEGREES) for at in towns)), None)


def _half_width(place: Place, usual: float) -> float:
    metres = breadth_m(place)
    if metres is None:
        # What runs through a metropolis is seldom a brook.
        return usual + (4 if settlement_of(place) >= Settlement.METROPOLIS else 0)
    return 24 + 14 * min(1.0, metres / 450) + 12 * min(1.0, metres / 5000)


def plan_river(place: Place, chance: random.Random, mouth_is_along_x: bool | None = None) -> River | None:
    """``mouth_is_along_x``: there is open water, and this is the axis on which rivers reach it."""
    water = place.water
    usual, phase = chance.uniform(LEAST_HALF, MOST_HALF), chance.uniform(0, 6.28)
    if water.river_axis_deg is None or (water.river_distance_km or 0) > FURTHEST_KM:
        return None
    half = _half_width(place, usual)
    # A broad one takes its room from the front, so that the city behind it keeps what it has.
    out = max(0.0, half - MOST_HALF)
    if mouth_is_along_x is not None:
        # It flows into the sea, beside the city.
        at, slope = chance.uniform(372, 396) + out / 2, chance.uniform(-0.08, 0.12)
        return River(mouth_is_along_x, at, slope, half * 0.8, phase)
    axis = water.river_axis_deg % 180
    if 67 <= axis <= 113:
        drawn = half * (0.95 if out else 0.86)
        return River(True, 356.0 + 1.35 * max(0.0, drawn - 20), -0.86, drawn, phase)
    if axis < 22 or axis > 158:
        return River(chance.random() < 0.5, chance.uniform(352, 372) + out, 0.3 if not out else 0.16, half, phase)
    return River(axis > 90, chance.uniform(350, 384) + out, chance.uniform(-0.14, 0.2), half, phase)
