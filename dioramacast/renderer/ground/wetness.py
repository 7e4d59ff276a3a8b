"""What rain leaves on the ground: sheen, puddles, rings on water, and the city upside down in its streets."""

import math
import random
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import (
    COS30,
    GROUND,
    ORIGIN,
    Point,
    Rect,
    clamp,
    lerp,
    on_ground,
    on_picture,
    simplified,
)
from dioramacast.renderer.layout.settlements import Settlement
from dioramacast.renderer.scene import Mass, Scene
from dioramacast.renderer.svg import Markup

ON_FLOOR = (COS30, 0.5, -COS30, 0.5)
"""World units of street between two bright patches."""
PUDDLES = ((0.31, 14.0), (0.57, 11.0), (0.83, 16.0))
"""Where along a street, as shares, and their half lengths in world units."""
MOST_PUDDLES = 9
RING = "m-6 0a6 2.600 0 1 0 12 0a6 2.600 0 1 0-12 0"
DEEPEST_REFLECTION = 44.0
MOST_REFLECTIONS = 20
"""Of walls of one side: those of the highest."""
REFLECTED_WALL = "#cbb9a6"
REFLECTED_LIGHTS = ("#ffcf7a", "#ffe2a6")


def sheen(scene: Scene) -> Markup:
    """Wet streets and squares mirror the sky in long soft patches; in hollows water stands. For the slab's clip."""
    sky = _sky(scene)
    paint = scene.definitions.radial([(0, sky, 0.62), (0.5, sky, 0.3), (1, sky, 0)])
    hero = scene.plan.hero
    square = svg.ellipse(*_middle(hero), hero.width * 0.72, hero.depth * 0.5, paint)
    lines = "".join(svg.polygon(simplified(street.line), close=False) for street in scene.plan.streets)
    # Two dashed strokes, the wider one fainter: soft enough, and a hundredth of the bytes of a gradient each.
    soft = [
        svg.stroke(lines, sky, width, stroke_dasharray=dashes, stroke_dashoffset=offset, stroke_opacity=0.26)
        for width, dashes, offset in ((13.0, "34 42", 0.0), (7.0, "20 56", -7.0))
    ]
    return svg.group(square, *soft, *_puddles(scene), transform=svg.matrix(ON_FLOOR, ORIGIN))


def _sky(scene: Scene) -> str:
    return mix(scene.palette.background, "#ffffff", 0.4 * scene.palette.daylight)


def _middle(rect: Rect) -> Point:
    return rect.centre[0] + 12, rect.centre[1] + 12


def _along(line: tuple[Point, ...], step: float) -> list[tuple[Point, Point]]:
    """Points at equal distances on a line that lie on the ground, and the direction there."""
    spots, travelled = [], step * 0.4
    for (ax, ay), (bx, by) in pairwise(line):
        length = math.hypot(bx - ax, by - ay) or 1.0
        while travelled < length:
            t = travelled / length
            x, y = lerp(ax, bx, t), lerp(ay, by, t)
            if 0 < x < GROUND and 0 < y < GROUND:
                spots.append(((x, y), ((bx - ax) / length, (by - ay) / length)))
            travelled += step
        travelled -= length
    return spots


def puddle_spots(scene: Scene) -> list[tuple[Point, float, float]]:
    """Ground point and half axes of each puddle, beside the middle of a street."""
    spots = []
    for street in scene.plan.streets:
        run = _along(street.line, 12)
        for share, size in PUDDLES:
            if len(run) < 8:
                continue
            (x, y), (dx, dy) = run[int(share * len(run))]
            aside = street.width * 0.27
            x, y = x - dy * aside, y + dx * aside
            if not scene.plan.waters.is_wet(x, y, 14):
                spots.append(((x, y), size, size * 0.5) if abs(dx) > abs(dy) else ((x, y), size * 0.5, size))
    return spots[:MOST_PUDDLES]


def _puddles(scene: Scene) -> list[Markup]:
    sky = _sky(scene)
    water = mix(scene.palette.water_tone("#7d9ab8").top, sky, 0.5)
    d = "".join(
        svg.outline("M", x - rx, y, "a", rx, ry, 0, 1, 0, 2 * rx, 0, "a", rx, ry * 0.8, 0, 1, 0, -2 * rx, 0, "z")
        for (x, y), rx, ry in puddle_spots(scene)
    )
    return [svg.path(d, water, stroke=mix(sky, "#ffffff", 0.5), stroke_width=0.8, opacity=0.8)]


