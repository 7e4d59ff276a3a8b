"""Castles, gates and pagodas of Japan."""

from dataclasses import replace

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import Rect, lerp, project
from dioramacast.renderer.landmarks.asia_japan import MOUNT_FUJI
from dioramacast.renderer.landmarks.asia_kit import arcade, at, floodlit, ground_glow, lamps, strokes
from dioramacast.renderer.landmarks.asia_roofs import eaves, gabled_top, posts
from dioramacast.renderer.landmarks.asia_round import bell
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, turned
from dioramacast.renderer.svg import Markup


def _stone_base(scene: Scene, inset: float, material: Material) -> Markup:
    """A rampart of fitted boulders, its corner swung outwards at the foot."""
    a, b, c = (2.0, 118.0), (2.0 + inset, 118.0 - inset), 36.0

    def wall(on_left: bool) -> str:
        def spot(u: float, v: float, z: float) -> tuple[float, float]:
            return project(u, v, z) if on_left else project(v, u, z)

        middle = inset * 0.62
        near_foot, near_top = spot(a[1], a[1], 0), spot(b[1], b[1], c)
        far_foot, far_top = spot(a[0], a[1], 0), spot(b[0], b[1], c)
        bend_near, bend_far = spot(a[1] - middle, a[1] - middle, c * 0.4), spot(a[0] + middle, a[1] - middle, c * 0.4)
        return svg.outline("M", *far_foot, "L", *near_foot, "Q", *bend_near, *near_top, "L", *far_top, "Q", *bend_far,
            *far_foot, "Z")  # fmt: skip

    courses = []
    for i in range(1, 6):
        z, shift = c * i / 6, inset * (1 - (1 - i / 6) ** 1.5)
        courses.append(
            [(a[0] + shift, a[1] - shift, z), (a[1] - shift, a[1] - shift, z), (a[1] - shift, a[0] + shift, z)]
        )
        for k in range(9):
            u = lerp(a[0] + shift, a[1] - shift, (k + 0.3 + 0.4 * (i % 2)) / 9)
            courses.append([(u, a[1] - shift, z), (u, a[1] - shift - 1, z + c / 7)])
            courses.append([(a[1] - shift, u, z), (a[1] - shift - 1, u, z + c / 7)])
    top = face(
        [(b[0], b[1], c), (b[1], b[1], c), (b[1], b[0], c), (b[0], b[0], c)], scene.palette.snowed("#cfc8b8").top
    )
    return svg.join([
        svg.path(wall(True), material.left), svg.path(wall(False), material.right), top,
        strokes(courses, mix(material.right, CONTACT, 0.4), 1, 0.5),
        strokes([[(b[0], b[1], c), (b[1], b[1], c), (b[1], b[0], c)]], material.edge, 1.4),
    ])  # fmt: skip


def _dormer(
    foot: tuple[float, float, float], half: float, roof: Material, wall: Material, trim: Material, *, on_left: bool
) -> Markup:
    """A triangular gable on a roof: its front, the slope that is seen, and the gilded bargeboards."""
    at_middle, front, z = foot
    rise, deep = half, half * 1.5

    def spot(u: float, v: float, h: float) -> tuple[float, float, float]:
        return (u, v, h) if on_left else (v, u, h)

    west, peak, east = (spot(at_middle + du, front, z + dz) for du, dz in ((-half, 0), (0, rise), (half, 0)))
    back = spot(at_middle, front - deep, z + rise)
    slope_tone = roof.face((0.7, 0.0, 0.7)) if on_left else roof.face((0.0, 0.7, 0.7))
    return svg.join([
        face([peak, east, spot(at_middle + half * 0.4, front - deep, z + rise * 0.5), back], slope_tone),
        face([west, peak, east], wall.left if on_left else wall.right),
        strokes([[west, peak, east]], trim.left, 2.6),
        strokes([[back, peak]], roof.edge, 1.6),
        strokes([[spot(at_middle, front, z + rise * 0.35), spot(at_middle, front, z + rise * 0.6)]], trim.left, 3),
    ])  # fmt: skip


TIERS = ((21.0, 36.0, 64.0), (27.5, 71.0, 94.0), (34.0, 101.0, 121.0), (40.5, 128.0, 147.0))
"""How far in each storey of a keep is, its foot and its top."""


