"""Visitors for Locust, in shapes with names. ``make load-test`` starts all that it needs, on loopback, and runs it:

    make load-test LOAD_ARGS="--shape front-page-spike --users 2000 --run-time 5m"
    make load-test LOAD_ARGS="--users 20 --run-time 30s --think-min 1 --think-max 3"     # a rehearsal

Against a server that runs already, and that has TRUSTED_PROXIES=1, for every visitor has an address of its own:

    .venv/bin/locust -f load_test.py --headless --host http://localhost:5000 --shape soak --users 500 --run-time 60m
    .venv/bin/locust -f load_test.py --host http://localhost:5000                        # with Locust's page, on :8089
    .venv/bin/locust -f load_test.py --headless --processes 4 --host https://...         # more cores for more visitors

``--users`` is the most visitors there are at one time, ``--shape`` (or DIORAMACAST_SHAPE) how many of them there are
when: normal-day, front-page-spike or soak, stretched to ``--run-time``. The exit status is 1 where a threshold is
missed (``--max-p95-ms``, ``--max-failed``, ``--max-shed``, ``--max-health-ms``). The p95 leaves static files out: they
are most of a first visit, and quick.

A visitor opens the page and whatever the page names, types for places, reads on for 5 to 15 s between one thing and the
next, looks at weather, pictures and the gallery, now and then has a picture painted, and leaves after about a dozen
things; somebody else comes instead, from another address and with an empty browser. The browser keeps ETags and what is
immutable. It uses one connection, where real ones use up to six.

A 429 is counted as ``rate limited`` and a 503 with Retry-After as ``shed``, in lines of their own: neither is a success
or a failure of the service. A user of its own asks /health, which is no load. Locust's line "Aggregated" holds all of
them; the verdict at the end does not.
"""

import random
import re
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from typing import Any
from urllib.parse import urlencode

import gevent
from locust import FastHttpUser, LoadTestShape, constant, events, task
from locust.env import Environment
from locust.runners import WorkerRunner
from locust.stats import StatsEntry, calculate_response_time_percentile

from bench.load_shapes import (
    RATE_LIMITED,
    SHAPES,
    SHED,
    Outcome,
    Thresholds,
    breaches,
    refusal,
    typed_texts,
    users_at,
    zipf_weights,
)
from dioramacast.models import Place
from dioramacast.places import Gazetteer

USERS = 100
PLACES = 2200
ZIPF_EXPONENT = 1.0
TYPING_PAUSE_SECONDS = (0.15, 0.6)
JOB_PAUSE_SECONDS = 2
JOB_PATIENCE_SECONDS = 40
THUMBNAILS_IN_SIGHT = 6
IMMUTABLE = "immutable"
SEEN = re.compile(r'<img (?![^>]*loading="lazy")[^>]*src="([^"]+)"')
THUMBNAIL = re.compile(r'<img [^>]*src="([^"]+\?size=256)"')
STATIC = re.compile(r'(?:src|href)="(/static/[^"]+)"')
HEX_ID = re.compile(r"[0-9a-f]{24}")

HEALTH = ("health", "/health")
STATIC_FILES = "/static/"

places = Gazetteer().biggest(PLACES)
popularity = zipf_weights(len(places), ZIPF_EXPONENT)


def add_arguments(parser: ArgumentParser) -> None:
    ours = parser.add_argument_group("DioramaCast")
    # Locust's parser knows environment variables, the standard library's does not.
    shape: dict[str, Any] = {"env_var": "DIORAMACAST_SHAPE"}
    ours.add_argument("--shape", choices=list(SHAPES), default="normal-day", **shape)
    ours.add_argument("--think-min", type=float, default=5, help="seconds between one thing and the next, at least")
    ours.add_argument("--think-max", type=float, default=15, help="and at most")
    ours.add_argument(
        "--first-visits", type=float, help="share of visitors without our static files; 0: as behind a CDN"
    )
    ours.add_argument("--max-p95-ms", type=float, default=250)
    ours.add_argument("--max-failed", type=float, default=0.001, help="share of the requests, as those that follow")
    ours.add_argument("--max-shed", type=float, default=0.05)
    ours.add_argument("--max-health-ms", type=float, default=100, help="at 99 %%")


