"""Temples of Thailand and Cambodia."""

import math
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Rect, Vector, project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.asia_kit import arcade, floodlit, ground_glow, halo, lamps, strokes
from dioramacast.renderer.landmarks.asia_roofs import stairs
from dioramacast.renderer.landmarks.asia_round import bell, cone_ribs, finial, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import Profile
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face
from dioramacast.renderer.svg import Markup


def _prang(scene: Scene, size: float) -> Markup:
    """A corncob tower, banded with rows of niches and flowers of broken porcelain; ``size`` 1 is 110 high."""
    palette, definitions = scene.palette, scene.definitions
    white, gold = floodlit(palette, "#f1ead8", 0.85), floodlit(palette, "#e8b840", 0.8)
    shape: Profile = [
        (22, 0),
        (20, 10),
        (17.5, 20),
        (15.5, 30),
        (15, 44),
        (15.2, 58),
        (14, 72),
        (11, 84),
        (6, 93),
        (0, 97),
    ]
    scaled = [(r * size, z * size) for r, z in shape]
    parts = [bell(scaled, white, definitions, 0.15), cone_ribs(scaled, 9, white.face((0.9, -0.4, -0.2)), 0.7)]
    for colour, shift in (("#4f9a8a", 0.0), ("#c9584a", 2.2), ("#d9a83c", 4.2)):
        bands = [(r + 0.6, z + shift * size) for r, z in scaled[1:-2]]
        parts.append(rings(bands, floodlit(palette, colour, 0.7).left, 1.5 * size + 0.3, 0.9))
    niches = "".join(
        svg.outline("M", x - w, y - size * z, "v", -5 * size, "q", w, -4 * size, 2 * w, 0, "v", 5 * size, "z")
        for z, r, w in ((31, 15.6, 1.7), (47, 15.2, 1.6), (62, 15, 1.5))
        for x, y in ((r * size * CIRCLE_RX * math.cos(a), r * size * CIRCLE_RY * math.sin(a))
            for a in (math.pi * (k + 0.5) / 7 for k in range(7)))
    )  # fmt: skip
    parts.append(svg.path(niches, floodlit(palette, "#6d6a78", 0.3).right))
    spike = [(2.4 * size, 95 * size), (1.2 * size, 104 * size), (0, 122 * size)]
    prongs = svg.outline(
        "M", -4 * size, -103 * size, "q", 0, 4 * size, 4 * size, 4 * size, "q", 4 * size, 0, 4 * size, -4 * size
    )
    return svg.join([*parts, bell(spike, gold, definitions, 0), svg.stroke(prongs, gold.left, 1.3)])


