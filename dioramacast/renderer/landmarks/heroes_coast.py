"""Heroes of coasts and islands."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.kit import arch, arches, openings, placed, stone, window_paint
from dioramacast.renderer.landmarks.kit_heroes import hem, pick
from dioramacast.renderer.landmarks.kit_round import girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, dome, left_wall, line, turned
from dioramacast.renderer.svg import Markup


def _lighthouse(scene: Scene) -> Markup:
    """A banded tower on a rock with the keeper's house."""
    palette, d = scene.palette, scene.definitions
    white, red = stone(scene, "#f9f5ec"), stone(
        scene, pick(scene, ("#c8443a", "#2f5f9a", "#2f2f38", "#c8443a"), "band"),
    )  # fmt: skip
    lamp = palette.shown("#ffe9a8") if palette.lit_share > 0.05 else palette.material("#8fb0c4").left
    rock = stone(scene, "#8a8f8c")
    tower = [
        turned([(13.5 - 0.85 * i, 10 + 17 * i), (12.65 - 0.85 * i, 27 + 17 * i)], red if i % 2 else white, d)
        for i in range(5)
    ]  # fmt: skip
    doors = svg.stroke("M-3-46v-5M3-64v-5M-2-82v-5", window_paint(scene.palette), 2.4)
    gallery = turned([(11, 95), (12.5, 97), (12.5, 98.5)], stone(scene, "#3f4450"), d)
    rail = svg.join([
        svg.stroke(girdle(12.5, 103), stone(scene, "#3f4450").left, 1),
        svg.stroke(
            girdle(12.5, 101), stone(scene, "#3f4450").left, 4.4, stroke_dasharray="0.8 2.6", stroke_linecap="butt",
        ),
    ])  # fmt: skip
    glass = svg.rect(-8.4, -115, 16.8, 17, lamp, rx="2")
    bars = svg.stroke("M-8.4-115v17M-3-115v18M3-115v18M8.4-115v17", stone(scene, "#3f4450").left, 0.9)
    house = Block(-36, -6, -12, 14, 6, 24)
    parts = [
        turned([(31, 0), (29, 4), (24, 8)], rock, d), turned([(24, 7), (22, 10)], stone(scene, "#a4b07a"), d),
        box(house, white), openings(scene, house, (2, 1), 5, (4, 6), "flat"),
        gable_roof(house, 12, stone(scene, "#a54b37"), white, snow=hem(scene)), *tower, doors,
        svg.path(arch(-4, -28, 8, 14), stone(scene, "#7a4a34").left), gallery, glass, bars, rail,
        dome(8.8, 114, red, d, 1.1), svg.stroke("M0-124v-8", stone(scene, "#3f4450").left, 1.4),
    ]  # fmt: skip
    if palette.lit_share > 0.05:
        beam = d.linear([(0, "#fff2c4", 0.75), (1, "#fff2c4", 0)], (0, 0), (1, 0))
        back = d.linear([(0, "#fff2c4", 0), (1, "#fff2c4", 0.6)], (0, 0), (1, 0))
        parts += [
            svg.path("M6-108L150-142V-92L6-104Z", beam), svg.path("M-6-108L-110-86V-118L-6-104Z", back),
            halo(scene, 0, 0, 106, 60, 0.8),
        ]  # fmt: skip
    return placed(40, 36, 0, *parts)


LIGHTHOUSE = Landmark(
    "a lighthouse", _lighthouse, 66, 66, 132, Site.PARK,
    casts=(Block(14, 10, 66, 62, 0, 8), Block(29, 25, 51, 47, 0, 110)),
)  # fmt: skip


def _harbour_crane(scene: Scene) -> Markup:
    """A gantry crane over stacks of containers."""
    paint = stone(scene, pick(scene, ("#d2503f", "#e9a53a", "#3f7fc0"), "crane"))
    quay = Block(2, 2, 90, 90, 0, 4)
    colours = ("#c8503a", "#3f7fb0", "#e0a33a", "#4f8f6a", "#8a8f98", "#b0603f")
    crate = Block(0, 0, 18, 9, 0, 9)
    ribs = left_wall(crate, svg.stroke("M3 1v7M6 1v7M9 1v7M12 1v7M15 1v7", CONTACT, 0.9, opacity=0.25))
    crates = [scene.definitions.shape(svg.join([box(crate, stone(scene, colour)), ribs])) for colour in colours]
    stacks = [
        svg.use(crates[(i * 3 + j + k * 2) % 6], project(10 + 20 * i, 58 + 10 * j, 4 + 9 * k))
        for i in range(4) for j in range(3) for k in range(1 + (i * 2 + j) % 3)
    ]  # fmt: skip

    def beam(p: tuple[float, float, float], q: tuple[float, float, float], width: float = 4) -> Markup:
        return svg.join([
            line([p, q], paint.right, width),
            svg.stroke(
                svg.polygon([project(*p), project(*q)], close=False), paint.left, width * 0.5,
                transform="translate(-.8 -.4)",
            ),
        ])  # fmt: skip

    legs = [((x, y, 4.0), (x, y, 92.0)) for x, y in ((22, 14), (70, 14), (22, 46), (70, 46))]
    cab = Block(40, 62, 50, 72, 78, 88)
    lamps = [halo(scene, x, y, 88, 26, 0.7) for x, y in ((22, 46), (70, 46), (46, 96))]
    return svg.join([
        box(quay, stone(scene, "#b9b4ac")), beam(*legs[0]), beam(*legs[1]), beam((22, 14, 92), (70, 14, 92)),
        beam((22, 14, 34), (22, 46, 34)), beam((70, 14, 34), (70, 46, 34)), *stacks, beam(*legs[2]), beam(*legs[3]),
        beam((22, 46, 92), (70, 46, 92)), beam((22, 14, 92), (22, 46, 92)), beam((70, 14, 92), (70, 46, 92)),
        beam((22, 46, 48), (70, 46, 48), 3), line([(22, 46, 92), (70, 46, 48)], paint.right, 2),
        line([(70, 46, 92), (22, 46, 48)], paint.right, 2), beam((46, 0, 98), (46, 104, 98), 6),
        beam((46, 30, 98), (46, 30, 132)), line([(46, 30, 132), (46, 102, 99)], paint.right, 1.6),
        line([(46, 30, 132), (46, 4, 99)], paint.right, 1.6), line([(46, 30, 132), (46, 66, 99)], paint.right, 1.6),
        box(cab, stone(scene, "#f4f1ea")), openings(scene, cab, 1, 2, (7, 5), "flat"),
        line([(46, 84, 97), (46, 84, 52)], stone(scene, "#3a3f4a").left, 1),
        box(Block(38, 79, 54, 88, 42, 51), stone(scene, "#3f7fb0")), *lamps,
    ])  # fmt: skip


