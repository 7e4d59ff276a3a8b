"""Landmarks of England: Big Ben and Stonehenge."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.houses.roofs import frustum, hip_roof
from dioramacast.renderer.landmarks.europe_kit import clad, floodlit, pinnacles, pyramid, ticks, window
from dioramacast.renderer.landmarks.kit import arches, is_lit, levels, placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    Block,
    left_wall,
    right_wall,
    turned,
)
from dioramacast.renderer.svg import Markup


def _clock(scene: Scene, centre: float, y: float, radius: float) -> list[Markup]:
    """A clock face in a wall's plane; its hands rest at ten past ten."""
    palette = scene.palette
    glass = palette.shown("#fff3cf") if is_lit(scene.palette) else palette.material("#f7f2e2").top
    gold, dark = palette.material("#d9ae4c").left, palette.material("#2b3550").left
    r = radius * 0.78
    hours = svg.outline("M", centre - r, y, "a", r, r, 0, 1, 0, 2 * r, 0, "a", r, r, 0, 1, 0, -2 * r, 0)
    hands = svg.outline("M", centre - radius * 0.38, y - radius * 0.26, "L", centre, y, "L", centre + radius * 0.5,
                        y - radius * 0.4)  # fmt: skip
    return [
        svg.rect(centre - radius * 1.12, y - radius * 1.12, radius * 2.24, radius * 2.24, gold),
        svg.circle(centre, y, radius * 1.02, dark), svg.circle(centre, y, radius * 0.92, glass),
        svg.stroke(hours, dark, radius * 0.2, stroke_dasharray=f"{radius * 0.1:.2f} {radius * 0.308:.2f}",
                   stroke_linecap="butt"),
        svg.stroke(hands, dark, 1.4),
    ]  # fmt: skip


