"""Round parts that many landmarks share: bulbs, ribs, girdles, and the lamps about them."""

import math
from collections.abc import Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.landmarks.kit import (
    is_lit,
    stone,
)
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    ball_paint,
)
from dioramacast.renderer.svg import Markup

Profile = Sequence[tuple[float, float]]
"""``(radius, z)`` upwards."""


def smooth(points: Sequence[Point], move: str = "M") -> str:
    """A curve through points, by Catmull and Rom."""
    d = [svg.outline(move, *points[0])]
    for i in range(len(points) - 1):
        p0, p1, p2 = points[max(i - 1, 0)], points[i], points[i + 1]
        p3 = points[min(i + 2, len(points) - 1)]
        d.append(svg.outline(
            "C", p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6,
            p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6, *p2,
        ))  # fmt: skip
    return "".join(d)


def bulb_outline(profile: Profile) -> str:
    right = [(r * CIRCLE_RX, -z) for r, z in profile]
    left = [(-x, y) for x, y in reversed(right)]
    r0, z0 = profile[0]
    foot_arc = svg.outline("A", r0 * CIRCLE_RX, r0 * CIRCLE_RY, 0, 0, 0, r0 * CIRCLE_RX, -z0)
    return svg.outline("M", -r0 * CIRCLE_RX, -z0) + foot_arc + smooth(right)[
        len(svg.outline("M", *right[0])) :
    ] + smooth(left, "L") + "Z"  # fmt: skip


def bulb(scene: Scene, profile: Profile, material: Material) -> Markup:
    """A smooth round body about the vertical through the origin: domes, onions, pears."""
    return svg.path(bulb_outline(profile), ball_paint(material, scene.definitions))


def meridians(profile: Profile, count: int = 5) -> str:
    """Path data of ribs on the near side of a round body."""
    shares = [math.sin(math.radians(-78 + 156 * i / (count - 1))) for i in range(count)]
    return "".join(
        smooth([(k * r * CIRCLE_RX, r * CIRCLE_RY * math.sqrt(1 - k * k) - z) for r, z in profile]) for k in shares
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
    if not is_lit(scene):
        return svg.EMPTY
    # On the light sky of dusk it would show as a disc.
    opacity *= 1 - 0.75 * scene.palette.daylight
    paint = scene.definitions.radial([(0, "#ffe6a8", opacity), (0.35, "#ffdf98", opacity * 0.35), (1, "#ffdf98", 0)])
    return svg.circle(*project(x, y, z), radius, paint)
