"""The embedded gazetteer: type-ahead, names to places, and the nearest place, all from one read-only SQLite file.

``scripts/build_gazetteer.py`` makes the file and imports ``fold`` from here, so that what was indexed and what is asked
are folded alike. In its full-text table a place's rowid is its rank by population, a term is a whole folded name, and
a term with a final ``.`` marks the name's end: ``york*`` finds prefixes, ``york.`` finds exactly York.
"""

import functools
import os
import sqlite3
import string
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from dioramacast.errors import NotReady, UnknownPlace
from dioramacast.models import Coordinates, Place, Water, WaterKind
from dioramacast.points import MICRODEGREES, Points

DATA_FILE = Path(__file__).parent / "data" / "gazetteer.sqlite"
SCHEMA_VERSION = 1
"""Stands in the file as ``user_version``; raised whenever the tables change."""

LONGEST_QUERY = 80
AREAS_NAMED = 3
AREA_WORDS = 3
SCANNED = 500
"""To narrow or compare, only so many of the biggest matches are looked through: "s, andorra" is as quick as any."""
SUGGESTED = 5
LONGEST_TYPO_KEY = 20

NO_MARKS = str.maketrans("øłđðıħə", "olddihe", "ʻʼ") | {ord("þ"): "th", ord("æ"): "ae", ord("œ"): "oe"}
"""Letters that casefold and decomposition leave alone, and the two apostrophes that Unicode calls letters."""

PLACE_SQL = """
SELECT place.id, place.name, lat, lon, ascii_name, region.name, country, population, timezone.name,
    elevation_m, climate, shore, shore_bearing_deg, shore_distance_hm, open_percent, river_axis_deg, river_distance_hm
FROM place JOIN region ON region.id = region_id JOIN timezone ON timezone.id = timezone_id
"""
FOUND_SQL = """
SELECT place.rank, place.name, coalesce(population, 1)
FROM (SELECT rowid AS candidate FROM found WHERE found MATCH ? ORDER BY rowid LIMIT ?)
JOIN place ON place.rank = candidate WHERE {narrowed} ORDER BY place.rank LIMIT ?
"""
_Kind = tuple[str, float]
EXACT: tuple[_Kind, ...] = (('name : "{}."', 100), ('alias : "{}."', 20))
"""Ways to match a folded name, each with what a match makes the city's population worth. Among full matches a namesake
goes first unless it is far smaller: Geneva is the Swiss one, and Bruges is Brugge, not the suburb of Bordeaux."""
PREFIXES: tuple[_Kind, ...] = (('name : "{}" *', 1), ('alias : "{}" *', 0.01), ('word : "{}" *', 0.003))
"""Names go first here too: ``yor`` is York, though New York has such a word and Jakarta such an alternate name."""


def fold(text: str) -> str:
    """The key two spellings of one name share: no case, accents, spaces or punctuation; every script is kept."""
    # Twice: letters of mathematics, which have no case, come apart into ones that do.
    plain = unicodedata.normalize("NFKD", text.casefold().translate(NO_MARKS)).casefold()
    bare = "".join(c for c in plain if not "\u0300" <= c <= "\u036f")
    return "".join(c for c in unicodedata.normalize("NFC", bare) if c.isalnum() or unicodedata.category(c)[0] == "M")


class _Reading(NamedTuple):
    """One way to take a text: a folded name and the folded regions or countries said to hold it."""

    name: str
    areas: tuple[str, ...] = ()


class _Opened(NamedTuple):
    pid: int
    db: sqlite3.Connection
    points: Points
    regions: list[tuple[int, str]]
    """Ids with the folded names and codes of the region and its country: " texas. tx. us. usa."."""


