"""Castles on their rocks: Edinburgh and Neuschwanstein."""

from collections.abc import Callable, Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import Vector, project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.europe_kit import battlements, clad, crag, floodlit, ragged_ring, window
from dioramacast.renderer.landmarks.kit import arches, levels, placed
from dioramacast.renderer.landmarks.kit_round import ring_arches, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, dome, left_wall, turned
from dioramacast.renderer.svg import Markup


def _keep(
    scene: Scene, block: Block, stone: Material, roof_rise: float = 0, *, crenels: int = 6, rows: int = 2
) -> list[Markup]:
    """A range of a castle, gabled or with battlements."""

    def openings(length: float) -> list[Markup]:
        count, step = max(2, round(length / 9)), block.height / (rows + 0.6)
        spots = svg.boxes(
            [((i + 0.5) * length / count - 1.3, step * (j + 0.5), 2.6, 4.4) for i in range(count) for j in range(rows)]
        )
        return [svg.path(spots, window(scene)), svg.stroke(levels(length, 2.5), stone.edge, opacity=0.6)]

    parts = [clad(scene, block, stone, openings, scene.palette.snowed(stone.albedo))]
    if roof_rise:
        roof = scene.palette.snowed("#5f6873")
        return [*parts, gable_roof(block, roof_rise, roof, stone, block.width >= block.depth)]
    return [*parts, battlements(block, stone, crenels, 3.4)]


