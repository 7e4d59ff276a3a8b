"""Round parts that many landmarks share: bulbs, ribs, girdles, and the lamps about them."""

import math
from collections.abc import Sequence
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.landmarks.kit import is_lit, stone
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    ball_paint,
)
from dioramacast.renderer.svg import Markup

Profile = Sequence[tuple[float, float]]
"""``(radius, z)`` upwards."""


def curve(points: Sequence[Point], start: str = "M", *, close: bool = False) -> str:
    """Path data of a smooth line through picture points, by Catmull and Rom."""
    count = len(points)

    def at(i: int) -> Point:
        return points[i % count] if close else points[max(0, min(count - 1, i))]

    tokens: list[str | float] = [start, *points[0]]
    for i in range(count if close else count - 1):
        before, a, b, after = at(i - 1), at(i), at(i + 1), at(i + 2)
        tokens += [
            "C", a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6,
            b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6, *b,
        ]  # fmt: skip
    return svg.outline(*tokens, *(["Z"] if close else []))


def radius_at(profile: Profile, z: float) -> float:
    """How far from the axis a profile is at a height."""
    for (r0, z0), (r1, z1) in pairwise(profile):
        if z0 <= z <= z1:
            return r0 + (r1 - r0) * (z - z0) / max(z1 - z0, 0.01)
    return profile[-1][0]


NEAR_LEFT, NEAR_RIGHT = 135.0, -45.0
"""Where an upright round wall turns away from the viewer, in degrees from the x axis towards the y axis."""


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
    # Else a height that ends in half a grain is rounded up or down by where it stands.
    rise = round(z0 - z1, 6)
    return "".join(svg.outline("M", *rim(radius, a, z0), "v", rise) for a in ring_angles(count, a0, a1))


def ring_line(radius: float, z: float, a0: float = NEAR_RIGHT, a1: float = NEAR_LEFT) -> str:
    """A level line round a wall."""
    return svg.outline("M", *rim(radius, a0, z), "A", radius * CIRCLE_RX, radius * CIRCLE_RY, 0, int(a1 - a0 > 180), 1,
                       *rim(radius, a1, z))  # fmt: skip


def ring_ellipse(radius: float, z: float) -> str:
    a, b = radius * CIRCLE_RX, radius * CIRCLE_RY
    return svg.outline("M", -a, -z, "a", a, b, 0, 1, 0, 2 * a, 0, "a", a, b, 0, 1, 0, -2 * a, 0, "z")


def bulb_outline(profile: Profile) -> str:
    right = [(r * CIRCLE_RX, -z) for r, z in profile]
    left = [(-x, y) for x, y in reversed(right)]
    r0, z0 = profile[0]
    foot_arc = svg.outline("A", r0 * CIRCLE_RX, r0 * CIRCLE_RY, 0, 0, 0, r0 * CIRCLE_RX, -z0)
    return svg.outline("M", -r0 * CIRCLE_RX, -z0) + foot_arc + curve(right)[
        len(svg.outline("M", *right[0])) :
    ] + curve(left, "L") + "Z"  # fmt: skip


def bulb(scene: Scene, profile: Profile, material: Material) -> Markup:
    """A smooth round body about the vertical through the origin: domes, onions, pears."""
    return svg.path(bulb_outline(profile), ball_paint(material, scene.definitions))


def meridians(profile: Profile, count: int = 5) -> str:
    """Path data of ribs on the near side of a round body."""
    shares = [math.sin(math.radians(-78 + 156 * i / (count - 1))) for i in range(count)]
    return "".join(
        curve([(k * r * CIRCLE_RX, r * CIRCLE_RY * math.sqrt(1 - k * k) - z) for r, z in profile]) for k in shares
    )  # fmt: skip


def girdle(r: float, z: float) -> str:
    """Path data of the near half of a level circle about the origin, a little short of its rims."""
    x, y = r * CIRCLE_RX * 0.96, r * CIRCLE_RY * 0.28 - z
    return svg.outline("M", -x, y, "A", r * CIRCLE_RX, r * CIRCLE_RY, 0, 0, 0, x, y)


def onion(radius: float, z: float, height: float) -> Profile:
    """The profile of an onion dome; the tip stands at ``z + height``."""
    return [
        (radius * 0.86, z), (radius, z + height * 0.18), (radius * 0.92, z + height * 0.38),
        (radius * 0.52, z + height * 0.62), (radius * 0.16, z + height * 0.8), (0, z + height),
    ]  # fmt: skip


def pointed_dome(radius: float, z: float, height: float) -> Profile:
    """The profile of a dome with a slight point."""
    return [
        (radius, z), (radius * 0.99, z + height * 0.24), (radius * 0.84, z + height * 0.56),
        (radius * 0.5, z + height * 0.83), (0, z + height),
    ]  # fmt: skip


def disc(x: float, y: float, z: float, radius: float, paint: str) -> Markup:
    """A level circle."""
    sx, sy = project(x, y, z)
    return svg.ellipse(sx, sy, radius * CIRCLE_RX, radius * CIRCLE_RY, paint)


def crescent(scene: Scene, z: float, size: float = 4.0, albedo: str = "#e6bc4e") -> Markup:
    """A finial with balls and a crescent on the vertical through the origin."""
    d = svg.outline("M", 0, -z, "v", -size * 2, "m", -size * 0.75, -size * 1.2)
    return svg.join([
        svg.stroke(
            d + svg.outline("a", size * 0.8, size * 0.8, 0, 1, 0, size * 1.5, 0), stone(scene, albedo).left, 1.4,
        ),
        svg.circle(0, -z - size * 0.7, size * 0.4, stone(scene, albedo).top),
    ])  # fmt: skip


def halo(scene: Scene, x: float, y: float, z: float, radius: float, opacity: float = 0.6) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    """Warm light in the air, after dark only; ``radius`` in pixels."""
    if not is_lit(scene.palette):
        return svg.EMPTY
    # On the light sky of dusk it would show as a disc.
    opacity *= 1 - 0.75 * scene.palette.daylight
    paint = scene.definitions.radial([(0, "#ffe6a8", opacity), (0.35, "#ffdf98", opacity * 0.35), (1, "#ffdf98", 0)])
    return svg.circle(*project(x, y, z), radius, paint)
