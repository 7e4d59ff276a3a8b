"""Baroque and orthodox churches, as the hero of a place without a landmark of its own."""

from dioramacast.renderer import svg
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.heroes_churches import (
    COPPER,
    TILES,
)
from dioramacast.renderer.landmarks.kit import arch, arches, foot, loft, piers, placed, ring, stone, walls, window_paint
from dioramacast.renderer.landmarks.kit_heroes import clock, cross, hem, pick
from dioramacast.renderer.landmarks.kit_round import bulb, halo, meridians, onion
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def onion_tower(scene: Scene, x: float, y: float, half: float, z: float, albedo: str) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    """A curved helm: a skirt, an onion, a lantern, a small onion and a cross."""
    cap = stone(scene, albedo)
    lower = [
        (half * 1.18, z), (half * 1.0, z + half * 0.28), (half * 0.62, z + half * 0.55), (half * 0.95, z + half * 1.15),
        (half * 0.8, z + half * 1.7), (half * 0.34, z + half * 2.2),
    ]  # fmt: skip
    upper = onion(half * 0.5, z + half * 2.85, half * 1.2)
    return placed(
        x, y, 0, bulb(scene, lower, cap), svg.stroke(meridians(lower, 7), CONTACT, 0.7, opacity=0.16),
        turned(
            [(half * 0.34, z + half * 2.15), (half * 0.34, z + half * 2.9)], stone(scene, "#f4ead6"), scene.definitions,
        ),
        bulb(scene, upper, cap), cross(scene, z + half * 4.0, half * 0.8),
    )  # fmt: skip


def _baroque(scene: Scene) -> Markup:
    """A painted church with pilasters, a curved gable and an onion helm on its tower."""
    albedo = pick(scene, ("#f2d79a", "#f6efe0", "#f0c8a8", "#e9dcc0", "#dfe3d0"), "wall")
    wall, white, roof = stone(scene, albedo), stone(scene, "#fbf6ea"), stone(scene, pick(scene, TILES, "roof"))
    helm = pick(scene, (*COPPER, "#5d5f68"), "helm")
    nave, tower = Block(8, 26, 78, 78, 0, 44), Block(66, 38, 96, 68, 0, 92)
    dark = window_paint(scene.palette, "#55607e")

    def storeys(length: float, height: float) -> list[Markup]:
        return [
            svg.path(arches(length, 1, 8, (9, 18)), dark, stroke=white.edge), clock(scene, length / 2, 37, 6),
            svg.path(arches(length, 1, 54, (6, 12)), dark, stroke=white.left),
            svg.path(arch(length / 2 - 5, height - 18, 10, 18), stone(scene, "#6f4630").left, stroke=white.left),
            svg.stroke(
                f"M0 2.4h{svg.number(length)}M0 29h{svg.number(length)}M0 48h{svg.number(length)}", white.edge, 2.6,
            ),
            svg.stroke(
                f"M2.6 2v{svg.number(height - 2)}M{svg.number(length - 2.6)} 2v{svg.number(height - 2)}", white.left,
                3.2,
            ),
        ]  # fmt: skip

    windows = svg.path(arches(70, 4, 9, (7, 19)), dark, stroke=white.left, stroke_width=1.6)
    return svg.join([
        box(nave, wall), left_wall(nave, windows, svg.stroke("M0 2h70", white.edge, 2.4)),
        piers(nave, 17, 1, white.left, 2.6, 1), foot(scene, nave, 20),
        gable_roof(nave, 26, roof, wall, rows=7, snow=hem(scene)), onion_tower(scene, 26, 52, 5.4, 66, helm),
        box(tower, wall), walls(tower, storeys), foot(scene, tower, 30), onion_tower(scene, 81, 53, 15, 92, helm),
        halo(scene, 90, 60, 20, 60, 0.4),
    ])  # fmt: skip