def _edinburgh_castle(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, dark = floodlit(scene, "#a8957f"), floodlit(scene, "#8d7c6b")
    rock, turf = floodlit(scene, "#857b70", 0.5), palette.snowed("#7f9a5a")
    foot = ragged_ring("edinburgh foot", (84, 84), (84, 84), 0, 14, squareness=0.25)
    middle = ragged_ring("edinburgh ledge", (79, 79), (71, 71), 36, 14, squareness=0.45)
    top = ragged_ring("edinburgh top", (75, 75), (61, 61), 74, 14, squareness=0.75)
    grass = "".join(
        svg.outline("M", *project(x, y, z), "q", 9, -7, 19, 2, "q", -9, 6, -19, -2, "z")
        for x, y, z in ((60, 150, 22), (112, 138, 24), (138, 104, 30), (84, 158, 8), (150, 84, 16), (128, 128, 14))
    )
    battery = svg.join(
        [
            turned([(22, 74), (20, 100), (21.5, 101), (21.5, 106)], stone, definitions),
            svg.path(ring_arches(20.4, 84, 92, 7, 0.22), window(scene)),
            svg.stroke(ring_posts(21.5, 106, 109.5, 11), stone.left, 3.4, stroke_linecap="butt"),
        ]
    )
    flag = svg.outline("M", *project(70, 56, 168), "v", -26)
    cloth = svg.outline("M", *project(70, 56, 194), "q", 6, 3, 13, 0, "v", 8, "q", -6, 3, -13, 0, "z")
    wall = Block(26, 112, 118, 118, 66, 90)
    wall_right = Block(114, 30, 120, 118, 66, 90)
    return svg.join([
        crag(scene, foot, middle, rock, turf), crag(scene, middle, top, rock, turf),
        svg.path(grass, turf.top, opacity=0.85),
        *_keep(scene, Block(26, 26, 62, 56, 76, 126), stone, crenels=6, rows=3),
        *_keep(scene, Block(58, 44, 84, 70, 76, 150), stone, crenels=5, rows=4),
        svg.stroke(flag, palette.material("#e8e4da").left, 1.4), svg.path(cloth, palette.material("#2a4f9e").left),
        *_keep(scene, Block(84, 26, 108, 74, 76, 112), dark, 14),
        *_keep(scene, Block(24, 72, 66, 98, 76, 110), dark, 14),
        *_keep(scene, Block(70, 74, 108, 104, 76, 102), stone, 12),
        *_keep(scene, wall_right, stone, crenels=12, rows=1), placed(36, 104, 0, battery),
        *_keep(scene, wall, stone, crenels=13, rows=1),
        placed(117, 117, 0, turned([(9, 66), (8, 96), (9.5, 97), (9.5, 100)], stone, definitions),
               dome(7, 100, palette.snowed("#5f6873", 0.7), definitions, 0.8)),
    ])  # fmt: skip


EDINBURGH_CASTLE = Landmark("Edinburgh Castle", _edinburgh_castle, 170, 170, 200, Site.BACK, (
    Block(10, 10, 150, 150, 0, 60), Block(26, 26, 116, 116, 60, 120),
))  # fmt: skip


def _neuschwanstein(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    wall, slate = floodlit(scene, "#f0ebe0"), palette.snowed("#54708f", 0.7)
    brick, rock = floodlit(scene, "#b5674a"), floodlit(scene, "#8a857c", 0.5)
    turf, wood = palette.snowed("#6f9a58"), palette.snowed("#3f7350", 0.45)
    foot = ragged_ring("neuschwanstein foot", (82, 82), (82, 82), 0, 14, squareness=0.25)
    ledge = ragged_ring("neuschwanstein ledge", (80, 76), (70, 62), 40, 14, squareness=0.4)
    top = ragged_ring("neuschwanstein top", (78, 70), (62, 40), 78, 14, squareness=0.8)

    def rows(count: int, floors: int, height: float) -> Callable[[float], Sequence[Markup]]:
        def draw(length: float) -> list[Markup]:
            n = max(2, round(length / count))
            step = height / floors
            return [svg.path("".join(arches(length, n, step * (j + 0.3), (3.2, 7), margin=2) for j in range(floors)),
                             window(scene)),
                    svg.stroke(levels(length, 2, height * 0.5), wall.edge, 1)]  # fmt: skip

        return draw

    def turret(at: Vector, radius: float, height: float, cone: float) -> Markup:
        drawing = svg.join([
            turned([(radius, 0), (radius, height - 7), (radius * 1.25, height - 4), (radius * 1.25, height)], wall,
                   definitions),
            svg.path(ring_arches(radius * 1.25, height - 3.4, height - 0.6, 7, 0.5) + ring_arches(radius,
                height * 0.4, height * 0.4 + 7, 4, 0.25), window(scene)),
            turned([(radius * 1.45, height), (0.2, height + cone)], slate, definitions),
            svg.stroke(f"M0 {svg.number(-height - cone)}v-5", palette.material("#d9b04c").left, 1.2),
        ])  # fmt: skip
        return svg.use(definitions.shape(drawing), project(*at))

    palas, gate, bower = (
        Block(22, 50, 78, 76, 78, 132),
        Block(112, 62, 130, 94, 66, 96),
        Block(78, 40, 112, 60, 76, 112),
    )
    court = Block(76, 72, 114, 90, 70, 90)
    pine = definitions.shape(svg.join([
        svg.path("M-7-1L0-19L7-1Q0 3-7-1z", wood.right), svg.path("M-7-1L0-19L1 1Q-4 2-7-1z", wood.left),
        svg.path("M-5-10L0-24L5-10Q0-7-5-10z", wood.right), svg.path("M-5-10L0-24L1-8Q-3-8-5-10z", wood.left),
    ]))  # fmt: skip
    spots = (
        (28, 148, 8),
        (58, 152, 6),
        (94, 156, 4),
        (128, 140, 4),
        (150, 112, 4),
        (154, 80, 6),
        (44, 138, 28),
        (120, 118, 30),
        (140, 96, 28),
        (80, 146, 22),
        (104, 134, 24),
        (146, 62, 20),
        (64, 122, 58),
        (118, 98, 56),
    )
    pines = [svg.use(pine, project(*spot)) for spot in sorted(spots, key=lambda spot: spot[0] + spot[1])]
    return svg.join([
        crag(scene, foot, ledge, rock, turf), crag(scene, ledge, top, rock, turf),
        turret((28, 46, 74), 6, 72, 26), turret((92, 36, 74), 8, 104, 30), clad(scene, bower, wall, rows(8, 2, 36)),
        gable_roof(bower, 14, slate, wall),
        clad(scene, palas, wall, rows(7, 4, 54)), gable_roof(palas, 26, slate, wall),
        turret((26, 74, 70), 5.5, 84, 28), turret((78, 52, 74), 5, 74, 26),
        turret((78, 78, 70), 6.5, 94, 34), clad(scene, court, wall, rows(8, 1, 20)), gable_roof(court, 9, slate, wall),
        clad(scene, gate, brick, rows(8, 2, 30)), gable_roof(gate, 12, slate, brick, ridge_along_x=False),
        left_wall(gate, svg.path(arches(18, 1, 16, (7, 14)), window(scene, "#4a3a34"))),
        turret((113, 93, 68), 5, 36, 16), turret((130, 93, 62), 5, 42, 16), turret((130, 63, 66), 4.5, 38, 16), *pines,
    ])  # fmt: skip


NEUSCHWANSTEIN = Landmark("Neuschwanstein Castle", _neuschwanstein, 166, 166, 210, Site.BACK, (
    Block(10, 10, 150, 150, 0, 60), Block(22, 40, 130, 92, 60, 130),
))  # fmt: skip

CITIES: Cities = {
    2650225: (EDINBURGH_CASTLE,),
    2923507: (NEUSCHWANSTEIN,),
}
