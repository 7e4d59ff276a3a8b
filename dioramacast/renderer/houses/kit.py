"""What the houses of all families share: the house itself, how it is begun and put together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.facades import TRIM, Facade, Glass, Glazing, facades, massing
from dioramacast.renderer.houses.roofs import SNOW, gable_wall
from dioramacast.renderer.houses.rooftops import parapet
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup


class House(NamedTuple):
    """One type of house; equal types are drawn once. Lengths in whole world units, colours are albedos."""

    family: str
    width: int
    depth: int
    height: int
    """Of its walls."""
    floors: int
    wall: str
    roof: str
    accent: str
    """Of doors, shutters, awnings, trims."""
    variant: int
    """0, 1 or 2."""
    has_shop: bool = False

    @property
    def along_x(self) -> bool:
        """Whether the ridge of a pitched roof runs along x; its gable is then on the right."""
        return self.width >= self.depth

    @property
    def short(self) -> int:
        return min(self.width, self.depth)


LIGHT_PATTERNS = 3
"""Ways in which equal walls are lit."""
MOST_BLOOMING = 36
"""Windows of one house round which a glow is still seen."""


@dataclass(frozen=True, slots=True)
class Body:
    """The walls alone, which is all that two houses in different colours differ in."""

    block: Block
    rounding: float = 2.4
    rise: float = 0.0
    """Of a gable; none when 0."""
    along_x: bool = True
    terrace: float | None = None
    """How deep a flat roof lies behind its parapet."""
    floor: str = ""
    """The flat roof's albedo; without a parapet it is a lid."""

    def drawn(self, scene: Scene, albedo: str) -> Markup:
        wall, b = scene.palette.material(albedo), self.block
        if self.terrace is not None:
            parts = [
                massing(scene, b, wall, scene.palette.snowed(albedo), self.rounding),
                parapet(scene, b, self.floor, albedo, depth=self.terrace),
            ]
        else:
            lid = scene.palette.snowed(self.floor, 0.96) if self.floor else None
            parts = [massing(scene, b, wall, lid, self.rounding)]
        if self.rise:
            parts.append(gable_wall(b, self.rise, wall, self.along_x))
        return svg.join(parts)


@dataclass(slots=True)
class Drawing:
    """A house as it stands, unlit: its body, what is on and over it, and the windows that can be lit."""

    body: Body | None
    dressing: Markup
    glass: list[Glass]

    @property
    def windows(self) -> int:
        return sum(g.glazing.columns * g.glazing.floors for g in self.glass)

    def lit(self, scene: Scene, pattern: int) -> Markup:
        """One pattern of lights to lay over the house."""
        has_bloom = self.windows < MOST_BLOOMING
        return svg.join([
            svg.element("use", href="#" + scene.definitions.shape(lights), transform=g.plane)
            for g in self.glass
            if (lights := g.glazing.lit(scene.palette, (pattern + g.is_left) % LIGHT_PATTERNS, has_bloom))
        ])  # fmt: skip


class Site:
    """A house about to be drawn around its back corner: its body and walls, and what they are made of here."""

    def __init__(self, scene: Scene, house: House, block: Block | None = None) -> None:
        self.scene, self.house, self.palette = scene, house, scene.palette
        self.block = block or Block(0, 0, house.width, house.depth, 0, house.height)
        self.wall = self.palette.material(house.wall)
        self.roof = self.palette.snowed(house.roof, 0.96)
        self.snow = self.palette.material(SNOW) if self.palette.snow > 0.5 else None
        self.left, self.right = facades(scene, self.block)
        self.walls = (self.left, self.right)
        self.gable, self.eaves = (self.right, self.left) if house.along_x else (self.left, self.right)
        """The wall under the gable and the one under the eaves of a pitched roof."""

    def body(self, rounding: float = 2.4, rise: float = 0.0) -> Body:
        """To be roofed; with a gable where ``rise`` is given."""
        return Body(self.block, rounding, rise, self.house.along_x)

    def flat_body(self, rounding: float = 2.4, terrace: float = 3.0) -> Body:
        """Under a flat roof behind a parapet."""
        return Body(self.block, rounding, terrace=terrace, floor=self.house.roof)

    def drawing(self, *layers: Body | Markup | Facade) -> Drawing:
        """From back to front; the windows of every wall among the layers can be lit.

        A body that comes first is kept apart, so that others can share what follows.
        """
        first = layers[0] if isinstance(layers[0], Body) else None
        glass = [glass for layer in layers if isinstance(layer, Facade) for glass in layer.glass]
        markup = [self._drawn(layer) for layer in layers[1 if first else 0 :]]
        return Drawing(first, svg.join(markup), glass)

    def _drawn(self, layer: Body | Markup | Facade) -> Markup:
        if isinstance(layer, Facade):
            return layer.drawn()
        return layer.drawn(self.scene, self.house.wall) if isinstance(layer, Body) else layer

    def attic(self, rise: float, frame: str = TRIM, size: tuple[float, float] = (4.6, 6.0)) -> Facade:
        """One window in the gable, to be drawn after the roof."""
        wall = Facade(self.scene, self.block, not self.house.along_x)
        w, h = size
        wall.windows(Glazing((wall.length - w) / 2, -rise * 0.22 - h, w, h, 9, 9, 1, 1), frame)
        return wall

    def on_ridge(self, share: float) -> tuple[float, float]:
        """A spot on the ground below the ridge, ``share`` of its length from its far end."""
        b = self.block
        if self.house.along_x:
            return b.x0 + b.width * share, (b.y0 + b.y1) / 2
        return (b.x0 + b.x1) / 2, b.y0 + b.depth * share


Draw = Callable[[Scene, House], Drawing]


def merged(first: Drawing, *others: Drawing) -> Drawing:
    """Several bodies of one house, from back to front."""
    drawings = (first, *others)
    return Drawing(first.body, svg.join([d.dressing for d in drawings]), [glass for d in drawings for glass in d.glass])


def posts(spots: Sequence[tuple[float, float]], z0: float, z1: float, colour: str, width: float = 1.6) -> Markup:
    """Upright timbers."""
    d = "".join(svg.polygon([project(x, y, z0), project(x, y, z1)], close=False) for x, y in spots)
    return svg.stroke(d, colour, width, stroke_linecap="butt")


def flowers(spots: Sequence[tuple[float, float]], colour: str, radius: float = 1.4) -> Markup:
    """Dots on the picture, in one path."""
    d = "".join(svg.outline("M", u, v, "h", 0.01) for u, v in spots)
    return svg.stroke(d, colour, radius * 2)
