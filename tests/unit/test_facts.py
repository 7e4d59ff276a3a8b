"""The line that says what a picture was drawn from."""

from dataclasses import replace

from dioramacast.facts import facts_of, people
from dioramacast.models import Water, WaterKind
from dioramacast.words import Words
from tests.unit.renderer.specs import LYON, artwork

SAY = Words()


def test_a_place_is_told_by_its_people_latitude_water_height_and_sun() -> None:
    water = Water(WaterKind.LAKE, 72, 3.2, 0.35, 10, 5.1)
    place = replace(LYON, population=2_664_452, lat=-16.5, elevation_m=3689, water=water)
    assert facts_of(artwork(place, sun_altitude_deg=-6), SAY, is_true_sun=True) == [
        "2.7 million people",
        "16.50°\N{NO-BREAK SPACE}S",
        "a lake to the east",
        "a river 5 km away",
        "3,689 m above the sea",
        "the sun 6° below the horizon",
    ]


def test_what_is_not_known_or_wished_for_is_no_fact() -> None:
    place = replace(LYON, population=None, lat=48.86, elevation_m=None, water=Water())
    assert facts_of(artwork(place), SAY, is_true_sun=False) == ["48.86°\N{NO-BREAK SPACE}N"]


def test_people_are_rounded_to_what_anybody_knows() -> None:
    assert [people(count, SAY) for count in (41_915, 999_999, 812, 0)] == [
        "42,000 people",
        "1 million people",
        "810 people",
        "",
    ]