def _big_ben(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, pale = floodlit(scene, "#d9b983"), floodlit(scene, "#e8cf9f")
    slate, gold = palette.snowed("#56626e", 0.6), floodlit(scene, "#d8ab45", 0.7)

    def gothic(length: float) -> list[Markup]:
        count = max(3, round(length / 8))
        return [
            svg.path(arches(length, count, 6, (3.6, 13), margin=1, shape="lancet") + arches(length, count, 24,
                (3.6, 12), margin=1,
                shape="lancet"),
                     window(scene)),
            svg.stroke(ticks(length, count + 1, 0, 44, 1), pale.edge, 1.5),
            svg.stroke(levels(length, 3, 21.5, 39), pale.edge, 1.1),
            svg.path(pinnacles(length, count + 1, 9, 2.2, 1), pale.left),
        ]  # fmt: skip

    def panels(length: float) -> list[Markup]:
        return [
            svg.stroke(ticks(length, 8, 3, 132, 5), stone.right, 1.3, opacity=0.6),
            svg.stroke(ticks(length, 8, 3, 132, 5.8), pale.edge, 0.6, opacity=0.7),
            svg.stroke(ticks(length, 2, 0, 132, 2.4), pale.edge, 2.2),
            svg.stroke(levels(length, 26, 52, 78, 104), pale.edge, 1.6),
            svg.stroke(ticks(length, 3, 6, 118, 9), window(scene), 2, stroke_dasharray="7 19"),
        ]  # fmt: skip

    wing_x, wing_y = Block(0, 62, 78, 94, 0, 46), Block(62, 0, 94, 78, 0, 46)
    shaft, stage = Block(76, 76, 112, 112, 0, 134), Block(73, 73, 115, 115, 134, 172)
    belfry, lantern = Block(76, 76, 112, 112, 172, 184), Block(87, 87, 101, 101, 206, 216)

    def clock(length: float) -> list[Markup]:
        return [*_clock(scene, length / 2, 19, 15), svg.stroke(levels(length, 1.5, 36.5), gold.edge, 1.6),
                svg.stroke(ticks(length, 2, 2, 36, 1.5), pale.edge, 2)]  # fmt: skip

    def bells(length: float) -> list[Markup]:
        return [svg.path(arches(length, 7, 2, (3.4, 10), margin=2, shape="lancet"), window(scene, "#2f3648")),
                svg.path(pinnacles(length, 2, 16, 3.4, 0), pale.left)]  # fmt: skip

    def light(length: float) -> list[Markup]:
        return [svg.path(arches(length, 3, 1, (3, 8), margin=1, shape="lancet"), window(scene, "#2f3648"))]

    dormers = [
        wall(Block(81, 81, 107, 107, 172, 202), svg.path(arches(26, 3, 3, (3, 6), margin=3, shape="lancet"), gold.left))
        for wall in (left_wall, right_wall)
    ]
    return svg.join([
        clad(scene, wing_y, stone, gothic), hip_roof(wing_y, 15, slate, 0, 0.8),
        clad(scene, wing_x, stone, gothic), hip_roof(wing_x, 15, slate, 0, 0.8),
        *(placed(x, y, 46, turned([(4, 0), (4, 14), (5, 15), (0, 32)], pale, definitions))
          for x, y in ((3, 91), (91, 3))),
        clad(scene, shaft, stone, panels), clad(scene, stage, pale, clock), clad(scene, belfry, pale, bells),
        frustum(belfry, 10, 22, slate), *dormers,
        clad(scene, lantern, gold, light), pyramid(Block(85.5, 85.5, 102.5, 102.5, 216, 216), slate, 252),
        svg.stroke(svg.outline("M", *project(94, 94, 250), "v", -10), gold.edge, 1.8),
    ])  # fmt: skip


BIG_BEN = Landmark("Big Ben and the Palace of Westminster", _big_ben, 120, 120, 260, Site.PLAZA, (
    Block(0, 62, 78, 94, 0, 50), Block(62, 0, 94, 78, 0, 50), Block(76, 76, 112, 112, 0, 210),
))  # fmt: skip


def _stone(scene: Scene, at: Point, size: tuple[float, float, float], turn_deg: float, z: float = 0) -> Markup:
    """A standing block of ``size`` (broad, thick, high), rounded by wear."""
    (x, y), palette = at, scene.palette
    stone = floodlit(scene, "#aba69c", 0.6)
    broad, thick, high = size
    c, s = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))

    def corner(u: float, v: float, w: float) -> tuple[float, float, float]:
        return x + u * c - v * s, y + u * s + v * c, z + w

    b, t = broad / 2, thick / 2
    ring = [(-b, -t), (b, -t), (b, t), (-b, t)]
    faces = []
    for (u0, v0), (u1, v1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        nu, nv = v1 - v0, u0 - u1
        normal = (nu * c - nv * s, nu * s + nv * c, 0.15)
        if normal[0] + normal[1] > 0:
            quad = [corner(u0, v0, 0), corner(u1, v1, 0), corner(u1 * 0.93, v1 * 0.93, high),
                    corner(u0 * 0.93, v0 * 0.93, high)]  # fmt: skip
            normal = (round(normal[0], 2), round(normal[1], 2), 0.15)
            tone = stone.face(normal)
            d = svg.polygon([project(*p) for p in quad])
            faces.append(svg.path(d, tone, stroke=tone, stroke_width=1.6))
    lid = svg.polygon([project(*corner(u * 0.93, v * 0.93, high)) for u, v in ring])
    top = palette.snowed("#bdb8ac").top
    return svg.join([*faces, svg.path(lid, top, stroke=top, stroke_width=1.6)])


HENGE, SARSENS = 90.0, 74.0
"""The middle of the stone circle along both axes, and its radius."""
BAYS = 16
GONE, LYING = frozenset({1, 2, 4, 9, 14}), frozenset({1, 4, 9})
"""Of the outer stones, counted from the right: the near ones are the most ruined, so that the inner ones show."""
BARE = frozenset({6, 11})
"""Bays whose lintel has fallen."""


def _round_the_henge(degrees: float, radius: float) -> Point:
    a = math.radians(degrees)
    return HENGE + radius * math.cos(a), HENGE + radius * math.sin(a)


def _stonehenge(scene: Scene) -> Markup:
    """The circle of uprights under their lintels and the five trilithons within, on a down ringed by a ditch."""
    palette, step = scene.palette, 360 / BAYS
    stones: list[tuple[float, float, Markup]] = []
    for i in range(BAYS):
        a = step * i + 6
        x, y = _round_the_henge(a, SARSENS)
        if i in LYING:
            stones.append((x + y, 0, _stone(scene, (x + 4, y + 4), (34, 12, 8), a + 60)))
        if i in GONE:
            continue
        stones.append((x + y, 0, _stone(scene, (x, y), (15, 9, 42 + i % 3), a + 90)))
        if (i + 1) % BAYS not in GONE | {0} and i not in BARE:
            u, v = _round_the_henge(a + step / 2, SARSENS - 1)
            stones.append((u + v + 1, 1, _stone(scene, (u, v), (33, 10, 8), a + step / 2 + 90, 43)))
    for i, a in enumerate((112, 168, 225, 282, 338)):
        x, y = _round_the_henge(a, 36)
        high, along = 56.0 + 9 * (i == 2), math.radians(a + 90)
        for k in (-1, 1):
            u, v = x + k * 10 * math.cos(along), y + k * 10 * math.sin(along)
            stones.append((u + v, 0, _stone(scene, (u, v), (13, 10, high), a + 90)))
        if i != 3:
            stones.append((x + y + 12, 1, _stone(scene, (x, y), (36, 12, 10), a + 90, high)))
    heel = 232.0
    stones += [(2 * heel - 40, 0, _stone(scene, (heel - 56, heel - 8), (12, 10, 26), 20)),
               (160.0, 0, _stone(scene, (HENGE + 14, HENGE + 30), (30, 13, 7), 20))]  # fmt: skip
    stones.sort(key=lambda stone: stone[:2])
    bank, ditch, lawn = (palette.snowed(tone).top for tone in ("#b9c68a", "#8ea860", "#a9bf78"))
    centre = project(HENGE, HENGE)
    rings = [svg.ellipse(*centre, r * CIRCLE_RX, r * CIRCLE_RY, paint)
             for r, paint in ((114, bank), (108, ditch), (101, lawn), (58, bank))]  # fmt: skip
    path = svg.stroke(svg.polygon([project(HENGE + 60, HENGE + 24), project(heel, heel - 60)], close=False),
                      palette.snowed("#cdbf94").top, 13, opacity=0.8)  # fmt: skip
    return svg.join([*rings, path, *(markup for _, _, markup in stones)])


STONEHENGE = Landmark("Stonehenge", _stonehenge, 2 * HENGE, 2 * HENGE, 76, Site.PARK, (
    *(Block(x - 9, y - 9, x + 9, y + 9, 0, 46) for x, y in (_round_the_henge(a, SARSENS) for a in (
        6, 73, 118, 141, 163, 186, 231, 253, 276, 298, 343))),
    *(Block(x - 11, y - 11, x + 11, y + 11, 0, 62) for x, y in (_round_the_henge(a, 36) for a in (112, 168, 225, 338))),
), open_ground=52)  # fmt: skip

CITIES: Cities = {
    2643743: (BIG_BEN,),
    2657355: (STONEHENGE,),
    2638664: (STONEHENGE,),
}
