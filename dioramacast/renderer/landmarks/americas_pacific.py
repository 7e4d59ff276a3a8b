"""The Pacific side of the United States: Griffith Observatory and Diamond Head."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.landmarks.americas_hills import canopy, hill, palm, slope_spots, streaks
from dioramacast.renderer.landmarks.americas_kit import dressed, floodlit, halo, opening, ribs, side_paint, slots, tube
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, dome, face, turned
from dioramacast.renderer.svg import Markup

LOS_ANGELES, HONOLULU = 5368361, 5856195

GRIFFITH_HILL = ((84, 0), (82, 10), (76, 34), (68, 58), (61, 70), (56, 74))


def _griffith(scene: Scene) -> Markup:
    """The white observatory with its three copper domes on a dry hill, the blank white sign-boards below it."""
    palette, definitions = scene.palette, scene.definitions
    white, copper = floodlit(palette, "#f3ece0", 0.1), floodlit(palette, "#6f8f86", 0.6)
    lid, glass = palette.snowed("#ddd3c2"), opening(palette, "#5f6a80")
    top = GRIFFITH_HILL[-1][1]
    lawn = svg.ellipse(0, -top, 56 * CIRCLE_RX, 56 * CIRCLE_RY, palette.snowed("#93b163").top)
    scrub = slope_spots(GRIFFITH_HILL, 84, "griffith scrub", 0, 0.86)

    def skin(length: float) -> list[Markup]:
        count = max(2, int(length // 6.5))
        band = svg.rect(0, 2.4, length, 2, white.face((0.5, 0.2, -0.8)), opacity=0.5)
        return [band, svg.path(slots(length, count, 7, (2.4, 9), 1), glass)]

    def cupola(x: float, y: float, z: float, r: float, height: float) -> Markup:
        slit = svg.stroke(
            ribs(r, z + height, r * CIRCLE_RX, (-30, -4, 22, 68, 94, 120)), copper.right, 0.9, opacity=0.6
        )
        opened = svg.stroke(ribs(r, z + height, r * CIRCLE_RX, (52,)), copper.face((0.7, 0.2, -0.6)), 2.6)
        return placed(x, y, 0, turned([(r * 1.04, z), (r * 1.04, z + height)], white, definitions),
                      dome(r, z + height, copper, definitions), slit, opened)  # fmt: skip

    left, hall, right = Block(-52, -9, -20, 11, 0, 24), Block(-20, -16, 20, 22, 0, 31), Block(20, -9, 52, 11, 0, 24)
    building = placed(
        -4, -10, top, face([(-54, -14, 0), (54, -14, 0), (54, 27, 0), (-54, 27, 0)], palette.snowed("#e3d8c4").top),
        dressed(scene, left, white, skin, lid), cupola(-43, 1, 24, 9.5, 5),
        dressed(scene, hall, white, skin, lid), cupola(0, 3, 31, 18, 7),
        dressed(scene, right, white, skin, lid), cupola(43, 1, 24, 9.5, 5),
        halo(scene, (0, -34), 70, "#ffe6b0", 0.35),
    )  # fmt: skip
    boards = svg.boxes([(8.6 * i - 38, 1.6 * abs(i - 4) ** 1.4 - 12 + (i * 5 % 3), 6.6, 12) for i in range(9)])
    legs = "".join(f"M{svg.number(8.6 * i - 36)} 0v8M{svg.number(8.6 * i - 33)} 0v8" for i in range(9))
    signs = placed(0, 0, 0, svg.stroke(legs, palette.material("#6d5c48").left, 0.9, transform="translate(-4 -10)"),
                   svg.path(boards, white.edge, transform="translate(-4 -10)"))  # fmt: skip
    return placed(
        85,
        85,
        0,
        hill(scene, 0, 0, GRIFFITH_HILL, palette.snowed("#b39a62", 0.7)),
        svg.stroke(
            streaks(GRIFFITH_HILL, (-0.8, -0.5, -0.1, 0.3, 0.7), "griffith"),
            palette.material("#8f7a4c").right,
            2.4,
            opacity=0.35,
        ),
        canopy(scene, scrub, ("#76924a", "#8ba05a", "#5d8248"), 0.62),
        lawn,
        building,
        signs,
    )


def _diamond_head(scene: Scene) -> Markup:
    """The crater's ridge with its gullies, a pink hotel and palms at its foot."""
    palette = scene.palette
    slope, green = palette.snowed("#9a8a58", 0.7), palette.snowed("#7da04e", 0.7)
    ridge: list[Point] = [(-101, 6), (-95, -20), (-80, -42), (-60, -52), (-38, -50), (-16, -57), (6, -62), (24, -74),
                          (40, -92), (53, -101), (66, -95), (78, -70), (92, -34), (101, 6)]  # fmt: skip
    foot = svg.outline("A", 101, 58, 0, 0, 1, -101, 6, "Z")
    body = curve(ridge) + foot
    gullies = []
    for i, (x, y) in enumerate(ridge[2:-2]):
        for k in range(3):
            at = x + (k - 1) * 7
            fall = 34 + 26 * ((i * 5 + k * 3) % 4) / 3
            start = y + 5 + 4 * k + abs(k - 1) * 5
            gullies.append(svg.outline("M", at, start, "q", at * 0.05 + 2, fall * 0.4, at * 0.2, fall))
    shade = scene.definitions.linear([(0, "#ffffff", 0.12), (0.5, "#10203c", 0), (1, "#10203c", 0.22)])
    skirt = curve([(-101, 6), (-84, 4), (-60, 14), (-30, 10), (0, 22), (34, 12), (62, 16), (84, 2), (101, 6)]) + foot
    crater = curve(
        [(-78, -42), (-58, -50), (-20, -54), (6, -60), (26, -73), (2, -52), (-30, -45), (-56, -43)], close=True
    )
    woods = [(x, y, 0.0) for x, y in ((-34, 66), (-10, 74), (14, 74), (38, 66), (56, 48), (68, 28), (74, 4), (70, -22),
                                      (-54, 50), (-62, 30), (2, 62), (28, 56), (46, 36), (58, 8))]  # fmt: skip
    pink, roof = floodlit(palette, "#f0a7a8"), palette.snowed("#d9787c")
    glass = opening(palette, "#8a5f6c")

    def rows(length: float) -> list[Markup]:
        count = max(2, int(length // 6))
        return [svg.path("".join(slots(length, count, 4 + 7 * j, (2.8, 4), 1) for j in range(3)), glass)]

    hotel = [
        dressed(scene, Block(-14, 36, 26, 52, 0, 26), pink, rows, roof),
        dressed(scene, Block(0, 34, 12, 54, 0, 34), pink, rows, roof),
        tube(scene, 6, 50, [(4, 34), (4, 40)], pink), placed(6, 50, 40, dome(4.6, 0, roof, scene.definitions)),
    ]  # fmt: skip
    tree = palm(scene)
    palms = [svg.use(tree, project(x, y), s) for x, y, s in ((-26, 60, 1), (-6, 62, 0.8), (20, 62, 1), (36, 54, 0.85),
                                                             (50, 40, 1), (62, 18, 0.9))]  # fmt: skip
    return placed(
        85, 85, 0, svg.path(body, side_paint(scene, slope, 0.5)),
        svg.path(crater, slope.face((0.6, -0.2, -0.2)), opacity=0.5),
        svg.stroke("".join(gullies), slope.face((0.9, -0.2, 0.0)), 2.6, opacity=0.4),
        svg.stroke("".join(gullies[::2]), slope.edge, 1.2, opacity=0.4, transform="translate(-3 0)"),
        svg.stroke(curve(ridge[1:-1]), slope.edge, 1.6, opacity=0.7),
        svg.path(skirt, side_paint(scene, green, 0.7)), svg.path(body, shade),
        canopy(scene, woods, ("#4f9a4c", "#6aa84c"), 0.8), *hotel, *palms,
    )  # fmt: skip


GRIFFITH_OBSERVATORY = Landmark(
    "Griffith Observatory", _griffith, 170, 170, 140, Site.BACK, casts=(Block(20, 20, 150, 150, 0, 80),)
)
DIAMOND_HEAD = Landmark(
    "Diamond Head", _diamond_head, 170, 170, 110, Site.BACK, casts=(Block(20, 20, 150, 150, 0, 70),)
)

CITIES: Cities = {
    LOS_ANGELES: (GRIFFITH_OBSERVATORY,),
    HONOLULU: (DIAMOND_HEAD,),
}
