"""The far south: the moai of Rapa Nui, the Obelisco of Buenos Aires, and the Palacio Salvo of Montevideo."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import (
    dormers,
    dressed,
    flag,
    floodlit,
    halo,
    opening,
    prism,
    side_paint,
    slots,
    tapered,
)
from dioramacast.renderer.landmarks.kit import arches, placed
from dioramacast.renderer.landmarks.kit_round import curve, ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, dome, face, left_wall, right_wall, turned
from dioramacast.renderer.svg import Markup

HANGA_ROA, BUENOS_AIRES, MONTEVIDEO = 4030754, 3435910, 3441575


def _moai(scene: Scene) -> Markup:
    """Five figures with their backs to the sea, in a row across the picture; two still wear their red topknots."""
    palette = scene.palette
    stone, turf = palette.snowed("#9c9484", 0.7), palette.snowed("#93b35c")
    wall, top = stone.left, 15.0
    half, depth = 47.0, 11.0

    def at(along: float, out: float, z: float = 0.0) -> tuple[float, float, float]:
        """``along`` the platform from its middle to the right, ``out`` towards the viewer."""
        return 60 + along + out, 60 - along + out, z

    platform = [
        face([at(-half, -depth, top), at(half, -depth, top), at(half, depth, top), at(-half, depth, top)], stone.top),
        face([at(-half, depth), at(half, depth), at(half, depth, top), at(-half, depth, top)], wall),
    ]
    rows = [svg.polygon([project(*at(-half, depth, z)), project(*at(half, depth, z))], close=False) for z in (5, 10)]
    rows += [
        svg.polygon(
            [project(*at(-half + 6.2 * i + shift, depth, z)), project(*at(-half + 6.2 * i + shift, depth, z + 5))],
            close=False,
        )
        for z, shift in ((0, 2), (5, 5), (10, 1))
        for i in range(16)
        if 6.2 * i + shift < 2 * half
    ]
    apron = face([at(-half, depth, 5), at(half, depth, 5), at(half - 3, depth + 20), at(-half + 3, depth + 20)],
                 stone.face((0.2, 0.2, 1)))  # fmt: skip
    pebbles = "".join(
        svg.outline(
            "M",
            *project(*at(-half + 3 + (i * 37) % 87, depth + 2 + (i * 23) % 15, 4.4 - ((i * 23) % 15) * 0.24)),
            "h",
            2,
        )
        for i in range(52)
    )
    lawn = svg.path(curve([project(*at(-50, -14)), project(*at(0, -22)), project(*at(50, -14)), project(*at(56, 10)),
                           project(*at(42, 34)), project(*at(0, 52)), project(*at(-42, 34)), project(*at(-56, 10))],
                          close=True), turf.top)  # fmt: skip
    plain = scene.definitions.shape(_figure(scene, has_topknot=False))
    crowned = scene.definitions.shape(_figure(scene, has_topknot=True))
    row = ((-37, plain, 0.98), (-18.5, crowned, 1.08), (0, plain, 1.2), (18.5, crowned, 1.04), (37, plain, 0.92))
    shade = "".join(
        svg.outline("M", x - 15, y, "a", 17, 6, 0, 1, 0, 34, 0, "a", 17, 6, 0, 1, 0, -34, 0, "z")
        for x, y in (project(*at(along + 2, 0, top)) for along, _, _ in row)
    )
    shrubs = [at(-34, 36), at(-26, 41), at(20, 42), at(32, 37), at(38, 33)]
    return svg.join([
        lawn, *platform, svg.stroke("".join(rows), stone.face((0.6, 0.6, -0.8)), 0.9, opacity=0.6), apron,
        svg.stroke(pebbles, stone.face((0.5, 0, -0.6)), 2.2, opacity=0.5),
        svg.path(shade, palette.lighting.shadow_colour, opacity=0.3),
        *(svg.use(name, project(*at(along, 0, top)), scale) for along, name, scale in row),
        *(halo(scene, project(*at(along, 20)), 34, strength=0.5) for along in (-30, 0, 30)),
        canopy(scene, shrubs, ("#8fae58", "#7fa04e"), 0.5),
    ])  # fmt: skip


def _figure(scene: Scene, *, has_topknot: bool) -> Markup:
    """One moai seen from the front, about 70 px high, its foot's middle at the origin."""
    palette = scene.palette
    tuff, red = floodlit(palette, "#a89c86", 0.2, 0.7), floodlit(palette, "#a5533c", 0.5, 0.7)
    paint, dark, light = side_paint(scene, tuff, 0.1), tuff.face((0.6, 0.1, -0.9)), tuff.edge
    body = curve(
        [
            (-13.6, 0),
            (-14.6, -12),
            (-14, -22),
            (-10, -27),
            (0, -28),
            (10, -27),
            (14, -22),
            (14.6, -12),
            (13.6, 0),
            (0, 4),
        ],
        close=True,
    )
    head = svg.outline(
        "M",
        -9.4,
        -30,
        "C",
        -11.4,
        -40,
        -11,
        -54,
        -10,
        -65,
        "Q",
        0,
        -70,
        10,
        -65,
        "C",
        11,
        -54,
        11.4,
        -40,
        9.4,
        -30,
        "Q",
        8,
        -22.6,
        0,
        -21.6,
        "Q",
        -8,
        -22.6,
        -9.4,
        -30,
        "z",
    )
    ears = "M-10.6-56q-4-1-3.8 3l1 17q1.6 2 3 0zM10.6-56q4-1 3.8 3l-1 17q-1.6 2-3 0z"
    sockets = "M-9.4-54.6L-2.4-52.4-2.8-46.6-8.6-48.4zM9.4-54.6L2.4-52.4 2.8-46.6 8.6-48.4z"
    brow = "M-10.8-59.6Q-5-57.6-2.6-54.6H2.6Q5-57.6 10.8-59.6L10.4-54.4Q5-53.6 2.6-50.6H-2.6Q-5-53.6-10.4-54.4z"
    nose = "M-2-54H2L4.2-37.6Q2-35 0-35.6Q-2-35-4.2-37.6z"
    parts = [
        svg.path(body, paint),
        svg.stroke("M-10.6-20C-12-12-10-5-5-1.6M10.6-20C12-12 10-5 5-1.6M-5-1.6H5", dark, 1.2, opacity=0.6),
        svg.path("M-8-25Q0-19 8-25L6-21Q0-17-6-21z", dark, opacity=0.6),
        svg.path(ears, tuff.face((0.6, 0.5, 0.0))),
        svg.path(head, paint),
        svg.path(sockets, dark),
        svg.path(brow, tuff.face((-0.1, 0.7, 0.8))),
        svg.path(nose, tuff.face((-0.4, 0.8, 0.3))),
        svg.path("M0-54H2L4.2-37.6Q2-35 0-35.6z", tuff.right, opacity=0.55),
        svg.path("M-4.2-37.6Q-2-35 0-35.6Q2-35 4.2-37.6Q2-34 0-34.4Q-2-34-4.2-37.6z", dark),
        svg.stroke("M-5.4-29.6Q0-31 5.4-29.6", dark, 1.7),
        svg.stroke("M-5-31.8Q0-33.4 5-31.8M-4.4-27.4Q0-26.4 4.4-27.4", light, 1),
        svg.path("M-10-65Q0-70 10-65Q0-62.6-10-65z", tuff.top),
        svg.stroke("M-10.6-59.4Q-5-57.6-2.4-54.4", light, 0.9, opacity=0.7),
    ]
    if has_topknot:
        knot = turned([(8, 0), (9.4, 2), (9.4, 9), (7, 11.4), (4.6, 11.4), (4.2, 15)], red, scene.definitions)
        parts.append(svg.group(knot, transform="translate(0 -64)"))
    return svg.join(parts)


