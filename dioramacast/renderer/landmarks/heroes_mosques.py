"""Mosques, as the hero of a place without a landmark of its own."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import hip_roof
from dioramacast.renderer.landmarks.africa_maghreb import square_minaret
from dioramacast.renderer.landmarks.africa_sahel import mud_tower
from dioramacast.renderer.landmarks.kit import (
    arch,
    arches,
    foot,
    loft,
    merlons,
    openings,
    placed,
    ring,
    square,
    stone,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_heroes import hem, pick
from dioramacast.renderer.landmarks.kit_round import bulb, crescent, girdle, halo, meridians, onion, pointed_dome
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, dome, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def _pencil(scene: Scene, high: float, radius: float, wall: str, cap: str) -> Markup:
    """An Ottoman minaret: a slender shaft with balconies and a pointed cap."""
    body, r = stone(scene, wall), radius
    return svg.join([
        loft(square(0, 0, r * 1.4), 0, square(0, 0, r * 1.4), high * 0.16, body, body),
        turned(
            [
                (r * 1.3, high * 0.16), (r, high * 0.22), (r * 0.95, high * 0.5), (r * 1.5, high * 0.53),
                (r * 1.5, high * 0.55), (r * 0.85, high * 0.55), (r * 0.8, high * 0.76), (r * 1.3, high * 0.79),
                (r * 1.3, high * 0.81), (r * 0.7, high * 0.81), (r * 0.7, high * 0.87),
            ],
            body, scene.definitions,
        ),
        turned([(r * 0.9, high * 0.87), (0, high)], stone(scene, cap), scene.definitions),
        crescent(scene, high - 1, 2.4),
    ])  # fmt: skip


def _round(scene: Scene, high: float, radius: float, wall: str, cap: str) -> Markup:
    body, r = stone(scene, wall), radius
    octagon = ring(0, 0, r * 1.15, 8, 22.5)
    return svg.join([
        loft(octagon, 0, octagon, high * 0.3, body, body),
        turned(
            [
                (r * 0.9, high * 0.3), (r * 0.84, high * 0.6), (r * 1.3, high * 0.64), (r * 1.3, high * 0.665),
                (r * 0.6, high * 0.67), (r * 0.58, high * 0.82), (r * 0.8, high * 0.84),
            ],
            body, scene.definitions,
        ),
        bulb(scene, onion(r * 0.8, high * 0.84, high * 0.15), stone(scene, cap)), crescent(scene, high * 0.97, 3),
    ])  # fmt: skip


def _mosque_hall(scene: Scene, wall_albedo: str, cap_albedo: str, is_ottoman: bool) -> Markup:
    """A square hall of two storeys, half-domes or corner domes about a great dome, a court of arches before it."""
    wall, cap, dark = stone(scene, wall_albedo), stone(scene, cap_albedo), window_paint(scene.palette, "#5a6078")
    hall, upper = Block(20, 12, 84, 66, 0, 40), Block(30, 18, 76, 60, 40, 52)
    porch = Block(26, 66, 78, 78, 0, 26)
    small = scene.definitions.shape(
        dome(6.2, 0, cap, scene.definitions) if is_ottoman else bulb(scene, pointed_dome(5.6, 0, 9), cap)
    )  # fmt: skip
    profile = [
        (20.0, 62.0), (20.4, 70.0), (17.4, 80.0), (10.0, 87.0), (0.0, 90.0),
    ] if is_ottoman else list(onion(20, 64, 38))  # fmt: skip
    big = svg.join([
        turned([(20, 52), (20, profile[0][1])], wall, scene.definitions),
        svg.stroke(girdle(20, 57), dark, 5, stroke_dasharray="2.6 3.6", stroke_linecap="butt"),
        bulb(scene, profile, cap), svg.stroke(meridians(profile, 7), CONTACT, 0.8, opacity=0.14),
        crescent(scene, profile[-1][1] - 1, 4),
    ])  # fmt: skip
    halves = svg.join([
        placed(30, 40, 46, dome(12, 0, cap, scene.definitions)),
        placed(76, 40, 46, dome(12, 0, cap, scene.definitions)),
    ]) if is_ottoman else svg.EMPTY  # fmt: skip
    return svg.join([
        box(hall, wall), openings(scene, hall, (7, 6), 8, (4.6, 11), "pointed", dark),
        right_wall(hall, svg.path(arches(54, 5, 24, (5, 12), "flat"), dark)), foot(scene, hall, 18),
        merlons(hall, wall, 2.4), *(svg.use(small, project(x, y, 40)) for x, y in ((27, 19), (77, 19), (27, 59))),
        halves, box(upper, wall), openings(scene, upper, (6, 5), 3, (3.6, 7), "pointed", dark), placed(53, 39, 0, big),
        svg.use(small, project(77, 59, 40)), box(porch, wall),
        openings(scene, porch, (5, 1), 7, (7, 19), "pointed", dark), foot(scene, porch, 14),
        *(svg.use(small, project(x, 72, 26)) for x in (32, 42, 52, 62, 72)),
        left_wall(
            Block(46, 66, 60, 79, 0, 34), svg.rect(-1, 0, 16, 34, wall.left, stroke=wall.edge, stroke_width=1),
            svg.path(arch(2, 7, 10, 27, "pointed"), dark),
        ),
    ])  # fmt: skip


def _great_mosque(scene: Scene) -> Markup:
    """Four slender minarets around domes."""
    wall, cap = pick(
        scene, ("#efe6d6", "#f4efe6", "#e6dccb"), "wall",
    ), pick(scene, ("#8d97a6", "#7fa3a0", "#8f9bb0"), "cap")  # fmt: skip
    shaft = scene.definitions.shape(_pencil(scene, 142, 4.6, wall, cap))
    return svg.join([
        svg.use(shaft, project(14, 8)), svg.use(shaft, project(90, 8)), _mosque_hall(scene, wall, cap, is_ottoman=True),
        svg.use(shaft, project(14, 78)), svg.use(shaft, project(90, 78)), halo(scene, 52, 60, 30, 90, 0.4),
    ])  # fmt: skip


GREAT_MOSQUE = Landmark(
    "a mosque with four minarets", _great_mosque, 104, 92, 145, Site.PLAZA,
    casts=(
        Block(20, 12, 84, 78, 0, 44), Block(33, 20, 73, 60, 0, 84),
        *(Block(x - 4, y - 4, x + 4, y + 4, 0, 128) for x in (14, 90) for y in (8, 78)),
    ),
)  # fmt: skip


def _city_mosque(scene: Scene) -> Markup:
    """Two round minarets before an onion dome."""
    wall = pick(scene, ("#f1e2c6", "#fbf6ec", "#e9cfa6", "#dfe8e4"), "wall")
    cap = pick(scene, ("#d8a648", "#3f9f8f", "#4f8fb8", "#e9dfc8"), "cap")
    shaft = scene.definitions.shape(_round(scene, 124, 6.4, wall, cap))
    return svg.join([
        svg.use(shaft, project(94, 10)), _mosque_hall(scene, wall, cap, is_ottoman=False),
        svg.use(shaft, project(14, 82)), halo(scene, 52, 60, 30, 90, 0.4),
    ])  # fmt: skip


CITY_MOSQUE = Landmark(
    "a mosque with two minarets", _city_mosque, 104, 92, 128, Site.PLAZA,
    casts=(
        Block(20, 12, 84, 78, 0, 44), Block(33, 20, 73, 60, 0, 90), Block(9, 77, 19, 87, 0, 116),
        Block(89, 5, 99, 15, 0, 116),
    ),
)  # fmt: skip


def _square_mosque(scene: Scene) -> Markup:
    """A square minaret beside a low hall with a green roof."""
    albedo = pick(scene, ("#f4e7cf", "#e0a884", "#fbf6ec", "#e6c79a"), "wall")
    wall, roof, dark = stone(scene, albedo), stone(
        scene, pick(scene, ("#3f8f6a", "#c9683f", "#3f8f6a"), "roof"),
    ), window_paint(scene.palette, "#6a5148")  # fmt: skip
    hall, side = Block(10, 10, 86, 60, 0, 30), Block(58, 60, 86, 86, 0, 24)
    return svg.join([
        box(hall, wall), openings(scene, hall, (8, 5), 9, (5, 15), "pointed", dark), foot(scene, hall, 16),
        hip_roof(hall, 16, roof, 2, 0.5, rows=5, snow=hem(scene)), box(side, wall),
        openings(scene, side, (3, 3), 7, (5, 17), "pointed", dark),
        hip_roof(side, 10, roof, 2, 0, rows=3, snow=hem(scene)), foot(scene, side, 12),
        square_minaret(scene, Block(22, 58, 46, 82, 0, 98), albedo, "#3fa38a"), halo(scene, 40, 80, 20, 70, 0.4),
    ])  # fmt: skip


SQUARE_MOSQUE = Landmark(
    "a mosque with a square minaret", _square_mosque, 96, 92, 134, Site.PLAZA,
    casts=(Block(10, 10, 86, 60, 0, 36), Block(58, 60, 86, 86, 0, 28), Block(22, 58, 46, 82, 0, 116)),
)  # fmt: skip


def _village_mosque(scene: Scene) -> Markup:
    wall, cap = pick(
        scene, ("#f6ecd8", "#e9cfa6", "#fbf6ec"), "wall",
    ), pick(scene, ("#4f9f8f", "#d8a648", "#8d97a6"), "cap")  # fmt: skip
    body, dark = stone(scene, wall), window_paint(scene.palette, "#6a5a58")
    hall = Block(8, 10, 46, 46, 0, 22)
    profile = onion(12, 31, 20)
    return svg.join([
        box(hall, body), openings(scene, hall, (3, 3), 6, (5.4, 13), "pointed", dark), foot(scene, hall, 12),
        merlons(hall, body, 2.4),
        placed(
            27, 28, 0, turned([(12, 22), (12, 31)], body, scene.definitions), bulb(scene, profile, stone(scene, cap)),
            crescent(scene, 50, 3),
        ),
        placed(8, 53, 0, _round(scene, 80, 5, wall, cap)), halo(scene, 40, 46, 10, 40, 0.4),
    ])  # fmt: skip


VILLAGE_MOSQUE = Landmark(
    "a village mosque", _village_mosque, 60, 60, 84, Site.PLAZA,
    casts=(Block(8, 10, 46, 46, 0, 26), Block(16, 18, 38, 40, 0, 46), Block(4, 48, 12, 57, 0, 72)),
)  # fmt: skip


def _mud_mosque(scene: Scene) -> Markup:
    """A small mosque of earth with one tower full of beam ends."""
    mud = stone(scene, pick(scene, ("#d29a62", "#c98e5c", "#dcab74"), "mud"))
    hall = Block(10, 12, 72, 62, 0, 30)
    dark = window_paint(scene.palette, "#5a3a26")
    point = scene.definitions.shape(bulb(scene, [(2.8, -30), (2.6, -6), (2.2, 2), (1, 8), (0, 11)], mud))
    return svg.join([
        *(svg.use(point, project(x, 12, 30)) for x in range(14, 74, 10)),
        *(svg.use(point, project(11, y, 30)) for y in range(22, 62, 10)), box(hall, mud),
        openings(scene, hall, (6, 5), 10, (4, 12), "pointed", dark), foot(scene, hall, 18),
        *(svg.use(point, project(72, y, 30)) for y in range(16, 62, 10)),
        *(svg.use(point, project(x, 62, 30)) for x in range(14, 34, 9)),
        *(svg.use(point, project(x, 62, 30)) for x in range(60, 76, 9)), mud_tower(scene, 46, 62, 11, 0, 62),
        left_wall(Block(36, 73, 56, 73, 0, 22), svg.path(arch(6, 4, 8, 18, "pointed"), dark)),
        halo(scene, 46, 76, 10, 50, 0.4),
    ])  # fmt: skip


MUD_MOSQUE_SMALL = Landmark(
    "a mosque of earth", _mud_mosque, 84, 80, 92, Site.SAND,
    casts=(Block(10, 12, 72, 62, 0, 34), Block(35, 51, 57, 73, 0, 74)),
)  # fmt: skip