class Gazetteer:
    """Every question about places. Cheap to make; ``open`` belongs after a worker's fork, one connection a process."""

    def __init__(self, path: Path = DATA_FILE) -> None:
        self._path = path
        self._opened: _Opened | None = None

    def open(self) -> None:
        """Opens the file and reads the coordinates; does nothing when this process has done so.

        Raises NotReady when the file is missing, damaged or of another version of the tables.
        """
        self._state()

    @property
    def count(self) -> int:
        """How many places are known."""
        return len(self._state().points)

    def get(self, place_id: int) -> Place | None:
        """The place of that GeoNames id."""
        return self._one("place.id", place_id)

    def biggest(self, limit: int) -> list[Place]:
        """The most populous first; no sections of cities."""
        sql = f"{PLACE_SQL} WHERE section_of IS NULL ORDER BY place.rank LIMIT ?"
        return [_place(row) for row in self._state().db.execute(sql, (limit,))]

    def nearest(self, coordinates: Coordinates, within_km: float = 50.0) -> Place | None:
        """The nearest place by distance alone, None when there is none within reach.

        A section of a big city (Soho, Brooklyn) gives that city: the data says so, by size and distance, since people
        inside London expect London. The city's own centre may then lie farther off than ``within_km``.
        """
        rank = self._state().points.nearest(coordinates, within_km)
        return None if rank is None else self._one("place.rank", rank)

    def search(self, text: str, limit: int = 8) -> list[Place]:
        """Type-ahead: places whose name, alternate name or a later word of the name begins so, best first.

        Any text is safe; only its first 80 characters count. "paris, tex", "paris tx" and "Paris, FR" narrow by region
        or country. The best is a full match, then big cities by name, then by alternate name.
        """
        limit = max(limit, 0)
        weights: dict[int, float] = {}
        for reading in _readings(text):
            for rank, weight in self._matches(reading, EXACT + PREFIXES, limit):
                weights[rank] = max(weight, weights.get(rank, 0))
            if len(weights) >= limit:
                break
        best = sorted(weights, key=lambda rank: (-weights[rank], rank))[:limit]
        return [place for rank in best if (place := self._one("place.rank", rank))]

    @functools.lru_cache(maxsize=2048)  # noqa: B019 (gazetteers live as long as the process)
    def resolve(self, text: str) -> Place:
        """The place of that full name, of namesakes the biggest: "Paris", "Paris, Texas", "new york", "東京".

        Raises UnknownPlace with up to five suggestions such as "Reykjavík, IS".
        """
        for reading in _readings(text):
            weights = dict(self._matches(reading, EXACT, 1))
            place = self._one("place.rank", max(weights, key=lambda rank: weights[rank])) if weights else None
            if place:
                return place
        raise UnknownPlace(self._suggestions(text))

    def _state(self) -> _Opened:
        if self._opened is None or self._opened.pid != os.getpid():
            self._opened = _opened(self._path)
        return self._opened

    def _one(self, column: str, value: int) -> Place | None:
        row = self._state().db.execute(f"{PLACE_SQL} WHERE {column} = ?", (value,)).fetchone()
        return _place(row) if row else None

    def _matches(self, reading: _Reading, kinds: Sequence[_Kind], limit: int) -> Iterator[tuple[int, float]]:
        """Rank and weight of the ``limit`` biggest cities of each kind of match; a rank may come more than once."""
        regions = self._regions(reading.areas) if reading.areas else None
        for pattern, worth in kinds if regions != [] else ():
            for rank, _, people in self._found(pattern.format(reading.name), limit, regions):
                yield rank, worth * people

    def _found(self, match: str, limit: int, regions: list[int] | None = None) -> list[tuple[int, str, int]]:
        """Rank, name and population of the biggest that match, of those regions where given."""
        narrowed = "true" if regions is None else f"region_id IN ({','.join(map(str, regions))})"
        scanned = limit if regions is None else SCANNED
        return self._state().db.execute(FOUND_SQL.format(narrowed=narrowed), (match, scanned, limit)).fetchall()

    @functools.lru_cache(maxsize=512)  # noqa: B019
    def _regions(self, areas: tuple[str, ...]) -> list[int]:
        """Ids of the regions that go by all those names: in full where there is one, else as far as typed."""
        left = self._state().regions
        for area in areas:
            left = [pair for pair in left if f" {area}." in pair[1]] or [pair for pair in left if f" {area}" in pair[1]]
        return [region for region, _ in left]

    def _suggestions(self, text: str) -> list[str]:
        """Up to five "name, country": namesakes elsewhere, one typo away, begun so, spelt alike."""
        key = fold(text[:LONGEST_QUERY].partition(",")[0])
        if not key:
            return []
        found = self._found(f'"{key}."', SUGGESTED)
        if len(key) <= LONGEST_TYPO_KEY:
            found += self._found(" OR ".join(f'"{name}."' for name in one_typo_from(key)), SUGGESTED)
            found += self._found(f'name : "{key}" *', SUGGESTED)
            found += self._alike(key)
        places = [place for rank, _, _ in found if (place := self._one("place.rank", rank))]
        return list(dict.fromkeys(f"{place.name}, {place.country}" for place in places))[:SUGGESTED]

    def _alike(self, key: str) -> list[tuple[int, str, int]]:
        """The big places with the most similar names, the first letter being right."""
        by_name = {fold(row[1]): row for row in reversed(self._found(f'name : "{key[0]}" *', SCANNED))}
        return [by_name[name] for name in get_close_matches(key, by_name, SUGGESTED, cutoff=0.7)]