HARBOUR_CRANE = Landmark(
    "a harbour crane", _harbour_crane, 94, 94, 134, Site.PLAZA,
    casts=(Block(2, 2, 90, 90, 0, 4), Block(10, 58, 86, 88, 0, 20), Block(40, 4, 52, 94, 0, 96)),
)  # fmt: skip


def _stilt_hall(scene: Scene) -> Markup:
    """A meeting house on posts under a great saddle roof of thatch."""
    wood, thatch = stone(scene, "#a4713f"), stone(scene, pick(scene, ("#c9a55f", "#b08a50", "#a8744a"), "thatch"))
    floor, hall = Block(10, 14, 66, 46, 14, 17), Block(14, 18, 62, 42, 17, 34)
    posts = "".join(
        svg.polygon([project(x, y), project(x, y, 15)], close=False) for x in (12, 28, 46, 64) for y in (44,)
    ) + "".join(svg.polygon([project(64, y), project(64, y, 15)], close=False) for y in (16, 30))  # fmt: skip
    a, b, m = project(-2, 30, 88), project(80, 30, 92), project(38, 30, 52)
    lw, le, re = project(8, 50, 28), project(68, 50, 28), project(68, 10, 28)
    left = svg.outline(
        "M", *a, "Q", m[0] - 6, m[1], *project(38, 30, 54), "Q", m[0] + 6, m[1], *b, "L", *le, "L", *lw, "Z",
    )  # fmt: skip
    gable = svg.outline("M", *b, "L", *le, "L", *project(62, 30, 34), "L", *re, "Z")
    middle = project(38, 30, 54)

    def ridge(t: float) -> tuple[float, float]:
        """A point of the sagging ridge, as its two curves below run."""
        k, p, q, r = (2 * t, a, (m[0] - 6, m[1]), middle) if t < 0.5 else (2 * t - 1, middle, (m[0] + 6, m[1]), b)
        x, y = ((1 - k) ** 2 * p[i] + 2 * k * (1 - k) * q[i] + k * k * r[i] for i in (0, 1))
        return x, y

    strands = "".join(
        svg.polygon([ridge(t), (lw[0] + (le[0] - lw[0]) * t, lw[1] + (le[1] - lw[1]) * t)], close=False)
        for t in [i / 11 for i in range(1, 11)]
    )  # fmt: skip
    painted = [
        svg.path(
            svg.outline("M", *project(67, 30, 66 - 9 * i), "l", 3.4, 3, "l", -3.4, 3.4, "l", -3.4, -3, "z"),
            stone(scene, c).right,
        ) for i, c in enumerate(("#c8443a", "#f4ead6", "#2f2b33", "#c8443a"))
    ]  # fmt: skip
    return svg.join([
        svg.stroke(posts, wood.right, 3.4), box(floor, wood), box(hall, wood),
        left_wall(hall, svg.path(arches(48, 5, 4, (5, 8), "flat"), window_paint(scene.palette, "#4a3020"))),
        svg.path(left, thatch.face((0, 0.8, 0.5))), svg.stroke(strands, CONTACT, 1, opacity=0.2),
        svg.path(gable, wood.right), *painted,
        svg.stroke(
            svg.outline("M", *a, "Q", m[0] - 6, m[1], *project(38, 30, 54), "Q", m[0] + 6, m[1], *b), thatch.edge, 2.2,
        ),
        svg.stroke(svg.polygon([lw, le, b], close=False), CONTACT, 1.4, opacity=0.3),
        *(box(Block(34, 46 + 4 * i, 44, 50 + 4 * i, 0, 12 - 4 * i), wood) for i in range(3)),
        halo(scene, 40, 50, 16, 44, 0.5),
    ])  # fmt: skip


STILT_HALL = Landmark(
    "a meeting house on stilts", _stilt_hall, 78, 62, 78, Site.PARK, casts=(Block(10, 14, 66, 46, 12, 52),),
)  # fmt: skip
