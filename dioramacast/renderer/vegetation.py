"""Trees and shrubs by climate, dressed by season and snow, leaning with the wind."""

import math
from collections.abc import Callable

from dioramacast.models import Place, Season
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Rect, clamp, smoothstep
from dioramacast.renderer.palette import climate_of
from dioramacast.renderer.plan import ROCK_FROM_HEIGHT, seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import ball_paint, round_paint
from dioramacast.renderer.svg import Markup

TRUNK = "#7a5740"
LEAF = {Season.SPRING: "#86c05a", Season.SUMMER: "#5f9f4a", Season.AUTUMN: "#d98a35", Season.WINTER: "#8d9a6a"}
AUTUMN_LEAVES = ("#d98a35", "#c9542f", "#e0b040")
BLOSSOM = "#f3b3cc"
LEAN_DEGREES_PER_MS = 1.25
MOST_LEAN_DEGREES = 16.0

Drawer = Callable[[Scene, str], Markup]
Plant = tuple[str, str]
"""Its kind and the albedo of its leaves."""


BY_CLIMATE: tuple[tuple[str, tuple[Plant, ...]], ...] = (
    ("A", (("palm", "#5fae52"), ("palm", "#74b84e"), ("broadleaf", "#3f9450"))),
    ("BW", (("palm", "#7fae4a"), ("cactus", "#6f9a58"), ("shrub", "#a8a860"))),
    ("BS", (("shrub", "#9aa257"), ("acacia", "#8aa04c"), ("cypress", "#6c8a4c"))),
    ("Cs", (("cypress", "#4f7f4a"), ("broadleaf", "#8aa65a"), ("palm", "#6fa552"))),
    ("EF", ()),
    ("E", (("shrub", "#8f9a5c"), ("conifer", "#4f7a5c"))),
)
"""Evergreen places, by how the Köppen class begins."""
CONIFER: Plant = ("conifer", "#3f7a5a")


def kinds_of(place: Place, season: Season) -> list[Plant]:
    """Which plants grow here now."""
    climate = climate_of(place)
    for beginning, plants in BY_CLIMATE:
        if climate.startswith(beginning):
            return [plant for plant in plants if plant[0] != "cactus" or is_american(place)]
    leafy = _leafy(season, place)
    if climate.startswith("D"):
        return [CONIFER, leafy[0], CONIFER]
    return [*leafy, CONIFER] if abs(place.lat) > 46 else leafy


def is_american(place: Place) -> bool:
    """Cacti grow wild nowhere else."""
    return -130 < place.lon < -30


def _leafy(season: Season, place: Place) -> list[Plant]:
    """Broadleaved trees: blossom, green, turning leaves, bare."""
    if season is Season.WINTER:
        warm = climate_of(place).startswith("Cfa") and abs(place.lat) < 30
        return [("broadleaf", LEAF[Season.WINTER])] if warm else [("bare", TRUNK), ("bare", TRUNK)]
    if season is Season.AUTUMN:
        return [("broadleaf", leaf) for leaf in AUTUMN_LEAVES]
    if season is Season.SPRING:
        return [("broadleaf", BLOSSOM), ("broadleaf", LEAF[Season.SPRING])]
    return [("broadleaf", LEAF[Season.SUMMER]), ("broadleaf", "#74ad50")]


def add_trees(scene: Scene, place: Place, wind_ms: float, blows_right: bool) -> None:
    kinds = kinds_of(place, scene.palette.season)
    chance = seeded(place, "trees")
    lean = clamp(wind_ms * LEAN_DEGREES_PER_MS, 0, MOST_LEAN_DEGREES)
    # A positive skewX moves what is above the origin to the left.
    skew = 0.0 if lean < 4 else -lean if blows_right else lean
    for x, y in scene.plan.tree_spots:
        pick, scale = chance.random(), 0.8 + 0.1 * chance.randrange(5)
        if not kinds or scene.plan.hero.grown(2).overlaps(Rect(x, y, x + 0.1, y + 0.1)):
            continue
        kind, leaf = kinds[int(pick * len(kinds))]
        name = scene.definitions.shape(DRAWERS[kind](scene, leaf))
        scene.add_shape(Rect(x - 4, y - 4, x + 4, y + 4), name, (x, y), scale=scale, skew_deg=skew)


