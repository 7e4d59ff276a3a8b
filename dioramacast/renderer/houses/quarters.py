"""Which type of house stands where: old quarters, modern blocks, towers, rows."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dioramacast.models import Place
from dioramacast.renderer.geometry import Rect, clamp
from dioramacast.renderer.houses.families import FAMILIES, Family
from dioramacast.renderer.houses.kit import House
from dioramacast.renderer.houses.traditions import Tradition, tradition_of
from dioramacast.renderer.layout.lots import Lot
from dioramacast.renderer.layout.plan import Plan
from dioramacast.renderer.layout.settlements import Settlement, seeded

MOST_TYPES = 6
"""More would not be noticed, and each takes three kilobytes of the file."""
COLOURS = 4
"""Of walls, in one family."""
HIGH_RISE_FLOORS = 10
"""A family that can build this high is towers, which fill the sky above their lots."""
TOLERANCE = 14.0
"""World units by which a house may fit worse than another and still be chosen."""
FLOORS = ((1, 1), (1, 2), (2, 3), (3, 4), (3, 5), (4, 6))
"""Fewest and most, by settlement."""
TOWER_FROM = 66.0
"""World units of free sky that make a tower worth while."""
LOW_TOWER_FROM = 56.0
"""The same in a mere city of a country that likes towers."""
SHOPS = 0.7
"""Share of a town's houses with a shop at their foot."""
SLACK = 3.0
"""World units by which walls may rise above what the skyline allows."""
OLD_TOWN = 195.0
"""How far from the hero, along both axes together, a metropolis keeps to its old houses."""
STEP = 3
"""Lengths are whole multiples, so that lots of nearly one size share a type."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where one house stands, and of what family."""

    rect: Rect
    highest: float
    family: Family
    is_back: bool


def street_plan(plan: Plan, place: Place) -> list[tuple[Plot, House]]:
    """Which type of house is wished for where; never the same colour twice in a row."""
    chance = seeded(place, "houses")
    tradition = tradition_of(place)
    rim = _rim(plan, chance) if plan.settlement >= Settlement.CITY and tradition.edge else set()
    plots = [
        plot for lot in plan.lots for plot in _plots(lot, _family_for(plan, lot, tradition, lot.rect in rim, chance))
    ]
    types = _types(plan.settlement, plots, chance)
    walls = {name: _walls(FAMILIES[name], chance) for name in sorted({plot.family.name for plot in plots})}
    placed: list[tuple[Plot, House]] = []
    recent = ["", ""]
    for plot in plots:
        fitting = [house for house in types if _fits(house, plot)]
        fresh = fitting if plot.family.is_dyed else [h for h in fitting if h.wall not in recent] or fitting
        house = min(fresh, key=lambda h: _misfit(h, plot) + chance.random() * TOLERANCE)
        if plot.family.is_dyed:
            dyes = walls[house.family]
            house = house._replace(wall=chance.choice([wall for wall in dyes if wall not in recent] or dyes))
        recent = [recent[-1], house.wall]
        placed.append((plot, house))
    return placed


def _walls(family: Family, chance: random.Random) -> list[str]:
    most = COLOURS - 1 if family.floors[1] >= HIGH_RISE_FLOORS else COLOURS
    return chance.sample(family.walls, min(len(family.walls), most))


