"""Answers that are repeated from memory: the same as those of the long way, and true for each who asks."""

import time

import pytest

from tests.system.redis_server import RedisServer

OF_ONE_REQUEST = {"X-Request-ID", "Date", "Age"}
WEATHER = "/api/weather?lat=62.2&lon=-7.1"
PATHS = (
    WEATHER,
    "/api/weather?lat=62.2&lon=-7.1&units=imperial",
    "/api/places?q=tórsh",
    "/?place=Klaksvik,FO",
    "/static/favicon.svg",
    "/static/js/main.js",
    "/openapi.json",
    "/health",
)
PAGE_SECONDS = 31
"""A page is repeated for half a minute."""
FORGED = ('"quoted', '"', "1.2.3.4", ", ,")


@pytest.fixture(scope="module")
def start(start_shared):
    def start(**settings):
        usual = {"TRUSTED_PROXIES": "1", "ALLOWED_ORIGINS": "https://friend.example", "HOT_PATH": "true"}
        return start_shared(**usual | settings)

    return start


@pytest.fixture(scope="module")
def fast(start):
    return start(RATE_LIMIT_ENABLED="true", RATE_LIMIT_WEATHER="5 per minute")


@pytest.fixture(scope="module")
def slow(start):
    return start(HOT_PATH="false")


@pytest.fixture(scope="module")
def twins(start, tmp_path_factory):
    """One repeats, one does not, and both know the same weather, of the same second."""
    redis = RedisServer(tmp_path_factory.mktemp("redis"))
    yield start(REDIS_URL=redis.url), start(REDIS_URL=redis.url, HOT_PATH="false")
    redis.kill()


def ask(server, path, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.get(path, headers={"X-Forwarded-For": "198.51.100.200", **named})


def lasting(answer):
    return {name: value for name, value in answer.headers.items() if name not in OF_ONE_REQUEST}


def repetitions(server):
    return server.get("/metrics").json()["cache_lookups"].get("ready", 0)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Accept_Encoding": "gzip"},
        {"Accept_Encoding": "identity"},
        {"Origin": "https://friend.example"},
        {"Origin": "https://stranger.example"},
        {"X_Forwarded_Proto": "https"},
        {"Range": "bytes=0-9"},
    ],
)
def test_a_repeated_answer_is_that_of_the_long_way(twins, path, headers):
    ask(twins[0], path, **headers)
    repeated, first = (ask(server, path, **headers) for server in twins)
    if path.startswith("/?") and repeated.content != first.content:
        # The clock has gone on since the page was made that is repeated.
        time.sleep(PAGE_SECONDS)
        repeated, first = (ask(server, path, **headers) for server in twins)
    assert (repeated.status_code, first.status_code) == (200, 200)
    if path != "/health":  # it tells the time
        assert repeated.headers.get("ETag") == first.headers.get("ETag")
        assert repeated.content == first.content
    assert set(lasting(repeated)) == set(lasting(first))
    assert {"ETag", "Content-Length"} >= {
        name for name, value in lasting(repeated).items() if first.headers[name] != value
    }


def test_weather_is_repeated_and_counted_as_such(fast):
    before = repetitions(fast)
    for number in range(4):
        assert fast.get(WEATHER, headers={"X-Forwarded-For": f"198.51.100.{number}"}).status_code == 200
    assert repetitions(fast) - before >= 3


def test_without_the_hot_path_nothing_is_repeated(slow):
    for _ in range(3):
        ask(slow, WEATHER)
    assert repetitions(slow) == 0


def test_each_repetition_has_an_id_and_an_age_of_its_own(fast):
    path = "/api/weather?lat=61.5&lon=-6.8"
    answers = [ask(fast, path)]
    time.sleep(1.1)
    answers.append(ask(fast, path))
    assert len({answer.headers["X-Request-ID"] for answer in answers}) == 2
    assert int(answers[1].headers["Age"]) > int(answers[0].headers["Age"])
    assert answers[0].content == answers[1].content


def test_a_repetition_has_one_date(fast):
    path = "/api/places?q=tvor"
    for _ in range(2):
        answer = fast.get(path, stream=True)
        assert len(answer.raw.headers.getlist("Date")) == 1


def test_a_proxys_id_is_kept(fast):
    for name in ("of-the-proxy-1", "of-the-proxy-2"):
        assert ask(fast, "/health", X_Request_ID=name).headers["X-Request-ID"] == name


def test_who_has_it_already_is_told_so(fast):
    path = "/api/places?q=klaksv"
    etag = ask(fast, path).headers["ETag"]
    for _ in range(3):
        unchanged = ask(fast, path, If_None_Match=etag)
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged.headers["ETag"] == etag
    changed = ask(fast, path, If_None_Match='"another"')
    assert (changed.status_code, changed.headers["ETag"]) == (200, etag)


def test_repetitions_count_against_the_visitors_limit(fast):
    path = "/api/weather?lat=61.9&lon=-6.9"
    asked = [fast.get(path, headers={"X-Forwarded-For": "203.0.113.9"}) for _ in range(8)]
    assert [answer.status_code for answer in asked] == [200] * 5 + [429] * 3
    assert 1 <= int(asked[-1].headers["Retry-After"]) <= 60
    assert fast.get(path, headers={"X-Forwarded-For": "203.0.113.10"}).status_code == 200


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_header_makes_no_other_visitor(fast, forged):
    path = "/api/weather?lat=62.3&lon=-6.4"
    visitor = f"192.0.2.{FORGED.index(forged)}"
    headers = [{"X-Forwarded-For": f"{forged}{number}, {visitor}"} for number in range(7)]
    assert [fast.get(path, headers=each).status_code for each in headers] == [200] * 5 + [429] * 2


def test_every_repetition_is_a_line_in_the_log(fast):
    path = "/api/places?q=runav"
    ids = [ask(fast, path).headers["X-Request-ID"] for _ in range(5)]
    deadline = time.monotonic() + 20
    while True:
        lines = {line.get("request_id"): line for line in fast.log_lines()}
        if all(request_id in lines for request_id in ids):
            break
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert {(lines[each]["event"], lines[each]["route"], lines[each]["status"]) for each in ids} == {
        ("request", "/api/places", 200)
    }


def test_what_is_stale_is_not_repeated_for_long(start, open_meteo):
    server = start(WEATHER_FRESH_SECONDS="2")
    path = "/api/weather?lat=62.5&lon=-7.3"
    first = ask(server, path).json()["observed_at"]
    open_meteo.fault("status", status=500)
    deadline = time.monotonic() + 30
    while not ask(server, path).json()["stale"]:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    open_meteo.heal()
    while (now := ask(server, path).json())["stale"]:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert now["observed_at"] >= first


def test_a_body_on_a_get_goes_the_long_way(fast):
    answer = fast.exchange(
        b"GET /health HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"
    )
    assert answer.status == 200
