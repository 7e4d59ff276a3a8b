"""Brazil: Christ the Redeemer on Corcovado, the Sugarloaf, and the National Congress."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.americas_hills import canopy, hill, slope_spots, streaks, woods
from dioramacast.renderer.landmarks.americas_kit import (
    bays,
    dressed,
    flag,
    floodlit,
    halo,
    opening,
    side_paint,
    tube,
    uprights,
)
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball_paint, dome, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

RIO, NITEROI, BRASILIA = 3451190, 3456283, 3469058
JUNGLE = ("#3f8f4a", "#56a347", "#2f7a48")

CORCOVADO = ((82, 0), (76, 14), (63, 44), (49, 82), (34, 122), (22, 148), (12, 166), (8, 172))


def _christ(scene: Scene) -> Markup:
    """A jungle peak; the statue on the terrace at its top is drawn far larger than life, to be known."""
    palette = scene.palette
    rock = floodlit(palette, "#8d8577", 0.4, 0.5)
    bare = svg.stroke(streaks(CORCOVADO, (-0.7, -0.45, 0.2, 0.55, 0.75), "corcovado", 0.62), rock.right, 3, opacity=0.5)
    spots = slope_spots(CORCOVADO, 92, "corcovado woods", 0.02, 0.9)
    terrace = tube(scene, 0, 0, [(12, 164), (12.5, 170), (12, 173)], floodlit(palette, "#b9ad98", 0.5))
    plinth = [
        tube(scene, 0, 0, [(7, 173), (6, 176), (5, 186)], floodlit(palette, "#6d665e")),
        tube(scene, 0, 0, [(5.8, 186), (5.8, 188)], floodlit(palette, "#9a9186", 0.6)),
    ]
    glow = halo(scene, (0, -214), 62, "#fff0cf", 0.55)
    return placed(
        85, 85, 0, hill(scene, 0, 0, CORCOVADO, palette.snowed("#4f9a4c", 0.7)), bare,
        woods(scene, spots, JUNGLE, 0.9), terrace, *plinth, glow,
        svg.group(_redeemer(scene), transform=svg.translate((0, -188))),
    )  # fmt: skip


def _redeemer(scene: Scene) -> Markup:
    """The statue on the picture's plane, 62 px high, its feet at the origin."""
    stone = floodlit(scene.palette, "#e6e2d6", 0.2)
    paint, dark = side_paint(scene, stone), stone.face((0.7, -0.2, -0.6))
    robe = curve([(-6, 1), (-5.6, -14), (-5.2, -30), (-5.6, -42), (-3, -47), (3, -47), (5.6, -42), (5.2, -30),
                  (5.6, -14), (6, 1), (0, 2.5)], close=True)  # fmt: skip
    sleeves = ("M-4-47.5L-32-46.2L-33-43.6L-27-43L-20-39.5L-9-34.5L-4-36z"
               "M4-47.5L32-46.2L33-43.6L27-43L20-39.5L9-34.5L4-36z")  # fmt: skip
    hands = "M-32-46L-37-45.6L-37.6-44L-33-43.6zM32-46L37-45.6L37.6-44L33-43.6z"
    return svg.join([
        svg.path(sleeves, stone.face((-0.1, 0.8, 0.5))), svg.path(hands, stone.left),
        svg.stroke("M-33-46.2L33-46.2", stone.edge, 1.4),
        svg.stroke("M-27-43L-20-39.5L-9-34.5M27-43L20-39.5L9-34.5M-22-45L-15-38M-14-46L-9-37M14-46L9-37M22-45L15-38",
                   dark, 0.9, opacity=0.5),
        svg.path(robe, paint),
        svg.stroke("M-2.6 1L-2.2-26M1.2 2L.8-28M3.6 1L3-22M-4-38Q0-33 4.4-31M-3-44L3-34", dark, 0.9, opacity=0.45),
        svg.path("M-1.8-50h3.6v5h-3.6z", dark), svg.ellipse(0, -53, 3.3, 4.3, ball_paint(stone, scene.definitions)),
        svg.path("M-3.3-54Q-4.4-48-2.6-47.4Q-2.4-51-2.4-55zM3.3-54Q4.4-48 2.6-47.4Q2.4-51 2.4-55z", dark, opacity=0.7),
    ])  # fmt: skip


