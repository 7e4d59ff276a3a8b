"""Bell towers of Italy and the churches beside them: Pisa, Venice, Florence."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.houses.roofs import gable_roof, hip_roof
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, pinnacles, pyramid, teeth, ticks, window
from dioramacast.renderer.landmarks.europe_rome import great_dome
from dioramacast.renderer.landmarks.europe_round import cupola, lathe
from dioramacast.renderer.landmarks.kit import arches, levels, placed
from dioramacast.renderer.landmarks.kit_round import band, ring_arches, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball_paint, box, left_wall, right_wall, round_paint, turned
from dioramacast.renderer.svg import Markup


def _leaning_tower(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    marble, shade = floodlit(scene, "#f4ecdd"), floodlit(scene, "#b9a98f")
    grey, roof = floodlit(scene, "#cfc6b6"), palette.snowed("#9a8f86")
    nave, aisle = Block(2, 14, 84, 40, 0, 52), Block(0, 8, 86, 50, 0, 30)

    def blind(length: float) -> list[Markup]:
        return [svg.path(arches(length, max(3, int(length // 9)), 6, (5, 20)), grey.left),
                svg.stroke(levels(length, 4, 12, 20), grey.right, 1.4, opacity=0.6)]  # fmt: skip

    church = [
        clad(scene, aisle, marble, blind), hip_roof(aisle, 6, roof, 2, 0.7), clad(scene, nave, marble, blind),
        gable_roof(nave, 13, roof, marble),
        placed(30, 27, 56, turned([(13, 0), (13, 9)], marble, definitions),
               cupola(13, 9, 15, palette.snowed("#8f9aa0", 0.6), definitions)),
    ]  # fmt: skip
    parts = [turned([(27, 0), (27, 3), (24, 3), (24, 24)], marble, definitions),
             svg.stroke(ring_posts(24, 3, 24, 11), marble.edge, 1.6),
             svg.path(ring_arches(24, 16, 21, 11, 0.7), shade.right, opacity=0.5)]  # fmt: skip
    z = 0.0
    storey = definitions.shape(svg.join([
            turned([(25, z), (25, z + 2)], marble, definitions),
            turned([(20, z + 2), (20, z + 17)], shade, definitions),
            svg.path(ring_arches(20, z + 2, z + 11, 8, 0.4), window(scene, "#6a5a4c"), opacity=0.75),
            svg.path(band((23.5, z + 12.5), (23.5, z + 17)), round_paint(marble, definitions)),
            svg.path(ring_arches(23.5, z + 12, z + 14.2, 15, 0.72), shade.right),
            svg.stroke(ring_posts(23.5, z + 2, z + 13, 16, a0=-51, a1=141), marble.face((0.3, 0.6, 0.3)), 1.9),
            svg.stroke(ring_posts(23.5, z + 2, z + 13, 16, a0=-50, a1=142), marble.edge, 0.7),
    ]))  # fmt: skip
    parts += [svg.use(storey, (0, -24 - 17 * i)) for i in range(6)]
    z = 126
    parts += [
        turned([(25, z), (25, z + 2.5)], palette.snowed("#f4ecdd"), definitions),
        turned([(16, z + 2.5), (16, z + 21)], marble, definitions),
        svg.path(ring_arches(16, z + 4, z + 16, 5, 0.5), window(scene, "#6a5a4c")),
        turned([(17.5, z + 21), (17.5, z + 24)], palette.snowed("#f4ecdd"), definitions),
        svg.stroke(svg.outline("M", 0, -z - 25, "v", -16), palette.material("#8f8a80").left, 1.4),
        svg.path(svg.outline("M", 0, -z - 41, "q", 5, 2, 10, 0, "v", 6, "q", -5, 2, -10, 0, "z"),
                 palette.material("#c23a34").left),
    ]  # fmt: skip
    base = svg.ellipse(0, 0, 31 * CIRCLE_RX, 31 * CIRCLE_RY, palette.snowed("#dcd3c2").top)
    leaning = svg.group(*parts, transform="rotate(6.5)")
    return svg.join([placed(30, 0, 0, *church), placed(40, 84, 0, base, leaning)])


LEANING_TOWER = Landmark("the Leaning Tower", _leaning_tower, 120, 118, 175, Site.PARK, (
    Block(32, 8, 114, 50, 0, 46), Block(20, 64, 60, 104, 0, 150),
))  # fmt: skip


def _campanile(scene: Scene) -> Markup:
    """The bell tower of Venice, with the domes of St Mark's behind it."""
    palette, definitions = scene.palette, scene.definitions
    brick, white = floodlit(scene, "#bd6a48"), floodlit(scene, "#f1e7d6")
    green, lead = palette.snowed("#6f9f8c", 0.5), palette.snowed("#9aa6ae", 0.6)
    gold = palette.material("#e3b54a")
    church = Block(18, 4, 118, 56, 0, 36)

    def portals(length: float) -> list[Markup]:
        count = max(3, round(length / 19))
        return [
            svg.path(arches(length, count, 1, (16, 18)), white.left),
            svg.path(arches(length, count, 3, (12, 16)), gold.left, opacity=0.55),
            svg.path(arches(length, count, 7, (9, 27)), window(scene, "#5f5148")),
            svg.path(pinnacles(length, count + 1, 13, 2.6, 2), white.left),
            svg.path(arches(length, count, -7, (15, 9), shape="lancet"), white.edge),
        ]  # fmt: skip

    def bell(x: float, y: float, radius: float, z: float) -> Markup:
        return placed(x, y, z, turned([(radius * 0.9, 0), (radius * 0.9, 8)], white, definitions),
                      svg.path(ring_arches(radius * 0.9, 1.5, 5.5, 9, 0.45), window(scene)),
                      lathe([(radius * 0.95, 8), (radius * 1.08, 8 + radius * 0.5), (radius * 0.8, 8 + radius),
                             (radius * 0.3, 8 + radius * 1.28), (0, 8 + radius * 1.4)], ball_paint(lead, definitions)),
                      turned([(radius * 0.16, 8 + radius * 1.25), (radius * 0.2, 8 + radius * 1.6),
                              (0, 8 + radius * 1.9)],
                             lead, definitions), cross(0, 0, 8 + radius * 1.9, 7, gold.left))  # fmt: skip

    shaft, base = Block(9, 75, 39, 105, 0, 112), Block(6, 72, 42, 108, 0, 14)
    belfry, attic = Block(7, 73, 41, 107, 112, 134), Block(9, 75, 39, 105, 134, 148)

    def lesenes(length: float) -> list[Markup]:
        return [svg.stroke(ticks(length, 5, 4, 100, 3), brick.edge, 2, opacity=0.5),
                svg.path(arches(length, 4, 4, (4.4, 4), margin=3), brick.right, opacity=0.6),
                svg.stroke("M15 24v3m0 20v3m0 20v3", window(scene), 1.6)]  # fmt: skip

    def bells(length: float) -> list[Markup]:
        return [
            svg.path(arches(length, 4, 4, (5, 15), margin=3), window(scene)),
            svg.stroke(levels(length, 0.8, 20), white.edge),
        ]

    def lion(length: float) -> list[Markup]:
        return [svg.rect(4, 3, length - 8, 8, white.left), svg.rect(9, 4, length - 18, 6, gold.left)]

    angel = svg.stroke(svg.outline("M", *project(24, 90, 190), "v", -8, "m", -3, 2, "l", 6, 2), gold.edge, 2)
    return svg.join([
        clad(scene, church, white, portals, palette.snowed("#d8cdbb")), bell(40, 18, 12, 36), bell(96, 16, 12, 36),
        bell(68, 28, 17, 38), bell(40, 42, 12, 36), bell(98, 42, 12, 36),
        clad(scene, base, white), clad(scene, shaft, brick, lesenes), clad(scene, belfry, white, bells),
        clad(scene, attic, brick, lion), pyramid(Block(7.5, 73.5, 40.5, 106.5, 148, 148), green, 190), angel,
    ])  # fmt: skip


