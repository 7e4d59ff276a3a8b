"""Landmarks of Astana and Baku."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.landmarks.kit import courses, is_lit, placed, stone
from dioramacast.renderer.landmarks.kit_round import girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, ball_paint, box, turned
from dioramacast.renderer.svg import Markup


def _baiterek(scene: Scene) -> Markup:
    """A white tree of steel with a golden egg in its crown."""
    palette, definitions = scene.palette, scene.definitions
    white, gold = stone(scene, "#eef1f4"), stone(scene, "#e9b02f")
    core = turned([(7, 8), (6, 150)], stone(scene, "#b9c6d4"), definitions)

    def branches(z0: float, z1: float, r0: float, r1: float, count: int) -> tuple[str, str]:
        far: list[str] = []
        near: list[str] = []
        for i in range(count):
            a = 2 * math.pi * i / count
            c, s = math.cos(a), math.sin(a)
            points = []
            for k in range(9):
                t = k / 8
                r = r0 + (r1 - r0) * (t**2.4) if r1 > r0 else r1 + (r0 - r1) * ((1 - t) ** 2.2)
                points.append(project(r * c, r * s, z0 + (z1 - z0) * t))
            (near if c + s > 0 else far).append(svg.polygon(points, close=False))
        return "".join(far), "".join(near)

    foot_far, foot_near = branches(8, 96, 24, 8.5, 14)
    crown_far, crown_near = branches(90, 186, 8.5, 33, 18)
    rings = "".join(girdle(r, z) for r, z in ((8.6, 100), (9.4, 120), (13, 140), (21, 162), (33, 186)))
    ball = placed(0, 0, 0, svg.circle(0, -190, 30, ball_paint(gold, definitions)))
    facets = []
    for k in (-0.6, -0.2, 0.2, 0.6):
        x, y, sag = 30 * math.sqrt(1 - k * k), -190 + 30 * k, 9 * (1 - k * k)
        facets.append(svg.outline("M", -x, y, "Q", 0, y + sag, x, y))
    facets.append("M-19 -213Q-26 -190 -18 -166M0 -220V-160M19 -213Q26 -190 18 -166")
    seams = svg.stroke("".join(facets), "#fff4c8", 0.8, opacity=0.5)
    glow = svg.circle(
        0, -190, 58, definitions.radial([(0, "#ffdf8a", 0.7), (0.4, "#ffd36a", 0.3), (1, "#ffd36a", 0)]),
    ) if is_lit(scene.palette) else svg.EMPTY  # fmt: skip
    plaza = turned([(58, 0), (58, 3), (40, 3.2), (40, 8)], stone(scene, "#ddd6ca"), definitions)
    beds = svg.ellipse(
        0, -3, 52, 30, "none", stroke=palette.snowed("#7fae5c").top, stroke_width=4, stroke_dasharray="16 9",
    )  # fmt: skip
    return placed(
        60, 60, 0, plaza, beds, svg.stroke(foot_far + crown_far, white.right, 1.8), core, glow, ball, seams,
        svg.stroke(foot_near, white.left, 2.4), svg.stroke(crown_near, white.left, 2.2),
        svg.stroke(rings, white.edge, 1.6), halo(scene, 0, 0, 10, 70, 0.5),
    )  # fmt: skip


BAITEREK = Landmark(
    "the Baiterek", _baiterek, 120, 120, 220, Site.PLAZA,
    casts=(Block(52, 52, 68, 68, 0, 150), Block(34, 34, 86, 86, 0, 10)),
)  # fmt: skip


def _flame(scene: Scene, width: float, high: float, lean: float) -> Markup:
    """A tower of glass in the shape of a flame, about the middle of its foot."""
    glass = stone(scene, "#5f93bd")
    palette = scene.palette
    w = width
    left_rim = [(-w * 0.86, 2), (-w * 1.5, -high * 0.34), (-w * 0.9, -high * 0.6), (lean, -high)]
    right_rim = [(w * 0.86, 2), (w * 1.5, -high * 0.3), (w * 0.5, -high * 0.55), (lean, -high)]
    mid = [(0.0, w * 0.5), (w * 0.2, -high * 0.3), (w * 0.1, -high * 0.6), (lean, -high)]

    def spline(points: list[tuple[float, float]], back: bool = False) -> str:
        pts = list(reversed(points)) if back else points
        return svg.outline("C", *pts[1], *pts[2], *pts[3])

    left = svg.outline("M", *left_rim[0]) + spline(left_rim) + spline(mid, back=True) + "Z"
    right = svg.outline("M", *right_rim[0]) + spline(right_rim) + spline(mid, back=True) + "Z"
    lit = is_lit(scene.palette)
    hot = [palette.shown(c) for c in ("#ffcf5a", "#ff8a3a", "#e2483a")]
    left_paint = scene.definitions.linear(
        [(0, hot[0]), (0.4, hot[1]), (1, hot[2])] if lit else [(0, glass.edge), (0.5, glass.left), (1, glass.right)]
    )  # fmt: skip
    right_paint = scene.definitions.linear(
        [(0, hot[0]), (0.3, hot[1]), (1, "#a82f3a")] if lit else [(0, glass.left), (1, glass.right)]
    )  # fmt: skip

    def along(points: list[tuple[float, float]], t: float) -> tuple[float, float]:
        """A point of the cubic through four control points."""
        k = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        return sum(
            a * p[0] for a, p in zip(k, points, strict=True)
        ), sum(a * p[1] for a, p in zip(k, points, strict=True))  # fmt: skip

    rows = "".join(
        svg.polygon([along(left_rim, t), along(mid, t - 0.01), along(right_rim, t)], close=False)
        for t in [i / 16 for i in range(1, 15)]
    )  # fmt: skip
    return svg.join([
        svg.path(left, left_paint), svg.path(right, right_paint),
        svg.stroke(rows, "#ffffff" if lit else CONTACT, 0.9, opacity=0.22),
        svg.stroke(svg.outline("M", *mid[0]) + spline(mid), "#ffe6b0" if lit else glass.edge, 1.6, opacity=0.8),
    ])  # fmt: skip


def _flame_towers(scene: Scene) -> Markup:
    podium = Block(10, 10, 110, 110, 0, 10)
    return svg.join([
        box(podium, stone(scene, "#d9cdb8")), courses(podium, 5), placed(36, 32, 10, _flame(scene, 27, 206, -8)),
        placed(86, 46, 10, _flame(scene, 25, 184, 14)), placed(50, 86, 10, _flame(scene, 26, 168, -14)),
        halo(scene, 60, 60, 90, 130, 0.35),
    ])  # fmt: skip


FLAME_TOWERS = Landmark(
    "the Flame Towers", _flame_towers, 120, 120, 216, Site.PLAZA,
    casts=(
        Block(10, 10, 110, 110, 0, 10), Block(20, 18, 54, 48, 0, 190), Block(70, 32, 102, 62, 0, 170),
        Block(36, 72, 66, 100, 0, 150),
    ),
)  # fmt: skip