LOAF = ((30, 2), (30.5, 16), (30, 40), (28, 66), (24, 90), (17, 110), (9, 121), (4, 124))
URCA = ((19, 2), (18, 10), (14, 22), (8, 30), (4, 32))


def _sugarloaf(scene: Scene) -> Markup:
    """A granite loaf with a green cap, and the cable car that climbs it from its little neighbour."""
    palette = scene.palette
    granite, green = palette.snowed("#a5806c", 0.5), palette.snowed("#6aa04c", 0.8)
    shares = [-0.95 + 1.9 * i / 19 for i in range(20)]
    foam = "".join(
        svg.outline("M", cx - r * CIRCLE_RX, cy, "a", r * CIRCLE_RX, r * CIRCLE_RY, 0, 1, 0, 2 * r * CIRCLE_RX, 0, "z")
        for (cx, cy), r in ((project(30, 42), 36), (project(60, 32), 22))
    )
    half = 20.6 * CIRCLE_RX
    cap = svg.outline(
        "M",
        -half,
        -98,
        "l",
        4,
        5,
        3,
        -6,
        4,
        12,
        4,
        -9,
        4,
        15,
        5,
        -10,
        4,
        14,
        5,
        -13,
        4,
        10,
        4,
        -12,
        3,
        7,
        4,
        -8,
        2,
        -2,
        "C",
        half - 6,
        -116,
        12,
        -124,
        0,
        -124.6,
        "C",
        -12,
        -124,
        -half + 6,
        -116,
        -half,
        -98,
        "Z",
    )
    rim = [(31 * c[0], 31 * c[1], 2.0) for c in ((-0.5, 0.86), (-0.2, 0.98), (0.15, 0.98), (0.98, 0.1), (0.96, -0.3))]
    loaf = placed(
        30,
        42,
        0,
        hill(scene, 0, 0, LOAF, granite),
        svg.stroke(streaks(LOAF, shares, "sugarloaf", 0.04, 0.86), granite.right, 1.5, opacity=0.42),
        svg.stroke(streaks(LOAF, shares[2::4], "sugarloaf light", 0.1, 0.8), granite.edge, 1.1, opacity=0.3),
        svg.path(cap, side_paint(scene, green, 0.8)),
        canopy(scene, [(0, 0, 120), (-4, 6, 113), (6, -2, 114)], JUNGLE, 0.6),
        canopy(scene, rim, JUNGLE, 0.75),
    )
    urca = placed(
        60, 32, 0, hill(scene, 0, 0, URCA, green), canopy(scene, slope_spots(URCA, 26, "urca", 0, 1), JUNGLE, 0.6)
    )
    a, b = project(30, 42, 124), project(60, 32, 34)
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 7)
    wire = svg.stroke(svg.outline("M", *a, "Q", *middle, *b), palette.material("#3a3f4c").left, 1.1)
    car_x, car_y = middle[0] * 0.5 + (a[0] + b[0]) / 4, middle[1] * 0.5 + (a[1] + b[1]) / 4
    yellow = palette.material("#f2b430")
    car = svg.group(
        svg.stroke("M0 0v5", palette.material("#3a3f4c").left), svg.rect(-6, 5, 12, 7, yellow.left, rx="2"),
        svg.rect(-4.6, 6.4, 9.2, 3, opening(palette)), transform=svg.translate((car_x, car_y)),
    )  # fmt: skip
    return svg.join([svg.path(foam, "#ffffff", opacity=0.32), loaf, urca, wire, car])


