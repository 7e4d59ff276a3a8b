"""OpenWeatherMap's ``GET /data/2.5/weather`` by coordinates (``python -m tests.fakes.openweathermap --help``).

Steered by ``values``: ``condition`` (an id, or a list of them), every field of the answer by the name in ``FIELDS``,
``key`` (the only one that is accepted; any is without it) and ``cod_as`` ("number" or "string", in errors). The fields
can be left out by ``omit``, and so can whole groups (``wind``, ``sys``). Texts are English whatever ``lang`` asks.
"""

import math
import threading
import zlib
from datetime import UTC, datetime
from random import Random
from typing import Any

from tests.fakes.faults import Answer
from tests.fakes.http_fake import Request, run
from tests.fakes.open_meteo import Sun, sun_at
from tests.fakes.openweathermap_conditions import (
    CLOUDS,
    DESCRIPTIONS,
    DRY,
    RAINY,
    SNOWY,
    is_rain,
    is_snow,
    weather_entry,
)

FIELDS: dict[str, tuple[str, ...]] = {
    "lat": ("coord", "lat"),
    "lon": ("coord", "lon"),
    "temp": ("main", "temp"),
    "feels_like": ("main", "feels_like"),
    "temp_min": ("main", "temp_min"),
    "temp_max": ("main", "temp_max"),
    "pressure": ("main", "pressure"),
    "humidity": ("main", "humidity"),
    "sea_level": ("main", "sea_level"),
    "grnd_level": ("main", "grnd_level"),
    "visibility": ("visibility",),
    "wind_speed": ("wind", "speed"),
    "wind_deg": ("wind", "deg"),
    "wind_gust": ("wind", "gust"),
    "clouds_all": ("clouds", "all"),
    "rain_1h": ("rain", "1h"),
    "snow_1h": ("snow", "1h"),
    "dt": ("dt",),
    "country": ("sys", "country"),
    "sunrise": ("sys", "sunrise"),
    "sunset": ("sys", "sunset"),
    "timezone": ("timezone",),
    "id": ("id",),
    "name": ("name",),
    "cod": ("cod",),
    "weather": ("weather",),
}
GROUPS = {group: (group,) for group in ("coord", "main", "wind", "clouds", "rain", "snow", "sys", "base")}
STEERABLE = {*FIELDS, "condition", "key", "cod_as"}

OCEANS = (((-40, 40), (-38, -25)), ((-50, 15), (-170, -125)), ((-45, -12), (75, 95)), ((-68, -60), (-180, 180)))
"""Boxes of latitudes and longitudes without land worth a name: enough for a fake."""
TOWNS = (("Altdorf", "CH"), ("Northfield", "GB"), ("Villanueva", "ES"), ("Springfield", "US"), ("São Bento", "BR"))
FRESH_SECONDS = 600

MESSAGES = {
    400: "Nothing to geocode",
    401: "Invalid API key. Please see https://openweathermap.org/faq#error401 for more info.",
    404: "city not found",
    429: "Your account is temporary blocked due to exceeding of requests limitation of your subscription type. "
    "Please choose the proper subscription https://openweathermap.org/price",
    500: "Internal server error",
}
NUMBERED = (401, 429)
"""Their ``cod`` is a number, all others' a string."""


class Refused(Exception):
    """A 400 of the provider."""


class OpenWeatherMap:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, Any] = {}
        self._omitted: frozenset[str] = frozenset()

    def steer(self, values: dict[str, Any] | None, omit: list[str] | None) -> None:
        """``values`` as with ``units=metric``: °C, m/s, hPa, mm an hour, Unix seconds."""
        unknown = (set(values or {}) - STEERABLE) | (set(omit or []) - {*FIELDS, *GROUPS})
        if unknown:
            raise ValueError(f"OpenWeatherMap has no {', '.join(sorted(unknown))}")
        if values:
            no_conditions = set(_as_list(values.get("condition", []))) - set(DESCRIPTIONS)
            if no_conditions or values.get("cod_as", "number") not in ("number", "string"):
                raise ValueError(f"not a condition, or not a way to write cod: {no_conditions or values['cod_as']}")
        with self._lock:
            self._values = self._values if values is None else values
            self._omitted = self._omitted if omit is None else frozenset(omit)

    def error(self, status: int, reason: str | None) -> Answer:
        with self._lock:
            cod_as = self._values.get("cod_as", "number" if status in NUMBERED else "string")
        message = reason or MESSAGES.get(status, "Internal error")
        return Answer.of_json({"cod": status if cod_as == "number" else str(status), "message": message}, status)

    def answer(self, request: Request) -> Answer:
        if (request.method, request.path) != ("GET", "/data/2.5/weather"):
            return self.error(404, "Internal error")
        with self._lock:
            values, omitted = self._values, self._omitted
        key = request.query.get("appid", "")
        if not key or key != values.get("key", key):
            return self.error(401, None)
        try:
            return Answer.of_json(_current_weather(request.query, values, omitted))
        except Refused as refusal:
            return self.error(400, str(refusal))


