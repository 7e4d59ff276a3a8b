"""Where all places are, and which of them is nearest."""

import math
import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dioramacast.models import Coordinates

MICRODEGREES = 100_000
"""The file and the arrays hold coordinates as whole hundred-thousandths of a degree (1 m)."""
_EARTH_RADIUS_KM = 6371.0088
_CLOSE_KM = 10.0
_KM_PER_DEGREE = math.pi * _EARTH_RADIUS_KM / 180
_BANDS_PER_DEGREE = 4
_BAND = MICRODEGREES // _BANDS_PER_DEGREE
_BANDS = 180 * _BANDS_PER_DEGREE


class Points:
    """Of all places in the gazetteer's file, in compact arrays: bands of a quarter degree of latitude, each sorted by
    longitude.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._lats, self._lons, self._cities = array("i"), array("i"), array("I")
        self._starts = array("I", bytes(4 * (_BANDS + 1)))
        band_sql = f"min((lat + {90 * MICRODEGREES}) / {_BAND}, {_BANDS - 1})"
        sql = f"SELECT {band_sql}, lat, lon, coalesce(section_of, rank) FROM place ORDER BY 1, lon, rank"  # noqa: S608
        for band, lat, lon, city in db.execute(sql):
            self._lats.append(lat)
            self._lons.append(lon)
            self._cities.append(city)
            self._starts[band + 1] = len(self._cities)
        for band in range(_BANDS):  # a band without places starts where the one before it ends
            self._starts[band + 1] = max(self._starts[band + 1], self._starts[band])

    def __len__(self) -> int:
        return len(self._cities)

    def nearest(self, point: Coordinates, within_km: float) -> int | None:
        """Rank of the nearest place, or of the city it is a section of."""
        for reach in (
            min(_CLOSE_KM, within_km),
            within_km,
        ):  # most cities have one close by, among hundreds farther off
            found = [(self._distance_km(point, index), self._cities[index]) for index in self._around(point, reach)]
            distance, city = min(found, default=(math.inf, 0))
            if distance <= reach:
                return city
        return None

    def _distance_km(self, point: Coordinates, index: int) -> float:
        lat, other = math.radians(point.lat), math.radians(self._lats[index] / MICRODEGREES)
        east = math.radians(self._lons[index] / MICRODEGREES - point.lon)
        half = math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin(east / 2) ** 2
        return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(min(half, 1)))

    def _around(self, point: Coordinates, within_km: float) -> Iterator[int]:
        """Indexes of all points in the box that holds the circle."""
        reach = within_km / _KM_PER_DEGREE
        south = max(math.floor((point.lat - reach + 90) * _BANDS_PER_DEGREE), 0)
        north = min(math.floor((point.lat + reach + 90) * _BANDS_PER_DEGREE), _BANDS - 1)
        for west, east in _longitudes(point, reach):
            for band in range(south, north + 1):
                start, end = self._starts[band], self._starts[band + 1]
                first = bisect_left(self._lons, west * MICRODEGREES, start, end)
                yield from range(first, bisect_right(self._lons, east * MICRODEGREES, first, end))


def _longitudes(point: Coordinates, reach: float) -> list[tuple[float, float]]:
    """The spans of longitude a circle of ``reach`` degrees covers: two across 180°, all of them round a pole."""
    if abs(point.lat) + reach >= 90:
        return [(-180, 180)]
    half = math.degrees(math.asin(min(math.sin(math.radians(reach)) / math.cos(math.radians(point.lat)), 1)))
    west, east = point.lon - half, point.lon + half
    if west < -180:
        return [(west + 360, 180), (-180, east)]
    return [(west, 180), (-180, east - 360)] if east > 180 else [(west, east)]
