"""The fake says what OpenWeatherMap says, and leaves out what OpenWeatherMap may leave out."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from tests.fakes.openweathermap_conditions import DESCRIPTIONS, weather_entry
from tests.fakes.process import Fake

QUESTION = {"lat": "48.85", "lon": "2.35", "appid": "test-key", "units": "metric", "lang": "en"}
OCEAN = {"lat": "0", "lon": "-150"}


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture
def ask(openweathermap: Fake, session: requests.Session) -> Any:
    def ask(**changes: str) -> requests.Response:
        url = f"{openweathermap.url}/data/2.5/weather"
        return session.get(url, params=QUESTION | changes, timeout=10, allow_redirects=False)

    return ask


def test_the_answer_has_every_part_that_is_always_there(ask: Any) -> None:
    weather = ask().json()
    parts = {"coord", "weather", "base", "main", "wind", "clouds", "dt", "sys", "timezone", "id", "name", "cod"}
    assert parts <= set(weather)
    assert weather["coord"] == {"lon": 2.35, "lat": 48.85}
    assert set(weather["weather"][0]) == {"id", "main", "description", "icon"}
    assert weather["cod"] == 200


def test_the_same_place_has_the_same_weather(ask: Any) -> None:
    assert ask().json() == ask().json()
    assert ask().json()["main"] != ask(lat="10").json()["main"]


def test_what_a_station_does_not_measure_is_missing_at_some_places_and_not_at_others(ask: Any) -> None:
    places = [ask(lat=str(lat), lon=str(lon)).json() for lat in (0, 20, 45, 60) for lon in range(5, 120, 5)]
    assert {"gust" in weather["wind"] for weather in places} == {True, False}
    for name in ("rain", "snow", "visibility"):
        assert {name in weather for weather in places} == {True, False}


def test_the_open_sea_has_neither_name_nor_country(ask: Any) -> None:
    weather = ask(**OCEAN).json()
    assert weather["name"] == ""
    assert "country" not in weather["sys"]
    assert ask().json()["sys"]["country"]


def test_degrees_are_kelvin_unless_asked_otherwise(ask: Any, openweathermap: Fake) -> None:
    openweathermap.values(temp=10, wind_speed=10)
    assert ask(units="standard").json()["main"]["temp"] == 283.15
    assert ask(units="imperial").json()["main"]["temp"] == 50
    assert ask(units="imperial").json()["wind"]["speed"] == 22.37
    assert ask().json()["main"]["temp"] == 10


@pytest.mark.parametrize("condition", DESCRIPTIONS)
def test_every_condition_has_an_icon_of_the_providers(condition: int) -> None:
    icon = str(weather_entry(condition, is_day=True)["icon"])
    assert icon[:2] in {"01", "02", "03", "04", "09", "10", "11", "13", "50"}
    assert icon[2:] == "d"
    assert weather_entry(condition, is_day=False)["icon"] == icon[:2] + "n"


def test_there_are_55_conditions() -> None:
    assert len(DESCRIPTIONS) == 55


def test_a_steered_condition_brings_what_falls_with_it(ask: Any, openweathermap: Fake) -> None:
    openweathermap.values(condition=601)
    weather = ask().json()
    assert weather["weather"][0]["description"] == "snow"
    assert weather["snow"]["1h"] > 0
    assert "rain" not in weather


def test_several_conditions_can_be_had_at_once(ask: Any, openweathermap: Fake) -> None:
    openweathermap.values(condition=[501, 701])
    assert [entry["id"] for entry in ask().json()["weather"]] == [501, 701]


def test_every_field_can_be_steered(ask: Any, openweathermap: Fake) -> None:
    openweathermap.values(temp=-3.4, rain_1h=2.5, snow_1h=0.4, wind_gust=21, name="Zürich", country="CH", timezone=3600)
    weather = ask().json()
    assert (weather["main"]["temp"], weather["rain"], weather["snow"]) == (-3.4, {"1h": 2.5}, {"1h": 0.4})
    assert (weather["wind"]["gust"], weather["name"], weather["sys"]["country"]) == (21, "Zürich", "CH")
    assert weather["timezone"] == 3600


def test_the_time_of_day_follows_the_steered_clock(ask: Any, openweathermap: Fake) -> None:
    openweathermap.values(dt=1797854400, condition=800)
    assert [ask(lat="0", lon=lon).json()["weather"][0]["icon"] for lon in ("0", "179")] == ["01d", "01n"]


def test_fields_and_whole_groups_can_be_left_out(ask: Any, openweathermap: Fake) -> None:
    openweathermap.omit("temp", "sunrise", "wind", "weather")
    weather = ask().json()
    assert "temp" not in weather["main"]
    assert "sunrise" not in weather["sys"]
    assert not {"wind", "weather"} & set(weather)


@pytest.mark.parametrize(
    ("changes", "status", "body"),
    [
        ({"appid": ""}, 401, {"cod": 401, "message": "Invalid API key."}),
        ({"lat": ""}, 400, {"cod": "400", "message": "Nothing to geocode"}),
        ({"lat": "91"}, 400, {"cod": "400", "message": "wrong latitude"}),
        ({"lon": "nan"}, 400, {"cod": "400", "message": "wrong longitude"}),
    ],
)
def test_a_bad_question_is_refused_as_the_provider_refuses_it(
    ask: Any, changes: dict[str, str], status: int, body: dict[str, Any]
) -> None:
    answer = ask(**changes)
    assert answer.status_code == status
    assert answer.json()["cod"] == body["cod"]
    assert answer.json()["message"].startswith(body["message"])


def test_only_the_right_key_is_accepted_once_there_is_one(ask: Any, openweathermap: Fake) -> None:
    openweathermap.values(key="the-right-one")
    assert ask().status_code == 401
    assert ask(appid="the-right-one").status_code == 200


@pytest.mark.parametrize(
    ("status", "cod_as", "cod"), [(429, None, 429), (404, None, "404"), (429, "string", "429"), (500, "number", 500)]
)
def test_the_code_in_an_error_is_a_number_or_a_string(
    ask: Any, openweathermap: Fake, status: int, cod_as: str | None, cod: int | str
) -> None:
    openweathermap.values(**({"cod_as": cod_as} if cod_as else {}))
    openweathermap.fault("status", status=status, retry_after=60)
    answer = ask()
    assert answer.status_code == status
    assert answer.json()["cod"] == cod
    assert answer.headers["Retry-After"] == "60"


@pytest.mark.parametrize("wrong", [{"temperature": 3}, {"condition": 999}, {"cod_as": "roman"}])
def test_a_misspelt_value_is_refused(openweathermap: Fake, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"temperature|999|roman"):
        openweathermap.values(**wrong)


def test_the_faults_of_all_fakes_are_its_own_too(ask: Any, openweathermap: Fake) -> None:
    openweathermap.fault("redirect")
    assert ask().status_code == 302
    openweathermap.fault("cut")
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        ask()
    assert openweathermap.trap_hits == 0
    assert openweathermap.call_count == 2
