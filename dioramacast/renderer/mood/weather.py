"""What each OpenWeatherMap condition looks like: its clouds, what falls, what hangs in the air, its mood."""

from dataclasses import dataclass
from enum import StrEnum

from dioramacast.renderer.mood import moods
from dioramacast.renderer.mood.moods import Mood


class Clouds(StrEnum):
    """By silhouette."""

    FAIR = "fair"
    """Cumulus, with wisps of cirrus while they are few."""
    SHEET = "sheet"
    """Stratus and nimbostratus."""
    HEAP = "heap"
    """Cumulus congestus: what showers fall from."""
    TOWER = "tower"
    """Cumulonimbus with an anvil."""
    RAGGED = "ragged"
    """Torn fractus."""
    ROLL = "roll"
    """The arcus of a squall line."""


class Rain(StrEnum):
    NONE = "none"
    DRIZZLE = "drizzle"
    STEADY = "steady"
    SHOWER = "shower"
    """Only under the clouds."""
    FREEZING = "freezing"
    DRIVEN = "driven"
    """Nearly level, by a gale."""


class Snow(StrEnum):
    NONE = "none"
    STEADY = "steady"
    SHOWER = "shower"
    WET = "wet"


class Air(StrEnum):
    """What hangs or flies in it."""

    CLEAR = "clear"
    MIST = "mist"
    FOG = "fog"
    SMOKE = "smoke"
    HAZE = "haze"
    WHIRLS = "whirls"
    SAND = "sand"
    DUST = "dust"
    ASH = "ash"
    SQUALL = "squall"
    TORNADO = "tornado"


@dataclass(frozen=True, slots=True)
class Weather:
    """The traits of one condition that can be seen."""

    mood: Mood | None
    clouds: Clouds = Clouds.FAIR
    rain: Rain = Rain.NONE
    snow: Snow = Snow.NONE
    air: Air = Air.CLEAR
    bolts: int = 0
    has_sun: bool = False
    """Whether sun, moon and stars can be seen through it."""
    drops_too: bool = False
    """Whether rain falls among the drizzle."""

    @property
    def is_shower(self) -> bool:
        return self.rain is Rain.SHOWER or self.snow is Snow.SHOWER


CLEAR = Weather(None, has_sun=True)


def _thunder(
    bolts: int, rain: Rain = Rain.NONE, clouds: Clouds = Clouds.TOWER, mood: Mood = moods.THUNDER, has_sun: bool = False
) -> Weather:
    return Weather(mood, clouds, rain, bolts=bolts, has_sun=has_sun)


