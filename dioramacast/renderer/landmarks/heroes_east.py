"""Pagodas and shrines, as the hero of a place without a landmark of its own."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import curved_hip_roof
from dioramacast.renderer.landmarks.kit import arches, courses, foot, loft, placed, square, stone, walls, window_paint
from dioramacast.renderer.landmarks.kit_heroes import hem, pick
from dioramacast.renderer.landmarks.kit_round import halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, left_wall, turned
from dioramacast.renderer.svg import Markup


def _pagoda(scene: Scene) -> Markup:
    """Five storeys that grow smaller, each under an upturned roof, within a low wall."""
    red, white = stone(scene, pick(scene, ("#b8452f", "#a8402f", "#8a4a34"), "wood")), stone(scene, "#f2ebe0")
    roof, rock = stone(
        scene, pick(scene, ("#47618a", "#4f5f70", "#4a6a5c", "#c08a3c"), "roof"),
    ), stone(scene, "#cfc6b8")  # fmt: skip
    dark = window_paint(scene.palette, "#4a3a3c")
    parts = [
        box(Block(4, 4, 96, 96, 0, 5), rock), box(Block(16, 16, 84, 84, 5, 11), rock),
        courses(Block(16, 16, 84, 84, 5, 11), 3, 0.2),
    ]  # fmt: skip
    z = 11.0
    for i in range(5):
        inset = 25 + 3.0 * i
        storey = Block(inset, inset, 100 - inset, 100 - inset, z, z + 19 - i)
        rail = Block(inset - 3, inset - 3, 103 - inset, 103 - inset, z, z + 3.4)
        parts += [
            box(storey, red),
            walls(
                storey,
                lambda length, height: [
                    svg.rect(2, 5, length - 4, height - 5, white.left),
                    svg.path(arches(length, 3, 5, (length * 0.2, height - 5), "flat"), dark),
                    svg.stroke(
                        f"M0 3.4h{svg.number(length)}", stone(scene, "#e3b84f").left, 1.6, stroke_dasharray="2 2",
                    ),
                ],
            ),
            walls(
                rail,
                lambda length, height: [
                    svg.stroke(f"M0 1h{svg.number(length)}", red.left, 1.4),
                    svg.stroke(
                        f"M0 2.6h{svg.number(length)}", red.left, 2.4, stroke_dasharray="1 3", stroke_linecap="butt",
                    ),
                ],
            ) if i else svg.EMPTY,
            curved_hip_roof(storey, 12, roof, 13 - i, 0.3, snow=hem(scene) if i < 2 else None),
        ]  # fmt: skip
        z = storey.z1 + 7
    gold = stone(scene, "#e3b84f")
    mast = turned(
        [(3.4, 0), (2.2, 8), (3.2, 9), (1.4, 12), (2.8, 13), (1.3, 17), (2.4, 18), (1.2, 23), (2, 24), (0, 38)], gold,
        scene.definitions,
    )  # fmt: skip
    lantern = scene.definitions.shape(
        svg.join([
            loft(square(0, 0, 1.4), 5, square(0, 0, 1.2), 12, rock), box(Block(-2.6, -2.6, 2.6, 2.6, 12, 16), rock),
            loft(square(0, 0, 4), 16, square(0, 0, 0.4), 20, rock),
            svg.circle(0, -13, 1.6, window_paint(scene.palette, "#6a6470")), halo(scene, 0, 0, 14, 18, 0.6),
        ])
    )  # fmt: skip
    return svg.join([
        *parts, placed(50, 50, z + 3, mast), svg.use(lantern, project(30, 92)), svg.use(lantern, project(70, 92)),
        svg.use(lantern, project(92, 30)), halo(scene, 50, 60, 30, 90, 0.35),
    ])  # fmt: skip


PAGODA = Landmark(
    "a five-storey pagoda", _pagoda, 100, 100, 180, Site.PARK,
    casts=(Block(16, 16, 84, 84, 0, 28), Block(26, 26, 74, 74, 0, 82), Block(34, 34, 66, 66, 0, 130)),
)  # fmt: skip


def _shrine(scene: Scene) -> Markup:
    """A vermilion gate on a stone path before a hall with a great curved roof."""
    red, rock, wood = stone(scene, "#d2452f"), stone(scene, "#cfc8ba"), stone(scene, "#f2e6d2")
    roof = stone(scene, pick(scene, ("#5f7468", "#4f5868", "#6a5a4c"), "roof"))
    black = stone(scene, "#2f2b33")
    base, hall = Block(14, 4, 82, 44, 0, 6), Block(22, 10, 74, 38, 6, 28)
    frame = svg.stroke("".join(f"M{svg.number(52 * i / 6)} 0v22" for i in range(7)) + "M0 1.5h52M0 12h52", red.left, 2)
    path = svg.path(svg.polygon([project(*p) for p in ((38, 44), (58, 44), (58, 108), (38, 108))]), rock.top)
    joints = svg.stroke(
        "".join(svg.polygon([project(38, y), project(58, y)], close=False) for y in range(50, 108, 7)), CONTACT, 0.8,
        opacity=0.2,
    )  # fmt: skip

    def torii(y: float, k: float) -> Markup:
        posts = [
            placed(
                x, y, 0, turned([(3 * k, 0), (2.6 * k, 44 * k)], red, scene.definitions),
                turned([(3.6 * k, 0), (3.6 * k, 4 * k)], black, scene.definitions),
            ) for x in (48 - 19 * k, 48 + 19 * k)
        ]  # fmt: skip
        return svg.join([
            posts[0], box(Block(48 - 22 * k, y - 1.6, 48 + 22 * k, y + 1.6, 32 * k, 36 * k), red),
            box(Block(46.5, y - 1, 49.5, y + 1, 36 * k, 43 * k), red), posts[1],
            box(Block(48 - 26 * k, y - 2.4, 48 + 26 * k, y + 2.4, 43 * k, 47 * k), red),
            box(Block(48 - 28 * k, y - 3, 48 + 28 * k, y + 3, 47 * k, 50 * k), black),
        ])  # fmt: skip

    rope = svg.stroke("M14 3q12 9 24 0", stone(scene, "#e9d6a0").left, 2.6)
    return svg.join([
        path, joints, box(base, rock), courses(base, 3, 0.2), box(hall, wood),
        left_wall(hall, svg.path(arches(52, 6, 3, (6.4, 19), "flat"), window_paint(scene.palette, "#5a4a44")), frame,
            rope),
        foot(scene, hall, 10),
        curved_hip_roof(hall, 26, roof, 10, 0.62, rows=6, ridge=stone(scene, "#d9b45a"), snow=hem(scene)),
        torii(64, 0.86), torii(92, 1.12), halo(scene, 48, 60, 20, 70, 0.4),
    ])  # fmt: skip


SHRINE = Landmark(
    "a shrine with red gates", _shrine, 96, 108, 66, Site.PARK,
    casts=(Block(16, 6, 80, 42, 0, 44), Block(22, 90, 74, 94, 0, 56), Block(28, 62, 68, 66, 0, 42)),
)  # fmt: skip
