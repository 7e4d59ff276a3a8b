"""Landmarks about the Alps: the Matterhorn, Milan Cathedral, the Frauenkirche of Munich."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, pinnacles, ticks, window
from dioramacast.renderer.landmarks.europe_round import dome_shell
from dioramacast.renderer.landmarks.kit import arches, levels
from dioramacast.renderer.landmarks.kit_round import ring_arches, ring_line
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, face, left_wall, line, turned
from dioramacast.renderer.svg import Markup

RIDGE = "L4 138L-3 112L7 84L-2 52L6 22L-1-8L5-40L-3-72L3-100L-5-128"
"""The ridge towards the viewer, from the foot to the summit, in pixels about the middle of the foot."""


def _matterhorn(scene: Scene) -> Markup:
    """Drawn on the picture itself: a crooked tooth with a lit face, a shaded one and the ridge between."""
    palette = scene.palette
    rock, ice = palette.snowed("#948d8a", 0.3), palette.snowed("#eef3f9")
    meadow, wood = palette.snowed("#8fb36a"), palette.snowed("#3f7350", 0.45)
    lit, dim = (-0.3, 0.9, 0.45), (0.9, -0.3, 0.4)
    east = "M0 152Q-76 126-124 76L-106 50L-88 42L-72 12L-56-8L-50-30L-38-44L-32-66L-22-80L-18-102L-5-128"
    north = "M0 152Q76 126 124 76L104 54L92 36L74 24L66 0L50-16L44-36L32-50L28-70L18-82L16-104L8-112L6-122L-5-128"
    back = RIDGE.split("L")[:0:-1]
    down = "".join(f"L{point}" for point in back)
    shards_lit = (
        "M-72 12L-50 30L-56 74L-40 40L-30 92L-20 34L-38-44zM-88 42L-74 70L-80 96L-60 108L-66 60z"
        "M-22-80L-10-40L-16-4L-2-24L-6-70zM-20 60L-6 80L-12 120L-26 100z"
    )
    shards_dim = (
        "M32-50L20-20L28 14L14 40L34 30L46 60L50-16zM74 24L60 46L70 78L50 96L84 84L92 36zM8-112L6-84L16-60L14-96z"
        "M10 60L24 76L16 112L6 90z"
    )
    snow_lit = (
        "M-5-128L-18-102L-22-80L-14-88L-12-72L-7-92L-3-78L3-100zM-38-44L-32-20L-36 2L-24-14L-18 12L-14-22L-28-48z"
        "M-72 12L-60 34L-46 40L-50 58L-34 50L-26 74L-20 52L-8 60L-14 36L-30 30L-44 22L-54 10z"
        "M-106 50L-92 78L-70 92L-72 108L-48 104L-36 128L-24 114L-8 130L-12 106L-34 94L-56 84L-78 70z"
    )
    snow_dim = (
        "M-5-128L6-122L8-112L16-104L12-88L8-98L3-84L3-100zM32-50L24-30L30-14L38-22L44-6L50-16L44-36z"
        "M66 0L48 14L40 34L52 32L54 48L68 40L78 52L92 36L74 24z"
        "M104 54L84 74L60 84L62 98L40 100L30 120L52 116L84 96L112 72z"
        "M6 22L16 30L10 48L4 38z"
    )
    pine = scene.definitions.shape(svg.join([
        svg.path("M-7-1L0-19L7-1Q0 3-7-1z", wood.right), svg.path("M-7-1L0-19L1 1Q-4 2-7-1z", wood.left),
        svg.path("M-5-10L0-24L5-10Q0-7-5-10z", wood.right), svg.path("M-5-10L0-24L1-8Q-3-8-5-10z", wood.left),
    ]))  # fmt: skip
    spots = ((-118, 86), (-98, 100), (-82, 116), (-58, 122), (-66, 134), (-36, 140), (-14, 154), (12, 148),
             (26, 156), (42, 138),
             (60, 136), (78, 118), (96, 108), (114, 90), (4, 164))  # fmt: skip
    dark_lit, dark_dim = rock.face((-0.2, 0.4, -0.3)), rock.face((0.4, -0.4, -0.5))
    return svg.group(
        svg.path("M-138 84Q-150 96-70 132Q0 174 70 132Q150 96 138 84Q70 40 0 40Q-70 40-138 84z", meadow.top),
        svg.path(north + down + "z", rock.face(dim)), svg.path(shards_dim, dark_dim, opacity=0.5),
        svg.path(snow_dim, ice.face(dim)),
        svg.path(east + down + "z", rock.face(lit)), svg.path(shards_lit, dark_lit, opacity=0.35),
        svg.path(snow_lit, ice.face(lit)),
        svg.stroke("M0 152" + RIDGE, rock.edge, 1.3, opacity=0.7),
        *(svg.use(pine, spot) for spot in spots), transform="translate(0 2) scale(1 1.06)",
    )  # fmt: skip


MATTERHORN = Landmark("the Matterhorn", _matterhorn, 170, 170, 208, Site.BACK, (
    Block(16, 16, 150, 150, 0, 40), Block(40, 40, 112, 112, 40, 120), Block(56, 60, 84, 90, 120, 190),
))  # fmt: skip


def _milan_cathedral(scene: Scene) -> Markup:
    definitions = scene.definitions
    marble, pale = floodlit(scene, "#ece0d6"), floodlit(scene, "#fbf3ea")
    roof, gold = scene.palette.snowed("#d8ccc0"), floodlit(scene, "#e6b94c", 0.6)
    aisle, nave = Block(22, 6, 98, 96, 0, 46), Block(38, 6, 82, 96, 46, 66)
    needle = definitions.shape(svg.join([
        turned([(1.9, 0), (1.9, 10), (2.4, 11), (0.2, 28)], pale, definitions), svg.circle(0, -29, 1.2, pale.edge),
    ]))  # fmt: skip

    def gothic(length: float) -> list[Markup]:
        count = max(2, round(length / 13))
        return [
            svg.path(arches(length, count, 8, (6, 32), margin=1, shape="lancet"), window(scene)),
            svg.stroke(ticks(length, count * 2 + 1, 1, 45, 1), pale.edge, 1.3, opacity=0.8),
            svg.stroke(levels(length, 2), pale.edge, 1.6),
            svg.path(pinnacles(length, count * 2 + 1, 7, 2.4, 1), pale.left),
        ]  # fmt: skip

    def needles(spots: list[Point], z: float) -> list[Markup]:
        return [svg.use(needle, project(x, y, z)) for x, y in spots]

    # The facade climbs in five steps to the middle, a needle on each pier.
    edge = ((16, 40), (30, 52), (44, 66), (60, 78), (76, 66), (90, 52), (104, 40))
    front = [(16, 98, 0), *((x, 98, z) for x, z in edge), (104, 98, 0)]
    width = 88.0
    doors = [
        svg.path(arches(width, 5, 58, (9, 20), margin=4, shape="lancet"), window(scene, "#6a4a3c")),
        svg.path(arches(width, 5, 36, (6, 15), margin=4, shape="lancet") + arches(width, 1, 12, (10, 18),
            shape="lancet"),
                 window(scene)),
        svg.stroke("".join(f"M{svg.number(x - 16)} {svg.number(78 - z)}V78" for x, z in edge), pale.edge, 2.6),
        svg.stroke("M14 55H74M28 32H60", pale.edge, 1.2),
    ]  # fmt: skip
    spire = svg.join([
        turned([(8, 0), (8, 22), (9, 23), (6, 25), (5, 44), (5.6, 45), (0.6, 92)], marble, definitions),
        svg.path(ring_arches(8, 3, 20, 6, 0.5) + ring_arches(5.6, 27, 42, 5, 0.5), window(scene)),
        svg.path("M-2-92l2-10 2 10z", gold.left), svg.circle(0, -103, 2, gold.edge),
    ])  # fmt: skip
    return svg.join([
        *needles([(24, 8), (44, 8), (60, 8), (76, 8)], 46), clad(scene, aisle, marble, gothic, roof),
        clad(scene, nave, marble, None, roof),
        gable_roof(nave, 9, roof, marble, ridge_along_x=False), *needles([(24, y) for y in (24, 42, 60, 78)], 44),
        *needles([(40, y) for y in (24, 42, 60, 78)], 64),
        svg.group(spire, transform=svg.translate(project(60, 34, 66))),
        *needles([(81, y) for y in (10, 26, 42, 58, 74)], 64), *needles([(97, y) for y in (8, 25, 42, 59, 76)], 44),
        face([(104, 98, 0), (104, 98, 40), (104, 92, 40), (104, 92, 0)], marble.right), face(front, marble.left),
        left_wall(Block(16, 90, 104, 98, 0, 78), *doors), line([(x, 98, z) for x, z in edge], pale.edge, 2),
        *needles([(x, 98) for x, _ in edge[:3]], 40)[:1],
        *(svg.use(needle, project(x, 98, z - 2)) for x, z in edge[1:]),
    ])  # fmt: skip


MILAN_CATHEDRAL = Landmark("Milan Cathedral", _milan_cathedral, 118, 112, 168, Site.PLAZA, (
    Block(22, 6, 98, 98, 0, 50), Block(38, 6, 82, 98, 0, 72), Block(54, 28, 66, 40, 0, 140),
))  # fmt: skip


def _frauenkirche(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    brick, pale = floodlit(scene, "#b5664a"), floodlit(scene, "#cf8a6a")
    tiles, green, gold = palette.snowed("#c25c40"), palette.snowed("#5fa08a", 0.5), palette.material("#e0b24a")
    nave = Block(30, 4, 88, 86, 0, 62)

    def walls(length: float) -> list[Markup]:
        count = max(2, round(length / 15))
        return [svg.path(arches(length, count, 8, (6, 46), margin=2, shape="lancet"), window(scene)),
                svg.stroke(levels(length, 3), pale.edge, 1.4),
                svg.stroke(ticks(length, count + 1, 3, 62, 2), pale.edge, 1.8, opacity=0.7)]  # fmt: skip

    def stage(length: float) -> list[Markup]:
        return [svg.path(arches(length, 2, 6, (4.4, 15), margin=3) + arches(length, 1, 34, (5, 16)) + arches(length,
            1, 62,
            (5, 16)), window(scene)),
                svg.stroke(levels(length, 2, 27, 54, 82), pale.edge, 1.8),
                svg.stroke(ticks(length, 2, 0, 128, 1.2), pale.edge, 1.6)]  # fmt: skip

    helm = [(11.6, 142.0), (14.2, 148.0), (13.6, 157.0), (9, 166.0), (3, 170.0), (2.2, 175.0)]
    base = Block(0, 0, 30, 30, 0, 118)
    tower = definitions.shape(svg.join([
        clad(scene, base, brick, stage),
        svg.group(
            turned([(13.6, 118), (13.6, 140), (14.6, 141), (14.6, 143)], brick, definitions),
            svg.path(ring_arches(13.6, 121, 136, 6, 0.45), window(scene)), dome_shell(helm, green, definitions),
            svg.stroke(ring_line(14.2, 149), green.edge, 0.8, opacity=0.6), svg.circle(0, -177, 2.4, gold.left),
            cross(0, 0, 178, 9, gold.left),
            transform=svg.translate(project(15, 15)),
        ),
    ]))  # fmt: skip
    gable = [(46, 98, 0), (46, 98, 62), (59, 98, 88), (72, 98, 62), (72, 98, 0)]
    return svg.join([
        clad(scene, nave, brick, walls), gable_roof(nave, 38, tiles, brick, ridge_along_x=False),
        svg.use(tower, project(16, 74)),
        face(gable, brick.left), line(gable[1:4], pale.edge, 1.8),
        left_wall(Block(46, 90, 72, 98, 0, 62),
                  svg.path(arches(26, 1, 4, (9, 28), shape="lancet") + arches(26, 1, 42, (8, 20), shape="lancet"),
                           window(scene))),
        svg.use(tower, project(72, 74)),
    ])  # fmt: skip


FRAUENKIRCHE = Landmark("the Frauenkirche", _frauenkirche, 112, 112, 190, Site.PLAZA, (
    Block(30, 4, 88, 98, 0, 80), Block(16, 74, 46, 104, 0, 150), Block(72, 74, 102, 104, 0, 150),
))  # fmt: skip

CITIES: Cities = {
    2657928: (MATTERHORN,),
    3173435: (MILAN_CATHEDRAL,),
    2867714: (FRAUENKIRCHE,),
}
