"""Where single things stand: trees, lamps, cars, people."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dioramacast.renderer.geometry import GROUND, Point, Rect
from dioramacast.renderer.layout.parcels import Parcels
from dioramacast.renderer.layout.settlements import Settlement
from dioramacast.renderer.layout.shores import Waters
from dioramacast.renderer.layout.streets import LANE, Network


class CarSpot(NamedTuple):
    """The middle of a place on a carriageway, on a stretch that is parallel to an axis."""

    x: float
    y: float
    along_x: bool
    is_nearing: bool
    """Whether it drives towards the viewer."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all of them look at."""

    settlement: Settlement
    network: Network
    waters: Waters
    hero: Rect
    green: Rect | None


TREES_WANTED = (66, 58, 48, 46, 42, 40)
FIRST_LEFT_OVER = 12
STREET_TREES_EVERY = (0.0, 0.0, 64.0, 44.0, 40.0, 40.0)


def tree_spots(
    around: Surroundings, ground: Parcels, spare: Sequence[Rect], chance: random.Random
) -> tuple[Point, ...]:
    """In spare lots and what no lot fits on, round the green, and along the streets."""
    settlement, network, green, waters = around.settlement, around.network, around.green, around.waters
    gardens: list[Point] = []
    for cell in spare:
        inner = cell.grown(-7)
        gardens += [(chance.uniform(inner.x0, inner.x1), chance.uniform(inner.y0, inner.y1)) for _ in range(3)]
    chance.shuffle(gardens)
    left_over = [p for p in ground.free_squares() if chance.random() < 0.3]
    chance.shuffle(left_over)
    planted: list[Point] = []
    if green is not None:
        inner = green.grown(-7)
        planted += [(inner.x0, inner.y0 + inner.depth * i / 4) for i in range(5)]
        planted += [(inner.x0 + inner.width * i / 4, inner.y0) for i in range(1, 5)]
    step = STREET_TREES_EVERY[settlement]
    for street in network.streets if step else ():
        planted += [p for p, _ in along(street.line, step, street.width / 2 + 6.5)]
    bands = [(street.line[::2], street.width / 2 + 4) for street in network.streets]
    planted = [p for p in planted if _is_inside(*p) and not waters.is_wet(*p, 8) and not _is_on(bands, *p)]
    # Squares without a tree look bare, so some of what is left over comes before the gardens have all of theirs.
    spots = (*left_over[:FIRST_LEFT_OVER], *planted, *gardens, *left_over[FIRST_LEFT_OVER:])
    kept: list[Point] = []
    for x, y in spots:
        if not any(abs(x - a) + abs(y - b) < 13 for a, b in kept):
            kept.append((x, y))
            if len(kept) == TREES_WANTED[settlement]:
                break
    return tuple(kept)


def _is_on(bands: list[tuple[tuple[Point, ...], float]], x: float, y: float) -> bool:
    return any(abs(x - a) < reach and abs(y - b) < reach for line, reach in bands for a, b in line)


def _is_inside(x: float, y: float) -> bool:
    return 2 < x < GROUND - 2 and 2 < y < GROUND - 2


def along(line: tuple[Point, ...], step: float, offset: float) -> list[tuple[Point, Point]]:
    """Points every ``step`` along a line, ``offset`` to its side nearest the viewer, each with the unit direction."""
    found: list[tuple[Point, Point]] = []
    walked, wanted = 0.0, step / 2
    for (ax, ay), (bx, by) in pairwise(line):
        length = math.hypot(bx - ax, by - ay)
        if walked + length >= wanted and length > 0:
            dx, dy = (bx - ax) / length, (by - ay) / length
            side = 1 if dx - dy > 0 else -1
            found.append(((bx - side * dy * offset, by + side * dx * offset), (dx, dy)))
            wanted += step
        walked += length
    return found


def lamp_spots(around: Surroundings) -> tuple[Point, ...]:
    settlement, network, waters = around.settlement, around.network, around.waters
    if settlement is Settlement.HAMLET:
        return ()
    step = 120.0 if settlement is Settlement.VILLAGE else 84.0
    spots = [p for street in network.streets for p, _ in along(street.line, step, -street.width / 2 - 3.5)]
    return tuple((x, y) for x, y in spots if _is_inside(x, y) and not waters.is_wet(x, y, 4))


def car_spots(around: Surroundings, chance: random.Random) -> tuple[CarSpot, ...]:
    network, waters = around.network, around.waters
    spots = []
    for street in network.streets:
        if street.width < LANE:
            continue
        lane = street.width / 4
        for i, ((x, y), (dx, dy)) in enumerate(along(street.line, chance.uniform(62, 84), 0.0)):
            along_x = abs(dx) > 0.985
            if not (along_x or abs(dy) > 0.985) or not 24 < x < GROUND - 24 or not 24 < y < GROUND - 24:
                continue
            shift = lane if i % 2 else -lane
            spot = CarSpot(x, y + shift, True, i % 2 == 0) if along_x else CarSpot(x + shift, y, False, i % 2 == 0)
            if not waters.is_wet(spot.x, spot.y, 14):
                spots.append(spot)
    chance.shuffle(spots)
    return tuple(spots)


def people_spots(around: Surroundings, chance: random.Random) -> tuple[Point, ...]:
    network, hero, green, waters = around.network, around.hero, around.green, around.waters
    spots: list[Point] = []
    front = hero.grown(5)
    spots += [(chance.uniform(front.x0, front.x1), front.y1 - chance.uniform(0, 3)) for _ in range(5)]
    spots += [(front.x1 - chance.uniform(0, 3), chance.uniform(front.y0, front.y1)) for _ in range(5)]
    for street in network.streets:
        spots += [p for p, _ in along(street.line, chance.uniform(70, 130), street.width / 2 + 3)]
    if green is not None:
        inner = green.grown(-14)
        spots += [(chance.uniform(inner.x0, inner.x1), chance.uniform(inner.y0, inner.y1)) for _ in range(6)]
    if waters.is_open and not waters.is_quay:
        spots += [(x + chance.uniform(-4, 4), y) for x, y in waters.shore_line(13)[2:-2:3]]
    chance.shuffle(spots)
    return tuple(
        (x, y) for x, y in spots
        if _is_inside(x, y) and not waters.is_wet(x, y, 6) and not hero.holds(x, y)
    )  # fmt: skip
