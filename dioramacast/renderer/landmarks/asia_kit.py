"""Light and openings that the landmarks of East, South and South-East Asia share."""

from collections.abc import Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Lighting, Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, Vector, project
from dioramacast.renderer.landmarks.kit import is_lit, placed, window_paint
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, contact_shade, left_wall, right_wall
from dioramacast.renderer.svg import Markup

FLOOD = Lighting((-0.45, 0.85, 0.1), (0.92, 0.68, 0.36), (0.42, 0.34, 0.38), (1.06, 0.76, 0.42), CONTACT, 0.3)
"""Lamps at the foot of a monument, a little to the left: walls glow, tops stay dark."""
WARM = "#ffd27a"
DARK_OPENING = "#4a4560"
FULL_LIT_SHARE = 0.48
"""``palette.lit_share`` at night."""


def night_share(palette: Palette) -> float:
    """0 while the lamps are off, 1 at night."""
    return min(1.0, palette.lit_share / FULL_LIT_SHARE) if is_lit(palette) else 0.0


def floodlit(palette: Palette, albedo: str, share: float = 0.7, snow: float = 0.0) -> Material:
    """A material that lamps shine on after dark; ``share`` says how strongly, ``snow`` how much snow lies on it."""
    covered = mix(albedo, "#f4f8ff", snow * palette.snow)
    strength = share * night_share(palette)
    if not strength:
        return palette.material(covered)
    return Material(covered, palette.lighting.blended(FLOOD, strength), palette.grade)


def opening_paint(palette: Palette, dark: str = DARK_OPENING) -> str:
    return window_paint(palette, dark, WARM)


def ground_glow(scene: Scene, x: float, y: float, radius: float) -> Markup:
    """Lamplight on the ground after dark."""
    share = night_share(scene.palette)
    if not share:
        return svg.EMPTY
    paint = scene.definitions.radial([(0, "#ffd890", 0.5 * share), (0.55, "#ffc878", 0.22 * share), (1, "#ffc878", 0)])
    return placed(x, y, 0, svg.ellipse(0, 0, radius * CIRCLE_RX, radius * CIRCLE_RY, paint))


def halo(scene: Scene, radius: float, colour: str = "#ffe0a0") -> Markup:
    """The glow around a lamp at the origin, ``radius`` in pixels; nothing by day."""
    share = night_share(scene.palette)
    if not share:
        return svg.EMPTY
    paint = scene.definitions.radial([(0, colour, 0.75 * share), (0.35, colour, 0.25 * share), (1, colour, 0)])
    return svg.circle(0, 0, radius, paint)


def lamps(scene: Scene, spots: Sequence[Vector], width: float = 2.6, colour: str = WARM) -> Markup:
    """Points of light after dark, each with its bloom."""
    palette = scene.palette
    if not is_lit(palette):
        return svg.EMPTY
    d = "".join(svg.outline("M", *project(*spot), "h", 0) for spot in spots)
    shown = palette.shown(colour)
    return svg.join([svg.stroke(d, shown, width * 3.4, opacity=0.25), svg.stroke(d, mix(shown, "#ffffff", 0.4), width)])


def opening(x: float, y: float, width: float, height: float, kind: str = "round") -> str:
    """Path data of a door or window in a wall's plane, ``x`` its middle and ``y`` its foot."""
    left, half = x - width / 2, width / 2
    if kind == "flat":
        return svg.boxes([(left, y - height, width, height)])
    if kind == "pointed":
        rise = half * 1.35
        curve = ("q", half * 0.1, -rise * 0.7, half, -rise, "q", half * 0.9, rise * 0.3, half, rise)
        return svg.outline("M", left, y, "v", rise - height, *curve, "v", height - rise, "z")
    return svg.outline("M", left, y, "v", half - height, "a", half, half, 0, 0, 1, width, 0, "v", height - half, "z")


def glowing(palette: Palette, d: str, dark: str = DARK_OPENING) -> list[Markup]:
    """Openings, with their bloom after dark."""
    paint = opening_paint(palette, dark)
    if not is_lit(palette):
        return [svg.path(d, paint)]
    return [svg.path(d, paint, stroke=paint, stroke_width=3.4, stroke_opacity=0.25)]


