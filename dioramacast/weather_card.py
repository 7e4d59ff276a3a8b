"""What the weather card says: the weather and the day of a place, rounded as people read them, in a visitor's units."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from dioramacast.astronomy import SUNRISE_ALTITUDE_DEG, sun_position, sunrise_and_sunset
from dioramacast.conditions import CONDITIONS
from dioramacast.models import Coordinates, Units, WeatherAnswer, WeatherReport, WeatherSource

_KMH_PER_MS, _MPH_PER_MS = 3.6, 2.2369363
_MM_PER_INCH, _M_PER_MILE, _INHG_PER_HPA = 25.4, 1609.344, 0.0295300
_CLEAR_VIEW_M = 10_000
"""Providers tell no farther apart, some not at all."""
_ON_ITS_WAY_SECONDS, _TRY_AGAIN_SECONDS = 5, 60
_ARC_WIDTH, _ARC_HEIGHT, _ARC_MARGIN = 134, 34, 8


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it is shown; the words of its unit stand in the language's file as ``unit.<unit>``."""

    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Day:
    """The day of a place. The sun's path is an arc in a box of 150 x 44."""

    sunrise: str
    """On the clocks there; empty, as ``sunset``, where it does not rise or set today."""
    sunset: str
    hours: int
    minutes: int
    is_up: bool
    sun: tuple[float, float] | None
    """Where on the arc it stands; None while it is down."""


@dataclass(frozen=True, slots=True)
class WeatherCard:
    temperature: int
    feels_like: int
    description: str
    humidity: int
    clouds: int
    wind: Reading
    is_calm: bool
    wind_deg: int
    gust: Reading | None
    fall: Reading | None
    """Rain, or snow as water."""
    is_snow: bool
    pressure: Reading
    visibility: Reading | None
    source: WeatherSource
    observed_at: datetime
    age_minutes: int
    is_on_its_way: bool
    """Past its freshness, and a newer one is being fetched."""
    is_old: bool
    """The provider gives no newer one."""
    refresh_seconds: int
    """After which the page is worth asking for again."""

    @property
    def is_sample(self) -> bool:
        return self.source is WeatherSource.SAMPLE


def build_weather_card(answer: WeatherAnswer, units: Units, now: datetime, fresh_seconds: int) -> WeatherCard:
    report = answer.report
    kept_seconds = (now - report.fetched_at).total_seconds()
    is_old = answer.stale and kept_seconds >= 3 * fresh_seconds
    is_on_its_way = answer.stale and not is_old
    snow, rain = report.snow_mm_h, report.rain_mm_h
    return WeatherCard(
        temperature=units.degrees(report.temperature_c),
        feels_like=units.degrees(report.feels_like_c),
        description=CONDITIONS[report.condition].description.capitalize(),
        humidity=report.humidity_percent,
        clouds=report.clouds_percent,
        wind=_speed(report.wind_speed_ms, units),
        is_calm=_speed(report.wind_speed_ms, units).value == "0",
        wind_deg=report.wind_deg,
        gust=_gust(report, units),
        fall=_fall(max(snow, rain), units) if snow or rain else None,
        is_snow=snow > rain,
        pressure=_pressure(report.pressure_hpa, units),
        visibility=None if report.visibility_m is None else _distance(report.visibility_m, units),
        source=report.source,
        observed_at=report.observed_at,
        # Never negative: the clock may have been set back since.
        age_minutes=max(0, int((now - report.observed_at).total_seconds() // 60)),
        is_on_its_way=is_on_its_way,
        is_old=is_old,
        refresh_seconds=_refresh_seconds(answer, kept_seconds, fresh_seconds, is_on_its_way),
    )


def build_day(coordinates: Coordinates, report: WeatherReport | None, now: datetime, utc_offset_seconds: int) -> Day:
    """From the provider's sunrise and sunset where it gave them."""
    offset = timedelta(seconds=utc_offset_seconds)
    rise, set_ = (report.sunrise, report.sunset) if report else (None, None)
    if rise is None or set_ is None:
        rise, set_ = sunrise_and_sunset(coordinates, (now + offset).date())
    altitude_deg, _ = sun_position(coordinates, now)
    if rise is None or set_ is None:
        return Day("", "", 0, 0, altitude_deg > SUNRISE_ALTITUDE_DEG, None)
    hours, minutes = divmod(round((set_ - rise).total_seconds() / 60), 60)
    is_up = rise <= now <= set_
    sun = _on_arc((now - rise) / (set_ - rise)) if is_up else None
    return Day(f"{rise + offset:%H:%M}", f"{set_ + offset:%H:%M}", hours, minutes, is_up, sun)


def _on_arc(share: float) -> tuple[float, float]:
    x = _ARC_MARGIN + _ARC_WIDTH / 2 * (1 - math.cos(math.pi * share))
    y = _ARC_MARGIN + _ARC_HEIGHT * (1 - math.sin(math.pi * share))
    return round(x, 1), round(y, 1)


def _refresh_seconds(answer: WeatherAnswer, kept_seconds: float, fresh_seconds: int, is_on_its_way: bool) -> int:
    if is_on_its_way:
        return _ON_ITS_WAY_SECONDS
    if answer.is_good:
        return max(_ON_ITS_WAY_SECONDS, math.ceil(fresh_seconds - kept_seconds) + 1)
    return max(_TRY_AGAIN_SECONDS, fresh_seconds)


def _speed(ms: float, units: Units) -> Reading:
    if units is Units.IMPERIAL:
        return Reading(str(round(ms * _MPH_PER_MS)), "mph")
    return Reading(str(round(ms * _KMH_PER_MS)), "kmh")


def _gust(report: WeatherReport, units: Units) -> Reading | None:
    """Only where it is more than the wind."""
    if report.wind_gust_ms is None:
        return None
    gust = _speed(report.wind_gust_ms, units)
    return gust if int(gust.value) > int(_speed(report.wind_speed_ms, units).value) else None


def _fall(mm_h: float, units: Units) -> Reading:
    if units is Units.IMPERIAL:
        return Reading(f"{max(mm_h / _MM_PER_INCH, 0.01):.2f}", "inh")
    return Reading(f"{max(mm_h, 0.1):.{0 if mm_h >= 10 else 1}f}", "mmh")


def _pressure(hpa: float, units: Units) -> Reading:
    if units is Units.IMPERIAL:
        return Reading(f"{hpa * _INHG_PER_HPA:.2f}", "inhg")
    return Reading(str(round(hpa)), "hpa")


def _distance(m: float, units: Units) -> Reading:
    unit_m, unit = (_M_PER_MILE, "mi") if units is Units.IMPERIAL else (1000, "km")
    if m >= _CLEAR_VIEW_M:
        return Reading(f"{_CLEAR_VIEW_M // unit_m:.0f}+", unit)
    if m < 1000 and units is Units.METRIC:
        return Reading(str(round(m / 10) * 10), "m")
    return Reading(f"{m / unit_m:.1f}", unit)
