"""Tries what this installation stands on, and says what is wrong in a sentence (``python -m dioramacast doctor``)."""

import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import redis
import requests

from dioramacast.clients.gemini_sdk import GeminiConnection
from dioramacast.clients.http import build_session
from dioramacast.errors import DioramaCastError, KeyRefused, MediaStoreError, UpstreamError
from dioramacast.media import MediaPool, build_media_store
from dioramacast.models import WeatherSource
from dioramacast.services import Services
from dioramacast.settings import MediaStoreKind

_CLOCK_MAX_SECONDS = 5
_REDIS_SLOW_MS = 50
_REDIS_FULL_SHARE = 0.9
_DISK_MIN_BYTES = 1024**3
_PATIENCE_SECONDS = 10
_SOURCE_NAMES = {WeatherSource.OPENWEATHERMAP: "OpenWeatherMap", WeatherSource.OPEN_METEO: "Open-Meteo"}


@dataclass(frozen=True, slots=True)
class Finding:
    is_good: bool
    sentence: str


def examine(services: Services) -> Iterator[Finding]:
    """One finding after the other, as they come: each provider is asked once, which counts like a visitor's call."""
    yield _places(services)
    yield from _redis(services)
    yield _clock(services)
    yield from _weather(services)
    yield from _image_model(services)
    yield from _media(services)


def _places(services: Services) -> Finding:
    try:
        services.gazetteer.open()
    except DioramaCastError as error:
        return Finding(False, f"places: {error.message}")
    return Finding(True, "places: the gazetteer opens")


def _redis(services: Services) -> Iterator[Finding]:
    link = services.shared.link
    if link is None:
        yield Finding(True, "Redis: none is set; one process, and a restart forgets what visitors were counted")
        return
    try:
        started = time.perf_counter()
        link.client.ping()
        milliseconds = (time.perf_counter() - started) * 1000
        facts = link.client.info()
    except redis.AuthenticationError:
        yield Finding(False, "Redis: it does not take the password of REDIS_URL")
    except redis.TimeoutError:
        yield Finding(False, "Redis: it does not answer in a quarter of a second")
    except redis.ConnectionError as error:
        is_full = "max number of clients" in str(error)
        yield Finding(False, f"Redis: {'it takes no more connections' if is_full else 'nobody answers at REDIS_URL'}")
    except redis.RedisError as error:
        yield Finding(False, f"Redis: it refuses ({type(error).__name__})")
    else:
        sentence = f"Redis: version {facts['redis_version']} answers in {milliseconds:.1f} ms"
        yield Finding(milliseconds < _REDIS_SLOW_MS, sentence)
        yield _memory(facts)


def _memory(facts: dict[str, int | str]) -> Finding:
    used, most, policy = int(facts["used_memory"]), int(facts["maxmemory"]), str(facts["maxmemory_policy"])
    if policy.startswith("allkeys"):
        return Finding(False, f"Redis: {policy} would forget what was spent today; set volatile-ttl or noeviction")
    if most and used > most * _REDIS_FULL_SHARE:
        return Finding(False, f"Redis: {used / most:.0%} of its memory is taken")
    share = f"{used / most:.0%} of its memory" if most else f"{used // 1_000_000} MB, without a limit,"
    return Finding(True, f"Redis: {share} taken, {policy}, {facts['connected_clients']} connections")


def _clock(services: Services) -> Finding:
    """Against Redis's, which all processes share, else against whoever is asked for weather."""
    link, settings = services.shared.link, services.settings
    origins = {
        WeatherSource.OPENWEATHERMAP: settings.openweather_base_url,
        WeatherSource.OPEN_METEO: settings.open_meteo_base_url,
    }
    now = time.time()
    try:
        if link:
            seconds, microseconds = link.client.time()
            theirs, whose = seconds + microseconds / 1e6, "Redis"
        else:
            source = services.weather.sources[0]
            session = build_session(settings.ssl_cert_file)
            answer = session.head(origins[source], timeout=_PATIENCE_SECONDS, allow_redirects=False)
            theirs, whose = parsedate_to_datetime(answer.headers["Date"]).timestamp(), _SOURCE_NAMES[source]
    except (redis.RedisError, requests.RequestException, LookupError, ValueError):
        return Finding(True, "clock: nobody to compare it with")
    late = abs(now - theirs)
    return Finding(late < _CLOCK_MAX_SECONDS, f"clock: {late:.1f} s from that of {whose}")


def _weather(services: Services) -> Iterator[Finding]:
    place = services.gazetteer.resolve(services.settings.default_place)
    for source in services.weather.sources:
        name = _SOURCE_NAMES[source]
        try:
            report = services.weather.ask(source, place.coordinates.cell)
        except KeyRefused:
            yield Finding(False, f"{name}: it does not take the key (a new one can take two hours to work)")
        except UpstreamError as error:
            yield Finding(False, f"{name}: {error.message}")
        else:
            yield Finding(True, f"{name}: {report.temperature_c:.0f} °C in {place.name}")


def _image_model(services: Services) -> Iterator[Finding]:
    settings = services.settings
    if settings.gemini_api_key is None:
        yield Finding(True, "Gemini: no key is set; all pictures are our own drawings")
        return
    key, model = settings.gemini_api_key.get_secret_value(), settings.gemini_image_model
    try:
        GeminiConnection(key, settings.gemini_base_url, model, settings.ssl_cert_file).find_model(_PATIENCE_SECONDS)
    except KeyRefused:
        yield Finding(False, "Gemini: it does not take the key")
    except UpstreamError as error:
        yield Finding(False, f"Gemini: {model}: {error.message}")
    else:
        yield Finding(True, f"Gemini: {model} is there (asking that costs nothing)")
    yield from _painting(services)


def _painting(services: Services) -> Iterator[Finding]:
    if services.atelier is None:
        yield Finding(True, "pictures: GEMINI_DAILY_BUDGET_USD buys none")
        return
    try:
        today, terms = services.atelier.ledger.today(), services.atelier.terms
        workers = services.atelier.book.counts().workers_alive
    except DioramaCastError as error:
        yield Finding(False, f"pictures: {error.message}")
        return
    left = max(0, terms.day_micro_usd - today.micro_usd) // terms.price_micro_usd
    yield Finding(left > 0, f"pictures: today's budget buys {left} more")
    alone = "no job worker lives, so the web processes paint"
    yield Finding(True, f"pictures: {f'{workers} job workers live' if workers else alone}")


def _media(services: Services) -> Iterator[Finding]:
    settings = services.settings
    name, data = f"{secrets.token_hex(12)}.probe", secrets.token_bytes(16)
    try:
        store = build_media_store(settings, services.shared.link, MediaPool.SPECS)
        store.put(name, data)
        is_kept = store.get(name) == data
        store.delete(name)
    except MediaStoreError as error:
        yield Finding(False, f"media store ({settings.media_store}): it failed ({error.reason})")
        return
    yield Finding(
        is_kept, f"media store ({settings.media_store}): what is kept {'comes' if is_kept else 'does not come'} back"
    )
    if settings.media_store is MediaStoreKind.DISK:
        free = shutil.disk_usage(settings.media_dir).free
        yield Finding(free > _DISK_MIN_BYTES, f"disk: {free / 1e9:.1f} GB free at MEDIA_DIR")
