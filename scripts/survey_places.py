"""Draws every place of the gazetteer and says what is wrong with any: ``make survey``.

Each place is drawn under a weather, light, season and style chosen by its id, on all processors. A full survey takes
about half an hour on two; ``--every 48`` draws a thousand places. The largest places are also compared with each other.
"""

import argparse
import gc
import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache

from dioramacast.conditions import CONDITIONS
from dioramacast.models import ArtworkSpec, Caption, DioramaSpec, Light, Place, Season, Style, Units
from dioramacast.places import DATA_FILE, Gazetteer
from dioramacast.renderer import render_artwork, render_diorama
from scripts.drawing_faults import faults_of

LIGHTS = ((Light.DAY, 50, False), (Light.DUSK, 2, False), (Light.NIGHT, -18, False), (Light.DAWN, 2, True),
          (Light.DAY, 15, True))  # fmt: skip
MUST_DIFFER = 200
"""Of the largest places, in pictures without words."""
CHUNK = 50


def artwork_for(place: Place, pick: int) -> ArtworkSpec:
    """In one of some million conditions, of which every bit of ``pick`` chooses something."""
    condition = list(CONDITIONS.values())[pick % len(CONDITIONS)]
    light, altitude_deg, is_rising = LIGHTS[pick // 64 % len(LIGHTS)]
    snows = condition.typical_snow_mm_h > 0
    return ArtworkSpec(
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


def spec_for(place: Place) -> DioramaSpec:
    """A diorama of the place in conditions that its id chooses, so that every survey draws the same."""
    artwork = artwork_for(place, place.id * 2654435761 % 2**32)
    icon = CONDITIONS[artwork.condition].icon(artwork.light is not Light.NIGHT)
    return DioramaSpec(artwork, Caption(place.name, icon, artwork.temperature_c, Units.METRIC, date(2026, 11, 23)))


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
    # A drawing leaves no rings behind, so that the collector is spared looking for them in the midst of each.
    gc.collect()
    return found


def looks_of(ids: Iterable[int]) -> list[str]:
    """One digest a place: of its picture without words, all in the same conditions."""
    looks = []
    for place_id in ids:
        place = gazetteer().get(place_id)
        if place is not None:
            svg = render_artwork(artwork_for(place, 0))
            looks.append(hashlib.sha256(svg[svg.index("</desc>") :].encode()).hexdigest())
    return looks


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="draw every n-th place only")
    chosen = place_ids()[:: parser.parse_args().every]
    chunks = [chosen[i : i + CHUNK] for i in range(0, len(chosen), CHUNK)]
    largest = place_ids()[:MUST_DIFFER]
    start, faults = time.monotonic(), []
    with ProcessPoolExecutor(os.cpu_count(), initializer=gc.disable) as pool:
        looks = pool.map(looks_of, [largest[i : i + CHUNK] for i in range(0, len(largest), CHUNK)])
        if len({look for part in looks for look in part}) < len(largest):
            faults.append("Some of the largest places look alike")
            print(faults[-1], flush=True)
        for i, found in enumerate(pool.map(survey, chunks), 1):
            faults += found
            for sentence in found:
                print(sentence, flush=True)
            if i % 20 == 0:
                print(f"{min(i * CHUNK, len(chosen))} of {len(chosen)}", file=sys.stderr, flush=True)
    print(f"{len(chosen)} places drawn in {time.monotonic() - start:.0f} s, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
