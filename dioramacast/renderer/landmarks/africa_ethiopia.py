"""Landmarks of Ethiopia: the carved churches and stelae."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, project
from dioramacast.renderer.landmarks.kit import (
    courses,
    foot,
    loft,
    openings,
    plane,
    square,
    stone,
    veil,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_round import halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, left_wall, line, right_wall
from dioramacast.renderer.svg import Markup


def _cross(cx: float, cy: float, reach: float, arm: float) -> list[tuple[float, float]]:
    """A Greek cross on the ground."""
    a, r = arm, reach
    spots = ((-a, -r), (a, -r), (a, -a), (r, -a), (r, a), (a, a), (a, r), (-a, r), (-a, a), (-r, a), (-r, -a), (-a, -a))
    return [(cx + x, cy + y) for x, y in spots]


def _lalibela(scene: Scene) -> Markup:
    """A church in the shape of a cross, cut down into a plateau of red rock."""
    rock, church = stone(scene, "#c1745a"), stone(scene, "#d08a6c")
    high, top = 34.0, 42.0
    dark = window_paint(scene.palette, "#4a2a26")
    arms = [Block(28, 46, 92, 74, 0, top), Block(46, 28, 74, 92, 0, top)]
    back_arm, left_arm, right_arm, front_arm = (
        Block(46, 28, 74, 46, 0, top), Block(28, 46, 46, 74, 0, top), Block(74, 46, 92, 74, 0, top),
        Block(46, 46, 74, 92, 0, top),
    )  # fmt: skip
    roof = svg.join([
        svg.path(
            svg.polygon([project(x, y, top + rise) for x, y in _cross(60, 60, reach, arm)]), paint, stroke=church.edge,
            stroke_width=1,
        )
        for reach, arm, rise, paint in (
            (32, 14, 0, church.top), (25, 9.5, 0, church.right), (24, 9, 1.5, church.top), (17, 5.5, 1.5, church.right),
            (16, 5, 3, church.top),
        )
    ])  # fmt: skip
    front_left, front_right = Block(0, 104, 120, 120, 0, high), Block(104, 0, 120, 104, 0, high)
    cracks = "".join(svg.outline("M", u, 4 + (u * 7) % 9, "l", 3, 12, "l", -2, 9) for u in range(8, 118, 17))
    return svg.join([
        box(Block(0, 0, 120, 14, 0, high), rock), box(Block(0, 0, 14, 120, 0, high), rock),
        face([(14, 14, 0), (104, 14, 0), (104, 104, 0), (14, 104, 0)], stone(scene, "#a85f4c").right),
        *(
            svg.join([
                box(arm, church), foot(scene, arm, 40), courses(arm, 10, 0.22),
                openings(scene, arm, 1, 12, (5, 12), "pointed", dark),
            ]) for arm in (back_arm, left_arm, right_arm, front_arm) if arms
        ),
        roof, halo(scene, 60, 80, 20, 70, 0.45), box(front_right, rock),
        right_wall(front_right, svg.stroke(cracks, CONTACT, 1.2, opacity=0.25)), box(front_left, rock),
        left_wall(front_left, svg.stroke(cracks, CONTACT, 1.2, opacity=0.25)), foot(scene, front_left, 30),
        foot(scene, Block(104, 0, 120, 120, 0, high), 30),
    ])  # fmt: skip


LALIBELA = Landmark(
    "the rock church of Saint George", _lalibela, 120, 120, 48, Site.SAND, casts=(Block(0, 0, 120, 120, 0, 34),),
    open_ground=40,
)  # fmt: skip


NARROWING = 0.2
"""By how much of its width a stele is narrower at the neck than at the foot."""
HEIGHT, NECK = 186.0, 0.84
"""The highest stele's height, and how much of it is below its head."""


