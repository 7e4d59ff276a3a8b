"""The Great Mosque of Mecca and the towers that stand over it."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.landmarks.kit import WARM, arches, foot, is_lit, loft, placed, ring, stone, window_paint
from dioramacast.renderer.landmarks.kit_mosques import GOLD, MARBLE, arcade, minaret
from dioramacast.renderer.landmarks.kit_round import bulb, crescent, disc, halo, pointed_dome
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup


def _kaaba(scene: Scene) -> Markup:
    palette = scene.palette
    marble, black = stone(scene, "#f2efe8"), stone(scene, "#2c2a30")
    gold = stone(scene, GOLD)
    court = face([(0, 0, 1), (120, 0, 1), (120, 120, 1), (0, 120, 1)], marble.top)
    rings = svg.join([
        disc(60, 62, 1, r, palette.material(c).top)
        for r, c in ((51, "#dcd8d0"), (50, "#f6f3ec"), (38, "#e2ded6"), (37, "#f8f5ee"))
    ]) if palette.snow < 0.3 else svg.EMPTY  # fmt: skip
    crowd = svg.join([
        placed(
            60, 62, 1,
            svg.ellipse(
                0, 0, r * 1.2247, r * 0.7071, "none", stroke=palette.material(c).left, stroke_width=2.6,
                stroke_dasharray=f"0 {gap}", stroke_dashoffset=r,
            ),
        )
        for r, c, gap in (
            (48, "#ffffff", 4.6), (45, "#4a4a56", 9.1), (43, "#ffffff", 4.2), (40, "#c9b79a", 8.3),
            (38, "#ffffff", 3.9), (35, "#4a4a56", 7.7), (33, "#ffffff", 3.6), (30, "#ffffff", 3.9),
        )
    ])  # fmt: skip
    cube = Block(42, 42, 80, 80, 4, 50)
    band = svg.join([
        svg.rect(0, 9, 38, 5, gold.left), svg.stroke("M2 11.5h34", black.left, 1.6, stroke_dasharray="3 1.5 1 1.5"),
        svg.path("".join(f"M{x} 18h5v1.6h-5z" for x in (4, 16.5, 29)), gold.left),
    ])  # fmt: skip
    door = svg.join([svg.rect(24, 20, 8, 18, gold.left), svg.stroke("M28 21v16", black.left, 0.8, opacity=0.5)])
    folds = svg.stroke("".join(f"M{x} 16v28" for x in range(4, 38, 6)), "#000000", 1.4, opacity=0.25)
    gallery_back, gallery_left = Block(0, 0, 120, 12, 0, 34), Block(0, 12, 12, 120, 0, 34)
    dome_shape = scene.definitions.shape(bulb(scene, pointed_dome(4.4, 0, 6), stone(scene, "#e8e4da")))
    small = svg.join(
        [svg.use(dome_shape, project(x, 6, 34)) for x in range(20, 118, 12)]
        + [svg.use(dome_shape, project(6, y, 34)) for y in range(20, 118, 12)]
    )  # fmt: skip
    tall = scene.definitions.shape(minaret(scene, 112, 6.5, "#f4f1ea", "#8fae9a"))
    return svg.join([
        svg.use(tall, project(6, 6)), arcade(scene, gallery_back, (12, 0), MARBLE, 13),
        left_wall(gallery_back,
            svg.path(arches(120, 12, 5, (6, 12), "pointed"), window_paint(scene.palette, "#8b8798"))),
        arcade(scene, gallery_left, (0, 11), MARBLE, 13),
        right_wall(gallery_left,
            svg.path(arches(108, 11, 5, (6, 12), "pointed"), window_paint(scene.palette, "#8b8798"))),
        small, court, rings, crowd,
        box(Block(39, 39, 83, 83, 1, 4), stone(scene, "#d9d2c4")), box(cube, black), left_wall(cube, folds, band),
        right_wall(cube, folds, band, door),
        placed(88, 66, 1, turned([(3, 0), (3, 5), (2, 9), (0, 12)], gold, scene.definitions)),
        halo(scene, 61, 61, 30, 100, 0.4), svg.use(tall, project(114, 6)), svg.use(tall, project(6, 114)),
    ])  # fmt: skip


KAABA = Landmark(
    "the Kaaba", _kaaba, 120, 120, 118, Site.PLAZA,
    casts=(
        Block(42, 42, 80, 80, 0, 50), Block(0, 0, 120, 12, 0, 34), Block(0, 12, 12, 120, 0, 34),
        Block(1, 109, 11, 119, 0, 110), Block(109, 1, 119, 11, 0, 110),
    ),
)  # fmt: skip


def _clock_tower(scene: Scene) -> Markup:
    """The tower with the four clocks that stands over the Great Mosque."""
    wall, gold, green = stone(scene, "#d9c7a6"), stone(scene, GOLD), stone(scene, "#5fa08a")
    palette = scene.palette
    parts = []
    for block in (
        Block(20, 20, 64, 64, 0, 96),
        Block(98, 20, 140, 64, 0, 104),
        Block(20, 98, 64, 140, 0, 104),
        Block(58, 58, 104, 104, 0, 156),
    ):
        parts += [box(block, wall), _curtain(scene, block), foot(scene, block)]
    head = Block(62, 62, 100, 100, 156, 192)
    face_paint = palette.shown("#d8f7dc") if is_lit(scene.palette) else stone(scene, "#f4f4ea").left
    clock = [
        svg.circle(19, 18, 16, gold.left), svg.circle(19, 18, 14, face_paint),
        svg.stroke("M19 18v-10M19 18h7", palette.material("#2c5a4a").left, 1.8),
    ]  # fmt: skip
    neck = ring(81, 81, 21, 4, 45)
    return svg.join([
        *parts, box(head, gold), left_wall(head, *clock), right_wall(head, *clock),
        loft(neck, 192, ring(81, 81, 8, 4, 45), 214, green),
        placed(81, 81, 0, turned([(6, 212), (4, 222), (0, 252)], gold, scene.definitions), crescent(scene, 248, 7)),
        halo(scene, 92, 92, 174, 70, 0.5),
    ])  # fmt: skip


def _curtain(scene: Scene, block: Block) -> Markup:
    """Upright bands of windows, some lit."""
    glass = stone(scene, "#7d8296").left
    warm = scene.palette.shown(WARM)

    def bands(length: float, height: float) -> list[Markup]:
        count = int(length // 9)
        d = "".join(f"M{svg.number(length * (i + 0.5) / count)} 8v{svg.number(height - 14)}" for i in range(count))
        drawn = [svg.stroke(d, glass, 4, stroke_dasharray="5 3", stroke_linecap="butt", opacity=0.7)]
        if is_lit(scene.palette):
            drawn.append(svg.stroke(d, warm, 4, stroke_dasharray="5 11 5 19", stroke_linecap="butt"))
        return drawn

    return svg.join([
        left_wall(block, *bands(block.width, block.height)), right_wall(block, *bands(block.depth, block.height)),
    ])  # fmt: skip


CLOCK_TOWER = Landmark(
    "the Clock Towers of Mecca", _clock_tower, 170, 170, 265, Site.BACK,
    casts=(
        Block(20, 20, 64, 64, 0, 96), Block(58, 58, 104, 104, 0, 190), Block(98, 20, 140, 64, 0, 104),
        Block(20, 98, 64, 140, 0, 104),
    ),
)  # fmt: skip
