"""What a town puts where the plan leaves open ground bare: pocket parks, flowers, benches, a kiosk, allotments."""

import random
from collections.abc import Callable, Sequence

from dioramacast.models import Place, Season
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import GROUND, Point, Rect, project
from dioramacast.renderer.layout.plan import Plan
from dioramacast.renderer.layout.settlements import Settlement, seeded
from dioramacast.renderer.life.props import crate
from dioramacast.renderer.plants.flora import flora_of, woods_of
from dioramacast.renderer.plants.vegetation import Nursery
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup

PARK, SIDE = 36.0, 18.0
"""Of the ground that a pocket park takes, and everything else, in world units."""
STEP = 18
FROM_DEPTH = 360
"""Of x + y: further back houses hide the ground."""
TREE_ROOM, APART = 8.0, 5.0
"""Kept free about a tree's foot, and about each of these."""
PARKS_WANTED, WANTED = 3, 5
RIM, BEHIND_RIM, RIM_STEP = 491.0, 474.0, 38
"""The middle of the strip between the ground and the slab's edge, what lies before it, and from hedge to hedge."""
HEDGE_LENGTH, HEDGE_WIDTH = 24.0, 5.0
TREE_AMONG_HEDGES = 0.3
HEDGE = ("#5d8a45", "#79a855")
BLOSSOMS = ("#e8637a", "#f4c63c", "#f7f2ea", "#b07cc6")


Drawing = Callable[[Scene], Markup]


def bare_spots(plan: Plan, chance: random.Random) -> list[Rect]:
    """Squares where nothing stands or grows: a few large ones, then small ones."""
    ground = plan.built.copy()
    for rect in (plan.green, plan.hero.grown(8), *plan.fields, *plan.story_lots):
        if rect is not None:
            ground.take(rect)
    for x, y in plan.tree_spots:
        ground.take(Rect(x - TREE_ROOM, y - TREE_ROOM, x + TREE_ROOM, y + TREE_ROOM))
    corners = [(x, y) for x in range(0, int(GROUND), STEP) for y in range(0, int(GROUND), STEP) if x + y > FROM_DEPTH]
    corners = [(x, y) for x, y in corners if not ground.holds(x + SIDE / 2, y + SIDE / 2)]
    chance.shuffle(corners)
    chosen: list[Rect] = []
    for side, wanted in ((PARK, PARKS_WANTED), (SIDE, WANTED)):
        found = 0
        for x, y in corners:
            rect = Rect(x, y, x + side, y + side)
            if ground.is_free(rect):
                ground.take(rect.grown(APART))
                chosen.append(rect)
                found += 1
                if found == wanted:
                    break
    return chosen


def rim_spots(plan: Plan) -> list[tuple[Point, bool]]:
    """Where the rim is bare, as is the ground behind it; and whether it runs along x there."""
    line = [float(t) for t in range(40, 452, RIM_STEP)]
    return [
        (at, along_x)
        for along_x in (True, False)
        for t in line
        for at, behind in [((t, RIM), (t, BEHIND_RIM)) if along_x else ((RIM, t), (BEHIND_RIM, t))]
        if not plan.built.holds(*behind) and not plan.waters.is_wet(*at, 14)
    ]


def add_frontage(scene: Scene, nursery: Nursery, place: Place) -> None:
    plan = scene.plan
    if plan.settlement < Settlement.TOWN or not place.country:
        return
    chance, gardener = seeded(place, "frontage"), _Gardener(scene, nursery, place)
    # Of two kinds in one picture, so that it stays a small file.
    small = chance.sample(OF_TOWNS if plan.settlement is Settlement.TOWN else OF_CITIES, 2)
    spots = bare_spots(plan, chance)
    for i, rect in enumerate(spots):
        if rect.width == PARK:
            gardener.park(rect, i)
        else:
            gardener.put(small[i % 2], rect)
            if small[i % 2] is _bed:
                gardener.plant([rect.centre], i)
    for (x, y), along_x in rim_spots(plan):
        if chance.random() < TREE_AMONG_HEDGES:
            gardener.plant([(x, y)], 0)
        elif scene.palette.land not in ("desert", "ice"):
            half_x, half_y = (HEDGE_LENGTH, HEDGE_WIDTH) if along_x else (HEDGE_WIDTH, HEDGE_LENGTH)
            rect = Rect(x - half_x / 2, y - half_y / 2, x + half_x / 2, y + half_y / 2)
            gardener.put(_hedge_along_x if along_x else _hedge_along_y, rect)


class _Gardener:
    """Draws each kind of thing once, and plants the tree of which most of the place's groves are."""

    def __init__(self, scene: Scene, nursery: Nursery, place: Place) -> None:
        self._scene, self._nursery = scene, nursery
        self._woods = woods_of(flora_of(place, scene.palette.season))[:1]
        self._names: dict[Drawing, str] = {}

    def put(self, draw: Drawing, rect: Rect) -> None:
        name = self._names.get(draw)
        if name is None:
            name = self._names[draw] = self._scene.definitions.shape(draw(self._scene))
        self._scene.add_shape(rect, name)

    def plant(self, spots: Sequence[Point], size: int) -> None:
        for tree in self._woods:
            for i, at in enumerate(spots):
                self._nursery.put(tree, at, 0.8 + 0.15 * ((size + i) % 3), self._nursery.lean_deg(tree))

    def park(self, rect: Rect, size: int) -> None:
        x, y = rect.centre
        self.put(_lawn, rect)
        self.put(_bench, Rect(x - 9, y - 9, x + 9, y + 9))
        self.plant([(rect.x0 + 7, rect.y0 + 8), (rect.x1 - 7, rect.y0 + 7)], size)