def _congress(scene: Scene) -> Markup:
    """Twin slabs behind a long low roof that carries a dome and a bowl, before its pool."""
    palette, definitions = scene.palette, scene.definitions
    white = floodlit(palette, "#f6f3ea", 0.2)
    lid, glass = floodlit(palette, "#efece2", 0.95, 0.3), opening(palette, "#3f5a70", "#ffd98f")
    lawn = face([(0, 0, 0), (120, 0, 0), (120, 112, 0), (0, 112, 0)], palette.snowed("#86bb5c").top)
    water = palette.material("#5fb2cf")
    pool = svg.join([
        face([(6, 92, 0.5), (114, 92, 0.5), (114, 108, 0.5), (6, 108, 0.5)], palette.snowed("#e4ddd0").top),
        face([(8, 94, 0), (112, 94, 0), (112, 106, 0), (8, 106, 0)], water.top),
        face([(50, 94, 0), (72, 94, 0), (72, 106, 0), (50, 106, 0)], water.edge),
    ])  # fmt: skip

    def tower(x: float) -> Markup:
        block = Block(x, 4, x + 9, 38, 0, 168)
        skin = bays(scene, f"congress {x}", 9, 8, 156, floor=6, width=0.8)(34)
        ends = svg.path("M4.5 6v156", "none", stroke=white.right, stroke_width=0.8, opacity=0.6)
        return svg.join([dressed(scene, block, white, None, lid), left_wall(block, ends), right_wall(block, *skin)])

    bridge = Block(58, 14, 64, 28, 78, 92)
    hall = Block(2, 46, 118, 84, 0, 15)
    columns = uprights(116, 24, 3, 12)
    front = left_wall(hall, svg.rect(1, 3, 114, 12, glass),
                      svg.path(columns, "none", stroke=white.left, stroke_width=1.3))  # fmt: skip
    side = right_wall(hall, svg.rect(1, 3, 36, 12, glass),
                      svg.path(uprights(38, 8, 3, 12), "none", stroke=white.right, stroke_width=1.3))  # fmt: skip
    ramp = svg.join(
        [
            face([(52, 84, 15), (64, 84, 15), (64, 94, 0), (52, 94, 0)], lid.face((0, 0.6, 0.8))),
            face([(64, 84, 15), (64, 94, 0), (64, 84, 0)], white.right),
        ]
    )
    cupola = placed(28, 64, 15, dome(17, 0, lid, definitions, 0.62))
    bowl = placed(92, 64, 15, turned([(9, 0), (17, 3.4), (22, 8.6), (24, 14), (24, 15)], white, definitions),
                  svg.ellipse(0, -15, 22.4 * CIRCLE_RX, 22.4 * CIRCLE_RY, lid.face((0.4, -0.2, 0.5))),
                  svg.ellipse(0, -14, 20 * CIRCLE_RX, 19 * CIRCLE_RY, lid.top))  # fmt: skip
    return svg.join([
        lawn, tower(49), dressed(scene, bridge, white), tower(64), dressed(scene, hall, white, None, lid), front, side,
        cupola, bowl, pool, ramp, flag(scene, (110, 90, 0), 44, ("#2f9a4c", "#f2c938", "#2f9a4c")),
        halo(scene, project(28, 64, 20), 46, strength=0.3) if is_lit(palette) else svg.EMPTY,
    ])  # fmt: skip


CHRIST_THE_REDEEMER = Landmark(
    "Christ the Redeemer", _christ, 170, 170, 246, Site.BACK,
    casts=(Block(20, 20, 150, 150, 0, 60), Block(50, 50, 120, 120, 0, 150)),
)  # fmt: skip
SUGARLOAF = Landmark("the Sugarloaf", _sugarloaf, 80, 80, 126, Site.WATER, casts=(Block(10, 10, 56, 56, 0, 100),))
NATIONAL_CONGRESS = Landmark(
    "the National Congress", _congress, 120, 112, 168, Site.PARK,
    casts=(Block(49, 4, 73, 38, 0, 168), Block(2, 46, 118, 84, 0, 18)),
)  # fmt: skip

CITIES: Cities = {
    RIO: (CHRIST_THE_REDEEMER, SUGARLOAF),
    NITEROI: (SUGARLOAF,),
    BRASILIA: (NATIONAL_CONGRESS,),
}
