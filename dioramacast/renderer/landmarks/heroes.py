"""The hero in the middle: one fitting building for the culture, climate and size of the place."""

from collections.abc import Callable

from dioramacast.models import Place, WaterKind
from dioramacast.renderer import svg
from dioramacast.renderer.facades import LIT
from dioramacast.renderer.families import family_of, is_high_rise
from dioramacast.renderer.geometry import project
from dioramacast.renderer.plan import Settlement, settlement_of
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.shores import is_open_sea
from dioramacast.renderer.solids import (
    Block,
    box,
    contact_shade,
    curved_hip_roof,
    dome,
    gable_roof,
    hip_roof,
    left_wall,
    right_wall,
    turned,
)
from dioramacast.renderer.svg import Markup

MUSLIM = frozenset(
    [
        "EG",
        "LY",
        "DZ",
        "MA",
        "TN",
        "SD",
        "MR",
        "ML",
        "NE",
        "TD",
        "SA",
        "YE",
        "OM",
        "AE",
        "QA",
        "KW",
        "BH",
        "IQ",
        "IR",
        "SY",
        "JO",
        "PS",
        "AF",
        "PK",
        "TM",
        "UZ",
        "TJ",
        "KZ",
        "KG",
        "AZ",
        "TR",
        "DJ",
        "SO",
        "BD",
        "MY",
        "ID",
        "BN",
        "SN",
        "GM",
        "MV",
        "KM",
        "XK",
        "AL",
        "EH",
    ]
)
BUDDHIST = frozenset(("TH", "MM", "LA", "KH", "LK", "BT", "NP", "IN"))
Hero = tuple[Callable[[Scene], Markup], float, float]
"""A drawing around the footprint's back corner, its footprint's side, and its height."""


SCALE = {
    Settlement.HAMLET: 1.0,
    Settlement.TOWN: 1.0,
    Settlement.CITY: 1.16,
    Settlement.METROPOLIS: 1.3,
    Settlement.VILLAGE: 1.0,
    Settlement.MEGACITY: 1.3,
}
"""A hero stands out among its neighbours, so it grows with them."""


def hero_of(place: Place) -> Hero:
    """The first of the rules that holds."""
    family, settlement = family_of(place).name, settlement_of(place)
    is_hamlet, has_country = settlement <= Settlement.VILLAGE, bool(place.country)
    rules: tuple[tuple[bool, Hero], ...] = (
        (is_open_sea(place) or (is_hamlet and place.water.shore is WaterKind.SEA), (lighthouse, 44, 120)),
        (is_hamlet and not has_country, (hut, 52, 34)),
        (place.country in MUSLIM or (not has_country and family == "mudbrick"), (mosque, 84, 90)),
        (family == "east-asian", (pagoda, 78, 170)),
        (place.country in BUDDHIST, (stupa, 84, 150)),
        (settlement >= Settlement.METROPOLIS and is_high_rise(place), (skyscraper, 76, 190)),
        (family in ("mediterranean", "mansard"), (basilica, 88, 110)),
        (is_hamlet, (chapel, 58, 80)),
    )
    return next((hero for holds, hero in rules if holds), (church, 88, 150))


def _windows(scene: Scene, block: Block, count: int, y: float, size: tuple[float, float]) -> list[Markup]:
    """A row of round-arched windows on both walls, ``y`` below the wall's top."""
    palette = scene.palette
    colour = palette.shown(LIT[0]) if palette.lit_share > 0.1 else palette.material("#4b5270").left
    w, h = size

    def row(length: float) -> Markup:
        d = "".join(
            svg.outline("M", x, y + h, "v", -h + w / 2, "a", w / 2, w / 2, 0, 0, 1, w, 0, "v", h - w / 2, "z")
            for x in (length * (i + 0.5) / count - w / 2 for i in range(count))
        )
        return svg.path(d, colour)

    foot = contact_shade(scene.definitions, block.width, block.height)
    return [
        left_wall(block, row(block.width), foot),
        right_wall(block, row(block.depth), contact_shade(scene.definitions, block.depth, block.height)),
    ]


def _spire(scene: Scene, block: Block, height: float, roof: str) -> list[Markup]:
    palette = scene.palette
    tip = project((block.x0 + block.x1) / 2, (block.y0 + block.y1) / 2, block.z1 + height)
    cross = svg.outline("M", tip[0], tip[1], "v", -12, "m", -3.5, 4, "h", 7)
    return [
        hip_roof(block, height, palette.snowed(roof, 0.5), 2, 0),
        svg.stroke(cross, palette.material("#e8c65a").left, 1.5),
    ]


