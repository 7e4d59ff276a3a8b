"""The weather ladder with an OpenWeatherMap key: what is shown where OpenWeatherMap gives no good answer."""

import json
import re
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

KEY = "0123-the-key-4567"


@pytest.fixture
def start_keyed(start_server, openweathermap):
    """A server of the test's own, with a key and without Open-Meteo unless these settings say otherwise."""

    def start(**settings):
        return start_server(
            **{
                "OPENWEATHER_API_KEY": KEY,
                "OPENWEATHER_BASE_URL": openweathermap.url,
                "RATE_LIMIT_ENABLED": "false",
                **settings,
            }
        )

    return start


def ask(server, lat, lon):
    return server.get("/api/weather", params={"lat": lat, "lon": lon})


def weather(server, lat, lon):
    answer = ask(server, lat, lon)
    assert answer.status_code == 200, answer.text
    return answer.json()


def retry_after(server, lat, lon):
    answer = ask(server, lat, lon)
    assert answer.status_code == 503, answer.text
    assert answer.json()["type"] == "/api-info#weather-unavailable"
    return int(answer.headers["Retry-After"])


def until_openweathermap(server, lat, lon):
    """Within seconds; fails where it is left alone for a minute."""
    deadline = time.monotonic() + 20
    while (answer := ask(server, lat, lon)).status_code != 200 or answer.json()["source"] != "openweathermap":
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return answer.json()


FAULTS = [
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 401},
    {"kind": "garbage"},
    {"kind": "hang"},
    # The last: whoever asks for a pause gets it.
    {"kind": "status", "status": 429, "retry_after": 60},
]


@pytest.mark.contract("upstream-misbehaves")
def test_the_last_good_answer_is_shown_before_anybody_else_is_asked(start_keyed, openweathermap, open_meteo):
    server = start_keyed(WEATHER_FRESH_SECONDS="1", OPEN_METEO_ENABLED="true")
    openweathermap.values(temp=11)
    for lat in range(len(FAULTS)):
        assert weather(server, lat, 2.35)["stale"] is False
    time.sleep(3.2)
    for lat, fault in enumerate(FAULTS):
        # Two failures in a row are not enough to leave the provider alone.
        assert weather(server, 50 + lat, 2.35)["source"] == "openweathermap"
        calls = openweathermap.call_count
        details = dict(fault)
        openweathermap.fault(details.pop("kind"), **details)
        for _ in range(2):
            answer = ask(server, lat, 2.35)
            body = answer.json()
            assert (body["source"], body["stale"], body["temperature"]) == ("openweathermap", True, 11)
            assert answer.headers["Cache-Control"] == "no-cache"
        assert openweathermap.call_count > calls
        openweathermap.heal()
    assert open_meteo.call_count == 0


def test_open_meteo_steps_in_where_it_is_on_and_hides_no_recovery(start_keyed, openweathermap, open_meteo):
    server = start_keyed(OPEN_METEO_ENABLED="true")
    openweathermap.fault("status", status=500)
    for _ in range(6):
        answer = ask(server, 48.85, 2.35)
        assert (answer.json()["source"], answer.json()["stale"]) == ("open-meteo", False)
        assert answer.headers["Cache-Control"] == "no-cache"
    assert open_meteo.call_count == 1
    assert openweathermap.call_count < 6
    assert server.get("/ready").json()["status"] == "degraded"
    openweathermap.heal()
    until_openweathermap(server, 48.85, 2.35)
    assert server.get("/ready").json()["status"] == "ready"
    assert open_meteo.call_count == 1


def test_while_all_is_well_open_meteo_is_not_asked(start_keyed, openweathermap, open_meteo):
    server = start_keyed(OPEN_METEO_ENABLED="true")
    assert [weather(server, lat, 20)["source"] for lat in (1, 2, 3)] == ["openweathermap"] * 3
    assert open_meteo.call_count == 0


def test_open_meteo_is_off_with_a_key_unless_it_is_switched_on(start_keyed, openweathermap, open_meteo):
    server = start_keyed()
    openweathermap.fault("status", status=500)
    assert retry_after(server, 48.85, 2.35) >= 1
    assert open_meteo.call_count == 0


def test_with_a_key_sample_weather_is_never_shown(start_keyed, openweathermap, open_meteo):
    server = start_keyed(OPEN_METEO_ENABLED="true")
    openweathermap.fault("status", status=500)
    open_meteo.fault("status", status=500)
    assert retry_after(server, 48.85, 2.35) >= 1


