"""Open water, rivers, the shore, and the resin-cut edge."""

from itertools import pairwise

from dioramacast.conditions import ConditionGroup as Group
from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import GROUND, SLAB_DEPTH, Point, on_ground, on_picture, simplified
from dioramacast.renderer.ground.banks import bank
from dioramacast.renderer.ground.terrain import FRONT_EDGE, OUTLINE, side_paint, side_path, slab_clip
from dioramacast.renderer.layout.settlements import seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

RECESS = 7.0
"""How far the surface lies below the ground, so that a bank shows."""
RESIN_TOPS = (RECESS, 17.0, 28.0, 39.0)
BED_TOP = SLAB_DEPTH - 12
WARM_SEA, COLD_SEA, TEMPERATE_SEA, RIVER = "#35b6c0", "#4c86b8", "#3f9ec4", "#5b95b4"
WARM_LAKE, COLD_LAKE, TEMPERATE_LAKE = "#4e9597", "#466f88", "#42869a"
DEEP, DEEP_LAKE = "#0d3f73", "#123f4a"
BED, SILT = "#dcc391", "#9c9070"
ROUGH_FROM_MS = 9
HARD_FROST_C = -12


def water_albedo(scene: Scene) -> str:
    """Warm seas are turquoise, cold ones blue, lakes dark and greener, rivers quiet."""
    land, waters = scene.palette.land, scene.plan.waters
    if not waters.is_open:
        return RIVER
    is_warm, is_cold = land in ("tropical", "desert", "mediterranean"), land in ("tundra", "ice", "boreal")
    if waters.is_lake:
        return WARM_LAKE if is_warm else COLD_LAKE if is_cold else TEMPERATE_LAKE
    return WARM_SEA if is_warm else COLD_SEA if is_cold else TEMPERATE_SEA


def _deep(scene: Scene) -> str:
    return DEEP_LAKE if scene.plan.waters.is_lake else DEEP


def is_frozen(scene: Scene) -> bool:
    """Rivers and lakes freeze over in a hard winter; the sea and the greatest lakes carry floes."""
    palette, temperature = scene.palette, scene.spec.temperature_c
    if _is_horizon(scene):
        return False
    is_hard = temperature is not None and temperature <= HARD_FROST_C
    return palette.snow > 0.7 and (is_hard or palette.land in ("boreal", "tundra", "ice"))


def _is_horizon(scene: Scene) -> bool:
    """Whether the water reaches further than one can see."""
    return scene.plan.waters.is_open and not scene.plan.waters.breadth


def cut_intervals(scene: Scene) -> list[tuple[float, float]]:
    """Where, from left to right on the picture, the slab's front is water."""
    waters = scene.plan.waters
    points = [p for a, b in pairwise(FRONT_EDGE) for p in _between(a, b)]
    intervals: list[tuple[float, float]] = []
    start: float | None = None
    last = 0.0
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
    window = _cut_window(scene)
    if not window:
        return svg.EMPTY
    definitions, palette = scene.definitions, scene.palette
    albedo = water_albedo(scene)
    parts = []
    for i, top in enumerate(RESIN_TOPS):
        tone = palette.water_tone(mix(albedo, _deep(scene), 0.16 + 0.19 * i))
        parts.append(svg.path(side_path(top), side_paint(definitions, tone.left, tone.right, tone.top)))
    bed = palette.material(SILT if scene.plan.waters.is_lake else BED)
    parts.append(svg.path(side_path(BED_TOP), side_paint(definitions, bed.left, bed.right, bed.top)))
    gloss = definitions.linear([(0, "#ffffff", 0.2), (0.5, "#ffffff", 0)])
    parts.append(svg.path(side_path(RECESS, BED_TOP), gloss))
    rim = svg.polygon(on_ground(FRONT_EDGE, -RECESS), close=False)
    parts.append(svg.stroke(rim, "#ffffff", 2.4, stroke_opacity=0.3 + 0.35 * palette.daylight))
    return svg.group(*parts, clip_path=definitions.clip(window))


def _cut_window(scene: Scene) -> str:
    return svg.boxes([(start, 0, end - start, 1080) for start, end in cut_intervals(scene)])