def church(scene: Scene) -> Markup:
    """A nave with a tall tower at its near end."""
    stone, roof = scene.palette.material("#ddd0bd"), scene.palette.snowed("#5d6a72")
    nave = Block(4, 24, 64, 64, 0, 40)
    tower = Block(58, 30, 86, 58, 0, 84)
    belfry = Block(60, 32, 84, 56, 84, 102)
    return svg.join([
        box(nave, stone), *_windows(scene, nave, 5, 10, (5, 22)), gable_roof(nave, 26, roof, stone),
        box(tower, stone), *_windows(scene, tower, 2, 16, (5, 14)),
        box(belfry, stone), *_windows(scene, belfry, 2, 4, (5, 11)), *_spire(scene, belfry, 52, "#4f7a72"),
    ])  # fmt: skip


def chapel(scene: Scene) -> Markup:
    wall, roof = scene.palette.material("#f4efe4"), scene.palette.snowed("#9a4a3a")
    nave, tower = Block(0, 14, 40, 44, 0, 22), Block(36, 19, 56, 39, 0, 46)
    return svg.join([
        box(nave, wall), *_windows(scene, nave, 3, 6, (4, 10)), gable_roof(nave, 16, roof, wall),
        box(tower, wall), *_windows(scene, tower, 1, 10, (5, 12)), *_spire(scene, tower, 32, "#9a4a3a"),
    ])  # fmt: skip


def basilica(scene: Scene) -> Markup:
    """A domed crossing and a campanile, in white and terracotta."""
    palette = scene.palette
    wall, roof = palette.material("#f6ead6"), palette.snowed("#c9683f")
    body, drum = Block(0, 10, 64, 70, 0, 38), Block(14, 22, 50, 58, 38, 56)
    tower = Block(66, 48, 86, 68, 0, 92)
    lantern = svg.group(turned([(15, 0), (15, 12)], wall, scene.definitions),
                        dome(17, 12, palette.snowed("#c07a4e", 0.6), scene.definitions, 1.05),
                        turned([(3, 30), (3, 37), (0, 44)], wall, scene.definitions),
                        transform=svg.translate(project(32, 40, 56)))  # fmt: skip
    return svg.join([
        box(body, wall), *_windows(scene, body, 5, 10, (5, 18)), hip_roof(body, 12, roof, 2, 0.3),
        box(drum, wall), *_windows(scene, drum, 3, 4, (4, 9)), lantern,
        box(tower, wall), *_windows(scene, tower, 2, 8, (4, 13)), hip_roof(tower, 20, roof, 2, 0),
    ])  # fmt: skip


