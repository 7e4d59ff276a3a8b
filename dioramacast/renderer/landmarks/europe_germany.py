"""Landmarks of Germany: the Brandenburg Gate, the TV tower, Cologne Cathedral."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, pinnacles, pyramid, ticks, window
from dioramacast.renderer.landmarks.europe_round import meridians
from dioramacast.renderer.landmarks.kit import arches, is_lit, levels, placed
from dioramacast.renderer.landmarks.kit_round import ring_line
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball_paint, box, face, left_wall, line, turned
from dioramacast.renderer.svg import Markup


def _quadriga(scene: Scene) -> Markup:
    """Four horses abreast, a chariot and its driver, trotting towards the viewer's left; about their middle."""
    definitions = scene.definitions
    copper = floodlit(scene, "#7fae98", 0.6)
    horse = definitions.shape(svg.join([
        svg.stroke("M-1-1l-1-9M3-3l1-8M-9 3l-2-9M-5 2l-1 6", copper.right, 1.8),
        svg.path("M5-10q-1-4-6-3l-8 4q-3 2-1 5q5 1 14-3z", copper.right),
        svg.path("M-12-6q-5-2-5-9l-3-1q-2-3 1-5l4-1q3 1 4 5l3 5z", copper.left),
        svg.path("M5-10q-1-4-6-3l-8 4q6-1 14-1z", copper.top),
    ]))  # fmt: skip
    driver = [
        turned([(6, 0), (7, 5), (6.4, 6)], copper, definitions),
        turned([(2.6, 4), (3.2, 12), (2, 17), (0.6, 19)], copper, definitions),
        svg.circle(0, -21, 2.4, ball_paint(copper, definitions)),
        svg.path("M1-16q9-4 9-13q5 8-3 15zM-1-16q-9-2-10-10q-4 8 4 13z", copper.left),
        svg.stroke("M-4-12l-2-22m-3 4h6", copper.edge, 1.4), svg.circle(-6, -34, 2.2, "none", stroke=copper.edge),
    ]  # fmt: skip
    return svg.join(
        [
            svg.group(*driver, transform=svg.translate(project(0, -6, 2))),
            *(svg.use(horse, project(x, 10, 4)) for x in (-13, -4.5, 4, 12.5)),
        ]
    )


