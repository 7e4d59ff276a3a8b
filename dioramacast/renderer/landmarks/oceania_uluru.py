"""Uluru, which stands for Alice Springs."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Point, lerp
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import side_paint
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block
from dioramacast.renderer.svg import Markup

ALICE_SPRINGS = 2077895

SIDE = 200.0
FOOT, RIM = (160.0, 68.0), (140.0, 30.0)
"""Half axes, in pixels, of the rock's outline on the ground and of the edge where its walls turn into its back."""
GULLIES = ((171, 5), (163, 3), (152, 12), (143, 3), (135, 4), (124, 14), (113, 3), (105, 5), (97, 11), (86, 3), (78, 5),
           (67, 15), (56, 3), (47, 5), (37, 12), (26, 4), (17, 6), (8, 3))  # fmt: skip
"""Where water has cut into the walls, in degrees from the right of the picture round its front, and how wide."""
EDGE = 66.0
"""How high the walls turn into the rock's back."""
BACK = ((-140, -22), (-122, -62), (-96, -84), (-64, -93), (-30, -99), (4, -97), (40, -103), (72, -98), (100, -86),
        (124, -58), (140, -20))  # fmt: skip
"""The sky line."""


def _on(axes: Point, degrees: float, z: float = 0.0) -> Point:
    a = math.radians(degrees)
    return axes[0] * math.cos(a), axes[1] * math.sin(a) - z


def _edge(degrees: float) -> Point:
    """Of the rock's back, where a gully begins: lower towards both ends."""
    return _on(RIM, degrees, EDGE * (1 - math.cos(math.radians(degrees)) ** 6 * 0.8))


def _groove(top: Point, bottom: Point, left: float, right: float) -> str:
    """A long pointed shape between two points, so far out to its left and right."""
    (ax, ay), (bx, by) = top, bottom
    mx, my = lerp(ax, bx, 0.62), lerp(ay, by, 0.5)
    return svg.outline("M", ax, ay, "Q", mx + right, my, bx + right * 0.6, by, "L", bx - left * 0.6, by,
                       "Q", mx - left, my, ax, ay, "Z")  # fmt: skip


def _uluru(scene: Scene) -> Markup:
    """The long flat rock with its upright gullies and caves, in red sand with spinifex."""
    palette, definitions = scene.palette, scene.definitions
    rock, upper = palette.snowed("#b8563a", 0.2), palette.snowed("#b8563a", 0.85)
    sand = palette.snowed("#c07f58", 0.85).top
    desert = definitions.radial([(0, sand, 0.95), (0.86, sand, 0.85), (1, sand, 0)])
    dark, deep = rock.face((0.9, -0.3, -0.4)), mix(rock.right, CONTACT, 0.55)
    foot = [_on(FOOT, a + 3 * k, 0 if k else 3) for a, _ in GULLIES[::-1] for k in (0, 1)]
    body = curve(BACK) + curve([_on(FOOT, 0), *foot, _on(FOOT, 180)]).replace("M", "L", 1) + "Z"
    back = curve(BACK) + "L" + curve([_edge(a) for a in range(2, 180, 22)])[1:] + "Z"
    crest = definitions.linear([(0, upper.face((0.3, 0.3, 0.9))), (0.75, upper.face((0.2, 0.6, 0.5)), 0.7),
                                (1, upper.left, 0)])  # fmt: skip
    shades, lights, caves = [], [], []
    for k, (a, wide) in enumerate(GULLIES):
        top, bottom = _edge(a + k % 2), _on(FOOT, a)
        if wide < 10:
            top = top[0], lerp(top[1], bottom[1], 0.1 + 0.12 * (k % 3))
        shades.append(_groove(top, bottom, 1, wide))
        lights.append(_groove(top, bottom, wide * 0.7, -1))
        if k % 4 == 2:
            x, y = lerp(bottom[0], top[0], 0.1) - 14, lerp(bottom[1], top[1], 0.1)
            caves.append(svg.outline("M", x - 7, y, "q", 0, -9, 7, -10, "q", 8, 1, 7, 10, "q", -7, 3, -14, 0, "z"))
    stains = "".join(
        svg.outline("M", *_edge(a), "q", 2, 16, x * 0.05, 26 + a % 5 * 4)
        for a, x in ((144, -9), (108, -3), (90, 0), (60, 5))
    )
    # The beds stand upright in the real rock: on its back they show as long lines from end to end.
    beds = "".join(curve([(x * 0.94, y + drop) for x, y in BACK[2:-2]]) for drop in (9, 17, 24))
    tufts = [
        (SIDE / 2 * far_off * math.cos(math.radians(d)), SIDE / 2 * far_off * math.sin(math.radians(d)), 0.0)
        for d, far_off in ((-38, 1.25), (-20, 1.12), (-4, 1.2), (12, 1.08), (27, 1.22), (40, 1.1), (52, 1.2),
                           (66, 1.08), (80, 1.2), (94, 1.1), (108, 1.24), (124, 1.16))
    ]  # fmt: skip
    return placed(
        SIDE / 2, SIDE / 2, 0, svg.ellipse(0, 4, 188, 110, desert),
        svg.path(body, side_paint(scene, rock, 0.3)), svg.path(back, crest),
        svg.path("".join(lights), rock.face((-0.1, 0.9, 0.6)), opacity=0.55),
        svg.path("".join(shades), dark, opacity=0.62), svg.stroke(stains, deep, 2.4, opacity=0.3),
        svg.path("".join(caves), deep, opacity=0.8), svg.stroke(beds, dark, 1.6, opacity=0.28),
        svg.stroke(curve(BACK[1:-1]), upper.edge, 1.6, opacity=0.5),
        canopy(scene, tufts, ("#b3ab5c", "#97994e"), 0.55),
    )  # fmt: skip


ULURU = Landmark(
    "Uluru", _uluru, SIDE, SIDE, 104, Site.SAND, casts=(Block(30, 30, 170, 170, 0, 50),), open_ground=64
)  # fmt: skip

CITIES: Cities = {ALICE_SPRINGS: (ULURU,)}
