"""From a place, its weather and a visitor's wishes to exactly what a picture shows, and the id of it."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from dioramacast.astronomy import SUNRISE_ALTITUDE_DEG, moon_phase, sun_position
from dioramacast.conditions import CONDITIONS, Condition
from dioramacast.models import (
    ArtworkSpec,
    Caption,
    Coordinates,
    DioramaSpec,
    Light,
    Place,
    Season,
    Style,
    TimeOfDay,
    Units,
    WeatherReport,
)
from dioramacast.prompt import PROMPT_VERSION
from dioramacast.renderer import RENDERER_VERSION
from dioramacast.validation import DioramaSettings

_ID_HEX_DIGITS = 24
_RAIN_STEPS_MM_H = (0.0, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 50.0)
_TWILIGHT_DEG = 6
_LOWEST_MIDDAY_SUN_DEG = 15.0
"""Who asks for midday in the polar night still wants to see day."""
_DEFAULT_STYLE = Style.MINIATURE
_UNKNOWN_WEATHER = 801
_PAINTED_SUN_DEG = {Light.NIGHT: -18, Light.DAWN: 2, Light.DAY: 40, Light.DUSK: 2}

_diorama_json = TypeAdapter(DioramaSpec)
_artwork_json = TypeAdapter(ArtworkSpec)


@dataclass(frozen=True, slots=True)
class Sky:
    """The weather as far as a picture shows it. ``temperature_c`` None: not known, and not shown."""

    condition: Condition
    temperature_c: float | None
    clouds_percent: float
    rain_mm_h: float
    snow_mm_h: float
    wind_speed_ms: float
    wind_deg: int
    is_known: bool = True


def sky_of_report(report: WeatherReport) -> Sky:
    condition = CONDITIONS[report.condition]
    return Sky(
        condition=condition,
        temperature_c=report.temperature_c,
        clouds_percent=report.clouds_percent,
        # Providers round light rain down to none; the picture of rain must still show some.
        rain_mm_h=report.rain_mm_h or condition.typical_rain_mm_h,
        snow_mm_h=report.snow_mm_h or condition.typical_snow_mm_h,
        wind_speed_ms=report.wind_speed_ms,
        wind_deg=report.wind_deg,
    )


def sky_of_condition(condition: Condition, temperature_c: float | None) -> Sky:
    """The sky where only its name is known."""
    return Sky(
        condition=condition,
        temperature_c=temperature_c,
        clouds_percent=condition.typical_clouds_percent,
        rain_mm_h=condition.typical_rain_mm_h,
        snow_mm_h=condition.typical_snow_mm_h,
        wind_speed_ms=condition.typical_wind_ms,
        wind_deg=240,
    )


def unknown_sky() -> Sky:
    """A mild sky to draw a place under when no weather can be had; the caption then says nothing of it."""
    mild = sky_of_condition(CONDITIONS[_UNKNOWN_WEATHER], None)
    return Sky(mild.condition, None, mild.clouds_percent, 0, 0, mild.wind_speed_ms, mild.wind_deg, is_known=False)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, and what the clocks of the place say then."""

    utc: datetime
    utc_offset_seconds: int

    @property
    def local(self) -> datetime:
        return self.utc + timedelta(seconds=self.utc_offset_seconds)


def build_spec(place: Place, sky: Sky, settings: DioramaSettings, units: Units, moment: Moment) -> DioramaSpec:
    """The diorama of ``place`` under ``sky`` at ``moment``, as ``settings`` wish it."""
    altitude_deg, is_rising = _sun(place.coordinates, moment, settings.time_of_day)
    artwork = ArtworkSpec(
        place=place,
        condition=sky.condition.id,
        light=_light(altitude_deg, is_rising),
        season=settings.season or season_on(moment.local, place.lat),
        style=settings.style or _DEFAULT_STYLE,
        temperature_c=None if sky.temperature_c is None else 5 * round(sky.temperature_c / 5),
        sun_altitude_deg=_sun_step(altitude_deg),
        sun_is_rising=is_rising,
        moon_phase=shown_moon_phase(moment.utc),
        clouds_percent=round(sky.clouds_percent / 10) * 10,
        rain_mm_h=_nearest(_RAIN_STEPS_MM_H, sky.rain_mm_h),
        snow_mm_h=_nearest(_RAIN_STEPS_MM_H, sky.snow_mm_h),
        wind_speed_ms=min(40, round(sky.wind_speed_ms / 2) * 2),
        wind_deg=round(sky.wind_deg / 45) * 45 % 360,
    )
    caption = Caption(
        title=place.name,
        icon=sky.condition.icon(altitude_deg > SUNRISE_ALTITUDE_DEG) if sky.is_known else None,
        temperature=None if sky.temperature_c is None else units.degrees(sky.temperature_c),
        units=units,
        local_date=moment.local.date(),
    )
    return DioramaSpec(artwork, caption)


