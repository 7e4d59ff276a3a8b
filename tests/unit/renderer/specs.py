"""Specs for the renderer's tests, built from conditions as the product builds them."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from typing import Any

from dioramacast.conditions import CONDITIONS
from dioramacast.models import (
    ArtworkSpec,
    Caption,
    DioramaSpec,
    Light,
    Place,
    Season,
    Style,
    Units,
    Water,
    WaterKind,
)

LYON = Place(2996944, "Lyon", 45.75, 4.85, country="FR", population=522_250, elevation_m=173, climate="Cfb",
             water=Water(river_axis_deg=10, river_distance_km=0.5))  # fmt: skip
TOKYO = Place(1850147, "Tokyo", 35.69, 139.69, country="JP", population=9_733_276, climate="Cfa",
              water=Water(WaterKind.SEA, 150, 9, 0.25))  # fmt: skip
CAIRO = Place(360630, "Cairo", 30.06, 31.25, country="EG", population=9_606_916, climate="BWh",
              water=Water(river_axis_deg=10, river_distance_km=1))  # fmt: skip
OSLO = Place(3143244, "Oslo", 59.91, 10.75, country="NO", population=1_082_575, climate="Dfb",
             water=Water(WaterKind.SEA, 190, 2, 0.3))  # fmt: skip
REYKJAVIK = Place(3413829, "Reykjavík", 64.13, -21.9, country="IS", population=118_918, climate="Cfc",
                  water=Water(WaterKind.SEA, 300, 1, 0.6))  # fmt: skip
ZERMATT = Place(2657928, "Zermatt", 46.02, 7.75, country="CH", population=5_802, elevation_m=1_608, climate="ET")
OPEN_SEA = Place(0, "20.0° N, 40.0° W", 20.0, -40.0, water=Water(WaterKind.SEA, 0, 0, 1.0))


def parsed(svg: str) -> ET.Element:
    """The root of a picture; fails when it is not well-formed."""
    return ET.fromstring(svg.encode())  # noqa: S314 -- the renderer's own output


def artwork(place: Place = LYON, condition: int = 800, **changes: Any) -> ArtworkSpec:
    """A summer noon in clear weather, but for what is asked."""
    weather = CONDITIONS[condition]
    spec = ArtworkSpec(
        place=place,
        condition=condition,
        light=Light.DAY,
        season=Season.SUMMER,
        style=Style.REALISTIC,
        temperature_c=20,
        sun_altitude_deg=50,
        sun_is_rising=False,
        moon_phase=0.25,
        clouds_percent=weather.typical_clouds_percent,
        rain_mm_h=weather.typical_rain_mm_h,
        snow_mm_h=weather.typical_snow_mm_h,
        wind_speed_ms=weather.typical_wind_ms,
        wind_deg=270,
    )
    return replace(spec, **changes)


def diorama(spec: ArtworkSpec | None = None, **changes: Any) -> DioramaSpec:
    spec = spec or artwork()
    is_day = spec.light is not Light.NIGHT
    caption = Caption(
        title=spec.place.name,
        icon=CONDITIONS[spec.condition].icon(is_day),
        temperature=spec.temperature_c,
        units=Units.METRIC,
        local_date=date(2026, 11, 23),
    )
    return DioramaSpec(spec, replace(caption, **changes))


GOLDEN = {
    "lyon-rain-at-dusk": diorama(artwork(LYON, 501, light=Light.DUSK, sun_altitude_deg=1, season=Season.AUTUMN)),
    "tokyo-clear-night": diorama(artwork(TOKYO, 800, light=Light.NIGHT, sun_altitude_deg=-30, season=Season.SPRING)),
    "cairo-hot-noon": diorama(
        artwork(CAIRO, 800, temperature_c=40, sun_altitude_deg=75), temperature=104, units=Units.IMPERIAL
    ),
    "oslo-snow": diorama(artwork(OSLO, 601, temperature_c=-5, sun_altitude_deg=8, season=Season.WINTER)),
    "reykjavik-fog-artistic": diorama(artwork(REYKJAVIK, 741, temperature_c=5, style=Style.ARTISTIC)),
    "zermatt-dawn-miniature": diorama(
        artwork(ZERMATT, 802, light=Light.DAWN, sun_altitude_deg=3, sun_is_rising=True, style=Style.MINIATURE)
    ),
    "open-sea-storm-cinematic": diorama(artwork(OPEN_SEA, 202, style=Style.CINEMATIC)),
}
