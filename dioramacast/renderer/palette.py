"""Mood and colour: what time of day, weather, climate and style do to every tone of the picture."""

from dataclasses import dataclass
from itertools import pairwise

from dioramacast.conditions import CONDITIONS, ConditionGroup
from dioramacast.models import ArtworkSpec, Light, Place, Season, Style
from dioramacast.renderer.colour import Grade, Lighting, Material, contrast, mix
from dioramacast.renderer.geometry import clamp, smoothstep

Group = ConditionGroup

NIGHT = Lighting((-0.50, 0.40, 0.72), (0.30, 0.33, 0.56), (0.24, 0.26, 0.48), (0.20, 0.15, 0.34), "#0b0a2c", 0.42)
DUSK = Lighting((-0.50, 0.60, 0.50), (1.00, 0.66, 0.50), (0.42, 0.42, 0.62), (0.30, 0.25, 0.36), "#2b1d55", 0.30)
DAWN = Lighting((-0.50, 0.60, 0.48), (1.00, 0.72, 0.58), (0.46, 0.44, 0.58), (0.34, 0.28, 0.36), "#3a2a5c", 0.28)
GOLDEN = Lighting((-0.56, 0.52, 0.46), (1.06, 0.76, 0.50), (0.42, 0.46, 0.58), (0.32, 0.32, 0.34), "#2a3560", 0.30)
AFTERNOON = Lighting((-0.58, 0.44, 0.58), (1.02, 0.82, 0.60), (0.42, 0.50, 0.58), (0.32, 0.36, 0.34), "#1f4a5a", 0.30)
NOON = Lighting((-0.40, 0.38, 0.82), (1.00, 0.88, 0.70), (0.44, 0.48, 0.52), (0.38, 0.38, 0.34), "#274a5e", 0.32)
HOT = Lighting((-0.34, 0.40, 0.85), (0.98, 0.84, 0.60), (0.44, 0.42, 0.42), (0.52, 0.40, 0.27), "#6b3a1e", 0.36)
OVERCAST = Lighting((-0.58, 0.44, 0.64), (0.62, 0.58, 0.54), (0.52, 0.55, 0.62), (0.36, 0.38, 0.42), "#2c4060", 0.24)
SNOWY = Lighting((-0.62, 0.42, 0.56), (0.60, 0.58, 0.56), (0.52, 0.57, 0.70), (0.40, 0.44, 0.56), "#3a5590", 0.30)
FOGGY = Lighting((-0.50, 0.50, 0.70), (0.48, 0.49, 0.50), (0.58, 0.61, 0.67), (0.40, 0.42, 0.46), "#3b4a62", 0.20)
STORMY = Lighting((-0.50, 0.52, 0.62), (0.46, 0.46, 0.54), (0.42, 0.47, 0.58), (0.26, 0.28, 0.36), "#141a38", 0.30)
DUSTY = Lighting((-0.44, 0.44, 0.70), (0.80, 0.62, 0.40), (0.54, 0.48, 0.40), (0.46, 0.36, 0.26), "#5a3a22", 0.26)

BY_SUN_ALTITUDE_DEG = ((-9.0, NIGHT), (-1.0, DUSK), (7.0, GOLDEN), (22.0, AFTERNOON), (52.0, NOON))

BY_WEATHER: dict[Group, tuple[Lighting, float, str, str]] = {
    Group.FEW_CLOUDS: (OVERCAST, 0.10, "#c4d2dd", "#30356e"),
    Group.CLOUDS: (OVERCAST, 0.35, "#c2cdd8", "#313863"),
    Group.OVERCAST: (OVERCAST, 0.85, "#bcc6d1", "#30385a"),
    Group.DRIZZLE: (OVERCAST, 0.85, "#b4c2ce", "#2e3a5c"),
    Group.RAIN: (OVERCAST, 0.80, "#a8b8c9", "#2a355a"),
    Group.HEAVY_RAIN: (STORMY, 0.75, "#93a3b6", "#252e50"),
    Group.THUNDERSTORM: (STORMY, 1.0, "#98a6ba", "#262c52"),
    Group.STORM: (STORMY, 0.9, "#9aa8b2", "#262f4c"),
    Group.SNOW: (SNOWY, 0.95, "#c3d8ea", "#3d4f7e"),
    Group.SLEET: (SNOWY, 0.90, "#b7c6d4", "#35446c"),
    Group.FOG: (FOGGY, 0.95, "#cdd6dd", "#454e70"),
    Group.DUST: (DUSTY, 0.90, "#e4c795", "#4a3b46"),
}
"""The light, how far it takes over by day, and the day and night backgrounds."""

GRADES = {
    Style.REALISTIC: Grade(0.94, 1.0),
    Style.ARTISTIC: Grade(1.32, 1.04, "#ffefd8", 0.06),
    Style.MINIATURE: Grade(1.28, 1.06),
    Style.CINEMATIC: Grade(0.86, 1.16, "#0d4a5c", 0.09),
}
ALTITUDES_OF_LIGHT = {
    Light.NIGHT: (-90, -7),
    Light.DAWN: (-5, 8),
    Light.DUSK: (-5, 8),
    Light.DAY: (6, 90),
}
"""A named light keeps the sun within these degrees, so that picture and words never disagree."""

