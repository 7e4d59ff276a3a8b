"""What visitors ask for: the large cities much more often than the small ones, as Zipf found it of words."""

import itertools
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus, urlencode

from dioramacast.models import Place
from dioramacast.places import Gazetteer

POPULAR, OTHERS = 200, 2_000
"""Seven in ten are asked for the popular ones."""
LISTED = 6
"""Places that the page's search shows at most."""


class Zipf:
    """The first of ``count`` is drawn twice as often as the second, three times as often as the third, and so on."""

    def __init__(self, count: int) -> None:
        self._ranks = range(count)
        self._cumulative = list(itertools.accumulate(1 / (rank + 1) for rank in self._ranks))

    def draw(self, dice: random.Random) -> int:
        return dice.choices(self._ranks, cum_weights=self._cumulative)[0]


@dataclass(frozen=True, slots=True)
class Wish:
    """A place as a visitor asks for it."""

    weather_path: str
    search_paths: tuple[str, ...]
    """As it is typed, one more letter each time."""
    picture: bytes
    """The body of a request for a picture of it."""


def wishes() -> list[Wish]:
    """Those for the popular places first."""
    return [wish_for(place) for place in Gazetteer().biggest(POPULAR + OTHERS)]


def wish_for(place: Place) -> Wish:
    cell = place.coordinates.cell
    coordinates = {"lat": round(cell.lat, 2), "lon": round(cell.lon, 2)}
    return Wish(
        # As the page rounds them, so that all visitors of a cell share one address.
        weather_path=f"/api/weather?{urlencode({name: f'{value:.2f}' for name, value in coordinates.items()})}",
        search_paths=tuple(f"/api/places?q={quote_plus(text)}&limit={LISTED}" for text in typed(place.ascii_name)),
        picture=json.dumps({"location": place.name, "coordinates": coordinates}).encode(),
    )


def typed(name: str) -> Sequence[str]:
    """What stands in the search field after two letters, after three, four and five."""
    return [name[:length].lower() for length in range(2, min(5, max(2, len(name))) + 1)]
