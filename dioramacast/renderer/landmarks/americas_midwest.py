"""Chicago, St. Louis and Seattle: the Willis Tower with Cloud Gate, the Gateway Arch, and the Space Needle."""

import math
import random

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import bays, dressed, floodlit, halo, opening, slots, tube
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import curve, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

CHICAGO, ST_LOUIS, SEATTLE = 4887398, 4407066, 5809844

BUNDLE = ((114, 204, 150), (246, 246, 204), (150, 204, 114))
"""Heights of the nine tubes of the Willis Tower: rows from the back along y, in each row along x."""


def _willis_tower(scene: Scene) -> Markup:
    """Nine black tubes that end at four heights, under two white masts."""
    palette = scene.palette
    black, roof = palette.material("#4b505e"), palette.snowed("#666b78")
    louvre = palette.material("#2b2f3b")
    size, parts = 22.0, []
    for row, column in sorted(((j, i) for j in range(3) for i in range(3)), key=sum):
        top = float(BUNDLE[row][column])
        left = BUNDLE[row + 1][column] if row < 2 else 0
        right = BUNDLE[row][column + 1] if column < 2 else 0
        low = float(min(left, right, top - 2))
        block = Block(2 + size * column, 2 + size * row, 2 + size * (column + 1), 2 + size * (row + 1), low, top)
        skin = bays(scene, f"willis {row} {column}", 4, 7, block.height - 9, floor=10.4, width=0.62)
        parts.append(dressed(scene, block, black, skin, roof))
        for z in (top - 6, 204 - 60, 92, 30):
            if low < z - 6 and z <= top:
                for wall, tone in ((left_wall, louvre.left), (right_wall, louvre.right)):
                    parts.append(wall(block, svg.rect(0, top - z, size, 4.5, tone)))
    entrance = opening(palette, "#5f6f86", "#ffe2a4")
    ground = Block(2, 2, 68, 68, 0, 9)
    parts += [wall(ground, svg.path(slots(66, 15, 1, (3, 8)), entrance)) for wall in (left_wall, right_wall)]
    white = floodlit(palette, "#f2f2f0")
    for x, y in ((13, 35), (35, 35)):
        mast = [(3, 246), (3, 252), (2.2, 253), (1.8, 278), (1, 279), (0.6, 300)]
        parts += [tube(scene, x, y, mast, white), placed(x, y, 300, svg.circle(0, 0, 1.3, palette.shown("#ff5a4a")))]
    return svg.join([*parts, _cloud_gate(scene)])


def _cloud_gate(scene: Scene) -> Markup:
    """The mirrored bean, with sky above and the plaza below in its skin."""
    palette, definitions = scene.palette, scene.definitions
    plaza = face([(70, 70, 0.2), (108, 70, 0.2), (108, 108, 0.2), (70, 108, 0.2)], palette.snowed("#cfccc6").top)
    steel, city = palette.material("#eef3f8"), palette.material("#7f8da4")
    bean = "M-27 0C-32-10-27-25-8-26C6-27 24-24 28-11C30-4 28 2 22 3C14 4 12-5 1-5C-9-5-11 4-18 4C-22 4-25 3-27 0Z"
    skin = definitions.linear([(0, palette.background), (0.3, steel.top), (0.55, steel.left), (0.68, city.left),
                               (0.8, palette.material("#d9cdb8").left), (1, city.right)])  # fmt: skip
    towers = "M-20-12v-5h3v-2h3v7zM-10-11v-7h3v7zM-4-11v-9h4v9zM4-11v-6h3v-2h2v8zM13-10v-8h3v8z"
    return svg.join([
        plaza,
        placed(88, 88, 0, svg.ellipse(4, 2, 33, 10, palette.lighting.shadow_colour, opacity=0.35),
               svg.path("M-12 3Q0-8 14 3Q2 5-12 3Z", palette.material("#6c7688").right),
               svg.path(bean, skin), svg.path(towers, city.right, opacity=0.55),
               svg.stroke("M-25-9C-23-20-16-23-6-23.6", "#ffffff", 2.2, opacity=0.75)),
    ])  # fmt: skip


