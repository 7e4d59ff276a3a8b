"""Mexico: the Angel of Independence, and El Castillo of Chichén Itzá."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import dressed, floodlit, halo, side_paint, tapered
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball_paint, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

MEXICO_CITY, MERIDA, VALLADOLID, CANCUN = 3530597, 3523349, 3514876, 3531673


def _angel(scene: Scene) -> Markup:
    """A column on a round flight of steps, and the gilded Victory on top."""
    palette, definitions = scene.palette, scene.definitions
    stone, pale = floodlit(palette, "#d8c8aa"), floodlit(palette, "#e9dfc8", 0.4)
    bronze = floodlit(palette, "#5f6f62", 0.3)
    steps = [turned([(54 - 3.4 * i, 2.6 * i), (54 - 3.4 * i, 2.6 * i + 2.6)], pale, definitions) for i in range(6)]
    lawn = svg.ellipse(0, 0, 58 * CIRCLE_RX, 58 * CIRCLE_RY, palette.snowed("#7fb659").top)
    base = [
        dressed(scene, Block(-20, -20, 20, 20, 15, 24), pale),
        dressed(scene, Block(-14, -14, 14, 14, 24, 46), stone,
                lambda w: [svg.rect(6, 5, w - 12, 13, bronze.left), svg.rect(0, 1.5, w, 1.4, pale.edge, opacity=0.6)]),
        dressed(scene, Block(-16, -16, 16, 16, 46, 49), pale),
    ]  # fmt: skip
    figure = definitions.shape(
        svg.join(
            [
                svg.path(
                    curve(
                        [
                            (-5, 1),
                            (-5.6, -5),
                            (-3.6, -9),
                            (-3, -14),
                            (0, -16),
                            (3, -14),
                            (3.8, -9),
                            (6, -5),
                            (5.4, 1),
                            (0, 3),
                        ],
                        close=True,
                    ),
                    side_paint(scene, bronze),
                ),
                svg.circle(0, -18, 2.6, ball_paint(bronze, definitions)),
            ]
        )
    )
    corners = [(-18, -18), (18, -18), (-18, 18), (18, 18)]
    statues = [svg.use(figure, project(x, y, 24)) for x, y in corners]
    column = [
        turned([(10, 49), (10, 53), (8, 56)], pale, definitions),
        turned([(7.2, 56), (6.8, 78)], stone, definitions),
        turned([(7.6, 77), (7.6, 81)], bronze, definitions),
        turned([(6.8, 81), (6.4, 104)], stone, definitions),
        turned([(7.2, 103), (7.2, 107)], bronze, definitions),
        turned([(6.4, 107), (6, 138)], stone, definitions),
        svg.stroke(
            "".join(
                f"M{svg.number(x)} {svg.number(-58 + abs(x) * -0.1)}L{svg.number(x * 0.84)}-137"
                for x in (-6.4, -3.4, 0, 3.4, 6.4)
            ),
            stone.face((0.8, -0.2, -0.5)),
            0.8,
            opacity=0.5,
        ),
        turned([(6, 136), (8, 140), (10, 148), (10.6, 150)], pale, definitions),
        turned([(10.6, 150), (10.6, 153)], pale, definitions),
        turned([(6, 153), (5.4, 160), (3, 162)], pale, definitions),
    ]
    lamps = [halo(scene, project(x * 2, y * 2, 4), 26, strength=0.5) for x, y in corners[1:]]
    return placed(
        60,
        60,
        0,
        lawn,
        *steps,
        statues[0],
        *base[:1],
        base[1],
        base[2],
        *column,
        *statues[1:],
        *lamps,
        halo(scene, (0, -186), 56, "#ffe2a0", 0.5),
        svg.group(_victory(scene), transform="translate(0 -161)scale(1.15)"),
        canopy(
            scene,
            [(54 * math.cos(a), 54 * math.sin(a), 0) for a in (-0.5, 0.05, 0.5, 1.1, 1.5, 2.1)],
            ("#4f9a4c", "#8a5fa8"),
            0.6,
        ),
    )


def _victory(scene: Scene) -> Markup:
    """The winged figure on the picture's plane, 44 px high: a laurel wreath held up, one foot free."""
    gold = floodlit(scene.palette, "#f0b830", 0.1)
    paint, dark, light = side_paint(scene, gold), gold.face((0.8, -0.2, -0.5)), gold.edge
    wing = curve([(1, -25), (7, -33), (16, -41), (25, -44), (23, -36), (19, -28), (13, -22), (5, -19)], close=True)
    feathers = "M4-23Q13-29 23-41M4-21.5Q13-26 21-35M4-20.5Q11-23 17-29"
    body = curve(
        [
            (-3.6, 0),
            (-4.6, -7),
            (-3.6, -15),
            (-4.4, -22),
            (-2.4, -26),
            (2.4, -26),
            (4.4, -22),
            (3.6, -15),
            (5.4, -7),
            (4.4, 0),
            (0, 2),
        ],
        close=True,
    )
    return svg.join(
        [
            svg.path(wing, paint),
            svg.stroke(feathers, dark, 0.8, opacity=0.7),
            svg.path(wing, paint, transform="scale(-1 1)"),
            svg.stroke(feathers, dark, 0.8, opacity=0.5, transform="scale(-1 1)"),
            svg.path(body, paint),
            svg.stroke("M-1.8 1Q-2.4-8-1-16M1.8 1Q1.4-8 2-15M-3.4-20Q0-18 3.6-20", dark, 0.8, opacity=0.6),
            svg.stroke("M-3-24.5L-8.4-33", gold.left, 2.2),
            svg.stroke("M3.2-24L8-18", gold.left, 2),
            svg.circle(-9.4, -35.6, 2.6, "none", stroke=light, stroke_width=1.3),
            svg.circle(0, -29, 2.8, ball_paint(gold, scene.definitions)),
            svg.stroke("M-2.4-31Q0-33 2.4-31", light, 1),
        ]
    )


