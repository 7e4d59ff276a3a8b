"""What floats: boats on open water and rivers, floes when it freezes; and the jetty they leave from."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, Rect
from dioramacast.renderer.ground import water
from dioramacast.renderer.ground.water import RECESS
from dioramacast.renderer.layout.rivers import River
from dioramacast.renderer.layout.shores import Edge
from dioramacast.renderer.life import boats
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box

BOATS_WANTED, FLOES_WANTED = 4, 6
APART, CLEAR_OF_SHORE = 62.0, 24.0
JETTY_FROM, JETTY_TO, JETTY_HALF_WIDTH = -8.0, 46.0, 4.0
"""Reach over the water from the shore, and half the width, in world units."""
LANDING_STAGE_TO = 27.0
"""The same of a lake's."""


def add_boats(scene: Scene) -> None:
    """Spread over the water, clear of what stands in it; none where it is frozen over."""
    if water.is_frozen(scene):
        return
    standing = [item.rect for item in scene.items]
    afloat: list[Point] = []
    for x, y in _berths(scene):
        foot = Rect(x - 17, y - 15, x + 17, y + 15)
        is_crowded = any(abs(x - a) + abs(y - b) < APART for a, b in afloat)
        # Of what stands ashore a rect may reach out: only what is in the water as well is in the way.
        if is_crowded or any(foot.overlaps(rect) and scene.plan.waters.touches(rect, -2) for rect in standing):
            continue
        drawing = boats.drawn(scene, scene.place, not scene.plan.waters.is_open, len(afloat))
        if drawing:
            scene.add(foot, drawing, (x, y))
        afloat.append((x, y))
        if len(afloat) == BOATS_WANTED:
            break
    if scene.palette.snow > 0.7 and scene.plan.waters.is_open:
        _add_floes(scene, afloat)


def _berths(scene: Scene) -> list[Point]:
    waters = scene.plan.waters
    if waters.is_open:
        # Between two banks there is less room.
        clear = min(CLEAR_OF_SHORE, 14 + waters.breadth / 16) if waters.breadth else CLEAR_OF_SHORE
        return [(x, y) for x, y in water.open_spots(scene, clear) if waters.is_in_open_water(x, y, -clear)]
    river = waters.river
    if river is None:
        return []
    bridged = [p for street in scene.plan.streets for p in street.line if river.holds(*p)]
    spots = [(t, river.middle(t)) if river.is_along_x else (river.middle(t), t) for t in _moorings(river)]
    return [
        (x, y)
        for x, y in spots
        if min(x, y) > 30 and max(x, y) < 456 and all(abs(x - a) + abs(y - b) > 52 for a, b in bridged)
    ][: BOATS_WANTED if river.is_broad else 2]


def _moorings(river: River) -> tuple[float, ...]:
    """Where along a river boats may lie."""
    return (430.0, 340.0, 250.0, 170.0, 100.0, 40.0) if river.is_broad else (430.0, 340.0, 120.0, 40.0)


def _add_floes(scene: Scene, afloat: list[Point]) -> None:
    floe = scene.definitions.shape(water.floe(scene))
    free = [(x, y) for x, y in water.open_spots(scene, 12) if all(abs(x - a) + abs(y - b) > 40 for a, b in afloat)]
    for x, y in free[:FLOES_WANTED]:
        scene.add_shape(Rect(x - 7, y - 6, x + 7, y + 6), floe, (x, y))


def add_jetty(scene: Scene) -> None:
    """A wooden one from the beach or for a lake's rowing boats, a stone one from a quay."""
    waters = scene.plan.waters
    if waters.edge not in (Edge.LEFT, Edge.RIGHT) or (scene.place.id % 3 == 0 and not waters.is_lake):
        return
    # Not in a lake's narrow head.
    along = (230.0 if waters.breadth else 120.0) + scene.place.id % 7 * (24 if waters.breadth else 40)
    end = waters.shore(along) + (LANDING_STAGE_TO if waters.is_lake else JETTY_TO)
    start = waters.shore(along) + JETTY_FROM
    low, high = along - JETTY_HALF_WIDTH, along + JETTY_HALF_WIDTH
    rect = Rect(low, start, high, end) if waters.edge is Edge.LEFT else Rect(start, low, end, high)
    deck = scene.palette.snowed("#a9a29a" if waters.is_quay else "#a97c50", 0.7)
    pile = scene.palette.material("#6b4c34")
    posts = [
        box(Block(x, y, x + 1.6, y + 1.6, -RECESS - 1, 0), pile) for x, y in _posts(rect, waters.edge is Edge.LEFT)
    ]
    planks = box(Block(0, 0, rect.width, rect.depth, -1.5, 0.6), deck)
    scene.add(rect, svg.join([*posts, planks]))
    if waters.is_lake and not water.is_frozen(scene):
        _moor(scene, rect)


def _moor(scene: Scene, jetty: Rect) -> None:
    """A rowing boat tied to the landing stage's near side."""
    runs_along_y = jetty.depth > jetty.width
    x, y = (jetty.x1 + 5, jetty.y1 - 10) if runs_along_y else (jetty.x1 - 10, jetty.y1 + 5)
    name = scene.definitions.shape(boats.moored(scene, along_x=not runs_along_y))
    half_x, half_y = (3.0, 8.0) if runs_along_y else (8.0, 3.0)
    scene.add_shape(Rect(x - half_x, y - half_y, x + half_x, y + half_y), name, (x, y))


def _posts(rect: Rect, runs_along_y: bool) -> list[Point]:
    """Under the edge that shows, relative to the jetty's back corner."""
    length = rect.depth if runs_along_y else rect.width
    ts = [length * share for share in (0.35, 0.65, 0.95)]
    return [(rect.width - 1.6, t) for t in ts] if runs_along_y else [(t, rect.depth - 1.6) for t in ts]
