"""Stupas and temples of South-East Asia, as the hero of a place without a landmark of its own."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.kit import arch, courses, foot, loft, openings, placed, ring, stone, window_paint
from dioramacast.renderer.landmarks.kit_heroes import hem, pick
from dioramacast.renderer.landmarks.kit_round import bulb, girdle, halo, meridians
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, left_wall, turned
from dioramacast.renderer.svg import Markup


def _stupa(scene: Scene) -> Markup:
    """Terraces, a bell and a ringed spire, small stupas on the corners."""
    white = stone(scene, pick(scene, ("#f6efe0", "#f3e2c0", "#e9d0a0"), "terrace"))
    gold = stone(scene, pick(scene, ("#e6b43a", "#f4ead6", "#e6b43a"), "bell"))
    base, second = Block(4, 4, 96, 96, 0, 12), Block(14, 14, 86, 86, 12, 24)
    octagon, upper = ring(50, 50, 34, 8, 22.5), ring(50, 50, 29, 8, 22.5)
    bell = [(26.0, 34.0), (26.4, 40.0), (23.0, 52.0), (17.0, 64.0), (11.0, 76.0), (9.0, 82.0)]
    spire = [
        (10.0, 82), (10.4, 85), (8.4, 86), (8.4, 92), (6.6, 93), (6.6, 99), (5, 100), (5, 106), (3.6, 107), (4.6, 114),
        (2, 124), (0, 152),
    ]  # fmt: skip
    small = scene.definitions.shape(
        svg.join([
            turned([(5, 0), (5, 4)], white, scene.definitions),
            bulb(scene, [(4.6, 4), (4.6, 8), (3, 14), (1.4, 19), (0, 31)], gold),
        ])
    )  # fmt: skip
    niches = window_paint(scene.palette, "#8a6a3c")
    return svg.join([
        box(base, white), openings(scene, base, (11, 11), 3, (4, 9), "pointed", niches), courses(base, 6, 0.1),
        *(svg.use(small, project(x, y, 12)) for x, y in ((10, 10), (90, 10), (50, 9), (9, 50))), box(second, white),
        openings(scene, second, (8, 8), 3, (4, 9), "pointed", niches), loft(octagon, 24, upper, 34, white, white),
        placed(
            50, 50, 0, bulb(scene, bell, gold), svg.stroke(girdle(26.4, 41) + girdle(23.4, 51), gold.edge, 1.8),
            svg.stroke(meridians(bell, 7), CONTACT, 0.7, opacity=0.12), turned(spire, gold, scene.definitions),
        ),
        *(svg.use(small, project(x, y, 12)) for x, y in ((91, 50), (50, 91), (10, 90), (90, 90))),
        halo(scene, 50, 50, 60, 110, 0.5),
    ])  # fmt: skip


STUPA = Landmark(
    "a golden stupa", _stupa, 100, 100, 154, Site.PLAZA,
    casts=(Block(4, 4, 96, 96, 0, 14), Block(24, 24, 76, 76, 0, 50), Block(40, 40, 60, 60, 0, 96)),
)  # fmt: skip


def _thai(scene: Scene) -> Markup:
    """Steep tiers of orange and green roofs with curling ends over white columns, a chedi behind."""
    white, gold = stone(scene, "#fbf4e6"), stone(scene, "#e6b43a")
    tile, rim = stone(
        scene, pick(scene, ("#e07a3a", "#c9532f", "#d98a2f"), "tile"),
    ), stone(scene, pick(scene, ("#2f8f5f", "#2f6fae", "#2f8f5f"), "rim"))  # fmt: skip
    plinth, body, porch = Block(8, 10, 72, 92, 0, 8), Block(18, 18, 62, 74, 8, 42), Block(22, 74, 58, 86, 8, 36)
    dark = window_paint(scene.palette, "#5a3a2c")

    def roof(block: Block, rise: float, lift: float) -> Markup:
        upper = Block(block.x0, block.y0, block.x1, block.y1, block.z0, block.z1 + lift)
        cx = (block.x0 + block.x1) / 2
        finials = "".join(
            svg.outline("M", *project(cx, y, upper.z1 + rise - 2), "q", 1, -8, dx, -15)
            for y, dx in ((block.y1 + 4, -7), (block.y0 - 4, 6))
        )  # fmt: skip
        tips = "".join(
            svg.outline("M", *project(x, block.y1 + 4, upper.z1 - 2), "q", dx * 3, 0, dx * 6, -6)
            for x, dx in ((block.x0 - 3, -1), (block.x1 + 3, 1))
        )  # fmt: skip
        return svg.join([
            gable_roof(upper, rise, tile, gold, ridge_along_x=False, rows=6, overhang=4, boards=gold, snow=hem(scene)),
            svg.stroke(
                svg.polygon(
                    [
                        project(block.x1 + 4, block.y0 - 2, upper.z1 - 4),
                        project(block.x1 + 4, block.y1 + 3, upper.z1 - 4),
                    ],
                    close=False,
                ),
                rim.right, 4,
            ),
            svg.stroke(finials + tips, gold.left, 2.4),
        ])  # fmt: skip

    columns = svg.stroke("".join(f"M{svg.number(3 + 7.5 * i)} 3v25" for i in range(5)), white.left, 3)
    chedi = placed(
        90, 36, 0, turned([(16, 0), (16, 6), (13, 7), (13, 14)], white, scene.definitions),
        bulb(scene, [(12, 14), (12.4, 22), (9, 36), (4, 50), (3, 60), (1.4, 84), (0, 104)], gold),
        svg.stroke(girdle(12, 20), gold.edge, 1.4),
    )  # fmt: skip
    inner = Block(18, 28, 62, 64, 8, 42)
    return svg.join([
        box(plinth, white), courses(plinth, 3, 0.12), chedi, box(body, white),
        openings(scene, body, (0, 6), 10, (4.6, 17), "pointed", dark), foot(scene, body, 14), roof(body, 26, 0),
        roof(inner, 30, 6), box(porch, gold),
        left_wall(
            porch, svg.rect(1, 2, 34, 26, stone(scene, "#8a3f34").left),
            svg.path(arch(13, 6, 10, 22, "pointed"), dark, stroke=gold.left, stroke_width=1.6), columns,
        ),
        roof(porch, 22, 0), box(Block(30, 88, 50, 98, 0, 4), white), halo(scene, 40, 92, 20, 80, 0.45),
    ])  # fmt: skip


THAI_TEMPLE = Landmark(
    "a temple with golden gables", _thai, 108, 100, 110, Site.PLAZA,
    casts=(Block(18, 18, 62, 86, 0, 66), Block(78, 24, 102, 48, 0, 60)),
)  # fmt: skip
