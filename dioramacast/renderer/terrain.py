"""The slab: strata, turf, plates and streets, and the hill at the back."""

import math
import random
from itertools import pairwise

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.colour import LEFT, RIGHT, mix
from dioramacast.renderer.geometry import (
    CIRCLE_RX,
    CIRCLE_RY,
    GROUND,
    SLAB,
    SLAB_DEPTH,
    SLAB_RADIUS,
    Point,
    Rect,
    on_ground,
    on_picture,
    project,
    rounded_rect,
)
from dioramacast.renderer.plan import ROCK_FROM_HEIGHT, Settlement, seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Definitions, Markup

CORNER_STEPS = 6
OUTLINE = rounded_rect(SLAB, SLAB_RADIUS, CORNER_STEPS)
"""The slab's edge on the ground."""
_PER_CORNER = CORNER_STEPS + 1
FRONT_EDGE = OUTLINE[_PER_CORNER + CORNER_STEPS // 2 : 3 * _PER_CORNER + CORNER_STEPS // 2 + 1]
"""The part of the edge that faces the viewer, from the picture's right to its left."""
STRATA_TOPS = (0.0, 5.0, 20.0, 34.0, 49.0)
ASPHALT = "#7f7d8d"
DUST_ROAD = "#d9bd8c"
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
    chance = seeded_pebbles()
    material = scene.palette.material(PEBBLE)
    parts = []
    for along, depth, size in chance:
        on_left = along < 0.5
        t = SLAB.x0 + 50 + (along * 2 % 1) * (SLAB.width - 110)
        sx, sy = on_picture(t, SLAB.y1, -depth) if on_left else on_picture(SLAB.x1, t, -depth)
        parts.append(svg.ellipse(sx, sy, size * 1.5, size, material.left if on_left else material.right))
    return svg.group(*parts, opacity=0.5)


def seeded_pebbles() -> list[tuple[float, float, float]]:
    """Where along the edge (0..1), how deep and how large: golden-ratio steps look scattered and need no chance."""
    return [((i * 0.618034) % 1, 18 + (i * 23.7) % 36, 1.2 + (i * 0.77) % 1.5) for i in range(26)]


def land(scene: Scene) -> Markup:
    """Turf and plates, up to the slab's edge."""
    palette, plan = scene.palette, scene.plan
    turf = palette.snowed(palette.ground.turf)
    parts = [svg.path(svg.polygon(on_ground(OUTLINE)), turf.top)]
    for i, plate in enumerate(plan.plates):
        albedo, corner = _plate_albedo(scene, i)
        parts.append(_patch(_to_edge(plate), corner, palette.snowed(albedo, 0.86).top))
    if plan.settlement <= Settlement.VILLAGE and palette.land not in ("desert", "ice", "tundra"):
        parts += [_furrows(scene, plate) for plate in plan.plates[-1:]]
    if plan.green:
        lawn = palette.snowed(mix(palette.ground.turf, palette.ground.field, 0.15))
        parts.append(_patch(plan.green.grown(4), 22, lawn.top))
    plaza = mix(palette.ground.paving, "#ffffff", 0.18)
    if plan.settlement >= Settlement.TOWN:
        parts.append(_patch(plan.hero.grown(9), 12, palette.snowed(plaza, 0.7).top))
    return svg.group(*parts, clip_path=slab_clip(scene.definitions))


def _to_edge(plate: Rect) -> Rect:
    """Plates at the rim of the ground are drawn up to the slab's own edge."""
    return Rect(
        SLAB.x0 if plate.x0 <= 0 else plate.x0,
        SLAB.y0 if plate.y0 <= 0 else plate.y0,
        SLAB.x1 if plate.x1 >= GROUND else plate.x1,
        SLAB.y1 if plate.y1 >= GROUND else plate.y1,
    )


def _plate_albedo(scene: Scene, index: int) -> tuple[str, float]:
    ground, settlement = scene.palette.ground, scene.plan.settlement
    if settlement <= Settlement.VILLAGE:
        return mix(ground.turf, ground.field, 0.75 if index else 0.15), 30
    share = {Settlement.TOWN: 0.42, Settlement.CITY: 0.9}.get(settlement, 1.0)
    return mix(ground.turf, ground.paving, share if index < 3 else share * 0.7), 8


def _patch(rect: Rect, radius: float, paint: str) -> Markup:
    return svg.path(svg.polygon(on_ground(rounded_rect(rect, radius, 3))), paint)


def _furrows(scene: Scene, plate: Rect) -> Markup:
    """Ploughed lines on the field nearest to the viewer."""
    inner = plate.grown(-14)
    count = int(inner.depth // 13)
    lines = "".join(
        svg.polygon(on_ground([(inner.x0, inner.y0 + 13 * i), (inner.x1, inner.y0 + 13 * i)]), close=False)
        for i in range(count)
    )
    tone = scene.palette.snowed(mix(scene.palette.ground.field, "#7a5a30", 0.4), 0.7)
    return svg.stroke(lines, tone.top, 3, opacity=0.45)


def streets(scene: Scene) -> Markup:
    """Carriageways with kerbs and a dashed middle; over a river they become bridges."""
    palette, plan = scene.palette, scene.plan
    rural = plan.settlement <= Settlement.VILLAGE
    base = DUST_ROAD if rural or palette.land == "desert" else ASPHALT
    base = mix(base, "#3c4058", 0.4) if palette.wet else base
    surface = palette.snowed(base, 0.45)
    kerb = palette.snowed(mix(palette.ground.paving, "#ffffff", 0.25), 0.8)
    parts = [] if rural else [_patch(s.grown(4), 3, kerb.top) for s in plan.streets]
    parts += [_patch(s, 3, surface.top) for s in plan.streets]
    dashes = ""
    for street in plan.streets:
        (x0, y0), _, (x1, y1), _ = street.corners()
        middle = [(x0 + 12, (y0 + y1) / 2), (x1 - 12, (y0 + y1) / 2)]
        if street.depth > street.width:
            middle = [((x0 + x1) / 2, y0 + 12), ((x0 + x1) / 2, y1 - 12)]
        dashes += svg.polygon(on_ground(middle), close=False)
    if not rural:
        parts.append(svg.stroke(dashes, surface.edge, 1.4, stroke_dasharray="7 8", opacity=0.8))
    if palette.wet:
        parts.append(_sheen(scene))
    return svg.group(*bridges(scene), svg.group(*parts, clip_path=slab_clip(scene.definitions)))


def bridges(scene: Scene) -> list[Markup]:
    """The wall of a bridge, seen where a street crosses the river."""
    waters, stone = scene.plan.waters, scene.palette.material(mix(scene.palette.ground.paving, "#8a7a70", 0.35))
    parts = []
    for street in scene.plan.streets:
        along_x = street.width > street.depth
        if waters.river_along is None or (waters.river_along == "x") == along_x:
            continue
        ends = (waters.river_at - waters.river_half_width - 16, waters.river_at + waters.river_half_width + 16)
        edge = [(t, street.y1 + 4) if along_x else (street.x1 + 4, t) for t in ends]
        top, foot = on_ground(edge), on_ground(edge, -8)
        parts.append(svg.path(svg.polygon([*top, *reversed(foot)]), stone.left if along_x else stone.right))
    return parts


def _sheen(scene: Scene) -> Markup:
    """Wet ground mirrors the sky in long soft patches."""
    parts = []
    for street in scene.plan.streets:
        along_x = street.width > street.depth
        for share in (0.2, 0.5, 0.76):
            x = street.x0 + street.width * (share if along_x else 0.4)
            y = street.y0 + street.depth * (0.6 if along_x else share)
            sx, sy = on_picture(x, y)
            parts.append(svg.ellipse(sx, sy, 26, 6, scene.palette.background))
    return svg.group(*parts, opacity=0.4)


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


def add_hill(scene: Scene, place: Place) -> None:
    """A round hill, or a range of three peaks, at the back corner."""
    hill, height = scene.plan.hill, scene.plan.hill_height
    if hill is None:
        return
    chance = seeded(place, "hill")
    radius = hill.width / 2 + 6
    if height <= ROCK_FROM_HEIGHT:
        drawing = _hill(scene, radius, height)
    else:
        reach = radius * 0.56
        shoulders = [
            svg.group(
                _mountain(scene, radius * 0.66, height * chance.uniform(0.5, 0.66), chance),
                transform=svg.translate(project(dx + 10, dy + 10)),
            )
            for dx, dy in ((-reach, reach), (reach, -reach))
        ]
        drawing = svg.join([_mountain(scene, radius, height, chance), *shoulders])
    scene.add(hill, drawing, hill.centre)
    scene.contacts.append(svg.polygon(on_ground(_circle(hill.centre, radius + 3))))


def _hill(scene: Scene, radius: float, height: float) -> Markup:
    rx, ry = radius * CIRCLE_RX, radius * CIRCLE_RY
    d = svg.outline(
        "M", -rx, 0, "C", -rx * 0.66, -height * 0.3, -rx * 0.4, -height, 0, -height,
        "C", rx * 0.4, -height, rx * 0.66, -height * 0.3, rx, 0, "A", rx, ry, 0, 0, 1, -rx, 0, "Z",
    )  # fmt: skip
    tones = scene.palette.snowed(scene.palette.ground.turf, 0.8).around(0.6)
    stops = list(zip((0.0, 0.3, 0.5, 0.72, 1.0), tones, strict=True))
    return svg.path(d, scene.definitions.linear(stops, (0, 0), (1, 0)))


def _mountain(scene: Scene, radius: float, height: float, chance: random.Random) -> Markup:
    """Two flanks, one in the light, that meet in a broken ridge; snow above two thirds of the highest."""
    palette = scene.palette
    rx, ry, tip = radius * CIRCLE_RX, radius * CIRCLE_RY, chance.uniform(-0.1, 0.1) * radius
    rock = palette.snowed(mix("#8f8878", palette.ground.turf, 0.28), 0.5)
    ridge = [(tip + rx * (0.13 if k % 2 else -0.04) * k / 2, -height + (height + ry) * k / 4) for k in range(4)]
    ridge.append((rx * 0.05, ry))
    parts = []
    for side, facing in ((-1, (-0.25, 0.75, 0.6)), (1, (0.75, -0.25, 0.6))):
        edge = [
            (side * rx * (1 - u) + tip * u + chance.uniform(-0.05, 0.05) * rx * (0 < u < 1), -height * u**1.3)
            for u in (0, 0.2, 0.4, 0.6, 0.8, 1)
        ]
        foot = [(side * rx * math.sin(a), ry * math.cos(a)) for a in (0.1, 0.4, 0.7, 1.0, 1.3)]
        parts.append(svg.path(svg.polygon([*edge, *ridge[1:], *foot]), rock.face(facing)))
        if height > 150 or palette.snow:
            (x, y), (rx1, ry1) = edge[4], ridge[1]
            ragged = [(x + (rx1 - x) * t, y + (ry1 - y) * t + drop) for t, drop in ((0.75, -9), (0.5, 8), (0.25, -5))]
            snow = [(x, y), edge[5], (rx1, ry1), *ragged]
            parts.append(svg.path(svg.polygon(snow), palette.material("#f6f9ff").face(facing)))
    return svg.join(parts)


def _circle(centre: Point, radius: float) -> list[Point]:
    return [
        (centre[0] + radius * math.cos(i * math.pi / 8), centre[1] + radius * math.sin(i * math.pi / 8))
        for i in range(16)
    ]
