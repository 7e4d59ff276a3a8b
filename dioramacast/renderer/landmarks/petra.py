"""Petra: a front carved into the rock."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
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
    dark = scene.palette.shown("#e8954a") if is_lit(scene) else stone(scene, "#4a2722").left
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


def _treasury(scene: Scene) -> Markup:
    """A front hewn into the wall of a gorge; the cliff leans over it on all sides."""
    rock, light = stone(scene, ROSE), stone(scene, "#e09a72")
    # The rock before the front on its left and right, and the mass behind.
    mass = [(2.0, 20.0), (114.0, 20.0), (119.0, 60.0), (112.0, 88.0), (4.0, 88.0), (0.0, 56.0)]
    crown = [(10.0, 26.0), (104.0, 26.0), (112.0, 56.0), (109.0, 87.0), (8.0, 87.0), (5.0, 54.0)]
    shoulder = [(-6.0, 70.0), (9.0, 70.0), (8.0, 108.0), (0.0, 106.0), (-5.0, 92.0)]
    shoulder_top = [(-2.0, 72.0), (8.0, 72.0), (7.0, 92.0), (2.0, 92.0), (-2.0, 84.0)]
    right = [(108.0, 50.0), (121.0, 50.0), (122.0, 84.0), (119.0, 106.0), (109.0, 104.0)]
    right_top = [(109.0, 54.0), (117.0, 54.0), (117.0, 78.0), (115.0, 92.0), (109.0, 92.0)]
    overhang = svg.outline(
        "M", 0, 0, "L", 6, 12, "l", 12, -4, "l", 10, 5, "l", 16, -5, "l", 14, 4, "l", 12, -4, "l", 10, 5, "L", 99, 0,
        "z",
    )  # fmt: skip
    return svg.join([
        loft(mass, 0, crown, 150, rock, light),
        loft(
            [(x * 0.6 + 20, y * 0.6 + 10) for x, y in mass], 150, [(x * 0.45 + 28, y * 0.45 + 14) for x, y in crown],
            160, rock, light,
        ),
        _strata(scene, mass, crown, 150),
        left_wall(
            Block(9, 60, 108, 87.4, 2, 136), svg.group(*_treasury_front(scene), transform="scale(1.178 1.063)"),
            contact_shade(scene.definitions, 99, 134, 30),
            svg.path(overhang, rock.left),
        ),
        face([(18, 86, 4), (102, 86, 4), (102, 110, 0), (18, 110, 0)], stone(scene, "#e8b48c").top),
        loft(shoulder, 0, shoulder_top, 104, rock, light), _strata(scene, shoulder, shoulder_top, 104),
        halo(scene, 60, 92, 20, 80, 0.6), loft(right, 0, right_top, 58, rock, light),
        _strata(scene, right, right_top, 58),
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
    "the Treasury of Petra", _treasury, 120, 120, 160, Site.SAND,
    casts=(Block(8, 8, 112, 84, 0, 150), Block(2, 70, 20, 110, 0, 88), Block(101, 44, 118, 104, 0, 70)),
)  # fmt: skip
