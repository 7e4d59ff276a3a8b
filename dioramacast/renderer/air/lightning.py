"""Thick toy bolts with a halo, from the thundercloud to what they hit."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.air.clouds import SLOTS
from dioramacast.renderer.geometry import PICTURE, Point, clamp
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.svg import Definitions, Markup

BOLT = (
    (0.0, -17.0), (0.36, -25.0), (0.38, 0.0), (0.70, -13.0), (0.71, 3.0), (1.0, 0.0), (0.62, 19.0), (0.63, 4.0),
    (0.31, 29.0), (0.32, 5.0), (0.0, 19.0),
)  # fmt: skip
"""Outline as (share of the way down, pixels across)."""
FULL_LENGTH = 230.0
USUAL_STRIKE: Point = (600.0, 480.0)
"""On the skyline, seen with the sun on the left."""
ASIDE = (((0.855, 306.0), (900.0, 590.0)), ((0.13, 390.0), (172.0, 600.0)))
"""Of further bolts: where across and how deep they leave a cloud, and where they end; mirrored with the sun."""


def bolts(palette: Palette, definitions: Definitions, strike: Point | None) -> Markup:
    """The first one hits ``strike``; those of a light thunderstorm are thinner."""
    is_left = palette.light_from_left

    def placed(point: Point) -> Point:
        return point if is_left else (PICTURE - point[0], point[1])

    cloud = SLOTS[palette.weather.clouds][0]
    start = placed((PICTURE * cloud.across - 78, cloud.base - 6))
    parts = [_bolt(start, strike or placed(USUAL_STRIKE), 1.2, definitions)]
    for (across, base), end in ASIDE[: palette.weather.bolts - 1]:
        parts.append(_bolt(placed((PICTURE * across, base)), placed(end), 0.62, definitions))
    return svg.join(parts)


def _bolt(start: Point, end: Point, thickness: float, definitions: Definitions) -> Markup:
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    wide = thickness * clamp(length / FULL_LENGTH, 0.62, 1.2)

    def at(along: float, across: float) -> Point:
        return x0 + ux * along * length - uy * across * wide, y0 + uy * along * length + ux * across * wide

    d = svg.polygon([at(t, v) for t, v in BOLT])
    fork = svg.polygon([at(0.38, -12), at(0.52, -40), at(0.56, -30), at(0.74, -62)], close=False)
    glow = definitions.radial([(0, "#fffbe4", 0.85), (0.3, "#fff3bc", 0.4), (1, "#fff0b0", 0)])
    halo = definitions.radial([(0, "#fffbe4", 0.5), (0.5, "#fff6cc", 0.18), (1, "#fff3b8", 0)])
    sparks = "".join(
        svg.outline("M", x1 + 9 * math.cos(a), y1 + 9 * math.sin(a), "l", 13 * math.cos(a), 13 * math.sin(a))
        for a in (0.4 + i * math.pi / 3 for i in range(6))
    )
    return svg.join([
        svg.circle((x0 + x1) / 2, (y0 + y1) / 2, 0.75 * length, halo),
        svg.group(
            svg.circle(x1, y1, 52 * wide, glow),
            svg.stroke(fork, "#ffe9a0", 3.4 * wide),
            svg.path(d, "#fffae6", stroke="#ffd964", stroke_width=3.4 * wide),
            svg.stroke(sparks, "#fff3bc", 2.4),
            class_="bt",
        ),
    ])  # fmt: skip
