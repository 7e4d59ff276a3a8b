"""Landmarks of Rome and the Vatican: the Colosseum and St Peter's."""

from collections.abc import Sequence
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, pyramid, ticks, window
from dioramacast.renderer.landmarks.europe_round import bulb, cupola, meridians
from dioramacast.renderer.landmarks.kit import arches, levels, placed
from dioramacast.renderer.landmarks.kit_round import band, rim, ring_arches, ring_ellipse, ring_line, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball_paint, left_wall, round_paint, turned
from dioramacast.renderer.svg import Markup

RUIN_FROM, RUIN_TO = 72.0, 312.0
"""Between which directions the outer wall of the Colosseum still stands, in degrees."""


def _disc(radius: float, z: float, paint: str) -> Markup:
    return svg.ellipse(0, -z, radius * CIRCLE_RX, radius * CIRCLE_RY, paint)


def _annulus(outer: float, inner: float, z: float, a0: float, a1: float) -> str:
    return band((outer, z), (inner, z), a0, a1)


def _arcade(scene: Scene, stone: Material, radius: float, zs: Sequence[float], *, a0: float, count: int) -> Markup:
    """The visible front of a round wall with a storey of arches between each two of ``zs``."""
    paint, dark = round_paint(stone, scene.definitions), window(scene, "#5d4636")
    openings = "".join(ring_arches(radius, low + 2, high - 4, count, 0.58, a0=a0) for low, high in pairwise(zs))
    half = (135 - a0) / count / 2
    posts = ring_posts(radius, zs[0], zs[-1], count + 1, a0=a0 - half, a1=135 + half)
    cornices = "".join(ring_line(radius + 0.6, z, a0) for z in zs[1:])
    return svg.join([
        svg.path(band((radius, zs[0]), (radius, zs[-1]), a0, 135), paint),
        svg.stroke(posts, stone.edge, 1, opacity=0.4),
        svg.path(openings, dark), svg.stroke(cornices, stone.face((0.5, 0.5, -0.6)), 2.4, opacity=0.55),
        svg.stroke(cornices, stone.edge, 1),
    ])  # fmt: skip


def _colosseum(scene: Scene) -> Markup:
    palette = scene.palette
    stone, inner = floodlit(scene, "#dcc19a"), floodlit(scene, "#b8966e")
    top, seats = palette.snowed("#e3cda8"), palette.snowed("#cfb48c", 0.7)
    back_arches = "".join(
        svg.outline("M", *rim(55, a, 40), "v", -6, "M", *rim(55, a, 54), "v", -3) for a in range(150, 310, 8)
    )
    bowl = [
        (46, 34, seats.face((0.3, 0.3, 0.5))), (45, 29, seats.top), (39, 24, inner.right), (38, 19, seats.top),
        (32, 14, inner.right), (31, 9, palette.material("#9d7c56").top), (27, 4, palette.snowed("#d9bf91", 0.8).top),
    ]  # fmt: skip
    cells = "".join(svg.polygon([project(x, -22, 4), project(x, 22, 4)], close=False) for x in (-12, -4, 4, 12))
    # The brick wedge that props the broken end of the outer wall.
    slope = ((58, 0, 0), (58, 8, 0), (58, 16, 0), (58, 23, 0), (57, 15, 22), (56, 6, 44), (55, 0, 60))
    end = [rim(radius, RUIN_FROM - back, z) for radius, back, z in slope]
    tall = (2.0, 18.0, 34.0, 48.0)
    attic = "".join(svg.outline("M", *rim(58, a, 53), "v", -4) for a in range(77, 136, 6))
    return placed(
        60, 60, 0,
        _disc(60, 0, palette.snowed("#cdb48e").top), svg.path(band((55, 10), (55, 60), 135, RUIN_TO), inner.left),
        svg.stroke(back_arches, window(scene, "#5d4636"), 2.6),
        svg.path(_annulus(58, 54, 60, 135, RUIN_TO), top.top), svg.stroke(ring_line(58, 60, 135, RUIN_TO), top.edge),
        *(_disc(r, z, paint) for r, z, paint in bowl), svg.stroke(cells, inner.right, 2),
        svg.path(ring_ellipse(50, 36) + ring_ellipse(46, 36), top.top, fill_rule="evenodd"),
        _arcade(scene, stone, 50, (0, 18, 36), a0=-45, count=22),
        svg.path(svg.polygon(end), floodlit(scene, "#c48a62").face((0.9, 0.6, 0.3))),
        _arcade(scene, stone, 58, tall, a0=RUIN_FROM, count=7),
        svg.path(band((58, 48), (58, 60), RUIN_FROM, 135), round_paint(stone, scene.definitions)),
        svg.stroke(attic, window(scene, "#5d4636"), 2.2), svg.path(_annulus(58, 54, 60, RUIN_FROM, 135), top.top),
        svg.stroke(ring_line(58.5, 60, RUIN_FROM, 135), top.edge, 1.4),
    )  # fmt: skip


COLOSSEUM = Landmark("the Colosseum", _colosseum, 120, 120, 66, Site.PLAZA, (
    Block(14, 8, 104, 112, 0, 36), Block(22, 2, 98, 60, 0, 56), Block(4, 24, 50, 104, 0, 56),
))  # fmt: skip


