"""How large a settlement is, and the chance that belongs to a place."""

import math
import random
from enum import IntEnum

from dioramacast.models import Place


class Settlement(IntEnum):
    HAMLET = 0
    VILLAGE = 1
    TOWN = 2
    CITY = 3
    METROPOLIS = 4
    MEGACITY = 5


SIZES = (
    (3.0, Settlement.HAMLET),
    (3.9, Settlement.VILLAGE),
    (5.1, Settlement.TOWN),
    (6.1, Settlement.CITY),
    (6.7, Settlement.METROPOLIS),
)
"""Below which decimal logarithm of the population a settlement is which."""
SUPPOSED_POPULATION = 20_000
"""Of a town whose population is not known."""


def settlement_of(place: Place) -> Settlement:
    population = place.population if place.population is not None else (0 if place.id == 0 else SUPPOSED_POPULATION)
    size = math.log10(max(population, 1))
    return next((s for limit, s in SIZES if size < limit), Settlement.MEGACITY)


def seeded(place: Place, purpose: str) -> random.Random:
    """A stream of chance that belongs to the place."""
    key = f"{place.id}:{place.lat:.2f}:{place.lon:.2f}:{purpose}"
    return random.Random(key)  # noqa: S311 -- a layout, not a secret
