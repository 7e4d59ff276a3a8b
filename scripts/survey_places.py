"""Draws every place of the gazetteer and says what is wrong with any: ``make survey``.

Each place is drawn under a weather, light, season and style chosen by its id, on all processors. A full survey takes
about half an hour on two; ``--every 48`` draws a thousand places.
"""

import argparse
import gzip
import os
import re
import sqlite3
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache

from dioramacast.conditions import CONDITIONS
from dioramacast.models import ArtworkSpec, Caption, DioramaSpec, Light, Place, Season, Style, Units
from dioramacast.places import DATA_FILE, Gazetteer
from dioramacast.renderer import render_diorama

MOST_BYTES, MOST_GZIPPED_BYTES = 120 * 1024, 25 * 1024
LIGHTS = ((Light.DAY, 50, False), (Light.DUSK, 2, False), (Light.NIGHT, -18, False), (Light.DAWN, 2, True),
          (Light.DAY, 15, True))  # fmt: skip
NOT_A_NUMBER = re.compile(r"(?<![a-z])(nan|inf)(?![a-z])")


def spec_for(place: Place) -> DioramaSpec:
    """A diorama of the place in conditions that its id chooses, so that every survey draws the same."""
    pick = place.id * 2654435761 % 2**32
    condition = list(CONDITIONS.values())[pick % len(CONDITIONS)]
    light, altitude_deg, is_rising = LIGHTS[pick // 64 % len(LIGHTS)]
    snows = condition.typical_snow_mm_h > 0
    artwork = ArtworkSpec(
        place=place,
        condition=condition.id,
        light=light,
        season=Season.WINTER if snows else list(Season)[pick // 512 % 4],
        style=list(Style)[pick // 4096 % 4],
        temperature_c=-5 if snows else 5 * (pick // 32768 % 8),
        sun_altitude_deg=altitude_deg,
        sun_is_rising=is_rising,
        moon_phase=pick // 262144 % 16 / 16,
        clouds_percent=condition.typical_clouds_percent,
        rain_mm_h=condition.typical_rain_mm_h,
        snow_mm_h=condition.typical_snow_mm_h,
        wind_speed_ms=condition.typical_wind_ms,
        wind_deg=45 * (pick // 1048576 % 8),
    )
    icon = condition.icon(light is not Light.NIGHT)
    return DioramaSpec(artwork, Caption(place.name, icon, artwork.temperature_c, Units.METRIC, date(2026, 11, 23)))


def faults_of(svg: str) -> list[str]:
    """What is wrong with one drawing, as sentences; none when it is fine."""
    faults = []
    data = svg.encode()
    try:
        ET.fromstring(data)  # noqa: S314 -- the renderer's own output
    except ET.ParseError as error:
        faults.append(f"is not well-formed: {error}")
    if len(data) >= MOST_BYTES:
        faults.append(f"has {len(data)} bytes")
    packed = len(gzip.compress(data, 6))
    if packed >= MOST_GZIPPED_BYTES:
        faults.append(f"has {packed} bytes when compressed")
    if NOT_A_NUMBER.search(svg[svg.index("</desc>") :]):
        faults.append("holds a number that is none")
    return faults


def place_ids() -> list[int]:
    """Of the whole gazetteer, the largest places first."""
    with sqlite3.connect(f"file:{DATA_FILE}?mode=ro", uri=True) as db:
        return [row[0] for row in db.execute("SELECT id FROM place ORDER BY rank")]


@cache
def gazetteer() -> Gazetteer:
    opened = Gazetteer()
    opened.open()
    return opened


def survey(ids: Iterable[int]) -> list[str]:
    """Sentences about the faulty ones."""
    found = []
    for place_id in ids:
        place = gazetteer().get(place_id)
        if place is None:
            found.append(f"{place_id} is not in the gazetteer")
            continue
        try:
            faults = faults_of(render_diorama(spec_for(place)))
        except Exception as error:
            faults = [f"cannot be drawn: {type(error).__name__}: {error}"]
        found += [f"{place.name}, {place.country} ({place_id}) {fault}" for fault in faults]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="draw every n-th place only")
    chosen = place_ids()[:: parser.parse_args().every]
    chunks = [chosen[i : i + 50] for i in range(0, len(chosen), 50)]
    start, faults = time.monotonic(), []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for i, found in enumerate(pool.map(survey, chunks), 1):
            faults += found
            for sentence in found:
                print(sentence, flush=True)
            if i % 20 == 0:
                print(f"{min(i * 50, len(chosen))} of {len(chosen)}", file=sys.stderr, flush=True)
    print(f"{len(chosen)} places drawn in {time.monotonic() - start:.0f} s, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
