"""Landmarks by the water: gabled houses of Amsterdam and Copenhagen, windmills."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.europe_kit import clad, floodlit, window
from dioramacast.renderer.landmarks.kit import levels, placed
from dioramacast.renderer.landmarks.kit_round import ring_arches, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, face, left_wall, line, turned
from dioramacast.renderer.svg import Markup

STEPPED = "M0 0v-5h4v-5h4v-5h3.5v-5h3v-4h4v4h3v5h3.5v5h4v5h4v5z"

NECK = "M0 0q5-1 6-6q1-4 4-4v-9q3-6 6.5-6q3.5 0 6.5 6v9q3 0 4 4q1 5 6 6z"

BELL = "M0 0q6-2 7-9q1-6 5-8q0-6 4.5-6q4.5 0 4.5 6q4 2 5 8q1 7 7 9z"

POINTED = "M0 0l16.5-20l16.5 20z"


def _gabled_house(scene: Scene, at: Point, size: Point, albedo: str, gable: str) -> list[Markup]:
    """A canal house 33 units deep; ``size`` is width and height, the gable drawn for a width of 33."""
    (x, y), (wide, high), palette = at, size, scene.palette
    wall, white = floodlit(scene, albedo, 0.8), floodlit(scene, "#f6f1e6", 0.7)
    block = Block(x, y, x + wide, y + 30, 0, high)
    scale = wide / 33
    floors = int((high - 14) // 12)
    panes = "".join(
        svg.boxes([(wide * (i + 0.5) / 3 - 2, 4 + 12 * j, 4, 7.4) for i in range(3)]) for j in range(floors)
    )
    frames = "".join(
        svg.boxes([(wide * (i + 0.5) / 3 - 2.8, 3.2 + 12 * j, 5.6, 9) for i in range(3)]) for j in range(floors)
    )
    front = [
        svg.path(gable, wall.left, stroke=white.left, stroke_width=1.6 / scale,
                 transform=f"scale({scale:.3f} {scale:.3f})"),
        svg.rect(wide / 2 - 2, -9 * scale, 4, 6, white.left),
        svg.rect(wide / 2 - 1.2, -8.4 * scale, 2.4, 4.4, window(scene)),
        svg.path(frames, white.left), svg.path(panes, window(scene)),
        svg.rect(wide * 0.12, high - 11, wide * 0.4, 8, window(scene)),
        svg.rect(wide * 0.66, high - 11, wide * 0.2, 11, palette.material("#2f5a48").left),
        svg.stroke(levels(wide, high - 13.5), white.left, 1.4),
    ]  # fmt: skip
    return [
        clad(scene, block, wall), gable_roof(block, 17 * scale, palette.snowed("#8d5044"), wall,
                                             ridge_along_x=False), left_wall(block, *front),
    ]  # fmt: skip


def _canal(scene: Scene, y0: float, y1: float) -> list[Markup]:
    """A strip of water with quays across the footprint."""
    palette = scene.palette
    water, quay = palette.material("#4f93ae"), palette.material("#b59c80")
    ripples = "".join(
        svg.outline("M", *project(x, y0 + (y1 - y0) * t), "q", 4, -2, 8, 0, "q", 4, 2, 8, 0)
        for x, t in ((8, 0.7), (40, 0.5), (66, 0.8), (100, 0.6))
    )
    return [
        face([(0, y0, 0), (120, y0, 0), (120, y0, -4), (0, y0, -4)], quay.left),
        face([(0, y0, -4), (120, y0, -4), (120, y1, 0), (0, y1, 0)], water.top),
        svg.stroke(ripples, water.edge, 1.2, opacity=0.7),
        line([(0, y0, 0), (120, y0, 0)], palette.snowed("#d8c8ae").edge, 2),
        line([(0, y1, 0), (120, y1, 0)], palette.snowed("#d8c8ae").edge, 2),
    ]  # fmt: skip


def _boat(scene: Scene, x: float, y: float, albedo: str) -> Markup:
    palette = scene.palette
    hull, deck = palette.material(albedo), palette.snowed("#e7d7b5")
    cabin = Block(x + 7, y - 3, x + 18, y + 3, 2, 7)
    return svg.join([
        face([(x, y + 5, 2), (x + 26, y + 5, 2), (x + 24, y + 3.5, -3), (x + 3, y + 3.5, -3)], hull.left),
        face([(x + 26, y + 5, 2), (x + 31, y, 3), (x + 29, y, -3), (x + 24, y + 3.5, -3)], hull.right),
        face([(x, y - 5, 2), (x + 26, y - 5, 2), (x + 31, y, 3), (x + 26, y + 5, 2), (x, y + 5, 2)], deck.top), clad(
            scene, cabin, palette.material("#f4efe4"),
            lambda length: [svg.rect(1.5, 1.2, length - 3, 2, window(scene))], palette.snowed("#c9573f")),
    ])  # fmt: skip


def _windmill(scene: Scene, turn_deg: float = 24) -> Markup:
    """A thatched smock mill on a brick base, sails towards the viewer's left; about its middle."""
    palette, definitions = scene.palette, scene.definitions
    brick, thatch, white = floodlit(scene, "#a85c42"), palette.snowed("#7a6248", 0.5), floodlit(scene, "#f4eee0")
    wood, sailcloth = palette.material("#5a4334"), palette.snowed("#efe2c6", 0.3)
    sail = definitions.shape(svg.join([
        svg.stroke("M0 3V-56", wood.left, 2.2),
        svg.path("M1.5-14h10v-41h-10z", sailcloth.face((0, 0.9, 0.4)), opacity=0.9),
        svg.stroke("M1.5-14h10v-41h-10M1.5-22h10M1.5-30h10M1.5-38h10M1.5-46h10M6.5-14v-41", wood.left, 0.8),
        svg.stroke("M-3-14v-41", wood.left, 0.8),
    ]))  # fmt: skip
    sails = [svg.group(svg.use(sail, (0, 0)), transform=f"rotate({turn_deg + 90 * i})") for i in range(4)]
    stage = svg.join([turned([(23, 34), (23, 36)], palette.snowed("#8d6b4f"), definitions),
                      svg.stroke(ring_posts(23, 36, 42, 13), white.edge, 1),
                      svg.stroke("M-28.2-42a28.2 16.3 0 0 0 56.4 0", white.edge, 1.2)])  # fmt: skip
    return svg.join([
        turned([(18, 0), (17, 34)], brick, definitions), svg.path(ring_arches(17.6, 12, 24, 5, 0.3), window(scene)),
        svg.path(ring_arches(18, 0, 15, 3, 0.28), palette.material("#2f5a48").left), stage,
        turned([(16.5, 36), (14, 60), (10.5, 90)], thatch, definitions),
        svg.path(ring_arches(14.6, 48, 58, 5, 0.26) + ring_arches(12.6, 68, 76, 5, 0.26), white.left),
        svg.path(ring_arches(14.4, 49, 56, 5, 0.16) + ring_arches(12.4, 69, 75, 5, 0.16), window(scene)),
        turned([(11.5, 90), (11.5, 93), (10.5, 98), (5, 106), (0, 108)], palette.snowed("#5f4a3a", 0.7), definitions),
        line([(0, 8, 97), (0, 20, 97)], wood.right, 4),
        svg.group(*sails, svg.circle(0, 0, 3.4, palette.material("#c9503e").left),
                  transform=svg.matrix((0.866, 0.5, 0, 1), project(0, 20, 97))),
    ])  # fmt: skip


