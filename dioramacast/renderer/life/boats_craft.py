"""Boats from canoe to container ship, and what else moves on the water. Each drawing varies with ``index``."""

from collections.abc import Callable
from dataclasses import dataclass

from dioramacast.conditions import ConditionGroup as Group
from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.life import boats_hull
from dioramacast.renderer.life.boats_hull import CANVAS, WHITE, WOOD, Vessel
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

HULLS = ("#c8553d", "#f2f0ea", "#2f6f8f", "#e3b23c", "#3f7a5a")
BOXES = ("#c8453d", "#3f7fb0", "#e8b53a", "#5a9a6a", "#d8d4ca")


@dataclass(frozen=True, slots=True)
class Craft:
    draw: Callable[[Scene, bool, int], Markup]
    """From the scene, whether it lies along x, and a number that varies its colours."""
    is_large: bool = False
    """Whether it stays out in a storm."""


def _calm(scene: Scene) -> bool:
    """Whether sails are set."""
    return scene.palette.group not in (Group.STORM, Group.THUNDERSTORM)


def yacht(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 25, 8)
    parts = [
        v.wake(),
        v.hull(HULLS[(index + 1) % 5], 4, stripe="#c8453d"),
        v.house((-6, 2), 4, (4.2, 6)),
        v.mast(2, 4, 37),
    ]
    if _calm(scene):
        spinnaker = (CANVAS, "#f0a070", "#e8d8b0")[index % 3]
        parts += [v.sail([(2.6, 36), (2.6, 7), (-11, 7.6)], CANVAS), v.sail([(3, 33), (3.6, 7), (12, 6)], spinnaker)]
    return svg.join([*parts, v.lantern(2, 37)])


def trawler(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 24, 9)
    dark = scene.palette.material("#4a4650").left
    return svg.join([
        v.wake(), v.hull(HULLS[index % 5], 5, bow=3, stripe=WHITE), v.house((1, 7.5), 5.4, (5.4, 11.5), roof="#d8633f"),
        v.mast(-3, 5, 19, 1.2, "#4a4650"), v.line([(-3, 0, 18), (-11, 0, 8)], dark, 0.9),
        v.line([(-3, 0, 18), (10, 0, 8)], dark, 0.5), v.path([(-10, -2.6, 5.6), (-5, -2.6, 5.6), (-5, 2.6, 5.6),
        (-10, 2.6, 5.6)], scene.palette.snowed("#4f8a8a").top), v.lantern(-3, 19),
    ])  # fmt: skip


def dhow(scene: Scene, along_x: bool, index: int) -> Markup:
    """One tall lateen sail: feluccas of the Nile, dhows of the Gulf and Zanzibar."""
    v = Vessel(scene, along_x, 26, 8)
    parts = [v.wake(), v.hull(WOOD, 4, bow=4, stern=2, deck="#c99a62", stripe=("#3f7fb0", "#f2f0ea")[index % 2]),
             v.mast(3, 4, 27)]  # fmt: skip
    spar = scene.palette.material("#7a5740").left
    if _calm(scene):
        parts.append(v.sail([(-6, 40), (12, 6.4), (-9, 7)], CANVAS, 3, seams=3))
    return svg.join([*parts, v.line([(13, 0, 5.6), (-6.6, 0, 41)], spar, 1.2), v.lantern(-9, 9)])


def junk(scene: Scene, along_x: bool, index: int) -> Markup:
    """Fan sails with battens."""
    v = Vessel(scene, along_x, 29, 9.6)
    cloth = ("#b8452f", "#c9783a")[index % 2]
    parts = [v.wake(), v.hull("#7d5236", 5, bow=3, stern=4, blunt=0.9, deck="#b98a58"),
             v.house((-13, -7), 6, (7, 11), "#a9653f", "#7a4a34"), v.mast(-5, 5, 26), v.mast(5, 5, 34)]  # fmt: skip
    if _calm(scene):
        parts += [v.sail([(-5, 26), (-1.6, 12), (-9, 10), (-11.4, 18)], cloth, 1.4, 3),
                  v.sail([(5.6, 35), (11.4, 12), (0.6, 9.6), (-2.6, 24)], cloth, 1.8, 5)]  # fmt: skip
    return svg.join([*parts, v.lantern(-12, 13)])


