"""Churches of the south and of Latin America, as the hero of a place without a landmark of its own."""

from dioramacast.renderer import svg
from dioramacast.renderer.houses.roofs import gable_roof, hip_roof
from dioramacast.renderer.landmarks.kit import (
    arch,
    arches,
    foot,
    levels,
    loft,
    merlons,
    openings,
    placed,
    square,
    stone,
    walls,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_heroes import cross, hem, pick
from dioramacast.renderer.landmarks.kit_round import bulb, girdle, halo, meridians
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, dome, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

TILES = ("#c9683f", "#d47c4e", "#b95a39")


def ribbed_dome(scene: Scene, radius: float, drum: float, wall: str, cap: str, lantern: bool = True) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    """A dome on a windowed drum with a lantern and a cross, around its own middle."""
    r = radius
    profile = [
        (r, drum), (r * 0.99, drum + r * 0.42), (r * 0.8, drum + r * 0.95), (r * 0.46, drum + r * 1.3),
        (r * 0.16, drum + r * 1.42),
    ]  # fmt: skip
    body, shell = stone(scene, wall), stone(scene, cap)
    top = drum + r * 1.4
    return svg.join([
        turned([(r * 0.98, 0), (r * 0.98, drum), (r * 1.06, drum), (r * 1.06, drum + 1.5)], body, scene.definitions),
        svg.stroke(
            girdle(r * 0.98, drum * 0.48), window_paint(scene.palette, "#565f7c"), drum * 0.55, stroke_dasharray="3 5",
            stroke_linecap="butt",
        ),
        bulb(scene, profile, shell), svg.stroke(meridians(profile, 7), shell.edge, 1.1, opacity=0.6),
        svg.join([
            turned([(r * 0.2, top), (r * 0.2, top + r * 0.34)], body, scene.definitions),
            dome(r * 0.24, top + r * 0.34, shell, scene.definitions), cross(scene, top + r * 0.6, r * 0.4),
        ]) if lantern else svg.EMPTY,
    ])  # fmt: skip


def _basilica(scene: Scene) -> Markup:
    """A domed crossing, a temple front and a free-standing bell tower."""
    albedo, roof_albedo = pick(scene, ("#f6ead6", "#f3d9b4", "#efe3d4", "#e9c6a4"), "wall"), pick(scene, TILES, "roof")
    wall, roof, white = stone(scene, albedo), stone(scene, roof_albedo), stone(scene, "#fdf8ee")
    nave, transept, front = Block(8, 22, 76, 58, 0, 40), Block(26, 12, 58, 72, 0, 40), Block(4, 80, 28, 104, 0, 112)
    dark = window_paint(scene.palette, "#5a6078")
    cap = pick(scene, ("#c07a4e", "#7fa89a", "#8f97a8", roof_albedo), "dome")
    tower = front

    def storeys(length: float, height: float) -> list[Markup]:
        return [
            svg.path(
                arches(length, 2, 6, (6, 18)) + arches(length, 1, 34, (7, 16)) + arches(length, 1, 60, (6, 14)), dark,
                stroke=white.left,
            ),
            svg.stroke(
                levels(length, 1.5, 29, 56, 82),
                white.edge, 2.2,
            ),
        ]  # fmt: skip

    columns = svg.stroke("".join(f"M{svg.number(3 + 5.2 * i)} 14v26" for i in range(6)), white.left, 2.4)
    portico = Block(26, 72, 58, 78, 0, 40)
    return svg.join([
        box(nave, wall), gable_roof(nave, 14, roof, wall, rows=5, snow=hem(scene)),
        right_wall(nave, svg.path(arches(36, 3, 10, (6, 18)), dark, stroke=white.right)), foot(scene, nave, 16),
        box(transept, wall), right_wall(transept, svg.path(arches(60, 5, 10, (5, 16)), dark, stroke=white.right)),
        gable_roof(transept, 14, roof, wall, ridge_along_x=False, rows=5, snow=hem(scene)), foot(scene, transept, 16),
        placed(42, 42, 50, ribbed_dome(scene, 21, 16, albedo, cap)), box(portico, white),
        left_wall(
            portico, svg.rect(2, 13, 28, 27, stone(scene, albedo).right), columns,
            svg.path(arch(12, 22, 8, 18), stone(scene, "#7a4a34").left),
        ),
        loft(square(42, 75, 18, 4), 40, [(42.0, 71.0), (42.0, 71.0), (42.0, 79.0), (42.0, 79.0)], 53, white),
        box(tower, wall), walls(tower, storeys), foot(scene, tower),
        hip_roof(tower, 22, roof, 2.5, 0, rows=4, snow=hem(scene)), placed(16, 92, 0, cross(scene, 133, 9)),
        halo(scene, 60, 80, 20, 80, 0.4),
    ])  # fmt: skip


BASILICA = Landmark(
    "a domed basilica", _basilica, 96, 110, 145, Site.PLAZA,
    casts=(
        Block(8, 22, 76, 58, 0, 48), Block(26, 12, 58, 78, 0, 48), Block(26, 26, 58, 58, 0, 96),
        Block(4, 80, 28, 104, 0, 122),
    ),
)  # fmt: skip


def _colonial(scene: Scene) -> Markup:
    """Two bell towers with little domes beside a curved gable, a dome over the crossing."""
    albedo = pick(scene, ("#f7efe0", "#f2c46a", "#f0b890", "#f6e3c6", "#e9a48c"), "wall")
    wall, white, dark = stone(scene, albedo), stone(scene, "#fdf8ee"), window_paint(scene.palette, "#5b5a70")
    cap = pick(scene, ("#c9683f", "#4f7fb0", "#d9a23c", "#f4ead6"), "dome")
    nave, towers, middle = Block(24, 6, 82, 80, 0, 42), (
        Block(14, 78, 38, 102, 0, 66), Block(68, 78, 92, 102, 0, 66),
    ), Block(38, 84, 68, 100, 0, 56)  # fmt: skip
    gable = svg.outline(
        "M", 0, 0, "C", 2, -10, 8, -6, 9, -12, "C", 10, -20, 20, -20, 21, -12, "C", 22, -6, 28, -10, 30, 0, "z",
    )  # fmt: skip

    def bell_tower(block: Block) -> Markup:
        belfry = Block(block.x0 + 2.5, block.y0 + 2.5, block.x1 - 2.5, block.y1 - 2.5, 66, 88)
        cx, cy = (block.x0 + block.x1) / 2, (block.y0 + block.y1) / 2
        return svg.join([
            box(block, wall),
            walls(
                block,
                lambda length, height: [
                    svg.path(
                        arches(length, 1, 10, (7, 14)) + arches(length, 1, 36, (7, 14)), dark, stroke=white.left,
                        stroke_width=1.4,
                    ),
                    svg.stroke(f"M0 1.6h{svg.number(length)}M0 30h{svg.number(length)}", white.edge, 2.4),
                    svg.stroke(
                        f"M2 2v{svg.number(height - 2)}M{svg.number(length - 2)} 2v{svg.number(height - 2)}",
                        white.left, 2.6,
                    ),
                ],
            ),
            foot(scene, block, 26), box(belfry, wall), openings(scene, belfry, 1, 4, (9, 16), "round", dark),
            walls(belfry, lambda length, height: [svg.stroke(f"M0 1h{svg.number(length)}", white.edge, 2.2)]),
            placed(cx, cy, 88, ribbed_dome(scene, 8.6, 5, albedo, cap)),
        ])  # fmt: skip

    return svg.join([
        box(nave, wall, stone(scene, "#d9c3a2")),
        right_wall(nave, svg.path(arches(74, 5, 9, (6, 16)), dark, stroke=white.right)), foot(scene, nave, 18),
        merlons(nave, white, 2.4), placed(53, 34, 42, ribbed_dome(scene, 17, 13, albedo, cap)), bell_tower(towers[0]),
        box(middle, wall),
        left_wall(
            middle, svg.path(gable, wall.left, stroke=white.edge, stroke_width=2),
            svg.circle(15, 12, 5, dark, stroke=white.left),
            svg.path(arch(9, 28, 12, 28), stone(scene, "#6f4630").left, stroke=white.left, stroke_width=2.4),
            svg.stroke("M0 22h30M5 24v32M25 24v32", white.left, 2.2), svg.path("M13 -6a2 2 0 014 0v5h-4z", dark),
        ),
        bell_tower(towers[1]), halo(scene, 53, 104, 10, 80, 0.45),
    ])  # fmt: skip


COLONIAL_CATHEDRAL = Landmark(
    "a cathedral with two bell towers", _colonial, 106, 106, 118, Site.PLAZA,
    casts=(
        Block(24, 6, 82, 80, 0, 42), Block(36, 18, 70, 52, 0, 78), Block(14, 78, 38, 102, 0, 98),
        Block(68, 78, 92, 102, 0, 98),
    ),
)  # fmt: skip
