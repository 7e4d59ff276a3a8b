"""Redis killed, hanging, refusing, poisoned: visitors are served all the same, and the operator is told."""

import json
import pickle
import re
import time
from pathlib import Path

import pytest

from tests.faults.load import Load, Request
from tests.faults.proxy import Way

PASSWORD = "not-to-be-told-to-anybody"
PLENTY = {
    "WEB_CONCURRENCY": "3",
    "RATE_LIMIT_ENABLED": "true",
    "RATE_LIMIT_GENERAL": "100000 per minute",
    "RATE_LIMIT_WEATHER": "100000 per minute",
    "RATE_LIMIT_PLACES": "100000 per minute",
    "OPENWEATHER_API_KEY": "weather-key-4711",
    "OPENWEATHER_CALLS_PER_MINUTE": "100000",
}


@pytest.fixture
def start_fleet(start_server, openweathermap, redis_server):
    """``start_fleet(port)``: three processes with limits nobody reaches, over the Redis at that port."""

    def start(port=redis_server.port, **settings):
        url = f"redis://127.0.0.1:{port}/0"
        return start_server(**{**PLENTY, "OPENWEATHER_BASE_URL": openweathermap.url, "REDIS_URL": url, **settings})

    return start


def something(visitor: int, turn: int) -> Request:
    """Weather that nobody has asked for yet, and all else that asks Redis."""
    if visitor % 2:
        return "GET", f"/api/weather?lat={turn % 340 / 2 - 85:.1f}&lon={visitor * 10 + turn // 340}", ""
    path = ("/api/places?q=par", "/api/gallery", "/health", f"/api/places?q=par{visitor}{turn}")[turn % 4]
    return "GET", path, ""


def is_back(server):
    """Whether all processes say so: which of them is asked is chance."""
    return all(server.get("/ready").json()["checks"]["cache"] for _ in range(15))


def seconds_until_back(server, limit_seconds):
    started = time.monotonic()
    while not is_back(server):
        assert time.monotonic() - started < limit_seconds
        time.sleep(0.05)
    return time.monotonic() - started


def failures(server):
    """Of Redis, by kind, as the metrics tell them."""
    text = server.get("/metrics", headers={"Accept": "text/plain"}).text
    found = re.findall(r'^redis_failures_total\{kind="(\w+)"\} (\S+)$', text, re.MULTILINE)
    return {kind: float(count) for kind, count in found}


@pytest.mark.torture
@pytest.mark.contract("redis-killed")
def test_redis_killed_and_started_again_under_load(start_fleet, redis_server, figure):
    server = start_fleet()
    with Load(server.port, asked=something) as visitors:
        time.sleep(2)
        redis_server.kill()
        time.sleep(5)
        redis_server.start()
        seconds = seconds_until_back(server, 5)
        time.sleep(2)
    assert set(visitors.statuses) == {200}
    figure(f"back in {seconds:.1f} s, slowest answer {visitors.slowest_seconds():.2f} s")


BAD_LINES = {
    "hangs": ({"is_hanging": True}, 0.25),
    "breaks off": ({"cut_after_bytes": 3}, 0.25),
    # A byte comes before each time-out: only the deadline of a whole command ends it. The shortest answer, which says
    # that there is nothing, comes in time all the same, and so a request may pay for two.
    "drips": ({"drip_seconds": 0.2}, 1.5),
}
SLACK_SECONDS = 0.25
"""What an answer takes by itself, with three processes and four visitors on a small machine."""


@pytest.mark.parametrize("trouble", BAD_LINES)
@pytest.mark.torture
@pytest.mark.contract("redis-hangs")
def test_a_redis_whose_answers_do_not_come_is_waited_for_once(start_fleet, start_proxy, redis_server, trouble, figure):
    flow, most_seconds = BAD_LINES[trouble]
    proxy = start_proxy(redis_server.port)
    server = start_fleet(proxy.port)
    with Load(server.port, visitors=4, asked=something) as visitors:
        time.sleep(1)
        began_at = time.monotonic()
        # In the middle of answers: the connections are open, and are asked over without a break.
        proxy.set(Way.ANSWERING, **flow)
        time.sleep(4)
        mended_at = time.monotonic()
        proxy.pass_on()
        seconds_until_back(server, 5)
    assert set(visitors.statuses) == {200}
    slowest = visitors.slowest_seconds(since=began_at, until=mended_at)
    # By then each process has learnt it.
    later = visitors.slowest_seconds(since=began_at + 3, until=mended_at)
    figure(f"{trouble}: slowest {slowest:.2f} s, then {later:.2f} s")
    assert slowest < most_seconds + SLACK_SECONDS
    assert later < SLACK_SECONDS


