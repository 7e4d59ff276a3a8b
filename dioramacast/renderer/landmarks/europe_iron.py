"""Landmarks of iron and steel: the Eiffel Tower and the Atomium."""

import math
from collections.abc import Callable
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, Vector, project
from dioramacast.renderer.landmarks.europe_kit import floodlit, window
from dioramacast.renderer.landmarks.europe_round import bulb, meridians
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import band
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import (
    Block,
    ball_paint,
    box,
    left_wall,
    right_wall,
    turned,
)
from dioramacast.renderer.svg import Markup

FIRST_FLOOR, SECOND_FLOOR, SUMMIT = 52.0, 106.0, 226.0


def _outer(z: float) -> float:
    """Half the tower's width at a height."""
    return 4 + 53 * math.pow(max(0.0, 1 - z / 238), 2.35)


def _inner(z: float) -> float:
    """How far a leg's inner edge is from the middle."""
    return max(0.0, _outer(z) - max(25 - 0.135 * z, 9))


Surface = Callable[[float, float], Vector]
"""A tower's side: from (across, z) to the world."""


def _left(u: float, z: float) -> Vector:
    return u, _outer(z), z


def _right(u: float, z: float) -> Vector:
    return _outer(z), u, z


def _inner_left(u: float, z: float) -> Vector:
    return u, -_inner(z), z


def _inner_right(u: float, z: float) -> Vector:
    return -_inner(z), u, z


def _heights(z0: float, z1: float, count: int) -> list[float]:
    return [z0 + (z1 - z0) * i / count for i in range(count + 1)]


def _strip(surface: Surface, sign: float, zs: list[float]) -> tuple[str, str]:
    """One side of a leg: its outline, and the lattice on it."""
    ins = [project(*surface(sign * _inner(z), z)) for z in zs]
    outs = [project(*surface(sign * _outer(z), z)) for z in zs]
    crossing = "".join(
        svg.polygon([a, d, c, b], close=False) for (a, c), (b, d) in zip(pairwise(ins), pairwise(outs), strict=True)
    )
    return svg.polygon([*ins, *reversed(outs)]), crossing


def _storey(scene: Scene, z0: float, z1: float, bays: int, faces: int = 8) -> list[Markup]:
    """Four legs between two heights, back to front; where they have grown together only the last faces show."""
    iron = floodlit(scene, "#966a50", 1.2)
    zs = _heights(z0, z1, bays)
    sides = (
        (_inner_left, -1.0, iron.face((0, 1, -0.5)), 0.0), (_inner_right, -1.0, iron.face((1, 0, -0.5)), 0.0),
        (_inner_right, 1.0, iron.face((1, 0, -0.4)), 0.6), (_inner_left, 1.0, iron.face((0, 1, -0.4)), 0.6),
        (_left, -1.0, iron.left, 1.0), (_right, -1.0, iron.right, 1.0), (_left, 1.0, iron.left, 1.0),
        (_right, 1.0, iron.right, 1.0),
    )[-faces:]  # fmt: skip
    parts = []
    for surface, sign, paint, strength in sides:
        shape, crossing = _strip(surface, sign, zs)
        parts.append(svg.path(shape, paint))
        if strength:
            parts.append(svg.stroke(crossing, iron.edge, 0.7, opacity=0.55 * strength))
    edge = svg.polygon([project(_outer(z), _outer(z), z) for z in zs], close=False)
    return [*parts, svg.stroke(edge, iron.edge, 1.1)]