def _square(x0: float, y0: float, x1: float, y1: float) -> str:
    return svg.polygon([project(x, y) for x, y in Rect(x0, y0, x1, y1).corners()])


def _bed(scene: Scene) -> Markup:
    return _lawn(scene, SIDE)


def _lawn(scene: Scene, side: float = PARK) -> Markup:
    """A square of lawn in a kerb."""
    palette = scene.palette
    kerb = palette.snowed(mix(palette.ground.paving, "#8d8578", 0.3), 0.7)
    lawn = palette.snowed(mix(palette.ground.turf, "#6f9a4c", 0.4))
    return svg.join([
        svg.path(_square(1, 1, side - 1, side - 1), kerb.top, stroke="none"),
        svg.path(_square(2.4, 2.4, side - 2.4, side - 2.4), lawn.top, stroke="none"),
    ])  # fmt: skip


def _flower_bed(scene: Scene) -> Markup:
    """The bed with a clipped hedge round rows of flowers, where and when there are any."""
    palette = scene.palette
    hedge = crate(scene, Block(3, 3, 15, 15, 0, 3.4), *HEDGE)
    if palette.snow > 0.4 or palette.season is Season.WINTER or palette.land == "ice":
        return svg.join([_bed(scene), hedge])
    petals = palette.material(BLOSSOMS[scene.place.id % 4]).top
    rows = "".join(
        svg.polygon([project(5, y, 3.4), project(13.4, y, 3.4)], close=False) for y in (5.0, 7.8, 10.6, 13.4)
    )
    return svg.join([
        _bed(scene), hedge, svg.stroke(rows, petals, 2.4, stroke_dasharray="0 3.2"),
    ])  # fmt: skip


def _hedge_along_x(scene: Scene) -> Markup:
    return crate(scene, Block(0, 0, HEDGE_LENGTH, HEDGE_WIDTH, 0, 4.6), *HEDGE)


def _hedge_along_y(scene: Scene) -> Markup:
    return crate(scene, Block(0, 0, HEDGE_WIDTH, HEDGE_LENGTH, 0, 4.6), *HEDGE)


def _bench(scene: Scene) -> Markup:
    """One each side of a shrub in a tub."""
    seats = [crate(scene, Block(x, 4, x + 2.6, 14, 2, 3.4), "#a9764a") for x in (2.4, 13.4)]
    tub = crate(scene, Block(7, 7, 11, 11, 0, 3), "#b9a68c", "#6f9a4c")
    x, y = project(9, 9, 5.4)
    shrub = svg.ellipse(x, y, 3.8, 3.6, scene.palette.snowed("#6f9f4a", 0.7).top)
    return svg.join([seats[0], tub, shrub, seats[1]])


def _kiosk(scene: Scene) -> Markup:
    """A hut with an open hatch under an awning."""
    palette = scene.palette
    hut = crate(scene, Block(4, 4, 13, 13, 0, 11), "#e9dfca", "#5f7f78")
    hatch = [project(x, 13, z) for x, z in ((5, 4.4), (12, 4.4), (12, 9), (5, 9))]
    glass = palette.shown("#ffdf9a") if palette.lit_share > 0.1 else palette.material("#3d4c6a").left
    roof = [project(3.6, 13, 10.6), project(13.4, 13, 10.6), project(13.4, 17, 8.2), project(3.6, 17, 8.2)]
    return svg.join([
        hut, svg.path(svg.polygon(hatch), glass),
        svg.path(svg.polygon(roof), palette.snowed(BLOSSOMS[scene.place.id % 2], 0.6).top),
    ])  # fmt: skip


def _allotment(scene: Scene) -> Markup:
    """Dug rows, half of them green."""
    palette = scene.palette
    soil = palette.snowed(mix(palette.ground.strata[0], "#6d4f38", 0.4))
    rows = [svg.polygon([project(3.4, y), project(14.6, y)], close=False) for y in (4.0, 7.4, 10.8, 14.2)]
    return svg.join([
        svg.path(_square(1, 1, 17, 17), soil.top, stroke="none"),
        svg.stroke("".join(rows[::2]), palette.snowed("#7fae4e", 0.7).top, 2.4, stroke_dasharray="1.6 2"),
        svg.stroke("".join(rows[1::2]), palette.snowed("#5f8f4a", 0.7).top, 2.4),
    ])  # fmt: skip


OF_TOWNS: tuple[Drawing, ...] = (_bed, _flower_bed, _allotment, _bench)
OF_CITIES: tuple[Drawing, ...] = (_bed, _flower_bed, _kiosk, _bench)
