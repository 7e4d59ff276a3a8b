"""Uluru, which stands for Alice Springs."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import curve, placed, side_paint
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup

ALICE_SPRINGS = 2077895

OUTLINE: tuple[Point, ...] = (
    (-100, 6),
    (-97, -12),
    (-90, -34),
    (-78, -48),
    (-60, -52),
    (-34, -58),
    (-12, -57),
    (10, -62),
    (34, -58),
    (52, -57),
    (70, -49),
    (82, -42),
    (91, -26),
    (98, -8),
    (100, 6),
)


def _uluru(scene: Scene) -> Markup:
    """The red rock with its upright gullies and hollows, in red sand with tufts of spinifex."""
    palette = scene.palette
    rock, sand = palette.snowed("#c8562f", 0.35), palette.snowed("#d98a52", 0.8)
    ground = svg.ellipse(0, 8, 103, 56, sand.top)
    foot = svg.outline("C", 84, 30, 60, 38, 30, 37, "S", -18, 44, -46, 37, "S", -88, 26, -100, 6, "Z")
    body = curve(OUTLINE) + foot
    dark, light = rock.face((0.9, -0.3, -0.2)), rock.edge
    gullies, ribs, hollows = [], [], []
    for i in range(30):
        x = -88 + 176 * i / 29
        depth = (1 - (x / 100) ** 2) ** 0.5
        top = -54 * depth**0.36 + (i * 7 % 5) * 4
        bottom = 34 * depth - (i * 11 % 7) * 5
        bend = x * 0.06
        gullies.append(svg.outline("M", x, top, "C", x + bend * 0.2, top + 12, x + bend, bottom - 40, x + bend, bottom))
        if i % 2:
            ribs.append(
                svg.outline(
                    "M", x + 3.4, top + 3, "C", x + 3.4, top + 16, x + bend + 3.4, bottom - 34, x + bend + 3, bottom - 8
                )
            )
        if i % 4 == 1:
            y = (top + bottom) / 2 + (i * 5 % 9) * 3
            hollows.append(
                svg.outline("M", x + bend - 3, y, "q", 1, -7, 4, -7, "q", 4, 1, 3, 7, "q", -3, 3, -7, 0, "z")
            )
    shade = scene.definitions.linear(
        [(0, "#ffd9a0", 0.3), (0.4, "#ffd9a0", 0), (0.66, "#3a1030", 0), (1, "#3a1030", 0.34)]
    )
    strata = curve([(-92, -20), (-76, -38), (-36, -47), (8, -51), (54, -46), (80, -32), (94, -12)])
    tufts = [
        (x, y, 0.0)
        for x, y in (
            (-2, 88),
            (22, 84),
            (46, 70),
            (64, 50),
            (78, 26),
            (84, 4),
            (-24, 80),
            (34, 82),
            (56, 64),
            (10, 92),
            (72, 40),
            (-38, 74),
        )
    ]
    return placed(
        60, 60, 0, ground, svg.path(body, side_paint(scene, rock, 0.4)), svg.path(body, shade),
        svg.stroke("".join(gullies), dark, 2.6, opacity=0.42), svg.stroke("".join(ribs), light, 1.5, opacity=0.34),
        svg.path("".join(hollows), dark, opacity=0.6), svg.stroke(strata, light, 1.6, opacity=0.3),
        svg.stroke(curve(OUTLINE[1:-1]), light, 1.6, opacity=0.7), canopy(scene, tufts, ("#a8a050", "#8f9a4c"), 0.5),
    )  # fmt: skip


ULURU = Landmark("Uluru", _uluru, 120, 120, 72, Site.SAND, casts=(Block(10, 10, 110, 110, 0, 40),))

CITIES: Cities = {ALICE_SPRINGS: (ULURU,)}