def _keep(scene: Scene, wall_albedo: str, roof_albedo: str, top_albedo: str, share: float = 0.7) -> Markup:
    """A castle keep: four storeys that grow smaller on a stone base, gables on their roofs."""
    palette = scene.palette
    wall, roof, gold = (
        floodlit(palette, wall_albedo, share),
        palette.snowed(roof_albedo),
        floodlit(palette, "#ecc050", 0.6),
    )
    stone = floodlit(palette, "#a39a8c", 0.5)
    parts = [ground_glow(scene, 60, 60, 58), _stone_base(scene, 16, stone)]
    for i, (inset, low, high) in enumerate(TIERS):
        is_top = i == len(TIERS) - 1
        storey = Block(inset, inset, 120 - inset, 120 - inset, low, high)
        material = floodlit(palette, top_albedo, share) if is_top else wall
        count, size = 6 - i, (4.2, (high - low) * 0.36)
        parts += [
            box(storey, material),
            *arcade(scene, storey, (count, count), size, sill=(high - low) * 0.3, kind="flat"),
        ]
        if is_top:
            parts.append(strokes([[(inset, 120 - inset, low + 5), (120 - inset, 120 - inset, low + 5),
                (120 - inset, inset, low + 5)]], gold.left, 2.2))  # fmt: skip
            break
        reach, rise = inset - 8.5, TIERS[i + 1][1] - high
        parts.append(eaves(Rect(reach, reach, 120 - reach, 120 - reach),
            Rect(inset + 4, inset + 4, 116 - inset, 116 - inset),
            high, rise, roof, lift=4.5, ribs=13, trim=wall.edge))  # fmt: skip
        half = (15.0, 10.0, 8.0)[i]
        parts += [
            _dormer((60, 120 - reach - 3.5, high + 1.5), half, roof, wall, gold, on_left=on_left)
            for on_left in (True, False)
        ]
    crown, crest = Rect(32, 30, 88, 90), Rect(40, 44, 80, 76)
    parts += [eaves(crown, crest, 147, 8, roof, lift=5, ribs=11, trim=wall.edge),
        gabled_top(crest, 155, 16, roof, wall, ornament=gold.left),
        strokes([[(80, 76, 155), (80, 60, 171), (80, 44, 155)]], gold.left, 2)]  # fmt: skip
    return svg.join(parts)


def _osaka_castle(scene: Scene) -> Markup:
    return _keep(scene, "#f6f0e2", "#4f9a86", "#3b3a44")


def _himeji_castle(scene: Scene) -> Markup:
    return _keep(scene, "#fbf8f2", "#8c939f", "#fbf8f2", 0.6)


KEEP_CASTS = (Block(6, 6, 114, 114, 0, 40), Block(20, 20, 100, 100, 0, 80), Block(32, 32, 88, 88, 0, 140))

OSAKA_CASTLE = Landmark("Osaka Castle", _osaka_castle, 120, 120, 178, Site.PARK, casts=KEEP_CASTS)

HIMEJI_CASTLE = Landmark("Himeji Castle", _himeji_castle, 120, 120, 178, Site.PARK, casts=KEEP_CASTS)


def _beam(block: Block, bow: float, paint: Material) -> Markup:
    """A beam along x whose ends turn up by ``bow``."""
    ts = [i / 8 for i in range(9)]
    ys, thick = (block.y0, block.y1), block.height
    line = [(lerp(block.x0, block.x1, t), block.z0 + bow * abs(2 * t - 1) ** 2.4) for t in ts]
    front = [(x, ys[1], h + thick) for x, h in line] + [(x, ys[1], h) for x, h in reversed(line)]
    top = [(x, ys[1], h + thick) for x, h in line] + [(x, ys[0], h + thick) for x, h in reversed(line)]
    end_x, end_z = line[-1]
    end = [(end_x, ys[1], end_z), (end_x, ys[0], end_z), (end_x, ys[0], end_z + thick), (end_x, ys[1], end_z + thick)]
    return svg.join([face(top, paint.top), face(front, paint.left), face(end, paint.right),
        strokes([front[:9]], paint.edge, 1.2)])  # fmt: skip


