"""Landmarks of Iberia: the Sagrada Família and Belém Tower."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.europe_kit import battlements, clad, cross, floodlit, pinnacles, ticks, window
from dioramacast.renderer.landmarks.europe_round import cupola, lathe
from dioramacast.renderer.landmarks.kit import arches, levels, placed
from dioramacast.renderer.landmarks.kit_round import NEAR_LEFT, NEAR_RIGHT, rim, ring_angles, ring_arches
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, left_wall, right_wall, round_paint, turned
from dioramacast.renderer.svg import Markup


def _sagrada_tower(scene: Scene, radius: float, height: float, tip: str) -> Markup:
    """A spire like a spun cone, full of slits, with a bright ceramic tip; about the origin."""
    palette, definitions = scene.palette, scene.definitions
    stone = floodlit(scene, "#cfae83")
    shape = [(1.0, 0.0), (1.0, 0.25), (0.93, 0.5), (0.76, 0.7), (0.5, 0.86), (0.24, 0.96), (0.16, 1.0)]
    profile = [(radius * r, height * h) for r, h in shape]
    slits = []
    for r, h in (
        (1.0, 0.12),
        (1.0, 0.22),
        (0.98, 0.32),
        (0.95, 0.42),
        (0.91, 0.52),
        (0.84, 0.61),
        (0.76, 0.7),
        (0.65, 0.78),
    ):
        slits.append("".join(
            svg.outline("M", *rim(radius * r, a, height * h), "v", height * 0.05)
            for a in ring_angles(7, NEAR_RIGHT, NEAR_LEFT)
        ))  # fmt: skip
    ribs = "".join(svg.polygon([rim(r, a, h) for r, h in profile[:-1]], close=False) for a in (-30, 0, 25, 65, 90, 120))
    top, colour = height, palette.material(tip)
    return svg.join([
        lathe(profile, round_paint(stone, definitions, 0.2)),
        svg.stroke(ribs, stone.edge, 0.8, opacity=0.55),
        svg.stroke("".join(slits), window(scene, "#7a6250"), radius * 0.15, stroke_linecap="butt"),
        turned([(radius * 0.16, top - 1), (radius * 0.14, top + radius * 0.6), (radius * 0.34, top + radius * 0.8),
                (radius * 0.3, top + radius * 1.1), (0, top + radius * 1.7)], colour, definitions),
        svg.circle(0, -top - radius * 0.95, radius * 0.2, palette.material("#f4e3b0").left),
    ])  # fmt: skip


def _sagrada_familia(scene: Scene) -> Markup:
    palette = scene.palette
    stone, roof = floodlit(scene, "#d3b58c"), palette.snowed("#b79b78")
    pale = floodlit(scene, "#e6d2ae")

    def wall(length: float) -> list[Markup]:
        count = max(2, round(length / 13))
        return [
            svg.path(arches(length, count, 8, (5.4, 20), margin=2, shape="lancet"), window(scene, "#56607c")),
            svg.path(arches(length, count, 34, (4.4, 13), margin=2, shape="lancet"), window(scene, "#56607c")),
            svg.stroke(ticks(length, count + 1, -2, 52, 2), pale.edge, 2.2),
            svg.path(pinnacles(length, count + 1, 13, 4, 2), pale.left),
            svg.path(arches(length, count, -8, (8, 9), margin=2, shape="lancet"), pale.left),
        ]  # fmt: skip

    def portal(length: float) -> list[Markup]:
        return [
            svg.path(svg.outline("M", 0, 6, "L", length * 0.17, -12, "L", length * 0.3, 4, "L", length / 2, -34,
                                 "L", length * 0.7, 4, "L", length * 0.83, -12, "L", length, 6, "V", 12, "H", 0,
                                 "z"), pale.left),
            svg.path(arches(length, 3, 12, (14, 36), margin=1, shape="lancet"), pale.left),
            svg.path(arches(length, 3, 16, (11, 32), margin=1, shape="lancet"), stone.face((0.5, 0.3, -0.8))),
            svg.path(arches(length, 6, 28, (4, 20), margin=1, shape="lancet"), window(scene, "#4a3f3c")),
            svg.circle(length / 2, -6, 5, stone.right), svg.circle(length / 2, -6, 3.8, window(scene, "#56607c")),
        ]  # fmt: skip

    nave, transept = Block(6, 16, 112, 66, 0, 54), Block(34, 66, 92, 96, 0, 48)
    high = Block(14, 28, 104, 54, 54, 72)

    red, gold, green = "#c9553c", "#e2b64a", "#6c9a62"
    keep = scene.definitions.shape
    outer, inner = keep(_sagrada_tower(scene, 7.2, 94, gold)), keep(_sagrada_tower(scene, 7.8, 112, red))
    evangelist = keep(_sagrada_tower(scene, 8, 112, green))
    star = cross(62, 42, 241, 15, palette.shown("#fff6d8"))

    def spire(x: float, y: float, z: float, name: str) -> Markup:
        return svg.use(name, project(x, y, z))

    return svg.join([
        spire(22, 14, 40, outer), spire(42, 12, 42, inner), spire(82, 12, 42, inner), spire(102, 14, 40, outer),
        clad(scene, nave, stone, wall, roof), clad(scene, high, pale, None, roof), gable_roof(high, 10, roof, pale),
        spire(46, 30, 60, evangelist), spire(78, 30, 60, evangelist),
        placed(62, 42, 60, _sagrada_tower(scene, 12, 166, gold)), star,
        spire(46, 56, 56, evangelist), spire(78, 56, 56, evangelist),
        clad(scene, transept, stone, None, roof),
        left_wall(transept, *portal(58)), right_wall(transept, *wall(30)),
        spire(38, 90, 40, outer), spire(53, 92, 44, inner), spire(73, 92, 44, inner), spire(88, 90, 40, outer),
    ])  # fmt: skip


SAGRADA_FAMILIA = Landmark("the Sagrada Família", _sagrada_familia, 118, 104, 250, Site.PLAZA, (
    Block(6, 16, 112, 66, 0, 66), Block(34, 66, 92, 96, 0, 110), Block(46, 28, 78, 58, 0, 190),
))  # fmt: skip


def _bartizan(scene: Scene, x: float, y: float, z: float, radius: float = 5.5) -> Markup:
    """A sentry turret with a ribbed cap, growing out of a corner."""
    stone, definitions = floodlit(scene, "#efe4cf"), scene.definitions
    drawing = svg.join([
        turned([(0.5, -9), (radius * 0.9, -2), (radius, -2), (radius, 10)], stone, definitions),
        svg.path(ring_arches(radius, 2, 7, 3, 0.34), window(scene)),
        turned([(radius * 1.15, 10), (radius * 1.15, 11.5)], stone, definitions),
        cupola(radius * 1.05, 11.5, radius * 1.5, scene.palette.snowed("#e6d8bd", 0.6), definitions),
        svg.circle(0, -12.5 - radius * 1.7, 1.4, stone.edge),
    ])  # fmt: skip
    return svg.use(definitions.shape(drawing), project(x, y, z))


def _belem_tower(scene: Scene) -> Markup:
    palette = scene.palette
    stone, shade, top = floodlit(scene, "#efe4cf"), floodlit(scene, "#cbb999"), palette.snowed("#e2d3b8")
    water = palette.material("#4fa3bf")

    def bastion_wall(length: float) -> list[Markup]:
        return [svg.path(arches(length, max(3, round(length / 15)), 20, (6, 9), margin=3), window(scene, "#57504a")),
                svg.stroke(levels(length, 12), stone.edge, 2.2),
                svg.stroke(levels(length, 14), shade.right, 1.2)]  # fmt: skip

    def tower_wall(length: float) -> list[Markup]:
        return [
            svg.path(arches(length, 3, 14, (5, 12), margin=4) + arches(length, 2, 46, (5, 12), margin=8)
                     + arches(length, 1, 82, (5, 10)), window(scene, "#57504a")),
            svg.stroke(levels(length, 34, 38), stone.edge, 1.8), svg.stroke(levels(length, 36), shade.right, 1.4),
        ]  # fmt: skip

    def loggia(length: float) -> list[Markup]:
        return [svg.path(arches(length, 7, 3, (3.4, 9), margin=2), window(scene, "#57504a")),
                svg.stroke(levels(length, 1.2, 14.5), stone.edge, 1.6)]  # fmt: skip

    bastion, tower = Block(20, 36, 112, 112, 0, 40), Block(20, 24, 68, 72, 0, 112)
    balcony, crown = Block(16, 68, 72, 76, 66, 82), Block(27, 31, 61, 65, 112, 138)
    side = Block(64, 28, 74, 70, 66, 82)
    pool = svg.polygon([project(x, y, 0.5) for x, y in ((0, 120), (0, 70), (20, 24), (80, 18), (120, 40), (120, 120))])
    ripples = "".join(
        svg.outline("M", *project(x, y), "q", 5, -2.5, 9, 0, "q", 4, 2.5, 9, 0)
        for x, y in ((4, 112), (30, 117), (62, 116), (117, 70), (116, 96), (10, 84))
    )
    return svg.join([
        svg.path(pool, water.top), svg.stroke(ripples, water.edge, 1.4, opacity=0.7),
        clad(scene, bastion, stone, bastion_wall, top),
        clad(scene, tower, stone, tower_wall, top),
        clad(scene, side, stone, loggia, top), clad(scene, balcony, stone, loggia, top),
        battlements(tower, stone, 7, 5), _bartizan(scene, 20, 24, 112), _bartizan(scene, 68, 24, 112),
        _bartizan(scene, 20, 72, 112),
        clad(scene, crown, stone, lambda length: [svg.path(arches(length, 3, 8, (4, 10), margin=3),
                                                           window(scene, "#57504a"))], top),
        battlements(crown, stone, 5, 4), _bartizan(scene, 68, 72, 112),
        battlements(bastion, stone, 11, 6), _bartizan(scene, 112, 36, 40, 6), _bartizan(scene, 20, 112, 40, 6),
        _bartizan(scene, 112, 112, 40, 6.5), _bartizan(scene, 66, 112, 40, 5), _bartizan(scene, 112, 74, 40, 5),
    ])  # fmt: skip


BELEM_TOWER = Landmark("Belém Tower", _belem_tower, 120, 120, 150, Site.PLAZA, (
    Block(20, 36, 112, 112, 0, 40), Block(20, 24, 68, 72, 0, 118),
))  # fmt: skip

CITIES: Cities = {
    3128760: (SAGRADA_FAMILIA,),
    2267057: (BELEM_TOWER,),
}