def _wat_arun(scene: Scene) -> Markup:
    palette = scene.palette
    white, stone = floodlit(palette, "#efe8d8", 0.8, 0.5), palette.snowed("#d5cec0")
    tile = floodlit(palette, "#c9764a", 0.7)
    parts = [box(Block(0, 0, 120, 120, 0, 4), stone), ground_glow(scene, 60, 60, 58)]
    prang = scene.definitions.shape(_prang(scene, 1))
    plinth = Block(0, 0, 30, 30, 4, 16)
    niches = arcade(scene, plinth, (4, 4), (3.4, 7), sill=2, kind="pointed", dark="#8a6a58")
    shrine = scene.definitions.shape(svg.join([box(plinth, white), *niches, svg.use(prang, project(15, 15, 16), 0.56)]))
    parts += [svg.use(shrine, project(3, 3)), svg.use(shrine, project(3, 87)), svg.use(shrine, project(87, 3))]
    middle = []
    for inset, z0, z1 in ((22, 4, 22), (28, 22, 40), (34, 40, 56), (39, 56, 68)):
        block = Block(inset, inset, 120 - inset, 120 - inset, z0, z1)
        count = int(block.width // 8)
        middle += [
            box(block, white),
            *arcade(scene, block, (count, count), (4, (z1 - z0) * 0.56), sill=3, kind="pointed", dark="#7a5a52"),
        ]
        for h, colour in ((z1 - 2, "#4f9a8a"), (z0 + 1.6, "#c9584a")):
            rail = [(inset, 120 - inset, h), (120 - inset, 120 - inset, h), (120 - inset, inset, h)]
            middle.append(strokes([rail], floodlit(palette, colour, 0.7).left, 1.6))
    for k, (near, z) in enumerate(((98, 22), (92, 40), (86, 56), (81, 68))):
        foot = near + (11 if k == 0 else 5)
        base = 4 if k == 0 else (22, 40, 56)[k - 1]
        middle += [
            stairs(Rect(54, near, 66, foot), z, tile, along_y=True, base=base),
            stairs(Rect(near, 54, foot, 66), z, tile, along_y=False, base=base),
        ]
    parts += [
        *middle,
        svg.use(prang, project(60, 60, 66), 0.94),
        placed(60, 60, 176, halo(scene, 22)),
        svg.use(shrine, project(87, 87)),
    ]
    return svg.join(parts)


WAT_ARUN = Landmark(
    "Wat Arun", _wat_arun, 120, 120, 182, Site.PLAZA,
    casts=(Block(4, 4, 116, 116, 0, 20), Block(28, 28, 92, 92, 0, 66), Block(46, 46, 74, 74, 0, 150)),
)  # fmt: skip


def _lotus_tower(scene: Scene, stone: Material, size: float) -> Markup:
    """The bud of Khmer towers: swelling tiers, each with its row of antefixes."""
    shape: Profile = [(13, 0), (13.4, 8), (13.6, 16), (12.8, 26), (11, 36), (8.4, 45), (5.4, 52), (2.6, 57), (0, 63)]
    scaled = [(r * size, z * size) for r, z in shape]
    teeth = ""
    for (r0, z0), (r1, z1) in pairwise(scaled[1:-1]):
        r, z = (r0 + r1) / 2 + 0.8, (z0 + z1) / 2
        for k in range(9):
            a = math.pi * (k + 0.5) / 9
            x, y = r * CIRCLE_RX * math.cos(a), r * CIRCLE_RY * math.sin(a) - z
            teeth += svg.outline("M", x - 1.7 * size, y + 1, "l", 1.7 * size, -5 * size, "l", 1.7 * size, 5 * size)
    return svg.join([
        bell(scaled, stone, scene.definitions, 0.2), rings([(r + 0.5, z - 1) for r, z in scaled[1:-2]],
            mix(stone.right, CONTACT, 0.35), 1.8, 0.7),
        svg.path(teeth, stone.face((0.2, 0.7, 0.4)), opacity=0.85),
        finial(62 * size, 9 * size, stone, scene.definitions, 1.6),
    ])  # fmt: skip


def _gallery(scene: Scene, block: Block, stone: Material, roof: Material, columns: int = 0) -> list[Markup]:
    """The wing of a temple: pillars in front of shade, a ribbed vault over them."""
    along_x = block.width > block.depth
    counts, ends = ((columns, 0), (0, 1)) if along_x else ((0, columns), (1, 0))
    if not columns:
        return [box(block, stone), gable_roof(block, 7, roof, stone, along_x)]
    pillars = arcade(scene, block, counts, (3.2, block.height * 0.62), sill=1, kind="flat", dark="#4c4238")
    doors = arcade(scene, block, ends, (4, block.height * 0.66), dark="#3c342c")
    return [box(block, stone), *pillars, *doors, gable_roof(block, 7, roof, stone, along_x)]


def _angkor_wat(scene: Scene) -> Markup:
    palette = scene.palette
    stone, roof = floodlit(palette, "#bfa582", 0.75), floodlit(palette, "#94836c", 0.5, 0.85)
    lawn, water = palette.snowed("#86b45a"), palette.material("#3f8fa6")
    rim = palette.snowed("#c9b896")
    parts = [box(Block(0, 0, 120, 120, 0, 3), rim), face([(3, 3, 3), (117, 3, 3), (117, 117, 3), (3, 117, 3)],
        water.top),
        box(Block(13, 7, 108, 104, 3, 5), lawn), box(Block(53, 96, 67, 120, 3, 6), rim),
        ground_glow(scene, 60, 58, 58)]  # fmt: skip
    for level, (inset, z, tall, count) in enumerate(((17, 5, 13, 11), (26, 20, 11, 9), (34, 42, 10, 7))):
        lo, hi = inset, 114 - inset
        foot = (5, 16, 24)[level]
        if level:
            parts.append(box(Block(lo - 2, lo - 2, hi + 2, hi + 2, foot, z), stone))
            steps = [[(lo - 2, hi + 2, h), (hi + 2, hi + 2, h), (hi + 2, lo - 2, h)] for h in range(foot + 3, z, 4)]
            parts.append(strokes(steps, stone.edge, 1, 0.55))
            if level == 2:
                flights = [
                    scene.definitions.shape(_steep_stair(stone, z - 24, on_left=on_left)) for on_left in (True, False)
                ]
                for m in (lo + 4, 57, hi - 4):
                    parts += [svg.use(flights[0], project(m, hi + 2, 24)), svg.use(flights[1], project(hi + 2, m, 24))]
        w = 7.5
        parts += _gallery(scene, Block(lo, lo, hi, lo + w, z, z + tall), stone, roof)
        parts += _gallery(scene, Block(lo, lo, lo + w, hi, z, z + tall), stone, roof)
        if level == 2:
            tower = scene.definitions.shape(_lotus_tower(scene, stone, 1))
            body = Block(lo + 9, lo + 9, hi - 9, hi - 9, z, z + 22)
            parts += [
                svg.use(tower, project(lo + 4, lo + 4, z + 4), 0.66),
                box(body, stone),
                svg.use(tower, project(57, 57, z + 20), 1.08),
            ]
            parts += [
                svg.use(tower, project(lo + 4, hi - 4, z + 4), 0.66),
                svg.use(tower, project(hi - 4, lo + 4, z + 4), 0.66),
            ]
        parts += _gallery(scene, Block(hi - w, lo + w, hi, hi, z, z + tall), stone, roof, count)
        parts += _gallery(scene, Block(lo, hi - w, hi, hi, z, z + tall), stone, roof, count)
        porch = Block(57 - 6, hi - 2, 57 + 6, hi + 4, z if level else 5, z + tall + 3)
        if level < 2:
            parts += [
                box(porch, stone),
                *arcade(scene, porch, (1, 0), (6, 11), dark="#3c342c"),
                gable_roof(porch, 8, roof, stone, False),
            ]
        else:
            parts.append(svg.use(tower, project(hi - 4, hi - 4, z + 4), 0.66))
    parts.append(
        strokes(
            [[(53, y, 6), (53, y, 9)] for y in range(106, 121, 4)]
            + [[(67, y, 6), (67, y, 9)] for y in range(106, 121, 4)],
            stone.left,
            1.4,
        )
    )
    lights = [(x, 104.5, 6) for x in range(18, 104, 12)] + [(108.5, y, 6) for y in range(12, 104, 12)]
    return svg.join([*parts, lamps(scene, lights, 1.8)])


def _steep_stair(stone: Material, rise: float, *, on_left: bool) -> Markup:
    """A flight 6 wide against a terrace whose edge runs through the origin."""

    def turn(*spots: Vector) -> list[Vector]:
        return list(spots) if on_left else [(y, x, z) for x, y, z in spots]

    treads = [turn((-3, 7 * t, rise * (1 - t)), (3, 7 * t, rise * (1 - t))) for t in (0.2, 0.4, 0.6, 0.8)]
    slope = stone.face((0, 0.7, 0.7)) if on_left else stone.face((0.7, 0, 0.7))
    return svg.join([
        face(turn((3, 7, 0), (3, 0, 0), (3, 0, rise)), stone.right if on_left else stone.left),
        face(turn((-3, 7, 0), (3, 7, 0), (3, 0, rise), (-3, 0, rise)), slope),
        strokes(treads, mix(slope, CONTACT, 0.5), 0.9, 0.6),
    ])  # fmt: skip


ANGKOR_WAT = Landmark(
    "Angkor Wat", _angkor_wat, 120, 120, 140, Site.PARK, open_ground=40,
    casts=(Block(14, 14, 100, 100, 0, 22), Block(30, 30, 84, 84, 0, 60), Block(48, 48, 66, 66, 0, 120)),
)  # fmt: skip

CITIES: Cities = {1609350: (WAT_ARUN,), 1822214: (ANGKOR_WAT,)}
