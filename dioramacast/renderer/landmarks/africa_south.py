"""Landmarks of eastern and southern Africa: Table Mountain, Kilimanjaro, Nairobi, Durban."""

import math
import random

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.landmarks.kit import WARM, is_lit, loft, placed, ring, square, stone, unlit, veil
from dioramacast.renderer.landmarks.kit_round import curve, disc, girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, turned
from dioramacast.renderer.svg import Markup

TABLE_CENTRE = 74.0


def _table_ring(across: float, deep: float, wobble: float) -> list[Point]:
    """The outline of the table: long across the picture and narrow towards the viewer, ragged."""
    chance = random.Random(f"table {across}")  # noqa: S311 -- a rock's shape, not a secret
    spots = []
    for i in range(16):
        a = 2 * math.pi * i / 16
        # A rounded oblong, turned so that its long side lies along the picture's horizontal.
        u = across * math.copysign(abs(math.cos(a)) ** 0.6, math.cos(a)) + chance.uniform(-wobble, wobble)
        v = deep * math.copysign(abs(math.sin(a)) ** 0.8, math.sin(a)) + chance.uniform(-wobble, wobble)
        spots.append((TABLE_CENTRE + (u + v) * 0.7071, TABLE_CENTRE + (v - u) * 0.7071))
    return spots


