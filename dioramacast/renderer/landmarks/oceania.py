"""Sydney: the Opera House and the Harbour Bridge."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, project
from dioramacast.renderer.landmarks.americas_kit import dressed, floodlit, halo, opening, shone, stairs, tapered
from dioramacast.renderer.landmarks.kit import arches, is_lit
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, left_wall, right_wall
from dioramacast.renderer.svg import Markup

SYDNEY = 2147714
PODIUM = 14.0


def _shell(scene: Scene, x: float, span: Point, half: float, height: float) -> Markup:
    """A roof shell along y that opens at the far end of its ``span``: its right flank, the glass in its mouth."""
    back, mouth = span
    palette = scene.palette
    tile, inside = floodlit(palette, "#f8f5ec", 0.35), floodlit(palette, "#d8cfbd")
    z, over = PODIUM, height * 0.3
    tip, heel = project(x, mouth + over, z + height), project(x, back, z)
    right, left = project(x + half, mouth, z), project(x - half, mouth, z)
    ridge = project(x, back + (mouth - back) * 0.3, z + height * 0.94)
    bulge_right = project(x + half * 1.08, mouth + over * 0.3, z + height * 0.55)
    bulge_left = project(x - half * 1.08, mouth + over * 0.3, z + height * 0.55)
    base = project(x + half * 0.75, back + (mouth - back) * 0.35, z)
    flank = svg.outline("M", *heel, "Q", *ridge, *tip, "Q", *bulge_right, *right, "Q", *base, *heel, "Z")
    glass_d = svg.outline("M", *left, "Q", *bulge_left, *tip, "Q", *bulge_right, *right, "Z")
    paint = scene.definitions.linear(
        [
            (0, shone(palette, tile.face((0.0, 0.4, 0.9)), 0.6)),
            (0.4, shone(palette, tile.face((0.5, 0.3, 0.8)), 0.45)),
            (1, shone(palette, tile.face((1.0, 0.1, 0.3)), 0.2)),
        ],
        (0.1, 0),
        (0.8, 1),
    )
    seams = []
    for share in (0.2, 0.4, 0.6, 0.8):
        # Seams fan out from the heel's side of the mouth to points along the ridge.
        a = 1 - share
        px = a * a * heel[0] + 2 * a * share * ridge[0] + share * share * tip[0]
        py = a * a * heel[1] + 2 * a * share * ridge[1] + share * share * tip[1]
        seams.append(svg.outline("M", *right, "Q", (px + right[0]) / 2 + half * 0.22 * share, (py + right[1]) / 2
                                 - height * 0.1, px, py))  # fmt: skip
    lit = is_lit(palette)
    pane = scene.definitions.linear(
        [
            (0, inside.face((0.3, 0.3, -0.9))),
            (0.4, palette.shown("#e59a4a") if lit else palette.material("#6d5a4c").left),
            (1, palette.shown("#ffd489") if lit else palette.material("#46576c").left),
        ]
    )
    mullions = "".join(
        svg.polygon([project(x + half * u, mouth + over * 0.1, z), project(x + half * u * 0.55, mouth + over * 0.55,
                     z + height * (0.62 - 0.5 * u * u))], close=False)
        for u in (-0.72, -0.4, -0.08, 0.24, 0.56)
    )  # fmt: skip
    rim = svg.outline("M", *left, "Q", *bulge_left, *tip, "Q", *bulge_right, *right)
    return svg.join([
        svg.path(flank, paint), svg.stroke("".join(seams), tile.face((0.9, -0.2, -0.3)), 0.8, opacity=0.4),
        svg.path(glass_d, pane), svg.stroke(mullions, palette.material("#5b4a3e").left, 0.8, opacity=0.6),
        svg.stroke(rim, tile.face((-0.1, 0.9, 0.5)), 2.4),
        svg.stroke(svg.outline("M", *heel, "Q", *ridge, *tip), tile.edge, 1.2),
    ])  # fmt: skip


def _rear_shell(scene: Scene, x: float, span: Point, half: float, height: float) -> Markup:
    """A shell that opens away from the viewer: only its flank shows, as a fin that leans back."""
    back, heel = span
    palette = scene.palette
    tile = floodlit(palette, "#f8f5ec", 0.35)
    z = PODIUM
    tip, foot, right = project(x, back - height * 0.18, z + height), project(x, heel, z), project(x + half, back, z)
    ridge = project(x, heel - (heel - back) * 0.12, z + height * 0.96)
    bulge = project(x + half * 0.9, back - height * 0.04, z + height * 0.6)
    left = project(x - half * 0.55, (back + heel) / 2, z + height * 0.28)
    d = svg.outline(
        "M", *foot, "Q", *ridge, *tip, "Q", *bulge, *right, "Q", *project(x + half * 0.7, heel, z), *foot, "Z"
    )
    shade = svg.outline("M", *foot, "Q", *ridge, *tip, "Q", left[0] + 4, left[1] - 10, *left, "Q", *left, *foot, "Z")
    return svg.join([
        svg.path(shade, tile.face((-0.6, 0.4, 0.6))), svg.path(d, shone(palette, tile.face((0.7, 0.2, 0.6)), 0.4)),
        svg.stroke(svg.outline("M", *foot, "Q", *ridge, *tip), tile.edge, 1.2),
    ])  # fmt: skip


def _opera_house(scene: Scene) -> Markup:
    """Two rows of nested shells and a small third one on a granite podium."""
    palette = scene.palette
    granite, deck = palette.material("#c9a58c"), palette.snowed("#dcbfa8")
    glass = opening(palette, "#5a4c4a")
    base = Block(0, 0, 120, 112, 0, 8)
    podium = Block(4, 6, 116, 106, 8, PODIUM)

    def slit(length: float) -> list[Markup]:
        return [svg.rect(3, 2, length - 6, 2.4, glass)]

    def hall(x: float, size: float, start: float) -> list[Markup]:
        s = size
        return [
            _rear_shell(scene, x, (start, start + 26 * s), 15 * s, 34 * s),
            _shell(scene, x, (start + 6 * s, start + 44 * s), 24 * s, 88 * s),
            _shell(scene, x, (start + 30 * s, start + 66 * s), 21 * s, 62 * s),
            _shell(scene, x, (start + 54 * s, start + 86 * s), 17 * s, 38 * s),
        ]

    water_steps = stairs(Block(84, 106, 116, 112, 8, PODIUM), 4, deck)
    people = "".join(
        svg.outline("M", *project(x, y, PODIUM + 1), "v", -2.6)
        for x, y in ((58, 92), (63, 97), (92, 98), (108, 96), (104, 84))
    )
    return svg.join([
        dressed(scene, base, granite, None, palette.snowed("#cdb09a")), dressed(scene, podium, granite, slit, deck),
        *hall(30, 1.0, 8), *hall(80, 0.82, 20),
        svg.group(_shell(scene, 105, (68, 90), 10, 24)),
        svg.stroke(people, "#3d3a4c", 1.8), water_steps,
        halo(scene, project(36, 60, 40), 110, "#ffe4b8", 0.3),
    ])  # fmt: skip


ARCH_FROM, ARCH_TO, ROAD = 36.0, 194.0, 36.0


def _chord(y: float, spring: float, crown: float) -> float:
    t = (y - (ARCH_FROM + ARCH_TO) / 2) / ((ARCH_TO - ARCH_FROM) / 2)
    return crown - (crown - spring) * t * t


def _harbour_bridge(scene: Scene) -> Markup:
    """The steel arch over its hung deck, between pairs of granite pylons; runs along y."""
    palette = scene.palette
    steel, granite = floodlit(palette, "#66727e", 0.2, 0.6), floodlit(palette, "#d3c0a2", 0.1)
    road = palette.snowed("#70747f", 0.6)
    ys = [ARCH_FROM + (ARCH_TO - ARCH_FROM) * i / 20 for i in range(21)]
    upper = [(y, _chord(y, 58, 116)) for y in ys]
    lower = [(y, _chord(y, 10, 100)) for y in ys]

    def truss(x: float, near: bool) -> Markup:
        def chain(points: list[tuple[float, float]]) -> str:
            return svg.polygon([project(x, y, z) for y, z in points], close=False)

        posts = "".join(chain([a, b]) for a, b in zip(upper, lower, strict=True))
        half = len(ys) // 2
        braces = chain([upper[0], lower[1]])
        braces += "".join(chain([upper[i], lower[i + 1]]) for i in range(1, half))
        braces += "".join(chain([lower[i], upper[i + 1]]) for i in range(half, len(ys) - 1))
        hangers = "".join(chain([(y, z), (y, ROAD)]) for y, z in lower if z > ROAD + 4)
        tone = steel.left if near else steel.right
        return svg.join([
            svg.stroke(hangers, tone, 0.8), svg.stroke(posts + braces, tone, 1.2),
            svg.stroke(chain(upper) + chain(lower), steel.face((0.5, 0.2, 0.9)) if near else steel.right, 2.8),
        ])  # fmt: skip

    laterals = "".join(svg.polygon([project(11, y, z), project(29, y, z)], close=False) for y, z in upper)

    def tower() -> Markup:
        block = Block(-6, -7, 6, 7, 0, 76)
        door = svg.path(arches(10, 1, 12, (4, 14)), granite.face((0.6, 0, -0.8)))
        return svg.join([
            tapered(block, 1.4, granite), left_wall(Block(-5, 0, 5, 6.2, 0, 76), door),
            dressed(scene, Block(-5.4, -6.2, 5.4, 6.2, 76, 80), granite, None, palette.snowed("#d3c0a2")),
        ])  # fmt: skip

    tower_name = scene.definitions.shape(tower())

    def pylon(x: float, y: float) -> Markup:
        return svg.use(tower_name, project(x, y))

    deck = Block(12, 0, 28, 230, ROAD - 5, ROAD)
    lamps = "".join(svg.outline("M", *project(28, y, ROAD + 3), "h", 0) for y in range(6, 228, 12))
    lanes = "".join(
        svg.polygon([project(20, y, ROAD), project(20, y + 5, ROAD)], close=False) for y in range(2, 226, 11)
    )
    span = [
        dressed(scene, deck, steel, None, road),
        right_wall(
            deck, svg.stroke("".join(f"M{i * 6} 5l3-5 3 5" for i in range(38)), steel.face((0.5, -0.4, -0.6)), 0.9)
        ),
        svg.stroke(lanes, "#f4efe2", 0.8, opacity=0.8),
        svg.stroke(lamps, palette.shown("#ffe2a0") if is_lit(palette) else steel.edge, 2),
    ]
    tops = [(20.0, y) for y in (28.0, 202.0)]
    flag_at = project(20, 115, 116)
    bunting = svg.stroke(svg.outline("M", *flag_at, "v", -13), palette.material("#d5d8de").left)
    cloth = svg.path(
        svg.outline(
            "M",
            flag_at[0],
            flag_at[1] - 13,
            "q",
            4,
            -2,
            7,
            0,
            "q",
            3,
            2,
            6,
            0,
            "v",
            7,
            "q",
            -3,
            2,
            -6,
            0,
            "q",
            -3,
            -2,
            -7,
            0,
            "z",
        ),
        palette.material("#2a4a9a").left,
    )
    approach = [
        dressed(
            scene,
            Block(12, y0, 28, y1, 0, ROAD - 5),
            granite,
            lambda w: [svg.path(arches(w, max(1, int(w // 12)), 6, (7, 25)), granite.face((0.6, 0.2, -0.9)))],
        )
        for y0, y1 in ((0, 22), (208, 230))
    ]
    return svg.join([
        approach[0], pylon(6, tops[0][1]), pylon(6, tops[1][1]), truss(11, near=False),
        svg.stroke(laterals, steel.right, 0.9), approach[1], *span, pylon(34, tops[0][1]), truss(29, near=True),
        pylon(34, tops[1][1]), bunting, cloth,
    ])  # fmt: skip


OPERA_HOUSE = Landmark(
    "the Sydney Opera House", _opera_house, 120, 112, 92,
    casts=(Block(0, 0, 120, 112, 0, 12), Block(12, 30, 52, 80, 0, 70), Block(64, 34, 96, 80, 0, 58)),
)  # fmt: skip
HARBOUR_BRIDGE = Landmark(
    "the Harbour Bridge", _harbour_bridge, 40, 230, 130, Site.WATER,
    casts=(Block(12, 0, 28, 230, 0, 36), Block(12, 80, 28, 150, 0, 100)),
)  # fmt: skip

CITIES: Cities = {SYDNEY: (OPERA_HOUSE, HARBOUR_BRIDGE)}
