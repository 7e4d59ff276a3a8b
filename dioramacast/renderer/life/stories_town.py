"""Small stories of towns: play, sport, food, rest."""

from collections.abc import Callable
from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Rect
from dioramacast.renderer.life.stories_stage import Stage
from dioramacast.renderer.plants.flora import CHERRY, MID
from dioramacast.renderer.plants.leafy import round_tree

SAND, WOOD, IRON = "#ecd6a4", "#a9794a", "#4a4854"


def playground(s: Stage) -> None:
    s.ground(s.lawn)
    s.rug(4, 6, 40, 40, SAND)
    s.posts(((8, 10), (8, 22)), 13, "#d8463c", 1.3, 30)
    s.wire([(8, 10, 13), (8, 22, 13)], "#d8463c", 1.5, 33)
    for x, y in ((9.0, 14.0), (6.6, 18.5)):
        s.wire([(8, y, 13), (x, y, 3.4)], IRON, 0.5, 31)
    s.child(9, 14, 1, "sit")
    s.box((24, 10, 30, 16, 0, 11), "#e8b53a", "#d8463c")
    slide = s.palette.material("#3f8fc0")
    s.face([(30, 11, 10), (30, 15, 10), (40, 15, 1), (40, 11, 1)], slide.face((0.6, 0, 0.8)), 54)
    s.wire([(30, 15, 10.6), (40, 15, 1.6)], "#7fc0e0", 1, 55)
    s.child(34, 12.4, 2)
    s.disc(28, 31, 6, "#f4e2b6")
    s.child(30, 32, 3, "sit")
    s.child(16, 32, 4, "walk")
    s.person(38, 36, 0)


def _field(s: Stage, albedo: str, line: str) -> None:
    s.ground(albedo, 0, 3)
    frame = [(3, 3), (41, 3), (41, 41), (3, 41), (3, 3)]
    s.lines([frame, [(22, 3), (22, 41)], [(3, 14), (9, 14), (9, 30), (3, 30)], [(41, 14), (35, 14), (35, 30), (41,
        30)]],
            line, 1)  # fmt: skip


def football(s: Stage) -> None:
    _field(s, "#d4a868" if s.palette.land in ("desert", "steppe") else "#6fae52", "#f4f6ee")
    s.stand(
        22, 22, svg.ellipse(0, 0, 7.4, 4.2, "none", stroke=s.palette.material("#f4f6ee").top, stroke_width=1), depth=0
    )
    for u in (3, 41):
        s.wire([(u, 17, 0), (u, 17, 6), (u, 27, 6), (u, 27, 0)], "#fbfbf6", 1.2, u + 20)
    for i, (px, py) in enumerate(((12, 12), (16, 28), (27, 17), (31, 31), (24, 24))):
        s.person(px, py, i % 2 * 2, "walk")
    s.person(38, 22, 3, "wave")
    s.stand(26, 27, svg.circle(0, -1.2, 1.3, s.palette.material("#fdfdfa").left))


def basketball(s: Stage) -> None:
    _field(s, "#c87850", "#f6ead8")
    for u in (2, 42):
        s.wire([(u, 22, 0), (u, 22, 12)], IRON, 1.4)
        d = 2.5 if u < 20 else -2.5
        s.face(
            [(u + d, 18, 10), (u + d, 26, 10), (u + d, 26, 15), (u + d, 18, 15)],
            s.palette.material("#f6f3ec").right,
            u + 24,
        )
        s.wire([(u + d, 20.6, 10.6), (u + 2 * d, 22, 10.6), (u + d, 23.4, 10.6)], "#e8652e", 1, u + 25)
    for i, (px, py) in enumerate(((14, 18), (22, 28), (30, 20), (18, 34))):
        s.person(px, py, i, "wave" if i == 2 else "walk")
    s.stand(31, 22, svg.circle(0, -9, 1.6, s.palette.material("#e8762e").left))