def _gateway_arch(scene: Scene) -> Markup:
    """A steel catenary across the picture; its section is a triangle, so a flat back shows above the front."""
    palette = scene.palette
    steel = floodlit(palette, "#cbd5de")
    height, half, sharpness = 206.0, 92.0, 3.0022
    scale = height / (math.cosh(sharpness) - 1)
    lawn = svg.path(
        curve(
            [project(*p) for p in ((4, 96, 0), (40, 40, 0), (96, 4, 0), (117, 20, 0), (70, 76, 0), (20, 117, 0))],
            close=True,
        ),
        palette.snowed("#82b95f").top,
    )
    path = svg.stroke(svg.outline("M", *project(12, 108), "Q", *project(56, 56), *project(108, 12)),
                      palette.snowed("#dccfb8").top, 7)  # fmt: skip
    outer: list[Point] = []
    inner: list[Point] = []
    flange: list[Point] = []
    cx, cy = project(60, 60)
    for i in range(41):
        t = -1 + i / 20
        x, y = t * half, cy - (height - scale * (math.cosh(sharpness * t) - 1))
        slope = scale * sharpness / half * math.sinh(sharpness * t)
        length = math.hypot(1, slope)
        nx, ny = slope / length, -1 / length
        width = 3.6 + 7.2 * abs(t) ** 1.4
        outer.append((cx + x + nx * width, y + ny * width))
        inner.append((cx + x - nx * width, y - ny * width))
        flange.append((cx + x + nx * width + 1.5, y + ny * width - width * 1.25))
    tones = (steel.face((-0.3, 0.9, 0.3)), steel.edge, steel.face((0.7, 0.6, 0.2)), steel.face((1, 0, -0.1)))
    front = scene.definitions.linear([(0, tones[0]), (0.3, tones[1]), (0.62, tones[2]), (1, tones[3])], (0, 0), (1, 0))
    back = scene.definitions.linear(
        [(0, steel.right), (0.45, steel.top), (1, steel.face((0.4, 0.1, 0.9)))], (0, 0), (1, 0)
    )
    joints = "".join(
        svg.polygon([outer[i], ((outer[i][0] + inner[i][0]) / 2, (outer[i][1] + inner[i][1]) / 2)], close=False)
        for i in range(0, 41, 1)
    )
    windows = svg.stroke("".join(svg.outline("M", cx + dx, outer[20][1] + 3.4, "h", 2.4) for dx in (-12, -6, 0, 6, 12)),
                         opening(palette, "#56637a"), 1.8)  # fmt: skip
    trees = [(6, 84, 0), (24, 64, 0), (64, 24, 0), (84, 6, 0), (42, 108, 0), (58, 96, 0), (74, 84, 0), (96, 60, 0),
             (110, 42, 0), (82, 92, 0), (62, 112, 0)]  # fmt: skip
    glow = [halo(scene, project(x, y), 44, "#fff2d0", 0.6) for x, y in ((10, 110), (110, 10))]
    return svg.join([
        lawn, path, canopy(scene, trees[:4], ("#5f9f4a", "#74ad50"), 0.85),
        svg.path(svg.polygon([*flange, *reversed(outer)]), back),
        svg.path(svg.polygon([*outer, *reversed(inner)]), front),
        svg.stroke(svg.polygon(outer, close=False), steel.edge, 1.1, opacity=0.8),
        svg.stroke(joints, steel.right, 0.7, opacity=0.5), windows, *glow,
        canopy(scene, trees[4:], ("#5f9f4a", "#74ad50"), 0.85),
    ])  # fmt: skip


NEEDLE = ((32, 0, 7), (22, 30, 5.8), (14, 70, 5), (10, 108, 4.5), (9.6, 128, 4.5), (12, 150, 4.8), (18, 172, 5.4))
"""A leg of the Space Needle from its foot up: distance from the middle, height, half its width."""


