"""Landmarks of Russia: St Basil's and the Church on Spilled Blood."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import Point, project
from dioramacast.renderer.houses.roofs import hip_roof
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, pyramid, ticks, window
from dioramacast.renderer.landmarks.europe_round import dome_shell, gores, meridians, onion, smooth
from dioramacast.renderer.landmarks.kit import arches, levels, placed
from dioramacast.renderer.landmarks.kit_round import ring_arches, ring_line, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face, round_paint, turned
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
            svg.path(arches(length, count, height * 0.28, (7.4, height * 0.72), margin=1), trim.left),
            svg.path(arches(length, count, height * 0.36, (5, height * 0.64), margin=1), window(scene, "#4a3b3a")),
            svg.stroke(levels(length, 1.4, height * 0.2), trim.edge, 1.6),
        ]  # fmt: skip

    return clad(scene, block, wall, draw, top)


def _st_basils(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    brick, white = floodlit(scene, "#b4493a"), floodlit(scene, "#f3ece0")
    roof, gold = palette.snowed("#5c8f78"), palette.material("#e6b84c")
    towers: list[tuple[Point, float, float, tuple[str, str], tuple[int, float]]] = [
        ((60, 20), 14.5, 84, ("#2f9a56", "#f3c944"), (10, 0)),
        ((20, 60), 14.5, 84, ("#f0bd35", "#2c8a58"), (10, 100)),
        ((32, 32), 11.5, 60, ("#d8443a", "#f7ead0"), (12, 70)),
        ((88, 32), 11.5, 60, ("#2f74cf", "#fbf6ea"), (9, 90)),
        ((32, 88), 11.5, 60, ("#dc4636", "#37a064"), (9, 0)),
        ((100, 60), 14.5, 84, ("#e0392f", "#fbeccb"), (12, 80)),
        ((60, 100), 14.5, 84, ("#2f6fd0", "#fdf8ec"), (9, 120)),
        ((90, 90), 11.5, 60, ("#2f9c60", "#f6c644"), (9, 110)),
    ]

    def tower(spot: tuple[Point, float, float, tuple[str, str], tuple[int, float]]) -> Markup:
        (x, y), radius, z, colours, pattern = spot
        foot = 8 if x + y > 150 else 14
        return placed(x, y, foot, _onion_tower(scene, radius, z - 14, brick, colours, pattern=pattern))

    tent = [(15.0, 88.0), (3.6, 146.0)]
    zigzag = svg.stroke(meridians([(15 - 11.4 * t, 88 + 58 * t) for t in (0, 0.25, 0.5, 0.75, 1)], 8), white.edge, 1.6)
    centre = placed(
        60, 60, 0, turned([(19, 14), (19, 58), (16, 60), (16, 84), (18, 85), (18, 88)], brick, definitions),
        svg.path(ring_arches(16, 64, 78, 6, 0.42), window(scene, "#4a3b3a")),
        svg.path(ring_arches(18.4, 80, 90, 7, 0.92), white.left),
        svg.path(ring_arches(18.4, 80, 87, 7, 0.55), brick.left),
        turned(tent, floodlit(scene, "#c05a44"), definitions), zigzag,
        turned([(3.8, 146), (3.8, 154)], white, definitions),
        dome_shell(onion(6.4, 154), floodlit(scene, "#e2b347", 0.6), definitions),
        cross(0, 0, 166, 14, gold.left),
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


WEST, NAVE, EAST = 20.0, 34.0, 118.0
"""Where along x the bell tower stands, and where the body begins and ends."""
SIDE = 84.0
"""The long side that faces the canal, along y."""


def _enamelled(  # noqa: PLR0917 -- where, how large, of what
    scene: Scene, radius: float, foot: float, high: float, colours: tuple[str, str, str], twist: float
) -> Markup:
    """An onion of coloured enamel on a slim pale drum: patches of three colours between raised ribs."""
    palette, definitions = scene.palette, scene.definitions
    pale, skins = floodlit(scene, "#ecdcc2"), [floodlit(scene, colour, 0.45) for colour in colours]
    gold = palette.material("#f0c552")
    shape = onion(radius, high)
    body, drum = smooth(shape)[:-1], radius * 0.72
    top = shape[-1][1]
    return svg.join([
        turned([(drum, foot), (drum, high - 3), (drum * 1.18, high - 2), (drum * 1.18, high)], pale, definitions),
        svg.path(ring_arches(drum, foot + (high - foot) * 0.3, high - 5, 6, 0.45), window(scene, "#57708c")),
        svg.stroke(ring_line(drum * 1.18, high - 1), floodlit(scene, colours[0]).left, 2),
        dome_shell(shape, skins[0], definitions),
        svg.path(gores(body, 5, twist), round_paint(skins[1], definitions, 0.4)),
        svg.stroke(meridians(body[1::2], 9, -twist * 0.6), skins[2].left, radius * 0.2),
        svg.circle(0, -top - 1, 1.6, gold.left), cross(0, 0, top, max(9, radius), gold.left),
    ])  # fmt: skip


def _canal(scene: Scene) -> Markup:
    """The embankment before the church: granite walls, iron railings, water, and a small bridge."""
    palette = scene.palette
    granite, water = palette.snowed("#c9a79a"), palette.water_tone("#3f86ad")
    iron = palette.material("#33404f").left
    near, far, low, high = 128.0, 104.0, -4.0, 140.0
    banks = [
        [project(low, y, z) for z in (8, 5.5)] + [project(high, y, z) for z in (8, 5.5)] for y in (far - 1, near + 1)
    ]
    rails = "".join(svg.polygon([a, b], close=False) for a, _, b, _ in banks)
    posts = "".join(svg.polygon([a, b], close=False) for _, a, _, b in banks)
    ripples = "".join(svg.polygon([project(x, y, 1), project(x + 12, y, 1)], close=False)
                      for x, y in ((8, 112), (34, 120), (62, 110), (118, 118), (130, 109)))  # fmt: skip
    bridge = Block(84, far - 5, 100, near + 5, 3, 9)
    handrails = "".join(
        svg.polygon([project(x, bridge.y0, 14), project(x, bridge.y1, 14)], close=False) for x in (bridge.x0, bridge.x1)
    )
    return svg.join([
        box(Block(low, far - 5, high, near + 5, 0, 3), granite),
        face([(low, far, 3), (high, far, 3), (high, near, 3), (low, near, 3)], water.left),
        face([(low, far + 3, 3), (high, far + 3, 3), (high, near, 3), (low, near, 3)], water.top),
        svg.stroke(ripples, water.edge, 1.4, opacity=0.8), svg.stroke(rails, iron, 1.1),
        svg.stroke(posts, iron, 5, stroke_dasharray="1.2 8", stroke_linecap="butt"),
        box(bridge, granite), svg.stroke(handrails, iron, 1.6),
    ])  # fmt: skip


def _spilled_blood(scene: Scene) -> Markup:
    """Pale brick beside a canal: one tall tent with a small onion, enamelled onions in a row, a golden bell tower."""
    palette, definitions = scene.palette, scene.definitions
    brick, white = floodlit(scene, "#d8a98a"), floodlit(scene, "#f4ead8")
    roof, gold = palette.snowed("#7fa79c"), floodlit(scene, "#efc03f", 0.6)
    blue, green = floodlit(scene, "#2f7fc0").left, floodlit(scene, "#2f9a78").left
    body, aisle = Block(NAVE, 26, EAST, 76, 0, 54), Block(NAVE - 4, 20, EAST - 4, SIDE, 0, 34)

    def gables(length: float) -> list[Markup]:
        count = max(2, round(length / 24))
        return [
            svg.path(arches(length, count, -14, (21, 21), margin=1), white.left),
            svg.path(arches(length, count, -11, (16, 16), margin=1), blue),
            svg.path(arches(length, count, -7, (9, 11), margin=1), gold.left),
            svg.path(arches(length, count * 2, 11, (5.4, 22), margin=2), white.left),
            svg.path(arches(length, count * 2, 13, (3.6, 19), margin=2), window(scene, "#48607c")),
            svg.stroke(levels(length, 5, 36), white.edge, 2), svg.stroke(levels(length, 8.5), green, 2.4,
                       stroke_dasharray="4 3", stroke_linecap="butt"),
            svg.stroke(ticks(length, count + 1, 0, 50, 1.4), white.edge, 2.2),
        ]  # fmt: skip

    tent = [(15.0, 98.0), (3.4, 158.0)]
    slopes = [(15 - 11.6 * t, 98 + 60 * t) for t in (0, 0.5, 1)]
    centre = placed(
        76, 50, 0, turned([(17, 50), (17, 72), (15, 74), (15, 95), (16.6, 98)], brick, definitions),
        svg.path(ring_arches(15, 76, 93, 6, 0.45), window(scene, "#48607c")),
        svg.path(ring_arches(16.8, 90, 103, 6, 0.9), white.left), svg.path(ring_arches(16.8, 90, 99, 6, 0.55), blue),
        turned(tent, floodlit(scene, "#efe4cf"), definitions), svg.path(gores(slopes, 8, 0, 0.34), green),
        svg.stroke(ring_line(11, 118.5) + ring_line(7.2, 138.5), gold.left, 2),
        turned([(3.6, 158), (3.6, 164)], white, definitions),
        _enamelled(scene, 6.6, 162, 165, ("#37a06f", "#f2c84f", "#fbf6e8"), 80),
    )  # fmt: skip
    shape = [(14.6, 96.0), (15.0, 102.0), (11.0, 111.0), (3.6, 118.0), (0.0, 128.0)]
    bell = placed(
        WEST, 50, 0, turned([(16, 0), (16, 66), (17.4, 67), (17.4, 71), (14, 73), (14, 96)], brick, definitions),
        svg.stroke(ring_posts(16.4, 4, 64, 7), white.edge, 1.8), svg.stroke(ring_line(16.6, 36), green, 3),
        svg.path(ring_arches(16, 12, 30, 6, 0.34) + ring_arches(16, 42, 58, 6, 0.34), window(scene, "#48607c")),
        svg.path(ring_arches(14, 76, 93, 6, 0.55), window(scene, "#3f3534")), dome_shell(shape, gold, definitions),
        svg.stroke(meridians(shape, 14), gold.edge, 0.8, opacity=0.7), cross(0, 0, 127, 14, gold.left),
    )  # fmt: skip
    blue_onion, green_onion = (
        definitions.shape(_enamelled(scene, 12.2, 54, 91, colours, twist))
        for colours, twist in ((("#2f7fd0", "#fbf6e8", "#3fae86"), 100), (("#2f9a6c", "#f0c552", "#2f74c4"), -90))
    )
    chapel = definitions.shape(svg.join([
        turned([(10, 0), (10, 38), (5, 46), (4.4, 64)], brick, definitions), svg.stroke(ring_line(10, 33), green, 2.4),
        svg.path(ring_arches(10, 10, 28, 5, 0.4), window(scene, "#48607c")),
        dome_shell(onion(7.4, 63), gold, definitions), cross(0, 0, 78, 9, gold.left),
    ]))  # fmt: skip
    apses = [svg.use(chapel, project(EAST + bow, y)) for bow, y in ((2.0, 32.0), (5.0, 51.0), (2.0, 70.0))]

    return svg.join([
        clad(scene, aisle, brick, gables, roof), clad(scene, body, brick, gables), hip_roof(body, 12, roof, 1, 0.4),
        bell, svg.use(blue_onion, project(50, 32)), svg.use(green_onion, project(102, 32)), centre, *apses,
        svg.use(green_onion, project(52, 69)), svg.use(blue_onion, project(102, 69)), _canal(scene),
    ])  # fmt: skip


SPILLED_BLOOD = Landmark("the Church of the Savior on Spilled Blood", _spilled_blood, 136, 134, 198, Site.PLAZA, (
    Block(30, 20, 118, 84, 0, 60), Block(60, 34, 92, 66, 0, 150), Block(4, 36, 36, 66, 0, 112),
))  # fmt: skip

CITIES: Cities = {
    524901: (ST_BASILS,),
    498817: (SPILLED_BLOOD,),
}
