"""Which plants grow where, and what they wear in which season."""

from collections.abc import Callable
from dataclasses import dataclass

from dioramacast.models import Place, Season, WaterKind
from dioramacast.renderer import regions
from dioramacast.renderer.mood.palette import climate_of
from dioramacast.renderer.plants import leafy
from dioramacast.renderer.plants import needled as other
from dioramacast.renderer.plants.parts import Leaves, leaves
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

SPARSE_FROM_M = 2_500
"""Above this trees stand alone."""


@dataclass(frozen=True, slots=True)
class Plant:
    draw: Callable[[Scene, Leaves], Markup]
    tones: Leaves
    bends: float = 1.0
    """How far it leans in the wind, 1 being a stout tree."""
    is_solitary: bool = False
    """Whether it never stands in groves."""


RED_LEAVES = ("#8f3a34", "#c9492f", "#eb8a3c")
ORANGE_LEAVES = ("#a8562f", "#dc8a34", "#efc24e")
GOLD_LEAVES = ("#b3852e", "#e3b23c", "#f6dc6a")
FRESH = leaves("#8ecb58")
DEEP, MID, WARM = leaves("#5c9f48"), leaves("#71ad4c"), leaves("#86a84a")
CHERRY: Leaves = ("#d486a8", "#f2b2cb", "#fbdbe6")
APPLE: Leaves = ("#e2a4bf", "#f9d3e0", "#fff2f5")
JACARANDA: Leaves = ("#6f5aa8", "#9a80cf", "#c4aeea")
FLAME: Leaves = ("#9c3b2a", "#e0522e", "#f59a4a")
BARE: Leaves = ("#7a5740", "#7a5740", "#7a5740")

SPRUCE = Plant(other.spruce, leaves("#356f54"), 0.7)
SLIM_SPRUCE = Plant(other.slim_spruce, leaves("#3a7056"), 0.8)
SCOTS_PINE = Plant(other.scots_pine, leaves("#4a7d50"))
UMBRELLA_PINE = Plant(other.umbrella_pine, leaves("#56894a"))
CYPRESS = Plant(other.cypress, leaves("#41714a"))
OLIVE = Plant(leafy.olive, ("#6c7f5a", "#98a878", "#c3cda2"))
CITRUS = Plant(leafy.citrus, leaves("#4f9448"))
DATE_PALM = Plant(other.date_palm, ("#557f3e", "#7aa648", "#a9c65a"), 1.5)
COCONUT_PALM = Plant(other.coconut_palm, ("#3d8648", "#5cae52", "#93cf5e"), 1.6)
BANANA = Plant(other.banana, ("#3f8c48", "#58ab4c", "#92cf62"), 1.3)
TREE_FERN = Plant(other.tree_fern, ("#2f7044", "#48904c", "#7fba5c"), 1.3)
JUNGLE = Plant(leafy.jungle_tree, leaves("#2f8246"))
RAIN_TREE = Plant(leafy.broad_crown, leaves("#4c9848"))
ACACIA = Plant(leafy.acacia, leaves("#7f9a48"))
DRY_ACACIA = Plant(leafy.acacia, ("#7f7a3e", "#a59c52", "#c8bc6c"))
BAOBAB = Plant(leafy.baobab, leaves("#79a04c"), 0.3, is_solitary=True)
EUCALYPTUS = Plant(leafy.eucalyptus, ("#557a5a", "#7f9f72", "#abc090"))
SAGUARO = Plant(other.saguaro, leaves("#5f9460"), 0.0, is_solitary=True)
AGAVE = Plant(other.agave, ("#55806c", "#7ba58c", "#b0cdae"), 0.3)
PRICKLY_PEAR = Plant(other.prickly_pear, leaves("#6f9f58"), 0.0)
BAMBOO = Plant(other.bamboo, ("#4f8a3c", "#74ac48", "#a8d060"), 1.6)
SHRUB = Plant(other.shrub, leaves("#6d9a4c"))
DRY_SHRUB = Plant(other.shrub, leaves("#a3a25c"))
OLEANDER = Plant(other.flowering_shrub, ("#477848", "#659a4e", "#e58aa6"))
BOUGAINVILLEA = Plant(other.flowering_shrub, ("#3f7a44", "#5a9a4c", "#d8408c"))
HYDRANGEA = Plant(other.flowering_shrub, ("#3f7a4c", "#5f9f58", "#8f9be0"))
HEATHER = Plant(other.flowering_shrub, ("#5a6a48", "#7f8a58", "#b878ae"))
LUPIN = Plant(other.flowering_shrub, ("#4f7a4c", "#74a058", "#7f6fd0"))
TUSSOCK = Plant(other.tussock, ("#9a8a4a", "#b8a656", "#dcca7c"), 1.5)
GREEN_TUSSOCK = Plant(other.tussock, ("#6a8a44", "#8aa850", "#b8cc70"), 1.5)
COTTON_GRASS = Plant(other.cotton_grass, leaves("#7f9058"), 1.5)
REEDS = Plant(other.reeds, ("#6f8a44", "#94a850", "#c0c870"), 1.6)
BOULDER = Plant(other.boulder, leaves("#a3a09a"), 0.0, is_solitary=True)
UNTIDY = (TUSSOCK, GREEN_TUSSOCK, BOULDER, DRY_SHRUB)
"""What towns do not plant."""

