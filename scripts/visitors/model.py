"""What visitors ask for, what caches take of it, and what is then asked of us: pure functions of assumptions."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import TypeVar

from bench.load_shapes import typed_texts
from dioramacast.models import Place
from dioramacast.prompt import price_usd
from dioramacast.settings import Settings

T = TypeVar("T")

SHIPPED = Settings()

HOURS = (50, 38, 30, 27, 30, 36, 46, 58, 66, 70, 70, 72, 76, 74, 72, 76, 84, 96, 104, 108, 104, 94, 80, 64)
"""How many visitors come in each hour of UTC, in no unit: most of them in Europe's evening."""
REDIS_PLANS = (("mini", 25, 20, 3.0), ("premium-0", 50, 40, 15.0), ("premium-2", 250, 200, 60.0))
"""Heroku's name, megabytes, connections, dollars a month (the last an assumption)."""
WEATHER_PLANS = ((60, 0.0), (600, 40.0), (3_000, 180.0), (30_000, 470.0))
"""OpenWeatherMap's calls a minute, dollars a month (all but the first an assumption)."""
TEXTS = 3
"""Asked for in one search, as it is typed."""
PLACES_FRESH_SECONDS = 3600
STALE_SECONDS = 6 * 3600
DAY_SECONDS = 86_400
MEGABYTE = 1e6


def said(default: T, words: str) -> T:
    made: T = field(default=default, metadata={"help": words})
    return made


@dataclass(frozen=True)
class Assumptions:
    visitors: float = said(1_000_000, "a day")
    hours: tuple[float, ...] = said(HOURS, "how many visitors come in each of the 24 hours, in no unit")
    peak_minute: float = said(1.5, "visitors in the busiest minute, in minutes of the mean of its hour")
    pages: float = said(3, "page views of one visitor")
    searches: float = said(2, f"searches of one visitor, of {TEXTS} texts each")
    weather_calls: float = said(2, "calls of /api/weather for each visitor")
    paintings: float = said(0.05, "pictures that one visitor wants painted")
    job_polls: float = said(4, "requests for each painting beside the first")
    first_visits: float = said(0.6, "share of visitors without our static files")
    zipf: float = said(1.0, "the place of rank n is asked for n^-zipf times as often as the first")
    weather_fresh_seconds: float = said(SHIPPED.weather_fresh_seconds, "WEATHER_FRESH_SECONDS")
    page_fresh_seconds: float = said(0, "0: no-cache, a CDN asks us each time, and we answer 304")
    drawing_fresh_seconds: float = said(600, "until a place's drawing changes, with its weather or its sun")
    cdn_caches: float = said(30, "places in the world where the CDN caches")
    requests_per_second: float = said(2000, "of one machine, drawings aside: measure it (make bench)")
    drawing_ms: float = said(37, "processor time of a drawing (make measure)")
    cores: float = said(2, "of a machine")
    busy: float = said(0.6, "how busy a machine may be")
    least_machines: int = said(2, "so that one may fail")
    workers: int = said(2, "web processes of a machine")
    redis_connections: int = said(SHIPPED.redis_connections, "REDIS_CONNECTIONS")
    broker_connections: int = said(6, "of Celery, at most, a process")
    static_files: float = said(62, "of a first visit")
    static_bytes: float = said(86_684, "all of them, compressed")
    page_bytes: float = said(4_733, "compressed")
    picture_bytes: float = said(22_186, "a scene and what moves before it, compressed")
    weather_entry_bytes: float = said(744, "in Redis, a cell")
    limit_entry_bytes: float = said(1_100, "in Redis, for each visitor of the last hour")
    media_megabytes: float = said(16, "MEDIA_MAX_BYTES, where pictures are kept in Redis")
    price_usd: float = said(price_usd(SHIPPED.gemini_image_model), "of one painting")
    budget_usd: float = said(SHIPPED.gemini_daily_budget_usd, "GEMINI_DAILY_BUDGET_USD")
    machine_usd: float = said(250, "a month (an assumption)")
    worker_usd: float = said(50, "a month, of the one job worker (an assumption)")
    gigabyte_usd: float = said(0.01, "of what the CDN sends (an assumption)")
    days: int = said(30, "for which paintings are kept and shared")
    seed: int = said(7, "of the weather that is made up")


@dataclass(frozen=True)
class World:
    """Shares of all visits; each list sums up to one."""

    places: list[float]
    cells: list[float]
    texts: list[float]
    """Of all that is typed."""


@dataclass(frozen=True)
class Traffic:
    """Requests a second."""

    pages: float
    weather: float
    texts: float
    pictures: float
    static: float
    paintings: float

    @property
    def total(self) -> float:
        return math.fsum(asdict(self).values())


@dataclass(frozen=True)
class Site:
    """What reaches us in the busiest minute, and what that takes."""

    traffic: Traffic
    drawings_per_second: float
    machines: int
    weather_calls_per_minute: float
    gigabytes_a_day: float
    redis_megabytes: float
    redis_connections: int
    redis_plan: str
    usd_a_month: dict[str, float]


def passed_on(rate: float, fresh_seconds: float, caches: float = 1) -> float:
    """Visits a second that a cache, or all of several together, cannot answer."""
    return rate / (1 + rate * fresh_seconds / caches)


def passed_on_of(rate: float, shares: Iterable[float], fresh_seconds: float, caches: float = 1) -> float:
    """The same over many things that are asked for ``rate`` times a second together."""
    return math.fsum(passed_on(rate * share, fresh_seconds, caches) for share in shares)


