"""GET /api/weather, and the keyless ladder behind it. Tests that count calls ask for a place of their own."""

import time
from datetime import UTC, datetime

import pytest

FIELDS = {
    "location", "country", "temperature", "feels_like", "humidity", "description", "icon", "wind_speed", "pressure",
    "condition", "clouds", "wind_deg", "sunrise", "sunset", "observed_at", "local_time", "coordinates", "source",
    "stale", "age_seconds", "units",
}  # fmt: skip


def weather(server, lat, lon, **more):
    answer = server.get("/api/weather", params={"lat": lat, "lon": lon, **more})
    assert answer.status_code == 200
    return answer


def test_it_tells_the_weather_of_the_cell(server, open_meteo):
    open_meteo.values(temperature_2m=4.4, apparent_temperature=0.6, weather_code=61, cloud_cover=90, wind_speed_10m=7.4)
    body = weather(server, 52.52, 13.41).json()
    assert set(body) == FIELDS
    assert (body["location"], body["country"]) == ("Berlin", "DE")
    assert (body["temperature"], body["feels_like"], body["wind_speed"]) == (4, 1, 7)
    assert (body["condition"], body["description"], body["icon"][:2]) == (500, "Light rain", "10")
    assert body["coordinates"] == {"lat": 52.5, "lon": 13.4}
    assert (body["source"], body["stale"], body["units"]) == ("open-meteo", False, "metric")


def test_imperial_units_are_fahrenheit_and_miles_an_hour(server, open_meteo):
    open_meteo.values(temperature_2m=20.0, wind_speed_10m=10.0, pressure_msl=1013.2)
    body = weather(server, -27.47, 153.02, units="imperial").json()
    assert (body["temperature"], body["wind_speed"], body["pressure"], body["units"]) == (68, 22, 1013, "imperial")


def test_it_asks_for_the_cells_centre_once_for_all_who_are_in_it(server, open_meteo):
    for lat, lon in ((10.01, 20.01), (10.02, 19.99), (9.98, 20.02)):
        weather(server, lat, lon)
    assert [(call["query"]["latitude"], call["query"]["longitude"]) for call in open_meteo.calls] == [("10.0", "20.0")]


def test_times_are_those_of_the_place(server):
    body = weather(server, 43.05, 141.35).json()
    local = datetime.fromisoformat(body["local_time"])
    assert local.utcoffset().total_seconds() == 9 * 3600
    assert abs((local - datetime.now(UTC)).total_seconds()) < 60
    assert datetime.fromisoformat(body["sunrise"]) < datetime.fromisoformat(body["sunset"])
    assert body["age_seconds"] >= 0


def test_there_is_no_sunrise_at_the_pole(server):
    body = weather(server, 90, 0).json()
    assert (body["sunrise"], body["sunset"]) == (None, None)


def test_far_from_any_town_the_place_is_named_by_its_coordinates(server):
    body = weather(server, -45.0, -130.0).json()
    assert (body["location"], body["country"]) == ("45.00° S, 130.00° W", "")


def test_browsers_may_keep_a_good_answer_for_five_minutes(server):
    answer = weather(server, 1.25, 103.85)
    assert answer.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=60"
    assert int(answer.headers["Age"]) < 60


