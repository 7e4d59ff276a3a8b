"""Houses in the manner of their country and of the size that the settlement calls for."""

import random
from dataclasses import replace

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.facades import FLOOR, facades, glass_paint, tower_skin
from dioramacast.renderer.families import FAMILIES, Family, House, family_of, tower_share_of
from dioramacast.renderer.geometry import Rect, clamp, project
from dioramacast.renderer.palette import Palette
from dioramacast.renderer.plan import Lot, Plan, Settlement, seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    Block,
    box,
    curved_hip_roof,
    face,
    frustum,
    gable_roof,
    hip_roof,
    left_wall,
    right_wall,
)
from dioramacast.renderer.svg import Markup

FLAT_TOPPED = frozenset({"flat", "glass", "piers"})
GLASS = ("#5f86b5", "#4f7f92", "#7d8fc0", "#8a94a8", "#6f6aa8")
TOWER_WALLS = ("#b5a79b", "#c9c2bb", "#8f6f66", "#a9b2c4", "#d6cfc4")


MOST_TYPES = 16
"""More would not be noticed, and each takes a kilobyte of the file."""


def add_buildings(scene: Scene, place: Place) -> None:
    drawn: dict[House, str] = {}
    for rect, house in _street_plan(scene.plan, place):
        if house not in drawn:
            drawn[house] = scene.definitions.shape(_draw(scene, house))
        scene.add_shape(rect, drawn[house])
        scene.cast_shadow(rect, house.height + (0 if house.roof_kind in FLAT_TOPPED else 7))


def _street_plan(plan: Plan, place: Place) -> list[tuple[Rect, House]]:
    """Which type of house stands where; never the same colour twice in a row."""
    family, chance, tower_share = family_of(place), seeded(place, "houses"), tower_share_of(place)
    types: list[House] = []
    placed: list[tuple[Rect, House]] = []
    previous = ""
    for lot in plan.lots:
        is_tower = plan.settlement >= Settlement.METROPOLIS and lot.highest > 60 and chance.random() < tower_share
        wish = _tower_for(lot, family, chance) if is_tower else _house_for(lot, plan.settlement, family, chance)
        if wish.wall == previous:
            walls = TOWER_WALLS if is_tower else family.walls
            wish = replace(wish, wall=chance.choice([wall for wall in walls if wall != previous]))
        house = wish if len(types) < MOST_TYPES else _nearest_type(wish, types, previous)
        if house not in types:
            types.append(house)
        cx, cy = lot.rect.centre
        half_width, half_depth = house.width / 2, house.depth / 2
        placed.append((Rect(cx - half_width, cy - half_depth, cx + half_width, cy + half_depth), house))
        previous = house.wall
    return placed


def _nearest_type(wish: House, types: list[House], previous: str) -> House:
    """The type most like ``wish`` that fits where it was to stand; the wish itself where none does."""
    fitting = [
        h
        for h in types
        if h.width <= wish.width and h.depth <= wish.depth and h.height <= wish.height + 8 and h.wall != previous
    ]
    if not fitting:
        return wish

    def unlikeness(h: House) -> int:
        return 2 * abs(h.height - wish.height) + wish.width - h.width + wish.depth - h.depth + 9 * (h.wall != wish.wall)

    return min(fitting, key=unlikeness)


FLOORS = {
    Settlement.HAMLET: (1, 1, 2),
    Settlement.VILLAGE: (1, 1, 2),
    Settlement.TOWN: (2, 2, 3),
    Settlement.CITY: (3, 4, 5),
    Settlement.METROPOLIS: (4, 5, 6),
    Settlement.MEGACITY: (4, 5, 6),
}
WIDEST_PITCHED = 42


