"""OpenWeatherMap: current weather with a key (https://openweathermap.org/current). A credit with a link is due."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated

import requests
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from dioramacast.astronomy import SUNRISE_ALTITUDE_DEG, sun_position, sunrise_and_sunset
from dioramacast.clients.http import HttpLimits, RefusedByProvider, get_json
from dioramacast.clients.provider import Provider
from dioramacast.conditions import CONDITIONS, Condition
from dioramacast.errors import KeyRefused, UpstreamUnavailable
from dioramacast.models import Coordinates, WeatherReport, WeatherSource

CALLS_AT_ONCE = 100
"""As many as the session keeps connections."""
PROBE_SECONDS = 1.5
"""Finding out that it is back must leave some of the free plan's 60 calls a minute for when it is."""
_LIMITS = HttpLimits(deadline_seconds=5, max_bytes=64 * 1024)
_WAIT_FOR_A_PLACE_SECONDS = 0.1
"""Where so many calls hang, waiting for one of them to end would only put its deadline on top of ours."""

_LEADER_BY_HUNDRED = {2: 211, 3: 301, 5: 501, 6: 601, 7: 701, 8: 803}
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_NAME_MAX_CHARACTERS = 100
_DAY_SECONDS = 86400


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, allow_inf_nan=False)


class _Condition(_Part):
    id: int
    icon: str = ""


class _Main(_Part):
    temp: Annotated[float, Field(ge=-100, le=70)]
    feels_like: Annotated[float, Field(ge=-120, le=90)]
    pressure: Annotated[float, Field(ge=800, le=1100)]
    """At sea level."""
    humidity: Annotated[float, Field(ge=0, le=100)]


class _Wind(_Part):
    speed: Annotated[float, Field(ge=0, le=150)]
    deg: Annotated[float, Field(ge=0, le=360)] = 0.0
    """Left out where the air is calm."""
    gust: Annotated[float, Field(ge=0, le=200)] | None = None


class _Clouds(_Part):
    all: Annotated[float, Field(ge=0, le=100)]


class _Fallen(_Part):
    last_hour_mm: Annotated[float, Field(alias="1h", ge=0, le=500)] = 0.0


class _Sys(_Part):
    country: str | None = None
    sunrise: int | None = None
    sunset: int | None = None


class _Current(_Part):
    """What is used of a reply; the rest may be anything."""

    weather: Annotated[list[_Condition], Field(min_length=1)]
    main: _Main
    wind: _Wind
    clouds: _Clouds | None = None
    rain: _Fallen = _Fallen()
    snow: _Fallen = _Fallen()
    visibility: Annotated[float, Field(ge=0)] | None = None
    """m, 10 km at most."""
    dt: Annotated[int, Field(ge=0, le=4_102_444_800)]
    sys: _Sys = _Sys()
    timezone: Annotated[int, Field(ge=-15 * 3600, le=15 * 3600)]
    name: str | None = None


class OpenWeatherMapClient:
    """Asks for one grid cell at a time. The key leaves it in the request's arguments alone."""

    def __init__(
        self,
        base_url: str,
        key: SecretStr,
        session: requests.Session,
        provider: Provider,
        now: Callable[[], datetime],
    ) -> None:
        self._url = f"{base_url}/data/2.5/weather"
        self._key = key
        self._session = session
        self._provider = provider
        self._now = now

    @property
    def is_healthy(self) -> bool:
        return self._provider.is_healthy

    def current_weather(self, cell: Coordinates, *, nobody_waits: bool = False) -> WeatherReport:
        """The weather at a cell's centre. ``nobody_waits``: some of the budget is left to visitors who do.

        Raises:
            BudgetSpent, KeyRefused, UpstreamTimeout, UpstreamRejected, UpstreamUnavailable
        """
        return self._provider.call(lambda: self._fetch(cell), _WAIT_FOR_A_PLACE_SECONDS, nobody_waits=nobody_waits)

    def _fetch(self, cell: Coordinates) -> WeatherReport:
        key = self._key.get_secret_value()
        query: dict[str, str | float] = {"lat": cell.lat, "lon": cell.lon, "units": "metric", "appid": key}
        try:
            payload = get_json(self._session, self._url, query, _LIMITS)
        except RefusedByProvider as refusal:
            if refusal.provider_status in (401, 403):
                raise KeyRefused("The provider does not take our key.") from None
            raise
        return _parse(payload, cell, self._now())


def _parse(payload: object, cell: Coordinates, now: datetime) -> WeatherReport:
    try:
        current = _Current.model_validate(payload)
        first = current.weather[0]
        condition = _condition(first.id)
    except (ValidationError, KeyError):
        # The validation error would quote the reply.
        raise UpstreamUnavailable("The provider's answer has an unexpected shape.") from None
    sunrise, sunset = _sun_times(current, cell, now)
    return WeatherReport(
        coordinates=cell,
        source=WeatherSource.OPENWEATHERMAP,
        condition=condition.id,
        is_day=_is_day(first.icon, cell, now),
        temperature_c=current.main.temp,
        feels_like_c=current.main.feels_like,
        humidity_percent=round(current.main.humidity),
        pressure_hpa=current.main.pressure,
        wind_speed_ms=current.wind.speed,
        wind_deg=round(current.wind.deg) % 360,
        clouds_percent=round(current.clouds.all) if current.clouds else condition.typical_clouds_percent,
        rain_mm_h=current.rain.last_hour_mm,
        snow_mm_h=current.snow.last_hour_mm,
        # Their clock may be ahead of ours; an answer is never from the future.
        observed_at=min(datetime.fromtimestamp(current.dt, UTC), now),
        fetched_at=now,
        utc_offset_seconds=current.timezone,
        sunrise=sunrise,
        sunset=sunset,
        provider_name=_name(current.name or ""),
        country=_country(current.sys.country or ""),
        wind_gust_ms=current.wind.gust,
        visibility_m=current.visibility,
    )


def _condition(condition_id: int) -> Condition:
    """A condition newer than our table is shown as the ordinary one of its hundred, which is its kind of weather: all
    else in the reply is sound, and a whole city must not lose its weather to a new shade of rain. An unknown hundred
    says nothing about the sky: a KeyError, and the reply is refused.
    """
    return CONDITIONS.get(condition_id) or CONDITIONS[_LEADER_BY_HUNDRED[condition_id // 100]]


def _is_day(icon: str, cell: Coordinates, now: datetime) -> bool:
    if icon.endswith(("d", "n")):
        return icon.endswith("d")
    altitude_deg, _ = sun_position(cell, now)
    return altitude_deg > SUNRISE_ALTITUDE_DEG


def _sun_times(current: _Current, cell: Coordinates, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The provider's where they make sense; in polar day and night it sends the epoch, or nothing."""
    rise, set_ = current.sys.sunrise, current.sys.sunset
    if (
        rise
        and set_
        and rise < set_
        and abs(rise - current.dt) < _DAY_SECONDS
        and abs(set_ - current.dt) < _DAY_SECONDS
    ):
        return datetime.fromtimestamp(rise, UTC), datetime.fromtimestamp(set_, UTC)
    return sunrise_and_sunset(cell, (now + timedelta(seconds=current.timezone)).date())


def _name(name: str) -> str:
    return name if len(name) <= _NAME_MAX_CHARACTERS and name.isprintable() else ""


def _country(code: str) -> str:
    return code if _COUNTRY.fullmatch(code) else ""
