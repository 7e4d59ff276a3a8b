"""1,000 new pictures asked for at once (``make bench-pictures``): everything is started here, on loopback.

Prints a table: how soon all were there, the memory of all processes of ours while they were made, and how ``/health``
fared meanwhile. The image model is the fake of the tests, which takes 6 s and sends 1.2 MB; it and the visitors share
the machine with what is measured.
"""

from gevent import monkey

monkey.patch_all()

import argparse
import http.client
import json
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import gevent

from bench.machine import machine
from bench.memory import ProcessTree, busy_seconds
from bench.probe import HealthProbe
from tests.fakes.process import Fake
from tests.system.job_worker import JobWorker
from tests.system.redis_server import RedisServer
from tests.system.server import Server, bare_environment, free_port

CITIES = """
Lisbon Porto Madrid Sevilla Bilbao Paris Lyon Nantes Rome Milan Turin Oslo Bergen Stockholm Helsinki Tallinn Riga
Vilnius Warsaw Krakow Prague Vienna Graz Budapest Zagreb Belgrade Sofia Athens Istanbul Ankara Cairo Tunis Algiers Rabat
Dakar Lagos Accra Nairobi Kampala Lusaka Harare Maputo Windhoek Mumbai Delhi Chennai Dhaka Yangon Bangkok Hanoi Manila
Taipei Seoul Tokyo Osaka Sydney Perth Auckland Lima Quito Bogota Caracas Santiago
"""
STYLES = ("realistic", "artistic", "miniature", "cinematic")
SEASONS = ("spring", "summer", "autumn", "winter")


def wishes(count: int) -> list[dict[str, object]]:
    """That many, no two of them for the same artwork."""
    every = product(STYLES, SEASONS, CITIES.split())
    weather = {"weather": "clear", "temperature": 21}
    return [
        {"location": city, **weather, "settings": {"style": style, "season": season, "time_of_day": "midday"}}
        for style, season, city in every
    ][:count]


class Visitors:
    """Each asks for a picture, listens until it is painted, and fetches it, on a connection of its own."""

    def __init__(self, url: str) -> None:
        self._address = urlsplit(url).netloc
        self.seconds: list[float] = []
        self.failures: Counter[str] = Counter()

    def visit(self, wish: dict[str, object]) -> None:
        started = time.monotonic()
        connection = http.client.HTTPConnection(self._address, timeout=60)
        try:
            outcome = self._artwork_url(connection, json.dumps(wish))
            if outcome.endswith(".webp") and self._ask(connection, "GET", outcome)[0] == 200:
                self.seconds.append(time.monotonic() - started)
            else:
                self.failures[outcome] += 1
        except (OSError, http.client.HTTPException) as error:
            self.failures[type(error).__name__] += 1
        finally:
            connection.close()

    def _artwork_url(self, connection: http.client.HTTPConnection, wish: str) -> str:
        status, body = self._ask(connection, "POST", "/api/generate-image", wish)
        if status == 202:
            job_id = json.loads(body)["id"]
            # To its end: the stream closes when the job is done.
            self._ask(connection, "GET", f"/api/dioramas/{job_id}/events")
            status, body = self._ask(connection, "POST", "/api/generate-image", wish)
        if status != 200:
            return str(status)
        made = json.loads(body)
        return str(made["artwork_url"] if made["generator"] == "gemini" else made["message"])

    @staticmethod
    def _ask(
        connection: http.client.HTTPConnection, method: str, path: str, body: str | None = None
    ) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json", "Prefer": "wait=25"} if body else {}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()


