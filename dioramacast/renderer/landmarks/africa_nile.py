"""Landmarks along the Nile: the pyramids of Giza and the temple of Luxor."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Vector, project
from dioramacast.renderer.landmarks.kit import courses, foot, is_lit, loft, placed, plane, square, stone, veil
from dioramacast.renderer.landmarks.kit_round import halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, dome, face, left_wall, line, turned
from dioramacast.renderer.svg import Markup

LIMESTONE = "#ecc588"
SANDSTONE = "#e3b778"


def _pyramid(scene: Scene, x0: float, y0: float, side: float, height: float, is_capped: bool = False) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    material = stone(scene, LIMESTONE)
    x1, y1, half = x0 + side, y0 + side, side / 2
    tip: Vector = (x0 + half, y0 + half, height)
    rows = max(6, round(height / 6.4))

    def on_left(u: float, t: float) -> Vector:
        return x0 + half * t + u * side * (1 - t), y1 - half * t, height * t

    def on_right(u: float, t: float) -> Vector:
        return x1 - half * t, y1 - half * t - u * side * (1 - t), height * t

    joints, ticks = [], []
    for spot in (on_left, on_right):
        for i in range(1, rows):
            t = i / rows
            joints.append(svg.polygon([project(*spot(0, t)), project(*spot(1, t))], close=False))
            blocks = max(1, round(side * (1 - t) / 13))
            for j in range(blocks):
                u = (j + 0.3 + 0.4 * ((i * 7 + j * 3) % 5) / 4) / blocks
                ends = [project(*spot(u, t)), project(*spot(u, t - 1 / rows))]
                ticks.append(svg.polygon(ends, close=False))
    parts = [
        face([(x0, y1, 0), (x1, y1, 0), tip], material.face((0.0, height, half))),
        face([(x1, y1, 0), (x1, y0, 0), tip], material.face((height, 0.0, half))),
        svg.stroke("".join(joints), CONTACT, 0.8, opacity=0.2),
        svg.stroke("".join(ticks), CONTACT, 0.7, opacity=0.16),
        veil(scene, [(x0, y1, 0), (x1, y1, 0), (x1, y0, 0), tip], 0.6, 0.22),
        line([(x1, y1, 0), tip], material.edge, 1.6, 0.8),
    ]  # fmt: skip
    if is_capped:
        casing = stone(scene, "#f6e8c8")
        ragged = (0.0, 0.7), (0.17, 0.75), (0.33, 0.69), (0.5, 0.76), (0.67, 0.7), (0.84, 0.745), (1.0, 0.69)
        parts += [
            face([*(on_left(u, t) for u, t in ragged), tip], casing.face((0.0, height, half))),
            face([*(on_right(u, t) for u, t in ragged), tip], casing.face((height, 0.0, half))),
            line([on_left(1, 0.69), tip], casing.edge, 1.4),
        ]  # fmt: skip
    return svg.join(parts)


def _sphinx(scene: Scene) -> Markup:
    """Lies along y and looks to the left of the picture; 22 x 62."""
    rock, shade = stone(scene, "#dfae6c"), stone(scene, "#c99456")
    ink = scene.palette.material("#7a4a26").left
    stripes = "".join(
        svg.polygon([project(4.2 + i * 0.25, 45, z), project(17.8 - i * 0.25, 45, z), project(17.8 - i * 0.25, 36, z)],
                    close=False)
        for i, z in enumerate((15, 18, 21, 24))
    )  # fmt: skip
    features = svg.outline("M", -3.4, -9.4, "h", 2.2, "m", 2.4, 0, "h", 2.2, "M", -1.6, -4.6, "h", 3.4)
    return svg.join([
        box(Block(0, 0, 22, 62, 0, 3), stone(scene, LIMESTONE)),
        loft(square(11, 22, 8, 19), 3, square(11, 22, 5.4, 17), 16, rock, rock),
        loft(square(4.5, 10, 3, 8), 3, square(5, 10, 2.4, 6), 12, rock, rock),
        loft(square(17.5, 10, 3, 8), 3, square(17, 10, 2.4, 6), 12, rock, rock),
        box(Block(2.5, 40, 7.5, 59, 3, 7.5), rock), box(Block(14.5, 40, 19.5, 59, 3, 7.5), rock),
        loft(square(11, 41, 6, 4), 3, square(11, 40, 4.5, 4), 15, shade),
        loft(square(11, 40, 8, 4.5), 11, square(11, 40, 5.6, 4.5), 28, rock, rock),
        svg.stroke(stripes, ink, 1, opacity=0.45),
        loft(square(11, 45.5, 3.6, 1.6), 14, square(11, 45, 3.8, 2), 26, stone(scene, "#eabf80"), rock),
        plane((11, 47.2, 26), (1, 0, 0), (0, 0, -1), svg.stroke(features, ink, 1.3, transform="translate(0 12)")),
        halo(scene, 11, 50, 14, 46, 0.5),
    ])  # fmt: skip


def _pyramids(scene: Scene) -> Markup:
    return svg.join([
        _pyramid(scene, 0, 0, 100, 104),
        placed(3, 100, 0, _pyramid(scene, 0, 0, 18, 17)),
        placed(26, 101, 0, _pyramid(scene, 0, 0, 18, 17)),
        placed(98, 56, 0, _sphinx(scene)),
    ])  # fmt: skip


def _far_pyramids(scene: Scene) -> Markup:
    """To both sides of the great one that stands before them."""
    return svg.join([
        placed(104, 6, 0, _pyramid(scene, 0, 0, 48, 44)), _pyramid(scene, 2, 66, 100, 98, is_capped=True),
    ])  # fmt: skip


PYRAMIDS = Landmark(
    "the Great Pyramid and the Sphinx", _pyramids, 120, 120, 104, Site.SAND, open_ground=30,
    casts=(Block(14, 14, 86, 86, 0, 34), Block(30, 30, 70, 70, 0, 66), Block(44, 44, 56, 56, 0, 98),
           Block(102, 60, 116, 112, 0, 18)),
)  # fmt: skip
FAR_PYRAMIDS = Landmark(
    "the pyramids of Giza", _far_pyramids, 170, 170, 100, Site.BACK,
    casts=(Block(18, 82, 86, 150, 0, 34), Block(34, 98, 70, 134, 0, 66), Block(112, 14, 144, 46, 0, 18)),
)  # fmt: skip


def _colossus(scene: Scene) -> Markup:
    """A seated king, 14 x 16."""
    granite, light = stone(scene, "#b98f63"), stone(scene, "#cda274")
    return svg.join([
        box(Block(0, 0, 14, 16, 0, 4), granite), box(Block(1, 1, 13, 7, 4, 20), granite),
        box(Block(2, 5, 6, 14, 4, 13), light), box(Block(8, 5, 12, 14, 4, 13), light),
        loft(square(7, 5, 5, 2.6), 13, square(7, 5, 5.6, 2.6), 26, light, light),
        loft(square(7, 5, 4.4, 2.8), 25, square(7, 5, 3.2, 2.6), 33, granite),
        loft(square(7, 6.4, 2.2, 1.8), 26, square(7, 6.4, 2.3, 1.8), 32, light, light),
        loft(square(7, 5, 2.6, 2.4), 33, square(7, 5, 1.4, 1.4), 40, light, light),
    ])  # fmt: skip


def _pylon(scene: Scene, x: float) -> Markup:
    wall = stone(scene, SANDSTONE)
    base, top = square(x, 46, 23, 12), square(x, 46, 19.5, 9.5)
    cornice = square(x, 46, 21.5, 11.5)
    ink = scene.palette.material("#8a5a30").left
    figures = "".join(
        svg.outline("M", u, 62, "v", -22, "m", 0, 4, "l", 6, 5, "m", -6, -5, "l", -4, 6, "m", 4, 10, "l", 5, 8)
        for u in (-12, 2, 14)
    ) + svg.outline("M", -19, 66, "h", 38, "M", -18, 34, "h", 36, "M", -17, 28, "h", 34)  # fmt: skip
    dots = "".join(svg.outline("M", u, 26, "v", -5) for u in range(-15, 18, 5))
    return svg.join([
        loft(base, 0, top, 84, wall),
        plane((x, 56.8, 84), (1, 0, 0), (0, 0.03, -1), svg.stroke(figures + dots, ink, 1.3, opacity=0.5)),
        veil(scene, [*((a, b, 0.0) for a, b in base), *((a, b, 84.0) for a, b in top)], 0.5, 0.26),
        loft(top, 84, cornice, 90, stone(scene, "#efcf98"), stone(scene, SANDSTONE)),
    ])  # fmt: skip


def _obelisk(scene: Scene, x: float, y: float, half: float, height: float, albedo: str) -> Markup:  # noqa: PLR0917 -- where, how large, of what
    granite = stone(scene, albedo)
    base, neck = square(x, y, half), square(x, y, half * 0.68)
    ink = scene.palette.material("#6a3f2c").left
    signs = "".join(f"M{-1 + (i * 5) % 3} {10 + i * 6}h{1 + i % 2}" for i in range(int(height / 6) - 4))
    return svg.join([
        box(Block(x - half - 3, y - half - 3, x + half + 3, y + half + 3, 0, 5), stone(scene, SANDSTONE)),
        loft(base, 5, neck, height * 0.9, granite),
        plane((x, y + half, height * 0.9), (1, 0, 0), (0, 0, -1), svg.stroke(signs, ink, 2, opacity=0.5)),
        loft(neck, height * 0.9, square(x, y, 0.1), height, stone(scene, "#f0c35a")),
        line([(x + half, y + half, 5), (x + half * 0.68, y + half * 0.68, height * 0.9)], granite.edge, 1, 0.7),
    ])  # fmt: skip


def _luxor(scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    sand, wood = stone(scene, SANDSTONE), palette.material("#8a5a3a")
    column = definitions.shape(svg.join([
        turned([(4.4, 0), (5, 8), (4.2, 38), (5.4, 46), (3.4, 50)], sand, definitions), dome(1, 50, sand, definitions),
    ]))  # fmt: skip
    flag = palette.material("#c8443a")
    masts = svg.join([
        svg.join([line([(x, 60, 0), (x, 60, 112)], wood.left, 2),
                  face([(x, 60, 112), (x + 11, 60, 107), (x, 60, 101)], flag.left)])
        for x in (14, 44, 76, 106)
    ])  # fmt: skip
    sphinx = definitions.shape(svg.join([
        box(Block(0, 0, 6, 12, 0, 3), sand), box(Block(1, 1, 5, 9, 3, 7), sand), box(Block(1, 7, 5, 11, 5, 11), sand),
    ]))  # fmt: skip
    gate = Block(46, 40, 74, 54, 0, 60)
    doorway = svg.rect(7, 12, 14, 48, palette.shown("#f0b765") if is_lit(palette) else "#5d3a22")
    colossus = definitions.shape(_colossus(scene))
    return svg.join([
        box(Block(6, 4, 114, 30, 0, 3), sand),
        *(svg.use(column, project(x, y, 3)) for y in (10, 24) for x in range(14, 114, 15)),
        box(Block(6, 5, 114, 29, 53, 58), sand), _pylon(scene, 25), box(gate, sand), left_wall(gate, doorway),
        courses(gate, 8), foot(scene, gate), _pylon(scene, 95), masts, svg.use(colossus, project(31, 64)),
        _obelisk(scene, 22, 84, 5.5, 118, "#cf9478"), svg.use(colossus, project(75, 64)),
        *(svg.use(sphinx, project(x, y)) for y in (88, 104) for x in (44, 70)),
    ])  # fmt: skip


LUXOR = Landmark(
    "Luxor Temple", _luxor, 120, 120, 118, Site.SAND,
    casts=(Block(4, 36, 46, 56, 0, 86), Block(74, 36, 116, 56, 0, 86), Block(46, 40, 74, 54, 0, 60),
           Block(18, 80, 26, 88, 0, 110), Block(6, 4, 114, 30, 0, 56)),
)  # fmt: skip
