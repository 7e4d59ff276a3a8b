"""Open-Meteo's ``GET /v1/forecast``, as far as DioramaCast asks it (``python -m tests.fakes.open_meteo --help``)."""

import math
import threading
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.faults import Answer
from tests.fakes.http_fake import Request, run

CURRENT_UNITS = {
    "temperature_2m": "°C",
    "apparent_temperature": "°C",
    "dew_point_2m": "°C",
    "relative_humidity_2m": "%",
    "is_day": "",
    "precipitation": "mm",
    "rain": "mm",
    "showers": "mm",
    "snowfall": "cm",
    "weather_code": "wmo code",
    "cloud_cover": "%",
    "pressure_msl": "hPa",
    "surface_pressure": "hPa",
    "wind_speed_10m": "m/s",
    "wind_direction_10m": "°",
    "wind_gusts_10m": "m/s",
    "visibility": "m",
}
DAILY_VARIABLES = ("sunrise", "sunset")
STEERABLE = {*CURRENT_UNITS, *DAILY_VARIABLES, "time", "utc_offset_seconds", "timezone", "elevation"}
WIND = {"kmh": ("km/h", 3.6), "ms": ("m/s", 1.0), "mph": ("mp/h", 2.2369), "kn": ("kn", 1.9438)}
NOT_DONE = {"temperature_unit", "precipitation_unit", "hourly", "minutely_15", "start_date", "end_date", "models"}

SNOW_CODES = (71, 73, 75, 77, 85, 86)
RAIN_CODES = (51, 53, 55, 61, 63, 65, 80, 81, 82, 95)
DRY_CODES = (0, 1, 2, 3, 3, 45)
CLOUDS = {0: 0, 1: 20, 2: 50}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Refused(Exception):
    """A 400 of the provider."""


@dataclass(frozen=True, slots=True)
class Sun:
    """None where it does not rise or set on that day."""

    is_up: bool
    rise: datetime | None
    set: datetime | None


def sun_at(lat: float, lon: float, now: datetime) -> Sun:
    """To about ten minutes: enough for a fake whose parts agree with each other."""
    day = now.timetuple().tm_yday
    declination = math.radians(-23.44 * math.cos(2 * math.pi * (day + 10) / 365))
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(hours=lon / 15)
    half_day = -math.tan(math.radians(max(-89.9, min(89.9, lat)))) * math.tan(declination)
    if abs(half_day) >= 1:
        return Sun(half_day < 0, None, None)
    length = timedelta(hours=math.degrees(math.acos(half_day)) / 15)
    from_noon = (now - noon + timedelta(hours=12)) % timedelta(days=1) - timedelta(hours=12)
    return Sun(abs(from_noon) < length, noon - length, noon + length)


def weather_at(lat: float, lon: float, now: datetime) -> dict[str, Any]:
    """The same place has the same weather; parts agree (no snow at 30 °C, no rain from a clear sky)."""
    dice = Random(zlib.crc32(f"{lat:.2f},{lon:.2f}".encode()))
    temperature = round(29 - abs(lat) * 0.55 + dice.uniform(-6, 6), 1)
    code = dice.choice(DRY_CODES if dice.random() < 0.5 else SNOW_CODES if temperature < 1 else RAIN_CODES)
    wet = round(dice.uniform(0.1, 1.5), 2) if code > 48 else 0.0
    snowing = code in SNOW_CODES
    wind = round(dice.uniform(0.3, 11), 2)
    pressure = round(dice.uniform(990, 1035), 1)
    return {
        "temperature_2m": temperature,
        "apparent_temperature": round(temperature - wind / 4, 1),
        "dew_point_2m": round(temperature - 3, 1),
        "relative_humidity_2m": dice.randint(35, 98),
        "is_day": int(sun_at(lat, lon, now).is_up),
        "precipitation": wet,
        "rain": 0.0 if snowing else wet,
        "showers": 0.0,
        "snowfall": round(wet * 0.7, 2) if snowing else 0.0,
        "weather_code": code,
        "cloud_cover": CLOUDS.get(code, 100),
        "pressure_msl": pressure,
        "surface_pressure": round(pressure - 4, 1),
        "wind_speed_10m": wind,
        "wind_direction_10m": dice.randint(0, 359),
        "wind_gusts_10m": round(wind * 1.7, 2),
        "visibility": 24140.0,
    }


