"""Open water, rivers, the resin-cut edge, boats and ice."""

from itertools import pairwise

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import GROUND, SLAB_DEPTH, Point, Rect, on_ground, on_picture, project
from dioramacast.renderer.plan import seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, face
from dioramacast.renderer.svg import Markup
from dioramacast.renderer.terrain import FRONT_EDGE, OUTLINE, side_paint, side_path, slab_clip

RECESS = 7.0
"""How far the surface lies below the ground, so that a bank shows."""
RESIN_TOPS = (RECESS, 17.0, 28.0, 39.0)
BED_TOP = SLAB_DEPTH - 12
WARM_SEA, COLD_SEA, TEMPERATE_SEA, RIVER = "#35b6c0", "#4c86b8", "#3f9ec4", "#5b95b4"
DEEP = "#0d3f73"
BED = "#dcc391"
HULLS = ("#c8553d", "#f2f0ea", "#2f6f8f", "#e3b23c")


def water_albedo(scene: Scene) -> str:
    """Warm seas are turquoise, cold ones blue, rivers quiet."""
    land = scene.palette.land
    if scene.plan.waters.edge == "none":
        return RIVER
    if land in ("tropical", "desert", "mediterranean"):
        return WARM_SEA
    return COLD_SEA if land in ("tundra", "ice", "boreal") else TEMPERATE_SEA


def cut_intervals(scene: Scene) -> list[tuple[float, float]]:
    """Where, from left to right on the picture, the slab's front is water."""
    waters = scene.plan.waters
    points = [p for a, b in pairwise(FRONT_EDGE) for p in _between(a, b)]
    intervals: list[tuple[float, float]] = []
    start: float | None = None
    for x, y in reversed(points):
        sx = on_picture(x, y)[0]
        if waters.is_wet(x, y):
            start = sx if start is None else start
            last = sx
        elif start is not None:
            intervals.append((start, last))
            start = None
    if start is not None:
        intervals.append((start, last))
    return intervals


def _between(a: Point, b: Point) -> list[Point]:
    steps = max(1, int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) // 3))
    return [(a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps) for i in range(steps)]


def resin(scene: Scene) -> Markup:
    """The cut through the water: bands that deepen, and the bed below."""
    intervals = cut_intervals(scene)
    if not intervals:
        return svg.EMPTY
    window = svg.boxes([(start, 0, end - start, 1080) for start, end in intervals])
    definitions, palette = scene.definitions, scene.palette
    albedo = water_albedo(scene)
    parts = []
    for i, top in enumerate(RESIN_TOPS):
        tone = palette.material(mix(albedo, DEEP, 0.16 + 0.19 * i))
        parts.append(svg.path(side_path(top), side_paint(definitions, tone.left, tone.right, tone.top)))
    bed = palette.material(BED)
    parts.append(svg.path(side_path(BED_TOP), side_paint(definitions, bed.left, bed.right, bed.top)))
    return svg.group(*parts, clip_path=definitions.clip(window))


def surface(scene: Scene) -> Markup:
    """Bank, water, the light along the shore, and short waves; clipped to the slab, a little below its top."""
    waters, palette, definitions = scene.plan.waters, scene.palette, scene.definitions
    shapes = waters.outlines()
    if not shapes:
        return svg.EMPTY
    d = "".join(svg.polygon(on_ground(shape)) for shape in shapes)
    material = palette.material(water_albedo(scene))
    deep = palette.material(mix(material.albedo, DEEP, 0.38))
    paint = definitions.linear([(0, material.top), (1, deep.top)], (430, 560), (560, 960), in_user_space=True)
    bank = palette.snowed(mix(palette.ground.strata[2], "#d8cbb8", 0.3), 0.3)
    at_slab, at_shore = slab_clip(definitions), definitions.clip(d)
    beach = (
        svg.stroke(d, palette.snowed(palette.ground.beach, 0.8).top, 26) if waters.edge not in ("none",) else svg.EMPTY
    )
    lowered = svg.group(
        svg.group(
            svg.path(d, paint),
            svg.stroke(d, "#ffffff", 11, opacity=0.16),
            svg.stroke(d, "#ffffff", 4, opacity=0.4),
            _waves(scene),
            clip_path=at_slab,
        ),
        transform=svg.translate((0, RECESS)),
    )
    return svg.join([
        svg.group(beach, svg.group(svg.path(d, bank.left), clip_path=at_shore), clip_path=at_slab),
        svg.group(lowered, clip_path=at_shore),
        back_rim(scene),
    ])  # fmt: skip


def upper_rim(scene: Scene) -> Markup:
    """The bright upper line of the resin."""
    window = svg.boxes([(start, 0, end - start, 1080) for start, end in cut_intervals(scene)])
    if not window:
        return svg.EMPTY
    d = svg.polygon(on_ground(FRONT_EDGE, -RECESS), close=False)
    return svg.group(svg.stroke(d, "#ffffff", 2.2, opacity=0.6), clip_path=scene.definitions.clip(window))


