"""Builds ``dioramacast/data/gazetteer.sqlite``. From the top of the project, with the extra ``data`` installed:

python -m scripts.build_gazetteer [FILE]
"""

import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from dioramacast.models import Water
from dioramacast.places import DATA_FILE, SCHEMA_VERSION, fold
from dioramacast.points import MICRODEGREES
from scripts.gazetteer.cities import City, load_cities
from scripts.gazetteer.facts import Climates, Elevations
from scripts.gazetteer.water import Waters

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA page_size = 4096;
PRAGMA user_version = {version};
CREATE TABLE region (
    id INTEGER PRIMARY KEY,
    country TEXT NOT NULL,
    name TEXT NOT NULL,
    terms TEXT NOT NULL        -- " texas. tx. us. usa. ...": what may follow a place's name
);
CREATE TABLE timezone (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
    rank INTEGER PRIMARY KEY,  -- 1 has the most people
    id INTEGER NOT NULL,       -- GeoNames
    name TEXT NOT NULL,
    ascii_name TEXT,           -- NULL where it is the name
    lat INTEGER NOT NULL,      -- degrees * 100000
    lon INTEGER NOT NULL,
    region_id INTEGER NOT NULL,
    timezone_id INTEGER NOT NULL,
    population INTEGER,
    section_of INTEGER,        -- rank of the city it lies in
    elevation_m INTEGER,
    climate TEXT,
    shore TEXT,
    shore_bearing_deg INTEGER,
    shore_distance_hm INTEGER, -- hundreds of metres
    open_percent INTEGER,
    river_axis_deg INTEGER,
    river_distance_hm INTEGER
);
CREATE VIRTUAL TABLE found USING fts5 (
    name, alias, word,
    content = '', columnsize = 0, detail = 'column', prefix = '1 2', tokenize = "ascii tokenchars '.'"
);
"""
SAINT = re.compile(r"\bSt\b|\bSaint\b")


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA_FILE
    draft = target.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    cities = load_cities()
    with closing(sqlite3.connect(draft)) as db:
        db.executescript(SCHEMA.format(version=SCHEMA_VERSION))
        fill(db, cities)
        db.execute("CREATE INDEX place_id ON place (id)")
        db.execute("INSERT INTO found (found) VALUES ('optimize')")
        db.commit()
        db.execute("VACUUM")
    draft.replace(target)
    print(f"{target}: {len(cities)} places, {target.stat().st_size / 1e6:.1f} MB")


def fill(db: sqlite3.Connection, cities: list[City]) -> None:
    zones = {name: number for number, name in enumerate(sorted({city.timezone for city in cities}), 1)}
    areas = sorted({city.area for city in cities}, key=lambda area: (area.country, area.name, sorted(area.terms)))
    regions = {area: number for number, area in enumerate(areas, 1)}
    ranks = {city.id: rank for rank, city in enumerate(cities, 1)}
    elevations, climates, waters = Elevations(), Climates(), Waters()
    for area, number in regions.items():
        terms = " " + " ".join(sorted(area.terms))
        db.execute("INSERT INTO region VALUES (?, ?, ?, ?)", (number, area.country, area.name, terms))
    db.executemany("INSERT INTO timezone VALUES (?, ?)", [(number, name) for name, number in zones.items()])
    for rank, city in enumerate(cities, 1):
        row = (
            rank,
            city.id,
            city.name,
            None if city.ascii_name == city.name else city.ascii_name,
            round(city.lat * MICRODEGREES),
            round(city.lon * MICRODEGREES),
            regions[city.area],
            zones[city.timezone],
            city.population or None,
            ranks[city.section_of.id] if city.section_of else None,
            elevations.at(city.lat, city.lon),
            climates.at(city.lat, city.lon),
            *_water_row(waters.around(city.lat, city.lon)),
        )
        db.execute(f"INSERT INTO place VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        db.execute("INSERT INTO found (rowid, name, alias, word) VALUES (?, ?, ?, ?)", (rank, *_terms(city)))


def _water_row(water: Water) -> tuple[str | int | None, ...]:
    return (
        water.shore and water.shore.value,
        water.shore_bearing_deg,
        None if water.shore_distance_km is None else round(water.shore_distance_km * 10),
        round(water.open_share * 100) or None,
        water.river_axis_deg,
        None if water.river_distance_km is None else round(water.river_distance_km * 10),
    )


def _terms(city: City) -> tuple[str, str, str]:
    """The columns of the full-text table; ``word`` holds the name from its second, third ... word on."""
    saint = SAINT.sub(lambda match: "Saint" if match[0] == "St" else "St", city.name)
    names = {fold(city.name), fold(city.ascii_name), fold(saint)}
    words = re.split(r"[\s\-/()]+", city.name)
    inner = {fold("".join(words[start:])) for start in range(1, len(words))} - {""}
    return (
        " ".join(sorted(f"{name}." for name in names)),
        " ".join(f"{alias}." for alias in city.aliases),
        " ".join(sorted(inner)),
    )


if __name__ == "__main__":
    main()