class OpenMeteo:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, Any] = {}
        self._omitted: frozenset[str] = frozenset()

    def steer(self, values: dict[str, Any] | None, omit: list[str] | None) -> None:
        """``values`` are in °C, mm, m/s; ``sunrise``, ``sunset`` and ``time`` in Unix seconds."""
        unknown = {*(values or {}), *(omit or [])} - STEERABLE
        if unknown:
            raise ValueError(f"Open-Meteo has no {', '.join(sorted(unknown))}")
        with self._lock:
            self._values = self._values if values is None else values
            self._omitted = self._omitted if omit is None else frozenset(omit)

    def error(self, status: int, reason: str | None) -> Answer:
        real = {
            401: "The supplied API key is invalid.",
            404: "Not Found",
            429: "Minutely API request limit exceeded. Please try again in one minute.",
        }
        return Answer.of_json({"error": True, "reason": reason or real.get(status, "Something went wrong")}, status)

    def answer(self, request: Request) -> Answer:
        if (request.method, request.path) != ("GET", "/v1/forecast"):
            return self.error(404, None)
        with self._lock:
            values, omitted = self._values, self._omitted
        try:
            return Answer.of_json(_forecast(request.query, values, omitted))
        except Refused as refusal:
            return self.error(400, str(refusal))


def _forecast(query: dict[str, str], values: dict[str, Any], omitted: frozenset[str]) -> dict[str, Any]:
    lat, lon = _coordinate(query, "latitude", 90), _coordinate(query, "longitude", 180)
    for name in sorted(NOT_DONE & set(query)):
        raise Refused(f"this fake does not do {name}")
    zone, zone_name = _zone(query, lon)
    clock = _Clock(zone, query.get("timeformat", "iso8601") == "unixtime", values)
    forecast: dict[str, Any] = {
        # The centre of the model's grid cell, not the point asked for.
        "latitude": round(lat * 16) / 16,
        "longitude": round(lon * 16) / 16,
        "generationtime_ms": 0.0832080841064453,
        "utc_offset_seconds": clock.offset_seconds,
        "timezone": zone_name,
        "timezone_abbreviation": f"GMT{clock.offset_seconds / 3600:+g}" if clock.offset_seconds else "GMT",
        "elevation": float(zlib.crc32(f"{lat:.1f},{lon:.1f}".encode()) % 400),
    }
    if "current" in query:
        forecast |= _current(query, weather_at(lat, lon, clock.now) | values, clock)
    if "daily" in query:
        forecast |= _daily(query, lat, lon, clock)
    for name in ("timezone", "elevation", "utc_offset_seconds"):
        forecast[name] = values.get(name, forecast[name])
    return {name: _without(part, omitted) for name, part in forecast.items() if name not in omitted}


def _current(query: dict[str, str], weather: dict[str, Any], clock: "_Clock") -> dict[str, Any]:
    asked = _variables(query, "current", CURRENT_UNITS)
    if query.get("wind_speed_unit", "kmh") not in WIND:
        raise Refused(f"Cannot initialize WindspeedUnit from invalid String value {query['wind_speed_unit']}.")
    wind_unit, factor = WIND[query.get("wind_speed_unit", "kmh")]
    units = {"time": clock.unit, "interval": "seconds"}
    current: dict[str, Any] = {"time": clock.time, "interval": 900}
    for name in asked:
        is_speed = CURRENT_UNITS[name] == "m/s"
        units[name] = wind_unit if is_speed else CURRENT_UNITS[name]
        value = weather[name]
        current[name] = round(value * factor, 2) if is_speed and isinstance(value, int | float) else value
    return {"current_units": units, "current": current}


