"""The lights of day and weather, and the backgrounds that go with them. Light is linear, see ``Lighting``."""

from dataclasses import dataclass
from itertools import pairwise

from dioramacast.renderer.colour import Lighting, mix
from dioramacast.renderer.geometry import clamp

MOONLESS = Lighting((-0.50, 0.42, 0.70), (0.17, 0.20, 0.38), (0.20, 0.21, 0.41), (0.17, 0.13, 0.30), "#08082a", 0.34)
MOONLIT = Lighting((-0.50, 0.40, 0.72), (0.35, 0.38, 0.60), (0.24, 0.26, 0.48), (0.19, 0.15, 0.34), "#0b0a2c", 0.46)
BLUE_HOUR = Lighting((-0.50, 0.52, 0.60), (0.48, 0.46, 0.70), (0.34, 0.37, 0.64), (0.26, 0.21, 0.40), "#191552", 0.30)
DUSK = Lighting((-0.52, 0.60, 0.46), (1.06, 0.66, 0.52), (0.44, 0.43, 0.63), (0.32, 0.26, 0.38), "#33235c", 0.30)
DAWN = Lighting((-0.50, 0.60, 0.48), (1.00, 0.74, 0.62), (0.47, 0.46, 0.61), (0.35, 0.29, 0.38), "#3a2a5c", 0.28)
GOLDEN = Lighting((-0.60, 0.58, 0.40), (1.22, 0.78, 0.42), (0.40, 0.42, 0.60), (0.34, 0.31, 0.34), "#3a2f62", 0.32)
MORNING = Lighting((-0.60, 0.56, 0.42), (1.16, 0.84, 0.55), (0.42, 0.47, 0.62), (0.34, 0.34, 0.36), "#2c3766", 0.30)
AFTERNOON = Lighting((-0.58, 0.44, 0.58), (1.04, 0.84, 0.61), (0.42, 0.49, 0.58), (0.33, 0.36, 0.34), "#1f4a5a", 0.32)
NOON = Lighting((-0.40, 0.38, 0.82), (1.00, 0.88, 0.70), (0.44, 0.48, 0.53), (0.38, 0.38, 0.34), "#274a5e", 0.33)
HOT = Lighting((-0.34, 0.40, 0.85), (1.02, 0.88, 0.63), (0.46, 0.44, 0.43), (0.54, 0.42, 0.29), "#6b3a1e", 0.36)
CLOUDED = Lighting((-0.58, 0.44, 0.64), (0.64, 0.60, 0.56), (0.52, 0.55, 0.62), (0.37, 0.39, 0.43), "#2c4060", 0.24)
SNOWY = Lighting((-0.62, 0.42, 0.56), (0.62, 0.60, 0.58), (0.52, 0.57, 0.69), (0.41, 0.45, 0.56), "#3a5590", 0.30)
FOGGY = Lighting((-0.50, 0.50, 0.70), (0.48, 0.49, 0.50), (0.58, 0.61, 0.67), (0.40, 0.42, 0.46), "#3b4a62", 0.20)
STORMY = Lighting((-0.50, 0.52, 0.62), (0.48, 0.47, 0.54), (0.43, 0.47, 0.58), (0.27, 0.28, 0.37), "#141a38", 0.30)
GREENISH = Lighting((-0.50, 0.52, 0.62), (0.50, 0.52, 0.42), (0.41, 0.46, 0.44), (0.26, 0.29, 0.28), "#16242c", 0.32)
DUSTY = Lighting((-0.44, 0.44, 0.70), (0.82, 0.63, 0.40), (0.54, 0.48, 0.40), (0.46, 0.36, 0.26), "#5a3a22", 0.26)
HAZY = Lighting((-0.48, 0.46, 0.66), (0.84, 0.74, 0.56), (0.52, 0.51, 0.48), (0.42, 0.39, 0.34), "#4c4456", 0.22)
SMOKY = Lighting((-0.50, 0.50, 0.60), (0.70, 0.52, 0.38), (0.46, 0.42, 0.40), (0.34, 0.28, 0.26), "#3a2420", 0.28)
ASHEN = Lighting((-0.50, 0.48, 0.66), (0.44, 0.42, 0.42), (0.45, 0.44, 0.46), (0.32, 0.29, 0.31), "#221c28", 0.28)

_EVENING = ((-3.0, DUSK), (5.0, GOLDEN), (20.0, AFTERNOON), (52.0, NOON))
_MORNING = ((-3.0, DAWN), (5.0, MORNING), (20.0, AFTERNOON), (52.0, NOON))
NIGHT_BELOW_DEG, BLUE_HOUR_DEG = -11.0, -5.0


def light_of_sun(altitude_deg: float, is_rising: bool, moonlight: float) -> Lighting:
    """Of a clear sky; ``moonlight`` is the lit share of the moon's disc."""
    night = MOONLESS.blended(MOONLIT, moonlight)
    anchors = ((NIGHT_BELOW_DEG, night), (BLUE_HOUR_DEG, BLUE_HOUR), *(_MORNING if is_rising else _EVENING))
    if altitude_deg <= anchors[0][0]:
        return night
    for (low, before), (high, after) in pairwise(anchors):
        if altitude_deg <= high:
            return before.blended(after, (altitude_deg - low) / (high - low))
    return NOON


