"""Ottawa and São Paulo: the Peace Tower over the Parliament, and the museum hung from red beams."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import hip_roof
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import dormers, dressed, flag, floodlit, halo, opening, slots, tube
from dioramacast.renderer.landmarks.kit import arches, is_lit, placed
from dioramacast.renderer.landmarks.kit_round import ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

OTTAWA, SAO_PAULO = 6094817, 3448439


def _parliament(scene: Scene) -> Markup:
    """The long Gothic Centre Block, its clock tower before it and the round library behind."""
    palette, definitions = scene.palette, scene.definitions
    stone, trim = floodlit(palette, "#c9b48e", 0.0, 0.8), floodlit(palette, "#e0cfab", 0.2)
    copper, plain = floodlit(palette, "#6aa893", 0.8, 0.4), palette.snowed("#6aa893", 0.8)
    glass = opening(palette, "#5a566a")

    def skin(length: float) -> list[Markup]:
        count = max(2, int(length // 8))
        d = (
            arches(length, count, 4, (3.4, 9), margin=1)
            + slots(length, count, 18, (3, 7), 1)
            + arches(length, count, 30, (3.6, 10), margin=1)
        )
        return [svg.rect(0, 15, length, 1, trim.left), svg.rect(0, 27.4, length, 1, trim.left), svg.path(d, glass)]

    def pavilion(x0: float, x1: float, y1: float) -> list[Markup]:
        block = Block(x0, 34, x1, y1, 0, 48)
        middle = (x0 + x1) / 2
        return [
            dressed(scene, block, stone, skin), hip_roof(block, 24, copper, 2, 0.2),
            dormers(scene, [(middle, y1 + 1, 50)], stone, plain, to_left=True, size=1.2),
        ]  # fmt: skip

    library = placed(
        60,
        18,
        0,
        turned([(17, 0), (17, 34), (18, 36)], stone, definitions),
        svg.stroke(ring_posts(17, 10, 30, 11), glass, 2.2),
        turned([(19, 36), (12, 52), (10, 53), (10, 60)], copper, definitions),
        turned([(11, 60), (4, 76), (0, 92)], copper, definitions),
    )
    link = Block(26, 40, 94, 66, 0, 44)
    links = [
        dressed(scene, link, stone, skin), hip_roof(link, 18, copper, 2, 0.86),
        dormers(scene, [(x, 67, 46) for x in (34, 44, 76, 86)], stone, plain, to_left=True),
    ]  # fmt: skip
    shaft, belfry = Block(49, 62, 71, 84, 0, 104), Block(51, 64, 69, 82, 104, 126)

    def tower_skin(length: float) -> list[Markup]:
        tall = arches(length, 2, 30, (4, 30), margin=3)
        return [
            svg.rect(0, 24, length, 1.4, trim.left), svg.rect(0, 66, length, 1.4, trim.left), svg.path(tall, glass),
            svg.path(arches(length, 1, 76, (11, 28)), glass),
            svg.circle(length / 2, 12, 7.4, palette.shown("#fff2c8") if is_lit(palette) else trim.left),
            svg.stroke(f"M{svg.number(length / 2)} 12v-5M{svg.number(length / 2)} 12l3.4 1.6", "#3a3344", 1.2),
        ]  # fmt: skip

    tower = [
        dressed(scene, shaft, stone, tower_skin),
        dressed(scene, Block(48, 61, 72, 85, 104, 107), trim),
        dressed(scene, belfry, stone, lambda w: [svg.path(arches(w, 3, 4, (3.4, 15), margin=1), glass)]),
        hip_roof(belfry, 36, copper, 2, 0),
        *(tube(scene, x, y, [(1.8, 107), (1.8, 122), (0, 132)], trim) for x, y in ((50, 83), (70, 63), (70, 83))),
        flag(scene, (60, 73, 160), 26, ("#d8382e", "#f6f4ee", "#d8382e"), is_upright=True),
        halo(scene, project(60, 73, 110), 60, "#ffe2a8", 0.35),
    ]
    lawn = [
        face([(0, 86, 0.1), (52, 86, 0.1), (52, 112, 0.1), (0, 112, 0.1)], palette.snowed("#86bb5e").top),
        face([(68, 86, 0.1), (120, 86, 0.1), (120, 112, 0.1), (68, 112, 0.1)], palette.snowed("#86bb5e").top),
    ]
    trees = [(8, 94, 0), (22, 100, 0), (36, 106, 0), (84, 106, 0), (98, 100, 0), (112, 94, 0)]
    return svg.join([
        library, *pavilion(4, 30, 70), *links, *pavilion(90, 116, 70), *lawn, *tower,
        canopy(scene, trees, ("#5f9a4c", "#c9663a"), 0.75),
    ])  # fmt: skip


def _museum(scene: Scene) -> Markup:
    """A glass box hung high under two red beams, with an open square beneath it."""
    palette = scene.palette
    red, concrete = floodlit(palette, "#d63a2c", 0.15, 0.8), palette.snowed("#c9c4ba", 0.8)
    glass, frame = opening(palette, "#49607c", "#ffdc98"), palette.material("#3a4152")
    paving = face([(0, 10, 0.1), (120, 10, 0.1), (120, 96, 0.1), (0, 96, 0.1)], palette.snowed("#d3c3ad").top)
    podium = Block(2, 16, 118, 88, 0, 5)

    def panes(length: float) -> list[Markup]:
        count = max(6, int(length // 5.6))
        return [
            svg.rect(1, 3, length - 2, 34, glass),
            svg.path(slots(length, count, 3, (1, 34), 1) + svg.boxes([(1, 19, length - 2, 1.6)]), frame.left),
        ]

    body = Block(17, 26, 103, 78, 32, 72)
    under = face([(17, 78, 32), (103, 78, 32), (103, 26, 32), (17, 26, 32)], frame.left)
    shadow = face([(14, 24, 5.1), (106, 24, 5.1), (106, 80, 5.1), (14, 80, 5.1)], palette.lighting.shadow_colour)
    far_piers = [dressed(scene, Block(x, 22, x + 9, 34, 5, 78), red) for x in (6, 105)]
    near_piers = [dressed(scene, Block(x, 70, x + 9, 82, 5, 78), red) for x in (6, 105)]
    beams = [dressed(scene, Block(6, y, 114, y + 12, 78, 90), red, None, red) for y in (22, 70)]
    people = "".join(
        svg.outline("M", *project(22 + (i * 31) % 76, 30 + (i * 23) % 44, 6), "v", -3.4) for i in range(14)
    )
    planters = [(10, 92, 0), (28, 93, 0), (92, 93, 0), (110, 92, 0)]
    return svg.join([
        paving, dressed(scene, podium, concrete), svg.group(shadow, opacity=0.3), svg.stroke(people, "#4a4356", 2.2),
        far_piers[0], far_piers[1], beams[0], under, box(body, palette.material("#c8c2b8"), palette.snowed("#b9b3a9")),
        left_wall(body, *panes(body.width)), right_wall(body, *panes(body.depth)), *near_piers, beams[1],
        canopy(scene, planters, ("#4f9a4c", "#3f8a4a"), 0.7), halo(scene, project(60, 56, 10), 90, "#ffd9a0", 0.35),
    ])  # fmt: skip


PEACE_TOWER = Landmark(
    "the Peace Tower", _parliament, 120, 112, 188, Site.PARK,
    casts=(Block(4, 34, 116, 70, 0, 52), Block(49, 62, 71, 84, 0, 140), Block(44, 4, 76, 34, 0, 50)),
)  # fmt: skip
ART_MUSEUM = Landmark("the São Paulo Museum of Art", _museum, 120, 98, 92, casts=(Block(6, 22, 114, 82, 32, 90),))

CITIES: Cities = {OTTAWA: (PEACE_TOWER,), SAO_PAULO: (ART_MUSEUM,)}