def back_rim(scene: Scene) -> Markup:
    """The far edge of the resin, seen through the water: without it a wall of earth would stand there."""
    waters = scene.plan.waters
    turns = len(OUTLINE)
    glass = mix(scene.palette.material(water_albedo(scene)).top, "#ffffff", 0.3)
    strips = []
    for i in range(turns):
        a, b = OUTLINE[i], OUTLINE[(i + 1) % turns]
        steps = max(1, int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) // 6))
        run = [(a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps) for k in range(steps + 1)]
        wet = [p for p in run if waters.is_wet(*p)]
        if len(wet) > 1 and min(wet[0][0] + wet[0][1], wet[-1][0] + wet[-1][1]) < GROUND:
            strips.append(svg.polygon([*on_ground(wet), *reversed(on_ground(wet, -RECESS))]))
    return svg.path("".join(strips), glass)


def _waves(scene: Scene) -> Markup:
    spots = wet_spots(scene, 34)
    d = "".join(svg.outline("M", sx - 8, sy, "q", 4, -2.6, 8, 0, "q", 4, 2.6, 8, 0) for sx, sy in spots)
    return svg.stroke(d, "#ffffff", 1.3, opacity=0.42)


def wet_spots(scene: Scene, wanted: int) -> list[Point]:
    """Scattered picture points on open water, always the same ones for the same shore."""
    waters = scene.plan.waters
    spots = []
    for i in range(wanted * 4):
        x, y = (i * 0.754878 % 1) * (GROUND + 10), (i * 0.569840 % 1) * (GROUND + 10)
        if waters.is_wet(x, y, -9):
            spots.append(on_picture(x, y))
    return spots[:wanted]


def add_boats(scene: Scene, place: Place) -> None:
    """A few boats on open water, floes when it freezes; nothing goes out in a storm."""
    waters, chance = scene.plan.waters, seeded(place, "boats")
    if waters.edge == "none":
        return
    rows = [
        (GROUND * i / 7 + chance.uniform(0, 26), GROUND * j / 7 + chance.uniform(0, 26))
        for i in range(8)
        for j in range(8)
    ]
    open_water = [(x, y) for x, y in rows if waters.is_wet(x, y, -22) and x < GROUND - 8 and y < GROUND - 8]
    chance.shuffle(open_water)
    for i, (x, y) in enumerate(open_water[:5]):
        rect = Rect(x - 10, y - 7, x + 10, y + 7)
        scene.add(rect, _boat(scene, HULLS[i % len(HULLS)], has_sail=i % 2 == 0), (x, y))
    if scene.palette.snow > 0.7:
        floe = scene.definitions.shape(
            box(Block(-6, -5, 6, 5, -RECESS, -RECESS + 3), scene.palette.material("#f3f8ff"))
        )
        for x, y in open_water[5:12]:
            scene.add_shape(Rect(x - 6, y - 5, x + 6, y + 5), floe, (x, y))


def _boat(scene: Scene, colour: str, has_sail: bool) -> Markup:
    palette, z = scene.palette, -RECESS
    hull, deck = palette.material(colour), palette.material("#f0dcc0")
    side = [(-13, 5, z + 5), (9, 5, z + 5), (15, 0, z + 6), (9, 4, z), (-11, 4, z)]
    end = [(9, 5, z + 5), (15, 0, z + 6), (9, -5, z + 5), (9, 4, z)]
    top = [(-13, 5, z + 5), (9, 5, z + 5), (15, 0, z + 6), (9, -5, z + 5), (-13, -5, z + 5)]
    wake = svg.ellipse(0, RECESS + 1, 19, 7, "#ffffff", opacity=0.22, stroke="none")
    parts = [wake, face(side, hull.left), face(end, hull.right), face(top, deck.top)]
    if not has_sail:
        cabin = Block(-8, -3, 2, 3, z + 5, z + 12)
        return svg.join([*parts, box(cabin, palette.material("#f7f4ee"))])
    x, y = project(0, 0, z + 5)
    cloth, shade = palette.material("#fdf8ee"), palette.material("#f0b28a")
    main = svg.outline("M", x + 1.5, y - 35, "Q", x + 17, y - 16, x + 14, y - 5, "L", x + 1.5, y - 4, "Z")
    jib = svg.outline("M", x - 1.5, y - 31, "Q", x - 10, y - 14, x - 11, y - 5, "L", x - 1.5, y - 4, "Z")
    return svg.join([
        *parts,
        svg.stroke(svg.outline("M", x, y, "V", y - 36), palette.material("#6d4c3a").left, 1.4),
        svg.path(main, cloth.left),
        svg.path(jib, shade.left),
    ])  # fmt: skip