_Anchors = tuple[tuple[float, str], ...]
PASTEL_FROM_DEG = -4.2
"""Above this the background is light, below it deep: on the tones between neither dark nor light words read well."""
_EVENING_SKY: _Anchors = (
    (PASTEL_FROM_DEG, "#aaa6dc"),
    (-1.0, "#d3c0de"),
    (3.5, "#f0ccc8"),
    (8.0, "#f8dcba"),
    (12.0, "#f6e9d2"),
)
_MORNING_SKY: _Anchors = (
    (PASTEL_FROM_DEG, "#a9acdf"),
    (-1.0, "#d8c6e2"),
    (3.5, "#f5d3cf"),
    (8.0, "#f8e2cd"),
    (12.0, "#f4ebdc"),
)
_POLAR_DAY_SKY: _Anchors = (
    (PASTEL_FROM_DEG, "#c9b4d8"),
    (-1.0, "#ecc6c0"),
    (3.5, "#f7d1a6"),
    (9.0, "#f8deb2"),
    (12.0, "#f6e8ca"),
)
_POLAR_NIGHT_SKY: _Anchors = ((PASTEL_FROM_DEG, "#9fb2e2"), (-1.0, "#b9c6ea"), (3.5, "#e4d0dc"), (10.0, "#e9e2e2"))
DAY_FROM_DEG = 15.5
POLAR_LATITUDE_DEG = 62.0


def _between(anchors: _Anchors, altitude_deg: float) -> str:
    value = clamp(altitude_deg, anchors[0][0], anchors[-1][0])
    for (low, before), (high, after) in pairwise(anchors):
        if value <= high:
            return mix(before, after, (value - low) / (high - low))
    return anchors[-1][1]


def pastel_sky(altitude_deg: float, is_rising: bool, day: str, polar: int) -> str:
    """The clear background while the sun lights the sky. ``polar``: 1 in the polar summer, -1 in its winter, else 0."""
    evening = _MORNING_SKY if is_rising else _EVENING_SKY
    low = {1: _POLAR_DAY_SKY, -1: _POLAR_NIGHT_SKY}.get(polar, evening)
    return _between((*low, (DAY_FROM_DEG, day)), altitude_deg)


def deep_sky(altitude_deg: float, moonlight: float) -> str:
    """The clear background from the blue hour into the night."""
    night = mix("#262a66", "#3a3f8e", moonlight)
    return _between(((-12.0, night), (-8.0, "#383f90"), (PASTEL_FROM_DEG, "#4754a6")), altitude_deg)


@dataclass(frozen=True, slots=True)
class Mood:
    """What a weather makes of the light and of the background."""

    lighting: Lighting
    share: float
    """How far it takes over by day, 0 to 1."""
    day: str
    low: str
    """The background with the sun near the horizon."""
    deep: str
    """The background at night."""


FAIR = Mood(CLOUDED, 0.06, "#c0dcec", "#e4c9d2", "#32377c")
SCATTERED = Mood(CLOUDED, 0.22, "#bcd6e8", "#dfc6d6", "#343b78")
BROKEN = Mood(CLOUDED, 0.52, "#b6cbdd", "#d2c3da", "#343c6e")
OVERCAST = Mood(CLOUDED, 0.90, "#bac6d2", "#cbc3d8", "#333b60")
DRIZZLE = Mood(CLOUDED, 0.86, "#b5c8d2", "#cbc4dc", "#313f66")
RAIN = Mood(CLOUDED, 0.80, "#a9bdd1", "#cfc0dd", "#2d3a6a")
DOWNPOUR = Mood(STORMY, 0.62, "#9cafc6", "#bdb1d6", "#27335e")
DELUGE = Mood(STORMY, 0.95, "#8fa3b8", "#a99fc8", "#202b4e")
SHOWER = Mood(CLOUDED, 0.42, "#b0cde0", "#dcc4da", "#303c74")
LIGHT_THUNDER = Mood(STORMY, 0.62, "#aab6c6", "#c3b4d4", "#2d3466")
THUNDER = Mood(STORMY, 0.92, "#98a6ba", "#b1a7ce", "#272d58")
HEAVY_THUNDER = Mood(STORMY, 1.0, "#8b98b0", "#a097c2", "#20254c")
SQUALL = Mood(STORMY, 0.85, "#9fb3b8", "#b6b0c8", "#263653")
TORNADO = Mood(GREENISH, 0.95, "#a9b5a2", "#bab3a2", "#2a3648")
SNOW = Mood(SNOWY, 0.92, "#c3d8ea", "#d3cbe8", "#3b4c86")
HEAVY_SNOW = Mood(SNOWY, 1.0, "#cfdbe6", "#d6d0e4", "#46557e")
SNOW_SHOWER = Mood(SNOWY, 0.55, "#bbd8ef", "#dccde6", "#374886")
SLEET = Mood(SNOWY, 0.90, "#b6c7d6", "#c8c2de", "#33446e")
ICE = Mood(SNOWY, 0.85, "#b8d6de", "#cac9e4", "#2c4972")
MIST = Mood(FOGGY, 0.45, "#cde0e2", "#ead6d8", "#3f487c")
FOG = Mood(FOGGY, 0.95, "#cdd6dd", "#dad2df", "#454e70")
SMOKE = Mood(SMOKY, 0.90, "#cdbfb0", "#dbb8a4", "#44383f")
HAZE = Mood(HAZY, 0.85, "#e6e2d0", "#f1d0b8", "#45446c")
WHIRLS = Mood(DUSTY, 0.72, "#f0dab0", "#efc7a8", "#4a3f56")
SAND = Mood(DUSTY, 0.95, "#edc589", "#e9b388", "#533d42")
DUST = Mood(DUSTY, 0.90, "#ddc39c", "#deb193", "#4b3b44")
ASH = Mood(ASHEN, 0.95, "#aeabb0", "#b7a5ac", "#322f3d")
