"""Making dioramas: what was asked for becomes a spec with an id, painted where that may be, else drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from dioramacast import specs
from dioramacast.conditions import CONDITIONS
from dioramacast.errors import RateLimited, UpstreamError, WeatherUnavailable
from dioramacast.media_store import Shelf
from dioramacast.models import Coordinates, DioramaSpec, Place, Units, WeatherAnswer, WeatherSource
from dioramacast.painter import Painter
from dioramacast.places import Gazetteer
from dioramacast.prompt import build_prompt
from dioramacast.validation import DioramaRequest, DioramaSettings
from dioramacast.weather import NAME_WITHIN_KM, WeatherLadder, coordinates_label
from dioramacast.wire import DioramaBody

_CLEAR_SKY = CONDITIONS[800]
_MILD_TEMPERATURE_C = 20.0
_OURS = "Drawn by DioramaCast."

Permit = Callable[[], None]
"""Asked before the image model is: raises ``RateLimited`` where the visitor's limit is reached."""


@dataclass(frozen=True, slots=True)
class Diorama:
    """One made diorama. ``model`` is the image model's name, empty for our own drawing."""

    id: str
    artwork_id: str
    spec: DioramaSpec
    message: str
    cached: bool
    """Its artwork was already known."""
    model: str = ""

    @property
    def generator(self) -> str:
        return "gemini" if self.model else "procedural"

    @property
    def image_url(self) -> str:
        return f"/dioramas/{self.id}.{'webp' if self.model else 'svg'}"

    @property
    def artwork_url(self) -> str:
        return f"/artworks/{self.artwork_id}.{'webp' if self.model else 'svg'}"

    @property
    def permalink(self) -> str:
        return f"/d/{self.id}"

    def as_body(self) -> DioramaBody:
        return DioramaBody(
            id=self.id,
            image_url=self.image_url,
            prompt=build_prompt(self.spec.artwork),
            message=self.message,
            generator=self.generator,
            model=self.model or None,
            cached=self.cached,
            permalink=self.permalink,
            artwork_id=self.artwork_id,
            artwork_url=self.artwork_url,
        )


class Studio:
    """``painter`` None: no image model is configured, and our own drawing is the picture.

    ``prepare`` is told that a picture will soon be asked for.
    """

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        weather: WeatherLadder,
        shelf: Shelf,
        painter: Painter | None,
        no_painter_reason: str,
        prepare: Callable[[], None],
        now: Callable[[], datetime],
    ) -> None:
        self._gazetteer = gazetteer
        self._weather = weather
        self._shelf = shelf
        self._painter = painter
        self._no_painter_reason = no_painter_reason
        self._prepare = prepare
        self._now = now

    @property
    def paints(self) -> bool:
        """Whether pictures may be bought."""
        return self._painter is not None

    @property
    def is_healthy(self) -> bool:
        """From the image model's latest outcome; what is not configured is healthy."""
        return self._painter is None or self._painter.is_healthy

    def make(self, request: DioramaRequest, permit: Permit) -> Diorama:
        """The diorama of a validated request.

        Raises:
            UnknownPlace: no coordinates, and ``location`` is not a place the gazetteer knows.
            RateLimited: by ``permit``; ``preview_url`` then names our own drawing.
        """
        self._prepare()
        spec, message = self._spec_of(request)
        return self._made(spec, message, permit)

    def show(self, place: Place, answer: WeatherAnswer | None, settings: DioramaSettings, units: Units) -> Diorama:
        """The diorama of a place in weather that is already at hand; None: no weather can be had.

        Asks no image model: what was painted before is shown, else our own drawing.
        """
        self._prepare()
        spec, message = self._spec_in_weather(place, answer, settings, units)
        return self._made(spec, message, None)

    def place_at(self, coordinates: Coordinates) -> Place:
        """The nearest known place within 50 km, else the bare point."""
        place = self._gazetteer.nearest(coordinates, NAME_WITHIN_KM)
        return place or Place(0, coordinates_label(coordinates), coordinates.lat, coordinates.lon)

    def _spec_of(self, request: DioramaRequest) -> tuple[DioramaSpec, str]:
        """What it shows, and the sentence that says where its weather is from."""
        if request.coordinates:
            asked = Coordinates(request.coordinates.lat, request.coordinates.lon)
            place, answer = self.place_at(asked), self._weather_or_none(asked)
            return self._spec_in_weather(place, answer, request.settings, request.units)
        place = self._gazetteer.resolve(request.location or "")
        if request.weather is None and request.temperature is None:
            answer = self._weather_or_none(place.coordinates)
            if answer:
                return self._spec_in_weather(place, answer, request.settings, request.units)
        return self._spec_in_given_weather(place, request)

    def _spec_in_weather(
        self, place: Place, answer: WeatherAnswer | None, settings: DioramaSettings, units: Units
    ) -> tuple[DioramaSpec, str]:
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

    def _made(self, spec: DioramaSpec, message: str, permit: Permit | None) -> Diorama:
        if self._painter is None:
            return self._drawn(spec, f"{message} {_OURS} {self._no_painter_reason}")
        try:
            return self._painted(self._painter, spec, message, permit)
        except UpstreamError as error:
            return self._drawn(spec, f"{message} {_OURS} {error.message}")
        except RateLimited as error:
            error.preview_url = self._drawn(spec, message).image_url
            raise

    def _painted(self, painter: Painter, spec: DioramaSpec, message: str, permit: Permit | None) -> Diorama:
        artwork = specs.for_painting(spec.artwork)
        artwork_id = painter.artwork_id(artwork)
        is_known = painter.painted(artwork_id) is not None
        if not is_known:
            if permit is None:
                return self._drawn(spec, f"{message} {_OURS}")
            painter.refuse_again(artwork_id)
            permit()
            painter.paint(artwork)
        # The caption's icon shows the true moon, whichever the picture was painted under.
        artwork = replace(artwork, moon_phase=spec.artwork.moon_phase)
        painted = replace(spec, artwork=artwork, painted_artwork_id=artwork_id)
        message = f"{message} Painted by {painter.model_name}."
        return Diorama(self._keep(painted), artwork_id, painted, message, is_known, painter.model_name)

    def _drawn(self, spec: DioramaSpec, message: str) -> Diorama:
        artwork_id = specs.artwork_id(spec.artwork)
        name = f"artworks/{artwork_id}.json"
        is_known = self._shelf.get(name) is not None
        if not is_known:
            self._shelf.put(name, specs.artwork_to_json(spec.artwork))
        return Diorama(self._keep(spec), artwork_id, spec, message, is_known)

    def _keep(self, spec: DioramaSpec) -> str:
        diorama_id = specs.diorama_id(spec)
        self._shelf.put(f"dioramas/{diorama_id}.json", specs.diorama_to_json(spec))
        return diorama_id
