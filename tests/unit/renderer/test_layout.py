"""From data to layout: every city gets a scene that holds together, and keeps it."""

import math
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from dioramacast.models import Place, Water, WaterKind
from dioramacast.renderer.geometry import GROUND, Rect, clipped, simplified
from dioramacast.renderer.layout.parcels import Parcels
from dioramacast.renderer.layout.plan import Plan, Room, make_plan
from dioramacast.renderer.layout.settlements import Settlement, settlement_of
from dioramacast.renderer.layout.shores import Edge
from dioramacast.renderer.layout.streets import Pattern
from scripts.survey_places import gazetteer, place_ids
from tests.unit.renderer.specs import LYON, OPEN_SEA, OSLO, REYKJAVIK, TOKYO, ZERMATT

EVERY = 48
"""Of 48,093 places a thousand."""
CHUNKS = 8


def thousand_places() -> list[Place]:
    found = [gazetteer().get(place_id) for place_id in place_ids()[::EVERY]]
    return [place for place in found if place is not None]


def problems(place: Place, plan: Plan) -> list[str]:
    """What does not hold together in a plan."""
    found = []
    ground = Rect(0, 0, GROUND, GROUND)
    rects = [lot.rect for lot in plan.lots]
    on_streets = [point for street in plan.streets for point in street.line]
    for rect in rects:
        inside = rect.grown(-1)
        if rect.x0 < 0 or rect.y0 < 0 or rect.x1 > GROUND or rect.y1 > GROUND:
            found.append(f"{place.name}: a lot leaves the slab")
        if plan.waters.touches(rect, 0):
            found.append(f"{place.name}: a lot lies in the water")
        if rect.overlaps(plan.hero):
            found.append(f"{place.name}: a lot takes the hero's ground")
        if any(inside.holds(*point) for point in on_streets):
            found.append(f"{place.name}: a lot lies on a street")
    if any(a.overlaps(b) for a, b in combinations(rects, 2)):
        found.append(f"{place.name}: two lots overlap")
    for lot in plan.lots:
        if 450 + (lot.rect.x0 + lot.rect.y0) / 2 - lot.highest < 255:
            found.append(f"{place.name}: a building may reach into the words")
    for x, y in (*plan.tree_spots, *plan.people_spots, *plan.lamp_spots):
        if not ground.holds(x, y) or plan.waters.is_wet(x, y):
            found.append(f"{place.name}: something stands off the ground or in the water")
    return found


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_thousand_cities_hold_together(chunk: int) -> None:
    assert [
        problem for place in thousand_places()[chunk::CHUNKS] for problem in problems(place, make_plan(place))
    ] == []


@pytest.mark.parametrize("place", [LYON, TOKYO, OSLO, REYKJAVIK, ZERMATT, OPEN_SEA], ids=lambda place: place.name)
def test_a_place_keeps_its_plan(place: Place) -> None:
    assert make_plan(place) == make_plan(place)


def test_namesakes_have_faces_of_their_own() -> None:
    twins = [replace(LYON, id=number) for number in range(1, 9)]
    assert len({make_plan(twin).lots for twin in twins}) == 8


@pytest.mark.parametrize(
    ("population", "settlement"),
    [(300, Settlement.HAMLET), (4_000, Settlement.VILLAGE), (40_000, Settlement.TOWN), (600_000, Settlement.CITY),
     (3_000_000, Settlement.METROPOLIS), (20_000_000, Settlement.MEGACITY)],
)  # fmt: skip
def test_population_decides_the_kind_of_settlement(population: int, settlement: Settlement) -> None:
    assert settlement_of(replace(LYON, population=population)) is settlement


def test_larger_settlements_build_higher() -> None:
    tallest = [
        max(lot.highest for lot in make_plan(replace(LYON, population=population)).lots)
        for population in (300, 4_000, 40_000, 600_000, 3_000_000, 20_000_000)
    ]
    assert tallest == sorted(tallest)
    assert tallest[-1] > 8 * tallest[0]


@pytest.mark.parametrize(
    ("bearing_deg", "edge"), [(90, Edge.RIGHT), (270, Edge.LEFT), (180, Edge.CORNER), (30, Edge.RIGHT)]
)
def test_the_sea_lies_on_its_true_side(bearing_deg: int, edge: Edge) -> None:
    coast = replace(LYON, water=Water(WaterKind.SEA, bearing_deg, 1.0, 0.4))
    assert make_plan(coast).waters.edge is edge


