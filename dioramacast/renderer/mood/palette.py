"""Mood and colour: what time of day, weather, climate and style do to every tone of the picture."""

import math
from dataclasses import dataclass, replace

from dioramacast.conditions import CONDITIONS, ConditionGroup
from dioramacast.models import ArtworkSpec, Light, Place, Season, Style
from dioramacast.renderer.colour import Grade, Lighting, Material, contrast, luminance, mix
from dioramacast.renderer.geometry import clamp, smoothstep
from dioramacast.renderer.mood import moods
from dioramacast.renderer.mood.moods import Mood
from dioramacast.renderer.mood.weather import Air, Rain, weather_of

Group = ConditionGroup

TEAL_TINT, AMBER_TINT = "#0d4a5c", "#a8642e"
"""What film is graded with: teal, but amber where the sky is warm already."""
GRADES = {
    Style.REALISTIC: Grade(0.94, 1.0),
    Style.ARTISTIC: Grade(1.32, 1.04, "#ffefd8", 0.06),
    Style.MINIATURE: Grade(1.28, 1.06),
    Style.CINEMATIC: Grade(1.0, 1.17, TEAL_TINT, 0.08),
}
ALTITUDES_OF_LIGHT = {
    Light.NIGHT: (-90, -7),
    Light.DAWN: (-5, 8),
    Light.DUSK: (-5, 8),
    Light.DAY: (6, 90),
}
"""A named light keeps the sun within these degrees, so that picture and words never disagree."""

DARK_INKS = {"cool": "#1d3557", "violet": "#35264f", "warm": "#5b3113"}
DARKEST_INK = "#0d0f22"
LIGHT_INK = "#fff7ee"
LEAST_CONTRAST = 6.0


@dataclass(frozen=True, slots=True)
class Ground:
    """Albedos of the land. ``strata`` from the top down."""

    turf: str
    field: str
    paving: str
    strata: tuple[str, str, str, str]
    beach: str = "#ecd6a4"


MEADOW_STRATA = ("#9a7455", "#8a6248", "#6f4d3d", "#553b34")
SAND_STRATA = ("#d6a768", "#bf8a4e", "#9b6a40", "#6b4634")
BASALT_STRATA = ("#6d6f78", "#5c5e69", "#4b4d59", "#3a3b47")
RED_STRATA = ("#b56f4c", "#a05c40", "#804838", "#5d372f")

GROUNDS = {
    "tropical": Ground("#7cbf5e", "#a5cf6b", "#d8c7a6", RED_STRATA, "#f3dfae"),
    "desert": Ground("#efd197", "#e5c27f", "#e8cfa0", SAND_STRATA, "#f5dfae"),
    "steppe": Ground("#cbbf74", "#d9c27a", "#dcc8a2", SAND_STRATA),
    "mediterranean": Ground("#a9bd68", "#cdbf72", "#e2d0b4", ("#b98d62", "#a5764f", "#855b42", "#614337")),
    "temperate": Ground("#8fbf69", "#bccb72", "#d5c6b4", MEADOW_STRATA),
    "boreal": Ground("#84ab6c", "#a3b56e", "#c9c3ba", MEADOW_STRATA),
    "tundra": Ground("#a5ad7d", "#b9b48a", "#bdbcb8", BASALT_STRATA, "#cfc8b4"),
    "ice": Ground("#eef4fa", "#e2ecf5", "#d6e0ea", ("#c2d9ec", "#a3c4de", "#86acce", "#6c92b8"), "#e8f0f6"),
}


def climate_of(place: Place) -> str:
    """The Köppen class, guessed from the latitude where it is not known."""
    if place.climate:
        return place.climate
    guesses = ((12, "Af"), (22, "Aw"), (33, "BWh"), (45, "Cfa"), (56, "Cfb"), (63, "Dfb"), (69, "Dfc"), (78, "ET"))
    return next((climate for limit, climate in guesses if abs(place.lat) < limit), "EF")


