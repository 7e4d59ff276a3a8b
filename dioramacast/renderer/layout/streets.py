"""How streets run through a place: grids, boulevards round a circus, old towns, winding roads."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dioramacast.models import Place
from dioramacast.renderer.geometry import SLAB, SLAB_MARGIN, Point
from dioramacast.renderer.layout.dry_land import dry_pieces
from dioramacast.renderer.layout.settlements import Settlement
from dioramacast.renderer.layout.shores import Waters

AVENUE, STREET, LANE, TRACK = 26.0, 22.0, 15.0, 11.0
"""Widths of carriageways in world units."""
SHORE_ROAD_INLAND = 34.0
"""From the water to the middle of the road that follows a shore."""
TURNING_INLAND, TURNING_RADIUS = 26.0, 9.0
"""Of the loop in which a road ends before water that it does not follow."""


class Pattern(StrEnum):
    GRID = "grid"
    CIRCUS = "circus"
    """Avenues, one of them aslant, that meet in a ring about the hero."""
    OLD_TOWN = "old-town"
    """A ring street where the wall stood, and lanes through it."""
    WINDING = "winding"
    TRACK = "track"
    """One country road."""


PLANNED = "US CA MX AR CL UY PY BR PE CO VE EC BO CR PA CU AU NZ CN KZ ZA KR TW AE SA PH"
GRAND = "FR ES BE IT RO BG RU UA BY PL RS HU AT DE EG IN TR GB IE PT GR SE FI AR MX BR"
OLD = "DE CZ AT CH PL SK SI HR IT ES FR NL BE MA TN DZ TR IR SY YE UZ EE LV LT PT GR NP JO IL ET IQ"


@dataclass(frozen=True, slots=True)
class Street:
    """A carriageway as a band of ``width`` about its centre line, which may bend."""

    line: tuple[Point, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """The streets of a place, and the circle kept clear for a ring about the hero (0 without)."""

    pattern: Pattern
    streets: tuple[Street, ...]
    ring_radius: float = 0.0


def pattern_of(place: Place, settlement: Settlement, chance: random.Random) -> Pattern:
    if settlement is Settlement.HAMLET:
        return Pattern.TRACK
    if settlement is Settlement.VILLAGE:
        return chance.choice((Pattern.TRACK, Pattern.WINDING))
    country = place.country or "none"
    choices = [Pattern.WINDING if settlement is Settlement.TOWN else Pattern.GRID, Pattern.GRID]
    if country in PLANNED:
        choices += [Pattern.GRID] * 3
    if country in OLD:
        choices += [Pattern.OLD_TOWN] * (4 if settlement <= Settlement.CITY else 1)
    if country in GRAND and settlement >= Settlement.CITY:
        choices += [Pattern.CIRCUS] * 4
    if settlement >= Settlement.CITY:
        choices.append(Pattern.CIRCUS)
    elif country not in PLANNED:
        choices += [Pattern.WINDING] * 2
    return chance.choice(choices)


@dataclass(frozen=True, slots=True)
class Centre:
    """What the streets lead to: the hero's middle, and half the side of the ground it takes."""

    settlement: Settlement
    at: Point
    half: float


def lay_streets(pattern: Pattern, centre: Centre, waters: Waters, chance: random.Random) -> Network:
    """Carriageways that keep to dry land; over rivers they go on as bridges."""
    laid, ring_radius = LAYERS[pattern](centre, chance)
    has_shore_road = pattern is not Pattern.TRACK and waters.is_open
    inland = SHORE_ROAD_INLAND if has_shore_road else TURNING_INLAND
    streets = [Street(dry, street.width) for street in laid for dry in dry_pieces(street.line, waters, inland)]
    if has_shore_road:
        shore = waters.shore_line(SHORE_ROAD_INLAND, SLAB_MARGIN)
        streets += [Street(dry, LANE) for dry in dry_pieces(shore, waters, 8.0)]
    return Network(pattern, tuple(_with_turning_places(streets, waters)), ring_radius)


Laid = tuple[list[Street], float]
LOW, HIGH = SLAB.x0, SLAB.x1
STEP = 8.0
"""Between two points of a line: fine enough to be cut at a shore."""


