"""Where one may build and how high: lots packed from the back, under a skyline that keeps the hero in sight."""

import math
import random
from dataclasses import dataclass

from dioramacast.renderer.geometry import Point, Rect, clamp, lerp, smoothstep
from dioramacast.renderer.layout.parcels import COUNT, SQUARE, Parcels
from dioramacast.renderer.layout.settlements import Settlement


@dataclass(frozen=True, slots=True)
class Lot:
    rect: Rect
    highest: float
    """World units: what is before the hero must not hide it, what is behind must leave it clear sky."""
    is_back: bool


@dataclass(frozen=True, slots=True)
class Skyline:
    """How high one may build where."""

    settlement: Settlement
    hero: Rect
    hero_height: float
    centres: tuple[Point, ...]
    """About which towers cluster."""

    def highest(self, lot: Rect) -> float:
        (x, y), (hx, hy) = lot.centre, self.hero.centre
        depth, near = x + y, (lot.x0 + lot.y0) / 2
        free_sky = 186 + near
        cluster = max(math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 15000) for cx, cy in self.centres)
        spread = cluster if self.settlement >= Settlement.METROPOLIS else 0.5 + 0.5 * cluster
        wished = lerp(LOWEST[self.settlement], TALLEST[self.settlement], spread)
        wished *= lerp(1.0, 0.4, smoothstep(240, 820, depth))
        aside = abs((x - y) - (hx - hy)) - (lot.width + lot.depth) / 2
        shown = (self.hero.width + self.hero.depth) / 2
        in_front = near - (hx + hy) / 2 - self.hero.width / 2 + 0.24 * self.hero_height
        if depth > hx + hy:
            wished = min(wished, max(12.0, in_front) + max(0.0, aside - shown * 0.5) * 1.2)
        elif aside < shown * 0.75:
            wished = min(wished, max(26.0, self._behind(depth)) + max(0.0, aside) * 0.8)
        if depth > 700:
            wished = min(wished, 40.0 + max(0.0, aside - 150) * 0.5)
        return clamp(wished, 14.0, free_sky)

    def _behind(self, depth: float) -> float:
        """A tower stands out against the sky, so what is behind it ends lower; a church has a backdrop."""
        if self.hero_height < TOWER:
            return 20 + 0.6 * self.hero_height
        return 0.75 * self.hero_height - (sum(self.hero.centre) - depth) / 2


TOWER = 170.0
"""A hero from this height on is seen against the sky."""
LOWEST = (14.0, 16.0, 24.0, 34.0, 44.0, 54.0)
TALLEST = (18.0, 24.0, 40.0, 74.0, 160.0, 212.0)
"""By settlement, in world units: a hamlet's cottages to a megacity's towers."""


def tower_centres(chance: random.Random) -> tuple[Point, ...]:
    left, right = (chance.uniform(40, 90), chance.uniform(230, 330)), (chance.uniform(230, 330), chance.uniform(40, 90))
    return left, right, (chance.uniform(40, 90), chance.uniform(40, 90))


LOT_SQUARES = ((6, 7, 7), (6, 6, 7), (5, 6, 7), (6, 7, 8), (6, 7, 8), (7, 8, 9))
"""Sides to choose from, in squares, by settlement."""
FILLED = (0.16, 0.42, 0.8, 0.9, 0.92, 0.94)
FRONT = 620.0
FRONT_SHARE = (0.5, 0.5, 0.6, 0.8, 0.85, 0.88)
"""Beyond the depth (x + y) of ``FRONT`` more lots stay gardens, so that nothing good is hidden."""


def pack_lots(
    ground: Parcels, share: float, skyline: Skyline, chance: random.Random
) -> tuple[tuple[Lot, ...], list[Rect]]:
    """Lots to build on, first come first served from the back, and the spare ones left to trees."""
    settlement = skyline.settlement
    lots, spare, sizes = [], [], LOT_SQUARES[settlement]
    for row in range(COUNT):
        while True:
            columns, rows = chance.choice(sizes), chance.choice(sizes)
            column = ground.first_free(columns, rows, row)
            if column is None:
                columns = rows = sizes[0]
                column = ground.first_free(columns, rows, row)
            if column is None:
                break
            x, y = column * SQUARE, row * SQUARE
            cell = Rect(x, y, x + columns * SQUARE, y + rows * SQUARE)
            ground.take(cell)
            likely = FILLED[settlement] * share * (FRONT_SHARE[settlement] if x + y > FRONT else 1.0)
            if chance.random() < likely:
                lots.append(Lot(cell.grown(-1.5), skyline.highest(cell), min(x, y) < 110))
            else:
                spare.append(cell)
    return tuple(lots), spare
