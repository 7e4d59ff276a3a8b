"""Stadium, wheel and monument, as the hero of a place without a landmark of its own."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.kit import courses, is_lit, loft, placed, square, stone, window_paint
from dioramacast.renderer.landmarks.kit_heroes import pick
from dioramacast.renderer.landmarks.kit_round import disc, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face, left_wall, turned
from dioramacast.renderer.svg import Markup


def _stadium(scene: Scene) -> Markup:
    """An oval bowl with a white roof on masts and floodlights over the pitch."""
    palette = scene.palette
    white, turf = stone(scene, "#f2f0ea"), palette.snowed("#6fb04a")
    seat = stone(scene, pick(scene, ("#d2503f", "#3f7fc0", "#e0a33a", "#3f9f6a"), "seats"))
    high = 34.0
    fins = "".join(
        svg.outline(
            "M", k * 46 * CIRCLE_RX, 46 * CIRCLE_RY * math.sqrt(1 - k * k), "L", k * 53 * CIRCLE_RX,
            53 * CIRCLE_RY * math.sqrt(1 - k * k) - high,
        ) for k in (math.sin(math.radians(-87 + 7 * i)) for i in range(26))
    )  # fmt: skip
    glow = palette.shown("#fff2c4") if is_lit(scene.palette) else stone(scene, "#7f92a8").left
    mast = svg.join([
        svg.stroke("M0 0V-64", white.right, 2.4),
        svg.rect(-7, -70, 14, 8, palette.shown("#fff6d8") if is_lit(scene.palette) else stone(scene, "#cfd6dc").left,
            rx="1.5"),
        halo(scene, 0, 0, 66, 34, 0.7),
    ])  # fmt: skip
    stripes = svg.stroke(
        "".join(
            svg.polygon([project(x, -17, high - 12), project(x, 17, high - 12)], close=False) for x in range(-22, 24, 9)
        ),
        palette.snowed("#7fc05a").top, 4.6,
    )  # fmt: skip
    pitch = face([(-26, -17, high - 12), (26, -17, high - 12), (26, 17, high - 12), (-26, 17, high - 12)], turf.top)
    lines = svg.stroke(
        svg.polygon([project(x, y, high - 12) for x, y in ((-24, -15), (24, -15), (24, 15), (-24, 15))])
        + svg.polygon([project(0, -15, high - 12), project(0, 15, high - 12)], close=False)
        + svg.outline("M", -7, -high + 12, "a", 7, 4, 0, 1, 0, 14, 0, "a", 7, 4, 0, 1, 0, -14, 0),
        "#ffffff", 0.8, opacity=0.85,
    )  # fmt: skip
    return svg.join([
        disc(56, 56, 0, 56, palette.snowed("#d9d2c6").top), placed(14, 14, 0, mast), placed(104, 20, 0, mast),
        placed(
            56, 56, 0, turned([(46, 0), (48, 8), (53, high)], stone(scene, "#c9d0d8"), scene.definitions),
            svg.stroke(fins, glow, 2.6, opacity=0.85),
            svg.ellipse(0, -high, 53 * CIRCLE_RX, 53 * CIRCLE_RY, white.top, stroke=white.edge, stroke_width=1.6),
            svg.ellipse(0, -high + 2, 41 * CIRCLE_RX, 40 * CIRCLE_RY, seat.right),
            svg.ellipse(0, -high + 5, 36 * CIRCLE_RX, 34 * CIRCLE_RY, seat.left),
            svg.ellipse(0, -high + 10, 31 * CIRCLE_RX, 28 * CIRCLE_RY, seat.top, opacity=0.8), pitch, stripes, lines,
        ),
        placed(20, 104, 0, mast), placed(104, 104, 0, mast),
    ])  # fmt: skip


STADIUM = Landmark("a stadium", _stadium, 112, 112, 74, Site.PARK, casts=(Block(14, 14, 98, 98, 0, 34),))


def _wheel(scene: Scene) -> Markup:
    """An observation wheel across the picture, with cabins in many colours."""
    palette = scene.palette
    white = stone(scene, "#eef1f4")
    r, hub = 82.0, 96.0
    colours = ("#d2503f", "#e9a53a", "#4f9f6a", "#3f7fc0", "#8f6fc0", "#4fb0b8")

    def on(angle: float, radius: float, side: float = 0.0) -> tuple[float, float]:
        u = radius * math.cos(angle)
        return project(40 + u * 0.7071 + side, 40 - u * 0.7071 + side, hub + radius * math.sin(angle))

    def circle(radius: float, side: float) -> str:
        return svg.polygon([on(2 * math.pi * i / 48, radius, side) for i in range(48)])

    angles = [2 * math.pi * i / 18 for i in range(18)]
    spokes = "".join(svg.polygon([on(a, 0), on(a, r - 2)], close=False) for a in angles)
    trusses = "".join(
        svg.polygon([on(a, r - 8), on(a + math.pi / 18, r), on(a + math.pi / 9, r - 8)], close=False) for a in angles
    )  # fmt: skip
    cabins = [
        svg.group(
            svg.rect(-5, 1, 10, 11, stone(scene, colours[i % 6]).left, rx="3.5"),
            svg.rect(-4, 4, 8, 4, window_paint(scene.palette, "#cfe3ee"), rx="1"),
            transform=svg.translate(on(a, r + 1)),
        ) for i, a in enumerate(angles)
    ]  # fmt: skip
    bulbs = "".join(svg.outline("M", *on(2 * math.pi * i / 54, r - 4), "h", 0.1) for i in range(54))
    glow = palette.shown("#ffe9a8") if is_lit(scene.palette) else white.edge
    cx, cy = on(0, 0)
    legs_back = svg.polygon([project(18, 62 - 24, 0), (cx, cy), project(62 - 24, 18, 0)], close=False)
    legs_front = svg.polygon([project(40 + 4, 76 + 4, 0), (cx, cy), project(76 + 4, 40 + 4, 0)], close=False)
    platform = Block(28, 28, 70, 70, 0, 6)
    return svg.join([
        disc(40, 40, 0, 40, palette.snowed("#d9d2c6").top), svg.stroke(legs_back, white.right, 4.4),
        box(platform, stone(scene, "#cfc6b8")), svg.stroke(circle(r, 0) + circle(r - 8, 0), white.right, 2.6),
        svg.stroke(trusses, white.left, 1), svg.stroke(spokes, white.edge, 0.9, opacity=0.8),
        svg.stroke(bulbs, glow, 2.4, opacity=0.9), *cabins, svg.circle(cx, cy, 6, white.left),
        svg.stroke(legs_front, white.left, 5), svg.stroke(legs_front, white.edge, 1.2),
        svg.circle(cx, cy, 4.4, stone(scene, "#d2503f").left), halo(scene, 40, 40, hub, 110, 0.35),
    ])  # fmt: skip


WHEEL = Landmark(
    "an observation wheel", _wheel, 84, 84, 190, Site.PARK,
    casts=(Block(28, 28, 70, 70, 0, 6), Block(30, 30, 50, 50, 0, 150)),
)  # fmt: skip


def _monument(scene: Scene) -> Markup:
    """An obelisk over steps with flags, and a fire at its foot."""
    palette = scene.palette
    white = stone(scene, pick(scene, ("#f1ece0", "#e0d0b4", "#d9d6d0"), "stone"))
    shaft, neck = square(45, 45, 9), square(45, 45, 5.6)
    reach = [(8.0 if i % 2 == 0 else 3.4, math.pi * i / 5) for i in range(10)]
    star = svg.polygon([(r * math.sin(a), -r * math.cos(a)) for r, a in reach])
    flags = []
    for i in range(6):
        x, y = ((14 + 12 * i), 84) if i < 3 else (84, 14 + 12 * (i - 3))
        a = project(x, y)
        flags.append(svg.stroke(svg.outline("M", *a, "v", -34), stone(scene, "#d8dce4").left, 1.4))
        flags.append(
            svg.path(
                svg.outline("M", a[0], a[1] - 34, "q", 5, 3, 11, 0, "v", 7, "q", -6, 3, -11, 0, "z"),
                palette.material(pick(scene, ("#c8443a", "#2f8f5f", "#e0a33a", "#3f6fb0"), "flag")).left,
            )
        )  # fmt: skip
    statue = stone(scene, "#8f7448")
    figures = [
        placed(
            x, y, 12, turned([(4, 0), (3, 10), (3.4, 14), (1.6, 17)], statue, scene.definitions),
            svg.circle(0, -20, 2.8, statue.left),
        ) for x, y in ((28, 66), (66, 66), (66, 28))
    ]  # fmt: skip
    return svg.join([
        disc(45, 45, 0, 44, palette.snowed("#e0d8ca").top), box(Block(12, 12, 78, 78, 0, 4), white),
        box(Block(20, 20, 70, 70, 4, 8), white), box(Block(28, 28, 62, 62, 8, 22), white),
        courses(Block(28, 28, 62, 62, 8, 22), 4, 0.12),
        left_wall(Block(28, 28, 62, 62, 8, 22), svg.rect(10, 3, 14, 8, statue.left)), loft(shaft, 22, neck, 146, white),
        loft(neck, 146, [(45.0, 45.0)] * 4, 160, stone(scene, "#e6b43a")),
        left_wall(
            Block(36, 54, 54, 54, 0, 70), svg.path(star, stone(scene, "#e6b43a").left, transform="translate(9 8)"),
        ),
        *figures, *flags, halo(scene, 45, 60, 20, 80, 0.5),
    ])  # fmt: skip


MONUMENT = Landmark(
    "an obelisk", _monument, 90, 90, 162, Site.PLAZA,
    casts=(Block(12, 12, 78, 78, 0, 6), Block(28, 28, 62, 62, 0, 22), Block(38, 38, 52, 52, 0, 150)),
)  # fmt: skip