def surface(scene: Scene) -> Markup:
    """Bank, water, the light along the shore, and waves; clipped to the slab, a little below its top."""
    waters, definitions = scene.plan.waters, scene.definitions
    # The river first: its last stretch lies under the sea it flows into.
    beds = {True: waters.river_bed(), False: waters.open_water()}
    shores = [("".join(svg.polygon(on_ground(simplified(shape, 0.8))) for shape in shapes), is_river)
              for is_river, shapes in beds.items() if shapes]  # fmt: skip
    bodies = [d for d, _ in shores]
    if not bodies:
        return svg.EMPTY
    at_slab, at_shore = slab_clip(definitions), definitions.clip("".join(bodies))
    sheets = [sheet for d in bodies for sheet in _sheets(scene, d)]
    lowered = svg.group(
        svg.group(*sheets, *_waves(scene), _glitter(scene), clip_path=at_slab),
        transform=svg.translate((0, RECESS)),
    )
    return svg.join([
        svg.group(*(part for d, is_river in shores for part in bank(scene, d, is_river=is_river)), clip_path=at_slab),
        svg.group(lowered, clip_path=at_shore),
        back_rim(scene),
    ])  # fmt: skip


def _sheets(scene: Scene, d: str) -> list[Markup]:
    """The water itself: darker with depth, bright along the shore, or a sheet of ice."""
    palette, definitions = scene.palette, scene.definitions
    if is_frozen(scene):
        ice = palette.material("#dcebf6")
        cracks = _strokes(scene, 26, (10, -3, 9, 4))
        return [svg.path(d, ice.top), svg.stroke(d, "#ffffff", 6, stroke_opacity=0.6),
                svg.stroke(cracks, ice.left, 0.9, stroke_opacity=0.7)]  # fmt: skip
    albedo = water_albedo(scene)
    stops = [(0, palette.water_tone(albedo).top), (1, palette.water_tone(mix(albedo, _deep(scene), 0.42)).top)]
    paint = definitions.linear(stops, (430, 560), (560, 980), in_user_space=True)
    shine = _shine(scene)
    if scene.plan.waters.is_lake:
        # No surf: the bank mirrors itself in a dark hem.
        mirrored = palette.water_tone(mix(scene.palette.ground.turf, DEEP_LAKE, 0.66)).top
        return [
            svg.path(d, paint),
            svg.stroke(d, mirrored, 22, stroke_opacity=0.28),
            svg.stroke(d, mirrored, 11, stroke_opacity=0.4),
            svg.stroke(d, "#ffffff", 1.6, stroke_opacity=0.3 * shine),
        ]
    return [
        svg.path(d, paint),
        svg.stroke(d, "#ffffff", 26, stroke_opacity=0.09 * shine),
        svg.stroke(d, "#ffffff", 12, stroke_opacity=0.16 * shine),
        svg.stroke(d, "#ffffff", 3.4, stroke_opacity=0.5 * shine),
    ]


def _shine(scene: Scene) -> float:
    """How bright foam and ripples are."""
    return 0.35 + 0.65 * scene.palette.daylight


def _waves(scene: Scene) -> list[Markup]:
    """Short ones in a calm, long ones with crests of foam in a gale; a calm lake has streaks of light."""
    if is_frozen(scene):
        return []
    shine = _shine(scene)
    wind = scene.spec.wind_speed_ms
    if scene.plan.waters.is_lake and wind < ROUGH_FROM_MS:
        return [svg.stroke(_strokes(scene, 22, (9, 0, 9, 0)), "#ffffff", 1.1, stroke_opacity=0.26 * shine)]
    size = min(1.0 + wind / 14, 2.6)
    count = 26 if scene.plan.waters.is_open else 16
    ripples = _strokes(scene, count, (4 * size, -1.6 * size, 4 * size, 1.6 * size))
    parts = [svg.stroke(ripples, "#ffffff", 1.2, stroke_opacity=0.4 * shine)]
    if wind >= ROUGH_FROM_MS and _is_horizon(scene):
        troughs = _strokes(scene, 18, (9, -7, 17, 2), offset=7)
        parts.append(svg.stroke(troughs, scene.palette.water_tone(DEEP).top, 2.6, stroke_opacity=0.34))
        parts.append(
            svg.stroke(_strokes(scene, 18, (8, -8, 15, 1), offset=7, rise=3), "#ffffff", 2.2, stroke_opacity=0.75)
        )
    return parts


