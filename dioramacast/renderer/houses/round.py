"""Round houses: the huts of African villages, the felt tents of the steppe."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.houses.facades import LIT, TRIM
from dioramacast.renderer.houses.kit import Drawing, House
from dioramacast.renderer.houses.roofs import SNOW, cone_roof
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import turned
from dioramacast.renderer.svg import Markup


def _ring(radius: float, z: float) -> str:
    """The near half of a circle at a height."""
    a, b = radius * CIRCLE_RX, radius * CIRCLE_RY
    return svg.outline("M", -a, -z, "A", a, b, 0, 0, 0, a, -z)


def _opening(radius: float, width: float, height: float, paint: str, frame: str) -> Markup:
    """A doorway in the round wall, towards the viewer's left."""
    a, b = radius * CIRCLE_RX, radius * CIRCLE_RY
    x = -a * 0.42
    y = b * math.sqrt(1 - 0.42**2)
    d = svg.outline(
        "M", x - width / 2, y - 1.2, "v", 3 - height, "q", width / 2, -3, width, 1.6, "v", height - 2.8, "z"
    )
    return svg.path(d, paint, stroke=frame, stroke_width=1)


def rondavel(scene: Scene, house: House) -> Drawing:
    """A round wall, painted at its foot, under a tall cone of thatch; a smaller one beside it."""
    palette, definitions = scene.palette, scene.definitions
    wall, thatch = palette.material(house.wall), palette.snowed(house.roof, 0.9)
    lit = palette.shown(LIT[0]) if palette.lit_share > 0.25 else palette.material("#4a3228").left

    near = (0.5, 0.5, 0.1)

    def hut(radius: float, height: float) -> Markup:
        bands = svg.join([
            svg.stroke(_ring(radius - 1.2, 1.6), palette.material(house.accent).face(near), 3.6, stroke_linecap="butt"),
            svg.stroke(_ring(radius - 0.4, height * 0.62), palette.material(TRIM).face(near), 1.6,
                       stroke_dasharray="2.4 2.4", stroke_linecap="butt"),
        ])  # fmt: skip
        crown = project(0, 0, height + radius * 1.2)
        return svg.join([
            turned([(radius, 0), (radius, height)], wall, definitions), bands,
            _opening(radius, 5, height * 0.9, lit, palette.material("#7a5a40").left),
            cone_roof(radius + 3, height - 1, radius * 1.2 + 2, thatch, definitions, ribs=9),
            svg.circle(*crown, 1.8, thatch.right),
        ])  # fmt: skip

    centre = project(house.width * 0.44, house.depth * 0.44)
    radius = house.short * 0.34
    parts = [svg.group(hut(radius, house.height), transform=svg.translate(centre))]
    if house.variant:
        small = project(house.width * 0.84, house.depth * (0.3 if house.variant == 1 else 0.84))
        parts.append(svg.group(hut(radius * 0.52, house.height * 0.72), transform=svg.translate(small)))
    return Drawing(None, svg.join(parts), [])


def yurt(scene: Scene, house: House) -> Drawing:
    """White felt tied with patterned bands, a painted door, a smoking crown."""
    palette, definitions = scene.palette, scene.definitions
    radius, height = house.short * 0.46, 11.0
    felt, cover = palette.material(house.wall), palette.snowed(house.wall, 0.9)
    accent = palette.material(house.accent).face((0.5, 0.5, 0.2))
    rise = radius * 0.5
    a, b = radius * CIRCLE_RX, radius * CIRCLE_RY
    ropes = "".join(
        svg.polygon(
            [(math.cos(t) * 3, math.sin(t) * 1.4 - height - rise), (math.cos(t) * a, math.sin(t) * b - height)],
            close=False,
        )
        for t in (0.35, 0.9, 1.57, 2.24, 2.8)
    )  # fmt: skip
    d = svg.outline("M", -1.6, -height - rise - 2, "q", -3, -5, 0.4, -9, "q", 2.4, -4, 0, -8)
    smoke = svg.stroke(d, mix(SNOW, palette.background, 0.3), 2.4, opacity=0.6) if palette.snow > 0.5 else svg.EMPTY
    door = _opening(radius, 6, 9.4, accent, palette.material("#e8b04a").left)
    body = svg.join([
        turned([(radius, 0), (radius, height)], felt, definitions),
        svg.stroke(_ring(radius, height - 1.6), accent, 2, stroke_linecap="butt"),
        svg.stroke(_ring(radius, height * 0.46), palette.material("#c9b79a").face((0.5, 0.5, 0.1)), 0.9),
        door,
        turned([(radius + 0.8, height - 0.6), (radius * 0.82, height + rise * 0.46), (3, height + rise)],
               cover, definitions),
        svg.stroke(ropes, palette.material("#b8a488").left, 0.7, opacity=0.7),
        svg.ellipse(0, -height - rise, 3.4, 2, accent),
        smoke,
    ])  # fmt: skip
    centre = project(house.width / 2, house.depth / 2)
    return Drawing(None, svg.group(body, transform=svg.translate(centre)), [])
