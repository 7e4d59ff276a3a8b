"""Towers of large cities, as the hero of a place without a landmark of its own."""

import math
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.kit import WARM, foot, is_lit, loft, openings, placed, ring, stone, walls
from dioramacast.renderer.landmarks.kit_heroes import pick
from dioramacast.renderer.landmarks.kit_round import bulb, disc, girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, turned
from dioramacast.renderer.svg import Markup


def _tv_tower(scene: Scene) -> Markup:
    """A tapering concrete shaft with a pod and a striped mast, above a low pavilion."""
    concrete, red, glass = stone(scene, "#d9d6d0"), stone(scene, "#d2503f"), stone(scene, "#5f86a8")
    is_ball = pick(scene, ("ball", "pod"), "pod") == "ball"
    shaft = turned([(14, 0), (9, 24), (6.4, 90), (4.8, 156)], concrete, scene.definitions)
    light = scene.palette.shown(WARM) if is_lit(scene.palette) else glass.edge
    if is_ball:
        steel = stone(scene, "#c4ced8")
        pod = svg.join([
            bulb(scene, [(3, 148), (17, 155), (21, 168), (17, 181), (3, 188)], steel),
            svg.stroke(girdle(21, 168), glass.left, 8),
            svg.stroke(girdle(20.8, 170), light, 2.2, stroke_dasharray="3 3", stroke_linecap="butt"),
            svg.stroke(
                "".join(girdle(r, z) for r, z in ((15, 157), (18, 161), (19, 176), (15, 180))), steel.edge, 0.8,
                opacity=0.7,
            ),
        ])  # fmt: skip
    else:
        pod = svg.join([
            turned(
                [(5, 150), (16, 160), (20, 164), (20, 172), (17, 174), (15, 182), (9, 184), (6, 190)], concrete,
                scene.definitions,
            ),
            svg.stroke(girdle(20, 168), glass.left, 6),
            svg.stroke(girdle(20, 168), light, 2, stroke_dasharray="3 3", stroke_linecap="butt"),
            svg.stroke(girdle(15.6, 178), glass.left, 4),
        ])  # fmt: skip
    mast = svg.join([
        turned(
            [(3.4 - 0.5 * i, 188 + 14 * i), (2.9 - 0.5 * i, 202 + 14 * i)], red if i % 2 else stone(scene, "#f4f1ea"),
            scene.definitions,
        ) for i in range(6)
    ])  # fmt: skip
    lamp = svg.circle(0, -274, 2, scene.palette.shown("#ff5a4a")) if is_lit(scene.palette) else svg.EMPTY
    fins = "".join(
        svg.outline(
            "M", k * 14 * CIRCLE_RX, 14 * CIRCLE_RY * math.sqrt(1 - k * k), "C", k * 8 * CIRCLE_RX, -20,
            k * 7 * CIRCLE_RX, -60, k * 4.8 * CIRCLE_RX, -156,
        ) for k in (-0.5, 0.1, 0.6)
    )  # fmt: skip
    pavilion = ring(40, 40, 33, 12, 15)
    return svg.join([
        disc(40, 40, 0, 39, scene.palette.snowed("#d9d2c6").top), loft(pavilion, 0, pavilion, 9, glass),
        loft(
            ring(40, 40, 36, 12, 15), 9, ring(40, 40, 36, 12, 15), 12, stone(scene, "#e6e2da"), stone(scene, "#e6e2da"),
        ),
        placed(
            40, 40, 6, shaft, svg.stroke(fins, CONTACT, 1.4, opacity=0.14), pod, mast,
            svg.stroke("M0-270v-10", stone(scene, "#d9d6d0").left, 1.2), lamp,
        ),
        halo(scene, 40, 40, 174, 60, 0.45),
    ])  # fmt: skip


TV_TOWER = Landmark(
    "a television tower", _tv_tower, 80, 80, 285, Site.PARK,
    casts=(Block(6, 6, 74, 74, 0, 12), Block(33, 33, 47, 47, 0, 190)),
)  # fmt: skip


def _skyscraper(scene: Scene) -> Markup:
    """Set-backs of stone and a crown with a spire, lit from within after dark."""
    albedo = pick(scene, ("#ead7b4", "#d9cfc4", "#c99f82", "#cfd6dc"), "stone")
    steps = [
        Block(6, 6, 84, 84, 0, 34), Block(16, 16, 74, 74, 34, 130), Block(23, 23, 67, 67, 130, 172),
        Block(31, 31, 59, 59, 172, 192),
    ]  # fmt: skip
    wall, roof = stone(scene, albedo), stone(scene, albedo)
    parts = []
    for step in steps:
        parts += [box(step, wall, roof), curtain(scene, step, "#55607e"), foot(scene, step, 30)]
    crown_colour = pick(scene, ("#6fa89c", "#c9cfd6", "#d9a94a"), "crown")
    crown = turned(
        [(13, 192), (11, 204), (8, 206), (6, 219), (2.4, 222), (1.4, 240), (0, 262)], stone(scene, crown_colour),
        scene.definitions,
    )  # fmt: skip
    ribs = svg.stroke(
        "".join(
            svg.outline("M", k * 13, -194 + abs(k) * 3, "Q", k * 9, -212, k * 2, -222)
            for k in (-0.9, -0.45, 0, 0.45, 0.9)
        ),
        stone(scene, crown_colour).edge, 1, opacity=0.7,
    )  # fmt: skip
    return svg.join([*parts, placed(45, 45, 0, crown, ribs), halo(scene, 45, 45, 205, 60, 0.4)])