HILLSIDE_TREES = 22


def add_hillside(scene: Scene, place: Place) -> None:
    """Woods on the visible side of a green hill; mountains stay bare."""
    kinds, hill, height = kinds_of(place, scene.palette.season), scene.plan.hill, scene.plan.hill_height
    if hill is None or height > ROCK_FROM_HEIGHT or not kinds or scene.palette.land == "desert":
        return
    chance = seeded(place, "hillside")
    cx, cy = hill.centre
    for i in range(HILLSIDE_TREES):
        out = 0.2 + 0.72 * (i / HILLSIDE_TREES)
        # Between straight left and straight right of the picture, on the side of the viewer.
        angle = math.radians(chance.uniform(-40, 130))
        x, y = cx + out * hill.width / 2 * math.cos(angle), cy + out * hill.depth / 2 * math.sin(angle)
        kind, leaf = kinds[chance.randrange(len(kinds))]
        name = scene.definitions.shape(DRAWERS[kind](scene, leaf))
        z = height * (1 - smoothstep(0, 1.1, out))
        scene.add_shape(Rect(x - 2, y - 2, x + 2, y + 2), name, (x, y), z=z, scale=0.62)


def _shade(scene: Scene, radius: float) -> Markup:
    """The plant's own soft shadow on the ground, away from the light."""
    side = 1 if scene.palette.light_from_left else -1
    colour, opacity = scene.palette.lighting.shadow_colour, scene.palette.lighting.shadow_opacity
    return svg.ellipse(
        side * radius * 0.8, -1, radius * 1.5, radius * 0.62, colour, opacity=opacity * 0.8, stroke="none"
    )


def _trunk(scene: Scene, height: float, width: float) -> Markup:
    return svg.rect(
        -width / 2, -height, width, height, round_paint(scene.palette.material(TRUNK), scene.definitions), rx="1"
    )


def broadleaf(scene: Scene, leaf: str) -> Markup:
    material = scene.palette.snowed(leaf, 0.55)
    light = scene.palette.snowed(mix(leaf, "#f4f4a8", 0.18), 0.8)
    paint, top = ball_paint(material, scene.definitions), ball_paint(light, scene.definitions)
    side = -1 if scene.palette.light_from_left else 1
    return svg.join([
        _shade(scene, 9),
        _trunk(scene, 12, 3.2),
        svg.circle(-6, -14, 6.6, paint),
        svg.circle(6, -14, 6.6, paint),
        svg.circle(0, -18, 8.4, paint),
        svg.circle(side * 2.2, -22.5, 5.8, top),
    ])  # fmt: skip


def acacia(scene: Scene, leaf: str) -> Markup:
    paint = ball_paint(scene.palette.material(leaf), scene.definitions)
    return svg.join([
        _shade(scene, 11),
        svg.stroke("M0 0L-1-11L-8-18M-1-11L7-18", scene.palette.material(TRUNK).left, 2),
        svg.ellipse(-5, -18, 9, 4, paint),
        svg.ellipse(5, -19, 10, 4.4, paint),
        svg.ellipse(0, -22, 8.5, 3.6, paint),
    ])  # fmt: skip


