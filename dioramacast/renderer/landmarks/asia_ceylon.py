"""The lion rock of Sri Lanka."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import lerp, project
from dioramacast.renderer.landmarks.asia_kit import floodlit, ground_glow, lamps, strokes
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import curve
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, ball, ball_paint, box, face
from dioramacast.renderer.svg import Markup


def _sigiriya(scene: Scene) -> Markup:
    """The sheer rock, its palace ruins on top, and the lion's paws at the foot of the stair."""
    palette, definitions = scene.palette, scene.definitions
    rock, leaf = floodlit(palette, "#b08c78", 0.55), palette.snowed("#5f9e4c", 0.8)
    brick, sand = floodlit(palette, "#b8704a", 0.6), palette.snowed("#d8bd8e")
    water, dark = palette.material("#4fa3b5"), palette.snowed("#3f7f45", 0.7)
    foot = [(-68, -4), (-50, 13), (-27, 21), (-3, 25), (22, 21), (46, 11), (66, -6)]
    waist = [(-52, -58), (-43, -44), (-26, -34), (-2, -38), (25, -46), (47, -50), (58, -62)]
    crown = [(-58, -128), (-45, -113), (-26, -104), (-2, -96), (22, -93), (43, -90), (54, -98)]
    cliffs = []
    for i in range(6):
        angle = math.pi * (0.86 - 0.24 * i)
        nx, ny = round(-math.cos(angle - 0.5), 2), round(math.sin(angle - 0.5) + 0.2, 2)
        for low, high, lean in ((foot, waist, 0.3), (waist, crown, -0.25)):
            quad = [low[i], low[i + 1], high[i + 1], high[i]]
            cliffs.append(
                svg.path(
                    svg.polygon(quad), rock.face((nx, ny, lean)), stroke=rock.face((nx, ny, lean)), stroke_width=0.6
                )
            )
    far = [(38, -110), (8, -126), (-28, -140)]
    plateau = svg.polygon([*crown, *far])
    stains = "".join(
        curve([(x, y), (x + 2, y + tall * 0.5), (x - 1, y + tall)])
        for x, y, tall in (
            (-50, -108, 26),
            (-35, -100, 40),
            (-11, -92, 22),
            (13, -90, 34),
            (34, -86, 18),
            (49, -90, 30),
        )
    )
    strata = "".join(
        svg.polygon(
            [(lerp(a[0], b[0], t), lerp(a[1], b[1], t) + bend) for a, b in zip(low, high, strict=True)], close=False
        )
        for low, high in ((foot, waist), (waist, crown))
        for t, bend in ((0.25, 2.0), (0.52, -2.0), (0.8, 3.0))
    )
    ledge = svg.polygon([(x, y + 9) for x, y in waist], close=False)
    bush = definitions.shape(
        svg.join(
            [
                ball(0, -4, 6.6, leaf, definitions),
                ball(-5, -1, 4.6, dark, definitions),
                ball(5, -1, 4.6, leaf, definitions),
            ]
        )
    )
    rim = [svg.use(bush, p, 0.8) for p in ((-50, -128), (-30, -137), (-10, -132), (10, -124), (30, -113), (44, -104))]
    ruins = [
        box(Block(-18 + 12 * i, -16 + 5 * (i % 2), -10 + 12 * i, -4 + 5 * (i % 2), 0, 5 + 3 * (i % 2)), brick)
        for i in range(3)
    ]
    parts = [
        box(Block(0, 0, 120, 120, 0, 2), palette.snowed("#88b458")),
        placed(52, 52, 2, svg.ellipse(0, 6, 66, 30, CONTACT, opacity=0.2),
            *cliffs, svg.stroke(strata, mix(rock.right, CONTACT, 0.4), 1.6, opacity=0.4),
            svg.stroke(stains, mix(rock.right, "#3a2438", 0.45), 3, opacity=0.3),
            svg.stroke(ledge, mix(rock.right, CONTACT, 0.5), 3.4, opacity=0.5), svg.stroke(ledge, brick.edge, 1.4),
            svg.path(plateau, leaf.top),
            svg.stroke(svg.polygon(crown, close=False), leaf.edge, 1.4), *rim,
            svg.group(*ruins, transform=svg.translate((0, -114))),
            *(svg.use(bush, p, 0.7) for p in ((-42, -117), (36, -97), (-20, -110)))),
    ]  # fmt: skip
    for x, y in (
        (10, 90),
        (22, 100),
        (90, 10),
        (100, 22),
        (12, 108),
        (108, 12),
        (6, 78),
        (78, 6),
        (34, 98),
        (98, 34),
        (46, 106),
        (106, 46),
        (24, 112),
        (112, 24),
    ):
        parts.append(svg.use(bush, project(x, y, 2)))
    court = Block(72, 72, 102, 102, 2, 12)
    paws = svg.outline(
        "M", -9, 0, "C", -11, -9, -8, -15, 0, -15, "C", 8, -15, 11, -9, 9, 0, "C", 6, 4, -6, 4, -9, 0, "Z"
    )
    claws = svg.outline("M", -5, 1, "v", -6, "M", 0, 2.4, "v", -7, "M", 5, 1, "v", -6)
    paw = definitions.shape(
        svg.join(
            [svg.path(paws, ball_paint(brick, definitions)), svg.stroke(claws, mix(brick.right, CONTACT, 0.5), 1.6)]
        )
    )
    flight = [[(80 - 2.2 * i, 80 - 2.2 * i, 12 + 4.5 * i)] for i in range(12)]
    steps = "".join(svg.outline("M", *project(*step[0]), "m", -6, 0, "h", 12) for step in flight)
    parts += [
        box(court, brick),
        svg.stroke(steps, sand.top, 2),
        svg.use(paw, project(80, 94, 12)),
        svg.use(paw, project(94, 80, 12)),
    ]
    pools = [
        [(104, 84, 2), (116, 84, 2), (116, 60, 2), (104, 60, 2)],
        [(84, 104, 2), (60, 104, 2), (60, 116, 2), (84, 116, 2)],
    ]
    path = [[(102, 102, 2.2), (119, 119, 2.2)]]
    parts += [
        strokes(path, sand.top, 9),
        *(face(pool, water.top) for pool in pools),
        *(strokes([[*pool, pool[0]]], brick.edge, 1.4) for pool in pools),
    ]
    return svg.join(
        [
            *parts,
            ground_glow(scene, 92, 92, 28),
            lamps(scene, [(103, 92, 4), (92, 103, 4), (116, 108, 4), (108, 116, 4)], 2.4),
        ]
    )


SIGIRIYA = Landmark(
    "the rock of Sigiriya",
    _sigiriya,
    120,
    120,
    148,
    Site.PARK,
    casts=(Block(14, 14, 92, 92, 0, 110), Block(72, 72, 102, 102, 0, 12)),
)

CITIES: Cities = {1248749: (SIGIRIYA,)}
