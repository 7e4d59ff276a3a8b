"""Tokyo Tower, Mount Fuji and the Golden Pavilion."""

from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Rect, lerp, project
from dioramacast.renderer.landmarks.asia_kit import arcade, floodlit, ground_glow, halo, lamps, storeys, strokes
from dioramacast.renderer.landmarks.asia_roofs import eaves, posts, square, truss
from dioramacast.renderer.landmarks.asia_round import bell, bell_outline, finial
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import radius_at
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, turned
from dioramacast.renderer.svg import Markup

ORANGE, WHITE = "#e2542c", "#f5efe6"

TOWER_BANDS = (
    (27.0, 74.0, ORANGE), (21.5, 96.0, ORANGE), (17.5, 116.0, WHITE), (14.8, 136.0, WHITE), (12.4, 156.0, ORANGE),
    (10.2, 176.0, ORANGE), (8.4, 194.0, WHITE), (6.8, 212.0, ORANGE), (5.2, 230.0, ORANGE), (4.0, 244.0, WHITE),
)  # fmt: skip
"""Half the side at the lower end of each band, its height there, and its colour."""


def _tokyo_tower(scene: Scene) -> Markup:
    palette, definitions, middle = scene.palette, scene.definitions, 55.0
    orange, white = floodlit(palette, ORANGE, 0.8), floodlit(palette, WHITE, 0.8)
    concrete = palette.snowed("#cfc8c0")
    foot_town = Block(33, 33, 77, 77, 0, 20)
    parts = [ground_glow(scene, 55, 55, 53)]
    legs = {(x, y): _tower_leg(scene, x, y) for x in (-1, 1) for y in (-1, 1)}
    parts += [legs[-1, -1], box(foot_town, concrete), *storeys(scene, foot_town, (9, 9), 3)]
    parts += [legs[-1, 1], legs[1, -1]]
    for side in (0, 1):
        (a, b), (c, d) = (
            (square(middle, half, z)[side], square(middle, half, z)[side + 1]) for half, z in ((40, 36), (36, 46))
        )
        tone = orange.right if side else orange.left
        parts.append(svg.path(truss((a, b), (c, d), 5), tone, fill_rule="evenodd"))
    parts.append(legs[1, 1])
    parts += [box(Block(25, 25, 85, 85, 71, 76), white), lamps(scene, _deck_lamps(middle, 30, 77), 2)]
    for (half, z, colour), (next_half, next_z, _) in zip(
        TOWER_BANDS, [*TOWER_BANDS[1:], (3.2, 256.0, "")], strict=True
    ):
        material = orange if colour == ORANGE else white
        low, high = square(middle, half, z), square(middle, next_half, next_z)
        tones = (material.left, material.right, mix(material.right, CONTACT, 0.45), mix(material.left, CONTACT, 0.45))
        for side in (2, 3, 0, 1):
            edge = (low[side], low[(side + 1) % 4]), (high[side], high[(side + 1) % 4])
            # Higher up the far side is too small to be seen through the near one.
            corners = (*edge[0], *reversed(edge[1]))
            outline = svg.polygon([project(*p) for p in corners]) if side > 1 and z > 150 else truss(*edge)
            parts.append(svg.path(outline, tones[side], fill_rule="evenodd"))
        parts.append(strokes([[low[1], high[1]]], material.edge, 1.4))
        if z == 116.0:
            parts += _deck(scene, Block(34, 34, 76, 76, 116, 129))
    top_deck = Block(46, 46, 64, 64, 205, 212)
    tip = project(middle, middle, 0)
    mast = [turned([(2.6, 256), (2.2, 268)], white, definitions), turned([(1.8, 268), (1.3, 286)], orange, definitions)]
    parts += [*_deck(scene, top_deck), svg.group(*mast, transform=svg.translate(tip))]
    edges = [(lerp(11, 27, t), lerp(99, 83, t), lerp(6, 70, t)) for t in (0.1, 0.3, 0.5, 0.7, 0.9)]
    mirrored = [(y, x, z) for x, y, z in edges]
    front = [(lerp(100, 57, t), lerp(100, 57, t), lerp(4, 250, t)) for t in (0.05, 0.12, 0.19, 0.26)]
    climb = [(middle + half, middle + half, z) for half, z, _ in TOWER_BANDS[1:]]
    parts += [lamps(scene, [*edges, *mirrored, *front, *climb], 2.2), placed(55, 55, 286, halo(scene, 16, "#ff8a70"))]
    return svg.join([*parts, lamps(scene, [(middle, middle, 287)], 3, "#ff7a60")])


