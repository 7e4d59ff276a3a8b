"""What the API answers. Views serialise these models, and the OpenAPI document is made from them."""

from datetime import UTC, datetime, timedelta, timezone

from pydantic import BaseModel, ConfigDict

from dioramacast.conditions import CONDITIONS
from dioramacast.models import JobState, Place, Units, WeatherAnswer, WeatherSource

HTTP_SENTENCES = {
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    415: "Send the body as application/json.",
}
"""For the refusals that are not ours but the web framework's, by status."""

_MPH_PER_MS = 2.2369363


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Problem(_Answer):
    """RFC 9457, and ``error``: a sentence a person can act on."""

    type: str
    title: str
    status: int
    detail: str
    error: str
    preview_url: str | None = None
    """Our own drawing, where a picture was refused by the visitor's limit."""


def problem(status: int, slug: str, title: str, sentence: str, preview_url: str | None = None) -> Problem:
    """``slug`` is the anchor at which /api-info tells of this kind."""
    return Problem(
        type=f"/api-info#{slug}", title=title, status=status, detail=sentence, error=sentence, preview_url=preview_url
    )


class CoordinatesBody(_Answer):
    lat: float
    lon: float


class WeatherBody(_Answer):
    """``age_seconds`` and ``local_time`` are as of the fetch; the Age header gives the rest."""

    location: str
    country: str
    temperature: int
    feels_like: int
    humidity: int
    description: str
    icon: str
    wind_speed: int
    pressure: int
    condition: int
    clouds: int
    wind_deg: int
    sunrise: str | None
    sunset: str | None
    observed_at: str
    local_time: str
    coordinates: CoordinatesBody
    source: WeatherSource
    stale: bool
    age_seconds: int
    units: Units


class PlaceBody(_Answer):
    name: str
    region: str
    country: str
    lat: float
    lon: float
    population: int | None


class DioramaBody(_Answer):
    id: str
    image_url: str
    prompt: str
    message: str
    generator: str
    model: str | None
    cached: bool
    permalink: str
    artwork_id: str
    artwork_url: str


class JobBody(_Answer):
    """How far a diorama is."""

    id: str
    state: JobState
    position: int | None
    """1 is the next; None unless it is queued."""
    elapsed_seconds: int
    eta_seconds: int | None
    """An estimate; None where nothing is known to estimate from."""
    image_url: str | None
    """None until it is done."""
    preview_url: str
    """Our own drawing."""
    error: str | None


class GalleryItem(_Answer):
    id: str
    title: str
    country: str
    description: str
    """Of the weather it shows."""
    image_url: str
    artwork_url: str
    artwork_id: str
    permalink: str
    generator: str
    drawn_at: str


class GalleryBody(_Answer):
    """Newest first; ``next`` is the address of what was drawn before these, None at the end."""

    items: list[GalleryItem]
    next: str | None


class HealthBody(_Answer):
    status: str
    timestamp: str


class ReadyChecks(_Answer):
    weather_api: bool
    image_api: bool
    cache: bool


class ReadyBody(_Answer):
    status: str
    checks: ReadyChecks
    timestamp: str
    reason: str


class MetricsBody(_Answer):
    cache_type: str
    redis_configured: bool
    timestamp: str
    cache_hit_ratio: float | None
    """Fresh and stale over all look-ups; None before the first."""
    cache_lookups: dict[str, int]
    upstream_calls: dict[str, int]
    weather_answers: dict[str, int]
    jobs: dict[str, int]
    spend_today_usd: float | None
    """0 where nothing can be bought; None while it is not counted in dollars."""


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def weather_body(answer: WeatherAnswer, location: str, country: str, units: Units) -> WeatherBody:
    report = answer.report
    condition = CONDITIONS[report.condition]
    zone = timezone(timedelta(seconds=report.utc_offset_seconds))
    wind = report.wind_speed_ms * (_MPH_PER_MS if units is Units.IMPERIAL else 1)
    return WeatherBody(
        location=location,
        country=country,
        temperature=units.degrees(report.temperature_c),
        feels_like=units.degrees(report.feels_like_c),
        humidity=report.humidity_percent,
        description=condition.description.capitalize(),
        icon=condition.icon(report.is_day),
        wind_speed=round(wind),
        pressure=round(report.pressure_hpa),
        condition=report.condition,
        clouds=report.clouds_percent,
        wind_deg=report.wind_deg,
        sunrise=report.sunrise.astimezone(zone).isoformat() if report.sunrise else None,
        sunset=report.sunset.astimezone(zone).isoformat() if report.sunset else None,
        observed_at=iso(report.observed_at.astimezone(UTC)),
        local_time=report.fetched_at.astimezone(zone).isoformat(timespec="seconds"),
        coordinates=CoordinatesBody(lat=report.coordinates.lat, lon=report.coordinates.lon),
        source=report.source,
        stale=answer.stale,
        age_seconds=max(0, int((report.fetched_at - report.observed_at).total_seconds())),
        units=units,
    )


def place_body(place: Place) -> PlaceBody:
    return PlaceBody(
        name=place.name,
        region=place.region,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        population=place.population,
    )