def _space_needle(scene: Scene) -> Markup:
    """Three pinched pairs of legs under a saucer with a halo and a spire."""
    palette, definitions = scene.palette, scene.definitions
    white, orange = floodlit(palette, "#f3efe6", 0.1), floodlit(palette, "#e8a24a", 0.4)
    core = floodlit(palette, "#c9c6c0", 0.0, 0.6)

    def leg(angle: float) -> Markup:
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        edges = [[project(r * c - k * w * s, r * s + k * w * c, z) for r, z, w in NEEDLE] for k in (-1, 1)]
        tone = white.face((round(c, 2), round(s, 2), 0.2)) if c + s > 0 else white.right
        d = curve(edges[0]) + "L" + curve(edges[1][::-1])[1:] + "Z"
        groove = curve([((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(*edges, strict=True)])
        return svg.join([svg.path(d, tone), svg.stroke(groove, core.right, 2, opacity=0.7),
                         svg.stroke(curve(edges[1]), white.edge, 0.8, opacity=0.6)])  # fmt: skip

    lift = svg.path("M-2.4-12V-168M2.4-12V-168", "none", stroke=opening(palette, "#8a8f9c"), stroke_width=1.1,
                    stroke_dasharray="5 3")  # fmt: skip
    fins = "".join(
        svg.polygon([project(18 * c, 18 * s, 176), project(38 * c, 38 * s, 181)], close=False)
        for c, s in ((math.cos(math.radians(a)), math.sin(math.radians(a))) for a in range(-42, 140, 13))
    )
    saucer = [
        turned([(12, 166), (17, 172), (22, 177)], white, definitions),
        turned([(22, 176), (39.5, 181), (40.5, 183.5)], white, definitions),
        svg.stroke(fins, white.right, 1, opacity=0.6),
        turned([(40.5, 183.5), (33, 186.5)], white, definitions),
        turned([(32, 186), (31.4, 197)], palette.material("#41526e"), definitions),
        svg.stroke(ring_posts(31.6, 188, 196, 20), opening(palette, "#86b4d4", "#ffdf94"), 2.8, stroke_linecap="butt"),
        turned([(36, 197), (36.4, 199), (26, 203.5), (17, 206)], orange, definitions),
        turned([(13, 205), (13, 210), (8, 213), (5.5, 220), (3.4, 222)], white, definitions),
        turned([(1.5, 222), (1.1, 240), (0.3, 262)], white, definitions),
        svg.circle(0, -262, 1.5, palette.shown("#ff6a5a")),
    ]
    base = [
        svg.ellipse(0, 0, 46 * CIRCLE_RX, 46 * CIRCLE_RY, palette.snowed("#cfc8bd").top),
        svg.ellipse(0, 0, 38 * CIRCLE_RX, 38 * CIRCLE_RY, palette.snowed("#86bb62").top),
        turned([(24, 0), (24, 8)], palette.material("#5d7387"), definitions),
        turned([(26, 8), (26, 10.5)], floodlit(palette, "#e9e4da", 0.8), definitions),
    ]
    ground = svg.EMPTY
    if is_lit(palette):
        ground = halo(scene, (0, -190), 74, "#ffe2a8", 0.4)
    chance = random.Random("space needle trees")  # noqa: S311 -- where trees stand, not a secret
    turns = [math.radians(a + chance.uniform(-6, 6)) for a in (-30, 5, 40, 75, 110, 135)]
    trees = [(42 * math.cos(a), 42 * math.sin(a), 0.0) for a in turns]
    return placed(
        48, 48, 0, *base, leg(225), turned([(6, 0), (5.4, 168)], core, definitions), lift, leg(345), leg(105), *saucer,
        ground, canopy(scene, trees, ("#4f8f5c", "#5f9f4a"), 0.7),
    )  # fmt: skip


WILLIS_TOWER = Landmark(
    "the Willis Tower", _willis_tower, 108, 108, 300,
    casts=(Block(2, 2, 68, 68, 0, 114), Block(2, 24, 46, 46, 0, 190), Block(74, 82, 104, 96, 0, 20)),
)  # fmt: skip
GATEWAY_ARCH = Landmark(
    "the Gateway Arch", _gateway_arch, 120, 120, 206, Site.PARK,
    casts=(Block(2, 100, 18, 116, 0, 80), Block(100, 2, 116, 18, 0, 80)),
)  # fmt: skip
SPACE_NEEDLE = Landmark(
    "the Space Needle", _space_needle, 96, 96, 262,
    casts=(Block(40, 40, 56, 56, 0, 180), Block(24, 24, 72, 72, 0, 12)),
)  # fmt: skip

CITIES: Cities = {CHICAGO: (WILLIS_TOWER,), ST_LOUIS: (GATEWAY_ARCH,), SEATTLE: (SPACE_NEEDLE,)}
