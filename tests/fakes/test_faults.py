"""The fakes are what every test of a failure rests on: each knob does what its name says, on the wire."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.fakes.process import Fake

QUESTION = {
    "latitude": "48.85",
    "longitude": "2.35",
    "current": "temperature_2m,weather_code,wind_speed_10m,is_day",
    "daily": "sunrise,sunset",
    "timezone": "auto",
    "wind_speed_unit": "ms",
}


@pytest.fixture
def fake(open_meteo: Fake) -> Fake:
    return open_meteo


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


def ask(session: requests.Session, fake: Fake, timeout: float = 10, **changes: str) -> requests.Response:
    return session.get(f"{fake.url}/v1/forecast", params=QUESTION | changes, timeout=timeout, allow_redirects=False)


def test_it_answers_what_was_asked_and_no_more(fake: Fake, session: requests.Session) -> None:
    forecast = ask(session, fake).json()
    assert set(forecast["current"]) == {"time", "interval", *QUESTION["current"].split(",")}
    assert set(forecast["daily"]) == {"time", "sunrise", "sunset"}
    assert forecast["utc_offset_seconds"] == 0
    assert forecast["current_units"]["wind_speed_10m"] == "m/s"


def test_the_same_place_has_the_same_weather(fake: Fake, session: requests.Session) -> None:
    first, second = (ask(session, fake).json()["current"]["temperature_2m"] for _ in range(2))
    assert first == second


def test_wind_is_in_kilometres_an_hour_unless_asked_otherwise(fake: Fake, session: requests.Session) -> None:
    fake.values(wind_speed_10m=10)
    assert ask(session, fake, wind_speed_unit="kmh").json()["current"]["wind_speed_10m"] == 36
    assert ask(session, fake).json()["current"]["wind_speed_10m"] == 10


def test_local_time_follows_the_longitude(fake: Fake, session: requests.Session) -> None:
    assert ask(session, fake, longitude="139.7").json()["utc_offset_seconds"] == 9 * 3600


def test_polar_night_has_the_epoch_for_a_sunrise(fake: Fake, session: requests.Session) -> None:
    fake.values(time=1797854400)
    forecast = ask(session, fake, latitude="78.2", timezone="GMT", timeformat="unixtime").json()
    assert forecast["daily"]["sunrise"] == [0] * 7


def test_a_point_off_the_globe_is_refused_as_the_provider_refuses_it(fake: Fake, session: requests.Session) -> None:
    answer = ask(session, fake, latitude="91")
    assert answer.status_code == 400
    assert answer.json() == {"error": True, "reason": "Latitude must be in range of -90 to 90°. Given: 91.0."}


def test_calls_are_counted_and_kept_until_reset(fake: Fake, session: requests.Session) -> None:
    ask(session, fake)
    assert fake.call_count == 1
    assert fake.calls[0]["query"] == QUESTION
    fake.reset()
    assert fake.call_count == 0


@pytest.mark.parametrize(("status", "retry_after"), [(500, None), (401, None), (429, "30"), (429, None)])
def test_a_status_comes_with_the_providers_error_body(
    fake: Fake, session: requests.Session, status: int, retry_after: str | None
) -> None:
    fake.fault("status", status=status, retry_after=retry_after)
    answer = ask(session, fake)
    assert answer.status_code == status
    assert answer.json()["error"] is True
    assert answer.headers.get("Retry-After") == retry_after


def test_a_fault_can_pass_by_itself(fake: Fake, session: requests.Session) -> None:
    fake.fault("status", status=503, times=2)
    assert [ask(session, fake).status_code for _ in range(3)] == [503, 503, 200]


def test_the_slow_and_the_hanging_are_let_go_when_told(fake: Fake, session: requests.Session) -> None:
    fake.fault("slow", seconds=60)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(ask, session, fake)
        while fake.call_count == 0:
            time.sleep(0.01)
        fake.release()
        assert answer.result(timeout=30).status_code == 200
    assert fake.call_count == 1


def test_hanging_outlasts_the_clients_patience(fake: Fake, session: requests.Session) -> None:
    fake.fault("hang")
    with pytest.raises(requests.exceptions.ReadTimeout):
        ask(session, fake, timeout=0.5)


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_drip_outlives_the_timeout_of_each_read(fake: Fake, session: requests.Session, part: str) -> None:
    fake.fault("drip", part=part, seconds=0.003)
    started = time.monotonic()
    answer = session.get(f"{fake.url}/v1/forecast", params=QUESTION, timeout=1)
    assert answer.status_code == 200
    assert time.monotonic() - started > 1


@pytest.mark.parametrize("kind", ["cut", "reset"])
def test_a_connection_that_ends_early_is_an_error(fake: Fake, session: requests.Session, kind: str) -> None:
    fake.fault(kind)
    with pytest.raises((requests.exceptions.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        ask(session, fake)


def test_garbage_is_not_json(fake: Fake, session: requests.Session) -> None:
    fake.fault("garbage")
    with pytest.raises(requests.exceptions.JSONDecodeError):
        ask(session, fake).json()


@pytest.mark.parametrize(
    ("shape", "expected"),
    [("nulls", None), ("strings", "warm")],
)
def test_a_wrong_shape_keeps_the_names_and_spoils_the_values(
    fake: Fake, session: requests.Session, shape: str, expected: Any
) -> None:
    fake.fault("wrong_shape", shape=shape)
    assert ask(session, fake).json()["current"]["temperature_2m"] == expected


@pytest.mark.parametrize(("shape", "text"), [("empty", "{}"), ("null", "null")])
def test_a_wrong_shape_can_be_no_forecast_at_all(fake: Fake, session: requests.Session, shape: str, text: str) -> None:
    fake.fault("wrong_shape", shape=shape)
    assert ask(session, fake).text == text


def test_a_field_can_be_left_out(fake: Fake, session: requests.Session) -> None:
    fake.omit("weather_code")
    assert "weather_code" not in ask(session, fake).json()["current"]


def test_a_huge_answer_is_good_json_all_the_same(fake: Fake, session: requests.Session) -> None:
    fake.fault("huge")
    answer = ask(session, fake)
    assert len(answer.content) > 2_000_000
    assert "temperature_2m" in answer.json()["current"]


def test_a_gzip_bomb_is_small_on_the_wire_and_good_json_once_unpacked(fake: Fake, session: requests.Session) -> None:
    fake.fault("gzip_bomb", megabytes=10)
    answer = ask(session, fake)
    assert int(answer.headers["Content-Length"]) < 50_000
    assert len(answer.content) > 10_000_000
    assert "temperature_2m" in answer.json()["current"]


def test_following_the_redirect_is_noticed(fake: Fake, session: requests.Session) -> None:
    fake.fault("redirect")
    answer = ask(session, fake)
    assert answer.status_code == 302
    assert fake.trap_hits == 0
    assert "current" in session.get(answer.headers["Location"], timeout=2).json()
    assert fake.trap_hits == 1


def test_slowness_is_as_long_as_asked(fake: Fake, session: requests.Session) -> None:
    fake.fault("slow", seconds=0.4)
    assert ask(session, fake).elapsed.total_seconds() == pytest.approx(0.4, abs=0.2)


@pytest.mark.parametrize("fault", [{"kind": "explode"}, {"kind": "hang", "for": 3}])
def test_a_misspelt_fault_is_refused(fake: Fake, fault: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"explode|for"):
        fake.fault(**fault)


def test_a_misspelt_value_is_refused(fake: Fake) -> None:
    with pytest.raises(ValueError, match="temperature_2n"):
        fake.values(temperature_2n=3)
