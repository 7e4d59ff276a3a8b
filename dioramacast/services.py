"""Who is given what. Nothing here goes out: clients connect and files open when first used, after the fork."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dioramacast.breaker import Breaker
from dioramacast.budget import Allowance, Budget
from dioramacast.cache import Cache, Freshness, MemoryStore
from dioramacast.clients.http import build_session
from dioramacast.clients.open_meteo import CALLS_AT_ONCE, OpenMeteoClient
from dioramacast.clients.provider import Provider
from dioramacast.dioramas import Studio
from dioramacast.errors import DioramaCastError
from dioramacast.media_store import DiskMediaStore
from dioramacast.offload import to_thread_pool
from dioramacast.places import Gazetteer
from dioramacast.rasterizer import Rasterizer
from dioramacast.readiness import Checks, Lifecycle, Readiness
from dioramacast.settings import Settings
from dioramacast.weather import WeatherLadder, utc_now, weather_freshness

logger = logging.getLogger(__name__)

_DAY_SECONDS = 86400
_PICTURES_FRESHNESS = Freshness(_DAY_SECONDS, _DAY_SECONDS, _DAY_SECONDS)
_WEATHER_SHARE, _PICTURES_SHARE, _SPECS_SHARE = 0.25, 0.65, 0.10


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    gazetteer: Gazetteer
    weather: WeatherLadder
    studio: Studio
    lifecycle: Lifecycle
    now: Callable[[], datetime]

    def start(self) -> None:
        """Opens what must be there before visitors are served; a failure leaves the process not ready."""
        try:
            self.gazetteer.open()
        except DioramaCastError as error:
            self.lifecycle.cannot_serve = error.message
            logger.exception("start failed")
        else:
            self.lifecycle.is_started = True

    def drain(self) -> None:
        self.lifecycle.is_draining = True

    def readiness(self) -> tuple[Readiness, str, Checks]:
        checks = Checks(weather_api=self.weather.is_healthy, image_api=True, cache=True)
        return *self.lifecycle.judge(checks), checks


def build_services(settings: Settings, now: Callable[[], datetime] = utc_now) -> Services:
    gazetteer = Gazetteer()
    weather = WeatherLadder(
        _build_cache(
            "weather", weather_freshness(settings.weather_fresh_seconds), settings.cache_max_bytes * _WEATHER_SHARE
        ),
        _build_open_meteo(settings, now),
        gazetteer,
        now,
    )
    studio = Studio(
        gazetteer=gazetteer,
        weather=weather,
        media_store=DiskMediaStore(settings.media_dir, settings.media_max_bytes),
        recent_specs=MemoryStore(int(settings.cache_max_bytes * _SPECS_SHARE)),
        pictures=_build_cache("pictures", _PICTURES_FRESHNESS, settings.cache_max_bytes * _PICTURES_SHARE),
        rasterizer=Rasterizer(),
        offload=to_thread_pool,
        now=now,
    )
    return Services(settings, gazetteer, weather, studio, Lifecycle(), now)


def _build_cache(name: str, freshness: Freshness, max_bytes: float) -> Cache:
    return Cache(name, MemoryStore(int(max_bytes)), freshness, time.monotonic, _spawn)


def _build_open_meteo(settings: Settings, now: Callable[[], datetime]) -> OpenMeteoClient | None:
    is_enabled = settings.open_meteo_enabled
    if is_enabled is None:
        is_enabled = settings.openweather_api_key is None
    if not is_enabled:
        return None
    per_day = settings.open_meteo_calls_per_day
    budget = Budget(
        "Open-Meteo",
        # Its own limits stand in the ratio 10,000 a day, 5,000 an hour, 600 a minute.
        (Allowance(per_day, _DAY_SECONDS), Allowance(per_day // 2, 3600), Allowance(per_day * 6 // 100, 60)),
        time.monotonic,
    )
    provider = Provider("open-meteo", budget, Breaker(time.monotonic), CALLS_AT_ONCE)
    return OpenMeteoClient(settings.open_meteo_base_url, build_session(settings.ssl_cert_file), provider, now)


def _spawn(task: Callable[[], None]) -> None:
    threading.Thread(target=task, daemon=True).start()
