"""Which piece of ground is what: streets, lots, greens. Drawn from a place's facts alone, never from its weather."""

import math
import random
from dataclasses import dataclass

from dioramacast.models import Place
from dioramacast.renderer.geometry import GROUND, Point, Rect, clamp, simplified
from dioramacast.renderer.layout.lots import Lot, Skyline, pack_lots, tower_centres
from dioramacast.renderer.layout.parcels import Parcels
from dioramacast.renderer.layout.settlements import Settlement, seeded, settlement_of
from dioramacast.renderer.layout.shores import Edge, Waters, plan_waters
from dioramacast.renderer.layout.spots import (
    CarSpot,
    Surroundings,
    car_spots,
    lamp_spots,
    people_spots,
    tree_spots,
)
from dioramacast.renderer.layout.streets import Centre, Network, Street, lay_streets, pattern_of

ISLET_RADIUS = 160.0
ROCK_FROM_HEIGHT = 110.0
"""Higher hills are drawn as mountains."""
INSTEAD_OF_A_HILL = 180.0
"""A hero wider than this is as large as the hill behind a town, and leaves no room for one."""


@dataclass(frozen=True, slots=True)
class Room:
    """The ground that the heroes of a place ask for."""

    width: float = 96.0
    depth: float = 96.0
    height: float = 120.0
    back_side: float = 0.0
    """Side of what stands in the back corner; 0 for nothing."""
    stands_in_water: bool = False
    """Whether one of them wants open water."""
    is_paved: bool = True
    """Whether the hero stands on a square rather than on the ground as it is."""
    open_ground: float = 0.0
    """How far around the hero neither house nor street stands; 0 where it stands in town."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The layout of one place. The same place always has the same plan, whatever the weather."""

    settlement: Settlement
    waters: Waters
    network: Network
    hero: Rect
    has_square: bool
    """Whether the ground about the hero is paved."""
    back: Rect | None
    """What a famous mountain takes of the back corner."""
    hill: Rect | None
    hill_height: float
    green: Rect | None
    """The open space near the front."""
    story_lots: tuple[Rect, ...]
    """Free pieces of ground near the front, for small stories."""
    fields: tuple[Rect, ...]
    gardens: tuple[Rect, ...]
    """Lots left open."""
    lots: tuple[Lot, ...]
    tree_spots: tuple[Point, ...]
    lamp_spots: tuple[Point, ...]
    car_spots: tuple[CarSpot, ...]
    people_spots: tuple[Point, ...]
    built: Parcels
    """All that is water, street, lot or hero: nothing grows there without a plan."""

    @property
    def streets(self) -> tuple[Street, ...]:
        return self.network.streets


def make_plan(place: Place, room: Room = Room()) -> Plan:
    chance = seeded(place, "plan")
    settlement = _settlement_beside(room, place)
    waters = plan_waters(place, chance, wants_open_water=room.stands_in_water)
    has_no_hill = room.back_side or waters.edge is Edge.ISLAND or max(room.width, room.depth) > INSTEAD_OF_A_HILL
    hill_height = 0.0 if has_no_hill else _hill_height(place)
    hill_side = 176.0 if hill_height > ROCK_FROM_HEIGHT else 126.0
    has_range = room.back_side > 0 or hill_height > ROCK_FROM_HEIGHT
    hero = _hero(waters, room, 22.0 if has_range else 0.0, chance)
    half = max(hero.width, hero.depth) / 2
    is_islet = waters.edge is Edge.ISLAND and waters.shoreline < ISLET_RADIUS
    pattern = pattern_of(place, settlement, chance)
    streets = lay_streets(pattern, Centre(settlement, hero.centre, half + room.open_ground), waters, chance)
    network = Network(pattern, ()) if is_islet else streets
    back = Rect(0, 0, room.back_side, room.back_side) if room.back_side else None
    hill = Rect(-18, -18, hill_side, hill_side) if hill_height else None

    ground = Parcels()
    ground.take_water(waters, 9)
    for street in network.streets:
        ground.take_band(simplified(street.line), street.width / 2 + 4)
    for taken in (hero.grown(max(9, room.open_ground)), back, hill):
        if taken is not None:
            ground.take(taken)
    built = ground.copy()
    green = _green(ground, chance)
    stories = _story_lots(ground, settlement)
    fields = _fields(ground, settlement, chance)
    is_wild = place.id == 0 and not place.country
    skyline = Skyline(settlement, hero, room.height, tower_centres(chance))
    lots, spare = pack_lots(ground, 0.3 if is_wild else 1.0, skyline, chance)
    for rect in (*stories, *(lot.rect for lot in lots)):
        built.take(rect)
    around = Surroundings(settlement, network, waters, hero, green)
    return Plan(
        settlement=settlement,
        waters=waters,
        network=network,
        hero=hero,
        has_square=room.is_paved and settlement >= Settlement.TOWN,
        back=back,
        hill=hill,
        hill_height=hill_height,
        green=green,
        story_lots=stories,
        fields=fields,
        gardens=tuple(spare),
        lots=lots,
        tree_spots=tree_spots(around, ground, spare, chance),
        lamp_spots=lamp_spots(around),
        car_spots=car_spots(around, chance),
        people_spots=people_spots(around, chance),
        built=built,
    )