@contextmanager
def site(arguments: argparse.Namespace, folder: Path) -> Iterator[tuple[str, dict[str, list[int]], Fake]]:
    """(its origin, the pids of our processes by what they are, the image model)."""
    with ExitStack() as stack:
        gemini, weather = Fake("tests.fakes.gemini"), Fake("tests.fakes.open_meteo")
        stack.callback(gemini.stop)
        stack.callback(weather.stop)
        gemini.values(picture_bytes=arguments.picture_bytes)
        gemini.fault("slow", seconds=arguments.upstream_seconds)
        redis_server = RedisServer(folder)
        stack.callback(redis_server.kill)
        environment = {
            **bare_environment(folder),
            "PORT": str(free_port()),
            "REDIS_URL": redis_server.url,
            "MEDIA_DIR": str(folder / "media"),
            "MEDIA_STORE": arguments.media_store,
            "MEDIA_MAX_BYTES": str(512 * 1024 * 1024),
            "OPEN_METEO_BASE_URL": weather.url,
            "GEMINI_API_KEY": "bench-key",
            "GEMINI_BASE_URL": gemini.url,
            "GEMINI_DAILY_BUDGET_USD": "100000",
            "GEMINI_CALLS_PER_MINUTE": "100000",
            "GEMINI_CALLS_PER_PROCESS": str(arguments.at_once // max(1, arguments.workers)),
            "GEMINI_CALLS_AT_ONCE": str(arguments.at_once),
            "RATE_LIMIT_ENABLED": "false",
            "LOG_LEVEL": "warning",
            "WEB_CONCURRENCY": "2",
        }
        server = Server.start(environment, folder)
        stack.callback(server.kill)
        workers = []
        for number in range(arguments.workers):
            (folder / f"worker-{number}").mkdir()
            workers.append(JobWorker(environment | {"LOG_LEVEL": "info"}, folder / f"worker-{number}"))
            stack.callback(workers[-1].kill)
        ours = {"web": [server.process.pid], "job workers": [worker.process.pid for worker in workers]}
        yield server.url, ours, gemini


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=1000)
    parser.add_argument("--at-once", type=int, default=256, help="calls to the image model at one time")
    parser.add_argument("--workers", type=int, default=2, help="job workers; 0: the web processes paint")
    parser.add_argument("--upstream-seconds", type=float, default=6.0)
    parser.add_argument("--picture-bytes", type=int, default=1_200_000)
    parser.add_argument("--media-store", default="redis", choices=("redis", "disk"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, site(arguments, Path(folder)) as (url, ours, gemini):
        tree = ProcessTree([pid for pids in ours.values() for pid in pids])
        trees = {name: ProcessTree(pids) for name, pids in ours.items()}
        before = {name: each.cpu_seconds() for name, each in trees.items()}
        idle_megabytes = tree.megabytes()
        probe = HealthProbe(url)
        visitors = Visitors(url)
        started, busy = time.monotonic(), busy_seconds()
        visits = [gevent.spawn(visitors.visit, wish) for wish in wishes(arguments.pictures)]
        with tree.watched() as peak:
            gevent.joinall(visits)
        seconds = time.monotonic() - started
        health = probe.stop()
        cpu_seconds = {name: each.cpu_seconds() - before[name] for name, each in trees.items()}
        cpu_seconds["whole machine"] = busy_seconds() - busy
        report(
            arguments,
            visitors,
            Measured(seconds, idle_megabytes, peak.megabytes, health, gemini.call_count, cpu_seconds),
        )
    return 1 if visitors.failures else 0


@dataclass(frozen=True)
class Measured:
    seconds: float
    idle_megabytes: float
    peak_megabytes: float
    health_ms: list[float]
    calls: int
    cpu_seconds: dict[str, float]


def report(arguments: argparse.Namespace, visitors: Visitors, measured: Measured) -> None:
    quantiles = statistics.quantiles(measured.health_ms, n=100)
    at_once, upstream_seconds = arguments.at_once, arguments.upstream_seconds
    least_seconds = -(-arguments.pictures // at_once) * upstream_seconds
    rows = [
        ("pictures there", f"{len(visitors.seconds)} of {arguments.pictures}"),
        ("all there after", f"{measured.seconds:.1f} s"),
        ("half of them after", f"{statistics.median(visitors.seconds or [0]):.1f} s"),
        ("the model's own time, no less than", f"{least_seconds:.1f} s ({at_once} calls at once)"),
        ("calls to the image model", str(measured.calls)),
        ("memory of all processes, idle", f"{measured.idle_megabytes:.0f} MB"),
        ("memory of all processes, at most", f"{measured.peak_megabytes:.0f} MB"),
        ("/health: half, 99 %, slowest", f"{quantiles[49]:.1f}, {quantiles[98]:.1f}, {max(measured.health_ms):.1f} ms"),
        ("processor", ", ".join(f"{name} {seconds:.1f} s" for name, seconds in measured.cpu_seconds.items())),
        ("failures", ", ".join(f"{count} x {what}" for what, count in visitors.failures.items()) or "none"),
    ]
    print(f"{machine()}; {arguments.workers} job workers, media in {arguments.media_store}")
    for name, value in rows:
        print(f"{name:36} {value}")


if __name__ == "__main__":
    os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)
    sys.exit(main())
