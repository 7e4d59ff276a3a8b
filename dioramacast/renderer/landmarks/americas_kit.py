"""Parts that the American and Oceanian landmarks share. All in world units, drawn around the world's origin."""

import math
import random
from collections.abc import Callable, Sequence
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Lighting, Material, mix
from dioramacast.renderer.geometry import Point, Vector, project
from dioramacast.renderer.landmarks.kit import SNOW, WARM, is_lit, placed, window_paint
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, contact_shade, face, left_wall, line, right_wall, turned
from dioramacast.renderer.svg import Markup

FLOODLIGHT = Lighting((-0.38, 0.80, -0.10), (0.98, 0.74, 0.44), (0.20, 0.20, 0.40), (0.52, 0.36, 0.22), "#0b0a2c", 0.4)
"""Lamps at the foot of a building, from the picture's left."""

DARK_GLASS = "#46516c"
QUARTER = 0.5523
"""How long the handles of a cubic are that draws a quarter of an ellipse."""


def floodlit(palette: Palette, albedo: str, snow: float = 0.0, share: float = 0.85) -> Material:
    """A material that lamps shine on after dark; ``snow`` is how much of it snow can cover."""
    strength = share * min(1.0, palette.lit_share / 0.48) * (1 - 0.7 * palette.daylight)
    lighting = palette.lighting.blended(FLOODLIGHT, strength)
    return Material(mix(albedo, SNOW, snow * palette.snow), lighting, palette.grade)


def shone(palette: Palette, colour: str, share: float) -> str:
    """A tone of a white thing that lamps shine on from all sides after dark, ``share`` of the way to their colour."""
    strength = min(1.0, palette.lit_share / 0.48) * (1 - palette.daylight)
    return mix(colour, palette.shown("#fff1d6"), share * strength)


def opening(palette: Palette, dark: str = DARK_GLASS, glow: str = WARM) -> str:
    return window_paint(palette, dark, glow)


def tube(scene: Scene, x: float, y: float, profile: Sequence[tuple[float, float]], material: Material) -> Markup:
    """A solid of revolution that stands at (x, y)."""
    return placed(x, y, 0, turned(profile, material, scene.definitions))


Dressing = Callable[[float], Sequence[Markup]]
"""What is drawn on a wall of this length, in the wall's own plane."""


def dressed(
    scene: Scene, block: Block, material: Material, dressing: Dressing | None = None, top: Material | None = None
) -> Markup:
    """A box with the same drawings on both walls, darker at the foot where it meets the ground."""
    parts = [box(block, material, top)]
    for wall, length in ((left_wall, block.width), (right_wall, block.depth)):
        drawings = list(dressing(length)) if dressing else []
        if block.z0 < 1:
            drawings.append(contact_shade(scene.definitions, length, block.height))
        parts.append(wall(block, *drawings))
    return svg.join(parts)


def slots(length: float, count: int, y: float, size: Point, margin: float = 0) -> str:
    """A row of square-headed openings."""
    width, height = size
    step = (length - 2 * margin) / count
    return svg.boxes([(margin + step * (i + 0.5) - width / 2, y, width, height) for i in range(count)])


def uprights(length: float, count: int, y: float, height: float, margin: float = 0) -> str:
    """A row of upright lines, to be stroked: columns, piers, mullions."""
    step = (length - 2 * margin) / count
    return "".join(
        f"M{svg.number(margin + step * (i + 0.5))} {svg.number(y)}v{svg.number(height)}" for i in range(count)
    )


def colonnade(
    palette: Palette, material: Material, length: float, count: int, span: Point, *, margin: float = 2
) -> list[Markup]:
    """A shaded recess, lit after dark, with columns before it; ``span`` is how far below the wall's top, how high."""
    y, height = span
    back = palette.shown("#f2b765") if is_lit(palette) else material.face((0.6, -0.4, -0.7))
    return [
        svg.rect(margin, y, length - 2 * margin, height, back),
        svg.path(uprights(length, count, y, height, margin), "none", stroke=material.face((-0.1, 0.8, 0.4)),
                 stroke_width=round((length - 2 * margin) / count * 0.5, 1), stroke_linecap="butt"),
    ]  # fmt: skip