def _straight(along_x: bool, at: float, width: float) -> Street:
    start, end = ((LOW, at), (HIGH, at)) if along_x else ((at, LOW), (at, HIGH))
    return Street(tuple(_between(start, end)), width)


def _grid(centre: Centre, chance: random.Random) -> Laid:
    """Streets on both axes about the hero's block, and in many cities one avenue across the grid."""
    (hx, hy), gap = centre.at, centre.half + 26
    width = AVENUE if centre.settlement >= Settlement.METROPOLIS else STREET
    streets = [_straight(True, hy + gap, width), _straight(False, hx + gap, width)]
    outer = hx + gap + chance.uniform(104, 124)
    goes_left = chance.random() < 0.5
    if centre.settlement >= Settlement.CITY:
        streets += [_straight(True, hy - gap, LANE), _straight(False, hx - gap, LANE)]
        streets.append(_straight(not goes_left, outer, LANE))
    if centre.settlement >= Settlement.METROPOLIS or chance.random() < 0.8:
        corner = (hx + gap, hy + gap)
        end = (outer - 20, HIGH) if goes_left else (HIGH, outer - 20)
        streets.append(Street(tuple(_between(corner, end)), LANE))
    return streets, 0.0


def _circus(centre: Centre, chance: random.Random) -> Laid:
    """A ring about the hero and five avenues, two of them aslant."""
    (hx, hy), radius = centre.at, centre.half + 30
    ring = [(hx + radius * math.cos(i * math.pi / 36), hy + radius * math.sin(i * math.pi / 36)) for i in range(73)]
    width = STREET
    streets = [Street(tuple(ring), width)]
    turn = chance.uniform(-10, 10)
    aslant = chance.choice(((45, 118), (45, -28), (38, 118), (52, -28)))
    for degrees in (0, 90, 180, 270, *aslant):
        angle = math.radians(degrees + (turn if degrees in aslant else 0))
        dx, dy = math.cos(angle), math.sin(angle)
        reach = min(
            (HIGH - hx) / dx if dx > 0.01 else (LOW - hx) / dx if dx < -0.01 else 999,
            (HIGH - hy) / dy if dy > 0.01 else (LOW - hy) / dy if dy < -0.01 else 999,
        )
        start, end = (hx + radius * dx, hy + radius * dy), (hx + reach * dx, hy + reach * dy)
        is_back = degrees in (180, 270)
        streets.append(Street(tuple(_between(start, end)), LANE if is_back or degrees in aslant else width))
    return streets, radius


def _old_town(centre: Centre, chance: random.Random) -> Laid:
    """An oval ring in front of the hero's square, lanes that bend, and a gate to each side."""
    (hx, hy), half = centre.at, centre.half
    rx, ry = half + 66 + chance.uniform(-6, 10), half + 66 + chance.uniform(-6, 10)
    turn = chance.uniform(0, 6.28)
    ring = []
    for i in range(97):
        a = i * math.pi / 48
        wobble = 1 + 0.05 * math.sin(3 * a + turn)
        ring.append((hx + rx * wobble * math.cos(a), hy + ry * wobble * math.sin(a)))
    streets = [Street(tuple(ring), STREET if centre.settlement >= Settlement.CITY else LANE)]
    square = half + 14
    gates = ((hx + square, hy + 8, HIGH, hy + 26, 16), (hx - 4, hy + square, hx + 22, HIGH, -18),
             (hx - square, hy - 12, LOW, hy - 30, 14), (hx + 6, hy - square, hx - 24, LOW, -12))  # fmt: skip
    streets += [Street(tuple(_between((x0, y0), (x1, y1), bend)), LANE) for x0, y0, x1, y1, bend in gates]
    return streets, 0.0