def _daily(query: dict[str, str], lat: float, lon: float, clock: "_Clock") -> dict[str, Any]:
    asked = _variables(query, "daily", dict.fromkeys(DAILY_VARIABLES, ""))
    days = int(query.get("forecast_days", "7"))
    daily: dict[str, list[Any]] = {"time": [clock.day(number) for number in range(days)]}
    noon = clock.now.astimezone(clock.zone).replace(hour=12, minute=0).astimezone(UTC)
    for name in asked:
        suns = [sun_at(lat, lon, noon + timedelta(days=number)) for number in range(days)]
        # In polar day and night the real one gives the epoch, not null.
        daily[name] = [clock.show((sun.rise if name == "sunrise" else sun.set) or EPOCH) for sun in suns]
        if name in clock.values:
            fixed = clock.values[name]
            daily[name] = [fixed if fixed is None else clock.show(EPOCH + timedelta(seconds=fixed))] * days
    return {"daily_units": dict.fromkeys(("time", *asked), clock.unit), "daily": daily}


class _Clock:
    """Times as Open-Meteo writes them: local without an offset, or Unix seconds."""

    def __init__(self, zone: tzinfo, unix: bool, values: dict[str, Any]) -> None:
        self.zone, self.unix, self.values = zone, unix, values
        seconds = int(values.get("time", datetime.now(UTC).timestamp()))
        self.now = datetime.fromtimestamp(seconds - seconds % 900, UTC)
        self.offset_seconds = int((self.now.astimezone(zone).utcoffset() or timedelta()).total_seconds())
        self.unit = "unixtime" if unix else "iso8601"

    def show(self, moment: datetime) -> str | int:
        if self.unix:
            return int(moment.timestamp())
        return (moment + timedelta(seconds=self.offset_seconds)).strftime("%Y-%m-%dT%H:%M")

    @property
    def time(self) -> str | int:
        return self.show(self.now)

    def day(self, number: int) -> str | int:
        midnight = self.now.astimezone(self.zone).replace(hour=0, minute=0) + timedelta(days=number)
        return int(midnight.timestamp()) if self.unix else midnight.strftime("%Y-%m-%d")


def _coordinate(query: dict[str, str], name: str, limit: int) -> float:
    if name not in query:
        raise Refused(f"Value of type 'String' required for key '{name}'.")
    try:
        value = float(query[name])
    except ValueError:
        raise Refused(f"Cannot convert {query[name]!r} to Float for key '{name}'.") from None
    if not abs(value) <= limit:
        raise Refused(f"{name.capitalize()} must be in range of -{limit} to {limit}°. Given: {value}.")
    return value


def _zone(query: dict[str, str], lon: float) -> tuple[tzinfo, str]:
    if "timezone" not in query:
        if "daily" in query:
            raise Refused("Timezone is required")
        return UTC, "GMT"
    name = query["timezone"]
    if name == "auto":
        hours = round(lon / 15)
        # POSIX turns the sign: Etc/GMT-1 is an hour ahead of Greenwich.
        return timezone(timedelta(hours=hours)), f"Etc/GMT{-hours:+d}" if hours else "GMT"
    try:
        return ZoneInfo(name), name
    except (KeyError, ValueError, OSError):
        raise Refused("Invalid timezone") from None


def _variables(query: dict[str, str], part: str, known: dict[str, str]) -> list[str]:
    asked = query[part].split(",")
    for name in asked:
        if name not in known:
            raise Refused(f"Data corrupted at path ''. Cannot initialize {part} from invalid String value {name}.")
    return asked


def _without(value: Any, omitted: frozenset[str]) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: _without(each, omitted) for name, each in value.items() if name not in omitted}


if __name__ == "__main__":
    run(OpenMeteo(), "A fake of Open-Meteo.")
