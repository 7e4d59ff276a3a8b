"""Houses in the manner of their country and of the size that the settlement calls for."""

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.houses import country as houses_country
from dioramacast.renderer.houses import dry as houses_dry
from dioramacast.renderer.houses import east as houses_east
from dioramacast.renderer.houses import modern as houses_modern
from dioramacast.renderer.houses import pitched as houses_pitched
from dioramacast.renderer.houses import round as houses_round
from dioramacast.renderer.houses import street as houses_street
from dioramacast.renderer.houses import towers
from dioramacast.renderer.houses.families import FAMILIES
from dioramacast.renderer.houses.kit import LIGHT_PATTERNS, Draw, Drawing, House
from dioramacast.renderer.houses.quarters import SLACK, Plot, standing, street_plan
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup

DRAW: dict[str, Draw] = {
    "timber": houses_pitched.timber,
    "half-timbered": houses_pitched.half_timbered,
    "terrace": houses_pitched.terrace,
    "sandstone": houses_pitched.terrace,
    "canal": houses_pitched.canal,
    "plaster": houses_pitched.plaster,
    "chalet": houses_country.chalet,
    "izba": houses_country.izba,
    "clapboard": houses_country.clapboard,
    "arctic": houses_country.arctic,
    "tin": houses_country.tin,
    "stilt": houses_country.stilt,
    "mudbrick": houses_dry.mudbrick,
    "medina": houses_dry.mudbrick,
    "gulf": houses_dry.gulf,
    "sahel": houses_dry.sahel,
    "yemeni": houses_dry.yemeni,
    "cycladic": houses_dry.cycladic,
    "himalayan": houses_dry.himalayan,
    "haveli": houses_dry.haveli,
    "favela": houses_modern.favela,
    "slab": houses_modern.slab,
    "apartment": houses_modern.apartment,
    "sandblock": houses_modern.apartment,
    "deco": houses_modern.deco,
    "mansard": houses_street.mansard,
    "mediterranean": houses_street.mediterranean,
    "colonial": houses_street.colonial,
    "merchant": houses_street.merchant,
    "brownstone": houses_street.brownstone,
    "machiya": houses_east.machiya,
    "courtyard": houses_east.courtyard,
    "shophouse": houses_east.shophouse,
    "neon": houses_east.neon,
    "rondavel": houses_round.rondavel,
    "yurt": houses_round.yurt,
    "curtain": towers.curtain,
    "piers": towers.piers,
    "stepback": towers.stepback,
    "condo": towers.condo,
}


OVERDRAFT = 2_500
EAVES = 4.0
"""How far a roof hangs down over its walls."""


def add_buildings(scene: Scene, place: Place, most_bytes: int) -> None:
    """``most_bytes``: of drawings; when they are used up, what is drawn stands in for what is not."""
    builder = Builder(scene, most_bytes)
    for count, (plot, wish) in enumerate(street_plan(scene.plan, place)):
        house = builder.affordable(plot, wish)
        if house is None:
            continue
        rect = standing(plot.rect, house)
        scene.add_shape(rect, builder.built(house, count))
        walls, has_flat_roof = builder.walls_of(house)
        top = house.height + FAMILIES[house.family].rise
        scene.cast_shadow(rect, top, wall_height=walls, has_flat_roof=has_flat_roof)


class Builder:
    """Draws each type of house once."""

    def __init__(self, scene: Scene, most_bytes: int) -> None:
        self._scene = scene
        self._most_size = scene.definitions.size + most_bytes
        self._drawings: dict[House, Drawing] = {}
        self._unlit: dict[House, str] = {}
        self._lights: dict[tuple[House, int], str] = {}

    @property
    def _has_bytes(self) -> bool:
        return self._scene.definitions.size < self._most_size

    def affordable(self, plot: Plot, wish: House) -> House | None:
        """``wish`` while there are bytes left; after that the most like it of what is drawn already and fits there."""
        if wish in self._unlit or self._has_bytes:
            return wish
        highest = max(wish.height, plot.highest) + SLACK
        fitting = [
            house for house in self._unlit
            if house.width <= plot.rect.width and house.depth <= plot.rect.depth and house.height <= highest
        ]  # fmt: skip
        # A plot that none of them fits is worth a few bytes more, but not many.
        is_far_over = self._scene.definitions.size > self._most_size + OVERDRAFT
        return min(fitting, key=lambda house: _unlikeness(house, wish), default=None if is_far_over else wish)

    def built(self, house: House, number: int) -> str:
        """The name of a kept shape; neighbours' windows are lit in different patterns."""
        shape, drawing = self._drawn(house)
        if house not in self._unlit:
            self._unlit[house] = self._kept(house, drawing)
        unlit = self._unlit[house]
        if self._scene.palette.lit_share <= 0 or not drawing.glass:
            return unlit
        pattern = number % LIGHT_PATTERNS if self._has_bytes else 0
        lights = self._lights.get((shape, pattern))
        if lights is None:
            lights = self._lights[shape, pattern] = self._scene.definitions.shape(drawing.lit(self._scene, pattern))
        return self._scene.definitions.shape(svg.join([_here(unlit), _here(lights)]))

    def walls_of(self, house: House) -> tuple[float | None, bool]:
        """How high the walls rise that can catch a shadow, None where they do not stand at the edge of the footprint;
        and whether there is a flat roof on them."""
        body = self._drawn(house)[1].body
        if body is None or body.block != Block(0, 0, house.width, house.depth, 0, house.height):
            return None, False
        return (house.height, True) if body.terrace is not None else (house.height - EAVES, False)

    def _drawn(self, house: House) -> tuple[House, Drawing]:
        """The drawing, and the house in the colour in which it was made."""
        family = FAMILIES[house.family]
        shape = house._replace(wall=family.walls[0]) if family.is_dyed else house
        drawing = self._drawings.get(shape)
        if drawing is None:
            drawing = self._drawings[shape] = DRAW[house.family](self._scene, shape)
        return shape, drawing

    def _kept(self, house: House, drawing: Drawing) -> str:
        """In its own colour; what is on its walls is shared by those of other colours."""
        keep = self._scene.definitions.shape
        if drawing.body is None:
            return keep(drawing.dressing)
        return keep(svg.join([drawing.body.drawn(self._scene, house.wall), _here(keep(drawing.dressing))]))


def _unlikeness(a: House, b: House) -> float:
    """In world units of wrong size, and what a wrong family or a repeated colour is worth."""
    size = abs(a.width - b.width) + abs(a.depth - b.depth) + abs(a.height - b.height)
    return size + 80 * (a.family != b.family) + 3 * (a.wall != b.wall)


def _here(name: str) -> Markup:
    return svg.element("use", href="#" + name)
