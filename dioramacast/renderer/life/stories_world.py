"""Small stories that belong to one part of the world, and those of the cold."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Rect, project
from dioramacast.renderer.life import stories_animals as animals
from dioramacast.renderer.life.stories_country import FIVE, herd
from dioramacast.renderer.life.stories_stage import Stage
from dioramacast.renderer.plants.flora import CHERRY, SPRUCE
from dioramacast.renderer.plants.leafy import blossoming
from dioramacast.renderer.plants.needled import bamboo

SAND, LACQUER = "#e6c687", "#d0432f"


def camels(s: Stage) -> None:
    s.ground(SAND, 0, 12)
    s.lines([[(4, 36), (14, 33), (24, 36), (36, 33)], [(8, 8), (18, 6), (30, 9)]], "#c9a05c", 1, 0.6)
    for i, (x, y) in enumerate(((30, 12), (20, 21), (10, 31))):
        s.stand(x, y, animals.camel(s.scene, ("#c8453d", "#2f7a8a", "#e0a030")[i]))
    s.person(6, 38, 0, "walk", garment="robe")
    s.person(36, 30, 3, "sit")


def llamas(s: Stage) -> None:
    s.ground(s.dry_grass, 0, 8)
    s.wire([(2, 4, 4), (20, 2, 4)], "#a99a80", 3, -5)
    herd(s, animals.llama(s.scene), ((13, 14, False), (31, 28, True)))
    herd(s, animals.llama(s.scene, "#8a6248", "#3fa0c0"), ((28, 12, True), (14, 32, False)))
    s.person(22, 24, 0, garment="poncho", hat="bowler")


def savanna(s: Stage) -> None:
    s.ground(s.dry_grass, 0, 12)
    tufts = [(8, 36), (36, 8), (30, 37), (14, 24), (38, 28), (24, 6)]
    s.lines([[(x, y), (x + 2, y - 2)] for x, y in tufts], "#9a8a44", 1.2)
    s.stand(14, 12, animals.giraffe(s.scene))
    s.stand(30, 16, animals.mirrored(animals.giraffe(s.scene)), z=0)
    herd(s, animals.zebra(s.scene), ((14, 30, False), (28, 34, True), (35, 27, False)))


def elephants(s: Stage) -> None:
    s.ground(s.dry_grass, 0, 12)
    s.disc(31, 13, 9, "#a98a5c", 0)
    s.stand(31, 13, svg.ellipse(0, 0, 9, 5, s.palette.water_tone("#6fa8b8").top), depth=1)
    big = animals.elephant(s.scene)
    s.stand(18, 20, animals.mirrored(big))
    s.put(30, 32, s.definitions.shape(big), 0.62)


def kangaroos(s: Stage) -> None:
    s.ground("#cfa365", 0, 12)
    s.lines([[(x, y), (x + 2, y - 2)] for x, y in ((8, 34), (35, 10), (24, 38), (37, 28))], "#8a8a4a", 1.3)
    herd(s, animals.kangaroo(s.scene), ((14, 14, False), (29, 22, True), (15, 32, True)))
    s.put(33, 33, s.definitions.shape(animals.kangaroo(s.scene)), 0.6)


def rice_terraces(s: Stage) -> None:
    """Flooded paddies, seedlings, a buffalo."""
    s.ground("#7f9a4c", 0, 4)
    water = s.palette.water_tone("#8fb8b0").top
    green = s.palette.material("#8fc84a").top
    for x0, y0, x1, y1 in ((2, 2, 20, 20), (22, 2, 42, 20), (2, 22, 20, 42), (22, 22, 42, 42)):
        corners = [project(x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        d = "".join(
            svg.outline("M", *project(x, y), "v", -2.4)
            for x in range(x0 + 2, x1 - 1, 4)
            for y in range(y0 + 2, y1 - 1, 4)
        )
        is_ploughed = (x0, y0) == (22, 22)
        s.stand(
            0,
            0,
            svg.path(svg.polygon(corners), water),
            svg.EMPTY if is_ploughed else svg.stroke(d, green, 1.4),
            depth=-1,
        )
    s.stand(31, 31, animals.buffalo(s.scene))
    s.person(38, 35, 0, "walk", "stick", hat="cone")
    s.person(12, 12, 1, "walk", "", hat="cone")


def tea_house(s: Stage) -> None:
    s.ground(s.lawn, 0, 8)
    s.box((8, 8, 32, 30, 0, 2.4), "#b9a68a")
    s.box((11, 11, 29, 27, 2.4, 15), "#f2ead8", depth=38)
    glow = s.palette.shown("#ffdf9a") if s.is_lit else s.palette.material("#fbf4e0").left
    s.face([(13, 27, 3), (27, 27, 3), (27, 27, 12), (13, 27, 12)], glow, 39)
    for x in (14, 18, 22, 26):
        s.wire([(x, 27, 3), (x, 27, 12)], "#5a3f30", 0.8, 40)
    roof = s.palette.snowed("#4f6070")
    west, south, east = project(6, 32, 15), project(34, 32, 15), project(34, 6, 15)
    a, b = project(15, 19, 25), project(25, 19, 25)
    left = svg.outline("M", *west, "Q", (west[0] + south[0]) / 2, (west[1] + south[1]) / 2 + 3, *south, "Q",
        b[0] + 1, b[1] + 13, *b, "L", *a,
                       "Q", a[0] - 5, a[1] + 9, *west, "z")  # fmt: skip
    right = svg.outline("M", *south, "Q", (south[0] + east[0]) / 2, (south[1] + east[1]) / 2 + 3, *east, "Q",
        b[0] + 7, b[1] + 5, *b,
                        "Q", b[0] + 1, b[1] + 13, *south, "z")  # fmt: skip
    s.stand(0, 0, svg.path(left, roof.face((0, 0.6, 0.8))), svg.path(right, roof.face((0.6, 0, 0.8))),
            svg.stroke(svg.polygon([a, b], close=False), roof.edge, 1.4), depth=50)  # fmt: skip
    s.shadow(Rect(6, 6, 34, 32), 12)
    s.put(38, 12, s.definitions.shape(bamboo(s.scene, ("#4f8a3c", "#74ac48", "#a8d060"))), 0.8)
    s.person(22, 37, 1, "walk", garment="kimono" if s.scene.place.country == "JP" else "robe")
    if s.is_lit:
        s.glow(20, 30, 6, 14)


def koi_pond(s: Stage) -> None:
    s.ground(s.lawn, 0, 10)
    water = s.palette.water_tone("#4f9aa8").top
    ice = s.palette.snow > 0.5
    shore = svg.path(
        "M-24-1Q-22-11-8-11Q2-14 12-9Q25-6 23 2Q18 11 2 9Q-8 14-18 8Q-25 4-24-1z", s.palette.snowed("#c9c0ae").top
    )
    pond = svg.path(
        "M-21-1Q-19-9-7-9Q2-11 11-7Q22-5 20 2Q16 8 2 7Q-8 11-16 6Q-22 3-21-1z",
        s.palette.snowed("#dcebf4").top if ice else water,
    )
    fish = "M-10-2q3-1.4 5 0M4 2q3 1 5-.4M-4 4q3 .8 4.6-.6M8-3q2-1 4 0"
    s.stand(
        22, 23, shore, pond, svg.EMPTY if ice else svg.stroke(fish, s.palette.material("#f0752e").top, 1.7), depth=0
    )
    bridge = s.palette.snowed(LACQUER, 0.4)
    s.stand(
        22, 23, svg.path("M-15 6Q-4-11 13-9L16-6.4Q0-7-10 9z", bridge.top),
        svg.stroke("M-10 9Q0-7 16-6.4M-10 4.6Q0-11.4 16-11M-10 9V4.6M-4 1V-3.4M3-4V-8.6M10-6V-10.6M16-6.4V-11",
            bridge.left, 1.1), depth=44,
    )  # fmt: skip
    s.put(8, 10, s.definitions.shape(blossoming(s.scene, CHERRY)) if s.palette.season == "spring" else
          s.definitions.shape(SPRUCE.draw(s.scene, SPRUCE.tones)), 0.85)  # fmt: skip
    stone = s.palette.snowed("#a9a49a")
    s.stand(36, 30, svg.path("M-1.4 0V-6H1.4V0zM-3-6H3V-7.4H-3z", stone.left), svg.path("M-2-7.4H2V-10H-2z",
        s.palette.shown("#ffdf9a") if s.is_lit else stone.right),
            svg.path("M-4.4-9.6Q0-11 0-13.6Q0-11 4.4-9.6z", stone.top))  # fmt: skip
    s.person(10, 36, 0, "stand")


def torii(s: Stage) -> None:
    s.ground("#c9c0ae", 0, 8)
    s.rug(14, 0, 30, 44, "#ddd6c8")
    for y in (10, 24, 38):
        red = s.palette.material(LACQUER)
        for x in (13, 31):
            s.wire([(x, y, 0), (x, y, 21)], LACQUER, 2.2, y + 20)
        s.wire([(10, y, 17), (34, y, 17)], LACQUER, 1.5, y + 33)
        s.wire([(8, y, 23), (14, y, 21.6), (30, y, 21.6), (36, y, 23)], LACQUER, 2.4, y + 34)
        dark = s.palette.snowed("#3a3440", 0.9).top
        s.stand(0, 0, svg.stroke(svg.polygon([project(7.6, y, 24.6), project(14, y, 23.2), project(30, y, 23.2),
            project(36.4, y, 24.6)], close=False), dark, 1.4),
                svg.stroke(svg.polygon([project(22, y, 17), project(22, y, 21)], close=False), red.right, 1.4),
                    depth=y + 35)  # fmt: skip
    s.person(20, 31, 0, "walk", garment="kimono")
    s.person(25, 17, 2, "walk")


def totem(s: Stage) -> None:
    s.ground("#7f9f62", 0, 10)
    colours = ("#c8453d", "#2f7a7a", "#33303c", "#e8c25a", "#c8453d")
    for x, y, count in ((14, 16, 5), (30, 26, 4)):
        pole = []
        for i in range(count):
            z, paint = i * 7.4, s.palette.material(colours[i % 5])
            pole += [
                svg.path(
                    svg.outline("M", -3.4, -z, "V", -z - 7.4, "H", 3.4, "V", -z, "Q", 0, -z + 1.6, -3.4, -z, "z"),
                    paint.left,
                ),
                svg.path(svg.outline("M", 0.6, -z + 0.8, "V", -z - 7.4, "H", 3.4, "V", -z, "z"), paint.right),
                svg.stroke(
                    svg.outline("M", -1.6, -z - 5, "h", 0.1, "M", 1.6, -z - 5, "h", 0.1),
                    s.palette.material("#f6f1e2").left,
                    1.7,
                ),
                svg.stroke(svg.outline("M", -1.8, -z - 2.2, "h", 3.6), s.palette.material("#f6f1e2").left, 0.9),
            ]
        top = -count * 7.4
        wing = s.palette.material("#2f7a7a")
        pole.append(svg.path(svg.outline("M", -11, top + 2, "L", -3, top + 1, "V", top + 5, "L", -10, top + 7, "z",
            "M", 11, top + 2, "L", 3, top + 1,
                                         "V", top + 5, "L", 10, top + 7, "z"), wing.left))  # fmt: skip
        s.stand(x, y, *pole)
        s.shadow(Rect(x - 3, y - 3, x + 3, y + 3), 22)
    s.put(36, 9, s.definitions.shape(SPRUCE.draw(s.scene, SPRUCE.tones)), 1.0)
    s.person(16, 34, 0)
    s.person(38, 37, 3, "stand", "camera")


def steppe_herd(s: Stage) -> None:
    """Horses and goats with their herder."""
    s.ground(s.dry_grass, 0, 12)
    herd(s, animals.horse(s.scene), ((13, 12, False), (31, 17, True)))
    herd(s, animals.horse(s.scene, "#d9c0a0"), ((26, 8, True),))
    herd(s, animals.sheep(s.scene), ((12, 27, False), (19, 33, True), (27, 30, False), (34, 34, True)))
    s.stand(
        17,
        20,
        animals.horse(s.scene, "#5f4434"),
        svg.use(s.crowd.someone(0, "sit", "", garment="robe", hat="fur"), (0, -5)),
    )


def reindeer(s: Stage) -> None:
    s.ground("#a9b080", 0, 10)
    herd(s, animals.reindeer(s.scene), FIVE[:4])
    tent = s.palette.snowed("#b98a5c", 0.4)
    s.stand(14, 34, svg.path("M-8 1L0-19L2 4.6Q-4 4-8 1z", tent.left), svg.path("M8 0L0-19L2 4.6Q6 3.4 8 0z",
        tent.right),
            svg.stroke("M-1.4-22L1-17M1.4-22L-1-17", s.palette.material("#6a4a34").left, 0.8))  # fmt: skip
    s.person(24, 37, 0, hat="knit", canopy="#d8463c", coat="#3f5fa8")
