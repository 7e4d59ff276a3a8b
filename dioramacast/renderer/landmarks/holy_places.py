"""Jerusalem and Abu Dhabi."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.landmarks.kit import (
    arches,
    courses,
    foot,
    loft,
    merlons,
    openings,
    placed,
    plane,
    ring,
    stone,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_mosques import arcade, minaret
from dioramacast.renderer.landmarks.kit_round import bulb, crescent, girdle, halo, meridians, onion
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, left_wall, on_floor, turned
from dioramacast.renderer.svg import Markup


def _dome_of_the_rock(scene: Scene) -> Markup:
    """An octagon of marble and blue tiles under a golden dome, on a terrace with stairs."""
    palette, definitions = scene.palette, scene.definitions
    marble, tile, gold = stone(scene, "#efe6d6"), stone(scene, "#3a78b4"), stone(scene, "#e8ab2e")
    terrace = Block(2, 2, 118, 118, 0, 10)
    base = ring(60, 60, 47, 8, 22.5)
    parts = [
        box(terrace, stone(scene, "#e6d9bf")), courses(terrace, 3.4),
        loft(base, 10, base, 30, marble), loft(base, 30, base, 46, tile, stone(scene, "#cfd6d8")),
    ]  # fmt: skip
    dark, line_white = window_paint(scene.palette, "#2f4a78"), stone(scene, "#dfeaf2").left
    for i in range(8):
        (ax, ay), (bx, by) = base[i], base[(i + 1) % 8]
        nx, ny = by - ay, ax - bx
        if nx + ny <= 0:
            continue
        # Walls run clockwise around the solid, so on the picture u goes from their left end.
        length = math.hypot(bx - ax, by - ay)
        u = ((ax - bx) / length, (ay - by) / length, 0.0)
        # Two walls of the octagon are seen almost edge on and show only their colour.
        tiles = svg.join([
            svg.path(arches(length, 5, 4, (4, 9)), dark),
            svg.stroke(f"M0 1.4h{svg.number(length)}M0 15.2h{svg.number(length)}", line_white, 1.1),
            svg.path(arches(length, 5, 20, (5, 13), "flat"), stone(scene, "#cdb894").face((nx, ny, 0))),
            svg.stroke(
                "".join(f"M{svg.number(length * k / 5)} 3v12" for k in range(1, 5)), stone(scene, "#7fc0c8").left, 1,
                opacity=0.7,
            ),
        ])  # fmt: skip
        parts.append(plane((bx, by, 46), u, (0, 0, -1), tiles))
        if ny > abs(nx) * 2 or nx > abs(ny) * 2:
            parts.append(plane((bx, by, 46), u, (0, 0, -1), svg.path(arches(length, 1, 19, (9, 17)), dark)))
    drum = turned([(25, 46), (25, 64), (26, 65)], stone(scene, "#3f7fb6"), definitions)
    profile = [(25.0, 65.0), (25.8, 76), (24, 90), (18, 103), (9, 111), (0, 116)]
    at_centre = placed(
        60, 60, 0, drum, svg.stroke(girdle(25, 56), dark, 8, stroke_dasharray="3.4 4.4", stroke_linecap="butt"),
        svg.stroke(girdle(25.6, 65), gold.edge, 2.4), bulb(scene, profile, gold),
        svg.stroke(meridians(profile, 9), CONTACT, 0.8, opacity=0.16),
        svg.path(
            "M-17 -92C-16 -104 -10 -111 -4 -113C-9 -106 -12 -99 -12 -88Z", "#fff6d8",
            opacity=0.35 if palette.light_from_left else 0.1,
        ),
        crescent(scene, 116, 5),
    )  # fmt: skip
    left_steps = "".join(f"M44 {svg.number(3.4 * k)}h32" for k in range(3))
    arcade_row = Block(42, 108, 78, 111, 10, 27)
    return svg.join([
        *parts, at_centre,
        left_wall(
            Block(2, 2, 118, 118, 0, 10), svg.rect(42, 0, 36, 10, marble.top),
            svg.stroke(left_steps, CONTACT, 1, opacity=0.3),
        ),
        _screen(scene, arcade_row), halo(scene, 60, 60, 60, 110, 0.4),
        *(
            placed(x, y, 10, svg.ellipse(0, -12, 3, 12, stone(scene, "#4f7a4a").left))
            for x, y in ((14, 104), (22, 110), (104, 108), (110, 20), (112, 96))
        ),
    ])  # fmt: skip


def _screen(scene: Scene, block: Block) -> Markup:
    """Free-standing arches at the head of a stair: what is between them is seen through."""
    wall = stone(scene, "#ead9b8")
    outline = svg.outline("M", 0, 0, "h", block.width, "v", block.height, "h", -block.width, "z")
    return svg.join([
        left_wall(
            block,
            svg.path(outline + arches(block.width, 4, 4, (6.4, block.height - 4)), wall.left, fill_rule="evenodd"),
        ),
        face(
            [
                (block.x0, block.y0, block.z1), (block.x1, block.y0, block.z1), (block.x1, block.y1, block.z1),
                (block.x0, block.y1, block.z1),
            ],
            wall.top,
        ),
        face(
            [
                (block.x1, block.y1, block.z0), (block.x1, block.y0, block.z0), (block.x1, block.y0, block.z1),
                (block.x1, block.y1, block.z1),
            ],
            wall.right,
        ),
    ])  # fmt: skip


DOME_OF_THE_ROCK = Landmark(
    "the Dome of the Rock", _dome_of_the_rock, 120, 120, 128, Site.PLAZA,
    casts=(Block(2, 2, 118, 118, 0, 10), Block(18, 18, 102, 102, 0, 46), Block(38, 38, 82, 82, 0, 104)),
)  # fmt: skip


def _white_dome(scene: Scene, radius: float, drum: float) -> Markup:
    white = stone(scene, "#fbf8f1")
    profile = onion(radius, drum, radius * 1.75)
    gold_tip = svg.stroke(svg.outline("M", 0, -drum - radius * 1.6, "v", -4), stone(scene, "#e6bc4e").left, 1.6)
    return svg.join([
        turned([(radius * 0.95, 0), (radius * 0.95, drum)], white, scene.definitions),
        svg.stroke(
            girdle(radius * 0.95, drum * 0.5), window_paint(scene.palette, "#8c93a8"), drum * 0.5,
            stroke_dasharray="2.4 3.4",
            stroke_linecap="butt",
        ),
        bulb(scene, profile, white),
        svg.stroke(meridians(profile, 5), CONTACT, 0.7, opacity=0.1) if radius > 8 else svg.EMPTY,
        crescent(scene, drum + radius * 1.72, radius * 0.2) if radius > 8 else gold_tip,
    ])  # fmt: skip


def _sheikh_zayed(scene: Scene) -> Markup:
    """White domes in rows over a hall, a court with arcades and pools, four minarets."""
    palette = scene.palette
    white = stone(scene, "#fbf8f1")
    hall = Block(14, 14, 106, 56, 0, 34)
    front = Block(20, 92, 100, 100, 0, 20)
    side_left, side_right = Block(14, 56, 24, 100, 0, 20), Block(96, 56, 106, 100, 0, 20)
    small = scene.definitions.shape(_white_dome(scene, 4.6, 3))
    mid = scene.definitions.shape(_white_dome(scene, 11, 9))
    tall = scene.definitions.shape(minaret(scene, 132, 6.6, "#fbf8f1"))
    pools = svg.join([
        face([(x0, y0, 0.5), (x1, y0, 0.5), (x1, y1, 0.5), (x0, y1, 0.5)], palette.material("#3f9fc0").top)
        for x0, y0, x1, y1 in ((2, 106, 118, 116), (109, 10, 118, 104))
    ])  # fmt: skip
    portal = Block(48, 52, 72, 60, 0, 46)
    flowers = svg.stroke(
        "M6 14q6 -10 14 -2t14 -2t12 4M8 24q8 -8 18 0t18 -2", palette.material("#9bb07a").top, 1.2, opacity=0.7,
    )  # fmt: skip
    return svg.join([
        face([(0, 0, 0.2), (120, 0, 0.2), (120, 120, 0.2), (0, 120, 0.2)], palette.snowed("#f2ece0").top), pools,
        svg.use(tall, project(12, 12)), svg.use(tall, project(108, 12)), box(hall, white),
        openings(scene, hall, (13, 6), 12, (4.4, 17), "pointed", window_paint(scene.palette, "#9aa3bc")),
        merlons(hall, white, 2.4), foot(scene, hall, 20),
        *(svg.use(small, project(x, 19, 34)) for x in range(22, 104, 12)), svg.use(mid, project(30, 35, 34)),
        placed(60, 34, 34, _white_dome(scene, 21, 15)), svg.use(mid, project(90, 35, 34)),
        *(svg.use(small, project(x, 51, 34)) for x in (20, 42, 78, 100)), box(portal, white),
        left_wall(portal, svg.path(arches(24, 1, 8, (15, 34), "pointed"), window_paint(scene.palette, "#aab0c4"))),
        merlons(portal, white, 2), placed(60, 56, 46, _white_dome(scene, 5.5, 3)),
        face([(24, 60, 0.6), (96, 60, 0.6), (96, 92, 0.6), (24, 92, 0.6)], white.top), on_floor(30, 60, 0.8, flowers),
        arcade(scene, side_left, (1, 7), "#fbf8f1", 13),
        *(svg.use(small, project(19, y, 20)) for y in (62, 72, 82, 92)),
        arcade(scene, side_right, (1, 7), "#fbf8f1", 13), *(svg.use(small, project(101, y, 20)) for y in (62, 72, 82)),
        arcade(scene, front, (13, 1), "#fbf8f1", 13),
        *(svg.use(small, project(x, 96, 20)) for x in (28, 39, 50, 71, 82, 93)),
        placed(60, 96, 20, _white_dome(scene, 8, 5)), svg.use(tall, project(12, 106)), svg.use(tall, project(108, 106)),
        halo(scene, 60, 60, 40, 110, 0.3),
    ])  # fmt: skip


SHEIKH_ZAYED = Landmark(
    "the Sheikh Zayed Mosque", _sheikh_zayed, 120, 120, 140, Site.PLAZA,
    casts=(
        Block(14, 14, 106, 56, 0, 36), Block(44, 18, 76, 50, 0, 78), Block(8, 102, 16, 110, 0, 128),
        Block(104, 102, 112, 110, 0, 128), Block(104, 8, 112, 16, 0, 128), Block(20, 92, 100, 100, 0, 20),
    ),
)  # fmt: skip