def _brandenburg_gate(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, dark = floodlit(scene, "#d8c096"), floodlit(scene, "#a98f68")
    top = palette.snowed("#cdb68c")
    high = 62.0
    column = definitions.shape(svg.join([
        turned([(5, 0), (5, 3), (4.2, 3), (3.7, high - 4), (5, high - 2), (5, high)], stone, definitions),
        svg.stroke("M-2.6 0v-52M-.4 1v-52M2 1v-52", dark.right, 0.7, opacity=0.5),
    ]))  # fmt: skip
    xs = [24 + 14.4 * i for i in range(6)]
    attic, frieze = Block(14, 18, 106, 52, high + 12, high + 26), Block(12, 16, 108, 54, high, high + 12)
    plinth = Block(46, 24, 74, 46, high + 26, high + 33)

    def metopes(length: float) -> list[Markup]:
        return [svg.stroke(ticks(length, round(length / 5), 6, 10.5, 3), dark.right, 2.2),
                svg.stroke(levels(length, 4.5), stone.edge),
                svg.stroke(levels(length, 12), dark.right, 1.6)]  # fmt: skip

    def relief(length: float) -> list[Markup]:
        if length < 60:
            return [svg.stroke(levels(length, 1), stone.edge, 1.4)]
        return [svg.rect(length * 0.3, 3, length * 0.4, 8, dark.left, opacity=0.6),
                svg.stroke(ticks(length, 13, 4.5, 9.5, length * 0.32), stone.edge, 1.6),
                svg.stroke(levels(length, 1), stone.edge, 1.4)]  # fmt: skip

    def house(x: float) -> list[Markup]:
        block = Block(x, 16, x + 22, 86, 0, 34)

        recess = palette.shown("#c98a45") if is_lit(scene.palette) else palette.material("#5b4a3c").left

        def porch(length: float) -> list[Markup]:
            return [svg.path(svg.boxes([(2, 7, length - 4, 27)]), recess, opacity=0.6),
                    svg.stroke(ticks(length, max(3, round(length / 9)), 7, 34, 3.4), stone.edge, 3.4),
                    svg.stroke(levels(length, 4), dark.right, 1.2)]  # fmt: skip

        return [clad(scene, block, stone, porch), gable_roof(block, 9, top, stone, ridge_along_x=False)]

    walls = [box(Block(x - 2.6, 26, x + 2.6, 46, 0, high), stone) for x in xs]
    glow = svg.path(svg.polygon([project(x, y, 1) for x, y in ((20, 56), (100, 56), (112, 92), (10, 92))]),
                    palette.shown("#ffcf7a"), opacity=0.22) if is_lit(scene.palette) else svg.EMPTY  # fmt: skip
    return svg.join([
        box(Block(10, 14, 110, 56, 0, 2), stone), glow,
        *house(-2 + 1), *(svg.use(column, project(x, 22, 2)) for x in xs), *walls,
        *(svg.use(column, project(x, 49, 2)) for x in xs), clad(scene, frieze, stone, metopes, top),
        line([(11, 55, high + 12), (109, 55, high + 12), (109, 15, high + 12)], stone.edge, 2.4),
        clad(scene, attic, stone, relief, top), box(plinth, stone, top), placed(60, 36, high + 32, _quadriga(scene)),
        *house(98),
    ])  # fmt: skip


BRANDENBURG_GATE = Landmark("the Brandenburg Gate", _brandenburg_gate, 120, 92, 132, Site.PLAZA, (
    Block(0, 16, 22, 86, 0, 36), Block(98, 16, 120, 86, 0, 36), Block(14, 18, 106, 52, 0, 90),
))  # fmt: skip


def _tv_tower(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    concrete, steel = floodlit(scene, "#cfd0cd", 0.5), floodlit(scene, "#b3c0cc", 0.5)
    red, white = palette.material("#cf3f35"), palette.material("#f2f0ea")
    radius, centre = 15.0, 146.0
    seams = "".join(ring_line(radius * r, centre + radius * h) for r, h in ((0.92, 0.38), (0.92, -0.38)))
    mast: list[Markup] = []
    z = 173.0
    for i, r in enumerate((2.6, 2.4, 2.0, 1.8, 1.4, 1.1)):
        mast.append(turned([(r, z), (r, z + 7)], red if i % 2 == 0 else white, definitions))
        z += 7
    facets = svg.stroke(
        meridians([(radius * r, centre + radius * h)
          for r, h in ((0.4, -0.92), (0.92, -0.38), (1, 0), (0.92, 0.38), (0.4, 0.92))], 18),
        steel.right, 0.6, opacity=0.5,
    )  # fmt: skip
    glass = svg.stroke(ring_line(radius * 1.01, centre - 1), window(scene, "#4a5a70"), 4.4, stroke_linecap="butt")
    return placed(
        30, 30, 0, turned([(27, 0), (27, 6)], concrete, definitions),
        turned([(14, 6), (9, 18), (7, 40), (4.6, 133)], concrete, definitions),
        svg.circle(0, -centre, radius * 1.2247, ball_paint(steel, definitions)), facets, glass,
        svg.stroke(seams, steel.edge, 0.8, opacity=0.7),
        svg.path(svg.outline("M", -9, -centre - 12, "l", 3, -3, "v", 17, "l", -3, 3, "z"), "#ffffff",
                 opacity=0.16 + 0.3 * palette.daylight),
        svg.path(svg.outline("M", -13, -centre - 1, "q", 7, 4, 15, 4, "v", -4, "q", -8, 0, -15, -4, "z"), "#ffffff",
                 opacity=0.1 + 0.3 * palette.daylight),
        turned([(5, centre + 15), (4, centre + 24), (2.6, centre + 28)], concrete, definitions), *mast,
    )  # fmt: skip


TV_TOWER = Landmark("the Fernsehturm", _tv_tower, 60, 60, 216, Site.BACK, (Block(24, 24, 36, 36, 0, 160),))


def _openwork_spire(scene: Scene, block: Block, z: float, stone: Material) -> list[Markup]:
    """A Gothic spire whose stone is pierced, with crockets up its edges."""
    cx, cy = (block.x0 + block.x1) / 2, (block.y0 + block.y1) / 2
    rise = z - block.z1
    tip, dark = (cx, cy, z), window(scene, "#5a5a62")
    parts = [pyramid(block, stone, z)]
    holes, knobs = "", ""
    for i in range(1, 8):
        t = i / 9
        h = block.z1 + rise * t
        half = block.width / 2 * (1 - t)
        holes += "".join(
            svg.outline("M", *project(cx + u * half, cy + v * half, h), "v", -rise * 0.05)
            for u, v in ((-0.45, 1), (0.35, 1), (1, 0.45), (1, -0.35))
        )
        knobs += "".join(
            svg.outline("M", *project(cx + u * half, cy + v * half, h), "h", 0) for u, v in ((-1, 1), (1, 1), (1, -1))
        )
    return [
        *parts, svg.stroke(holes, dark, 1.8, opacity=0.75), svg.stroke(knobs, stone.edge, 3.2),
        line([(block.x0, block.y1, block.z1), tip], stone.edge, 1),
        line([(block.x1, block.y0, block.z1), tip], stone.right, 1),
    ]  # fmt: skip


def _cologne_cathedral(scene: Scene) -> Markup:
    palette = scene.palette
    stone, pale = floodlit(scene, "#8f897f"), floodlit(scene, "#b3aca0")
    lead = palette.snowed("#6f7d84")

    def gothic(length: float) -> list[Markup]:
        count = max(1, round(length / 13))
        return [
            svg.path(arches(length, count, 9, (6.5, 30), margin=2, shape="lancet"), window(scene)),
            svg.stroke(ticks(length, count * 2 + 1, 2, 39, 2), pale.edge, 1.3, opacity=0.8),
            svg.stroke(levels(length, 4), pale.edge, 1.4),
            svg.path(pinnacles(length, count + 1, 18, 3.6, 2), pale.left),
        ]  # fmt: skip

    def stage(length: float) -> list[Markup]:
        return [
            svg.path(arches(length, 2, 8, (6, 22), margin=4, shape="lancet"), window(scene)),
            svg.path(svg.outline("M", 3, 6, "L", length / 2, -12, "L", length - 3, 6, "z"), pale.left),
            svg.stroke(ticks(length, 6, 4, 37, 2), pale.edge, 1.2, opacity=0.9),
            svg.stroke(levels(length, 36), pale.edge, 1.6),
            svg.path(pinnacles(length, 2, 22, 4.4, 1.4), pale.left),
        ]  # fmt: skip

    def portal(length: float) -> list[Markup]:
        return [
            svg.path(arches(length, 1, 16, (12, 40), shape="lancet"), stone.face((0.2, 0.4, -0.8))),
            svg.path(arches(length, 1, 30, (7, 26), shape="lancet"), window(scene, "#4a3c34")),
            svg.path(svg.outline("M", length / 2 - 9, 24, "l", 9, -18, "l", 9, 18, "z"), pale.left, opacity=0.8),
            *stage(length)[2:3], svg.path(pinnacles(length, 2, 14, 4.4, 1.4), pale.left),
        ]  # fmt: skip

    nave, aisle = Block(44, 4, 76, 92, 0, 76), Block(32, 12, 88, 92, 0, 40)
    transept, centre = Block(26, 26, 94, 46, 0, 74), Block(48, 92, 72, 108, 0, 80)
    base = Block(0, 0, 28, 28, 0, 60)

    def tower() -> list[Markup]:
        second, third = base.inset(1.5, 96), base.inset(1.5, 96).inset(3, 124)
        turret = scene.definitions.shape(turned([(3, 0), (3, 24), (0, 40)], pale, scene.definitions))
        turrets = [svg.use(turret, project(x, y, 96)) for x, y in ((6.5, 6.5), (6.5, 21.5), (21.5, 6.5))]
        front = svg.use(turret, project(21.5, 21.5, 96))
        return [clad(scene, base, stone, portal), clad(scene, second, stone, stage), *turrets,
                clad(scene, third, stone, stage),
                *_openwork_spire(scene, third, 206, stone), front,
                cross((third.x0 + third.x1) / 2, (third.y0 + third.y1) / 2, 204, 10, pale.edge)]  # fmt: skip

    west = scene.definitions.shape(svg.join(tower()))
    return svg.join([
        clad(scene, aisle, stone, gothic), clad(scene, nave, stone, gothic),
        gable_roof(nave, 24, lead, stone, ridge_along_x=False),
        clad(scene, transept, stone, gothic), gable_roof(transept, 20, lead, stone),
        pyramid(Block(54, 30, 66, 42, 92, 96), lead, 148),
        clad(scene, Block(32, 48, 88, 92, 0, 40), stone, gothic, lead),
        clad(scene, Block(44, 48, 76, 92, 40, 76), stone, gothic),
        gable_roof(Block(44, 48, 76, 92, 40, 76), 24, lead, stone, ridge_along_x=False),
        svg.use(west, project(20, 82)),
        clad(scene, centre, stone), left_wall(centre,
                                              svg.path(arches(24, 1, 8, (13, 34), shape="lancet"), window(scene)),
                                              svg.path(arches(24, 1, 52, (11, 28), shape="lancet"),
                                                       window(scene, "#4a3c34"))),
        face([(48, 108, 80), (60, 108, 104), (72, 108, 80)], pale.left), svg.use(west, project(72, 82)),
    ])  # fmt: skip


COLOGNE_CATHEDRAL = Landmark("Cologne Cathedral", _cologne_cathedral, 116, 114, 216, Site.PLAZA, (
    Block(32, 4, 88, 92, 0, 76), Block(20, 82, 100, 110, 0, 110), Block(28, 90, 40, 102, 0, 180),
    Block(80, 90, 92, 102, 0, 180),
))  # fmt: skip

CITIES: Cities = {
    2950159: (
        BRANDENBURG_GATE,
        TV_TOWER,
    ),
    2886242: (COLOGNE_CATHEDRAL,),
}
