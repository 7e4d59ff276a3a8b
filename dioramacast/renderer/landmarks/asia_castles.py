"""Castles, gates and pagodas of Japan."""

from dataclasses import dataclass, replace

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import Rect, lerp, project
from dioramacast.renderer.landmarks.asia_japan import MOUNT_FUJI
from dioramacast.renderer.landmarks.asia_kit import arcade, floodlit, ground_glow, lamps, strokes
from dioramacast.renderer.landmarks.asia_roofs import eaves, gabled_top, posts
from dioramacast.renderer.landmarks.asia_round import bell
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, turned
from dioramacast.renderer.svg import Markup


def _stone_base(scene: Scene, foot: Rect, inset: float, high: float, material: Material) -> Markup:
    """A rampart of fitted boulders, its corner swung outwards at the foot."""

    def wall(on_left: bool) -> str:
        far, near, out = (foot.x0, foot.x1, foot.y1) if on_left else (foot.y0, foot.y1, foot.x1)

        def spot(u: float, v: float, z: float) -> tuple[float, float]:
            return project(u, v, z) if on_left else project(v, u, z)

        middle = inset * 0.62
        near_top, far_top = spot(near - inset, out - inset, high), spot(far + inset, out - inset, high)
        bend_near = spot(near - middle, out - middle, high * 0.4)
        bend_far = spot(far + middle, out - middle, high * 0.4)
        return svg.outline("M", *spot(far, out, 0), "L", *spot(near, out, 0), "Q", *bend_near, *near_top, "L", *far_top,
            "Q", *bend_far, *spot(far, out, 0), "Z")  # fmt: skip

    joints, rows = [], max(3, round(high / 6))
    for i in range(1, rows):
        z, shift = high * i / rows, inset * (1 - (1 - i / rows) ** 1.5)
        x0, y0, x1, y1 = foot.x0 + shift, foot.y0 + shift, foot.x1 - shift, foot.y1 - shift
        joints.append([(x0, y1, z), (x1, y1, z), (x1, y0, z)])
        for k in range(9):
            t = (k + 0.3 + 0.4 * (i % 2)) / 9
            joints.append([(lerp(x0, x1, t), y1, z), (lerp(x0, x1, t), y1 - 1, z + high / (rows + 1))])
            joints.append([(x1, lerp(y0, y1, t), z), (x1 - 1, lerp(y0, y1, t), z + high / (rows + 1))])
    top = foot.grown(-inset)
    rim = [(top.x0, top.y1, high), (top.x1, top.y1, high), (top.x1, top.y0, high)]
    return svg.join([
        svg.path(wall(True), material.left), svg.path(wall(False), material.right),
        face([*rim, (top.x0, top.y0, high)], scene.palette.snowed("#cfc8b8").top),
        strokes(joints, mix(material.right, CONTACT, 0.4), 1, 0.5), strokes([rim], material.edge, 1.4),
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


@dataclass(frozen=True, slots=True)
class _Look:
    """What a keep is made of."""

    wall: Material
    top_wall: Material
    roof: Material
    trim: str
    """Of the eaves' edges."""
    gilding: Material

    @classmethod
    def of(cls, scene: Scene, wall: str, top_wall: str, roof: str, trim: str, gilding: str) -> "_Look":  # noqa: PLR0917 -- five colours
        palette = scene.palette
        return cls(
            floodlit(palette, wall, 0.65), floodlit(palette, top_wall, 0.65), palette.snowed(roof),
            floodlit(palette, trim, 0.6).left, floodlit(palette, gilding, 0.6),
        )  # fmt: skip


Tier = tuple[float, float, float]
"""Half the side of a storey, its foot and its top."""


def _about(half: float) -> Rect:
    return Rect(-half, -half, half, half)


def _keep(  # noqa: PLR0917 -- of what, how large
    scene: Scene, look: _Look, tiers: tuple[Tier, ...], reach: float, gables: tuple[float, ...], ribs: int = 9
) -> Markup:
    """A castle keep about the vertical through the origin: storeys that grow smaller under eaves that reach out, gables
    of these half widths on their roofs."""
    parts = []
    for i, (half, low, high) in enumerate(tiers):
        is_top = i == len(tiers) - 1
        storey = Block(-half, -half, half, half, low, high)
        count, size = max(2, round(half / 7)), (4.2, (high - low) * 0.36)
        parts += [box(storey, look.top_wall if is_top else look.wall),
                  *arcade(scene, storey, (count, count), size, sill=(high - low) * 0.3, kind="flat")]  # fmt: skip
        if is_top:
            rail = [(-half, half, low + 5), (half, half, low + 5), (half, -half, low + 5)]
            parts.append(strokes([rail], look.gilding.left, 2.2))
            break
        eave, rise, next_half = half + reach, tiers[i + 1][1] - high, tiers[i + 1][0]
        parts.append(eaves(_about(eave), _about(next_half + 3), high, rise, look.roof, lift=4.5, ribs=ribs,
            trim=look.trim))  # fmt: skip
        if i < len(gables) and gables[i]:
            foot = (0.0, eave - 3.5, high + 1.5)
            parts += [_dormer(foot, gables[i], look.roof, look.wall, look.gilding, on_left=on_left)
                      for on_left in (True, False)]  # fmt: skip
    half, _, top = tiers[-1]
    crown, a, b = half + reach, half * 1.02, half * 0.82
    ridge = top + 8 + half * 0.82
    return svg.join([
        *parts, eaves(_about(crown), Rect(-a, -b, a, b), top, 8, look.roof, lift=5, ribs=ribs,
                      trim=look.trim),
        gabled_top(Rect(-a, -b, a, b), top + 8, half * 0.82, look.roof, look.wall, ornament=look.gilding.left),
        strokes([[(a, b, top + 8), (a, 0, ridge), (a, -b, top + 8)]], look.gilding.left, 2),
    ])  # fmt: skip


def _osaka_castle(scene: Scene) -> Markup:
    """White walls, green copper roofs, gilded gables and a black and gold top on a steep base in a wide moat."""
    palette = scene.palette
    look = _Look.of(scene, "#f8f3e6", "#34323c", "#2fa58c", "#f0d894", "#f2bb35")
    stone, water = floodlit(palette, "#a39a8c", 0.5), palette.water_tone("#3f9fc0")
    quay = palette.snowed("#b7ad9c")
    base, bank = Rect(16, 16, 112, 112), Rect(0, 0, 128, 128)
    tiers = ((34.0, 56.0, 82.0), (28.5, 90.0, 110.0), (23.0, 118.0, 136.0), (18.0, 144.0, 163.0))
    ripples = [[(x, 121, -3), (x + 9, 121, -3)] for x in range(12, 110, 22)]
    ripples += [[(121, y, -3), (121, y + 9, -3)] for y in range(20, 110, 22)]
    tigers = [[(u, 18.2, 152.0), (u + 5, 18.2, 155.0)] for u in (-13.0, -2.0, 8.0)]
    tigers += [[(y, x, z) for x, y, z in tiger] for tiger in tigers]
    return svg.join([
        box(Block(bank.x0, bank.y0, bank.x1, bank.y1, 0, 5), quay),
        face([(x, y, 5) for x, y in bank.grown(-4).corners()], water.right),
        face([(x, y, 5) for x, y in bank.grown(-6).corners()], water.top),
        strokes([[(x, y, z + 8) for x, y, z in ripple] for ripple in ripples], water.edge, 1.4, 0.8),
        ground_glow(scene, 64, 64, 58), placed(0, 0, 5, _stone_base(scene, base, 13, 50, stone)),
        placed(64, 64, 0, _keep(scene, look, tiers, 8, (15, 10, 8)), strokes(tigers, look.gilding.left, 3)),
    ])  # fmt: skip


def _himeji_castle(scene: Scene) -> Markup:
    """The white heron: a tall keep and three small ones with white galleries between them, on one stone base."""
    palette = scene.palette
    look = _Look.of(scene, "#ffffff", "#ffffff", "#adb5c0", "#ffffff", "#f4f4f2")
    stone = floodlit(palette, "#b8b0a2", 0.5)
    small = ((14.0, 0.0, 24.0), (10.0, 30.0, 46.0))
    tall = ((33.0, 0.0, 24.0), (29.5, 31.0, 51.0), (25.0, 58.0, 76.0), (20.5, 83.0, 99.0), (15.5, 106.0, 121.0))

    def gallery(block: Block) -> Markup:
        count = max(2, round(max(block.width, block.depth) / 8))
        on = (count, 1) if block.width > block.depth else (1, count)
        return svg.join([
            box(block, look.wall), *arcade(scene, block, on, (3.2, 6), sill=7, kind="flat"),
            eaves(Rect(block.x0 - 4, block.y0 - 4, block.x1 + 4, block.y1 + 4),
                  Rect(block.x0 + 5, block.y0 + 5, block.x1 - 5, block.y1 - 5), block.z1, 7, look.roof, lift=2, ribs=6,
                  trim=look.trim),
        ])  # fmt: skip

    keeplet = scene.definitions.shape(_keep(scene, look, small, 5, (7,), 4))
    return svg.join([
        ground_glow(scene, 70, 70, 66), _stone_base(scene, Rect(2, 2, 146, 146), 12, 32, stone),
        placed(58, 58, 32, _keep(scene, look, tall, 8.5, (16, 0, 11), 7)),
        gallery(Block(34, 108, 106, 122, 32, 50)), svg.use(keeplet, project(30, 116, 32)),
        gallery(Block(108, 34, 122, 106, 32, 50)), svg.use(keeplet, project(116, 30, 32)),
        svg.use(keeplet, project(116, 116, 32)),
    ])  # fmt: skip


OSAKA_CASTLE = Landmark("Osaka Castle", _osaka_castle, 128, 128, 190, Site.PARK, casts=(
    Block(0, 0, 128, 128, 0, 5), Block(22, 22, 106, 106, 0, 54), Block(34, 34, 94, 94, 0, 120),
    Block(44, 44, 84, 84, 0, 170),
))  # fmt: skip

HIMEJI_CASTLE = Landmark("Himeji Castle", _himeji_castle, 148, 148, 182, Site.PARK, casts=(
    Block(6, 6, 142, 142, 0, 34), Block(26, 26, 90, 90, 0, 90), Block(38, 38, 78, 78, 0, 160),
    Block(18, 104, 130, 128, 0, 56), Block(104, 18, 128, 130, 0, 56),
))  # fmt: skip


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
        parts.append(placed(x, y, 0, bell([(r + 1, 0), (r, tall)], red, definitions, 0), foot))
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
    return svg.join([*parts, placed(55, 55, z + 34, spire, mast, *discs)])


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