def _floating_torii(scene: Scene) -> Markup:
    """The gate in the tide, on its six legs."""
    palette, definitions = scene.palette, scene.definitions
    red, black = floodlit(palette, "#e0482a", 0.85), palette.snowed("#4c4550")
    foam = palette.material("#dff2f4").top
    parts = []
    legs = [(x, y, tall) for y, tall in ((18.0, 46.0), (40.0, 74.0), (62.0, 46.0)) for x in (18.0, 62.0)]
    parts.append(svg.path("".join(
        svg.outline("M", sx - 12, sy, "a", 12, 6.5, 0, 0, 0, 24, 0, "a", 12, 6.5, 0, 0, 0, -24, 0, "z")
        for sx, sy in (project(x, y) for x, y, _ in legs)), foam, opacity=0.35))  # fmt: skip
    for x, y, tall in legs:
        r = 5.6 if y == 40.0 else 3.4
        for z0, z1 in ((12, 15), (28, 32)) if y > 18.0 else ():
            parts.append(box(Block(x - 1.6, y - 22, x + 1.6, y, z0, z1), red))
        foot = turned([(r + 2.2, 0), (r + 1.4, 5)], palette.material("#6f3a32"), definitions)
        parts.append(at(x, y, 0, bell([(r + 1, 0), (r, tall)], red, definitions, 0), foot))
        if y != 40.0:
            cap, tip = Rect(x - 6, y - 6, x + 6, y + 6), Rect(x - 0.5, y - 0.5, x + 0.5, y + 0.5)
            parts.append(eaves(cap, tip, tall, 5, black, lift=1, ribs=2))
    parts += [
        _beam(Block(8, 37.5, 72, 42.5, 54, 60), 0, red), box(Block(37, 37, 43, 43, 60, 73),
            floodlit(palette, "#e8c060")),
        _beam(Block(2, 36, 78, 44, 73, 79), 3, red), _beam(Block(-3, 34.5, 83, 45.5, 79, 83), 5.5, red),
        _beam(Block(-4, 33, 84, 47, 83, 86), 6, black),
    ]  # fmt: skip
    ripples = [[(x + d, y + 9, 0), (x + d + 9, y + 9, 0)] for x, y, _ in legs[::2] for d in (-6.0, 30.0)]
    return svg.join([*parts, strokes(ripples, foam, 1, 0.6), lamps(scene, [(18, 66, 2), (62, 66, 2)], 2.4)])


FLOATING_TORII = Landmark(
    "the floating torii of Miyajima", _floating_torii, 80, 80, 96, Site.WATER, casts=(Block(14, 36, 66, 44, 0, 84),)
)  # fmt: skip


def _five_storey_pagoda(scene: Scene) -> Markup:
    """Dark timber and white plaster under five wide roofs, a bronze spire on top."""
    palette, definitions = scene.palette, scene.definitions
    plaster, wood = floodlit(palette, "#efe2cc", 0.7), floodlit(palette, "#8f4a34", 0.75)
    roof, bronze = palette.snowed("#56606e"), floodlit(palette, "#b08a4a", 0.5)
    parts = [ground_glow(scene, 55, 55, 53), box(Block(12, 12, 98, 98, 0, 7), palette.snowed("#b9b3a8"))]
    # One storey under its roof, drawn around its own middle, stands for all; each is smaller than the last.
    body = Block(-30, -30, 30, 30, 0, 28)
    beams = [[(-30, 30, h), (30, 30, h), (30, -30, h)] for h in (5.6, 23)]
    windows = arcade(scene, body, (3, 3), (9, 15), sill=6, kind="flat", dark="#5a3a34")[:2]
    skirt = eaves(Rect(-44, -44, 44, 44), Rect(-26, -26, 26, 26), 27, 9, roof, lift=5, ribs=11, trim=wood.left)
    parts_of_storey = [
        box(body, plaster),
        *windows,
        posts(body, (4, 4), wood, 0.6, 2.8),
        strokes(beams, wood.right, 2.4),
    ]
    storey = scene.definitions.shape(svg.join([*parts_of_storey, skirt]))
    z = 7.0
    for share in (1.0, 0.91, 0.82, 0.73):
        parts.append(svg.use(storey, project(55, 55, z), share))
        z += 35.5 * share
    top = scene.definitions.shape(svg.join(parts_of_storey))
    crown = eaves(Rect(27, 27, 83, 83), Rect(54, 54, 56, 56), z + 17, 21, roof, lift=4.5, ribs=10, trim=wood.left)
    parts += [svg.use(top, project(55, 55, z), 0.64), crown]
    spire = turned([(3.4, 0), (3.4, 4), (1, 5), (1, 10)], bronze, definitions)
    discs = [
        turned([(3.6 - k * 0.25, 10 + k * 4), (3.4 - k * 0.25, 11.6 + k * 4), (0.8, 12)], bronze, definitions)
        for k in range(7)
    ]
    mast = svg.stroke(svg.outline("M", 0, -10, "v", -42), bronze.left, 1.6)
    return svg.join([*parts, at(55, 55, z + 34, spire, mast, *discs)])


FIVE_STOREY_PAGODA = Landmark(
    "the five-storey pagoda of Kofuku-ji", _five_storey_pagoda, 110, 110, 238, Site.PARK,
    casts=(Block(14, 14, 96, 96, 0, 60), Block(26, 26, 84, 84, 0, 140)),
)  # fmt: skip

CITIES: Cities = {
    1864105: (replace(FIVE_STOREY_PAGODA, name="a five-storey pagoda"), MOUNT_FUJI),
    1853909: (OSAKA_CASTLE,),
    1862627: (HIMEJI_CASTLE,),
    1863018: (FLOATING_TORII,),
    1855612: (FIVE_STOREY_PAGODA,),
}