@pytest.mark.contract("redis-hangs")
def test_a_slow_or_broken_line_to_redis_costs_no_answer(start_fleet, start_proxy, redis_server):
    proxy = start_proxy(redis_server.port)
    server = start_fleet(proxy.port, WEB_CONCURRENCY="2")
    with Load(server.port, asked=something) as visitors:
        for flow in ({"is_hanging": True}, {"drip_seconds": 0.2}, {"cut_after_bytes": 3}, {"delay_seconds": 0.1}):
            proxy.set(Way.ANSWERING, **flow)
            time.sleep(0.8)
        proxy.refuse()
        time.sleep(0.5)
        proxy.pass_on()
        seconds_until_back(server, 60)
    assert set(visitors.statuses) == {200}


def out_of_clients(redis_server):
    """Redis takes one connection at most, which is ours."""
    admin = redis_server.client.client()
    admin.config_set("maxclients", 1)
    admin.client_kill_filter(_type="normal", skipme=True)
    return lambda: admin.config_set("maxclients", 1000)


def other_password(redis_server):
    admin = redis_server.client.client()
    admin.config_set("requirepass", PASSWORD)
    admin.client_kill_filter(_type="normal", skipme=True)
    return lambda: admin.config_set("requirepass", "")


def full(redis_server):
    redis_server.fill()
    return redis_server.empty


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        pytest.param(full, "OutOfMemoryError", marks=pytest.mark.torture),
        (out_of_clients, "MaxClientsError"),
        pytest.param(other_password, "AuthenticationError", marks=pytest.mark.torture),
    ],
)
@pytest.mark.contract("redis-refuses")
def test_a_redis_that_refuses_costs_no_answer_and_is_told_of_once(start_fleet, redis_server, refusal, kind, figure):
    server = start_fleet(WEB_CONCURRENCY="2")
    with Load(server.port, asked=something) as visitors:
        time.sleep(0.5)
        mend = refusal(redis_server)
        time.sleep(2)
        told = failures(server)
        mend()
        seconds = seconds_until_back(server, 30)
    assert set(visitors.statuses) == {200}
    assert told[kind] >= 1
    # Of each process one line.
    assert 1 <= [line.get("reason") for line in server.log_lines()].count(kind) <= 2
    assert PASSWORD not in server.output()
    figure(f"{kind}: back in {seconds:.1f} s")


class Bomb:
    """Unpickled, it makes a file."""

    def __init__(self, file):
        self._file = file

    def __reduce__(self):
        return Path.touch, (self._file,)


def poison(client, key, kind, exploded):
    client.delete(key)
    match kind:
        case "pickle":
            client.set(key, pickle.dumps(Bomb(exploded)))
        case "list":
            client.lpush(key, "a list")
        case "hash":
            client.hset(key, "a", "hash")
        case "deep":
            client.set(key, "[" * 100_000)
        case _:
            client.set(key, json.dumps({"stored_at": 9e99, "value": {"a": ["b"]}}))


POISONS = ("pickle", "list", "hash", "deep", "nonsense")
EVERY_OTHER = [pytest.param(first, marks=pytest.mark.torture if first else ()) for first in range(len(POISONS))]


@pytest.mark.parametrize("first", EVERY_OTHER)
@pytest.mark.contract("redis-poisoned")
def test_whatever_stands_under_our_keys_is_a_miss(start_fleet, redis_server, gemini, tmp_path, first):
    """Of each key another poison; over all ``first``, each key gets each."""
    client, exploded = redis_server.client, tmp_path / "exploded"
    painting = {"GEMINI_API_KEY": "key", "GEMINI_BASE_URL": gemini.url, "GEMINI_CALLS_PER_MINUTE": "1000"}
    settings = {**painting, "WEB_CONCURRENCY": "1", "RATE_LIMIT_IMAGE": "1000 per minute"}
    before = start_fleet(**settings)
    journey(before, 10.25)
    before.stop()
    # What was spent on pictures is no cache: while it cannot be read, none is bought (tests/unit/test_ledger_redis.py).
    keys = sorted(set(client.keys("*")) - set(client.keys("dioramacast:1:spend:*")))
    assert len(keys) >= 14
    for number, key in enumerate(keys, start=first):
        poison(client, key, POISONS[number % len(POISONS)], exploded)
    # It has nothing in its own memory.
    server = start_fleet(**settings)
    journey(server, 10.25)
    journey(server, 10.75)
    assert "ResponseError" not in failures(server)
    assert not exploded.exists()


def journey(server, lat):
    """All that keeps something in Redis."""
    weather = server.get(f"/api/weather?lat={lat}&lon=20")
    wanted = {"coordinates": {"lat": lat, "lon": 20}, "settings": {"style": "artistic"}}
    picture = server.post("/api/generate-image", json=wanted)
    paths = ("/", f"/?lat={lat}&lon=20", "/api/places?q=osl", "/api/gallery", "/api-info", "/ready", "/metrics")
    answers = [weather, picture, *(server.get(path) for path in paths)]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    assert picture.json()["generator"] == "gemini"
    assert server.get(picture.json()["image_url"]).status_code == 200