def longtail(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 30, 5.6)
    canopy = scene.palette.snowed(("#e8b53a", "#3f8a6a", "#d8563f")[index % 3])
    dark = scene.palette.material("#4a4038")
    roof = [(-8, -2.6, 9), (5, -2.6, 9), (5, 2.6, 9), (-8, 2.6, 9)]
    return svg.join([
        v.wake(), v.hull(WOOD, 3, bow=7, deck="#c99a62", blunt=0.5),
        *(v.line([(u, s, 3), (u, s, 9)], dark.left, 0.8) for u in (-8, 5) for s in (-2.6, 2.6)),
        v.path(roof, canopy.top), v.line([roof[3], roof[2], roof[1]], canopy.edge, 0.9),
        v.line([(14, 0, 9), (14.4, 0, 5)], scene.palette.material("#e0567a").left, 2),
        v.line([(13, 0, 8), (13.2, 0, 4.6)], scene.palette.material("#f2c83a").left, 1.4),
        v.line([(-14, 0, 4), (-22, 0, 0.4)], dark.left, 0.9), _rower(v, -12, 3.4, "#3f6f9a"),
    ])  # fmt: skip


def gondola(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 30, 5)
    steel, red = scene.palette.material("#d8dce2").left, scene.palette.material("#b8372f").top
    return svg.join([
        v.wake(), v.hull("#2a2830", 2.6, bow=5, stern=4, blunt=0.2, deck="#4a3a3a"),
        v.path([(-3, -1.7, 3.2), (4, -1.7, 3.2), (4, 1.7, 3.2), (-3, 1.7, 3.2)], red),
        v.line([(14.6, 0, 7), (15.6, 0, 12), (14, 0, 12)], steel, 1.4),
        _rower(v, -9, 5, "#f4f1ea"), v.line([(-9, 1, 11), (-2, 4, 0)], scene.palette.material(WOOD).left, 0.9),
        v.lantern(-14, 9),
    ])  # fmt: skip


def _rower(v: Vessel, u: float, z: float, coat: str) -> Markup:
    """Somebody upright in a boat."""
    x, y = v.at(u, 0, z)
    palette = v.scene.palette
    cloth = palette.material(coat)
    return svg.group(
        svg.path("M-1.9 0Q-2.4-5.4 0-6Q2.4-5.4 1.9 0z", cloth.left), svg.path("M.4 0V-6Q2.4-5.4 1.9 0z", cloth.right),
        svg.circle(0, -7.4, 1.8, palette.material("#c99a72").left), transform=svg.translate((x, y)),
    )  # fmt: skip


def ferry(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 36, 11)
    hull = ("#c8452e", "#2f4f7a", "#3f7a5a")[index % 3]
    return svg.join([
        v.wake(), v.hull(hull, 5.4, bow=2, blunt=0.9, stripe=WHITE), v.house((-14, 9), 8, (5.6, 10.4)),
        v.house((-11, 5), 6, (10.4, 14)), v.house((-7, -3), 3, (14, 19), "#e8b53a", "#33303c"), v.mast(4, 14, 20, 0.9),
        v.lantern(4, 20),
    ])  # fmt: skip


def freighter(scene: Scene, along_x: bool, index: int) -> Markup:
    """Containers on deck."""
    v = Vessel(scene, along_x, 46, 12)
    stacks = []
    for i, u in enumerate((-8.0, 0.0, 8.0)):
        for level in range(1 if i != 1 else 2):
            colour = BOXES[(index + i * 2 + level) % 5]
            stacks.append(v.house_plain((u, u + 7.2), 8.6, (7 + 4 * level, 11 + 4 * level), colour))
    return svg.join([
        v.wake(), v.hull(("#33405c", "#8a3a34", "#2f5f5a")[index % 3], 7, bow=3, blunt=0.92, stripe="#c8453d"),
        v.house((-20, -13), 9, (7, 17)), v.mast(-17, 17, 23, 1), *stacks, v.lantern(-17, 23),
    ])  # fmt: skip


def tug(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 20, 8.6)
    return svg.join([
        v.wake(), v.hull("#33405c", 4.6, bow=2.4, blunt=0.86, stripe="#e8b53a"), v.house((-2, 5), 5, (5, 11)),
        v.house((-6.4, -3.6), 3, (5, 12), "#c8453d", "#33303c"), v.mast(2, 11, 16, 0.9), v.lantern(2, 16),
    ])  # fmt: skip