def _stele(scene: Scene) -> Markup:
    """A tall slab carved as a tower of many storeys, under a head like a half moon on a drawn-in neck."""
    granite = stone(scene, "#b9ada2")
    dark, joint = stone(scene, "#574c48").left, granite.face((0.9, -0.2, -0.4))
    half, deep, z_neck, storeys = 18.0, 8.0, HEIGHT * NECK, 9

    def half_at(t: float) -> float:
        return half * (1 - NARROWING * t)

    def on_left(u: float, t: float) -> Point:
        return project(u * half_at(t), deep, z_neck * t)

    def on_right(u: float, t: float) -> Point:
        return project(half_at(t), -u * deep, z_neck * t)

    windows, beam_ends, bands = [], [], []
    for i in range(storeys):
        low, high = 0.1 + 0.9 * i / storeys, 0.1 + 0.9 * (i + 1) / storeys
        t0, t1 = low + (high - low) * 0.3, low + (high - low) * 0.74
        for on, pairs in ((on_left, ((-0.66, -0.12), (0.12, 0.66))), (on_right, ((-0.4, 0.4),))):
            windows += [svg.polygon([on(a, t0), on(b, t0), on(b, t1), on(a, t1)]) for a, b in pairs]
        bands.append(svg.polygon([on_left(-1, low), on_left(1, low), on_right(1, low)], close=False))
        beam_ends.append(svg.polygon([on_left(-0.86, low), on_left(0.9, low)], close=False))
    windows.append(svg.polygon([on_left(-0.34, 0), on_left(0.34, 0), on_left(0.34, 0.085), on_left(-0.34, 0.085)]))
    w = half_at(1)
    head = svg.outline(
        "M", -w, 0, "C", -w, -0.3 * w, -0.72 * w, -0.25 * w, -0.72 * w, -0.5 * w, "C", -1.25 * w, -0.62 * w, -1.2 * w,
        -2.1 * w, 0, -2.1 * w, "C", 1.2 * w, -2.1 * w, 1.25 * w, -0.62 * w, 0.72 * w, -0.5 * w, "C", 0.72 * w,
        -0.25 * w, w, -0.3 * w, w, 0, "z",
    )  # fmt: skip
    moon = svg.outline("M", -0.62 * w, -1.3 * w, "a", 0.62 * w, 0.62 * w, 0, 1, 1, 1.24 * w, 0)

    def slice_of_head(v: float, *drawings: Markup) -> Markup:
        return plane((0, v, z_neck), (1, 0, 0), (0, 0, -1), *drawings)

    rounded = [slice_of_head(deep * (0.5 * k - 1), svg.path(head, granite.right)) for k in range(4)]
    base, neck = square(0, 0, half, deep), square(0, 0, w, deep)
    return svg.join([
        loft(base, 0, neck, z_neck, granite), *rounded,
        slice_of_head(deep, svg.path(head, granite.left, stroke=granite.edge, stroke_width=1),
                      svg.stroke(moon, joint, 2.2, opacity=0.7), svg.circle(0, -1.2 * w, w * 0.26, dark)),
        svg.stroke("".join(bands), joint, 1.6, opacity=0.75), svg.path("".join(windows), dark),
        svg.stroke("".join(beam_ends), granite.edge, 2.4, stroke_dasharray=f"0 {svg.number(half * 0.42)}"),
        line([(half, deep, 0), (w, deep, z_neck)], granite.edge, 1.2, 0.7),
        veil(scene, [(a, b, 0.0) for a, b in base] + [(a, b, z_neck) for a, b in neck], 0.7, 0.3),
    ])  # fmt: skip


def _stelae(scene: Scene) -> Markup:
    """Three stand, a broken one lies in the grass before them."""
    grey, granite = stone(scene, "#c3b7a6"), stone(scene, "#b9ada2")
    stele = scene.definitions.shape(_stele(scene))
    pieces = (Block(22, 100, 52, 112, 0, 9), Block(56, 102, 78, 113, 0, 8), Block(82, 99, 98, 109, 0, 7))
    return svg.join([
        box(Block(10, 10, 110, 96, 0, 5), grey), box(Block(20, 18, 102, 86, 5, 11), grey),
        *(svg.use(stele, project(x, y, 11), share)
          for x, y, share in ((98.0, 36.0, 0.4), (22.0, 60.0, 0.62), (66.0, 56.0, 1.0))),
        *(box(piece, granite) for piece in pieces), *(courses(piece, 3, 0.35) for piece in pieces),
        halo(scene, 68, 64, 20, 70, 0.4),
    ])  # fmt: skip


STELAE = Landmark(
    "the stelae of Aksum", _stelae, 120, 120, 200, Site.PARK,
    casts=(Block(10, 10, 110, 96, 0, 6), Block(50, 48, 82, 64, 0, 190), Block(14, 52, 34, 64, 0, 118)),
)  # fmt: skip
