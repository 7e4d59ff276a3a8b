"""Artworks that will likely be asked for."""

import logging
from collections.abc import Iterator

from dioramacast import specs
from dioramacast.demand import Demand
from dioramacast.errors import RedisUnavailable, WeatherUnavailable
from dioramacast.models import ArtworkSpec, Place, TimeOfDay, Units, WeatherAnswer, WeatherSource
from dioramacast.places import Gazetteer
from dioramacast.validation import DioramaSettings
from dioramacast.weather import WeatherLadder
from dioramacast.wishes import Wishes

logger = logging.getLogger(__name__)

_MOST_ASKED = 500
_TIMES = (TimeOfDay.MIDDAY, TimeOfDay.NIGHT)


class Prospects:
    def __init__(self, *, demand: Demand, gazetteer: Gazetteer, weather: WeatherLadder, wishes: Wishes) -> None:
        self._demand = demand
        self._gazetteer = gazetteer
        self._weather = weather
        self._wishes = wishes

    def likely(self, cities: int) -> Iterator[ArtworkSpec]:
        """Specs ``for_painting``: what was asked for most, then so many of the largest cities as they are just now.

        The weather of a city is asked for when its turn has come. An artwork may come more than once.
        """
        yield from self._most_asked()
        for place in self._gazetteer.biggest(cities):
            yield from self._by_day_and_night(place)

    def _most_asked(self) -> list[ArtworkSpec]:
        try:
            return self._demand.most_asked(_MOST_ASKED)
        except RedisUnavailable:
            return []

    def _by_day_and_night(self, place: Place) -> Iterator[ArtworkSpec]:
        answer = self._true_weather(place)
        if answer is None:
            logger.warning("a city without weather is left out", extra={"place": place.name})
            return
        for time_of_day in _TIMES:
            settings = DioramaSettings(time_of_day=time_of_day)
            spec, _ = self._wishes.spec_in_weather(place, answer, settings, Units.METRIC)
            yield specs.for_painting(spec.artwork)

    def _true_weather(self, place: Place) -> WeatherAnswer | None:
        """No money is spent on a sample."""
        try:
            answer = self._weather.current(place.coordinates)
        except WeatherUnavailable:
            return None
        return None if answer.report.source is WeatherSource.SAMPLE else answer
