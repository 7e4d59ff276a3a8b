"""Landmarks of Ethiopia: the carved churches and stelae."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, project
from dioramacast.renderer.landmarks.kit import (
    at,
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
    dark = window_paint(scene, "#4a2a26")
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
    "the rock church of Saint George", _lalibela, 120, 120, 48, Site.SAND, casts=(Block(0, 0, 120, 120, 0, 34),)
)  # fmt: skip


def _stele(scene: Scene, x: float, y: float, half: float, height: float) -> Markup:
    """Storeys of false windows under a rounded head."""
    granite = stone(scene, "#b3a89f")
    base, neck = square(x, y, half, half * 0.7), square(x, y, half * 0.72, half * 0.5)
    z_neck = height * 0.9

    def on_left(u: float, t: float) -> Point:
        k = 1 - 0.28 * t
        return project(x + u * half * k, y + half * (0.7 - 0.2 * t), z_neck * t)

    def on_right(u: float, t: float) -> Point:
        return project(x + half * (1 - 0.28 * t), y - u * half * (0.7 - 0.2 * t), z_neck * t)

    storeys = 9 if height > 60 else 5
    windows, rims = [], []
    for i in range(storeys):
        low, t0, t1 = 0.1 + 0.86 * i / storeys, 0.1 + 0.86 * (i + 0.3) / storeys, 0.1 + 0.86 * (i + 0.75) / storeys
        for on, pairs in ((on_left, ((-0.62, -0.2), (0.2, 0.62))), (on_right, ((-0.34, 0.34),))):
            windows += [svg.polygon([on(a, t0), on(b, t0), on(b, t1), on(a, t1)]) for a, b in pairs]
        rims.append(svg.polygon([on_left(-0.94, low), on_left(0.94, low), on_right(0.94, low)], close=False))
    windows.append(svg.polygon([on_left(-0.3, 0), on_left(0.3, 0), on_left(0.3, 0.075), on_left(-0.3, 0.075)]))
    head = svg.outline("M", -half * 0.72, 0, "C", -half * 0.9, -half * 0.9, -half * 0.3, -half * 0.9, 0, -half * 1.5,
                       "C", half * 0.3, -half * 0.9, half * 0.9, -half * 0.9, half * 0.72, 0, "z")  # fmt: skip
    dark = stone(scene, "#5d544f").left
    return svg.join([
        loft(base, 0, neck, z_neck, granite),
        plane((x, y - half * 0.5, z_neck), (1, 0, 0), (0, 0, -1), svg.path(head, granite.right)),
        plane((x, y + half * 0.5, z_neck), (1, 0, 0), (0, 0, -1), svg.path(head, granite.left)),
        svg.path("".join(windows), dark), svg.stroke("".join(rims), CONTACT, 1, opacity=0.3),
        line([(x + half, y + half * 0.7, 0), (x + half * 0.72, y + half * 0.5, z_neck)], granite.edge, 1.2, 0.7),
        veil(scene, [(a, b, 0.0) for a, b in base] + [(a, b, z_neck) for a, b in neck], 0.7, 0.3),
    ])  # fmt: skip


def _stelae(scene: Scene) -> Markup:
    grey = stone(scene, "#c3b7a6")
    return svg.join([
        box(Block(14, 14, 106, 106, 0, 5), grey), box(Block(26, 26, 94, 94, 5, 11), grey),
        at(34, 42, 11, _stele(scene, 0, 0, 8, 96)), at(64, 56, 11, _stele(scene, 0, 0, 12, 178)),
        at(88, 84, 11, _stele(scene, 0, 0, 6, 56)), at(40, 90, 11, _stele(scene, 0, 0, 5, 34)),
        halo(scene, 64, 64, 20, 70, 0.4),
    ])  # fmt: skip


STELAE = Landmark(
    "the stelae of Aksum", _stelae, 120, 120, 190, Site.PARK,
    casts=(Block(14, 14, 106, 106, 0, 6), Block(54, 48, 74, 64, 0, 180), Block(28, 36, 40, 48, 0, 100)),
)  # fmt: skip
