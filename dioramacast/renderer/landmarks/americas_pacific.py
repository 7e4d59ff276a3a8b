"""The Pacific side of the United States: the Golden Gate Bridge, Griffith Observatory and Diamond Head."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.landmarks.americas_hills import canopy, hill, palm, slope_spots, streaks
from dioramacast.renderer.landmarks.americas_kit import (
    curve,
    dressed,
    floodlit,
    halo,
    is_lit,
    opening,
    placed,
    ribs,
    side_paint,
    slots,
    tapered,
    tube,
)
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, dome, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

SAN_FRANCISCO, SAUSALITO, LOS_ANGELES, HONOLULU = 5391959, 5393611, 5368361, 5856195

DECK, TOWER_TOP, LOWEST = 32.0, 128.0, 42.0
TOWERS_AT, SPAN_ENDS = (66.0, 166.0), (8.0, 224.0)


def _cable_height(y: float) -> float:
    """Of the main cable above the water."""
    near, far = TOWERS_AT
    if near <= y <= far:
        t = (y - (near + far) / 2) / ((far - near) / 2)
        return LOWEST + (TOWER_TOP - 2 - LOWEST) * t * t
    end, tower = (SPAN_ENDS[0], near) if y < near else (SPAN_ENDS[1], far)
    t = (y - end) / (tower - end)
    return DECK + 3 + (TOWER_TOP - 5 - DECK) * (0.72 * t + 0.28 * t * t)


def _golden_gate(scene: Scene) -> Markup:
    """Two stepped towers, cables and deck in orange between two headlands; runs along y."""
    palette = scene.palette
    orange, concrete = floodlit(palette, "#d4512f", 0.0, 0.7), palette.material("#b9b3a8")
    road = palette.snowed("#6e7280", 0.6)

    def cable(x: float) -> Markup:
        ys = [SPAN_ENDS[0] + (SPAN_ENDS[1] - SPAN_ENDS[0]) * i / 54 for i in range(55)]
        hangers = "".join(
            svg.polygon([project(x, y, _cable_height(y)), project(x, y, DECK)], close=False) for y in ys[1:-1]
        )
        main = [project(x, y, _cable_height(y)) for y in ys]
        drawing = [svg.stroke(hangers, orange.right, 0.7, opacity=0.85),
                   svg.stroke(svg.polygon(main, close=False), orange.left, 2.2)]  # fmt: skip
        if is_lit(palette):
            dots = "".join(svg.outline("M", *p, "h", 0) for p in main[1::2])
            drawing.append(svg.stroke(dots, palette.shown("#ffe9b0"), 2))
        return svg.join(drawing)

    def leg() -> Markup:
        parts = [tapered(Block(-5, -6, 5, 6, 0, 9), 1, concrete)]
        for z0, z1, w, d in ((9, 62, 3.4, 4.6), (62, 92, 2.9, 4), (92, 116, 2.5, 3.4), (116, TOWER_TOP, 2.1, 2.8)):
            block = Block(-w, -d, w, d, z0, z1)
            flute = svg.path(
                f"M{svg.number(w)} 2v{svg.number(z1 - z0 - 4)}", "none", stroke=orange.right, stroke_width=0.9
            )
            parts += [dressed(scene, block, orange), left_wall(block, flute)]
        return svg.join(parts)

    def struts() -> Markup:
        parts = []
        for z, depth in ((DECK + 18, 9), (DECK + 42, 8), (DECK + 66, 7), (TOWER_TOP - 10, 7)):
            beam = Block(12, -2, 28, 2, z, z + depth)
            parts += [
                dressed(scene, beam, orange),
                left_wall(beam, svg.path(slots(16, 5, 1.6, (1, depth - 3)), orange.right)),
            ]
        return svg.join(parts)

    deck = Block(14, 0, 26, 230, DECK - 6, DECK)
    truss = "M0 .8h230M0 5.4h230" + "".join(f"M{i * 5} 5.4l2.5-4.6 2.5 4.6" for i in range(46))
    lanes = "".join(svg.polygon([project(20, y), project(20, y + 5)], close=False) for y in range(2, 226, 10))
    cars = "".join(
        svg.polygon([project(x, y), project(x, y + 4)], close=False)
        for x, y in ((17, 30), (23, 52), (17, 96), (23, 120), (17, 141), (23, 186), (17, 205))
    )
    road_top = [(14.0, 0.0, DECK), (26.0, 0.0, DECK), (26.0, 230.0, DECK), (14.0, 230.0, DECK)]
    span = [
        dressed(scene, deck, orange),
        right_wall(deck, svg.rect(0, 0, 230, 6, orange.face((0.6, -0.5, -0.6))),
                   svg.stroke(truss, orange.right, 1)),
        face(road_top, road.top),
        placed(0, 0, DECK, svg.stroke(lanes, "#f6f1e2", 0.8, opacity=0.8),
               svg.stroke(cars, palette.shown("#ffe7a8") if is_lit(palette) else palette.material("#f4f2ee").top, 2.6)),
        svg.stroke(svg.polygon([project(26, 0, DECK), project(26, 230, DECK)], close=False), orange.left, 1.6),
    ]  # fmt: skip
    north = ((24, 0), (23, 9), (18, 20), (10, 26), (4, 28))
    south = ((23, 0), (22, 8), (16, 18), (8, 23), (3, 25))
    hills = []
    for x, y, profile in ((20, 8, north), (20, 218, south)):
        spots = slope_spots(profile, 14, f"headland {y}", 0, 0.8)
        hills.append(placed(x, y, 0, svg.ellipse(0, 0, 28 * CIRCLE_RX, 28 * CIRCLE_RY, "#ffffff", opacity=0.35),
                            hill(scene, 0, 0, profile, palette.snowed("#a5a35c", 0.8)),
                            canopy(scene, spots, ("#6f9a4c", "#8aa552"), 0.6)))  # fmt: skip
    leg_name, struts_name = scene.definitions.shape(leg()), scene.definitions.shape(struts())
    far_legs = [svg.use(leg_name, project(9.5, y)) for y in TOWERS_AT]
    near = [svg.use(name, project(x, y)) for y in TOWERS_AT for name, x in ((struts_name, 0.0), (leg_name, 30.5))]
    foam = "".join(
        svg.outline("M", px - 22, py, "a", 22, 12.5, 0, 1, 0, 44, 0, "a", 22, 12.5, 0, 1, 0, -44, 0, "z")
        for px, py in (project(20, y) for y in TOWERS_AT)
    )
    glows = [halo(scene, project(20, y, 70), 84, "#ffb27a", 0.32) for y in TOWERS_AT]
    beacons = [svg.circle(*project(20, y, TOWER_TOP + 4), 1.4, palette.shown("#ff5a4a")) for y in TOWERS_AT]
    return svg.join([
        hills[0], svg.path(foam, "#ffffff", opacity=0.3), cable(9.5), *far_legs, *span, *near, cable(30.5), hills[1],
        *glows, *beacons,
    ])  # fmt: skip


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


GOLDEN_GATE_BRIDGE = Landmark(
    "the Golden Gate Bridge", _golden_gate, 40, 230, 132, Site.WATER,
    casts=(Block(14, 0, 26, 230, 0, 32), Block(6, 60, 34, 72, 0, 120), Block(6, 160, 34, 172, 0, 120)),
)  # fmt: skip
GRIFFITH_OBSERVATORY = Landmark(
    "Griffith Observatory", _griffith, 170, 170, 140, Site.BACK, casts=(Block(20, 20, 150, 150, 0, 80),)
)
DIAMOND_HEAD = Landmark(
    "Diamond Head", _diamond_head, 170, 170, 110, Site.BACK, casts=(Block(20, 20, 150, 150, 0, 70),)
)

CITIES: Cities = {
    SAN_FRANCISCO: (GOLDEN_GATE_BRIDGE,),
    SAUSALITO: (GOLDEN_GATE_BRIDGE,),
    LOS_ANGELES: (GRIFFITH_OBSERVATORY,),
    HONOLULU: (DIAMOND_HEAD,),
}
