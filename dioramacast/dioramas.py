"""Making dioramas: what was asked for becomes a spec with an id, and a spec becomes a picture."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from dioramacast import renderer, specs
from dioramacast.cache import Cache, Entry, MemoryStore
from dioramacast.conditions import CONDITIONS
from dioramacast.errors import UnknownPicture, WeatherUnavailable
from dioramacast.media_store import DiskMediaStore
from dioramacast.metrics import PICTURES_DRAWN
from dioramacast.models import Coordinates, DioramaSpec, Layer, Place, Units, WeatherAnswer, WeatherSource
from dioramacast.offload import Offload
from dioramacast.places import Gazetteer
from dioramacast.rasterizer import Rasterizer, png_to_webp
from dioramacast.validation import DioramaRequest, DioramaSettings
from dioramacast.weather import NAME_WITHIN_KM, WeatherLadder, coordinates_label

logger = logging.getLogger(__name__)

CARD_WIDTH_PX = 1200
_CLEAR_SKY = CONDITIONS[800]
_MILD_TEMPERATURE_C = 20.0

SpecT = TypeVar("SpecT")


class PictureFormat(StrEnum):
    SVG = "svg"
    PNG = "png"
    WEBP = "webp"


@dataclass(frozen=True, slots=True)
class Diorama:
    """One made diorama. ``cached``: its artwork was already known."""

    id: str
    artwork_id: str
    spec: DioramaSpec
    message: str
    cached: bool

    @property
    def image_url(self) -> str:
        return f"/dioramas/{self.id}.svg"

    @property
    def artwork_url(self) -> str:
        return f"/artworks/{self.artwork_id}.svg"

    @property
    def permalink(self) -> str:
        return f"/d/{self.id}"


class Studio:
    """Makes dioramas and draws their pictures. Drawn pictures are kept in ``pictures``, specs in ``media_store``."""

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        weather: WeatherLadder,
        media_store: DiskMediaStore,
        recent_specs: MemoryStore,
        pictures: Cache,
        rasterizer: Rasterizer,
        offload: Offload,
        now: Callable[[], datetime],
    ) -> None:
        self._gazetteer = gazetteer
        self._weather = weather
        self._media_store = media_store
        self._recent_specs = recent_specs
        self._pictures = pictures
        self._rasterizer = rasterizer
        self._offload = offload
        self._now = now

    def make(self, request: DioramaRequest) -> Diorama:
        """The diorama of a validated request.

        Raises:
            UnknownPlace: no coordinates, and ``location`` is not a place the gazetteer knows.
        """
        if request.coordinates:
            asked = Coordinates(request.coordinates.lat, request.coordinates.lon)
            return self.make_of_weather(
                self.place_at(asked), self._weather_or_none(asked), request.settings, request.units
            )
        place = self._gazetteer.resolve(request.location or "")
        if request.weather is None and request.temperature is None:
            answer = self._weather_or_none(place.coordinates)
            if answer:
                return self.make_of_weather(place, answer, request.settings, request.units)
        return self._make_of_given_weather(place, request)

    def make_of_weather(
        self, place: Place, answer: WeatherAnswer | None, settings: DioramaSettings, units: Units
    ) -> Diorama:
        """The diorama of a place in weather that is already at hand; None: no weather can be had."""
        if answer is None:
            moment = self._moment(self._weather.utc_offset_seconds(place))
            spec = specs.build_spec(place, specs.unknown_sky(), settings, units, moment)
            return self._keep(spec, "No weather can be had right now, so the place is drawn without a temperature.")
        report = answer.report
        moment = self._moment(report.utc_offset_seconds)
        spec = specs.build_spec(place, specs.sky_of_report(report), settings, units, moment)
        is_sample = report.source is WeatherSource.SAMPLE
        return self._keep(spec, "Drawn from sample weather." if is_sample else "Drawn from the weather there.")

    def place_at(self, coordinates: Coordinates) -> Place:
        """The nearest known place within 50 km, else the bare point."""
        place = self._gazetteer.nearest(coordinates, NAME_WITHIN_KM)
        return place or Place(0, coordinates_label(coordinates), coordinates.lat, coordinates.lon)

    def spec(self, diorama_id: str) -> DioramaSpec:
        """Raises ``UnknownPicture``."""
        return self._stored(f"dioramas/{diorama_id}.json", specs.diorama_from_json)

    def diorama_picture(self, diorama_id: str, picture_format: PictureFormat, width_px: int) -> bytes:
        """Raises ``UnknownPicture``, ``PictureUnavailable``."""

        def draw() -> str:
            return self._offload(renderer.render_diorama, self.spec(diorama_id))

        return self._picture(f"diorama:{diorama_id}", draw, picture_format, width_px)

    def card(self, diorama_id: str) -> bytes:
        """The 1200x630 PNG for link previews. Raises ``UnknownPicture``, ``PictureUnavailable``."""

        def draw() -> str:
            return self._offload(renderer.render_card, self.spec(diorama_id))

        return self._picture(f"card:{diorama_id}", draw, PictureFormat.PNG, CARD_WIDTH_PX)

    def artwork_picture(self, artwork_id: str, picture_format: PictureFormat, width_px: int, layer: Layer) -> bytes:
        """Raises ``UnknownPicture``, ``PictureUnavailable``."""

        def draw() -> str:
            spec = self._stored(f"artworks/{artwork_id}.json", specs.artwork_from_json)
            return self._offload(renderer.render_artwork, spec, layer)

        return self._picture(f"artwork:{artwork_id}:{layer}", draw, picture_format, width_px)

    def _make_of_given_weather(self, place: Place, request: DioramaRequest) -> Diorama:
        """What the visitor left out of weather and temperature is the weather there, or a mild clear day."""
        condition, temperature_c = request.condition, request.temperature
        if condition is None or temperature_c is None:
            answer = self._weather_or_none(place.coordinates)
            condition = condition or (CONDITIONS[answer.report.condition] if answer else _CLEAR_SKY)
            if temperature_c is None:
                temperature_c = answer.report.temperature_c if answer else _MILD_TEMPERATURE_C
        sky = specs.sky_of_condition(condition, temperature_c)
        moment = self._moment(self._weather.utc_offset_seconds(place))
        spec = specs.build_spec(place, sky, request.settings, request.units, moment)
        return self._keep(spec, f"Drawn under {condition.description} at {round(temperature_c)} °C.")

    def _moment(self, utc_offset_seconds: int) -> specs.Moment:
        return specs.Moment(self._now(), utc_offset_seconds)

    def _weather_or_none(self, coordinates: Coordinates) -> WeatherAnswer | None:
        try:
            return self._weather.current(coordinates)
        except WeatherUnavailable:
            return None

    def _keep(self, spec: DioramaSpec, message: str) -> Diorama:
        artwork_id, diorama_id = specs.artwork_id(spec.artwork), specs.diorama_id(spec)
        was_known = self._load(f"artworks/{artwork_id}.json") is not None
        if not was_known:
            self._store(f"artworks/{artwork_id}.json", specs.artwork_to_json(spec.artwork))
        self._store(f"dioramas/{diorama_id}.json", specs.diorama_to_json(spec))
        return Diorama(diorama_id, artwork_id, spec, f"{message} No image model is configured.", was_known)

    def _store(self, name: str, data: bytes) -> None:
        self._recent_specs.set(name, Entry(data, 0.0))
        try:
            self._media_store.put(name, data)
        except OSError as error:
            # The picture is still served from memory; only its permalink will not outlive this process.
            logger.warning("media store failed", extra={"operation": "put", "reason": type(error).__name__})

    def _load(self, name: str) -> bytes | None:
        recent = self._recent_specs.get(name)
        if recent:
            return recent.value
        try:
            return self._media_store.get(name)
        except OSError as error:
            logger.warning("media store failed", extra={"operation": "get", "reason": type(error).__name__})
            return None

    def _stored(self, name: str, parse: Callable[[bytes], SpecT]) -> SpecT:
        data = self._load(name)
        if data is None:
            raise UnknownPicture("There is no such picture.")
        try:
            return parse(data)
        except ValueError:
            raise UnknownPicture("There is no such picture.") from None

    def _picture(self, name: str, draw: Callable[[], str], picture_format: PictureFormat, width_px: int) -> bytes:
        svg = self._pictures.fetch(f"{name}.svg", lambda: _counted(PictureFormat.SVG, draw().encode())).value
        if picture_format is PictureFormat.SVG:
            return svg
        key = f"{name}:{width_px}.{picture_format}"
        return self._pictures.fetch(key, lambda: self._convert(svg, picture_format, width_px)).value

    def _convert(self, svg: bytes, picture_format: PictureFormat, width_px: int) -> bytes:
        picture = self._rasterizer.png(svg, width_px)
        if picture_format is PictureFormat.WEBP:
            picture = self._offload(png_to_webp, picture)
        return _counted(picture_format, picture)


def _counted(picture_format: PictureFormat, picture: bytes) -> bytes:
    PICTURES_DRAWN.labels(picture_format).inc()
    return picture
