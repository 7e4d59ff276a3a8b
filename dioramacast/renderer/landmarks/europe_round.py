"""Round parts of landmarks: ring walls with arches, onions, striped domes, ribs; in world units, about the origin."""

import math
from collections.abc import Sequence
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, clamp, project
from dioramacast.renderer.solids import (
    ball_paint,
)
from dioramacast.renderer.svg import Definitions, Markup

NEAR_LEFT, NEAR_RIGHT = 135.0, -45.0
"""Where an upright round wall turns away from the viewer, in degrees from the x axis towards the y axis."""


Profile = Sequence[tuple[float, float]]
"""``(radius, z)`` upwards."""


def rim(radius: float, degrees: float, z: float = 0) -> Point:
    """A point of a level circle about the origin, on the picture."""
    a = math.radians(degrees)
    return project(radius * math.cos(a), radius * math.sin(a), z)


def band(lower: tuple[float, float], upper: tuple[float, float], a0: float = NEAR_RIGHT, a1: float = NEAR_LEFT) -> str:
    """Part of a ring's side between two ``(radius, z)``, from one direction to another."""
    (r0, z0), (r1, z1) = lower, upper
    large = int(a1 - a0 > 180)
    return svg.outline(
        "M", *rim(r0, a0, z0), "A", r0 * CIRCLE_RX, r0 * CIRCLE_RY, 0, large, 1, *rim(r0, a1, z0),
        "L", *rim(r1, a1, z1), "A", r1 * CIRCLE_RX, r1 * CIRCLE_RY, 0, large, 0, *rim(r1, a0, z1), "Z",
    )  # fmt: skip


def ring_angles(count: int, a0: float = NEAR_RIGHT, a1: float = NEAR_LEFT) -> list[float]:
    """The middles of ``count`` equal parts."""
    step = (a1 - a0) / count
    return [a0 + step * (i + 0.5) for i in range(count)]


def ring_arches(
    radius: float,
    z0: float,
    z1: float,
    count: int,
    share: float = 0.6,
    *,
    a0: float = NEAR_RIGHT,
    a1: float = NEAR_LEFT,
) -> str:
    """Round-headed openings in a round wall."""
    half = (a1 - a0) / count * share / 2
    bow = min(math.radians(half) * radius, (z1 - z0) * 0.6)
    jamb = z1 - z0 - bow
    d = []
    for a in ring_angles(count, a0, a1):
        (x0, y0), (x1, y1), (x2, y2) = rim(radius, a - half), rim(radius, a), rim(radius, a + half)
        head = ("q", x1 - x0, y1 - y0 - 2 * bow, x2 - x0, y2 - y0)
        d.append(svg.outline("M", x0, y0 - z0, "v", -jamb, *head, "v", jamb, "z"))
    return "".join(d)


def ring_posts(
    radius: float, z0: float, z1: float, count: int, *, a0: float = NEAR_RIGHT, a1: float = NEAR_LEFT
) -> str:
    """Upright strokes round a wall: columns."""
    rise = z0 - z1
    return "".join(svg.outline("M", *rim(radius, a, z0), "v", rise) for a in ring_angles(count, a0, a1))


def ring_line(radius: float, z: float, a0: float = NEAR_RIGHT, a1: float = NEAR_LEFT) -> str:
    """A level line round a wall."""
    return svg.outline("M", *rim(radius, a0, z), "A", radius * CIRCLE_RX, radius * CIRCLE_RY, 0, int(a1 - a0 > 180), 1,
                       *rim(radius, a1, z))  # fmt: skip


def ring_ellipse(radius: float, z: float) -> str:
    a, b = radius * CIRCLE_RX, radius * CIRCLE_RY
    return svg.outline("M", -a, -z, "a", a, b, 0, 1, 0, 2 * a, 0, "a", a, b, 0, 1, 0, -2 * a, 0, "z")


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