def _obelisco(scene: Scene) -> Markup:
    """The white needle on its oval of lawns in the widest of avenues."""
    palette = scene.palette
    white, base = floodlit(palette, "#f3efe6", 0.05, 1.0), floodlit(palette, "#e3dac8", 0.4)
    road, lawn = palette.snowed("#7b7d88", 0.7), palette.snowed("#83bb5c")
    rounds = [
        svg.ellipse(0, 0, r * CIRCLE_RX, r * CIRCLE_RY, paint)
        for r, paint in ((56, road.top), (44, palette.snowed("#d9cfbe").top), (40, lawn.top))
    ]
    lanes = svg.ellipse(0, 0, 50 * CIRCLE_RX, 50 * CIRCLE_RY, "none", stroke="#f4efe2", stroke_width=1,
                        stroke_dasharray="7 6", opacity=0.8)  # fmt: skip
    paths = svg.path(svg.polygon([project(-40, -7), project(40, -7), project(40, 7), project(-40, 7)])
                     + svg.polygon([project(-7, -40), project(7, -40), project(7, 40), project(-7, 40)]),
                     palette.snowed("#d9cfbe").top)  # fmt: skip
    shaft = Block(-13, -13, 13, 13, 8, 184)
    inset = 3.6
    slit = opening(palette, "#5d6476")
    windows = [
        left_wall(Block(-9.6, 0, 9.6, 9.8, 0, 184), svg.path(svg.boxes([(8.4, 8, 2.6, 4)]), slit)),
        right_wall(Block(0, -9.6, 9.8, 9.6, 0, 184), svg.path(svg.boxes([(8.4, 8, 2.6, 4)]), slit)),
        left_wall(Block(-13, 0, 13, 13, 8, 26), svg.path(svg.boxes([(10.4, 6, 5.2, 12)]), slit)),
    ]
    joints = "".join(
        svg.polygon(
            [
                project(-13 + inset * t, 13 - inset * t, 8 + 176 * t),
                project(13 - inset * t, 13 - inset * t, 8 + 176 * t),
                project(13 - inset * t, -13 + inset * t, 8 + 176 * t),
            ],
            close=False,
        )
        for t in (k / 12 for k in range(1, 12))
    )
    hedge = ("#4f9a4c", "#3f8f4a")
    bushes = [
        (x * 22 + dx, y * 22 + dy, 0.0)
        for x, y in ((-1, -1), (1, -1), (-1, 1), (1, 1))
        for dx, dy in ((0, 0), (9, -3), (-3, 9))
    ]
    cars = []
    for x, y, albedo in ((-20, 46, "#f0c33c"), (14, 48, "#2c2c34"), (47, 8, "#f0c33c"), (44, -24, "#c8473a")):
        w, d = (9, 4.6) if y > 20 else (4.6, 9)
        cars += [
            dressed(scene, Block(x, y, x + w, y + d, 1, 4), palette.material(albedo)),
            dressed(scene, Block(x + 1.4, y + 1.2, x + w - 1.4, y + d - 1.2, 4, 6.4), palette.material("#dfe8ee")),
        ]
    light_blue, cream = "#79b7e8", "#f6f4ee"
    flags = [flag(scene, (x, y, 0), 34, (light_blue, cream, light_blue)) for x, y in ((-34, 30), (30, -34), (34, 30))]
    glow = [halo(scene, project(0, 0, 40), 70, "#ffe9c0", 0.4), halo(scene, project(0, 0, 150), 70, "#ffe9c0", 0.3)]
    return placed(
        58, 58, 0, *rounds, lanes, paths, canopy(scene, bushes[:3], hedge, 0.6),
        dressed(scene, Block(-19, -19, 19, 19, 0, 4), base), dressed(scene, Block(-16, -16, 16, 16, 4, 8), base),
        tapered(shaft, inset, white), svg.stroke(joints, white.face((0.7, 0, -0.6)), 0.7, opacity=0.35), *windows,
        prism((0, 0), 4, (13.3, 184), (0.2, 204), white, turn_deg=45), *glow,
        canopy(scene, bushes[3:], hedge, 0.6), *flags, *cars,
    )  # fmt: skip


