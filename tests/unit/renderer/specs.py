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
from scripts.survey_places import gazetteer

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


NIGHT = {"light": Light.NIGHT, "sun_altitude_deg": -30}
DUSK = {"light": Light.DUSK, "sun_altitude_deg": 1}
DAWN = {"light": Light.DAWN, "sun_altitude_deg": 3, "sun_is_rising": True}
FROST = {"temperature_c": -10, "season": Season.WINTER, "sun_altitude_deg": 8}


def known(place_id: int) -> Place:
    """A place of the gazetteer."""
    place = gazetteer().get(place_id)
    assert place is not None
    return place


GOLDEN = {
    "lyon-rain-at-dusk": diorama(artwork(LYON, 501, season=Season.AUTUMN, **DUSK)),
    "tokyo-clear-night": diorama(artwork(TOKYO, 800, season=Season.SPRING, **NIGHT)),
    "cairo-hot-noon": diorama(
        artwork(CAIRO, 800, temperature_c=40, sun_altitude_deg=75), temperature=104, units=Units.IMPERIAL
    ),
    "oslo-snow": diorama(artwork(OSLO, 601, temperature_c=-5, sun_altitude_deg=8, season=Season.WINTER)),
    "reykjavik-fog-artistic": diorama(artwork(REYKJAVIK, 741, temperature_c=5, style=Style.ARTISTIC)),
    "zermatt-dawn-miniature": diorama(artwork(ZERMATT, 802, style=Style.MINIATURE, **DAWN)),
    "open-sea-storm-cinematic": diorama(artwork(OPEN_SEA, 202, style=Style.CINEMATIC)),
    "paris-light-rain": diorama(artwork(known(2988507), 500, style=Style.MINIATURE, season=Season.AUTUMN, **DUSK)),
    "new-york-thunder": diorama(artwork(known(5128581), 211, wind_speed_ms=14, sun_altitude_deg=20)),
    "rio-few-clouds": diorama(artwork(known(3451190), 801, temperature_c=30, style=Style.MINIATURE)),
    "london-drizzle": diorama(artwork(known(2643743), 301, temperature_c=10, season=Season.SPRING)),
    "sydney-morning": diorama(artwork(known(2147714), 802, sun_altitude_deg=15, sun_is_rising=True)),
    "dubai-dust": diorama(artwork(known(292223), 761, temperature_c=40)),
    "agra-haze": diorama(artwork(known(1279259), 721, temperature_c=30, style=Style.ARTISTIC)),
    "moscow-snow-at-night": diorama(artwork(known(524901), 602, **{**FROST, **NIGHT})),
    "san-francisco-mist": diorama(artwork(known(5391959), 701, **DAWN)),
    "istanbul-cinematic": diorama(artwork(known(745044), 803, style=Style.CINEMATIC, season=Season.AUTUMN, **DUSK)),
    "kathmandu-clear": diorama(artwork(known(1283240), 800, sun_altitude_deg=35)),
    "cape-town-squall": diorama(artwork(known(3369157), 771, sun_altitude_deg=25)),
    "tubingen-autumn": diorama(artwork(known(2820860), 804, season=Season.AUTUMN, style=Style.MINIATURE)),
    "ulaanbaatar-frost": diorama(artwork(known(2028462), 800, **FROST)),
    "iquitos-downpour": diorama(artwork(known(3696183), 503, temperature_c=25)),
    "nuuk-polar-night": diorama(artwork(known(3421319), 600, **{**FROST, **NIGHT})),
    "amsterdam-tornado": diorama(artwork(known(2759794), 781, season=Season.SPRING)),
}