def build_world(places: Sequence[Place], exponent: float) -> World:
    """The largest place is the most asked for; those of one grid cell share its weather."""
    weights = [rank**-exponent for rank in range(1, len(places) + 1)]
    whole = math.fsum(weights)
    shares = [weight / whole for weight in weights]
    cells: defaultdict[object, float] = defaultdict(float)
    texts: defaultdict[str, float] = defaultdict(float)
    for place, share in zip(places, shares, strict=True):
        cells[place.coordinates.cell] += share
        typed = list(typed_texts(place.name))[:TEXTS]
        for text in typed:
            texts[text.casefold()] += share / len(typed)
    return World(shares, list(cells.values()), list(texts.values()))


def visitors_per_second(given: Assumptions, hour: int) -> float:
    return given.visitors * given.hours[hour] / sum(given.hours) / 3600


def traffic_asked(given: Assumptions, rate: float) -> Traffic:
    """By browsers, of whoever answers, while ``rate`` visitors come a second."""
    return Traffic(
        pages=rate * given.pages,
        weather=rate * given.weather_calls,
        texts=rate * given.searches * TEXTS,
        pictures=rate * given.pages * 2,
        static=rate * given.first_visits * given.static_files,
        paintings=rate * given.paintings * (1 + given.job_polls),
    )


def traffic_behind_cdn(given: Assumptions, world: World, asked: Traffic) -> Traffic:
    """What the CDN passes on to us."""
    caches = given.cdn_caches
    return Traffic(
        pages=passed_on_of(asked.pages, world.places, given.page_fresh_seconds, caches),
        # It comes to the CDN with an age: half of the time for which it is fresh is over.
        weather=passed_on_of(asked.weather, world.cells, given.weather_fresh_seconds / 2, caches),
        texts=passed_on_of(asked.texts, world.texts, PLACES_FRESH_SECONDS, caches),
        pictures=2 * passed_on_of(asked.pictures / 2, world.places, given.drawing_fresh_seconds, caches),
        static=passed_on_of(asked.static, [1 / given.static_files] * round(given.static_files), DAY_SECONDS, caches),
        paintings=asked.paintings,
    )


def drawings_per_second(given: Assumptions, world: World, pictures: float, machines: int) -> float:
    """Each process draws for itself, once as long as nothing changes."""
    return passed_on_of(pictures / 2, world.places, given.drawing_fresh_seconds, machines * given.workers)


def machines_for(given: Assumptions, world: World, traffic: Traffic) -> int:
    """The fewest that are no busier than they may be."""
    machines = given.least_machines
    while True:
        drawings = drawings_per_second(given, world, traffic.pictures, machines)
        busy = traffic.total / given.requests_per_second + drawings * given.drawing_ms / 1000 / given.cores
        if busy / given.busy <= machines:
            return machines
        machines += 1


def build_site(given: Assumptions, world: World, has_cdn: bool, paintings_a_day: float) -> Site:
    """``paintings_a_day``: as many as have to be made."""
    hourly = max(visitors_per_second(given, hour) for hour in range(24))
    asked, mean_asked = (
        traffic_asked(given, rate) for rate in (hourly * given.peak_minute, given.visitors / DAY_SECONDS)
    )
    traffic, mean = (traffic_behind_cdn(given, world, each) if has_cdn else each for each in (asked, mean_asked))
    machines = machines_for(given, world, traffic)
    calls = 60 * passed_on_of(traffic.pages + traffic.weather, world.cells, given.weather_fresh_seconds)
    megabytes = redis_megabytes(given, world, mean.pages + mean.weather, hourly * 3600)
    # One process more: the job worker.
    connections = (machines * given.workers + 1) * (given.redis_connections + given.broker_connections)
    redis_plan, redis_usd = plan_of_redis(megabytes, connections)
    return Site(
        traffic=traffic,
        drawings_per_second=drawings_per_second(given, world, traffic.pictures, machines),
        machines=machines,
        weather_calls_per_minute=calls,
        gigabytes_a_day=gigabytes_a_day(given, mean),
        redis_megabytes=megabytes,
        redis_connections=connections,
        redis_plan=redis_plan,
        usd_a_month={
            "machines": machines * given.machine_usd + given.worker_usd,
            "Redis": redis_usd,
            "weather": next((usd for most, usd in WEATHER_PLANS if calls <= most), math.inf),
            "Gemini": 30 * min(given.budget_usd, paintings_a_day * given.price_usd),
            "CDN": 30 * gigabytes_a_day(given, mean_asked) * given.gigabyte_usd if has_cdn else 0,
        },
    )


def redis_megabytes(given: Assumptions, world: World, weather_rate: float, visitors_an_hour: float) -> float:
    """Weather of the last six hours, visitors of the last one, pictures."""
    cells = -math.fsum(math.expm1(-weather_rate * share * STALE_SECONDS) for share in world.cells)
    counted = cells * given.weather_entry_bytes + visitors_an_hour * given.limit_entry_bytes
    return counted / MEGABYTE + given.media_megabytes


def plan_of_redis(megabytes: float, connections: int) -> tuple[str, float]:
    """The smallest of those we know, and its dollars; infinite where none will do."""
    fitting = ((name, usd) for name, most, clients, usd in REDIS_PLANS if megabytes <= most and connections <= clients)
    return next(fitting, ("larger", math.inf))


def gigabytes_a_day(given: Assumptions, mean: Traffic) -> float:
    """Of a day's mean traffic; what is neither page, picture nor static file weighs next to nothing."""
    a_file = given.static_bytes / given.static_files
    # A scene and what moves before it are two requests.
    a_second = mean.pages * given.page_bytes + mean.pictures * given.picture_bytes / 2 + mean.static * a_file
    return a_second * DAY_SECONDS / 1e9
