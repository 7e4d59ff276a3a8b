"""The slab: its strata, its turf, the fields, squares and greens on it."""

from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.colour import LEFT, RIGHT, Material, mix
from dioramacast.renderer.geometry import (
    GROUND,
    SLAB,
    SLAB_DEPTH,
    SLAB_RADIUS,
    Point,
    Rect,
    on_ground,
    on_picture,
    rounded_rect,
)
from dioramacast.renderer.layout.settlements import Settlement, seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Definitions, Markup

CORNER_STEPS = 6
OUTLINE = rounded_rect(SLAB, SLAB_RADIUS, CORNER_STEPS)
"""The slab's edge on the ground."""
_PER_CORNER = CORNER_STEPS + 1
FRONT_EDGE = OUTLINE[_PER_CORNER + CORNER_STEPS // 2 : 3 * _PER_CORNER + CORNER_STEPS // 2 + 1]
"""The part of the edge that faces the viewer, from the picture's right to its left."""
STRATA_TOPS = (0.0, 5.0, 20.0, 34.0, 49.0)
PEBBLE = "#efe3d3"


def slab_clip(definitions: Definitions) -> str:
    """Clips to the slab's top."""
    return definitions.clip(svg.polygon(on_ground(OUTLINE)))


def side_path(top: float, bottom: float = SLAB_DEPTH) -> str:
    """The visible side of the slab between two depths below its top."""
    upper, lower = on_ground(FRONT_EDGE, -top), on_ground(FRONT_EDGE, -bottom)
    return svg.polygon([*upper, *reversed(lower)])


def side_paint(definitions: Definitions, left: str, right: str, bright: str) -> str:
    """Left tone, a lit round corner, right tone."""
    ends = on_ground(FRONT_EDGE)
    stops = [(0.0, left), (0.44, left), (0.5, bright), (0.57, right), (1.0, right)]
    return definitions.linear(stops, (ends[-1][0], 0), (ends[0][0], 0), in_user_space=True)


def slab_shadow(scene: Scene) -> Markup:
    """The soft shadow the whole slab lets fall on the page."""
    cx, cy = on_picture(GROUND / 2, GROUND / 2, -SLAB_DEPTH)
    colour = mix(scene.palette.background, scene.palette.lighting.shadow_colour, 0.75)
    paint = scene.definitions.radial([(0, colour, 0.62), (0.62, colour, 0.5), (0.84, colour, 0.16), (1, colour, 0)])
    return svg.ellipse(cx, cy + 16, 540, 316, paint)


def plinth(scene: Scene) -> Markup:
    """A varnished wooden stand a little wider than the slab, as under a model on a shelf."""
    wood = scene.palette.material("#9a5f38")
    grown = rounded_rect(SLAB.grown(13), SLAB_RADIUS + 10, CORNER_STEPS)
    front = grown[_PER_CORNER + CORNER_STEPS // 2 : 3 * _PER_CORNER + CORNER_STEPS // 2 + 1]
    upper, lower = on_ground(front, -SLAB_DEPTH + 6), on_ground(front, -SLAB_DEPTH - 16)
    side = side_paint(scene.definitions, wood.left, wood.right, wood.top)
    return svg.join([
        svg.path(svg.polygon([*upper, *reversed(lower)]), side),
        svg.path(svg.polygon(on_ground(grown, -SLAB_DEPTH + 6)), wood.top),
        svg.stroke(svg.polygon(upper, close=False), wood.edge, 2, opacity=0.8),
    ])  # fmt: skip


def slab_sides(scene: Scene) -> Markup:
    """Strata from the turf down, and a few pebbles in them."""
    palette = scene.palette
    lip = mix(palette.ground.turf, palette.ground.strata[0], 0.35)
    colours = (palette.snowed(lip, 0.9).albedo, *palette.ground.strata)
    parts = []
    for top, albedo in zip(STRATA_TOPS, colours, strict=True):
        material = palette.material(albedo)
        bright = mix(material.left, material.right, 0.5)
        paint = side_paint(scene.definitions, material.face(LEFT), material.face(RIGHT), mix(bright, material.top, 0.4))
        parts.append(svg.path(side_path(top), paint))
    return svg.join([*parts, _pebbles(scene)])


def _pebbles(scene: Scene) -> Markup:
    material = scene.palette.material(PEBBLE)
    parts = []
    for is_left, paint in ((True, material.left), (False, material.right)):
        d = ""
        for along, depth, size in scattered_pebbles():
            if (along < 0.5) is is_left:
                t = SLAB.x0 + 50 + (along * 2 % 1) * (SLAB.width - 110)
                sx, sy = on_picture(t, SLAB.y1, -depth) if is_left else on_picture(SLAB.x1, t, -depth)
                d += svg.outline("M", sx, sy, "h", size)
        parts.append(svg.stroke(d, paint, 3.2, stroke_opacity=0.5))
    return svg.join(parts)


def scattered_pebbles() -> list[tuple[float, float, float]]:
    """Where along the edge (0..1), how deep and how large: golden-ratio steps look scattered and need no chance."""
    return [((i * 0.618034) % 1, 18 + (i * 23.7) % 36, 1.2 + (i * 0.77) % 1.5) for i in range(26)]


def land(scene: Scene) -> Markup:
    """Turf, pavements, greens and fields, up to the slab's edge."""
    palette, plan = scene.palette, scene.plan
    ground = palette.ground
    turf = palette.snowed(mix(ground.turf, ground.paving, PAVED[plan.settlement]))
    parts = [svg.path(svg.polygon(on_ground(OUTLINE)), turf.top), _mottles(scene, turf.albedo)]
    if plan.settlement >= Settlement.CITY and palette.snow < 0.5:
        parts.append(_joints(turf))
    parts += [_field(scene, field, i) for i, field in enumerate(plan.fields)]
    if plan.settlement >= Settlement.CITY:
        lawn = palette.snowed(ground.turf)
        parts += [_patch(garden.grown(-1.5), 7, lawn.top) for garden in plan.gardens]
    if plan.green:
        lawn = palette.snowed(mix(ground.turf, ground.field, 0.15))
        parts.append(_patch(plan.green.grown(3), 20, lawn.top))
        parts.append(_patch(plan.green.grown(-5), 16, palette.snowed(mix(lawn.albedo, "#ffffff", 0.1)).top))
    if plan.has_square:
        parts.append(_patch(plan.hero.grown(8), 14, palette.snowed(mix(ground.paving, "#ffffff", 0.2), 0.7).top))
    elif plan.settlement >= Settlement.TOWN:
        parts.append(_patch(plan.hero.grown(8), 14, palette.snowed(ground.turf).top))
    return svg.group(*parts, clip_path=slab_clip(scene.definitions))


PAVED = (0.0, 0.05, 0.22, 0.94, 1.0, 1.0)
"""How much of the open ground is paved, by settlement."""


JOINT_STEP = 16


def _joints(paving: Material) -> Markup:
    """Slabs of stone, as faint lines along both axes."""
    steps = range(int(SLAB.x0) + JOINT_STEP // 2, int(SLAB.x1), JOINT_STEP)
    lines = [[(t, SLAB.y0), (t, SLAB.y1)] for t in steps] + [[(SLAB.x0, t), (SLAB.x1, t)] for t in steps]
    d = "".join(svg.polygon(on_ground(line), close=False) for line in lines)
    return svg.stroke(d, paving.left, 1.0, stroke_opacity=0.26)


def _mottles(scene: Scene, albedo: str) -> Markup:
    """Large soft patches, so that the ground is no plain sheet."""
    palette, chance = scene.palette, seeded(scene.place, "mottles")
    light, dark = (palette.snowed(mix(albedo, tone, 0.2)).top for tone in ("#fff6cf", "#5a6a3a"))
    parts = []
    for i in range(4):
        paint = scene.definitions.radial([(0, light if i % 2 else dark, 0.42), (1, light if i % 2 else dark, 0)])
        sx, sy = on_picture(chance.uniform(0, GROUND), chance.uniform(0, GROUND))
        r = chance.uniform(90, 150)
        parts.append(svg.ellipse(sx, sy, r, r * 0.56, paint))
    return svg.join(parts)


def _patch(rect: Rect, radius: float, paint: str) -> Markup:
    return svg.path(svg.polygon(on_ground(rounded_rect(rect, radius, 3))), paint)


CROPS = ("#d9c25e", "#8fb255", "#b5c76a", "#c9a65a")


def _field(scene: Scene, field: Rect, index: int) -> Markup:
    """A crop in rows, or a ploughed field; a meadow where nothing is grown."""
    palette = scene.palette
    if palette.land in ("desert", "ice", "tundra"):
        return svg.EMPTY
    crop = mix(palette.ground.field, CROPS[(scene.place.id + index) % len(CROPS)], 0.55)
    rows = index % 2 == 0
    lines = []
    for i in range(1, int((field.depth if rows else field.width) / 8)):
        ends = (
            [(field.x0 + 3, field.y0 + 8 * i), (field.x1 - 3, field.y0 + 8 * i)]
            if rows
            else [(field.x0 + 8 * i, field.y0 + 3), (field.x0 + 8 * i, field.y1 - 3)]
        )
        lines.append(svg.polygon(on_ground(ends), close=False))
    tone = palette.snowed(mix(crop, "#5f5a2a", 0.34), 0.72).top
    return svg.join([
        _patch(field, 9, palette.snowed(crop, 0.85).top),
        svg.stroke("".join(lines), tone, 2.6, opacity=0.5),
    ])  # fmt: skip


def rim(scene: Scene) -> Markup:
    """The bright bevel along the front of the slab, where it is land."""
    edge = scene.palette.snowed(scene.palette.ground.turf).edge
    runs: list[list[Point]] = [[]]
    for (ax, ay), (bx, by) in pairwise(FRONT_EDGE):
        steps = max(1, int(max(abs(bx - ax), abs(by - ay)) // 8))
        for i in range(steps + 1):
            x, y = ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps
            if scene.plan.waters.is_wet(x, y):
                runs.append([])
            else:
                runs[-1].append((x, y))
    d = "".join(svg.polygon(on_ground([run[0], *run[1:-1:6], run[-1]]), close=False) for run in runs if len(run) > 1)
    return svg.stroke(d, edge, 1.8, opacity=0.8)