def _amsterdam(scene: Scene) -> Markup:
    houses = [
        ((2, 28), (25, 64), "#a4523f", STEPPED), ((27.4, 28), (23, 74), "#4d4a4e", NECK),
        ((50.8, 28), (25, 60), "#c98a5a", BELL),
        ((76.2, 28), (22, 70), "#7f3b36", NECK), ((98.6, 28), (21, 58), "#d9c39a", STEPPED),
    ]  # fmt: skip
    row = [
        part
        for (x, y), size, albedo, gable in houses
        for part in _gabled_house(scene, (x, y - 26), size, albedo, gable)
    ]
    palette = scene.palette
    quay = face([(0, 32, 0.4), (120, 32, 0.4), (120, 46, 0.4), (0, 46, 0.4)], palette.snowed("#c9a58c").top)
    lawn = face([(0, 76, 0.3), (120, 76, 0.3), (120, 120, 0.3), (0, 120, 0.3)], palette.snowed("#8fbf69").top)
    tulips = svg.EMPTY
    if palette.snow < 0.3 and palette.season.value in ("spring", "summer"):
        tulips = svg.join(
            [
                line([(58, y, 1), (114, y, 1)], palette.material(colour).top, 3.4)
                for y, colour in ((88, "#d8423e"), (96, "#f0b93a"), (104, "#d95f9a"), (112, "#f2efe6"))
            ]
        )
    return svg.join([
        *_canal(scene, 46, 76), quay, lawn, tulips, *row, _boat(scene, 76, 60, "#2f4a6a"),
        placed(26, 97, 0, _windmill(scene)),
    ])  # fmt: skip


