"""Landmarks of Samarkand, Isfahan, Bukhara and Khiva."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.kit import arches, foot, merlons, placed, stone, window_paint
from dioramacast.renderer.landmarks.kit_round import girdle, halo
from dioramacast.renderer.landmarks.kit_tiles import (
    BRICK,
    TURQUOISE,
    banded_minaret,
    niche_wing,
    portal_tiles,
    tiled_dome,
)
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def _registan(scene: Scene) -> Markup:
    """Two madrasas at right angles, with ribbed domes between portal and minarets, about a paved square."""
    shaft = scene.definitions.shape(banded_minaret(scene, 84, 5.4))
    portal_left, portal_right = Block(42, 12, 98, 28, 0, 98), Block(12, 42, 28, 98, 0, 92)
    brick, ground = stone(scene, BRICK), stone(scene, "#e6cda4")
    paving = "".join(svg.polygon([project(28, y), project(120, y)], close=False) for y in range(42, 120, 13))
    paving += "".join(svg.polygon([project(x, 28), project(x, 120)], close=False) for x in range(42, 120, 13))
    dome_shape = scene.definitions.shape(tiled_dome(scene, 10, 13))
    pool = [project(*p) for p in ((84, 84), (108, 84), (108, 108), (84, 108))]
    return svg.join([
        face([(0, 0, 0.4), (120, 0, 0.4), (120, 120, 0.4), (0, 120, 0.4)], ground.top),
        svg.stroke(paving, CONTACT, 0.9, opacity=0.16),
        svg.use(shaft, project(8, 8)),
        niche_wing(scene, Block(14, 4, 42, 22, 0, 42), 2, is_left=True), svg.use(dome_shape, project(34, 13, 42)),
        niche_wing(scene, Block(98, 4, 116, 22, 0, 42), 2, is_left=True), svg.use(dome_shape, project(106, 13, 42)),
        box(portal_left, brick), left_wall(portal_left, *portal_tiles(scene, 56, 98, is_left=True)),
        foot(scene, portal_left, 18), merlons(portal_left, brick, 2),
        svg.use(shaft, project(118, 8)),
        niche_wing(scene, Block(4, 14, 22, 42, 0, 40), 2, is_left=False), svg.use(dome_shape, project(13, 34, 40)),
        box(portal_right, brick), right_wall(portal_right, *portal_tiles(scene, 56, 92, is_left=False)),
        foot(scene, portal_right, 18), merlons(portal_right, brick, 2),
        niche_wing(scene, Block(4, 98, 22, 116, 0, 40), 2, is_left=False), svg.use(dome_shape, project(13, 106, 40)),
        svg.use(shaft, project(8, 118)),
        svg.path(svg.polygon(pool), scene.palette.material("#3f9fc0").top, stroke=stone(scene, "#f2e4c8").top,
                 stroke_width=2.4),
        halo(scene, 70, 70, 10, 110, 0.4),
    ])  # fmt: skip


REGISTAN = Landmark(
    "the Registan", _registan, 120, 120, 102, Site.PLAZA,
    casts=(
        Block(42, 12, 98, 28, 0, 98), Block(12, 42, 28, 98, 0, 92), Block(4, 4, 116, 22, 0, 42),
        Block(4, 22, 22, 116, 0, 40), Block(114, 4, 122, 12, 0, 80), Block(4, 114, 12, 122, 0, 80),
    ),
)  # fmt: skip


def _shah_mosque(scene: Scene) -> Markup:
    """A portal with two minarets before a dome of turquoise."""
    shaft = scene.definitions.shape(banded_minaret(scene, 54, 3.6))
    portal, hall = Block(28, 84, 92, 98, 0, 84), Block(26, 12, 96, 74, 0, 44)
    brick = stone(scene, BRICK)
    pool = svg.path(
        svg.polygon([project(*p) for p in ((34, 104), (86, 104), (86, 118), (34, 118))]),
        scene.palette.material("#3f9fc0").top, stroke=stone(scene, "#efe2c8").top, stroke_width=2.4,
    )  # fmt: skip
    return svg.join([
        box(hall, brick),
        right_wall(
            hall,
            svg.path(
                arches(62, 5, 10, (7, 26), "pointed"), window_paint(scene.palette, "#7a6a72"),
                stroke=stone(scene, TURQUOISE).right,
            ),
        ),
        foot(scene, hall, 20), placed(62, 42, 44, tiled_dome(scene, 29, 20)),
        niche_wing(scene, Block(2, 74, 28, 92, 0, 40), 2, is_left=True),
        niche_wing(scene, Block(92, 74, 118, 92, 0, 40), 2, is_left=True), box(portal, brick),
        left_wall(portal, *portal_tiles(scene, 64, 84, is_left=True)), foot(scene, portal, 20),
        merlons(portal, brick, 2.4),
        svg.use(shaft, project(33, 91, 84)), svg.use(shaft, project(87, 91, 84)), pool,
        halo(scene, 60, 100, 20, 90, 0.4),
    ])  # fmt: skip


SHAH_MOSQUE = Landmark(
    "the Shah Mosque of Isfahan", _shah_mosque, 120, 120, 140, Site.PLAZA,
    casts=(
        Block(26, 12, 96, 74, 0, 44), Block(40, 20, 84, 64, 0, 106), Block(28, 84, 92, 98, 0, 84),
        Block(2, 74, 118, 92, 0, 40),
    ),
)  # fmt: skip


def _kalyan(scene: Scene) -> Markup:
    """A huge banded minaret with a lantern beside a mosque with a blue dome."""
    brick = stone(scene, "#d8a870")
    r, high = 12.0, 150.0
    bands = "".join(girdle(r * (1.2 - 0.42 * z / high), z) for z in range(14, 132, 11))
    lozenges = "".join(girdle(r * (1.2 - 0.42 * z / high), z) for z in range(19, 132, 22))
    windows = svg.stroke(
        girdle(r * 0.98, high - 7), window_paint(scene.palette, "#6a4a34"), 10, stroke_dasharray="3.2 3.4",
        stroke_linecap="butt",
    )  # fmt: skip
    tower = svg.join([
        turned(
            [
                (r * 1.2, 0), (r * 0.76, high * 0.86), (r * 1.1, high * 0.9), (r * 0.98, high * 0.91), (r * 0.98, high),
                (r * 1.22, high + 6), (r * 1.1, high + 8), (r * 0.5, high + 14), (r * 0.3, high + 20),
            ],
            brick, scene.definitions,
        ),
        svg.stroke(bands, CONTACT, 1, opacity=0.32),
        svg.stroke(
            lozenges, stone(scene, "#8a5c38").left, 3.4, opacity=0.55, stroke_dasharray="2 2", stroke_linecap="butt",
        ),
        svg.stroke(girdle(r * 0.8, high * 0.83), stone(scene, TURQUOISE).left, 4), windows,
    ])  # fmt: skip
    hall, portal = Block(36, 10, 114, 66, 0, 36), Block(58, 66, 96, 76, 0, 66)
    body = stone(scene, BRICK)
    return svg.join([
        box(hall, body),
        right_wall(hall, svg.path(arches(56, 6, 8, (6, 24), "pointed"), window_paint(scene.palette, "#8a6a52"))),
        foot(scene, hall, 20), merlons(hall, body), placed(76, 36, 36, tiled_dome(scene, 19, 18)), box(portal, body),
        left_wall(portal, *portal_tiles(scene, 38, 66, is_left=True)), foot(scene, portal, 20),
        left_wall(
            Block(36, 66, 58, 66, 0, 36),
            svg.path(arches(22, 2, 10, (7, 24), "pointed"), window_paint(scene.palette, "#8a6a52")),
        ),
        placed(28, 92, 0, tower), halo(scene, 28, 92, 10, 70, 0.5),
    ])  # fmt: skip


KALYAN = Landmark(
    "the Kalyan Minaret", _kalyan, 120, 120, 172, Site.PLAZA,
    casts=(Block(36, 10, 114, 66, 0, 38), Block(58, 66, 96, 76, 0, 66), Block(18, 82, 38, 102, 0, 160)),
)  # fmt: skip


def _kalta_minor(scene: Scene) -> Markup:
    """A short, very thick minaret in bands of blue and green tiles, within mud walls."""
    brick = stone(scene, "#d9b07c")
    colours = (
        "#d9b07c", "#2fa7ad", "#2f5fa8", "#e8dcc0", "#3aa38f", "#2fa7ad", "#2f5fa8", "#e8dcc0", "#2fa7ad", "#3aa38f",
        "#2f5fa8",
    )  # fmt: skip
    radius, high = 33.0, 104.0
    step = high / len(colours)
    parts = [
        turned(
            [(radius - 6.5 * i / len(colours), step * i), (radius - 6.5 * (i + 1) / len(colours), step * (i + 1))],
            stone(scene, c), scene.definitions,
        ) for i, c in enumerate(colours)
    ]  # fmt: skip
    marks = "".join(girdle(radius - 6.5 * (i + 0.5) / len(colours), step * (i + 0.5)) for i in range(1, len(colours)))
    wall_back, wall_left = Block(2, 2, 118, 14, 0, 30), Block(2, 14, 14, 118, 0, 30)
    gate = Block(76, 84, 112, 100, 0, 44)
    return svg.join([
        box(wall_back, brick), merlons(wall_back, brick, 4), foot(scene, wall_back, 20), box(wall_left, brick),
        merlons(wall_left, brick, 4), foot(scene, wall_left, 20),
        placed(
            54, 56, 0, *parts,
            svg.stroke(
                marks, stone(scene, "#f4ecda").left, 2.6, opacity=0.7, stroke_dasharray="2.4 4", stroke_linecap="butt",
            ),
            svg.ellipse(0, -high, 20 * CIRCLE_RX, 20 * CIRCLE_RY, stone(scene, "#8a6f54").top),
        ),
        box(gate, brick), left_wall(gate, *portal_tiles(scene, 36, 44, is_left=True)), foot(scene, gate, 16),
        merlons(gate, brick, 2.6), placed(94, 92, 44, tiled_dome(scene, 7, 4)), halo(scene, 70, 84, 10, 90, 0.4),
    ])  # fmt: skip


KALTA_MINOR = Landmark(
    "the Kalta Minor of Khiva", _kalta_minor, 120, 120, 106, Site.SAND,
    casts=(
        Block(2, 2, 118, 14, 0, 30), Block(2, 14, 14, 118, 0, 30), Block(28, 30, 80, 82, 0, 100),
        Block(76, 84, 112, 100, 0, 46),
    ),
)  # fmt: skip
