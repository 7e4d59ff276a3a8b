"""Parts of the regional heroes: what a place makes different, snow on eaves, crosses, clocks, spires."""

from collections.abc import Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.landmarks.kit import SNOW, is_lit, loft, placed, ring, square, stone
from dioramacast.renderer.layout.settlements import seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup


def pick(scene: Scene, options: Sequence[str], purpose: str) -> str:
    """One of the options, by the place: two towns with the same kind of church differ in its stone and its roof."""
    return options[seeded(scene.place, purpose).randrange(len(options))]


def hem(scene: Scene) -> Material | None:
    """Snow that hangs over eaves, where there is snow."""
    return scene.palette.material(SNOW) if scene.palette.snow > 0.3 else None


def cross(scene: Scene, z: float, size: float = 10.0, albedo: str = "#e8c65a") -> Markup:
    """A cross on the vertical through the origin."""
    d = svg.outline("M", 0, -z, "v", -size, "m", -size * 0.3, size * 0.34, "h", size * 0.6)
    return svg.stroke(d, stone(scene, albedo).left, 1.5)


def clock(scene: Scene, x: float, y: float, radius: float) -> Markup:
    """A dial in the plane of a wall."""
    face = scene.palette.shown("#fff3cf") if is_lit(scene.palette) else stone(scene, "#f4efe2").left
    hands = svg.outline("M", x, y - radius * 0.7, "L", x, y, "L", x + radius * 0.5, y + radius * 0.2)
    ink = scene.palette.material("#2f2a38").left
    return svg.join([svg.circle(x, y, radius, face, stroke=ink, stroke_width=0.9), svg.stroke(hands, ink, 0.9)])


def needle(scene: Scene, x: float, y: float, half: float, z: float, rise: float, albedo: str, sides: int = 4) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    """A steep spire with a cross, four- or eight-sided, that sits on a tower of this half-width."""
    roof = stone(scene, albedo)
    tip = [(x, y)] * sides
    base = square(x, y, half) if sides == 4 else ring(x, y, half * 1.08, 8, 22.5)
    # The broach: a low skirt from the square tower to the octagon of the spire.
    skirt = loft(
        square(x, y, half + 1), z, square(x, y, half * 0.8), z + rise * 0.07, roof,
    ) if sides == 8 else svg.EMPTY  # fmt: skip
    body = loft(
        base if sides == 4 else ring(x, y, half * 0.92, 8, 22.5), z + (rise * 0.04 if sides == 8 else 0), tip, z + rise,
        roof,
    )  # fmt: skip
    return svg.join([skirt, body, placed(x, y, 0, cross(scene, z + rise - 1, max(7.0, half)))])
