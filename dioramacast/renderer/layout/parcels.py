"""The ground as a grid of small squares, taken or free: how lots find room between bent streets and shores."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dioramacast.renderer.geometry import GROUND, Point, Rect
from dioramacast.renderer.layout.shores import Edge, Waters

SQUARE = 6.0
"""World units a side."""
COUNT = int(GROUND / SQUARE)
_WHOLE_ROW = (1 << COUNT) - 1


class Parcels:
    """One bit a square, one whole number a row of constant y; so that a test of a rectangle is a few shifts."""

    def __init__(self, rows: Sequence[int] = (0,) * COUNT) -> None:
        self._rows = list(rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parcels) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(tuple(self._rows))

    def copy(self) -> "Parcels":
        return Parcels(self._rows)

    def take(self, rect: Rect) -> None:
        """Every square that the rectangle touches."""
        self._mark(
            math.floor(rect.x0 / SQUARE), math.ceil(rect.x1 / SQUARE),
            math.floor(rect.y0 / SQUARE), math.ceil(rect.y1 / SQUARE),
        )  # fmt: skip

    def _mark(self, left: int, right: int, top: int, bottom: int) -> None:
        bits = _bits(left, right)
        for row in range(max(top, 0), min(bottom, COUNT)):
            self._rows[row] |= bits

    def take_band(self, line: Sequence[Point], half_width: float) -> None:
        """Every square near a line."""
        for a, b in pairwise(line):
            # Discs that overlap by half leave no gap.
            steps = max(1, math.ceil(math.hypot(b[0] - a[0], b[1] - a[1]) / max(SQUARE, half_width)))
            for i in range(steps):
                self.take_disc((a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps), half_width)

    def take_disc(self, centre: Point, radius: float) -> None:
        (cx, cy), rows = centre, self._rows
        for row in range(max(0, int((cy - radius) / SQUARE)), min(COUNT, int((cy + radius) / SQUARE) + 1)):
            off = max(0.0, abs((row + 0.5) * SQUARE - cy) - SQUARE / 2)
            half = math.sqrt(max(0.0, radius * radius - off * off))
            rows[row] |= _bits(math.floor((cx - half) / SQUARE), math.ceil((cx + half) / SQUARE))

    def take_water(self, waters: Waters, margin: float) -> None:
        if waters.edge is Edge.LEFT or waters.edge is Edge.RIGHT:
            self._take_beyond(waters, margin)
        elif waters.is_open:
            for row in range(COUNT):
                y = (row + 0.5) * SQUARE
                for column in range(COUNT):
                    if waters.is_in_open_water((column + 0.5) * SQUARE, y, margin):
                        self._rows[row] |= 1 << column
        river = waters.river
        if river is not None:
            line = [(t, river.middle(t)) if river.is_along_x else (river.middle(t), t) for t in _along()]
            self.take_band(line, river.half_width + margin)

    def _take_beyond(self, waters: Waters, margin: float) -> None:
        """The other bank of a lake as well: nobody builds where houses would hide the water."""
        for i in range(COUNT):
            shore = waters.shore((i + 0.5) * SQUARE) - margin
            first = max(0, math.floor(shore / SQUARE))
            if waters.edge is Edge.RIGHT:
                self._mark(first, COUNT, i, i + 1)
            else:
                self._mark(i, i + 1, first, COUNT)

    def is_free(self, rect: Rect) -> bool:
        """Whether the rectangle lies on the ground and touches no taken square."""
        left, right = math.floor(rect.x0 / SQUARE), math.ceil(rect.x1 / SQUARE)
        top, bottom = math.floor(rect.y0 / SQUARE), math.ceil(rect.y1 / SQUARE)
        if left < 0 or top < 0 or right > COUNT or bottom > COUNT:
            return False
        bits = _bits(left, right)
        for row in range(top, bottom):  # noqa: SIM110 -- asked some hundred times a picture
            if self._rows[row] & bits:
                return False
        return True

    def holds(self, x: float, y: float) -> bool:
        """Whether the square at that point is taken; outside of the ground all are."""
        column, row = math.floor(x / SQUARE), math.floor(y / SQUARE)
        return not (0 <= column < COUNT and 0 <= row < COUNT) or bool(self._rows[row] >> column & 1)

    def first_free(self, columns: int, rows: int, top: int) -> int | None:
        """The least column from which ``columns`` x ``rows`` squares are free from row ``top`` on."""
        if top + rows > COUNT:
            return None
        taken = 0
        for row in self._rows[top : top + rows]:
            taken |= row
        free = ~taken & _WHOLE_ROW
        for _ in range(columns - 1):
            free &= free >> 1
        return (free & -free).bit_length() - 1 if free else None

    def free_squares(self) -> Iterable[Point]:
        """Middles of all free squares, from the back row on."""
        for row, bits in enumerate(self._rows):
            free = ~bits & _WHOLE_ROW
            while free:
                first = free & -free
                yield (first.bit_length() - 0.5) * SQUARE, (row + 0.5) * SQUARE
                free ^= first


def _bits(left: int, right: int) -> int:
    """The columns from ``left`` up to before ``right`` that lie on the ground."""
    left, right = max(left, 0), min(right, COUNT)
    return (1 << right) - (1 << left) if right > left else 0


def _along() -> list[float]:
    """Beyond the ground as well: a river that runs aslant reaches back onto it."""
    return [GROUND * i / 40 for i in range(-5, 46)]
