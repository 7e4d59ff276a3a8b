"""Heroes of ice, steppe and savanna."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, project
from dioramacast.renderer.landmarks.kit import arch, arches, is_lit, loft, placed, square, stone, walls, window_paint
from dioramacast.renderer.landmarks.kit_heroes import pick
from dioramacast.renderer.landmarks.kit_round import curve, disc, girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, ball_paint, box, line, turned
from dioramacast.renderer.svg import Markup


def _polar_station(scene: Scene) -> Markup:
    """Modules on legs, a radar ball, a mast and fuel drums."""
    red, blue = stone(scene, pick(scene, ("#c8503a", "#3f6fa8", "#e0913a"), "hull")), stone(scene, "#3f5f8a")
    snow, steel = stone(scene, "#eef3f8"), stone(scene, "#8a93a0")
    modules = [(10.0, 14.0), (36.0, 14.0), (36.0, 40.0)]
    legs = "".join(
        svg.polygon([project(x + dx, y + dy), project(x + dx, y + dy, 12)], close=False) for x, y in modules
        for dx, dy in ((3, 20), (20, 20), (20, 3))
    )  # fmt: skip

    def module(x: float, y: float) -> Markup:
        mid = square(x + 12, y + 12, 12.5)
        slim = square(x + 12, y + 12, 10)
        body = blue if (x, y) == modules[1] else red
        return svg.join([
            loft(slim, 11, mid, 15, body), loft(mid, 15, mid, 24, body), loft(mid, 24, slim, 29, body, snow),
            walls(
                Block(x - 0.5, y - 0.5, x + 24.5, y + 24.5, 15, 24),
                lambda length,
                height: [svg.path(arches(length, 3, 2, (5, 5), "flat"), window_paint(scene.palette, "#26324a"))],
            ),
        ])  # fmt: skip

    flag = svg.path(
        svg.outline("M", *project(64, 56, 40), "q", 6, 3, 12, 0, "v", 7, "q", -6, 3, -12, 0, "z"),
        scene.palette.material("#e0913a").left,
    )  # fmt: skip
    return svg.join([
        svg.stroke(legs, steel.left, 2.6),
        svg.stroke(svg.polygon([project(6, 6), project(6, 6, 74)], close=False), steel.right, 1.8),
        svg.stroke(svg.polygon([project(6, 6, 74), project(30, 30, 30)], close=False), steel.right, 0.7),
        module(*modules[0]), module(*modules[1]), box(Block(44, 37, 54, 41, 15, 24), steel), module(*modules[2]),
        placed(
            22, 26, 29, svg.circle(0, -10, 11, ball_paint(snow, scene.definitions)),
            svg.stroke("M-10-12q10 6 20 0M-7-18q7 4 14 0M0-21V1", CONTACT, 0.6, opacity=0.2),
        ),
        line([(54, 66, 12), (62, 76, 0)], steel.left, 3),
        *(
            placed(x, y, 0, turned([(3, 0), (3, 8)], stone(scene, c), scene.definitions))
            for x, y, c in ((14, 60, "#e0a33a"), (22, 60, "#c8503a"), (18, 67, "#e0a33a"))
        ),
        svg.stroke(svg.polygon([project(64, 56), project(64, 56, 42)], close=False), steel.left, 1.4), flag,
        halo(scene, 40, 66, 16, 50, 0.5),
    ])  # fmt: skip


POLAR_STATION = Landmark(
    "a research station", _polar_station, 76, 80, 74, Site.PARK,
    casts=(Block(10, 14, 60, 38, 10, 29), Block(36, 38, 60, 64, 10, 29)),
)  # fmt: skip


def _yurts(scene: Scene) -> Markup:
    """Three felt tents about a fire, and a rack with flags."""
    felt = stone(scene, "#f4efe2")

    def yurt(band: str, door: str) -> Markup:
        cloth = stone(scene, band)
        return svg.join([
            turned([(15, 0), (15.4, 14)], felt, scene.definitions),
            turned([(16, 14), (10, 21), (4, 25)], felt, scene.definitions),
            svg.stroke(girdle(15.4, 12.4), cloth.left, 2.6),
            svg.stroke(girdle(15.4, 12.4), "#ffffff", 1, stroke_dasharray="1.5 2.5", opacity=0.6),
            svg.stroke(
                "".join(
                    svg.outline("M", k * 19, -12 + (1 - abs(k)) * 6, "L", k * 5, -24) for k in (-0.9, -0.5, 0.5, 0.9)
                ),
                stone(scene, "#b98f5f").left, 1, opacity=0.7,
            ),
            turned([(4.4, 25), (4.4, 27)], stone(scene, "#8a5a3a"), scene.definitions),
            svg.path(
                arch(-4, -3, 8, 12.5, "flat"), stone(scene, door).left, stroke=stone(scene, "#e6b43a").left,
                stroke_width=1,
            ),
            svg.path(arch(-2.4, -1.4, 2, 4, "flat") + arch(0.4, -1.4, 2, 4, "flat"), window_paint(scene.palette)),
            svg.ellipse(
                0, -27, 2.6, 1.5, scene.palette.shown("#ffb45a") if is_lit(scene.palette) else stone(scene,
                    "#3a2c26").left,
            ),
            halo(scene, 0, 0, 8, 34, 0.45),
        ])  # fmt: skip

    smoke = svg.stroke(curve([(0, -4), (3, -16), (-2, -30), (4, -46)]), "#ffffff", 3, opacity=0.35)
    fire = [
        svg.path("M-4 1Q-5-6 0-12Q5-6 4 1Z", scene.palette.shown("#ffa83a")),
        svg.path("M-2 1Q-2-3 0-7Q2-3 2 1Z", scene.palette.shown("#ffe08a")),
        svg.stroke("M-6 2l12-2M-6-1l12 4", stone(scene, "#6a4630").left, 2),
    ]  # fmt: skip
    pole = svg.stroke(svg.polygon([project(8, 66), project(8, 66, 52)], close=False), stone(scene, "#8a5a3a").left, 1.8)
    flags = [
        svg.path(
            svg.outline(
                "M", *project(8 + 7 * i, 66 - 5 * i, 50 - 6.5 * i), "l", 5, 2.4, "l", -0.6, 6, "l", -5, -2.4, "z",
            ),
            stone(scene, c).left,
        ) for i, c in enumerate(("#3f6fb0", "#f4f1ea", "#c8443a", "#2f8f5f", "#e6b43a"))
    ]  # fmt: skip
    rope = line([(8, 66, 51), (46, 38, 16)], stone(scene, "#8a5a3a").left, 0.8)
    return svg.join([
        placed(28, 24, 0, yurt("#c8443a", "#c8602f")), placed(62, 32, 0, yurt("#3f6fb0", "#3f7f8f")), rope, *flags,
        pole,
        placed(50, 64, 0, *fire, smoke, halo(scene, 0, 0, 4, 40, 0.8)), placed(30, 66, 0, yurt("#2f8f5f", "#c8443a")),
    ])  # fmt: skip


YURTS = Landmark(
    "a camp of yurts", _yurts, 82, 86, 54, Site.SAND,
    casts=(Block(15, 11, 41, 37, 0, 22), Block(49, 19, 75, 45, 0, 22), Block(17, 53, 43, 79, 0, 22)),
)  # fmt: skip


def _acacia(scene: Scene) -> Markup:
    """A flat-crowned thorn tree over a ring of round thatched huts."""
    bark, leaf = stone(scene, "#7a5a44"), scene.palette.snowed("#7fa04a", 0.7)
    mud, thatch = stone(scene, pick(scene, ("#d09a68", "#c98a5c", "#e0c49a"), "mud")), stone(scene, "#c9a55f")
    paint = ball_paint(leaf, scene.definitions)
    hut = scene.definitions.shape(
        svg.join([
            turned([(9, 0), (9, 12)], mud, scene.definitions),
            svg.path(arch(-3, -5, 6, 10), window_paint(scene.palette, "#4a3020")),
            turned([(12.4, 10), (0, 27)], thatch, scene.definitions),
            svg.stroke(
                "".join(
                    svg.outline("M", 0, -27, "L", k * 14, -10 + (1 - abs(k)) * 7) for k in (-0.9, -0.5, 0, 0.5, 0.9)
                ),
                CONTACT, 0.8, opacity=0.2,
            ),
            halo(scene, 0, 0, 6, 26, 0.45),
        ])
    )  # fmt: skip
    limbs = "".join(
        curve([(0, 2), (x * 0.12, -26), (x * 0.5, -56), (x, y)])
        for x, y in ((-42, -84), (-20, -92), (6, -96), (26, -92), (46, -82))
    )  # fmt: skip
    puffs = ((-46, -86, 20), (44, -86, 20), (-20, -94, 24), (22, -95, 24), (0, -98, 26), (-30, -82, 15), (32, -80, 14))
    tree = svg.join([
        svg.stroke(limbs, bark.right, 4.4), svg.stroke("M-1 2Q0-20 2-40", bark.left, 7),
        *(svg.ellipse(x, y, r * CIRCLE_RX, r * 0.36, paint) for x, y, r in puffs),
    ])  # fmt: skip
    return svg.join([
        disc(40, 40, 0, 38, scene.palette.snowed("#d2a46a").top), svg.use(hut, project(14, 16)),
        svg.use(hut, project(62, 14)), placed(38, 38, 0, tree), svg.use(hut, project(14, 62)),
        svg.use(hut, project(64, 50)), svg.use(hut, project(44, 72)),
    ])  # fmt: skip


ACACIA = Landmark(
    "a meeting tree among round huts", _acacia, 82, 86, 104, Site.SAND,
    casts=(
        Block(18, 18, 58, 58, 84, 96), Block(5, 7, 23, 25, 0, 20), Block(53, 5, 71, 23, 0, 20),
        Block(55, 41, 73, 59, 0, 20), Block(35, 63, 53, 81, 0, 20),
    ),
)  # fmt: skip
