"""``make bench-growth``: what a request for cached weather costs as visitors and cached places grow.

Microseconds of the server's processor time for each request. Visitors: each has a connection and an address of its own,
and all ask for one place; beside it what a bare WSGI callable costs that sends the same. Places: so many are in Redis,
and one visitor after the other asks for ten of them, or for any of them, the first most often, as Zipf found it. It is
warmed up until each process has met all that is asked for; what does not fit into its ``CACHE_MAX_BYTES`` is read
from Redis.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench import wrk
from bench.bare import record, serve_bare
from bench.hot_paths import WEATHER
from bench.machine import machine
from bench.site import UNLIMITED, WORKERS, Site
from bench.visitors import allow_connections
from bench.wishes import Zipf
from dioramacast.cache import Entry
from dioramacast.models import Coordinates, WeatherSource
from dioramacast.places import Gazetteer
from dioramacast.redis_store import RedisStore
from dioramacast.weather import weather_key
from tests.system.server import Server

CONNECTIONS = 64
VISITORS = 1_000
"""Addresses in turn while places grow."""
POPULAR = 10
ASKED = 50_000
"""Requests in a list of those drawn, which is asked over and over."""
KEEP_SECONDS = 7200
STEPS_DEG = (0, 0.05, -0.05, 0.1)
MET_PER_SECOND = 250
"""Different paths of such a list that each process is taken to meet in a second of warming up."""
SEED = 20_261_124


def cells() -> Iterator[Coordinates]:
    """On land, each once: where the places of the gazetteer are, then beside them."""
    gazetteer, seen = Gazetteer(), set()
    places = gazetteer.biggest(gazetteer.count)
    for step in STEPS_DEG:
        for place in places:
            cell = Coordinates(place.lat, max(-179.0, min(179.0, place.lon + step))).cell
            if cell not in seen:
                seen.add(cell)
                yield cell


def path_of(cell: Coordinates) -> str:
    return f"/api/weather?lat={cell.lat:.2f}&lon={cell.lon:.2f}"


def seed(store: RedisStore, report: Entry, cells: Sequence[Coordinates]) -> None:
    """Puts ``report`` there as the weather of each of ``cells``, as if it had been asked for just now."""
    value = json.loads(report.value)
    for cell in cells:
        value["coordinates"] = {"lat": cell.lat, "lon": cell.lon}
        entry = Entry(json.dumps(value).encode(), time.time())
        store.set(weather_key(WeatherSource.OPENWEATHERMAP, cell), entry, KEEP_SECONDS)


def drawn(cells: Sequence[Coordinates]) -> list[str]:
    """The paths that many visitors would ask for."""
    zipf, dice = Zipf(len(cells)), random.Random(SEED)  # noqa: S311
    return [path_of(cells[zipf.draw(dice)]) for _ in range(ASKED)]


def cost_of_places(server: Server, cells: Sequence[Coordinates], file: Path, seconds: float) -> str:
    """``file`` is written."""
    paths = drawn(cells)
    file.write_text("\n".join(paths))
    load = wrk.Load("/", CONNECTIONS, {}, VISITORS, file)
    return cost(server, load, seconds, warm_up_seconds=max(seconds, len(set(paths)) / MET_PER_SECOND))


def cost(server: Server, load: wrk.Load, seconds: float, warm_up_seconds: float) -> str:
    wrk.warm_up(server, load, warm_up_seconds)
    run = wrk.run(server, load, seconds)
    failures = f" ({run.refused} refused, {run.broken} broken)" if run.refused or run.broken else ""
    return f"{run.cpu_us:>10,.0f} µs{run.per_second:>10,.0f}/s{failures}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10, help="of each run, and at least of warming up before it")
    parser.add_argument("--visitors", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--places", type=int, nargs="+", default=[10, 100, 1_000, 10_000, 100_000])
    arguments = parser.parse_args()
    wrk.require_wrk()
    allow_connections(max(arguments.visitors))
    with Site() as site:
        settings = {"TRUSTED_PROXIES": "1", "RATE_LIMIT_WEATHER": UNLIMITED, "WEATHER_FRESH_SECONDS": "3600"}
        server = site.serve(**settings)
        print(f"{machine()}; {WORKERS} workers; runs of {arguments.seconds:g} s")
        bare = serve_bare(site, record(server, WEATHER, {}))
        print(f"{'':7} visitors {'ours':>24}{'a bare callable':>25}")
        for count in arguments.visitors:
            load = wrk.Load(WEATHER, count, {}, visitors=count)
            costs = [cost(each, load, arguments.seconds, arguments.seconds) for each in (server, bare)]
            print(f"{count:>7,} visitors {'  '.join(costs)}", flush=True)
        bare.kill()
        first, *others = known = list(islice(cells(), max(arguments.places)))
        server.get(path_of(first)).raise_for_status()
        store = RedisStore(site.link())
        report = store.get(weather_key(WeatherSource.OPENWEATHERMAP, first))
        if report is None:
            raise RuntimeError("the server keeps its weather somewhere else")
        print(f"{'':7} places   {f'{POPULAR} of them':>24}{'any of them':>25}")
        done = 0
        for count in arguments.places:
            seed(store, report, others[done : count - 1])
            done = count - 1
            costs = [
                cost_of_places(server, asked, site.folder / "paths", arguments.seconds)
                for asked in (known[:POPULAR], known[:count])
            ]
            print(f"{count:>7,} places   {'  '.join(costs)}", flush=True)
        if site.weather.call_count > 2:
            print(f"{site.weather.call_count} calls of the weather service: some places were not found in the cache")
    return 0


if __name__ == "__main__":
    sys.exit(main())
