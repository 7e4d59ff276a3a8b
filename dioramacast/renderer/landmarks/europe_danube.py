"""Landmarks between the Vltava and the Danube: Prague, Vienna, Budapest."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof, hip_roof
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, pinnacles, pyramid, ticks, window
from dioramacast.renderer.landmarks.europe_round import dome_shell, meridians
from dioramacast.renderer.landmarks.kit import arches, is_lit, levels, placed
from dioramacast.renderer.landmarks.kit_round import ring_arches
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    Block,
    box,
    face,
    left_wall,
    line,
    right_wall,
    turned,
)
from dioramacast.renderer.svg import Markup


def _tyn_church(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, slate = floodlit(scene, "#8d7d68"), palette.snowed("#3c4450", 0.5)
    gold, tiles = floodlit(scene, "#e2b347", 0.6), palette.snowed("#c2603f")
    nave = Block(26, 8, 96, 74, 0, 62)

    def masonry(length: float) -> list[Markup]:
        return [svg.path(arches(length, max(1, round(length / 16)), 12, (6, 34), margin=2, shape="lancet"),
            window(scene)),
                svg.stroke(levels(length, 4), stone.edge, 1.4)]  # fmt: skip

    def shaft(length: float) -> list[Markup]:
        return [svg.path(arches(length, 1, 10, (7, 18), shape="lancet") + arches(length, 1, 44, (5, 14), margin=0,
            shape="lancet"),
                         window(scene)),
                svg.stroke(levels(length, 2, 34, 66), stone.edge, 1.6),
                svg.stroke(ticks(length, 2, 0, 104, 1), stone.edge, opacity=0.6)]  # fmt: skip

    def needle(x: float, y: float, z: float, radius: float, height: float) -> Markup:
        drawing = svg.join(
            [
                turned([(radius * 0.8, -height * 0.24), (radius, 0), (0.3, height)], slate, definitions),
                svg.circle(0, -height, max(1.2, radius * 0.35), gold.left),
                svg.stroke(f"M0 {svg.number(-height)}v-5", gold.left),
            ]
        )
        return svg.use(definitions.shape(drawing), project(x, y, z))

    def tower() -> list[Markup]:
        x = y = 0.0
        block = Block(x, y, x + 26, y + 26, 0, 106)
        gallery = Block(x - 1.5, y - 1.5, x + 27.5, y + 27.5, 104, 109)
        cx, cy = x + 13, y + 13
        return [
            clad(scene, block, stone, shaft), box(gallery, stone),
            needle(x + 1, y + 1, 120, 3.6, 26), needle(x + 25, y + 1, 120, 3.6, 26),
            needle(x + 1, y + 25, 120, 3.6, 26),
            placed(cx, cy, 0, turned([(14, 109), (11, 126), (3.6, 172), (0.5, 190)], slate, definitions)),
            *(needle(cx + u, cy + v, 146, 2.6, 18) for u, v in ((-8, -2), (-2, -8), (8, 0), (0, 8))),
            needle(x + 25, y + 25, 120, 3.6, 26),
            svg.circle(*project(cx, cy, 190), 2.6, gold.left), cross(cx, cy, 191, 10, gold.left),
        ]  # fmt: skip

    houses = []
    for i, (albedo, height) in enumerate((("#f0d9a4", 34), ("#e8b9a0", 40), ("#dfe0c4", 32))):
        block = Block(28 + 23 * i, 92, 50 + 23 * i, 116, 0, height)
        wall = floodlit(scene, albedo, 0.7)
        gable = svg.path(
            "M0 0q0-5 4-5q0-6 4-6q3-7 3-7q0 0 3 7q4 0 4 6q4 0 4 5z", wall.left
        )  # fmt: skip
        panes = svg.path(arches(22, 3, 5, (3.4, 7), margin=1) + arches(22, 3, 17, (3.4, 7), margin=1), window(scene))
        doors = svg.path(arches(22, 2, height - 8, (6, 8), margin=2), window(scene, "#5a4030"))
        houses += [
            clad(scene, block, wall),
            gable_roof(block, 13, tiles, wall, ridge_along_x=False),
            left_wall(block, gable, panes, doors),
        ]
    pair = definitions.shape(svg.join(tower()))
    return svg.join([
        clad(scene, nave, stone, masonry), gable_roof(nave, 30, tiles, stone, ridge_along_x=False),
        svg.use(pair, project(26, 66)), face([(52, 92, 62), (61, 92, 96), (70, 92, 62), (70, 92, 0), (52, 92, 0)],
                                             stone.left),
        line([(52, 92, 62), (61, 92, 96), (70, 92, 62)], stone.edge, 1.6),
        left_wall(Block(52, 80, 70, 92, 0, 62), svg.path(arches(18, 1, 0, (9, 26), shape="lancet"), window(scene))),
        placed(61, 92, 72, svg.circle(0, 0, 3.4, gold.edge)),
        svg.use(pair, project(70, 66)), *houses,
    ])  # fmt: skip


TYN_CHURCH = Landmark("the Týn Church", _tyn_church, 112, 118, 204, Site.PLAZA, (
    Block(26, 8, 96, 74, 0, 70), Block(28, 70, 96, 116, 0, 50), Block(30, 70, 48, 88, 0, 150),
    Block(74, 70, 92, 88, 0, 150),
))  # fmt: skip


def _parliament(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, pale = floodlit(scene, "#efe3cf"), floodlit(scene, "#fbf2e2")
    tiles, gold = floodlit(scene, "#9c4438", 0.4), palette.material("#e0b24a")
    roof = palette.snowed("#8f5146")

    def gothic(length: float) -> list[Markup]:
        count = max(2, round(length / 8.5))
        return [
            svg.path(arches(length, count, 5, (3.8, 11), margin=1.5, shape="lancet") + arches(length, count, 20,
                (4.4, 15), margin=1.5,
                shape="lancet"), window(scene)),
            svg.stroke(ticks(length, count + 1, 0, 36, 1.5), pale.edge, 1.3),
            svg.stroke(levels(length, 2.5, 18), pale.edge, 1.2),
            svg.path(pinnacles(length, count + 1, 9, 2.2, 1.5), pale.left),
        ]  # fmt: skip

    def turret(x: float, y: float, z: float, radius: float = 2.2, height: float = 26) -> Markup:
        drawing = turned([(radius, 0), (radius, z), (radius * 1.25, z + 1), (0.3, z + height)], pale, definitions)
        return svg.use(definitions.shape(drawing), project(x, y))

    wing, high = Block(0, 34, 120, 66, 0, 38), Block(36, 28, 84, 70, 0, 52)
    ends = [Block(2, 28, 22, 72, 0, 46), Block(98, 28, 118, 72, 0, 46)]
    shell = [(19 * r, 76 + 34 * h) for r, h in ((1, 0), (1.0, 0.2), (0.9, 0.5), (0.66, 0.78), (0.3, 0.96), (0.2, 1))]
    dome = placed(
        60, 49, 0, turned([(23, 50), (23, 66), (20, 66), (20, 77)], pale, definitions),
        svg.path(ring_arches(23, 53, 64, 9, 0.5) + ring_arches(20, 68, 75, 9, 0.45), window(scene)),
        *(placed(22 * u, 22 * v, 60, turned([(1.8, 0), (1.8, 14), (0, 24)], pale, definitions))
          for u, v in ((-0.7, 0.7), (0, 1), (0.7, 0.7), (1, 0), (0.7, -0.7))),
        dome_shell(shell, tiles, definitions), svg.stroke(meridians(shell, 16), pale.edge, 1.2, opacity=0.9),
        turned([(4.4, 109), (4, 120), (5, 121), (0.4, 146)], pale, definitions), svg.circle(0, -146, 1.6, gold.left),
    )  # fmt: skip
    return svg.join([
        *(turret(x, 33, 40) for x in (20, 44, 76, 100)),
        clad(scene, ends[0], stone, gothic), hip_roof(ends[0], 16, roof, 0, 0.4),
        clad(scene, wing, stone, gothic), gable_roof(wing, 16, roof, stone),
        clad(scene, Block(96, 34, 120, 66, 0, 38), stone, gothic),
        clad(scene, high, stone, gothic), hip_roof(high, 14, roof, 0, 0.3), turret(36, 70, 52), turret(84, 28, 52),
        dome,
        turret(84, 70, 52), clad(scene, ends[1], stone, gothic), hip_roof(ends[1], 16, roof, 0, 0.4),
        *(turret(x, y, 46, 2, 22) for x, y in ((2, 72), (22, 72), (98, 72), (118, 28), (118, 72))),
    ])  # fmt: skip


PARLIAMENT = Landmark("the Hungarian Parliament", _parliament, 120, 100, 152, Site.PLAZA, (
    Block(0, 30, 120, 70, 0, 50), Block(40, 30, 80, 68, 0, 100),
))  # fmt: skip


def _st_stephens(scene: Scene) -> Markup:
    palette = scene.palette
    stone, pale = floodlit(scene, "#b8aa94"), floodlit(scene, "#d5c8b2")
    tiles = palette.snowed("#d9c27a", 0.85)
    nave, choir = Block(34, 26, 112, 76, 0, 52), Block(4, 34, 34, 68, 0, 48)

    def gothic(length: float) -> list[Markup]:
        count = max(2, round(length / 15))
        return [svg.path(arches(length, count, 8, (6, 34), margin=2, shape="lancet"), window(scene)),
                svg.stroke(ticks(length, count + 1, 2, 52, 2), pale.edge, 2),
                svg.path(arches(length, count, -9, (9, 11), margin=2, shape="lancet"), pale.left),
                svg.path(pinnacles(length, count + 1, 14, 3.4, 2), pale.left)]  # fmt: skip

    rise, run = 46.0, 28.0
    chevrons = {"#3f6b52": "", "#4a4e5c": "", "#f1ead6": ""}
    for j, colour in enumerate(chevrons):
        for k in range(3):
            v = 8 + 14 * k + 4.6 * j
            points = [(4 + 7.6 * i, v + (0 if i % 2 else 6)) for i in range(11)]
            chevrons[colour] += svg.polygon(points, close=False)
    slope = svg.matrix((0.866, 0.5, -0.866 * run / 54, 0.5 * run / 54 + rise / 54), project(31, 51, 52 + rise))
    pattern = svg.group(
        *(svg.stroke(d, palette.snowed(colour, 0.85).face((0, rise, run)), 3.2) for colour, d in chevrons.items()),
        transform=slope,
    )
    stages = [
        Block(2, 78, 34, 110, 0, 56),
        Block(4.5, 80.5, 31.5, 107.5, 56, 92),
        Block(7.5, 83.5, 28.5, 104.5, 92, 118),
    ]

    def stage(length: float) -> list[Markup]:
        return [svg.path(arches(length, 2, 8, (5.6, 24), margin=3, shape="lancet"), window(scene)),
                svg.stroke(ticks(length, 5, 2, 36, 2), pale.edge, 1.4),
                svg.path(svg.outline("M", 3, 4, "L", length / 2, -13, "L", length - 3, 4, "z"), pale.left),
                svg.path(pinnacles(length, 2, 24, 4, 1.4), pale.left)]  # fmt: skip

    spire = Block(9, 85, 27, 103, 118, 118)
    knobs = "".join(
        svg.outline("M", *project(18 + u * 9 * (1 - t), 94 + v * 9 * (1 - t), 118 + 92 * t), "h", 0)
        for t in (i / 11 for i in range(1, 10)) for u, v in ((-1, 1), (1, 1), (1, -1))
    )  # fmt: skip
    west = [placed(110, y, 0, turned([(6.5, 0), (6.5, 74), (7.4, 75), (7.4, 78), (0.4, 112)], pale, scene.definitions),
                   svg.path(ring_arches(6.5, 54, 68, 4, 0.34), window(scene))) for y in (30, 74)]  # fmt: skip
    return svg.join([
        clad(scene, choir, stone, gothic), gable_roof(choir, 28, palette.snowed("#6f7f6a"), stone), west[0],
        clad(scene, nave, stone, gothic), gable_roof(nave, rise, tiles, stone), pattern, west[1],
        *(clad(scene, block, stone, stage) for block in stages), pyramid(spire, stone, 212),
        svg.stroke(knobs, pale.edge, 3),
        cross(18, 94, 210, 12, palette.material("#d9b04c").left),
    ])  # fmt: skip


ST_STEPHENS = Landmark("St Stephen's Cathedral", _st_stephens, 120, 114, 222, Site.PLAZA, (
    Block(4, 26, 112, 76, 0, 80), Block(2, 78, 34, 110, 0, 170),
))  # fmt: skip


def _riesenrad(scene: Scene) -> Markup:
    """The wheel stands in the plane of left walls, its axle pointing at the viewer's left."""
    palette = scene.palette
    steel, red = floodlit(scene, "#8d98a6", 0.6), floodlit(scene, "#b8402f", 0.7)
    hub = 82.0
    legs = []
    for y, tone in ((8.0, steel.right), (32.0, steel.left)):
        d = "".join(svg.polygon([project(60 + s * 34, y, 0), project(60, 20, hub)], close=False) for s in (-1, 1))
        d += svg.polygon([project(60 - 19, y - (y - 20) * 0.45, 36), project(60 + 19, y - (y - 20) * 0.45, 36)],
                         close=False)  # fmt: skip
        legs.append(svg.stroke(d, tone, 4))
    rims = "".join(f"M{-r} 0a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0" for r in (70, 64))
    spots = [(66 * math.cos(a), 66 * math.sin(a)) for a in (math.tau * (i + 0.5) / 15 for i in range(15))]
    spokes = "".join(svg.outline("M", 0, 0, "L", x, y) for x, y in spots)
    web = "".join(
        svg.outline("M", 64 * math.cos(a), 64 * math.sin(a), "L", 70 * math.cos(b), 70 * math.sin(b))
        for a, b in ((math.tau * i / 30, math.tau * (i + 1) / 30) for i in range(30))
    )
    thin = steel.edge if is_lit(scene.palette) else steel.right
    wheel = [
        svg.stroke(spokes, thin, 0.9), svg.stroke(web, steel.right), svg.stroke(rims, steel.right, 3.2),
        svg.stroke(rims, steel.edge, 0.8), svg.circle(0, 0, 6, steel.right), svg.circle(0, 0, 3, steel.edge),
    ]  # fmt: skip
    if is_lit(scene.palette):
        wheel.append(svg.stroke(rims, palette.shown("#ffe0a0"), 2.2, stroke_dasharray="0 7"))
    cabin_block = Block(-6.5, -4, 6.5, 4, -6, 5)
    glass = svg.boxes([(1.5, 3, 4.3, 4), (7.2, 3, 4.3, 4)])
    cabin = scene.definitions.shape(svg.join([
        box(cabin_block, red, palette.snowed("#8e2c24", 0.9)),
        left_wall(cabin_block, svg.path(glass, window(scene))),
        right_wall(cabin_block, svg.rect(2, 3, 4, 4, window(scene))),
    ]))  # fmt: skip
    cabins = [svg.use(cabin, project(60 + x, 20, hub - y)) for x, y in sorted(spots)]
    station = Block(24, 12, 96, 36, 0, 10)
    bars = svg.stroke("M4 5H68", window(scene, "#5a4030"), 5, stroke_dasharray="5 3", stroke_linecap="butt")
    return svg.join([
        legs[0], left_wall(Block(60, 0, 60, 20, 0, hub), *wheel), *cabins, legs[1],
        box(station, floodlit(scene, "#e4d6bd"), palette.snowed("#a4473a")), left_wall(station, bars),
    ])  # fmt: skip


RIESENRAD = Landmark("the Riesenrad", _riesenrad, 120, 44, 158, Site.BACK, (
    Block(24, 12, 96, 36, 0, 10), Block(14, 18, 106, 22, 20, 140),
))  # fmt: skip

CITIES: Cities = {
    3067696: (TYN_CHURCH,),
    3054643: (PARLIAMENT,),
    2761369: (
        ST_STEPHENS,
        RIESENRAD,
    ),
}
