"""Palaces of Jaipur and Kolkata."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Rect, project
from dioramacast.renderer.landmarks.asia_india import chhatri
from dioramacast.renderer.landmarks.asia_kit import (
    arcade,
    floodlit,
    glowing,
    ground_glow,
    lamps,
    night_share,
    opening,
    strokes,
)
from dioramacast.renderer.landmarks.asia_roofs import chamfered, stairs
from dioramacast.renderer.landmarks.asia_round import finial, radial, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, dome, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def _hawa_mahal(scene: Scene) -> Markup:
    """The palace of winds: a honeycomb of little bays, five storeys that rise to a crown."""
    palette, definitions = scene.palette, scene.definitions
    pink, pale = floodlit(palette, "#dc8468", 0.85), floodlit(palette, "#f6dcc6", 0.85)
    cap, gold = floodlit(palette, "#e39a7c", 0.8, 0.6), floodlit(palette, "#e6b84a", 0.7)
    paving = palette.snowed("#d8c3a8")
    parts = [box(Block(0, 0, 120, 90, 0, 3), paving), ground_glow(scene, 60, 56, 40)]
    right, front = pink.right, mix(pink.left, pink.right, 0.35)

    def bay(width: float, height: float) -> str:
        """In the wall's plane, from its foot: three facets, their windows, and a little dome."""
        w, h = width / 2, height
        glass = (
            opening(0, -h * 0.16, w * 0.62, h * 0.46)
            + opening(-w * 0.72, -h * 0.12, w * 0.3, h * 0.4)
            + opening(w * 0.72, -h * 0.12, w * 0.3, h * 0.4)
        )
        lines = svg.outline(
            "M", -w, -h * 0.66, "H", w, "M", -w, -h * 0.08, "H", w, "M", -w * 0.45, -h * 0.08, "v", -h * 0.58, "M",
            w * 0.45, -h * 0.08, "v", -h * 0.58,
        )  # fmt: skip
        shell = svg.outline("M", -w, -h * 0.7, "V", -h * 0.06, "Q", 0, h * 0.16, w, -h * 0.06, "V", -h * 0.7, "Z")
        hood = svg.outline(
            "M", -w * 1.15, -h * 0.68, "C", -w * 1.05, -h * 0.98, -w * 0.4, -h * 0.92, 0, -h * 1.06, "C", w * 0.4,
            -h * 0.92, w * 1.05, -h * 0.98, w * 1.15, -h * 0.68, "Z",
        )  # fmt: skip
        side = svg.outline("M", w * 0.45, -h * 0.7, "H", w, "V", -h * 0.06, "L", w * 0.45, h * 0.05, "Z")
        return definitions.shape(svg.join([
            svg.path(shell, front), svg.path(side, right), *glowing(palette, glass, "#6b3f44"),
            svg.stroke(lines, pale.left, 0.9),
            svg.path(hood, cap.face((0, 0.7, 0.7))), svg.stroke(svg.outline("M", -w * 1.15, -h * 0.68, "H", w * 1.15),
                pale.left, 1.3),
            svg.stroke(svg.outline("M", 0, -h * 1.06, "v", -3), gold.left, 1.2),
        ]))  # fmt: skip

    big, small = bay(12.4, 25), bay(9.4, 21)
    rows = (
        (4, 116, 3, 33, 44),
        (4, 116, 33, 61, 46),
        (18, 102, 61, 85, 49),
        (32, 88, 85, 108, 52),
        (45, 75, 108, 130, 55),
    )
    for k, (x0, x1, z0, z1, y0) in enumerate(rows):
        block = Block(x0, y0, x1, 70, z0, z1)
        name, step = (big, 14.0) if k < 2 else (small, 10.4)
        count = int(block.width // step)
        uses = [svg.use(name, (block.width * (i + 0.5) / count, block.height - 2.5)) for i in range(count)]
        parts += [
            box(block, pink),
            left_wall(block, *uses),
            *arcade(scene, block, (0, 2), (5, 12), sill=7, kind="round", dark="#6b3f44"),
        ]
        edge = [(x0, 70, z1), (x1, 70, z1), (x1, y0, z1)]
        parts.append(strokes([edge], pale.left, 1.8))
        if k < 4:
            nx0, nx1 = rows[k + 1][0], rows[k + 1][1]
            spots = [x for x in (x0 + 4, x0 + 10, x1 - 10, x1 - 4) if x < nx0 - 1 or x > nx1 + 1]
            parts += [
                placed(x, 66, z1, dome(3.4, 0, cap, definitions, 1.2), finial(4, 6, gold, definitions, 0.9))
                for x in spots
            ]
    for x in (50, 60, 70):
        parts.append(placed(x, 64, 130, dome(4.2, 0, cap, definitions, 1.25), finial(6, 8, gold, definitions, 1.1)))
    return svg.join([*parts, lamps(scene, [(x, 80, 4) for x in range(8, 116, 12)], 2.2)])


HAWA_MAHAL = Landmark(
    "the Hawa Mahal",
    _hawa_mahal,
    120,
    90,
    146,
    Site.PLAZA,
    casts=(Block(4, 44, 116, 72, 0, 60), Block(30, 50, 90, 72, 0, 108)),
)


def _victoria_memorial(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    marble, bronze = floodlit(palette, "#f8f3ea", 0.75, 0.3), palette.material("#4a6a62")
    cap, lawn, water = floodlit(palette, "#fbf7f0", 0.75, 0.5), palette.snowed("#7fb458"), palette.material("#4fa3bd")
    parts = [box(Block(0, 0, 120, 120, 0, 2), lawn), face([(6, 104, 2), (50, 104, 2), (50, 117, 2), (6, 117, 2)],
        water.top),
        face([(70, 104, 2), (114, 104, 2), (114, 117, 2), (70, 117, 2)], water.top),
        face([(53, 90, 2), (67, 90, 2), (67, 120, 2), (53, 120, 2)], palette.snowed("#d9c8ac").top),
        ground_glow(scene, 60, 54, 58), box(Block(8, 10, 112, 98, 2, 9), marble)]  # fmt: skip
    tower = definitions.shape(
        svg.join([_corner_tower(scene, marble), placed(0, 0, 40, chhatri(scene, marble, cap, marble, 8))])
    )
    parts += [
        svg.use(tower, project(22, 24, 9)),
        svg.use(tower, project(98, 24, 9)),
        svg.use(tower, project(22, 84, 9)),
    ]
    body, upper = Block(20, 22, 100, 86, 9, 41), Block(38, 34, 82, 74, 41, 58)
    parts += [
        box(body, marble),
        *arcade(scene, body, (9, 7), (5, 18), sill=4, dark="#8d8698"),
        box(Block(18, 20, 102, 88, 41, 44), marble),
    ]
    parts += [box(upper, marble), *arcade(scene, upper, (5, 5), (5, 10), sill=3, dark="#8d8698")]
    kiosk = definitions.shape(chhatri(scene, marble, cap, marble, 5.4))
    parts += [svg.use(kiosk, project(x, y, 58)) for x, y in ((43, 39), (77, 39), (43, 69))]
    parts.append(placed(60, 54, 58, turned([(20, 0), (20, 5), (17.5, 6), (17.5, 18), (19, 19), (19, 21)], marble,
        definitions),
        svg.stroke("".join(svg.outline("M", 17.6 * CIRCLE_RX * c, 17.6 * CIRCLE_RY * s - 8, "v", -8) for c,
            s in radial(18, 1.0, 10) if s > 0), "#8d8698"
            if not night_share(palette) else palette.shown("#ffd98a"), 2.6, opacity=0.8),
        dome(18.5, 21, cap, definitions, 1.12), rings([(18.4, 24)], marble.right, 1, 0.5),
        placed(0, 0, 45, chhatri(scene, marble, cap, marble, 4.4)),
        svg.path(svg.outline("M", -2.4, -62, "L", 0, -78, "L", 2.4, -62, "Z"),
            bronze.left)))  # fmt: skip
    parts.append(svg.use(kiosk, project(77, 69, 58)))
    porch = Block(50, 84, 70, 92, 9, 47)
    parts += [
        svg.use(tower, project(98, 84, 9)),
        box(porch, marble),
        left_wall(porch, *glowing(palette, opening(10, 38, 11, 28), "#6d6678")),
        placed(60, 88, 47, dome(8, 0, cap, definitions, 0.8)),
    ]
    side = Block(98, 46, 106, 64, 9, 44)
    parts += [
        box(side, marble),
        right_wall(side, *glowing(palette, opening(9, 35, 9, 25), "#6d6678")),
        placed(102, 55, 44, dome(6, 0, cap, definitions, 0.8)),
    ]
    parts.append(stairs(Rect(54, 92, 66, 101), 9, marble, along_y=True))
    return svg.join([*parts, lamps(scene, [(x, 99, 6) for x in range(12, 112, 14)], 2.2)])


def _corner_tower(scene: Scene, marble: Material) -> Markup:
    block = Block(-11, -11, 11, 11, 0, 38)
    return svg.join([chamfered(block, 5, marble), *arcade(scene, Block(-11, -11, 11, 11, 8, 34), (2, 2), (4, 15),
        sill=2, dark="#8d8698"),
        chamfered(Block(-12, -12, 12, 12, 38, 41), 5, marble)])  # fmt: skip


VICTORIA_MEMORIAL = Landmark(
    "the Victoria Memorial",
    _victoria_memorial,
    120,
    120,
    142,
    Site.PARK,
    casts=(Block(10, 12, 110, 96, 0, 46), Block(40, 34, 80, 74, 0, 104)),
)

CITIES: Cities = {1269515: (HAWA_MAHAL,), 1275004: (VICTORIA_MEMORIAL,)}
