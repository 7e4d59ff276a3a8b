"""Minarets and arcades that several mosques share."""

from dioramacast.renderer import svg
from dioramacast.renderer.landmarks.kit import (
    arches,
    loft,
    merlons,
    ring,
    stone,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_round import bulb, crescent, onion
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

GOLD = "#e3ad3c"

MARBLE = "#f6f1e6"


def minaret(scene: Scene, height: float, radius: float, albedo: str, cap: str = GOLD) -> Markup:
    """An octagonal foot, a round shaft with two balconies, a lantern and a crescent; around its own foot."""
    wall, top = stone(scene, albedo), stone(scene, cap)
    d, r, h = scene.definitions, radius, height
    profile = [
        (r, h * 0.26), (r * 0.82, h * 0.27), (r * 0.78, h * 0.54), (r * 1.25, h * 0.58), (r * 1.25, h * 0.6),
        (r * 0.62, h * 0.605), (r * 0.58, h * 0.76), (r * 0.98, h * 0.79), (r * 0.98, h * 0.805), (r * 0.42, h * 0.81),
        (r * 0.4, h * 0.88),
    ]  # fmt: skip
    slits = "".join(
        svg.outline("M", k * r * 0.5, -h * z, "v", -h * 0.06) for k, z in ((-0.6, 0.36), (0.6, 0.42), (0, 0.66))
    )  # fmt: skip
    octagon = ring(0, 0, r * 1.12, 8, 22.5)
    return svg.join([
        loft(octagon, 0, octagon, h * 0.26, wall, wall), turned(profile, wall, d),
        svg.stroke(slits, window_paint(scene.palette), 1.5),
        bulb(scene, onion(r * 0.56, h * 0.88, h * 0.1), top), crescent(scene, h * 0.97, max(2.0, r * 0.4), cap),
    ])  # fmt: skip


def arcade(  # noqa: PLR0917 -- where, how large, of what
    scene: Scene,
    block: Block,
    count: tuple[int, int],
    wall: str,
    high: float,
    shape: str = "pointed",
) -> Markup:
    """A low gallery: a box with a row of arches on both walls and battlements."""
    body = stone(scene, wall)
    size = (0.62 * min(block.width / max(count[0], 1), 99), high)
    wide = 0.62 * block.depth / max(count[1], 1)
    paint = window_paint(scene.palette, "#7b7890")
    return svg.join([
        box(block, body),
        left_wall(block, svg.path(arches(block.width, count[0], block.height - high, size, shape), paint)) if count[0]
        else svg.EMPTY,
        right_wall(block, svg.path(arches(block.depth, count[1], block.height - high, (wide, high), shape), paint))
        if count[1] else svg.EMPTY,
        merlons(block, body, 2.4),
    ])  # fmt: skip
