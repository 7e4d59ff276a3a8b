"""Niagara Falls, and the Alamo of San Antonio."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.americas_hills import canopy
from dioramacast.renderer.landmarks.americas_kit import dressed, flag, floodlit, halo, opening, side_paint, slots, tube
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, face, left_wall
from dioramacast.renderer.svg import Markup

NIAGARA_NY, NIAGARA_ON, SAN_ANTONIO = 5128723, 6087892, 4726206

BRINK = 78.0
"""How high the falls are."""


def _spot(along: float, out: float, z: float = 0.0) -> Point:
    """On the picture: ``along`` to the right, ``out`` towards the viewer, in units on the ground."""
    return along * CIRCLE_RX, out * CIRCLE_RY - z


def _horseshoe(t: float) -> tuple[float, float]:
    """The brink, from its left end (-1) to its right (1)."""
    return 64 * t, -34 + 66 * abs(t) ** 2.2


def _niagara(scene: Scene) -> Markup:
    """A horseshoe of falling water between two cliffs, the river above it, mist and a boat below."""
    palette, definitions = scene.palette, scene.definitions
    rock, turf = palette.snowed("#8c7f72", 0.5), palette.snowed("#7fb658", 0.95)
    water, deep = palette.material("#4fb4bd"), palette.material("#2f8fa6")
    brink = [_horseshoe(-1 + i / 12) for i in range(25)]
    top = [_spot(*p, BRINK) for p in brink]
    foot = [_spot(p[0] * 0.97, p[1] + 5) for p in brink]
    rim = [
        (64, 32),
        (80, 14),
        (83, -12),
        (66, -50),
        (34, -76),
        (0, -84),
        (-34, -76),
        (-66, -50),
        (-83, -12),
        (-80, 14),
        (-64, 32),
    ]
    plateau = svg.polygon([*top, *(_spot(*p, BRINK) for p in rim)])
    river = (
        curve([_spot(-44, -66, BRINK), _spot(-52, -30, BRINK), _spot(-60, 22, BRINK)])
        + "L"
        + "L".join(svg.outline(*p) for p in top[2:-2])
        + "L"
        + curve([_spot(60, 22, BRINK), _spot(52, -30, BRINK), _spot(44, -66, BRINK), _spot(0, -82, BRINK)])[1:]
        + "Z"
    )
    pool = curve(
        [
            _spot(-84, 4),
            _spot(-72, 40),
            _spot(-40, 72),
            _spot(0, 84),
            _spot(40, 72),
            _spot(72, 40),
            _spot(84, 4),
            _spot(40, -20),
            _spot(-40, -20),
        ],
        close=True,
    )
    cliffs = [
        svg.path(svg.polygon([_spot(*a), _spot(*b), _spot(*b, BRINK), _spot(*a, BRINK)]), rock.face(normal))
        for a, b, normal in (
            ((-83, -12), (-80, 14), (-0.7, 0.7, 0)), ((-80, 14), (-62, 34), (0, 1, 0)),
            ((80, 14), (62, 34), (1, 0.1, 0)), ((83, -12), (80, 14), (0.9, -0.4, 0)),
        )
    ]  # fmt: skip
    ledges = "".join(
        svg.polygon([_spot(s * 80, 14, z), _spot(s * 63, 33, z)], close=False)
        for s in (-1, 1)
        for z in (16, 32, 46, 60)
    )
    fall = svg.polygon([*top, *reversed(foot)])
    lit = is_lit(palette) and palette.daylight < 0.6
    hues = ("#ff9ecb", "#b9a2ff", "#8fd4ff") if lit else ("#ffffff", "#ffffff", "#ffffff")
    white = palette.material("#f6fbfd")
    veil = definitions.linear(
        [(0, water.left), (0.16, mix(water.edge, white.left, 0.5)), (0.6, white.left), (1, white.top)]
    )
    tint = definitions.linear(
        [(0, palette.shown(hues[0])), (0.5, palette.shown(hues[1])), (1, palette.shown(hues[2]))], (0, 0), (1, 0)
    )
    lines = []
    for i in range(44):
        t = -0.93 + 1.86 * i / 43
        along, out = _horseshoe(t)
        a, b = _spot(along, out, BRINK - 2 - (i * 7 % 5) * 3), _spot(along * 0.97, out + 5, 4 + (i * 11 % 6) * 7)
        lines.append(svg.polygon([a, b], close=False))
    ripples = "".join(
        svg.outline("M", *_spot(-30 + (i * 29) % 60, -72 + (i * 17) % 40, BRINK), "q", 3, 1.6, 7, 0) for i in range(16)
    ) + "".join(svg.outline("M", *_spot(-48 + (i * 37) % 96, 40 + (i * 13) % 34), "q", 4, 2, 9, 0) for i in range(14))
    mist = definitions.radial([(0, white.top, 0.85), (0.5, white.top, 0.4), (1, white.top, 0)])
    spray = [
        svg.ellipse(*_spot(x, y, z), rx, ry, mist)
        for x, y, z, rx, ry in (
            (-44, 12, 4, 34, 16),
            (44, 12, 4, 34, 16),
            (-18, -18, 8, 40, 22),
            (20, -18, 8, 40, 22),
            (0, -14, 26, 30, 26),
        )
    ]
    rainbow = [
        svg.stroke(svg.outline("M", *_spot(-54, 30), "A", 62, 74, 0, 0, 1, *_spot(46, 26)), palette.shown(colour), 2.4,
                   opacity=0.42, transform=svg.translate((0, 2.3 * i)))
        for i, colour in enumerate(("#f2685c", "#f6b04a", "#f5e56b", "#74cf7c", "#6aa8f0", "#a884e0"))
    ] if palette.daylight > 0.9 and not palette.wet and palette.snow < 0.1 else []  # fmt: skip
    boat = placed(
        0,
        0,
        0,
        svg.group(
            svg.path("M-15-3H15L11 4H-11z", palette.material("#2f5fa8").left),
            svg.path("M-9-3V-8H8V-3z", palette.material("#f6f3ea").left),
            svg.stroke("M-7-5.6H6", opening(palette), 2),
            svg.path("M-11-9H10V-8H-11z", palette.material("#f6f3ea").top),
            svg.stroke("".join(f"M{x}-9v-2.6" for x in (-7, -4, -1, 3, 6)), palette.material("#3f7fd8").left, 2),
            transform=svg.translate(_spot(8, 54)),
        ),
    )
    woods = [
        ((a + o) / 1.4142, (o - a) / 1.4142, BRINK)
        for a, o in (
            (-58, -46),
            (-70, -24),
            (-76, -4),
            (-70, 12),
            (-60, -30),
            (-66, -8),
            (60, -46),
            (72, -24),
            (78, -4),
            (70, 12),
            (62, -30),
            (66, -8),
            (-66, 22),
            (68, 22),
        )
    ]
    shore = [((a + o) / 1.4142, (o - a) / 1.4142, 0.0) for a, o in (
        (-80, 24), (-70, 44), (-54, 62), (54, 62), (70, 44), (80, 24), (-34, 76), (34, 76))]  # fmt: skip
    leaves = ("#4f8f4c", "#5f9f4a", "#3f8a4c")
    return placed(
        85,
        85,
        0,
        svg.path(pool, side_paint(scene, deep, 0.9), stroke=rock.edge, stroke_width=3),
        *cliffs[:2],
        svg.path(plateau, turf.top),
        svg.path(river, water.top),
        svg.path(fall, veil),
        svg.path(fall, tint, opacity=0.42 if lit else 0.08),
        svg.stroke("".join(lines), water.left, 1.5, opacity=0.45),
        svg.stroke("".join(lines[::2]), "#ffffff", 1.4, opacity=0.5, transform="translate(2 0)"),
        svg.stroke(curve(top), water.edge, 2),
        *cliffs[2:],
        svg.stroke(ledges, rock.face((0.6, 0.6, -0.8)), 1.6, opacity=0.5),
        svg.stroke(ripples, "#ffffff", 1.1, opacity=0.55),
        *spray,
        *rainbow,
        canopy(scene, woods, leaves, 0.72),
        boat,
        canopy(scene, shore, leaves, 0.62),
    )


def _alamo(scene: Scene) -> Markup:
    """The mission church: a low stone front with niches and twisted columns under the bell-shaped gable."""
    palette = scene.palette
    stone, pale = floodlit(palette, "#d8c29a", 0.1), floodlit(palette, "#e6d6b4", 0.4)
    dark, shade = opening(palette, "#4a3a30", "#ffc26a"), stone.face((0.6, -0.2, -0.7))
    roof = palette.snowed("#b9a582")
    lawn = face([(0, 84, 0.1), (120, 84, 0.1), (120, 112, 0.1), (0, 112, 0.1)], palette.snowed("#8fbd5e").top)
    walk = face([(46, 84, 0.2), (74, 84, 0.2), (74, 112, 0.2), (46, 112, 0.2)], palette.snowed("#d9c8a8").top)
    nave, front = Block(30, 14, 92, 72, 0, 44), Block(22, 72, 98, 84, 0, 52)
    transept = Block(92, 22, 112, 54, 0, 36)
    convent = Block(2, 40, 22, 78, 0, 26)

    def openings(length: float) -> list[Markup]:
        return [svg.path(slots(length, max(2, int(length // 14)), 10, (3.4, 9), 2), dark)]

    gable = "M20 .4C22-9 29-7 30-15C32-26 44-26 46-15C47-7 54-9 56 .4z"
    door = "M31 52V30C31 19 45 19 45 30V52z"
    carved = "".join(f"M{x} 52V18" for x in (16, 26, 50, 60))
    niches = "".join(
        svg.outline("M", x, 44, "v", -13, "a", 2.6, 2.6, 0, 0, 1, 5.2, 0, "v", 13, "z") for x in (18.4, 52.4)
    )
    upper = (
        "".join(svg.outline("M", x, 12, "v", -9, "h", 5, "v", 9, "z") for x in (11, 60))
        + "M35.4 8V-2C35.4-6 40.6-6 40.6-2V8z"
    )
    drawn = [
        svg.path(gable, stone.left),
        svg.stroke("M0 .4H20C22-9 29-7 30-15C32-26 44-26 46-15C47-7 54-9 56 .4H76", pale.edge, 2),
        svg.rect(0, 15, 76, 2.4, pale.left),
        svg.stroke("M0 17.8H76", shade, 0.9, opacity=0.7),
        svg.stroke(carved, pale.left, 3.6, stroke_linecap="butt"),
        svg.stroke(carved, shade, 3.6, stroke_dasharray="1 2.6", opacity=0.5),
        svg.path(door, pale.left),
        svg.path("M33.4 52V31C33.4 22 42.6 22 42.6 31V52z", dark),
        svg.path(niches + upper, shade),
        svg.stroke("M4 30h6M8 40h5M64 26h5M68 44h5M22 24h4M46 10h5M26 6h4M6 48h5", shade, 0.9, opacity=0.6),
    ]
    oaks = [(12, 96, 0), (24, 104, 0), (96, 98, 0), (108, 94, 0), (104, 108, 0)]
    return svg.join(
        [
            lawn,
            walk,
            dressed(scene, convent, stone, openings, roof),
            dressed(scene, nave, stone, openings, roof),
            gable_roof(Block(34, 18, 88, 70, 44, 46), 12, palette.snowed("#a8937a"), stone, ridge_along_x=False),
            dressed(scene, transept, stone, openings, roof),
            dressed(scene, front, stone, None, roof),
            left_wall(front, *drawn),
            tube(scene, 108, 80, [(1.6, 0), (1.2, 6)], pale),
            flag(scene, (108, 80, 4), 62, ("#2f4f9a", "#f4f1ea", "#c8443a")),
            canopy(scene, oaks, ("#5f9a4c", "#4f8f4c"), 0.9),
            halo(scene, project(60, 90, 14), 60, "#ffd79a", 0.45),
        ]
    )


NIAGARA_FALLS = Landmark("Niagara Falls", _niagara, 170, 170, 110, Site.BACK, casts=(Block(14, 14, 110, 110, 0, 70),))
ALAMO = Landmark("the Alamo", _alamo, 120, 112, 84, casts=(Block(22, 14, 98, 84, 0, 52), Block(2, 40, 22, 78, 0, 26)))

CITIES: Cities = {NIAGARA_NY: (NIAGARA_FALLS,), NIAGARA_ON: (NIAGARA_FALLS,), SAN_ANTONIO: (ALAMO,)}
