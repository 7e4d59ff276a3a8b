"""Small stories of people: at work, at weddings, on the way, up in the air."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Rect, project
from dioramacast.renderer.life.props import sunshade
from dioramacast.renderer.life.stories_stage import Stage
from dioramacast.renderer.plants.flora import DEEP
from dioramacast.renderer.plants.leafy import round_tree

WOOD, IRON = "#a9794a", "#4a4854"


def bus_stop(s: Stage) -> None:
    s.ground(s.paving)
    for x in (8, 34):
        s.wire([(x, 14, 0), (x, 14, 13)], IRON, 1.2)
    glass = s.palette.material("#bcd6e2")
    s.face([(8, 12, 1), (34, 12, 1), (34, 12, 12), (8, 12, 12)], glass.left, 20)
    s.box((8, 17, 32, 20, 0, 3), WOOD)
    for i, x in enumerate((12, 22)):
        s.person(x, 20, i, "sit")
    s.person(30, 25, 2, "stand", "bag")
    s.person(16, 30, 3, "walk", "pram")
    roof = s.palette.snowed("#d8463c")
    s.face([(6, 10, 14), (36, 10, 14), (36, 23, 13), (6, 23, 13)], roof.top, 60)
    s.face([(6, 23, 13), (36, 23, 13), (36, 23, 12), (6, 23, 12)], roof.left, 60)
    s.wire([(39, 28, 0), (39, 28, 17)], IRON, 1.2)
    s.stand(39, 28, svg.circle(0, -1.6, 2.8, s.palette.material("#f2c83a").left), z=17)
    s.shadow(Rect(6, 10, 36, 23), 12)


def building_site(s: Stage) -> None:
    s.ground("#c9b08a", 0, 3)
    for z in (0, 9, 18):
        s.box((4, 6, 24, 26, z, z + 1.6), "#c4c0bc", depth=20 + z)
        if z < 18:
            s.posts(((5, 25), (14, 25), (23, 25), (23, 15), (23, 7)), 7.4, "#a9a4a0", 1.8, 21 + z, foot=z + 1.6)
    yellow = s.palette.material("#f0b42e")
    mast = "M-1.6 0V-58M1.6 0V-58" + "".join(f"M-1.6{-i}L1.6{-i - 4}L-1.6{-i - 8}" for i in range(1, 56, 8))
    s.stand(
        34, 14, svg.stroke(mast, yellow.left, 1),
            svg.stroke("M14-50L-34-66M-32-62L-1-52M0-70L-24-62M0-70L12-51M0-58V-70", yellow.left, 1.1),
        svg.path("M9-53.6L15-51V-45.6L9-48.2z", s.palette.material("#8a8690").left),
        svg.stroke("M-24-62V-36", s.palette.material(IRON).left, 0.5), svg.path("M-27-36H-21V-33.6H-27z",
            s.palette.material("#c8453d").left),
        svg.path("M-3-58H3V-52.6H-3z", yellow.right), depth=70,
    )  # fmt: skip
    s.box((28, 30, 38, 36, 0, 4), "#b5653f", "#c9784f")
    s.person(24, 36, 0, "walk", hat="knit", canopy="#f2c83a")
    s.person(36, 41, 2, "stand", hat="knit", canopy="#f2c83a")


def wedding(s: Stage) -> None:
    s.ground(s.lawn, 0, 8)
    s.rug(18, 2, 26, 42, "#f6efe4")
    arch = svg.stroke("M-9 0V-14Q0-26 9-14V0", s.palette.material("#f6f1ea").left, 2)
    blooms = svg.stroke(
        "M-9-12h.1M-8-16h.1M-5-19h.1M0-20.4h.1M5-19h.1M8-16h.1M9-12h.1", s.palette.material("#f0a0b8").top, 4
    )
    s.stand(22, 7, arch, blooms)
    s.person(19.6, 12, 0, "stand", coat="#33303c", hat="", garment="coat")
    s.person(24.6, 12, 1, "stand", coat="#fdfbf6", hat="wrap", garment="robe")
    benches = ((10, 18), (10, 26), (10, 34), (34, 18), (34, 26), (34, 34))
    s.crates([(x - 4, y - 1) for x, y in benches], (8, 2, 2.4), "#f2ead8")
    for i, (x, y) in enumerate(benches):
        s.person(x, y + 2, i + 2, "sit")
    s.person(24, 34, 3, "stand", "camera")


def balloon_seller(s: Stage) -> None:
    s.ground(s.paving, 0, 10)
    colours = ("#d8463c", "#f2c83a", "#3f8fc0", "#e0567a", "#6fae52", "#8a4fa0")
    spots = ((-6, -24), (0, -28), (6, -25), (-3, -20), (4, -20), (0, -23))
    strings = "".join(svg.outline("M", 3, -5, "L", x, y) for x, y in spots)
    s.person(20, 18, 0)
    s.stand(
        20, 18, svg.stroke(strings, s.palette.material("#7a7680").left, 0.4),
        *(svg.ellipse(x, y, 3, 3.6, s.palette.material(c).left) for (x, y), c in zip(spots, colours, strict=True)),
        *(svg.circle(x - 1, y - 1.2, 0.8, "#ffffff", opacity=0.6) for x, y in spots), depth=40,
    )  # fmt: skip
    s.child(27, 22, 1)
    s.child(20, 29, 2)
    s.person(33, 30, 3, "walk", "balloon", canopy="#f2c83a")
    s.person(11, 33, 4, "walk", "child")
    s.box((34, 8, 40, 18, 2, 4), WOOD)


def laundry(s: Stage) -> None:
    s.ground("#c9bf8a" if s.palette.land in ("desert", "steppe") else s.lawn)
    cloths = ("#f6f1e6", "#d8563f", "#3f8fc0", "#f2c83a", "#f6f1e6", "#7fae8a")
    for row, y in enumerate((12, 28)):
        s.posts(((5, y), (39, y)), 14, WOOD, 1.3, y + 22)
        s.wire([(5, y, 13.4), (22, y, 12.4), (39, y, 13.4)], "#e8e2d6", 0.6, y + 23)
        for i in range(5):
            x = 7.6 + i * 6.2
            drop = 6.4 if (i + row) % 2 else 4.6
            paint = s.palette.material(cloths[(i + row * 2) % 6]).left
            s.face(
                [(x, y, 12.8), (x + 4.6, y, 12.8), (x + 5, y, 12.8 - drop), (x + 0.4, y, 12.4 - drop)], paint, y + 24
            )
    s.person(24, 20, 1, "wave")
    s.box((30, 33, 34, 37, 0, 2.4), "#c9a05a", "#f6f1e6")


def hot_air_balloon(s: Stage) -> None:
    s.ground(s.lawn, 0, 9)
    s.box((19, 19, 26, 26, 4, 9), "#a9743f", depth=44)
    s.stand(
        22.5, 22.5, svg.stroke("M-4-9L-9-24M4-9L9-24M0-7V-22", s.palette.material("#6a5a4a").left, 0.6), depth=45,
    )  # fmt: skip
    gores = (("#d8463c", "M0-66C-18-66-25-52-22-42Q-18-31-8-23H8Q18-31 22-42C25-52 18-66 0-66z"),
             ("#f6e2a8", "M0-66C-13-64-17-50-14-41Q-11-30-5-23H-1Q-6-34-6-45Q-5-60 0-66z"),
             ("#f2a83b", "M0-66C13-64 17-50 14-41Q11-30 5-23H1Q6-34 6-45Q5-60 0-66z"))  # fmt: skip
    side = s.definitions.linear([(0, "#ffffff", 0.22), (0.4, "#ffffff", 0), (1, "#1d1440", 0.34)])
    across = s.definitions.linear([(0, "#ffffff", 0.3), (0.45, "#ffffff", 0), (1, "#1d1440", 0.32)], (0, 0), (1, 0))
    paths = [svg.path(d, s.palette.material(albedo).left) for albedo, d in gores]
    shade = across if s.palette.light_from_left else side
    s.stand(
        22.5,
        22.5,
        *paths,
        svg.path(gores[0][1], shade, stroke="none"),
        svg.ellipse(0, -23, 8, 2.4, s.palette.material("#5a3a34").left),
        depth=60,
    )
    for x, y in ((8, 36), (36, 8)):
        s.wire([(x, y, 0), (22, 22, 9)], "#8a7a66", 0.5, 61)
    s.shadow(Rect(12, 12, 33, 33), 10)
    if s.is_lit:
        s.glow(22.5, 22.5, 26, 16)
    s.person(36, 36, 0, "wave")
    s.child(30, 40, 2)
    s.person(10, 20, 3, "stand", "camera")


def campers(s: Stage) -> None:
    """Two tents and a fire."""
    s.ground(s.lawn if s.palette.land not in ("desert", "steppe", "ice") else "#d9c08a", 0, 10)
    for x, y, albedo in ((6, 6, "#e8862e"), (24, 4, "#3f8a8f")):
        cloth = s.palette.snowed(albedo, 0.6)
        s.face([(x, y + 12, 0), (x + 5, y + 6, 10), (x + 5, y + 6, 10), (x, y, 0)], cloth.right, x + y)
        s.face([(x + 14, y, 0), (x + 14, y + 12, 0), (x + 14, y + 6, 10)], cloth.right, x + y + 12)
        s.face(
            [(x, y + 12, 0), (x + 14, y + 12, 0), (x + 14, y + 6, 10), (x, y + 6, 10)],
            cloth.face((0, 0.85, 0.5)),
            x + y + 13,
        )
        s.face(
            [(x + 14, y + 4, 0), (x + 14, y + 8, 0), (x + 14, y + 6, 7)],
            s.palette.material("#4a3a34").right,
            x + y + 14,
        )
        s.shadow(Rect(x, y, x + 14, y + 12), 7)
    s.stand(24, 31, svg.stroke("M-4 .6L4-.6M-4-.6L4 .8", s.palette.material("#6a4a34").left, 1.6))
    if not s.crowd.is_rainy:
        s.stand(
            24,
            31,
            svg.path("M-3 0Q-4-4-1-6Q-1-8 0-10Q2-7 3-4.6Q4-2 3 0z", "#f08a2e"),
            svg.path("M-1.4 0Q-2-3 .4-5.6Q2-2 1.4 0z", "#ffe08a"),
        )
        s.glow(24, 31, 4, 22 if s.is_lit else 9, "#ffb45a")
    s.person(16, 34, 0, "sit")
    s.person(32, 28, 1, "sit")
    s.person(31, 38, 2, "sit")


def parasols(s: Stage) -> None:
    """Sunbathers round a paddling pool."""
    s.ground("#f0dcae", 0, 9)
    s.disc(31, 13, 10, "#f4f1ea", 0)
    s.stand(31, 13, svg.ellipse(0, 0, 10.4, 6, s.palette.water_tone("#58c4dc").top), depth=1)
    s.child(32, 12, 3)
    s.child(29, 15, 1, "sit")
    for i, (x, y, albedo) in enumerate(((10, 12, "#d8463c"), (12, 32, "#3f8fc0"), (32, 33, "#f2b83b"))):
        s.rug(x + 2, y - 2, x + 13, y + 3, ("#7fc0c8", "#f2a0b0", "#e8e0f0")[i], snow=0)
        skin = s.palette.material(("#d9a57e", "#b07a52", "#eec4a4")[i]).top
        swim = s.palette.material(("#d8463c", "#33405c", "#e8b53a")[i]).top
        s.lines([[(x + 4, y + 0.6), (x + 12, y + 0.6)]], ("#d9a57e", "#b07a52", "#eec4a4")[i], 2)
        s.stand(x + 7.4, y + 0.6, svg.stroke("M-1-.5L1.2 .6", swim, 2.2), svg.circle(-4.6, -2.6, 1.7, skin), depth=2)
        s.put(x, y, s.definitions.shape(sunshade(s.scene, albedo)), order=2)


def kites(s: Stage) -> None:
    s.ground(s.lawn, 0, 10)
    for i, (x, y, kx, ky, albedo) in enumerate(((12, 16, -20, -52, "#d8463c"), (28, 30, 16, -58, "#f2b83b"))):
        kite, other = s.palette.material(albedo), s.palette.material(("#f2c83a", "#3f8fc0")[i])
        s.child(x, y, i)
        s.stand(
            x, y, svg.stroke(svg.outline("M", 2, -7, "Q", kx * 0.3, -20, kx, ky),
                s.palette.material("#f4f1ea").left, 0.5),
            svg.group(svg.path("M0-7L5 0L0 9L-5 0z", kite.left), svg.path("M0-7L5 0L0 9z", other.left),
                      svg.stroke("M0 9Q4 12 1 15T2 22", kite.left, 0.8), transform=svg.translate((kx, ky))),
                          depth=95 + i,
        )  # fmt: skip
    s.person(20, 37, 3, "stand", "dog")
    s.person(36, 18, 4)


def _string_of_lanterns(s: Stage) -> None:
    s.posts(((4, 0), (40, 0)), 22, "#8a3a34", 1.4, 0)
    s.wire([(4, 0, 21), (22, 0, 17), (40, 0, 21)], "#5a4a44", 0.5, 40)
    paint = s.palette.shown("#ff8a4a") if s.is_lit else s.palette.material("#d8463c").left
    halo = s.definitions.radial([(0, "#ffb070", 0.6), (1, "#ffb070", 0)])
    for i in range(1, 6):
        light = [svg.circle(0, 0, 6, halo, stroke="none")] if s.is_lit else []
        z = 18 - 16 * (i / 6) * (1 - i / 6)
        s.stand(4 + 6 * i, 0, svg.ellipse(0, 0, 2, 2.5, paint), *light, z=z, depth=60 + i)


def lanterns(s: Stage) -> None:
    """Paper lanterns on strings over a small square."""
    s.ground(s.paving, 0, 8)
    string = s.kept(_string_of_lanterns)
    for y in (4, 22, 40):
        s.put(0, y, string, order=24)
    for i, (x, y) in enumerate(((14, 14), (28, 18), (18, 31), (32, 33))):
        s.person(x, y, i, "walk" if i % 2 else "stand")


def chess(s: Stage) -> None:
    s.ground(s.paving)
    tree = s.definitions.shape(round_tree(s.scene, DEEP))
    s.put(6, 8, tree, 1.1)
    for x, y in ((18, 16), (31, 30)):
        s.box((x, y, x + 6, y + 6, 0, 4.6), "#cfc6b4", "#f2e6c8")
        s.stand(x + 3, y + 3, svg.stroke("M-2-.4V-1.8M1 .4V-1.6M2.4-.6V-1.6", s.palette.material("#33303c").left,
            1), z=4.6,
                depth=x + y + 8)  # fmt: skip
        s.person(x + 9, y + 2, 0, "sit")
        s.person(x - 2, y + 9, 2, "sit")
    s.person(28, 15, 1, "stand", "stick")
    s.person(13, 34, 3, "walk", "dog")


def bookstalls(s: Stage) -> None:
    s.ground(s.paving)
    spines = ("#c8553d", "#3f6f9a", "#e0b040", "#5a7f58", "#7a4f86", "#f4efe2")
    s.crates([(6, 6), (6, 20), (6, 34)], (26, 5, 5), "#3f6a52", "#5a8a6a")
    for y in (6, 20, 34):
        for i, albedo in enumerate(spines):
            d = "".join(
                svg.outline("M", *project(x, y + 4, 5), "v", -2.8) for x in (8 + i * 2, 20 + (i * 5 + y) % 6 * 2)
            )
            s.stand(0, 0, svg.stroke(d, s.palette.material(albedo).left, 1.6), depth=y + 24)
    s.person(36, 14, 0, "stand")
    s.person(22, 30, 1, "walk", "bag")
    s.person(38, 33, 3, "stand")
