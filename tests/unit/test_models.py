import pytest

from dioramacast.conditions import CONDITIONS, WEATHER_WORDS, ConditionGroup
from dioramacast.models import Coordinates, Units


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        (64.15, -21.94, (64.15, -21.95)),
        (64.1749, -21.9251, (64.15, -21.95)),
        (0.01, -0.01, (0.0, 0.0)),
        (90.0, 180.0, (90.0, -180.0)),
        (-90.0, -180.0, (-90.0, -180.0)),
        (10.0, 179.99, (10.0, -180.0)),
    ],
)
def test_a_point_lies_in_the_cell_around_it(lat, lon, cell):
    found = Coordinates(lat, lon).cell
    assert (found.lat, found.lon) == cell


def test_the_centre_of_a_cell_lies_in_it():
    for step in range(-3600, 3600):
        centre = Coordinates(step / 40, step / 20).cell
        assert centre.cell == centre


def test_a_cell_has_one_name_only():
    assert str(Coordinates(-0.01, -0.01).cell) == str(Coordinates(0.01, 0.01).cell)


def test_there_are_55_conditions_and_every_group_has_one():
    assert len(CONDITIONS) == 55
    assert {condition.group for condition in CONDITIONS.values()} == set(ConditionGroup)


def test_every_description_is_a_word_for_its_condition():
    for condition in CONDITIONS.values():
        assert WEATHER_WORDS[condition.description] is condition


@pytest.mark.parametrize(
    ("celsius", "degrees"), [(0.4, 0), (0.5, 1), (-0.4, 0), (-0.5, -1), (14.5, 15), (-14.5, -15), (3.49, 3)]
)
def test_degrees_are_rounded_as_people_do(celsius, degrees):
    assert Units.METRIC.degrees(celsius) == degrees


@pytest.mark.parametrize(("celsius", "degrees"), [(0, 32), (100, 212), (-40, -40), (20, 68), (14.4, 58)])
def test_fahrenheit_is_worked_out_before_rounding(celsius, degrees):
    assert Units.IMPERIAL.degrees(celsius) == degrees
