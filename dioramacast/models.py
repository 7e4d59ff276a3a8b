"""The nouns of the product: frozen values and enums, no behaviour beyond small derived properties."""

import math
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum

CELLS_PER_DEGREE = 20
"""Weather is fetched per grid cell of 0.05° x 0.05°, centred on the multiples of 0.05°."""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point on Earth. ``lat`` in [-90, 90], ``lon`` in [-180, 180], degrees."""

    lat: float
    lon: float

    @property
    def cell(self) -> "Coordinates":
        """The centre of the grid cell this point lies in; +180° and -180° are one cell."""
        lat = math.floor(self.lat * CELLS_PER_DEGREE + 0.5) / CELLS_PER_DEGREE
        lon = math.floor(self.lon * CELLS_PER_DEGREE + 0.5) / CELLS_PER_DEGREE
        return Coordinates(lat + 0.0, (-180.0 if lon >= 180.0 else lon) + 0.0)


class WaterKind(StrEnum):
    SEA = "sea"
    LAKE = "lake"


@dataclass(frozen=True, slots=True)
class Water:
    """Which way water lies from a city's centre. Bearings are degrees clockwise from north."""

    shore: WaterKind | None = None
    shore_bearing_deg: int | None = None
    """Direction of the open water (0-359)."""
    shore_distance_km: float | None = None
    open_share: float = 0.0
    """How much of the circle of about 15 km around the city is open water, 0 to 1."""
    river_axis_deg: int | None = None
    """The line a river runs along near the city (0-179)."""
    river_distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A city of the gazetteer (``id`` is its GeoNames id), or a bare point on the map (``id`` 0)."""

    id: int
    name: str
    lat: float
    lon: float
    ascii_name: str = ""
    region: str = ""
    country: str = ""
    """ISO 3166 alpha-2, empty where unknown."""
    population: int | None = None
    timezone: str | None = None
    """IANA name."""
    elevation_m: int | None = None
    climate: str | None = None
    """Köppen-Geiger class such as ``Cfb``."""
    water: Water = field(default_factory=Water)

    @property
    def coordinates(self) -> Coordinates:
        return Coordinates(self.lat, self.lon)


class WeatherSource(StrEnum):
    OPENWEATHERMAP = "openweathermap"
    OPEN_METEO = "open-meteo"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class WeatherReport:
    """The weather of one grid cell as one provider told it, in metric units and UTC."""

    coordinates: Coordinates
    """The cell's centre."""
    source: WeatherSource
    condition: int
    """OpenWeatherMap condition id; see ``dioramacast.conditions``."""
    is_day: bool
    temperature_c: float
    feels_like_c: float
    humidity_percent: int
    pressure_hpa: float
    wind_speed_ms: float
    wind_deg: int
    """Direction the wind comes from."""
    clouds_percent: int
    rain_mm_h: float
    snow_mm_h: float
    observed_at: datetime
    fetched_at: datetime
    utc_offset_seconds: int
    sunrise: datetime | None
    """Today's, in UTC; None in polar day and night."""
    sunset: datetime | None
    provider_name: str = ""
    country: str = ""
    wind_gust_ms: float | None = None
    """None, as ``visibility_m``, where the provider does not say."""
    visibility_m: float | None = None


@dataclass(frozen=True, slots=True)
class WeatherAnswer:
    """A report and how it came: ``stale`` when it is the last good one, past its freshness."""

    report: WeatherReport
    stale: bool
    is_substitute: bool = False
    """Another provider's than the one who is asked first, or the sample."""
    fresh_for_seconds: float = 0.0
    renew_in_seconds: float = 0.0
    """Who asks after that lets it be loaded anew, before it expires."""

    def age_seconds(self, now: datetime) -> float:
        return max(0.0, (now - self.report.fetched_at).total_seconds())

    @property
    def is_good(self) -> bool:
        """Fresh, and no substitute that would hide a recovery: fit to be kept by browsers and CDNs."""
        return not self.stale and not self.is_substitute


class Light(StrEnum):
    NIGHT = "night"
    DAWN = "dawn"
    DAY = "day"
    DUSK = "dusk"


class Season(StrEnum):
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Style(StrEnum):
    REALISTIC = "realistic"
    ARTISTIC = "artistic"
    MINIATURE = "miniature"
    CINEMATIC = "cinematic"


class TimeOfDay(StrEnum):
    SUNRISE = "sunrise"
    MIDDAY = "midday"
    SUNSET = "sunset"
    NIGHT = "night"


class Units(StrEnum):
    METRIC = "metric"
    IMPERIAL = "imperial"

    def degrees(self, temperature_c: float) -> int:
        """Whole degrees in these units; halves go away from zero, as people round."""
        degrees = temperature_c if self is Units.METRIC else temperature_c * 9 / 5 + 32
        return int(degrees + 0.5) if degrees >= 0 else -int(-degrees + 0.5)


class Layer(StrEnum):
    """``scene`` holds still, ``fx`` moves (rain, snow, clouds); ``all`` is both in one file."""

    ALL = "all"
    SCENE = "scene"
    FX = "fx"


@dataclass(frozen=True, slots=True)
class ArtworkSpec:
    """Everything a text-free picture shows, rounded to the steps in which pictures differ.

    It carries the place's facts, so that a picture can be drawn again without the gazetteer.
    """

    place: Place
    condition: int
    light: Light
    season: Season
    style: Style
    temperature_c: int | None
    """To the nearest 5 °C; None where no weather is known."""
    sun_altitude_deg: int
    """-90 to 90, in small steps."""
    sun_is_rising: bool
    """Before local noon: the light comes from the other side than after it."""
    moon_phase: float
    """0 new, 0.25 first quarter, 0.5 full, 0.75 last quarter; in steps of 1/16."""
    clouds_percent: int
    rain_mm_h: float
    snow_mm_h: float
    wind_speed_ms: int
    wind_deg: int


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands over the artwork."""

    title: str
    icon: str | None
    """OpenWeatherMap icon code such as ``10d``; None where no weather is known."""
    temperature: int | None
    """Whole degrees in ``units``, rounded once."""
    units: Units
    local_date: date


@dataclass(frozen=True, slots=True)
class DioramaSpec:
    """An artwork under its caption."""

    artwork: ArtworkSpec
    caption: Caption
    painted_artwork_id: str = ""
    """Of the image model's picture; empty: the artwork is our own drawing."""


class PictureFormat(StrEnum):
    SVG = "svg"
    PNG = "png"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        return "image/svg+xml" if self is PictureFormat.SVG else f"image/{self.value}"


class JobState(StrEnum):
    """Of the making of one painted artwork; the last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        return self not in (JobState.QUEUED, JobState.RUNNING)


class JobRank(IntEnum):
    """The lower goes first."""

    VISITOR = 0
    """Somebody waits for it."""
    AHEAD = 1
    """Made before anybody asks."""
