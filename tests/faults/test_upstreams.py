"""Weather providers that misbehave, on the wire and below it: who waits for them waits for their deadline at most."""

import json
import time
from urllib.parse import urlsplit

import pytest

from tests.faults.load import Load, at_once, in_turn
from tests.faults.proxy import Way

KEY = "weather-key-not-to-be-told"
DEADLINES = {"openweathermap": 5.0, "open-meteo": 2.5}
"""Seconds, of the clients."""
SLACK_SECONDS = 0.2
RECOVERY_SECONDS = 3.0
OTHERS_SECONDS = 0.5
"""Far below what anybody who waited for the provider would take."""


class Upstream:
    """A server with one provider, and that provider, over a line of its own."""

    def __init__(self, name, fake, proxy, start_server):
        self.name = name
        self.fake = fake
        self.proxy = proxy
        url = f"http://127.0.0.1:{proxy.port}"
        keyed = {"OPENWEATHER_API_KEY": KEY, "OPENWEATHER_BASE_URL": url, "OPENWEATHER_CALLS_PER_MINUTE": "10000"}
        keyless = {"OPEN_METEO_BASE_URL": url, "OPEN_METEO_CALLS_PER_DAY": "1000000"}
        settings = keyed if name == "openweathermap" else keyless
        self.server = start_server(WEATHER_FRESH_SECONDS="1", LOG_LEVEL="debug", **settings)

    @property
    def most_seconds(self):
        return DEADLINES[self.name] + SLACK_SECONDS

    def weather(self, lat):
        """(seconds, answer)"""
        started = time.monotonic()
        answer = self.server.get(f"/api/weather?lat={lat}&lon=20")
        return time.monotonic() - started, answer

    def is_good(self, answer):
        return answer.status_code == 200 and answer.json()["source"] == self.name and not answer.json()["stale"]

    def seconds_until_good(self, lat):
        started = time.monotonic()
        while not self.is_good(self.weather(lat)[1]):
            assert time.monotonic() - started < 30
            time.sleep(0.05)
        return time.monotonic() - started

    def is_the_end_of_the_ladder(self, answer):
        """What a place gets that nobody has asked about: with a key the truth, without one a sample."""
        if self.name == "openweathermap":
            return answer.status_code == 503 and int(answer.headers["Retry-After"]) >= 1
        return answer.status_code == 200 and answer.json()["source"] == "sample"


@pytest.fixture(params=DEADLINES)
def upstream(request, openweathermap, open_meteo, start_proxy, start_server):
    fake = {"openweathermap": openweathermap, "open-meteo": open_meteo}[request.param]
    return Upstream(request.param, fake, start_proxy(urlsplit(fake.url).port), start_server)


FAULTS = {
    "hangs": lambda fake, line: fake.fault("hang"),
    "drips its head": lambda fake, line: fake.fault("drip", part="headers", seconds=0.3),
    "drips its body": lambda fake, line: fake.fault("drip", part="body", seconds=0.3),
    "cuts off": lambda fake, line: fake.fault("cut"),
    "sends garbage": lambda fake, line: fake.fault("garbage"),
    "sends 2 MB": lambda fake, line: fake.fault("huge"),
    "sends a gzip bomb": lambda fake, line: fake.fault("gzip_bomb"),
    "redirects": lambda fake, line: fake.fault("redirect"),
    "closes": lambda fake, line: fake.fault("reset"),
    "is not there": lambda fake, line: line.refuse(),
    "closes its line": lambda fake, line: line.close_at_once(),
    "has a dead line": lambda fake, line: line.hang(),
    "has a slow line": lambda fake, line: line.set(Way.ANSWERING, drip_seconds=0.05),
    "loses its line": lambda fake, line: line.set(Way.ANSWERING, cut_after_bytes=300),
}