def _rim(plan: Plan, chance: random.Random) -> set[Rect]:
    """The lots at one side of the picture: a quarter of them."""
    side = chance.choice((-1, 1))
    ordered = sorted((lot.rect for lot in plan.lots), key=lambda r: (side * (r.x0 - r.y0), r.x0))
    return set(ordered[: len(ordered) // 4])


def _plots(lot: Lot, name: str) -> list[Plot]:
    """One house on a lot, or a row of narrow ones along its longer side."""
    family, rect = FAMILIES[name], lot.rect
    if not family.row:
        return [Plot(rect, lot.highest, family, lot.is_back)]
    along_x = rect.width >= rect.depth
    length = rect.width if along_x else rect.depth
    count = max(1, int(length // family.row))
    step = length / count
    cells = [
        Rect(rect.x0 + step * i, rect.y0, rect.x0 + step * (i + 1), rect.y1) if along_x
        else Rect(rect.x0, rect.y0 + step * i, rect.x1, rect.y0 + step * (i + 1))
        for i in range(count)
    ]  # fmt: skip
    return [Plot(cell, lot.highest, family, lot.is_back) for cell in cells]


def _family_for(plan: Plan, lot: Lot, tradition: Tradition, is_rim: bool, chance: random.Random) -> str:
    """The old town about the hero, modern blocks and towers further off, huts at the rim."""
    settlement = plan.settlement
    if settlement <= Settlement.VILLAGE:
        return chance.choice(tradition.village)
    if settlement == Settlement.TOWN:
        return chance.choice(tradition.town)
    (x, y), (hero_x, hero_y) = lot.rect.centre, plan.hero.centre
    distance = abs(x - hero_x) + abs(y - hero_y)
    is_metropolis = settlement >= Settlement.METROPOLIS
    if is_rim and chance.random() < 0.85:
        return chance.choice(tradition.edge)
    share = tradition.tower_share * (1.0 if tradition.tower_share > 0.5 else 1.5 if distance > OLD_TOWN else 0.0)
    tower_from = TOWER_FROM if is_metropolis else LOW_TOWER_FROM
    if lot.highest >= tower_from and (is_metropolis or share > 0.5) and chance.random() < share:
        return chance.choice(tradition.towers)
    is_outer = distance > (OLD_TOWN if is_metropolis else OLD_TOWN + 60)
    return chance.choice(tradition.modern if is_outer and chance.random() < 0.75 else tradition.city)


def _types(settlement: Settlement, plots: Sequence[Plot], chance: random.Random) -> list[House]:
    """The types of house of this place: as many of each family as its share of the plots asks for."""
    by_family: dict[str, list[Plot]] = {}
    for plot in plots:
        by_family.setdefault(plot.family.name, []).append(plot)
    types: list[House] = []
    for members in by_family.values():
        wanted = max(2 if len(members) > 2 else 1, round(MOST_TYPES * len(members) / len(plots)))
        walls: list[str] = []
        for number, plot in enumerate(_spread(members, min(len(members), wanted))):
            walls = walls or chance.sample(plot.family.walls, len(plot.family.walls))
            types.append(_house_for(plot, settlement, chance)._replace(wall=walls.pop(), variant=number % 3))
    return types


def _spread(plots: Sequence[Plot], count: int) -> list[Plot]:
    """``count`` plots to make types for: the first fits on each of them, the others from the lowest to the highest."""
    ordered = sorted(plots, key=lambda p: (p.highest, p.rect.x0, p.rect.y0))
    low, width, depth = ordered[0], min(p.rect.width for p in plots), min(p.rect.depth for p in plots)
    least = replace(low, rect=Rect(0, 0, width, depth))
    return [least, *(ordered[(len(ordered) - 1) * i // max(1, count - 1)] for i in range(1, count))]


def _fits(house: House, plot: Plot) -> bool:
    return (
        house.family == plot.family.name
        and house.width <= plot.rect.width
        and house.depth <= plot.rect.depth
        and (house.height <= plot.highest + SLACK or house.floors == plot.family.floors[0])
    )


def _misfit(house: House, plot: Plot) -> float:
    """How much of the plot and of its sky the house leaves unused."""
    wished = min(plot.highest, 14 + plot.family.storey * (plot.family.floors[1] - 1))
    return (
        abs(wished - house.height) * 0.5
        + min(plot.rect.width, plot.family.sides[0]) - house.width
        + min(plot.rect.depth, plot.family.sides[0]) - house.depth
    )  # fmt: skip


def standing(rect: Rect, house: House) -> Rect:
    """The house in the middle of its plot."""
    cx, cy = rect.centre
    return Rect(cx - house.width / 2, cy - house.depth / 2, cx + house.width / 2, cy + house.depth / 2)


def _house_for(plot: Plot, settlement: Settlement, chance: random.Random) -> House:
    family = plot.family
    fewest, most = family.floors
    if family.row:
        width, depth = int(plot.rect.width), int(plot.rect.depth)
        shorter = (family.sides[0], family.row) if width > depth else (family.row, family.sides[0])
        width, depth = min(width, shorter[0]), min(depth, shorter[1])
    else:
        along_x, along_y = family.sides if chance.random() < 0.5 else family.sides[::-1]
        width = int(min(plot.rect.width, along_x) // STEP * STEP)
        depth = int(min(plot.rect.depth, along_y) // STEP * STEP)
    if most >= HIGH_RISE_FLOORS:
        floors = round((plot.highest * chance.uniform(0.8, 1.0) - family.ground) / family.storey)
    else:
        low, high = FLOORS[settlement]
        floors = chance.randint(low, high) + (1 if plot.is_back and settlement >= Settlement.CITY else 0)
        room = 1 + int(max(0.0, plot.highest + SLACK - family.ground) / family.storey)
        floors = min(floors, room)
    floors = int(clamp(floors, fewest, most))
    height = int(family.ground + family.storey * (floors - 1))
    is_town = settlement >= Settlement.TOWN
    return House(
        family.name, width, depth, height, floors,
        wall=chance.choice(family.walls), roof=chance.choice(family.roofs), accent=chance.choice(family.accents),
        variant=chance.randrange(3), has_shop=family.has_shops and is_town and floors > 1 and chance.random() < SHOPS,
    )  # fmt: skip
