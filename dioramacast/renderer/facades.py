"""What is on the walls of a house: windows, lit ones among them, doors, shops, curtain walls."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.families import FAMILIES, Family, House
from dioramacast.renderer.geometry import Point
from dioramacast.renderer.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, contact_shade, left_wall, right_wall
from dioramacast.renderer.svg import Markup

FLOOR = 11.0
"""The height of a storey."""
LIT = ("#ffd37a", "#ffe0a0", "#ffc865")
LIT_COOL = "#cfe6ff"
AWNINGS = ("#c8473a", "#2f6f73", "#e0a33a", "#4a5fa8")


def glass_paint(palette: Palette, lit: bool = False) -> str:
    if lit:
        return palette.shown(LIT[0])
    return mix(palette.material("#42506e").top, palette.background, 0.25)


def facades(scene: Scene, house: House, body: Block) -> list[Markup]:
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
    paints = [(grid.all(), glass_paint(palette), 1.0), (lit if floors < 3 else "", glow, 1.5), (lit, glow, 1.0)]
    return grid.drawn((2, height - FLOOR * (floors - 0.5) - 1.5), ((length - 4) / columns, FLOOR), paints)


def _ground_floor(palette: Palette, length: float, height: float, family: Family, house: House) -> list[Markup]:
    door = palette.material("#6a4434").left
    if height < 30 or not family.has_shops:
        return [svg.rect(length * 0.5 - 2.5, height - 9, 5, 9, door)]
    awning = palette.material(AWNINGS[(house.variant + house.height) % len(AWNINGS)])
    shop = palette.shown("#ffdf9a") if palette.lit_share > 0.2 else glass_paint(palette)
    return [
        svg.rect(2, height - 9, length - 4, 9, shop),
        svg.rect(1.5, height - 11, length - 3, 4, awning.face((0.5, 0.7, 0.6))),
    ]


def tower_skin(scene: Scene, house: House, body: Block) -> list[Markup]:
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