def _salvo(scene: Scene) -> Markup:
    """The eclectic block with bulbous corner turrets and the great tower over its corner."""
    palette, definitions = scene.palette, scene.definitions
    wall, trim = floodlit(palette, "#d6b894", 0.0, 0.8), floodlit(palette, "#eadbc2", 0.3)
    cap, roof = floodlit(palette, "#8f7f74", 0.6, 0.5), palette.snowed("#b09a82")
    glass = opening(palette, "#5a5566")

    def skin(length: float) -> list[Markup]:
        count = max(2, int(length // 8.4))
        left = trim.left if length > 80 else trim.right
        d = "".join(slots(length, count, 16 + 11 * j, (3.6, 6.4), 1) for j in range(5)) + arches(
            length, count, 4, (4, 8), margin=1
        )
        bays = "".join(f"M{svg.number(length * t)} 2v66" for t in (0.2, 0.5, 0.8))
        return [
            svg.path(bays, "none", stroke=left, stroke_width=7, opacity=0.35, stroke_linecap="butt"),
            svg.rect(0, 13, length, 1.4, left),
            svg.rect(0, 0, length, 2, left),
            svg.path(d, glass),
            svg.rect(0, 71, length, 2, left),
            svg.path(arches(length, max(2, int(length // 11)), 75, (7, 13), margin=1), glass),
        ]

    turret_name = definitions.shape(svg.join([
        turned([(4.6, -22), (6, -14), (6, 0), (7, 1.4)], trim, definitions),
        svg.stroke(ring_posts(6, -8, -3, 5), glass, 1.6), dome(6.2, 1.4, cap, definitions, 1.28),
        svg.stroke("M0-9v-8", cap.edge, 1.3),
    ]))  # fmt: skip

    def turret(x: float, y: float, z: float, size: float) -> list[Markup]:
        return [svg.use(turret_name, project(x, y, z), size)]

    block = Block(4, 4, 96, 92, 0, 88)
    attic = Block(12, 12, 88, 84, 88, 98)
    tower, upper = Block(52, 44, 86, 78, 88, 132), Block(56, 48, 82, 74, 132, 152)

    def shaft(length: float) -> list[Markup]:
        rows = "".join(slots(length, 4, 4 + 10 * j, (3, 6), 2) for j in range(4))
        return [svg.path(rows, glass), svg.rect(0, 0, length, 1.6, trim.left)]

    crown = placed(
        69, 61, 0, turned([(13, 152), (13, 160), (14.4, 161)], trim, definitions),
        svg.stroke(ring_posts(13, 153, 158, 9), glass, 2, stroke_linecap="butt"),
        dome(13, 161, cap, definitions, 1.15), turned([(4.4, 176), (4, 188), (5, 189)], trim, definitions),
        dome(4.4, 189, cap, definitions, 1.4), svg.stroke("M0-196V-214", trim.edge, 1.4),
        halo(scene, (0, -190), 50, "#ffe2a0", 0.7),
    )  # fmt: skip
    corners = [(54, 46), (54, 76), (84, 46), (84, 76)]
    tops = [part for x, y in corners for part in turret(x, y, 140, 0.8)]
    return svg.join([
        *turret(10, 10, 96, 0.9), dressed(scene, block, wall, skin, roof), dressed(scene, attic, wall, None, roof),
        dormers(scene, [(x, 86, 90) for x in (20, 32, 44)], wall, cap, to_left=True), *turret(92, 8, 98, 1.0),
        dressed(scene, tower, wall, shaft, roof), *tops[:2], dressed(scene, upper, wall, shaft, roof), *tops[2:], crown,
        *turret(8, 88, 98, 1.0), *turret(50, 92, 96, 0.7), *turret(96, 48, 96, 0.7), *turret(93, 89, 104, 1.25),
    ])  # fmt: skip


MOAI = Landmark(
    "the moai", _moai, 120, 120, 112, Site.PARK,
    casts=tuple(Block(51 + along, 51 - along, 69 + along, 69 - along, 0, 70) for along in (-37, -18, 0, 18, 37)),
)  # fmt: skip
OBELISCO = Landmark(
    "the Obelisco", _obelisco, 116, 116, 204, casts=(Block(39, 39, 77, 77, 0, 6), Block(46, 46, 70, 70, 0, 190)),
)  # fmt: skip
PALACIO_SALVO = Landmark(
    "the Palacio Salvo", _salvo, 100, 98, 214,
    casts=(Block(4, 4, 96, 92, 0, 92), Block(52, 44, 86, 78, 0, 160)),
)  # fmt: skip

CITIES: Cities = {HANGA_ROA: (MOAI,), BUENOS_AIRES: (OBELISCO,), MONTEVIDEO: (PALACIO_SALVO,)}