def bays(
    scene: Scene, purpose: str, count: int, top: float, height: float, *, floor: float = 7, width: float = 0.5,
    pane: float = 0.62,
) -> Dressing:  # fmt: skip
    """Upright window bands from ``top`` down; after dark some of the windows are lit. A window takes ``width`` of its
    bay and ``pane`` of its floor."""
    palette = scene.palette
    chance = random.Random(purpose)  # noqa: S311 -- which windows are lit, not a secret

    def drawn(length: float) -> list[Markup]:
        step, floors = length / count, int(height // floor)
        bands = "".join(f"M{i} 0v{floors}" for i in range(count))
        lit = "".join(f"M{i} {j}v1" for i in range(count) for j in range(floors) if chance.random() < palette.lit_share)
        paints = ((bands, palette.material("#4d587a").left), (lit, palette.shown("#ffd37a")))
        # One unit is a bay and a floor: whole numbers keep hundreds of windows short.
        grid = svg.matrix((step, 0, 0, floor), (step / 2, top))
        return [svg.group(
            *(svg.path(d, "none", stroke=colour) for d, colour in paints), transform=grid, stroke_width=width,
            stroke_dasharray=f"{pane:.2f} {1 - pane:.2f}", stroke_linecap="butt",
        )]  # fmt: skip

    return drawn


def tapered(block: Block, inset: float, material: Material, top: Material | None = None) -> Markup:
    """A box whose walls lean in by ``inset`` up to its top."""
    x0, y0, x1, y1 = block.x0 + inset, block.y0 + inset, block.x1 - inset, block.y1 - inset
    low, high = block.z0, block.z1
    lean = inset / max(block.height, 1)
    near = (block.x1, block.y1, low)
    return svg.join([
        face([(block.x0, block.y1, low), near, (x1, y1, high), (x0, y1, high)], material.face((0.0, 1.0, lean))),
        face([near, (block.x1, block.y0, low), (x1, y0, high), (x1, y1, high)], material.face((1.0, 0.0, lean))),
        face([(x0, y0, high), (x1, y0, high), (x1, y1, high), (x0, y1, high)], (top or material).top),
        line([near, (x1, y1, high)], material.edge, opacity=0.5),
        line([(x0, y1, high), (x1, y1, high), (x1, y0, high)], (top or material).edge),
    ])  # fmt: skip


def side_paint(scene: Scene, material: Material, tilt: float = 0.0) -> str:
    """A horizontal gradient as round things show it, but softer than ``solids.round_paint``."""
    tones = material.around(tilt)
    left, middle, right = tones[0], tones[2], tones[4]
    return scene.definitions.linear(
        [(0, mix(left, tones[1], 0.5)), (0.3, tones[1]), (0.62, middle), (1, mix(tones[3], right, 0.5))], (0, 0), (1, 0)
    )


def ribs(radius: float, z: float, height: float, degrees: Sequence[float]) -> str:
    """Meridians of a dome around the origin as path data; ``height`` in units, the top at ``z + height``."""
    d = []
    apex = (0.0, -z - height)
    for angle in degrees:
        bx, by = project(radius * math.cos(math.radians(angle)), radius * math.sin(math.radians(angle)), z)
        d.append(svg.outline("M", bx, by, "C", bx, by - height * QUARTER, bx * QUARTER,
                             apex[1] + (by + z) * QUARTER, *apex))  # fmt: skip
    return "".join(d)


def halo(scene: Scene, at: Point, radius: float, colour: str = "#ffe6a0", strength: float = 0.8) -> Markup:
    """The glow about a lamp after dark, at a picture point; nothing by day."""
    if not is_lit(scene.palette):
        return svg.EMPTY
    paint = scene.definitions.radial([(0, colour, strength), (0.3, colour, strength * 0.35), (1, colour, 0)])
    return svg.circle(*at, radius, paint)


def prism(
    at: Point, sides: int, low: Point, high: Point, material: Material, *, turn_deg: float = 0.0,
    top: Material | None = None,
) -> Markup:  # fmt: skip
    """An upright prism or cut pyramid; ``low`` and ``high`` are its radius and height at foot and top."""
    (x, y), (r0, z0), (r1, z1) = at, low, high
    angles = [math.radians(turn_deg + 360 * i / sides) for i in range(sides + 1)]
    half = math.cos(math.pi / sides)
    parts = []
    for a, b in pairwise(angles):
        nx, ny = math.cos((a + b) / 2), math.sin((a + b) / 2)
        if nx + ny < 0.05:
            continue
        quad = [(x + r * math.cos(t), y + r * math.sin(t), z) for r, t, z in ((r0, a, z0), (r0, b, z0), (r1, b, z1),
                                                                              (r1, a, z1))]  # fmt: skip
        parts.append(face(quad, material.face((round(nx, 3), round(ny, 3), round((r0 - r1) * half / (z1 - z0), 2)))))
    if r1 > 0.3:
        ring = [(x + r1 * math.cos(t), y + r1 * math.sin(t), z1) for t in angles[:-1]]
        parts.append(face(ring, (top or material).top))
    return svg.join(parts)


def stairs(block: Block, count: int, material: Material, towards_left: bool = True) -> Markup:
    """Steps that fill ``block`` and come down towards the viewer, to the left of the picture or to its right."""
    treads, risers, cheek = [], [], []
    run, rise = (block.depth if towards_left else block.width) / count, block.height / count
    near, low, high = (block.y0, block.x0, block.x1) if towards_left else (block.x0, block.y0, block.y1)

    def turn(along: float, out: float, z: float) -> Point:
        return project(along, out, z) if towards_left else project(out, along, z)

    for i in range(count):
        out, z = near + run * i, block.z1 - rise * i
        treads.append(svg.polygon([turn(low, out, z), turn(high, out, z), turn(high, out + run, z),
                                   turn(low, out + run, z)]))  # fmt: skip
        risers.append(svg.polygon([turn(low, out + run, z), turn(high, out + run, z), turn(high, out + run, z - rise),
                                   turn(low, out + run, z - rise)]))  # fmt: skip
        cheek += [turn(high, out, z), turn(high, out + run, z)]
    cheek += [turn(high, near + run * count, block.z0), turn(high, near, block.z0)]
    front, side = (material.left, material.right) if towards_left else (material.right, material.left)
    return svg.join([
        svg.path(svg.polygon(cheek), side) if towards_left else svg.EMPTY,
        svg.path("".join(risers), front), svg.path("".join(treads), material.top),
        svg.path(svg.polygon(cheek), side) if not towards_left else svg.EMPTY,
    ])  # fmt: skip


def dormers(
    scene: Scene, spots: Sequence[Vector], wall: Material, roof: Material, *, to_left: bool, size: float = 1
) -> Markup:
    """Small gabled windows that look out of a roof; each spot is the middle of a sill."""
    palette = scene.palette
    side = 1 if to_left else -1
    ux, uy = 0.866 * 3 * size, 0.5 * 3 * size * side
    h = 6 * size

    def shape(*points: tuple[float, float]) -> str:
        """``(along, up)`` in the wall's plane."""
        return svg.polygon([(a * ux, a * uy - u * h) for a, u in points])

    back = (side * 5 * size, -2.5 * size)
    eave = (side * ux * 1.3, side * uy * 1.3 - 0.85 * h)
    lid = svg.polygon([(0, -1.6 * h), eave, (eave[0] + back[0], eave[1] + back[1]), (back[0], back[1] - 1.45 * h)])
    name = scene.definitions.shape(svg.join([
        svg.path(lid, roof.right if to_left else roof.left),
        svg.path(shape((-1.2, 0), (1.2, 0), (1.2, 0.9), (0, 1.65), (-1.2, 0.9)), wall.left if to_left else wall.right),
        svg.path(shape((-0.6, 0.1), (0.6, 0.1), (0.6, 0.85), (-0.6, 0.85)), opening(palette)),
        svg.stroke(svg.polygon([(-ux * 1.3, -uy * 1.3 - 0.85 * h), (0, -1.7 * h), (ux * 1.3, uy * 1.3 - 0.85 * h)],
                               close=False), roof.edge, 1),
    ]))  # fmt: skip
    return svg.join([svg.use(name, project(*spot)) for spot in spots])


def flag(scene: Scene, foot: Vector, height: float, stripes: Sequence[str], *, is_upright: bool = False) -> Markup:
    """A pole with a waving flag of stripes from the top down, or from the pole outwards."""
    palette, count = scene.palette, len(stripes)
    cloth = []
    for i, albedo in enumerate(stripes):
        x, y, w, h = (12 * i / count, 0.0, 12 / count, 8.0) if is_upright else (0.0, 8 * i / count, 12.0, 8 / count)
        bend = 1.2 * (-1) ** i if is_upright else -2.0
        wave: list[str | float] = ["q", w / 4, bend, w / 2, 0, "q", w / 4, -bend, w / 2, 0, "v", h]
        back: list[str | float] = ["q", -w / 4, -bend, -w / 2, 0, "q", -w / 4, bend, -w / 2, 0, "z"]
        d = svg.outline("M", 0.6 + x, 1 - height + y, *wave, *back)
        cloth.append(svg.path(d, palette.material(albedo).left))
    pole = svg.stroke(svg.outline("M", 0, 0, "v", -height), palette.material("#d5d8de").left, 1.3)
    return placed(*foot, pole, *cloth)
