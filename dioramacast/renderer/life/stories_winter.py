"""Small stories of snow, ice and frost."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Rect
from dioramacast.renderer.life import stories_animals as animals
from dioramacast.renderer.life.stories_country import herd
from dioramacast.renderer.life.stories_stage import Stage
from dioramacast.renderer.plants.flora import SPRUCE
from dioramacast.renderer.solids import ball_paint, dome

SNOWFIELD = "#f2f6fb"


def igloo(s: Stage) -> None:
    """A dome of snow and a dog sled."""
    s.ground(SNOWFIELD, 0, 12, 1)
    snow = s.palette.material("#f4f8fd")
    blocks = "M-12-4Q0 4 12-4M-10.4-9Q0-2.6 10.4-9M-6-13Q0-10 6-13M-6-.4V-5M4 0V-4.6M-2-4.4V-8.6M7-6V-10M-8-5.4V-9.8"
    s.stand(13, 13, dome(11, 0, snow, s.definitions, 1.0), svg.stroke(blocks, s.palette.material("#b8cbe0").left,
        0.7),
            svg.path("M-2 8Q-2 1 4 1Q9 1.6 8.6 6L6 7.6Q6 4 3.6 4Q.6 4 .6 9z", snow.left),
            svg.path("M.6 9Q.6 4 3.6 4Q6 4 6 7.6z", s.palette.material("#3f5270").left))  # fmt: skip
    herd(s, animals.husky(s.scene), ((15, 37, False), (20, 34, False), (19, 39, False)))
    s.wire([(20, 37, 2), (30, 33, 2)], "#7a5740", 0.6, 62)
    s.wire([(28, 36, 0.6), (40, 30, 0.6), (41, 29.6, 3)], "#9a6a42", 1.6, 68)
    s.box((31, 29, 38, 33, 1, 4), "#c8453d", depth=69)
    s.person(41, 28, 3, hat="fur")


def penguins(s: Stage) -> None:
    s.ground(SNOWFIELD, 0, 14, 1)
    name = s.definitions.shape(animals.penguin(s.scene))
    spots = ((10, 12), (17, 9), (15, 17), (23, 14), (21, 22), (29, 19), (13, 27), (33, 29), (26, 32))
    for i, (x, y) in enumerate(spots):
        s.put(x, y, name, (1.0, 0.9, 1.05)[i % 3])
    s.put(31, 34, name, 0.6)
    s.stand(
        37, 12, svg.path("M-6 1L-3-7L1-4L5-9L8 0Q2 3-6 1z", ball_paint(s.palette.material("#cfe4f4"), s.definitions))
    )


def expedition(s: Stage) -> None:
    """Pyramid tents and flags on the ice."""
    s.ground(SNOWFIELD, 0, 14, 1)
    for x, y, albedo in ((13, 14, "#e8762e"), (28, 12, "#e8b53a")):
        cloth = s.palette.material(albedo)
        s.stand(x, y, svg.path("M-10 0L0-17L2 5.4z", cloth.left), svg.path("M11 0L0-17L2 5.4z", cloth.right),
                svg.path("M4.6 4L1.4-6L7.4 2.6z", s.palette.material("#4a3a34").right))  # fmt: skip
        s.shadow(Rect(x - 6, y - 6, x + 6, y + 6), 9)
    for i, (x, y) in enumerate(((6, 30), (13, 35), (21, 37), (30, 36), (37, 31))):
        s.wire([(x, y, 0), (x, y, 13)], "#5a5a66", 0.7)
        flag = s.palette.material(("#c8453d", "#3f6fa8", "#e8b53a", "#3f8a5a", "#f0f0ec")[i]).left
        s.stand(x, y, svg.path("M0-13Q3-14.4 6-13T9-12.6V-8.6Q6-9.8 4-8.8T0-9z", flag), depth=x + y + 1)
    s.box((27, 24, 35, 28, 1, 3.6), "#c8453d", "#f0f0ec")
    s.person(22, 26, 0, hat="fur")
    s.person(30, 31, 2, "wave", hat="fur")


def snowman(s: Stage) -> None:
    s.ground(SNOWFIELD, 0, 12, 1)
    white, coal = s.palette.material("#f7faff"), s.palette.material("#2c3040").left
    paint = ball_paint(white, s.definitions)
    s.shadow(Rect(13, 13, 23, 23), 10)
    s.stand(
        18, 18, svg.circle(0, -6, 8, paint), svg.circle(0, -16.4, 6, paint), svg.circle(0, -24.6, 4.6, paint),
        svg.stroke("M-1.4-25.6h.1M2.4-25.6h.1M.5-18h.1M.6-15h.1M.6-8h.1", coal, 1.4),
        svg.stroke("M.4-23.8l4.4 1", s.palette.material("#f0823a").left, 1.8),
            svg.stroke("M-4-21Q0-19 4.2-21M3-20.4L4.4-15", s.palette.material("#d8463c").left, 2),
        svg.stroke("M-5.6-17L-12-22M-10.4-20.6L-13-19M5.6-17L11.6-20", s.palette.material("#6a4a34").left, 1),
        svg.path("M-6.4-28.2H6.4V-29.6H3.6V-35.6H-3.6V-29.6H-6.4z", coal),
    )  # fmt: skip
    s.child(28, 20, 0)
    s.child(19, 31, 2, "walk")
    s.person(33, 31, 3)
    prints = [(8 + 3 * i, 38 - (i % 2) * 2) for i in range(9)]
    s.lines([[(x, y), (x + 1, y)] for x, y in prints], "#b8c8dc", 1.2)


def sledging(s: Stage) -> None:
    """A small hill of snow."""
    s.ground(SNOWFIELD, 0, 12, 1)
    snow = s.palette.material("#f6f9ff")
    slope = s.definitions.linear([(0, snow.left), (0.5, snow.top), (1, snow.right)], (0, 0), (1, 0))
    s.stand(16, 16, svg.path("M-27 6Q-12-2-6-15Q0-22 6-15Q12-2 28 5Q14 17 0 16Q-16 16-27 6z", slope),
            svg.stroke("M3-15Q8 0 17 8M-1-15Q3 2 9 13", s.palette.material("#c3d2e6").left, 1), depth=20)  # fmt: skip
    s.stand(15, 15, svg.use(s.crowd.someone(0, "wave"), (0, -16), 0.75), depth=30)
    sled = svg.stroke("M-4 1L4 3.4M-4-1L4.6 1.6", s.palette.material("#c8453d").left, 1.5)
    s.stand(24, 18, sled, svg.use(s.crowd.someone(2, "sit"), (0, 0), 0.75), depth=48)
    s.stand(22, 32, sled, svg.use(s.crowd.someone(3, "sit"), (0, 0), 0.75), depth=56)
    s.person(36, 35, 1)
    s.child(39, 22, 4, "walk")


def ice_rink(s: Stage) -> None:
    s.ground("#dfe8f0", 0, 16, 1)
    ice, rail = s.palette.material("#bfe0f2"), s.palette.snowed("#c8553d", 0.3)
    s.stand(22, 22, svg.ellipse(0, 0, 25, 14.4, rail.left), svg.ellipse(0, -2, 25, 14.4, rail.top), svg.ellipse(0,
        -1.2, 23, 13, ice.top),
            svg.stroke("M-14-3Q-4-10 8-6T14 4M-10 5Q0 0 9 6M-16 1q4 4 9 2", "#ffffff", 0.8, opacity=0.9),
                depth=-1)  # fmt: skip
    for i, (px, py, pose) in enumerate(
        ((14, 20, "walk"), (22, 13, "wave"), (27, 25, "walk"), (20, 30, "wave"), (32, 18, "walk"))
    ):
        s.person(px, py, i, pose)
    for i in range(8):
        a = math.tau * i / 8
        x, y = 22 + 21.5 * math.cos(a), 22 + 21.5 * math.sin(a)
        bulb = ("#ffdf8a", "#ff9a7a", "#9ad8ff")[i % 3]
        paint = s.palette.shown(bulb) if s.is_lit else s.palette.material(bulb).left
        s.wire([(x, y, 0), (x, y, 13)], "#5a5664", 0.8)
        s.stand(x, y, svg.circle(0, 0, 1.4, paint), z=13.6)
        if s.is_lit:
            s.glow(x, y, 13.6, 7)


def winter_market(s: Stage) -> None:
    """Stalls round a lit fir."""
    s.ground("#d8cdbb", 0, 8)
    fir = s.definitions.shape(SPRUCE.draw(s.scene, SPRUCE.tones))
    s.put(16, 16, fir, 1.45)
    paint = s.palette.shown("#ffe08a") if s.is_lit else s.palette.material("#f2c83a").left
    red = s.palette.material("#d8463c").left
    s.stand(
        16,
        16,
        svg.stroke("M-8-9h.1M4-14h.1M-4-22h.1M5-27h.1M-1-33h.1M8-8h.1", red, 2.2),
        svg.stroke("M-3-12h.1M-6-17h.1M2-20h.1M-1-28h.1M2-38h.1M6-18h.1M0-52h.1", paint, 2.4),
        depth=33,
    )
    if s.is_lit:
        s.glow(16, 16, 24, 26)
    for x, y in ((30, 4), (4, 30), (31, 30)):
        s.box((x, y, x + 9, y + 9, 0, 8), "#8a5a3c", depth=x + y + 9)
        lit = s.palette.shown("#ffdb8a") if s.is_lit else s.palette.material("#f2d9a0").left
        s.face([(x + 1, y + 9, 3.4), (x + 8, y + 9, 3.4), (x + 8, y + 9, 7), (x + 1, y + 9, 7)], lit, x + y + 10)
        roof = s.palette.snowed("#b8453a")
        s.face(
            [(x - 1.4, y + 10.4, 7.4), (x + 10.4, y + 10.4, 7.4), (x + 10.4, y + 4.5, 13), (x - 1.4, y + 4.5, 13)],
            roof.face((0, 0.6, 0.8)),
            x + y + 12,
        )
        s.face(
            [(x + 9, y + 9, 8), (x + 9, y, 8), (x + 9, y + 4.5, 12)], s.palette.material("#8a5a3c").right, x + y + 11
        )
    for i, (x, y) in enumerate(((24, 22), (22, 36), (37, 22), (27, 28))):
        s.person(x, y, i, "walk" if i % 2 else "stand", "child" if i == 1 else "")