class NamedShape(LoadTestShape):
    use_common_options = True

    def tick(self) -> tuple[int, float] | None:
        if self.runner is None:
            return None
        options = options_of(self.runner.environment)
        shape = SHAPES[options.shape]
        seconds = options.run_time or shape.minutes * 60
        share_of_time = (time.perf_counter() - self.start_time) / seconds
        if share_of_time > 1:
            return None
        users = users_at(shape, share_of_time, options.num_users or USERS) + HealthCheck.fixed_count
        # Whatever has changed comes within this tick.
        return users, max(1, abs(users - self.runner.user_count))


class HealthCheck(FastHttpUser):
    fixed_count = 1
    wait_time = constant(0.5)

    @task
    def check(self) -> None:
        with self.client.get("/health", catch_response=True) as answer:
            answer.request_meta.update(zip(("request_type", "name"), HEALTH, strict=True))


class Visitor(FastHttpUser):
    """A seat on which one visitor follows the other."""

    def wait_time(self) -> float:
        options = options_of(self.environment)
        return random.uniform(options.think_min, options.think_max)

    def on_start(self) -> None:
        self.come()

    def come(self) -> None:
        """Somebody new, who opens the page."""
        options = options_of(self.environment)
        household = random.getrandbits(32)
        # An address of IPv6's documentation: the limits count a /64 as one visitor.
        self.address = f"2001:db8:{household >> 16:x}:{household & 0xFFFF:x}::1"
        self.kept: dict[str, str] = {}
        self.place = somewhere()
        first_visits = SHAPES[options.shape].first_visits if options.first_visits is None else options.first_visits
        self.has_static_files = random.random() >= first_visits
        # The one before took the connection along.
        self.client.client.clientpool.close()
        self.open_page("/")
        gevent.sleep(self.wait_time())

    @task(4)
    def search(self) -> None:
        self.place = somewhere()
        for text in typed_texts(self.place.name):
            gevent.sleep(random.uniform(*TYPING_PAUSE_SECONDS))
            answer = self.ask("GET", f"/api/places?{urlencode({'q': text, 'limit': 6})}", "/api/places?q=")
            if answer.status_code == 200 and any(named(found, self.place) for found in answer.json()):
                break
        gevent.sleep(random.uniform(*TYPING_PAUSE_SECONDS))
        self.open_page(page_of(self.place))

    @task(4)
    def look_at_weather(self) -> None:
        cell = self.place.coordinates.cell
        self.look(f"/api/weather?lat={cell.lat:.2f}&lon={cell.lon:.2f}", "/api/weather")

    @task(2)
    def open_again(self) -> None:
        self.open_page(page_of(self.place))

    @task(1)
    def look_at_gallery(self) -> None:
        shown = self.look("/gallery", "/gallery")
        for thumbnail in THUMBNAIL.findall(shown)[:THUMBNAILS_IN_SIGHT]:
            self.look(thumbnail)

    @task(1)
    def have_painted(self) -> None:
        wish = {"location": f"{self.place.name}, {self.place.country}"}
        answer = self.ask("POST", "/api/generate-image", json=wish, headers={"Prefer": "wait=0"})
        if answer.status_code == 200:
            self.look(answer.json()["image_url"])
        elif answer.status_code == 202:
            self.follow(f"/api/dioramas/{answer.json()['id']}")

    @task(1)
    def leave(self) -> None:
        self.come()

    def follow(self, job: str) -> None:
        """Looks how far the picture is, until it is there, or for as long as people wait."""
        until = time.monotonic() + JOB_PATIENCE_SECONDS
        while time.monotonic() < until:
            gevent.sleep(JOB_PAUSE_SECONDS)
            answer = self.ask("GET", job)
            told = answer.json() if answer.status_code == 200 else {"state": "running"}
            if told["state"] not in ("queued", "running"):
                if told["state"] == "done":
                    self.look(told["image_url"])
                return

    def open_page(self, path: str) -> None:
        page = self.look(path, path.partition("=")[0], holding="/dioramas/")
        if page and not self.has_static_files:
            self.has_static_files = True
            for static_file in dict.fromkeys(STATIC.findall(page)):
                self.look(static_file, STATIC_FILES)
        for picture in SEEN.findall(page):
            if not picture.startswith("/static/"):
                self.look(picture)

    def look(self, path: str, name: str = "", holding: str = "") -> str:
        """What a browser shows at that address; empty where it has it, or is refused."""
        known = self.kept.get(path, "")
        if known == IMMUTABLE:
            return ""
        answer = self.ask("GET", path, name, holding, {"If-None-Match": known} if known else {})
        if answer.status_code != 200:
            return ""
        is_immutable = IMMUTABLE in answer.headers.get("Cache-Control", "")
        self.kept[path] = IMMUTABLE if is_immutable else answer.headers.get("ETag", "")
        return answer.text if "text" in answer.headers.get("Content-Type", "") else ""

    def ask(
        self,
        method: str,
        path: str,
        name: str = "",
        holding: str = "",
        headers: dict[str, str] | None = None,
        **body: Any,
    ) -> Any:
        """The answer; one of 200 that does not hold that text is a failure."""
        headers = {"X-Forwarded-For": self.address, **(headers or {})}
        name = name or HEX_ID.sub("<id>", path)
        with self.client.request(method, path, name=name, headers=headers, catch_response=True, **body) as answer:
            line = refusal(answer.status_code, answer.headers or {})
            if line:
                answer.request_meta.update(zip(("request_type", "name"), line, strict=True))
                answer.success()
            elif holding and answer.status_code == 200 and holding not in (answer.text or ""):
                answer.failure(f"no {holding} in it")
        return answer


