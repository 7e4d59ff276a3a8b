"""Houses in the manner of their country and of the size that the settlement calls for."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.families import FAMILIES, Family, family_of, tower_share_of
from dioramacast.renderer.geometry import Point, Rect, clamp, project
from dioramacast.renderer.palette import Palette
from dioramacast.renderer.plan import Lot, Settlement, seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    Block,
    box,
    contact_shade,
    curved_hip_roof,
    face,
    frustum,
    gable_roof,
    hip_roof,
    left_wall,
    right_wall,
)
from dioramacast.renderer.svg import Markup

FLOOR = 11.0
LIT = ("#ffd37a", "#ffe0a0", "#ffc865")
LIT_COOL = "#cfe6ff"
AWNINGS = ("#c8473a", "#2f6f73", "#e0a33a", "#4a5fa8")


GLASS = ("#5f86b5", "#4f7f92", "#7d8fc0", "#8a94a8", "#6f6aa8")
TOWER_WALLS = ("#b5a79b", "#c9c2bb", "#8f6f66", "#a9b2c4", "#d6cfc4")


@dataclass(frozen=True, slots=True)
class House:
    """One type of house; equal types are drawn once. Lengths in whole world units."""

    family: str
    width: int
    depth: int
    height: int
    wall: str
    roof: str
    roof_kind: str
    variant: int


def add_buildings(scene: Scene, place: Place) -> None:
    family, chance = family_of(place), seeded(place, "houses")
    tower_share = tower_share_of(place)
    drawn: dict[House, str] = {}
    previous = ""
    for lot in scene.plan.lots:
        is_tower = scene.plan.settlement is Settlement.METROPOLIS and lot.highest > 60 and chance.random() < tower_share
        house = (
            _tower_for(lot, family, chance)
            if is_tower
            else _house_for(lot, scene.plan.settlement, family, chance, previous)
        )
        previous = house.wall
        if house not in drawn:
            drawn[house] = scene.definitions.shape(_draw(scene, house))
        cx, cy = lot.rect.centre
        rect = Rect(cx - house.width / 2, cy - house.depth / 2, cx + house.width / 2, cy + house.depth / 2)
        scene.add_shape(rect, drawn[house])
        scene.cast_shadow(rect, house.height + (0 if house.roof_kind in ("flat", "glass", "piers") else 7))


FLOORS = {
    Settlement.HAMLET: (1, 1, 2),
    Settlement.TOWN: (2, 2, 3),
    Settlement.CITY: (3, 4, 5),
    Settlement.METROPOLIS: (4, 5, 6),
}
WIDEST_PITCHED = 42


def _house_for(lot: Lot, settlement: Settlement, family: Family, chance: random.Random, previous: str) -> House:
    wall = chance.choice([w for w in family.walls if w != previous])
    roof, kind, variant = chance.choice(family.roofs), chance.choice(family.roof_kinds), chance.randrange(3)
    width, depth = int(lot.rect.width // 3 * 3), int(lot.rect.depth // 3 * 3)
    floors = chance.choice(FLOORS[settlement]) + (1 if lot.is_back and settlement >= Settlement.CITY else 0)
    height = int(clamp(floors * FLOOR + 4, 14, max(15, lot.highest - 8)))
    if settlement is Settlement.HAMLET:
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
    return svg.join([box(body, wall), *_facades(scene, house, body), *_roof(scene, house, body)])


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
    glass = _glass(palette, lit=palette.lit_share > 0.3)
    trim = palette.material("#f3e9dc")
    return [
        wall(body, svg.path(frame, tone), svg.path(svg.boxes(spots), glass))
        for wall, tone in ((left_wall, trim.left), (right_wall, trim.right))
    ]


def _glass(palette: Palette, lit: bool = False) -> str:
    if lit:
        return palette.shown(LIT[0])
    return mix(palette.material("#42506e").top, palette.background, 0.25)


def _facades(scene: Scene, house: House, body: Block) -> list[Markup]:
    """Windows, and a door or shops, on both walls."""
    family = FAMILIES[house.family]
    chance = random.Random(f"{house}")  # noqa: S311 -- which windows are lit, not a secret
    palette = scene.palette
    parts = []
    for wall, length in ((left_wall, body.width), (right_wall, body.depth)):
        drawings = [contact_shade(scene.definitions, length, body.height)]
        drawings.append(_windows(palette, length, body.height, chance))
        drawings += _ground_floor(palette, length, body.height, family, house)
        parts.append(wall(body, *drawings))
    return parts


@dataclass(frozen=True, slots=True)
class WindowGrid:
    """The windows of a wall: a floor is one dashed thick line, so that a hundred windows take a hundred bytes."""

    columns: int
    floors: int
    width: float
    """Of a window, as a share of its column."""
    height: float
    """Of a window, as a share of its floor."""

    def drawn(self, corner: Point, cell: Point, paints: Sequence[tuple[str, str, float]]) -> Markup:
        """``corner`` is the middle left of the top floor and ``cell`` a column and a floor, both in the wall's own
        units; each paint is path data from ``all`` or ``some``, a colour and how much thicker to draw it."""
        lines = [
            svg.path(
                d,
                "none",
                stroke=colour,
                stroke_width=round(self.height * thicker, 2),
                opacity=0.3 if thicker > 1 else None,
            )
            for d, colour, thicker in paints
        ]
        dashes = f"{self.width:.2f} {1 - self.width:.2f}"
        grid = svg.matrix((cell[0], 0, 0, cell[1]), (corner[0] + cell[0] * (1 - self.width) / 2, corner[1]))
        return svg.group(*lines, transform=grid, stroke_dasharray=dashes, stroke_linecap="butt")

    def all(self) -> str:
        return "".join(f"M0 {j}h{self.columns}" for j in range(self.floors))

    def some(self, share: float, chance: random.Random) -> str:
        """A share of the windows by chance; neighbours go into one line."""
        d = []
        for j in range(self.floors):
            run = 0
            for i in range(self.columns + 1):
                is_lit = i < self.columns and chance.random() < share
                if is_lit:
                    run += 1
                elif run:
                    d.append(f"M{i - run} {j}h{run}")
                    run = 0
        return "".join(d)


def _windows(palette: Palette, length: float, height: float, chance: random.Random) -> Markup:
    columns = max(2, int((length - 4) // 9.5))
    floors = max(1, int((height - 5) // FLOOR))
    grid = WindowGrid(columns, floors, 0.5, 6 / FLOOR)
    lit, glow = grid.some(palette.lit_share, chance), palette.shown(LIT[chance.randrange(3)])
    paints = [(grid.all(), _glass(palette), 1.0), (lit if floors < 3 else "", glow, 1.5), (lit, glow, 1.0)]
    return grid.drawn((2, height - FLOOR * (floors - 0.5) - 1.5), ((length - 4) / columns, FLOOR), paints)


def _ground_floor(palette: Palette, length: float, height: float, family: Family, house: House) -> list[Markup]:
    door = palette.material("#6a4434").left
    if height < 30 or not family.has_shops:
        return [svg.rect(length * 0.5 - 2.5, height - 9, 5, 9, door)]
    awning = palette.material(AWNINGS[(house.variant + house.height) % len(AWNINGS)])
    shop = palette.shown("#ffdf9a") if palette.lit_share > 0.2 else _glass(palette)
    return [
        svg.rect(2, height - 9, length - 4, 9, shop),
        svg.rect(1.5, height - 11, length - 3, 4, awning.face((0.5, 0.7, 0.6))),
    ]


def _tower(scene: Scene, house: House) -> Markup:
    """A high-rise: curtain wall or piers, a set-back crown, and a mast on some."""
    palette = scene.palette
    material, roof = palette.material(house.wall), palette.snowed(mix(house.wall, "#c9ccd6", 0.5))
    body = Block(0, 0, house.width, house.depth, 0, house.height)
    parts = [box(body, material, roof), *_tower_skin(scene, house, body)]
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


def _tower_skin(scene: Scene, house: House, body: Block) -> list[Markup]:
    chance = random.Random(f"{house}")  # noqa: S311 -- which windows are lit, not a secret
    palette, wall_tones = scene.palette, scene.palette.material(house.wall)
    sky = mix(palette.background, "#ffffff", 0.25)
    is_glass = house.roof_kind == "glass"
    grid = WindowGrid(6, int((body.height - 8) // 9), 0.86 if is_glass else 0.56, 0.68)
    parts = []
    for wall, tone in ((left_wall, wall_tones.left), (right_wall, wall_tones.right)):
        glass = mix(mix(tone, "#20305a", 0.42), sky, 0.3 if is_glass else 0.14)
        warm, cool = grid.some(palette.lit_share * 0.76, chance), grid.some(palette.lit_share * 0.24, chance)
        paints = [
            (grid.all(), glass, 1.0),
            (warm, palette.shown(LIT[house.variant]), 1.0),
            (cool, palette.shown(LIT_COOL), 1.0),
        ]
        windows = grid.drawn((2.5, 9), ((body.width - 5) / 6, 9), paints)
        parts.append(wall(body, windows, contact_shade(scene.definitions, body.width, body.height, 70)))
    return parts
