"""Where a place lies on the still picture of the world, ``static/map/world.svg``."""

import math
from dataclasses import dataclass

from dioramacast.models import Coordinates

WEST_LON = -169.0
"""Bering Strait: an edge there cuts through no country."""
TOP = 133.0
"""78.8° north, stretched as Web Mercator does, so that it counts like degrees of longitude."""
WIDTH, HEIGHT = 360.0, 200.0
"""``scripts/map/build.mjs``, ``static/js/state/world.js`` and ``static/css/map.css`` frame the world the same."""
_MERCATOR_LAT = 85.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the picture: ``left`` and ``top`` in per cent of its width and height, at its rim what lies beyond."""

    coordinates: Coordinates
    left: float
    top: float


def spot_of(coordinates: Coordinates) -> Spot:
    lat = math.radians(max(-_MERCATOR_LAT, min(_MERCATOR_LAT, coordinates.lat)))
    down = TOP - math.degrees(math.asinh(math.tan(lat)))
    left = (coordinates.lon - WEST_LON) % 360 / WIDTH
    top = max(0.0, min(1.0, down / HEIGHT))
    return Spot(coordinates, round(100 * left, 2), round(100 * top, 2))
