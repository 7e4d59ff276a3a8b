from datetime import UTC, date, datetime

import pytest

from dioramacast.astronomy import moon_phase, sun_position, sunrise_and_sunset
from dioramacast.models import Coordinates

LONDON = Coordinates(51.5, 0.0)
SVALBARD = Coordinates(78.2, 15.6)


def test_the_june_sun_stands_high_in_the_south_of_london():
    altitude_deg, azimuth_deg = sun_position(LONDON, datetime(2026, 6, 21, 12, 0, tzinfo=UTC))
    assert altitude_deg == pytest.approx(61.93, abs=0.05)
    assert azimuth_deg == pytest.approx(179.1, abs=0.3)


def test_the_sun_stands_in_the_north_at_noon_in_sydney():
    _, azimuth_deg = sun_position(Coordinates(-33.87, 151.2), datetime(2026, 12, 21, 1, 53, tzinfo=UTC))
    assert min(azimuth_deg, 360 - azimuth_deg) < 10


def test_reykjavik_has_its_published_sunrise_and_sunset():
    # timeanddate.com, 23 November: 10:22 and 16:05
    sunrise, sunset = sunrise_and_sunset(Coordinates(64.15, -21.94), date(2026, 11, 23))
    assert abs(sunrise - datetime(2026, 11, 23, 10, 22, tzinfo=UTC)).total_seconds() < 120
    assert abs(sunset - datetime(2026, 11, 23, 16, 5, tzinfo=UTC)).total_seconds() < 120


@pytest.mark.parametrize("day", [date(2026, 12, 21), date(2026, 6, 21)])
def test_there_is_no_sunrise_in_polar_night_and_polar_day(day):
    assert sunrise_and_sunset(SVALBARD, day) == (None, None)


@pytest.mark.parametrize("lat", [-90.0, 90.0])
def test_the_poles_have_no_sunrise(lat):
    assert sunrise_and_sunset(Coordinates(lat, 0.0), date(2026, 3, 1)) == (None, None)


def test_sunset_follows_sunrise_on_the_local_day_at_the_date_line():
    sunrise, sunset = sunrise_and_sunset(Coordinates(-16.5, 179.9), date(2026, 1, 15))
    assert 12 < (sunset - sunrise).total_seconds() / 3600 < 14


def test_the_moon_is_full_at_a_known_full_moon():
    assert moon_phase(datetime(2026, 1, 3, 10, 3, tzinfo=UTC)) == pytest.approx(0.5, abs=0.03)


def test_the_moon_is_new_at_a_known_eclipse_of_the_sun():
    phase = moon_phase(datetime(2026, 8, 12, 17, 46, tzinfo=UTC))
    assert min(phase, 1 - phase) < 0.03