def _settlement_beside(room: Room, place: Place) -> Settlement:
    """What is seen of a town from a monument in open country: a few houses. A metropolis reaches up to it."""
    settlement = settlement_of(place)
    return Settlement.HAMLET if room.open_ground and settlement <= Settlement.CITY else settlement


def _hero(waters: Waters, room: Room, forward: float, chance: random.Random) -> Rect:
    """In the middle third of the slab; further back where water takes the front."""
    is_islet = waters.edge is Edge.ISLAND and waters.shoreline < ISLET_RADIUS
    x, y = chance.uniform(196, 216), chance.uniform(196, 216)
    if is_islet:
        x = y = 220.0
    x, y = x + forward, y + forward
    if room.back_side and room.height:
        # Aside, so that the mountain is seen as well.
        x, y = x - 16, y + 16
    if waters.edge is Edge.LEFT:
        y -= 14
    elif waters.edge is Edge.RIGHT:
        x -= 14
    return Rect(x - room.width / 2, y - room.depth / 2, x + room.width / 2, y + room.depth / 2)


def _hill_height(place: Place) -> float:
    elevation = place.elevation_m if place.elevation_m is not None else _supposed_elevation_m(place)
    if elevation < 280:
        return 0.0
    return clamp(66 + (elevation - 280) / 16, 66, 172)


def _supposed_elevation_m(place: Place) -> int:
    """Where it is not known, a climate too cold for its latitude tells of mountains."""
    climate, south_of = place.climate or "", abs(place.lat)
    if (climate.startswith("E") and south_of < 55) or (climate in ALPINE and south_of < 47):
        return 1500
    return 0


ALPINE = ("Dfc", "Dsc", "Dwc", "Dsb")


def _green(ground: Parcels, chance: random.Random) -> Rect | None:
    """The largest square of ground that is free near the front, at most about 100 a side."""
    for size in (chance.uniform(88, 108), 76.0, 60.0):
        end = int(GROUND - size)
        for x, y in SPOTS_FOR_A_GREEN:
            if x < end and y < end and ground.is_free(rect := Rect(x, y, x + size, y + size)):
                ground.take(rect)
                return rect
    return None


SPOTS_FOR_A_GREEN = sorted(
    ((x, y) for x in range(150, int(GROUND), 12) for y in range(150, int(GROUND), 12) if x + y > 400),
    key=lambda p: abs(p[0] + p[1] - 560) + 0.6 * abs(p[0] - p[1]),
)
"""Back corners, those in the middle of the front first."""
STORY_SIDE = 46.0
STORIES_WANTED = (3, 4, 4, 3, 3, 3)
"""By settlement."""
APART = 100.0
SPOTS_FOR_STORIES = sorted(
    ((x, y) for x in range(18, 432, 12) for y in range(18, 432, 12) if 330 < x + y < 810),
    key=lambda p: abs(p[0] + p[1] - 560) + 0.15 * ((p[0] * 7 + p[1] * 13) % 97),
)
"""Back corners, those halfway to the front first, in no order that is seen."""


def _story_lots(ground: Parcels, settlement: Settlement) -> tuple[Rect, ...]:
    chosen: list[Rect] = []
    for x, y in SPOTS_FOR_STORIES:
        if not all(math.dist((x, y), (other.x0, other.y0)) > APART for other in chosen):
            continue
        rect = Rect(x, y, x + STORY_SIDE, y + STORY_SIDE)
        if ground.is_free(rect):
            ground.take(rect)
            chosen.append(rect)
            if len(chosen) == STORIES_WANTED[settlement]:
                break
    return tuple(chosen)


def _fields(ground: Parcels, settlement: Settlement, chance: random.Random) -> tuple[Rect, ...]:
    if settlement > Settlement.VILLAGE:
        return ()
    fields: list[Rect] = []
    for _ in range(40):
        width, depth = chance.uniform(84, 128), chance.uniform(70, 110)
        x, y = chance.uniform(6, GROUND - width - 6), chance.uniform(6, GROUND - depth - 6)
        rect = Rect(x, y, x + width, y + depth)
        if ground.is_free(rect):
            ground.take(rect)
            fields.append(rect)
    return tuple(fields[: 4 if settlement is Settlement.HAMLET else 2])
