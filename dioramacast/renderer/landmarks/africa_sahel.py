"""Landmarks of earth and living wood: the great mud mosques, the baobabs, Great Zimbabwe."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, project
from dioramacast.renderer.landmarks.kit import (
    arch,
    foot,
    loft,
    openings,
    placed,
    square,
    stone,
    unlit,
    veil,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_round import bulb, curve, disc, girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, ball_paint, box, left_wall, line, turned
from dioramacast.renderer.svg import Markup

MUD = "#d29a62"


def _sticks(scene: Scene, x: float, y: float, half: float, z0: float, z1: float) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    """Rows of beam ends that stand out of both walls of a mud tower."""
    d = []
    z = z0
    while z < z1:
        for k in (-0.55, 0.0, 0.55):
            a, b = project(x + k * half, y + half, z), project(x + half, y + k * half, z)
            d += [svg.outline("M", *a, "l", -4.4, 1.6), svg.outline("M", *b, "l", 4.4, 1.6)]
        z += 11
    return svg.stroke("".join(d), scene.palette.material("#6b4327").left, 1.5)


def mud_tower(scene: Scene, x: float, y: float, half: float, z0: float, z1: float) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    """A battered tower of mud with beam ends and a cone on top."""
    mud = stone(scene, MUD)
    base, top = square(x, y, half), square(x, y, half * 0.8)
    tip = [
        (half * 0.62, 0.0), (half * 0.6, half * 0.5), (half * 0.34, half * 1.3), (half * 0.2, half * 1.9),
        (0, half * 2.3),
    ]  # fmt: skip
    egg = placed(x, y, z1 + half * 2.3, svg.circle(0, -1.6, 2, stone(scene, "#fbf3e2").top))
    return svg.join([
        loft(base, z0, top, z1, mud, mud),
        veil(scene, [*((a, b, z0) for a, b in base), *((a, b, z1) for a, b in top)], 0.5, 0.2),
        line([(x - half * 0.8, y + half * 0.8, z1), (x + half * 0.8, y + half * 0.8, z1),
              (x + half * 0.8, y - half * 0.8, z1)], mud.edge, 1.2, 0.8),
        _sticks(scene, x, y, half * 0.9, z0 + (z1 - z0) * 0.42, z1 - 3), placed(x, y, z1, bulb(scene, tip, mud)), egg,
    ])  # fmt: skip


def _buttresses(scene: Scene, block: Block, step: float, is_left: bool) -> Markup:
    """Half-round pillars on a wall that end in points above the parapet, as one drawing used again and again."""
    mud = stone(scene, MUD)
    length, high = block.width if is_left else block.depth, block.height
    pillar = scene.definitions.shape(bulb(
        scene, [(3.2, 0), (2.9, high * 0.6), (2.7, high), (1.6, high + 7), (0, high + 12)], mud
    ))  # fmt: skip
    count = round(length / step)
    spots = [
        (block.x0 + step * (i + 0.5), block.y1, block.z0) if is_left
        else (block.x1, block.y0 + step * (i + 0.5), block.z0) for i in range(count)
    ]  # fmt: skip
    return svg.join([svg.use(pillar, project(*spot)) for spot in spots])


def _mud_mosque(scene: Scene) -> Markup:
    mud = stone(scene, MUD)
    plinth, hall = Block(0, 0, 120, 120, 0, 6), Block(8, 30, 112, 96, 6, 54)
    dark = window_paint(scene.palette, "#5a3a26")
    pinnacle = scene.definitions.shape(bulb(scene, [(3, 0), (2.8, 4), (1.2, 10), (0, 14)], mud))
    back = [(x, 32.0) for x in range(14, 112, 14)] + [(10.0, y) for y in range(44, 96, 14)]
    court = Block(14, 8, 106, 30, 6, 26)
    doors = "".join(arch(u, 26, 7, 20, "pointed") for u in (28.5, 68.5))
    return svg.join([
        box(plinth, stone(scene, "#dcab74")), box(court, mud), *(svg.use(pinnacle, project(x, y, 54)) for x, y in back),
        box(hall, mud), foot(scene, hall), openings(scene, hall, (0, 6), 12, (3, 8), "flat", dark),
        left_wall(hall, svg.path(doors, dark)),
        svg.stroke(
            "".join(svg.polygon([project(x, 36, 54), project(x, 90, 54)], close=False) for x in range(22, 110, 12)),
            CONTACT, 1, opacity=0.12,
        ),
        _buttresses(scene, hall, 11, is_left=False), _buttresses(scene, hall, 8, is_left=True),
        mud_tower(scene, 16, 98, 9, 6, 80), mud_tower(scene, 60, 100, 12, 6, 98), mud_tower(scene, 104, 98, 9, 6, 80),
        left_wall(Block(50, 112, 70, 112, 6, 40), svg.path(arch(5, 10, 10, 24, "pointed"), dark)),
        halo(scene, 60, 116, 12, 60, 0.5),
    ])  # fmt: skip


MUD_MOSQUE = Landmark(
    "the Great Mosque of Djenné", _mud_mosque, 120, 120, 118, Site.SAND,
    casts=(
        Block(14, 8, 106, 30, 0, 26), Block(8, 30, 112, 98, 0, 54), Block(50, 90, 70, 112, 0, 104),
        Block(12, 90, 28, 106, 0, 84), Block(92, 90, 108, 106, 0, 84),
    ),
)  # fmt: skip


def _baobab(scene: Scene) -> Markup:
    """Around the foot of its trunk, 130 tall."""
    palette = scene.palette
    bark, leaf = unlit(scene, "#b58a70"), palette.snowed("#6f9a4c", 0.7)
    trunk = (
        svg.outline("M", -17, 1, "C", -12, -12, -15, -34, -12.5, -62, "C", -12, -76, -13, -84, -16, -90)
        + svg.outline("L", 16, -90, "C", 13, -84, 12, -76, 12.5, -62, "C", 15, -34, 12, -12, 17, 1)
        + svg.outline("C", 8, 8, -8, 8, -17, 1, "Z")
    )  # fmt: skip
    limbs = "".join(
        curve([(x0, -84), (x0 + (x1 - x0) * 0.45, -92), (x1, y1)])
        for x0, x1, y1 in (
            (-11, -38, -112), (-7, -24, -121), (0, -4, -126), (7, 20, -122), (11, 38, -113), (9, 30, -104),
            (-9, -30, -103),
        )
    )  # fmt: skip
    grain = "".join(curve([(x, -86), (x * 0.78, -50), (x * 1.05, -4)]) for x in (-9, -4, 1, 6, 10))
    puffs = (
        (-36, -114, 13), (36, -115, 13), (-22, -123, 14), (22, -124, 14), (-2, -128, 15), (-31, -104, 8), (31, -105, 8),
    )  # fmt: skip
    paint = ball_paint(leaf, scene.definitions)
    return svg.join([
        svg.stroke(limbs, bark.right, 6), svg.path(trunk, scene.definitions.linear(
            [(0, bark.left), (0.45, bark.face((0.5, 0.8, 0.2))), (1, bark.right)], (0, 0), (1, 0))),
        svg.stroke(limbs, bark.left, 2.4, opacity=0.7), svg.stroke(grain, CONTACT, 1.1, opacity=0.2),
        *(svg.ellipse(x, y, r, r * 0.62, paint) for x, y, r in puffs),
    ])  # fmt: skip


def _baobabs(scene: Scene) -> Markup:
    tree = scene.definitions.shape(_baobab(scene))
    earth = scene.palette.snowed("#c98a5c")
    road = [project(*p) for p in ((44, 0, 0), (72, 0, 0), (78, 120, 0), (46, 120, 0))]
    ruts = svg.polygon(
        [project(54, 0), project(56, 120)], close=False,
    ) + svg.polygon([project(64, 0), project(69, 120)], close=False)  # fmt: skip
    stand = ((30, 12, 0.95), (90, 10, 1.0), (24, 52, 1.08), (98, 54, 0.94), (22, 98, 1.0), (100, 102, 0.82))
    return svg.join([
        svg.path(svg.polygon(road), earth.top), svg.stroke(ruts, CONTACT, 3, opacity=0.14),
        *(
            svg.join([disc(x, y, 0, 17 * s, scene.palette.snowed("#9aa85a").top), svg.use(tree, project(x, y), s)])
            for x, y, s in stand
        ),
    ])  # fmt: skip


BAOBABS = Landmark(
    "the Avenue of the Baobabs", _baobabs, 120, 120, 140, Site.SAND, open_ground=34,
    casts=tuple(
        Block(x - 9, y - 9, x + 9, y + 9, 0, 110)
        for x, y in ((30, 12), (90, 10), (24, 52), (98, 54), (22, 98), (100, 102))
    ),
)  # fmt: skip


def _zimbabwe(scene: Scene) -> Markup:
    """A dry-stone ring, open to the viewer in one place, about a solid cone."""
    granite = stone(scene, "#b9a58c")
    definitions = scene.definitions
    radius, high = 48.0, 30.0
    outer, inner = radius * CIRCLE_RX, (radius - 7) * CIRCLE_RX
    ratio = 3**-0.5
    floor = svg.ellipse(0, 0, inner, inner * ratio, scene.palette.snowed("#b7a05c").top)
    inside = svg.outline(
        "M", -inner, 0, "A", inner, inner * ratio, 0, 0, 1, inner, 0, "v", -high, "A", inner, inner * ratio, 0, 0, 0,
        -inner, -high, "z",
    )  # fmt: skip
    lip = svg.outline(
        "M", -outer, -high, "A", outer, outer * ratio, 0, 1, 1, outer, -high, "A", outer, outer * ratio, 0, 1, 1,
        -outer, -high, "M", -inner, -high, "A", inner, inner * ratio, 0, 1, 0, inner, -high, "A", inner, inner * ratio,
        0, 1, 0, -inner, -high, "z",
    )  # fmt: skip
    dark_to_light = definitions.linear(
        [(0, granite.right), (0.5, granite.face((-0.2, 0.4, 0.3))), (1, granite.left)], (0, 0), (1, 0),
    )  # fmt: skip
    cone = [(15.0, 0.0), (13.6, 30), (11.4, 56), (9.6, 68)]
    joints = "".join(girdle(15 - z * 0.075, z) for z in range(6, 68, 6))
    front = svg.outline(
        "M", -outer * 1.03, 0, "A", outer * 1.03, outer * ratio * 1.03, 0, 0, 0, outer * 1.03, 0, "L", outer, -high,
        "A", outer, outer * ratio, 0, 0, 1, -outer, -high, "z",
    )  # fmt: skip
    tones = granite.around(0.1)
    rows = "".join(girdle(radius + 1, z) for z in range(5, 22, 5))
    chevrons = girdle(radius, 25)
    gate = svg.outline("M", 14, outer * ratio - 1.5, "v", -high + 4, "q", 5, -7, 10, -1.6, "v", high - 4, "z")
    shrub = scene.palette.snowed("#7f9a4a")
    bushes = [
        svg.circle(x, y, r, ball_paint(shrub, definitions))
        for x, y, r in ((-36, -4, 9), (34, -8, 10), (26, 2, 7), (-24, 6, 7))
    ]  # fmt: skip
    return placed(60, 60, 0, floor, svg.path(inside, dark_to_light), *bushes[:2],
        placed(-10, -10, 0, turned(cone, granite, definitions), svg.stroke(joints, CONTACT, 0.9, opacity=0.3)),
        *bushes[2:], placed(16, 12, 0, turned([(7, 0), (6, 20)], granite, definitions)),
        svg.path(lip, granite.top, fill_rule="evenodd"),
        svg.path(front, definitions.linear(list(zip((0.0, 0.2, 0.5, 0.8, 1.0), tones, strict=True)), (0, 0), (1, 0))),
        svg.stroke(rows, CONTACT, 1, opacity=0.28),
        svg.stroke(chevrons, CONTACT, 4, opacity=0.45, stroke_dasharray="2 3", stroke_linecap="butt"),
        svg.path(gate, window_paint(scene.palette, "#4d3d33")),
    )  # fmt: skip


ZIMBABWE = Landmark(
    "Great Zimbabwe", _zimbabwe, 120, 120, 78, Site.PARK, open_ground=44,
    casts=(Block(18, 18, 102, 102, 0, 28), Block(38, 38, 62, 62, 0, 66)),
)  # fmt: skip
