"""The weather card where the weather is not what it should be."""

import re
import time

import pytest


@pytest.fixture
def keyed(start_server, openweathermap):
    return start_server(
        OPENWEATHER_API_KEY="a-key",
        OPENWEATHER_BASE_URL=openweathermap.url,
        WEATHER_FRESH_SECONDS="1",
        RATE_LIMIT_ENABLED="false",
    )


def degrees_on(answer):
    assert answer.headers["Vary"] == "Accept-Language, Accept-Encoding"
    return re.search(r'class="temperature">[^<]*<span class="vh"> (\w+)', answer.text)[1]


def test_units_are_those_of_the_browsers_country_unless_the_address_says_which(server):
    american, british = {"Accept-Language": "en-US,en;q=0.9"}, {"Accept-Language": "en-GB,en;q=0.9"}
    page = server.get("/?place=Astana", headers=american)
    assert degrees_on(page) == "Fahrenheit"
    assert "units=" not in re.search(r'data-address="([^"]*)"', page.text)[1]
    assert degrees_on(server.get("/?place=Astana", headers=british)) == "Celsius"
    chosen = server.get("/?place=Astana&units=metric", headers=american)
    assert degrees_on(chosen) == "Celsius"
    assert "units=metric" in re.search(r'data-address="([^"]*)"', chosen.text)[1]
    assert degrees_on(server.get("/?place=Astana&units=imperial", headers=british)) == "Fahrenheit"


def test_a_page_that_is_known_is_not_sent_again_and_still_varies_by_language(server):
    known = server.get("/?place=Asmara").headers["ETag"]
    answer = server.get("/?place=Asmara", headers={"If-None-Match": known})
    assert answer.status_code == 304
    assert "Accept-Language" in answer.headers["Vary"]


def page_of(server, place):
    answer = server.get("/", params={"place": place}, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return answer.text


def test_where_no_weather_is_to_be_had_the_place_is_shown_with_its_day_and_says_so(keyed, openweathermap):
    openweathermap.fault("status", status=500)
    page = page_of(keyed, "Oslo")
    assert "No weather right now." in page
    assert "min of daylight" in page
    assert "Feels like" not in page


def test_weather_that_nobody_renews_is_shown_and_said_to_be_old(keyed, openweathermap):
    assert "Not the latest." not in page_of(keyed, "Oslo")
    openweathermap.fault("status", status=500)
    deadline = time.monotonic() + 20
    while "Not the latest." not in page_of(keyed, "Oslo"):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert "Feels like" in page_of(keyed, "Oslo")
