"""``make bench``: what is asked for most, against the least that a WSGI application can do.

Everything is started here, on loopback: DioramaCast with the shipped configuration over a real Redis, a bare callable
under the same configuration that sends the same status, headers and bytes, and the weather as others would answer it.
wrk asks; it shares the machine with what is measured, so that ratios are the point. They are measured side by side:
ours, the other, ours, the other; a ratio is the median over the rounds.

The limit of a visitor is raised beyond reach, and counted all the same, where one address asks for everything; with
20,000 visitors in rotation it is as shipped. An answer of the weather stays fresh for an hour, so that it is the same
one throughout. Metrics are counted, and a line is logged for each request, as shipped.
"""

import argparse
import io
import math
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PIL import Image

from bench import wrk
from bench.bare import Answer, record, serve_bare
from bench.machine import machine
from bench.site import UNLIMITED, WORKERS, Site
from dioramacast.media import MediaPool
from dioramacast.media_redis import RedisMediaStore
from tests.system.server import Server

WEATHER = "/api/weather?lat=48.85&lon=2.35"
VISITORS = 20_000
BROWSERS_ACCEPT = {"Accept-Encoding": "gzip, deflate, br"}
PICTURE_ID = "0" * 24
NOBODY = "http://127.0.0.1:9"
HEADINGS = f"{'':46}{'requests/s':>25}{'µs of processor a request':>29}"
COLUMNS = f"{'':34}{'connections':>12}{'ours':>9}{'other':>9}{'ratio':>7}{'ours':>11}{'other':>10}{'ratio':>8}"


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    path: str
    target: float
    """The least ratio of requests a second."""
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    visitors: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    name: str
    connections: int
    target: float | None
    is_limited: bool
    """Whether visitors may meet their limit: else no answer may be refused."""
    ours: Sequence[wrk.Run]
    other: Sequence[wrk.Run]

    @property
    def speed(self) -> float:
        """Requests a second, as a multiple of the other's."""
        pairs = zip(self.ours, self.other, strict=True)
        return statistics.median(a.per_second / b.per_second if b.per_second else math.inf for a, b in pairs)

    @property
    def thrift(self) -> float:
        """Requests for the same processor time, as a multiple of the other's."""
        return statistics.median(b.cpu_us / a.cpu_us for a, b in zip(self.ours, self.other, strict=True))

    @property
    def is_missed(self) -> bool:
        return self.target is not None and self.speed < self.target

    @property
    def has_failed(self) -> bool:
        return any(run.broken or (run.refused and not self.is_limited) for run in self.ours)

    def __str__(self) -> str:
        speeds = "".join(f"{statistics.median(run.per_second for run in runs):>9,.0f}" for runs in self._both)
        costs = "".join(f"{statistics.median(run.cpu_us for run in runs):>10,.0f}" for runs in self._both)
        bound = "" if self.target is None else f"  >= {self.target:g}"
        failures = "".join(
            f"; {whose} {sum(run.refused for run in runs)} refused, {sum(run.broken for run in runs)} broken"
            f" of {sum(run.requests for run in runs)}"
            for whose, runs in zip(("ours", "other"), self._both, strict=True)
            if any(run.refused or run.broken for run in runs)
        )
        row = f"{self.name:34}{self.connections:>12}{speeds}{self.speed:>7.2f} {costs}{self.thrift:>8.2f}{bound}"
        return row + ("  MISSED" if self.is_missed else "") + failures

    @property
    def _both(self) -> tuple[Sequence[wrk.Run], Sequence[wrk.Run]]:
        return self.ours, self.other