def _winding(centre: Centre, chance: random.Random) -> Laid:
    """A main street that swings past the hero, and lanes off it."""
    (hx, hy), half, swing = centre.at, centre.half, chance.uniform(16, 30)
    gap = half + 30
    width = STREET if centre.settlement >= Settlement.TOWN else LANE
    is_along_x = chance.random() < 0.5
    line = []
    for i in range(67):
        t = LOW + (HIGH - LOW) * i / 66
        at = (hy if is_along_x else hx) + gap + 20 + swing * math.sin((t - 210) / 84)
        line.append((t, at) if is_along_x else (at, t))
    streets = [Street(tuple(line), width)]
    lanes = ((hx + gap + 6, LOW, chance.uniform(-22, 22)), (hx + gap + 40, HIGH, chance.uniform(-26, 26)))
    start = (hy if is_along_x else hx) + gap + 20
    for at, end, bend in lanes:
        a, b = ((at, start), (at + bend, end)) if is_along_x else ((start, at), (end, at + bend))
        streets.append(Street(tuple(_between(a, b, bend)), LANE))
    if centre.settlement >= Settlement.TOWN:
        back = (hx if not is_along_x else hy) - half - 22
        a, b = ((LOW, back), (hx + gap, back - 8)) if is_along_x else ((back, LOW), (back - 8, hy + gap))
        streets.append(Street(tuple(_between(a, b, 9)), LANE))
    return streets, 0.0


def _track(centre: Centre, chance: random.Random) -> Laid:
    """One road across the slab, and a path to the hero's door."""
    (hx, hy), half, is_along_x = centre.at, centre.half, chance.random() < 0.5
    gap = half + chance.uniform(30, 46)
    line = []
    turn = chance.uniform(0, 6.28)
    for i in range(67):
        t = LOW + (HIGH - LOW) * i / 66
        at = (hy if is_along_x else hx) + gap + 26 * math.sin((t - 200) / 92 + turn * 0.12)
        line.append((t, at) if is_along_x else (at, t))
    middle = line[31]
    door = (hx + 4, hy + half + 2) if is_along_x else (hx + half + 2, hy + 4)
    return [Street(tuple(line), LANE), Street(tuple(_between(door, middle, 5)), TRACK)], 0.0


def _between(a: Point, b: Point, bend: float = 0.0) -> list[Point]:
    """From ``a`` to ``b``, bulging by ``bend`` to one side."""
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    nx, ny = -(b[1] - a[1]) / length, (b[0] - a[0]) / length
    count = max(2, round(length / STEP))
    line = []
    for i in range(count + 1):
        t, out = i / count, bend * math.sin(math.pi * i / count)
        line.append((a[0] + (b[0] - a[0]) * t + nx * out, a[1] + (b[1] - a[1]) * t + ny * out))
    return line


def _with_turning_places(streets: list[Street], waters: Waters) -> list[Street]:
    """Where a road ends before water and joins no other, cars turn round a loop."""
    done: list[Street] = []
    for street in streets:
        line = list(street.line)
        others = [other for other in streets if other is not street]
        for _ in range(2):
            line.reverse()
            x, y = line[-1]
            is_inside = LOW + STEP < x < HIGH - STEP and LOW + STEP < y < HIGH - STEP
            if not is_inside or not waters.is_wet(x, y, TURNING_INLAND + STEP) or _meets(others, x, y):
                continue
            while len(line) > 2 and waters.is_wet(*line[-1], TURNING_INLAND - 2):
                line.pop()
            done.append(Street(_loop(line[-1]), min(street.width, LANE)))
        done.append(Street(tuple(line), street.width))
    return done


def _meets(streets: list[Street], x: float, y: float) -> bool:
    return any(abs(x - a) + abs(y - b) < 2 * STEP for street in streets for a, b in street.line)


def _loop(centre: Point) -> tuple[Point, ...]:
    angles = [math.pi * i / 8 for i in range(17)]
    return tuple((centre[0] + TURNING_RADIUS * math.cos(a), centre[1] + TURNING_RADIUS * math.sin(a)) for a in angles)


LAYERS: dict[Pattern, Callable[[Centre, random.Random], Laid]] = {
    Pattern.GRID: _grid,
    Pattern.CIRCUS: _circus,
    Pattern.OLD_TOWN: _old_town,
    Pattern.WINDING: _winding,
    Pattern.TRACK: _track,
}
