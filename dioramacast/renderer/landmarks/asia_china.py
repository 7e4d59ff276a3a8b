"""Old landmarks of China."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Rect, lerp
from dioramacast.renderer.landmarks.asia_kit import floodlit, glowing, ground_glow, lamps, opening, strokes
from dioramacast.renderer.landmarks.asia_roofs import eaves, stairs
from dioramacast.renderer.landmarks.asia_round import bell, cone_ribs, finial, radial, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def _marble_terrace(scene: Scene, radius: float, z: float) -> Markup:
    marble = floodlit(scene.palette, "#f3efe6", 0.5, 0.6)
    posts = "".join(
        svg.outline("M", x * CIRCLE_RX, y * CIRCLE_RY - z - 9, "v", -4.5)
        for x, y in ((x, y) for x, y in radial(52, radius - 1))
    )
    return svg.join([
        turned([(radius + 1.5, z), (radius, z + 2), (radius, z + 9)], marble, scene.definitions),
        rings([(radius + 0.4, z + 4)], marble.right, 1.2, 0.7),
        svg.stroke(posts, marble.right, 1.3), rings([(radius - 1, z + 13)], marble.edge, 1.4),
        svg.stroke(svg.outline("M", -radius * CIRCLE_RX, -z - 12, "A", radius * CIRCLE_RX, radius * CIRCLE_RY, 0, 0, 1,
            radius * CIRCLE_RX, -z - 12), marble.left, 1.1),
    ])  # fmt: skip


def _temple_of_heaven(scene: Scene) -> Markup:
    """The Hall of Prayer: three blue roofs over red columns, on three rings of marble."""
    palette, definitions = scene.palette, scene.definitions
    red, gold = floodlit(palette, "#b8382c", 0.85), floodlit(palette, "#e9b83e", 0.7)
    blue, paint = palette.snowed("#2c56b4"), floodlit(palette, "#2f8f8a", 0.7)
    parts = [ground_glow(scene, 0, 0, 58)]
    for radius, z in ((57.0, 0.0), (49.0, 9.0), (41.0, 18.0)):
        parts.append(_marble_terrace(scene, radius, z))
    carpet = palette.snowed("#d9d2c4")
    parts += [
        stairs(Rect(-7, 33, 7, 61), 27, carpet, along_y=True),
        stairs(Rect(33, -7, 61, 7), 27, carpet, along_y=False),
    ]
    z = 27.0
    for i, (wall, tall, eave, rise) in enumerate(
        ((30.0, 30.0, 41.0, 13.0), (24.0, 12.0, 33.0, 12.0), (17.5, 11.0, 26.0, 30.0))
    ):
        parts.append(turned([(wall, z), (wall, z + tall)], red, definitions))
        if i == 0:
            spots = [(wall * CIRCLE_RX * c, wall * CIRCLE_RY * s) for c, s in radial(24, 1.0, 7.5) if s > 0.05]
            panels = "".join(
                svg.outline("M", x - w / 2, y - z - 4, "v", -15, "h", w, "v", 15, "z")
                for x, y, w in ((x, y, 5.6 * abs(y) / (wall * CIRCLE_RY) + 0.8) for x, y in spots)
            )
            parts += glowing(palette, panels, "#5e2430")
            columns = "".join(svg.outline("M", (wall + 2.5) * CIRCLE_RX * c, (wall + 2.5) * CIRCLE_RY * s - z, "v",
                -tall)
                for c, s in radial(24, 1.0) if s > -0.05)  # fmt: skip
            parts.append(svg.stroke(columns, red.left, 2.6, stroke_linecap="butt"))
        band = [(wall + 2, z + tall - 7), (wall + 2, z + tall)]
        parts += [
            turned(band, paint, definitions),
            rings([(wall + 2, z + tall - 1.5), (wall + 2, z + tall - 5.5)], gold.left, 1.6),
        ]
        top = 15.0 if i == 1 else 22.0 if i == 0 else 1.5
        foot = z + tall - 1
        roof = [
            (eave, foot),
            (lerp(eave, top, 0.32), foot + rise * 0.2),
            (lerp(eave, top, 0.66), foot + rise * 0.5),
            (top, foot + rise),
        ]
        if i == 2:
            roof = [(eave, foot), (eave * 0.68, foot + 7), (eave * 0.36, foot + 17), (4, foot + rise)]
        parts += [
            rings([(eave, foot - 1.4)], gold.right, 3), bell(roof, blue, definitions, 0.7),
            cone_ribs(roof, 20 - 3 * i, mix(blue.right, CONTACT, 0.5), 0.6), rings([(eave, foot)], blue.edge, 1.1, 0.8),
        ]  # fmt: skip
        z = foot + rise - (2 if i < 2 else 0)
    parts.append(
        bell(
            [(4, z - 1), (5.5, z + 2), (4, z + 5), (2.4, z + 6.5), (4, z + 10), (3.4, z + 13), (0, z + 17)],
            gold,
            definitions,
        )
    )
    around = [(48 * c, 48 * s, 19) for c, s in radial(16, 1.0) if c + s > -0.4]
    return placed(60, 60, 0, *parts, lamps(scene, around, 2))


TEMPLE_OF_HEAVEN = Landmark(
    "the Temple of Heaven", _temple_of_heaven, 120, 120, 142, Site.PLAZA,
    casts=(Block(14, 14, 106, 106, 0, 24), Block(32, 32, 88, 88, 0, 96)),
)  # fmt: skip


def _wild_goose_pagoda(scene: Scene) -> Markup:
    """Seven brick storeys, each with a corbelled cornice and one arched door on every side."""
    palette, definitions = scene.palette, scene.definitions
    brick, stone = floodlit(palette, "#cfa36a", 0.85), floodlit(palette, "#d8cdb8", 0.5, 0.7)
    ledge = palette.snowed("#9c7a52", 0.85)
    parts = [
        ground_glow(scene, 55, 55, 53),
        box(Block(4, 4, 106, 106, 0, 6), stone),
        box(Block(14, 14, 96, 96, 6, 14), stone),
    ]
    z = 14.0
    for i in range(7):
        low, tall = 22 + 3.4 * i, 25.0 - 1.9 * i
        high = low + 2
        left = [
            (low, 110 - low, z),
            (110 - low, 110 - low, z),
            (110 - high, 110 - high, z + tall),
            (high, 110 - high, z + tall),
        ]
        right = [
            (110 - low, 110 - low, z),
            (110 - low, low, z),
            (110 - high, high, z + tall),
            (110 - high, 110 - high, z + tall),
        ]
        parts += [face(left, brick.left), face(right, brick.right)]
        width = 110 - 2 * low
        pilasters = []
        for k in range(1, 6):
            t = lerp(low, 110 - low, k / 6)
            pilasters += [
                [(t, 110 - low, z), (t, 110 - low - 1.4, z + tall)],
                [(110 - low, t, z), (110 - low - 1.4, t, z + tall)],
            ]
        parts.append(strokes(pilasters, mix(brick.right, CONTACT, 0.3), 1.2, 0.6))
        block = Block(low, low, 110 - low, 110 - low, z, z + tall)
        door = opening(width / 2, tall - 1, 7.5 - 0.5 * i, tall * 0.56)
        parts += [
            left_wall(block, *glowing(palette, door, "#5a3d2c")),
            right_wall(block, *glowing(palette, door, "#5a3d2c")),
        ]
        z += tall
        for step, reach in enumerate((2.2, 5)):
            slab = high - reach
            parts.append(
                box(
                    Block(slab, slab, 110 - slab, 110 - slab, z + step * 2.4, z + step * 2.4 + 2.4),
                    ledge if step else brick,
                )
            )
        z += 4.8
    crown = Rect(40, 40, 70, 70)
    parts += [eaves(crown, Rect(54, 54, 56, 56), z, 14, ledge, lift=0.5, ribs=7),
        placed(55, 55, z + 12, finial(0, 22, floodlit(palette, "#8a7a52"), definitions, 4.5))]  # fmt: skip
    return svg.join(parts)


WILD_GOOSE_PAGODA = Landmark(
    "the Giant Wild Goose Pagoda", _wild_goose_pagoda, 110, 110, 210, Site.PLAZA,
    casts=(Block(20, 20, 90, 90, 0, 60), Block(30, 30, 80, 80, 0, 150)),
)  # fmt: skip

CITIES: Cities = {1816670: (TEMPLE_OF_HEAVEN,), 1790630: (WILD_GOOSE_PAGODA,)}
