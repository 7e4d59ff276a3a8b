from datetime import UTC, datetime

import pytest

from dioramacast import specs
from dioramacast.conditions import CONDITIONS
from dioramacast.models import Light, Place, Season, Style, TimeOfDay, Units
from dioramacast.prompt import build_prompt
from dioramacast.validation import DioramaSettings

OSLO = Place(3143244, "Oslo", 59.91, 10.75, "Oslo", "Oslo", "NO", 580_000, "Europe/Oslo", 23, "Dfb")
JUNE_NOON = specs.Moment(datetime(2026, 6, 21, 11, 0, tzinfo=UTC), 7200)
DECEMBER_NIGHT = specs.Moment(datetime(2026, 12, 21, 23, 30, tzinfo=UTC), 3600)
RAIN = specs.sky_of_condition(CONDITIONS[501], 12.4)


def spec(sky=RAIN, moment=JUNE_NOON, place=OSLO, units=Units.METRIC, **settings):
    return specs.build_spec(place, sky, DioramaSettings(**settings), units, moment)


def test_the_same_wish_has_the_same_id():
    assert specs.diorama_id(spec()) == specs.diorama_id(spec())


def test_a_spec_comes_back_from_its_json():
    made = spec()
    assert specs.diorama_from_json(specs.diorama_to_json(made)) == made
    assert specs.artwork_from_json(specs.artwork_to_json(made.artwork)) == made.artwork


@pytest.mark.parametrize("data", [b"", b"null", b"{}", b'{"artwork": 1}', b"\xff"])
def test_what_is_no_spec_is_refused(data):
    with pytest.raises(ValueError):  # noqa: PT011  (whatever pydantic calls it)
        specs.diorama_from_json(data)


def test_a_fraction_of_a_degree_does_not_make_another_artwork():
    warmer = spec(sky=specs.sky_of_condition(CONDITIONS[501], 11.6))
    assert specs.artwork_id(spec().artwork) == specs.artwork_id(warmer.artwork)


def test_units_change_the_caption_and_not_the_artwork():
    fahrenheit = spec(units=Units.IMPERIAL)
    assert specs.artwork_id(spec().artwork) == specs.artwork_id(fahrenheit.artwork)
    assert specs.diorama_id(spec()) != specs.diorama_id(fahrenheit)


def test_a_june_noon_in_oslo_is_a_summers_day():
    artwork = spec().artwork
    assert (artwork.light, artwork.season) == (Light.DAY, Season.SUMMER)
    assert artwork.sun_altitude_deg == 55


def test_a_december_night_in_oslo_is_dark_and_winter_and_the_next_day_there():
    made = spec(moment=DECEMBER_NIGHT)
    assert (made.artwork.light, made.artwork.season) == (Light.NIGHT, Season.WINTER)
    assert made.caption.local_date.isoformat() == "2026-12-22"
    assert made.caption.icon == "10n"


@pytest.mark.parametrize(
    ("wish", "light", "is_rising"),
    [
        (TimeOfDay.SUNRISE, Light.DAWN, True),
        (TimeOfDay.MIDDAY, Light.DAY, False),
        (TimeOfDay.SUNSET, Light.DUSK, False),
        (TimeOfDay.NIGHT, Light.NIGHT, False),
    ],
)
def test_the_time_of_day_can_be_wished_for_even_in_the_polar_night(wish, light, is_rising):
    artwork = spec(moment=DECEMBER_NIGHT, place=Place(1, "Longyearbyen", 78.2, 15.6), time_of_day=wish).artwork
    assert (artwork.light, artwork.sun_is_rising) == (light, is_rising)


def test_seasons_are_the_hemispheres_own():
    january = datetime(2026, 1, 15, tzinfo=UTC)
    assert specs.season_on(january, 50) is Season.WINTER
    assert specs.season_on(january, -34) is Season.SUMMER


def test_a_wished_season_and_style_are_kept():
    artwork = spec(season="winter", style="cinematic").artwork
    assert (artwork.season, artwork.style) == (Season.WINTER, Style.CINEMATIC)


def test_rain_that_a_provider_rounds_to_none_still_falls():
    drizzle = specs.sky_of_condition(CONDITIONS[300], 8)
    assert spec(sky=drizzle).artwork.rain_mm_h > 0


def test_without_weather_the_caption_says_nothing_of_it():
    caption = spec(sky=specs.unknown_sky()).caption
    assert (caption.icon, caption.temperature) == (None, None)


def test_the_prompt_asks_for_no_text_and_names_what_is_known():
    prompt = build_prompt(spec().artwork)
    assert "Oslo" in prompt
    assert "moderate rain" in prompt
    assert "No text" in prompt
