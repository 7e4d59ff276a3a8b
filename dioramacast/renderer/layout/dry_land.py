"""Where streets may run: on the slab and out of open water; over rivers, but not along them."""

import math
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from dioramacast.renderer.geometry import SLAB, Point
from dioramacast.renderer.layout.shores import Waters

SHORTEST = 44.0
"""World units: of less of a street nothing is built."""


def dry_pieces(line: Sequence[Point], waters: Waters, inland: float) -> list[tuple[Point, ...]]:
    """The pieces of a line that are long enough to be one, on the slab and ``inland`` of open water, to the point."""

    def is_land(point: Point) -> bool:
        return not waters.is_past_shore(*point, inland)

    pieces: list[list[Point]] = [[]]
    before: Point | None = None
    was_land = False
    for point in line:
        if not (SLAB.x0 <= point[0] <= SLAB.x1 and SLAB.y0 <= point[1] <= SLAB.y1):
            pieces.append([])
            before = None
            continue
        is_dry = is_land(point)
        if before is not None and was_land != is_dry:
            edge = _edge_between(before, point, is_land)
            if is_dry:
                pieces.append([edge])
            else:
                pieces[-1].append(edge)
        if is_dry:
            pieces[-1].append(point)
        before, was_land = point, is_dry
    across = [part for piece in pieces if piece for part in _bridged(piece, waters)]
    return [tuple(piece) for piece in across if _length(piece) > SHORTEST]


def _edge_between(a: Point, b: Point, holds: Callable[[Point], bool]) -> Point:
    """Where the answer of ``holds`` changes from ``a`` to ``b``, by halving; on the side where it holds."""
    dry, wet = (a, b) if holds(a) else (b, a)
    for _ in range(4):
        middle = (dry[0] + wet[0]) / 2, (dry[1] + wet[1]) / 2
        dry, wet = (middle, wet) if holds(middle) else (dry, middle)
    return dry


def _bridged(line: list[Point], waters: Waters) -> list[list[Point]]:
    """The line without the stretches that would run along a river rather than over it."""
    river = waters.river
    if river is None:
        return [line]
    parts: list[list[Point]] = [[]]
    longest = 3.2 * river.half_width + 24
    for is_over, group in groupby(line, key=lambda point: river.holds(point[0], point[1], 5)):
        stretch = list(group)
        if is_over and _length(stretch) > longest:
            parts.append([])
        else:
            parts[-1] += stretch
    return parts


def _length(line: list[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(line))