def skate_park(s: Stage) -> None:
    s.ground("#b9b6bc", 0, 4)
    concrete = s.palette.snowed("#d2cfd2")
    profile = [(4, 14), (7, 13), (10, 9), (14, 4), (20, 2), (26, 4), (30, 9), (33, 13), (36, 14)]
    for (a, za), (b, zb) in pairwise(profile):
        paint = concrete.face((za - zb, 0, b - a))
        s.face([(a, 8, za), (b, 8, zb), (b, 34, zb), (a, 34, za)], paint, 1)
    front = [(u, 34, z) for u, z in profile] + [(36, 34, 0), (4, 34, 0)]
    s.face(front, concrete.left, 2)
    s.face([(36, 8, 14), (36, 34, 14), (36, 34, 0), (36, 8, 0)], concrete.right, 2)
    s.wire([(u, 34, z) for u, z in profile], "#f4f2f0", 1, 3)
    s.stand(12, 20, svg.stroke("M-3 0H4", s.palette.material("#d8463c").left, 1.3), z=7, depth=50)
    s.stand(12, 20, svg.use(s.crowd.someone(2, "wave"), (0.5, 0)), z=7.6, depth=51)
    s.person(40, 38, 1)
    s.child(41, 30, 3, "stand")


STALL_GOODS = ("#d8463c", "#f2b83b", "#7fae4a")


def _stall(s: Stage) -> None:
    """A counter of 9 x 7, three kinds of fruit, the white stripes of an awning."""
    s.box((0, 0, 9, 7, 0, 4.4), "#b98a5a", "#e8dcc0")
    for i, albedo in enumerate(STALL_GOODS):
        s.stand(2 + i * 2.6, 5.4, svg.stroke("M0 0h1.6", s.palette.material(albedo).top, 2.2), z=5, depth=17)
    s.posts(((0, 7), (9, 7), (9, 0)), 9, WOOD, 0.8, 18)
    s.faces(_awning(1), s.palette.snowed("#fbf6ea", 0.7).face(AWNING), 20)
    s.shadow(Rect(0, 0, 10, 8), 9)
    if s.is_lit:
        s.glow(5, 6, 6, 9)


AWNING = (0.0, 0.5, 0.85)


def _awning(first: int) -> list[list[tuple[float, float, float]]]:
    """Every other stripe."""
    bands = [(i * 2.2 - 1, i * 2.2 + 1.2) for i in range(first, 5, 2)]
    return [[(a, -1, 13), (b, -1, 13), (b, 9, 8), (a, 9, 8)] for a, b in bands]


def market(s: Stage) -> None:
    s.ground(s.paving)
    stall = s.kept(_stall)
    for x, y, stripe in ((5, 4, "#d8463c"), (25, 4, "#2f8a8f"), (5, 24, "#e8a62e")):
        cloth = s.palette.snowed(stripe, 0.7)
        stripes = [[(x + u, y + v, z) for u, v, z in strip] for strip in _awning(0)]
        s.put(x, y, stall, order=16)
        s.faces(stripes, cloth.face(AWNING), x + y + 16.1)
        s.face([(x + 10, y - 1, 13), (x + 10, y + 9, 8), (x + 10, y - 1, 8)], cloth.right, x + y + 16.2)
    shoppers = ((18, 18, "bag"), (36, 20, ""), (20, 36, ""), (30, 30, "bag"), (27, 38, ""))
    for i, (x, y, holds) in enumerate(shoppers):
        s.person(x, y, i, "walk" if i % 2 else "stand", holds)
    s.box((31, 24, 35, 28, 0, 3), WOOD, "#e8862e")
    s.box((36, 26, 40, 30, 0, 2.6), WOOD, "#7fae4a")


def _parasol(s: Stage, albedo: str, height: float = 15) -> None:
    s.wire([(0, 0, 0), (0, 0, height)], "#8a7a66", 0.9)
    cloth = s.palette.snowed(albedo, 0.7)
    s.stand(
        0, 0, svg.path("M-9 5Q-7-1 0-2.4Q7-1 9 5Q6.4 7.4 0 7.6Q-6.4 7.4-9 5z", cloth.left),
        svg.path("M0-2.4Q7-1 9 5Q6.4 7.4 2.6 7.6z", cloth.right),
        svg.path("M0-2.4L-4.4 7Q-7.6 6.4-9 5Q-7-1 0-2.4z", s.palette.snowed("#fbf6ea", 0.7).left, opacity=0.55),
        z=height, depth=4,
    )  # fmt: skip
    s.shadow(Rect(-4, -4, 4, 4), height * 0.7)


def _shaded_table(albedo: str) -> Callable[[Stage], None]:
    def draw(s: Stage) -> None:
        _table(s, 0, 0)
        _parasol(s, albedo)
        if s.is_lit:
            s.glow(0, 0, 5, 9)

    return draw