def ripples(scene: Scene, count: int) -> Markup:
    """Rings where drops hit open water and puddles."""
    waters, spots = scene.plan.waters, []
    chance = random.Random("ripples")  # noqa: S311 -- where drops fall, not a secret
    for _ in range(count * 6):
        x, y = chance.uniform(0, GROUND), chance.uniform(0, GROUND)
        if waters.is_wet(x, y, -8):
            spots.append(on_picture(x, y, -6))
    spots = [*spots[:count], *(on_picture(*spot) for spot, _, _ in puddle_spots(scene))]
    groups = [
        "".join(f"M{x:.0f} {y:.0f}{RING}" for x, y in spots[0::2]),
        "".join(f"M{x:.0f} {y:.0f}m-2.5 0a2.500 1.100 0 1 0 5 0a2.500 1.100 0 1 0-5 0" for x, y in spots[1::2]),
    ]
    return svg.join([svg.stroke(d, "#ffffff", 1.1, opacity=0.5) for d in groups])


def reflections(scene: Scene) -> Markup:
    """The feet of walls mirrored in wet paving, and their lights drawn out long. For the slab's clip."""
    palette = scene.palette
    if scene.plan.settlement < Settlement.TOWN:
        return svg.EMPTY
    tone = palette.material(REFLECTED_WALL)
    parts = []
    streaks: list[list[str]] = [[], []]
    for is_left, colour in ((True, tone.left), (False, tone.right)):
        walls = [(foot, mass.height) for mass in scene.masses if (foot := _free_foot(scene, mass, is_left))]
        walls = sorted(walls, key=lambda wall: -wall[1])[:MOST_REFLECTIONS]
        parts.append(svg.path("".join(_mirrored(foot, _depth(height)) for foot, height in walls), colour, opacity=0.3))
        for i, (foot, height) in enumerate(walls):
            _add_lights(streaks, foot, _depth(height), i)
    if palette.lit_share > 0.1:
        parts += [
            svg.stroke("".join(lines), palette.shown(colour), 2.6, opacity=1.1 * palette.lit_share + 0.06)
            for lines, colour in zip(streaks, REFLECTED_LIGHTS, strict=True)
        ]
    return svg.join(parts)


def _mirrored(foot: tuple[Point, Point], depth: float) -> str:
    """In whole pixels: its edges are soft to the eye in any case."""
    (ax, ay), (bx, by) = ((round(x), round(y)) for x, y in on_ground(foot))
    return f"M{ax} {ay}l{bx - ax} {by - ay}v{depth:.0f}l{ax - bx} {ay - by}z"


def _depth(height: float) -> float:
    return clamp(0.5 * height, 12, DEEPEST_REFLECTION)


def _free_foot(scene: Scene, mass: Mass, is_left: bool) -> tuple[Point, Point] | None:
    """The foot of a wall with open ground before it, from left to right."""
    rect = mass.rect
    if mass.height < 16 or min(rect.width, rect.depth) < 14:
        return None
    foot = ((rect.x0, rect.y1), (rect.x1, rect.y1)) if is_left else ((rect.x1, rect.y1), (rect.x1, rect.y0))
    (ax, ay), (bx, by) = foot
    out = (0, 10) if is_left else (10, 0)
    x, y = (ax + bx) / 2 + out[0], (ay + by) / 2 + out[1]
    if not (0 < x < GROUND and 0 < y < GROUND) or scene.plan.waters.is_wet(x, y):
        return None
    return None if any(other.rect.holds(x, y) for other in scene.masses) else foot


def _add_lights(streaks: list[list[str]], foot: tuple[Point, Point], depth: float, index: int) -> None:
    """Windows and shops, smeared by the wet ground: a longer and a shorter line at each."""
    (ax, ay), (bx, by) = foot
    count = int((abs(bx - ax) + abs(by - ay)) // 14)
    for k in range(count):
        if (index * 5 + k * 7) % 4 == 0:
            continue
        t = (k + 0.5) / count
        x, y = on_picture(lerp(ax, bx, t), lerp(ay, by, t))
        length = depth * (0.5 + 0.5 * ((index + 3 * k) % 5) / 4)
        streaks[0].append(f"M{x:.0f} {y + 1:.0f}v{length:.0f}")
        if k % 3 == 1:
            streaks[1].append(f"M{x:.0f} {y + 1:.0f}v{length * 0.45:.0f}")