def icebreaker(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 38, 12)
    return svg.join([
        v.wake(), v.hull("#c8372e", 7, bow=3, blunt=0.9, deck="#5a8a6a", stripe="#33303c"),
        v.house((-12, 0), 9, (7, 13)), v.house((-8, -2), 7, (13, 18)),
        v.house((-16, -12.4), 4, (7, 15), "#e8a03a", "#33303c"),
        v.mast(-5, 18, 25, 1), v.mast(10, 8, 17, 1.2, "#e8a03a"), v.lantern(-5, 25),
    ])  # fmt: skip


def outrigger(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 24, 3.6)
    wood = scene.palette.material(WOOD).left
    parts = [v.wake(), v.line([(-8, 7, 0.4), (8, 7, 0.4)], wood, 1.6), v.line([(-5, 0, 3), (-5, 7, 0.6)], wood, 0.8),
             v.line([(5, 0, 3), (5, 7, 0.6)], wood, 0.8), v.hull("#a8583a", 2.6, bow=2, stern=2,
                 blunt=0)]  # fmt: skip
    if index % 2 == 0 and _calm(scene):
        return svg.join([*parts, v.mast(3, 3, 27, 0.9), v.sail([(8, 29), (3.6, 4), (-9, 22)], "#e8c27a", 2.6, 3)])
    return svg.join(
        [*parts, *(_rower(v, u, 2.6, coat) for u, coat in ((-6, "#e0b040"), (0, "#c8553d"), (6, "#3f6f9a")))]
    )


def sampan(scene: Scene, along_x: bool, index: int) -> Markup:
    """A mat roof over the middle, one oarsman at the stern."""
    v = Vessel(scene, along_x, 24, 7)
    mat = scene.palette.snowed("#c9a562")
    arch = [(-4, 3, 3), (-4, 2.4, 7.4), (-4, 0, 8.6), (5, 0, 8.6), (5, 2.4, 7.4), (5, 3, 3)]
    end = [(5, 3, 3), (5, 2.4, 7.4), (5, 0, 8.6), (5, -2.4, 7.4), (5, -3, 3)]
    return svg.join([
        v.wake(), v.hull(WOOD, 3, bow=3, stern=3, blunt=0.4, deck="#8a6a48"),
        v.path(arch, mat.left if along_x else mat.right), v.path(end, scene.palette.material("#6a5038").right),
        v.line([(-4, 0, 8.6), (5, 0, 8.6)], mat.edge, 0.9), _rower(v, -9, 4, ("#c8553d", "#3f6f9a")[index % 2]),
        v.line([(-9, 1, 10), (-14, 4, 0)], scene.palette.material(WOOD).left, 0.9), v.lantern(6, 8),
    ])  # fmt: skip


def rowing_boat(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 16, 6)
    oar = scene.palette.material("#d9b98c").left
    return svg.join([
        v.wake(), v.hull(HULLS[index % 5], 3, deck="#8a6244", bow=1.6), v.line([(1, -1, 5), (3, -8, 0)], oar, 0.9),
        _rower(v, -1, 2.6, HULLS[(index + 2) % 5]), v.line([(1, 1, 5), (3, 8, 0)], oar, 0.9),
    ])  # fmt: skip


def barge(scene: Scene, along_x: bool, index: int) -> Markup:
    """A canal boat with a long cabin; a sightseeing boat where the cabin is glass."""
    v = Vessel(scene, along_x, 34, 8)
    cabin = ("#3f7a5a", "#8a3a3f", "#2f4f7a")[index % 3]
    return svg.join([
        v.wake(), v.hull("#33303c", 3.6, bow=1, blunt=0.9, stripe="#c8453d"), v.house((-13, 8), 6, (4, 8.4), cabin,
            "#d9d2c4"),
        v.line([(-3, -1, 9), (2, 1, 9)], scene.palette.material("#d8563f").left, 2), v.lantern(9, 8),
    ])  # fmt: skip


def sightseer(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 34, 9)
    return svg.join([
        v.wake(), v.hull(WHITE, 4, bow=1.6, blunt=0.86, stripe=HULLS[(index * 2) % 5]),
        v.house((-13, 9), 7, (4.4, 9), "#e9eef2", "#f6f3ec"), v.lantern(10, 9),
    ])  # fmt: skip


def kayak(scene: Scene, along_x: bool, index: int) -> Markup:
    v = Vessel(scene, along_x, 18, 3.6)
    return svg.join([
        v.hull(HULLS[(index * 2) % 5], 1.8, bow=1.2, stern=1.2, blunt=0, deck=HULLS[(index * 2) % 5]),
        _rower(v, 0, 1.6, "#e8862e"), v.line([(2, -5, 8), (1, 5, 3)], scene.palette.material("#e8dcc0").left, 0.9),
    ])  # fmt: skip


