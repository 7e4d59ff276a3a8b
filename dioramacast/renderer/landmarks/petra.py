"""Petra: a front carved into the rock."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, lerp, project
from dioramacast.renderer.landmarks.kit import arch, is_lit, loft, stone, veil
from dioramacast.renderer.landmarks.kit_round import halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, contact_shade, face, left_wall
from dioramacast.renderer.svg import Markup

ROSE = "#d98a66"


def _treasury_front(scene: Scene) -> list[Markup]:
    """The carved front, 84 wide and 126 high, in the plane of a wall."""
    rock, pale, deep = stone(scene, "#e39a74"), stone(scene, "#fbd0aa").left, stone(scene, "#8f4f3c").left
    dark = scene.palette.shown("#e8954a") if is_lit(scene.palette) else stone(scene, "#4a2722").left
    tones = scene.definitions.linear([(0, pale), (0.45, rock.left), (1, rock.right)], (0, 0), (1, 0))
    lower = [(x, 74.0, 6.6, 48.0) for x in (4, 18, 32.2, 45.2, 59.4, 73.4)]
    upper = [(x, 26.0, 4.8, 30.0) for x in (6, 19, 60, 73.2)]
    tholos = [(x, 26.0, 4.2, 30.0) for x in (31.5, 39.9, 48.3)]
    entablature = svg.boxes([
        (1, 66, 82, 3), (0, 69, 84, 4), (3, 19, 23, 5), (58, 19, 23, 5), (29, 19, 26, 5), (1, 122, 82, 4),
    ])  # fmt: skip
    gables = svg.outline(
        "M", 26, 66, "L", 42, 56, "L", 58, 66, "z", "M", 3, 19, "L", 24, 6, "v", 13, "z", "M", 81, 19, "L", 60, 6, "v",
        13, "z",
    )  # fmt: skip
    cone = svg.outline("M", 29, 19, "C", 32, 11, 38, 9, 40, 4, "h", 4, "C", 46, 9, 52, 11, 55, 19, "z")
    capitals = svg.boxes([(x - 1, y - 1, w + 2, 3.4) for x, y, w, _ in (*lower, *upper, *tholos)])
    figures = "".join(svg.outline("M", x, 52, "v", -14, "q", 2.5, -5, 5, 0, "v", 14, "z") for x in (12.6, 66.4, 40))
    return [
        svg.rect(0, 0, 84, 126, deep),
        svg.rect(0, 0, 84, 126, scene.definitions.linear([(0, CONTACT, 0.45), (0.3, CONTACT, 0.1), (1, CONTACT, 0.3)])),
        svg.rect(11, 26, 62, 40, stone(scene, "#b66a50").left), svg.rect(4, 74, 76, 48, stone(scene, "#b0664c").left),
        svg.path(arch(36, 86, 12, 36, "flat") + arch(12, 96, 6, 26, "flat") + arch(66, 96, 6, 26, "flat"), dark),
        svg.path(figures, stone(scene, "#c67c5e").left, opacity=0.9),
        *(svg.path(svg.boxes([b]), tones) for b in (*lower, *upper, *tholos)), svg.path(capitals, pale),
        svg.path(gables + cone, rock.left, stroke=pale, stroke_width=1.2), svg.path(entablature, rock.left),
        svg.stroke("M0 69h84M1 66h82M3 19h23M58 19h23M29 19h26", pale, 1.4),
        svg.stroke("M0 73.4h84M3 24.4h23M58 24.4h23M29 24.4h26", CONTACT, 1.6, opacity=0.35),
        svg.circle(42, 1, 3.6, pale),
    ]  # fmt: skip


FRONT = 84.0
"""How far forward the carved wall stands."""
CLIFFS_BEHIND = ((-8.0, 6.0, 64.0, 82.0, 166.0), (116.0, 8.0, 190.0, 80.0, 164.0), (40.0, 12.0, 144.0, FRONT, 192.0))
CLIFFS_BEFORE = ((-8.0, 62.0, 34.0, 136.0, 148.0), (-10.0, 118.0, 28.0, 178.0, 104.0),
                 (154.0, 60.0, 192.0, 100.0, 130.0), (160.0, 94.0, 192.0, 142.0, 50.0))  # fmt: skip
"""From where to where and how high: what the front is hewn into, and the walls of the gorge that leads up to it."""


def _cliff(scene: Scene, cliff: tuple[float, float, float, float, float]) -> Markup:
    """A sandstone rock with worn edges and a round head."""
    x0, y0, x1, y1, high = cliff
    rock, light = stone(scene, ROSE), stone(scene, "#e3a27c")

    def outline(inset: float, cut: float) -> list[Point]:
        a, b, c, d = x0 + inset, y0 + inset, x1 - inset, y1 - inset
        return [(a + cut, b), (c - cut, b), (c, b + cut), (c, d - cut), (c - cut, d), (a + cut, d), (a, d - cut),
                (a, b + cut)]  # fmt: skip

    cut = min(x1 - x0, y1 - y0) * 0.22
    foot, brow, crown = outline(0, cut), outline(3, cut * 0.9), outline(11, cut * 0.7)
    cracks = "".join(
        svg.outline("M", *project(lerp(x0 + cut, x1 - cut, t), y1 - 1.5, high * k), "l", 2, 16, "l", -3, 15, "l", 2, 12)
        for t, k in ((0.15, 0.82), (0.5, 0.6), (0.85, 0.9))
    )
    return svg.join([
        loft(foot, 0, brow, high * 0.88, rock, light), _strata(scene, foot, brow, high * 0.88),
        svg.stroke(cracks, "#6d2c20", 1.6, opacity=0.28), loft(brow, high * 0.88, crown, high, rock, light),
    ])  # fmt: skip


def _treasury(scene: Scene) -> Markup:
    """A front hewn into a wall of rose sandstone at the end of a gorge."""
    rock = stone(scene, ROSE)
    overhang = svg.outline(
        "M", 0, 0, "L", 6, 12, "l", 12, -4, "l", 10, 5, "l", 16, -5, "l", 14, 4, "l", 12, -4, "l", 10, 5, "L", 99, 0,
        "z",
    )  # fmt: skip
    wall = Block(36, FRONT - 1, 146, FRONT, 2, 158)
    return svg.join([
        *(_cliff(scene, cliff) for cliff in CLIFFS_BEHIND),
        left_wall(
            wall, svg.group(*_treasury_front(scene), transform="scale(1.31 1.238)"),
            contact_shade(scene.definitions, 110, 156, 30), svg.path(overhang, rock.left, transform="scale(1.111 .55)"),
        ),
        face([(34, FRONT, 0), (148, FRONT, 0), (148, FRONT + 66, 0), (34, FRONT + 66, 0)], stone(scene, "#eac29c").top),
        face([(44, FRONT, 4), (138, FRONT, 4), (138, FRONT + 12, 0), (44, FRONT + 12, 0)], stone(scene, "#e8b48c").top),
        halo(scene, 90, FRONT + 10, 30, 90, 0.6), *(_cliff(scene, cliff) for cliff in CLIFFS_BEFORE),
    ])  # fmt: skip


def _strata(scene: Scene, base: list[tuple[float, float]], top: list[tuple[float, float]], high: float) -> Markup:
    """Coloured bands of sandstone around the visible sides of a cliff."""
    d = {0: [], 1: []}  # type: dict[int, list[str]]
    order = sorted(range(len(base)), key=lambda i: base[i][0] - base[i][1])
    # The near outline, from the left rim of the cliff to its right rim.
    left, right = order[0], order[-1]
    near = []
    i = left
    while i != right:
        near.append(i)
        i = (i - 1) % len(base)
    near.append(right)
    for k in range(1, int(high // 9)):
        t = k * 9 / high
        points = [
            (base[i][0] + (top[i][0] - base[i][0]) * t, base[i][1] + (top[i][1] - base[i][1]) * t) for i in near
        ]  # fmt: skip
        wobble = [project(x, y, high * t + (2.4 if (n + k) % 2 else -1.2)) for n, (x, y) in enumerate(points)]
        d[k % 2].append(svg.polygon(wobble, close=False))
    return svg.join([
        svg.stroke("".join(d[0]), "#7a3326", 2.2, opacity=0.2),
        svg.stroke("".join(d[1]), stone(scene, "#f6d0a8").left, 1.6, opacity=0.35),
        veil(scene, [*((x, y, 0.0) for x, y in base), *((x, y, high) for x, y in top)], 0.5, 0.25),
    ])  # fmt: skip


TREASURY = Landmark(
    "the Treasury of Petra", _treasury, 188, 176, 200, Site.SAND,
    casts=tuple(Block(x0, y0, x1, y1, 0, high) for x0, y0, x1, y1, high in (*CLIFFS_BEHIND, *CLIFFS_BEFORE)),
    open_ground=36,
)  # fmt: skip
