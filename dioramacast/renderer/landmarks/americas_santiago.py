"""Santiago: the Costanera tower, and the snow of the Andes behind the city."""

import math
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.landmarks.americas_hills import canopy, hill, streaks
from dioramacast.renderer.landmarks.americas_kit import dressed, floodlit, halo, opening, side_paint
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import Profile, radius_at
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, face
from dioramacast.renderer.svg import Markup

SANTIAGO = 3871336


def _costanera(scene: Scene) -> Markup:
    """The tapering glass tower with its open lattice crown, over a mall."""
    palette = scene.palette
    glass, sky = palette.material("#6f9bbd"), mix(palette.background, "#ffffff", 0.3)
    left, right = mix(glass.left, sky, 0.35), mix(glass.right, sky, 0.12)
    mall = dressed(
        scene,
        Block(4, 4, 100, 100, 0, 16),
        palette.material("#d9d6cf"),
        lambda w: [svg.rect(3, 5, w - 6, 7, opening(palette, "#5d7690"))],
        palette.snowed("#c4c1ba"),
    )
    levels = [(0, 30.0), (60, 29.6), (120, 28.2), (170, 26), (214, 22.6), (238, 20)]
    cx, parts = 48.0, [mall]
    west, south, east = (
        [project(cx + i * r, cx + j * r, 16 + z) for z, r in levels] for i, j in ((-1, 1), (1, 1), (1, -1))
    )

    def wall(near: list[Point], far: list[Point], paint: str) -> Markup:
        return svg.path(svg.polygon([*near, *reversed(far)]), paint)

    shine = scene.definitions.linear(
        [(0, "#ffffff", 0.4), (0.35, "#ffffff", 0.02), (0.6, "#ffffff", 0.18), (1, "#0c1c40", 0.25)]
    )
    rows, lit = [], []
    for k in range(1, 40):
        z = 6 * k
        r = _half_at(levels, z)
        a, b, c = project(cx - r, cx + r, 16 + z), project(cx + r, cx + r, 16 + z), project(cx + r, cx - r, 16 + z)
        rows.append(svg.polygon([a, b, c], close=False))
        for j in range(10):
            if (k * 7 + j * 13 + k * j) % 20 < palette.lit_share * 17 and k < 37:
                t = (j % 5 + 0.2) / 5
                p, q = (a, b) if j < 5 else (b, c)
                x, y = p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t
                lit.append(svg.outline("M", x, y - 3, "l", (q[0] - p[0]) * 0.12, (q[1] - p[1]) * 0.12))
    columns = "".join(
        svg.polygon([project(cx + r * u, cx + r, 16 + z) for z, r in levels], close=False)
        + svg.polygon([project(cx + r, cx + r * u, 16 + z) for z, r in levels], close=False)
        for u in (-0.5, 0, 0.5)
    )
    parts += [
        wall(west, south, left), wall(south, east, right), wall(west, south, shine), wall(south, east, shine),
        svg.stroke("".join(rows), mix(right, "#10264a", 0.3), 0.9, opacity=0.5),
        svg.stroke("".join(lit), palette.shown("#ffd98a"), 3, stroke_linecap="butt"),
        svg.stroke(columns, glass.edge, 1, opacity=0.5), svg.stroke(svg.polygon(south, close=False), glass.edge, 1.6),
    ]  # fmt: skip
    crown, steel = [], floodlit(palette, "#e6edf2")
    for u in range(-4, 5):
        r0, r1 = 20.0, 17.0
        crown.append(
            svg.polygon([project(cx + r0 * u / 4, cx + r0, 254), project(cx + r1 * u / 4, cx + r1, 280)], close=False)
        )
        crown.append(
            svg.polygon([project(cx + r0, cx + r0 * u / 4, 254), project(cx + r1, cx + r1 * u / 4, 280)], close=False)
        )
    for r, z in ((19, 263), (18, 271), (17, 280)):
        crown.append(
            svg.polygon(
                [project(cx - r, cx + r, z), project(cx + r, cx + r, z), project(cx + r, cx - r, z)], close=False
            )
        )
    far_rim = svg.polygon(
        [project(cx - 17, cx + 17, 280), project(cx - 17, cx - 17, 280), project(cx + 17, cx - 17, 280)], close=False
    )
    roof = face([(28, 28, 254), (68, 28, 254), (68, 68, 254), (28, 68, 254)], palette.snowed("#8fa5b5").top)
    parts += [roof, svg.stroke(far_rim, steel.right, 1.2), svg.stroke("".join(crown), steel.left, 1.2)]
    if is_lit(palette):
        parts.append(halo(scene, project(cx, cx, 262), 58, "#bfe0ff", 0.6))
    trees = [
        (104, 20, 0),
        (106, 40, 0),
        (106, 62, 0),
        (106, 84, 0),
        (20, 106, 0),
        (44, 107, 0),
        (66, 107, 0),
        (88, 106, 0),
    ]
    return svg.join([*parts, canopy(scene, trees, ("#5f9f4a", "#4f8f4c"), 0.65)])