def gateway(palette: Palette, d: str, dark: str = DARK_OPENING) -> Markup:
    """An arch one can walk through: dim lamplight after dark, not a bright window."""
    share = night_share(palette)
    return svg.path(d, mix(palette.material(dark).left, palette.shown("#e08a3c"), 0.62 * share))


def arcade(
    scene: Scene, block: Block, counts: tuple[int, int], size: tuple[float, float], *, sill: float = 0.0,
    kind: str = "round", dark: str = DARK_OPENING,
) -> list[Markup]:  # fmt: skip
    """A row of openings on the left and the right wall, ``sill`` above the block's foot, with shade at that foot."""
    parts = []
    for wall, length, count in ((left_wall, block.width, counts[0]), (right_wall, block.depth, counts[1])):
        if not count and block.z0 >= 1:
            continue
        step = length / max(count, 1)
        d = "".join(opening(step * (i + 0.5), block.height - sill, *size, kind) for i in range(count))
        shade = contact_shade(scene.definitions, length, block.height) if block.z0 < 1 else svg.EMPTY
        parts.append(wall(block, shade, *(glowing(scene.palette, d, dark) if count else ())))
    return parts


def storeys(
    scene: Scene,
    block: Block,
    columns: tuple[int, int],
    floors: int,
    *,
    glass: str = "#5b6f92",
    size: Point = (0.6, 0.52),
) -> list[Markup]:
    """Rows of plain windows on both walls, some of them lit after dark; ``size`` in shares of a column and a floor."""
    palette, parts = scene.palette, []
    tall = block.height / floors
    thick = round(tall * size[1], 2)
    material = palette.material(glass)
    sides = ((left_wall, block.width, columns[0], material.left), (right_wall, block.depth, columns[1], material.right))
    for side, (wall, length, count, paint) in enumerate(sides):
        step, wide = length / count, length / count * size[0]
        # A floor is one dashed line, so that a hundred windows take a hundred bytes.
        rows = "".join(svg.outline("M", (step - wide) / 2, tall * (j + 0.5), "H", length) for j in range(floors))
        lit = "".join(
            svg.outline("M", step * i + (step - wide) / 2, tall * (j + 0.5), "h", wide)
            for i in range(count)
            for j in range(floors)
            if (i * 7 + j * 11 + side * 5) % 19 < palette.lit_share * 26
        )
        drawings = [
            svg.stroke(rows, paint, thick, stroke_dasharray=f"{wide:.2f} {step - wide:.2f}", stroke_linecap="butt"),
            svg.stroke(lit, palette.shown(WARM), thick, stroke_linecap="butt"),
        ]
        parts.append(wall(block, *drawings))
    return parts


def strokes(points: Sequence[Sequence[Vector]], colour: str, width: float = 1.2, opacity: float = 1.0) -> Markup:
    """Several lines in the world as one path."""
    d = "".join(svg.polygon([project(*p) for p in run], close=False) for run in points)
    return svg.stroke(d, colour, width, opacity=opacity if opacity < 1 else None)


def back_to_front(parts: Sequence[tuple[float, Markup]]) -> Markup:
    """Parts painted by their depth (x + y of where they stand)."""
    return svg.join([markup for _, markup in sorted(parts, key=lambda part: part[0])])


def stack(blocks: Sequence[Block], material: Material, top: Material | None = None) -> Markup:
    """Boxes of which each stands on the last one and is smaller, or steps that only touch: a few paths in all."""
    tops, lefts, rights, edges = "", "", "", ""
    for b in blocks:
        west, south, east = project(b.x0, b.y1, b.z1), project(b.x1, b.y1, b.z1), project(b.x1, b.y0, b.z1)
        tops += svg.polygon([west, south, east, project(b.x0, b.y0, b.z1)])
        lefts += svg.polygon([west, south, (south[0], south[1] + b.height), (west[0], west[1] + b.height)])
        rights += svg.polygon([south, east, (east[0], east[1] + b.height), (south[0], south[1] + b.height)])
        edges += svg.polygon([west, south, east], close=False)
    roof = top or material
    return svg.join([svg.path(tops, roof.top), svg.path(lefts, material.left), svg.path(rights, material.right),
        svg.stroke(edges, roof.edge, 1.1)])  # fmt: skip