Flora = tuple[Plant, ...]


def tree_line_m(place: Place) -> float:
    """Where forests end: about 3,900 m in the tropics, the sea's level near 70°."""
    return 3_900 - max(0.0, abs(place.lat) - 30) * 97


def flora_of(place: Place, season: Season) -> Flora:
    """At most six plants, the most common ones more than once."""
    climate, elevation = climate_of(place), place.elevation_m or 0
    if climate == "EF" or regions.is_antarctic(place):
        return ()
    if elevation > tree_line_m(place) or (climate == "ET" and abs(place.lat) > 58):
        return _beyond_the_trees(place, season)
    if elevation > SPARSE_FROM_M:
        lone = EUCALYPTUS if place.country in regions.ANDES | regions.AFRICA else _dressed(POPLAR, season)
        return (TUSSOCK, lone, TUSSOCK, OLIVE if abs(place.lat) < 30 else SCOTS_PINE, BOULDER)
    by_letter = {"A": _tropics, "B": _drylands, "C": _mild, "D": _boreal, "E": _alpine}
    return by_letter.get(climate[:1], _mild)(place, season, climate)


def _beyond_the_trees(place: Place, season: Season) -> Flora:
    if abs(place.lat) < 50:
        return (TUSSOCK, BOULDER, TUSSOCK)
    if season is Season.WINTER:
        return (BOULDER, DRY_SHRUB, BOULDER)
    return (HEATHER, BOULDER, COTTON_GRASS if season is Season.SUMMER else DRY_SHRUB)


@dataclass(frozen=True, slots=True)
class Deciduous:
    """A tree that changes with the seasons."""

    draw: Callable[[Scene, Leaves], Markup]
    bare: Callable[[Scene, Leaves], Markup]
    green: Leaves
    turned: Leaves
    blossom: Leaves | None = None


OAK = Deciduous(leafy.round_tree, leafy.bare_round, DEEP, ORANGE_LEAVES)
LIME = Deciduous(leafy.round_tree, leafy.bare_round, MID, GOLD_LEAVES)
MAPLE = Deciduous(leafy.round_tree, leafy.bare_round, leaves("#67a64c"), RED_LEAVES)
PLANE = Deciduous(leafy.tall_tree, leafy.bare_tall, leaves("#68a650"), GOLD_LEAVES)
BEECH = Deciduous(leafy.tall_tree, leafy.bare_tall, leaves("#5a9a4c"), ORANGE_LEAVES)
POPLAR = Deciduous(leafy.poplar, leafy.bare_tall, leaves("#6aa854"), GOLD_LEAVES)
BIRCH = Deciduous(leafy.birch, leafy.bare_birch, leaves("#86b552"), GOLD_LEAVES)
GINKGO = Deciduous(leafy.tall_tree, leafy.bare_tall, leaves("#7fb44e"), ("#c99a2a", "#f2c838", "#fbe676"))
LARCH = Deciduous(leafy.larch, leafy.larch, ("#4f8a4c", "#7ab05a", "#b4d480"), ("#a8742a", "#dca43a", "#f4d070"))
CHERRY_TREE = Deciduous(leafy.blossoming, leafy.bare_round, MID, RED_LEAVES, CHERRY)
APPLE_TREE = Deciduous(leafy.blossoming, leafy.bare_round, DEEP, ORANGE_LEAVES, APPLE)
WILLOW = Deciduous(leafy.willow, leafy.bare_round, ("#6a9a48", "#8cb858", "#b8d678"), GOLD_LEAVES)


