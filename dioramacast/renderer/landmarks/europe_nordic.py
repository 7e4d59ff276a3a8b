"""Landmarks of the far north: Hallgrímskirkja, Oslo's opera and ski jump."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, pyramid, ticks, window
from dioramacast.renderer.landmarks.kit import arches, is_lit, levels
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    Block,
    box,
    face,
    left_wall,
    line,
    right_wall,
)
from dioramacast.renderer.svg import Markup


def _hallgrimskirkja(scene: Scene) -> Markup:
    palette = scene.palette
    concrete, snowed = floodlit(scene, "#dcdcd6"), palette.snowed("#dcdcd6")
    slate = palette.snowed("#6d7783")
    nave = Block(42, 2, 78, 84, 0, 56)

    def bays(length: float) -> list[Markup]:
        count = max(1, round(length / 9))
        return [svg.path(arches(length, count, 12, (3.6, 36), margin=1, shape="lancet"), window(scene)),
                svg.stroke(ticks(length, count + 1, 2, 56, 1), concrete.edge, 1.8)]  # fmt: skip

    def step(x: float, height: float, width: float, y: float) -> Markup:
        block = Block(x, y - 7, x + width, y, 0, height)
        crease = svg.stroke(ticks(width, 2, 1, height, width * 0.25), concrete.right, 0.8, opacity=0.45)
        return svg.join([box(block, concrete, snowed), left_wall(block, crease)])

    heights = [132.0 * math.exp(-0.29 * i) + 4 for i in range(10)]
    left = [step(47 - 5 * (i + 1), h - 4, 5, 94 - 0.9 * i) for i, h in enumerate(heights)]
    right = [step(73 + 5 * i, h - 4, 5, 94 - 0.9 * i) for i, h in enumerate(heights)]
    tower, belfry = Block(47, 70, 73, 100, 0, 142), Block(50, 73, 70, 97, 142, 160)

    def ribs(length: float) -> list[Markup]:
        return [
            svg.stroke(ticks(length, 7, 0, 142, 2), concrete.edge, 1.6),
            svg.stroke(ticks(length, 6, 2, 142, 4), concrete.right, 1, opacity=0.5),
        ]

    front = [
        *ribs(26), svg.path(arches(26, 1, 22, (6, 50), shape="lancet"), window(scene)),
        svg.path(arches(26, 1, 110, (9, 32), shape="lancet"), palette.material("#6f4f3c").left),
        svg.circle(13, 92, 4.6, palette.material("#2d3440").left), svg.stroke("M13 92v-3m0 3h2", concrete.edge, 0.9),
        svg.circle(13, 92, 4.6, "none", stroke=concrete.edge),
    ]  # fmt: skip

    def bells(length: float) -> list[Markup]:
        return [
            svg.path(arches(length, 3, 3, (3.6, 13), margin=1, shape="lancet"), window(scene, "#3a4252")),
            svg.stroke(levels(length, 1), concrete.edge, 1.4),
        ]

    plaza = svg.path(svg.polygon([project(x, y, 0.3) for x, y in ((0, 96), (120, 96), (92, 120), (28, 120))]),
                     palette.snowed("#b9bcc0").top)  # fmt: skip
    return svg.join([
        plaza, clad(scene, nave, concrete, bays), gable_roof(nave, 30, slate, concrete, ridge_along_x=False),
        *left[::-1], clad(scene, tower, concrete, None, snowed), left_wall(tower, *front),
        right_wall(tower, *ribs(30)), *right,
        clad(scene, belfry, concrete, bells, snowed),
        pyramid(Block(49, 72, 71, 98, 160, 160), floodlit(scene, "#c3c6c8"), 190),
        svg.path(svg.polygon([project(47, 100, 142), project(50, 100, 156), project(53, 100, 142)]), concrete.left),
        svg.path(svg.polygon([project(67, 100, 142), project(70, 100, 156), project(73, 100, 142)]), concrete.left),
        svg.path(svg.polygon([project(73, 76, 142), project(73, 73, 156), project(73, 70, 142)]), concrete.right),
        cross(60, 85, 189, 15, palette.material("#6b7078").left),
    ])  # fmt: skip


HALLGRIMSKIRKJA = Landmark("Hallgrímskirkja", _hallgrimskirkja, 120, 120, 206, Site.PLAZA, (
    Block(42, 2, 78, 84, 0, 66), Block(22, 84, 98, 96, 0, 50), Block(34, 84, 86, 96, 0, 90),
    Block(47, 70, 73, 100, 0, 165),
))  # fmt: skip


def _opera_house(scene: Scene) -> Markup:
    """White marble planes that rise out of the water, a glazed foyer, and the stage tower."""
    palette = scene.palette
    marble, white = palette.snowed("#eef0f0"), floodlit(scene, "#eef0f0", 0.5)
    glass = palette.shown("#ffd893") if is_lit(scene.palette) else palette.material("#6fa3c4").left
    wood = palette.material("#b98a58").left
    foyer, fly = Block(16, 18, 60, 52, 14, 36), Block(30, 20, 52, 38, 40, 58)

    def panes(length: float) -> list[Markup]:
        return [svg.rect(0, 0, length, 22, glass), svg.rect(length * 0.32, 4, length * 0.36, 18, wood, opacity=0.55),
                svg.stroke(ticks(length, round(length / 4) + 1, 0, 22, 0.6), white.edge, 0.9),
                svg.stroke(levels(length, 11), white.edge, 0.7)]  # fmt: skip

    def slabs(length: float) -> list[Markup]:
        return [svg.stroke(ticks(length, round(length / 4), 1, 17, 2), white.right, 0.7, opacity=0.5)]

    plaza = [(2, 66, 6), (66, 66, 6), (66, 8, 14), (10, 8, 14)]
    ramp_left = [(2, 66, 6), (-2, 82, -3), (82, 82, -3), (66, 66, 6)]
    ramp_right = [(66, 66, 6), (82, 82, -3), (82, 4, -1), (66, 8, 14)]
    slope = [(60, 52, 36), (80, 40, 3), (80, 6, 8), (60, 14, 38)]
    roof = [(12, 14, 38), (12, 56, 37), (64, 56, 37), (64, 14, 40)]
    joints = "".join(
        svg.polygon([project(2 + 64 * t, 66, 6), project(-2 + 84 * t, 82, -3)], close=False)
        for t in (0.2, 0.4, 0.6, 0.8)
    )
    return svg.join([
        face([(-2, 82, -3), (2, 66, 6), (10, 8, 14), (0, 8, -3)], white.right),
        face(ramp_right, marble.face((0.45, 0, 0.9))),
        face(plaza, marble.top), face(ramp_left, marble.face((0, 0.5, 0.85))),
        svg.stroke(joints, white.right, 0.7, opacity=0.5),
        line([(2, 66, 6), (66, 66, 6), (66, 8, 14)], marble.edge, 1.4),
        line([(-2, 82, -3), (82, 82, -3), (82, 4, -1)], marble.edge, 1.6),
        box(foyer, white), left_wall(foyer, *panes(44)), right_wall(foyer, *panes(34)),
        face(slope, marble.face((0.8, 0.2, 0.6))), face([(60, 52, 36), (80, 40, 3), (64, 56, 8)], white.left),
        face(roof, marble.top), face([(12, 56, 37), (64, 56, 37), (64, 56, 34), (12, 56, 34)], white.left),
        line([(12, 56, 37), (64, 56, 37), (64, 14, 40)], marble.edge, 1.4),
        clad(scene, fly, white, slabs, marble),
    ])  # fmt: skip


OPERA_HOUSE = Landmark("the Opera House", _opera_house, 80, 80, 62, Site.WATER, (Block(10, 10, 66, 60, 0, 34),))


def _holmenkollen(scene: Scene) -> Markup:
    """A white ribbon of steel over a wooded hill, swooping down towards the viewer."""
    palette = scene.palette
    steel, track = floodlit(scene, "#cdd6de", 0.5), palette.snowed("#e6edf3")
    hill, wood = palette.snowed("#6f9a5c"), palette.snowed("#3f7350", 0.45)
    a = 84 * CIRCLE_RX
    cx, cy = project(82, 82)
    silhouette = svg.outline(
        "M", cx - a, cy, "C", cx - a * 0.62, cy - 14, cx - a * 0.4, cy - 92, cx - 8, cy - 104,
        "C", cx + a * 0.34, cy - 104, cx + a * 0.66, cy - 22, cx + a, cy, "A", a, 84 * CIRCLE_RY, 0, 0, 1, cx - a,
        cy, "Z",
    )  # fmt: skip
    tones = hill.around(0.7)
    shade = scene.definitions.linear(list(zip((0.0, 0.25, 0.5, 0.75, 1.0), tones, strict=True)), (0, 0), (1, 0))
    pine = scene.definitions.shape(svg.join([
        svg.path("M0 0h1.6v-4h-3.2v4z", palette.material("#6a4a38").right),
        svg.path("M-7-3L0-20L7-3Q0 1-7-3z", wood.right), svg.path("M-7-3L0-20L1 0Q-4 0-7-3z", wood.left),
        svg.path("M-5-11L0-24L5-11Q0-8-5-11z", wood.right), svg.path("M-5-11L0-24L1-9Q-3-9-5-11z", wood.left),
    ]))  # fmt: skip
    spots = [(-74, -4), (-60, 12), (-52, -22), (-40, 22), (-34, -34), (-64, -6), (-20, 34), (-26, 8), (72, -4),
             (58, 14), (48, -20),
             (66, 6), (36, 30), (84, 2), (-86, 2), (-10, 46), (44, 4), (22, 42)]  # fmt: skip
    trees = [svg.use(pine, (cx + x, cy + y)) for x, y in sorted(spots, key=lambda spot: spot[1])]

    def ribbon(t: float) -> tuple[float, float]:
        """Distance along y and height, from the start (0) through the table to the outrun (1)."""
        y = 34 + 122 * t
        z = 214 - 158 * (1 - (1 - min(t / 0.56, 1)) ** 1.9) if t < 0.56 else 56 - 58 * ((t - 0.56) / 0.44) ** 0.8
        return y, z

    ts = [i / 20 for i in range(12)]
    edge_right = [(91.0, *ribbon(t)) for t in ts]
    edge_left = [(73.0, *ribbon(t)) for t in ts]
    under = [(91.0, y, z - 9 + 4 * i / 11) for i, (_, y, z) in enumerate(edge_right)]
    deck = [*edge_right, *reversed(edge_left)]
    start, table = edge_right[0], edge_right[-1]
    ramp = [(93.0, table[1] + 10, 46.0), (96.0, 152.0, 8.0), (68.0, 152.0, 8.0), (71.0, table[1] + 10, 46.0)]
    landing = svg.path(svg.polygon([project(*p) for p in ramp]), palette.snowed("#b5d88f").face((0, 0.6, 0.7)))
    outrun = svg.ellipse(*project(82, 152, 4), 22 * CIRCLE_RX, 12 * CIRCLE_RY + 4, palette.snowed("#a5cf80").top)
    posts: list[tuple[Point, Point]] = []
    for i in (1, 5):
        _, y, z = edge_right[i]
        posts += [(project(91, y, z - 6), project(91, y - 4, 60)), (project(73, y, z - 6), project(73, y - 4, 60))]
    legs = "".join(svg.polygon(post, close=False) for post in posts)
    braces = svg.polygon([posts[0][1], posts[2][0], posts[2][1], posts[0][0]], close=False)
    cabin = Block(70, start[1] - 14, 94, start[1] + 2, 206, 228)
    lamps = svg.stroke(svg.polygon([project(*p) for p in edge_right], close=False), palette.shown("#fff3cf"), 2.4,
                       stroke_dasharray="0 6") if is_lit(scene.palette) else svg.EMPTY  # fmt: skip
    return svg.join([
        svg.path(silhouette, shade), *trees[:7], landing, outrun,
        svg.stroke(legs, steel.right, 5), svg.stroke(legs, steel.left, 2), svg.stroke(braces, steel.right, 1.4),
        face([*edge_right, *reversed(under)], steel.right),
        svg.path(svg.polygon([project(*p) for p in deck]), track.face((0, 0.75, 0.65))),
        svg.stroke(svg.polygon([project(x - 6, y, z) for x, y, z in edge_right], close=False)
                   + svg.polygon([project(x + 6, y, z) for x, y, z in edge_left], close=False), steel.right, 0.9,
                   opacity=0.6),
        line(edge_right, track.edge, 2), line(edge_left, track.edge, 1.4), lamps,
        clad(scene, cabin, steel, lambda length: [svg.rect(2, 4, length - 4, 7, window(scene, "#56708c"))], track),
        *trees[7:],
    ])  # fmt: skip


HOLMENKOLLEN = Landmark("the Holmenkollen ski jump", _holmenkollen, 164, 164, 236, Site.BACK, (
    Block(20, 20, 140, 140, 0, 40), Block(50, 40, 110, 110, 0, 90), Block(72, 20, 92, 60, 90, 210),
))  # fmt: skip

CITIES: Cities = {
    3413829: (HALLGRIMSKIRKJA,),
    3143244: (
        OPERA_HOUSE,
        HOLMENKOLLEN,
    ),
}
