"""Landmarks of England: Big Ben and Stonehenge."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, project
from dioramacast.renderer.houses.roofs import frustum, hip_roof
from dioramacast.renderer.landmarks.europe_kit import (
    arches,
    clad,
    courses,
    floodlit,
    is_lit,
    pinnacles,
    placed,
    pyramid,
    ticks,
    window,
)
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
    glass = palette.shown("#fff3cf") if is_lit(scene) else palette.material("#f7f2e2").top
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
            svg.path(arches(length, count, 6, (3.6, 13), 1, pointed=True) + arches(length, count, 24, (3.6, 12), 1,
                pointed=True),
                     window(scene)),
            svg.stroke(ticks(length, count + 1, 0, 44, 1), pale.edge, 1.5),
            svg.stroke(courses(length, 3, 21.5, 39), pale.edge, 1.1),
            svg.path(pinnacles(length, count + 1, 9, 2.2, 1), pale.left),
        ]  # fmt: skip

    def panels(length: float) -> list[Markup]:
        return [
            svg.stroke(ticks(length, 8, 3, 132, 5), stone.right, 1.3, opacity=0.6),
            svg.stroke(ticks(length, 8, 3, 132, 5.8), pale.edge, 0.6, opacity=0.7),
            svg.stroke(ticks(length, 2, 0, 132, 2.4), pale.edge, 2.2),
            svg.stroke(courses(length, 26, 52, 78, 104), pale.edge, 1.6),
            svg.stroke(ticks(length, 3, 6, 118, 9), window(scene), 2, stroke_dasharray="7 19"),
        ]  # fmt: skip

    wing_x, wing_y = Block(0, 62, 78, 94, 0, 46), Block(62, 0, 94, 78, 0, 46)
    shaft, stage = Block(76, 76, 112, 112, 0, 134), Block(73, 73, 115, 115, 134, 172)
    belfry, lantern = Block(76, 76, 112, 112, 172, 184), Block(87, 87, 101, 101, 206, 216)

    def clock(length: float) -> list[Markup]:
        return [*_clock(scene, length / 2, 19, 15), svg.stroke(courses(length, 1.5, 36.5), gold.edge, 1.6),
                svg.stroke(ticks(length, 2, 2, 36, 1.5), pale.edge, 2)]  # fmt: skip

    def bells(length: float) -> list[Markup]:
        return [svg.path(arches(length, 7, 2, (3.4, 10), 2, pointed=True), window(scene, "#2f3648")),
                svg.path(pinnacles(length, 2, 16, 3.4, 0), pale.left)]  # fmt: skip

    def light(length: float) -> list[Markup]:
        return [svg.path(arches(length, 3, 1, (3, 8), 1, pointed=True), window(scene, "#2f3648"))]

    dormers = [
        wall(Block(81, 81, 107, 107, 172, 202), svg.path(arches(26, 3, 3, (3, 6), 3, pointed=True), gold.left))
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


def _stonehenge(scene: Scene) -> Markup:
    palette = scene.palette
    stones: list[tuple[float, float, Markup]] = []
    fallen = {2, 3, 8, 12, 16, 17}
    for i in range(20):
        a = 360 / 20 * i + 6
        x, y = 60 + 50 * math.cos(math.radians(a)), 60 + 50 * math.sin(math.radians(a))
        if i in fallen:
            if i % 3 == 0:
                stones.append((x + y, 0, _stone(scene, (x + 3, y + 4), (18, 8, 6), a + 40)))
            continue
        stones.append((x + y, 0, _stone(scene, (x, y), (9, 6, 29 + i % 3), a + 90)))
        if i + 1 not in fallen and i < 19 and i not in {5, 14}:
            b = a + 360 / 40
            u, v = 60 + 50 * math.cos(math.radians(b)), 60 + 50 * math.sin(math.radians(b))
            stones.append((u + v + 1, 1, _stone(scene, (u, v), (16, 7, 6), b + 90, 30)))
    for i, a in enumerate((165, 205, 245, 285, 325)):
        x, y = 60 + 25 * math.cos(math.radians(a)), 60 + 25 * math.sin(math.radians(a))
        high = 40.0 + 4 * (i == 2)
        along = math.radians(a + 90)
        for k in (-1, 1):
            u, v = x + k * 6 * math.cos(along), y + k * 6 * math.sin(along)
            stones.append((u + v, 0, _stone(scene, (u, v), (8, 7, high), a + 90)))
        if i != 3:
            stones.append((x + y + 8, 1, _stone(scene, (x, y), (22, 8.5, 8), a + 90, high)))
    stones.sort(key=lambda stone: stone[:2])
    ditch = svg.ellipse(*project(60, 60), 60 * 1.2247, 60 * 0.7071, palette.snowed("#a9b878").top)
    path = svg.stroke(svg.polygon([project(60, 60), project(106, 94)], close=False),
                      palette.snowed("#cdbf94").top, 9, opacity=0.7)  # fmt: skip
    return svg.join([ditch, path, *(markup for _, _, markup in stones)])


RING = ((1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7), (-1.0, 0.0), (-0.7, -0.7), (0.0, -1.0), (0.7, -0.7))

STONEHENGE = Landmark("Stonehenge", _stonehenge, 120, 120, 54, Site.PARK, (
    *(Block(54 + 50 * c, 54 + 50 * s, 66 + 50 * c, 66 + 50 * s, 0, 32) for c, s in RING), Block(40, 40, 60, 60, 0, 44),
))  # fmt: skip

CITIES: Cities = {
    2643743: (BIG_BEN,),
    2657355: (STONEHENGE,),
    2638664: (STONEHENGE,),
}
