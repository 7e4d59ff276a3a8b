"""Landmarks about the Aegean: the Parthenon and the Blue Mosque."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.landmarks.europe_kit import clad, crag, floodlit, ragged_ring, ticks, window
from dioramacast.renderer.landmarks.europe_round import cupola
from dioramacast.renderer.landmarks.kit import arches, levels, placed
from dioramacast.renderer.landmarks.kit_round import ring_arches, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face, line, turned
from dioramacast.renderer.svg import Markup


def _parthenon(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    marble, rock = floodlit(scene, "#eddcbd"), floodlit(scene, "#b39a7c", 0.6)
    ground = palette.snowed("#cdb98f")
    inner = floodlit(scene, "#cdb593")
    foot = ragged_ring("acropolis foot", (60, 60), (61, 61), 0, 16, squareness=0.55)
    top = ragged_ring("acropolis top", (60, 59), (58, 52), 38, 16, squareness=0.7)
    z = 38.0
    steps = [Block(8 + 2 * i, 26 + 2 * i, 114 - 2 * i, 90 - 2 * i, z + 2.4 * i, z + 2.4 * i + 2.4) for i in range(3)]
    z += 7.2
    high = 34.0
    column = definitions.shape(svg.join([
        turned([(3.1, 0), (2.5, high - 3), (3.6, high - 1), (3.6, high)], marble, definitions),
        svg.stroke(svg.outline("M", -1.4, 0.5, "v", -high + 4, "M", 1, 1.4, "v", -high + 4), marble.right, 0.7,
                   opacity=0.5),
    ]))  # fmt: skip
    xs, ys = [17 + 88 / 14 * i for i in range(15)], [35 + 46 / 6 * i for i in range(7)]

    def row(spots: list[tuple[float, float]]) -> list[Markup]:
        return [svg.use(column, project(x, y, z)) for x, y in spots]

    cella = Block(30, 44, 84, 72, z, z + 25)
    lintel = z + high
    beams = [Block(13, 31, 109, 38, lintel, lintel + 9), Block(13, 31, 20, 85, lintel, lintel + 9),
             Block(102, 31, 109, 85, lintel, lintel + 9), Block(13, 78, 109, 85, lintel, lintel + 9)]  # fmt: skip

    def frieze(length: float) -> list[Markup]:
        return [svg.stroke(ticks(length, round(length / 6) + 1, 2.5, 5.5, 2), inner.right, 1.8),
                svg.stroke(levels(length, 7), inner.right),
                svg.stroke(levels(length, 0.8), marble.edge, 1.6)]  # fmt: skip

    roof = lintel + 9

    def pediment(x: float) -> list[Markup]:
        back = face(
            [(x - 6, 85, roof), (x - 6, 58, roof + 15), (x, 58, roof + 15), (x, 85, roof)], marble.face((0, 15, 27))
        )
        front = face([(x, 86, roof), (x, 58, roof + 15.5), (x, 30, roof)], marble.right)
        tympanum = face([(x, 79, roof + 1.5), (x, 58, roof + 12.5), (x, 37, roof + 1.5)], inner.face((1, 0, -0.3)))
        return [back, front, tympanum, line([(x, 86, roof), (x, 58, roof + 15.5), (x, 30, roof)], marble.edge, 1.6)]

    olives = [
        svg.join([svg.circle(*project(x, y, h + 5), 6, palette.snowed("#7d8d4e", 0.5).left),
                  svg.circle(project(x, y, h + 8)[0] - 2, project(x, y, h + 8)[1], 3.6,
                             palette.snowed("#8c9c58", 0.5).top)])
        for x, y, h in ((20, 104, 34), (40, 112, 20), (92, 110, 20), (112, 92, 14), (116, 60, 18), (60, 117, 8),
                        (104, 106, 4))
    ]  # fmt: skip
    return svg.join([
        crag(scene, foot, top, rock, ground), *(box(step, marble, palette.snowed("#eddcbd")) for step in steps),
        *row([(x, 35) for x in xs]), box(beams[0], marble), *row([(17, y) for y in ys[1:]]), box(beams[1], marble),
        *pediment(19), box(cella, inner, palette.snowed("#b39a7c")),
        *row([(105, y) for y in ys[1:-1]]),
        clad(scene, beams[2], marble, frieze), *row([(x, 81) for x in xs]), clad(scene, beams[3], marble, frieze),
        *pediment(109), *olives,
    ])  # fmt: skip


PARTHENON = Landmark("the Parthenon", _parthenon, 120, 120, 112, Site.PARK, (
    Block(6, 6, 114, 114, 0, 36), Block(12, 30, 110, 86, 36, 88),
))  # fmt: skip


def _blue_mosque(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, lead, gold = floodlit(scene, "#ded3c4"), palette.snowed("#8a9bb0", 0.6), palette.material("#e0b24a")
    hall, upper = Block(14, 14, 96, 96, 0, 34), Block(26, 26, 84, 84, 34, 50)

    def walls(length: float) -> list[Markup]:
        count = round(length / 9)
        return [svg.path(arches(length, count, 5, (4, 10), margin=2) + arches(length, count, 20, (5, 13), margin=2),
            window(scene)),
                svg.stroke(levels(length, 2, 17.5), stone.edge, 1.2)]  # fmt: skip

    def shell(x: float, y: float, z: float, radius: float, drum: float = 5, *, tip: float = 0) -> Markup:
        drawing = svg.join([
            turned([(radius, 0), (radius, drum)], stone, definitions),
            svg.path(ring_arches(radius, 1, drum - 0.6, max(5, round(radius * 0.6)), 0.5), window(scene)),
            turned([(radius * 1.06, drum), (radius * 1.06, drum + 1)], lead, definitions),
            cupola(radius, drum + 1, radius * 0.82, lead, definitions),
            svg.stroke(svg.outline("M", 0, -drum - 1 - radius * 0.9, "v", -3 - tip), gold.left, 1.6),
        ])  # fmt: skip
        return svg.use(definitions.shape(drawing), project(x, y, z))

    minaret = definitions.shape(svg.join([
        turned([(5.5, 0), (5.5, 30), (4, 34), (3.6, 74), (6, 78), (6, 81), (3.3, 81), (3.1, 106), (5, 109), (5, 112),
                (2.8, 112), (2.6, 130), (3.4, 131)], stone, definitions),
        svg.stroke(ring_posts(6, 78, 81, 6) + ring_posts(5, 109, 112, 6), window(scene, "#8d8274"), 1),
        turned([(3.4, 131), (0, 158)], lead, definitions), svg.stroke("M0-157v-8", gold.left, 1.6),
    ]))  # fmt: skip
    court = Block(14, 96, 96, 116, 0, 16)
    return svg.join([
        svg.use(minaret, project(10, 10)), svg.use(minaret, project(104, 8)), svg.use(minaret, project(6, 96)),
        clad(scene, hall, stone, walls, lead), clad(scene, upper, stone, None, lead),
        shell(55, 30, 44, 19), shell(30, 55, 44, 19), *(shell(x, y, 34, 8) for x, y in ((24, 24), (86, 24), (24, 86))),
        shell(55, 55, 54, 25, 9, tip=7), shell(55, 82, 42, 18), shell(82, 55, 42, 18), shell(86, 86, 34, 9),
        *(placed(x, y, 48, turned([(4, 0), (4, 16), (0, 25)], stone, definitions))
          for x, y in ((33, 78), (78, 33), (79, 79))),
        clad(scene, court, stone, lambda length: [svg.path(arches(length, max(2, round(length / 8)), 4, (5, 12),
            margin=2),
                                                           window(scene))], lead),
        *(shell(x, 106, 16, 5, 2) for x in (22, 38, 54, 70, 86)),
        svg.use(minaret, project(8, 116), 0.8), svg.use(minaret, project(104, 116), 0.8),
    ])  # fmt: skip


BLUE_MOSQUE = Landmark("the Blue Mosque", _blue_mosque, 114, 120, 170, Site.PLAZA, (
    Block(14, 14, 96, 96, 0, 44), Block(32, 32, 80, 80, 0, 84), Block(100, 112, 108, 120, 0, 110),
    Block(4, 92, 12, 100, 0, 150), Block(100, 4, 108, 12, 0, 150),
))  # fmt: skip

CITIES: Cities = {
    264371: (PARTHENON,),
    745044: (BLUE_MOSQUE,),
}
