"""A contact sheet of dioramas, for judging the renderer by eye: ``make gallery``.

Any list of cities x conditions x hours becomes one HTML page and one PNG:

    python -m scripts.make_gallery --cities "Paris; Köln; Quito" --conditions 800 501 --hours 12 21 --out gallery

Conditions are OpenWeatherMap ids, hours are local ones on ``--date``. Without ``--cities`` it draws 40 cities on six
continents, each under the next of six weathers and four lights.
"""

import argparse
import html
import io
import itertools
import math
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image

from dioramacast import renderer
from dioramacast.conditions import CONDITIONS
from dioramacast.errors import UnknownPlace
from dioramacast.models import DioramaSpec, Place, Season, Style, Units
from dioramacast.offload import WorkerProcesses
from dioramacast.places import Gazetteer
from dioramacast.rasterizer import Rasterizer
from dioramacast.specs import Moment, build_spec, sky_of_condition
from dioramacast.validation import DioramaSettings

CITIES = """
Paris,FR; London,GB; Rome,IT; Oslo,NO; Lisbon,PT; Amsterdam,NL; Prague,CZ; Moscow,RU; Reykjavík,IS; Tübingen,DE;
New York,US; San Francisco,US; Chicago,US; Québec,CA; Mexico City,MX; Havana,CU; Rio de Janeiro,BR; Buenos Aires,AR;
Cusco,PE; Punta Arenas,CL; Cairo,EG; Marrakesh,MA; Nairobi,KE; Cape Town,ZA; Djenné,ML; Lagos,NG; Antananarivo,MG;
Tokyo,JP; Beijing,CN; Hong Kong,HK; Singapore,SG; Bangkok,TH; Agra,IN; Kathmandu,NP; Dubai,AE; Istanbul,TR;
Ulaanbaatar,MN; Sydney,AU; Queenstown,NZ; Alice Springs,AU
"""
WEATHERS = (800, 501, 802, 601, 741, 211)
HOURS = (13, 19, 23, 7)
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>DioramaCast: contact sheet</title>
<style>
body {{ margin: 24px; font: 14px system-ui, sans-serif; color: #e8e8f0; background: #20202a }}
main {{ display: grid; gap: 16px; grid-template-columns: repeat({columns}, 1fr) }}
figure {{ margin: 0 }} img {{ width: 100%; border-radius: 12px }} figcaption {{ padding: 4px 2px }}
</style>
<main>{figures}</main>
</html>
"""
FIGURE = '<figure><a href="{name}"><img src="{name}" alt=""></a><figcaption>{words}</figcaption></figure>'
SNOW_TEMPERATURE_C, COLDEST_RAIN_C = -4, 4


@dataclass(frozen=True, slots=True)
class Exhibit:
    title: str
    spec: DioramaSpec


def exhibit(place: Place, condition_id: int, hour: int, day: date, settings: DioramaSettings) -> Exhibit:
    """The place at a local hour under a condition, with a temperature that fits all three."""
    zone = ZoneInfo(place.timezone or "UTC")
    local = datetime.combine(day, time(hour), zone)
    offset = local.utcoffset()
    moment = Moment(local.astimezone(UTC), int(offset.total_seconds()) if offset else 0)
    condition = CONDITIONS[condition_id]
    sky = sky_of_condition(condition, _temperature_c(place, local, condition_id))
    spec = build_spec(place, sky, settings, Units.METRIC, moment)
    return Exhibit(f"{place.name}: {condition.description}, {hour}:00", spec)


def _temperature_c(place: Place, local: datetime, condition_id: int) -> float:
    """Warm by latitude and season, but never against the condition."""
    season = math.cos((local.timetuple().tm_yday - 196) / 365 * 2 * math.pi) * (1 if place.lat >= 0 else -1)
    mean = 28 - abs(place.lat) * 0.42 + season * abs(place.lat) * 0.22
    if condition_id // 100 == 6:
        return SNOW_TEMPERATURE_C
    return max(mean, COLDEST_RAIN_C) if condition_id < 600 else mean


def exhibits(arguments: argparse.Namespace) -> list[Exhibit]:
    """Everything that was asked for, in order."""
    gazetteer = Gazetteer()
    gazetteer.open()
    places = [gazetteer.resolve(name.strip()) for name in (arguments.cities or CITIES).split(";") if name.strip()]
    settings = DioramaSettings(style=arguments.style, time_of_day=None, season=arguments.season)
    if arguments.cities:
        wanted = itertools.product(places, arguments.conditions, arguments.hours)
        return [exhibit(place, condition, hour, arguments.date, settings) for place, condition, hour in wanted]
    return [
        exhibit(place, WEATHERS[i % len(WEATHERS)], HOURS[i // len(WEATHERS) % len(HOURS)], arguments.date, settings)
        for i, place in enumerate(places)
    ]


def write_gallery(shown: list[Exhibit], folder: Path, columns: int, side_px: int) -> None:
    """One SVG a picture, an HTML page of them, and one PNG of all."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = math.ceil(len(shown) / columns)
    sheet = Image.new("RGB", (columns * side_px, rows * side_px), "#20202a")
    rasterizer, figures = Rasterizer(WorkerProcesses(1)), []
    for i, each in enumerate(shown):
        svg = renderer.render_diorama(each.spec).encode()
        name = f"{i:03}.svg"
        (folder / name).write_bytes(svg)
        with Image.open(io.BytesIO(rasterizer.png(svg, side_px))) as picture:
            sheet.paste(picture.convert("RGB"), (i % columns * side_px, i // columns * side_px))
        figures.append(FIGURE.format(name=name, words=html.escape(f"{each.title}, {len(svg) / 1000:.0f} kB")))
    sheet.save(folder / "gallery.png")
    (folder / "index.html").write_text(PAGE.format(columns=columns, figures="".join(figures)), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cities", help="names as visitors type them, with semicolons between")
    parser.add_argument("--conditions", type=int, nargs="+", choices=sorted(CONDITIONS), default=[800], metavar="ID")
    parser.add_argument("--hours", type=int, nargs="+", choices=range(24), default=[13], metavar="HOUR")
    parser.add_argument("--date", type=date.fromisoformat, default=date(2026, 6, 21), help="YYYY-MM-DD")
    parser.add_argument("--style", type=Style, choices=Style, default=None)
    parser.add_argument("--season", type=Season, choices=Season, default=None)
    parser.add_argument("--columns", type=int, default=5)
    parser.add_argument("--size", type=int, default=540, help="pixels a side of one picture on the sheet")
    parser.add_argument("--out", type=Path, default=Path("gallery"))
    arguments = parser.parse_args()
    try:
        shown = exhibits(arguments)
    except UnknownPlace as error:
        print(error, file=sys.stderr)
        return 2
    write_gallery(shown, arguments.out, arguments.columns, arguments.size)
    print(f"{len(shown)} pictures: {arguments.out}/index.html, {arguments.out}/gallery.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
