"""Which city is nearest, and which way its water lies, against the committed data file."""

import math
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioramacast.models import Coordinates, WaterKind
from dioramacast.places import DATA_FILE, Gazetteer

GAZETTEER = Gazetteer()


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (48.8566, 2.3522, "Paris"),
        (48.8867, 2.3431, "Paris"),
        (51.5136, -0.1365, "London"),
        (40.6501, -73.9496, "New York City"),
        (52.4810, 13.4350, "Berlin"),
        (28.6139, 77.2090, "New Delhi"),
        (40.7440, -74.0324, "Hoboken"),
    ],
)
def test_inside_a_big_city_the_nearest_place_is_that_city_and_not_its_district(
    lat: float, lon: float, name: str
) -> None:
    place = GAZETTEER.nearest(Coordinates(lat, lon))
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("lat", "lon"), [(90, 0), (-90, 0), (90, 180), (0, -150), (0, -180), (0, 180), (-48.9, -123.4), (75, 179.99)]
)
def test_the_poles_and_the_open_ocean_are_near_nothing(lat: float, lon: float) -> None:
    assert GAZETTEER.nearest(Coordinates(lat, lon)) is None


def test_what_is_just_beyond_180_degrees_is_near() -> None:
    labasa = GAZETTEER.resolve("Labasa")
    assert labasa.lon > 179
    assert GAZETTEER.nearest(Coordinates(labasa.lat, -179.9), within_km=100) == labasa
    assert GAZETTEER.nearest(Coordinates(labasa.lat, labasa.lon), within_km=1) == labasa


def test_round_the_pole_all_longitudes_are_near() -> None:
    found = {GAZETTEER.nearest(Coordinates(89.9, lon), within_km=3000) for lon in (-180, -90, 0, 90, 180)}
    assert None not in found


def test_the_reach_is_kept() -> None:
    reykjavik = GAZETTEER.resolve("Reykjavik")
    north = Coordinates(reykjavik.lat + 1, reykjavik.lon)
    near = GAZETTEER.nearest(north, within_km=300)
    assert near is not None
    distance = _distance_km(north, near.coordinates)
    assert GAZETTEER.nearest(north, within_km=distance - 0.1) is None
    assert GAZETTEER.nearest(north, within_km=distance + 0.1) == near


@settings(max_examples=10, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_the_nearest_is_what_looking_at_every_place_finds(lat: float, lon: float) -> None:
    point = Coordinates(lat, lon)
    with sqlite3.connect(f"{DATA_FILE.as_uri()}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT lat / 1e5, lon / 1e5, coalesce(section_of, rank) FROM place").fetchall()
        distance, rank = min((_distance_km(point, Coordinates(a, b)), city) for a, b, city in rows)
        expected = db.execute("SELECT id FROM place WHERE rank = ?", (rank,)).fetchone()[0]
    found = GAZETTEER.nearest(point, within_km=500)
    assert (found and found.id) == (expected if distance <= 500 else None)


def _distance_km(a: Coordinates, b: Coordinates) -> float:
    lat_a, lat_b, east = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(east / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(half, 1)))


@pytest.mark.parametrize(
    ("city", "kind", "bearing"),
    [
        ("Tokyo", WaterKind.SEA, 130),
        ("Reykjavik", WaterKind.SEA, 310),
        ("Rio de Janeiro", WaterKind.SEA, 120),
        ("New York", WaterKind.SEA, 200),
        ("Oslo", WaterKind.SEA, 200),
        ("Cape Town", WaterKind.SEA, 310),
        ("Chicago", WaterKind.LAKE, 75),
        ("Barcelona", WaterKind.SEA, 130),
    ],
)
def test_open_water_lies_where_the_map_shows_it(city: str, kind: WaterKind, bearing: int) -> None:
    water = GAZETTEER.resolve(city).water
    assert water.shore is kind
    assert water.shore_bearing_deg is not None
    assert abs((water.shore_bearing_deg - bearing + 180) % 360 - 180) <= 30
    assert water.shore_distance_km is not None
    assert 0 <= water.shore_distance_km <= 15
    assert 0 < water.open_share <= 1


@pytest.mark.parametrize(
    ("city", "axis"), [("Paris", 120), ("London", 80), ("Cairo", 5), ("Seoul", 95), ("Rotterdam", 85), ("Budapest", 0)]
)
def test_a_river_runs_as_the_map_shows_it_where_there_is_no_open_water(city: str, axis: int) -> None:
    water = GAZETTEER.resolve(city).water
    assert water.shore is None
    assert water.open_share == 0
    assert water.river_axis_deg is not None
    assert abs((water.river_axis_deg - axis + 90) % 180 - 90) <= 25
    assert water.river_distance_km is not None
    assert water.river_distance_km <= 8