@pytest.mark.contract("upstream-refuses")
def test_a_refused_key_is_not_ready_in_a_strict_view_and_found_again_when_it_works(start_keyed, openweathermap):
    server = start_keyed()
    openweathermap.values(key="another")
    for lat in range(8):
        retry_after(server, lat, 20)
    assert openweathermap.call_count < 6
    assert server.get("/ready").json()["checks"]["weather_api"] is False
    assert server.get("/ready?strict=1").status_code == 503
    openweathermap.values(key=KEY)
    until_openweathermap(server, 48.85, 2.35)
    assert server.get("/ready?strict=1").status_code == 200


@pytest.mark.parametrize("form", ["seconds", "date"])
@pytest.mark.contract("upstream-refuses")
def test_a_pause_that_the_provider_asks_for_is_kept_and_passed_on(start_keyed, openweathermap, form):
    server = start_keyed()
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=600), usegmt=True)
    openweathermap.fault("status", status=429, retry_after=date if form == "date" else 600)
    # A pause that nobody put into words is a minute.
    assert 500 < retry_after(server, 1, 20) <= 600
    openweathermap.heal()
    assert 500 < retry_after(server, 1, 20) <= 600
    assert 500 < retry_after(server, 2, 20) <= 600
    assert openweathermap.call_count == 1


@pytest.mark.contract("upstream-refuses")
def test_after_the_pause_the_provider_is_asked_again(start_keyed, openweathermap):
    server = start_keyed()
    openweathermap.fault("status", status=429, retry_after=2)
    started = time.monotonic()
    retry_after(server, 1, 20)
    openweathermap.heal()
    until_openweathermap(server, 1, 20)
    assert time.monotonic() - started > 1.9
    assert openweathermap.call_count == 2


def test_who_has_no_budget_left_says_when_it_has(start_keyed, openweathermap):
    server = start_keyed(OPENWEATHER_CALLS_PER_MINUTE="2")
    weather(server, 1, 20)
    weather(server, 2, 20)
    assert 50 < retry_after(server, 3, 20) <= 60
    assert openweathermap.call_count == 2
    assert server.get("/ready").json()["status"] == "ready"


def test_where_the_budget_is_spent_open_meteo_is_asked_within_its_own(start_keyed, openweathermap, open_meteo):
    # 50 a day are 3 a minute.
    server = start_keyed(OPENWEATHER_CALLS_PER_MINUTE="2", OPEN_METEO_ENABLED="true", OPEN_METEO_CALLS_PER_DAY="50")
    sources = [weather(server, lat, 20)["source"] for lat in range(5)]
    assert sources == ["openweathermap"] * 2 + ["open-meteo"] * 3
    assert 50 < retry_after(server, 5, 20) <= 60
    assert (openweathermap.call_count, open_meteo.call_count) == (2, 3)


def test_where_the_budget_is_spent_the_last_good_answer_comes_first(start_keyed, openweathermap, open_meteo):
    server = start_keyed(OPENWEATHER_CALLS_PER_MINUTE="1", OPEN_METEO_ENABLED="true", WEATHER_FRESH_SECONDS="1")
    weather(server, 1, 20)
    time.sleep(3.2)
    body = weather(server, 1, 20)
    assert (body["source"], body["stale"]) == ("openweathermap", True)
    assert (openweathermap.call_count, open_meteo.call_count) == (1, 0)


@pytest.mark.contract("upstream-misbehaves")
def test_a_provider_that_hangs_is_felt_by_nobody_else(start_keyed, openweathermap):
    server = start_keyed()
    weather(server, 1, 20)
    openweathermap.fault("hang")
    waiting = [threading.Thread(target=ask, args=(server, lat, 30)) for lat in range(20)]
    for each in waiting:
        each.start()
    while openweathermap.call_count < 2:
        time.sleep(0.02)
    assert weather(server, 1, 20)["stale"] is False
    assert server.get("/health").status_code == 200
    assert server.get("/api/places?q=oslo").status_code == 200
    # Whoever had to wait for the provider would have been answered after them.
    assert any(each.is_alive() for each in waiting)
    openweathermap.heal()
    for each in waiting:
        each.join()


