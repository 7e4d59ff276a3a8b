"""Open-Meteo: current weather without a key. Free for non-commercial use, CC BY 4.0 (https://open-meteo.com)."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated

import requests
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dioramacast.astronomy import sunrise_and_sunset
from dioramacast.clients.http import HttpLimits, get_json
from dioramacast.clients.provider import Provider
from dioramacast.errors import UpstreamUnavailable
from dioramacast.models import Coordinates, WeatherReport, WeatherSource

CALLS_AT_ONCE = 4
"""The free service queues a few calls of an address and refuses the rest ("Too many concurrent requests")."""
_DEADLINE_SECONDS, _MAX_BYTES = 2.5, 64 * 1024
_WAIT_FOR_A_PLACE_SECONDS = _DEADLINE_SECONDS / 2
"""Out of the same deadline, and leaves the call enough of it."""
_CURRENT = (
    "temperature_2m,apparent_temperature,relative_humidity_2m,is_day,precipitation,weather_code,cloud_cover,"
    "pressure_msl,wind_speed_10m,wind_direction_10m,wind_gusts_10m,visibility"
)

_OPENWEATHERMAP_ID_BY_WMO_CODE = {
    0: 800, 1: 801, 2: 802, 3: 804, 45: 741, 48: 741,
    51: 300, 53: 301, 55: 302, 56: 511, 57: 511,
    61: 500, 63: 501, 65: 502, 66: 511, 67: 511,
    71: 600, 73: 601, 75: 602, 77: 600,
    80: 520, 81: 521, 82: 522, 85: 620, 86: 622,
    95: 211, 96: 201, 99: 202,
}  # fmt: skip
_SNOW_CODES = {71, 73, 75, 77, 85, 86}


class _Current(BaseModel):
    model_config = ConfigDict(allow_inf_nan=False)

    time: datetime
    interval: Annotated[int, Field(gt=0, le=86400)]
    temperature_2m: Annotated[float, Field(ge=-100, le=70)]
    apparent_temperature: Annotated[float, Field(ge=-120, le=90)]
    relative_humidity_2m: Annotated[float, Field(ge=0, le=100)]
    is_day: bool
    precipitation: Annotated[float, Field(ge=0, le=500)]
    """mm in the last ``interval`` seconds."""
    weather_code: int
    cloud_cover: Annotated[float, Field(ge=0, le=100)]
    pressure_msl: Annotated[float, Field(ge=800, le=1100)]
    wind_speed_10m: Annotated[float, Field(ge=0, le=150)]
    wind_direction_10m: Annotated[float, Field(ge=0, le=360)]
    wind_gusts_10m: Annotated[float, Field(ge=0, le=200)] | None = None
    visibility: Annotated[float, Field(ge=0)] | None = None
    """m; not every model has one."""


class _Forecast(BaseModel):
    utc_offset_seconds: Annotated[int, Field(ge=-15 * 3600, le=15 * 3600)]
    current: _Current


class OpenMeteoClient:
    """Asks for one grid cell at a time."""

    def __init__(
        self, base_url: str, session: requests.Session, provider: Provider, now: Callable[[], datetime]
    ) -> None:
        self._url = f"{base_url}/v1/forecast"
        self._session = session
        self._provider = provider
        self._now = now

    @property
    def is_healthy(self) -> bool:
        return self._provider.is_healthy

    def current_weather(self, cell: Coordinates, *, nobody_waits: bool = False) -> WeatherReport:
        """The weather at a cell's centre. ``nobody_waits``: some of the budget is left to visitors who do.

        Raises:
            BudgetSpent, UpstreamTimeout, UpstreamRejected, UpstreamUnavailable
        """

        ends_at = time.monotonic() + _DEADLINE_SECONDS

        def fetch() -> WeatherReport:
            limits = HttpLimits(max(0.1, ends_at - time.monotonic()), _MAX_BYTES)
            return _parse(get_json(self._session, self._url, _query(cell), limits), cell, self._now())

        return self._provider.call(fetch, _WAIT_FOR_A_PLACE_SECONDS, nobody_waits=nobody_waits)


def _query(cell: Coordinates) -> dict[str, str | float]:
    return {
        "latitude": cell.lat,
        "longitude": cell.lon,
        "current": _CURRENT,
        "wind_speed_unit": "ms",
        "timezone": "auto",
    }


def _parse(payload: object, cell: Coordinates, now: datetime) -> WeatherReport:
    try:
        forecast = _Forecast.model_validate(payload)
        current = forecast.current
        condition = _OPENWEATHERMAP_ID_BY_WMO_CODE[current.weather_code]
        offset = timedelta(seconds=forecast.utc_offset_seconds)
        # The provider's clock is local and without a zone; ours may be behind it, never answer from the future.
        observed_at = min(current.time.replace(tzinfo=UTC) - offset, now)
    except (ValidationError, KeyError, OverflowError):
        raise UpstreamUnavailable("The provider's answer has an unexpected shape.") from None
    precipitation_mm_h = round(current.precipitation * 3600 / current.interval, 2)
    is_snow = current.weather_code in _SNOW_CODES
    sunrise, sunset = sunrise_and_sunset(cell, (now + offset).date())
    return WeatherReport(
        coordinates=cell,
        source=WeatherSource.OPEN_METEO,
        condition=condition,
        is_day=current.is_day,
        temperature_c=current.temperature_2m,
        feels_like_c=current.apparent_temperature,
        humidity_percent=round(current.relative_humidity_2m),
        pressure_hpa=current.pressure_msl,
        wind_speed_ms=current.wind_speed_10m,
        wind_deg=round(current.wind_direction_10m) % 360,
        clouds_percent=round(current.cloud_cover),
        rain_mm_h=0.0 if is_snow else precipitation_mm_h,
        snow_mm_h=precipitation_mm_h if is_snow else 0.0,
        observed_at=observed_at,
        fetched_at=now,
        utc_offset_seconds=forecast.utc_offset_seconds,
        sunrise=sunrise,
        sunset=sunset,
        wind_gust_ms=current.wind_gusts_10m,
        visibility_m=current.visibility,
    )