def _current_weather(query: dict[str, str], values: dict[str, Any], omitted: frozenset[str]) -> dict[str, Any]:
    lat, lon = _coordinate(query, "lat", "latitude", 90), _coordinate(query, "lon", "longitude", 180)
    if query.get("mode", "json") != "json":
        raise Refused("this fake does not do mode")
    weather = weather_at(lat, lon, values)
    for name in FIELDS.keys() & values.keys():
        _put(weather, FIELDS[name], values[name])
    _convert(weather, query.get("units", "standard"))
    for name in omitted:
        _remove(weather, (FIELDS | GROUPS)[name])
    return weather


def weather_at(lat: float, lon: float, values: dict[str, Any]) -> dict[str, Any]:
    """The same place has the same weather; parts agree (no snow at 30 °C, no rain from a clear sky)."""
    dice = Random(zlib.crc32(f"owm {lat:.2f},{lon:.2f}".encode()))
    seconds = _whole_number(values.get("dt"), int(datetime.now(UTC).timestamp()) // FRESH_SECONDS * FRESH_SECONDS)
    sun = sun_at(lat, lon, datetime.fromtimestamp(seconds, UTC))
    temperature = round(29 - abs(lat) * 0.55 + dice.uniform(-6, 6), 2)
    drawn = dice.choice(DRY if dice.random() < 0.5 else SNOWY if temperature < 1 else RAINY)
    conditions = _as_list(values.get("condition", drawn))
    wind = round(dice.uniform(0.3, 11), 2)
    pressure = dice.randint(990, 1035)
    weather: dict[str, Any] = {
        "coord": {"lon": round(lon, 4), "lat": round(lat, 4)},
        "weather": [weather_entry(condition, sun.is_up) for condition in conditions],
        "base": "stations",
        "main": {
            "temp": temperature,
            "feels_like": round(temperature - wind / 4, 2),
            "temp_min": round(temperature - 1.3, 2),
            "temp_max": round(temperature + 0.9, 2),
            "pressure": pressure,
            "humidity": dice.randint(35, 98),
            "sea_level": pressure,
            "grnd_level": pressure - 6,
        },
        "visibility": 400 if 741 in conditions else 10000,
        "wind": {"speed": wind, "deg": dice.randint(0, 359)},
        "clouds": {"all": CLOUDS.get(conditions[0], 100) if conditions else 0},
        "dt": seconds,
        "sys": _sys(sun),
        "timezone": round(lon / 15) * 3600,
        "id": 0,
        "name": "",
        "cod": 200,
    }
    amount = round(dice.uniform(0.1, 3), 2)
    if any(is_rain(condition) for condition in conditions):
        weather["rain"] = {"1h": amount}
    if any(is_snow(condition) for condition in conditions):
        weather["snow"] = {"1h": amount}
    # What a station does not measure is not in the answer, neither null nor nought.
    if dice.random() < 0.5:
        weather["wind"]["gust"] = round(wind * 1.7, 2)
    if dice.random() < 0.1:
        del weather["visibility"]
    if not is_ocean(lat, lon):
        weather["name"], weather["sys"]["country"] = dice.choice(TOWNS)
        weather["id"] = dice.randint(100_000, 8_000_000)
    return weather


def is_ocean(lat: float, lon: float) -> bool:
    return any(south <= lat <= north and west <= lon <= east for (south, north), (west, east) in OCEANS)


def _sys(sun: Sun) -> dict[str, Any]:
    # Where the sun stays up or down all day, the real one gives the epoch or leaves both out: omit() does that.
    rise, set_ = (0 if moment is None else int(moment.timestamp()) for moment in (sun.rise, sun.set))
    return {"sunrise": rise, "sunset": set_}


def _convert(weather: dict[str, Any], units: str) -> None:
    """Kelvin unless asked otherwise, as the real one: who forgets ``units`` shall see it."""
    if units == "metric":
        return
    for name in ("temp", "feels_like", "temp_min", "temp_max"):
        value = weather["main"].get(name)
        if isinstance(value, int | float):
            weather["main"][name] = round(value * 1.8 + 32 if units == "imperial" else value + 273.15, 2)
    if units == "imperial":
        for name in ("speed", "gust"):
            if isinstance(weather["wind"].get(name), int | float):
                weather["wind"][name] = round(weather["wind"][name] * 2.2369, 2)


def _coordinate(query: dict[str, str], name: str, long_name: str, limit: int) -> float:
    if not query.get(name):
        raise Refused(MESSAGES[400])
    try:
        value = float(query[name])
    except ValueError:
        value = math.nan
    if not abs(value) <= limit:
        raise Refused(f"wrong {long_name}")
    return value


def _put(weather: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        weather = weather.setdefault(name, {})
    weather[path[-1]] = value


def _remove(weather: dict[str, Any], path: tuple[str, ...]) -> None:
    for name in path[:-1]:
        weather = weather.get(name, {})
    weather.pop(path[-1], None)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _whole_number(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


if __name__ == "__main__":
    run(OpenWeatherMap(), "A fake of OpenWeatherMap.")