def land_of(place: Place) -> str:
    """The key of ``GROUNDS`` for a place."""
    climate = climate_of(place)
    if climate.startswith("BW"):
        return "desert"
    if climate.startswith("Cs"):
        return "mediterranean"
    if climate == "EF":
        return "ice"
    by_letter = {"A": "tropical", "B": "steppe", "C": "temperate", "D": "boreal", "E": "tundra"}
    return by_letter.get(climate[:1], "temperate")


def group_of(spec: ArtworkSpec) -> Group:
    condition = CONDITIONS.get(spec.condition)
    return condition.group if condition else Group.CLEAR


def sun_altitude_of(spec: ArtworkSpec) -> float:
    low, high = ALTITUDES_OF_LIGHT[spec.light]
    return clamp(spec.sun_altitude_deg, low, high)


class Palette:
    """All that the other modules ask about the mood of one picture."""

    def __init__(self, spec: ArtworkSpec) -> None:
        self.style = spec.style
        self.group = group_of(spec)
        self.weather = weather_of(spec.condition)
        self.season = spec.season
        self.altitude_deg = sun_altitude_of(spec)
        self.daylight = smoothstep(-9, 2, self.altitude_deg)
        """0 in the night, 1 by day."""
        self.moonlight = 0.5 - 0.5 * math.cos(2 * math.pi * spec.moon_phase) if self.weather.has_sun else 0.15
        """0 at new moon, 1 at full."""
        self.heat = _heat(spec)
        self.frost = _frost(spec)
        self.grade = GRADES[spec.style]
        self.light_from_left = not spec.sun_is_rising
        self.lighting = _lighting(self, spec)
        self.background = _readable(_graded(_background(self, spec), self.grade))
        self.ink = _ink(self.background)
        self.land = land_of(spec.place)
        self.snow = _lying_snow(spec, self.land)
        self.wet = self.group in WET_GROUPS
        self.lit_share = _lit_share(self.altitude_deg, self.weather.mood)
        self.ground = _ground(self, spec.season)
        self._materials: dict[str, Material] = {}

    def material(self, albedo: str) -> Material:
        found = self._materials.get(albedo)
        if found is None:
            found = self._materials[albedo] = Material(albedo, self.lighting, self.grade)
        return found

    def snowed(self, albedo: str, share: float = 0.9) -> Material:
        """The material of something that snow lies on."""
        return self.material(mix(albedo, "#f4f8ff", share * self.snow))

    def water_tone(self, albedo: str) -> Material:
        """The material of open water: it mirrors the sky, so it is deep at night, dull in bad weather, warm at dusk."""
        mood = self.weather.mood
        dull = mix(albedo, "#4c6078", 0.72 * mood.share if mood else 0.0)
        low_sun = self.daylight * (1 - smoothstep(2, 22, self.altitude_deg))
        mirrored = mix(dull, mix(self.background, "#b0649a", 0.35), 0.3 * low_sun)
        return self.material(mix(mirrored, "#1a2146", 0.8 * (1 - self.daylight)))

    def shown(self, colour: str) -> str:
        """A colour of something that shines by itself or hangs in the sky, which only the style changes."""
        return self.grade.apply(colour)


WET_GROUPS = frozenset({Group.DRIZZLE, Group.RAIN, Group.HEAVY_RAIN, Group.THUNDERSTORM, Group.STORM, Group.SLEET})


def _heat(spec: ArtworkSpec) -> float:
    """0 below 26 °C, 1 from 38 °C: how far the light bleaches and warms."""
    return smoothstep(26, 38, spec.temperature_c) if spec.temperature_c is not None else 0.0


def _frost(spec: ArtworkSpec) -> float:
    """0 from 1 °C, 1 below -12 °C: how far hoar whitens the ground and cold the light."""
    return 1 - smoothstep(-12, 1, spec.temperature_c) if spec.temperature_c is not None else 0.0