_WEATHER = {
    200: _thunder(1, Rain.STEADY),
    201: _thunder(1, Rain.STEADY),
    202: _thunder(2, Rain.STEADY, mood=moods.HEAVY_THUNDER),
    210: _thunder(1, mood=moods.LIGHT_THUNDER, has_sun=True),
    211: _thunder(1),
    212: _thunder(3, mood=moods.HEAVY_THUNDER),
    221: _thunder(2, clouds=Clouds.RAGGED, mood=moods.LIGHT_THUNDER),
    230: _thunder(1, Rain.DRIZZLE, mood=moods.LIGHT_THUNDER),
    231: _thunder(1, Rain.DRIZZLE),
    232: _thunder(1, Rain.DRIZZLE, mood=moods.HEAVY_THUNDER),
    300: Weather(moods.DRIZZLE, Clouds.SHEET, Rain.DRIZZLE),
    301: Weather(moods.DRIZZLE, Clouds.SHEET, Rain.DRIZZLE),
    302: Weather(moods.RAIN, Clouds.SHEET, Rain.DRIZZLE),
    310: Weather(moods.DRIZZLE, Clouds.SHEET, Rain.DRIZZLE, drops_too=True),
    311: Weather(moods.RAIN, Clouds.SHEET, Rain.DRIZZLE, drops_too=True),
    312: Weather(moods.RAIN, Clouds.SHEET, Rain.DRIZZLE, drops_too=True),
    313: Weather(moods.SHOWER, Clouds.HEAP, Rain.SHOWER, has_sun=True),
    314: Weather(moods.DOWNPOUR, Clouds.HEAP, Rain.SHOWER),
    321: Weather(moods.SHOWER, Clouds.HEAP, Rain.SHOWER, has_sun=True),
    500: Weather(moods.RAIN, Clouds.SHEET, Rain.STEADY),
    501: Weather(moods.RAIN, Clouds.SHEET, Rain.STEADY),
    502: Weather(moods.DOWNPOUR, Clouds.SHEET, Rain.STEADY),
    503: Weather(moods.DOWNPOUR, Clouds.SHEET, Rain.STEADY),
    504: Weather(moods.DELUGE, Clouds.SHEET, Rain.STEADY),
    511: Weather(moods.ICE, Clouds.SHEET, Rain.FREEZING),
    520: Weather(moods.SHOWER, Clouds.HEAP, Rain.SHOWER, has_sun=True),
    521: Weather(moods.SHOWER, Clouds.HEAP, Rain.SHOWER, has_sun=True),
    522: Weather(moods.DOWNPOUR, Clouds.HEAP, Rain.SHOWER),
    531: Weather(moods.SHOWER, Clouds.RAGGED, Rain.SHOWER, has_sun=True),
    600: Weather(moods.SNOW, Clouds.SHEET, snow=Snow.STEADY),
    601: Weather(moods.SNOW, Clouds.SHEET, snow=Snow.STEADY),
    602: Weather(moods.HEAVY_SNOW, Clouds.SHEET, snow=Snow.STEADY),
    611: Weather(moods.SLEET, Clouds.SHEET, Rain.STEADY, Snow.WET),
    612: Weather(moods.SLEET, Clouds.HEAP, Rain.SHOWER, Snow.WET, has_sun=True),
    613: Weather(moods.SLEET, Clouds.HEAP, Rain.SHOWER, Snow.WET),
    615: Weather(moods.SLEET, Clouds.SHEET, Rain.STEADY, Snow.STEADY),
    616: Weather(moods.SLEET, Clouds.SHEET, Rain.STEADY, Snow.STEADY),
    620: Weather(moods.SNOW_SHOWER, Clouds.HEAP, snow=Snow.SHOWER, has_sun=True),
    621: Weather(moods.SNOW_SHOWER, Clouds.HEAP, snow=Snow.SHOWER, has_sun=True),
    622: Weather(moods.HEAVY_SNOW, Clouds.HEAP, snow=Snow.SHOWER),
    701: Weather(moods.MIST, air=Air.MIST, has_sun=True),
    711: Weather(moods.SMOKE, air=Air.SMOKE, has_sun=True),
    721: Weather(moods.HAZE, air=Air.HAZE, has_sun=True),
    731: Weather(moods.WHIRLS, air=Air.WHIRLS, has_sun=True),
    741: Weather(moods.FOG, Clouds.SHEET, air=Air.FOG),
    751: Weather(moods.SAND, air=Air.SAND, has_sun=True),
    761: Weather(moods.DUST, air=Air.DUST, has_sun=True),
    762: Weather(moods.ASH, Clouds.RAGGED, air=Air.ASH),
    771: Weather(moods.SQUALL, Clouds.ROLL, Rain.DRIVEN, air=Air.SQUALL),
    781: Weather(moods.TORNADO, Clouds.TOWER, Rain.STEADY, air=Air.TORNADO),
    800: CLEAR,
    801: Weather(moods.FAIR, has_sun=True),
    802: Weather(moods.SCATTERED, has_sun=True),
    803: Weather(moods.BROKEN, has_sun=True),
    804: Weather(moods.OVERCAST, Clouds.SHEET),
}


def weather_of(condition: int) -> Weather:
    """An unknown condition is drawn as a clear sky."""
    return _WEATHER.get(condition, CLEAR)
