"""How fast and how large drawings are: ``make measure``.

    python -m scripts.measure_renderer --places 500 --pixels 20 --seed 1

Draws places spread over the gazetteer, from the largest city to the smallest, each under a condition, light, style and
season that the seed chooses; turns some of them into PNG and WebP of 1080 px; then asks for drawings and PNGs four at a
time, as a web process does, while a loop ticks every millisecond, and says how late the ticks were. Prints one table.
Other work on the machine makes the times longer; processor times less so.
"""

import argparse
import gc
import gzip
import os
import platform
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import gevent

from dioramacast.conditions import CONDITIONS
from dioramacast.models import DioramaSpec, Place, Season, Style, TimeOfDay, Units
from dioramacast.offload import WorkerProcesses
from dioramacast.places import DATA_FILE, Gazetteer
from dioramacast.rasterizer import Rasterizer
from dioramacast.renderer import render_diorama
from dioramacast.server import usable_cores
from dioramacast.specs import Moment, build_spec, sky_of_condition
from dioramacast.validation import DioramaSettings

WIDTH_PX = 1080
AT_ONCE = 4
TICK_SECONDS = 0.001
MOMENT = Moment(datetime(2026, 6, 21, 12, tzinfo=UTC), 0)

Row = tuple[str, str, str, str]


def spread_places(count: int) -> list[Place]:
    """Evenly by rank."""
    gazetteer = Gazetteer()
    gazetteer.open()
    with sqlite3.connect(f"file:{DATA_FILE}?mode=ro", uri=True) as db:
        ids = [row[0] for row in db.execute("SELECT id FROM place ORDER BY rank")]
    chosen = (gazetteer.get(ids[i * len(ids) // count]) for i in range(count))
    return [place for place in chosen if place is not None]


def spec_of(place: Place, chance: random.Random) -> DioramaSpec:
    condition = CONDITIONS[chance.choice(sorted(CONDITIONS))]
    temperature_c = -4 if condition.typical_snow_mm_h else chance.choice((4, 20, 38))
    settings = DioramaSettings(
        style=chance.choice(list(Style)),
        time_of_day=chance.choice(list(TimeOfDay)),
        season=chance.choice(list(Season)),
    )
    return build_spec(place, sky_of_condition(condition, temperature_c), settings, Units.METRIC, MOMENT)


def row(what: str, values: Sequence[float], digits: int = 0) -> Row:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return (what, *(f"{value:,.{digits}f}" for value in (statistics.median(ordered), p95, ordered[-1])))


def measure_svg(specs: Sequence[DioramaSpec]) -> tuple[list[str], list[Row]]:
    render_diorama(specs[0])
    # In the product a process draws that holds little else, and spares the collector for after it in the same way.
    gc.collect()
    gc.freeze()
    gc.disable()
    svgs, seconds, processor_seconds = [], [], []
    for spec in specs:
        start, processor_start = time.perf_counter(), time.process_time()
        svgs.append(render_diorama(spec))
        seconds.append(time.perf_counter() - start)
        processor_seconds.append(time.process_time() - processor_start)
        gc.collect()
    gc.enable()
    return svgs, [
        row("SVG, ms", [1000 * each for each in seconds], 1),
        row("SVG, processor ms", [1000 * each for each in processor_seconds], 1),
        row("SVG, bytes", [len(svg.encode()) for svg in svgs]),
        row("SVG, bytes gzipped", [len(gzip.compress(svg.encode(), 6)) for svg in svgs]),
    ]


def measure_pixels(name: str, convert: Callable[[bytes, int], bytes], svgs: Sequence[str]) -> list[Row]:
    convert(svgs[0].encode(), WIDTH_PX)
    seconds, sizes = [], []
    for svg in svgs:
        start = time.perf_counter()
        sizes.append(len(convert(svg.encode(), WIDTH_PX)))
        seconds.append(time.perf_counter() - start)
    return [
        row(f"{name} {WIDTH_PX} px, ms", [1000 * each for each in seconds]),
        row(f"{name} {WIDTH_PX} px, bytes", sizes),
    ]


def measure_loop(what: str, work: Callable[[DioramaSpec], object], specs: Sequence[DioramaSpec]) -> Row:
    """How much later than asked for a greenlet goes on while ``work`` is done ``AT_ONCE``."""
    late: list[float] = []

    def tick() -> None:
        while True:
            start = time.perf_counter()
            gevent.sleep(TICK_SECONDS)
            late.append(1000 * (time.perf_counter() - start - TICK_SECONDS))

    ticking = gevent.spawn(tick)
    for i in range(0, len(specs), AT_ONCE):
        gevent.joinall([gevent.spawn(work, spec) for spec in specs[i : i + AT_ONCE]], raise_error=True)
    ticking.kill()
    return row(f"loop late while {what}, ms", late, 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=500)
    parser.add_argument("--pixels", type=int, default=20, help="how many become PNG and WebP")
    parser.add_argument("--seed", default="1")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    specs = [spec_of(place, chance) for place in spread_places(max(1, arguments.places))]
    svgs, rows = measure_svg(specs)
    some = range(0, len(specs), max(1, len(specs) // max(1, arguments.pixels)))[: arguments.pixels]
    few, few_svgs = [specs[i] for i in some], [svgs[i] for i in some]
    rasterizer, drawing = Rasterizer(WorkerProcesses(2)), WorkerProcesses(1)
    rows += measure_pixels("PNG", rasterizer.png, few_svgs)
    rows += measure_pixels("WebP", rasterizer.webp, few_svgs)
    drawing(render_diorama, specs[0])
    rows.append(measure_loop("waiting", lambda _spec: gevent.sleep(0.1), few))
    rows.append(measure_loop("drawing", lambda spec: drawing(render_diorama, spec), few))
    rows.append(
        measure_loop("drawing PNGs", lambda spec: rasterizer.png(drawing(render_diorama, spec).encode(), WIDTH_PX), few)
    )
    machine = f"{platform.machine()}, {usable_cores()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{len(specs)} places, seed {arguments.seed}, {datetime.now(UTC):%Y-%m-%d}", end=", ")
    print(f"Python {platform.python_version()}, {machine}\n")
    for what, median, p95, most in [("", "median", "95 %", "most"), *rows]:
        print(f"{what:34}{median:>12}{p95:>12}{most:>12}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
