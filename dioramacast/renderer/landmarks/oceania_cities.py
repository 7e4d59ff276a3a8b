"""Auckland and Melbourne: the Sky Tower, and Flinders Street Station."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import hip_roof
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import (
    bays,
    dressed,
    flag,
    floodlit,
    halo,
    opening,
    prism,
    ribs,
    slots,
    tube,
)
from dioramacast.renderer.landmarks.kit import arches, is_lit, placed
from dioramacast.renderer.landmarks.kit_round import ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, dome, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

MELBOURNE, AUCKLAND = 2158177, 2193733


def _sky_tower(scene: Scene) -> Markup:
    """A concrete shaft on splayed legs, the many-tiered pod, and a mast in rings."""
    palette, definitions = scene.palette, scene.definitions
    concrete, white = floodlit(palette, "#d6d3cc", 0.0, 0.9), floodlit(palette, "#f2f3f4", 0.3)
    blue = palette.shown("#7fb4ff")
    glass = palette.material("#3d5672")

    def ring(radius: float, z: float, height: float) -> Markup:
        panes = ring_posts(radius, z - height / 2, z - height / 2 + height, 14)
        return svg.stroke(panes, opening(palette, "#8fbce0"), round(radius * 0.13, 1), stroke_linecap="butt")

    buttresses = []
    for angle in (200, 245, 290, 335, 20, 70, 115, 155):
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        tone = concrete.face((round(c, 2), round(s, 2), 0.5)) if c + s > -0.2 else concrete.right
        at = [
            project(r * c + k * s * w, r * s - k * c * w, z)
            for r, z, w, k in ((22, 0, 2, 1), (22, 0, 2, -1), (7, 34, 1.4, -1), (7, 34, 1.4, 1))
        ]
        buttresses.append(svg.path(svg.polygon(at), tone))
    shaft = [
        turned([(7.4, 0), (7, 60), (6.6, 176)], concrete, definitions),
        svg.stroke("M-4.4-30V-176M4.4-30V-176", concrete.right, 0.9, opacity=0.5),
        svg.path("M0-26V-174", "none", stroke=opening(palette, "#66788c"), stroke_width=1.8, stroke_dasharray="4 3"),
    ]
    pod = [
        turned([(6.6, 172), (12, 178), (18, 181)], white, definitions),
        turned([(18, 181), (18.6, 189)], glass, definitions),
        ring(18.4, 185, 6),
        turned([(19.6, 189), (19.6, 191), (17, 192)], white, definitions),
        turned([(17, 192), (17, 199)], glass, definitions),
        ring(17, 195.6, 5.4),
        turned([(21, 199), (21.4, 202), (18, 203)], white, definitions),
        turned([(15, 203), (15, 209)], glass, definitions),
        ring(15, 206, 4.6),
        turned([(16.4, 209), (16, 211), (9, 215)], white, definitions),
        turned([(7, 214), (6.4, 228)], white, definitions),
        turned([(9, 228), (9, 231), (5, 233)], white, definitions),
        turned([(4, 232), (3.6, 250)], concrete, definitions),
        turned([(5, 250), (5, 252), (3, 253)], white, definitions),
        turned([(2.6, 252), (2.2, 268)], concrete, definitions),
        turned([(3.2, 268), (3.2, 269.6), (1.6, 270)], white, definitions),
        turned([(1.2, 270), (0.3, 298)], white, definitions),
        svg.circle(0, -298, 1.4, palette.shown("#ff5a4a")),
    ]
    if is_lit(palette):
        pod += [svg.stroke("M-2-216V-228M2-216V-228M0-233V-250M0-253V-268", blue, 2, opacity=0.8),
                halo(scene, (0, -196), 66, "#8fbaff", 0.5)]  # fmt: skip
    block = floodlit(palette, "#d8cdb8", 0.0, 0.3)
    roof = palette.snowed("#bfb6a6")
    hall = [
        dressed(scene, Block(4, 4, 92, 34, 0, 26), block, bays(scene, "sky city back", 12, 5, 16, floor=7), roof),
        dressed(scene, Block(4, 34, 34, 92, 0, 20), block, bays(scene, "sky city side", 6, 5, 14, floor=7), roof),
    ]
    front = dressed(scene, Block(72, 70, 92, 92, 0, 14), block, bays(scene, "sky city front", 4, 4, 8, floor=8), roof)
    tower = placed(
        54,
        54,
        0,
        prism((0, 0), 8, (25, 0), (24, 3), palette.snowed("#cfcac0"), turn_deg=22),
        *buttresses[:4],
        *shaft,
        *buttresses[4:],
        *pod,
    )
    trees = [(44, 84, 0), (58, 88, 0), (86, 46, 0), (88, 58, 0)]
    return svg.join([*hall, tower, front, canopy(scene, trees, ("#4f8f5c", "#6aa84c"), 0.7)])


def _flinders_street(scene: Scene) -> Markup:
    """The corner entrance under its copper dome, the arch with the row of clocks, and the long yellow wings."""
    palette, definitions = scene.palette, scene.definitions
    ochre, trim = floodlit(palette, "#e3b457", 0.0, 0.8), floodlit(palette, "#b2503c", 0.0, 0.8)
    cream, copper = floodlit(palette, "#f1e3c0", 0.3), floodlit(palette, "#6fa596", 0.6, 0.6)
    slate, glass = palette.snowed("#a8574a", 0.9), opening(palette, "#57505c")

    def wing(length: float) -> list[Markup]:
        count = max(2, int(length // 9.5))
        left = length > 50
        band = (cream.left, trim.left) if left else (cream.right, trim.right)
        return [
            svg.rect(0, 0, length, 2, band[0]),
            svg.rect(0, 17, length, 1.8, band[0]),
            svg.rect(0, 32, length, 10, band[1]),
            svg.path(arches(length, count, 5, (4.6, 10), margin=1) + slots(length, count, 21, (4.2, 8), 1), glass),
            svg.path(slots(length, count, 34, (6, 8), 1), opening(palette, "#453c48")),
        ]

    back = [
        dressed(scene, Block(4, 2, 96, 20, 0, 42), ochre, wing),
        hip_roof(Block(4, 2, 96, 20, 0, 42), 10, slate, 2, 0.9),
    ]
    along_x, along_y = Block(2, 62, 80, 92, 0, 42), Block(84, 6, 116, 52, 0, 42)
    vault = []
    for i in range(5):
        z, y = 30 + 0.1, 22 + 8 * i
        shed = Block(6, y, 84, y + 8, 0, z)
        vault.append(dressed(scene, shed, palette.material("#b9b4ac"), None, palette.snowed("#aab0b6")))
    wings = [
        *back, *vault, dressed(scene, along_y, ochre, wing), hip_roof(along_y, 9, slate, 2, 0.7),
        dressed(scene, along_x, ochre, wing), hip_roof(along_x, 9, slate, 2, 0.8),
    ]  # fmt: skip
    clock_tower = Block(4, 68, 18, 84, 42, 66)
    clock = svg.circle(7, 9, 4.4, palette.shown("#fff4cf") if is_lit(palette) else cream.left)
    hands = svg.stroke("M7 9V6M7 9L9.4 10", "#3a3340", 1)
    campanile = [
        dressed(scene, clock_tower, ochre), left_wall(clock_tower, clock, hands),
        right_wall(clock_tower, svg.circle(8, 9, 4.4, cream.right), svg.stroke("M8 9V6M8 9L10 10", "#3a3340", 1)),
        tube(scene, 11, 76, [(5.6, 66), (5.6, 70)], cream), placed(11, 76, 70, dome(6.6, 0, copper, definitions, 1.1)),
        placed(11, 76, 78, svg.stroke("M0 0V-9", copper.edge, 1.4)),
    ]  # fmt: skip
    return svg.join([*wings, *campanile, _entrance(scene), *_corner_turrets(scene),
                     flag(scene, (92, 68, 110), 20, ("#2a4a9a",))])  # fmt: skip


def _entrance(scene: Scene) -> Markup:
    """The corner block is turned to the viewer: a broad arch with clocks, a drum and the dome."""
    palette, definitions = scene.palette, scene.definitions
    ochre, trim = floodlit(palette, "#e3b457", 0.0, 0.9), floodlit(palette, "#b2503c", 0.0, 0.8)
    cream, copper = floodlit(palette, "#f1e3c0", 0.3), floodlit(palette, "#6fa596", 0.6, 0.6)
    arch_light = palette.shown("#ffd27a") if is_lit(palette) else palette.material("#5b4a55").left
    body = prism((92, 68), 8, (31, 0), (31, 48), ochre, turn_deg=22.5, top=palette.snowed("#c9a35a"))
    face_at = project(92 + 28.64 * 0.7071, 68 + 28.64 * 0.7071)
    clock_face = palette.shown("#fff4cf") if is_lit(palette) else cream.left
    clocks = "".join(svg.outline("M", dx, -11, "h", 0) for dx in (-12, -7.2, -2.4, 2.4, 7.2, 12))
    rays = "".join(svg.outline("M", 0, -13, "L", 12.6 * math.cos(a), -13 - 16 * math.sin(a))
                   for a in (math.radians(d) for d in (25, 50, 75, 105, 130, 155)))  # fmt: skip
    front = svg.group(
        svg.path("M-16.4 0V-48H16.4V0z", ochre.face((0.6, 0.8, 0.1))),
        svg.path("M-14.4 0V-14C-14.4-38 14.4-38 14.4-14V0z", cream.face((0.6, 0.8, 0.1))),
        svg.path("M-12 0V-14C-12-34 12-34 12-14V0z", arch_light),
        svg.stroke(rays, trim.left, 0.9),
        svg.stroke("M-14-11H14", palette.material("#4a3340").left, 5.4, stroke_linecap="butt"),
        svg.stroke(clocks, clock_face, 3.8),
        svg.stroke("M-16.4-44H16.4M-16.4-47.4H16.4", cream.edge, 1.4),
        svg.path(
            svg.boxes([(-12, -8, 5, 8), (-2.5, -8, 5, 8), (7, -8, 5, 8)]),
            palette.material("#3a2c34").left,
            opacity=0.55,
        ),
        transform=svg.translate(face_at),
    )
    drum = placed(
        92,
        68,
        0,
        turned([(26, 48), (26, 51), (22, 52)], cream, definitions),
        turned([(20.5, 51), (20.5, 66)], ochre, definitions),
        svg.stroke(ring_posts(20.6, 54, 63, 12), opening(palette, "#57505c"), 2.6),
        turned([(22.4, 66), (22.4, 69), (19.6, 70)], cream, definitions),
        dome(19.6, 70, copper, definitions, 1.06),
        svg.stroke(ribs(19.6, 70, 25.4, (-36, -10, 16, 42, 68, 94, 120)), copper.right, 1, opacity=0.6),
        turned([(5, 94), (5, 103), (6, 104)], cream, definitions),
        dome(5.4, 104, copper, definitions, 1.2),
        halo(scene, (0, -60), 90, "#ffdf9c", 0.3),
    )
    return svg.join([body, front, drum])


def _corner_turrets(scene: Scene) -> list[Markup]:
    palette = scene.palette
    ochre, copper = floodlit(palette, "#e3b457", 0.0, 0.8), floodlit(palette, "#6fa596", 0.6, 0.6)
    parts = []
    for x, y in ((66, 94), (117, 42)):
        parts += [
            tube(scene, x, y, [(4.6, 0), (4.6, 52), (5.6, 53)], ochre),
            placed(x, y, 53, dome(5.4, 0, copper, scene.definitions, 1.15), svg.stroke("M0-8V-16", copper.edge, 1.2)),
        ]
    return parts


SKY_TOWER = Landmark(
    "the Sky Tower", _sky_tower, 96, 96, 298,
    casts=(Block(4, 4, 92, 34, 0, 26), Block(46, 46, 62, 62, 0, 190), Block(4, 34, 34, 92, 0, 20)),
)  # fmt: skip
FLINDERS_STREET = Landmark(
    "Flinders Street Station", _flinders_street, 120, 98, 130,
    casts=(Block(2, 2, 118, 94, 0, 44), Block(72, 48, 112, 88, 0, 90)),
)  # fmt: skip

CITIES: Cities = {AUCKLAND: (SKY_TOWER,), MELBOURNE: (FLINDERS_STREET,)}