def _tower_leg(scene: Scene, x: int, y: int) -> Markup:
    """One leg, splayed and tapered, on its concrete foot."""
    palette, orange = scene.palette, floodlit(scene.palette, ORANGE, 0.8)

    def corners(reach: float, size: float, z: float) -> list[tuple[float, float, float]]:
        cx, cy = 55 + x * (reach - size / 2), 55 + y * (reach - size / 2)
        h = size / 2
        return [(cx - h, cy + h, z), (cx + h, cy + h, z), (cx + h, cy - h, z), (cx - h, cy - h, z)]

    stages = [corners(lerp(50, 28, t), lerp(18, 14, t), lerp(4, 72, t)) for t in (0, 0.36, 0.69, 1)]
    cx, cy = 55 + x * 41, 55 + y * 41
    parts = [box(Block(cx - 11, cy - 11, cx + 11, cy + 11, 0, 4), palette.snowed("#b9b2aa"))]
    inside = mix(orange.right, CONTACT, 0.5)
    for side, tone in ((0, orange.left), (1, orange.right)):
        bars = ""
        for low, high in pairwise(stages):
            a, b, c, d = (project(*p) for p in (low[side], low[side + 1], high[side + 1], high[side]))
            bars += svg.polygon([a, b, c, d, a, c], close=False) + svg.polygon([b, d], close=False)
        ends = stages[0][side], stages[0][side + 1], stages[-1][side + 1], stages[-1][side]
        parts += [face(ends, inside), svg.stroke(bars, tone, 3.4)]
    parts.append(strokes([[stage[1] for stage in stages]], orange.edge, 1.4))
    return svg.join(parts)


