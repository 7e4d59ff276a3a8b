"""Landmarks of the Gulf: the towers of Dubai, Riyadh and Kuwait."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Vector, project
from dioramacast.renderer.landmarks.kit import WARM, is_lit, placed, stone
from dioramacast.renderer.landmarks.kit_round import disc, girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, ball_paint, box, face, line, round_paint, turned
from dioramacast.renderer.svg import Markup


def _tube(scene: Scene, radius: float, height: float, seen_from: float) -> Markup:
    """A round glass shaft with floor lines, some floors lit; what stands before it hides its lower part."""
    palette, definitions = scene.palette, scene.definitions
    glass = stone(scene, "#a9bdd2")
    a, b = radius * CIRCLE_RX, radius * CIRCLE_RY
    body = svg.outline("M", -a, 0, "A", a, b, 0, 0, 0, a, 0, "V", -height, "A", a, b, 0, 0, 0, -a, -height, "Z")
    floors = "".join(girdle(radius, z) for z in range(int(seen_from) + 9, int(height) - 2, 9))
    fins = "".join(svg.outline("M", k * a, b * math.sqrt(1 - k * k), "V", -height) for k in (-0.7, 0.0, 0.7))
    parts = [
        svg.path(body, round_paint(glass, definitions)),
        svg.stroke(floors, CONTACT, 1.1, opacity=0.22),
        svg.stroke(fins, mix(glass.edge, "#ffffff", 0.3), 0.7, opacity=0.55),
        svg.ellipse(0, -height, a, b, palette.snowed("#dfe6ee").top, stroke=glass.edge, stroke_width=0.8),
    ]  # fmt: skip
    if is_lit(scene.palette):
        lit = "".join(girdle(radius, z) for z in range(int(seen_from) + 10, int(height) - 3, 14))
        parts.insert(
            2,
            svg.stroke(
                lit, palette.shown(WARM), 2.2, opacity=0.8, stroke_dasharray="4 3 7 2 2 5", stroke_linecap="butt",
            ),
        )  # fmt: skip
    return svg.join(parts)


def _burj_khalifa(scene: Scene) -> Markup:
    """Three wings of tubes that end one after the other in a spiral, about a core with a spire."""
    palette, definitions = scene.palette, scene.definitions
    steel = stone(scene, "#cfdae6")
    tubes = [(60.0, 60.0, 11.5, 214.0, 160.0), (60.0, 60.0, 8.5, 240.0, 205.0), (60.0, 60.0, 5.5, 262.0, 230.0)]
    heights = ((196, 142, 84, 34), (176, 124, 66, 24), (206, 158, 104, 46))
    for wing, angle_deg in enumerate((0.0, 90.0, 225.0)):
        c, s = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
        for i, height in enumerate(heights[wing]):
            reach = 11.5 + 11.4 * i
            # The third wing stands behind the others.
            hidden = (*heights[wing], 0)[i + 1] - 16 if wing < 2 else height - 30
            tubes.append((60 + c * reach, 60 + s * reach, 9.4 - 0.7 * i, float(height), max(0.0, hidden)))
    # Tubes further back are hidden by those before them; equal depths do not occur but in the core, which rises.
    tubes.sort(key=lambda tube: (tube[0] + tube[1], tube[3]))
    spire = turned([(3.6, 262), (2.6, 276), (2.6, 276), (1.4, 296), (1.2, 300), (0, 322)], steel, definitions)
    water = palette.material("#3fa7c4")
    pool = svg.path(svg.polygon([project(*p) for p in ((76, 76), (118, 76), (118, 118), (76, 118))]), water.top,
                    stroke=palette.material("#f4ead8").top, stroke_width=3)  # fmt: skip
    jets = "".join(
        svg.outline("M", *project(97 + 14 * math.cos(i), 97 + 14 * math.sin(i)), "v", -8 - 12 * abs(math.sin(i * 0.7)))
        for i in range(9)
    )  # fmt: skip
    base = [
        disc(60 + dx, 60 + dy, 0, r, palette.snowed("#e6dccb").top)
        for dx, dy, r in ((26, 0, 26), (0, 26, 26), (-14, -14, 30))
    ]  # fmt: skip
    drawn = []
    for x, y, radius, top, seen_from in tubes:
        drawn.append(placed(x, y, 0, _tube(scene, radius, top, seen_from)))
        if top == 262:
            drawn.append(placed(x, y, 0, spire))
    lamp = svg.circle(*project(60, 60, 322), 2, palette.shown("#ff5a4a")) if is_lit(scene.palette) else svg.EMPTY
    return svg.join([
        *base, *drawn, lamp, pool, svg.stroke(jets, "#ffffff", 1.8, opacity=0.75), halo(scene, 60, 60, 20, 90, 0.4),
    ])  # fmt: skip


BURJ_KHALIFA = Landmark(
    "the Burj Khalifa", _burj_khalifa, 120, 120, 322, Site.PLAZA,
    casts=(
        Block(46, 46, 74, 74, 0, 190), Block(52, 52, 68, 68, 0, 260), Block(74, 50, 104, 70, 0, 90),
        Block(50, 74, 70, 104, 0, 90),
    ),
)  # fmt: skip


def _sail(t: float) -> float:
    """How far the sail stands out from its mast at a share of its height."""
    return math.pow(1 - t, 0.62) * (1 + 0.42 * t)


def _burj_al_arab(scene: Scene) -> Markup:
    """A spinnaker of white cloth between two wings, on its own island."""
    palette, definitions = scene.palette, scene.definitions
    white, glass, sand = stone(scene, "#f6f4ee"), stone(scene, "#8fb4cf"), palette.snowed("#e9d5a6")
    foot_z, high = 6.0, 178.0
    steps = 14

    def mast(t: float) -> Vector:
        return 62.0, 20.0, foot_z + high * t

    def near(t: float) -> Vector:
        return 62.0, 20 + 44 * _sail(t), foot_z + high * t

    def far(t: float) -> Vector:
        return 62 - 42 * _sail(t), 20 + 14 * _sail(t), foot_z + high * t

    ts = [i / steps for i in range(steps + 1)]
    wing = [project(*near(t)) for t in ts] + [project(*mast(1)), project(*mast(0))]
    cloth = [project(*near(t)) for t in ts] + [project(*far(t)) for t in reversed(ts)]
    floors = "".join(svg.polygon([project(*mast(t)), project(*near(t))], close=False) for t in ts[1:-1])
    seams = "".join(svg.polygon([project(*near(t)), project(*far(t))], close=False) for t in ts[1:-1:2])
    bands = "".join(
        svg.polygon([project(*mast(a)), project(*near((a + b) / 2)), project(*mast(b))], close=False)
        for a, b in ((0.0, 0.3), (0.3, 0.58), (0.58, 0.82))
    )  # fmt: skip
    rim = svg.polygon([project(*near(t)) for t in ts], close=False)
    far_rim = svg.polygon([project(*far(t)) for t in ts], close=False)
    lit = palette.shown(WARM) if is_lit(scene.palette) else glass.edge
    paint = definitions.linear(
        [(0, white.face((-0.5, 0.8, 0.3))), (0.45, white.left), (1, white.face((0.7, 0.7, 0.1)))], (0, 0), (1, 0),
    )  # fmt: skip
    top = project(*mast(1))
    helipad = placed(52, 34, foot_z + high * 0.86, turned([(3, -6), (9, 0), (9.4, 2)], white, definitions))
    return svg.join([
        placed(40, 40, 0, turned([(38, -4), (37, 2), (33, foot_z)], sand, definitions)),
        svg.path(svg.polygon([project(*p) for p in ((2, 58, 4), (12, 58, 4), (12, 82, 1), (2, 82, 1))]), sand.top),
        helipad,
        svg.path(svg.polygon(cloth), paint),
        svg.stroke(seams, CONTACT, 0.9, opacity=0.16),
        svg.path(svg.polygon(wing), glass.right),
        svg.stroke(floors, lit, 1.4 if is_lit(scene.palette) else 0.9, opacity=0.75),
        svg.stroke(bands, white.right, 3.4), svg.stroke(far_rim, white.left, 2.6), svg.stroke(rim, white.edge, 3.2),
        line([mast(0), mast(1)], white.right, 4),
        svg.stroke(svg.outline("M", top[0], top[1], "v", -22), white.left, 2),
        box(Block(20, 66, 58, 74, 6, 14), white), halo(scene, 50, 50, 60, 90, 0.35),
    ])  # fmt: skip


BURJ_AL_ARAB = Landmark(
    "the Burj Al Arab", _burj_al_arab, 80, 80, 205, Site.WATER,
    casts=(Block(30, 20, 62, 56, 0, 90), Block(46, 20, 62, 36, 0, 170)),
)  # fmt: skip


def _kingdom_centre(scene: Scene) -> Markup:
    """A bowed blade of glass with a loop cut out of its head, spanned by a bridge."""
    palette, definitions = scene.palette, scene.definitions
    glass, steel = stone(scene, "#7fa3c2"), stone(scene, "#d5dee6")
    high, thick, cut = 250.0, 22.0, 168.0

    def half(z: float) -> float:
        return 40 - 20 * math.pow(z / high, 1.7)

    zs = [high * i / 12 for i in range(13)]

    def loop(y: float) -> list[Vector]:
        spots = []
        for i in range(17):
            u = -1 + i / 8
            spots.append((60 + u * (half(high) - 2.5), y, cut + (high - cut) * abs(u) ** 2.6))
        return spots

    front_y, back_y = 60 + thick / 2, 60 - thick / 2

    def blade(y: float) -> list[Vector]:
        left = [(60 - half(z), y, z) for z in zs]
        right = [(60 + half(z), y, z) for z in reversed(zs)]
        return [*left, *loop(y), *right]

    side = [(60 + half(z), front_y, z) for z in zs] + [(60 + half(z), back_y, z) for z in reversed(zs)]
    inner = loop(front_y)[:9] + list(reversed(loop(back_y)[:9]))
    rows = "".join(
        svg.polygon([project(60 - half(z), front_y, z), project(60 + half(z), front_y, z)], close=False)
        for z in range(8, int(cut), 8)
    )  # fmt: skip
    ribs = "".join(
        svg.polygon([project(60 + k * half(z), front_y, z) for z in zs if z < cut + 4], close=False)
        for k in (-0.66, -0.33, 0, 0.33, 0.66)
    )  # fmt: skip
    tones = [(0.0, glass.face((-0.5, 0.9, 0.1))), (0.5, glass.left), (1.0, glass.face((0.6, 0.8, 0.0)))]
    glow = palette.shown("#b7a2ff") if is_lit(scene.palette) else steel.edge
    bridge = [project(60 - half(high) + 3, 60, high - 16), project(60 + half(high) - 3, 60, high - 16)]
    podium = Block(4, 30, 116, 96, 0, 14)
    parts = [
        box(podium, stone(scene, "#dccfb8")), face(inner, glass.face((1, 0.2, 0.3))), face(side, glass.right),
        svg.stroke(svg.polygon(bridge, close=False), glow, 7),
        svg.stroke(svg.polygon(bridge, close=False), steel.right, 4),
        svg.path(svg.polygon([project(*p) for p in blade(front_y)]), definitions.linear(tones, (0, 0), (1, 0))),
        svg.stroke(rows, CONTACT, 1, opacity=0.2), svg.stroke(ribs, glass.edge, 0.8, opacity=0.5),
    ]  # fmt: skip
    if is_lit(scene.palette):
        parts.append(
            svg.stroke(
                rows, palette.shown(WARM), 3, opacity=0.75, stroke_dasharray="5 4 9 3 3 8", stroke_linecap="butt",
            )
        )  # fmt: skip
    return svg.join([
        *parts, line(loop(front_y), glow, 3), line([(60 + half(z), front_y, z) for z in zs], steel.edge, 1.8),
        line([(60 - half(z), front_y, z) for z in zs], steel.edge, 1.4),
        box(Block(22, 72, 98, 100, 0, 20), stone(scene, "#cfc3ae")), halo(scene, 60, 90, 20, 70, 0.4),
    ])  # fmt: skip


KINGDOM_CENTRE = Landmark(
    "the Kingdom Centre", _kingdom_centre, 120, 120, 250, Site.PLAZA,
    casts=(
        Block(24, 50, 96, 70, 0, 160), Block(38, 50, 46, 70, 0, 245), Block(74, 50, 82, 70, 0, 245),
        Block(4, 30, 116, 100, 0, 16),
    ),
)  # fmt: skip


def _mosaic_ball(scene: Scene, z: float, radius: float) -> Markup:
    """A ball covered with round plates in blues and greens."""
    r = radius * CIRCLE_RX
    parts = [svg.circle(0, -z, r, ball_paint(stone(scene, "#4fa3b5"), scene.definitions))]
    for shade, albedo in enumerate(("#2f6f9e", "#8fd0c8", "#d8eef0")):
        plates = []
        for i in range(-3, 4):
            for j in range(-4, 5):
                if (i * 2 + j * 5) % 3 != shade:
                    continue
                u, v = (j + (i % 2) * 0.5) / 4.6, i / 3.6
                if u * u + v * v < 0.86:
                    q = math.sqrt(1 - u * u - v * v) * 0.6 + 0.4
                    plates.append(
                        svg.outline(
                            "M", u * r - 2.2 * q, -z + v * r, "a", 2.2 * q, 2.2, 0, 1, 0, 4.4 * q, 0, "a", 2.2 * q, 2.2,
                            0, 1, 0, -4.4 * q, 0,
                        )
                    )  # fmt: skip
        parts.append(svg.path("".join(plates), stone(scene, albedo).left, opacity=0.8))
    return svg.join(parts)


def _kuwait_towers(scene: Scene) -> Markup:
    definitions, palette = scene.definitions, scene.palette
    white = stone(scene, "#eef2f2")
    belt = palette.shown(WARM) if is_lit(scene.palette) else stone(scene, "#dfe9ee").left
    main = placed(34, 30, 0, turned([(13, 0), (8.5, 50), (7, 92)], white, definitions), _mosaic_ball(scene, 108, 25),
              turned([(6, 134), (4.6, 172)], white, definitions), _mosaic_ball(scene, 180, 11.5),
              turned([(3, 193), (1.4, 216), (0, 262)], white, definitions),
              svg.stroke(girdle(25.6, 108), belt, 4))  # fmt: skip
    second = placed(84, 58, 0, turned([(11, 0), (7.5, 44), (6, 66)], white, definitions), _mosaic_ball(scene, 82, 21),
                turned([(5, 104), (1.6, 150), (0, 200)], white, definitions))  # fmt: skip
    needle = placed(48, 96, 0, turned([(6.5, 0), (3.6, 70), (1.6, 130), (0, 162)], white, definitions),
                *(halo(scene, 0, 0, z, 26, 0.4) for z in (10, 60)))  # fmt: skip
    plaza = [disc(x, y, 0, r, palette.snowed("#e6dccb").top) for x, y, r in ((34, 30, 28), (84, 58, 28), (48, 96, 22))]
    return svg.join([*plaza, main, second, needle])


KUWAIT_TOWERS = Landmark(
    "the Kuwait Towers", _kuwait_towers, 120, 120, 262, Site.PLAZA,
    casts=(Block(26, 22, 42, 38, 0, 190), Block(78, 52, 90, 64, 0, 130), Block(44, 92, 52, 100, 0, 120)),
)  # fmt: skip