@pytest.mark.torture
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.contract("upstream-misbehaves")
def test_who_asks_is_answered_in_time_and_nobody_else_feels_it(upstream, fault, figure):
    assert upstream.is_good(upstream.weather(1)[1])
    time.sleep(3.2)  # past the time in which it is shown without asking
    FAULTS[fault](upstream.fake, upstream.proxy)
    elsewhere = ("/health", "/api/places?q=oslo", "/api-info", "/static/favicon.svg")
    with Load(upstream.server.port, visitors=1, asked=in_turn(elsewhere)) as others:
        answers = at_once(12, lambda number: upstream.weather(1 if number < 3 else number))
        time.sleep(0.1)
    for number, (_, answer) in enumerate(answers):
        if number < 3:
            assert (answer.status_code, answer.json()["source"], answer.json()["stale"]) == (200, upstream.name, True)
        else:
            assert upstream.is_the_end_of_the_ladder(answer)
            assert answer.headers["Cache-Control"] in ("no-cache", "no-store")
    slowest = max(seconds for seconds, _ in answers)
    assert set(others.statuses) == {200}
    upstream.fake.heal()
    upstream.proxy.pass_on()
    back = upstream.seconds_until_good(30)
    figure(f"{upstream.name} {fault}: {slowest:.2f} s, others {others.slowest_seconds():.2f} s, back in {back:.1f} s")
    assert upstream.fake.trap_hits == 0
    assert slowest < upstream.most_seconds
    assert others.slowest_seconds() < OTHERS_SECONDS
    assert back < RECOVERY_SECONDS


@pytest.mark.torture
@pytest.mark.parametrize("status", [500, 503, 401, 403])
@pytest.mark.contract("upstream-refuses")
def test_a_refusal_is_no_answer_and_over_when_the_provider_is_well(upstream, status, figure):
    assert upstream.is_good(upstream.weather(1)[1])
    time.sleep(3.2)
    upstream.fake.fault("status", status=status, reason=f"Refused: appid={KEY}")
    answers = [upstream.weather(lat)[1] for lat in (1, 2, 3, 4, 5, 6, 7, 8)]
    assert (answers[0].json()["source"], answers[0].json()["stale"]) == (upstream.name, True)
    assert all(upstream.is_the_end_of_the_ladder(answer) for answer in answers[1:])
    upstream.fake.heal()
    back = upstream.seconds_until_good(2)
    figure(f"{upstream.name} {status}: back in {back:.1f} s")
    assert back < RECOVERY_SECONDS
    tell_nobody(upstream, answers)


@pytest.mark.torture
@pytest.mark.contract("upstream-refuses")
def test_a_429_is_respected_until_its_time_and_no_longer(upstream, figure):
    upstream.fake.fault("status", status=429, retry_after=6, reason=f"Too many: appid={KEY}")
    answers = [upstream.weather(2)[1]]
    asked_at = time.monotonic()
    upstream.fake.heal()
    answers += at_once(20, lambda number: upstream.weather(number + 3)[1])
    assert all(upstream.is_the_end_of_the_ladder(answer) for answer in answers)
    calls = upstream.fake.call_count
    upstream.seconds_until_good(2)
    seconds = time.monotonic() - asked_at
    figure(f"{upstream.name} 429 for 6 s: asked again after {seconds:.1f} s")
    assert calls == 1
    assert 5.9 < seconds < 6 + RECOVERY_SECONDS
    tell_nobody(upstream, answers)


def tell_nobody(upstream, answers):
    paths = ("/", "/ready", "/metrics", "/api-info")
    said = [answer.text + json.dumps(dict(answer.headers)) for answer in answers]
    said += [upstream.server.get(path).text for path in paths]
    said.append(upstream.server.get("/metrics", headers={"Accept": "text/plain"}).text)
    assert [text for text in [*said, upstream.server.output()] if KEY in text or "appid" in text] == []


@pytest.mark.contract("upstream-misbehaves")
def test_a_provider_whose_line_hangs_is_waited_for_once(openweathermap, start_proxy, start_server, figure):
    upstream = Upstream("openweathermap", openweathermap, start_proxy(urlsplit(openweathermap.url).port), start_server)
    upstream.proxy.hang()
    answers = at_once(12, upstream.weather)
    assert all(upstream.is_the_end_of_the_ladder(answer) for _, answer in answers)
    slowest = max(seconds for seconds, _ in answers)
    figure(f"12 at once on a dead line: slowest {slowest:.2f} s")
    # A busy machine gets as much again. Who was the probe of those who gave up would have waited for two deadlines.
    assert slowest < 2 * DEADLINES["openweathermap"]
