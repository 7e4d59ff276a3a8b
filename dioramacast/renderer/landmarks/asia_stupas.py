"""Stupas of Myanmar and Java."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import Rect, lerp, project
from dioramacast.renderer.landmarks.asia_kit import (
    arcade,
    back_to_front,
    floodlit,
    glowing,
    ground_glow,
    halo,
    opening,
    strokes,
)
from dioramacast.renderer.landmarks.asia_roofs import eaves
from dioramacast.renderer.landmarks.asia_round import bell, finial, radial, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import Profile
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def _shwedagon(scene: Scene) -> Markup:
    """The golden stupa: terraces, bell, lotus, bud and umbrella, with a court of little stupas."""
    palette, definitions = scene.palette, scene.definitions
    gold, marble = floodlit(palette, "#f0b52c", 0.95), palette.snowed("#e6dccb")
    white, red = floodlit(palette, "#f5efe2", 0.7), palette.snowed("#b5482f")
    parts = [box(Block(0, 0, 120, 120, 0, 5), marble), ground_glow(scene, 60, 60, 58)]
    mini = definitions.shape(svg.join([
        box(Block(-5, -5, 5, 5, 5, 9), white),
        bell([(5, 9), (4.8, 12), (3.6, 17), (2, 21), (1.3, 24), (0.8, 29), (0, 37)], gold, definitions),
    ]))  # fmt: skip
    ring = [(60 + dx, 60 + dy) for t in range(7) for dx, dy in
        ((-50, -50 + t * 100 / 6), (50, -50 + t * 100 / 6), (-50 + t * 100 / 6, -50),
            (-50 + t * 100 / 6, 50))]  # fmt: skip
    spots = sorted(set(ring), key=lambda p: p[0] + p[1])
    shrine = []
    for x, y in ((60.0, 110.0), (110.0, 60.0)):
        hall = Block(x - 9, y - 9, x + 9, y + 9, 5, 20)
        shrine += [box(hall, white), *arcade(scene, hall, (2, 2), (5, 10), kind="pointed", dark="#8a4a3a")]
        z = 20.0
        for half, rise in ((13.0, 8.0), (8.5, 8.0), (5.0, 12.0)):
            shrine.append(eaves(Rect(x - half, y - half, x + half, y + half),
                Rect(x - half * 0.4, y - half * 0.4, x + half * 0.4, y + half * 0.4), z,
                rise, red, lift=2.5, ribs=6, trim=gold.left))  # fmt: skip
            z += rise * 0.8
        shrine.append(placed(x, y, z + 1, finial(0, 12, gold, definitions, 1.8)))
    back = [svg.use(mini, project(x, y)) for x, y in spots if x + y < 121 and (x < 11 or y < 11)]
    body: list[Markup] = []
    for inset, z0, z1 in ((20, 5, 13), (26, 13, 21), (32, 21, 29)):
        block = Block(inset, inset, 120 - inset, 120 - inset, z0, z1)
        corner = inset * 0.12 + 4
        plan = [(block.x0, block.y1 - corner), (block.x0 + corner, block.y1), (block.x1 - corner, block.y1),
            (block.x1, block.y1 - corner),
            (block.x1, block.y0 + corner), (block.x1 - corner, block.y0)]  # fmt: skip
        tones = (gold.face((-1, 1, 0)), gold.left, gold.face((1, 1, 0)), gold.right, gold.face((1, -1, 0)))
        for (ax, ay), (bx, by), tone in zip(plan, plan[1:], tones, strict=False):
            body.append(face([(ax, ay, z0), (bx, by, z0), (bx, by, z1), (ax, ay, z1)], tone))
        lid = [*plan, (block.x0 + corner, block.y0), (block.x0, block.y0 + corner)]
        body += [face([(x, y, z1) for x, y in lid], gold.top), strokes([[(x, y, z1) for x, y in plan]], gold.edge, 1.3)]
    stages: tuple[Profile, ...] = (
        [(28, 29), (28, 34), (25, 35)], [(25, 35), (25, 40), (22.5, 41)], [(22.5, 41), (22.5, 46)],
    )  # fmt: skip
    tower = [turned(stage, gold, definitions) for stage in stages]
    tower += [
        bell([(22, 46), (21.5, 54), (19, 64), (15.5, 74), (13, 82), (12.5, 85)], gold, definitions, 0.35),
        rings([(21.9, 57), (20.6, 60), (14.5, 79)], gold.right, 1.4, 0.7),
        rings([(21.9, 56), (20.6, 59), (14.5, 78)], gold.edge, 1, 0.8),
        turned([(12.4, 85), (11.8, 88), (10.8, 88.5), (10.3, 92), (9.2, 92.5), (8.8, 96), (7.8, 96.5), (7.4, 100)],
            gold, definitions),
        bell([(7.4, 100), (9, 103), (7, 106), (9, 109), (6.4, 112)], gold, definitions),
        bell([(6, 111), (7, 118), (5.4, 127), (3, 136), (2.2, 141)], gold, definitions),
        turned([(4.6, 141), (3.4, 145), (3.8, 145.5), (2.6, 149), (3, 149.5), (1.6, 153)], gold, definitions),
        bell([(1.4, 153), (1, 160), (0.5, 168), (0, 178)], gold, definitions),
    ]  # fmt: skip
    body.append(placed(60, 60, 0, *tower, placed(0, 0, 168, halo(scene, 40))))
    near = [
        (x + y, svg.use(mini, project(x, y)))
        for x, y in spots
        if x + y >= 121 and (min(x, y) < 30 or min(abs(x - 60), abs(y - 60)) > 12)
    ]
    return svg.join([*parts, *back, *body, back_to_front(near), *shrine])


SHWEDAGON = Landmark(
    "the Shwedagon Pagoda", _shwedagon, 120, 120, 178, Site.PLAZA,
    casts=(Block(4, 4, 116, 116, 0, 14), Block(28, 28, 92, 92, 0, 50), Block(46, 46, 74, 74, 0, 130)),
)  # fmt: skip


def _borobudur(scene: Scene) -> Markup:
    """Square terraces full of niches, three rings of latticed bells, and the great stupa above."""
    palette, definitions = scene.palette, scene.definitions
    stone = floodlit(palette, "#a39a8a", 0.75, 0.7)
    dark, moss = mix(stone.right, CONTACT, 0.45), palette.snowed("#857f6a")
    parts = [ground_glow(scene, 60, 60, 58)]
    z = 0.0
    for k in range(5):
        inset, tall = 2 + 7.6 * k, 11.0 if k else 8.0
        lo, hi = inset, 120 - inset
        parts.append(box(Block(lo, lo, hi, hi, z, z + tall), stone, moss))
        face_left, face_right = (
            Block(lo + 14, lo, hi - 14, hi, z, z + tall),
            Block(lo, lo + 14, hi, hi - 14, z, z + tall),
        )
        count = max(3, int(face_left.width // 7.5))
        if k:
            d = "".join(
                opening(face_left.width * (i + 0.5) / count, tall - 2, 3.2, 6)
                for i in range(count)
                if abs(i - (count - 1) / 2) > 0.6
            )
            parts += [
                left_wall(face_left, *glowing(palette, d, "#4f4a48")),
                right_wall(face_right, *glowing(palette, d, "#4f4a48")),
            ]
        pins = "".join(svg.outline("M", *project(x, y, z + tall), "l", 0, -3.2) for i in range(count + 1) for x, y in
            ((lerp(lo + 14, hi - 14, i / count), hi), (hi, lerp(lo + 14, hi - 14, i / count))))  # fmt: skip
        parts.append(svg.stroke(pins, stone.left, 2))
        z += tall
    for m in (True, False):
        parts.append(_long_stair(stone, 88, 121, z, on_left=m))
    small = definitions.shape(svg.join([
        turned([(4.6, 0), (4.4, 1.4)], stone, definitions), bell([(4, 1.4), (4, 4.4), (3, 7.4), (1.4, 9)], stone,
            definitions),
        svg.stroke(svg.outline("M", -2.6, -3, "l", 5, -2, "M", -2.6, -5.4, "l", 5, 2.6, "M", 0, -2, "v", -5), dark,
            0.8, opacity=0.7),
        turned([(1.2, 9), (0.5, 13)], stone, definitions),
    ]))  # fmt: skip
    for radius, count in ((29.0, 20), (22.0, 15), (15.5, 10)):
        parts.append(placed(60, 60, 0, turned([(radius + 3.5, z), (radius + 3.5, z + 4)], stone, definitions)))
        z += 4
        ring = [(x, y) for x, y in radial(count, radius, 8)]
        stupas = [(x + y, svg.use(small, project(60 + x, 60 + y, z))) for x, y in ring]
        parts.append(back_to_front([p for p in stupas if p[0] < 0]))
        if radius < 16:
            parts.append(placed(60, 60, 0, _great_stupa(scene, stone, dark, z)))
        parts.append(back_to_front([p for p in stupas if p[0] >= 0]))
    return svg.join(parts)


def _great_stupa(scene: Scene, stone: Material, dark: str, z: float) -> Markup:
    """The closed bell on the summit."""
    definitions = scene.definitions
    return svg.join([
        turned([(11, z), (10.6, z + 3)], stone, definitions),
        bell([(10, z + 3), (10.4, z + 11), (8.4, z + 19), (4, z + 25)], stone, definitions),
        turned([(3.4, z + 24), (2.8, z + 31), (1.6, z + 32), (0.8, z + 44)], stone, definitions),
        rings([(10.5, z + 8), (10.3, z + 11)], dark, 1, 0.6),
    ])  # fmt: skip


def _long_stair(stone: Material, near: float, far: float, z: float, *, on_left: bool) -> Markup:
    """A flight straight up all terraces."""
    treads = [
        [(56.0, lerp(far, near, t), z * t), (64.0, lerp(far, near, t), z * t)] for t in (i / 16 for i in range(17))
    ]
    quad = [treads[0][0], treads[0][1], treads[-1][1], treads[-1][0]]
    if not on_left:
        quad, treads = [(y, x, h) for x, y, h in quad], [[(y, x, h) for x, y, h in tread] for tread in treads]
    tone = stone.face((0, 0.7, 0.7)) if on_left else stone.face((0.7, 0, 0.7))
    return svg.join([face(quad, tone), strokes(treads, mix(tone, CONTACT, 0.5), 1, 0.6)])


BOROBUDUR = Landmark(
    "Borobudur",
    _borobudur,
    120,
    120,
    112,
    Site.PARK,
    casts=(Block(4, 4, 116, 116, 0, 18), Block(24, 24, 96, 96, 0, 60)),
)

CITIES: Cities = {1298824: (SHWEDAGON,), 1621177: (BOROBUDUR,), 1636884: (BOROBUDUR,)}