def _strokes(
    scene: Scene, count: int, bends: tuple[float, float, float, float], offset: int = 0, rise: float = 0.0
) -> str:
    """Short bent lines scattered on the water."""
    a, b, c, e = bends
    return "".join(
        svg.outline("M", sx - a, sy - rise, "q", a / 2, b, a, 0, "q", c / 2, e, c, 0)
        for sx, sy in wet_spots(scene, count, offset)
    )


def _glitter(scene: Scene) -> Markup:
    """The low sun's or the moon's path on open water."""
    palette = scene.palette
    if not scene.plan.waters.is_open or palette.altitude_deg > 14 or palette.group not in SHINING:
        return svg.EMPTY
    colour = "#ffd9a0" if palette.daylight > 0.4 else "#e8ecff"
    left = palette.light_from_left
    spots = [(sx, sy) for sx, sy in wet_spots(scene, 60, 3) if abs(sx - (330 if left else 750)) < 90]
    d = "".join(svg.outline("M", sx - 9, sy, "h", 18) for sx, sy in spots)
    return svg.stroke(d, palette.shown(colour), 1.8, stroke_opacity=0.55)


SHINING = frozenset({Group.CLEAR, Group.FEW_CLOUDS, Group.CLOUDS})


def wet_spots(scene: Scene, wanted: int, offset: int = 0) -> list[Point]:
    """Scattered picture points on the water, at its level; always the same ones for the same shore."""
    waters = scene.plan.waters
    spots = []
    for i in range(offset, offset + wanted * (4 if waters.is_open else 9)):
        x, y = (i * 0.754878 % 1) * (GROUND + 10), (i * 0.569840 % 1) * (GROUND + 10)
        if waters.is_wet(x, y, -9):
            spots.append(on_picture(x, y))
    return spots[:wanted]


def back_rim(scene: Scene) -> Markup:
    """The far edge of the resin, seen through the water: without it a wall of earth would stand there."""
    waters = scene.plan.waters
    glass = mix(scene.palette.water_tone(water_albedo(scene)).top, "#ffffff", 0.12 + 0.18 * scene.palette.daylight)
    strips = []
    for i, a in enumerate(OUTLINE):
        b = OUTLINE[(i + 1) % len(OUTLINE)]
        steps = max(1, int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) // 6))
        run = [(a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps) for k in range(steps + 1)]
        wet = [p for p in run if waters.is_wet(*p)]
        if len(wet) > 1 and min(wet[0][0] + wet[0][1], wet[-1][0] + wet[-1][1]) < GROUND:
            wet = simplified(wet)
            strips.append(svg.polygon([*on_ground(wet), *reversed(on_ground(wet, -RECESS))]))
    return svg.path("".join(strips), glass)


def open_spots(scene: Scene, margin: float) -> list[Point]:
    """Ground points at least ``margin`` out on the water, in a scattered order of the place's own."""
    waters, chance = scene.plan.waters, seeded(scene.place, "boats")
    step = GROUND / 8
    spots = [
        (step * i + chance.uniform(0, step * 0.45), step * j + chance.uniform(0, step * 0.45))
        for i in range(9)
        for j in range(9)
    ]
    wet = [(x, y) for x, y in spots if waters.is_wet(x, y, -margin) and x < GROUND - 6 and y < GROUND - 6]
    chance.shuffle(wet)
    return wet


def floe(scene: Scene) -> Markup:
    """A piece of drifting ice about its middle."""
    ice: Material = scene.palette.material("#f3f8ff")
    rim = [(-7.0, -3.0), (1.0, -6.0), (8.0, -2.0), (6.0, 5.0), (-4.0, 6.0)]
    top, foot = (
        [(sx - on_picture(0, 0)[0], sy - on_picture(0, 0)[1]) for sx, sy in on_ground(rim, z)]
        for z in (-RECESS + 2.6, -RECESS)
    )
    return svg.join([
        svg.path(svg.polygon([*top[2:], *reversed(foot[2:])]), ice.left),
        svg.path(svg.polygon(top), ice.top),
    ])  # fmt: skip
