"""The two memorials by Hiroshima's water."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, lerp, project
from dioramacast.renderer.landmarks.asia_castles import FLOATING_TORII
from dioramacast.renderer.landmarks.asia_kit import floodlit, gateway, ground_glow, lamps, opening
from dioramacast.renderer.landmarks.asia_round import radial, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, ball, box, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

DOME_RADIUS, DOME_FOOT, DOME_RISE = 21.0, 78.0, 27.0


def _broken_wall(scene: Scene, block: Block, material: Material, crest: tuple[float, ...], on_left: bool) -> Markup:
    """A wall whose top has fallen to heights ``crest`` above its foot, its windows empty."""
    along = block.width if on_left else block.depth

    def spot(u: float, z: float, thick: float = 0.0) -> tuple[float, float, float]:
        if on_left:
            return block.x0 + u * along, block.y1 - thick, z
        return block.x1 - thick, block.y1 - u * along, z

    steps = [(i / (len(crest) - 1), block.z0 + h) for i, h in enumerate(crest)]
    front = [spot(0, block.z0), *(spot(u, z) for u, z in steps), spot(1, block.z0)]
    ledge = [*(spot(u, z) for u, z in steps), *(spot(u, z, 4) for u, z in reversed(steps))]
    count = max(2, int(along // 13))
    holes = "".join(opening(along * (i + 0.5) / count, block.height - 7, 6, 15) for i in range(count))
    wall = left_wall if on_left else right_wall
    return svg.join([
        face(ledge, material.edge), face(front, material.left if on_left else material.right),
        wall(block, gateway(scene.palette, holes, "#5a5560")),
    ])  # fmt: skip


def _empty_windows(scene: Scene, block: Block) -> list[Markup]:
    return [
        wall(block, gateway(scene.palette, opening(7, 20, 6, 14) + opening(length - 7, 20, 6, 14), "#4f4b57"))
        for wall, length in ((left_wall, block.width), (right_wall, block.depth))
    ]


def _cage(scene: Scene, steel: Material) -> Markup:
    """The bare ribs and hoops of the dome; those behind are darker."""
    back, front = "", ""
    for c, s in radial(16, 1.0, 11.25):
        rib = [
            (DOME_RADIUS * math.cos(t) * c, DOME_RADIUS * math.cos(t) * s, DOME_FOOT + DOME_RISE * math.sin(t))
            for t in (0.0, 0.4, 0.8, 1.2, 1.5)
        ]
        d = svg.polygon([_round(x, y, z) for x, y, z in rib], close=False)
        if s > 0:
            front += d
        else:
            back += d
    hoops = [(DOME_RADIUS * math.cos(t), DOME_FOOT + DOME_RISE * math.sin(t)) for t in (0.05, 0.42, 0.8, 1.15)]
    far = mix(steel.right, CONTACT, 0.3)
    behind = "".join(
        svg.outline("M", -r * CIRCLE_RX, -z, "A", r * CIRCLE_RX, r * CIRCLE_RY, 0, 0, 1, r * CIRCLE_RX, -z)
        for r, z in hoops
    )
    return svg.join([
        svg.stroke(back, far, 1.4), svg.stroke(behind, far, 1.2), svg.stroke(front, steel.left, 1.8),
        rings(hoops, steel.left, 1.5),
    ])  # fmt: skip


def _round(x: float, y: float, z: float) -> Point:
    """Around the origin, with the circle's own axes along the picture's."""
    return x * CIRCLE_RX, y * CIRCLE_RY - z


def _peace_dome(scene: Scene) -> Markup:
    """The ruin as it was left: broken walls, and the steel of the dome."""
    palette, definitions = scene.palette, scene.definitions
    plaster, brick = floodlit(palette, "#cdbfa9", 0.75, 0.15), floodlit(palette, "#a9765c", 0.7, 0.2)
    steel, lawn = floodlit(palette, "#6f7f80", 0.6), palette.snowed("#7fb05a")
    stone, leaf = palette.snowed("#bdb4a6"), palette.snowed("#4f8f4e", 0.7)
    parts = [
        box(Block(0, 0, 116, 116, 0, 2), lawn), box(Block(10, 10, 106, 106, 2, 4), stone),
        ground_glow(scene, 58, 58, 56),
        _broken_wall(scene, Block(18, 18, 98, 24, 4, 38), plaster, (30, 34, 34, 26, 32, 34, 20, 28), True),
        _broken_wall(scene, Block(18, 18, 24, 92, 4, 38), plaster, (20, 32, 34, 24, 34, 30), False),
    ]  # fmt: skip
    tower = [(20.0, 4.0), (20.0, 76.0), (22.5, 77.0), (22.5, 80.0)]
    windows = ""
    for z, tall in ((16.0, 11.0), (37.0, 12.0), (58.0, 12.0)):
        for k in range(6):
            angle = math.pi * (k + 0.5) / 6
            x, y = 20 * CIRCLE_RX * math.cos(angle), 20 * CIRCLE_RY * math.sin(angle) - z
            half = 2.9 * math.sin(angle) + 0.5
            windows += svg.outline("M", x - half, y, "v", -tall, "q", half, -4, 2 * half, 0, "v", tall, "z")
    scars = "".join(
        svg.outline("M", x, y, "l", 5, -3, "l", 4, 4, "l", -3, 6, "l", -6, -1, "z")
        for x, y in ((-20, -44), (6, -28), (12, -68), (-10, -20))
    )
    parts.append(
        placed(58, 52, 0, turned(tower, plaster, definitions), svg.path(scars, brick.left, opacity=0.75),
            gateway(palette, windows, "#4f4b57"), rings([(20.4, 30), (20.4, 51)], plaster.edge, 1.4, 0.7),
            _cage(scene, steel))
    )  # fmt: skip
    wing = Block(20, 74, 46, 96, 4, 42)
    porch = Block(74, 66, 98, 96, 4, 38)
    parts += [
        box(wing, plaster), *_empty_windows(scene, wing),
        _broken_wall(scene, Block(20, 96, 98, 98, 4, 40), brick, (38, 38, 30, 34, 18, 12, 16, 10, 22, 30), True),
        box(porch, plaster), *_empty_windows(scene, porch),
    ]  # fmt: skip
    rubble = [(30, 106, 3.0), (52, 104, 4.0), (66, 108, 3.0), (104, 80, 3.4), (104, 58, 2.6)]
    parts += [
        placed(x, y, 4, turned([(r, 0), (r * 0.9, r * 0.6), (r * 0.3, r)], brick if r > 3 else stone, definitions))
        for x, y, r in rubble
    ]
    tree = definitions.shape(
        svg.join(
            [ball(0, -11, 7, leaf, definitions), ball(-5, -7, 5, leaf, definitions), ball(5, -7, 5, leaf, definitions)]
        )
    )
    parts += [svg.use(tree, project(x, y, 2)) for x, y in ((6, 84), (6, 104), (104, 8), (112, 30), (110, 106))]
    lights = [(lerp(16, 104, i / 6), 108.0, 4.0) for i in range(7)]
    return svg.join([*parts, lamps(scene, lights, 2.2)])


PEACE_DOME = Landmark(
    "the Atomic Bomb Dome", _peace_dome, 116, 116, 108, Site.PARK,
    casts=(Block(18, 18, 98, 98, 0, 38), Block(42, 36, 74, 68, 0, 92)),
)  # fmt: skip

CITIES: Cities = {1862415: (PEACE_DOME, FLOATING_TORII)}