def _castillo(scene: Scene) -> Markup:
    """Nine terraces, a stair up the middle of every side, and the temple."""
    palette = scene.palette
    stone, tread = floodlit(palette, "#cdbf9f", 0.15), floodlit(palette, "#d8cbab", 0.8, 0.6)
    pale, dark = floodlit(palette, "#ddd2b8", 0.3), palette.material("#4a4236").left
    rise, inset, base = 8.0, 4.9, 112.0
    parts, panels = [], palette.material("#a3946f")
    for i in range(9):
        low, high = 4 + inset * i, 4 + base - inset * i
        block = Block(low, low, high, high, rise * i, rise * (i + 1))
        count = 12 - i
        length = high - low
        niches = svg.boxes([(length / count * (k + 0.14), 2.4, length / count * 0.72, 3.4) for k in range(count)])
        parts.append(tapered(block, 1.0, stone, tread))
        inner = Block(low, low, high, high - 0.5, rise * i, rise * (i + 1))
        parts += [left_wall(inner, svg.path(niches, panels.left, opacity=0.5)),
                  right_wall(inner, svg.path(niches, panels.right, opacity=0.5))]  # fmt: skip
    top, reach = rise * 9, 4 + base
    foot_out, head_out = reach + 3.5, 4 + base - inset * 9 + 3

    def stair(to_left: bool) -> list[Markup]:
        def at(along: float, share: float, up: float = 0.0) -> tuple[float, float, float]:
            out = foot_out + (head_out - foot_out) * share
            return (along, out, top * share + up) if to_left else (out, along, top * share + up)

        run, lines = foot_out - head_out, []
        normal = (0.0, top, run) if to_left else (top, 0.0, run)
        for k in range(1, 23):
            lines.append(svg.polygon([project(*at(49, k / 23)), project(*at(71, k / 23))], close=False))
        edge = pale.face(normal)
        out = [face([at(47, 0), at(73, 0), at(73, 1), at(47, 1)], tread.face(normal)),
               svg.stroke("".join(lines), stone.face((0.4, 0.4, -0.8)), 1.3, opacity=0.75)]  # fmt: skip
        for along in (47, 70.5):
            out.append(face([at(along, 0, 2), at(along + 2.5, 0, 2), at(along + 2.5, 1, 2), at(along, 1, 2)], edge))
            inner = along + 2.5
            side = [at(inner, 0), at(inner, 0, 2), at(inner, 1, 2), at(inner, 1)]
            out.append(face(side, stone.right if to_left else stone.left))
            x, y, _ = at(along, -0.02)
            head = Block(x, y - 1.5, x + 3, y + 2.5, 0, 5) if to_left else Block(x - 1.5, y, x + 2.5, y + 3, 0, 5)
            out.append(dressed(scene, head, pale))
        return out

    temple = Block(48, 48, 72, 72, top, top + 17)
    glow = palette.shown("#ffb765") if is_lit(palette) else dark
    temple_parts = [
        dressed(scene, temple, stone, lambda w: [svg.rect(0, 4.6, w, 1.6, pale.left, opacity=0.7),
                                                 svg.path(svg.boxes([(w / 2 - 3, 8, 6, 9)]), glow)], tread),
        left_wall(temple, svg.path(svg.boxes([(4, 8, 4, 9), (16, 8, 4, 9)]), glow)),
        dressed(scene, Block(47, 47, 73, 73, top + 17, top + 20), pale, None, tread),
        dressed(scene, Block(54, 54, 66, 66, top + 20, top + 24), stone, None, tread),
    ]  # fmt: skip
    lawn = face([(0, 0, 0), (120, 0, 0), (120, 120, 0), (0, 120, 0)], palette.snowed("#93c065").top)
    return svg.join([lawn, *parts, *stair(True), *stair(False), *temple_parts])


ANGEL_OF_INDEPENDENCE = Landmark(
    "the Angel of Independence", _angel, 120, 120, 212,
    casts=(Block(14, 14, 106, 106, 0, 10), Block(46, 46, 74, 74, 0, 50), Block(54, 54, 66, 66, 0, 190)),
)  # fmt: skip
EL_CASTILLO = Landmark(
    "El Castillo of Chichén Itzá", _castillo, 120, 120, 96, Site.PARK,
    casts=(Block(4, 4, 116, 116, 0, 16), Block(20, 20, 100, 100, 0, 48), Block(44, 44, 76, 76, 0, 90)),
)  # fmt: skip
CITIES: Cities = {
    MEXICO_CITY: (ANGEL_OF_INDEPENDENCE,),
    MERIDA: (EL_CASTILLO,),
    VALLADOLID: (EL_CASTILLO,),
    CANCUN: (EL_CASTILLO,),
}
