"""Where the sun stands and how full the moon is.

The Astronomical Almanac's low-precision formulas: the sun within about 0.01° from 1950 to 2050.
"""

import math
from datetime import UTC, date, datetime, time, timedelta

from dioramacast.models import Coordinates

_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_A_NEW_MOON = datetime(2000, 1, 6, 18, 14, tzinfo=UTC)
_SYNODIC_MONTH_DAYS = 29.530588853
SUNRISE_ALTITUDE_DEG = -0.833
"""The centre's altitude when the upper rim touches the horizon, refraction included."""


def sun_position(coordinates: Coordinates, at: datetime) -> tuple[float, float]:
    """The sun's (altitude, azimuth) in degrees; azimuth clockwise from north, in [0, 360)."""
    declination, right_ascension, days = _equatorial(at)
    sidereal = math.radians((280.46062 + 360.98564737 * days + coordinates.lon) % 360)
    hour_angle = sidereal - right_ascension
    lat = math.radians(coordinates.lat)
    sine = math.sin(lat) * math.sin(declination) + math.cos(lat) * math.cos(declination) * math.cos(hour_angle)
    azimuth = math.atan2(
        -math.sin(hour_angle), math.tan(declination) * math.cos(lat) - math.sin(lat) * math.cos(hour_angle)
    )
    return math.degrees(math.asin(max(-1.0, min(1.0, sine)))), math.degrees(azimuth) % 360


def sunrise_and_sunset(coordinates: Coordinates, day: date) -> tuple[datetime | None, datetime | None]:
    """Both in UTC for the local solar ``day``; (None, None) in polar day and polar night."""
    midnight = datetime.combine(day, time(), tzinfo=UTC)
    noon = midnight + timedelta(hours=12 - coordinates.lon / 15)
    return _crossing(coordinates, noon, -1), _crossing(coordinates, noon, 1)


def moon_phase(at: datetime) -> float:
    """0 new, 0.25 first quarter, 0.5 full, 0.75 last quarter; within about half a day."""
    return ((at - _A_NEW_MOON).total_seconds() / 86400 / _SYNODIC_MONTH_DAYS) % 1.0


def _equatorial(at: datetime) -> tuple[float, float, float]:
    """The sun's (declination, right ascension) in radians, and days since J2000."""
    days = (at - _J2000).total_seconds() / 86400
    anomaly = math.radians((357.528 + 0.9856003 * days) % 360)
    longitude = math.radians(
        (280.460 + 0.9856474 * days + 1.915 * math.sin(anomaly) + 0.020 * math.sin(2 * anomaly)) % 360
    )
    obliquity = math.radians(23.439 - 0.0000004 * days)
    declination = math.asin(math.sin(obliquity) * math.sin(longitude))
    return declination, math.atan2(math.cos(obliquity) * math.sin(longitude), math.cos(longitude)), days


def _crossing(coordinates: Coordinates, noon: datetime, side: int) -> datetime | None:
    """When the sun crosses the horizon before (-1) or after (1) ``noon``; refined until it stays put."""
    lat = math.radians(coordinates.lat)
    moment = noon
    for _ in range(4):
        declination, right_ascension, days = _equatorial(moment)
        divisor = math.cos(lat) * math.cos(declination)
        if abs(divisor) < 1e-9:
            return None
        cosine = (math.sin(math.radians(SUNRISE_ALTITUDE_DEG)) - math.sin(lat) * math.sin(declination)) / divisor
        if not -1 < cosine < 1:
            return None
        sidereal = math.radians((280.46062 + 360.98564737 * days + coordinates.lon) % 360)
        error = side * math.acos(cosine) - (sidereal - right_ascension)
        error = (error + math.pi) % (2 * math.pi) - math.pi
        moment += timedelta(days=error / (2 * math.pi * 1.0027379))
    return moment.replace(microsecond=0)
