"""Which piece of ground is what: streets, lots, greens. Drawn from a place's facts alone, never from its weather."""

import math
import random
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from dioramacast.models import Place
from dioramacast.renderer.geometry import GROUND, SLAB, Point, Rect, clamp
from dioramacast.renderer.shores import Waters, plan_waters

STREET_WIDTH = 24.0
ISLET_RADIUS = 160.0
ROCK_FROM_HEIGHT = 110.0
"""Higher hills are drawn as mountains."""


class Settlement(IntEnum):
    HAMLET = 0
    VILLAGE = 1
    TOWN = 2
    CITY = 3
    METROPOLIS = 4
    MEGACITY = 5


SIZES = (
    (3.0, Settlement.HAMLET),
    (3.9, Settlement.VILLAGE),
    (5.1, Settlement.TOWN),
    (6.1, Settlement.CITY),
    (6.7, Settlement.METROPOLIS),
)
"""Below which decimal logarithm of the population a settlement is which."""


@dataclass(frozen=True, slots=True)
class Lot:
    rect: Rect
    highest: float
    """World units: what is before the hero must not hide it, what is behind must leave it clear sky."""
    is_back: bool


@dataclass(frozen=True, slots=True)
class Street:
    """A carriageway as a band of ``width`` about its centre line, which may bend."""

    line: tuple[Point, ...]
    width: float


class CarSpot(NamedTuple):
    """The middle of a place on a carriageway, on a stretch that is parallel to an axis."""

    x: float
    y: float
    along_x: bool
    is_nearing: bool
    """Whether it drives towards the viewer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The layout of one place. The same place always has the same plan, whatever the weather."""

    settlement: Settlement
    waters: Waters
    streets: tuple[Rect, ...]
    plates: tuple[Rect, ...]
    """Paved or grassy pieces between the streets."""
    lots: tuple[Lot, ...]
    hero: Rect
    green: Rect | None
    """The open space near the front."""
    hill: Rect | None
    hill_height: float
    tree_spots: tuple[Point, ...]
    lamp_spots: tuple[Point, ...] = ()
    car_spots: tuple[CarSpot, ...] = ()
    people_spots: tuple[Point, ...] = ()
    story_lots: tuple[Rect, ...] = ()
    """Up to four free pieces of ground near the front, of about 46 x 46, for small stories."""


def seeded(place: Place, purpose: str) -> random.Random:
    """A stream of chance that belongs to the place."""
    key = f"{place.id}:{place.lat:.2f}:{place.lon:.2f}:{purpose}"
    return random.Random(key)  # noqa: S311 -- a layout, not a secret


def settlement_of(place: Place) -> Settlement:
    population = place.population if place.population is not None else (0 if place.id == 0 else 20_000)
    size = math.log10(max(population, 1))
    return next((s for limit, s in SIZES if size < limit), Settlement.METROPOLIS)


def make_plan(place: Place) -> Plan:
    chance = seeded(place, "plan")
    settlement = settlement_of(place)
    waters = plan_waters(place, chance)
    is_islet = waters.edge == "island" and waters.shoreline < ISLET_RADIUS
    hero_at = 220.0 if is_islet else chance.uniform(178, 200)
    hero_half = 30.0 if is_islet else 50.0 if settlement >= Settlement.TOWN else 36.0
    hill_height = _hill_height(place) if waters.edge != "island" else 0.0
    far = 146.0 if hill_height > ROCK_FROM_HEIGHT else 122.0
    streets = () if is_islet else _streets(waters, settlement, chance)
    plan = Plan(
        settlement=settlement,
        waters=waters,
        streets=streets,
        plates=tuple(_plates(streets)) if waters.edge != "island" else (),
        lots=(),
        hero=Rect(hero_at - hero_half, hero_at - hero_half, hero_at + hero_half, hero_at + hero_half),
        green=_green(waters, streets, chance),
        hill=Rect(-18, -18, far, far) if hill_height else None,
        hill_height=hill_height,
        tree_spots=(),
    )
    is_wild = place.id == 0 and not place.country
    lots, spare = _lots(plan, FILLED[settlement] * (0.4 if is_wild else 1), chance)
    return replace(
        plan,
        lots=lots,
        tree_spots=_tree_spots(plan, spare, chance),
        lamp_spots=_lamp_spots(plan),
        car_spots=_car_spots(plan, chance),
        people_spots=_people_spots(plan, chance),
        story_lots=tuple(cell for cell in spare if sum(cell.centre) > 380)[-3:] + ((plan.green,) if plan.green else ()),
    )