CANAL_HOUSES = Landmark("a windmill and canal houses", _amsterdam, 120, 120, 140, Site.PLAZA, (
    Block(2, 2, 118, 32, 0, 80), Block(12, 83, 40, 111, 0, 100),
))  # fmt: skip


def _windmills(scene: Scene) -> Markup:
    palette = scene.palette
    bank = svg.polygon(
        [project(x, y) for x, y in ((0, 60), (30, 50), (70, 66), (120, 52), (120, 76), (70, 90), (30, 76), (0, 86))]
    )
    water = palette.material("#4f93ae")
    reeds = "".join(
        svg.outline("M", *project(x, y), "l", -1.5, -8, "m", 3, 8, "l", 1, -9)
        for x, y in ((12, 88), (34, 78), (70, 92), (104, 82), (116, 78))
    )
    return svg.join(
        [
            placed(92, 26, 0, svg.group(_windmill(scene, 52), transform="scale(.86)")),
            svg.path(bank, water.top, stroke=palette.snowed("#a4b06c").top, stroke_width=3),
            svg.stroke(reeds, palette.snowed("#7f8a4a", 0.4).left, 1.4),
            placed(36, 92, 0, svg.group(_windmill(scene), transform="scale(1.24)")),
        ]
    )


WINDMILLS = Landmark(
    "the windmills",
    _windmills,
    120,
    120,
    190,
    Site.PARK,
    (Block(18, 74, 54, 110, 0, 120), Block(78, 12, 106, 40, 0, 84)),
)


def _nyhavn(scene: Scene) -> Markup:
    colours = (("#d9a03f", 62), ("#b5463c", 54), ("#3f6f94", 68), ("#e8dcc0", 58), ("#cf7a4a", 64), ("#7aa08a", 54))
    row = [
        part for i, (albedo, high) in enumerate(colours)
        for part in _gabled_house(scene, (1 + 19.8 * i, 4), (19.4, high), albedo, POINTED)
    ]  # fmt: skip
    palette = scene.palette
    quay = face([(0, 34, 0.4), (120, 34, 0.4), (120, 54, 0.4), (0, 54, 0.4)], palette.snowed("#c9b8a0").top)
    parasols = [placed(x, 45, 0, svg.stroke("M0 0v-9", palette.material("#8a7a66").left, 1.2),
                       turned([(6, 8), (0, 12)], palette.snowed(c), scene.definitions))
                for x, c in ((12, "#f1ece0"), (34, "#c9503e"), (58, "#f1ece0"), (82, "#c9503e"),
                             (104, "#f1ece0"))]  # fmt: skip
    rigging = []
    for x, y, high in ((20, 70, 78), (70, 90, 92)):
        mast = svg.outline("M", *project(x + 12, y, 2), "v", -high, "m", -12, high * 0.36, "h", 24, "m", -12,
                           -high * 0.36, "L", *project(x + 31, y, 3),
                           "M", *project(x + 12, y, high), "L", *project(x, y, 2))  # fmt: skip
        rigging.append(
            svg.join([_boat(scene, x, y, "#6a4a36"), svg.stroke(mast, palette.material("#4a3a30").left, 1.3)])
        )
    return svg.join([*_canal(scene, 54, 112), quay, *row, *parasols, *rigging])


NYHAVN = Landmark("Nyhavn", _nyhavn, 120, 120, 100, Site.PLAZA, (Block(1, 4, 119, 34, 0, 74),))

CITIES: Cities = {
    2759794: (CANAL_HOUSES,),
    2744118: (WINDMILLS,),
    2744114: (WINDMILLS,),
    2759915: (WINDMILLS,),
    2618425: (NYHAVN,),
}