def _lighting(palette: Palette, spec: ArtworkSpec) -> Lighting:
    altitude_deg = palette.altitude_deg
    lighting = moods.light_of_sun(altitude_deg, spec.sun_is_rising, palette.moonlight)
    lighting = lighting.blended(moods.HOT, palette.heat * smoothstep(10, 35, altitude_deg))
    mood = palette.weather.mood
    if mood:
        # Bad weather near the horizon keeps some of the hour's colour, or dusk would be as grey as noon.
        lighting = lighting.blended(
            mood.lighting, mood.share * palette.daylight * (0.62 + 0.38 * _height(altitude_deg))
        )
    if palette.frost:
        red, green, blue = lighting.sky
        lighting = replace(lighting, sky=(red * (1 - 0.05 * palette.frost), green, blue * (1 + 0.07 * palette.frost)))
    return lighting.mirrored() if spec.sun_is_rising else lighting


def _height(altitude_deg: float) -> float:
    """0 with the sun at the horizon, 1 when it stands so high that its colour is gone."""
    return smoothstep(0, 14, altitude_deg)


def _background(palette: Palette, spec: ArtworkSpec) -> str:
    altitude_deg, mood = palette.altitude_deg, palette.weather.mood
    share = min(1.0, mood.share + 0.08) if mood else 0.0
    if altitude_deg < moods.PASTEL_FROM_DEG:
        return mix(moods.deep_sky(altitude_deg, palette.moonlight), mood.deep if mood else "#000000", share)
    polar = 0
    if abs(spec.place.lat) > moods.POLAR_LATITUDE_DEG:
        polar = {Season.SUMMER: 1, Season.WINTER: -1}.get(spec.season, 0)
    day = _day_sky(spec, palette.heat)
    sky = moods.pastel_sky(altitude_deg, spec.sun_is_rising, day, polar)
    if mood is None:
        return sky
    twilight = mix(mood.low, "#9c99cf", 0.5 * (1 - smoothstep(moods.PASTEL_FROM_DEG, 0, altitude_deg)))
    return mix(sky, mix(twilight, mood.day, _height(altitude_deg)), share)


def _graded(sky: str, grade: Grade) -> str:
    """The background is one large area: what makes a wall lively would make it glare."""
    saturation, contrasted = 1 + 0.4 * (grade.saturation - 1), 1 + 0.3 * (grade.contrast - 1)
    is_warm = int(sky[1:3], 16) > int(sky[5:7], 16)
    tint = AMBER_TINT if is_warm and grade.tint == TEAL_TINT else grade.tint
    return Grade(saturation, contrasted, tint, 2 * grade.tint_share).apply(sky)


def _readable(background: str) -> str:
    """On mid tones neither dark nor light text reads well: those are moved to the side they are nearer to."""
    end = "#ffffff" if luminance(background) > 0.2 else "#10123a"
    for step in range(8):
        candidate = mix(background, end, step / 12)
        if max(contrast(candidate, "#ffffff"), contrast(candidate, DARKEST_INK)) >= LEAST_CONTRAST:
            return candidate
    return background


def _day_sky(spec: ArtworkSpec, heat: float) -> str:
    """Mint by warm seas, sand over deserts, ice blue in the cold, blue elsewhere."""
    land = land_of(spec.place)
    by_land = {"tropical": "#bfe6dc", "desert": "#f4dfb2", "steppe": "#ecdcb8", "mediterranean": "#bde2ec",
               "boreal": "#c0def0", "tundra": "#c6dbe8", "ice": "#cfe3f2"}  # fmt: skip
    sky = by_land.get(land, "#bcdff2")
    if spec.temperature_c is not None and spec.temperature_c <= 0:
        sky = mix(sky, "#c3d8ea", 0.7)
    return mix(sky, "#f9dca6", heat * 0.8)


