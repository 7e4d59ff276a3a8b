"""Several workers that act as one: one cache, one budget, one count of visitors, through a real Redis."""

import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.load import Load

KEYED = {"OPENWEATHER_API_KEY": "weather-key-4711", "WEB_CONCURRENCY": "2", "RATE_LIMIT_ENABLED": "false"}


@pytest.fixture
def fleet(start_server, openweathermap, redis_server):
    """``fleet(**settings)``: two workers over one Redis, with a key and without limits unless told."""

    def start(**settings):
        wanted = {**KEYED, "OPENWEATHER_BASE_URL": openweathermap.url, "REDIS_URL": redis_server.url, **settings}
        return start_server(**wanted)

    return start


def at_once(count, ask, threads=100):
    with ThreadPoolExecutor(max_workers=min(count, threads)) as pool:
        return list(pool.map(ask, range(count)))


def ask_patiently(server, path):
    """Who is told to come back in a moment does, as on a machine that has much else to do."""
    deadline = time.monotonic() + 60
    while (answer := server.get(path)).status_code == 503 and time.monotonic() < deadline:
        time.sleep(int(answer.headers["Retry-After"]))
    return answer


@pytest.mark.contract("weather-stampede")
def test_300_visitors_at_once_on_one_cold_place_make_one_call(fleet, openweathermap):
    server = fleet(WEB_CONCURRENCY="3")
    openweathermap.fault("slow", seconds=0.5)
    answers = at_once(300, lambda _: server.get("/api/weather?lat=48.85&lon=2.35"), threads=300)
    assert Counter(answer.status_code for answer in answers) == {200: 300}
    assert {answer.json()["source"] for answer in answers} == {"openweathermap"}
    assert openweathermap.call_count == 1


