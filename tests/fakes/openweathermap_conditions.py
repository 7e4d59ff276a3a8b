"""OpenWeatherMap's 55 conditions, and which of them may be met at which temperature."""

DESCRIPTIONS = {
    200: "thunderstorm with light rain",
    201: "thunderstorm with rain",
    202: "thunderstorm with heavy rain",
    210: "light thunderstorm",
    211: "thunderstorm",
    212: "heavy thunderstorm",
    221: "ragged thunderstorm",
    230: "thunderstorm with light drizzle",
    231: "thunderstorm with drizzle",
    232: "thunderstorm with heavy drizzle",
    300: "light intensity drizzle",
    301: "drizzle",
    302: "heavy intensity drizzle",
    310: "light intensity drizzle rain",
    311: "drizzle rain",
    312: "heavy intensity drizzle rain",
    313: "shower rain and drizzle",
    314: "heavy shower rain and drizzle",
    321: "shower drizzle",
    500: "light rain",
    501: "moderate rain",
    502: "heavy intensity rain",
    503: "very heavy rain",
    504: "extreme rain",
    511: "freezing rain",
    520: "light intensity shower rain",
    521: "shower rain",
    522: "heavy intensity shower rain",
    531: "ragged shower rain",
    600: "light snow",
    601: "snow",
    602: "heavy snow",
    611: "sleet",
    612: "light shower sleet",
    613: "shower sleet",
    615: "light rain and snow",
    616: "rain and snow",
    620: "light shower snow",
    621: "shower snow",
    622: "heavy shower snow",
    701: "mist",
    711: "smoke",
    721: "haze",
    731: "sand/dust whirls",
    741: "fog",
    751: "sand",
    761: "dust",
    762: "volcanic ash",
    771: "squalls",
    781: "tornado",
    800: "clear sky",
    801: "few clouds",
    802: "scattered clouds",
    803: "broken clouds",
    804: "overcast clouds",
}
_GROUPS = {2: ("Thunderstorm", "11"), 3: ("Drizzle", "09"), 5: ("Rain", "10"), 6: ("Snow", "13"), 7: ("", "50")}
_NAMES_OF_HAZES = {
    701: "Mist",
    711: "Smoke",
    721: "Haze",
    731: "Dust",
    741: "Fog",
    751: "Sand",
    761: "Dust",
    762: "Ash",
    771: "Squall",
    781: "Tornado",
}
_CLOUD_ICONS = {800: "01", 801: "02", 802: "03", 803: "04", 804: "04"}
_RAIN_ICONS = {511: "13", 520: "09", 521: "09", 522: "09", 531: "09"}
CLOUDS = {800: 0, 801: 20, 802: 40, 803: 70}
"""Percent; all other conditions have an overcast sky."""

DRY = (800, 800, 801, 802, 803, 804, 804, 741)
RAINY = (211, 300, 301, 500, 500, 501, 502, 520, 521)
SNOWY = (600, 601, 601, 602, 616, 621)


def is_rain(condition: int) -> bool:
    return condition // 100 in (3, 5) or condition in (200, 201, 202, 230, 231, 232, 615, 616)


def is_snow(condition: int) -> bool:
    return condition // 100 == 6


def weather_entry(condition: int, is_day: bool) -> dict[str, int | str]:
    """One element of ``weather``."""
    if condition >= 800:
        name, icon = ("Clear" if condition == 800 else "Clouds"), _CLOUD_ICONS[condition]
    else:
        name, icon = _GROUPS[condition // 100]
        name, icon = _NAMES_OF_HAZES.get(condition, name), _RAIN_ICONS.get(condition, icon)
    letter = "d" if is_day else "n"
    return {"id": condition, "main": name, "description": DESCRIPTIONS[condition], "icon": icon + letter}
