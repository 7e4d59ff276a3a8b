"""Village churches, as the hero of a place without a landmark of its own."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.heroes_latin import (
    TILES,
)
from dioramacast.renderer.landmarks.kit import (
    arch,
    arches,
    courses,
    foot,
    loft,
    openings,
    placed,
    square,
    stone,
    walls,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_heroes import cross, hem, needle, pick
from dioramacast.renderer.landmarks.kit_round import halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, left_wall, right_wall
from dioramacast.renderer.svg import Markup


def _village_chapel(scene: Scene) -> Markup:
    wall = stone(scene, pick(scene, ("#f6f1e6", "#f4e6cc", "#e2d6c2"), "wall"))
    albedo = pick(scene, ("#a54b37", "#5d6a72", "#8a5a44"), "roof")
    roof = stone(scene, albedo)
    nave, tower = Block(6, 12, 46, 46, 0, 26), Block(40, 18, 60, 38, 0, 48)
    dark = window_paint(scene.palette, "#4d5672")
    return svg.join([
        box(nave, wall), openings(scene, nave, (3, 0), 6, (5, 13), "round", dark), foot(scene, nave, 14),
        gable_roof(nave, 19, roof, wall, rows=5, snow=hem(scene)), box(tower, wall),
        walls(
            tower,
            lambda length, height: [
                svg.path(arches(length, 1, 5, (6, 11)), dark),
                svg.path(arch(length / 2 - 3, height - 12, 6, 12), stone(scene, "#7a4a34").left),
            ],
        ),
        foot(scene, tower, 20), needle(scene, 50, 28, 10.5, 48, 30, albedo), halo(scene, 52, 38, 10, 34, 0.4),
    ])  # fmt: skip


VILLAGE_CHAPEL = Landmark(
    "a village church", _village_chapel, 64, 56, 86, Site.PARK,
    casts=(Block(6, 12, 46, 46, 0, 34), Block(40, 18, 60, 38, 0, 62)),
)  # fmt: skip


def _clapboard(scene: Scene) -> Markup:
    """A white wooden church with a porch, a square belfry and a needle."""
    wall = stone(scene, pick(scene, ("#fbfaf4", "#f4efe0", "#e4ecef"), "wall"))
    albedo = pick(scene, ("#5a6470", "#4f6a5c", "#7a4a40"), "roof")
    roof = stone(scene, albedo)
    nave, tower, belfry = Block(8, 8, 44, 52, 0, 28), Block(17, 50, 35, 64, 0, 44), Block(19, 51, 33, 63, 44, 58)
    dark = window_paint(scene.palette, "#4d5a72")
    return svg.join([
        box(nave, wall), courses(nave, 2.6, 0.1), openings(scene, nave, (0, 4), 6, (4.6, 14), "pointed", dark),
        foot(scene, nave, 14), gable_roof(nave, 20, roof, wall, ridge_along_x=False, rows=5, snow=hem(scene)),
        box(tower, wall), courses(tower, 2.6, 0.1),
        left_wall(
            tower, svg.path(arch(5.5, 27, 7, 17, "pointed"), stone(scene, "#8a3f34").left),
            svg.circle(9, 13, 3.6, dark),
        ),
        foot(scene, tower, 20), box(belfry, wall), openings(scene, belfry, 1, 3, (6, 9), "round", dark),
        needle(scene, 26, 57, 7.6, 58, 40, albedo, 8), halo(scene, 26, 62, 10, 34, 0.4),
    ])  # fmt: skip


CLAPBOARD_CHURCH = Landmark(
    "a white wooden church", _clapboard, 56, 66, 108, Site.PARK,
    casts=(Block(8, 8, 44, 52, 0, 38), Block(17, 50, 35, 64, 0, 76)),
)  # fmt: skip


def _stave(scene: Scene) -> Markup:
    """Steep shingled roofs stacked up to a ridge turret, dragon heads on the gables, all of tarred wood."""
    wood, roof = stone(scene, "#6b4630"), stone(scene, "#54382a")
    gallery, nave, upper = Block(4, 6, 66, 54, 0, 12), Block(12, 14, 58, 46, 12, 32), Block(20, 20, 50, 40, 48, 62)
    dark = window_paint(scene.palette, "#2f211c")

    def skirt(block: Block, inset: float, rise: float) -> Markup:
        cx, cy = (block.x0 + block.x1) / 2, (block.y0 + block.y1) / 2
        return svg.join([
            loft(
                square(cx, cy, block.width / 2 + 4, block.depth / 2 + 4), block.z1 - 2,
                square(cx, cy, block.width / 2 - inset, block.depth / 2 - inset), block.z1 + rise, roof,
            ),
            svg.stroke(
                svg.polygon(
                    [
                        project(block.x0 - 4, block.y1 + 4, block.z1 - 2),
                        project(block.x1 + 4, block.y1 + 4, block.z1 - 2),
                        project(block.x1 + 4, block.y0 - 4, block.z1 - 2),
                    ],
                    close=False,
                ),
                roof.edge, 1.2, opacity=0.6,
            ),
        ])  # fmt: skip

    dragons = "".join(
        svg.outline("M", *project(x, y, z), "q", dx * 4, -2, dx * 7, -8)
        for x, y, z, dx in ((62, 30, 58, 1), (8, 30, 58, -1), (53, 30, 82, 1), (17, 30, 82, -1))
    )  # fmt: skip
    return svg.join([
        box(gallery, wood), openings(scene, gallery, (9, 7), 2.5, (4, 8), "round", dark), foot(scene, gallery, 10),
        skirt(gallery, 8, 10), box(nave, wood), openings(scene, nave, (5, 4), 5, (2.6, 6), "round", dark),
        gable_roof(nave, 30, roof, wood, rows=6, snow=hem(scene)), box(upper, wood),
        openings(scene, upper, (4, 3), 3, (2.6, 6), "round", dark),
        gable_roof(upper, 22, roof, wood, rows=5, snow=hem(scene)), box(Block(30, 25, 40, 35, 80, 92), wood),
        needle(scene, 35, 30, 6.4, 92, 36, "#54382a"), svg.stroke(dragons, wood.left, 2),
        box(Block(64, 22, 76, 38, 0, 14), wood),
        gable_roof(Block(64, 22, 76, 38, 0, 14), 14, roof, wood, snow=hem(scene)), halo(scene, 60, 50, 10, 50, 0.4),
    ])  # fmt: skip


STAVE_CHURCH = Landmark(
    "a stave church", _stave, 80, 64, 132, Site.PARK, casts=(Block(4, 6, 66, 54, 0, 34), Block(20, 20, 50, 40, 0, 82))
)  # fmt: skip


def _mission(scene: Scene) -> Markup:
    """A small whitewashed church with a stepped bell wall."""
    wall, roof = stone(
        scene, pick(scene, ("#fbf6ec", "#f6e0b8", "#f0cdb0"), "wall"),
    ), stone(scene, pick(scene, TILES, "roof"))  # fmt: skip
    nave, front = Block(10, 6, 46, 48, 0, 26), Block(8, 48, 48, 56, 0, 34)
    dark = window_paint(scene.palette, "#5b5a70")
    bells = svg.outline("M", 4, 0, "v", -8, "h", 6, "v", -10, "q", 10, -9, 20, 0, "v", 10, "h", 6, "v", 8, "z")
    return svg.join([
        box(nave, wall), gable_roof(nave, 12, roof, wall, ridge_along_x=False, rows=4, snow=hem(scene)),
        right_wall(nave, svg.path(arches(42, 3, 7, (4.4, 10)), dark)), foot(scene, nave, 12), box(front, wall),
        left_wall(
            front, svg.path(bells, wall.left, stroke=wall.edge, stroke_width=1.6),
            svg.path(arch(13, -14, 5, 9) + arch(22, -14, 5, 9), dark),
            svg.path(arch(15, 16, 10, 18), stone(scene, "#6f4630").left), svg.circle(20, 8, 3.4, dark),
        ),
        foot(scene, front, 12), placed(28, 52, 0, cross(scene, 56, 9)), halo(scene, 28, 58, 10, 40, 0.4),
    ])  # fmt: skip


MISSION = Landmark(
    "a whitewashed church", _mission, 56, 60, 66, Site.PLAZA,
    casts=(Block(10, 6, 46, 48, 0, 34), Block(8, 48, 48, 56, 0, 48)),
)  # fmt: skip