def _opened(path: Path) -> _Opened:
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
        db.execute("SELECT count(*) FROM found WHERE found MATCH 'a'").fetchone()
        if (version, verdict) != (SCHEMA_VERSION, "ok"):
            raise NotReady("The list of places is damaged or out of date.")
        return _Opened(os.getpid(), db, Points(db), db.execute("SELECT id, terms FROM region").fetchall())
    except sqlite3.Error as error:
        raise NotReady("The list of places cannot be read.") from error


def _readings(text: str) -> Iterator[_Reading]:
    """What stands after commas as region or country, then all, or all but what stands last, as the name, then the last
    few words as region too.
    """
    head, *rest = text[:LONGEST_QUERY].split(",")
    areas = tuple(area for part in rest if (area := fold(part)))[:AREAS_NAMED]
    words = head.split()
    readings = [_Reading(fold(head), areas), _Reading(fold("".join([head, *rest])))]
    readings += [_Reading(fold("".join([head, *rest[:-1]])), (fold(last),)) for last in rest[-1:]]
    for at in range(-1, -1 - AREA_WORDS, -1):
        readings.append(_Reading(fold("".join(words[:at])), (fold("".join(words[at:])), *areas)))
    return (reading for reading in dict.fromkeys(readings) if reading.name and all(reading.areas))


def _place(row: Sequence[Any]) -> Place:
    place_id, name, lat, lon, ascii_name, region, country, people, timezone, elevation, climate = row[:11]
    shore, bearing, shore_hm, open_percent, axis, river_hm = row[11:]
    water = Water(
        shore=WaterKind(shore) if shore else None,
        shore_bearing_deg=bearing,
        shore_distance_km=None if shore_hm is None else shore_hm / 10,
        open_share=(open_percent or 0) / 100,
        river_axis_deg=axis,
        river_distance_km=None if river_hm is None else river_hm / 10,
    )
    return Place(
        *(place_id, name, lat / MICRODEGREES, lon / MICRODEGREES, ascii_name or name, region, country),
        *(people, timezone, elevation, climate, water),
    )


def one_typo_from(key: str) -> Iterator[str]:
    """All texts a letter left out, put in, changed or swapped with its neighbour away, each once."""
    halves = [(key[:cut], key[cut:]) for cut in range(len(key) + 1)]
    made = dict.fromkeys(left + right[1:] for left, right in halves if right)
    made |= dict.fromkeys(left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1)
    for letter in string.ascii_lowercase:
        made |= dict.fromkeys(left + letter + right[skip:] for left, right in halves for skip in (0, 1))
    return (name for name in made if name)
