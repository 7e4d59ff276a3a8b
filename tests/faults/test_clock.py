"""The wall clock jumps an hour, of the server, of Redis, or of both: nobody waits longer than without it."""

import importlib.util
import itertools
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.faults.processes import wait_until
from tests.system.redis_server import RedisServer
from tests.system.server import bare_environment

WINDOW_SECONDS = 60
PICTURE = {"location": "Lisbon", "weather": "clear", "temperature": 21, "settings": {"season": "summer"}}


class WallClock:
    """Of the processes that are started with its ``environment``. Clocks that never go back are left alone."""

    def __init__(self, file: Path) -> None:
        package = importlib.util.find_spec("libfaketime")
        if package is None or package.origin is None:
            raise RuntimeError("The tests need libfaketime of requirements-dev.txt.")
        self._file = file
        self.jump(0)
        self.environment = {
            "LD_PRELOAD": str(Path(package.origin).parent / "vendor/libfaketime/src/libfaketime.so.1"),
            "FAKETIME_TIMESTAMP_FILE": str(file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def jump(self, seconds: int) -> None:
        """So far from the true time, from now on."""
        # In one step: whoever reads it meanwhile sees the old one or the new one.
        new = self._file.with_suffix(".new")
        new.write_text(f"{seconds:+d}\n")
        new.replace(self._file)


@pytest.fixture
def clocks(tmp_path):
    return {name: WallClock(tmp_path / f"clock of {name}") for name in ("server", "redis")}


@pytest.fixture
def redis_server(tmp_path, clocks):
    # The wheel's: Debian's, with its own malloc, does not start under libfaketime.
    program = str(Path(sys.executable).parent / "redis-server")
    server = RedisServer(
        tmp_path, program=program, environment={**bare_environment(tmp_path), **clocks["redis"].environment}
    )
    yield server
    server.kill()


@pytest.fixture
def start_fleet(start_server, clocks, redis_server, openweathermap, gemini):
    def start(**settings):
        return start_server(
            WEB_CONCURRENCY="2",
            REDIS_URL=redis_server.url,
            OPENWEATHER_API_KEY="weather-key",
            OPENWEATHER_BASE_URL=openweathermap.url,
            GEMINI_API_KEY="gemini-key",
            GEMINI_BASE_URL=gemini.url,
            **clocks["server"].environment,
            **settings,
        )

    return start


JUMPS = [(whose, hours) for whose in (("server",), ("redis",), ("server", "redis")) for hours in (1, -1)]


class Jump:
    """Of one clock or both."""

    def __init__(self, whose, hours, clocks, redis_server):
        self.name = f"{' and '.join(whose)} {hours:+d} h"
        self._whose = whose
        self._hours = hours
        self._clocks = clocks
        self._redis_server = redis_server

    def begin(self, server):
        self._turn(self._hours)
        # An answer of /health is repeated for a second.
        wait_until(lambda: self._ahead(server) == set(self._whose), seconds=5)

    def _ahead(self, server):
        """Whose clocks are so many hours off."""
        says = datetime.fromisoformat(server.get("/health").json()["timestamp"]).timestamp()
        ahead = {"server": says - time.time(), "redis": self._redis_server.client.time()[0] - time.time()}
        return {name for name, seconds in ahead.items() if round(seconds / 3600) == self._hours}

    def end(self):
        self._turn(0)

    def _turn(self, hours):
        for name in self._whose:
            self._clocks[name].jump(hours * 3600)


@pytest.fixture(params=JUMPS, ids=str)
def jump(request, clocks, redis_server):
    return Jump(*request.param, clocks, redis_server)


@pytest.mark.torture
@pytest.mark.timeout(400)
@pytest.mark.contract("clock-jumps")
def test_a_clock_that_jumps_an_hour(start_fleet, gemini, figure, jump):
    limited = start_fleet(RATE_LIMIT_PLACES="3 per minute", RATE_LIMIT_ENABLED="true")
    spent = start_fleet(OPENWEATHER_CALLS_PER_MINUTE="3")
    painting = start_fleet()

    # Each is at its limit, or in the middle of something.
    while limited.get("/api/places?q=oslo").status_code == 200:
        pass
    untouched = itertools.count()
    while spent.get(f"/api/weather?lat={next(untouched)}&lon=1").status_code == 200:
        pass
    gemini.fault("slow", seconds=5)
    pictures = []
    painter = threading.Thread(target=lambda: pictures.append(painting.post("/api/generate-image", json=PICTURE)))
    painter.start()
    while not gemini.call_count:
        time.sleep(0.02)

    jump.begin(limited)
    jumped_at = time.monotonic()

    for server in (limited, spent, painting):
        for lat in (1, 2, 3):
            age_is_no_nonsense(server.get(f"/api/weather?lat={lat}&lon=1"))
    until_let_in(limited, "/api/places?q=oslo")
    until_let_in(spent, "/api/weather?lat=40&lon=1")
    painter.join()
    # To a Redis that is an hour ahead the lease is over: whoever waits may be told so, and the picture is there all the
    # same for the next.
    assert pictures[0].status_code == 200
    gemini.heal()
    assert painting.post("/api/generate-image", json=PICTURE).json()["generator"] == "gemini"
    assert gemini.call_count <= 2
    seconds = time.monotonic() - jumped_at
    figure(f"{jump.name}: all let in after {seconds:.0f} s")
    # The limits hold again.
    assert [limited.get("/api/places?q=bergen").status_code for _ in range(8)][-1] == 429
    for server in (limited, spent, painting):
        assert [line for line in server.log_lines() if line.get("level") == "ERROR"] == []


def age_is_no_nonsense(answer):
    if answer.status_code == 200:
        assert 0 <= int(answer.headers["Age"]) <= 6 * 3600
        assert answer.json()["age_seconds"] >= 0
    else:
        assert answer.status_code == 503
        assert 1 <= int(answer.headers["Retry-After"]) <= WINDOW_SECONDS


def until_let_in(server, path):
    """The seconds it took; fails where anybody is told to wait for longer than a window, or has to."""
    started = time.monotonic()
    while (answer := server.get(path)).status_code != 200:
        assert answer.status_code in (429, 503)
        assert 1 <= int(answer.headers["Retry-After"]) <= WINDOW_SECONDS
        assert time.monotonic() - started < WINDOW_SECONDS + 10
        time.sleep(0.5)
    return time.monotonic() - started


@pytest.mark.torture
@pytest.mark.contract("clock-jumps")
def test_a_provider_that_fails_while_the_clock_jumps_is_found_again(start_fleet, openweathermap, jump):
    server = start_fleet(OPENWEATHER_CALLS_PER_MINUTE="1000")
    openweathermap.fault("status", status=500)
    for lat in range(12):
        server.get(f"/api/weather?lat={lat}&lon=2")
    jump.begin(server)
    for lat in range(12):
        server.get(f"/api/weather?lat={lat}&lon=2")
    openweathermap.heal()
    healed_at = time.monotonic()
    while server.get("/api/weather?lat=1&lon=2").status_code != 200:
        assert time.monotonic() - healed_at < 3
        time.sleep(0.1)
    openweathermap.fault("status", status=429, retry_after=5)
    assert server.get("/api/weather?lat=40&lon=2").status_code == 503
    jump.end()
    openweathermap.heal()
    healed_at = time.monotonic()
    while server.get("/api/weather?lat=41&lon=2").status_code != 200:
        assert time.monotonic() - healed_at < 12
        time.sleep(0.1)
