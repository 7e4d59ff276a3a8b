"""Plausible weather from climate alone, for when nobody can be asked. Always marked as a sample.

Temperatures follow latitude, the Köppen-Geiger class, height and season; the sky follows the class and a seed of
place and day, so that a place keeps its sample for the hour and neighbours agree roughly.
"""

import hashlib
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from dioramacast.astronomy import sun_position, sunrise_and_sunset
from dioramacast.conditions import CONDITIONS
from dioramacast.models import Coordinates, WeatherReport, WeatherSource

_LAPSE_C_PER_M = 0.0065
_DAYS_TO_WARMEST_AFTER_SOLSTICE = 28


@dataclass(frozen=True, slots=True)
class _Climate:
    """What a Köppen class's days are like; chances are days in a hundred."""

    offset_c: float
    season_swing_c: float
    day_swing_c: float
    humidity_percent: int
    wet_chance: int
    cloud_chance: int


_CLIMATES = {
    "Af": _Climate(0, 1, 4, 84, 55, 80),
    "Am": _Climate(0, 2, 4, 80, 45, 75),
    "Aw": _Climate(1, 3, 5, 70, 30, 60),
    "BW": _Climate(4, 8, 7, 28, 2, 15),
    "BS": _Climate(1, 9, 6, 42, 9, 30),
    "Cs": _Climate(0, 8, 4, 62, 18, 40),
    "Cfa": _Climate(-1, 10, 4, 70, 28, 55),
    "Cf": _Climate(1, 6, 3, 78, 38, 72),
    "Cw": _Climate(1, 6, 5, 68, 25, 50),
    "Dfc": _Climate(-6, 16, 4, 74, 30, 65),
    "Dfd": _Climate(-13, 27, 4, 72, 20, 50),
    "D": _Climate(-2, 14, 4, 72, 30, 65),
    "E": _Climate(-8, 12, 2, 78, 30, 65),
}
_UNKNOWN = _Climate(0, 8, 4, 72, 28, 55)


def sample_weather(
    cell: Coordinates, climate: str | None, elevation_m: int | None, utc_offset_seconds: int, now: datetime
) -> WeatherReport:
    """The sample for a cell at a moment. ``climate`` is a Köppen-Geiger class; unknown is allowed."""
    days = _climate_of(climate)
    chance = _chances(cell, now)
    local = now + timedelta(seconds=utc_offset_seconds)
    altitude_deg = sun_position(cell, now)[0]
    is_wet = chance[0] < days.wet_chance
    clouds = _clouds_percent(days, chance[1], is_wet)
    temperature = _temperature_c(cell, days, elevation_m, local, clouds) + (chance[2] - 50) * 0.05
    condition = CONDITIONS[_condition_id(is_wet, clouds, temperature, chance[3])]
    wind = round(1 + chance[4] * 0.05 + (2 if is_wet else 0), 1)
    sunrise, sunset = sunrise_and_sunset(cell, local.date())
    return WeatherReport(
        coordinates=cell,
        source=WeatherSource.SAMPLE,
        condition=condition.id,
        is_day=altitude_deg > -0.833,
        temperature_c=round(temperature, 1),
        feels_like_c=round(temperature - (wind * 0.5 if temperature < 12 else 0), 1),
        humidity_percent=min(100, days.humidity_percent + (12 if is_wet else 0)),
        pressure_hpa=round(1021 - (14 if is_wet else 0) + (chance[5] - 50) * 0.1),
        wind_speed_ms=wind,
        wind_deg=round(chance[6] * 3.6) % 360,
        clouds_percent=clouds,
        rain_mm_h=condition.typical_rain_mm_h,
        snow_mm_h=condition.typical_snow_mm_h,
        observed_at=now,
        fetched_at=now,
        utc_offset_seconds=utc_offset_seconds,
        sunrise=sunrise,
        sunset=sunset,
    )


def _climate_of(koppen: str | None) -> _Climate:
    text = koppen or ""
    matches = (_CLIMATES.get(text[:length]) for length in (3, 2, 1))
    return next((climate for climate in matches if climate), _UNKNOWN)


def _chances(cell: Coordinates, now: datetime) -> bytes:
    """Bytes of 0-99 from a degree's neighbourhood and the day: sky and wind that hold for a day."""
    seed = f"{math.floor(cell.lat)},{math.floor(cell.lon)},{now:%Y-%m-%d}"
    return bytes(byte % 100 for byte in hashlib.sha256(seed.encode()).digest())


def _temperature_c(
    cell: Coordinates, days: _Climate, elevation_m: int | None, local: datetime, clouds_percent: int
) -> float:
    latitude = abs(cell.lat)
    # A curve through known yearly means: 27 °C in the tropics, 10 in London, 4 in Reykjavík, -12 at a pole.
    yearly_mean = 27 - 0.17 * math.pow(max(0.0, latitude - 10), 1.24)
    warmest_day = 172 + _DAYS_TO_WARMEST_AFTER_SOLSTICE + (0 if cell.lat >= 0 else 182)
    season = math.cos(2 * math.pi * (local.timetuple().tm_yday - warmest_day) / 365.25)
    hour = local.hour + local.minute / 60
    day = math.cos(2 * math.pi * (hour - 15) / 24) * (1 - clouds_percent / 200)
    height = _LAPSE_C_PER_M * (elevation_m or 0)
    swing = days.season_swing_c * min(1.0, latitude / 35)
    return yearly_mean + days.offset_c + swing * season + days.day_swing_c * day - height


def _clouds_percent(days: _Climate, chance: int, is_wet: bool) -> int:
    if is_wet:
        return 75 + chance // 4
    return chance if chance < days.cloud_chance else chance // 8


def _condition_id(is_wet: bool, clouds_percent: int, temperature_c: float, chance: int) -> int:
    if is_wet:
        if temperature_c < 0.5:
            return 601 if chance < 30 else 600
        if temperature_c > 22 and chance < 25:
            return 201
        return 501 if chance < 35 else 500
    for limit, condition_id in ((11, 800), (25, 801), (51, 802), (85, 803)):
        if clouds_percent < limit:
            return condition_id
    return 804
