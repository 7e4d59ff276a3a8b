"""Towers of Shanghai, Taipei and Guangzhou."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, Vector, lerp, project
from dioramacast.renderer.landmarks.asia_kit import floodlit, ground_glow, halo, lamps, night_share, storeys, strokes
from dioramacast.renderer.landmarks.asia_round import bell, finial, radial, rings
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball, box, face, round_paint, turned
from dioramacast.renderer.svg import Markup


def _sphere(scene: Scene, radius: float, z: float, material: Material, lines: int) -> list[Markup]:
    """A ball of glass panels with its bands of windows."""
    r = radius * CIRCLE_RX
    bands = rings([(math.sqrt(max(0.0, radius * radius - h * h)), z + h) for h in
        (radius * (2 * (i + 0.5) / lines - 1) * 0.9 for i in range(lines))], material.edge, 0.9,
        0.55)  # fmt: skip
    lit = [(radius * 0.96 * c, radius * 0.96 * s, z + 1) for c, s in radial(20, 1.0) if c + s > 0.1]
    return [ball(0, -z, r, material, scene.definitions), bands, lamps(scene, lit, 1.8, "#ffb3d9")]


def _oriental_pearl(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    steel = floodlit(palette, "#d9d3dc", 0.6)
    ruby = floodlit(palette, "#d2588a", 0.75)
    parts = [
        ground_glow(scene, 0, 0, 40),
        turned([(29, 0), (27, 6)], steel, definitions),
        turned([(15, 6), (13, 18)], steel, definitions),
    ]
    legs = "".join(
        svg.outline("M", *project(x, y, 4), "L", *project(x * 0.3, y * 0.3, 62)) for x, y in radial(3, 27, 75)
    )
    parts += [svg.stroke(legs, steel.right, 4.4), svg.stroke(legs, steel.edge, 1, opacity=0.7)]
    shafts = [(x * CIRCLE_RX, y * CIRCLE_RY) for x, y in radial(3, 7, 90)]
    shaft = definitions.shape(turned([(3.6, 0), (3.6, 150)], steel, definitions))
    parts += [svg.use(shaft, (x, y)) for x, y in sorted(shafts, key=lambda p: p[1])]
    for z in (96.0, 108.0, 120.0, 132.0):
        parts.append(ball(0, -z, 6.6, ruby, definitions))
    parts += [
        *_sphere(scene, 21, 66, ruby, 6), rings([(21.6, 64)], steel.edge, 3), *_sphere(scene, 15, 160, ruby, 5),
        rings([(15.5, 158)], steel.edge, 2.6), turned([(5, 172), (4, 192)], steel, definitions),
        *_sphere(scene, 6, 198, ruby, 2), bell([(3, 204), (1.6, 224), (1, 240), (0, 262)], steel, definitions, 0),
    ]  # fmt: skip
    return svg.join([*parts, placed(0, 0, 262, halo(scene, 14, "#ff9ac0"))])


def _shanghai_tower(scene: Scene) -> Markup:
    """A soft triangle that turns as it climbs, a notch winding around it."""
    palette = scene.palette
    glass = floodlit(palette, "#8fb6cf", 0.35)
    rows = [(lerp(27, 14.5, (i / 12) ** 0.85), 276 * i / 12) for i in range(13)]
    side = [(r * CIRCLE_RX * (1 + 0.03 * math.sin(i * 1.1)), -z) for i, (r, z) in enumerate(rows)]
    other = [(-r * CIRCLE_RX * (1 + 0.03 * math.sin(i * 1.1 + 2)), -z) for i, (r, z) in enumerate(rows)]
    (foot, _), (top, high) = side[0], side[-1]
    d = svg.outline("M", other[0][0], 0, "A", foot, 27 * CIRCLE_RY, 0, 0, 0, foot, 0) + curve(side, "L")
    crown = high - 16
    d += (
        svg.outline("C", top * 0.6, crown - 4, -top * 0.3, crown + 8, other[-1][0], high + 16)
        + curve(other[-2::-1], "L")
        + "z"
    )
    parts = [svg.path(d, round_paint(glass, scene.definitions, 0.1))]
    floors = rings([(lerp(27, 14.5, (t / 40) ** 0.85), 276 * t / 40 - 3) for t in range(1, 39)], glass.edge, 0.8, 0.35)

    def seam(phase: float, width: float) -> list[Point]:
        points = []
        for i, (r, z) in enumerate(rows):
            angle = math.pi * (phase + width + 0.7 * i / 12)
            points.append((-r * CIRCLE_RX * math.cos(angle), r * CIRCLE_RY * math.sin(angle) - z))
        return points

    notch = curve(seam(0.12, 0)) + curve(seam(0.12, 0.09)[::-1], "L") + "z"
    belts = rings([(r, z) for r, z in rows[1:-1:2]], glass.edge, 1.8, 0.6)
    parts += [floors, belts, svg.path(notch, glass.face((0.9, -0.4, -0.2)), opacity=0.75),
        svg.stroke(curve(seam(0.12, 0)), glass.edge, 1.4)]  # fmt: skip
    lit = [
        (-r * CIRCLE_RX * math.cos(math.pi * turn), r * CIRCLE_RY * math.sin(math.pi * turn) - z)
        for i, (r, z) in enumerate(rows[1:-1])
        for turn in ((0.32 + 0.7 * i / 12) % 0.5 + 0.25, (0.7 * i / 12 + 0.02) % 0.5 + 0.25)
    ]
    if is_lit(palette):
        dots = "".join(svg.outline("M", x - 3, y, "h", 6) for x, y in lit)
        parts.append(svg.stroke(dots, palette.shown("#ffe2a0"), 1.8, opacity=0.9))
        parts.append(svg.stroke(svg.outline("M", top, high + 2, "C", top * 0.6, crown - 2, -top * 0.3, crown + 10,
            other[-1][0], high + 17), palette.shown("#cfe6ff"), 2))  # fmt: skip
    return svg.join(parts)


def _shanghai(scene: Scene) -> Markup:
    lawn, stone = scene.palette.snowed("#86b866"), scene.palette.snowed("#d8d2c8")
    return svg.join([
        box(Block(2, 2, 118, 118, 0, 2), stone), box(Block(8, 50, 66, 114, 2, 3), lawn),
        placed(84, 32, 2, turned([(33, 0), (32, 5)], stone, scene.definitions),
            placed(0, 0, 5, _shanghai_tower(scene))),
        svg.group(_oriental_pearl(scene), transform=svg.matrix((1.08, 0, 0, 1.02), project(38, 84, 3))),
    ])  # fmt: skip


ORIENTAL_PEARL = Landmark(
    "the Oriental Pearl Tower", _shanghai, 120, 120, 290, Site.PLAZA,
    casts=(Block(20, 64, 60, 104, 0, 80), Block(34, 78, 46, 90, 0, 190), Block(62, 10, 106, 54, 0, 190)),
)  # fmt: skip


def _taipei_101(scene: Scene) -> Markup:
    """Eight flaring pods of eight storeys on a tapering base."""
    palette, definitions = scene.palette, scene.definitions
    glass, gold = floodlit(palette, "#5fa79c", 0.55), floodlit(palette, "#e6c468", 0.7)
    stone = floodlit(palette, "#cfc8bb", 0.5, 0.6)

    def flare(low: float, high: float, z0: float, z1: float, rows: int) -> list[Markup]:
        def edge(half: float, z: float) -> tuple[Vector, Vector, Vector]:
            return (50 - half, 50 + half, z), (50 + half, 50 + half, z), (50 + half, 50 - half, z)

        (aw, as_, ae), (bw, bs, be) = edge(low, z0), edge(high, z1)
        grid = [[*edge(lerp(low, high, k / rows), lerp(z0, z1, k / rows))] for k in range(1, rows)]
        bars = []
        for t in (0.17, 0.33, 0.5, 0.67, 0.83):
            for p, q, r, s in ((aw, as_, bw, bs), (as_, ae, bs, be)):
                bars.append([_between(p, q, t), _between(r, s, t)])
        lit = [_between(_between(aw, as_, t), _between(bw, bs, t), 0.8) for t in (0.25, 0.42, 0.58, 0.75)]
        lit += [_between(_between(as_, ae, t), _between(bs, be, t), 0.8) for t in (0.25, 0.42, 0.58, 0.75)]
        return [
            face([aw, as_, bs, bw], glass.face((0, 1, -0.15))), face([as_, ae, be, bs], glass.face((1, 0, -0.15))),
            strokes(grid, glass.edge, 0.8, 0.4), strokes(bars, glass.right, 1, 0.6),
            face([bw, bs, be, (50 - high, 50 - high, z1)], palette.snowed("#8ec2b4").top),
            strokes([[bw, bs, be]], glass.edge, 1.5), strokes([[as_, bs]], glass.edge, 1, 0.6),
            lamps(scene, lit, 1.5, "#fff0c0"),
        ]  # fmt: skip

    mall = Block(4, 4, 96, 96, 0, 16)
    parts = [
        ground_glow(scene, 50, 50, 50),
        box(mall, stone),
        *storeys(scene, mall, (11, 11), 2),
        *flare(33, 25, 16, 76, 10),
    ]
    for k, on_left in enumerate((True, False)):
        x, y = project(50, 77, 64) if on_left else project(77, 50, 64)
        coin = [svg.circle(0, 0, 6.5, gold.right if k else gold.left), svg.circle(0, 0, 3, glass.right)]
        axes = (0.866, 0.5 if on_left else -0.5, 0, 1)
        parts.append(svg.group(*coin, transform=svg.matrix(axes, (x, y))))
    z = 76.0
    for _ in range(8):
        parts += flare(21.0, 26.5, z, z + 17.5, 4)
        horns = [
            [(23.5, 76.5, z + 17), (22, 78, z + 21)],
            [(76.5, 76.5, z + 17), (78, 78, z + 21)],
            [(76.5, 23.5, z + 17), (78, 22, z + 21)],
        ]
        parts.append(strokes(horns, gold.left, 1.8))
        z += 17.5
    parts += [*flare(15, 13, z, z + 12, 3), *flare(9, 10.5, z + 12, z + 22, 2)]
    mast = bell([(6, 0), (4.4, 6), (2.2, 16), (1.2, 40), (0, 58)], stone, definitions, 0.1)
    return svg.join([*parts, placed(50, 50, z + 22, mast, halo(scene, 26, "#a0ffe0"))])


def _between(p: Vector, q: Vector, t: float) -> Vector:
    return lerp(p[0], q[0], t), lerp(p[1], q[1], t), lerp(p[2], q[2], t)


TAIPEI_101 = Landmark(
    "Taipei 101",
    _taipei_101,
    100,
    100,
    296,
    Site.PLAZA,
    casts=(Block(4, 4, 96, 96, 0, 16), Block(24, 24, 76, 76, 0, 190)),
)


def _canton_tower(scene: Scene) -> Markup:
    """A lattice of straight columns twisted into a waist."""
    palette, definitions = scene.palette, scene.definitions
    steel = floodlit(palette, "#e4e2ea", 0.5)
    core = floodlit(palette, "#a9b6c8", 0.3)
    share, height, count = night_share(palette), 218.0, 24
    low, high, twist = 34.0, 24.0, math.radians(112)
    columns = []
    for i in range(count):
        a = 2 * math.pi * i / count
        b = a + twist
        foot = (low * CIRCLE_RX * math.cos(a), low * CIRCLE_RY * math.sin(a))
        head = (high * CIRCLE_RX * math.cos(b), high * CIRCLE_RY * math.sin(b) - height)
        columns.append((math.sin((a + b) / 2), foot, head))
    back = "".join(svg.outline("M", *f, "L", *h) for depth, f, h in columns if depth < 0)
    front = "".join(svg.outline("M", *f, "L", *h) for depth, f, h in columns if depth >= 0)

    def waist(t: float) -> tuple[float, float]:
        x = lerp(low, high * math.cos(twist), t)
        y = high * math.sin(twist) * t
        return math.hypot(x, y), height * t

    hoops = [waist(i / 26) for i in range(27)]
    lights = definitions.linear(
        [(0, "#ff5fa2"), (0.25, "#ffb347"), (0.5, "#7fe08a"), (0.75, "#5fc8ff"), (1, "#b07fff")], (0, 0), (0, 1)
    )
    parts = [
        ground_glow(scene, 0, 0, 46), turned([(46, 0), (44, 7)], palette.snowed("#cfc9c0"), definitions),
        svg.stroke(back, mix(steel.right, "#20204a", 0.35), 1.6), turned([(10, 4), (8, height + 4)], core, definitions),
        *(turned([(r * 0.86, z), (r * 0.86, z + 15)], core, definitions) for r,
            z in (waist(0.42), waist(0.6), waist(0.82))),
        svg.stroke(front, lights if share > 0.4 else steel.left, 2.2), rings(hoops, steel.edge, 1, 0.75),
        rings([hoops[-1]], steel.edge, 3), svg.ellipse(0, -height - 2, high * CIRCLE_RX, high * CIRCLE_RY, core.top),
        svg.stroke(front, "#ffffff", 0.7, opacity=0.5 if share else 0.25),
        turned([(9, height), (7, height + 12)], core, definitions), finial(height + 10, 66, steel, definitions, 4.5),
    ]  # fmt: skip
    cabins = [(high * CIRCLE_RX * c, high * CIRCLE_RY * s - height - 4) for c, s in radial(14, 1.0)]
    dots = "".join(svg.outline("M", *spot, "h", 0) for spot in cabins)
    parts.append(svg.stroke(dots, palette.shown("#ffd27a") if share else palette.material("#d8607a").left, 4.4))
    return placed(55, 55, 0, *parts, placed(0, 0, height + 74, halo(scene, 14, "#ff9ac0")))


CANTON_TOWER = Landmark(
    "the Canton Tower",
    _canton_tower,
    110,
    110,
    294,
    Site.PARK,
    casts=(Block(24, 24, 86, 86, 0, 50), Block(38, 38, 72, 72, 0, 190)),
)

CITIES: Cities = {1796236: (ORIENTAL_PEARL,), 1668341: (TAIPEI_101,), 1809858: (CANTON_TOWER,)}
