"""New York: the Empire State Building, and the Statue of Liberty on its islet."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.landmarks.americas_hills import islet
from dioramacast.renderer.landmarks.americas_kit import (
    bays,
    colonnade,
    dressed,
    floodlit,
    halo,
    opening,
    side_paint,
    slots,
    tapered,
    tube,
)
from dioramacast.renderer.landmarks.kit import WARM, is_lit, placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball_paint, face, left_wall, right_wall
from dioramacast.renderer.svg import Markup

NEW_YORK = 5128581


def _empire_state(scene: Scene) -> Markup:
    """Set-backs, a shaft with notched middles, and the mooring mast that is floodlit at night."""
    palette = scene.palette
    stone, roof = palette.material("#dccdb2"), palette.snowed("#b8a88c")
    crown, metal = floodlit(palette, "#e4d8c0", 0.3), floodlit(palette, "#b9c3cc")
    steps = (
        (Block(3, 3, 93, 93, 0, 24), 12, 6), (Block(10, 10, 86, 86, 24, 56), 10, 4),
        (Block(17, 17, 79, 79, 56, 82), 8, 4), (Block(24, 24, 72, 72, 82, 192), 7, 6),
    )  # fmt: skip
    parts = []
    for i, (step, count, top) in enumerate(steps):
        dressing = bays(
            scene, f"empire state {i}", count, top, step.height - top - (10 if i == 0 else 2), width=0.46, pane=0.78
        )
        parts.append(dressed(scene, step, stone, dressing, roof))
        if i < 3:
            # Corner blocks that climb the next step, as the real tower's set-backs do.
            wing = Block(step.x0 + 14, step.y0 + 14, step.x1 - 3, step.y1 - 3, step.z1, step.z1 + 8)
            parts.append(dressed(scene, wing, stone, lambda w: [svg.path(slots(w, 9, 2, (2.6, 4.5)), glass)], roof)
                         if (glass := opening(palette)) and i < 2 else svg.EMPTY)  # fmt: skip
    shaft = steps[3][0]
    notch = palette.material("#8e8672")
    for wall, tone in ((left_wall, notch.left), (right_wall, notch.right)):
        parts.append(wall(shaft, svg.path(svg.boxes([(14, 4, 1.4, 106), (32.6, 4, 1.4, 106)]), tone)))
    entrance = Block(3, 3, 93, 93, 0, 12)
    parts += [
        wall(entrance, svg.path(slots(90, 15, 3, (3.6, 9)), opening(palette))) for wall in (left_wall, right_wall)
    ]
    for block, count in ((Block(28, 28, 68, 68, 192, 208), 6), (Block(33, 33, 63, 63, 208, 219), 5)):
        parts.append(dressed(scene, block, crown, bays(scene, f"crown {block.z0}", count, 2, block.height - 3), crown))
    glass = opening(palette, "#5d7690", "#fff0c0")
    for dx, dy in ((-8, 0), (0, -8), (0, 8), (8, 0)):
        fin = Block(46 + dx - (3 if dy else 0), 46 + dy - (3 if dx else 0), 50 + dx + (3 if dy else 0),
                    50 + dy + (3 if dx else 0), 219, 228)  # fmt: skip
        parts.append(dressed(scene, fin, metal))
    mast = [
        tube(scene, 48, 48, [(9.6, 219), (8.6, 246)], metal),
        placed(48, 48, 0, svg.path("M-6-240v18M-2-239v18M2-239v18M6-240v18", "none", stroke=glass, stroke_width=1.8)),
        tube(
            scene,
            48,
            48,
            [
                (9.6, 246),
                (9.6, 249),
                (7.6, 250),
                (7, 256),
                (5, 261),
                (2.4, 264),
                (2, 270),
                (1.2, 271),
                (0.9, 282),
                (0, 296),
            ],
            metal,
        ),
        placed(
            48, 48, 0, svg.circle(0, -296, 1.4, palette.shown("#ff6a5a")), halo(scene, (0, -240), 50, "#fff0c8", 0.5)
        ),
    ]
    return svg.join([*parts, *mast])


def _liberty(scene: Scene) -> Markup:
    """The copper statue with torch, crown and tablet, on pedestal and star fort."""
    palette = scene.palette
    stone = floodlit(palette, "#d9cbb4", 0.3)
    star = [
        (40 + r * math.cos(a), 40 + r * math.sin(a))
        for i in range(22)
        for r, a in [((27 if i % 2 == 0 else 19), math.radians(i * 360 / 22 + 20))]
    ]
    fort = []
    for (ax, ay), (bx, by) in zip(star, star[1:] + star[:1], strict=True):
        normal = (by - ay, -(bx - ax), 0.0)
        if normal[0] + normal[1] > 0:
            fort.append(face([(ax, ay, 4), (bx, by, 4), (bx, by, 11), (ax, ay, 11)], stone.face(normal)))
    fort.append(face([(x, y, 11) for x, y in star], palette.snowed("#cbbda2").top))
    base, shaft = Block(28, 28, 52, 52, 11, 17), Block(30, 30, 50, 50, 17, 46)
    cap = Block(30, 30, 50, 50, 46, 50)
    pedestal = [
        dressed(scene, base, stone),
        tapered(shaft, 1.6, stone),
        *(wall(shaft, *colonnade(palette, stone, 20, 4, (7, 11), margin=4)) for wall in (left_wall, right_wall)),
        dressed(scene, cap, stone, None, palette.snowed("#d9cbb4")),
    ]
    return svg.join([
        islet(scene, 40, 40, 38, "#86b866"), *fort, *pedestal,
        placed(40, 40, 50, svg.group(_statue(scene), transform="scale(1.25)"), halo(scene, (-26, -108), 44, "#ffdc8a")),
    ])  # fmt: skip


def _statue(scene: Scene) -> Markup:
    """Liberty on the picture's plane, 88 px to the tip of the flame, her feet at the origin."""
    palette = scene.palette
    copper = floodlit(palette, "#79bda8", 0.25)
    paint, dark, light = side_paint(scene, copper), copper.face((0.8, -0.3, -0.2)), copper.edge
    robe = curve([(-11, 2), (-10.5, -14), (-9, -30), (-8.5, -44), (-6.5, -52), (0, -55), (6.5, -52), (9, -43),
                  (9.5, -28), (11, -12), (11.5, 2), (0, 5.5)], close=True)  # fmt: skip
    folds = ("M-7 0Q-7-20-4-38M-2.5 3Q-3-18 1-34M3 3.5Q3-16-4.5-42M7.5 1Q8-14 3-36"
             "M-8-42Q0-34 8.5-30M-8.5-36Q-2-28 9-24")  # fmt: skip
    arm = curve(
        [(-8.6, -47), (-12.5, -57), (-17.6, -68), (-20, -73), (-17.4, -75), (-12.6, -67), (-6.4, -55), (-3, -51)],
        close=True,
    )
    rays = "".join(
        svg.outline("M", 1 + 4.4 * math.cos(a - 0.14), -62 + 3 * math.sin(a - 0.14), "L", 1 + 13.5 * math.cos(a),
                    -62.5 + 11.5 * math.sin(a), "L", 1 + 4.4 * math.cos(a + 0.14), -62 + 3 * math.sin(a + 0.14), "Z")
        for a in (math.radians(d) for d in (188, 213, 241, 270, 299, 327, 352))
    )  # fmt: skip
    gold = palette.shown("#ffcf5a") if is_lit(palette) else palette.material("#f0b93c").left
    return svg.join([
        svg.path(rays, copper.left),
        svg.path(arm, paint), svg.stroke("M-16.6-70Q-12-60-7-54", dark, 0.8, opacity=0.5),
        svg.path(robe, paint), svg.stroke(folds, dark, 1.1, opacity=0.5),
        svg.stroke("M-5.6 1Q-5.5-18-2.6-36M4.8 2Q5-14-2-38", light, 0.9, opacity=0.5),
        svg.path("M-1-57h4v5h-4z", dark), svg.ellipse(1, -60.5, 4.6, 5.6, ball_paint(copper, scene.definitions)),
        svg.stroke("M-3.8-63.5Q1-60.5 5.8-63.5", light, 1.8),
        svg.path(curve([(6, -48), (11, -46), (13.5, -38), (11, -33), (6, -36)], close=True), paint),
        svg.path("M8-46l7.5-2 2.5 14.5-7.5 3z", copper.face((0.5, 0.6, 0.6))),
        svg.stroke("M8-46l7.5-2 2.5 14.5", light, 0.8),
        svg.path("M-21.6-72.5l4.6-.6 1.6-5.4h-8z", copper.left), svg.stroke("M-24.4-78.6h10", light, 1.6),
        svg.path("M-22.6-80C-25.5-85-20-88-19.6-93C-16-88-13.8-84-16.6-80Z", gold),
        svg.path("M-20.6-80C-21.6-83-19.6-85-19.2-88C-17.6-85-17.4-83-18.2-80Z", palette.shown(WARM)),
    ])  # fmt: skip


EMPIRE_STATE = Landmark(
    "the Empire State Building", _empire_state, 96, 96, 296,
    casts=(Block(3, 3, 93, 93, 0, 24), Block(10, 10, 86, 86, 24, 56), Block(24, 24, 72, 72, 82, 192)),
)  # fmt: skip
STATUE_OF_LIBERTY = Landmark(
    "the Statue of Liberty", _liberty, 80, 80, 145, Site.WATER,
    casts=(Block(18, 18, 62, 62, 0, 11), Block(30, 30, 50, 50, 0, 100)),
)  # fmt: skip

CITIES: Cities = {NEW_YORK: (EMPIRE_STATE, STATUE_OF_LIBERTY)}
