"""Roofs with upturned eaves, colonnades, terraces and trusses for the landmarks of Asia."""

from collections.abc import Sequence
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, Point, Rect, Vector, lerp, project
from dioramacast.renderer.landmarks.asia_kit import stack
from dioramacast.renderer.solids import CONTACT, Block, box, face
from dioramacast.renderer.svg import Markup


def _eave(a: Vector, b: Vector, lift: float) -> tuple[Point, Point, Point, Point]:
    """The cubic of an eave whose ends turn up by ``lift``."""
    u, v = ((lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)) for t in (0.3, 0.7))
    return (
        project(a[0], a[1], a[2] + lift), project(u[0], u[1], u[2] - lift * 0.15),
        project(v[0], v[1], v[2] - lift * 0.15), project(b[0], b[1], b[2] + lift),
    )  # fmt: skip


def _on_cubic(cubic: tuple[Point, Point, Point, Point], t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    x = sum(w * p[0] for w, p in zip(weights, cubic, strict=True))
    return x, sum(w * p[1] for w, p in zip(weights, cubic, strict=True))


def eaves(
    lower: Rect, upper: Rect, z: float, rise: float, roof: Material, *, lift: float = 6, ribs: int = 9,
    trim: str | None = None, sag: float = 0.22,
) -> Markup:  # fmt: skip
    """A roof that sags from ``upper`` (at ``z + rise``) down to ``lower``, whose corners turn up by ``lift``.

    ``upper`` may be a line or a point. ``trim`` is the colour of the edge under the tiles.
    """
    top, drop = z + rise, rise * sag
    west, south, east = (lower.x0, lower.y1, z), (lower.x1, lower.y1, z), (lower.x1, lower.y0, z)
    high = [(upper.x0, upper.y1, top), (upper.x1, upper.y1, top), (upper.x1, upper.y0, top)]
    parts: list[Markup] = []
    spines = hem_line = ""
    hems = [
        (_eave(west, south, lift), project(*high[0]), project(*high[1])),
        (_eave(south, east, lift), project(*high[1]), project(*high[2])),
    ]

    def slope(p: Point, q: Point) -> Point:
        return (p[0] + q[0]) / 2, (p[1] + q[1]) / 2 + drop

    left_end, right_end, far = hems[0][0][0], hems[1][0][3], project(lower.x0, lower.y0, z + lift * 0.5)
    back = svg.outline("M", *left_end, "Q", *slope(left_end, hems[0][1]), *hems[0][1], "L", *project(upper.x0,
        upper.y0, top), *hems[1][2], "Q", *slope(hems[1][2], right_end), *right_end, "L", *far,
        "Z")  # fmt: skip
    parts.append(svg.path(back, roof.face((-0.4, -0.4, 0.8))))
    runs = (lower.y1 - upper.y1, lower.x1 - upper.x1)
    tones = (roof.face((0.0, rise, runs[0])), roof.face((rise, 0.0, runs[1])))
    for i, (hem, ha, hb) in enumerate(hems):
        start, c1, c2, end = hem
        d = svg.outline("M", *start, "C", *c1, *c2, *end, "Q", *slope(end, hb), *hb, "L", *ha, "Q", *slope(ha, start),
            *start, "Z")  # fmt: skip
        parts.append(svg.path(d, tones[i]))
        rows = ""
        for k in range(1, ribs):
            foot, head = _on_cubic(hem, k / ribs), (lerp(ha[0], hb[0], k / ribs), lerp(ha[1], hb[1], k / ribs))
            rows += svg.outline("M", *head, "Q", *slope(head, foot), *foot)
        parts.append(svg.stroke(rows, mix(tones[i], CONTACT, 0.5), 0.8, opacity=0.45))
        hem_line += svg.outline("M", *start, "C", *c1, *c2, *end) if i == 0 else svg.outline("C", *c1, *c2, *end)
        spines += svg.outline("M", *ha, "Q", *slope(ha, start), *start) if i == 0 else ""
        spines += svg.outline("M", *hb, "Q", *slope(hb, end), *end)
    lip = svg.group(svg.stroke(hem_line, trim or mix(tones[1], CONTACT, 0.55), 2.6), transform=svg.translate((0, 1.6)))
    return svg.join([lip, *parts, svg.stroke(hem_line, roof.edge, 1, opacity=0.7), svg.stroke(spines, roof.edge, 1.5)])


def gabled_top(
    base: Rect, z: float, rise: float, roof: Material, gable: Material, *, along_x: bool = True,
    ornament: str | None = None,
) -> Markup:  # fmt: skip
    """The gable of a hip-and-gable roof: a sagging slope on either side of a ridge whose ends carry ``ornament``."""
    a0, b0, a1, b1 = (base.x0, base.y0, base.x1, base.y1) if along_x else (base.y0, base.x0, base.y1, base.x1)
    middle, top = (b0 + b1) / 2, z + rise

    def spot(a: float, b: float, h: float) -> Point:
        return project(a, b, h) if along_x else project(b, a, h)

    def turn(a: float, b: float, h: float) -> Vector:
        return (a, b, h) if along_x else (b, a, h)

    def slope(p: Point, q: Point) -> Point:
        return (p[0] + q[0]) / 2, (p[1] + q[1]) / 2 + rise * 0.16

    far, near = spot(a0, middle, top), spot(a1, middle, top)
    low_far, low_near, behind = spot(a0, b1, z), spot(a1, b1, z), spot(a1, b0, z)
    half = (b1 - b0) / 2
    facing, end_wall = roof.face(turn(0.0, rise, half)), gable.right if along_x else gable.left
    d = svg.outline("M", *far, "L", *near, "Q", *slope(near, low_near), *low_near, "L", *low_far,
        "Q", *slope(low_far, far), *far, "Z")  # fmt: skip
    end = svg.outline("M", *near, "Q", *slope(near, low_near), *low_near, "L", *behind, "Q", *slope(behind, near),
        *near, "Z")  # fmt: skip
    back = svg.polygon([far, near, behind, spot(a0, b0, z)])
    rows = "".join(
        svg.outline("M", *head, "Q", *slope(head, foot), *foot)
        for head, foot in (
            (spot(lerp(a0, a1, t), middle, top), spot(lerp(a0, a1, t), b1, z)) for t in (i / 8 for i in range(1, 8))
        )
    )
    verge = svg.outline("M", *far, "L", *near, "Q", *slope(near, low_near), *low_near, "M", *near, "Q",
        *slope(near, behind), *behind)  # fmt: skip
    parts = [
        svg.path(back, roof.face(turn(0.0, -rise, half))), svg.path(end, end_wall), svg.path(d, facing),
        svg.stroke(rows, mix(facing, CONTACT, 0.5), 0.8, opacity=0.45), svg.stroke(verge, roof.edge, 2),
    ]  # fmt: skip
    if ornament:
        horns = "".join(svg.outline("M", x, y, "q", 1, -4, -1.5, -7) for x, y in (far, near))
        parts.append(svg.stroke(horns, ornament, 3))
    return svg.join(parts)


def posts(block: Block, counts: tuple[int, int], material: Material, inset: float = 1.5, width: float = 2.4) -> Markup:
    """Round columns along the two visible edges of a block."""
    x1, y1 = block.x1 - inset, block.y1 - inset
    spots = [(lerp(block.x0 + inset, x1, i / max(1, counts[0] - 1)), y1) for i in range(counts[0])]
    spots += [(x1, lerp(y1, block.y0 + inset, i / max(1, counts[1] - 1))) for i in range(1, counts[1])]
    d = "".join(svg.outline("M", *project(x, y, block.z0), "v", -block.height) for x, y in spots)
    return svg.join([svg.stroke(d, material.right, width, stroke_linecap="butt"),
        svg.stroke(d, material.edge, width * 0.3, stroke_linecap="butt", opacity=0.6)])  # fmt: skip


def truss(bottom: Sequence[Vector], top: Sequence[Vector], bays: int = 1) -> str:
    """Even-odd path data of one face between a lower and an upper edge: solid members, open triangles between."""
    (a, b), (d, c) = ([project(*p) for p in edge] for edge in (bottom, top))

    def along(p: Point, q: Point, t: float) -> Point:
        return lerp(p[0], q[0], t), lerp(p[1], q[1], t)

    parts = [svg.polygon([a, b, c, d])]
    for i in range(bays):
        corners = [along(a, b, i / bays), along(a, b, (i + 1) / bays), along(d, c, (i + 1) / bays),
            along(d, c, i / bays)]  # fmt: skip
        cx, cy = (sum(p[k] for p in corners) / 4 for k in (0, 1))
        for p, q in pairwise([*corners, corners[0]]):
            gx, gy = (p[0] + q[0] + cx) / 3, (p[1] + q[1] + cy) / 3
            parts.append(svg.polygon([along((gx, gy), v, 0.66) for v in (p, q, (cx, cy))]))
    return "".join(parts)


def square(middle: float, half: float, z: float) -> list[Vector]:
    """The corners of a level square around ``(middle, middle)``: left, front, right, back on the picture."""
    low, high = middle - half, middle + half
    return [(low, high, z), (high, high, z), (high, low, z), (low, low, z)]


def terrace(block: Block, material: Material, balusters: bool = True) -> Markup:
    """A low platform with a balustrade along its near edges."""
    parts = [box(block, material)]
    if balusters:
        rail = [(block.x0, block.y1), (block.x1, block.y1), (block.x1, block.y0)]
        upper = svg.polygon([project(x, y, block.z1 + 4) for x, y in rail], close=False)
        parts.append(svg.stroke(upper, material.edge, 1.3))
        ticks = ""
        for (ax, ay), (bx, by) in pairwise(rail):
            count = max(2, int(max(abs(bx - ax), abs(by - ay)) // 6))
            for i in range(count + 1):
                x, y = project(lerp(ax, bx, i / count), lerp(ay, by, i / count), block.z1)
                ticks += svg.outline("M", x, y, "v", -4)
        parts.append(svg.stroke(ticks, material.left, 1.1))
    return svg.join(parts)


def stairs(foot: Rect, z: float, material: Material, *, along_y: bool, base: float = 0.0) -> Markup:
    """A flight that falls from ``z`` at the back edge of ``foot`` to ``base`` at its near one, along y or x."""
    count = max(3, int((z - base) // 3.2))
    steps = []
    for i in range(count):
        near, low, high = (i + 1) / count, lerp(z, base, (i + 1) / count), lerp(z, base, i / count)
        # Each tread reaches back to the top of the flight: its side wall shows the whole profile.
        steps.append(
            Block(foot.x0, foot.y0, foot.x1, lerp(foot.y0, foot.y1, near), low, high)
            if along_y
            else Block(foot.x0, foot.y0, lerp(foot.x0, foot.x1, near), foot.y1, low, high)
        )
    return stack(steps[::-1], material)


def chamfered(block: Block, corner: float, material: Material, top: Material | None = None) -> Markup:
    """A box whose upright edges are cut off by ``corner``."""
    x0, y0, x1, y1, c = block.x0, block.y0, block.x1, block.y1, corner
    near = [(x0, y1 - c), (x0 + c, y1), (x1 - c, y1), (x1, y1 - c), (x1, y0 + c), (x1 - c, y0)]
    h = 0.7
    normals: tuple[Vector, ...] = ((-h, h, 0.0), (0.0, 1.0, 0.0), (h, h, 0.0), (1.0, 0.0, 0.0), (h, -h, 0.0))
    parts = [
        face([(*a, block.z0), (*b, block.z0), (*b, block.z1), (*a, block.z1)], material.face(normal))
        for (a, b), normal in zip(pairwise(near), normals, strict=True)
    ]
    lid = [(x, y, block.z1) for x, y in (*near, (x0 + c, y0), (x0, y0 + c))]
    rim = svg.polygon([project(x, y, block.z1) for x, y in near], close=False)
    return svg.join([*parts, face(lid, (top or material).top), svg.stroke(rim, material.edge, 1.3)])


def front_wall(block: Block, corner: float, *drawings: Markup) -> Markup:
    """A flat drawing on the cut-off near edge of a chamfered box: u from its left, v downwards from its top."""
    at = project(block.x1 - corner, block.y1, block.z1)
    return svg.group(*drawings, transform=svg.matrix((CIRCLE_RX, 0, 0, 1), at))
