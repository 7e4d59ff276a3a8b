"""Landmarks of Russia: St Basil's and the Church on Spilled Blood."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import Point, Vector
from dioramacast.renderer.houses.roofs import hip_roof
from dioramacast.renderer.landmarks.europe_kit import (
    arches,
    clad,
    courses,
    cross,
    floodlit,
    placed,
    pyramid,
    ticks,
    window,
)
from dioramacast.renderer.landmarks.europe_round import (
    dome_shell,
    gores,
    meridians,
    onion,
    ring_arches,
    ring_posts,
    smooth,
)
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, round_paint, turned
from dioramacast.renderer.svg import Markup


def _onion_tower(
    scene: Scene, radius: float, z: float, wall: Material, colours: tuple[str, str], *, pattern: tuple[int, float]
) -> Markup:
    """A round tower up to ``z`` under an onion dome; ``pattern`` is how many stripes and how far they twist."""
    palette, definitions = scene.palette, scene.definitions
    white, gold = floodlit(scene, "#f3ece0"), palette.material("#e6b84c")
    skin, stripe = floodlit(scene, colours[0], 0.45), floodlit(scene, colours[1], 0.45)
    count, twist = pattern
    drum, shape = radius * 0.82, onion(radius * 1.06, z)
    top = shape[-1][1]
    curve = smooth(shape)[:-2]
    if count == 12:
        stripes = gores(curve, count, twist, 0.3) + gores(curve, count, -twist, 0.3)
    else:
        stripes = gores(curve, count, twist)
    body = definitions.shape(svg.join([
        turned([(drum * 1.12, 0), (drum * 1.12, z * 0.55), (drum, z * 0.58), (drum, z - 2), (drum * 1.1, z - 1),
                (drum * 1.1, z)], wall, definitions),
        svg.path(ring_arches(drum * 1.12, z * 0.14, z * 0.42, 6, 0.4), window(scene, "#4a3b3a")),
        svg.path(ring_arches(drum, z * 0.66, z * 0.9, 7, 0.42), window(scene, "#4a3b3a")),
        svg.stroke(ring_posts(drum * 1.14, z * 0.08, z * 0.5, 7, a0=-51, a1=141), white.edge, 1.5),
        svg.path(ring_arches(drum * 1.16, z * 0.48, z * 0.6, 7, 0.9), white.left),
        svg.path(ring_arches(drum * 1.16, z * 0.48, z * 0.57, 7, 0.5), wall.right),
    ]))  # fmt: skip
    return svg.join([
        svg.use(body, (0, 0)), dome_shell(shape, skin, definitions),
        svg.path(stripes, round_paint(stripe, definitions, 0.4)),
        svg.circle(0, -top - 1, max(1.4, radius * 0.13), gold.left), cross(0, 0, top, max(9, radius * 0.9), gold.left),
    ])  # fmt: skip


def _arcaded(scene: Scene, block: Block, wall: Material, trim: Material, top: Material) -> Markup:
    def draw(length: float) -> list[Markup]:
        count = max(2, round(length / 11))
        height = block.height
        return [
            svg.path(arches(length, count, height * 0.28, (7.4, height * 0.72), 1), trim.left),
            svg.path(arches(length, count, height * 0.36, (5, height * 0.64), 1), window(scene, "#4a3b3a")),
            svg.stroke(courses(length, 1.4, height * 0.2), trim.edge, 1.6),
        ]  # fmt: skip

    return clad(scene, block, wall, draw, top)


def _st_basils(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    brick, white = floodlit(scene, "#b4493a"), floodlit(scene, "#f3ece0")
    roof, gold = palette.snowed("#5c8f78"), palette.material("#e6b84c")
    towers: list[tuple[Point, float, float, tuple[str, str], tuple[int, float]]] = [
        ((60, 22), 12.5, 82, ("#3f7d4f", "#e3b64a"), (10, 0)),
        ((22, 60), 12.5, 82, ("#d9ae3f", "#3c7a55"), (10, 100)),
        ((33, 33), 9.5, 60, ("#b5453a", "#efe0c0"), (12, 70)),
        ((87, 33), 9.5, 60, ("#3b6fae", "#f2ede2"), (9, 90)),
        ((33, 87), 9.5, 60, ("#c0473a", "#3f8058"), (9, 0)),
        ((98, 60), 12.5, 82, ("#c23f36", "#f0e3c8"), (12, 80)),
        ((60, 98), 12.5, 82, ("#3f6fb4", "#f3eee4"), (9, 120)),
        ((88, 88), 9.5, 60, ("#3f8a5c", "#e7bb4b"), (9, 110)),
    ]

    def tower(spot: tuple[Point, float, float, tuple[str, str], tuple[int, float]]) -> Markup:
        (x, y), radius, z, colours, pattern = spot
        foot = 8 if x + y > 150 else 14
        return placed(x, y, foot, _onion_tower(scene, radius, z - 14, brick, colours, pattern=pattern))

    tent = [(15.0, 88.0), (3.6, 140.0)]
    zigzag = svg.stroke(meridians([(15 - 11.4 * t, 88 + 52 * t) for t in (0, 0.25, 0.5, 0.75, 1)], 8), white.edge, 1.6)
    centre = placed(
        60, 60, 0, turned([(19, 14), (19, 58), (16, 60), (16, 84), (18, 85), (18, 88)], brick, definitions),
        svg.path(ring_arches(16, 64, 78, 6, 0.42), window(scene, "#4a3b3a")),
        svg.path(ring_arches(18.4, 80, 90, 7, 0.92), white.left),
        svg.path(ring_arches(18.4, 80, 87, 7, 0.55), brick.left),
        turned(tent, floodlit(scene, "#c05a44"), definitions), zigzag,
        turned([(3.8, 140), (3.8, 148)], white, definitions),
        dome_shell(onion(5.6, 148), floodlit(scene, "#e2b347", 0.6), definitions),
        cross(0, 0, 158, 15, gold.left),
    )  # fmt: skip
    stage = svg.join(
        [
            _arcaded(
                scene, Block(14, 14, 106, 106, 0, 14), floodlit(scene, "#a8473a"), white, palette.snowed("#c9b59a")
            ),
            _arcaded(scene, Block(26, 26, 94, 94, 14, 36), brick, white, roof),
        ]
    )
    porch = []
    for x, y in ((46, 106), (106, 40)):
        block = Block(x, y, x + 14, y + 10, 0, 16) if y > 100 else Block(x, y, x + 10, y + 14, 0, 16)
        porch += [_arcaded(scene, block, brick, white, roof), pyramid(block, roof, 34)]
    return svg.join(
        [stage, *(tower(spot) for spot in towers[:3]), centre, *(tower(spot) for spot in towers[3:]), *porch]
    )


ST_BASILS = Landmark("Saint Basil's Cathedral", _st_basils, 120, 120, 178, Site.PLAZA, (
    Block(14, 14, 106, 106, 0, 36), Block(22, 22, 98, 98, 0, 78), Block(44, 44, 76, 76, 0, 150),
))  # fmt: skip


def _spilled_blood(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    brick, white = floodlit(scene, "#b9694a"), floodlit(scene, "#f1e6d2")
    roof, gold = palette.snowed("#6f8f84"), floodlit(scene, "#e6b84c", 0.6)
    body, low = Block(18, 14, 92, 84, 0, 50), Block(10, 24, 100, 74, 0, 34)

    def gables(length: float) -> list[Markup]:
        count = max(2, round(length / 24))
        return [
            svg.path(arches(length, count, -13, (20, 20), 1), brick.left),
            svg.path(arches(length, count, -10, (16, 16), 1), palette.material("#3f6f9c").left),
            svg.path(arches(length, count * 2, 10, (5, 24), 3), white.left),
            svg.path(arches(length, count * 2, 12, (3.4, 21), 3), window(scene)),
            svg.stroke(courses(length, 4, 31), white.edge, 1.8),
            svg.stroke(ticks(length, count + 1, -2, 34, 1.4), white.edge, 2),
        ]  # fmt: skip

    def spire(at: Vector, radius: float, z: float, colours: tuple[str, str], pattern: tuple[int, float]) -> Markup:
        return placed(*at, _onion_tower(scene, radius, z - at[2], brick, colours, pattern=pattern))

    tent = [(13.0, 94.0), (4.0, 142.0)]
    centre = placed(
        55, 48, 0, turned([(16, 48), (16, 70), (14, 72), (14, 92), (15.6, 94)], brick, definitions),
        svg.path(ring_arches(14, 74, 90, 6, 0.4), window(scene)),
        svg.path(ring_arches(15.8, 86, 98, 6, 0.9), white.left),
        svg.path(ring_arches(15.8, 86, 95, 6, 0.55), brick.left), turned(tent, floodlit(scene, "#c9a98a"), definitions),
        svg.stroke(meridians([(13 - 9 * t, 94 + 48 * t) for t in (0, 0.5, 1)], 8), palette.material("#3f8a66").left,
                   2.2),
        turned([(4.4, 142), (4.4, 148)], white, definitions),
        dome_shell(onion(7, 148), floodlit(scene, "#3f8f6a", 0.4), definitions),
        svg.stroke(meridians(onion(7, 148), 8, 60), gold.edge, 1.6), cross(0, 0, 162, 16, gold.left),
    )  # fmt: skip
    bell = placed(55, 100, 0, turned([(14, 0), (14, 64), (15, 65), (15, 68), (12, 70), (12, 90)], brick, definitions),
                  svg.stroke(ring_posts(14.4, 4, 62, 6), white.edge, 1.6),
                  svg.path(ring_arches(14, 12, 30, 5, 0.34) + ring_arches(14, 42, 56, 5, 0.34), window(scene)),
                  svg.path(ring_arches(12, 72, 88, 6, 0.55), window(scene, "#3f3534")),
                  dome_shell([(12.6, 90), (13.5, 96), (9, 106), (3.4, 112), (0, 122)], gold, definitions),
                  svg.stroke(meridians([(12.6, 90), (13.5, 96), (9, 106), (3.4, 112), (0, 122)], 14), gold.edge, 0.8,
                             opacity=0.7), cross(0, 0, 121, 14, gold.left))  # fmt: skip
    return svg.join([
        clad(scene, low, brick, gables, roof), clad(scene, body, brick, gables), hip_roof(body, 12, roof, 1, 0.4),
        spire((34, 28, 52), 9, 86, ("#3f74b4", "#f3eee4"), (9, 110)),
        spire((78, 28, 52), 9, 86, ("#3f8a5c", "#efe0b8"), (12, 70)),
        spire((33, 70, 52), 9, 86, ("#e0b347", "#3f8a5c"), (9, 90)), centre,
        spire((79, 70, 52), 9.5, 84, ("#4a86c2", "#f0d27a"), (9, -120)),
        bell, spire((101, 60, 0), 8, 56, ("#d9a93f", "#b4473a"), (8, 0)),
    ])  # fmt: skip


SPILLED_BLOOD = Landmark("the Church of the Savior on Spilled Blood", _spilled_blood, 112, 116, 182, Site.PLAZA, (
    Block(14, 14, 96, 84, 0, 60), Block(40, 34, 70, 62, 0, 140), Block(42, 88, 68, 112, 0, 104),
))  # fmt: skip

CITIES: Cities = {
    524901: (ST_BASILS,),
    498817: (SPILLED_BLOOD,),
}
