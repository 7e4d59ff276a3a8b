"""GET /api/weather with an OpenWeatherMap key: what is made of its answers. Each test asks for a place of its own."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from tests.conftest import settings_for_tests
from tests.system.server import Server, free_port

KEY = "0123-the-key-4567"
_latitudes = count(1)


@pytest.fixture(scope="module")
def shared_keyed_server(openweathermap_process, open_meteo_process, tmp_path_factory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("keyed-server")
    settings = settings_for_tests(open_meteo_process, folder) | {
        "PORT": str(free_port()),
        "OPENWEATHER_API_KEY": KEY,
        "OPENWEATHER_BASE_URL": openweathermap_process.url,
        "OPENWEATHER_CALLS_PER_MINUTE": "10000",
        "RATE_LIMIT_ENABLED": "false",
    }
    server = Server.start(settings, folder)
    yield server
    server.stop()


@pytest.fixture
def keyed(shared_keyed_server, openweathermap, open_meteo) -> Server:
    """Without Open-Meteo. It remembers weather, and a failure for a moment."""
    return shared_keyed_server


@pytest.fixture
def lat() -> float:
    """A parallel that nobody has asked about; at its places there is land, and mostly no town."""
    return next(_latitudes) / 4


def ask(server, lat, lon, **more):
    return server.get("/api/weather", params={"lat": lat, "lon": lon, **more})


def weather(server, lat, lon, **more):
    answer = ask(server, lat, lon, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refusal(server, lat, lon):
    answer = ask(server, lat, lon)
    assert answer.status_code == 503, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "/api-info#weather-unavailable"
    assert int(answer.headers["Retry-After"]) >= 1
    return answer


def test_it_tells_the_weather_of_the_cell(keyed, openweathermap):
    openweathermap.values(
        condition=500, temp=4.4, feels_like=0.6, humidity=81, pressure=1009, wind_speed=7.4, wind_deg=360, clouds_all=90
    )
    answer = ask(keyed, 52.52, 13.41)
    assert answer.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=60"
    body = answer.json()
    assert (body["location"], body["country"]) == ("Berlin", "DE")
    assert (body["temperature"], body["feels_like"], body["humidity"], body["pressure"]) == (4, 1, 81, 1009)
    assert (body["wind_speed"], body["wind_deg"], body["clouds"]) == (7, 0, 90)
    assert (body["condition"], body["description"], body["icon"][:2]) == (500, "Light rain", "10")
    assert body["coordinates"] == {"lat": 52.5, "lon": 13.4}
    assert (body["source"], body["stale"], body["units"]) == ("openweathermap", False, "metric")


def test_the_provider_is_asked_in_metric_units_with_the_key_for_the_cells_centre(keyed, openweathermap):
    for lat, lon in ((-10.01, 20.01), (-10.02, 19.99), (-9.98, 20.02)):
        weather(keyed, lat, lon)
    [call] = openweathermap.calls
    assert call["query"] == {"lat": "-10.0", "lon": "20.0", "units": "metric", "appid": KEY}


def test_imperial_units_are_worked_out_here(keyed, openweathermap, lat):
    openweathermap.values(temp=20, wind_speed=10)
    body = weather(keyed, lat, 20, units="imperial")
    assert (body["temperature"], body["wind_speed"], body["units"]) == (68, 22, "imperial")


@pytest.mark.parametrize(
    "missing",
    [["wind_gust", "rain", "snow", "visibility", "name", "country"], ["sys", "clouds", "wind_deg", "coord", "base"]],
)
def test_what_a_station_does_not_measure_may_be_missing(keyed, openweathermap, lat, missing):
    openweathermap.values(condition=501)
    openweathermap.omit(*missing)
    assert weather(keyed, lat, 20)["description"] == "Moderate rain"


def test_the_open_sea_is_named_by_its_coordinates(keyed):
    body = weather(keyed, -45.0, -130.0)
    assert (body["location"], body["country"]) == ("45.00° S, 130.00° W", "")


def test_far_from_any_town_the_providers_name_is_taken(keyed, openweathermap):
    openweathermap.values(name="Tamanrasset Province", country="DZ")
    body = weather(keyed, 23.5, 0.5)
    assert (body["location"], body["country"]) == ("Tamanrasset Province", "DZ")


@pytest.mark.parametrize("name", ["x" * 101, "two\nlines", "\u202egnp"])
def test_a_name_that_is_none_is_not_taken(keyed, openweathermap, name):
    openweathermap.values(name=name, country="Nowhere")
    lat = 22 - len(name) / 10
    body = weather(keyed, lat, -35)
    assert (body["location"][:3], body["country"]) == (f"{lat:.1f}"[:3], "")


def test_the_first_of_several_conditions_counts(keyed, openweathermap, lat):
    openweathermap.values(condition=[741, 500])
    assert weather(keyed, lat, 20)["condition"] == 741


@pytest.mark.parametrize(("unknown", "shown"), [(599, 501), (805, 803), (632, 601)])
def test_a_condition_we_do_not_know_is_shown_as_the_ordinary_one_of_its_kind(
    keyed, openweathermap, lat, unknown, shown
):
    openweathermap.values(weather=[{"id": unknown, "main": "New", "description": "a new one", "icon": "10d"}])
    assert weather(keyed, lat, 20)["condition"] == shown


@pytest.mark.parametrize("icon", ["01d", "01n"])
def test_day_and_night_are_the_providers(keyed, openweathermap, lat, icon):
    openweathermap.values(weather=[{"id": 800, "main": "Clear", "description": "clear sky", "icon": icon}])
    assert weather(keyed, lat, 20)["icon"] == icon


def test_day_and_night_are_the_suns_where_the_provider_sends_no_icon(keyed, openweathermap):
    openweathermap.values(weather=[{"id": 800}])
    now = datetime.now(UTC)
    noon_lon = round((12 - now.hour - now.minute / 60) * 15)
    midnight_lon = noon_lon - 180 if noon_lon > 0 else noon_lon + 180
    assert [weather(keyed, 0, lon)["icon"] for lon in (noon_lon, midnight_lon)] == ["01d", "01n"]


def test_times_are_those_of_the_place(keyed, openweathermap, lat):
    measured = datetime(2026, 11, 3, 6, tzinfo=UTC)
    moments = {"dt": measured, "sunrise": measured - timedelta(hours=5), "sunset": measured + timedelta(hours=6)}
    openweathermap.values(timezone=20_700, **{name: int(moment.timestamp()) for name, moment in moments.items()})
    body = weather(keyed, lat, 85)
    assert body["sunrise"] == "2026-11-03T06:45:00+05:45"
    assert body["sunset"] == "2026-11-03T17:45:00+05:45"
    assert body["observed_at"] == "2026-11-03T06:00:00Z"
    assert datetime.fromisoformat(body["local_time"]).utcoffset() == timedelta(hours=5, minutes=45)


@pytest.mark.parametrize("times", [{"sunrise": 0, "sunset": 0}, {"sunrise": 2, "sunset": 1}, {"sunset": 10**15}])
def test_a_sunrise_that_makes_no_sense_is_worked_out_here(keyed, openweathermap, lat, times):
    openweathermap.values(**times)
    body = weather(keyed, lat, 20)
    rise, set_ = (datetime.fromisoformat(body[name]) for name in ("sunrise", "sunset"))
    assert timedelta(hours=9) < set_ - rise < timedelta(hours=16)
    assert abs(rise - datetime.now(UTC)) < timedelta(days=1.5)


def test_there_is_no_sunrise_at_the_pole(keyed):
    body = weather(keyed, 90, 0)
    assert (body["sunrise"], body["sunset"]) == (None, None)


def test_weather_is_never_from_the_future(keyed, openweathermap, lat):
    openweathermap.values(dt=int(time.time()) + 3000)
    body = weather(keyed, lat, 20)
    assert body["age_seconds"] == 0
    assert datetime.fromisoformat(body["observed_at"]) <= datetime.now(UTC)


NONSENSE = [
    {"temp": 999}, {"temp": "5"}, {"temp": True}, {"feels_like": None}, {"humidity": 101}, {"pressure": 5},
    {"wind_speed": -1}, {"wind_deg": 361}, {"clouds_all": 120}, {"rain_1h": 10_000}, {"snow_1h": -1}, {"dt": -5},
    {"timezone": 100_000}, {"name": 5}, {"weather": []}, {"weather": [{"id": 999, "icon": "01d"}]},
    {"weather": [{"id": "800"}]},
]  # fmt: skip


@pytest.mark.parametrize("values", NONSENSE, ids=str)
def test_an_answer_that_makes_no_sense_is_none(keyed, openweathermap, lat, values):
    recovered(keyed, openweathermap)
    openweathermap.values(**values)
    refusal(keyed, lat, 20)


@pytest.mark.parametrize("name", ["temp", "pressure", "dt", "timezone", "weather", "main", "wind"])
def test_an_answer_without_what_is_always_there_is_none(keyed, openweathermap, lat, name):
    recovered(keyed, openweathermap)
    openweathermap.omit(name)
    refusal(keyed, lat, 20)


FAULTS = {
    "error status": {"kind": "status", "status": 500},
    "bad gateway": {"kind": "status", "status": 502},
    "refused key": {"kind": "status", "status": 401},
    "blocked key": {"kind": "status", "status": 403},
    "bad request": {"kind": "status", "status": 400},
    "cut": {"kind": "cut"},
    "garbage": {"kind": "garbage"},
    "nulls": {"kind": "wrong_shape", "shape": "nulls"},
    "strings": {"kind": "wrong_shape", "shape": "strings"},
    "not numbers": {"kind": "wrong_shape", "shape": "nan"},
    "a list": {"kind": "wrong_shape", "shape": "list"},
    "null": {"kind": "wrong_shape", "shape": "null"},
    "huge": {"kind": "huge"},
    "gzip bomb": {"kind": "gzip_bomb"},
    "redirect": {"kind": "redirect"},
    "reset": {"kind": "reset"},
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.contract("upstream-misbehaves")
def test_after_a_fault_the_place_is_answered_as_soon_as_the_provider_is_back(keyed, openweathermap, lat, name):
    recovered(keyed, openweathermap)
    fault = dict(FAULTS[name])
    openweathermap.fault(fault.pop("kind"), **fault)
    refusal(keyed, lat, 20)
    assert keyed.get("/ready").json()["checks"]["weather_api"] is (name == "bad request")
    openweathermap.heal()
    assert weather(keyed, lat, 20)["source"] == "openweathermap"
    assert keyed.get("/ready").json()["checks"]["weather_api"] is True
    assert openweathermap.trap_hits == 0


@pytest.mark.parametrize(("kind", "details"), [("hang", {}), ("drip", {"part": "headers"}), ("drip", {"part": "body"})])
@pytest.mark.contract("upstream-misbehaves")
def test_a_provider_that_never_ends_is_left_at_the_deadline(keyed, openweathermap, lat, kind, details):
    recovered(keyed, openweathermap)
    openweathermap.fault(kind, **details)
    started = time.monotonic()
    refusal(keyed, lat, 20)
    # By requests' own time-outs it would never end.
    assert 4.9 < time.monotonic() - started < 20
    openweathermap.heal()
    assert weather(keyed, lat, 20)["source"] == "openweathermap"


def recovered(server, openweathermap):
    """Waits until no failure of the test before is remembered."""
    openweathermap.reset()
    deadline = time.monotonic() + 20
    while ask(server, -next(_latitudes) / 4, 20).status_code != 200:
        assert time.monotonic() < deadline
        time.sleep(0.1)
