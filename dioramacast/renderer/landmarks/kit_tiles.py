"""Tiled portals, ribbed domes and banded minarets of the cities on the Silk Road."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.landmarks.kit import (
    arch,
    arches,
    foot,
    stone,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_round import bulb, girdle, meridians
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

BRICK, TURQUOISE, COBALT = "#dcb483", "#2fa7ad", "#2f5fa8"


def portal_tiles(scene: Scene, width: float, high: float, is_left: bool) -> list[Markup]:
    """The front of a portal: a pointed niche in a frame of tiles, in the plane of its wall."""
    blue, aqua = stone(scene, COBALT), stone(scene, TURQUOISE)
    sand, white = stone(scene, "#ecd2a4"), stone(scene, "#f4ecda")

    def tone(m: Material) -> str:
        return m.left if is_left else m.right

    niche_w, niche_h = width * 0.56, high * 0.76
    x = (width - niche_w) / 2
    dark = window_paint(scene.palette, "#53486a")
    inner = stone(scene, "#b08f7c")
    depth = scene.definitions.linear(
        [(0, inner.right), (0.5, inner.face((0.6, 0.6, 0))), (1, inner.left)], (0, 0), (1, 0),
    )  # fmt: skip
    apex, spring = (width / 2, high - niche_h + 8), high - niche_h * 0.62
    # The ribs of the half-dome in the niche, which meet under its point.
    vault = "".join(
        svg.outline("M", *apex, "Q", width / 2 + k * niche_w * 0.3, apex[1] + 6, width / 2 + k * niche_w * 0.42, spring)
        for k in (-0.8, -0.4, 0.0, 0.4, 0.8)
    ) + svg.outline("M", x + 4, spring, "Q", width / 2, spring + 7, x + niche_w - 4, spring)  # fmt: skip
    stars = "".join(
        svg.outline("M", width * k, 6.5, "l", 3, -3, "l", 3, 3, "l", -3, 3, "z") for k in (0.16, 0.33, 0.5, 0.67, 0.78)
    )  # fmt: skip
    girih = "".join(svg.outline("M", u, high * v, "l", 3, 3.4, "l", -3, 3.4, "l", -3, -3.4, "z")
                    for u in (width * 0.11, width * 0.89) for v in (0.18, 0.3, 0.42, 0.54, 0.66, 0.78))  # fmt: skip
    return [
        svg.rect(2, 2, width - 4, high - 2, tone(blue)), svg.rect(4, 12, width - 8, high - 12, tone(aqua)),
        svg.path(stars + girih, tone(white)), svg.rect(x - 3, high - niche_h - 4, niche_w + 6, niche_h + 4, tone(sand)),
        svg.path(arch(x, high - niche_h, niche_w, niche_h, "pointed"), tone(blue)),
        svg.path(arch(x + 3, high - niche_h + 6, niche_w - 6, niche_h - 6, "pointed"), depth),
        svg.stroke(vault, tone(sand), 0.9, opacity=0.55),
        svg.stroke(arch(x + 1.4, high - niche_h + 3, niche_w - 2.8, niche_h - 3, "pointed"), tone(white), 0.9),
        svg.path(arch(width / 2 - 4, high - 18, 8, 18, "pointed"), dark),
    ]  # fmt: skip


def banded_minaret(scene: Scene, high: float, radius: float) -> Markup:
    """A slender shaft with spirals of blue brick and a flaring crown."""
    brick, blue = stone(scene, BRICK), stone(scene, COBALT)
    r = radius
    spirals = "".join(
        svg.outline("M", -r * 1.1, -z, "Q", 0, -z + r * 0.7 - 5, r * 1.1, -z - 10) for z in range(6, int(high) - 12, 9)
    )  # fmt: skip
    return svg.join([
        turned(
            [(r * 1.15, 0), (r * 0.86, high * 0.9), (r * 1.3, high * 0.97), (r * 1.3, high)], brick, scene.definitions,
        ),
        svg.stroke(spirals, blue.left, 1.4, opacity=0.75),
        svg.stroke(girdle(r * 1.3, high - 2), stone(scene, TURQUOISE).left, 3),
    ])  # fmt: skip


def tiled_dome(scene: Scene, radius: float, drum: float) -> Markup:
    """A ribbed turquoise melon on a drum."""
    profile = [(radius * 0.94, drum), (radius * 1.04, drum + radius * 0.5), (radius * 0.94, drum + radius * 1.0),
               (radius * 0.6, drum + radius * 1.5), (0, drum + radius * 1.95)]  # fmt: skip
    tile = stone(scene, TURQUOISE)
    return svg.join([
        turned([(radius * 0.94, 0), (radius * 0.94, drum)], stone(scene, BRICK), scene.definitions),
        svg.stroke(
            girdle(radius * 0.94, drum * 0.55), stone(scene, COBALT).left, drum * 0.5, stroke_dasharray="4 2",
            stroke_linecap="butt",
        ),
        bulb(scene, profile, tile), svg.stroke(meridians(profile, 9), CONTACT, 1, opacity=0.2),
        svg.stroke(f"M0 {svg.number(-drum - radius * 1.9)}v-8", stone(scene, "#e6bc4e").left, 1.6),
    ])  # fmt: skip


def niche_wing(scene: Scene, block: Block, count: int, is_left: bool) -> Markup:
    """Two storeys of niches beside a portal."""
    brick = stone(scene, BRICK)
    length = block.width if is_left else block.depth
    wall = left_wall if is_left else right_wall
    dark, rim = window_paint(scene.palette, "#7a6a72"), stone(scene, TURQUOISE)
    size = (length / count * 0.62, block.height * 0.36)
    niches = arches(length, count, block.height * 0.1, size, "pointed") + arches(
        length, count, block.height * 0.56, size, "pointed",
    )  # fmt: skip
    return svg.join([
        box(block, brick),
        wall(
            block, svg.path(niches, dark, stroke=rim.left if is_left else rim.right, stroke_width=1.3),
            svg.stroke(
                f"M0 2h{svg.number(length)}M0 {svg.number(block.height * 0.51)}h{svg.number(length)}",
                stone(scene, COBALT).left, 1.6,
            ),
        ),
        foot(scene, block, 16),
    ])  # fmt: skip
