"""What a request may say. The OpenAPI document is made from these models."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from dioramacast.conditions import WEATHER_WORDS, Condition
from dioramacast.errors import InvalidRequest
from dioramacast.models import Coordinates, Layer, Season, Style, TimeOfDay, Units

LOCATION_MAX_CHARACTERS = 80
_DECIMAL = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,20})?", re.ASCII)
_INTEGER = re.compile(r"[0-9]{1,5}", re.ASCII)
_MILLISECONDS = re.compile(r"[0-9]{1,15}", re.ASCII)
_HEX_ID = re.compile(r"[0-9a-f]{24}", re.ASCII)
_WAIT = re.compile(r"wait=([0-9]{1,9})", re.ASCII)
_NAME_PUNCTUATION = set(" .,'’‘ʻ()-–/&·")

WAIT_SECONDS, MOST_WAIT_SECONDS = 20, 25

ModelT = TypeVar("ModelT", bound=BaseModel)


def _decimal(text: Any) -> Any:
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise ValueError("must be a plain decimal number")
    return float(text)


def _integer(text: Any) -> Any:
    if not isinstance(text, str) or not _INTEGER.fullmatch(text):
        raise ValueError("must be a whole number")
    return int(text)


def _milliseconds(text: Any) -> Any:
    if not isinstance(text, str) or not _MILLISECONDS.fullmatch(text):
        raise ValueError("must be milliseconds since 1970")
    return int(text)


def _location(text: str) -> str:
    text = text.strip(" ")
    if not text:
        raise ValueError("must not be empty")
    for character in text:
        if unicodedata.category(character)[0] not in "LMN" and character not in _NAME_PUNCTUATION:
            raise ValueError("must be the name of a place: letters, digits, spaces and ' - . , only")
    return text


def _weather_words(text: str) -> str:
    if text.strip().lower() not in WEATHER_WORDS:
        raise ValueError("must be one of OpenWeatherMap's descriptions or a common word such as sunny or rainy")
    return text.strip().lower()


def _number(value: Any) -> Any:
    # Strict, but JSON has one kind of number: 12 and 12.0 are both welcome, true and "12" are not.
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("must be a number")
    return value


def _empty_is_unset(value: Any) -> Any:
    return None if value == "" else value


def _or_empty(schema: dict[str, Any]) -> None:
    schema["anyOf"].append({"const": ""})


def _hex_id_or_unset(value: Any) -> Any:
    return value if isinstance(value, str) and _HEX_ID.fullmatch(value) else None


T = TypeVar("T")
OrEmpty = Annotated[T | None, BeforeValidator(_empty_is_unset), Field(json_schema_extra=_or_empty)]
"""As a form sends it where nothing is chosen."""
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
QueryLatitude = Annotated[Latitude, BeforeValidator(_decimal), Field(description="Degrees north, without an exponent")]
QueryLongitude = Annotated[Longitude, BeforeValidator(_decimal), Field(description="Degrees east, without an exponent")]
JsonNumber = BeforeValidator(_number)
Location = Annotated[str, Field(min_length=1, max_length=LOCATION_MAX_CHARACTERS), AfterValidator(_location)]
PictureSize = Annotated[int, BeforeValidator(_integer)]
PICTURE_SIZES = (256, 512, 1080, 2048)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class _Lenient(BaseModel):
    """Outside the API an unknown argument (a campaign's tag, say) is no error."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)


class NoQuery(_Strict):
    """No query arguments."""


class AnyQuery(_Lenient):
    """No query arguments that mean anything."""


class WeatherQuery(_Strict):
    lat: QueryLatitude
    lon: QueryLongitude
    units: Units = Units.METRIC

    @property
    def coordinates(self) -> Coordinates:
        return Coordinates(self.lat, self.lon)


class PlacesQuery(_Strict):
    q: Annotated[str, Field(max_length=LOCATION_MAX_CHARACTERS)] | None = None
    limit: Annotated[int, Field(ge=1, le=20), BeforeValidator(_integer)] = 8
    lat: QueryLatitude | None = None
    lon: QueryLongitude | None = None

    @model_validator(mode="after")
    def _one_question(self) -> "PlacesQuery":
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon belong together")
        if (self.q is None) == (self.lat is None):
            raise ValueError("give either q, or lat and lon")
        return self

    @property
    def coordinates(self) -> Coordinates | None:
        return None if self.lat is None or self.lon is None else Coordinates(self.lat, self.lon)


class ReadyQuery(_Lenient):
    strict: bool = False


class PictureQuery(_Lenient):
    size: Annotated[PictureSize, Field(json_schema_extra={"enum": list(PICTURE_SIZES)})] | None = None
    """None: 1080, and an artwork by an image model as it was made."""
    layer: Layer = Layer.ALL
    """Only what we draw ourselves has layers."""

    @model_validator(mode="after")
    def _known_size(self) -> "PictureQuery":
        if self.size not in (None, *PICTURE_SIZES):
            raise ValueError("size must be 256, 512, 1080 or 2048")
        return self


class RequestedCoordinates(_Strict):
    lat: Annotated[Latitude, JsonNumber]
    lon: Annotated[Longitude, JsonNumber]


class DioramaSettings(_Strict):
    """Empty means by itself: the season of the date, the time of the sun."""

    style: OrEmpty[Style] = None
    time_of_day: OrEmpty[TimeOfDay] = None
    season: OrEmpty[Season] = None


class DioramaRequest(_Strict):
    location: Location | None = None
    weather: Annotated[str, AfterValidator(_weather_words)] | None = None
    temperature: Annotated[float, Field(ge=-100, le=70), JsonNumber] | None = None
    settings: DioramaSettings = DioramaSettings()
    coordinates: RequestedCoordinates | None = None
    units: Units = Units.METRIC

    @model_validator(mode="after")
    def _somewhere(self) -> "DioramaRequest":
        if self.location is None and self.coordinates is None:
            raise ValueError("location is required unless coordinates are given")
        return self

    @property
    def is_complete(self) -> bool:
        """Whether it says itself all that a picture shows, so that no weather is looked up."""
        return self.coordinates is None and self.weather is not None and self.temperature is not None

    @property
    def condition(self) -> Condition | None:
        return WEATHER_WORDS[self.weather] if self.weather else None


Moment = Annotated[
    int, Field(ge=0, le=10**15 - 1, description="Milliseconds since 1970"), BeforeValidator(_milliseconds)
]


class GalleryQuery(_Strict):
    before: Moment | None = None
    limit: Annotated[int, Field(ge=1, le=60), BeforeValidator(_integer)] = 24


class GalleryPageQuery(_Lenient):
    before: Moment | None = None


class PageQuery(_Lenient):
    """The page's own form."""

    place: OrEmpty[Location] = None
    lat: QueryLatitude | None = None
    lon: QueryLongitude | None = None
    units: Units | None = None
    """None: those of the country that the browser's languages begin with."""
    style: OrEmpty[Style] = None
    time_of_day: OrEmpty[TimeOfDay] = None
    season: OrEmpty[Season] = None
    diorama: Annotated[str | None, BeforeValidator(_hex_id_or_unset)] = None
    """A painting that was asked for here, done or not; what cannot be one is ignored, and the page is that of now."""

    @model_validator(mode="after")
    def _whole_point(self) -> "PageQuery":
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon belong together")
        return self

    @property
    def coordinates(self) -> Coordinates | None:
        return None if self.lat is None or self.lon is None else Coordinates(self.lat, self.lon)

    @property
    def settings(self) -> DioramaSettings:
        return DioramaSettings(style=self.style, time_of_day=self.time_of_day, season=self.season)


def parse_wait_seconds(prefer: str) -> int:
    """How long a ``Prefer`` header (RFC 7240) lets the answer wait; what it says and we do not know is ignored."""
    preferences = [each.strip().lower() for each in prefer.split(",")]
    if "respond-async" in preferences:
        return 0
    waits = [match[1] for each in preferences if (match := _WAIT.fullmatch(each))]
    return min(int(waits[0]), MOST_WAIT_SECONDS) if waits else WAIT_SECONDS


def parse_query(model: type[ModelT], arguments: Iterable[tuple[str, str]]) -> ModelT:
    """The model of a query string's (name, value) pairs.

    Raises:
        InvalidRequest: an argument is missing, unknown, given twice or not valid.
    """
    values: dict[str, str] = {}
    is_lenient = model.model_config.get("extra") == "ignore"
    for name, value in arguments:
        if is_lenient and name not in model.model_fields:
            continue
        if name in values:
            raise InvalidRequest(f"{_quoted(name)} is given twice.")
        values[name] = value
    return parse_model(model, values)


def parse_model(model: type[ModelT], values: Mapping[str, Any]) -> ModelT:
    """The model of already decoded values.

    Raises:
        InvalidRequest: with one sentence about the first thing that is wrong.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise InvalidRequest(_sentence(first["type"], ".".join(map(str, first["loc"])), first["msg"])) from None


def _sentence(kind: str, name: str, message: str) -> str:
    for prefix in ("Value error, ", "Input ", "String "):
        message = message.removeprefix(prefix)
    if kind == "missing":
        return f"{name} is required."
    if kind == "extra_forbidden":
        return f"{_quoted(name)} is not known here."
    return f"{name} {message}.".strip()


def _quoted(name: str) -> str:
    printable = "".join(character for character in name[:40] if character.isprintable())
    return f"'{printable}'"
