"""Streets on the ground, their pavements and crossings, and the bridges that carry them over a river."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import COS30, ORIGIN, Point, on_ground, simplified
from dioramacast.renderer.ground.terrain import slab_clip
from dioramacast.renderer.layout.rivers import River
from dioramacast.renderer.layout.settlements import Settlement
from dioramacast.renderer.layout.streets import LANE, TRACK, Pattern, Street
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

ASPHALT = "#7f7d8d"
COBBLES = "#b3a594"
DUST = "#d9bd8c"
KERB = 8.0
"""Both pavements together, in world units."""
DECK_RISE = 5.0
LONGEST_ARCH = 24.0


def streets(scene: Scene) -> Markup:
    """Drawn in the plane of the ground, so that a stroke's width is the street's."""
    palette, plan = scene.palette, scene.plan
    is_rural = plan.settlement <= Settlement.VILLAGE
    base = DUST if is_rural or palette.land == "desert" else ASPHALT
    if plan.network.pattern is Pattern.OLD_TOWN:
        base = COBBLES
    surface = palette.snowed(mix(base, "#33384f", 0.42) if palette.wet else base, 0.5)
    kerb = palette.snowed(mix(palette.ground.paving, "#ffffff", 0.3), 0.8)
    by_width: dict[float, list[str]] = {}
    for street in plan.streets:
        by_width.setdefault(street.width, []).append(svg.polygon(simplified(street.line), close=False))
    widths = sorted(by_width)
    parts: list[Markup] = []
    if not is_rural:
        parts += [svg.stroke("".join(by_width[w]), kerb.top, w + KERB) for w in widths]
    parts += [svg.stroke("".join(by_width[w]), surface.top, w) for w in widths]
    if not is_rural:
        marked = "".join(d for w in widths if w > LANE for d in by_width[w])
        parts.append(svg.stroke(marked, surface.edge, 1.5, stroke_dasharray="8 9", opacity=0.75))
    if plan.settlement >= Settlement.CITY:
        parts.append(_crossings(scene))
    on_floor = (COS30, 0.5, -COS30, 0.5)
    return svg.group(
        svg.group(*parts, transform=svg.matrix(on_floor, ORIGIN), stroke_linecap="butt"),
        clip_path=slab_clip(scene.definitions),
    )


def _crossings(scene: Scene) -> Markup:
    """Zebra stripes where the widest streets leave the hero's corner."""
    hero, bars = scene.plan.hero.grown(20), []
    for street in scene.plan.streets:
        if street.width <= LANE:
            continue
        for (x, y), (nx, ny) in zip(street.line, street.line[1:], strict=False):
            is_along_x = abs(nx - x) > abs(ny - y) * 8
            if is_along_x and y > hero.y1 and x <= hero.x1 < nx:
                bars.append(f"M{svg.number(x)} {svg.number(y - street.width / 2)}v{svg.number(street.width)}")
            elif not is_along_x and abs(ny - y) > abs(nx - x) * 8 and x > hero.x1 and y <= hero.y1 < ny:
                bars.append(f"M{svg.number(x - street.width / 2)} {svg.number(y)}h{svg.number(street.width)}")
    white = scene.palette.material("#f6f2ea").top
    return svg.stroke("".join(bars), white, 12, stroke_dasharray="2.6 2.6", opacity=0.85)


def bridges(scene: Scene) -> Markup:
    """Decks with arches where streets cross the river."""
    river = scene.plan.waters.river
    if river is None:
        return svg.EMPTY
    spans = [(street, span) for street in scene.plan.streets for span in _spans(street, river, scene)]
    return svg.join([_bridge(scene, street, span) for street, span in spans])


def _spans(street: Street, river: River, scene: Scene) -> list[list[Point]]:
    """The stretches of a street over the river, from bank to bank."""
    spans: list[list[Point]] = [[]]
    for x, y in street.line:
        if river.holds(x, y, 9) and not scene.plan.waters.is_in_open_water(x, y, 4):
            spans[-1].append((x, y))
        else:
            spans.append([])
    return [span for span in spans if len(span) > 2]


def _bridge(scene: Scene, street: Street, span: list[Point]) -> Markup:
    """A flat deck on three arches, or more where it is long; the side towards the viewer shows."""
    palette = scene.palette
    stone = palette.snowed(mix(palette.ground.paving, "#9a8672", 0.5), 0.3)
    half = street.width / 2 + 3.5
    (ax, ay), (bx, by) = span[0], span[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1.0
    dx, dy = (bx - ax) / length, (by - ay) / length
    # Of the two sides the one whose outward normal points to the viewer is seen.
    side = 1 if dx - dy > 0 else -1
    nx, ny = -dy * side * half, dx * side * half
    near, far = [(ax + nx, ay + ny), (bx + nx, by + ny)], [(ax - nx, ay - ny), (bx - nx, by - ny)]
    wall = [*on_ground(near, DECK_RISE), *reversed(on_ground(near, -7))]
    deck = [*on_ground(near, DECK_RISE), *reversed(on_ground(far, DECK_RISE))]
    road = mix(ASPHALT, "#33384f", 0.42 if palette.wet else 0.0)
    inner = 0.8
    lane = [
        *on_ground([(ax + nx * inner, ay + ny * inner), (bx + nx * inner, by + ny * inner)], DECK_RISE),
        *on_ground([(bx - nx * inner, by - ny * inner), (ax - nx * inner, ay - ny * inner)], DECK_RISE),
    ]
    facing = stone.face((nx, ny, 0.0))
    parts = [svg.path(svg.polygon(wall), facing), svg.path(_arches(near), mix(facing, "#141a38", 0.55))]
    parts += [svg.path(svg.polygon(deck), stone.top), svg.path(svg.polygon(lane), palette.snowed(road, 0.5).top)]
    rails = [*on_ground(far, DECK_RISE + 4)], [*on_ground(near, DECK_RISE + 4)]
    parts.append(svg.stroke("".join(svg.polygon(rail, close=False) for rail in rails), stone.edge, 1.6))
    return svg.group(*parts, clip_path=slab_clip(scene.definitions)) if street.width > TRACK else svg.join(parts)


def _arches(near: list[Point]) -> str:
    (ax, ay), (bx, by) = near
    d = []
    count = max(3, round(math.dist(*near) / LONGEST_ARCH))
    for i in range(count):
        t0, t1 = (i + 0.16) / count, (i + 0.84) / count
        foot = on_ground([(ax + (bx - ax) * t, ay + (by - ay) * t) for t in (t0, t1)], -7)
        (x0, y0), (x1, y1) = foot
        d.append(
            svg.outline("M", x0, y0, "V", y0 - 3, "Q", (x0 + x1) / 2, (y0 + y1) / 2 - 14, x1, y1 - 3, "V", y1, "Z")
        )
    return "".join(d)