@pytest.mark.contract("clicks-nearby")
def test_clicks_within_two_kilometres_make_no_more_calls_than_cells_touched(fleet, openweathermap):
    server = fleet()
    points = [(48.85 + number % 25 * 0.0008, 2.35 + number // 25 * 0.0007) for number in range(1000)]
    paths = ["/api/weather?lat={:.5f}&lon={:.5f}".format(*point) for point in points]
    answers = at_once(1000, lambda number: ask_patiently(server, paths[number]))
    assert Counter(answer.status_code for answer in answers) == {200: 1000}
    cells = {tuple(answer.json()["coordinates"].values()) for answer in answers}
    assert openweathermap.call_count == len(cells)


def test_a_failure_is_shared_by_those_who_waited_and_over_soon(fleet, openweathermap):
    server = fleet(WEB_CONCURRENCY="3")
    openweathermap.fault("status", status=500)
    answers = at_once(60, lambda _: server.get("/api/weather?lat=10&lon=10"))
    assert Counter(answer.status_code for answer in answers) == {503: 60}
    assert openweathermap.call_count <= 9
    openweathermap.heal()
    deadline = time.monotonic() + 20
    while server.get("/api/weather?lat=10&lon=10").status_code != 200:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_the_budget_of_calls_is_one_for_all_processes(fleet, openweathermap):
    server = fleet(OPENWEATHER_CALLS_PER_MINUTE="20")
    answers = at_once(60, lambda number: server.get(f"/api/weather?lat={number}&lon=0"))
    assert Counter(answer.status_code for answer in answers) == {200: 20, 503: 40}
    assert openweathermap.call_count == 20


def test_a_pause_that_the_provider_asks_for_holds_for_all_processes(fleet, openweathermap):
    server = fleet()
    openweathermap.fault("status", status=429, retry_after=600)
    server.get("/api/weather?lat=1&lon=1")
    openweathermap.heal()
    answers = at_once(30, lambda number: server.get(f"/api/weather?lat={number + 2}&lon=0"))
    assert Counter(answer.status_code for answer in answers) == {503: 30}
    assert openweathermap.call_count == 1


def test_a_new_process_finds_what_another_has_fetched(fleet, openweathermap):
    fleet().get("/api/weather?lat=20&lon=20")
    assert fleet().get("/api/weather?lat=20&lon=20").status_code == 200
    assert openweathermap.call_count == 1


POISON = [b"\x80\x04\x95cos\nsystem\n", b"[]", b'{"stored_at": 1}', b'{"stored_at": 9e9, "value": {"a": 1}}', None]


@pytest.mark.contract("redis-poisoned")
def test_a_poisoned_value_is_a_miss(fleet, openweathermap, redis_server):
    server = fleet(WEB_CONCURRENCY="1")
    for lat in range(len(POISON)):
        server.get(f"/api/weather?lat={lat}&lon=30")
    names = redis_server.client.keys("dioramacast:1:weather:*")
    assert len(names) == len(POISON)
    for name, poison in zip(names, POISON, strict=True):
        if poison is None:
            redis_server.client.delete(name)
            redis_server.client.lpush(name, "a list")
        else:
            redis_server.client.set(name, poison)
    server.stop()
    # It has nothing in its own memory.
    another = fleet(WEB_CONCURRENCY="1")
    for lat in range(len(POISON)):
        assert another.get(f"/api/weather?lat={lat}&lon=30").status_code == 200
        assert openweathermap.call_count == len(POISON) + lat + 1


def test_every_key_in_redis_ends_by_itself(fleet, redis_server):
    server = fleet(RATE_LIMIT_ENABLED="true")
    server.get("/api/weather?lat=40&lon=40")
    server.get("/api/places?q=oslo")
    names = redis_server.client.keys("*")
    assert len(names) >= 3
    assert [name for name in names if redis_server.client.ttl(name) < 0] == []
    assert [name for name in names if not name.startswith((b"dioramacast:1:", b"LIMITS:", b"LIMITER"))] == []


def until_counted(server, requests):
    """What the metrics say of requests for places, when it is that many: processes tell of theirs after a moment."""
    deadline = time.monotonic() + 20
    while True:
        lines = server.get("/metrics", headers={"Accept": "text/plain"}).text.splitlines()
        counted = [line for line in lines if line.startswith("http_requests_total") and 'route="/api/places"' in line]
        found = sum(float(line.rsplit(" ", 1)[1]) for line in counted)
        if found >= requests or time.monotonic() > deadline:
            return found
        time.sleep(0.05)


def test_metrics_are_one_count_over_all_processes(fleet):
    server = fleet()
    at_once(60, lambda number: server.get("/api/places?q=oslo"))
    assert until_counted(server, 60) == 60


def test_a_reload_keeps_the_counts(fleet):
    server = fleet()
    for _ in range(10):
        server.get("/api/places?q=oslo")
    server.process.send_signal(signal.SIGHUP)
    deadline = time.monotonic() + 60
    while server.output().count("Booting worker") < 4:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert until_counted(server, 10) == 10


def redis_trouble(server):
    """Grows whenever Redis is not heard in time, on a busy machine: then each process counts by itself for a moment."""
    lines = server.get("/metrics", headers={"Accept": "text/plain"}).text.splitlines()
    return sum(
        float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(("redis_failures_total", "redis_down "))
    )


def test_never_more_than_the_limit_is_let_through_over_all_processes(fleet):
    server = fleet(RATE_LIMIT_ENABLED="true", WEB_CONCURRENCY="3", TRUSTED_PROXIES="1")
    for number in range(5):
        visitor = {"X-Forwarded-For": f"203.0.113.{number}"}
        before = redis_trouble(server)
        answers = at_once(120, lambda _, who=visitor: server.get("/api/weather?lat=50&lon=50", headers=who), threads=12)
        if redis_trouble(server) == before:
            break
        time.sleep(3)  # until it has been found again
    assert Counter(answer.status_code for answer in answers) == {200: 30, 429: 90}
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.json()["type"] == "/api-info#rate-limited"


def test_two_visitors_behind_one_proxy_do_not_share_and_a_forged_header_gains_nothing(fleet):
    server = fleet(RATE_LIMIT_ENABLED="true", RATE_LIMIT_WEATHER="3 per minute", TRUSTED_PROXIES="1")

    def ask(forwarded):
        return server.get("/api/weather?lat=50&lon=50", headers={"X-Forwarded-For": forwarded}).status_code

    assert [ask("198.51.100.1") for _ in range(4)] == [200, 200, 200, 429]
    assert ask("198.51.100.2") == 200
    assert [ask(f"203.0.113.{number}, 198.51.100.1") for number in range(3)] == [429, 429, 429]


def test_ipv6_visitors_are_counted_by_their_64(fleet):
    server = fleet(RATE_LIMIT_ENABLED="true", RATE_LIMIT_PLACES="2 per minute", TRUSTED_PROXIES="1")

    def ask(address):
        return server.get("/api/places?q=oslo", headers={"X-Forwarded-For": address}).status_code

    assert [ask(f"2001:db8:0:1::{number}") for number in range(1, 4)] == [200, 200, 429]
    assert ask("2001:db8:0:2::1") == 200


def test_what_is_refused_as_invalid_is_not_counted(fleet):
    server = fleet(RATE_LIMIT_ENABLED="true", RATE_LIMIT_WEATHER="2 per minute")
    assert [server.get("/api/weather?lat=91&lon=0").status_code for _ in range(5)] == [400] * 5
    assert [server.get("/api/weather?lat=1&lon=0").status_code for _ in range(3)] == [200, 200, 429]


def test_health_media_and_metrics_have_no_limit(fleet):
    server = fleet(RATE_LIMIT_ENABLED="true", RATE_LIMIT_GENERAL="1 per hour")
    assert [server.get("/api-info").status_code for _ in range(2)] == [200, 429]
    for path in ("/health", "/ready", "/metrics", "/static/favicon.svg", "/robots.txt"):
        assert {server.get(path).status_code for _ in range(3)} == {200}


def something(visitor, turn):
    """What was asked before is answered from memory, without Redis; most of it was not."""
    known = ("/api/weather?lat=48.85&lon=2.35", "/api/places?q=par", "/health")
    return "GET", known[visitor] if visitor < len(known) else f"/api/places?q=par{visitor}-{turn}", ""


def break_and_mend(redis_server, trouble):
    if trouble == "killed":
        redis_server.kill()
        time.sleep(1.5)
        redis_server.start()
    elif trouble == "hung":
        redis_server.hang()
        time.sleep(1.5)
        redis_server.go_on()
    else:
        redis_server.fill()
        time.sleep(1.5)
        redis_server.empty()


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param("killed", marks=pytest.mark.contract("redis-killed")),
        pytest.param("hung", marks=pytest.mark.contract("redis-hangs")),
        pytest.param("full", marks=pytest.mark.contract("redis-refuses")),
    ],
)
def test_redis_in_trouble_costs_no_answer(fleet, redis_server, trouble):
    server = fleet(
        RATE_LIMIT_ENABLED="true", RATE_LIMIT_WEATHER="100000 per minute", RATE_LIMIT_PLACES="100000 per minute"
    )
    server.get("/api/weather?lat=48.85&lon=2.35")
    with Load(server.port, asked=something) as load:
        time.sleep(0.3)
        break_and_mend(redis_server, trouble)
        time.sleep(1.5)
    assert set(load.statuses) == {200}
    # The target is a second; a busy machine gets ten. Without time-outs of our own a hung Redis takes a minute.
    assert load.slowest_seconds() < 10
    assert "redis failed" in server.output()
    deadline = time.monotonic() + 20
    while server.get("/ready").json()["status"] != "ready":
        assert time.monotonic() < deadline
        server.get("/api/places?q=par")
        time.sleep(0.1)


@pytest.mark.contract("redis-refuses")
def test_a_wrong_password_costs_no_answer(fleet, redis_server):
    url = redis_server.url.replace("redis://", "redis://:wrong@")
    redis_server.client.config_set("requirepass", "right-4711")
    # One process: another one would not have learnt of it yet.
    server = fleet(REDIS_URL=url, WEB_CONCURRENCY="1")
    assert server.get("/api/weather?lat=1&lon=1").status_code == 200
    assert server.get("/ready").json()["checks"]["cache"] is False
    assert "right-4711" not in server.output()
    assert "wrong" not in server.output()