BAROQUE_CHURCH = Landmark(
    "a baroque church", _baroque, 104, 100, 162, Site.PLAZA,
    casts=(Block(8, 26, 78, 78, 0, 54), Block(66, 38, 96, 68, 0, 128)),
)  # fmt: skip


def _orthodox(scene: Scene) -> Markup:
    """Five onions over a white cube, and a bell tower with a tent roof."""
    wall = stone(scene, pick(scene, ("#fbf7ec", "#e8f0f4", "#f6e2c4", "#c8664c"), "wall"))
    cap = pick(scene, ("#e3b03a", "#3f6fb8", "#3f8f6a", "#e3b03a"), "domes")
    white, dark = stone(scene, "#fdfaf2"), window_paint(scene.palette, "#4d5678")
    body, low, tower = Block(12, 12, 70, 66, 0, 52), Block(70, 24, 78, 54, 0, 30), Block(78, 26, 102, 52, 0, 62)
    zakomara = "".join(svg.outline("M", 58 * i / 3, 10, "a", 58 / 6, 9.6, 0, 0, 1, 58 / 3, 0) for i in range(3))
    side = "".join(svg.outline("M", 54 * i / 3, 10, "a", 54 / 6, 9.6, 0, 0, 1, 54 / 3, 0) for i in range(3))

    def dome_on(x: float, y: float, radius: float, drum: float) -> Markup:
        profile = onion(radius * 1.25, drum, radius * 3.0)
        return placed(
            x, y, 52, turned([(radius, 0), (radius, drum)], wall, scene.definitions),
            svg.stroke(
                "".join(svg.outline("M", k * radius, -drum * 0.2 + 2, "v", -drum * 0.5) for k in (-0.6, 0, 0.6)), dark,
                radius * 0.22,
            ),
            bulb(scene, profile, stone(scene, cap)), cross(scene, drum + radius * 2.9, radius * 1.1),
        )  # fmt: skip

    tent = ring(90, 39, 13.5, 8, 22.5)
    return svg.join([
        box(body, wall, stone(scene, "#7d8a86")),
        left_wall(
            body, svg.path(zakomara, wall.left, stroke=white.edge, stroke_width=2),
            svg.path(arches(58, 3, 17, (5, 18)), dark, stroke=white.left),
        ),
        right_wall(
            body, svg.path(side, wall.right, stroke=white.right, stroke_width=2),
            svg.path(arches(54, 3, 17, (5, 18)), dark, stroke=white.right),
        ),
        foot(scene, body, 20), dome_on(24, 24, 6, 13), dome_on(58, 24, 6, 13), dome_on(41, 39, 10.5, 20),
        dome_on(24, 54, 6, 13), dome_on(58, 54, 6, 13), box(low, wall, stone(scene, "#7d8a86")), box(tower, wall),
        walls(
            tower,
            lambda length, height: [
                svg.path(arches(length, 1, 6, (10, 20)), dark, stroke=white.left, stroke_width=1.6),
                svg.path(arch(length / 2 - 5, height - 20, 10, 20), stone(scene, "#7a4a34").left, stroke=white.left),
                svg.stroke(f"M0 1.6h{svg.number(length)}M0 33h{svg.number(length)}", white.edge, 2),
            ],
        ),
        foot(scene, tower, 24),
        loft(
            tent, 62, ring(90, 39, 3, 8, 22.5), 96,
            stone(scene, pick(scene, ("#4f8f86", "#8a5a44", "#3f6fb8"), "tent")),
        ),
        placed(90, 39, 0, bulb(scene, onion(4.6, 95, 14), stone(scene, cap)), cross(scene, 108, 9)),
        halo(scene, 60, 60, 30, 80, 0.35),
    ])  # fmt: skip


ORTHODOX_CHURCH = Landmark(
    "an orthodox church", _orthodox, 106, 78, 122, Site.PLAZA,
    casts=(Block(12, 12, 70, 66, 0, 62), Block(32, 30, 50, 48, 0, 100), Block(78, 26, 102, 52, 0, 92)),
)  # fmt: skip
