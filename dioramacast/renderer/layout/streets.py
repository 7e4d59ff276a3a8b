"""How streets run through a place: grids, boulevards round a circus, old towns, winding roads."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from dioramacast.models import Place
from dioramacast.renderer.geometry import SLAB, Point
from dioramacast.renderer.layout.settlements import Settlement
from dioramacast.renderer.layout.shores import Waters

AVENUE, STREET, LANE, TRACK = 26.0, 22.0, 15.0, 11.0
"""Widths of carriageways in world units."""
WATER_MARGIN = 15.0


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
    streets, ring_radius = LAYERS[pattern](centre, chance)
    if pattern is not Pattern.TRACK and waters.is_open:
        streets.append(Street(tuple(waters.shore_line(34)), LANE))
    dry = [piece for street in streets for piece in _on_dry_land(street, waters)]
    return Network(pattern, tuple(dry), ring_radius)


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


def _on_dry_land(street: Street, waters: Waters) -> list[Street]:
    """The pieces of a street that are long enough to be one, on the slab and out of open water."""
    margin = WATER_MARGIN if street.width > LANE else 8.0
    pieces: list[list[Point]] = [[]]
    for x, y in street.line:
        if waters.is_in_open_water(x, y, margin) or not (LOW <= x <= HIGH and LOW <= y <= HIGH):
            pieces.append([])
        else:
            pieces[-1].append((x, y))
    across = [part for piece in pieces if piece for part in _bridged(piece, waters)]
    return [Street(tuple(piece), street.width) for piece in across if _length(piece) > 44]


def _bridged(line: list[Point], waters: Waters) -> list[list[Point]]:
    """The line without the stretches that would run along a river rather than over it."""
    river = waters.river
    if river is None:
        return [line]
    parts: list[list[Point]] = [[]]
    longest = 3.2 * river.half_width + 24
    for is_over, group in groupby(line, key=lambda point: river.holds(point[0], point[1], 5)):
        stretch = list(group)
        if is_over and _length(stretch) > longest:
            parts.append([])
        else:
            parts[-1] += stretch
    return parts


def _length(line: list[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(line))


LAYERS: dict[Pattern, Callable[[Centre, random.Random], Laid]] = {
    Pattern.GRID: _grid,
    Pattern.CIRCUS: _circus,
    Pattern.OLD_TOWN: _old_town,
    Pattern.WINDING: _winding,
    Pattern.TRACK: _track,
}
