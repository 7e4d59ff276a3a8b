"""What the weather card says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dioramacast.models import Coordinates, Units, WeatherAnswer, WeatherReport, WeatherSource
from dioramacast.weather_card import Reading, WeatherCard, build_day, build_weather_card

NOW = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)
PARIS = Coordinates(48.85, 2.35)
FRESH_SECONDS = 300
REPORT = WeatherReport(
    coordinates=PARIS,
    source=WeatherSource.OPEN_METEO,
    condition=500,
    is_day=True,
    temperature_c=6.5,
    feels_like_c=2.2,
    humidity_percent=88,
    pressure_hpa=1013.25,
    wind_speed_ms=5.0,
    wind_deg=240,
    clouds_percent=90,
    rain_mm_h=0.6,
    snow_mm_h=0.0,
    observed_at=NOW - timedelta(minutes=9),
    fetched_at=NOW - timedelta(seconds=60),
    utc_offset_seconds=3600,
    sunrise=datetime(2026, 11, 28, 7, 18, tzinfo=UTC),
    sunset=datetime(2026, 11, 28, 15, 58, tzinfo=UTC),
    wind_gust_ms=11.0,
    visibility_m=4200.0,
)


def card(report: WeatherReport = REPORT, units: Units = Units.METRIC, *, stale: bool = False) -> WeatherCard:
    return build_weather_card(WeatherAnswer(report, stale=stale), units, NOW, FRESH_SECONDS)


def test_metric_readings_are_those_of_a_weather_report() -> None:
    shown = card()
    assert (shown.wind, shown.gust) == (Reading("18", "kmh"), Reading("40", "kmh"))
    assert (shown.fall, shown.is_snow) == (Reading("0.6", "mmh"), False)
    assert (shown.pressure, shown.visibility) == (Reading("1013", "hpa"), Reading("4.2", "km"))


def test_imperial_readings_are_in_the_visitors_units() -> None:
    shown = card(units=Units.IMPERIAL)
    assert (shown.temperature, shown.wind, shown.gust) == (44, Reading("11", "mph"), Reading("25", "mph"))
    assert (shown.fall, shown.pressure) == (Reading("0.02", "inh"), Reading("29.92", "inhg"))
    assert shown.visibility == Reading("2.6", "mi")


def test_what_the_provider_does_not_say_is_not_shown() -> None:
    shown = card(replace(REPORT, wind_gust_ms=None, visibility_m=None, rain_mm_h=0))
    assert (shown.gust, shown.visibility, shown.fall) == (None, None, None)


def test_a_gust_that_is_no_more_than_the_wind_is_not_shown() -> None:
    assert card(replace(REPORT, wind_gust_ms=5.0)).gust is None


@pytest.mark.parametrize(("metres", "shown"), [(80, ("80", "m")), (9400, ("9.4", "km")), (24140, ("10+", "km"))])
def test_visibility_is_told_as_far_as_it_matters(metres: float, shown: tuple[str, str]) -> None:
    assert card(replace(REPORT, visibility_m=metres)).visibility == Reading(*shown)


def test_good_weather_is_asked_for_again_when_it_has_aged() -> None:
    assert card().refresh_seconds == FRESH_SECONDS - 60 + 1


def test_weather_just_past_its_freshness_is_said_to_be_on_its_way_and_asked_for_soon() -> None:
    shown = card(replace(REPORT, fetched_at=NOW - timedelta(seconds=FRESH_SECONDS + 20)), stale=True)
    assert (shown.is_on_its_way, shown.is_old, shown.refresh_seconds) == (True, False, 5)


def test_weather_that_nobody_renews_is_said_to_be_old() -> None:
    shown = card(replace(REPORT, fetched_at=NOW - timedelta(hours=2)), stale=True)
    assert (shown.is_on_its_way, shown.is_old, shown.refresh_seconds) == (False, True, FRESH_SECONDS)


def test_the_day_is_told_on_the_clocks_there() -> None:
    day = build_day(PARIS, REPORT, NOW, 3600)
    assert (day.sunrise, day.sunset, day.hours, day.minutes, day.is_up) == ("08:18", "16:58", 8, 40, True)


def test_the_sun_stands_on_its_arc_by_day_and_not_by_night() -> None:
    noon = datetime(2026, 11, 28, 11, 38, tzinfo=UTC)
    assert build_day(PARIS, REPORT, noon, 3600).sun == (75.0, 8.0)
    assert build_day(PARIS, REPORT, NOW + timedelta(hours=8), 3600).sun is None


def test_the_day_is_known_without_weather() -> None:
    day = build_day(PARIS, None, NOW, 3600)
    assert (day.sunrise[:3], day.sunset[:3]) == ("08:", "16:")


@pytest.mark.parametrize(("month", "is_up"), [(12, False), (6, True)])
def test_polar_night_and_day_have_no_sunrise(month: int, is_up: bool) -> None:
    day = build_day(Coordinates(69.65, 18.96), None, datetime(2026, month, 21, 12, tzinfo=UTC), 3600)
    assert (day.sunrise, day.is_up) == ("", is_up)