DARK_INKS = {"cool": "#1d3557", "violet": "#35264f", "warm": "#5b3113"}
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
        self.season = spec.season
        self.altitude_deg = sun_altitude_of(spec)
        self.daylight = smoothstep(-8, 4, self.altitude_deg)
        """0 in the night, 1 by day."""
        self.heat = _heat(spec)
        self.grade = GRADES[spec.style]
        self.light_from_left = not spec.sun_is_rising
        self.lighting = _lighting(spec, self.altitude_deg, self.daylight, self.heat)
        sky = _background(spec, self.altitude_deg, self.daylight, self.heat)
        self.background = _readable(self.grade.apply(sky))
        self.ink = _ink(self.background)
        self.land = land_of(spec.place)
        self.snow = _lying_snow(spec, self.land)
        self.wet = self.group in WET_GROUPS
        self.lit_share = _lit_share(self.altitude_deg, self.group)
        self.ground = _ground(self.land, spec.season)
        self._materials: dict[str, Material] = {}

    def material(self, albedo: str) -> Material:
        found = self._materials.get(albedo)
        if found is None:
            found = self._materials[albedo] = Material(albedo, self.lighting, self.grade)
        return found

    def snowed(self, albedo: str, share: float = 0.9) -> Material:
        """The material of something that snow lies on."""
        return self.material(mix(albedo, "#f4f8ff", share * self.snow))

    def shown(self, colour: str) -> str:
        """A colour of something that shines by itself or hangs in the sky, which only the style changes."""
        return self.grade.apply(colour)


WET_GROUPS = frozenset({Group.DRIZZLE, Group.RAIN, Group.HEAVY_RAIN, Group.THUNDERSTORM, Group.STORM, Group.SLEET})


def _heat(spec: ArtworkSpec) -> float:
    """0 below 26 °C, 1 from 38 °C: how far the light bleaches and warms."""
    return smoothstep(26, 38, spec.temperature_c) if spec.temperature_c is not None else 0.0


def _lighting(spec: ArtworkSpec, altitude_deg: float, daylight: float, heat: float) -> Lighting:
    anchors = list(BY_SUN_ALTITUDE_DEG)
    if spec.sun_is_rising:
        anchors[1] = (anchors[1][0], DAWN)
    lighting = anchors[-1][1]
    if altitude_deg <= anchors[0][0]:
        lighting = anchors[0][1]
    for (low, before), (high, after) in pairwise(anchors):
        if low < altitude_deg <= high:
            lighting = before.blended(after, (altitude_deg - low) / (high - low))
    lighting = lighting.blended(HOT, heat * smoothstep(10, 35, altitude_deg))
    weather = BY_WEATHER.get(group_of(spec))
    if weather:
        lighting = lighting.blended(weather[0], weather[1] * daylight)
    return lighting.mirrored() if spec.sun_is_rising else lighting


def _background(spec: ArtworkSpec, altitude_deg: float, daylight: float, heat: float) -> str:
    low = "#f1d3cd" if spec.sun_is_rising else "#cfc0dd"
    sky = mix(low, _day_sky(spec, heat), smoothstep(0, 18, altitude_deg))
    night = "#35377a"
    weather = BY_WEATHER.get(group_of(spec))
    if weather:
        sky = mix(sky, weather[2], weather[1] * (0.45 + 0.55 * smoothstep(-2, 12, altitude_deg)))
        night = mix(night, weather[3], weather[1])
    return mix(night, sky, daylight)


def _readable(background: str) -> str:
    """Twilight passes through mid tones on which neither dark nor light text reads well: those are made darker."""
    for step in range(8):
        candidate = mix(background, "#1c1e4c", step / 10)
        if max(contrast(candidate, "#ffffff"), contrast(candidate, DARK_INKS["cool"])) >= LEAST_CONTRAST - 0.6:
            return candidate
    return background


def _day_sky(spec: ArtworkSpec, heat: float) -> str:
    """Mint by warm seas, sand over deserts, ice blue in the cold, blue elsewhere."""
    land = land_of(spec.place)
    by_land = {"tropical": "#bfe6dc", "desert": "#f4dfb2", "steppe": "#ecdcb8", "mediterranean": "#c2e3ea",
               "boreal": "#c3ddee", "tundra": "#c6dbe8", "ice": "#cfe3f2"}  # fmt: skip
    sky = by_land.get(land, "#bfdcee")
    if spec.temperature_c is not None and spec.temperature_c <= 0:
        sky = mix(sky, "#c3d8ea", 0.7)
    return mix(sky, "#f9dca6", heat * 0.8)


def _ink(background: str) -> str:
    """The text colour on this background: a dark of its hue or cream, pushed until it reads well."""
    red, blue = int(background[1:3], 16), int(background[5:7], 16)
    family = "warm" if red > blue + 24 else "violet" if red > blue - 20 else "cool"
    dark = DARK_INKS[family]
    ink, end = (
        (dark, "#000000") if contrast(dark, background) >= contrast(LIGHT_INK, background) else (LIGHT_INK, "#ffffff")
    )
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
        return 0.4
    cold = spec.temperature_c is not None and spec.temperature_c <= -5
    if cold and (spec.season is Season.WINTER or land in ("tundra", "ice")):
        return 0.85
    return 0.0


def _lit_share(altitude_deg: float, group: Group) -> float:
    """How many windows are lit, 0 to 1."""
    by_sun = 0.48 * (1 - smoothstep(-6, 8, altitude_deg))
    gloom = 0.24 if group in (Group.FOG, Group.THUNDERSTORM, Group.HEAVY_RAIN, Group.STORM) else 0.0
    return max(by_sun, gloom)


def _ground(land: str, season: Season) -> Ground:
    ground = GROUNDS[land]
    if land in ("temperate", "boreal") and season in (Season.AUTUMN, Season.WINTER):
        faded = "#b5a860" if season is Season.AUTUMN else "#a8a878"
        return Ground(mix(ground.turf, faded, 0.45), mix(ground.field, faded, 0.5), ground.paving, ground.strata)
    if land == "mediterranean" and season is Season.SUMMER:
        return Ground(mix(ground.turf, "#d2bd6c", 0.4), ground.field, ground.paving, ground.strata)
    return ground
