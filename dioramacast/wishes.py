"""What a visitor wishes for, as exactly what a picture shows."""

from collections.abc import Callable
from datetime import datetime

from dioramacast import specs
from dioramacast.conditions import CONDITIONS
from dioramacast.errors import WeatherUnavailable
from dioramacast.models import Coordinates, DioramaSpec, Place, Units, WeatherAnswer, WeatherSource
from dioramacast.places import Gazetteer
from dioramacast.validation import DioramaRequest, DioramaSettings
from dioramacast.weather import NAME_WITHIN_KM, WeatherLadder, coordinates_label

_CLEAR_SKY = CONDITIONS[800]
_MILD_TEMPERATURE_C = 20.0


class Wishes:
    def __init__(self, gazetteer: Gazetteer, weather: WeatherLadder, now: Callable[[], datetime]) -> None:
        self._gazetteer = gazetteer
        self._weather = weather
        self._now = now

    def place_at(self, coordinates: Coordinates) -> Place:
        """The nearest known place within 50 km, else the bare middle of the grid's cell.

        Pictures outlive their visitors: none is kept of where exactly somebody stands.
        """
        place, cell = self._gazetteer.nearest(coordinates, NAME_WITHIN_KM), coordinates.cell
        return place or Place(0, coordinates_label(cell), cell.lat, cell.lon)

    def spec_of(self, request: DioramaRequest) -> tuple[DioramaSpec, str]:
        """What a validated request asks for, and the sentence that says where its weather is from.

        Raises:
            UnknownPlace: no coordinates, and ``location`` is not a place the gazetteer knows.
        """
        if request.coordinates:
            asked = Coordinates(request.coordinates.lat, request.coordinates.lon)
            place, answer = self.place_at(asked), self._weather_or_none(asked)
            return self.spec_in_weather(place, answer, request.settings, request.units)
        place = self._gazetteer.resolve(request.location or "")
        if request.weather is None and request.temperature is None:
            answer = self._weather_or_none(place.coordinates)
            if answer:
                return self.spec_in_weather(place, answer, request.settings, request.units)
        return self._spec_in_given_weather(place, request)

    def spec_in_weather(
        self, place: Place, answer: WeatherAnswer | None, settings: DioramaSettings, units: Units
    ) -> tuple[DioramaSpec, str]:
        """The same for weather that is already at hand; None: no weather can be had."""
        if answer is None:
            moment = self._moment(self._weather.utc_offset_seconds(place))
            spec = specs.build_spec(place, specs.unknown_sky(), settings, units, moment)
            return spec, "No weather can be had right now, so the place is shown without a temperature."
        report = answer.report
        moment = self._moment(report.utc_offset_seconds)
        spec = specs.build_spec(place, specs.sky_of_report(report), settings, units, moment)
        if report.source is WeatherSource.SAMPLE:
            return spec, "Shows sample weather."
        return spec, "Shows the last known weather there." if answer.stale else "Shows the weather there."

    def _spec_in_given_weather(self, place: Place, request: DioramaRequest) -> tuple[DioramaSpec, str]:
        """What the visitor left out of weather and temperature is the weather there, or a mild clear day."""
        condition, temperature_c, excuse = request.condition, request.temperature, ""
        if condition is None or temperature_c is None:
            answer = self._weather_or_none(place.coordinates)
            excuse = "" if answer else "No weather can be had right now. "
            condition = condition or (CONDITIONS[answer.report.condition] if answer else _CLEAR_SKY)
            if temperature_c is None:
                temperature_c = answer.report.temperature_c if answer else _MILD_TEMPERATURE_C
        sky = specs.sky_of_condition(condition, temperature_c)
        moment = self._moment(self._weather.utc_offset_seconds(place))
        spec = specs.build_spec(place, sky, request.settings, request.units, moment)
        return spec, f"{excuse}Shows {condition.description} at {round(temperature_c)} °C."

    def _moment(self, utc_offset_seconds: int) -> specs.Moment:
        return specs.Moment(self._now(), utc_offset_seconds)

    def _weather_or_none(self, coordinates: Coordinates) -> WeatherAnswer | None:
        try:
            return self._weather.current(coordinates)
        except WeatherUnavailable:
            return None
