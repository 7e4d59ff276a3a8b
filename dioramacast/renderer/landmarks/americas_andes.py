"""Heights of the Andes: Machu Picchu, and Monserrate above Bogotá."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.houses.roofs import gable_roof, hip_roof
from dioramacast.renderer.landmarks.americas_hills import hill, slope_spots, streaks, woods
from dioramacast.renderer.landmarks.americas_kit import dressed, floodlit, halo, opening, side_paint
from dioramacast.renderer.landmarks.kit import arches, placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, face, left_wall, line
from dioramacast.renderer.svg import Markup

CUSCO, BOGOTA = 3941584, 3688689
CLOUD_FOREST = ("#5b9a48", "#468a48", "#74a84c")

HUAYNA_PICCHU = ((44, 0), (40, 20), (33, 50), (25, 84), (17, 112), (9, 132), (4, 138))
LITTLE_PEAK = ((24, 0), (20, 22), (13, 44), (6, 58), (3, 61))


def _machu_picchu(scene: Scene) -> Markup:
    """The steep peak behind, the roofless town on its saddle, and terraces that step down towards the viewer."""
    palette, definitions = scene.palette, scene.definitions
    wall, grass = palette.snowed("#a69c8c", 0.3), palette.snowed("#8cc05a", 0.95)
    rock = palette.snowed("#5f8f4c", 0.6)
    bare = palette.material("#8b8478")
    terraces = []
    for i in range(7):
        r, z = 83 - 4.6 * i, 5.6 * i
        seams = svg.stroke(
            svg.outline(
                "M", -r * CIRCLE_RX, -z - 2.8, "A", r * CIRCLE_RX, r * CIRCLE_RY, 0, 0, 0, r * CIRCLE_RX, -z - 2.8
            ),
            wall.face((0.8, -0.2, -0.6)),
            5,
            stroke_dasharray=".8 5.2",
            stroke_linecap="butt",
            opacity=0.4,
        )
        lawn = svg.ellipse(0, -z - 5.6, r * CIRCLE_RX, r * CIRCLE_RY, mix(grass.top, grass.left, 0.12 * (i % 3)))
        terraces += [
            svg.path(
                svg.outline(
                    "M",
                    -r * CIRCLE_RX,
                    -z,
                    "A",
                    r * CIRCLE_RX,
                    r * CIRCLE_RY,
                    0,
                    0,
                    0,
                    r * CIRCLE_RX,
                    -z,
                    "v",
                    -5.6,
                    "H",
                    -r * CIRCLE_RX,
                    "z",
                ),
                side_paint(scene, wall),
            ),
            seams,
            lawn,
        ]
    top = 5.6 * 7
    stair = "".join(
        svg.polygon([project(r + 1, -7, z), project(r + 1, 3, z)], close=False)
        for r, z in ((83 - 4.6 * i - d, 5.6 * i + 5.6 * d / 4.6) for i in range(7) for d in (0, 2.3))
    )
    peak = placed(
        -34,
        -34,
        top - 12,
        hill(scene, 0, 0, HUAYNA_PICCHU, rock),
        svg.stroke(
            streaks(HUAYNA_PICCHU, (-0.8, -0.6, -0.35, -0.1, 0.1, 0.3, 0.5, 0.7, 0.86), "huayna", 0.15, 0.98),
            bare.right,
            2.6,
            opacity=0.5,
        ),
        svg.stroke(
            streaks(HUAYNA_PICCHU, (-0.7, -0.45, 0.0, 0.4), "huayna light", 0.3, 0.98), bare.edge, 1.3, opacity=0.4
        ),
        woods(scene, slope_spots(HUAYNA_PICCHU, 30, "huayna woods", 0.02, 0.86), CLOUD_FOREST, 0.6),
    )
    little = placed(
        -54, 2, top - 8, hill(scene, 0, 0, LITTLE_PEAK, rock),
        svg.stroke(streaks(LITTLE_PEAK, (-0.6, -0.2, 0.3, 0.7), "little peak", 0.2), bare.right, 2, opacity=0.5),
        woods(scene, slope_spots(LITTLE_PEAK, 11, "little woods", 0.02, 0.8), CLOUD_FOREST, 0.52),
    )  # fmt: skip
    white = palette.material("#ffffff").top
    mist = definitions.radial([(0, white, 0.75), (0.5, white, 0.35), (1, white, 0)])
    clouds = svg.join([svg.ellipse(-46, -top - 34, 40, 8, mist), svg.ellipse(34, -top - 52, 34, 7, mist)])
    return placed(
        85, 85, 0, *terraces, svg.stroke(stair, wall.edge, 1.5), little, peak, clouds,
        placed(0, 0, top, *_ruins(scene)),
    )  # fmt: skip


def _ruins(scene: Scene) -> list[Markup]:
    """Gabled houses without roofs around the central lawn."""
    palette = scene.palette
    stone, lawn = palette.snowed("#b8ad9a", 0.35), palette.snowed("#9acb62", 0.95)
    floor, dark = palette.snowed("#8f9a5c", 0.9).top, palette.material("#55503f").left

    def house(w: float, d: float, h: float) -> str:
        gable = [(w, 0, 0), (w, d, 0), (w, d, h), (w, d / 2, 1.6 * h), (w, 0, h)]
        doors = svg.path(svg.boxes([(w * (k + 0.5) / 3 - 1, h - 5, 2, 5) for k in range(3)]), dark)
        rim = [(0.0, d, h), (w, d, h), *gable[3:]]
        return scene.definitions.shape(svg.join([
            face([(0, 0, 0.2), (w, 0, 0.2), (w, d, 0.2), (0, d, 0.2)], floor),
            face([(0, y, z) for _, y, z in gable], stone.face((-0.4, 0.6, 0.2))),
            face([(0, 0, 0), (w, 0, 0), (w, 0, h), (0, 0, h)], stone.face((0.1, -0.2, 0.2))),
            face([(0, d, 0), (w, d, 0), (w, d, h), (0, d, h)], stone.left),
            left_wall(Block(0, 0, w, d, 0, h), doors), face(gable, stone.right), line(rim, stone.edge, 1.1),
        ]))  # fmt: skip

    long, short = house(16, 9, 8.5), house(13, 9, 8)
    spots = ((-20, -24, long), (0, -26, long), (20, -26, short), (-22, -9, long), (0, -10, long), (22, -10, short),
             (30, 8, short), (-28, 22, long), (-8, 22, long), (12, 24, short))  # fmt: skip
    parts = [face([(-30, 4, 0.1), (24, 4, 0.1), (24, 18, 0.1), (-30, 18, 0.1)], lawn.top)]
    parts += [svg.use(name, project(x, y)) for x, y, name in spots]
    llama = scene.definitions.shape(svg.join([
        svg.path("M-4-3C-4-6 3-6.4 4-5L4.4-10 3.6-11.6 6.6-11.4 6.4-10 5.8-3.6 4.6-2.4V1H3.4V-2H-2V1H-3.2V-2.4z",
                 palette.material("#f3ead8").left),
    ]))  # fmt: skip
    return [*parts, *(svg.use(llama, project(x, y)) for x, y in ((-10, 12), (6, 10), (34, 28)))]


MONSERRATE_HILL = ((83, 0), (76, 16), (62, 50), (48, 92), (36, 126), (28, 144), (24, 150))


def _monserrate(scene: Scene) -> Markup:
    """A dark green ridge with the white church on top, the cable car and the funicular."""
    palette = scene.palette
    white, roof = floodlit(palette, "#f6f1e6", 0.1), palette.snowed("#b8553a")
    rock, top = palette.snowed("#4f8a50", 0.6), MONSERRATE_HILL[-1][1]
    plate = svg.ellipse(0, -top, 25 * CIRCLE_RX, 25 * CIRCLE_RY, palette.snowed("#c9bca4").top)
    glass = opening(palette, "#5a5668", "#ffd488")
    nave, tower = Block(-22, -10, 12, 8, 0, 20), Block(10, -9, 26, 7, 0, 34)

    def windows(length: float) -> list[Markup]:
        return [svg.path(arches(length, max(2, int(length // 9)), 6, (3, 8), margin=1), glass)]

    def belfry(length: float) -> list[Markup]:
        return [svg.path(arches(length, 2, 4, (3.6, 9), margin=1) + arches(length, 1, 20, (4, 14)), glass),
                svg.rect(0, 16, length, 1.4, white.face((0.6, 0.3, -0.7)), opacity=0.5)]  # fmt: skip

    cross = svg.stroke(svg.outline("M", *project(18, -1, 52), "v", -11, "m", -3.4, 3.6, "h", 6.8), white.edge, 1.8)
    church = placed(
        -2,
        0,
        top,
        dressed(scene, nave, white, windows),
        gable_roof(nave, 10, roof, white),
        dressed(scene, tower, white, belfry),
        hip_roof(tower, 17, roof, 2, 0),
        cross,
        halo(scene, (0, -24), 66, "#ffe3ae", 0.6),
    )
    rail_low, rail_high = project(60, 57, 0), project(20, 15, top - 12)
    dx, dy = rail_high[0] - rail_low[0], rail_high[1] - rail_low[1]
    track = svg.outline("M", *rail_low, "l", dx, dy)
    steel = palette.material("#3f4350")
    car_red, car_blue = palette.material("#d8443a"), palette.material("#3f74b8")
    at = (rail_low[0] + dx * 0.42, rail_low[1] + dy * 0.42)
    tram = svg.group(
        svg.path("M-6 4V-6L6-12V-2z", car_red.left),
        svg.path("M-4.6-2.6V-5.4L4.6-10V-7z", glass),
        transform=svg.translate(at),
    )
    ground, summit = project(-10, 78, 0), project(-16, 14, top + 4)
    wire = svg.outline("M", *ground, "Q", (ground[0] + summit[0]) / 2 + 4, (ground[1] + summit[1]) / 2 + 14, *summit)
    mid = ((ground[0] + summit[0]) / 2 + 2, (ground[1] + summit[1]) / 2 + 7)
    cabin = svg.group(svg.stroke("M0 0v5", steel.left), svg.rect(-6.5, 5, 13, 8.5, car_blue.left, rx="2"),
                      svg.rect(-5, 6.6, 10, 3.4, glass), transform=svg.translate(mid))  # fmt: skip
    station = dressed(scene, Block(-18, 72, -4, 84, 0, 12), white, windows, roof)
    spots = slope_spots(MONSERRATE_HILL, 98, "monserrate woods", 0.02, 0.93)
    clear = [s for s in spots if not _near_line(project(*s), rail_low, rail_high, 7)]
    return placed(
        85, 85, 0, hill(scene, 0, 0, MONSERRATE_HILL, rock), svg.stroke(track, palette.snowed("#a89878").left, 7),
        svg.stroke(track, steel.left, 3.4, stroke_dasharray="1 2.6", stroke_linecap="butt"),
        woods(scene, clear, ("#3f8a4c", "#55984a", "#2f7448"), 0.82), plate, church, tram, station,
        svg.stroke(wire, steel.left, 1.1), cabin,
    )  # fmt: skip


def _near_line(p: Point, a: Point, b: Point, by: float) -> bool:
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    return abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length < by


MACHU_PICCHU = Landmark(
    "Machu Picchu", _machu_picchu, 170, 170, 200, Site.BACK,
    casts=(Block(14, 14, 156, 156, 0, 30), Block(20, 20, 80, 80, 0, 120)),
)  # fmt: skip
MONSERRATE = Landmark(
    "Monserrate",
    _monserrate,
    170,
    170,
    212,
    Site.BACK,
    casts=(Block(20, 20, 150, 150, 0, 50), Block(50, 50, 120, 120, 0, 140)),
)
CITIES: Cities = {CUSCO: (MACHU_PICCHU,), BOGOTA: (MONSERRATE,)}
