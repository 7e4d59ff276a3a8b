"""Who is given what. Nothing here goes out: clients connect and files open when first used, after the fork."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from prometheus_client.core import Metric
from pydantic import SecretStr

from dioramacast.atelier import Atelier, build_atelier
from dioramacast.breaker import Breaker
from dioramacast.budget import Allowance, Budget
from dioramacast.cache import Freshness
from dioramacast.clients import open_meteo, openweathermap
from dioramacast.clients.http import build_session
from dioramacast.clients.provider import Provider
from dioramacast.demand import Demand
from dioramacast.dioramas import Studio
from dioramacast.easel import Easel
from dioramacast.errors import DioramaCastError
from dioramacast.gallery import Curator, Gallery, MemoryGallery, RedisGallery
from dioramacast.limit_storage import Counter
from dioramacast.media import MediaPool, build_shelf
from dioramacast.media_links import MediaLinks
from dioramacast.metrics import CACHE_LOOKUPS, UPSTREAM_REQUESTS, WEATHER_ANSWERS, totals
from dioramacast.models import WeatherSource
from dioramacast.offload import WorkerProcesses
from dioramacast.pictures import Pictures
from dioramacast.places import Gazetteer
from dioramacast.probe_gate import SharedGate
from dioramacast.rasterizer import Rasterizer
from dioramacast.readiness import Checks, Lifecycle, Readiness
from dioramacast.request_record import RequestRecord
from dioramacast.settings import Settings
from dioramacast.shared_state import SharedState
from dioramacast.validation import PlacesQuery
from dioramacast.weather import WeatherLadder, WeatherProvider, is_report, utc_now, weather_freshness
from dioramacast.wire import MetricsBody, PlaceBody, ReadyBody, ReadyChecks, iso, place_body
from dioramacast.wishes import Wishes

logger = logging.getLogger(__name__)

_DAY_SECONDS = 86400
_PICTURES_FRESHNESS = Freshness(_DAY_SECONDS, _DAY_SECONDS, _DAY_SECONDS)
_WEATHER_WAIT_SECONDS = 6.0
"""Above the deadline of a weather call: who waits for another process waits no longer."""
_ARTISTS = 2
"""Processes that draw and rasterise for this one."""
_WEATHER_SHARE, _PICTURES_SHARE, _SHELF_SHARE = 0.10, 0.25, 0.10
"""Of ``CACHE_MAX_BYTES``; paintings have a share in ``atelier``."""
FLASK_CACHE_SHARE, READY_ANSWERS_SHARE = 0.05, 0.35


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    gazetteer: Gazetteer
    shared: SharedState
    weather: WeatherLadder
    wishes: Wishes
    studio: Studio
    pictures: Pictures
    gallery: Gallery
    atelier: Atelier | None
    links: MediaLinks
    lifecycle: Lifecycle
    visits: Counter
    record: RequestRecord
    now: Callable[[], datetime]

    def start(self) -> None:
        """Opens what must be there before visitors are served; a failure leaves the process not ready."""
        if self.atelier:
            self.atelier.jobs.prepare()
        try:
            self.gazetteer.open()
        except DioramaCastError as error:
            self.lifecycle.cannot_serve = error.message
            logger.exception("start failed")
        else:
            self.lifecycle.is_started = True

    def drain(self) -> None:
        """Nothing new is begun; those who wait for a picture are told how things stand."""
        self.lifecycle.is_draining = True
        if self.atelier:
            self.atelier.jobs.drain()

    def finish(self, seconds: float) -> None:
        """Waits for the pictures that are being painted here; what is not done by then is given back."""
        if self.atelier:
            self.atelier.runner.drain(seconds)
        self.record.flush()

    def places(self, query: PlacesQuery) -> list[PlaceBody]:
        """What ``/api/places`` says: the best matches, or the nearest."""
        if query.coordinates:
            nearest = self.gazetteer.nearest(query.coordinates)
            return [place_body(nearest)] if nearest else []
        return [place_body(place) for place in self.gazetteer.search(query.q or "", query.limit)]

    def readiness(self) -> tuple[Readiness, ReadyBody]:
        """The state, and what ``/ready`` says of it."""
        checks = Checks(self.weather.is_healthy, self.studio.is_healthy, self.shared.is_healthy)
        state, reason = self.lifecycle.judge(checks)
        body = ReadyBody(status=state, checks=ReadyChecks(**asdict(checks)), timestamp=iso(self.now()), reason=reason)
        return state, body

    def shared_metrics(self) -> list[Metric]:
        """What ``/metrics`` says as text beside what the processes count."""
        return self.atelier.shared_metrics() if self.atelier else []

    def counts(self) -> MetricsBody:
        """What ``/metrics`` says as JSON."""
        lookups = totals(CACHE_LOOKUPS, "result")
        looked_up = sum(lookups.values())
        return MetricsBody(
            cache_type="memory and redis" if self.shared.link else "memory",
            redis_configured=self.settings.redis_url is not None,
            timestamp=iso(self.now()),
            cache_hit_ratio=round(1 - lookups.get("miss", 0) / looked_up, 4) if looked_up else None,
            cache_lookups=lookups,
            upstream_calls=totals(UPSTREAM_REQUESTS, "upstream"),
            weather_answers=totals(WEATHER_ANSWERS, "source"),
            jobs=self.atelier.job_counts() if self.atelier else {},
            spend_today_usd=self.atelier.spend_today_usd() if self.atelier else 0.0,
        )


def build_services(settings: Settings, now: Callable[[], datetime] = utc_now) -> Services:
    gazetteer = Gazetteer()
    shared = SharedState(settings)
    weather = WeatherLadder(
        shared.cache(
            "weather",
            weather_freshness(settings.weather_fresh_seconds),
            settings.cache_max_bytes * _WEATHER_SHARE,
            is_ours=is_report,
            load_seconds=_WEATHER_WAIT_SECONDS,
        ),
        _build_weather_providers(settings, shared, now),
        gazetteer,
        now,
    )
    shelf = build_shelf(settings, shared.link, MediaPool.SPECS, settings.cache_max_bytes * _SHELF_SHARE)
    atelier, no_painter_reason = build_atelier(settings, shared.link)
    artists = WorkerProcesses(_ARTISTS)
    gallery = RedisGallery(shared.link) if shared.link else MemoryGallery()
    links = MediaLinks(settings.cdn_base_url or "")
    wishes = Wishes(gazetteer, weather, now)
    studio = Studio(
        wishes=wishes,
        shelf=shelf,
        curator=Curator(gallery, lambda: int(now().timestamp() * 1000)),
        demand=Demand(shared.link),
        easel=Easel(atelier.painter, atelier.jobs, links) if atelier else None,
        no_painter_reason=no_painter_reason,
        prepare=artists.warm_up,
        links=links,
    )
    pictures = Pictures(
        shelf=shelf,
        painter=atelier.painter if atelier else None,
        drawn=shared.cache_of_this_process("pictures", _PICTURES_FRESHNESS, settings.cache_max_bytes * _PICTURES_SHARE),
        rasterizer=Rasterizer(artists),
        offload=artists,
    )
    return Services(
        settings=settings,
        gazetteer=gazetteer,
        shared=shared,
        weather=weather,
        wishes=wishes,
        studio=studio,
        pictures=pictures,
        gallery=gallery,
        atelier=atelier,
        links=links,
        lifecycle=Lifecycle(),
        visits=shared.visits(),
        record=RequestRecord(time.time, _later),
        now=now,
    )


def _later(seconds: float, task: Callable[[], None]) -> None:
    timer = threading.Timer(seconds, task)
    timer.daemon = True
    timer.start()


def _build_weather_providers(
    settings: Settings, shared: SharedState, now: Callable[[], datetime]
) -> dict[WeatherSource, WeatherProvider]:
    """In the order in which they are asked."""
    providers: dict[WeatherSource, WeatherProvider] = {}
    key = settings.openweather_api_key
    if key is not None:
        providers[WeatherSource.OPENWEATHERMAP] = _build_openweathermap(settings, key, shared, now)
    if settings.open_meteo_enabled or (settings.open_meteo_enabled is None and key is None):
        providers[WeatherSource.OPEN_METEO] = _build_open_meteo(settings, now)
    return providers


def _build_openweathermap(
    settings: Settings, key: SecretStr, shared: SharedState, now: Callable[[], datetime]
) -> openweathermap.OpenWeatherMapClient:
    name, probe_seconds = "openweathermap", openweathermap.PROBE_SECONDS
    budget = shared.budget(name, Allowance(settings.openweather_calls_per_minute, 60))
    gate = SharedGate(name, probe_seconds, shared.link) if shared.link else None
    breaker = Breaker(time.monotonic, probe_seconds=probe_seconds, gate=gate)
    provider = Provider(name, budget, breaker, openweathermap.CALLS_AT_ONCE)
    session = build_session(settings.ssl_cert_file)
    return openweathermap.OpenWeatherMapClient(settings.openweather_base_url, key, session, provider, now)


def _build_open_meteo(settings: Settings, now: Callable[[], datetime]) -> open_meteo.OpenMeteoClient:
    per_day = settings.open_meteo_calls_per_day
    budget = Budget(
        "Open-Meteo",
        # Its own limits stand in the ratio 10,000 a day, 5,000 an hour, 600 a minute.
        (Allowance(per_day, _DAY_SECONDS), Allowance(per_day // 2, 3600), Allowance(per_day * 6 // 100, 60)),
        time.monotonic,
    )
    provider = Provider("open-meteo", budget, Breaker(time.monotonic), open_meteo.CALLS_AT_ONCE)
    session = build_session(settings.ssl_cert_file)
    return open_meteo.OpenMeteoClient(settings.open_meteo_base_url, session, provider, now)
