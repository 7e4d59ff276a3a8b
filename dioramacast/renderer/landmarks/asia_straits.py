"""The twin towers of Kuala Lumpur and the monument of Jakarta."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Vector, lerp, project
from dioramacast.renderer.landmarks.asia_kit import floodlit, ground_glow, halo, lamps, night_share, storeys
from dioramacast.renderer.landmarks.asia_round import bell, radial, rings
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face, turned
from dioramacast.renderer.svg import Markup

PETRONAS = ((25.0, 8.0), (25.0, 128.0), (22.5, 129.0), (22.5, 160.0), (19.5, 161.0), (19.0, 184.0), (15.5, 185.0),
    (14.5, 202.0), (11.0, 203.0), (9.5, 216.0), (6.5, 217.0), (4.5, 230.0))  # fmt: skip


def _petronas_tower(scene: Scene) -> Markup:
    """A sixteen-pointed plan: bright ribs, ring upon ring of sunshades, a pinnacle with its ball."""
    palette, definitions = scene.palette, scene.definitions
    steel = floodlit(palette, "#d3dbe2", 0.7)
    glass = mix(steel.right, "#2c466e", 0.55)
    parts = [turned(PETRONAS, steel, definitions)]
    hoops = []
    for (r0, z0), (r1, z1) in zip(PETRONAS[::2], PETRONAS[1::2], strict=True):
        count = int((z1 - z0) // 4.6)
        hoops += [(lerp(r0, r1, (k + 0.5) / count), lerp(z0, z1, (k + 0.5) / count)) for k in range(count)]
    ribs = ""
    for (r0, z0), (r1, z1) in zip(PETRONAS[::2], PETRONAS[1::2], strict=True):
        for c, s in radial(24, 1.0, 7.5):
            if s > 0:
                ribs += svg.outline(
                    "M", r0 * CIRCLE_RX * c, r0 * CIRCLE_RY * s - z0, "L", r1 * CIRCLE_RX * c, r1 * CIRCLE_RY * s - z1
                )
    parts += [rings(hoops, glass, 1.9, 0.8), svg.stroke(ribs, steel.edge, 1.1, opacity=0.55),
        rings([(r, z) for r, z in PETRONAS[1::2]], steel.edge, 1.5)]  # fmt: skip
    if night_share(palette):
        lit = [h for i, h in enumerate(hoops) if i % 5 == 2]
        parts.append(rings(lit, palette.shown("#ffe9b8"), 1.5, 0.95))
    mast = bell([(4, 230), (2.4, 240), (1.6, 246), (3.2, 249), (1.4, 252), (0.8, 264), (0, 282)], steel, definitions, 0)
    return svg.join([*parts, mast])


def _petronas(scene: Scene) -> Markup:
    palette = scene.palette
    steel, stone = floodlit(palette, "#cfd8df", 0.7), palette.snowed("#d8d2c6")
    tower = scene.definitions.shape(_petronas_tower(scene))
    podium = Block(8, 8, 112, 112, 2, 12)
    (ax, ay), (bx, by) = project(34, 86, 104), project(86, 34, 104)
    deck = svg.polygon([(ax + 20, ay - 5), (bx - 20, by - 5), (bx - 20, by + 6), (ax + 20, ay + 6)])
    leg = svg.outline("M", ax + 24, ay + 44, "L", (ax + bx) / 2, ay + 6, "L", bx - 24, by + 44)
    windows = svg.outline("M", ax + 22, ay + 0.5, "H", bx - 22)
    lit = palette.shown("#ffe9b8") if night_share(palette) else steel.right
    pool = [(70, 116, 2), (116, 116, 2), (116, 70, 2), (114, 70, 2), (114, 114, 2), (70, 114, 2)]
    return svg.join([
        ground_glow(scene, 60, 60, 58), box(Block(0, 0, 120, 120, 0, 2), stone), box(podium, steel),
        *storeys(scene, podium, (14, 14), 1),
        face(pool, palette.material("#3f9ec4").top), svg.use(tower, project(86, 34)),
        svg.stroke(leg, steel.right, 3), svg.stroke(leg, steel.edge, 1, opacity=0.6), svg.path(deck, steel.left),
        svg.stroke(windows, lit, 2.4, stroke_dasharray="3 2.4", stroke_linecap="butt"),
        svg.stroke(svg.outline("M", ax + 20, ay - 5, "H", bx - 20), steel.edge, 1.4),
        svg.use(tower, project(34, 86)), placed(86, 34, 282, halo(scene, 16, "#dfefff")),
        placed(34, 86, 282, halo(scene, 16, "#dfefff")),
    ])  # fmt: skip


PETRONAS_TOWERS = Landmark(
    "the Petronas Towers", _petronas, 120, 120, 282, Site.PLAZA,
    casts=(Block(8, 8, 112, 112, 0, 12), Block(12, 64, 56, 108, 0, 190), Block(64, 12, 108, 56, 0, 190)),
)  # fmt: skip


def _monas(scene: Scene) -> Markup:
    """The marble shaft with its golden flame, rising from the cup."""
    palette, definitions = scene.palette, scene.definitions
    marble, gold = floodlit(palette, "#f3efe8", 0.75, 0.4), floodlit(palette, "#f0b428", 0.9)
    stone, lawn = palette.snowed("#d9d0c2"), palette.snowed("#7fb85c")
    parts = [box(Block(0, 0, 120, 120, 0, 2), stone)]
    for x, y in ((4, 4), (70, 4), (4, 70), (70, 70)):
        parts.append(box(Block(x, y, x + 46, y + 46, 2, 3), lawn))
    parts += [
        ground_glow(scene, 60, 60, 58),
        box(Block(22, 22, 98, 98, 3, 8), marble),
        box(Block(30, 30, 90, 90, 8, 12), marble),
    ]
    low, high = 17.0, 36.0
    left = svg.outline("M", *project(60 - low, 60 + low, 12), "L", *project(60 + low, 60 + low, 12), "Q",
        *project(60 + low, 60 + low, 34),
        *project(60 + high, 60 + high, 44), "L", *project(60 - high, 60 + high, 44), "Q",
        *project(60 - low, 60 + low, 34),
        *project(60 - low, 60 + low, 12), "Z")  # fmt: skip
    right = svg.outline("M", *project(60 + low, 60 + low, 12), "L", *project(60 + low, 60 - low, 12), "Q",
        *project(60 + low, 60 - low, 34),
        *project(60 + high, 60 - high, 44), "L", *project(60 + high, 60 + high, 44), "Q",
        *project(60 + low, 60 + low, 34),
        *project(60 + low, 60 + low, 12), "Z")  # fmt: skip
    cup = Block(60 - high, 60 - high, 60 + high, 60 + high, 44, 49)
    parts += [svg.path(left, marble.face((0, 1, -0.4))), svg.path(right, marble.face((1, 0, -0.4))), box(cup, marble)]
    stages = [(11.0, 49.0), (7.0, 90.0), (5.0, 150.0), (4.2, 206.0)]
    for side in (0, 1):
        points: list[Vector] = [((60 - h, 60 + h, z) if side == 0 else (60 + h, 60 - h, z)) for h, z in stages]
        corner: list[Vector] = [(60 + h, 60 + h, z) for h, z in stages]
        d = curve([project(*p) for p in points]) + curve([project(*p) for p in reversed(corner)], "L") + "z"
        parts.append(svg.path(d, marble.left if side == 0 else marble.right))
    parts.append(svg.stroke(curve([project(60 + h, 60 + h, z) for h, z in stages]), marble.edge, 1.4))
    parts.append(box(Block(52, 52, 68, 68, 206, 211), marble))
    flame = svg.outline("M", -9, 0, "C", -15, -12, -6, -18, -8, -28, "C", -2, -24, -1, -20, -1, -16, "C", 2, -22, 1,
        -32, 5, -38, "C", 5, -28, 14, -20,
        11, -8, "C", 10, -3, 8, 0, 6, 1, "Z")  # fmt: skip
    paint = definitions.linear([(0, gold.face((0, 0.6, 0.7))), (0.5, gold.left), (1, gold.right)], (0, 0), (1, 0.4))
    licks = svg.outline(
        "M", -4, -3, "q", -4, -8, 0, -15, "M", 2, -3, "q", 3, -10, 1, -17, "M", 7, -4, "q", 3, -7, 0, -13
    )
    parts.append(placed(60, 60, 211, halo(scene, 44, "#ffc050"), turned([(7, 0), (8.5, 3)], gold, definitions),
        svg.path(flame, paint),
        svg.stroke(licks, gold.right, 1.2, opacity=0.7)))  # fmt: skip
    return svg.join([*parts, lamps(scene, [(24, 98, 9), (60, 98, 9), (97, 97, 9), (98, 60, 9), (98, 24, 9)], 2.4)])


MONAS = Landmark(
    "the National Monument",
    _monas,
    120,
    120,
    252,
    Site.PARK,
    casts=(Block(24, 24, 96, 96, 0, 46), Block(53, 53, 67, 67, 0, 190)),
)

CITIES: Cities = {1735161: (PETRONAS_TOWERS,), 1642911: (MONAS,)}
