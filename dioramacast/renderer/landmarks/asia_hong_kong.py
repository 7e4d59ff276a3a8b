"""Hong Kong's towers, and the junk in its harbour."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Point, Vector, lerp, project
from dioramacast.renderer.landmarks.asia_kit import floodlit, halo, lamps, night_share, storeys, strokes
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face
from dioramacast.renderer.svg import Markup


def _bank_of_china(scene: Scene, s: float, base: float) -> Markup:
    """Four triangular shafts that end one after the other, tied by white diagonals."""
    glass, steel = floodlit(scene.palette, "#5f86ad", 0.25), floodlit(scene.palette, "#f2f5f7", 0.55)
    c, m = s / 2, s  # the middle, and the height of one module
    full = base + 4.3 * m
    left_top, right_top = base + 1.9 * m, base + 2.9 * m
    second = full - m * 0.6
    west, south, east, centre = (0.0, s), (s, s), (s, 0.0), (c, c)

    def spot(p: Point, z: float) -> Vector:
        return p[0], p[1], z

    both = mix(glass.left, glass.right, 0.5)
    parts = [
        face([spot(west, base), spot(centre, base), spot(centre, second), spot(west, second - c)], both),
        face([spot(centre, base), spot(east, base), spot(east, full - c), spot(centre, full)],
            mix(both, glass.right, 0.4)),
        face([spot(west, left_top), spot(south, left_top), spot(centre, left_top + c)], glass.face((0, 0.7, 0.7))),
        face([spot(west, base), spot(south, base), spot(south, left_top), spot(west, left_top)], glass.left),
        face([spot(south, right_top), spot(east, right_top), spot(centre, right_top + c)], glass.face((0.7, 0, 0.7))),
        face([spot(south, base), spot(east, base), spot(east, right_top), spot(south, right_top)], glass.right),
        face([spot(south, left_top), spot(south, right_top), spot(centre, right_top + c), spot(centre, left_top + c)],
            mix(glass.left, "#10183a", 0.2)),
    ]  # fmt: skip
    floors = [[spot(west, z), spot(south, z)] for z in _steps(base, left_top, 6)]
    floors += [[spot(south, z), spot(east, z)] for z in _steps(base, right_top, 6)]
    floors += [[spot(centre, z), spot(east, z)] for z in _steps(right_top + c, full - c, 6)]
    floors += [[spot(west, z), spot(centre, z)] for z in _steps(left_top + c, second - c, 6)]
    parts.append(strokes(floors, glass.edge, 0.7, 0.35))
    ties: list[list[Vector]] = []
    for a, b, top in ((west, south, left_top), (south, east, right_top)):
        z = base
        while z + m * 0.9 <= top + 1:
            ties += [[spot(a, z), spot(b, z + m * 0.95)], [spot(b, z), spot(a, z + m * 0.95)]]
            z += m * 0.95
        ties.append([spot(a, top), spot(b, top), spot(centre, top + c)])
        ties.append([spot(a, top), spot(centre, top + c)])
    ties += [[spot(south, base), spot(south, right_top)], [spot(west, base), spot(west, second - c),
        spot(centre, second)],
        [spot(east, base), spot(east, full - c), spot(centre, full), spot(centre, right_top + c)],
        [spot(centre, left_top + c), spot(west, second - c)], [spot(centre, right_top + c), spot(east, full - c)],
        [spot(east, right_top), spot(centre, right_top + c + m)]]  # fmt: skip
    parts += [strokes(ties, steel.left, 1.9),
        strokes([[(c - 3, c - 1, full - 2), (c - 3, c - 1, full + 44)],
            [(c + 4, c - 7, full - 6), (c + 4, c - 7, full + 40)]],
            steel.left, 1.7)]  # fmt: skip
    if is_lit(scene.palette):
        spots = [p for tie in ties[:14] for p in (tie[0], tie[-1])]
        parts.append(lamps(scene, spots, 1.6, "#e8f4ff"))
    return svg.join(parts)


def _steps(low: float, high: float, by: float) -> list[float]:
    return [low + by * i for i in range(1, int((high - low) // by) + 1)]


def _hong_kong(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, pale = palette.snowed("#cfc9c0"), floodlit(palette, "#c6d3dc", 0.3)
    ifc = [Block(6, 66, 40, 100, 3, 132), Block(9, 69, 37, 97, 132, 164), Block(12, 72, 34, 94, 164, 186)]
    parts = [box(Block(0, 0, 120, 120, 0, 3), stone)]
    back = Block(12, 10, 40, 40, 3, 112)
    parts += [box(back, floodlit(palette, "#b98d6a", 0.2)), *storeys(scene, back, (5, 5), 13)]
    for block in ifc:
        parts += [box(block, pale), *storeys(scene, block, (8, 8), int(block.height // 9), glass="#7f95b0")]
    claws = [[(x, y, 186), (23 + (x - 23) * 0.9, 83 + (y - 83) * 0.9, 204)] for x, y in
        [(12 + 22 * i / 5, 94) for i in range(6)] + [(34, 72 + 22 * i / 5) for i in range(6)]]  # fmt: skip
    parts += [strokes(claws, pale.edge, 2.2), lamps(scene, [claw[1] for claw in claws], 1.8, "#e8f4ff")]
    podium = Block(56, 14, 112, 70, 3, 15)
    parts += [box(podium, floodlit(palette, "#bdb6ab", 0.7)), *storeys(scene, podium, (9, 9), 1),
        placed(60, 18, 0, _bank_of_china(scene, 48, 15))]  # fmt: skip
    low = Block(60, 84, 112, 112, 3, 26)
    sails = [Block(64 + 16 * i, 86, 76 + 16 * i, 110, 26, 32) for i in range(3)]
    parts += [box(low, floodlit(palette, "#e9e3d8", 0.6)), *storeys(scene, low, (8, 5), 3)]
    for b in sails:
        roof = definitions.linear(
            [(0, palette.snowed("#f7f3ec").left), (1, palette.snowed("#f7f3ec").right)], (0, 0), (1, 0)
        )
        a, m, c = project(b.x0, b.y1, 26), project(b.x0 + 6, (b.y0 + b.y1) / 2, 40), project(b.x1, b.y0, 26)
        near = project(b.x1, b.y1, 26)
        parts.append(
            svg.path(svg.outline("M", *a, "Q", a[0] + 2, m[1], *m, "Q", c[0], m[1], *c, "L", *near, "Z"), roof)
        )
    return svg.join(parts)


BANK_OF_CHINA = Landmark(
    "the Bank of China Tower", _hong_kong, 120, 120, 290, Site.PLAZA,
    casts=(Block(58, 16, 108, 66, 0, 190), Block(6, 66, 40, 100, 0, 180), Block(60, 84, 112, 112, 0, 28)),
)  # fmt: skip


def _junk(scene: Scene) -> Markup:
    """A junk with three battened sails."""
    palette = scene.palette
    wood, red = palette.material("#8a5234"), palette.material("#c93a2e")
    foam = palette.material("#eaf6f8").top
    hull = svg.outline("M", -38, -12, "C", -30, -6, 10, -4, 30, -14, "L", 36, -26, "L", 42, -26, "C", 40, -10, 34, 2,
        24, 6,
        "C", 4, 11, -22, 8, -30, 2, "C", -35, -2, -38, -8, -38, -12, "Z")  # fmt: skip
    deck = svg.outline(
        "M", -38, -12, "C", -28, -18, 6, -18, 28, -22, "L", 36, -26, "L", 30, -14, "C", 10, -4, -30, -6, -38, -12, "Z"
    )
    planks = svg.outline("M", -34, -5, "C", -20, 2, 14, 3, 36, -9, "M", -30, 0, "C", -14, 6, 12, 7, 32, -2)
    parts = [
        svg.ellipse(0, 3, 44, 13, foam, opacity=0.25),
        svg.path(hull, scene.definitions.linear([(0, wood.left), (1, wood.right)], (0, 0), (1, 0))),
        svg.stroke(planks, wood.face((1, 0, -0.5)), 1.1, opacity=0.7), svg.path(deck, wood.top),
        svg.path(svg.outline("M", 16, -20, "l", 14, -3, "v", -9, "l", -14, 4, "z"), palette.material("#b5763f").left),
        svg.path(svg.outline("M", 14, -28, "l", 18, -5, "l", 2, 3, "l", -18, 5, "z"), palette.snowed("#5d8a6a").top),
    ]  # fmt: skip
    for x, foot, wide, tall, tilt in (
        (25.0, -30.0, 15.0, 34.0, 0.0),
        (-24.0, -14.0, 17.0, 44.0, -3.0),
        (2.0, -16.0, 26.0, 66.0, 0.0),
    ):
        mast = svg.stroke(svg.outline("M", x, foot + 4, "l", tilt, -tall - 10), wood.right, 2)
        sail = [(x - wide * 0.62, foot - tall * 0.1), (x - wide * 0.66 + tilt, foot - tall * 0.5),
            (x - wide * 0.3 + tilt, foot - tall * 0.97),
            (x + wide * 0.2 + tilt, foot - tall * 1.06), (x + wide * 0.56 + tilt, foot - tall * 0.75),
            (x + wide * 0.6, foot - tall * 0.3),
            (x + wide * 0.4, foot)]  # fmt: skip
        d = curve(sail) + "z"
        paint = scene.definitions.linear(
            [(0, red.left), (0.55, red.face((0.3, 0.6, 0.3))), (1, red.right)], (0, 0), (1, 0.2)
        )
        battens = "".join(
            svg.outline("M", lerp(sail[0][0], sail[2][0], t), lerp(sail[0][1], sail[2][1], t), "Q", x,
                lerp(foot, foot - tall, t) + 3,
                lerp(sail[6][0], sail[3][0], t) + wide * 0.24 * math.sin(math.pi * t),
                lerp(sail[6][1], sail[3][1], t))
            for t in (0.14, 0.32, 0.5, 0.68, 0.86)
        )  # fmt: skip
        parts += [mast, svg.path(d, paint), svg.stroke(battens, red.face((1, -0.4, -0.4)), 1.3, opacity=0.75),
            svg.stroke(curve(sail), red.edge, 1, opacity=0.6)]  # fmt: skip
    lantern = [
        svg.circle(39, -32, 3, palette.material("#d8432f").left),
        svg.circle(-37, -18, 2.4, palette.material("#d8432f").left),
    ]
    wake = svg.outline(
        "M", -46, 6, "q", 8, 5, 18, 7, "M", 30, 12, "q", 10, -2, 16, -8, "M", -30, 16, "h", 16, "M", 6, 17, "h", 20
    )
    lit = svg.EMPTY
    if night_share(palette):
        lit = svg.join(
            [
                svg.group(halo(scene, 15), transform=svg.translate((39, -32))),
                svg.circle(39, -32, 2.6, palette.shown("#ffc060")),
            ]
        )
    return placed(40, 40, 0, *parts, *lantern, svg.stroke(wake, foam, 1.3, opacity=0.7), lit)


RED_JUNK = Landmark("a red-sailed junk", _junk, 80, 80, 84, Site.WATER, casts=(Block(24, 30, 56, 50, 0, 40),))

CITIES: Cities = {1819729: (BANK_OF_CHINA, RED_JUNK)}