def _table(s: Stage, x: float, y: float) -> None:
    top = s.palette.snowed("#f6f1e6", 0.6).top
    s.stand(x, y, svg.stroke("M0 0V-4", s.palette.material(IRON).left, 1), svg.ellipse(0, -4.4, 3.4, 1.9, top),
            svg.stroke("M-1-4.8v-.8M1-4.6v-.6", s.palette.material("#d8463c").left, 0.9))  # fmt: skip


def cafe(s: Stage) -> None:
    s.ground(s.paving)
    s.box((2, 2, 42, 5, 0, 3), "#6f9a58", "#86b95f")
    tables = [s.kept(_shaded_table(albedo)) for albedo in ("#efe3c8", "#d8563f")]
    for i, (x, y) in enumerate(((12, 14), (32, 13), (13, 34), (33, 33))):
        s.put(x, y, tables[i % 2], order=4)
        if not s.crowd.is_rainy:
            s.person(x + 5, y - 3, i, "sit")
    s.person(23, 24, 4, "walk")


def fountain(s: Stage) -> None:
    s.ground(s.paving, 0, 20)
    s.disc(22, 22, 20, "#e4dac8")
    stone, snowy = s.palette.material("#d9d2c4"), s.palette.snow > 0.3
    water = s.palette.snowed("#eef4fa").top if snowy else s.palette.water_tone("#5fb6d6").top
    jets = svg.stroke(
        "M0-15Q-6-22-9-6M0-15Q6-22 9-6M0-15Q-3-24-4-8M0-15Q3-24 4-8M0-13V-21", "#ffffff", 1.1, opacity=0.8
    )
    s.stand(
        22, 22, svg.path("M-17 0V-4A17 9.6 0 0 0 17-4V0A17 9.6 0 0 1-17 0z", stone.left),
        svg.path("M2 9.5V5.5A17 9.6 0 0 0 17-4V0A17 9.6 0 0 1 2 9.5z", stone.right),
        svg.ellipse(0, -4, 17, 9.6, stone.top), svg.ellipse(0, -3.6, 14.4, 7.8, water),
        svg.path("M-2.4-3Q-1-9-1.4-12H1.4Q1-9 2.4-3Q0-2-2.4-3z", stone.left),
        svg.ellipse(0, -12.4, 6, 2.6, stone.top), svg.EMPTY if snowy else jets,
    )  # fmt: skip
    s.person(38, 12, 0, "stand", "camera")
    s.person(9, 38, 1, "walk")
    s.child(36, 34, 2)


def bandstand(s: Stage) -> None:
    s.ground(s.lawn)
    roof, floor = s.palette.snowed("#4f8a7a"), s.palette.material("#e9e0cf")
    s.stand(
        22, 22, svg.path("M-18 0V-4A18 10 0 0 0 18-4V0A18 10 0 0 1-18 0z", floor.left),
        svg.ellipse(0, -4, 18, 10, floor.top),
        svg.stroke("M-15-6V-22M-6.6 2V-18M6.6 2V-18M15-6V-22", s.palette.material("#f6f3ec").left, 1.3), depth=30,
    )  # fmt: skip
    for i, (x, y) in enumerate(((17, 20), (23, 17), (24, 25))):
        s.stand(x, y, svg.use(s.crowd.someone(i, "stand", "bag"), (0, -4)), depth=40 + i)
    s.stand(
        22, 22, svg.path("M-20-20Q-8-25 0-38Q3-26 5-12.4Q-12-12-20-20z", roof.left),
        svg.path("M20-20Q8-25 0-38Q2-26 5-12.4Q14-13.6 20-20z", roof.right),
        svg.stroke("M-20-20Q-13-12.4 4.6-12.4Q14-13.4 20-20", roof.edge, 1), svg.circle(0, -39, 1.6, roof.edge),
            depth=60,
    )  # fmt: skip
    s.person(40, 20, 3)
    s.person(22, 42, 4, "stand", "child")
    if s.is_lit:
        s.glow(22, 22, 14, 13)