def test_a_river_without_a_sea_crosses_the_slab() -> None:
    waters = make_plan(LYON).waters
    assert waters.edge is Edge.NONE
    assert waters.river is not None
    on_it = [waters.river.middle(t) for t in (0.0, 240.0, 480.0)]
    assert all(math.isfinite(at) for at in on_it)
    assert waters.is_wet(*((240.0, on_it[1]) if waters.river.is_along_x else (on_it[1], 240.0)))


def test_no_water_where_there_is_none() -> None:
    assert make_plan(replace(LYON, water=Water())).waters.outlines() == []


def test_what_stands_before_the_hero_is_low() -> None:
    for place in thousand_places()[:200]:
        plan = make_plan(place, Room(height=200))
        hx, hy = plan.hero.centre
        before = [
            lot.highest
            for lot in plan.lots
            if abs((lot.rect.centre[0] - lot.rect.centre[1]) - (hx - hy)) < 20
            and 0 < sum(lot.rect.centre) - hx - hy < 240
        ]
        assert max(before, default=0.0) <= 100


def test_cities_of_a_country_are_not_all_laid_out_alike() -> None:
    patterns = {make_plan(replace(LYON, id=number)).network.pattern for number in range(1, 30)}
    assert len(patterns) > 2


def test_something_leaves_the_two_axes() -> None:
    """A street that bends or runs aslant, in four cities of five."""
    cities = [place for place in thousand_places() if settlement_of(place) >= Settlement.TOWN]
    slanted = 0
    for place in cities[:200]:
        pieces = [piece for street in make_plan(place).streets for piece in pairwise(street.line)]
        slanted += any(min(abs(a[0] - b[0]), abs(a[1] - b[1])) > 0.3 * math.dist(a, b) for a, b in pieces)
    assert slanted >= 160


def test_a_hamlet_has_fields_and_one_road() -> None:
    plan = make_plan(replace(LYON, population=200, water=Water()))
    assert plan.network.pattern is Pattern.TRACK
    assert plan.fields != ()


def test_a_mountain_in_the_back_corner_keeps_its_ground() -> None:
    plan = make_plan(LYON, Room(back_side=160))
    assert plan.back == Rect(0, 0, 160, 160)
    assert [lot for lot in plan.lots if lot.rect.overlaps(plan.back)] == []


def test_a_landmark_in_the_water_gets_water() -> None:
    assert make_plan(replace(LYON, water=Water()), Room(stands_in_water=True)).waters.is_open


@pytest.mark.parametrize("population", [20_000, 400_000, 9_000_000])
def test_nothing_is_built_on_the_open_ground_about_a_monument(population: int) -> None:
    plan = make_plan(replace(LYON, population=population), Room(120, 120, open_ground=50))
    ground = plan.hero.grown(50)
    assert [lot for lot in plan.lots if lot.rect.overlaps(ground)] == []
    assert [street for street in plan.streets for x, y in street.line if plan.hero.grown(20).holds(x, y)] == []


def test_a_monument_in_open_country_has_a_hamlet_beside_it_and_no_square() -> None:
    town = replace(LYON, population=20_000)
    assert make_plan(town, Room(open_ground=50)).settlement is Settlement.HAMLET
    assert not make_plan(town, Room(open_ground=50)).has_square
    assert make_plan(replace(LYON, population=9_000_000), Room(open_ground=50)).settlement is Settlement.MEGACITY


def test_a_hero_in_a_park_has_no_square() -> None:
    assert make_plan(LYON).has_square
    assert not make_plan(LYON, Room(is_paved=False)).has_square


def test_parcels_remember_what_is_taken() -> None:
    ground = Parcels()
    ground.take(Rect(60, 60, 120, 120))
    assert not ground.is_free(Rect(100, 100, 140, 140))
    assert ground.is_free(Rect(121, 60, 160, 120))
    assert not ground.is_free(Rect(470, 470, 490, 490))


def test_a_polygon_is_clipped_to_its_window() -> None:
    triangle = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0)]
    shape = clipped(triangle, Rect(1, 1, 4, 4))
    assert sorted(set(shape)) == [(1, 1), (1, 4), (4, 1), (4, 4)]
    assert clipped(triangle, Rect(20, 20, 30, 30)) == []


def test_a_simplified_line_keeps_its_bends() -> None:
    assert simplified([(0, 0), (5, 0), (10, 0), (10, 10)]) == [(0, 0), (10, 0), (10, 10)]
