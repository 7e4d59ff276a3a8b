"""Smooth solids of revolution for the landmarks of Asia: bells, bulbs, finials."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point
from dioramacast.renderer.landmarks.kit_round import Profile, curve
from dioramacast.renderer.solids import ball_paint, round_paint
from dioramacast.renderer.svg import Definitions, Markup


def bell_outline(profile: Profile) -> str:
    """The silhouette of a smooth solid of revolution: an elliptic foot and the mirrored profile."""
    side = [(r * CIRCLE_RX, -z) for r, z in profile]
    (foot, low), mirrored = side[0], [(-x, y) for x, y in reversed(side)]
    arc = svg.outline("M", -foot, low, "A", foot, foot / CIRCLE_RX * CIRCLE_RY, 0, 0, 0, foot, low)
    return arc + curve(side, "L") + curve(mirrored, "L") + "z"


def bell(profile: Profile, material: Material, definitions: Definitions, tilt: float = 0.25) -> Markup:
    """A smooth solid of revolution in one shape."""
    return svg.path(bell_outline(profile), round_paint(material, definitions, tilt))


def bulb(radius: float, z: float, height: float, material: Material, definitions: Definitions) -> Markup:
    """An onion dome: a pinched foot, a belly and a drawn-out tip; ``radius`` is the belly's."""
    profile = [(0.84, 0.0), (0.95, 0.14), (1.0, 0.3), (0.9, 0.5), (0.62, 0.69), (0.28, 0.83), (0.08, 0.93), (0, 1.0)]
    d = bell_outline([(radius * r, z + height * h) for r, h in profile])
    return svg.path(d, ball_paint(material, definitions))


def rings(profile: Profile, colour: str, width: float = 1.2, opacity: float = 1.0) -> Markup:
    """The front halves of level circles around the origin."""
    d = "".join(
        svg.outline("M", -r * CIRCLE_RX, -z, "A", r * CIRCLE_RX, r * CIRCLE_RY, 0, 0, 0, r * CIRCLE_RX, -z)
        for r, z in profile
    )
    return svg.stroke(d, colour, width, opacity=opacity if opacity < 1 else None)


def finial(z: float, height: float, material: Material, definitions: Definitions, radius: float = 2.4) -> Markup:
    """A knob, a smaller knob and a point."""
    r, h = radius, height
    return bell(
        [(r * 0.5, z), (r, z + h * 0.14), (r * 0.4, z + h * 0.3), (r * 0.75, z + h * 0.42), (r * 0.25, z + h * 0.56),
            (0.3, z + h)], material, definitions, 0.1,
    )  # fmt: skip


def radial(count: int, radius: float, start_deg: float = 0.0) -> list[Point]:
    """Points on a circle on the ground around the origin."""
    angles = (math.radians(start_deg + 360 * i / count) for i in range(count))
    return [(radius * math.cos(a), radius * math.sin(a)) for a in angles]


def cone_ribs(profile: Profile, count: int, colour: str, opacity: float = 0.4) -> Markup:
    """Lines down the front of a solid of revolution, as of the tiles of a round roof."""
    d = ""
    for i in range(1, count):
        angle = math.pi * i / count
        across, towards = CIRCLE_RX * math.cos(angle), CIRCLE_RY * math.sin(angle)
        d += svg.polygon([(r * across, r * towards - z) for r, z in profile], close=False)
    return svg.stroke(d, colour, 0.8, opacity=opacity)