def _arch(scene: Scene, surface: Surface) -> Markup:
    """The great arch between two legs, under the first floor."""
    iron = floodlit(scene, "#a5765a", 1.2)
    spring, crown = 14.0, 43.0

    def curve(lift: float) -> list[Point]:
        angles = [math.pi * i / 14 for i in range(15)]
        zs = [spring + (crown + lift - spring) * math.sin(a) for a in angles]
        return [
            project(*surface(math.cos(a) * (_inner(spring) + lift * 0.3), z)) for a, z in zip(angles, zs, strict=True)
        ]

    low, high = curve(0), curve(6)
    web = "".join(svg.polygon([a, b], close=False) for a, b in zip(low, high, strict=True))
    tone = iron.left if surface is _left else iron.right
    return svg.join([
        svg.path(svg.polygon([*low, *reversed(high)]), tone, opacity=0.75), svg.stroke(web, iron.edge, 0.7),
        svg.stroke(svg.polygon(low, close=False) + svg.polygon(high, close=False), iron.edge, 1),
    ])  # fmt: skip


def _platform(scene: Scene, z: float, half: float, height: float) -> Markup:
    iron = floodlit(scene, "#a5765a", 1.2)
    block = Block(-half, -half, half, half, z, z + height)
    rail = Block(-half - 2, -half - 2, half + 2, half + 2, z + height, z + height + 2.5)
    gallery = f"M2 {svg.number(height / 2)}H{svg.number(2 * half - 2)}"
    glass = svg.stroke(gallery, window(scene, "#6d4a3a"), height * 0.5, stroke_dasharray="2.4 2", stroke_linecap="butt")
    return svg.join([box(block, iron), left_wall(block, glass), right_wall(block, glass), box(rail, iron)])


def _eiffel_tower(scene: Scene) -> Markup:
    palette = scene.palette
    iron, stone = floodlit(scene, "#a5765a", 1.2), floodlit(scene, "#d9c7a8")
    paving = palette.snowed("#d9c7a8")
    feet = [
        box(Block(x, y, x + 29, y + 29, 0, 5), stone, paving) for x, y in ((-60, -60), (-60, 31), (31, -60), (31, 31))
    ]
    spike = turned([(5.5, 0), (6.5, 2), (6.5, 8), (3.6, 10), (3.2, 15), (1, 17), (0.6, 36)], iron, scene.definitions)
    parts = [
        *feet, *_storey(scene, 5, FIRST_FLOOR, 5), _arch(scene, _left), _arch(scene, _right),
        _platform(scene, FIRST_FLOOR - 4, 37, 7), *_storey(scene, FIRST_FLOOR + 5, SECOND_FLOOR, 6),
        _platform(scene, SECOND_FLOOR - 3, 20, 6), *_storey(scene, SECOND_FLOOR + 5, 150, 6),
        *_storey(scene, 150, SUMMIT, 11, 4),
        placed(0, 0, SUMMIT, spike),
    ]  # fmt: skip
    if is_lit(scene.palette):
        zs = _heights(8, SUMMIT, 34)
        sparks = "".join(
            svg.outline("M", *project(*surface(sign * _outer(z) * 0.96, z)), "h", 0)
            for surface, sign in ((_left, -1), (_left, 1), (_right, -1))
            for z in zs
        )
        parts += [svg.stroke(sparks, palette.shown("#ffe9a8"), 5, opacity=0.25),
                  svg.stroke(sparks, palette.shown("#fff3c8"), 1.8)]  # fmt: skip
    return placed(60, 60, 0, *parts)


EIFFEL_TOWER = Landmark("the Eiffel Tower", _eiffel_tower, 120, 120, 262, Site.PARK, (
    Block(2, 2, 28, 28, 0, 30), Block(92, 2, 118, 28, 0, 30), Block(2, 92, 28, 118, 0, 30),
    Block(92, 92, 118, 118, 0, 30), Block(24, 24, 96, 96, 0, 56), Block(44, 44, 76, 76, 0, 120),
    Block(54, 54, 66, 66, 0, 240),
))  # fmt: skip


def _atomium_balls() -> list[Vector]:
    """Nine corners of a cube on its tip, with its middle; back to front."""
    low, step, reach = 22.0, 48.0, 49.0

    def ring(z: float, turn: float) -> list[Vector]:
        angles = [math.radians(turn + 120 * i) for i in range(3)]
        return [(reach * math.cos(a), reach * math.sin(a), z) for a in angles]

    balls = [(0, 0, low), *ring(low + step, 75), *ring(low + 2 * step, 15), (0, 0, low + 1.5 * step)]
    return sorted([*balls, (0, 0, low + 3 * step)], key=sum)