def judge(environment: Environment, **_: Any) -> None:
    if isinstance(environment.runner, WorkerRunner):
        return
    options = options_of(environment)
    outcome = outcome_of(environment.stats.entries)
    most = Thresholds(options.max_p95_ms, options.max_failed, options.max_shed, options.max_health_ms)
    print(f"""
served          {outcome.served}
failed          {outcome.failed} ({outcome.failed_share:.2%})
shed            {outcome.shed} ({outcome.shed_share:.2%})
rate limited    {outcome.rate_limited}
95 % within     {outcome.p95_ms:.0f} ms
health checks   {outcome.health_checks}, {outcome.health_failed} failed, 99 % within {outcome.health_p99_ms:.0f} ms
""")
    missed = breaches(outcome, most)
    print("\n".join(f"NOT GOOD ENOUGH: {line}" for line in missed) or "Good enough.")
    environment.process_exit_code = 1 if missed else 0


def outcome_of(entries: dict[tuple[str, str], StatsEntry]) -> Outcome:
    """Locust's keys are (name, method)."""
    special = {line: entries.get((line[1], line[0])) for line in (RATE_LIMITED, SHED, HEALTH)}
    load = [entry for entry in entries.values() if entry not in special.values()]
    times: Counter[int] = Counter()
    for entry in load:
        if entry.name == STATIC_FILES:
            continue
        times.update(entry.response_times)
    asked, failed = sum(entry.num_requests for entry in load), sum(entry.num_failures for entry in load)
    health = special[HEALTH]
    return Outcome(
        served=asked - failed,
        failed=failed,
        rate_limited=count(special[RATE_LIMITED]),
        shed=count(special[SHED]),
        p95_ms=calculate_response_time_percentile(times, times.total(), 0.95),
        health_checks=count(health),
        health_failed=health.num_failures if health else 0,
        health_p99_ms=health.get_response_time_percentile(0.99) if health else 0,
    )


def options_of(environment: Environment) -> Namespace:
    return environment.parsed_options or Namespace()


def count(entry: StatsEntry | None) -> int:
    return entry.num_requests if entry else 0


def somewhere() -> Place:
    return random.choices(places, cum_weights=popularity)[0]


def page_of(place: Place) -> str:
    return f"/?{urlencode({'place': f'{place.name}, {place.country}'})}"


def named(found: dict[str, Any], place: Place) -> bool:
    return (found["name"], found["country"]) == (place.name, place.country)


events.init_command_line_parser.add_listener(add_arguments)  # type: ignore[no-untyped-call]
events.quitting.add_listener(judge)  # type: ignore[no-untyped-call]
