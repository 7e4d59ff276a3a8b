"""Trees and shrubs in groups, leaning with the wind."""

import math

from dioramacast.models import Place, Season
from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, Rect, clamp, smoothstep
from dioramacast.renderer.layout.plan import ROCK_FROM_HEIGHT
from dioramacast.renderer.layout.settlements import Settlement, seeded
from dioramacast.renderer.plants.flora import (
    SPARSE_FROM_M,
    UNTIDY,
    Plant,
    by_the_water,
    flora_of,
    undergrowth_of,
    woods_of,
)
from dioramacast.renderer.plants.leafy import round_tree, tall_tree
from dioramacast.renderer.plants.parts import dots, scattered
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

LEAN_DEGREES_PER_MS = 1.26
MOST_LEAN_DEGREES = 30.0
GROVE = 84.0
"""Trees within a square of this side are mostly of one kind."""
MIXED_FROM = 0.74
"""One tree in four is of another kind than its grove."""
SCALES = (0.8, 1.0, 0.9, 1.15, 1.0, 1.25)
SHEDDING = (round_tree, tall_tree)


def lean_deg(plant: Plant, wind_ms: float, blows_right: bool) -> float:
    """As an SVG skewX: a positive one moves what is above the foot to the left."""
    lean = clamp(wind_ms * LEAN_DEGREES_PER_MS * plant.bends, 0, MOST_LEAN_DEGREES)
    return 0.0 if lean < 3 else float(round(-lean if blows_right else lean))


class Nursery:
    """The plants of one picture, each drawn once."""

    def __init__(self, scene: Scene, wind_ms: float = 0.0, blows_right: bool = True) -> None:
        self._scene, self._wind_ms, self._blows_right = scene, wind_ms, blows_right
        self._names: dict[Plant, str] = {}

    def name_of(self, plant: Plant) -> str:
        name = self._names.get(plant)
        if name is None:
            name = self._names[plant] = self._scene.definitions.shape(self._drawn(plant))
        return name

    def _drawn(self, plant: Plant) -> Markup:
        palette, drawing = self._scene.palette, plant.draw(self._scene, plant.tones)
        if palette.season is Season.AUTUMN and plant.draw in SHEDDING and palette.snow < 0.3:
            return svg.join([dots(self._scene, scattered(9, 12, 1), plant.tones[1], 1.7), drawing])
        return drawing

    def lean_deg(self, plant: Plant) -> float:
        """In the wind of the picture."""
        return lean_deg(plant, self._wind_ms, self._blows_right)

    def put(self, plant: Plant, at: Point, scale: float, skew_deg: float = 0.0) -> None:
        x, y = at
        rect = Rect(x - 4, y - 4, x + 4, y + 4)
        self._scene.add_shape(rect, self.name_of(plant), at, scale=scale, skew_deg=skew_deg)


def add_trees(scene: Scene, nursery: Nursery, place: Place) -> None:
    """Where the plan wants them. The same spots get the same kinds in every weather."""
    season, plan = scene.palette.season, scene.plan
    flora, wet, low = flora_of(place, season), by_the_water(place, season), undergrowth_of(place, season)
    chance, groves = seeded(place, "trees"), seeded(place, "groves")
    offset = groves.randrange(97)
    if plan.settlement >= Settlement.TOWN:
        flora = tuple(plant for plant in flora if plant not in UNTIDY) or flora
        low = tuple(plant for plant in low if plant not in UNTIDY)
    hero = plan.hero.grown(2)
    is_sparse, is_rural = (place.elevation_m or 0) > SPARSE_FROM_M, plan.settlement <= Settlement.VILLAGE
    for x, y in plan.tree_spots:
        pick, size, extra, aside = chance.random(), chance.random(), chance.random(), chance.uniform(-9, 9)
        if not flora or hero.holds(x, y) or (is_sparse and extra < 0.4):
            continue
        plant = flora[_kind_at(x, y, offset, pick, len(flora))]
        if plant.is_solitary and pick <= MIXED_FROM:
            plant = flora[0]
        if wet and scene.palette.snow < 0.5 and pick < 0.5 and plan.waters.is_wet(x, y, margin=22):
            plant = wet[int(size * len(wet))]
        lean = nursery.lean_deg(plant)
        nursery.put(plant, (x, y), SCALES[int(size * len(SCALES))], lean)
        beside = (x + aside, y + 11 - abs(aside))
        if plan.built.holds(*beside):
            continue
        if is_rural and 0.42 < extra < 0.8 and not (is_sparse or plant.is_solitary):
            nursery.put(plant, beside, SCALES[int(extra * 60) % 3] * 0.85, lean)
        elif low and extra > 0.8 and scene.palette.snow < 0.5:
            nursery.put(low[int(extra * 1000) % len(low)], beside, 0.8 + 0.2 * (size > 0.5))


def _kind_at(x: float, y: float, offset: int, pick: float, count: int) -> int:
    """An index: mostly the kind of the grove."""
    if pick > MIXED_FROM:
        return int((pick - MIXED_FROM) / (1 - MIXED_FROM) * count)
    return (int(x // GROVE) * 5 + int(y // GROVE) * 3 + offset) % count


HILLSIDE_TREES = 34


def add_hillside(scene: Scene, nursery: Nursery, place: Place) -> None:
    """Woods on the visible side of a green hill; mountains stay bare."""
    plan = scene.plan
    woods = woods_of(flora_of(place, scene.palette.season))
    if plan.hill is None or plan.hill_height > ROCK_FROM_HEIGHT or not woods or scene.palette.land == "desert":
        return
    chance = seeded(place, "hillside")
    cx, cy = plan.hill.centre
    for i in range(HILLSIDE_TREES):
        out = 0.14 + 0.8 * math.sqrt(i / HILLSIDE_TREES)
        # Between straight left and straight right of the picture, on the side of the viewer.
        angle = math.radians(chance.uniform(-40, 130))
        x, y = cx + out * plan.hill.width / 2 * math.cos(angle), cy + out * plan.hill.depth / 2 * math.sin(angle)
        plant = woods[(chance.randrange(len(woods)) + int(angle * 2)) % min(len(woods), 3)]
        z = plan.hill_height * (1 - smoothstep(0, 1.1, out))
        scale = 0.5 + 0.1 * chance.randrange(3)
        scene.add_shape(Rect(x - 2, y - 2, x + 2, y + 2), nursery.name_of(plant), (x, y), z=z, scale=scale)