def _deck(scene: Scene, block: Block) -> list[Markup]:
    white = floodlit(scene.palette, WHITE, 0.7)
    count = int(block.width // 3.4)
    size = (2.6, block.height * 0.5)
    return [box(block, white), *arcade(scene, block, (count, count), size, sill=3, kind="flat", dark="#55759a")]


def _deck_lamps(middle: float, half: float, z: float) -> list[tuple[float, float, float]]:
    low, high = middle - half, middle + half
    steps = [lerp(low, high, i / 6) for i in range(7)]
    return [*((s, high, z) for s in steps), *((high, s, z) for s in steps)]


TOKYO_TOWER = Landmark(
    "Tokyo Tower", _tokyo_tower, 110, 110, 290, Site.PARK,
    casts=(Block(8, 8, 102, 102, 0, 30), Block(26, 26, 84, 84, 0, 80), Block(40, 40, 70, 70, 0, 160)),
)  # fmt: skip

FUJI = ((85.0, 0.0), (72.0, 8.0), (58.0, 22.0), (45.0, 41.0), (32.0, 64.0), (20.5, 89.0), (9.0, 113.0))


def _mount_fuji(scene: Scene) -> Markup:
    """The cone, its snow running down in tongues, and the crater."""
    palette, definitions = scene.palette, scene.definitions
    rock = palette.snowed(mix("#5c6f96", palette.ground.turf, 0.14), 0.55)
    snow = palette.material("#f7faff")
    cone = bell(FUJI, rock, definitions, 0.5)
    top_radius, top_z = FUJI[-1]
    crater = CIRCLE_RX * top_radius, CIRCLE_RY * top_radius
    lower = (-1.0, -0.82, -0.62, -0.4, -0.2, 0.02, 0.24, 0.44, 0.64, 0.84, 1.0)
    depths = (74, 48, 70, 38, 62, 30, 60, 42, 72, 52, 76)
    tongues = [_on_flank(share, z) for share, z in zip(lower, depths, strict=True)]
    cap = svg.outline("M", -crater[0], -top_z) + "".join(svg.outline("L", *spot) for spot in tongues)
    cap += svg.outline("L", crater[0], -top_z, "A", *crater, 0, 0, 0, -crater[0], -top_z, "Z")
    tones = snow.around(0.6)
    paint = definitions.linear(list(zip((0.0, 0.25, 0.5, 0.75, 1.0), tones, strict=True)), (0, 0), (1, 0))
    streaks = "".join(
        svg.polygon([_on_flank(share, high), _on_flank(share * 1.02, (high + low) / 2), _on_flank(share, low)],
            close=False)
        for share, high, low in (
            (-0.75, 52, 14), (-0.52, 56, 10), (-0.3, 42, 5), (-0.08, 40, 3), (0.13, 34, 0), (0.34, 46, 6),
            (0.54, 46, 8), (0.74, 54, 16),
        )
    )  # fmt: skip
    ribs = "".join(
        svg.polygon([_on_flank(share, 104), _on_flank(share, low)], close=False)
        for share, low in ((-0.5, 60), (-0.1, 52), (0.34, 54), (0.55, 62), (0.75, 76))
    )
    wood = palette.snowed("#5d8a5a", 0.7)
    return placed(
        85, 85, 0, svg.path(bell_outline([(81, 0), (70, 8), (60, 19)]), definitions.linear(
            [(0, wood.face((-0.3, 0.7, 0.6)), 1), (1, wood.face((0.7, -0.3, 0.6)), 1)], (0, 0), (1, 0))),
        cone, svg.stroke(streaks, rock.edge, 2.2, opacity=0.28), svg.path(cap, paint),
        svg.stroke(ribs, palette.material("#8ea4cf").right, 1.6, opacity=0.35),
        svg.ellipse(0, -top_z, *crater, snow.top), svg.ellipse(0.8, -top_z + 1.2, crater[0] * 0.72, crater[1] * 0.62,
            palette.material("#6f7fa6").right),
    )  # fmt: skip


def _on_flank(share: float, z: float) -> tuple[float, float]:
    """A spot on the visible side: ``share`` -1 at the left rim, 0 in front, 1 at the right rim."""
    radius = radius_at(FUJI, z)
    across = min(1.0, abs(share))
    return share * radius * CIRCLE_RX, -z + radius * CIRCLE_RY * (1 - across * across) ** 0.5


MOUNT_FUJI = Landmark(
    "Mount Fuji", _mount_fuji, 170, 170, 114, Site.BACK, casts=(Block(30, 30, 140, 140, 0, 40),)
)  # fmt: skip


def _golden_pavilion(scene: Scene) -> Markup:
    """Three storeys, two of them gilded, on a terrace in the mirror pond."""
    palette, definitions = scene.palette, scene.definitions
    gold, wood = floodlit(palette, "#f0b93a", 0.75), floodlit(palette, "#8a5a3a", 0.6)
    plaster, roof = floodlit(palette, "#f4ead6", 0.6), palette.snowed("#6b5a4e")
    pond, stone = palette.material("#3f8f98"), palette.snowed("#a9a496")
    parts = [
        box(Block(0, 0, 120, 120, 0, 3), palette.snowed("#7fae5c")),
        face([(6, 6, 3), (114, 6, 3), (114, 114, 3), (6, 114, 3)], stone.top),
        face([(9, 9, 3), (111, 9, 3), (111, 111, 3), (9, 111, 3)], pond.top),
        strokes([[(9, 111, 3), (9, 9, 3), (111, 9, 3)]], pond.right, 2.4),
    ]
    reflection = palette.material("#d9b64c").top
    parts.append(svg.path(svg.polygon([project(*p) for p in ((30, 98, 3), (94, 98, 3), (94, 109, 3), (30, 109, 3))]),
        reflection, opacity=0.34))  # fmt: skip
    ripples = [[(16 + i * 9, 104 - (i % 3) * 3, 3), (26 + i * 9, 104 - (i % 3) * 3, 3)] for i in range(9)]
    parts.append(strokes(ripples, pond.edge, 1, 0.6))
    base = Block(22, 22, 98, 98, 3, 9)
    parts.append(box(base, stone))
    ground = Block(31, 31, 89, 89, 9, 38)
    gallery = Block(27, 27, 93, 93, 9, 38)
    parts += [box(ground, plaster), *arcade(scene, ground, (5, 5), (8, 15), sill=4, kind="flat", dark="#6b4a3a")]
    parts += [posts(gallery, (6, 6), wood), eaves(Rect(19, 19, 101, 101), Rect(28, 28, 92, 92), 38, 8, roof, lift=5,
        ribs=14, trim=gold.right)]  # fmt: skip
    deck = Block(28, 28, 92, 92, 45, 49)
    second = Block(35, 35, 85, 85, 49, 78)
    parts += [box(deck, gold), box(second, gold),
        *arcade(scene, second, (4, 4), (7, 16), sill=4, kind="flat", dark="#7a5524"),
        posts(Block(31, 31, 89, 89, 49, 76), (6, 6), gold, width=2)]  # fmt: skip
    parts += [_railing(gold.edge, 29, 91, 49), eaves(Rect(24, 24, 96, 96), Rect(36, 36, 84, 84), 76, 10, roof, lift=6,
        ribs=14, trim=gold.right)]  # fmt: skip
    third = Block(42, 42, 78, 78, 88, 112)
    parts += [box(Block(37, 37, 83, 83, 85, 88), gold), box(third, gold),
        *arcade(scene, third, (3, 3), (6.5, 15), sill=4, kind="round", dark="#7a5524"),
        _railing(gold.edge, 38, 82, 88)]  # fmt: skip
    parts += [eaves(Rect(31, 31, 89, 89), Rect(58, 58, 62, 62), 110, 26, roof, lift=6, ribs=13, trim=gold.right)]
    phoenix = svg.outline("M", -9, -13, "q", 5, 1, 8, 6, "q", 1, 3, 1, 6, "l", 2, 0, "q", 4, -5, 10, -9, "q", -7, 1,
        -9, 3,
        "q", 1, -6, -1, -8, "q", -3, 1, -2, 5, "q", -3, -3, -9, -3, "z")  # fmt: skip
    bird = svg.path(phoenix, gold.face((0.2, 0.5, 0.8)))
    parts.append(placed(60, 60, 135, finial(0, 8, gold, definitions, 3.6), bird))
    for x, y, r in ((16, 104, 9), (106, 104, 7), (104, 18, 8), (16, 92, 6)):
        rock = turned([(r, 0), (r * 0.8, r * 0.5), (r * 0.3, r * 0.8)], stone, definitions)
        parts.append(placed(x, y, 3, rock))
    for x, y, s in ((17, 100, 1.0), (107, 22, 0.9)):
        parts.append(placed(x, y, 6, _pine(scene, s)))
    return svg.join(parts)


def _railing(colour: str, low: float, high: float, z: float) -> Markup:
    return strokes([[(low, high, z + h), (high, high, z + h), (high, low, z + h)] for h in (2.6, 5)], colour, 1)


def _pine(scene: Scene, size: float) -> Markup:
    """A garden pine in trained clouds."""
    palette = scene.palette
    needles = palette.snowed("#3f7a4e", 0.8)
    trunk = svg.stroke(
        svg.outline("M", 0, 0, "q", -4, -7, 1, -13, "q", 4, -5, 0, -11), palette.material("#7a5238").left, 2.4
    )
    clouds = [(-5, -13, 7), (6, -17, 6.5), (0, -25, 7)]
    dark = "".join(svg.outline("M", x - r, y, "a", r, r * 0.62, 0, 0, 0, 2 * r, 0, "a", r, r * 0.7, 0, 0, 0, -2 * r, 0,
        "z")
        for x, y, r in clouds)  # fmt: skip
    light = "".join(svg.outline("M", x - r * 0.8, y - 1, "a", r * 0.7, r * 0.55, 0, 0, 1, 1.4 * r, -0.6, "z")
        for x, y, r in clouds)  # fmt: skip
    drawing = [trunk, svg.path(dark, needles.right), svg.path(light, needles.top)]
    return svg.group(*drawing, transform=f"scale({size})" if size != 1 else None)


GOLDEN_PAVILION = Landmark(
    "the Golden Pavilion", _golden_pavilion, 120, 120, 156, Site.PARK,
    casts=(Block(18, 18, 102, 102, 0, 40), Block(30, 30, 90, 90, 0, 90)),
)  # fmt: skip

CITIES: Cities = {1850147: (TOKYO_TOWER, MOUNT_FUJI), 1857910: (GOLDEN_PAVILION,)}
