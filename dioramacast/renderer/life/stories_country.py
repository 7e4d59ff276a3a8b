"""Small stories of villages and fields."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Rect, project
from dioramacast.renderer.life import stories_animals as animals
from dioramacast.renderer.life.stories_stage import SIDE, Stage
from dioramacast.renderer.plants.flora import MID
from dioramacast.renderer.plants.leafy import round_tree
from dioramacast.renderer.solids import turned
from dioramacast.renderer.svg import Markup

EARTH, STRAW, WOOD = "#8f6b48", "#e0bc5c", "#9a7048"


def fence(s: Stage) -> None:
    """Round the whole lot; the far sides stand behind everything, the near ones before it."""
    far = [(0.0, SIDE), (0.0, 0.0), (SIDE, 0.0)]
    near = [(0.0, SIDE), (SIDE, SIDE), (SIDE, 0.0)]
    tone = s.palette.snowed(WOOD, 0.3).left
    for corners, depth in ((far, -1.0), (near, 200.0)):
        rails = "".join(svg.polygon([project(x, y, z) for x, y in corners], close=False) for z in (2.6, 5))
        (ax, ay), (bx, by), (cx, cy) = corners
        spots = [(ax + (bx - ax) * i / 5, ay + (by - ay) * i / 5) for i in range(6)]
        spots += [(bx + (cx - bx) * i / 5, by + (cy - by) * i / 5) for i in range(1, 6)]
        posts = "".join(svg.outline("M", *project(x, y), "v", -6) for x, y in spots)
        s.stand(0, 0, svg.stroke(rails, tone, 0.9), svg.stroke(posts, tone, 1.3), depth=depth)


def herd(s: Stage, animal: Markup, spots: tuple[tuple[float, float, bool], ...], scale: float = 1.0) -> None:
    name, other = s.definitions.shape(animal), s.definitions.shape(animals.mirrored(animal))
    for x, y, turned_round in spots:
        s.put(x, y, other if turned_round else name, scale)


FIVE = ((12, 12, False), (28, 10, True), (20, 23, False), (33, 27, True), (13, 34, True))


def sheep(s: Stage) -> None:
    s.ground(s.lawn, 0, 4)
    fence(s)
    herd(s, animals.sheep(s.scene), (*FIVE, (30, 38, False)))
    s.person(38, 17, 0, "stand", "stick")


def cows(s: Stage) -> None:
    s.ground(s.lawn, 0, 4)
    fence(s)
    patches = "#5a4034" if s.palette.land != "boreal" else "#33303a"
    herd(s, animals.cow(s.scene, "#f2ede2", patches), FIVE[:3])
    herd(s, animals.cow(s.scene, "#a9653f", "#f2ede2"), FIVE[3:])
    s.box((33, 36, 40, 39, 0, 3), "#8f8a84", "#6fb0cc")


def horses(s: Stage) -> None:
    s.ground(s.lawn, 0, 4)
    fence(s)
    herd(s, animals.horse(s.scene), ((14, 14, False), (30, 20, True)))
    herd(s, animals.horse(s.scene, "#d9c0a0"), ((18, 33, True),))


def haystacks(s: Stage) -> None:
    s.ground("#d9c26a", 0, 4)
    s.lines([[(3, y), (41, y)] for y in range(5, 42, 5)], "#b99a48", 1, 0.6)
    hay = s.palette.snowed(STRAW)
    for x, y in ((12, 12), (30, 14), (18, 30)):
        stack = turned([(6, 0), (6.4, 4), (4.6, 9), (2, 13), (0, 15)], hay, s.definitions)
        s.stand(
            x,
            y,
            stack,
            svg.stroke("M-5-3Q-3-8-1-12M2-2Q2-8 .6-12M-2-1.6Q-1-5 0-8", s.palette.material("#b98f3a").left, 0.7),
        )
        s.shadow(Rect(x - 5, y - 5, x + 5, y + 5), 11)
    s.person(32, 31, 0, "walk", "stick", hat="brim")
    s.person(37, 25, 2, "stand", "stick", hat="brim")


def bales(s: Stage) -> None:
    """Round bales on the stubble."""
    s.ground("#d9c26a", 0, 4)
    s.lines([[(x, 3), (x, 41)] for x in range(5, 42, 5)], "#b99a48", 1, 0.6)
    straw = s.palette.snowed(STRAW)
    drawing = svg.join([
        svg.path("M-6-2.6L0-6.4Q5-8 6-3Q6 0 4.6 1.4L-1.6 4.4z", straw.top),
        svg.ellipse(-3.6, 0.2, 3.9, 4.6, straw.left, transform="rotate(-24 -3.6 .2)"),
        svg.stroke("M-3.6 .2m-2 .4a2 2.4 0 1 1 2 1.4", s.palette.material("#b98f3a").left, 0.7),
    ])  # fmt: skip
    name = s.definitions.shape(svg.group(drawing, transform="translate(0 -4)"))
    for x, y in ((10, 12), (26, 8), (18, 26), (35, 22), (30, 38), (8, 36)):
        s.put(x, y, name)
        s.shadow(Rect(x - 4, y - 3, x + 4, y + 3), 5)


def vineyard(s: Stage) -> None:
    s.ground("#b99a68", 0, 4)
    autumn = s.palette.season == "autumn"
    bare = s.palette.season == "winter"
    leaf = "#9a8468" if bare else "#c9762f" if autumn else "#6f9f48"
    for x in (6, 15, 24, 33):
        foot, head = [(x, 3, 2.6), (x, 41, 2.6)], [(x, 3, 5.6), (x, 41, 5.6)]
        s.wire([(x, 3, 0), (x, 3, 6), (x, 41, 6), (x, 41, 0)], "#8a7a66", 0.7, x + 20)
        green, light = s.palette.snowed(leaf, 0.4), s.palette.snowed("#e8b04a" if autumn else "#9cc45c", 0.8)
        if not bare:
            s.stand(0, 0, svg.stroke(svg.polygon([project(*p) for p in foot], close=False), green.right, 5.4),
                    svg.stroke(svg.polygon([project(*p) for p in head], close=False), light.left, 3.4,
                        stroke_dasharray="3 2.4"),
                    depth=x + 21)  # fmt: skip
            grapes = "".join(svg.outline("M", *project(x + 2, y, 2.4), "h", 0.1) for y in range(8, 40, 8))
            s.stand(0, 0, svg.stroke(grapes, s.palette.material("#6a3f86").left, 2), depth=x + 22)
    s.person(20, 22, 1, "walk", "bag", hat="brim")
    s.person(39, 30, 3)


def beehives(s: Stage) -> None:
    s.ground(s.lawn, 0, 10)
    s.put(9, 9, s.definitions.shape(round_tree(s.scene, MID)), 1.1)
    colours = ("#f2c83a", "#f4efe2", "#7fb0c8", "#e8a05a")
    for i, (x, y) in enumerate(((22, 8), (32, 10), (18, 22), (29, 24))):
        s.box((x, y, x + 6, y + 6, 1, 7), colours[i], "#e8e2d2")
        s.stand(x + 3, y + 6, svg.stroke("M-1.4-2.4h2.6", s.palette.material("#4a3a30").left, 1), depth=x + y + 14)
    bees = svg.stroke("M-14-16h.1M-6-22h.1M4-18h.1M12-24h.1M18-14h.1M-2-12h.1", s.palette.material("#4a3a20").left, 1.3)
    s.stand(24, 24, bees, depth=80)
    flowers = [(6, 30), (10, 35), (16, 37), (24, 38), (33, 36), (38, 30), (37, 20), (7, 24)]
    s.lines([[(x, y), (x + 0.1, y)] for x, y in flowers], "#f4a0c0", 2.2)
    s.person(14, 32, 0, "stand", coat="#f6f3ea", hat="brim")


def greenhouse(s: Stage) -> None:
    s.ground("#a98a5c", 0, 4)
    for y in (4, 8):
        s.lines([[(6, y), (38, y)]], "#5f9a4c", 2.4)
    glass = s.palette.material("#bfe0dc")
    s.shadow(Rect(8, 14, 36, 32), 9)
    s.face([(8, 32, 0), (36, 32, 0), (36, 32, 8), (8, 32, 8)], glass.left, 60)
    s.face([(36, 32, 0), (36, 14, 0), (36, 14, 8), (36, 23, 13), (36, 32, 8)], glass.right, 60)
    roof = s.palette.snowed("#d6eeea", 0.7)
    s.face([(8, 32, 8), (36, 32, 8), (36, 23, 13), (8, 23, 13)], roof.face((0, 0.5, 0.86)), 61)
    for x in (8, 15, 22, 29, 36):
        s.wire([(x, 32, 0), (x, 32, 8), (x, 23, 13)], "#f6f8f6", 0.8, 62)
    s.wire([(8, 32, 8), (36, 32, 8), (36, 14, 8)], "#f6f8f6", 0.9, 62)
    plants = "".join(svg.outline("M", *project(x, 32, 2), "h", 0.1) for x in range(10, 36, 3))
    s.stand(0, 0, svg.stroke(plants, s.palette.material("#4f9a48").left, 3.4), depth=60.5)
    if s.is_lit:
        s.glow(24, 32, 5, 18)
    s.person(20, 39, 1, "walk", "bag")


def windmill(s: Stage) -> None:
    s.ground(s.lawn, 0, 10)
    wall = s.palette.material("#e9dfcc")
    body = turned([(7.6, 0), (5, 22), (5.4, 22)], wall, s.definitions)
    cap = turned([(5.6, 22), (4.6, 26), (0, 30)], s.palette.snowed("#8a5a3f"), s.definitions)
    sail = "M0 0L-1.6-17L1.4-17L1-2z"
    cloth = s.palette.material("#fbf4e2").left
    arms = [svg.group(svg.path(sail, cloth), svg.stroke("M0 0V-18M-1.4-6H1M-1.6-11H1.2",
        s.palette.material("#6a4a34").left, 0.7),
                      transform=f"rotate({angle})") for angle in (28, 118, 208, 298)]  # fmt: skip
    s.stand(20, 20, body, svg.path("M-3.4 4V-1Q-2-3.4-.6-1.4V4.8z", s.palette.material("#7a4a34").left), cap,
            svg.group(*arms, transform="translate(2 -24)"))  # fmt: skip
    s.shadow(Rect(14, 14, 26, 26), 24)
    s.stand(33, 33, svg.path("M-3 0Q-3.6-4-1-5Q2-4.6 3 0z", s.palette.material("#e6d6b4").left))
    s.person(31, 26, 0, "walk", "bag")


def well(s: Stage) -> None:
    dry = s.palette.land in ("desert", "steppe")
    s.ground("#d9bf8a" if dry else s.lawn, 0, 10)
    stone = s.palette.material("#b8aa98")
    s.stand(
        22,
        20,
        turned([(6, 0), (6, 5)], stone, s.definitions),
        svg.ellipse(0, -5, 4.8, 2.7, s.palette.material("#2f3a4a").left),
    )
    for x in (17, 27):
        s.wire([(x, 20, 3), (x, 20, 15)], WOOD, 1.3, 44)
    s.wire([(17, 20, 11), (27, 20, 11)], WOOD, 1.4, 44.5)
    s.wire([(22, 20, 11), (22, 20, 5)], "#e8dcc0", 0.5, 44.6)
    roof = s.palette.snowed("#b5653f")
    s.face([(14, 14, 14), (30, 14, 14), (30, 20, 19), (14, 20, 19)], roof.face((0, -0.6, 0.8)), 45)
    s.face([(14, 26, 14), (30, 26, 14), (30, 20, 19), (14, 20, 19)], roof.face((0, 0.6, 0.8)), 46)
    s.face([(30, 14, 14), (30, 26, 14), (30, 20, 19)], roof.right, 46)
    s.shadow(Rect(16, 14, 28, 26), 12)
    s.person(31, 28, 1, "stand", "bag", garment="dress")
    s.person(12, 33, 3, "walk", "bag")
    s.stand(35, 16, animals.hens(s.scene))


def kitchen_garden(s: Stage) -> None:
    s.ground(EARTH, 0, 4)
    crops = (("#6fae4a", "#d8463c"), ("#8fc05a", ""), ("#4f8f48", "#f2a83b"), ("#9cc45c", ""))
    for i, (leaf, fruit) in enumerate(crops):
        x = 4 + i * 9.6
        s.lines([[(x + 3.6, 4), (x + 3.6, 40)]], "#6f5038", 1.4, 0.6)
        spots = [(x, y) for y in range(6, 41, 5)]
        dots = "".join(svg.outline("M", *project(u, v, 1.6), "h", 0.1) for u, v in spots)
        light = "".join(svg.outline("M", *project(u, v, 2.6), "h", 0.1) for u, v in spots)
        s.stand(0, 0, svg.stroke(dots, s.palette.snowed(leaf, 0.5).right, 4.2),
                svg.stroke(light, s.palette.snowed(leaf, 0.9).top, 2.6),
                svg.stroke(light, s.palette.material(fruit).top, 1.2) if fruit else svg.EMPTY, depth=x)  # fmt: skip
    s.person(18, 30, 0, "walk", "bag", hat="brim")
    scarecrow = s.palette.material("#7a5740").left
    s.stand(
        31,
        14,
        svg.stroke("M0 0V-13M-5-10H5", scarecrow, 1.1),
        svg.path("M-2.6-4L-2-10H2L2.6-4z", s.palette.material("#3f6f9a").left),
        svg.circle(0, -13, 1.9, s.palette.material("#e8cf9a").left),
        svg.path("M-3.4-13.8L0-17L3.4-13.8z", s.palette.material("#d9b45c").left),
    )


def sunflowers(s: Stage) -> None:
    s.ground(EARTH, 0, 4)
    for row, x in enumerate((7, 15, 23, 31, 39)):
        spots = [(x, y) for y in range(5, 41, 5)]
        stems = "".join(svg.outline("M", *project(u, v), "v", -9 - (u + v) % 3) for u, v in spots)
        heads = "".join(svg.outline("M", *project(u, v, 10 + (u + v) % 3), "h", 0.1) for u, v in spots)
        s.stand(0, 0, svg.stroke(stems, s.palette.material("#5f8f44").left, 1.6), svg.stroke(heads,
            s.palette.material("#f6c42e").left, 5),
                svg.stroke(heads, s.palette.material("#6a4428").left, 2), depth=x + row)  # fmt: skip
    s.person(27, 42, 1, "stand", "camera")


def drying_fish(s: Stage) -> None:
    """Nordic racks."""
    s.ground("#a9b08a", 0, 8)
    for y in (10, 30):
        for x in (5, 22, 39):
            s.wire([(x - 3, y - 3, 0), (x, y, 14), (x + 3, y + 3, 0)], WOOD, 1.1, x + y)
        s.wire([(4, y, 13), (40, y, 13)], WOOD, 1.3, y + 22)
        d = "".join(svg.outline("M", *project(x, y, 12.6), "v", 5) for x in range(7, 40, 3))
        tails = "".join(
            svg.outline("M", *project(x, y, 8), "l", -0.6, 2, "m", 0.6, -2, "l", 0.8, 2) for x in range(7, 40, 3)
        )
        s.stand(
            0,
            0,
            svg.stroke(d, s.palette.material("#d9c8a8").left, 1.7),
            svg.stroke(tails, s.palette.material("#b8a684").left, 0.8),
            depth=y + 23,
        )
    s.person(22, 20, 0, "wave")
    s.box((34, 18, 39, 22, 0, 3.4), "#3f6f9a", "#d9c8a8")


def hay_racks(s: Stage) -> None:
    """Alpine hay on poles."""
    s.ground(s.lawn, 0, 8)
    hay = s.palette.snowed("#c9b45a")
    for x, y in ((10, 10), (26, 8), (14, 26), (32, 24), (24, 38)):
        s.stand(x, y, svg.stroke("M0 0V-15", s.palette.material(WOOD).left, 1.2),
                svg.path("M-4.6-1.4Q-5-6-3-9Q-1.4-12.6 0-13Q1.6-12 3-9Q5-6 4.6-1.4Q0 1-4.6-1.4z", hay.left),
                svg.path("M.6-.4V-13Q1.8-12 3-9Q5-6 4.6-1.4Q3 0 .6-.4z", hay.right))  # fmt: skip
        s.shadow(Rect(x - 3, y - 3, x + 3, y + 3), 9)
    s.person(37, 34, 0, "walk", "stick", hat="brim")