class Bench:
    def __init__(self, site: Site, arguments: argparse.Namespace) -> None:
        self._site = site
        self._seconds = arguments.seconds
        self._rounds = arguments.rounds
        self._connections = arguments.connections
        self._only = arguments.only
        self.comparisons: list[Comparison] = []

    def against_a_bare_callable(self, ours: Server, case: Case) -> None:
        if self._only not in case.name:
            return
        answer = record(ours, case.path, case.headers, case.status)
        other = serve_bare(self._site, answer)
        for connections in self._connections:
            load = wrk.Load(case.path, connections, case.headers, case.visitors)
            self._compare(f"{case.name}, {size(answer)}", case.target, ours, other, load)
        other.kill()

    def against_others(self, ours: Server) -> None:
        """The weather as they answer it, at the first number of connections."""
        environment = {"BENCH_ANSWER": record(ours, WEATHER, {}).save(self._site.folder)}
        load = wrk.Load(WEATHER, self._connections[0], {})
        for name, target, serve, application in (
            ("a Flask view", None, self._site.serve_other, "bench.rivals:build_flask_app()"),
            ("Flask, limiter, cache", 4, self._site.serve_other, "bench.rivals:build_limited_and_cached_app()"),
            ("FastAPI on uvicorn", None, self._site.serve_asgi, "bench.rival_fastapi:build_app"),
        ):
            if self._only not in f"weather against {name}":
                continue
            other = serve(application, **environment)
            record(other, WEATHER, {})
            self._compare(f"weather against {name}", target, ours, other, load)
            other.kill()

    def _compare(self, name: str, target: float | None, ours: Server, other: Server, load: wrk.Load) -> None:
        runs: tuple[list[wrk.Run], list[wrk.Run]] = [], []
        for server in (ours, other):
            wrk.warm_up(server, load)
        for _ in range(self._rounds):
            for server, measured in zip((ours, other), runs, strict=True):
                measured.append(wrk.run(server, load, self._seconds))
        self.comparisons.append(Comparison(name, load.connections, target, load.visitors > 0, *runs))
        print(self.comparisons[-1], flush=True)


def size(answer: Answer) -> str:
    return f"{len(answer.body) / 1000:.1f} kB" if answer.body else "no body"


def store_picture(site: Site) -> str:
    """The address of a picture of about 200 kB, as if it had been painted once."""
    noise = io.BytesIO()
    Image.effect_noise((860, 860), 20).convert("RGB").save(noise, "WEBP", quality=60)
    store = RedisMediaStore(site.link(), MediaPool.PAINTINGS, max_bytes=2**24)
    store.put(f"{PICTURE_ID}.webp", noise.getvalue())
    return f"/artworks/{PICTURE_ID}.webp"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5, help="of each run")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--connections", type=int, nargs="+", default=[64, 512])
    parser.add_argument("--only", default="", metavar="TEXT", help="the rows in whose names this is, such as 304")
    arguments = parser.parse_args()
    wrk.require_wrk()
    with Site() as site:
        lasting = {"WEATHER_FRESH_SECONDS": "3600"}
        raised = {"RATE_LIMIT_WEATHER": UNLIMITED, "RATE_LIMIT_GENERAL": UNLIMITED}
        print(f"{machine()}; {WORKERS} workers; {arguments.rounds} rounds of {arguments.seconds:g} s")
        print(HEADINGS, COLUMNS, sep="\n")
        bench = Bench(site, arguments)
        ours = site.serve(**lasting, **raised)
        tag = dict(record(ours, WEATHER, {}).headers)["ETag"]
        for case in (
            Case("weather", WEATHER, 0.85),
            Case("weather, 304", WEATHER, 0.85, {"If-None-Match": tag}, 304),
            Case("page", "/", 0.6, BROWSERS_ACCEPT),
            Case("/health", "/health", 0.6),
        ):
            bench.against_a_bare_callable(ours, case)
        bench.against_others(ours)
        ours.kill()
        ours = site.serve(**lasting, TRUSTED_PROXIES="1")
        bench.against_a_bare_callable(ours, Case("20,000 visitors", WEATHER, 0.75, visitors=VISITORS))
        ours.kill()
        # Only who has a key looks for paintings; the model itself is never asked.
        ours = site.serve(**lasting, **raised, GEMINI_API_KEY="bench-key", GEMINI_BASE_URL=NOBODY)
        for case in (
            Case("stored picture", store_picture(site), 0.6),
            Case("page, with Gemini", "/", 0.6, BROWSERS_ACCEPT),
        ):
            bench.against_a_bare_callable(ours, case)
    return 1 if any(each.is_missed or each.has_failed for each in bench.comparisons) else 0


if __name__ == "__main__":
    sys.exit(main())
