"""The weather ladder: the cache, a provider, the last good answer, and without a key a sample at last."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import TypeAdapter

from dioramacast.cache import Cache, Freshness
from dioramacast.clients.open_meteo import OpenMeteoClient
from dioramacast.errors import UpstreamError
from dioramacast.metrics import WEATHER_ANSWERS
from dioramacast.models import Coordinates, Place, WeatherAnswer, WeatherReport
from dioramacast.places import Gazetteer
from dioramacast.sample_weather import sample_weather

logger = logging.getLogger(__name__)

_KEEP_SECONDS = 6 * 3600
NAME_WITHIN_KM = 50.0
_CLIMATE_WITHIN_KM = 300.0
_KEY_VERSION = 1

_report_json = TypeAdapter(WeatherReport)


def weather_key(cell: Coordinates) -> str:
    return f"weather:{_KEY_VERSION}:{cell.lat:.2f},{cell.lon:.2f}"


def weather_freshness(fresh_seconds: float) -> Freshness:
    """Past three times its freshness an answer is too old to be shown before a new one has been tried for."""
    return Freshness(fresh_seconds, refresh_seconds=3 * fresh_seconds, keep_seconds=_KEEP_SECONDS)


class WeatherLadder:
    """``open_meteo`` None: switched off, and the sample is all there is."""

    def __init__(
        self,
        cache: Cache,
        open_meteo: OpenMeteoClient | None,
        gazetteer: Gazetteer,
        now: Callable[[], datetime],
    ) -> None:
        self._cache = cache
        self._open_meteo = open_meteo
        self._gazetteer = gazetteer
        self._now = now

    @property
    def is_healthy(self) -> bool:
        """From the latest outcomes; what is not configured is healthy."""
        return self._open_meteo is None or self._open_meteo.is_healthy

    def current(self, coordinates: Coordinates) -> WeatherAnswer:
        """The weather of the cell that ``coordinates`` lie in. Never fails while no key is configured."""
        answer = self._current(coordinates.cell)
        WEATHER_ANSWERS.labels(answer.report.source, "stale" if answer.stale else "fresh").inc()
        return answer

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
        provider = self._open_meteo
        if provider is None:
            return WeatherAnswer(self._sample(cell), stale=False)
        try:
            cached = self._cache.fetch(
                weather_key(cell), lambda: _report_json.dump_json(provider.current_weather(cell))
            )
        except UpstreamError as error:
            logger.warning("sample weather served", extra={"reason": error.slug})
            return WeatherAnswer(self._sample(cell), stale=False)
        return WeatherAnswer(_report_json.validate_json(cached.value), stale=not cached.is_fresh)

    def _sample(self, cell: Coordinates) -> WeatherReport:
        near = self._gazetteer.nearest(cell, _CLIMATE_WITHIN_KM) or Place(0, "", cell.lat, cell.lon)
        return sample_weather(cell, near.climate, near.elevation_m, self.utc_offset_seconds(near), self._now())


def coordinates_label(coordinates: Coordinates) -> str:
    """``64.15° N, 21.94° W``, for where nobody lives."""
    latitude = f"{abs(coordinates.lat):.2f}° {'N' if coordinates.lat >= 0 else 'S'}"
    longitude = f"{abs(coordinates.lon):.2f}° {'E' if coordinates.lon >= 0 else 'W'}"
    return f"{latitude}, {longitude}"


def utc_now() -> datetime:
    return datetime.now(UTC)