def conifer(scene: Scene, leaf: str) -> Markup:
    green = round_paint(scene.palette.snowed(leaf, 0.25), scene.definitions, 0.4)
    white = round_paint(scene.palette.material("#f4f8ff"), scene.definitions, 0.4)
    parts = [_shade(scene, 8), _trunk(scene, 6, 3)]
    for half, foot, tip in ((10.0, -4, -19), (8.0, -12, -26), (5.6, -20, -34)):
        parts.append(svg.path(svg.outline("M", -half, foot, "Q", 0, foot + 5, half, foot, "L", 0, tip, "Z"), green))
        if scene.palette.snow > 0.3:
            w = half * 0.72
            d = svg.outline("M", -w, foot - 4, "q", w / 2, 3, w, 0, "q", w / 2, 3, w, 0, "L", 0, tip, "Z")
            parts.append(svg.path(d, white))
    return svg.join(parts)


def cypress(scene: Scene, leaf: str) -> Markup:
    paint = round_paint(scene.palette.snowed(leaf, 0.4), scene.definitions, 0.2)
    d = svg.outline("M", 0, -36, "C", 4, -28, 6.4, -16, 5, -6, "Q", 0, -1, -5, -6, "C", -6.4, -16, -4, -28, 0, -36, "Z")
    return svg.join([_shade(scene, 6), _trunk(scene, 6, 2.6), svg.path(d, paint)])


def palm(scene: Scene, leaf: str) -> Markup:
    dark, bright = scene.palette.snowed(leaf, 0.4), scene.palette.snowed(mix(leaf, "#e8f08a", 0.3), 0.5)
    x, y = 3.0, -28.0
    fronds = []
    for i, angle in enumerate((200, 235, 340, 305, 165, 15, 270)):
        dx, dy = math.cos(math.radians(angle)) * 13, math.sin(math.radians(angle)) * 8
        tip = (x + dx, y + 2 + dy * 0.5)
        over, under = (x + dx * 0.6, y - 5 + dy * 0.9), (x + dx * 0.5, y + dy * 0.5)
        d = svg.outline("M", x, y, "Q", *over, *tip, "Q", *under, x, y, "Z")
        fronds.append(svg.path(d, bright.top if i % 2 else dark.left))
    trunk = svg.stroke("M0 0Q-1-16 3-28", scene.palette.material("#a07a50").left, 2.6)
    return svg.join([_shade(scene, 9), trunk, *fronds])


def cactus(scene: Scene, leaf: str) -> Markup:
    material = scene.palette.material(leaf)
    arms = "M0 0V-20M-6-9V-13M6-8V-16M-6-9Q-6-7 0-7M6-8Q6-5 0-5"
    return svg.join([
        _shade(scene, 5),
        svg.stroke(arms, material.right, 4.6),
        svg.stroke(arms, material.left, 2.2, transform="translate(-.8 -.3)"),
    ])  # fmt: skip


def shrub(scene: Scene, leaf: str) -> Markup:
    paint = ball_paint(scene.palette.snowed(leaf, 0.7), scene.definitions)
    return svg.join([
        _shade(scene, 6), svg.ellipse(-3.5, -3.6, 5, 4.2, paint), svg.ellipse(3.6, -3.4, 4.6, 3.8, paint),
        svg.ellipse(0, -5.6, 5, 4.4, paint),
    ])  # fmt: skip


def bare(scene: Scene, bark: str) -> Markup:
    twigs = "M0 0V-13L-6-22M0-13L6-23M-3-17.5L-9-18M3-18L9-18.5M0-12V-26M-6-22L-9-26M6-23L9.5-27M0-20L-3-25"
    colour = scene.palette.material(mix(bark, "#9a8578", 0.3))
    parts = [_shade(scene, 7), svg.stroke(twigs, colour.left, 1.7)]
    if scene.palette.snow > 0.3:
        parts.append(svg.stroke("M-6-23L-1-14.5M6-24L1-14.5M-9-19H-4M9-19.5H4", "#ffffff", 1.1, opacity=0.85))
    return svg.join(parts)


DRAWERS: dict[str, Drawer] = {
    "broadleaf": broadleaf,
    "acacia": acacia,
    "conifer": conifer,
    "cypress": cypress,
    "palm": palm,
    "cactus": cactus,
    "shrub": shrub,
    "bare": bare,
}
