"""Canada: the CN Tower, the Château Frontenac, and the lighthouse of Peggy's Cove."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.houses.roofs import hip_roof
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import (
    dormers,
    dressed,
    flag,
    floodlit,
    halo,
    opening,
    prism,
    ribs,
    side_paint,
    slots,
    tube,
)
from dioramacast.renderer.landmarks.kit import arches, is_lit, placed
from dioramacast.renderer.landmarks.kit_round import curve, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, dome, turned
from dioramacast.renderer.svg import Markup

TORONTO, QUEBEC, HALIFAX = 6167865, 6325494, 6324729


def _cn_tower(scene: Scene) -> Markup:
    """The needle with its pod, and the white dome of the stadium at its foot."""
    palette, definitions = scene.palette, scene.definitions
    concrete, white = floodlit(palette, "#cfcac2", 0.0, 0.5), floodlit(palette, "#f4f4f2", 0.3)
    glow = palette.shown("#ff5f7a")
    legs = []
    for angle in (215, 335, 95):
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        spread = ((17, 0), (9.5, 30), (6, 80), (4.4, 150), (4, 186))
        wide = ((4.6, 0), (3.4, 30), (2.6, 80), (2, 150), (1.8, 186))
        one = [project(r * c - w * s, r * s + w * c, z) for (r, z), (w, _) in zip(spread, wide, strict=True)]
        other = [project(r * c + w * s, r * s - w * c, z) for (r, z), (w, _) in zip(spread, wide, strict=True)]
        tone = concrete.face((round(c, 2), round(s, 2), 0.1)) if c + s > 0 else concrete.right
        legs.append(svg.path(svg.polygon([*one, *reversed(other)]), tone))
        legs.append(svg.stroke(curve(one), concrete.edge, 0.8, opacity=0.45))
    core = turned([(6.4, 0), (5, 60), (4.4, 186)], concrete, definitions)
    pod = svg.join([
        turned([(5, 180), (11, 184), (18.5, 187)], concrete, definitions),
        turned([(18.5, 187), (21, 190), (21.6, 194), (20, 198)], white, definitions),
        turned([(20, 198), (20.4, 200), (20.4, 207)], palette.material("#3f5270"), definitions),
        turned([(20.8, 207), (19, 210), (12, 214), (8, 222), (5, 223)], white, definitions),
        turned([(4.2, 222), (3.8, 246)], concrete, definitions),
        turned([(3.8, 244), (7, 248), (7.4, 254), (4, 258)], white, definitions),
        turned([(2.8, 258), (2.4, 272)], white, definitions),
        turned([(2.2, 272), (1.8, 284)], palette.material("#d8493c"), definitions),
        turned([(1.6, 284), (1.1, 296)], white, definitions), turned([(1, 296), (0, 306)],
                                                                    palette.material("#d8493c"), definitions),
    ])  # fmt: skip
    windows = svg.stroke(ring_posts(20.4, 201.8, 205.8, 17), opening(palette, "#9fc6e4"), 2.2, stroke_linecap="butt")
    lights = svg.EMPTY
    if is_lit(palette):
        spine = svg.outline("M", 1, -20, "L", 0.6, -182, "M", 0, -224, "V", -246)
        ring = svg.outline("M", -21.4 * CIRCLE_RX, -192, "A", 21.4 * CIRCLE_RX, 21.4 * CIRCLE_RY, 0, 0, 0,
                           21.4 * CIRCLE_RX, -192)  # fmt: skip
        lights = svg.join([svg.stroke(spine + ring, glow, 5, opacity=0.22), svg.stroke(spine + ring, glow, 1.5),
                           halo(scene, (0, -198), 60, "#ff8a9a", 0.4)])  # fmt: skip
    base = prism((0, 0), 6, (21, 0), (20, 7), white, turn_deg=30, top=palette.snowed("#d8d5ce"))
    tower = placed(26, 50, 0, base, legs[0], legs[1], core, *legs[2:], pod, windows, lights)
    return svg.join([tower, _stadium(scene)])


def _stadium(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    wall, roof = palette.material("#d9d5cc"), floodlit(palette, "#f3f4f6", 0.6, 0.5)
    glass = opening(palette)
    doors = svg.stroke(ring_posts(36, 3, 11, 22), glass, 3.2, stroke_linecap="butt")
    seams = ribs(33, 18, 25, (-40, -18, 5, 27, 49, 71, 93, 115)) + svg.outline(
        "M", -30.4 * CIRCLE_RX, -32, "A", 30.4 * CIRCLE_RX, 30 * CIRCLE_RY, 0, 0, 0, 30.4 * CIRCLE_RX, -32
    )
    cover = svg.join([dome(33, 18, roof, definitions, 0.64),
                      svg.stroke(seams, roof.face((0.8, -0.2, -0.3)), 1, opacity=0.45)])  # fmt: skip
    return placed(82, 62, 0, turned([(36, 0), (36, 15), (35, 18)], wall, definitions), doors, cover)


def _frontenac(scene: Scene) -> Markup:
    """Brick wings and turrets under steep copper roofs about one great tower."""
    palette = scene.palette
    brick, stone = floodlit(palette, "#c98b66", 0.0, 0.7), palette.material("#cfc4b2")
    copper, plain = floodlit(palette, "#66a894", 0.8, 0.35), palette.snowed("#66a894", 0.8)
    glass = opening(palette)

    def wing(block: Block, count: tuple[int, int], roof: float, ridge: float) -> list[Markup]:
        def skin(length: float) -> list[Markup]:
            bays = count[0] if length == block.width else count[1]
            floors = int((block.height - 14) // 10.5)
            d = arches(length, bays, 4, (3.6, 7.5), margin=2) + "".join(
                slots(length, bays, 15 + 10.5 * j, (3.4, 6), 2) for j in range(max(0, floors - 1))
            )
            base = svg.rect(0, block.height - 9, length, 9, stone.left if length == block.width else stone.right)
            band = svg.rect(0, 13, length, 1, stone.left, opacity=0.7)
            return [base, band, svg.path(d + slots(length, bays, block.height - 8, (4, 6), 2), glass)]

        return [dressed(scene, block, brick, skin), hip_roof(block, roof, copper, 2, ridge)]

    def turret(x: float, y: float, radius: float, wall_top: float, tip: float) -> list[Markup]:
        lights = "".join(f"M{dx} {svg.number(-z)}v-5" for z in range(12, int(wall_top) - 6, 11) for dx in (-5, 1.5, 8))
        return [
            tube(scene, x, y, [(radius, 0), (radius, wall_top), (radius + 1.4, wall_top + 1)], brick),
            placed(x, y, 0, svg.stroke(lights, glass, 2.6, stroke_linecap="butt"),
                   svg.stroke(svg.outline("M", 0, -tip, "v", -7), plain.edge, 1.2)),
            tube(scene, x, y, [(radius + 2, wall_top), (radius * 0.55, (wall_top + tip) / 2 - 2), (0, tip)], copper),
        ]  # fmt: skip

    keep = Block(40, 34, 74, 68, 0, 100)
    collar = Block(38, 32, 76, 70, 100, 104)
    back = wing(Block(8, 10, 108, 34, 0, 50), (1, 3), 24, 0.8)
    tower = [
        *wing(keep, (4, 4), 0.1, 0.1)[:1],
        dressed(scene, collar, stone),
        hip_roof(collar, 44, copper, 1, 0.3),
        dormers(scene, [(48, 69, 106), (66, 69, 106)], brick, plain, to_left=True, size=1.15),
        dormers(scene, [(75, 42, 106), (75, 60, 106)], brick, plain, to_left=False, size=1.15),
        dormers(scene, [(57, 63, 122)], brick, plain, to_left=True, size=0.9),
        dormers(scene, [(69, 51, 122)], brick, plain, to_left=False, size=0.9),
        *_corner_turrets(scene, collar, copper, brick),
    ]
    left = [
        *wing(Block(8, 34, 36, 104, 0, 52), (2, 6), 28, 0.62),
        dormers(scene, [(37, 46, 54), (37, 60, 54), (37, 74, 54)], brick, plain, to_left=False),
    ]
    right = [*wing(Block(76, 34, 108, 66, 0, 58), (3, 3), 34, 0.2),
             dormers(scene, [(84, 67, 60), (100, 67, 60)], brick, plain, to_left=True),
             dormers(scene, [(109, 42, 60), (109, 58, 60)], brick, plain, to_left=False)]  # fmt: skip
    front = [*wing(Block(36, 66, 84, 84, 0, 36), (6, 2), 18, 0.8),
             dormers(scene, [(44, 86, 38), (56, 86, 38), (68, 86, 38)], brick, plain, to_left=True)]  # fmt: skip
    return svg.join(
        [
            *back,
            *tower,
            *left,
            *turret(22, 102, 11, 58, 96),
            *right,
            *turret(106, 66, 9, 62, 98),
            *front,
            *turret(85, 84, 7.5, 42, 68),
            flag(scene, (57, 51, 146), 26, ("#d8382e", "#f6f4ee", "#d8382e"), is_upright=True),
            canopy(
                scene,
                [(48, 98, 0), (62, 100, 0), (98, 92, 0), (108, 86, 0), (40, 108, 0), (78, 104, 0)],
                ("#5f9a4c", "#74ad50"),
                0.75,
            ),
        ]
    )


def _corner_turrets(scene: Scene, block: Block, roof: Material, wall: Material) -> list[Markup]:
    """Slim round turrets that ride on the three visible corners of a keep."""
    name = scene.definitions.shape(svg.join([
        turned([(2, 82), (5, 90), (5, 107), (6, 108)], wall, scene.definitions),
        turned([(6.4, 107), (3, 118), (0, 132)], roof, scene.definitions),
    ]))  # fmt: skip
    corners = ((block.x0 + 2, block.y1 - 2), (block.x1 - 2, block.y0 + 2), (block.x1 - 2, block.y1 - 2))
    return [svg.use(name, project(x, y)) for x, y in corners]


def _peggys_cove(scene: Scene) -> Markup:
    """The white octagon with its red lantern on sea-worn granite."""
    palette, definitions = scene.palette, scene.definitions
    granite, pale = palette.snowed("#b3a79a", 0.6), palette.snowed("#c6bbad", 0.8)
    white, red = floodlit(palette, "#f7f4ec"), floodlit(palette, "#cf3f34")
    foam = svg.path(
        curve([(-62, 2), (-40, -24), (0, -33), (44, -22), (64, 4), (38, 32), (0, 42), (-40, 30)], close=True),
        "#ffffff",
        opacity=0.4,
    )
    boulders = []
    for cx, cy, w, h in (
        (-30, -6, 24, 15), (24, -10, 26, 17), (0, -8, 34, 24), (-40, 8, 18, 11), (38, 6, 22, 14), (-16, 14, 26, 15),
        (16, 16, 28, 14), (-2, 28, 22, 10), (32, 22, 12, 7), (-36, 20, 11, 6),
    ):  # fmt: skip
        d = curve(
            [
                (cx - w, cy + 4),
                (cx - w * 0.82, cy - h * 0.62),
                (cx - w * 0.2, cy - h),
                (cx + w * 0.5, cy - h * 0.86),
                (cx + w * 0.95, cy - h * 0.3),
                (cx + w, cy + 5),
                (cx + w * 0.3, cy + 9),
                (cx - w * 0.5, cy + 8),
            ],
            close=True,
        )
        sheen = curve([(cx - w * 0.66, cy - h * 0.5), (cx - w * 0.15, cy - h * 0.84), (cx + w * 0.42, cy - h * 0.72)])
        boulders += [
            svg.path(d, side_paint(scene, granite, 0.4)),
            svg.stroke(sheen, pale.edge, 2.4, opacity=0.5),
            svg.stroke(svg.outline("M", cx - w * 0.3, cy + 5, "q", w * 0.2, -h * 0.4, w * 0.1, -h * 0.9,
                                   "M", cx + w * 0.4, cy + 5, "q", w * 0.14, -h * 0.3, 0, -h * 0.7),
                       granite.face((0.8, -0.2, -0.6)), 1, opacity=0.5),
        ]  # fmt: skip
    door = svg.path("M-8-24l5 2.6v11l-5-2.6z", palette.material("#b83a30").left)
    glass = opening(palette, "#8fa6b8", "#fff0b8")
    lamp = svg.join(
        [svg.rect(-6, -104, 12, 12, glass), svg.stroke("M-6-104v12M-2-103v12M2-103v12M6-104v12", red.right, 1)]
    )
    windows = svg.path("M-9.5-56l4.6 2v7l-4.6-2zM5-42l4-2v6.5l-4 2z", opening(palette))
    tower = [
        prism((0, 0), 8, (14.5, 8), (9.4, 82), white, turn_deg=22.5),
        turned([(9.4, 80), (13, 84), (13, 87)], white, definitions),
        turned([(13.6, 87), (13.6, 89)], red, definitions),
        svg.stroke(
            svg.outline("M", -16.4, -95, "A", 16.4, 9.4, 0, 0, 0, 16.4, -95)
            + "M-16.4-95v6M-8-87v6M0-85.6v6M8-87v6M16.4-95v6",
            red.left,
            1.1,
        ),
        lamp,
        turned([(8.4, 102), (7, 106), (3, 111), (1.4, 112), (1.4, 115), (0, 119)], red, definitions),
    ]
    return svg.join([
        placed(40, 40, 0, foam, *boulders[:9]),
        placed(40, 40, 12, *tower, door, windows, halo(scene, (0, -98), 80, "#fff0b8", 0.9)),
        placed(40, 40, 0, *boulders[9:]),
    ])  # fmt: skip


CN_TOWER = Landmark(
    "the CN Tower", _cn_tower, 120, 100, 306,
    casts=(Block(20, 44, 32, 56, 0, 190), Block(50, 30, 114, 94, 0, 34)),
)  # fmt: skip
CHATEAU_FRONTENAC = Landmark(
    "the Château Frontenac", _frontenac, 120, 112, 172,
    casts=(Block(8, 10, 108, 84, 0, 56), Block(40, 34, 74, 68, 0, 140)),
)  # fmt: skip
PEGGYS_COVE = Landmark(
    "the lighthouse of Peggy's Cove", _peggys_cove, 80, 80, 131, Site.WATER,
    casts=(Block(8, 8, 72, 72, 0, 14), Block(30, 30, 50, 50, 0, 120)),
)  # fmt: skip

CITIES: Cities = {TORONTO: (CN_TOWER,), QUEBEC: (CHATEAU_FRONTENAC,), HALIFAX: (PEGGYS_COVE,)}
