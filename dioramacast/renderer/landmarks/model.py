"""What a landmark is: a drawing, how much ground it takes, and where in a scene it wants to stand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup


class Site(StrEnum):
    """Where a landmark stands."""

    PLAZA = "plaza"
    """In the middle, on paved ground."""
    PARK = "park"
    """In the middle, on a lawn."""
    SAND = "sand"
    """In the middle, on bare ground."""
    WATER = "water"
    """In open water, on whatever the drawing itself brings along."""
    BACK = "back"
    """In the back corner, like a mountain."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """``draw`` draws around the back corner (0, 0, 0) of a footprint of ``width`` x ``depth``, in world units."""

    name: str
    """As in a sentence: ``the Eiffel Tower``."""
    draw: Callable[[Scene], Markup]
    width: float
    """Along x, towards the lower right of the picture."""
    depth: float
    """Along y, towards its lower left."""
    height: float
    site: Site = Site.PLAZA
    casts: tuple[Block, ...] = ()
    """Boxes whose shadows stand for its own; without any, one box of three quarters of the footprint."""
    open_ground: float = 0.0
    """How far around it neither house nor street stands: for what lies outside of towns."""


Cities = dict[int, tuple[Landmark, ...]]
"""By GeoNames id: the hero of the place, and what else stands there at other sites."""
