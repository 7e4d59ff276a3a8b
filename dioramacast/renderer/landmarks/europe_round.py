"""Round parts of landmarks: ring walls with arches, onions, striped domes, ribs; in world units, about the origin."""

import math
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, clamp
from dioramacast.renderer.landmarks.kit_round import NEAR_LEFT, NEAR_RIGHT, Profile, rim
from dioramacast.renderer.solids import (
    ball_paint,
)
from dioramacast.renderer.svg import Definitions, Markup


def lathe(profile: Profile, paint: str) -> Markup:
    """A smooth solid of revolution in one path."""
    r0, right = profile[0][0], [(r * CIRCLE_RX, -z) for r, z in profile]
    left = [(-x, y) for x, y in reversed(right)]
    tokens: list[str | float] = ["M", *left[-1], "A", r0 * CIRCLE_RX, r0 * CIRCLE_RY, 0, 0, 0, *right[0]]
    for side in (right, left):
        px, py = side[0]
        tokens += ["L", px, py]
        for (x, y), (u, v) in pairwise(side[1:]):
            end = ((x + u) / 2, (y + v) / 2)
            tokens += ["q", x - px, y - py, end[0] - px, end[1] - py]
            px, py = end
        tokens += ["L", *side[-1]]
    return svg.path(svg.outline(*tokens, "Z"), paint)


def dome_shell(profile: Profile, material: Material, definitions: Definitions) -> Markup:
    """A smooth dome of any profile, lit like a ball."""
    return lathe(profile, ball_paint(material, definitions))


def cupola(radius: float, z: float, rise: float, material: Material, definitions: Definitions) -> Markup:
    """A dome that rises by ``rise``: half an ellipsoid."""
    a, h = radius * CIRCLE_RX, math.sqrt(rise * rise + radius * radius / 2)
    d = svg.outline("M", -a, -z, "A", a, radius * CIRCLE_RY, 0, 0, 0, a, -z, "A", a, h, 0, 0, 0, -a, -z, "Z")
    return svg.path(d, ball_paint(material, definitions))


def bulb(radius: float, z: float, rise: float) -> list[tuple[float, float]]:
    """The profile of half an ellipsoid."""
    return [(radius * math.cos(t), z + rise * math.sin(t)) for t in (math.pi / 2 * i / 6 for i in range(7))]


ONION = ((0.74, 0.0), (0.98, 0.16), (1.06, 0.5), (0.98, 0.86), (0.66, 1.2), (0.34, 1.44), (0.12, 1.72), (0.0, 2.1))


def onion(radius: float, z: float = 0, stretch: float = 1.0) -> list[tuple[float, float]]:
    """The profile of an onion dome."""
    return [(r * radius, z + h * radius * stretch) for r, h in ONION]


def smooth(profile: Profile) -> list[tuple[float, float]]:
    """Points on the curve that ``lathe`` draws through a profile."""
    middles = [
        ((r0 + 6 * r + r1) / 8, (z0 + 6 * z + z1) / 8)
        for (r0, z0), (r, z), (r1, z1) in zip(profile, profile[1:], profile[2:], strict=False)
    ]
    return [profile[0], *middles, profile[-1]]


def gores(profile: Profile, count: int, twist: float = 0, share: float = 0.5) -> str:
    """Stripes over a solid of revolution, each ``share`` of its part wide, turned ``twist`` degrees up to the tip."""
    z0, z1 = profile[0][1], profile[-1][1]
    d = []
    for i in range(count):
        for turn in (-360, 0, 360):
            edges = []
            for r, z in profile:
                a = 360 / count * i + turn + twist * (z - z0) / (z1 - z0)
                b = a + 360 / count * share
                edges.append((r, z, clamp(a, NEAR_RIGHT, NEAR_LEFT), clamp(b, NEAR_RIGHT, NEAR_LEFT)))
            seen = [k for k, (_, _, a, b) in enumerate(edges) if b > a]
            if not seen:
                continue
            edges = edges[max(seen[0] - 1, 0) : seen[-1] + 2]
            points = [rim(r, a, z) for r, z, a, _ in edges] + [rim(r, b, z) for r, z, _, b in reversed(edges)]
            d.append(svg.polygon(points))
    return "".join(d)


def meridians(profile: Profile, count: int, twist: float = 0) -> str:
    """Ribs over a solid of revolution, all leaning by ``twist`` degrees from foot to tip; hidden parts left out."""
    z0, z1 = profile[0][1], profile[-1][1]
    d = []
    for i in range(count):
        start = 360 * i / count
        run: list[Point] = []
        for r, z in profile:
            a = (start + twist * (z - z0) / (z1 - z0) + 45) % 360
            if a <= 182:
                run.append(rim(r, a - 45, z))
            elif len(run) > 1:
                break
            else:
                run = []
        if len(run) > 1:
            d.append(svg.polygon(run, close=False))
    return "".join(d)
