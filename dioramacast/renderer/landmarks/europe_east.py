"""Landmarks of Kyiv and Warsaw: Saint Sophia and the Palace of Culture."""

from collections.abc import Callable, Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import hip_roof
from dioramacast.renderer.landmarks.europe_kit import clad, cross, floodlit, pyramid, ticks, window
from dioramacast.renderer.landmarks.europe_round import dome_shell, meridians
from dioramacast.renderer.landmarks.kit import arches, is_lit, levels, placed
from dioramacast.renderer.landmarks.kit_round import ring_arches
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, turned
from dioramacast.renderer.svg import Markup


def _saint_sophia(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    white, blue = floodlit(scene, "#f6f3ea"), floodlit(scene, "#8fb8ce")
    green, gold = palette.snowed("#3f8a63", 0.5), floodlit(scene, "#e8bd4a", 0.6)

    def wall(length: float) -> list[Markup]:
        count = max(2, round(length / 12))
        return [svg.path(arches(length, count, 8, (4, 9), margin=2) + arches(length, count, 23, (5, 13), margin=2),
            window(scene)),
                svg.stroke(levels(length, 3, 19.5), white.edge, 1.6),
                svg.stroke(ticks(length, count + 1, 3, 42, 2), white.edge, 1.8)]  # fmt: skip

    def pear(x: float, y: float, z: float, radius: float, skin: Material) -> Markup:
        """A Ukrainian baroque dome: a bulb, a waist, a small bulb on top."""
        at, r, z = project(x, y, z), radius, 0.0
        shape = [
            (r * 0.84, z + r * 1.3),
            (r * 1.14, z + r * 1.6),
            (r * 1.1, z + r * 2.0),
            (r * 0.7, z + r * 2.5),
            (r * 0.3, z + r * 2.75),
        ]
        top = [(r * 0.3, z + r * 3.05), (r * 0.42, z + r * 3.25), (r * 0.3, z + r * 3.5), (0, z + r * 4.0)]
        drawing = svg.join([
            turned([(r * 0.84, z), (r * 0.84, z + r * 1.2), (r * 0.96, z + r * 1.22), (r * 0.96, z + r * 1.34)],
                   white, definitions),
            svg.path(ring_arches(r * 0.84, z + r * 0.2, z + r * 0.95, 6, 0.4), window(scene)),
            dome_shell(shape, skin, definitions), svg.stroke(meridians(shape, 12), skin.edge, 0.7, opacity=0.55),
            turned([(r * 0.3, z + r * 2.7), (r * 0.26, z + r * 3.08)], white, definitions),
            dome_shell(top, gold, definitions), cross(0, 0, z + r * 3.95, max(8, r * 0.7), gold.left),
        ])  # fmt: skip
        return svg.use(definitions.shape(drawing), at)

    body, apse = Block(14, 10, 106, 72, 0, 42), Block(28, 20, 92, 62, 42, 54)
    stages = [
        Block(0, 86, 30, 116, 0, 30),
        Block(2, 88, 28, 114, 30, 60),
        Block(4, 90, 26, 112, 60, 90),
        Block(6, 92, 24, 110, 90, 114),
    ]

    def storey(length: float) -> list[Markup]:
        return [svg.path(arches(length, 1, 5, (9, 23)), white.left),
                svg.path(arches(length, 1, 7, (6, 21)), window(scene)),
                svg.stroke(ticks(length, 2, 3, 30, 3) + ticks(length, 2, 3, 30, 6), white.edge, 1.8),
                svg.stroke(levels(length, 1.5, 29), white.edge, 2.4)]  # fmt: skip

    helm = [(10.5, 114.0), (12.5, 120.0), (10, 128.0), (5, 133.0), (4.4, 138.0), (5.6, 142.0), (3, 147.0), (0, 156.0)]
    return svg.join([
        clad(scene, body, white, wall), hip_roof(body, 9, green, 2, 0.6), clad(scene, apse, white, None, green),
        pear(26, 20, 42, 9, green), pear(94, 20, 42, 9, green), pear(46, 22, 52, 9, green), pear(74, 22, 52, 9, green),
        pear(60, 41, 54, 15, gold), pear(28, 60, 42, 9, green), pear(44, 58, 52, 9, green),
        pear(76, 60, 52, 9, green), pear(94, 62, 42, 9, green),
        *(clad(scene, stage, blue, storey, green) for stage in stages),
        placed(15, 101, 0, dome_shell(helm, gold, definitions),
               svg.stroke(meridians(helm[:4], 12), gold.edge, 0.8, opacity=0.6), cross(0, 0, 155, 13, gold.left)),
    ])  # fmt: skip


SAINT_SOPHIA = Landmark("Saint Sophia Cathedral", _saint_sophia, 108, 118, 170, Site.PLAZA, (
    Block(14, 10, 106, 72, 0, 54), Block(46, 28, 74, 54, 0, 100), Block(0, 86, 30, 116, 0, 130),
))  # fmt: skip


def _palace_of_culture(scene: Scene) -> Markup:
    palette = scene.palette
    stone, roof = floodlit(scene, "#dcc9a8"), palette.snowed("#c3b08f")
    pale = floodlit(scene, "#eadabd")

    def skin(height: float) -> Callable[[float], Sequence[Markup]]:
        def draw(length: float) -> Sequence[Markup]:
            count, floors = max(2, round(length / 5)), int((height - 4) // 8)
            panes = "".join(svg.outline("M", 2.5, 6 + 8 * j, "h", length - 5) for j in range(max(1, floors)))
            return [
                svg.stroke(panes, window(scene), 4.2,
                           stroke_dasharray=f"2 {(length - 5 - 2 * count) / max(count - 1, 1):.2f}",
                           stroke_linecap="butt"),
                svg.stroke(ticks(length, count, 2, height - 1, 1), pale.edge, 1, opacity=0.7),
                svg.stroke(levels(length, 1), pale.edge, 1.6),
                svg.path(svg.boxes([(length * i / 7, -3.4, length / 14, 3.4) for i in range(8) if i < 7]), pale.left),
            ]  # fmt: skip

        return draw

    def part(block: Block) -> Markup:
        return clad(scene, block, stone, skin(block.height), roof)

    def obelisk(x: float, y: float, z: float, height: float, half: float = 2) -> Markup:
        drawing = pyramid(Block(-half, -half, half, half, 0, 0), pale, height)
        return svg.use(scene.definitions.shape(drawing), project(x, y, z))

    wings = [
        Block(6, 36, 36, 84, 0, 44),
        Block(36, 6, 84, 36, 0, 44),
        Block(84, 36, 114, 84, 0, 44),
        Block(36, 84, 84, 114, 0, 44),
    ]
    main = [
        Block(28, 28, 92, 92, 0, 74),
        Block(40, 40, 80, 80, 74, 152),
        Block(44, 44, 76, 76, 152, 172),
        Block(49, 49, 71, 71, 172, 188),
        Block(53, 53, 67, 67, 188, 198),
    ]
    dial = palette.shown("#fff3cf") if is_lit(scene.palette) else palette.material("#f6f2e6").top
    clock = svg.join([svg.circle(16, 10, 7.4, pale.edge),
                      svg.circle(16, 10, 6.2, dial),
                      svg.stroke("M13 8l3 2 1-5", palette.material("#3a3a46").left, 1.2)])  # fmt: skip
    return svg.join([
        part(wings[0]), part(wings[1]), part(main[0]),
        *(obelisk(x, y, 74, 20, 3) for x, y in ((32, 32), (88, 32), (32, 88))), part(main[1]),
        *(obelisk(x, y, 152, 16) for x, y in ((42, 42), (78, 42), (42, 78))),
        clad(scene, main[2], stone, lambda length: [clock], roof),
        obelisk(78, 78, 152, 16), *(obelisk(x, y, 172, 14) for x, y in ((46, 46), (74, 46), (46, 74), (74, 74))),
        part(main[3]), part(main[4]),
        pyramid(Block(52, 52, 68, 68, 198, 198), pale, 222),
        placed(60, 60, 218, turned([(2, 0), (1.2, 14), (0.5, 40)], pale, scene.definitions)),
        obelisk(88, 88, 74, 20, 3), part(wings[2]), part(wings[3]),
        *(obelisk(x, y, 44, 14, 2.4)
          for x, y in ((8, 82), (34, 82), (82, 8), (82, 34), (38, 112), (82, 112), (112, 82), (112, 38))),
        svg.stroke(svg.outline("M", *project(60, 60, 256), "h", 0),
                   palette.shown("#ff5a4a") if is_lit(scene.palette) else pale.edge, 3),
    ])  # fmt: skip


PALACE_OF_CULTURE = Landmark("the Palace of Culture and Science", _palace_of_culture, 120, 120, 260, Site.PLAZA, (
    Block(6, 36, 114, 84, 0, 44), Block(36, 6, 84, 114, 0, 44), Block(28, 28, 92, 92, 0, 74),
    Block(40, 40, 80, 80, 0, 190),
))  # fmt: skip

CITIES: Cities = {
    703448: (SAINT_SOPHIA,),
    756135: (PALACE_OF_CULTURE,),
}
