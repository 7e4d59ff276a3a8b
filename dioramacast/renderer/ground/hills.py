"""The hill or the mountains at the back."""

import math
import random
from collections.abc import Callable

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, clamp, lerp, on_ground, project
from dioramacast.renderer.layout.plan import ROCK_FROM_HEIGHT
from dioramacast.renderer.layout.settlements import seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

ROCKS = {"desert": "#c28e5c", "steppe": "#a98f6c", "mediterranean": "#a89878", "tropical": "#7f8a6a"}
ROCK = "#8d8c8e"
SNOW = "#f6f9ff"
Flank = Callable[[float, float], Point]
CONCAVITY = 1.2
"""How much a flank sags: 1 is a cone."""


def add_hill(scene: Scene) -> None:
    """A round hill, or a range of three peaks, at the back corner."""
    hill, height = scene.plan.hill, scene.plan.hill_height
    if hill is None:
        return
    chance = seeded(scene.place, "hill")
    radius = hill.width / 2 + 6
    if height <= ROCK_FROM_HEIGHT:
        drawing = _hill(scene, radius, height)
    else:
        reach = radius * 0.6
        peaks = [((0.0, 0.0), 0.96, 1.0), ((-reach, reach), 0.62, chance.uniform(0.5, 0.7)),
                 ((reach, -reach), 0.62, chance.uniform(0.46, 0.66))]  # fmt: skip
        drawing = svg.join(
            [
                svg.group(
                    mountain(scene, radius * size, height * 1.12 * tall, chance), transform=svg.translate(project(*at))
                )
                for at, size, tall in peaks
            ]
        )
    scene.add(hill, drawing, hill.centre)
    scene.contacts.append(svg.polygon(on_ground(_circle(hill.centre, radius + 1))))


def _hill(scene: Scene, radius: float, height: float) -> Markup:
    rx, ry = radius * CIRCLE_RX, radius * CIRCLE_RY
    d = svg.outline(
        "M", -rx, 0, "C", -rx * 0.66, -height * 0.3, -rx * 0.4, -height, 0, -height,
        "C", rx * 0.4, -height, rx * 0.66, -height * 0.3, rx, 0, "A", rx, ry, 0, 0, 1, -rx, 0, "Z",
    )  # fmt: skip
    tones = scene.palette.snowed(scene.palette.ground.turf, 0.8).around(0.6)
    stops = list(zip((0.0, 0.3, 0.5, 0.72, 1.0), tones, strict=True))
    return svg.path(d, scene.definitions.linear(stops, (0, 0), (1, 0)))


def mountain(scene: Scene, radius: float, height: float, chance: random.Random) -> Markup:
    """One rocky peak about its own middle: a silhouette in the light, gullies that follow it, a ragged cap of snow."""
    palette = scene.palette
    half, foot = radius * CIRCLE_RX, radius * CIRCLE_RY
    rock = palette.snowed(mix(ROCKS.get(palette.land, ROCK), palette.ground.turf, 0.16), 0.35)
    tip = chance.uniform(-0.06, 0.06) * half

    def flank(side: float, up: float) -> Point:
        """The surface at a share ``side`` (-1 to 1) of the visible width, ``up`` (0 to 1) the height."""
        up = min(up, 1.0)
        bulge = foot * math.sqrt(max(0.0, 1 - side * side)) * (1 - up) ** 1.2
        return side * half * (1 - up) ** CONCAVITY + tip * up, bulge - height * up

    outline = [flank(-1, u / 7) for u in range(8)] + [flank(1, u / 7) for u in range(6, -1, -1)]
    edge = [outline[0], *((x + chance.uniform(-0.035, 0.035) * half, y) for x, y in outline[1:-1]), outline[-1]]
    base = [flank(math.cos(a), 0) for a in (0.5, 1.0, 1.57, 2.14, 2.64)]
    paint = _lit(scene, rock.around(0.55))
    parts = [svg.path(svg.polygon([*edge, *base]), paint)]
    shaded = -1 if not palette.light_from_left else 1
    ridge = [flank(shaded * s, u) for s, u in ((0.05, 0.98), (0.2, 0.74), (0.06, 0.5), (0.3, 0.26), (0.16, 0.0))]
    rim = [flank(shaded, u) for u in (0.02, 0.3, 0.6, 0.9)]
    dark = mix(palette.lighting.shadow_colour, rock.albedo, 0.3)
    parts.append(svg.path(svg.polygon([*ridge, flank(shaded * 0.7, 0), *rim]), dark, fill_opacity=0.34))
    for tone, sides, opacity in (
        (dark, (-0.72, -0.42, -0.12, 0.36, 0.62), 0.3),
        (rock.edge, (-0.58, -0.28, 0.0), 0.22),
    ):
        lines = []
        for side in sides:
            high, low = chance.uniform(0.5, 0.8), chance.uniform(0.02, 0.14)
            run = [
                flank(side * lerp(0.7, 1, t) + 0.03 * (i % 2), lerp(high, low, t))
                for i, t in enumerate((0, 0.3, 0.6, 1))
            ]
            lines.append(svg.polygon(run, close=False))
        parts.append(svg.stroke("".join(lines), tone, 2.6, stroke_opacity=opacity))
    line = _snow_line(scene, height)
    if line < 1:
        parts += _cap(scene, flank, line, chance)
    return svg.join(parts)


def _snow_line(scene: Scene, height: float) -> float:
    """From which share of the height a peak is white; 1 for none."""
    if scene.palette.snow > 0.5:
        return 0.24
    elevation = scene.place.elevation_m or 1500
    eternal_snow_m = 5300 - 66 * max(0.0, abs(scene.place.lat) - 12)
    # Peaks stand about 1,800 m above the town at their foot.
    return clamp(0.5 + (eternal_snow_m - elevation - 1800) / 2500, 0.4, 1.0) if height >= 118 else 1.0


def _cap(scene: Scene, flank: Flank, line: float, chance: random.Random) -> list[Markup]:
    white = scene.palette.material(SNOW)
    hem: list[Point] = []
    for i in range(15):
        side = 1 - i / 7
        tongue = chance.uniform(0.08, 0.2) if i % 2 else -0.04
        hem.append(flank(side * 0.99, max(0.03, line - tongue * (1.2 - line) - 0.02 * math.cos(side * 3))))
    crest = [flank(side, up) for side, up in ((-1, 0.86), (-1, 0.94), (0, 1.0), (1, 0.94), (1, 0.86))]
    return [svg.path(svg.polygon([*crest, *hem]), _lit(scene, white.around(0.5)))]


def _lit(scene: Scene, tones: tuple[str, ...]) -> str:
    stops = list(zip((0.0, 0.3, 0.52, 0.72), tones[:4], strict=True))
    return scene.definitions.linear(stops, (0, 0), (1, 0))


def _circle(centre: Point, radius: float) -> list[Point]:
    return [
        (centre[0] + radius * math.cos(i * math.pi / 8), centre[1] + radius * math.sin(i * math.pi / 8))
        for i in range(16)
    ]