def shown_moon_phase(utc: datetime) -> float:
    """In the steps in which pictures differ."""
    return round(moon_phase(utc) * 16) % 16 / 16


def season_on(local: datetime, lat: float) -> Season:
    """The meteorological season of the hemisphere."""
    northern = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)
    return northern[(local.month % 12 // 3 + (0 if lat >= 0 else 2)) % 4]


def diorama_id(spec: DioramaSpec) -> str:
    return _id(diorama_to_json(spec))


def artwork_id(spec: ArtworkSpec) -> str:
    return _id(artwork_to_json(spec))


def for_painting(spec: ArtworkSpec) -> ArtworkSpec:
    """The conditions that pictures by an image model tell apart: few, since each costs money."""
    group = CONDITIONS[spec.condition].group
    condition = next(each for each in CONDITIONS.values() if each.group is group)
    return replace(
        spec,
        condition=condition.id,
        sun_altitude_deg=_PAINTED_SUN_DEG[spec.light],
        sun_is_rising=spec.light is Light.DAWN,
        moon_phase=0.5,
        clouds_percent=condition.typical_clouds_percent,
        rain_mm_h=condition.typical_rain_mm_h,
        snow_mm_h=condition.typical_snow_mm_h,
        wind_speed_ms=condition.typical_wind_ms,
        wind_deg=0,
    )


def painted_artwork_id(spec: ArtworkSpec, model: str) -> str:
    """The id of the picture that ``model`` paints of a spec ``for_painting``."""
    versioned = f"{PROMPT_VERSION}\n{model}\n".encode() + artwork_to_json(spec)
    return hashlib.sha256(versioned).hexdigest()[:_ID_HEX_DIGITS]


def diorama_to_json(spec: DioramaSpec) -> bytes:
    return _diorama_json.dump_json(spec)


def diorama_from_json(data: bytes) -> DioramaSpec:
    """Raises ``ValueError`` for anything that is not a spec."""
    return _diorama_json.validate_json(data)


def artwork_to_json(spec: ArtworkSpec) -> bytes:
    return _artwork_json.dump_json(spec)


def artwork_from_json(data: bytes) -> ArtworkSpec:
    """Raises ``ValueError`` for anything that is not a spec."""
    return _artwork_json.validate_json(data)


def _id(canonical: bytes) -> str:
    # The renderer's version is part of what a picture shows: its URL is promised never to change.
    versioned = json.dumps(RENDERER_VERSION).encode() + b"\n" + canonical
    return hashlib.sha256(versioned).hexdigest()[:_ID_HEX_DIGITS]


def _sun(coordinates: Coordinates, moment: Moment, wish: TimeOfDay | None) -> tuple[float, bool]:
    """(altitude in degrees, whether it is before local noon), true or as wished for."""
    altitude_deg, azimuth_deg = sun_position(coordinates, moment.utc)
    if wish is None:
        return altitude_deg, azimuth_deg < 180
    if wish is TimeOfDay.MIDDAY:
        midday = moment.utc + timedelta(hours=12 - (moment.local.hour + moment.local.minute / 60))
        return max(_LOWEST_MIDDAY_SUN_DEG, sun_position(coordinates, midday)[0]), False
    return {TimeOfDay.SUNRISE: (4.0, True), TimeOfDay.SUNSET: (4.0, False), TimeOfDay.NIGHT: (-30.0, False)}[wish]


def _light(altitude_deg: float, is_rising: bool) -> Light:
    if altitude_deg > _TWILIGHT_DEG:
        return Light.DAY
    if altitude_deg < -_TWILIGHT_DEG:
        return Light.NIGHT
    return Light.DAWN if is_rising else Light.DUSK


def _sun_step(altitude_deg: float) -> int:
    """Fine where the light changes fast, coarse elsewhere; night is night."""
    if altitude_deg < -12:
        return -18
    step = 2 if altitude_deg < 12 else 5
    return step * round(altitude_deg / step)


def _nearest(steps: tuple[float, ...], value: float) -> float:
    return min(steps, key=lambda step: abs(step - value))
