"""Gates of Hyderabad and Mumbai."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Rect, lerp, project
from dioramacast.renderer.landmarks.asia_india import chhatri
from dioramacast.renderer.landmarks.asia_kit import (
    arcade,
    floodlit,
    gateway,
    glowing,
    ground_glow,
    lamps,
    opening,
    opening_paint,
    strokes,
)
from dioramacast.renderer.landmarks.asia_round import bulb, finial, radial, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, dome, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def _gateway_of_india(scene: Scene) -> Markup:
    """Basalt the colour of honey: one great arch, four turrets, a hall on either side."""
    palette = scene.palette
    stone, cap = floodlit(palette, "#d9b27a", 0.85, 0.2), floodlit(palette, "#c79a62", 0.8, 0.5)
    quay = palette.snowed("#bfb4a4")
    parts = [box(Block(0, 0, 120, 120, 0, 4), quay), face([(0, 108, 4), (120, 108, 4), (120, 120, 0), (0, 120, 0)],
        quay.face((0, 0.6, 0.6))),
        strokes([[(0, 108 + 3 * k, 4 - k), (120, 108 + 3 * k, 4 - k)] for k in range(4)], quay.edge, 1,
            0.6)]  # fmt: skip
    parts += [ground_glow(scene, 60, 60, 58), box(Block(6, 34, 114, 92, 4, 8), quay)]
    for x0, x1 in ((8, 40), (80, 112)):
        wing = Block(x0, 42, x1, 80, 8, 46)
        parts += [box(wing, stone), *arcade(scene, wing, (2, 2), (9, 26), sill=2, kind="pointed", dark="#5a4640")]
        parts += [
            box(Block(x0 - 2, 40, x1 + 2, 82, 46, 49), stone),
            *_battlement(Rect(x0 - 2, 40, x1 + 2, 82), 49, stone),
        ]
        if x0 == 8:
            main = Block(34, 38, 86, 86, 8, 84)
            parts.append(box(main, stone))
            trim = stone.face((0.8, -0.3, -0.3))
            hole, inner = opening(26, 76, 28, 62, "pointed"), opening(24, 76, 19, 54, "pointed")
            frame = svg.boxes([(8, 8, 36, 68)])
            niches = (
                opening(4.6, 60, 4, 14, "pointed")
                + opening(47.4, 60, 4, 14, "pointed")
                + opening(4.6, 36, 4, 14, "pointed")
                + opening(47.4, 36, 4, 14, "pointed")
            )
            parts.append(left_wall(main, svg.path(frame, "none", stroke=stone.edge, stroke_width=1.2),
                svg.path(hole, trim), gateway(palette, inner, "#4a3c42"),
                svg.path(niches, trim)))  # fmt: skip
            jali = "".join(opening(8 + 8 * i, 22, 5, 12, "pointed") for i in range(5))
            parts.append(right_wall(main, *glowing(palette, jali, "#5a4640")))
            parts += [box(Block(31, 35, 89, 89, 84, 88), stone), *_battlement(Rect(31, 35, 89, 89), 88, stone)]
            turret = scene.definitions.shape(_turret(scene, stone, cap))
            parts += [svg.use(turret, project(x, y, 84)) for x, y in ((36, 40), (84, 40), (36, 84))]
            parts.append(
                placed(
                    60,
                    62,
                    88,
                    turned([(17, 0), (16, 4)], stone, scene.definitions),
                    dome(15, 4, cap, scene.definitions, 0.62),
                    finial(14, 10, stone, scene.definitions, 2),
                )
            )
            parts.append(svg.use(turret, project(84, 84, 84)))
    return svg.join([*parts, lamps(scene, [(x, 96, 5) for x in range(10, 116, 13)], 2.2)])


def _turret(scene: Scene, stone: Material, cap: Material) -> Markup:
    return svg.join(
        [
            turned([(5.5, -16), (6.6, -6), (6.6, 8), (7.6, 10)], stone, scene.definitions),
            placed(0, 0, 10, chhatri(scene, stone, cap, stone, 6)),
        ]
    )


def _battlement(over: Rect, z: float, stone: Material) -> list[Markup]:
    """Merlons along the near edges of a roof."""
    x0, y0, x1, y1 = over.x0, over.y0, over.x1, over.y1
    count = max(3, int((x1 - x0) // 5))
    d = "".join(svg.outline("M", *project(lerp(x0, x1, (i + 0.5) / count), y1, z), "v", -3.4) for i in range(count))
    d += "".join(svg.outline("M", *project(x1, lerp(y0, y1, (i + 0.5) / count), z), "v", -3.4) for i in range(count))
    return [svg.stroke(d, stone.left, 2.6)]


GATEWAY_OF_INDIA = Landmark(
    "the Gateway of India",
    _gateway_of_india,
    120,
    120,
    124,
    Site.PLAZA,
    casts=(Block(8, 40, 112, 84, 0, 56), Block(34, 38, 86, 86, 0, 100)),
)


def _charminar(scene: Scene) -> Markup:
    """Four minarets tied by four great arches."""
    palette = scene.palette
    wall, gold = floodlit(palette, "#ead9b4", 0.8, 0.2), floodlit(palette, "#d8b060", 0.6)
    cap, stone = floodlit(palette, "#efe2c6", 0.75, 0.5), palette.snowed("#cfc3ae")
    parts = [
        ground_glow(scene, 60, 60, 58),
        box(Block(6, 6, 114, 114, 0, 4), stone),
        box(Block(16, 16, 104, 104, 4, 7), stone),
    ]
    tower = scene.definitions.shape(_charminar_tower(scene, wall, cap, gold))
    parts += [
        svg.use(tower, project(27, 27, 7)),
        svg.use(tower, project(27, 93, 7)),
        svg.use(tower, project(93, 27, 7)),
    ]
    body = Block(27, 27, 93, 93, 7, 66)
    trim = wall.face((0.8, -0.3, -0.3))
    parts.append(box(body, wall))
    for side in (left_wall, right_wall):
        frame, gate = opening(33, 59, 44, 54, "pointed"), opening(33, 59, 36, 47, "pointed")
        depth = opening(30 if side is left_wall else 36, 59, 28, 41, "pointed")
        parts.append(side(body, svg.path(frame, trim, opacity=0.3), svg.stroke(frame, wall.edge, 1.2),
            svg.path(gate, wall.face((-0.4, -0.4, -0.4))),
            gateway(palette, depth, "#4f4652")))  # fmt: skip
    for z0, z1, inset, count, dark in ((66, 80, 26, 9, "#7a6552"), (80, 94, 30, 11, "#7a6552")):
        block = Block(inset, inset, 120 - inset, 120 - inset, z0, z1)
        parts += [box(Block(inset - 2, inset - 2, 122 - inset, 122 - inset, z0, z0 + 2), wall), box(block, wall),
            *arcade(scene, block, (count, count), (4, 9), sill=3, kind="pointed", dark=dark)]  # fmt: skip
    teeth = "".join(
        svg.outline("M", *project(x, y, 94), "v", -3.5)
        for i in range(13)
        for x, y in ((lerp(30, 90, i / 12), 90), (90, lerp(30, 90, i / 12)))
    )
    parts += [svg.stroke(teeth, wall.left, 2.4), placed(60, 60, 94, dome(9, 0, cap, scene.definitions, 1.3))]
    parts += [
        svg.use(tower, project(93, 93, 7)),
        lamps(scene, [(t, 94, 66) for t in range(30, 94, 9)] + [(94, t, 66) for t in range(30, 94, 9)], 2),
    ]
    return svg.join(parts)


def _charminar_tower(scene: Scene, wall: Material, cap: Material, gold: Material) -> Markup:
    definitions = scene.definitions
    parts = [turned([(11, 0), (10, 5), (8.6, 6), (8.2, 58)], wall, definitions)]
    for k, z in enumerate((58.0, 76.0, 94.0, 112.0)):
        r = 8.2 - 0.55 * k
        balcony = [(r, z - 3), (r + 3.6, z), (r + 3.6, z + 3), (r, z + 3)]
        parts += [
            turned(balcony, wall, definitions),
            rings([(r + 3.6, z + 1.5)], wall.right, 1.2, 0.5),
            turned([(r - 0.3, z + 3), (r - 0.6, z + 15)], wall, definitions),
        ]
        arches = "".join(
            svg.outline("M", r * CIRCLE_RX * c, r * CIRCLE_RY * s - z - 5, "v", -6)
            for c, s in radial(10, 1.0, 18)
            if s > 0.1
        )
        parts.append(svg.stroke(arches, opening_paint(scene.palette, "#8a7460"), 2.4))
    crown = [
        turned([(8, 126), (9, 128), (7, 129)], wall, definitions),
        bulb(7.4, 129, 16, cap, definitions),
        finial(143, 11, gold, definitions, 1.6),
    ]
    return svg.join([*parts, *crown])


CHARMINAR = Landmark(
    "the Charminar", _charminar, 120, 120, 162, Site.PLAZA,
    casts=(Block(24, 24, 96, 96, 0, 92), *(Block(x - 8, y - 8, x + 8, y + 8, 0, 150) for x in (27, 93)
        for y in (27, 93))),
)  # fmt: skip

CITIES: Cities = {1269843: (CHARMINAR,), 1275339: (GATEWAY_OF_INDIA,)}
