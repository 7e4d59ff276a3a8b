"""A temple of Bali among its rice terraces."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Rect, project
from dioramacast.renderer.landmarks.asia_kit import arcade, floodlit, ground_glow, lamps, stack
from dioramacast.renderer.landmarks.asia_roofs import eaves
from dioramacast.renderer.landmarks.asia_round import finial, radial
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box
from dioramacast.renderer.svg import Markup


def _meru(scene: Scene, tiers: int, half: float, gap: float) -> Markup:
    """A shrine under a tower of thatched roofs."""
    palette = scene.palette
    thatch, wood = palette.snowed("#4d4548"), floodlit(palette, "#c8683f", 0.8)
    gold, stone = floodlit(palette, "#e2b048", 0.7), floodlit(palette, "#b98a68", 0.7)
    base, cell = (
        Block(-half * 0.7, -half * 0.7, half * 0.7, half * 0.7, 0, 10),
        Block(-half * 0.42, -half * 0.42, half * 0.42, half * 0.42, 10, 26),
    )
    parts = [box(Block(-half * 0.85, -half * 0.85, half * 0.85, half * 0.85, 0, 5), stone), box(base, stone),
        box(cell, wood),
        *arcade(scene, cell, (1, 1), (half * 0.4, 11), sill=0, kind="flat", dark="#5a2f2a")]  # fmt: skip
    # One roof with its neck, drawn 20 wide to either side, stands for all tiers of all shrines.
    neck = Block(-7, -7, 7, 7, 9, 14)
    roof = eaves(
        Rect(-20, -20, 20, 20), Rect(-8.4, -8.4, 8.4, 8.4), 0, 10, thatch, lift=0.6, ribs=7, trim=gold.right, sag=-0.05
    )
    tier = scene.definitions.shape(svg.join([roof, box(neck, wood)]))
    z = 26.0
    for i in range(tiers - 1):
        share = half / 20 * (1 - 0.62 * i / (tiers - 1))
        parts.append(svg.use(tier, project(0, 0, z), share))
        z += gap * share
    h = half * 0.38
    parts.append(
        eaves(Rect(-h, -h, h, h), Rect(-0.4, -0.4, 0.4, 0.4), z, h * 1.7, thatch, lift=0.6, ribs=5, trim=gold.right)
    )
    return svg.join([*parts, placed(0, 0, z + h * 1.6, finial(0, 9, gold, scene.definitions, 1.5))])


def _split_gate(scene: Scene) -> list[Markup]:
    """The two mirrored halves of a Balinese gate, along x."""
    brick, stone = floodlit(scene.palette, "#c4764f", 0.8, 0.3), floodlit(scene.palette, "#9c938c", 0.7, 0.5)
    halves = []
    for side in (-1, 1):
        bricks, caps = [], []
        for k, (reach, z0, z1) in enumerate(
            ((20.0, 0, 12), (16.0, 12, 24), (12.5, 24, 35), (9.5, 35, 45), (6.5, 45, 54), (4.0, 54, 62))
        ):
            x0, x1 = (5, 5 + reach) if side > 0 else (-5 - reach, -5)
            deep = 7 - 0.7 * k
            bricks.append(Block(x0, -deep, x1, deep, z0, z1))
            caps.append(Block(x0 - (side < 0), -deep - 1, x1 + (side > 0), deep + 1, z1 - 2.4, z1))
        halves.append(svg.join([stack(bricks, brick), stack(caps, stone)]))
    return halves


def _bali(scene: Scene) -> Markup:
    """Rice terraces climbing behind a temple with its split gate and its many-roofed shrine."""
    palette, definitions = scene.palette, scene.definitions
    rice = [palette.snowed(c, 0.7) for c in ("#8fcb4f", "#a6d65c", "#79bd49", "#b5dc6a", "#86c750")]
    bank, stone = palette.snowed("#7d9a3f", 0.4), palette.snowed("#bdb1a2")
    water = palette.material("#79c4d8")
    parts = [box(Block(0, 0, 120, 120, 0, 3), stone)]
    for k in range(6):
        reach, z = 64.0 - 8.6 * k, 3 + 7.0 * k
        edge = [
            (reach + 44 - t * (reach + 44) + 7 * math.sin(t * 9 + k), 0 + (1 - (1 - t) ** 1.6) * (reach + 44))
            for t in (i / 10 for i in range(11))
        ]
        rim = [(max(0.0, x), min(118.0, y)) for x, y in edge]
        top = [project(x, y, z + 7) for x, y in rim]
        low = [project(x, y, z) for x, y in rim]
        parts.append(svg.path(svg.polygon([*top, *reversed(low)]), bank.face((0.6, 0.6, 0))))
        surface = [project(0, 0, z + 7), *top]
        parts.append(svg.path(svg.polygon(surface), (water if k in (1, 3) else rice[k % 5]).top))
        parts.append(svg.stroke(svg.polygon(top, close=False), rice[(k + 1) % 5].edge, 1.8))
        inner = [project(x * 0.9, y * 0.9, z + 7) for x, y in rim[1:-1]]
        parts.append(svg.stroke(curve(inner), rice[(k + 2) % 5].left, 1.4, opacity=0.6, stroke_dasharray="1.5 4"))
    frond = "".join(svg.outline("M", 0, -25, "q", 5 * c, -6 - 2 * s, 12 * c, 3 + 4 * s) for c, s in radial(8, 1.0, 20))
    palm = definitions.shape(svg.join([svg.stroke(svg.outline("M", 0, 0, "q", 3, -13, 0, -25),
        palette.material("#8a6a48").left, 2.2),
        svg.stroke(frond, palette.snowed("#4f9a4a", 0.5).left, 2.8)]))  # fmt: skip
    parts += [
        svg.use(palm, project(x, y, z))
        for x, y, z in ((6, 12, 46), (16, 4, 46), (4, 64, 24), (70, 4, 20), (4, 100, 10), (104, 5, 4))
    ]
    court = Block(38, 38, 118, 118, 3, 8)
    wall = floodlit(palette, "#c4764f", 0.7, 0.4)
    meru = _meru(scene, 8, 23, 15)
    small = definitions.shape(_meru(scene, 4, 12, 15))
    parts += [
        ground_glow(scene, 78, 78, 44),
        box(court, stone),
        box(Block(38, 38, 118, 42, 8, 15), wall),
        box(Block(38, 38, 42, 118, 8, 15), wall),
    ]
    parts += [
        svg.use(small, project(56, 96 - 40, 8)),
        placed(72, 70, 8, meru),
        svg.use(small, project(100, 56, 8)),
        svg.use(small, project(54, 96, 8)),
    ]
    left_half, right_half = _split_gate(scene)
    gates = svg.join([left_half, right_half])
    steps = [box(Block(80, 108 + 4 * i, 96, 112 + 4 * i, 3, 8 - 2 * i), stone) for i in range(2)]
    parts += [
        box(Block(38, 110, 64, 114, 8, 16), wall),
        placed(86, 110, 8, gates),
        *steps,
        box(Block(112, 42, 116, 104, 8, 16), wall),
    ]
    parasols = [(74.0, 114.0, "#f2c740"), (104.0, 112.0, "#f7f4ec")]
    for x, y, colour in parasols:
        sx, sy = project(x, y, 8)
        cloth = palette.material(colour)
        parts.append(svg.stroke(svg.outline("M", sx, sy, "v", -22), palette.material("#8a6a48").left, 1.3))
        parts.append(
            svg.path(
                svg.outline(
                    "M", sx - 8, sy - 20, "Q", sx - 6, sy - 27, sx, sy - 28, "Q", sx + 6, sy - 27, sx + 8, sy - 20,
                    "q", -8, 4, -16, 0, "z",
                ),
                cloth.left,
            )
        )  # fmt: skip
    return svg.join([*parts, lamps(scene, [(80, 116, 9), (96, 116, 9), (60, 116, 9), (116, 90, 9), (116, 66, 9)], 2.6)])


BALI_TEMPLE = Landmark(
    "a Balinese temple",
    _bali,
    120,
    120,
    136,
    Site.PARK,
    casts=(Block(0, 0, 60, 60, 0, 40), Block(56, 54, 88, 86, 0, 110), Block(62, 104, 110, 116, 0, 50)),
)

CITIES: Cities = {1645528: (BALI_TEMPLE,), 1622846: (BALI_TEMPLE,)}