def statue(s: Stage) -> None:
    s.ground(s.paving, 2, 16)
    s.disc(22, 22, 16, "#8fbf69")
    s.box((16, 16, 28, 28, 0, 4), "#cfc6b4")
    s.box((18, 18, 26, 26, 4, 14), "#ded6c6", depth=44.4)
    bronze = s.palette.snowed("#5f9a86", 0.4)
    rider = ("M-8-3L-7-9Q-8-12-6-13L-3-12.6Q1-14 5-12.6Q8-12 8.4-9L7.6-3L6-3.4L5.6-7.6Q1-6.6-2-7.4"
             "L-3.4-3.2L-5-3.4L-4.6-8L-7.4-7.4L-8.6-14.4L-6.6-17L-4.6-14"
             "L-2-13.4L-1.6-18.6Q-2-21.4 0-21.6Q1.8-21.4 1.4-18.8L2.4-13z")  # fmt: skip
    s.stand(22, 22, svg.path(rider, bronze.left), svg.stroke("M1-18L-4-20.6", bronze.left, 1.4), z=13, depth=46)
    s.person(38, 26, 0, "stand", "camera")
    s.person(27, 39, 1)


def flower_garden(s: Stage) -> None:
    s.ground(s.lawn, 0, 8)
    petals = ("#e0567a", "#f2c83a", "#8a6fd0", "#f4f1ea")
    for i, (x, y) in enumerate(((4, 4), (25, 4), (4, 25), (25, 25))):
        s.rug(x, y, x + 15, y + 15, "#8a6a48")
        rows = [(x + 2.6 + u * 3.4, y + 2.6 + v * 3.4) for u in range(4) for v in range(4)]
        s.lines([[(u, v), (u + 0.1, v)] for u, v in rows], "#5f9a4c", 3)
        s.lines([[(u - 0.6, v - 0.6), (u - 0.5, v - 0.6)] for u, v in rows], petals[i], 1.9)
    s.disc(22, 22, 4, "#d9d2c4")
    s.stand(
        22,
        22,
        svg.stroke("M0 0V-7", s.palette.material("#cfc6b4").left, 2.4),
        svg.circle(0, -8, 2, s.palette.material("#e8e0d0").left),
    )
    s.person(22, 36, 1, "walk")
    s.person(36, 22, 3, "walk")


def picnic(s: Stage) -> None:
    s.ground(s.lawn)
    tree = s.definitions.shape(round_tree(s.scene, MID if s.palette.season != "spring" else CHERRY))
    s.put(10, 10, tree, 1.2)
    s.rug(16, 18, 34, 34, "#d8463c")
    s.lines([[(16, 18 + 4 * i), (34, 18 + 4 * i)] for i in range(1, 4)], "#fbf6ea", 0.9, 0.7)
    s.lines([[(16 + 4.5 * i, 18), (16 + 4.5 * i, 34)] for i in range(1, 4)], "#fbf6ea", 0.9, 0.7)
    s.box((23, 24, 27, 27, 0, 2.6), "#b98a5a")
    s.person(20, 21, 0, "sit")
    s.person(31, 23, 1, "sit")
    s.child(24, 32, 2, "sit")
    s.child(38, 38, 3)


def food_truck(s: Stage) -> None:
    s.ground(s.paving)
    s.box((6, 8, 30, 20, 2.4, 16), "#3f9a8f", "#f4efe2", depth=40)
    s.shadow(Rect(6, 8, 30, 20), 16)
    lit = s.palette.shown("#ffe2a0") if s.is_lit else s.palette.material("#4a5568").left
    s.face([(10, 20, 7), (23, 20, 7), (23, 20, 13), (10, 20, 13)], lit, 41)
    strips = [[(a, 20, 14), (a + 3, 20, 14), (a + 3, 25, 12), (a, 25, 12)] for a in range(9, 24, 3)]
    s.faces(strips[::2], s.palette.snowed("#d8463c", 0.6).face((0, 0.5, 0.8)), 42)
    s.faces(strips[1::2], s.palette.snowed("#fbf6ea", 0.6).face((0, 0.5, 0.8)), 42)
    for u in (10, 26):
        s.stand(u, 20, svg.circle(0, -2, 2.2, s.palette.material("#2b2a32").left), depth=43)
    for i, y in enumerate((27, 32, 37)):
        s.person(17 + 2 * i, y, i)
    _table(s, 36, 32)
    s.person(39, 28, 4, "sit")
    if s.is_lit:
        s.glow(17, 22, 9, 13)