CAMPANILE = Landmark("the Campanile of St Mark's", _campanile, 120, 112, 200, Site.PLAZA, (
    Block(18, 4, 118, 56, 0, 44), Block(7, 73, 41, 107, 0, 160),
))  # fmt: skip


def _florence_cathedral(scene: Scene) -> Markup:
    palette = scene.palette
    marble, green = floodlit(scene, "#f0e8dc"), floodlit(scene, "#7f9583")
    tiles, roof = palette.snowed("#c2583a", 0.6), palette.snowed("#b9634a")

    def inlay(length: float) -> list[Markup]:
        count = max(2, round(length / 12))
        return [
            svg.stroke(ticks(length, count + 1, 3, 30, 3), green.left, 1.6, opacity=0.7),
            svg.stroke(levels(length, 3, 15, 24), green.left, 1.6, opacity=0.8),
            svg.path(arches(length, count, 8, (4, 22), margin=3, shape="lancet"), window(scene)),
        ]  # fmt: skip

    def stage(length: float) -> list[Markup]:
        return [svg.stroke(svg.boxes([(2, 2, length - 4, 22)]), green.left, 1.4),
                svg.path(arches(length, 2, 6, (4.4, 17), margin=2, shape="lancet"), window(scene))]  # fmt: skip

    nave, aisle = Block(48, 50, 84, 118, 0, 50), Block(38, 52, 94, 116, 0, 30)
    chapels = [(36, 28), (92, 26), (64, 14)]
    tower = [Block(3, 86, 27, 110, 26 * i, 26 * (i + 1)) for i in range(4)]
    top = Block(0, 83, 30, 113, 104, 108)
    return svg.join([
        *(placed(x, y, 0, turned([(20, 0), (20, 34)], marble, scene.definitions),
                 svg.path(ring_arches(20, 8, 28, 6, 0.35), window(scene)),
                 cupola(20, 34, 15, tiles, scene.definitions)) for x, y in chapels[::-1]),
        placed(66, 32, 30, turned([(33, 0), (33, 20)], marble, scene.definitions),
               placed(0, 0, 14, great_dome(scene, 31, 40, tiles, marble))),
        *(clad(scene, block, marble, stage) for block in tower), box(top, marble, palette.snowed("#c98a6a")),
        left_wall(top, svg.path(teeth(30, 7, 2.4, 0.7, 7), marble.right)),
        right_wall(top, svg.path(teeth(30, 7, 2.4, 0.7, 7), marble.right)),
        pyramid(Block(3, 86, 27, 110, 108, 108), roof, 114),
        clad(scene, aisle, marble, inlay, roof), clad(scene, nave, marble, inlay),
        gable_roof(nave, 14, roof, marble, ridge_along_x=False),
        left_wall(nave, svg.circle(18, 10, 6, green.left), svg.circle(18, 10, 4.4, window(scene))),
    ])  # fmt: skip


FLORENCE_CATHEDRAL = Landmark("the Duomo", _florence_cathedral, 116, 120, 150, Site.PLAZA, (
    Block(38, 50, 94, 118, 0, 46), Block(34, 4, 98, 62, 0, 100), Block(3, 86, 27, 110, 0, 108),
))  # fmt: skip

CITIES: Cities = {
    3170647: (LEANING_TOWER,),
    3164603: (CAMPANILE,),
    3176959: (FLORENCE_CATHEDRAL,),
}