def test_an_answer_that_the_visitor_has_is_not_sent_again(server):
    etag = weather(server, 1.3, 103.8).headers["ETag"]
    answer = server.get("/api/weather?lat=1.3&lon=103.8", headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert answer.content == b""


@pytest.mark.contract("bad-coordinates")
@pytest.mark.parametrize(
    "query",
    [
        "",
        "lat=1",
        "lon=1",
        "lat=&lon=1",
        "lat=1&lat=2&lon=1",
        "lat=nan&lon=1",
        "lat=inf&lon=1",
        "lat=1e400&lon=1",
        "lat=1_0&lon=1",
        "lat=%D9%A1%D9%A2&lon=1",
        "lat=+5&lon=1",
        "lat=91&lon=1",
        "lat=1&lon=181",
        "lat=1&lon=1&zoom=3",
        "lat=1&lon=1&units=kelvin",
        "lat=%00&lon=1",
        "lat=%ff&lon=1",
    ],
)
def test_a_bad_query_is_refused_and_nobody_is_asked(server, open_meteo, query):
    answer = server.get(f"/api/weather?{query}")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail", "error"}
    assert (problem["status"], problem["type"]) == (400, "/api-info#invalid-request")
    assert open_meteo.call_count == 0


def test_without_a_provider_the_sample_is_marked(start_server):
    body = weather(start_server(OPEN_METEO_ENABLED="false"), 64.15, -21.94)
    assert (body.json()["source"], body.json()["stale"]) == ("sample", False)
    assert body.headers["Cache-Control"] == "no-cache"


FAULTS = {
    "error status": {"kind": "status", "status": 500},
    "refusal": {"kind": "status", "status": 401},
    "bad request": {"kind": "status", "status": 400},
    "cut": {"kind": "cut"},
    "garbage": {"kind": "garbage"},
    "nulls": {"kind": "wrong_shape", "shape": "nulls"},
    "strings": {"kind": "wrong_shape", "shape": "strings"},
    "a list": {"kind": "wrong_shape", "shape": "list"},
    "huge": {"kind": "huge"},
    "gzip bomb": {"kind": "gzip_bomb"},
    "redirect": {"kind": "redirect"},
    "reset": {"kind": "reset"},
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.contract("upstream-misbehaves")
def test_a_fault_gives_a_sample_that_is_not_kept(server, open_meteo, name):
    cell_of_its_own = (30 + list(FAULTS).index(name), 100)
    fault = dict(FAULTS[name])
    open_meteo.fault(fault.pop("kind"), **fault)
    assert weather(server, *cell_of_its_own).json()["source"] == "sample"
    assert server.get("/ready").json()["status"] == ("ready" if name in ("refusal", "bad request") else "degraded")
    open_meteo.heal()
    assert weather(server, *cell_of_its_own).json()["source"] == "open-meteo"
    assert server.get("/ready").json()["status"] == "ready"
    assert open_meteo.trap_hits == 0


@pytest.mark.parametrize(("kind", "details"), [("hang", {}), ("drip", {"part": "headers"}), ("drip", {"part": "body"})])
@pytest.mark.contract("upstream-misbehaves")
def test_a_provider_that_never_ends_is_left_at_the_deadline(server, open_meteo, kind, details):
    cell_of_its_own = (60, 100 + len(kind + str(details)))
    open_meteo.fault(kind, **details)
    started = time.monotonic()
    assert weather(server, *cell_of_its_own).json()["source"] == "sample"
    # By requests' own time-outs it would never end.
    assert time.monotonic() - started < 20
    open_meteo.heal()
    assert weather(server, *cell_of_its_own).json()["source"] == "open-meteo"


def test_a_provider_that_keeps_failing_is_left_alone_and_found_again(start_server, open_meteo):
    server = start_server()
    open_meteo.fault("status", status=503)
    for number in range(20):
        assert weather(server, number, 0).json()["source"] == "sample"
    assert open_meteo.call_count < 8
    open_meteo.heal()
    deadline = time.monotonic() + 20
    while weather(server, 48.85, 2.35).json()["source"] != "open-meteo":
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_pause_that_the_provider_asks_for_is_kept(start_server, open_meteo):
    server = start_server()
    open_meteo.fault("status", status=429, retry_after=600)
    assert weather(server, 1, 1).json()["source"] == "sample"
    open_meteo.heal()
    assert weather(server, 2, 2).json()["source"] == "sample"
    assert open_meteo.call_count == 1


def test_a_spent_budget_gives_samples(start_server, open_meteo):
    server = start_server(OPEN_METEO_CALLS_PER_DAY="50")  # 3 a minute
    sources = [weather(server, number, 0).json()["source"] for number in range(5)]
    assert sources == ["open-meteo"] * 3 + ["sample"] * 2
    assert open_meteo.call_count == 3


def test_an_answer_past_its_freshness_is_served_stale_and_refreshed(start_server, open_meteo):
    server = start_server(WEATHER_FRESH_SECONDS="2")
    open_meteo.values(temperature_2m=10)
    weather(server, 48.85, 2.35)
    open_meteo.values(temperature_2m=20)
    time.sleep(2.1)
    stale = weather(server, 48.85, 2.35)
    assert (stale.json()["temperature"], stale.json()["stale"]) == (10, True)
    assert stale.headers["Cache-Control"] == "no-cache"
    deadline = time.monotonic() + 20
    while weather(server, 48.85, 2.35).json()["temperature"] != 20:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_the_last_good_answer_is_served_stale_while_the_provider_is_down(start_server, open_meteo):
    server = start_server(WEATHER_FRESH_SECONDS="1")
    assert weather(server, 48.85, 2.35).json()["stale"] is False
    open_meteo.fault("status", status=500)
    time.sleep(3.2)
    for _ in range(3):
        body = weather(server, 48.85, 2.35)
        assert (body.json()["source"], body.json()["stale"]) == ("open-meteo", True)
        assert int(body.headers["Age"]) >= 3