def _dressed(tree: Deciduous, season: Season) -> Plant:
    if season is Season.WINTER:
        bare_tones = ("#6a5a48", "#8a765a", "#a8946c") if tree is LARCH else BARE
        return Plant(tree.bare, bare_tones, 0.6)
    if season is Season.SPRING:
        return Plant(tree.draw, tree.blossom or leaves_in_spring(tree.green))
    draw = leafy.round_tree if tree.blossom else tree.draw
    return Plant(draw, tree.turned if season is Season.AUTUMN else tree.green)


def leaves_in_spring(green: Leaves) -> Leaves:
    return green if green[1] == LARCH.green[1] else FRESH if green in (DEEP, MID) else leaves("#9fd05c")


def _all(season: Season, *trees: "Deciduous | Plant") -> Flora:
    return tuple(_dressed(tree, season) if isinstance(tree, Deciduous) else tree for tree in trees)


def _tropics(place: Place, season: Season, climate: str) -> Flora:
    country, is_dry = place.country, climate in ("Aw", "As") and season in (Season.WINTER, Season.SPRING)
    has_coast = place.water.shore is not None
    blooming = Plant(leafy.flowering_crown, FLAME) if season in (Season.SPRING, Season.SUMMER) else RAIN_TREE
    if country in regions.PACIFIC | regions.CARIBBEAN:
        return (COCONUT_PALM, BANANA, COCONUT_PALM, blooming, BOUGAINVILLEA)
    if country in regions.AFRICA and climate in ("Aw", "As"):
        return (DRY_ACACIA if is_dry else ACACIA, BAOBAB, COCONUT_PALM if has_coast else RAIN_TREE, blooming,
                TUSSOCK if is_dry else GREEN_TUSSOCK)  # fmt: skip
    if country in regions.OCEANIA:
        return (EUCALYPTUS, COCONUT_PALM, EUCALYPTUS, RAIN_TREE, GREEN_TUSSOCK)
    if country in regions.SOUTH_EAST_ASIA | regions.SOUTH_ASIA | regions.EAST_ASIA:
        return (COCONUT_PALM, RAIN_TREE, BAMBOO, JUNGLE, blooming, BANANA)
    if climate in ("Af", "Am"):
        return (JUNGLE, COCONUT_PALM, JUNGLE, BANANA, RAIN_TREE, BOUGAINVILLEA)
    return (COCONUT_PALM if has_coast else JUNGLE, RAIN_TREE, JUNGLE, blooming, BANANA, COCONUT_PALM)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and when a flora is asked for."""

    place: Place
    climate: str
    season: Season

    @property
    def country(self) -> str:
        return self.place.country

    def grows(self, *trees: "Deciduous | Plant") -> Flora:
        return _all(self.season, *trees)

    @property
    def jacaranda(self) -> Plant:
        return Plant(leafy.flowering_crown, JACARANDA) if self.season is Season.SPRING else RAIN_TREE


Rule = tuple[Callable[[Spot], bool], Callable[[Spot], Flora]]
MEDITERRANEAN_DRY = regions.SOUTHERN_EUROPE | frozenset({"TR", "IL"})
OTHER_SIDE = frozenset({"US", "CA", "CL", "AR"})

DRYLANDS: tuple[Rule, ...] = (
    (lambda s: s.country in regions.OCEANIA, lambda s: (EUCALYPTUS, GREEN_TUSSOCK, EUCALYPTUS, DRY_SHRUB)),
    (lambda s: s.country in ("US", "MX") and s.climate.startswith("BW"),
     lambda s: (AGAVE, SAGUARO, DATE_PALM, PRICKLY_PEAR, SAGUARO)),
    (lambda s: s.country in ("US", "MX"), lambda s: s.grows(POPLAR, AGAVE, PRICKLY_PEAR, DRY_SHRUB, SCOTS_PINE)),
    (lambda s: s.country in regions.LATIN_AMERICA and s.climate.startswith("BW"),
     lambda s: (TUSSOCK, BOULDER, DATE_PALM, DRY_SHRUB)),
    (lambda s: s.country in regions.LATIN_AMERICA, lambda s: (ACACIA, PRICKLY_PEAR, AGAVE, RAIN_TREE)),
    (lambda s: s.climate.endswith("k") and s.country not in regions.EUROPE | regions.ARAB | regions.AFRICA,
     lambda s: s.grows(POPLAR, TUSSOCK, WILLOW, DRY_SHRUB, LARCH if s.place.lat > 44 else POPLAR)),
    (lambda s: s.country in regions.SOUTH_ASIA and s.climate.startswith("BS"),
     lambda s: (RAIN_TREE, ACACIA, DATE_PALM, RAIN_TREE, BOUGAINVILLEA)),
    (lambda s: s.country in MEDITERRANEAN_DRY, lambda s: (OLIVE, UMBRELLA_PINE, CYPRESS, AGAVE, OLEANDER)),
    (lambda s: s.country in regions.AFRICA and s.climate.startswith("BS"),
     lambda s: (DRY_ACACIA, ACACIA, BAOBAB, TUSSOCK, DRY_SHRUB)),
    (lambda s: s.climate.startswith("BW"), lambda s: (DATE_PALM, DATE_PALM, DRY_ACACIA, DRY_SHRUB)),
    (lambda s: True, lambda s: (DATE_PALM, OLIVE, CYPRESS, ACACIA, DRY_SHRUB)),
)  # fmt: skip
MILD: tuple[Rule, ...] = (
    (lambda s: s.country == "NZ", lambda s: s.grows(TREE_FERN, BEECH, TREE_FERN, SCOTS_PINE, HYDRANGEA)),
    (lambda s: s.country == "AU", lambda s: (EUCALYPTUS, s.jacaranda, EUCALYPTUS, UMBRELLA_PINE, DATE_PALM)),
    (lambda s: s.country in regions.AFRICA,
     lambda s: (s.jacaranda, ACACIA, EUCALYPTUS, UMBRELLA_PINE if s.climate[1] == "s" else RAIN_TREE, OLEANDER)),
    (lambda s: s.country in regions.EAST_ASIA and abs(s.place.lat) < 26,
     lambda s: (BAMBOO, RAIN_TREE, COCONUT_PALM, BANANA, BOUGAINVILLEA)),
    (lambda s: s.country in regions.EAST_ASIA,
     lambda s: s.grows(CHERRY_TREE, MAPLE, SCOTS_PINE, CHERRY_TREE, GINKGO, BAMBOO)),
    (lambda s: s.climate.startswith("Cs") and s.country not in OTHER_SIDE,
     lambda s: (CYPRESS, OLIVE, UMBRELLA_PINE, CITRUS, OLEANDER, DATE_PALM if s.place.lat < 42 else CYPRESS)),
    (lambda s: s.climate.startswith("Cs") and abs(s.place.lat) < 39,
     lambda s: (DATE_PALM, EUCALYPTUS, CYPRESS, UMBRELLA_PINE, BOUGAINVILLEA)),
    (lambda s: s.country in regions.LATIN_AMERICA and s.place.lat < 25,
     lambda s: s.grows(s.jacaranda, EUCALYPTUS, OAK if s.place.lat < -25 else RAIN_TREE, DATE_PALM, BOUGAINVILLEA)),
    (lambda s: s.country in regions.SOUTH_ASIA | regions.SOUTH_EAST_ASIA or abs(s.place.lat) < 27,
     lambda s: (RAIN_TREE, BAMBOO, Plant(leafy.flowering_crown, FLAME) if s.season is Season.SPRING else JUNGLE,
                DATE_PALM)),
    (lambda s: s.country in regions.NORTH_AMERICA and (s.climate.startswith("Cs") or s.place.lon < -120),
     lambda s: s.grows(SPRUCE, MAPLE, CHERRY_TREE, SCOTS_PINE, BIRCH)),
    (lambda s: s.country == "US",
     lambda s: s.grows(OAK, MAPLE, CHERRY_TREE, DATE_PALM if s.place.lat < 33 else PLANE, LIME)),
    (lambda s: s.climate == "Cfc",
     lambda s: s.grows(BIRCH, SLIM_SPRUCE, LUPIN if s.season is Season.SUMMER else SHRUB, BIRCH)),
    (lambda s: abs(s.place.lat) > 50, lambda s: s.grows(OAK, BIRCH, PLANE, APPLE_TREE, SPRUCE, LIME)),
    (lambda s: True,
     lambda s: s.grows(PLANE, LIME, POPLAR, OAK, APPLE_TREE,
                       CYPRESS if s.country in regions.SOUTHERN_EUROPE and s.place.lat < 46 else SPRUCE)),
)  # fmt: skip


def _first(rules: tuple[Rule, ...], spot: Spot) -> Flora:
    return next(flora(spot) for holds, flora in rules if holds(spot))


def _drylands(place: Place, season: Season, climate: str) -> Flora:
    return _first(DRYLANDS, Spot(place, climate, season))


def _mild(place: Place, season: Season, climate: str) -> Flora:
    return _first(MILD, Spot(place, climate, season))


def _boreal(place: Place, season: Season, climate: str) -> Flora:
    if place.country in regions.EAST_ASIA and place.lat < 48:
        return _all(season, SCOTS_PINE, CHERRY_TREE, MAPLE, GINKGO, BIRCH)
    if climate[2:3] in ("c", "d"):
        conifer = LARCH if place.lon > 85 and place.country in ("RU", "MN", "CN") else SLIM_SPRUCE
        return _all(season, conifer, BIRCH, SLIM_SPRUCE, SCOTS_PINE)
    if place.country in regions.NORTH_AMERICA:
        return _all(season, MAPLE, SPRUCE, BIRCH, PLANE, OAK)
    if place.country in regions.PERSIAN_AND_TURKIC | regions.STEPPE:
        return _all(season, POPLAR, APPLE_TREE, WILLOW, SCOTS_PINE)
    return _all(season, SPRUCE, BIRCH, SPRUCE, LIME, SCOTS_PINE)


def _alpine(place: Place, season: Season, climate: str) -> Flora:
    return _all(season, SPRUCE, LARCH, SCOTS_PINE, SPRUCE, BOULDER)


def woods_of(flora: Flora) -> Flora:
    """What covers a hill: the trees without what grows low or in gardens."""
    garden = (other.flowering_shrub, other.date_palm, leafy.citrus, other.tussock, other.boulder, other.cotton_grass)
    return tuple(plant for plant in flora if plant.draw not in garden) or flora


def by_the_water(place: Place, season: Season) -> Flora:
    """What likes wet feet, where the water is sweet."""
    letter = climate_of(place)[:1]
    if place.water.shore is WaterKind.SEA:
        return ()
    if letter in "CD" and abs(place.lat) < 62:
        return _all(season, WILLOW, REEDS, REEDS)
    return (REEDS,) if letter in "ABCD" else ()


def undergrowth_of(place: Place, season: Season) -> Flora:
    """Low things at the feet of trees."""
    letter = climate_of(place)[:1]
    if letter in "CD" and season in (Season.SPRING, Season.SUMMER):
        petals = ("#fff3c4", "#f4c63c") if season is Season.SPRING else ("#f7f2ea", "#e2555c")
        return tuple(Plant(other.meadow, (FRESH[0], FRESH[1], petal)) for petal in petals)
    if letter == "A":
        return (BOUGAINVILLEA, GREEN_TUSSOCK)
    if letter == "B":
        return (TUSSOCK, DRY_SHRUB)
    return (TUSSOCK, BOULDER) if letter == "E" else (SHRUB,)
