from datetime import UTC, datetime

import pytest

from dioramacast.conditions import CONDITIONS
from dioramacast.models import Coordinates, WeatherSource
from dioramacast.sample_weather import sample_weather

JANUARY = datetime(2026, 1, 15, 12, tzinfo=UTC)
JULY = datetime(2026, 7, 15, 12, tzinfo=UTC)


def sample(lat, lon, climate, now, elevation_m=10):
    return sample_weather(Coordinates(lat, lon).cell, climate, elevation_m, round(lon / 15) * 3600, now)


def test_it_is_marked_as_a_sample():
    assert sample(64.15, -21.95, "Cfc", JANUARY).source is WeatherSource.SAMPLE


def test_a_place_keeps_its_sample_for_the_moment():
    assert sample(64.15, -21.95, "Cfc", JANUARY) == sample(64.15, -21.95, "Cfc", JANUARY)


def test_summer_is_warmer_on_both_sides_of_the_equator():
    assert sample(51.5, 0, "Cfb", JULY).temperature_c > sample(51.5, 0, "Cfb", JANUARY).temperature_c
    assert sample(-33.9, 151.2, "Cfa", JANUARY).temperature_c > sample(-33.9, 151.2, "Cfa", JULY).temperature_c


def test_mountains_are_colder():
    low, high = (sample(-16.5, -68.15, "Cwb", JULY, elevation_m=m) for m in (0, 3600))
    assert low.temperature_c - high.temperature_c == pytest.approx(23.4, abs=0.2)


def test_a_desert_is_drier_than_a_rain_forest():
    days = [datetime(2026, 1 + day // 28, 1 + day % 28, 12, tzinfo=UTC) for day in range(300)]
    wet_days = {
        climate: sum(CONDITIONS[sample(20, 10, climate, day).condition].id < 700 for day in days)
        for climate in ("BWh", "Af")
    }
    assert wet_days["BWh"] < 20
    assert wet_days["Af"] > 120


@pytest.mark.parametrize("climate", [None, "", "Xyz", "ET"])
def test_any_climate_and_any_corner_of_the_earth_gives_plausible_numbers(climate):
    for lat, lon in ((90, 0), (-90, 0), (0, -180), (0, 180), (12.3, 45.6)):
        report = sample(lat, lon, climate, JANUARY)
        assert -75 < report.temperature_c < 50
        assert report.condition in CONDITIONS
        assert 0 <= report.clouds_percent <= 100
        assert 0 <= report.humidity_percent <= 100
        assert 950 < report.pressure_hpa < 1060