def _atomium(scene: Scene) -> Markup:
    palette = scene.palette
    steel = floodlit(scene, "#c3ccd6", 0.45)
    balls = _atomium_balls()
    tubes = [(a, b) for i, a in enumerate(balls) for b in balls[i + 1 :] if math.dist(a, b) < 78]
    ball = scene.definitions.shape(_steel_ball(scene, 16.5))
    pavilion = svg.join([turned([(26, 0), (26, 5)], floodlit(scene, "#e6e2da"), scene.definitions),
                         turned([(14, 5), (14, 14)], floodlit(scene, "#8fa2b4"), scene.definitions)])  # fmt: skip
    things: list[tuple[float, Markup]] = [(sum(b), svg.use(ball, project(*b))) for b in balls]
    for a, b in tubes:
        inset = 15 / math.dist(a, b)
        ends = [tuple(p + (q - p) * t for p, q in zip(a, b, strict=True)) for t in (inset, 1 - inset)]
        d = svg.polygon([project(*end) for end in ends], close=False)
        things.append(((sum(a) + sum(b)) / 2, svg.join([
            svg.stroke(d, steel.face((1, -0.4, -0.5)), 7), svg.stroke(d, steel.right, 5),
            svg.stroke(d, steel.left, 2),
        ])))  # fmt: skip
    for x, y, z in balls:
        if 60 < z < 75:
            d = svg.polygon([project(x, y, z), project(x * 1.15, y * 1.15)], close=False)
            things.append((x + y - 4, svg.join([svg.stroke(d, steel.right, 5), svg.stroke(d, steel.left, 2)])))
    things.sort(key=lambda thing: thing[0])
    mast = svg.stroke(svg.outline("M", *project(0, 0, 182), "v", -24), palette.material("#9aa4b0").left, 1.6)
    return placed(60, 60, 0, pavilion, *(markup for _, markup in things), mast)


def _steel_ball(scene: Scene, radius: float) -> Markup:
    """A ball clad in triangles, with lamps along their seams after dark."""
    palette = scene.palette
    steel = floodlit(scene, "#c3ccd6", 0.45)
    upper = bulb(radius, 0, radius)
    lower = [(r, -z) for r, z in reversed(upper)]
    seams = meridians([*lower, *upper[1:]], 10) + "".join(
        band((radius * math.cos(t), radius * math.sin(t)), (radius * math.cos(t), radius * math.sin(t)))
        for t in (-0.3, 0.35, 0.9)
    )
    parts = [
        svg.circle(0, 0, radius * 1.2247, ball_paint(steel, scene.definitions)),
        svg.stroke(seams, steel.face((0.6, -0.2, -0.5)), 0.6, opacity=0.5),
        svg.ellipse(-radius * 0.4, -radius * 0.6, radius * 0.4, radius * 0.26, "#ffffff",
                    opacity=0.2 + 0.45 * palette.daylight),
        svg.stroke(svg.outline("M", -radius * 1.02, radius * 0.1, "q", radius, radius * 0.62, 2 * radius, 0),
                   "#ffffff", 1.6, opacity=0.15 + 0.25 * palette.daylight),
    ]  # fmt: skip
    if is_lit(scene.palette):
        parts.append(svg.stroke(seams, palette.shown("#fff0c0"), 1.6, stroke_dasharray="0 5"))
    return svg.join(parts)


ATOMIUM = Landmark("the Atomium", _atomium, 120, 120, 206, Site.PARK, (
    Block(34, 34, 86, 86, 0, 40), Block(20, 20, 100, 100, 50, 120), Block(48, 48, 72, 72, 0, 165),
))  # fmt: skip

CITIES: Cities = {
    2988507: (EIFFEL_TOWER,),
    2800866: (ATOMIUM,),
}
