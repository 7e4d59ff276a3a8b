"""San Francisco: the Golden Gate Bridge and the Transamerica Pyramid."""

from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.americas_hills import canopy, hill, slope_spots
from dioramacast.renderer.landmarks.americas_kit import dressed, floodlit, halo, opening, slots, tapered
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, face, left_wall, right_wall
from dioramacast.renderer.svg import Markup

SAN_FRANCISCO, SAUSALITO = 5391959, 5393611

SIZE = 1.6
"""How much larger the bridge is drawn than the units below: it is the hero, out in the bay."""
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

    def cable() -> Markup:
        ys = [SPAN_ENDS[0] + (SPAN_ENDS[1] - SPAN_ENDS[0]) * i / 40 for i in range(41)]
        hangers = "".join(
            svg.polygon([project(0, y, _cable_height(y)), project(0, y, DECK)], close=False) for y in ys[1:-1]
        )
        main = [project(0, y, _cable_height(y)) for y in ys]
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
    truss = "M0 .8h230M0 5.4h230" + "".join(f"M{i * 10} 5.4l5-4.6 5 4.6" for i in range(23))
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
    cable_name = scene.definitions.shape(cable())
    far_legs = [svg.use(leg_name, project(9.5, y)) for y in TOWERS_AT]
    near = [svg.use(name, project(x, y)) for y in TOWERS_AT for name, x in ((struts_name, 0.0), (leg_name, 30.5))]
    foam = "".join(
        svg.outline("M", px - 22, py, "a", 22, 12.5, 0, 1, 0, 44, 0, "a", 22, 12.5, 0, 1, 0, -44, 0, "z")
        for px, py in (project(20, y) for y in TOWERS_AT)
    )
    glows = [halo(scene, project(20, y, 70), 84, "#ffb27a", 0.32) for y in TOWERS_AT]
    beacons = [svg.circle(*project(20, y, TOWER_TOP + 4), 1.4, palette.shown("#ff5a4a")) for y in TOWERS_AT]
    return svg.group(
        hills[0], svg.path(foam, "#ffffff", opacity=0.3), svg.use(cable_name, project(9.5, 0)), *far_legs, *span,
        *near, svg.use(cable_name, project(30.5, 0)), hills[1], *glows, *beacons, transform=f"scale({SIZE})",
    )  # fmt: skip


def _pyramid_tower(scene: Scene) -> Markup:
    """San Francisco's slim white pyramid: rows of windows, a wing on either side of its upper half, a pale spire."""
    palette = scene.palette
    white, glass = floodlit(palette, "#f4f1ea", 0.2), opening(palette, "#6f7f96")
    steel, side, high, tip = palette.snowed("#d3dae2", 0.4), 27.0, 178.0, 6.0
    foot = Block(5, 5, 61, 61, 12, high)
    rows = []
    for i in range(20):
        t, z = (i + 0.5) / 20, 20 + (high - 26) * i / 20
        reach = side + 1 - (side - tip) * t
        rows.append(
            svg.polygon([project(33 - reach + 3, 33 + reach, z), project(33 + reach - 1.5, 33 + reach, z)], close=False)
        )
        rows.append(
            svg.polygon([project(33 + reach, 33 + reach - 1.5, z), project(33 + reach, 33 - reach + 3, z)], close=False)
        )
    feet = [8.0 + 12.5 * i for i in range(5)]
    zigzags = [[(u, 60.0, 1.0), ((u + v) / 2, 60.0, 13.0), (v, 60.0, 1.0)] for u, v in pairwise(feet)]
    zigzags += [[(y, x, z) for x, y, z in zigzag] for zigzag in zigzags]
    struts = "".join(svg.polygon([project(*spot) for spot in zigzag], close=False) for zigzag in zigzags)
    wings = [tapered(Block(28, 46, 38, 53, 84, 152), 2, white), tapered(Block(46, 28, 53, 38, 84, 152), 2, white)]
    return svg.join([
        dressed(scene, Block(0, 0, 66, 66, 0, 2), palette.snowed("#d8d2c6")),
        dressed(scene, Block(12, 12, 54, 54, 2, 12), palette.material("#59657a")), svg.stroke(struts, white.left, 2.4),
        tapered(foot, 28 - tip - 0.5, white), svg.stroke("".join(rows), glass, 2.1, stroke_linecap="butt"), *wings,
        tapered(Block(26.5, 26.5, 39.5, 39.5, high, high + 44), 6.2, steel),
        halo(scene, project(33, 33, high + 44), 26, "#fff1c8", 0.8),
    ])  # fmt: skip


GOLDEN_GATE_BRIDGE = Landmark(
    "the Golden Gate Bridge", _golden_gate, 40 * SIZE, 230 * SIZE, 132 * SIZE, Site.WATER,
    casts=tuple(
        Block(*(SIZE * v for v in block))
        for block in ((14, 0, 26, 230, 0, 32), (6, 60, 34, 72, 0, 120), (6, 160, 34, 172, 0, 120))
    ),
)  # fmt: skip
PYRAMID_TOWER = Landmark(
    "the Transamerica Pyramid",
    _pyramid_tower,
    66,
    66,
    222,
    casts=(Block(8, 8, 58, 58, 0, 70), Block(18, 18, 48, 48, 0, 170)),
)

CITIES: Cities = {
    SAN_FRANCISCO: (GOLDEN_GATE_BRIDGE, PYRAMID_TOWER),
    SAUSALITO: (GOLDEN_GATE_BRIDGE,),
}
