"""Houses: every family is drawn and stands somewhere, types share what they can, windows differ."""

import sqlite3
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import dioramacast
from dioramacast.models import Light, Place, Season
from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Rect
from dioramacast.renderer.houses.buildings import DRAW, Builder, add_buildings
from dioramacast.renderer.houses.families import FAMILIES
from dioramacast.renderer.houses.kit import House
from dioramacast.renderer.houses.quarters import SLACK, standing, street_plan
from dioramacast.renderer.houses.traditions import BY_REGION, COUNTRIES, REGIONS, TRADITIONS, tradition_of
from dioramacast.renderer.layout.plan import make_plan
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Definitions
from tests.unit.renderer.specs import CAIRO, LYON, OSLO, TOKYO, ZERMATT, artwork, parsed

GAZETTEER = Path(dioramacast.__file__).parent / "data" / "gazetteer.sqlite"
PLENTY = 1_000_000
"""Bytes: more than any houses take."""
PLACES = [LYON, TOKYO, CAIRO, OSLO, ZERMATT]


def scene_of(place: Place = LYON, **changes: object) -> Scene:
    spec = artwork(place, **changes)
    return Scene(Palette(spec), spec, make_plan(place), Definitions("t"))


def at_night(place: Place = LYON) -> Scene:
    return scene_of(place, light=Light.NIGHT, sun_altitude_deg=-30)


def house_of(name: str, wall: int = 0, variant: int = 0) -> House:
    family = FAMILIES[name]
    floors = min(family.floors[1], 12)
    height = int(family.ground + family.storey * (floors - 1))
    width, depth = (36, family.row) if family.row else family.sides
    wall_colour = family.walls[wall % len(family.walls)]
    return House(name, width, depth, height, floors, wall_colour, family.roofs[0], family.accents[0], variant)


def drawn(scene: Scene, house: House) -> str:
    name = Builder(scene, PLENTY).built(house, 0)
    return str(scene.definitions.markup()) + str(svg.use(name, (0, 0)))


def test_every_family_is_drawn_and_stands_somewhere() -> None:
    standing = {
        name
        for tradition in TRADITIONS.values()
        for names in (
            tradition.village,
            tradition.town,
            tradition.city,
            tradition.modern,
            tradition.towers,
            tradition.edge,
        )
        for name in names
    }
    assert set(FAMILIES) == set(DRAW) == standing


def test_every_tradition_is_followed_somewhere_and_every_country_once() -> None:
    assert set(COUNTRIES) | set(REGIONS) == set(TRADITIONS)
    codes = [code for codes in COUNTRIES.values() for code in codes.split()]
    assert len(codes) == len(set(codes))


def test_the_gazetteer_knows_the_regions_and_the_traditions_its_countries() -> None:
    with sqlite3.connect(f"file:{GAZETTEER}?mode=ro", uri=True) as gazetteer:
        regions = set(gazetteer.execute("SELECT country, name FROM region"))
    assert set(BY_REGION) - regions == set()
    assert {country for country, _ in regions} - {
        code for codes in COUNTRIES.values() for code in codes.split()
    } == set()


@pytest.mark.parametrize(
    ("country", "region", "family"),
    [
        ("FR", "Île-de-France", "mansard"),
        ("FR", "Provence-Alpes-Côte d'Azur", "mediterranean"),
        ("NO", "Vestland", "timber"),
        ("DE", "Saxony-Anhalt", "half-timbered"),
        ("GR", "South Aegean", "cycladic"),
        ("CA", "Quebec", "mansard"),
        ("US", "New York", "brownstone"),
        ("IN", "Rajasthan", "haveli"),
        ("PE", "Loreto", "stilt"),
        ("YE", "", "yemeni"),
        ("", "", "plaster"),
    ],
)
def test_a_city_is_built_in_the_manner_of_its_region(country: str, region: str, family: str) -> None:
    assert family in tradition_of(Place(1, "A", 45, 5, country=country, region=region, climate="Cfb")).city


def test_high_villages_of_the_alps_are_chalets() -> None:
    high = Place(1, "A", 45.9, 6.9, country="FR", region="Auvergne-Rhône-Alpes", elevation_m=1_035)
    assert tradition_of(high).village == ("chalet",)
    assert tradition_of(replace(high, elevation_m=200)).village != ("chalet",)


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("variant", [0, 1, 2])
def test_a_house_is_well_formed_and_small(name: str, variant: int) -> None:
    scene = scene_of()
    markup = drawn(scene, house_of(name, variant=variant))
    parsed(str(svg.group(svg.Markup(markup))))
    # A hillside of huts is many, but all its neighbours are built of the same.
    assert len(markup) < (13_000 if name == "favela" else 8_000)


@pytest.mark.parametrize("name", [name for name, family in FAMILIES.items() if family.is_dyed])
def test_houses_that_differ_in_their_walls_alone_share_the_rest(name: str) -> None:
    scene = scene_of(light=Light.NIGHT, sun_altitude_deg=-30)
    first, second = (DRAW[name](scene, house_of(name, wall)) for wall in (0, 1))
    assert first.body is not None
    assert first.dressing == second.dressing


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_two_houses_in_a_row_have_the_same_walls(place: Place) -> None:
    houses = [house for _, house in street_plan(make_plan(place), place)]
    for before, house in pairwise(houses):
        if FAMILIES[house.family].is_dyed:
            assert house.wall != before.wall


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_houses_keep_to_their_lots_and_their_sky(place: Place) -> None:
    plan = make_plan(place)
    for plot, house in street_plan(plan, place):
        rect = standing(plot.rect, house)
        lot = next(lot for lot in plan.lots if lot.rect.holds(*rect.centre))
        assert _within(rect, lot.rect)
        assert house.height <= lot.highest + SLACK or house.floors == FAMILIES[house.family].floors[0]


def _within(inner: Rect, outer: Rect) -> bool:
    return outer.x0 <= inner.x0 and outer.y0 <= inner.y0 and inner.x1 <= outer.x1 and inner.y1 <= outer.y1


def test_the_same_place_is_built_alike_in_any_weather() -> None:
    plan = make_plan(LYON)
    assert street_plan(plan, LYON) == street_plan(plan, LYON)


def test_neighbours_of_one_type_light_different_windows() -> None:
    scene, house = at_night(), house_of("mansard")
    builder = Builder(scene, PLENTY)
    assert len({builder.built(house, number) for number in range(3)}) == 3


def test_no_window_is_lit_by_day() -> None:
    scene, house = scene_of(), house_of("mansard")
    builder = Builder(scene, PLENTY)
    assert len({builder.built(house, number) for number in range(3)}) == 1


@pytest.mark.parametrize("name", ["timber", "mediterranean", "machiya", "mansard"])
def test_snow_hangs_from_the_eaves(name: str) -> None:
    snowy = scene_of(condition=601, season=Season.WINTER, temperature_c=-5, snow_mm_h=2.0)
    assert len(drawn(snowy, house_of(name))) > len(drawn(scene_of(), house_of(name)))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_all_houses_of_a_picture_keep_to_their_share_of_the_file(place: Place) -> None:
    for scene in (scene_of(place), at_night(place)):
        add_buildings(scene, place, PLENTY)
        assert len(scene.definitions.markup()) + sum(len(item.markup) for item in scene.items) < 62_000