def great_dome(scene: Scene, radius: float, rise: float, roof: Material, wall: Material) -> Markup:
    """A drum with windows, a ribbed dome and a lantern; about the origin."""
    definitions, drum = scene.definitions, radius * 0.72
    shell = bulb(radius * 0.97, drum, rise)
    top, gold = drum + rise, scene.palette.material("#e0b24a")
    return svg.join([
        turned([(radius * 1.08, 0), (radius * 1.08, 2), (radius, 2), (radius, drum)], wall, definitions),
        svg.path(ring_arches(radius, drum * 0.25, drum * 0.8, 8, 0.42), window(scene)),
        svg.stroke(ring_posts(radius + 1, 2, drum, 9, a0=-52, a1=142), wall.edge, 1.8),
        turned([(radius * 1.1, drum - 1), (radius * 1.1, drum + 1.5)], wall, definitions),
        svg.path(dome_outline(shell), ball_paint(roof, definitions)),
        svg.stroke(meridians(shell, 16), wall.edge, max(1.2, radius / 16), opacity=0.85),
        turned([(radius * 0.24, top - 2), (radius * 0.22, top + radius * 0.4), (radius * 0.28, top + radius * 0.42),
                (0, top + radius * 0.8)], wall, definitions),
        svg.circle(0, -top - radius * 0.84, radius * 0.08, gold.left),
        cross(0, 0, top + radius * 0.86, radius * 0.4, gold.left),
    ])  # fmt: skip


def dome_outline(profile: list[tuple[float, float]]) -> str:
    (r, z), rise = profile[0], profile[-1][1] - profile[0][1]
    a, h = r * CIRCLE_RX, (rise * rise + r * r / 2) ** 0.5
    return svg.outline("M", -a, -z, "A", a, r * CIRCLE_RY, 0, 0, 0, a, -z, "A", a, h, 0, 0, 0, -a, -z, "Z")


def _st_peters(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    stone, lead = floodlit(scene, "#efe2c8"), palette.snowed("#93a1b4", 0.5)
    roof = palette.snowed("#b9ab94")
    nave, front = Block(24, 0, 96, 50, 0, 40), Block(12, 50, 108, 60, 0, 44)

    def pilasters(length: float) -> list[Markup]:
        count = max(3, round(length / 10))
        return [
            svg.path(arches(length, count, 9, (3.6, 9)) + arches(length, count, 25, (4.6, 15)), window(scene)),
            svg.stroke(ticks(length, count + 1, 6, 40, 3), stone.edge, 2.4),
            svg.stroke(levels(length, 5), stone.right, 2),
        ]

    statues = svg.stroke(ticks(96, 13, -4, 0, 4), stone.left, 2.6)
    pediment = svg.path(svg.outline("M", 32, 6, "L", 48, -3, "L", 64, 6, "Z"), stone.edge)
    small = definitions.shape(svg.join([
        turned([(7.5, 0), (7.5, 9)], stone, definitions), cupola(8, 9, 9, lead, definitions),
        turned([(1.5, 18), (0, 24)], stone, definitions),
    ]))  # fmt: skip
    cx, cy, radius = 60, 79, 35
    columns = "".join(svg.outline("M", *rim(radius, a, 0), "v", -11) for a in (*range(122, 211, 7), *range(-30, -5, 7)))
    columns += "".join(
        svg.outline("M", *rim(radius + 6, a, 0), "v", -11) for a in (*range(102, 140, 6), *range(-30, 80, 6))
    )
    lids = "".join(_annulus(radius + 7, radius - 1, 13, a0, a1) for a0, a1 in ((100, 212), (-32, 80)))
    backs = svg.path(band((radius + 4, 0), (radius + 4, 12), 120, 212), stone.face((1, -0.4, -0.4)))
    backs_right = svg.path(band((radius + 4, 0), (radius + 4, 12), -32, 80), stone.face((0.3, -1, -0.3)))
    obelisk = placed(cx, cy, 0, turned([(4, 0), (4, 4)], stone, definitions),
                     pyramid(Block(-1.8, -1.8, 1.8, 1.8, 4, 6), floodlit(scene, "#c9907a"), 40))  # fmt: skip
    rays = "".join(svg.outline("M", 0, 0, "L", *rim(33, a)) for a in range(0, 360, 45))
    piazza = placed(cx, cy, 0, svg.ellipse(0, 0, 33 * CIRCLE_RX, 33 * CIRCLE_RY, palette.snowed("#d9ccb6").top),
                    svg.stroke(rays, palette.snowed("#f3ead9").top, 1.4))  # fmt: skip
    arms = placed(cx, cy, 0, backs, backs_right, svg.stroke(columns, stone.left, 2.2), svg.path(lids, roof.top),
                  svg.stroke(ring_line(radius + 7, 13, -32, 80) + ring_line(radius + 7, 13, 100, 140), roof.edge, 1.4),
                  )  # fmt: skip
    return svg.join(
        [
            clad(scene, nave, stone, pilasters, roof),
            svg.use(small, project(40, 38, 40)),
            placed(60, 24, 38, great_dome(scene, 25, 32, lead, stone)),
            svg.use(small, project(80, 38, 40)),
            piazza,
            clad(scene, front, stone, pilasters, roof),
            left_wall(front, pediment, statues),
            arms,
            obelisk,
        ]
    )


ST_PETERS = Landmark("St Peter's Basilica", _st_peters, 120, 120, 140, Site.PLAZA, (
    Block(12, 0, 108, 60, 0, 42), Block(38, 4, 82, 46, 0, 110), Block(14, 60, 22, 110, 0, 12),
    Block(98, 60, 106, 110, 0, 12),
))  # fmt: skip

CITIES: Cities = {
    3169070: (COLOSSEUM,),
    6691831: (ST_PETERS,),
}
