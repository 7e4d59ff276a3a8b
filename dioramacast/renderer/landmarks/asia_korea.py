"""Seoul's palace gate, and the tower on its hill."""

import math
import random

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Rect, lerp
from dioramacast.renderer.landmarks.asia_kit import (
    arcade,
    floodlit,
    gateway,
    ground_glow,
    halo,
    night_share,
    opening,
    strokes,
)
from dioramacast.renderer.landmarks.asia_roofs import eaves, gabled_top, posts
from dioramacast.renderer.landmarks.asia_round import bell, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import Profile, radius_at
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball, box, left_wall, turned
from dioramacast.renderer.svg import Markup


def _gwanghwamun(scene: Scene) -> Markup:
    """The palace gate: three arches in granite, two tiers of dancheong-painted timber under grey tiles."""
    palette = scene.palette
    granite, red = floodlit(palette, "#cfc6b8", 0.75), floodlit(palette, "#a8483a", 0.8)
    green, roof = floodlit(palette, "#2f8a78", 0.75), palette.snowed("#5a6470")
    plate = palette.snowed("#d8d0c2")
    base = Block(8, 30, 112, 92, 3, 42)
    parts = [ground_glow(scene, 60, 66, 58), box(Block(0, 20, 120, 104, 0, 3), plate), box(base, granite)]
    courses = [[(8, 92, z), (112, 92, z), (112, 30, z)] for z in (11, 19, 27, 35)]
    joints = [[(lerp(8, 112, (k + 0.5 * (i % 2)) / 13), 92, z), (lerp(8, 112, (k + 0.5 * (i % 2)) / 13), 92, z + 8)]
        for i, z in enumerate((3, 11, 19, 27)) for k in range(1, 13)]  # fmt: skip
    parts.append(strokes([*courses, *joints], granite.right, 0.9, 0.55))
    arches = opening(24, 39, 16, 24) + opening(52, 39, 20, 30) + opening(80, 39, 16, 24)
    rim = opening(24, 39, 20, 26) + opening(52, 39, 24, 32) + opening(80, 39, 20, 26)
    parts.append(left_wall(base, svg.path(rim, granite.edge, opacity=0.6), gateway(palette, arches, "#4a3a3a")))
    crenels = [Block(8 + 8.7 * i, 88, 13.5 + 8.7 * i, 92, 42, 48) for i in range(12)] + [
        Block(108, 30 + 8.7 * i, 112, 35.5 + 8.7 * i, 42, 48) for i in range(7)
    ]
    for lower, upper, z, eave in (
        ((22, 42, 98, 80), (30, 48, 90, 74), 42.0, 13.0),
        ((32, 49, 88, 73), (36, 56, 84, 66), 80.0, 15.0),
    ):
        hall = Block(lower[0], lower[1], lower[2], lower[3], z, z + 22)
        parts += [
            box(hall, red),
            *arcade(scene, hall, (7, 3), (6, 12), sill=3, kind="flat", dark="#5a2f2c"),
            posts(hall, (8, 4), red, 0.4, 2.2),
        ]
        band = [(hall.x0 - 1, hall.y1 + 1), (hall.x1 + 1, hall.y1 + 1), (hall.x1 + 1, hall.y0 - 1)]
        for h, colour, width in ((z + 19.5, green.left, 5), (z + 20.5, floodlit(palette, "#e0b24a", 0.7).left, 1.2)):
            parts.append(strokes([[(x, y, h) for x, y in band]], colour, width))
        outer = Rect(lower[0] - eave, lower[1] - eave, lower[2] + eave, lower[3] + eave)
        parts.append(
            eaves(outer, Rect(*upper), z + 21, 15 if z < 50 else 14, roof, lift=6.5, ribs=18, trim=green.right)
        )
        if z > 50:
            parts.append(gabled_top(Rect(*upper), z + 35, 12, roof, red, ornament=roof.edge))
    front = [box(c, granite) for c in crenels]
    parts[6:6] = front
    return svg.join([*parts, *(_haetae(scene, x, 100) for x in (22, 98))])


def _haetae(scene: Scene, x: float, y: float) -> Markup:
    """A stone guardian on its plinth."""
    stone = floodlit(scene.palette, "#c9c1b4", 0.6, 0.5)
    beast = svg.outline(
        "M", -6, 0, "C", -9, -8, -7, -16, -2, -18, "C", 4, -19, 6, -14, 5, -10, "C", 8, -7, 8, -3, 7, 0, "Z"
    )
    return svg.join([box(Block(x - 7, y - 6, x + 7, y + 6, 3, 11), stone), placed(x, y, 11, svg.path(beast, stone.left),
        svg.circle(-2, -14, 5, stone.top))])  # fmt: skip


GWANGHWAMUN = Landmark(
    "the Gwanghwamun gate", _gwanghwamun, 120, 120, 132, Site.PLAZA,
    casts=(Block(6, 28, 114, 94, 0, 44), Block(20, 40, 100, 82, 0, 100)),
)  # fmt: skip


def _seoul_tower(scene: Scene) -> Markup:
    """The tower on its wooded hill."""
    palette, definitions = scene.palette, scene.definitions
    leaf, white = palette.snowed("#5f9a55", 0.8), floodlit(palette, "#e9e6e0", 0.7)
    dark = palette.snowed("#46804a", 0.75)
    hill: Profile = [(82, 0), (70, 16), (52, 38), (34, 56), (20, 63), (0, 66)]
    parts = [bell(hill, leaf, definitions, 0.6)]
    chance = random.Random("the woods of Namsan")  # noqa: S311 -- where trees stand, not a secret
    tufts = [(chance.uniform(-0.94, 0.94), 1 + 60 * (1 - chance.random() ** 0.6)) for _ in range(120)]
    spots = []
    for share, z in tufts:
        radius = radius_at(hill, z)
        spots.append((share * radius * CIRCLE_RX, radius * CIRCLE_RY * math.sqrt(1 - share * share) - z))
    tree = definitions.shape(
        svg.join(
            [
                ball(0, -4, 6.4, dark, definitions),
                ball(-3.4, -1, 4.6, leaf, definitions),
                ball(3.6, -1, 4.4, dark, definitions),
            ]
        )
    )
    parts += [svg.use(tree, spot) for spot in sorted(spots, key=lambda s: s[1])]
    glass = palette.shown("#ffe2a0") if night_share(palette) else palette.material("#4f6f96").left
    tower = [
        turned([(13, 58), (12, 70)], white, definitions), turned([(4.4, 70), (3.6, 112)], white, definitions),
        turned([(4, 110), (12, 117), (12.5, 122)], white, definitions), rings([(12.3, 119), (12.3, 121)], glass, 1.8),
        turned([(10, 122), (10.4, 127)], white, definitions), rings([(10.3, 125)], glass, 2),
        turned([(7.5, 127), (6, 132)], white, definitions), turned([(2.6, 132), (2, 150)], white, definitions),
        turned([(1.6, 150), (1.2, 164)], floodlit(palette, "#d8583c", 0.7), definitions),
        turned([(1, 164), (0.8, 178)], white, definitions), placed(0, 0, 178, halo(scene, 16, "#9ad0ff")),
        placed(0, 0, 120, halo(scene, 34, "#8fc4ff")),
    ]  # fmt: skip
    return placed(85, 85, 0, *parts, *tower)


N_SEOUL_TOWER = Landmark(
    "N Seoul Tower", _seoul_tower, 170, 170, 180, Site.BACK, casts=(Block(30, 30, 140, 140, 0, 40),)
)

CITIES: Cities = {1835848: (GWANGHWAMUN, N_SEOUL_TOWER)}