def _house_for(lot: Lot, settlement: Settlement, family: Family, chance: random.Random) -> House:
    wall, roof = chance.choice(family.walls), chance.choice(family.roofs)
    kind, variant = chance.choice(family.roof_kinds), chance.randrange(3)
    width, depth = int(lot.rect.width // 3 * 3), int(lot.rect.depth // 3 * 3)
    floors = chance.choice(FLOORS[settlement]) + (1 if lot.is_back and settlement >= Settlement.CITY else 0)
    height = int(clamp(floors * FLOOR + 4, 14, max(15, lot.highest - 8)))
    if settlement <= Settlement.VILLAGE:
        width, depth = chance.choice(((36, 28), (28, 34), (39, 30)))
    elif kind == "curved" and height > 40:
        kind = "flat"
    elif kind in ("gable", "hip", "curved"):
        # A pitched roof over a deep block looks like a barn: the narrow side stays narrow.
        longest = (WIDEST_PITCHED, 33) if variant else (33, WIDEST_PITCHED)
        width, depth = min(width, longest[0]), min(depth, longest[1])
    return House(family.name, width, depth, height, wall, roof, kind, variant)


def _tower_for(lot: Lot, family: Family, chance: random.Random) -> House:
    is_glass = chance.random() < 0.55
    wall = chance.choice(GLASS if is_glass else TOWER_WALLS)
    tall = chance.choice((128, 148, 168, 190)) if lot.is_back else chance.choice((72, 90, 108, 126))
    height = int(min(tall, lot.highest) // 6 * 6)
    return House(family.name, 42, 42, height, wall, wall, "glass" if is_glass else "piers", chance.randrange(3))


def _draw(scene: Scene, house: House) -> Markup:
    """The house around the back corner of its footprint."""
    if house.roof_kind in ("glass", "piers"):
        return _tower(scene, house)
    palette = scene.palette
    body = Block(0, 0, house.width, house.depth, 0, house.height)
    wall = palette.material(house.wall)
    return svg.join([box(body, wall), *facades(scene, house, body), *_roof(scene, house, body)])


def _roof(scene: Scene, house: House, body: Block) -> list[Markup]:
    palette = scene.palette
    material, wall = palette.snowed(house.roof), palette.material(house.wall)
    short = min(body.width, body.depth)
    if house.roof_kind == "gable":
        rise = short * 0.42
        return [gable_roof(body, rise, material, wall, body.width >= body.depth), *_chimney(palette, body, rise, house)]
    if house.roof_kind == "hip":
        return [hip_roof(body, short * 0.26, material)]
    if house.roof_kind == "curved":
        return [curved_hip_roof(body, short * 0.36, material)]
    if house.roof_kind == "mansard":
        return [frustum(body, 6, 13, material), *_dormers(scene, body), *_chimney(palette, body, 13, house)]
    return _flat_roof(palette, house, body)


def _flat_roof(palette: Palette, house: House, body: Block) -> list[Markup]:
    """A parapet around a sunken roof, with a stair house or a water tank on it."""
    roof, wall = palette.snowed(house.roof), palette.material(house.wall)
    z, inner = body.z1, 3.0
    right, front = body.x1 - inner, body.y1 - inner
    floor = [(inner, inner, z), (right, inner, z), (right, front, z), (inner, front, z)]
    sunk = mix(roof.top, palette.lighting.shadow_colour, 0.16)
    x = 7 if house.variant else body.x1 - 20
    hut = Block(x, 8, x + 12, 19, z, z + 8)
    tank = Block(body.x1 - 15, body.y1 - 14, body.x1 - 8, body.y1 - 7, z, z + 7)
    parts = [face(floor, sunk), box(hut, wall, roof)]
    if house.family == "tropical":
        parts.append(box(tank, palette.material("#4b7fb0")))
    return parts


def _chimney(palette: Palette, body: Block, rise: float, house: House) -> list[Markup]:
    if not FAMILIES[house.family].has_chimneys:
        return []
    along, across = 0.28 + 0.18 * house.variant, 0.5
    x, y = (body.x1 * along, body.y1 * across) if body.width >= body.depth else (body.x1 * across, body.y1 * along)
    stack = Block(x - 2.5, y - 2.5, x + 2.5, y + 2.5, body.z1 + rise - 5, body.z1 + rise + 8)
    return [box(stack, palette.material("#b0573f"), palette.snowed("#8f4636"))]


def _dormers(scene: Scene, body: Block) -> list[Markup]:
    palette = scene.palette
    count = int(body.width // 13)
    step = body.width / count
    spots = [(step * (i + 0.5) - 2.5, -9.5, 5.0, 7.0) for i in range(count)]
    frame = svg.boxes([(x - 1.2, y - 1.2, w + 2.4, h + 1.2) for x, y, w, h in spots])
    glass = glass_paint(palette, lit=palette.lit_share > 0.3)
    trim = palette.material("#f3e9dc")
    return [
        wall(body, svg.path(frame, tone), svg.path(svg.boxes(spots), glass))
        for wall, tone in ((left_wall, trim.left), (right_wall, trim.right))
    ]


def _tower(scene: Scene, house: House) -> Markup:
    """A high-rise: curtain wall or piers, a set-back crown, and a mast on some."""
    palette = scene.palette
    material, roof = palette.material(house.wall), palette.snowed(mix(house.wall, "#c9ccd6", 0.5))
    body = Block(0, 0, house.width, house.depth, 0, house.height)
    parts = [box(body, material, roof), *tower_skin(scene, house, body)]
    crown = body.inset(7 if house.variant else 11, house.height + (14 if house.variant == 1 else 8))
    parts.append(box(crown, material, roof))
    if house.variant == 1:
        parts.append(box(crown.inset(6, crown.z1 + 8), material, roof))
    if house.variant == 2:
        foot, tip = (
            project(house.width / 2, house.depth / 2, crown.z1),
            project(house.width / 2, house.depth / 2, crown.z1 + 24),
        )
        parts.append(svg.stroke(svg.polygon([foot, tip], close=False), palette.material("#d5d8e2").left, 1.6))
        parts.append(svg.circle(*tip, 1.8, palette.shown("#ff5c4a")))
    return svg.join(parts)
