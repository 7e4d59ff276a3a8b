"""Churches of the north, as the hero of a place without a landmark of its own."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.kit import (
    arch,
    arches,
    courses,
    foot,
    levels,
    loft,
    openings,
    square,
    stone,
    walls,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_heroes import clock, hem, needle, pick
from dioramacast.renderer.landmarks.kit_round import halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, left_wall, right_wall
from dioramacast.renderer.svg import Markup

STONES = ("#e0d3bd", "#d2c2a8", "#cfc8bc", "#d9b99a")

SLATES = ("#5d6a72", "#56607a", "#6b5f63")

TILES = ("#b5583c", "#a54b37", "#c06a44")

COPPER = ("#5f9c88", "#4f8f86", "#6aa592")


def _rose(scene: Scene, x: float, y: float, radius: float) -> Markup:
    """A round window with tracery, in the plane of a wall."""
    spokes = "".join(
        svg.outline("M", x, y, "l", dx * radius, dy * radius)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))
    )  # fmt: skip
    rim = stone(scene, "#efe6d4").left
    return svg.join([
        svg.circle(x, y, radius, window_paint(scene.palette, "#4a5a8c"), stroke=rim, stroke_width=1.3),
        svg.stroke(spokes, rim, 0.7),
    ])  # fmt: skip


def _west_tower(scene: Scene, block: Block, albedo: str) -> Markup:
    """A gothic tower in three storeys with corner piers and pinnacles."""
    wall = stone(scene, albedo)
    w, h = block.width, block.height
    dark = window_paint(scene.palette, "#454a66")
    pin = scene.definitions.shape(loft(square(0, 0, 1.7), -4, [(0.0, 0.0)] * 4, 13, wall))

    def front(length: float, height: float) -> list[Markup]:
        return [
            svg.path(
                arches(length, 2, 7, (length * 0.24, height * 0.26), "pointed")
                + arches(length, 1, height * 0.42, (length * 0.3, height * 0.2), "pointed"),
                dark,
            ),
            svg.stroke(
                levels(length, 3, height * 0.37, height * 0.67),
                wall.edge, 1.6, opacity=0.7,
            ),
            svg.stroke(
                f"M1.6 0v{svg.number(height)}M{svg.number(length - 1.6)} 0v{svg.number(height)}", wall.edge, 2.4,
                opacity=0.35,
            ),
        ]  # fmt: skip

    corners = (
        (block.x0 + 1.5, block.y0 + 1.5), (block.x1 - 1.5, block.y0 + 1.5), (block.x0 + 1.5, block.y1 - 1.5),
        (block.x1 - 1.5, block.y1 - 1.5),
    )  # fmt: skip
    return svg.join([
        box(block, wall), walls(block, front), foot(scene, block), svg.use(pin, project(*corners[0], block.z1)),
        needle(
            scene, block.x0 + w / 2, block.y0 + w / 2, w * 0.46, block.z1, h * 0.66,
            pick(scene, ("#6d7f86", "#7a7568", *COPPER), "spire"), 8,
        ),
        *(svg.use(pin, project(*corner, block.z1)) for corner in corners[1:]),
    ])  # fmt: skip


def _gothic(scene: Scene) -> Markup:
    """Two spired towers before a tall nave with a transept, aisles and flying buttresses."""
    albedo, roof = pick(scene, STONES, "stone"), stone(scene, pick(scene, SLATES, "roof"))
    wall = stone(scene, albedo)
    nave, aisle, transept = Block(34, 0, 76, 78, 0, 52), Block(76, 6, 90, 78, 0, 28), Block(76, 22, 100, 46, 0, 52)
    left_tower, right_tower, front = Block(
        24, 78, 48, 102, 0, 104,
    ), Block(62, 78, 86, 102, 0, 104), Block(48, 82, 62, 98, 0, 64)  # fmt: skip
    dark = window_paint(scene.palette, "#454a66")
    flyers = svg.join([
        svg.join([
            svg.stroke(
                svg.outline("M", *project(76, y, 46), "Q", *project(86, y, 44), *project(92, y, 28)), wall.right, 2.4,
            ),
            loft(square(92, y, 2), 0, square(92, y, 1.6), 30, wall),
            loft(square(92, y, 1.6), 30, [(92.0, y)] * 4, 38, wall),
        ]) for y in (10, 54, 66)
    ])  # fmt: skip
    portal = svg.path(arch(1, 40, 12, 24, "pointed"), wall.right, stroke=wall.edge, stroke_width=1.4)
    return svg.join([
        box(nave, wall), right_wall(nave, svg.path(arches(78, 8, 6, (4.6, 18), "pointed"), dark)),
        gable_roof(nave, 24, roof, wall, ridge_along_x=False, rows=6, snow=hem(scene)), box(aisle, wall, roof),
        right_wall(aisle, svg.path(arches(72, 6, 7, (5, 15), "pointed"), dark)), foot(scene, aisle, 16),
        box(transept, wall),
        right_wall(transept, _rose(scene, 12, 20, 7), svg.path(arches(24, 3, 31, (4, 14), "pointed"), dark)),
        foot(scene, transept, 20), gable_roof(transept, 20, roof, wall, rows=5, snow=hem(scene)), flyers,
        needle(scene, 55, 34, 4, 72, 34, "#6d7f86"), _west_tower(scene, left_tower, albedo), box(front, wall),
        left_wall(front, _rose(scene, 7, 18, 5.6), portal, svg.path(arch(4, 47, 6, 17, "pointed"), dark)),
        loft(square(55, 90, 7, 8), 64, [(55.0, 82.0), (55.0, 82.0), (55.0, 98.0), (55.0, 98.0)], 76, roof),
        _west_tower(scene, right_tower, albedo), halo(scene, 55, 100, 20, 90, 0.4),
    ])  # fmt: skip


GOTHIC_CATHEDRAL = Landmark(
    "a cathedral with two spires", _gothic, 110, 104, 172, Site.PLAZA,
    casts=(Block(34, 0, 90, 78, 0, 60), Block(26, 80, 46, 100, 0, 140), Block(64, 80, 84, 100, 0, 140)),
)  # fmt: skip


def _parish(scene: Scene) -> Markup:
    """A nave with buttresses and a tall tower with clock and spire at its near end."""
    albedo, is_tiled = pick(scene, (*STONES, "#b4694e", "#f0e6d2"), "stone"), pick(scene, ("s", "t"), "tiles") == "t"
    wall, roof = stone(scene, albedo), stone(scene, pick(scene, TILES if is_tiled else SLATES, "roof"))
    nave, choir, tower = Block(16, 26, 72, 72, 0, 44), Block(4, 32, 16, 66, 0, 34), Block(68, 34, 98, 64, 0, 92)
    dark = window_paint(scene.palette, "#454a66")

    def storeys(length: float, height: float) -> list[Markup]:
        return [
            svg.path(arches(length, 2, 6, (6, 17), "pointed"), dark), clock(scene, length / 2, 34, 6.4),
            svg.path(arches(length, 1, 52, (5, 13), "pointed"), dark),
            svg.path(
                arch(length / 2 - 4.5, height - 19, 9, 19, "pointed"), stone(scene, "#7a4a34").left, stroke=wall.edge,
            ),
            svg.stroke(
                f"M0 2h{svg.number(length)}M0 25h{svg.number(length)}M0 46h{svg.number(length)}", wall.edge, 1.6,
                opacity=0.7,
            ),
        ]  # fmt: skip

    buttress = scene.definitions.shape(box(Block(0, 0, 3, 5, 0, 30), wall))
    return svg.join([
        box(choir, wall), gable_roof(choir, 17, roof, wall, snow=hem(scene)), box(nave, wall),
        openings(scene, nave, (5, 0), 9, (5.4, 24), "pointed", dark), foot(scene, nave, 20),
        gable_roof(nave, 30, roof, wall, rows=7, snow=hem(scene)),
        *(svg.use(buttress, project(x, 72)) for x in (21, 32, 43, 54)), box(tower, wall), courses(tower, 6, 0.07),
        walls(tower, storeys), foot(scene, tower),
        needle(scene, 83, 49, 15, 92, 66, pick(scene, (*SLATES, *COPPER, *TILES[:1]), "spire"), 8 if is_tiled else 4),
        halo(scene, 90, 60, 20, 60, 0.4),
    ])  # fmt: skip


PARISH_CHURCH = Landmark(
    "a parish church", _parish, 104, 100, 160, Site.PARK,
    casts=(Block(4, 28, 72, 72, 0, 56), Block(68, 34, 98, 64, 0, 110), Block(76, 42, 90, 56, 0, 140)),
)  # fmt: skip
