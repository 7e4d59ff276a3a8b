"""Landmarks of the Baltic: Stockholm City Hall and Helsinki Cathedral."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, ticks, window
from dioramacast.renderer.landmarks.europe_round import cupola, meridians
from dioramacast.renderer.landmarks.kit import arches, levels, placed
from dioramacast.renderer.landmarks.kit_round import ring_arches, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    Block,
    box,
    dome,
    face,
    left_wall,
    line,
    turned,
)
from dioramacast.renderer.svg import Markup


def _stockholm_city_hall(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    brick, copper = floodlit(scene, "#a4523c"), palette.snowed("#6fa592", 0.7)
    pale, gold = floodlit(scene, "#c9785a"), floodlit(scene, "#e6bb4c", 0.8)

    def hall(length: float) -> list[Markup]:
        count = max(2, round(length / 9))
        return [
            svg.path(arches(length, count, 6, (4, 11), margin=2), window(scene)),
            svg.path(arches(length, count, 21, (5.6, 15), margin=2), window(scene, "#4a3430")),
            svg.stroke(levels(length, 3, 19.5), pale.edge, opacity=0.6),
        ]

    def shaft(length: float) -> list[Markup]:
        slits = svg.stroke(ticks(length, 2, 20, 140, 10), window(scene), 1.8, stroke_dasharray="6 20")
        rough = svg.stroke(levels(length, *range(10, 146, 9)), pale.edge, 0.6, opacity=0.28)
        return [rough, slits, svg.stroke(ticks(length, 2, 0, 146, 1.5), pale.edge, 1.2, opacity=0.6),
                svg.path(arches(length, 3, 5, (4, 13), margin=3), window(scene, "#4a3430"))]  # fmt: skip

    back, wing = Block(0, 20, 92, 46, 0, 46), Block(0, 46, 26, 96, 0, 42)
    tower, cornice = Block(74, 62, 108, 96, 0, 148), Block(72, 60, 110, 98, 142, 150)
    crown = "M-5 0l-2-7 3.5 3 3.5-6 3.5 6 3.5-3-2 7z"
    crowns = [svg.path(crown, gold.edge, transform=svg.translate(at)) for at in ((-9, -207), (9, -207), (0, -219))]
    lantern = placed(
        91, 79, 0, turned([(13, 150), (12, 152), (12, 164)], copper, definitions),
        svg.stroke(ring_posts(12, 152, 164, 7), gold.edge, 2.2),
        svg.path(ring_arches(11.6, 153, 162, 7, 0.4), window(scene, "#35423f")),
        turned([(14, 164), (13.5, 166), (9, 172), (8, 174), (8, 183)], copper, definitions),
        svg.path(ring_arches(8, 175, 182, 6, 0.5), window(scene, "#35423f")),
        turned([(9.6, 183), (5, 190), (4, 196), (5, 197), (1, 204)], copper, definitions),
        svg.stroke("M0-200v-20M-9-207v-3M9-207v-3M-9-206h18", gold.left, 1.6), *crowns,
    )  # fmt: skip
    corners = [
        placed(x, y, 150, turned([(2.4, 0), (2.4, 7), (0, 13)], copper, definitions))
        for x, y in ((75, 63), (75, 95), (107, 63))
    ]
    front = Block(26, 76, 74, 96, 0, 36)
    return svg.join([
        clad(scene, back, brick, hall), gable_roof(back, 16, copper, brick),
        placed(48, 30, 58, turned([(5, 0), (5, 9)], copper, definitions), dome(5.4, 9, copper, definitions, 1.4)),
        clad(scene, wing, brick, hall), gable_roof(wing, 13, copper, brick, ridge_along_x=False),
        placed(13, 90, 52, turned([(4, 0), (4, 8)], copper, definitions), dome(4.4, 8, copper, definitions, 1.4)),
        clad(scene, front, brick, hall), gable_roof(front, 10, copper, brick),
        clad(scene, tower, brick, shaft), box(cornice, brick, copper), *corners, lantern,
        placed(107, 95, 150, turned([(2.4, 0), (2.4, 7), (0, 13)], copper, definitions)),
    ])  # fmt: skip


CITY_HALL = Landmark("Stockholm City Hall", _stockholm_city_hall, 112, 104, 220, Site.PLAZA, (
    Block(0, 20, 92, 46, 0, 52), Block(0, 46, 26, 96, 0, 48), Block(26, 76, 74, 96, 0, 40),
    Block(74, 62, 108, 96, 0, 180),
))  # fmt: skip


def _helsinki_cathedral(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    white, green = floodlit(scene, "#f5f3ea"), palette.snowed("#5fa08c", 0.45)
    gold, granite = palette.material("#e6c05a"), floodlit(scene, "#cfc8bd", 0.7)
    roof, base = palette.snowed("#8fa3a5"), 24.0
    stairs = [
        box(Block(4, 4, 112, 118 - 3.6 * i, 3 * i, 3 * i + 3), granite, palette.snowed("#d8d2c8")) for i in range(8)
    ]
    body, arm = Block(28, 12, 88, 72, base, base + 38), Block(14, 26, 102, 58, base, base + 38)
    column = definitions.shape(turned([(2.6, 0), (2.1, 30), (3, 32)], white, definitions))

    def wall(length: float) -> list[Markup]:
        count = max(2, round(length / 10))
        return [svg.path(arches(length, count, 12, (4.4, 16), margin=2), window(scene)),
                svg.stroke(levels(length, 4), white.edge, 1.6),
                svg.stroke(ticks(length, count + 1, 5, 38, 1.6), white.edge, 1.6)]  # fmt: skip

    def pediment(points: list[tuple[float, float, float]], tone: str) -> list[Markup]:
        return [face(points, tone), line(points, white.edge, 1.8)]

    def lantern(x: float, y: float, z: float, radius: float, drum: float) -> Markup:
        return placed(
            x, y, z, turned([(radius, 0), (radius, drum)], white, definitions),
            svg.path(ring_arches(radius, 3, drum - 3, 7, 0.4), window(scene)),
            svg.stroke(ring_posts(radius + 0.6, 1, drum, 8, a0=-50, a1=140), white.edge, 1.6),
            turned([(radius * 1.1, drum), (radius * 1.1, drum + 2)], white, definitions),
            cupola(radius, drum + 2, radius * 1.15, green, definitions),
            svg.stroke(meridians([(radius * math.cos(t), drum + 2 + radius * 1.15 * math.sin(t)) for t in (0, 0.3,
                0.6, 0.9, 1.2, 1.5)], 14), green.edge, 0.7, opacity=0.5),
            turned([(radius * 0.16, drum + 1 + radius * 1.12), (radius * 0.14, drum + radius * 1.4)], gold,
                   definitions),
            svg.circle(0, -drum - radius * 1.5, max(1.6, radius * 0.11), gold.left),
            cross(0, 0, drum + radius * 1.55, max(7, radius * 0.5), gold.left),
        )  # fmt: skip

    high = base + 38
    return svg.join([
        *stairs, clad(scene, arm, white, wall), gable_roof(arm, 12, roof, white),
        clad(scene, body, white, wall, roof), lantern(36, 20, high, 7.5, 14), lantern(80, 20, high, 7.5, 14),
        box(Block(38, 22, 78, 62, high, high + 8), white, roof), lantern(58, 42, high + 8, 18, 26),
        lantern(36, 64, high, 7.5, 14), lantern(80, 64, high, 7.5, 14),
        clad(scene, Block(88, 30, 102, 58, base, high), white, wall),
        *pediment([(103, 59, high), (103, 42, high + 13), (103, 25, high)], white.right),
        left_wall(Block(40, 60, 76, 72, base, base + 32), svg.path(arches(36, 3, 6, (6, 26), margin=4), window(scene))),
        box(Block(39, 71, 77, 90, base + 32, base + 38), white, roof),
        *(svg.use(column, project(x, 87, base)) for x in (42, 48.4, 54.8, 61.2, 67.6, 74)),
        svg.use(column, project(74, 78, base)),
        box(Block(39, 71, 77, 90, base + 32, base + 38), white, roof),
        face([(39, 90, high), (58, 90, high + 13), (58, 66, high + 13), (39, 66, high)], roof.right),
        face([(77, 90, high), (58, 90, high + 13), (58, 66, high + 13), (77, 66, high)], roof.face((0.6, 0, 0.8))),
        *pediment([(38, 90.5, high), (58, 90.5, high + 13), (78, 90.5, high)], white.left),
    ])  # fmt: skip


HELSINKI_CATHEDRAL = Landmark("Helsinki Cathedral", _helsinki_cathedral, 116, 120, 158, Site.PLAZA, (
    Block(4, 4, 112, 100, 0, 24), Block(14, 12, 102, 88, 0, 64), Block(40, 24, 76, 60, 0, 130),
))  # fmt: skip

CITIES: Cities = {
    2673730: (CITY_HALL,),
    658225: (HELSINKI_CATHEDRAL,),
}
