"""Hulls, sails and deckhouses, drawn around a boat's middle at the level of the water."""

import math
from collections.abc import Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Point, convex_hull, project
from dioramacast.renderer.life.props import crate
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup

WATER_Z = -7.0
"""The level of the water, as in ``water.RECESS``."""
WOOD, WHITE, CANVAS = "#9a6a42", "#f6f3ec", "#fbf4e2"


class Vessel:
    """One boat: ``u`` runs from the stern to the bow, ``s`` across, z up from the water; 0, 0, 0 is its middle."""

    def __init__(self, scene: Scene, along_x: bool, length: float, beam: float) -> None:
        self.scene, self.along_x, self.length, self.beam = scene, along_x, length, beam
        self.is_lit = scene.palette.lit_share > 0.1
        self.foam = scene.palette.material("#f2fbff").top

    def at(self, u: float, s: float, z: float) -> Point:
        return project(u, s, z + WATER_Z) if self.along_x else project(s, u, z + WATER_Z)

    def path(self, points: Sequence[tuple[float, float, float]], paint: str) -> Markup:
        return svg.path(svg.polygon([self.at(*p) for p in points]), paint)

    def line(self, points: Sequence[tuple[float, float, float]], colour: str, width: float = 1.0) -> Markup:
        return svg.stroke(svg.polygon([self.at(*p) for p in points], close=False), colour, width)

    def wake(self) -> Markup:
        """Foam round the hull and two lines that spread astern."""
        half, b = self.length / 2, self.beam / 2
        x, y = self.at(0, 0, 0)
        foam = svg.ellipse(x, y + 1, half * 1.02, half * 0.44, self.foam, opacity=0.2, stroke="none")
        trail = [self.at(-half * 0.8, b * 0.9, 0), self.at(-half - 15, b + 1.5, 0), self.at(-half * 0.8, -b * 0.9, 0),
                 self.at(-half - 15, -b - 1.5, 0)]  # fmt: skip
        d = svg.polygon(trail[:2], close=False) + svg.polygon(trail[2:], close=False)
        return svg.join([foam, svg.stroke(d, self.foam, 1, opacity=0.4)])

    def hull(
        self, albedo: str, height: float, *, deck: str = "#d9b98c", bow: float = 1.5, stern: float = 0.0,
        blunt: float = 0.7, stripe: str = "",
    ) -> Markup:  # fmt: skip
        """``bow`` and ``stern`` rise above ``height``; ``blunt`` is the stern's share of the beam."""
        half, b = self.length / 2, self.beam / 2
        stations = ((-1.0, blunt), (-0.55, 0.96), (0.1, 1.0), (0.55, 0.74), (0.82, 0.38), (1.0, 0.0))

        def rise(t: float) -> float:
            return height + (bow * t * t if t > 0 else stern * t * t)

        near = [(t * half, w * b, rise(t)) for t, w in stations]
        far = [(t * half, -w * b, rise(t)) for t, w in reversed(stations[:-1])]
        keel = [(t * half * (0.9 if t > 0 else 0.96), w * b * 0.8, 0.0) for t, w in stations]
        keel += [(u, -s, z) for u, s, z in keel]
        palette = self.scene.palette
        paint = palette.material(albedo)
        skin = self.scene.definitions.linear([(0, paint.left), (0.4, paint.left), (0.7, paint.right), (1,
            paint.right)],
                                             (0, 0), (1, 0))  # fmt: skip
        outline = convex_hull([self.at(*p) for p in (*near, *far, *keel)])
        parts = [
            svg.path(svg.polygon(outline), skin),
            self.path([*near, *far], palette.snowed(deck, 0.85).top),
            svg.stroke(svg.polygon([self.at(*p) for p in near], close=False), paint.edge, 0.9),
        ]
        if stripe:
            low = [(u, s * 0.98, z * 0.55) for u, s, z in near]
            parts.append(self.line(low, palette.material(stripe).left, 1.1))
        return svg.join(parts)

    def house(self, span: Point, width: float, height: Point, albedo: str = WHITE, roof: str = "") -> Markup:
        """A deckhouse with a row of windows on its near side; ``height`` is from where to where."""
        (u0, u1), (z0, z1) = span, height
        w = width / 2
        palette = self.scene.palette
        glass = palette.shown("#ffe0a0") if self.is_lit else palette.material("#3d4c6a").left
        z = z0 + (z1 - z0) * 0.58
        step = 2.6
        count = max(1, int((u1 - u0 - 1) / step))
        panes = "".join(
            svg.polygon([self.at(u0 + 0.9 + i * step, w, z), self.at(u0 + 0.9 + i * step + 1.3, w, z)], close=False)
            for i in range(count)
        )
        tall = min(2.2, (z1 - z0) * 0.36)
        return svg.join([
            self.house_plain(span, width, height, albedo, roof),
            svg.stroke(panes, glass, tall, stroke_linecap="butt"),
        ])  # fmt: skip

    def house_plain(self, span: Point, width: float, height: Point, albedo: str, roof: str = "") -> Markup:
        """A box from ``span``'s first u to its second."""
        (u0, u1), w = span, width / 2
        low, high = height[0] + WATER_Z, height[1] + WATER_Z
        x0, y0, x1, y1 = (u0, -w, u1, w) if self.along_x else (-w, u0, w, u1)
        return crate(self.scene, Block(x0, y0, x1, y1, low, high), albedo, roof)

    def mast(self, u: float, z0: float, z1: float, width: float = 1.1, albedo: str = "#7a5740") -> Markup:
        return self.line([(u, 0, z0), (u, 0, z1)], self.scene.palette.material(albedo).left, width)

    def lantern(self, u: float, z: float) -> Markup:
        """A riding light after dark."""
        if not self.is_lit:
            return svg.EMPTY
        x, y = self.at(u, 0, z)
        halo = self.scene.definitions.radial([(0, "#ffe7a6", 0.7), (0.35, "#ffd98a", 0.22), (1, "#ffd98a", 0)])
        return svg.join([svg.circle(x, y, 8, halo, stroke="none"), svg.circle(x, y, 1, "#fff4d0")])

    def sail(self, corners: Sequence[tuple[float, float]], albedo: str, belly: float = 2.4, seams: int = 0) -> Markup:
        """A triangle or quadrangle of cloth in the boat's middle plane, ``(u, z)`` corners from the top, filled."""
        points = [self.at(u, 0, z) for u, z in corners]
        tokens: list[str | float] = ["M", *points[0]]
        for a, b in zip(points, (*points[1:], points[0]), strict=True):
            length = math.dist(a, b) or 1.0
            swell = belly if b[1] > a[1] + 4 else 0.4
            nx, ny = (a[1] - b[1]) / length, (b[0] - a[0]) / length
            tokens += ["Q", (a[0] + b[0]) / 2 - nx * swell, (a[1] + b[1]) / 2 - ny * swell, *b]
        cloth = self.scene.palette.material(albedo)
        light, dim = (cloth.left, cloth.right) if self.scene.palette.light_from_left else (cloth.right, cloth.left)
        paint = self.scene.definitions.linear([(0, light), (0.45, light), (1, mix(light, dim, 0.7))], (0, 0), (1, 0.3))
        parts = [svg.path(svg.outline(*tokens, "z"), paint)]
        left, right = (points[0], points[-1]), (points[1], points[2] if len(points) > 2 else points[1])
        lines = []
        for i in range(1, seams + 1):
            t = i / (seams + 1)
            lines.append(svg.polygon([_between(*left, t), _between(*right, t)], close=False))
        parts.append(svg.stroke("".join(lines), dim, 0.7, opacity=0.6))
        return svg.join(parts)


def _between(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