def curtain(scene: Scene, block: Block, glass: str) -> Markup:
    """Upright window bands on both walls, some of their windows lit."""
    palette = scene.palette

    def bands(length: float, height: float) -> list[Markup]:
        count = max(3, int(length // 8))
        xs = [svg.number(length * (i + 0.5) / count) for i in range(count)]
        drawn = [
            svg.path(
                "".join(f"M{x} 5v{svg.number(height - 8)}" for x in xs), "none", stroke=palette.material(glass).left,
                stroke_width=3.8, stroke_dasharray="5 3", stroke_linecap="butt",
            )
        ]  # fmt: skip
        for dashes, offset, share in (("5 11", 0, 0.3), ("5 27", 8, 0.1), ("5 35", 24, 0.1)):
            if palette.lit_share > share:
                lit = "".join(
                    f"M{x} {svg.number(5 + 8 * ((i * 5) % 7))}V{svg.number(height - 3)}" for i, x in enumerate(xs) if 5
                    + 8 * ((i * 5) % 7) < height - 3
                )  # fmt: skip
                drawn.append(
                    svg.path(
                        lit, "none", stroke=palette.shown(WARM), stroke_width=3.8, stroke_dasharray=dashes,
                        stroke_dashoffset=offset, stroke_linecap="butt",
                    )
                )  # fmt: skip
        return drawn

    return walls(block, bands)


SKYSCRAPER = Landmark(
    "a skyscraper with a spire", _skyscraper, 90, 90, 262, Site.PLAZA,
    casts=(Block(6, 6, 84, 84, 0, 34), Block(16, 16, 74, 74, 0, 130), Block(25, 25, 65, 65, 0, 190)),
)  # fmt: skip


def _glass_tower(scene: Scene) -> Markup:
    """A twisting shaft of glass over a podium."""
    palette = scene.palette
    glass = stone(scene, pick(scene, ("#7fa8c4", "#6fa39a", "#8f9fc0"), "glass"))
    turn = 75 if pick(scene, ("a", "b"), "twist") == "a" else 0
    levels = 22
    high = 214.0
    parts = []
    rings = [
        (ring(45, 45, 33 - 9 * (i / levels) ** 1.6, 4, 45 + turn * i / levels), 14 + high * i / levels)
        for i in range(levels + 1)
    ]  # fmt: skip
    for (low, z0), (_, z1) in pairwise(rings):
        parts.append(loft(low, z0, low, z1, glass, glass if turn else None))
    sky = mix(palette.background, "#ffffff", 0.3)
    rim = "".join(
        svg.polygon(
            sorted((project(x, y, z) for x, y in spots), key=lambda p: p[0])[:0] or _near_rim(spots, z), close=False,
        ) for spots, z in rings[1:]
    )  # fmt: skip
    lit = svg.EMPTY
    if is_lit(scene.palette):
        rows = "".join(svg.polygon(_near_rim(spots, z - 5), close=False) for spots, z in rings[1:])
        lit = svg.stroke(
            rows, palette.shown(WARM), 4, opacity=0.85, stroke_dasharray="6 5 3 9 8 4 2 7", stroke_linecap="butt",
        )  # fmt: skip
    crown, z = rings[-1]
    return svg.join([
        box(Block(6, 6, 84, 84, 0, 14), stone(scene, "#d9d3c8")),
        openings(scene, Block(6, 6, 84, 84, 0, 14), 10, 4, (5, 10), "flat"), *parts, lit,
        svg.stroke(rim, sky, 0.9, opacity=0.7), loft(crown, z, ring(45, 45, 17, 4, 45 + turn), z + 14, glass, glass),
        svg.stroke(svg.outline("M", *project(45, 45, z + 14), "v", -26), stone(scene, "#cfd6dc").left, 1.8),
        halo(scene, 45, 45, 150, 100, 0.25),
    ])  # fmt: skip


def _near_rim(spots: list[tuple[float, float]], z: float) -> list[tuple[float, float]]:
    """The part of a square's outline that the viewer sees, from left to right."""
    corners = sorted((project(x, y, z) for x, y in spots), key=lambda p: p[0])
    left, right = corners[0], corners[-1]
    return [left, max(corners[1:-1], key=lambda p: p[1]), right]


GLASS_TOWER = Landmark(
    "a tower of glass", _glass_tower, 90, 90, 268, Site.PLAZA,
    casts=(Block(6, 6, 84, 84, 0, 14), Block(20, 20, 70, 70, 0, 225)),
)  # fmt: skip