def test_many_at_once_on_a_cold_place_are_one_call(start_keyed, openweathermap):
    server = start_keyed()
    openweathermap.fault("slow", seconds=1)
    sources = []
    visitors = [threading.Thread(target=lambda: sources.append(weather(server, 1, 20)["source"])) for _ in range(40)]
    for each in visitors:
        each.start()
    for each in visitors:
        each.join()
    assert sources == ["openweathermap"] * 40
    assert openweathermap.call_count == 1


@pytest.mark.contract("upstream-refuses")
def test_the_key_is_in_no_log_and_no_answer(start_keyed, openweathermap):
    server = start_keyed(LOG_LEVEL="debug")
    said = []
    faults = [
        {"kind": "none"},
        {"kind": "status", "status": 401, "reason": f"Invalid API key {KEY}"},
        {"kind": "status", "status": 500, "reason": f"Internal error for appid={KEY}"},
        {"kind": "redirect"},
        {"kind": "reset"},
        {"kind": "cut"},
        {"kind": "garbage"},
        {"kind": "wrong_shape", "shape": "strings"},
        {"kind": "gzip_bomb"},
        {"kind": "hang"},
    ]
    for lat, fault in enumerate(faults):
        openweathermap.fault(fault.pop("kind"), **fault)
        answer = ask(server, lat, 20)
        said += [answer.text, json.dumps(dict(answer.headers))]
        openweathermap.heal()
        until_openweathermap(server, 50 + lat, 20)
    for path in ("/", "/ready", "/metrics", "/openapi.json", "/api-info", "/api/nothing"):
        said.append(server.get(path).text)
    said.append(server.get("/metrics", headers={"Accept": "text/plain"}).text)
    assert openweathermap.call_count >= 2 * len(faults) - 1
    assert [text for text in [*said, server.output()] if KEY in text or "appid" in text] == []


@pytest.mark.contract("upstream-refuses")
def test_a_provider_that_is_not_there_does_not_betray_the_key(start_keyed):
    server = start_keyed(OPENWEATHER_BASE_URL="http://127.0.0.1:9", LOG_LEVEL="debug")
    assert retry_after(server, 1, 20) >= 1
    assert KEY not in server.output()


def test_without_weather_the_page_still_shows_the_place(start_keyed, openweathermap):
    server = start_keyed()
    openweathermap.fault("status", status=500)
    page = server.get("/?place=Oslo")
    assert page.status_code == 200
    assert "No weather right now." in page.text
    assert ">Oslo</h1>" in page.text
    assert 'class="temperature"' not in page.text
    [picture] = set(re.findall(r'src="(/dioramas/\w+\.svg)[?"]', page.text))
    assert "Oslo" in server.get(picture).text


def test_without_weather_there_a_picture_is_drawn_without_a_temperature(start_keyed, openweathermap):
    server = start_keyed()
    openweathermap.fault("status", status=500)
    answer = server.post("/api/generate-image", json={"coordinates": {"lat": 59.9, "lon": 10.75}})
    assert answer.status_code == 200, answer.text
    diorama = answer.json()
    assert "without a temperature" in diorama["message"]
    assert "°C" not in diorama["prompt"]
    assert server.get(diorama["image_url"]).status_code == 200


def test_without_weather_a_named_place_is_drawn_under_a_clear_sky(start_keyed, openweathermap):
    server = start_keyed()
    openweathermap.fault("status", status=500)
    answer = server.post("/api/generate-image", json={"location": "Oslo"})
    assert answer.status_code == 200, answer.text
    assert "clear sky" in answer.json()["prompt"]
    assert "20 °C" in answer.json()["message"]


def test_the_page_credits_openweather_with_a_link(start_keyed):
    page = start_keyed().get("/?place=Oslo").text
    footer = page[page.index("<footer") :]
    assert '<a href="https://openweathermap.org/">OpenWeather</a>' in footer
    assert "open-meteo.com" not in footer


def test_the_page_credits_both_where_both_may_be_asked(start_keyed):
    page = start_keyed(OPEN_METEO_ENABLED="true").get("/?place=Oslo").text
    footer = page[page.index("<footer") :]
    assert '<a href="https://openweathermap.org/">OpenWeather</a>' in footer
    assert '<a href="https://open-meteo.com/">Open-Meteo.com</a>' in footer


def test_without_a_key_the_page_credits_open_meteo_alone(server):
    page = server.get("/?place=Oslo").text
    footer = page[page.index("<footer") :]
    assert "openweathermap.org" not in footer
    assert '<a href="https://open-meteo.com/">Open-Meteo.com</a>' in footer