def _ink(background: str) -> str:
    """The text colour on this background: a dark of its hue or cream, pushed until it reads well."""
    red, blue = int(background[1:3], 16), int(background[5:7], 16)
    family = "warm" if red > blue + 24 else "violet" if red > blue - 20 else "cool"
    dark = DARK_INKS[family]
    is_light_sky = contrast(DARKEST_INK, background) >= contrast("#ffffff", background)
    ink, end = (dark, "#000000") if is_light_sky else (LIGHT_INK, "#ffffff")
    for step in range(10):
        candidate = mix(ink, end, step / 10)
        if contrast(candidate, background) >= LEAST_CONTRAST:
            return candidate
    return end


def _lying_snow(spec: ArtworkSpec, land: str) -> float:
    """How white the ground is, 0 to 1."""
    group = group_of(spec)
    if group is Group.SNOW:
        return 0.75 if 0 < spec.snow_mm_h < 1 else 1.0
    if group is Group.SLEET:
        return 0.12 if weather_of(spec.condition).rain is Rain.FREEZING else 0.4
    cold = spec.temperature_c is not None and spec.temperature_c <= -5
    if cold and (spec.season is Season.WINTER or land in ("tundra", "ice")):
        return 0.85
    return 0.0


GLOOMY = {
    moods.THUNDER: 0.26, moods.HEAVY_THUNDER: 0.34, moods.LIGHT_THUNDER: 0.16, moods.DOWNPOUR: 0.24,
    moods.DELUGE: 0.34, moods.SQUALL: 0.22, moods.TORNADO: 0.2, moods.FOG: 0.24, moods.ASH: 0.34, moods.DUST: 0.14,
    moods.SAND: 0.12, moods.SMOKE: 0.12, moods.HEAVY_SNOW: 0.16,
}  # fmt: skip
"""The share of windows that are lit by day in weather that darkens it."""


def _lit_share(altitude_deg: float, mood: Mood | None) -> float:
    """How many windows are lit, 0 to 1."""
    by_sun = 0.48 * (1 - smoothstep(-6, 8, altitude_deg))
    return max(by_sun, GLOOMY.get(mood, 0.0) if mood else 0.0)


SETTLED = {Air.ASH: ("#8d888d", 0.5), Air.SAND: ("#e6c07c", 0.42), Air.DUST: ("#d8b27c", 0.34)}
"""What comes down out of the air, and how much of the ground it covers."""


def _ground(palette: Palette, season: Season) -> Ground:
    """Hoar whitens what grows, rain darkens stone and deepens green, ash and sand cover all."""
    ground = _ground_of_season(palette.land, season)
    hoar, soaked = palette.frost * (1 - palette.snow), 1.0 if palette.wet else 0.0
    cover, share = SETTLED.get(palette.weather.air, ("#000000", 0.0))
    turf = mix(mix(ground.turf, "#4d8a4c", 0.16 * soaked), "#e3ecf2", 0.5 * hoar)
    field = mix(mix(ground.field, "#8a9a4c", 0.16 * soaked), "#e8eef2", 0.55 * hoar)
    paving = mix(ground.paving, "#5b586e", 0.26 * soaked)
    return replace(
        ground, turf=mix(turf, cover, share), field=mix(field, cover, share), paving=mix(paving, cover, share)
    )


def _ground_of_season(land: str, season: Season) -> Ground:
    ground = GROUNDS[land]
    if land in ("temperate", "boreal") and season in (Season.AUTUMN, Season.WINTER):
        faded = "#b5a860" if season is Season.AUTUMN else "#a8a878"
        return Ground(mix(ground.turf, faded, 0.45), mix(ground.field, faded, 0.5), ground.paving, ground.strata)
    if land == "mediterranean" and season is Season.SUMMER:
        return Ground(mix(ground.turf, "#d2bd6c", 0.4), ground.field, ground.paving, ground.strata)
    return ground
