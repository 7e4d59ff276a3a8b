"""Old Hanoi, on and in its waters."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Rect, project
from dioramacast.renderer.landmarks.asia_kit import arcade, floodlit, ground_glow, lamps, strokes
from dioramacast.renderer.landmarks.asia_roofs import eaves, gabled_top, posts, stairs
from dioramacast.renderer.landmarks.asia_round import finial
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball, box, face, turned
from dioramacast.renderer.svg import Markup


def _turtle_tower(scene: Scene) -> Markup:
    """Three storeys of old arches on the islet in the lake."""
    palette, definitions = scene.palette, scene.definitions
    lawn, wall = palette.snowed("#7fb356"), floodlit(palette, "#ded3bd", 0.9)
    roof, leaf = palette.snowed("#8f8578"), palette.snowed("#4f9450", 0.7)
    foam = palette.material("#dff0f2").top
    parts = [placed(40, 40, 0, svg.ellipse(0, 3, 48, 27, foam, opacity=0.35),
        turned([(37, 0), (34, 5)], palette.snowed("#a39a86"), definitions),
        svg.ellipse(0, -5, 34 * CIRCLE_RX, 34 * CIRCLE_RY, lawn.top)), ground_glow(scene, 40, 40, 34)]  # fmt: skip
    for inset, z0, z1, count in ((19, 5, 30, 3), (24, 32, 52, 3), (29, 54, 70, 1)):
        block = Block(inset, inset, 80 - inset, 80 - inset, z0, z1)
        size = (7.0, 15.0) if count == 3 and z0 == 5 else (5.4, 12.0) if count == 3 else (7.0, 9.0)
        parts += [box(block, wall), *arcade(scene, block, (count, count), size, sill=3, dark="#4a4248")]
        parts.append(
            eaves(
                Rect(inset - 3, inset - 3, 83 - inset, 83 - inset),
                Rect(inset + 4, inset + 4, 76 - inset, 76 - inset),
                z1,
                5 if z1 < 60 else 9,
                roof,
                lift=3,
                ribs=5,
                trim=wall.edge,
            )
        )
    parts += [placed(40, 40, 78, finial(0, 8, wall, definitions, 1.6))]
    bush = definitions.shape(svg.join([ball(0, -4, 6, leaf, definitions), ball(-5, -1, 4, leaf, definitions)]))
    parts += [
        svg.use(bush, project(x, y, 5), s)
        for x, y, s in ((16, 52, 1.1), (52, 16, 1.0), (62, 60, 0.8), (22, 66, 0.8), (66, 30, 0.7))
    ]
    ripples = [[(6 + 14 * i, 78, 0), (16 + 14 * i, 78, 0)] for i in range(5)] + [
        [(78, 8 + 15 * i, 0), (78, 16 + 15 * i, 0)] for i in range(4)
    ]
    return svg.join(
        [*parts, strokes(ripples, foam, 1.2, 0.6), lamps(scene, [(28, 64, 6), (64, 28, 6), (58, 58, 6)], 2.4)]
    )


TURTLE_TOWER = Landmark(
    "the Turtle Tower", _turtle_tower, 80, 80, 88, Site.WATER, casts=(Block(18, 18, 62, 62, 0, 60),)
)


def _one_pillar_pagoda(scene: Scene) -> Markup:
    """A wooden shrine like a lotus on its single stem, in its square pond."""
    palette, definitions = scene.palette, scene.definitions
    stone, red = palette.snowed("#c9bda8"), floodlit(palette, "#a8442f", 0.85)
    roof, wood = palette.snowed("#b8583a"), floodlit(palette, "#7a4630", 0.7)
    gold, lily = floodlit(palette, "#e6b448", 0.7), palette.snowed("#5fa858", 0.4)
    water, rim = palette.material("#3f8f8a"), floodlit(palette, "#d8cbb2", 0.5, 0.6)
    parts = [box(Block(0, 0, 120, 120, 0, 4), palette.snowed("#86b65a")), box(Block(8, 8, 112, 112, 4, 8), stone),
        face([(14, 14, 8), (106, 14, 8), (106, 106, 8), (14, 106, 8)], water.right),
        face([(16, 18, 6), (106, 18, 6), (106, 106, 6), (16, 106, 6)], water.top)]  # fmt: skip
    pads = "".join(svg.outline("M", x - r, y, "a", r, r * 0.58, 0, 1, 0, 2 * r, 0, "a", r, r * 0.58, 0, 0, 0, -r * 0.7,
        -r * 0.5, "L", x, y, "Z") for (x, y), r in
        ((project(u, v, 7), r) for u, v, r in ((24, 94, 6), (36, 100, 5), (96, 30, 6), (100, 44, 4.5),
            (28, 78, 4), (94, 92, 6), (82, 100, 5), (100, 78, 4.5), (30, 36, 5))))  # fmt: skip
    blooms = "".join(svg.outline("M", x - 3.4, y, "q", -1, -4, 0.6, -5, "q", 1.4, 1, 2, 2, "q", 0.4, -3, 0.9, -4, "q",
        1, 1.4, 1, 4, "q", 1, -1.4, 2, -2, "q", 1, 3, -0.6, 5, "z")
        for x, y in (project(u, v, 7) for u, v in ((30, 98), (97, 36), (90, 96), (27, 82))))  # fmt: skip
    parts += [
        svg.path(pads, lily.top),
        svg.path(blooms, palette.material("#ef8fb0").left),
        ground_glow(scene, 60, 60, 50),
    ]
    rail = [[(8, 112, z), (112, 112, z), (112, 8, z)] for z in (12, 15)]
    posts_d = "".join(
        svg.outline("M", *project(x, y, 8), "v", -8) for i in range(14) for x, y in ((8 + 8 * i, 112), (112, 8 + 8 * i))
    )
    pillar = turned([(8.5, 6), (8, 40)], floodlit(palette, "#b9ada0", 0.6), definitions)
    hall = Block(38, 38, 82, 82, 52, 84)
    struts = [[(60 + 6 * a, 60 + 6 * b, 26), (60 + 24 * a, 60 + 24 * b, 50)] for a, b in ((-1, 1), (1, 1), (1, -1))]
    parts += [placed(60, 60, 0, pillar), strokes(struts, wood.right, 5), strokes(struts, wood.edge, 1, 0.6)]
    under = Block(32, 32, 88, 88, 48, 53)
    parts += [
        box(under, wood),
        box(hall, red),
        *arcade(scene, hall, (3, 3), (8, 18), sill=4, kind="flat", dark="#5a2f2a"),
        posts(Block(34, 34, 86, 86, 53, 86), (4, 4), wood, 1, 2.6),
    ]
    balustrade = [[(33, 87, z), (87, 87, z), (87, 33, z)] for z in (57, 61)]
    parts += [strokes(balustrade, wood.edge, 1.4), eaves(Rect(22, 22, 98, 98), Rect(40, 46, 80, 74), 86, 17, roof,
        lift=10, ribs=16, trim=gold.right),
        gabled_top(Rect(40, 46, 80, 74), 103, 15, roof, red, ornament=gold.left)]  # fmt: skip
    dragons = "".join(svg.outline("M", x, y, "q", s * 6, -1, s * 7, -8)
        for (x, y), s in ((project(42, 60, 119), 1), (project(78, 60, 119), -1)))  # fmt: skip
    moon = project(60, 60, 124)
    parts += [svg.stroke(dragons, gold.left, 2.4), svg.circle(moon[0], moon[1] - 2, 4, gold.left)]
    flight = [stairs(Rect(53, 84, 67, 116), 53, stone, along_y=True, base=8)]
    sides = [[(67, 84, 60), (67, 116, 16)], [(53, 84, 60), (53, 116, 16)]]
    parts += [*flight, strokes(sides, rim.left, 3), strokes(rail, rim.left, 1.6), svg.stroke(posts_d, rim.left, 2)]
    return svg.join(
        [
            *parts,
            lamps(
                scene,
                [(34, 87, 64), (86, 87, 64), (86, 34, 64), (8, 112, 18), (112, 112, 18), (112, 8, 18)],
                3,
                "#ffb070",
            ),
        ]
    )


ONE_PILLAR_PAGODA = Landmark(
    "the One Pillar Pagoda",
    _one_pillar_pagoda,
    120,
    120,
    128,
    Site.PARK,
    casts=(Block(26, 26, 94, 94, 40, 100), Block(8, 8, 112, 112, 0, 12)),
)

CITIES: Cities = {1581130: (ONE_PILLAR_PAGODA, TURTLE_TOWER)}