def _table_mountain(scene: Scene) -> Markup:
    """A flat-topped massif of grey sandstone with a cloth of cloud, a cone and a smaller head beside it."""
    palette = scene.palette
    rock, fynbos, scree = unlit(scene, "#9a938c"), unlit(scene, "#7f9a5c"), unlit(scene, "#8a9a66")
    foot_ring, shelf = _table_ring(106, 62, 0), _table_ring(95, 40, 1.5)
    cliff, top = _table_ring(89, 30, 2), _table_ring(82, 21, 2)
    z1, z2, z3 = 40.0, 47.0, 108.0
    near = [i for i in range(16) if sum(cliff[i]) > 2 * TABLE_CENTRE - 6]
    fissures: list[str] = []
    lights: list[str] = []
    chance = random.Random("fissures")  # noqa: S311 -- a rock's cracks, not a secret
    for i in near:
        j = (i + 1) % 16
        for k in (0.2, 0.5, 0.8):
            a = (cliff[i][0] + (cliff[j][0] - cliff[i][0]) * k, cliff[i][1] + (cliff[j][1] - cliff[i][1]) * k)
            b = (top[i][0] + (top[j][0] - top[i][0]) * k, top[i][1] + (top[j][1] - top[i][1]) * k)
            low = chance.uniform(0.05, 0.45)
            start = project(a[0] + (b[0] - a[0]) * low, a[1] + (b[1] - a[1]) * low, z2 + (z3 - z2) * low)
            end = project(*b, z3 - 2)
            (fissures if k != 0.5 else lights).append(
                svg.polygon([start, ((start[0] + end[0]) / 2 + 2, (start[1] + end[1]) / 2), end], close=False)
            )  # fmt: skip
    gullies = "".join(
        svg.polygon(
            [
                project(*shelf[i], z1),
                project(
                    (foot_ring[i][0] * 0.6 + shelf[i][0] * 0.4), (foot_ring[i][1] * 0.6 + shelf[i][1] * 0.4), z1 * 0.4,
                ),
            ],
            close=False,
        ) for i in near
    )  # fmt: skip
    cloud = palette.shown("#ffffff") if palette.daylight > 0.5 else palette.material("#f2f4fa").top
    rim = [project(*top[i], z3) for i in sorted(near, key=lambda i: top[i][0] - top[i][1])]
    # The cloud lies on the table like a cloth and hangs over its near edge in lobes.
    lobes = [svg.outline("M", rim[0][0] - 6, rim[0][1] - 3)]
    for i in range(len(rim) - 1):
        (ax, ay), (bx, by) = rim[i], rim[i + 1]
        drop = (9, 15, 7, 18, 11, 6)[i % 6]
        lobes.append(
            svg.outline("Q", (ax + bx) / 2, (ay + by) / 2 + 2 * drop, bx + (6 if i == len(rim) - 2 else 0), by)
        )  # fmt: skip
    back = rim[len(rim) // 2][1] - 34
    lobes.append(
        svg.outline("C", rim[-1][0] - 30, back - 6, rim[0][0] + 30, back - 6, rim[0][0] - 6, rim[0][1] - 3, "Z")
    )  # fmt: skip
    cloth = [svg.path("".join(lobes), cloud, opacity=0.88)]
    devil = placed(24, 146, 0, _cone(scene, 24, 92, "#8f8a82"))
    lion = placed(148, 22, 0, _cone(scene, 20, 62, "#a3947e"))
    station = placed(88, 86, z3, box(Block(-4, -4, 5, 5, 0, 6), unlit(scene, "#e6e0d4")))
    cable_a, cable_b = project(88, 86, z3 + 4), project(160, 150, 6)
    return svg.join([
        loft(foot_ring, 0, shelf, z1, fynbos, scree), svg.stroke(gullies, CONTACT, 2.2, opacity=0.14),
        loft(shelf, z1, cliff, z2, scree), loft(cliff, z2, top, z3, rock, unlit(scene, "#b3ac94")),
        svg.stroke("".join(fissures), CONTACT, 1.8, opacity=0.3),
        svg.stroke("".join(lights), rock.edge, 1.2, opacity=0.4), *cloth, station, devil, lion,
        svg.stroke(
            svg.outline(
                "M", *cable_a, "Q", (cable_a[0] + cable_b[0]) / 2, (cable_a[1] + cable_b[1]) / 2 + 14, *cable_b,
            ),
            palette.material("#4a4f5c").left, 0.9,
        ),
        svg.rect(
            (cable_a[0] + cable_b[0]) / 2 - 3, (cable_a[1] + cable_b[1]) / 2 + 8, 6, 6, unlit(scene, "#d8483c").left,
            rx="1.5",
        ),
        box(Block(156, 146, 165, 155, 0, 9), unlit(scene, "#e6e0d4")),
    ])  # fmt: skip


def _cone(scene: Scene, radius: float, high: float, albedo: str) -> Markup:
    """A craggy peak with a green foot, around its own middle."""
    chance = random.Random(f"cone {radius}")  # noqa: S311 -- a rock's shape, not a secret
    rock, green = unlit(scene, albedo), unlit(scene, "#7f9a5c")
    low = ring(0, 0, radius, 9, 10)
    mid = [(x * 0.6 + chance.uniform(-2, 2), y * 0.6 + chance.uniform(-2, 2)) for x, y in low]
    high_ring = [(x * 0.2, y * 0.2) for x, y in low]
    return svg.join([
        loft(low, 0, mid, high * 0.44, green), loft(mid, high * 0.44, high_ring, high * 0.86, rock),
        loft(high_ring, high * 0.86, [(0.0, 0.0)] * 9, high, rock),
        veil(scene, [*((x, y, 0.0) for x, y in low), (0, 0, high)], 0.6, 0.2),
    ])  # fmt: skip


TABLE_MOUNTAIN = Landmark(
    "Table Mountain", _table_mountain, 170, 170, 116, Site.BACK,
    casts=(Block(4, 90, 60, 146, 0, 96), Block(46, 46, 102, 102, 0, 100), Block(90, 4, 146, 60, 0, 96)),
)  # fmt: skip


def _kilimanjaro(scene: Scene) -> Markup:
    """A broad volcano with an icy crown that runs down in tongues."""
    palette = scene.palette
    slope_colours = (unlit(scene, "#8aa35c"), unlit(scene, "#8f8a74"), unlit(scene, "#7d7a86"))
    ice = unlit(scene, "#f4f8ff")
    profile = [(84.0, 0.0), (70.0, 16.0), (52.0, 46.0), (38.0, 80.0), (29.0, 106.0), (25.0, 114.0)]
    base = slope_colours[1]

    def paint(t: float) -> str:
        return base.face((-0.5 + 1.1 * t, 0.75 - 0.9 * t, 0.55))

    outline_right = [(r * CIRCLE_RX, -z) for r, z in profile]
    outline_left = [(-x, y) for x, y in outline_right]
    body = (
        svg.outline("M", *outline_left[0], "A", 84 * CIRCLE_RX, 84 * CIRCLE_RY, 0, 0, 0, *outline_right[0])
        + curve(outline_right, "L") + svg.outline("A", 25 * CIRCLE_RX, 25 * CIRCLE_RY, 0, 0, 0, *outline_left[-1])
        + curve(outline_left[::-1], "L") + "Z"
    )  # fmt: skip
    gradient = scene.definitions.linear([(i / 4, paint(i / 4)) for i in range(5)], (0, 0), (1, 0))
    meadow = scene.definitions.linear([
        (0.5, slope_colours[0].left, 0), (0.8, slope_colours[0].left, 0.85), (1, slope_colours[0].right, 1),
    ])  # fmt: skip
    ribs = "".join(
        curve([(k * r * CIRCLE_RX, r * CIRCLE_RY * math.sqrt(1 - k * k) - z) for r, z in profile[1:-1]])
        for k in (-0.82, -0.6, -0.34, -0.1, 0.16, 0.4, 0.62, 0.84)
    )  # fmt: skip
    tongues = []
    for i in range(17):
        k = math.sin(math.radians(-86 + 172 * i / 16))
        r, z = ((27, 108), (37, 82), (30, 102), (41, 72))[i % 4]
        tongues.append((k * r * CIRCLE_RX, r * CIRCLE_RY * math.sqrt(max(0.0, 1 - k * k)) - z))
    rim_x, rim_y = 25 * CIRCLE_RX, 25 * CIRCLE_RY
    cap = svg.outline("M", -rim_x, -114) + "".join(svg.outline("L", *p) for p in tongues)
    cap += svg.outline("L", rim_x, -114, "A", rim_x, rim_y, 0, 0, 0, -rim_x, -114, "Z")
    cap_paint = scene.definitions.linear(
        [(0, ice.face((-0.5, 0.75, 0.55))), (0.5, ice.face((0.2, 0.4, 0.7))), (1, ice.face((0.7, -0.2, 0.5)))], (0, 0),
        (1, 0),
    )  # fmt: skip
    mist = palette.shown("#ffffff") if palette.daylight > 0.5 else palette.material("#e8ecf6").top
    return placed(
        85, 85, 0, svg.path(body, gradient), svg.path(body, meadow), svg.stroke(ribs, CONTACT, 2.4, opacity=0.13),
        svg.path(cap, cap_paint), svg.ellipse(0, -114, 25 * CIRCLE_RX, 25 * CIRCLE_RY, ice.top),
        svg.ellipse(0, -113, 13 * CIRCLE_RX, 13 * CIRCLE_RY, unlit(scene, "#8f8a92").right),
        svg.ellipse(-56, -56, 28, 7, mist, opacity=0.75), svg.ellipse(-36, -51, 24, 6, mist, opacity=0.75),
        svg.ellipse(60, -68, 26, 6.4, mist, opacity=0.7),
    )  # fmt: skip


KILIMANJARO = Landmark(
    "Mount Kilimanjaro", _kilimanjaro, 170, 170, 128, Site.BACK,
    casts=(Block(30, 30, 140, 140, 0, 40), Block(56, 56, 114, 114, 0, 104)),
)  # fmt: skip


def _conference_centre(scene: Scene) -> Markup:
    """A terracotta cylinder with fins under a wide cap, beside a closed flower of a hall."""
    palette, definitions = scene.palette, scene.definitions
    clay, pale = stone(scene, "#c98d62"), stone(scene, "#e6d3b4")
    r, high = 20.0, 206.0
    a, b = r * CIRCLE_RX, r * CIRCLE_RY
    fins = "".join(
        svg.outline("M", k * a, b * math.sqrt(1 - k * k) - 16, "v", 16 - high)
        for k in (math.sin(math.radians(-80 + 16 * i)) for i in range(11))
    )  # fmt: skip
    floors = "".join(girdle(r, z) for z in range(22, int(high), 9))
    glass = palette.material("#4d5468").left
    shaft = svg.join([
        turned([(r, 0), (r, high)], clay, definitions), svg.stroke(floors, glass, 3.6, opacity=0.75),
        svg.stroke(
            "".join(girdle(r, z) for z in range(22, int(high), 18)), palette.shown(WARM), 3.6,
            stroke_dasharray="5 7 3 4 8 9", stroke_linecap="butt",
        ) if is_lit(scene.palette) else svg.EMPTY,
        svg.stroke(fins, clay.edge, 2), svg.stroke(fins, clay.right, 1, transform="translate(1.3 0)"),
        turned(
            [(r, high), (23, high + 4), (30, high + 12), (31, high + 18), (25, high + 21), (25, high + 26)], pale,
            definitions,
        ),
        svg.stroke(girdle(30.4, high + 14), glass, 4, stroke_dasharray="4 2.4", stroke_linecap="butt"),
        svg.ellipse(0, -high - 26, 14, 8, "none", stroke=palette.material("#c8443a").top, stroke_width=1.8),
        svg.stroke(svg.outline("M", 0, -high - 26, "v", -26), palette.material("#8f96a6").left, 1.6),
    ])  # fmt: skip
    # The hall: petals fold in to a point.
    flower = [(27.0, 0.0), (22.0, 22.0), (13.0, 50.0), (5.0, 68.0), (2.0, 76.0)]
    petals = "".join(
        curve([(k * q * CIRCLE_RX, q * CIRCLE_RY * math.sqrt(1 - k * k) - z) for q, z in flower])
        for k in (-0.9, -0.55, -0.12, 0.34, 0.72)
    )  # fmt: skip
    hall = svg.join([
        turned([(29, 0), (29, 4)], pale, definitions), turned([(q, z + 4) for q, z in flower], clay, definitions),
        svg.group(
            svg.stroke(petals, CONTACT, 2.2, opacity=0.28),
            svg.stroke(petals, clay.edge, 1, transform="translate(-1.4 0)"), transform="translate(0 -4)",
        ),
    ])  # fmt: skip
    podium = Block(6, 6, 76, 70, 0, 14)
    flags = "".join(svg.outline("M", *project(18 + 9 * i, 108), "v", -24) for i in range(8))
    cloths = [
        svg.path(svg.outline("M", *project(18 + 9 * i, 108, 24), "l", 7, 2, "l", -7, 4, "z"), palette.material(c).left)
        for i, c in enumerate(("#c8443a", "#2f7f5a", "#2b2b33", "#e0a33a", "#3f6fb0", "#c8443a", "#2f7f5a", "#e0a33a"))
    ]  # fmt: skip
    water = disc(38, 88, 0.4, 12, palette.material("#4fa7bd").top)
    return svg.join([
        svg.path(svg.polygon([project(*p) for p in square(60, 60, 58)]), palette.snowed("#ddccae").top),
        box(podium, pale), placed(42, 38, 14, shaft), placed(88, 82, 0, hall), water,
        svg.stroke(flags, palette.material("#d8dce4").left, 1.2), *cloths, halo(scene, 60, 70, 20, 100, 0.4),
    ])  # fmt: skip


CONFERENCE_CENTRE = Landmark(
    "the Kenyatta Convention Centre", _conference_centre, 120, 120, 262, Site.PARK,
    casts=(Block(6, 6, 76, 70, 0, 14), Block(24, 20, 60, 56, 0, 235), Block(66, 60, 110, 104, 0, 44)),
)  # fmt: skip


def _arch_stadium(scene: Scene) -> Markup:
    """A white bowl of a stadium under one great arch that forks at an end."""
    palette, definitions = scene.palette, scene.definitions
    white, turf = stone(scene, "#f2f2ee"), palette.snowed("#6fb04a")
    r_out, high = 54.0, 38.0
    bowl = turned([(44, 0), (50, 12), (r_out, high)], white, definitions)
    slats = "".join(
        svg.outline(
            "M", k * 44 * CIRCLE_RX, 44 * CIRCLE_RY * math.sqrt(1 - k * k), "L", k * r_out * CIRCLE_RX,
            r_out * CIRCLE_RY * math.sqrt(1 - k * k) - high,
        ) for k in (math.sin(math.radians(-86 + 8.2 * i)) for i in range(22))
    )  # fmt: skip
    glow = palette.shown("#fff2c4") if is_lit(scene.palette) else stone(scene, "#8fa3b4").left
    seats = svg.join([
        svg.ellipse(0, -high, r_out * CIRCLE_RX, r_out * CIRCLE_RY, white.top),
        svg.ellipse(0, -high + 2, 44 * CIRCLE_RX, 42 * CIRCLE_RY, stone(scene, "#7fa3c0").right),
        svg.ellipse(0, -high + 7, 36 * CIRCLE_RX, 33 * CIRCLE_RY, stone(scene, "#e0a03c").left),
        svg.ellipse(0, -high + 12, 27 * CIRCLE_RX, 24 * CIRCLE_RY, turf.top),
        svg.ellipse(0, -high + 12, 8, 4.6, "none", stroke="#ffffff", stroke_width=1, opacity=0.8),
    ])  # fmt: skip
    spots = [(-52 + 104 * t, 118 * math.sin(math.pi * t) ** 0.92) for t in [i / 20 for i in range(21)]]
    arch_line = svg.polygon([project(u * 0.98, -u * 0.42, z) for u, z in spots], close=False)
    cables = "".join(
        svg.polygon(
            [project(u * 0.98, -u * 0.42, z), project(u * 0.9 + s * 16, -u * 0.42 + s * 34, high)], close=False,
        ) for u, z in spots[3:-3:2] for s in (-1, 1)
    )  # fmt: skip
    return svg.join([
        disc(60, 60, 0, 58, palette.snowed("#d9d2c6").top),
        placed(
            60, 60, 0, bowl, svg.stroke(slats, glow, 1.6, opacity=0.8), seats,
            svg.stroke(cables, white.edge, 0.7, opacity=0.8), svg.stroke(arch_line, white.right, 6),
            svg.stroke(arch_line, white.left, 3.4, transform="translate(-.8 -.8)"),
        ),
        halo(scene, 60, 60, 30, 110, 0.45),
    ])  # fmt: skip


ARCH_STADIUM = Landmark(
    "the Moses Mabhida Stadium", _arch_stadium, 120, 120, 122, Site.PARK,
    casts=(Block(16, 16, 104, 104, 0, 38), Block(52, 44, 68, 76, 0, 110)),
)  # fmt: skip
