"""The weather card where the weather is not what it should be."""

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
