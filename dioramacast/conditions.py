"""The 55 OpenWeatherMap conditions: descriptions, icons, groups, and the words people use for them.

Source: https://openweathermap.org/weather-conditions
"""

from dataclasses import dataclass
from enum import StrEnum


class ConditionGroup(StrEnum):
    """The skies that make different pictures."""

    CLEAR = "clear"
    FEW_CLOUDS = "few-clouds"
    CLOUDS = "clouds"
    OVERCAST = "overcast"
    DRIZZLE = "drizzle"
    RAIN = "rain"
    HEAVY_RAIN = "heavy-rain"
    THUNDERSTORM = "thunderstorm"
    SNOW = "snow"
    SLEET = "sleet"
    FOG = "fog"
    DUST = "dust"
    STORM = "storm"


@dataclass(frozen=True, slots=True)
class Condition:
    """One OpenWeatherMap condition. ``typical_*`` stand in where only the condition is known."""

    id: int
    description: str
    group: ConditionGroup
    icon_stem: str
    typical_clouds_percent: int
    typical_rain_mm_h: float = 0.0
    typical_snow_mm_h: float = 0.0
    typical_wind_ms: int = 3

    def icon(self, is_day: bool) -> str:
        return self.icon_stem + ("d" if is_day else "n")


_G = ConditionGroup
_TABLE = (
    Condition(200, "thunderstorm with light rain", _G.THUNDERSTORM, "11", 90, 1.5, 0, 7),
    Condition(201, "thunderstorm with rain", _G.THUNDERSTORM, "11", 95, 5, 0, 8),
    Condition(202, "thunderstorm with heavy rain", _G.THUNDERSTORM, "11", 100, 14, 0, 10),
    Condition(210, "light thunderstorm", _G.THUNDERSTORM, "11", 80, 0, 0, 6),
    Condition(211, "thunderstorm", _G.THUNDERSTORM, "11", 90, 0, 0, 8),
    Condition(212, "heavy thunderstorm", _G.THUNDERSTORM, "11", 100, 0, 0, 12),
    Condition(221, "ragged thunderstorm", _G.THUNDERSTORM, "11", 75, 0, 0, 9),
    Condition(230, "thunderstorm with light drizzle", _G.THUNDERSTORM, "11", 90, 0.4, 0, 6),
    Condition(231, "thunderstorm with drizzle", _G.THUNDERSTORM, "11", 95, 0.8, 0, 7),
    Condition(232, "thunderstorm with heavy drizzle", _G.THUNDERSTORM, "11", 100, 1.5, 0, 8),
    Condition(300, "light intensity drizzle", _G.DRIZZLE, "09", 75, 0.2),
    Condition(301, "drizzle", _G.DRIZZLE, "09", 85, 0.5),
    Condition(302, "heavy intensity drizzle", _G.DRIZZLE, "09", 95, 1.0),
    Condition(310, "light intensity drizzle rain", _G.DRIZZLE, "09", 80, 0.4),
    Condition(311, "drizzle rain", _G.DRIZZLE, "09", 90, 0.8),
    Condition(312, "heavy intensity drizzle rain", _G.DRIZZLE, "09", 95, 1.5),
    Condition(313, "shower rain and drizzle", _G.RAIN, "09", 85, 2.5),
    Condition(314, "heavy shower rain and drizzle", _G.HEAVY_RAIN, "09", 95, 8),
    Condition(321, "shower drizzle", _G.DRIZZLE, "09", 75, 0.8),
    Condition(500, "light rain", _G.RAIN, "10", 75, 1.0),
    Condition(501, "moderate rain", _G.RAIN, "10", 90, 4),
    Condition(502, "heavy intensity rain", _G.HEAVY_RAIN, "10", 100, 12, 0, 6),
    Condition(503, "very heavy rain", _G.HEAVY_RAIN, "10", 100, 25, 0, 8),
    Condition(504, "extreme rain", _G.HEAVY_RAIN, "10", 100, 50, 0, 10),
    Condition(511, "freezing rain", _G.SLEET, "13", 100, 2, 0),
    Condition(520, "light intensity shower rain", _G.RAIN, "09", 65, 1.5),
    Condition(521, "shower rain", _G.RAIN, "09", 75, 4),
    Condition(522, "heavy intensity shower rain", _G.HEAVY_RAIN, "09", 90, 15, 0, 7),
    Condition(531, "ragged shower rain", _G.RAIN, "09", 70, 6, 0, 7),
    Condition(600, "light snow", _G.SNOW, "13", 85, 0, 0.6),
    Condition(601, "snow", _G.SNOW, "13", 95, 0, 2),
    Condition(602, "heavy snow", _G.SNOW, "13", 100, 0, 5, 5),
    Condition(611, "sleet", _G.SLEET, "13", 95, 1.5, 1),
    Condition(612, "light shower sleet", _G.SLEET, "13", 80, 0.6, 0.4),
    Condition(613, "shower sleet", _G.SLEET, "13", 90, 1.5, 1),
    Condition(615, "light rain and snow", _G.SLEET, "13", 90, 0.6, 0.6),
    Condition(616, "rain and snow", _G.SLEET, "13", 100, 2, 1.5),
    Condition(620, "light shower snow", _G.SNOW, "13", 70, 0, 0.6),
    Condition(621, "shower snow", _G.SNOW, "13", 80, 0, 2),
    Condition(622, "heavy shower snow", _G.SNOW, "13", 95, 0, 5, 6),
    Condition(701, "mist", _G.FOG, "50", 60, 0, 0, 1),
    Condition(711, "smoke", _G.DUST, "50", 40, 0, 0, 2),
    Condition(721, "haze", _G.DUST, "50", 30, 0, 0, 2),
    Condition(731, "sand/dust whirls", _G.DUST, "50", 20, 0, 0, 9),
    Condition(741, "fog", _G.FOG, "50", 90, 0, 0, 1),
    Condition(751, "sand", _G.DUST, "50", 25, 0, 0, 11),
    Condition(761, "dust", _G.DUST, "50", 30, 0, 0, 8),
    Condition(762, "volcanic ash", _G.DUST, "50", 80, 0, 0, 4),
    Condition(771, "squalls", _G.STORM, "50", 90, 2, 0, 17),
    Condition(781, "tornado", _G.STORM, "50", 100, 3, 0, 30),
    Condition(800, "clear sky", _G.CLEAR, "01", 0),
    Condition(801, "few clouds", _G.FEW_CLOUDS, "02", 20),
    Condition(802, "scattered clouds", _G.CLOUDS, "03", 40),
    Condition(803, "broken clouds", _G.CLOUDS, "04", 70),
    Condition(804, "overcast clouds", _G.OVERCAST, "04", 100),
)

CONDITIONS: dict[int, Condition] = {condition.id: condition for condition in _TABLE}

_COMMON_WORDS = {
    "sunny": 800,
    "clear": 800,
    "cloudy": 803,
    "overcast": 804,
    "rainy": 501,
    "snowy": 601,
    "foggy": 741,
    "misty": 701,
    "stormy": 211,
    "windy": 771,
}

WEATHER_WORDS: dict[str, Condition] = {
    **{condition.description: condition for condition in _TABLE},
    **{word: CONDITIONS[condition_id] for word, condition_id in _COMMON_WORDS.items()},
}
"""Every description and common word a request may use, lower case."""
