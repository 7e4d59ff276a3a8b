"""The weather ladder: of each provider the cache, a call, the last good answer; without a key a sample at last."""

import functools
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from prometheus_client import Counter
from pydantic import TypeAdapter

from dioramacast.cache import Cache, Freshness
from dioramacast.errors import UpstreamError, WeatherUnavailable
from dioramacast.metrics import CACHE_LOOKUPS, WEATHER_ANSWERS
from dioramacast.models import Coordinates, Place, Units, WeatherAnswer, WeatherReport, WeatherSource
from dioramacast.places import Gazetteer
from dioramacast.ready_answers import Keep
from dioramacast.sample_weather import sample_weather
from dioramacast.wire import weather_body

logger = logging.getLogger(__name__)

_KEEP_SECONDS = 6 * 3600
_RETRY_AFTER_SECONDS = 5
NAME_WITHIN_KM = 50.0
_CLIMATE_WITHIN_KM = 300.0
_KEY_VERSION = 2

_report_json = TypeAdapter(WeatherReport)


class WeatherProvider(Protocol):
    @property
    def is_healthy(self) -> bool: ...

    def current_weather(self, cell: Coordinates, *, nobody_waits: bool = False) -> WeatherReport:
        """Raises ``UpstreamError``."""


def weather_key(source: WeatherSource, cell: Coordinates) -> str:
    """Each provider's answers are kept under keys of their own: a substitute's must not hide that the first is back."""
    return f"weather:{_KEY_VERSION}:{source}:{cell.lat:.2f},{cell.lon:.2f}"


def weather_freshness(fresh_seconds: float) -> Freshness:
    """Past three times its freshness an answer is too old to be shown before a new one has been tried for."""
    return Freshness(fresh_seconds, refresh_seconds=3 * fresh_seconds, keep_seconds=_KEEP_SECONDS)


def is_report(value: bytes) -> bool:
    """Whether a cached value is a report that can be shown, as those that we wrote can."""
    try:
        report = _report_json.validate_json(value)
        weather_body(WeatherAnswer(report, stale=False), "", "", Units.METRIC)
    except (ValueError, TypeError, KeyError, OverflowError):
        return False
    return report.fetched_at.tzinfo is not None


class WeatherLadder:
    """``providers`` in the order in which they are asked; the sample comes after them where they need no key."""

    def __init__(
        self,
        cache: Cache,
        providers: Mapping[WeatherSource, WeatherProvider],
        gazetteer: Gazetteer,
        now: Callable[[], datetime],
    ) -> None:
        self._cache = cache
        self._providers = providers
        self._gazetteer = gazetteer
        self._now = now

    @property
    def sources(self) -> tuple[WeatherSource, ...]:
        """The providers that may be asked, who are all to be credited."""
        return tuple(self._providers)

    @property
    def is_healthy(self) -> bool:
        """From the first provider's latest outcome: the others are asked in its stead only, theirs may be long ago."""
        return all(provider.is_healthy for provider in list(self._providers.values())[:1])

    def current(self, coordinates: Coordinates) -> WeatherAnswer:
        """The weather of the cell that ``coordinates`` lie in.

        Raises:
            WeatherUnavailable: only where a key is configured.
        """
        answer = self._current(coordinates.cell)
        _counter_of(answer).inc()
        return answer

    def ask(self, source: WeatherSource, cell: Coordinates) -> WeatherReport:
        """One provider, past the cache. Raises UpstreamError."""
        return self._providers[source].current_weather(cell)

    def name_of(self, answer: WeatherAnswer) -> tuple[str, str]:
        """(location, country) of an answer: the nearest known place's, else the provider's, else the coordinates."""
        report = answer.report
        place = self._gazetteer.nearest(report.coordinates, NAME_WITHIN_KM)
        if place:
            return place.name, place.country
        return report.provider_name or coordinates_label(report.coordinates), report.country

    def utc_offset_seconds(self, place: Place) -> int:
        """The place's own clock; by longitude where no time zone is known."""
        try:
            zone = ZoneInfo(place.timezone or "")
        except (ZoneInfoNotFoundError, ValueError):
            return round(place.lon / 15) * 3600
        offset = self._now().astimezone(zone).utcoffset()
        return int(offset.total_seconds()) if offset else 0

    def _current(self, cell: Coordinates) -> WeatherAnswer:
        waits_seconds = []
        for source in self._providers:
            try:
                return self._of_provider(source, cell)
            except UpstreamError as error:
                logger.warning("weather provider failed", extra={"provider": source, "reason": error.slug})
                waits_seconds.append(error.retry_after_seconds or _RETRY_AFTER_SECONDS)
        if WeatherSource.OPENWEATHERMAP in self._providers:
            raise WeatherUnavailable("No weather can be had right now. Please try again later.", min(waits_seconds))
        return WeatherAnswer(self._sample(cell), stale=False, is_substitute=True)

    def _of_provider(self, source: WeatherSource, cell: Coordinates) -> WeatherAnswer:
        provider = self._providers[source]

        def load(*, nobody_waits: bool = False) -> bytes:
            return _report_json.dump_json(provider.current_weather(cell, nobody_waits=nobody_waits))

        cached = self._cache.fetch(weather_key(source, cell), load, functools.partial(load, nobody_waits=True))
        report = _report_json.validate_json(cached.value)
        return WeatherAnswer(
            report,
            stale=not cached.is_fresh,
            is_substitute=source is not self.sources[0],
            fresh_for_seconds=cached.fresh_for_seconds,
            renew_in_seconds=cached.renew_in_seconds,
        )

    def _sample(self, cell: Coordinates) -> WeatherReport:
        near = self._gazetteer.nearest(cell, _CLIMATE_WITHIN_KM) or Place(0, "", cell.lat, cell.lon)
        return sample_weather(cell, near.climate, near.elevation_m, self.utc_offset_seconds(near), self._now())


def repetition(answer: WeatherAnswer, age_seconds: float) -> Keep:
    """How a good answer may be repeated: while it is fresh. Another would hide that a provider is back."""
    counts = (CACHE_LOOKUPS.labels("weather", "ready"), _counter_of(answer))
    return Keep(answer.fresh_for_seconds, answer.renew_in_seconds, age_seconds, counts=counts)


def _counter_of(answer: WeatherAnswer) -> Counter:
    return WEATHER_ANSWERS.labels(answer.report.source, "stale" if answer.stale else "fresh")


def coordinates_label(coordinates: Coordinates) -> str:
    """``64.15° N, 21.94° W``, for where nobody lives."""
    latitude = f"{abs(coordinates.lat):.2f}° {'N' if coordinates.lat >= 0 else 'S'}"
    longitude = f"{abs(coordinates.lon):.2f}° {'E' if coordinates.lon >= 0 else 'W'}"
    return f"{latitude}, {longitude}"


def utc_now() -> datetime:
    return datetime.now(UTC)
