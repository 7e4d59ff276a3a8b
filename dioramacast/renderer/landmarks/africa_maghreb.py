"""Landmarks of the Maghreb: the square minarets of Marrakesh, Casablanca and Rabat, and Algiers' three palms."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import hip_roof
from dioramacast.renderer.landmarks.kit import (
    arch,
    arches,
    courses,
    foot,
    is_lit,
    levels,
    merlons,
    placed,
    stone,
    walls,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_round import bulb, disc, halo, pointed_dome
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

GREEN_TILE = "#2f8f6f"


def square_minaret(scene: Scene, block: Block, albedo: str, tile: str = "") -> Markup:
    """A square shaft with panels of blind arches, a band of tiles under battlements, and a lantern with three balls."""
    wall = stone(scene, albedo)
    dark, pale = window_paint(scene.palette, "#5a4038"), stone(scene, "#f0d9b0")
    w = block.width
    band = stone(scene, tile) if tile else stone(scene, "#4fa39b")

    def panels(length: float, height: float) -> list[Markup]:
        frames, slits = [], []
        for i, (share, count) in enumerate(((0.1, 3), (0.28, 2), (0.5, 2), (0.72, 1))):
            high = height * 0.14
            frames.append(
                arches(length, count, height * share, (length / count * 0.66, high), "pointed" if i % 2 else "round")
            )  # fmt: skip
            slits.append(arches(length, count, height * share + high * 0.35, (length / count * 0.26, high * 0.65)))
        net = svg.path("".join(frames), wall.right, stroke=pale.left, stroke_width=1.2, opacity=0.9)
        lattice = "".join(
            svg.outline(
                "M", length * (k + 0.5) / 6 - length / 12, height * 0.33, "l", length / 12, -height * 0.05, "l",
                length / 12, height * 0.05,
            ) for k in range(6)
        )  # fmt: skip
        return [
            net, svg.path("".join(slits), dark), svg.stroke(lattice, pale.left, 1, opacity=0.8),
            svg.rect(0, height * 0.015, length, height * 0.04, band.left),
            svg.stroke(f"M0 {svg.number(height * 0.035)}h{svg.number(length)}", pale.left, 1, stroke_dasharray="2 2"),
        ]  # fmt: skip

    lantern = block.inset(w * 0.26, block.z1 + w * 0.85)
    cx, cy = (block.x0 + block.x1) / 2, (block.y0 + block.y1) / 2
    gold = stone(scene, "#e6b13c")
    balls = [
        svg.circle(0, -z, r, gold.left) for z, r in ((3, w * 0.1), (3 + w * 0.2, w * 0.075), (3 + w * 0.36, w * 0.05))
    ]  # fmt: skip
    return svg.join([
        box(block, wall), courses(block, 5, 0.08), walls(block, panels), foot(scene, block),
        merlons(block, wall, w * 0.13), box(lantern, wall),
        walls(
            lantern,
            lambda length, height: [
                svg.path(arch(length * 0.28, height * 0.3, length * 0.44, height * 0.5), dark),
                svg.rect(0, 1, length, height * 0.14, band.left),
            ],
        ),
        merlons(lantern, wall, w * 0.09), placed(cx, cy, lantern.z1,
            bulb(scene, pointed_dome(w * 0.2, 0, w * 0.3), wall)),
        placed(cx, cy, lantern.z1 + w * 0.3, svg.stroke(f"M0 2v{svg.number(-w * 0.5)}", gold.left, 1.2), *balls),
    ])  # fmt: skip


def _koutoubia(scene: Scene) -> Markup:
    body, roof = stone(scene, "#d99a78"), stone(scene, "#4f8f6a")
    aisles = [Block(8 + 21 * i, 8, 29 + 21 * i, 76, 0, 24) for i in range(5)]
    front = Block(8, 76, 113, 82, 0, 26)
    pool = svg.path(
        svg.polygon([project(*p) for p in ((76, 96), (114, 96), (114, 114), (76, 114))]),
        scene.palette.material("#4fa7bd").top, stroke=stone(scene, "#ecd9bc").top, stroke_width=2.4,
    )  # fmt: skip
    return svg.join([
        *(svg.join([box(a, body), hip_roof(a, 9, roof, 1, 0.8)]) for a in aisles),
        right_wall(aisles[-1], svg.path(arches(68, 7, 8, (6, 16), "pointed"), window_paint(scene.palette, "#7a4a40"))),
        foot(scene, aisles[-1], 14), box(front, body),
        left_wall(front, svg.path(arches(105, 11, 8, (5.6, 18), "pointed"), window_paint(scene.palette, "#7a4a40"))),
        merlons(front, body, 3), foot(scene, front, 14),
        square_minaret(scene, Block(20, 84, 50, 114, 0, 140), "#dc9f7c"), pool, halo(scene, 36, 108, 30, 80, 0.5),
    ])  # fmt: skip


KOUTOUBIA = Landmark(
    "the Koutoubia", _koutoubia, 120, 120, 190, Site.PLAZA,
    casts=(Block(8, 8, 113, 82, 0, 28), Block(20, 84, 50, 114, 0, 160)),
)  # fmt: skip


def _hassan_mosque(scene: Scene) -> Markup:
    """A huge minaret at the end of a hall with a roof of green tiles, above the sea."""
    white, roof = stone(scene, "#f1e6d0"), stone(scene, GREEN_TILE)
    terrace, hall, upper = Block(0, 0, 120, 120, 0, 8), Block(38, 14, 112, 106, 8, 48), Block(50, 24, 100, 96, 48, 62)
    dark = window_paint(scene.palette, "#5f7a80")
    arcade_row = Block(6, 96, 34, 112, 8, 26)
    frieze = stone(scene, "#3fa38a")

    def front(length: float, height: float) -> list[Markup]:
        return [
            svg.path(
                arches(length, round(length / 12), 14, (7.4, height - 14), "pointed"), dark, stroke=frieze.left,
                stroke_width=1.2,
            ),
            svg.stroke(f"M0 5h{svg.number(length)}", frieze.left, 3),
            svg.stroke(f"M0 5h{svg.number(length)}", white.edge, 1, stroke_dasharray="1.5 3"),
        ]  # fmt: skip

    tiles = "".join(svg.polygon([project(x, 100, 64), project(x, 62, 82)], close=False) for x in range(54, 100, 5))
    return svg.join([
        box(terrace, stone(scene, "#e0cfb0")), courses(terrace, 4), box(hall, white), walls(hall, front),
        foot(scene, hall, 20), hip_roof(Block(38, 14, 112, 106, 8, 48), 8, roof, 2, 0.5), box(upper, white),
        walls(upper, lambda length, height: [svg.path(arches(length, 9, 3, (3, 9)), dark)]),
        hip_roof(upper, 22, roof, 3, 0.6), svg.stroke(tiles, stone(scene, "#1f6a54").left, 0.8, opacity=0.0),
        square_minaret(scene, Block(6, 42, 36, 72, 8, 186), "#f0e2c6", GREEN_TILE), box(arcade_row, white),
        walls(
            arcade_row,
            lambda length, height: [svg.path(arches(length, round(length / 7), 5, (4.4, 13), "pointed"), dark)],
        ),
        hip_roof(arcade_row, 7, roof, 1.5, 0.6), halo(scene, 24, 60, 40, 110, 0.45),
    ])  # fmt: skip


HASSAN_MOSQUE = Landmark(
    "the Hassan II Mosque", _hassan_mosque, 120, 120, 240, Site.PLAZA,
    casts=(
        Block(0, 0, 120, 120, 0, 8), Block(38, 14, 112, 106, 0, 64), Block(6, 42, 36, 72, 0, 190),
        Block(6, 96, 34, 112, 0, 30),
    ),
)  # fmt: skip


def _hassan_tower(scene: Scene) -> Markup:
    """An unfinished minaret of red stone over rows of broken columns, and a white mausoleum."""
    red, pale = stone(scene, "#cd8a66"), stone(scene, "#e6d6ba")
    floor = Block(0, 0, 120, 120, 0, 5)
    column = scene.definitions.shape(turned([(2.6, 0), (2.5, 13), (3, 14)], pale, scene.definitions))
    stump = scene.definitions.shape(turned([(2.6, 0), (2.6, 7)], pale, scene.definitions))
    tower, tomb = Block(16, 16, 52, 52, 5, 118), Block(80, 78, 110, 108, 5, 28)
    dark = window_paint(scene.palette, "#6a3f34")

    def panels(length: float, height: float) -> list[Markup]:
        return [
            svg.path(
                arches(length, 3, height * 0.08, (9, 34), "pointed") + arches(length, 2, height * 0.44, (13, 30)),
                red.right, stroke=red.edge, stroke_width=1.2,
            ),
            svg.path(
                arches(length, 3, height * 0.2, (3, 16)) + arches(length, 2, height * 0.54, (4, 18))
                + arch(length / 2 - 4, height - 22, 8, 22, "pointed"),
                dark,
            ),
            svg.stroke(
                levels(length, height * 0.41, height * 0.74),
                red.edge, 1.4, opacity=0.6,
            ),
        ]  # fmt: skip

    rows = [
        (x, y) for x in range(64, 118, 11) for y in range(12, 74, 11)
    ] + [(x, y) for x in range(14, 74, 11) for y in range(66, 116, 11)]  # fmt: skip
    rows.sort(key=lambda p: p[0] + p[1])
    ragged = svg.polygon([
        project(*p)
        for p in (
            (16, 52, 118), (24, 52, 124), (30, 52, 118), (38, 52, 126), (52, 52, 120), (52, 44, 127), (52, 34, 119),
            (52, 24, 123), (52, 16, 118), (16, 16, 118),
        )
    ])  # fmt: skip
    return svg.join([
        box(floor, pale), courses(floor, 2.5), box(tower, red), svg.path(ragged, red.top), courses(tower, 6, 0.12),
        walls(tower, panels), foot(scene, tower),
        *(svg.use(column if (i * 7) % 3 else stump, project(x, y, 5)) for i, (x, y) in enumerate(rows)),
        box(tomb, stone(scene, "#f6f0e4")),
        walls(tomb, lambda length, height: [svg.path(arches(length, 3, 5, (6, 18), "pointed"), dark)]),
        hip_roof(tomb, 22, stone(scene, GREEN_TILE), 2, 0), halo(scene, 40, 56, 20, 90, 0.5),
    ])  # fmt: skip


HASSAN_TOWER = Landmark(
    "the Hassan Tower", _hassan_tower, 120, 120, 128, Site.SAND,
    casts=(Block(0, 0, 120, 120, 0, 5), Block(16, 16, 52, 52, 0, 122), Block(80, 78, 110, 108, 0, 44)),
)  # fmt: skip


def _three_palms(scene: Scene) -> Markup:
    """Three concrete palm leaves that lean together over a turret."""
    concrete = stone(scene, "#e6dfd0")
    high = 196.0

    def leaf(x: float, y: float, towards_left: float) -> Markup:
        """From its foot to the crown above the middle, as a blade with a bright and a shaded side."""
        fx, fy = project(x - 60, y - 60)
        tip_x = towards_left * 3
        outer = svg.outline("M", fx - 13, fy, "C", fx - 9, fy - 60, tip_x - 10, -high * 0.48, tip_x - 5, -high)
        spine = svg.outline("L", tip_x, -high - 4, "C", tip_x - 2, -high * 0.5, fx + 1, fy - 58, fx, fy + 6, "Z")
        inner = svg.outline("M", fx + 13, fy, "C", fx + 9, fy - 60, tip_x + 8, -high * 0.48, tip_x + 5, -high)
        return svg.join([
            svg.path(outer + spine, concrete.left), svg.path(inner + spine, concrete.right),
            svg.stroke(
                svg.outline("M", tip_x, -high - 4, "C", tip_x - 2, -high * 0.5, fx + 1, fy - 58, fx, fy + 6),
                concrete.edge, 1.4,
            ),
        ])  # fmt: skip

    flame = scene.palette.shown("#ffb347") if is_lit(scene.palette) else stone(scene, "#e08a3c").left
    return svg.join([
        disc(60, 60, 0, 57, scene.palette.snowed("#d9cdb8").top),
        disc(60, 60, 0, 44, scene.palette.snowed("#b9ad98").top),
        disc(60, 60, 0, 41, scene.palette.snowed("#e6dccb").top),
        placed(
            60, 60, 0, leaf(38, 38, 0),
            turned([(11, 92), (13, 98), (13, 116), (9, 120)], stone(scene, "#cfc6b4"), scene.definitions),
            leaf(96, 44, 1), leaf(44, 96, -1), svg.ellipse(0, 2, 5, 3, flame),
            svg.path("M-4 1Q-5 -7 0 -14Q5 -7 4 1Z", flame),
        ),
        halo(scene, 60, 60, 20, 100, 0.5),
    ])  # fmt: skip


THREE_PALMS = Landmark(
    "the Martyrs' Memorial", _three_palms, 120, 120, 200, Site.PLAZA,
    casts=(
        Block(48, 48, 72, 72, 0, 190), Block(30, 30, 46, 46, 0, 60), Block(86, 36, 104, 52, 0, 60),
        Block(36, 86, 52, 104, 0, 60),
    ),
)  # fmt: skip