def houseboat(scene: Scene, along_x: bool, index: int) -> Markup:
    """Thatched, of the Kerala backwaters and Kashmir."""
    v = Vessel(scene, along_x, 32, 9)
    return svg.join([
        v.wake(), v.hull("#5d4436", 3.4, bow=4, stern=2, blunt=0.5), v.house((-11, 7), 7, (3.6, 8.6), "#d9b478",
            "#c9a05a"),
        v.house((-9, 3), 5, (8.6, 11), "#c9a05a", "#b98a48"), v.lantern(8, 8),
    ])  # fmt: skip


def surfer(scene: Scene, along_x: bool, index: int) -> Markup:
    """On a breaking wave."""
    foam = scene.palette.material("#f2fbff").top
    x, y = project(0, 0, boats_hull.WATER_Z)
    palette = scene.palette
    board, suit = palette.material(HULLS[(index + 3) % 5]).left, palette.material("#33405c").left
    return svg.group(
        svg.path("M-17 4Q-8-6 4-5Q13-4 17 3Q9-1 3 1Q-6 5-17 4z", foam, opacity=0.75, stroke="none"),
        svg.path("M-15 6Q-4 1 6 3Q12 4 16 6Q0 9-15 6z", palette.water_tone("#3fb0c4").left, stroke="none"),
        svg.path("M-7 1Q0-2 8 1.6Q0 3.6-7 1z", board),
            svg.stroke("M-1.6 .6L-1-3L2.4-4L3 .8M.8-4L1-8M.8-7.4L-3.4-6M1-7.4L5-8", suit, 1.4),
        svg.circle(1.2, -9.8, 1.8, palette.material("#c99a72").left), transform=svg.translate((x, y)),
    )  # fmt: skip


def whale(scene: Scene, along_x: bool, index: int) -> Markup:
    """A back and a fluke, and the breath."""
    foam = scene.palette.material("#f2fbff").top
    x, y = project(0, 0, boats_hull.WATER_Z)
    skin = scene.palette.material("#4f6478")
    return svg.group(
        svg.ellipse(0, 1, 24, 7, foam, opacity=0.14, stroke="none"),
        svg.path("M-16 1Q-13-7-3-7.4Q6-7 10 1Q-3 3-16 1z", skin.left), svg.path("M-4-7.4L-1-10.6L1-6.6z", skin.right),
        svg.path("M16 1.4Q15-5 11-8.6Q16-9.4 18-6Q20-9.6 25-9Q21-5 19.6 1.4z", skin.left),
        svg.stroke("M-11-7V-14M-11-13Q-13-17-16-15.6M-11-13Q-9-17-6-15.6", foam, 1.3, opacity=0.8),
        transform=svg.translate((x, y)),
    )  # fmt: skip


def dolphins(scene: Scene, along_x: bool, index: int) -> Markup:
    foam = scene.palette.material("#f2fbff").top
    x, y = project(0, 0, boats_hull.WATER_Z)
    skin = scene.palette.material("#7f93a8")
    leap = "M-8 1Q-6-8 2-9Q8-9 12-3L8.6-4.4Q5-6 1-5Q-4-3-5 1zM0-9L1-12.4L4-8.8z"
    one = scene.definitions.shape(svg.join([
        svg.path(leap, skin.left), svg.stroke("M-9 1.6H-3M9-1h5", foam, 1, opacity=0.7),
    ]))  # fmt: skip
    return svg.group(svg.use(one, (-8, -3), 0.8), svg.use(one, (7, 3)), transform=svg.translate((x, y)))


YACHT, TRAWLER, DHOW, JUNK = Craft(yacht), Craft(trawler, True), Craft(dhow), Craft(junk)
LONGTAIL, GONDOLA, FERRY, FREIGHTER = Craft(longtail), Craft(gondola), Craft(ferry, True), Craft(freighter, True)
TUG, ICEBREAKER, OUTRIGGER, SAMPAN = Craft(tug, True), Craft(icebreaker, True), Craft(outrigger), Craft(sampan)
ROWING_BOAT, BARGE, SIGHTSEER, KAYAK = Craft(rowing_boat), Craft(barge), Craft(sightseer), Craft(kayak)
HOUSEBOAT, SURFER, WHALE, DOLPHINS = Craft(houseboat), Craft(surfer), Craft(whale), Craft(dolphins)