def mosque(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    wall, gold = palette.material("#f1e2c6"), palette.material("#d8a648")
    hall, upper = Block(10, 10, 74, 74, 0, 34), Block(22, 22, 62, 62, 34, 46)
    minaret = definitions.shape(svg.join([
        turned([(7, 0), (6, 58), (9, 62), (9, 66), (5, 67), (4.6, 86), (6.4, 88)], wall, definitions),
        dome(5, 88, gold, definitions, 1.5),
    ]))  # fmt: skip
    crescent = svg.stroke(svg.outline("M", 0, -84, "v", -10), gold.left, 1.6)
    top = svg.group(turned([(18, 46), (18, 55)], wall, definitions), dome(19, 55, gold, definitions, 1.3), crescent,
                    transform=svg.translate(project(42, 42)))  # fmt: skip
    return svg.join([
        svg.use(minaret, project(6, 6)),
        box(hall, wall), *_windows(scene, hall, 5, 8, (7, 22)), box(upper, wall), *_windows(scene, upper, 4, 3, (4, 7)),
        top, svg.use(minaret, project(78, 6)), svg.use(minaret, project(6, 78)), svg.use(minaret, project(78, 78)),
    ])  # fmt: skip


def pagoda(scene: Scene) -> Markup:
    """Five storeys that grow smaller, each under an upturned roof."""
    palette = scene.palette
    red, roof, stone = palette.material("#b8452f"), palette.snowed("#47618a"), palette.material("#cfc6b8")
    parts = [box(Block(4, 4, 74, 74, 0, 6), stone)]
    z = 6.0
    for i in range(5):
        inset = 14 + 3.6 * i
        storey = Block(inset, inset, 78 - inset, 78 - inset, z, z + 21 - i)
        parts += [
            box(storey, red),
            *_windows(scene, storey, 3, 5, (5, 10)),
            curved_hip_roof(storey, 13, roof, 10 - i, 0.2),
        ]
        z = storey.z1 + 7
    gold = palette.material("#e3b84f")
    mast = turned([(3.2, 0), (2.2, 8), (3, 9), (1.4, 18), (2.2, 19), (0, 36)], gold, scene.definitions)
    return svg.join([*parts, svg.group(mast, transform=svg.translate(project(39, 39, z + 3)))])


def stupa(scene: Scene) -> Markup:
    """A stepped base, a golden bell and a long tip."""
    palette, definitions = scene.palette, scene.definitions
    white, gold = palette.material("#f3ead8"), palette.material("#e2b23f")
    base = Block(4, 4, 80, 80, 0, 12)
    second, third = base.inset(9, 24), base.inset(9, 24).inset(8, 36)
    bell = turned(
        [(24, 36), (25, 42), (22, 54), (14, 68), (9, 80), (10, 83), (6, 96), (6.6, 98), (0, 140)], gold, definitions
    )
    return svg.join([
        box(base, white), *_windows(scene, base, 7, 3, (4, 9)),
        box(second, white), *_windows(scene, second, 5, 3, (4, 9)),
        box(third, white), svg.group(bell, transform=svg.translate(project(42, 42))),
    ])  # fmt: skip


def skyscraper(scene: Scene) -> Markup:
    """Set-backs and a spire, lit from within after dark."""
    palette = scene.palette
    stone, roof = palette.material("#ead7b4"), palette.snowed("#c9b48f")
    steps = [Block(2, 2, 74, 74, 0, 28), Block(12, 12, 64, 64, 28, 108), Block(19, 19, 57, 57, 108, 146),
             Block(26, 26, 50, 50, 146, 164)]  # fmt: skip
    parts = []
    for step in steps:
        parts += [box(step, stone, roof), *_piers(scene, step)]
    crown = turned([(11, 164), (10, 174), (7, 176), (5.5, 187), (2, 190), (1.4, 205), (0, 224)],
                   palette.material("#6fa89c"), scene.definitions)  # fmt: skip
    return svg.join([*parts, svg.group(crown, transform=svg.translate(project(38, 38)))])


def _piers(scene: Scene, block: Block) -> list[Markup]:
    """Upright window bands, some of their windows lit."""
    palette = scene.palette
    count = max(3, int(block.width // 8))
    step = block.width / count
    bands = "".join(f"M{svg.number(step * (i + 0.5))} 4v{svg.number(block.height - 6)}" for i in range(count))
    spots = [(i, j) for i in range(count) for j in range(int((block.height - 8) // 8))]
    lit = "".join(
        f"M{svg.number(step * (i + 0.5))} {5 + 8 * j}v5"
        for i, j in spots
        if (i * 7 + j * 13) % 20 < palette.lit_share * 20
    )
    drawings = [
        svg.path(bands, "none", stroke=palette.material("#55607e").left, stroke_width=3.6, stroke_dasharray="5 3"),
        svg.path(lit, "none", stroke=palette.shown(LIT[0]), stroke_width=3.6),
        contact_shade(scene.definitions, block.width, block.height),
    ]
    return [left_wall(block, *drawings), right_wall(block, *drawings)]


def lighthouse(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    white, red = palette.material("#f7f3ea"), palette.material("#c8443a")
    lamp = palette.shown("#ffe9a8") if palette.lit_share > 0.05 else palette.material("#7d93a8").left
    rock = turned([(24, 0), (22, 5), (17, 7)], palette.snowed("#8a8f8c"), definitions)
    tower = [
        turned([(13, 7), (11.6, 32)], white, definitions), turned([(11.6, 32), (10.4, 54)], red, definitions),
        turned([(10.4, 54), (9.2, 78)], white, definitions), turned([(12, 78), (12, 81)], red, definitions),
    ]  # fmt: skip
    glass = svg.rect(-8, -96, 16, 15, lamp, rx="2")
    parts = [rock, *tower, glass, dome(9, 96, red, definitions, 1.1)]
    if palette.lit_share > 0.05:
        halo = definitions.radial([(0, "#ffedb5", 0.85), (0.3, "#ffe6a0", 0.3), (1, "#ffe6a0", 0)])
        parts.append(svg.circle(0, -89, 74, halo, stroke="none"))
    return svg.group(*parts, transform=svg.translate(project(22, 22)))


def hut(scene: Scene) -> Markup:
    """A station on stilts for the ends of the Earth."""
    palette = scene.palette
    red, roof = palette.material("#c8503a"), palette.snowed("#d5dbe4")
    body = Block(2, 12, 50, 40, 8, 30)
    legs = [box(Block(x, y, x + 4, y + 4, 0, 8), palette.material("#6b7280")) for x in (6, 42) for y in (16, 34)]
    mast = svg.stroke(
        svg.polygon([project(10, 20, 30), project(10, 20, 62)], close=False), palette.material("#8b93a3").left, 1.6
    )
    return svg.join([*legs, box(body, red, roof), *_windows(scene, body, 5, 6, (5, 7)), mast])