def _lamp_spots(plan: Plan) -> tuple[Point, ...]:
    spots = []
    for street in plan.streets:
        along_x = street.width > street.depth
        length = street.width if along_x else street.depth
        for i in range(int(length // 92)):
            t = (street.x0 if along_x else street.y0) + 46 + 92 * i
            spots.append((t, street.y0 - 4) if along_x else (street.x0 - 4, t))
    return tuple(s for s in spots if not plan.waters.is_wet(*s, margin=4))


def _car_spots(plan: Plan, chance: random.Random) -> tuple[CarSpot, ...]:
    spots = []
    for street in plan.streets:
        along_x = street.width > street.depth
        start, end = (street.x0, street.x1) if along_x else (street.y0, street.y1)
        for i in range(4):
            t = start + 34 + (end - start - 68) * (i + chance.uniform(0.1, 0.8)) / 4
            lane = sum(street.centre) - (street.x0 + street.x1 if along_x else street.y0 + street.y1) / 2
            lane += -6 if i % 2 else 6
            spots.append(CarSpot(*((t, lane) if along_x else (lane, t)), along_x, i % 2 == 0))
    return tuple(spots)


def _people_spots(plan: Plan, chance: random.Random) -> tuple[Point, ...]:
    spots = []
    for rect in (plan.green, plan.hero.grown(11)):
        if rect is not None:
            spots += [(chance.uniform(rect.x0 + 6, rect.x1 - 4), rect.y1 - chance.uniform(1, 9)) for _ in range(8)]
    return tuple(spots)


def _hill_height(place: Place) -> float:
    elevation = place.elevation_m or 0
    if elevation < 280:
        return 0.0
    return clamp(66 + (elevation - 280) / 16, 66, 172)


def _streets(waters: Waters, settlement: Settlement, chance: random.Random) -> tuple[Rect, ...]:
    half = STREET_WIDTH / 2 if settlement >= Settlement.TOWN else 8.0
    across, along = chance.uniform(272, 300), chance.uniform(272, 300)
    lines = [(True, along), (False, across)]
    if settlement <= Settlement.VILLAGE:
        lines = [lines[chance.randrange(2)]]
    streets = []
    for along_x, at in lines:
        start, end = _dry_reach(waters, along_x, at)
        if end - start > 60:
            streets.append(
                Rect(start, at - half, end, at + half) if along_x else Rect(at - half, start, at + half, end)
            )
    return tuple(streets)


def _dry_reach(waters: Waters, along_x: bool, at: float) -> tuple[float, float]:
    """From where to where a street runs: over rivers, but not into open water."""
    open_water = Waters(waters.edge, waters.shoreline, waters.phase)
    spots = [(t, at) if along_x else (at, t) for t in range(int(SLAB.x0), int(SLAB.x1) + 1, 4)]
    dry = [x if along_x else y for x, y in spots if not open_water.is_wet(x, y, margin=16)]
    return (float(dry[0]), float(dry[-1])) if dry else (0.0, 0.0)


def _green(waters: Waters, streets: tuple[Rect, ...], chance: random.Random) -> Rect | None:
    size = chance.uniform(84, 116)
    for at in range(int(GROUND - size), 230, -12):
        rect = Rect(at, at, at + size, at + size)
        if not waters.touches(rect, 8) and not any(rect.overlaps(s) for s in streets):
            return rect
    return None


CELL = {
    Settlement.HAMLET: 62.0,
    Settlement.VILLAGE: 54.0,
    Settlement.TOWN: 45.0,
    Settlement.CITY: 48.0,
    Settlement.METROPOLIS: 52.0,
    Settlement.MEGACITY: 55.0,
}
FILLED = {
    Settlement.HAMLET: 0.3,
    Settlement.VILLAGE: 0.5,
    Settlement.TOWN: 0.84,
    Settlement.CITY: 0.86,
    Settlement.METROPOLIS: 0.90,
    Settlement.MEGACITY: 0.92,
}


def _lots(plan: Plan, filled: float, chance: random.Random) -> tuple[tuple[Lot, ...], list[Rect]]:
    """Lots to build on, and the spare cells left to trees; ``filled`` is the share that is built on."""
    kept = [plan.hero.grown(12), *(r for r in (plan.hill, plan.green) if r), *(s.grown(3) for s in plan.streets)]
    lots, spare = [], []
    for cell in (cell for plate in _plates(plan.streets) for cell in _cells(plate, CELL[plan.settlement])):
        is_built = chance.random() < filled
        if plan.waters.touches(cell) or any(cell.overlaps(rect) for rect in kept):
            continue
        if is_built:
            lots.append(Lot(cell, _highest(cell, plan.hero), min(cell.x0, cell.y0) < 110))
        else:
            spare.append(cell)
    return tuple(lots), spare


def _cells(plate: Rect, size: float) -> list[Rect]:
    """A plate cut into equal cells of at least ``size``, with a gap between them."""
    columns, rows = max(1, int(plate.width // size)), max(1, int(plate.depth // size))
    w, d = plate.width / columns, plate.depth / rows
    return [
        Rect(plate.x0 + i * w, plate.y0 + j * d, plate.x0 + (i + 1) * w, plate.y0 + (j + 1) * d).grown(-2.5)
        for i in range(columns)
        for j in range(rows)
    ]


def _plates(streets: tuple[Rect, ...]) -> list[Rect]:
    """The ground between the streets."""
    across = [s for s in streets if s.width < s.depth]
    along = [s for s in streets if s.width >= s.depth]
    xs = [0.0, *(v for s in across for v in (s.x0 - 5, s.x1 + 5)), GROUND]
    ys = [0.0, *(v for s in along for v in (s.y0 - 5, s.y1 + 5)), GROUND]
    columns, rows = zip(xs[::2], xs[1::2], strict=True), list(zip(ys[::2], ys[1::2], strict=True))
    return [Rect(x0, y0, x1, y1) for x0, x1 in columns for y0, y1 in rows]


def _highest(cell: Rect, hero: Rect) -> float:
    x, y = cell.centre
    free_sky = 165 + (cell.x0 + cell.y0) / 2
    hero_x, hero_y = hero.centre
    in_front = (x + y) - (hero_x + hero_y)
    aside = abs((x - y) - (hero_x - hero_y))
    if in_front > 30 and aside < 210:
        return min(free_sky, 24 + max(0.0, aside - 84) * 0.34)
    if in_front < 0 and aside < 62:
        return min(free_sky, 96.0)
    return free_sky * (1 - 0.4 * (x + y) / (2 * GROUND))


def _tree_spots(plan: Plan, spare: list[Rect], chance: random.Random) -> tuple[Point, ...]:
    """In spare cells and the green, around the hero, along the streets."""
    spots: list[Point] = []
    for rect, count in [*((cell, 3) for cell in spare), *([(plan.green, 11)] if plan.green else [])]:
        inner = rect.grown(-8)
        spots += [(chance.uniform(inner.x0, inner.x1), chance.uniform(inner.y0, inner.y1)) for _ in range(count)]
    around = plan.hero.grown(6)
    spots += [(around.x0 + around.width * i / 4, around.y1) for i in range(5)]
    spots += [(around.x1, around.y0 + around.depth * i / 4) for i in range(4)]
    spots += [
        spot for street in plan.streets for spot in _avenue(street, 44 if plan.settlement >= Settlement.TOWN else 90)
    ]
    if plan.waters.edge == "island":
        cx, cy = plan.waters.centre
        reach = plan.waters.shoreline * 0.72
        angles = [chance.uniform(0, 2 * math.pi) for _ in range(9)]
        spots += [(cx + reach * math.cos(a), cy + reach * math.sin(a)) for a in angles]
    roads = [street.grown(2) for street in plan.streets]
    built = [lot.rect for lot in plan.lots]
    return tuple(
        (x, y) for x, y in spots
        if not plan.waters.is_wet(x, y, margin=9) and not any(r.holds(x, y) for r in (*roads, *built))
    )  # fmt: skip


def _avenue(street: Rect, step: float) -> list[Point]:
    """Trees on the near kerb."""
    along_x = street.width > street.depth
    start, length = (street.x0, street.width) if along_x else (street.y0, street.depth)
    ts = [start + step * (i + 0.6) for i in range(int(length // step))]
    return [(t, street.y1 + 7) if along_x else (street.x1 + 7, t) for t in ts]
