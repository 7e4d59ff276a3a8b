"""Las Vegas: the flared tower, the black pyramid and the great wheel."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.landmarks.americas_hills import palm
from dioramacast.renderer.landmarks.americas_kit import bays, dressed, floodlit, halo, opening
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, face, right_wall, turned
from dioramacast.renderer.svg import Markup

LAS_VEGAS, PARADISE = 5506956, 5509952


def _strip(scene: Scene) -> Markup:
    """The flared tower, the black pyramid with its beam, and the great wheel."""
    palette, definitions = scene.palette, scene.definitions
    white, neon = floodlit(palette, "#ece6da", 0.1), palette.shown
    tower = [
        turned([(10, 0), (8, 40), (6, 110), (6.6, 186)], white, definitions),
        svg.stroke("M-7-20L-4.6-180M0-14V-184M7-20L4.6-180", white.right, 1.2, opacity=0.6),
        turned([(6.6, 180), (10, 192), (22, 204)], white, definitions),
        turned([(22, 204), (23, 214)], palette.material("#3e4a68"), definitions),
        svg.stroke(ring_posts(22.5, 206, 212, 16), opening(palette, "#8fb0cc", "#ffd98a"), 2.6, stroke_linecap="butt"),
        turned([(24, 214), (23, 217), (14, 221), (11, 226)], white, definitions),
        turned([(8, 226), (7, 236), (4, 240), (2.4, 250)], white, definitions),
        turned([(1.6, 250), (0.8, 280), (0, 292)], palette.material("#d8584a"), definitions),
        halo(scene, (0, -210), 70, "#ff9fd0", 0.5),
    ]  # fmt: skip
    glass, lid = palette.material("#3c4254"), palette.snowed("#6b6470")
    apex = (32.0, 86.0, 54.0)
    left = [(4.0, 114.0, 0.0), (60.0, 114.0, 0.0), apex]
    right = [(60.0, 114.0, 0.0), (60.0, 58.0, 0.0), apex]
    lines = "".join(
        svg.polygon([project(4 + 28 * t, 114 - 28 * t, 54 * t), project(60 - 28 * t, 114 - 28 * t, 54 * t),
                     project(60 - 28 * t, 58 + 28 * t, 54 * t)], close=False)
        for t in (k / 9 for k in range(1, 9))
    )  # fmt: skip
    edge = svg.polygon([project(*left[1]), project(*apex)], close=False)
    shine = neon("#ffe9a8") if is_lit(palette) else glass.edge
    pyramid = [
        face(left, glass.face((0.0, 54.0, 28.0))),
        face(right, glass.face((54.0, 0.0, 28.0))),
        svg.stroke(lines, glass.edge, 0.8, opacity=0.4),
        svg.stroke(edge, shine, 1.4),
        svg.stroke(svg.polygon([project(*left[0]), project(*apex), project(*right[1])], close=False), shine, 1),
        face(
            [(26, 114.5, 0), (38, 114.5, 0), (38, 114.5, 8), (26, 114.5, 8)],
            neon("#ffd27a") if is_lit(palette) else lid.left,
        ),
    ]
    if is_lit(palette):
        tip = project(*apex)
        beam = definitions.linear([(0, "#dff0ff", 0), (1, "#f4faff", 0.85)], (0, 0), (0, 1))
        d = svg.outline(
            "M", tip[0] - 1, tip[1] + 2, "L", tip[0] - 13, tip[1] - 230, "h", 26, "L", tip[0] + 1, tip[1] + 2, "z"
        )
        pyramid += [svg.path(d, beam), svg.circle(*tip, 3, "#ffffff")]
    hotel = Block(62, 4, 112, 28, 0, 74)
    casino = dressed(
        scene,
        hotel,
        palette.material("#d9a35c"),
        bays(scene, "strip hotel", 8, 6, 60, floor=8, width=0.6),
        palette.snowed("#b98648"),
    )
    return svg.join([placed(26, 26, 0, *tower), casino, *pyramid, _wheel(scene), *_palms(scene)])


def _wheel(scene: Scene) -> Markup:
    """The observation wheel, upright across the picture's right-hand plane."""
    palette = scene.palette
    steel, cabin = floodlit(palette, "#eef0f4"), opening(palette, "#5e86b0", "#ff8fd0")
    radius, hub = 37.0, 43.0
    rim = palette.shown("#c78bff") if is_lit(palette) else steel.left
    turns = [math.radians(15 * i) for i in range(24)]
    spokes = "".join(svg.outline("M", 0, 0, "L", radius * math.cos(a), radius * math.sin(a)) for a in turns)
    cabins = "".join(
        svg.outline("M", (radius + 3.4) * math.cos(a), (radius + 3.4) * math.sin(a), "h", 0) for a in turns
    )
    legs = [project(104, 34, 0), project(93, 66, hub), project(104, 98, 0)]
    back = [project(84, 34, 0), project(93, 66, hub), project(84, 98, 0)]
    disc = right_wall(
        Block(92, 66, 93, 66, 0, hub), svg.stroke(spokes, steel.right, 0.6, opacity=0.8),
        svg.circle(0, 0, radius, "none", stroke=steel.right, stroke_width=3.4),
        svg.circle(0, 0, radius, "none", stroke=rim, stroke_width=1.8), svg.stroke(cabins, cabin, 5),
        svg.circle(0, 0, 3.6, steel.left),
    )  # fmt: skip
    foot = dressed(scene, Block(84, 34, 106, 98, 0, 3), palette.snowed("#c9b79a"))
    return svg.join(
        [
            foot,
            svg.stroke(svg.polygon(back, close=False), steel.right, 2.4),
            disc,
            svg.stroke(svg.polygon(legs, close=False), steel.left, 2.6),
            halo(scene, project(93, 66, hub), 70, "#d59bff", 0.4),
        ]
    )


def _palms(scene: Scene) -> list[Markup]:
    tree = palm(scene)
    return [
        svg.use(tree, project(x, y), 0.9) for x, y in ((66, 112), (76, 106), (88, 112), (112, 104), (114, 84), (70, 96))
    ]


LAS_VEGAS_STRIP = Landmark(
    "the Strip", _strip, 120, 120, 292,
    casts=(Block(20, 20, 32, 32, 0, 190), Block(62, 4, 112, 28, 0, 74), Block(18, 72, 46, 100, 0, 30),
           Block(90, 30, 96, 102, 0, 60)),
)  # fmt: skip

CITIES: Cities = {LAS_VEGAS: (LAS_VEGAS_STRIP,), PARADISE: (LAS_VEGAS_STRIP,)}
