"""Marble and gold of northern India."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.asia_kit import (
    arcade,
    floodlit,
    glowing,
    ground_glow,
    lamps,
    opening,
    opening_paint,
    strokes,
)
from dioramacast.renderer.landmarks.asia_roofs import chamfered, front_wall
from dioramacast.renderer.landmarks.asia_round import bulb, cone_ribs, finial, radial, rings
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, dome, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def chhatri(scene: Scene, wall: Material, cap: Material, gold: Material, radius: float) -> Markup:
    """A domed kiosk on slim columns; about four radii high."""
    r, definitions = radius, scene.definitions
    columns = "".join(
        svg.outline("M", r * 0.86 * CIRCLE_RX * c, r * 0.86 * CIRCLE_RY * s - r * 0.2, "v", -r * 1.2)
        for c, s in radial(8, 1.0, 22.5)
    )
    return svg.join([
        turned([(r, 0), (r, r * 0.2)], wall, definitions), turned([(r * 0.6, 0), (r * 0.6, r * 1.3)], wall,
            definitions),
        svg.stroke(columns, opening_paint(scene.palette, "#6b6478"), r * 0.3, opacity=0.55),
        svg.stroke(columns, wall.edge, r * 0.18),
        turned([(r * 1.05, r * 1.35), (r * 1.2, r * 1.5), (r * 0.9, r * 1.65)], wall, definitions),
        bulb(r * 0.95, r * 1.6, r * 1.7, cap, definitions), finial(r * 3.2, r * 0.9, gold, definitions, r * 0.18),
    ])  # fmt: skip


def minaret(scene: Scene, materials: tuple[Material, Material, Material], height: float, radius: float) -> Markup:
    """A tapering tower with three balconies under a kiosk."""
    (wall, cap, gold), h, r = materials, height, radius
    parts = [turned([(r * 1.25, 0), (r * 1.2, h * 0.06)], wall, scene.definitions)]
    low = 0.06
    for share in (0.36, 0.62, 0.84):
        z0, z1 = h * low, h * share
        r0, r1 = r * (1 - 0.3 * low), r * (1 - 0.3 * share)
        parts.append(
            turned([(r0, z0), (r1, z1 - r * 0.5), (r1 * 1.5, z1), (r1 * 1.5, z1 + r * 0.35)], wall, scene.definitions)
        )
        low = share
    return svg.join([*parts, placed(0, 0, h * 0.85, chhatri(scene, wall, cap, gold, r * 0.8))])


def _taj_mahal(scene: Scene) -> Markup:
    palette = scene.palette
    marble, gold = floodlit(palette, "#fbf6ee", 0.6, 0.3), floodlit(palette, "#e6b84a", 0.6)
    shade, cap = "#8d8599", floodlit(palette, "#fdf9f3", 0.6, 0.5)
    lawn, sand, water = palette.snowed("#7fb258"), palette.snowed("#d6a27c"), palette.material("#4fa3bf")
    plinth = Block(4, 0, 116, 96, 2, 14)
    tower = scene.definitions.shape(minaret(scene, (marble, cap, gold), 98, 4.6))
    parts = [
        box(Block(0, 0, 120, 120, 0, 2), sand), face([(4, 98, 2), (52, 98, 2), (52, 118, 2), (4, 118, 2)], lawn.top),
        face([(68, 98, 2), (116, 98, 2), (116, 118, 2), (68, 118, 2)], lawn.top),
        face([(54, 99, 2), (66, 99, 2), (66, 120, 2), (54, 120, 2)], marble.top),
        face([(56, 100, 2), (64, 100, 2), (64, 120, 2), (56, 120, 2)], water.top),
        box(plinth, marble), *arcade(scene, plinth, (15, 13), (4.6, 8), sill=1.5, kind="pointed", dark="#c9bfc4"),
        ground_glow(scene, 60, 48, 58), svg.use(tower, project(13, 9, 14)), svg.use(tower, project(107, 9, 14)),
        svg.use(tower, project(13, 87, 14)),
    ]  # fmt: skip
    body = Block(26, 14, 94, 82, 14, 66)
    c = 12.0
    parts.append(chamfered(body, c, marble))
    trim = marble.face((0.9, -0.3, -0.2))
    for wall, length in ((left_wall, body.width), (right_wall, body.depth)):
        small = "".join(opening(length / 2 + dx, y, 7, 17, "pointed") for dx in (-15, 15) for y in (46, 22))
        frames = "".join(
            svg.boxes([(length / 2 + dx - 5.2, y - 20, 10.4, 21.5)]) for dx in (-15, 15) for y in (46.5, 22.5)
        )
        parts.append(
            wall(body, svg.path(frames, "none", stroke=trim, stroke_width=0.9), *glowing(palette, small, shade))
        )
    cut = c * math.sqrt(2)
    small = "".join(opening(cut / 2, y, 7.4, 17, "pointed") for y in (46, 22))
    frames = svg.boxes([(cut / 2 - 5.6, y - 20, 11.2, 21.5) for y in (46.5, 22.5)])
    parts.append(
        front_wall(body, c, svg.path(frames, "none", stroke=trim, stroke_width=0.9), *glowing(palette, small, shade))
    )
    rail = [(26 + c, 82), (94 - c, 82), (94, 82 - c), (94, 14 + c)]
    parts.append(strokes([[(x, y, 68) for x, y in rail]], marble.edge, 1.6))
    kiosk = scene.definitions.shape(chhatri(scene, marble, cap, gold, 7.2))
    parts += [
        svg.use(kiosk, project(38, 26, 66)),
        svg.use(kiosk, project(82, 26, 66)),
        svg.use(kiosk, project(38, 70, 66)),
    ]
    parts.append(placed(60, 48, 66, turned([(17.5, 0), (17.5, 10), (18.6, 11), (18.6, 13)], marble, scene.definitions),
        rings([(17.6, 4)], trim, 1.2, 0.6), bulb(23.5, 12, 57, cap, scene.definitions),
        rings([(21.8, 15)], gold.left, 1.2, 0.7), finial(66, 17, gold, scene.definitions,
            2.2)))  # fmt: skip
    iwans = ((Block(43, 80, 77, 84, 14, 76), left_wall), (Block(92, 31, 96, 65, 14, 76), right_wall))
    for block, wall in iwans:
        parts.append(box(block, marble))
        big, frame = opening(17, 62, 21, 51, "pointed"), opening(17, 62, 26, 56, "pointed")
        inner = opening(17, 62, 8, 22, "pointed") + opening(17, 37, 6.4, 13, "pointed")
        back = marble.face((0.3, -0.6, -0.3))
        parts.append(wall(block, svg.path(svg.boxes([(2.5, 2.5, 29, 59.5)]), "none", stroke=trim, stroke_width=1.5),
            svg.path(frame, trim, opacity=0.5), svg.path(big,
                mix(back, opening_paint(palette, "#8f84a0"), 0.75)),
            *glowing(palette, inner, "#6d6478")))  # fmt: skip
        ends = (
            ((block.x0, block.y1), (block.x1, block.y1))
            if wall is left_wall
            else ((block.x1, block.y1), (block.x1, block.y0))
        )
        parts += [placed(x, y, 76, finial(0, 12, marble, scene.definitions, 1.8)) for x, y in ends]
    parts += [svg.use(kiosk, project(82, 70, 66)), svg.use(tower, project(107, 87, 14))]
    cypress = scene.definitions.shape(svg.path(svg.outline("M", -2.6, 0, "C", -4, -6, -1.6, -13, 0, -16, "C", 1.6, -13,
        4, -6, 2.6, 0, "Z"),
        palette.snowed("#3f7a48", 0.6).left))  # fmt: skip
    parts += [svg.use(cypress, project(x, y, 2)) for y in (102, 109, 116) for x in (51, 69)]
    parts.append(lamps(scene, [(x, 97, 4) for x in range(10, 116, 15)], 2))
    return svg.join(parts)


TAJ_MAHAL = Landmark(
    "the Taj Mahal", _taj_mahal, 120, 120, 148, Site.PARK,
    casts=(Block(4, 0, 116, 96, 0, 14), Block(28, 16, 92, 80, 0, 74), Block(42, 30, 78, 66, 0, 120)),
)  # fmt: skip


def _golden_temple(scene: Scene) -> Markup:
    """Gold above marble, in the middle of the pool, at the end of its causeway."""
    palette, definitions = scene.palette, scene.definitions
    gold, marble = floodlit(palette, "#f2b632", 0.95), floodlit(palette, "#f7f1e6", 0.6, 0.5)
    water, inlay = palette.material("#2f86a8"), palette.snowed("#d8c7b0")
    parts = [
        box(Block(0, 0, 120, 120, 0, 4), marble),
        face([(9, 9, 4), (111, 9, 4), (111, 111, 4), (9, 111, 4)], inlay.top),
        face([(11, 11, 4), (109, 11, 4), (109, 109, 4), (11, 109, 4)], water.top),
        face([(11, 11, 4), (109, 11, 4), (109, 11, 1), (109, 15, 1), (15, 15, 1), (15, 109, 1), (11, 109, 4)],
            water.right),
    ]  # fmt: skip
    mirror = [(30, 84, 4), (84, 84, 4), (84, 108, 4), (30, 108, 4)]
    glint = palette.shown("#ffc850") if is_lit(palette) else gold.top
    parts.append(
        svg.path(
            svg.polygon([project(*p) for p in mirror]),
            definitions.linear([(0, glint, 0.65), (1, glint, 0)], (0.6, 0), (0.4, 1)),
        )
    )
    ripples = [[(16 + 13 * i, 100 - (i * 5 % 14), 4), (26 + 13 * i, 100 - (i * 5 % 14), 4)] for i in range(7)]
    ripples += [[(100 - (i * 5 % 12), 20 + 12 * i, 4), (100 - (i * 5 % 12), 29 + 12 * i, 4)] for i in range(7)]
    parts.append(strokes(ripples, water.edge, 1.1, 0.5))
    causeway, platform = Block(82, 50, 116, 62, 4, 9), Block(24, 24, 88, 88, 4, 9)
    parts += [box(platform, marble)]
    rail = [[(24, 88, 12), (88, 88, 12), (88, 24, 12)]]
    lower = Block(34, 34, 78, 78, 9, 33)
    parts += [
        ground_glow(scene, 56, 56, 44),
        box(lower, marble),
        *arcade(scene, lower, (5, 5), (5.6, 15), sill=2, kind="pointed", dark="#8a6a3c"),
    ]
    upper = Block(32, 32, 80, 80, 33, 64)
    bays = [(Block(48, 80, 64, 85, 33, 60), left_wall), (Block(80, 48, 85, 64, 33, 60), right_wall)]
    parts += [box(upper, gold), *arcade(scene, upper, (7, 7), (4.4, 12), sill=8, kind="pointed", dark="#8a5a1c")]
    bands = [[(32, 80, z), (80, 80, z), (80, 32, z)] for z in (37.0, 60.0)]
    parts.append(strokes(bands, gold.edge, 1.3, 0.9))
    for block, wall in bays:
        along = block.width if wall is left_wall else block.depth
        parts += [
            box(block, gold),
            wall(
                block,
                *glowing(
                    palette,
                    "".join(opening(along * (i + 0.5) / 3, 23, 3.6, 13, "pointed") for i in range(3)),
                    "#8a5a1c",
                ),
            ),
        ]
        x, y = (56, 80) if wall is left_wall else (80, 56)
        parts.append(placed(x, y, 60, dome(6, 0, gold, definitions, 0.7)))
    attic = Block(40, 40, 72, 72, 64, 78)
    kiosk = definitions.shape(chhatri(scene, gold, gold, gold, 6.2))
    parts += [
        svg.use(kiosk, project(38, 38, 64)),
        box(attic, gold),
        *arcade(scene, attic, (5, 5), (3.4, 8), sill=2, kind="pointed", dark="#8a5a1c"),
    ]
    parts += [svg.use(kiosk, project(74, 38, 64)), svg.use(kiosk, project(38, 74, 64))]
    profile = [(15.6, 0.0), (17.6, 5.0), (18.4, 10.0), (16.6, 17.0), (11.4, 24.0), (5.2, 29.0), (0.4, 34.0)]
    parts.append(placed(56, 56, 78, turned([(15, 0), (15, 4), (17, 5)], gold, definitions),
        placed(0, 0, 5, bulb(18.4, 0, 33, gold, definitions),
            cone_ribs(profile, 11, gold.right, 0.55)), rings([(16, 5.5)], gold.edge, 1.4),
        finial(37, 17, gold, definitions, 2.6)))  # fmt: skip
    minis = [(44, 73), (52, 73), (60, 73), (68, 73), (73, 44), (73, 52), (73, 60), (73, 68)]
    parts += [placed(x, y, 78, dome(2.4, 0, gold, definitions, 1.1)) for x, y in minis]
    parts += [svg.use(kiosk, project(74, 74, 64)), strokes(rail, marble.edge, 1.5), box(causeway, marble)]
    lanterns = [(x, 62, 10) for x in range(90, 117, 6)] + [(x, 50, 10) for x in range(94, 117, 6)]
    posts = "".join(svg.outline("M", *project(*p), "v", -7) for p in lanterns)
    gate = Block(106, 44, 120, 68, 4, 28)
    parts += [svg.stroke(posts, gold.left, 1.4), lamps(scene, [(x, y, z + 7) for x, y, z in lanterns], 2.6),
        box(gate, marble),
        right_wall(gate, *glowing(palette, opening(12, 24, 9, 17, "pointed"), "#8a6a3c")),
        placed(113, 56, 28, dome(8, 0, gold, definitions, 0.9))]  # fmt: skip
    return svg.join(parts)


GOLDEN_TEMPLE = Landmark(
    "the Golden Temple",
    _golden_temple,
    120,
    120,
    136,
    Site.PLAZA,
    casts=(Block(32, 32, 80, 80, 4, 66), Block(40, 40, 72, 72, 0, 100)),
)

CITIES: Cities = {1279259: (TAJ_MAHAL,), 1278710: (GOLDEN_TEMPLE,)}