def _half_at(levels: list[tuple[int, float]], z: float) -> float:
    for (z0, r0), (z1, r1) in pairwise(levels):
        if z <= z1:
            return r0 + (r1 - r0) * (z - z0) / (z1 - z0)
    return levels[-1][1]


PEAKS: tuple[tuple[float, float, Profile], ...] = (
    (34, 110, ((34, 0), (30, 14), (20, 50), (11, 84), (5, 104), (1.4, 112))),
    (110, 34, ((34, 0), (30, 14), (21, 46), (12, 76), (5, 94), (1.4, 100))),
    (58, 58, ((52, 0), (46, 18), (31, 74), (17, 124), (7, 156), (1.6, 168))),
    (60, 116, ((36, 0), (31, 12), (20, 40), (10, 66), (4, 80), (1.4, 85))),
    (118, 62, ((36, 0), (31, 12), (20, 44), (11, 72), (4, 88), (1.4, 93))),
    (98, 98, ((44, 0), (37, 12), (25, 40), (13, 64), (5, 78), (1.6, 82))),
)  # fmt: skip


def _andes(scene: Scene) -> Markup:
    """Six peaks, back to front, with snow that runs down their gullies."""
    palette = scene.palette
    rock, white = palette.snowed("#8a7a76", 0.7), palette.material("#f6f8fd")
    parts = []
    for i, (x, y, profile) in enumerate(PEAKS):
        top = profile[-1][1]
        snow_line = 0.5 if top > 84 else 0.62
        tongues: list[Point] = []
        for k in range(13):
            share = -1 + k / 6
            z = top * (snow_line + (0.02 if k % 2 else 0.17) - 0.06 * ((i + k * 5) % 3))
            r = radius_at(profile, z)
            depth = math.sqrt(max(0.0, 1 - share * share)) * r * CIRCLE_RY
            tongues.append((share * r * CIRCLE_RX, depth * 0.7 - z))
        rim = [(r * CIRCLE_RX, -z) for r, z in profile if z > -tongues[-1][1]]
        cap = svg.polygon([*tongues, *rim, *((-px, py) for px, py in reversed(rim))])
        shade = [(0.0, -top), (2.0, -top * 0.86), (-2.0, -top * 0.7), (5.0, -top * 0.5), (1.0, -top * 0.3), (8.0, -2.0)]
        side = svg.polygon(
            [*shade, (profile[0][0] * CIRCLE_RX * 0.9, 4.0), *((r * CIRCLE_RX, -z) for r, z in profile[1:])]
        )
        far = "#16244a"
        parts.append(
            placed(
                x,
                y,
                0,
                hill(scene, 0, 0, profile, rock),
                svg.stroke(
                    streaks(profile, (-0.7, -0.4, -0.1, 0.2, 0.5, 0.8), f"andes {i}", 0.1), rock.right, 1.8, opacity=0.4
                ),
                svg.path(cap, side_paint(scene, white, 0.5)),
                svg.path(side, far, opacity=0.16),
            )
        )
    return svg.join(parts)


COSTANERA = Landmark(
    "the Costanera tower",
    _costanera,
    112,
    112,
    280,
    casts=(Block(4, 4, 100, 100, 0, 16), Block(20, 20, 76, 76, 0, 190)),
)
ANDES = Landmark("the Andes", _andes, 170, 170, 170, Site.BACK, casts=(Block(14, 14, 140, 140, 0, 60),))

CITIES: Cities = {SANTIAGO: (COSTANERA, ANDES)}
