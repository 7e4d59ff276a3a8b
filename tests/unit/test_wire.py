import pytest

from dioramacast.models import Units
from dioramacast.wire import temperature_in


@pytest.mark.parametrize(
    ("celsius", "degrees"), [(0.4, 0), (0.5, 1), (-0.4, 0), (-0.5, -1), (14.5, 15), (-14.5, -15), (3.49, 3)]
)
def test_degrees_are_rounded_as_people_do(celsius, degrees):
    assert temperature_in(Units.METRIC, celsius) == degrees


@pytest.mark.parametrize(("celsius", "degrees"), [(0, 32), (100, 212), (-40, -40), (20, 68), (14.4, 58)])
def test_fahrenheit_is_worked_out_before_rounding(celsius, degrees):
    assert temperature_in(Units.IMPERIAL, celsius) == degrees
