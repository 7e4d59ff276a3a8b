"""What hangs in the air: fog, mist, haze, smoke, dust and ash, behind, between and before the things of the city."""

from dataclasses import dataclass

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import on_picture
from dioramacast.renderer.mood import moods
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.mood.weather import Air, Rain
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Definitions, Markup

Sheet = tuple[float, float, float, float]
"""Middle and radii in pixels."""


@dataclass(frozen=True, slots=True)
class Veil:
    """How one kind of air hangs between the depth layers."""

    tint: str
    tint_share: float
    density: float
    thickness: float
    """Of a sheet's height, against that of fog."""
    depths: tuple[float, ...] = (400.0, 560.0, 720.0, 880.0)
    """At which x + y of the ground a sheet lies."""
    spills: tuple[Sheet, ...] = ()
    """Sheets in front of everything, that move."""


LOW_SPILLS = ((190, 862, 250, 36), (826, 912, 300, 38))
ALL_SPILLS = (*LOW_SPILLS, (900, 566, 230, 34), (150, 600, 220, 32), (520, 985, 330, 30))
VEILS = {
    Air.MIST: Veil("#ffffff", 0.62, 0.52, 0.5, (520.0, 760.0, 940.0), LOW_SPILLS),
    Air.FOG: Veil("#ffffff", 0.55, 0.7, 0.92, (340.0, 460.0, 600.0, 740.0, 880.0), ALL_SPILLS),
    Air.HAZE: Veil("#fff6e0", 0.35, 0.46, 1.7, (420.0, 700.0)),
    Air.SMOKE: Veil("#8a7568", 0.42, 0.42, 0.9, (420.0, 660.0, 880.0), LOW_SPILLS),
    Air.WHIRLS: Veil("#f3cf92", 0.5, 0.4, 0.5, (620.0, 860.0)),
    Air.SAND: Veil("#f0b869", 0.55, 0.74, 0.66, (460.0, 640.0, 800.0, 940.0), ALL_SPILLS),
    Air.DUST: Veil("#d9a869", 0.5, 0.62, 1.2, (380.0, 560.0, 740.0), ALL_SPILLS),
    Air.ASH: Veil("#7a767e", 0.5, 0.46, 0.8, (420.0, 640.0, 880.0), LOW_SPILLS),
    Air.SQUALL: Veil("#eef4f6", 0.4, 0.3, 0.5, (560.0, 900.0)),
}
DRIZZLE = Veil("#ffffff", 0.42, 0.3, 0.8, (560.0, 860.0), LOW_SPILLS)
DRIVING_SNOW = Veil("#ffffff", 0.7, 0.46, 0.9, (480.0, 720.0, 900.0), ALL_SPILLS)
DRIVING_RAIN = Veil("#ffffff", 0.3, 0.34, 0.8, (480.0, 720.0, 900.0), LOW_SPILLS)
CHIMNEYS = ((130.0, 250.0, 34.0), (300.0, 96.0, 40.0), (380.0, 330.0, 22.0))
"""Ground point and height from which smoke rises."""


def _veil(palette: Palette) -> Veil | None:
    if palette.weather.mood is moods.HEAVY_SNOW:
        return DRIVING_SNOW
    if palette.weather.mood is moods.DELUGE:
        return DRIVING_RAIN
    if palette.weather.rain is Rain.DRIZZLE and not palette.weather.drops_too:
        return DRIZZLE
    return VEILS.get(palette.weather.air)


def _colour(palette: Palette, veil: Veil) -> str:
    """The tint is lit by day; at night the city's lamps warm it."""
    tint = mix(palette.shown(veil.tint), "#ffd9a0", 0.35 * (1 - palette.daylight))
    return mix(palette.background, tint, veil.tint_share * (0.4 + 0.6 * palette.daylight))


def _paint(colour: str, density: float, definitions: Definitions) -> str:
    return definitions.radial([(0, colour, density), (0.45, colour, density * 0.68), (0.8, colour, density * 0.16),
                               (1, colour, 0)])  # fmt: skip


def veils(palette: Palette, definitions: Definitions) -> list[tuple[float, Markup]]:
    """Sheets between the depth layers, as (x + y of the ground, drawing)."""
    veil = _veil(palette)
    if veil is None:
        return []
    paint = _paint(_colour(palette, veil), veil.density, definitions)
    sheets: list[tuple[float, Markup]] = []
    for i, depth in enumerate(veil.depths):
        y = 450 + depth / 2 - 30 * veil.thickness
        shift = (-130, 150, -110, 120, -60)[i]
        half = 300 + 240 * min(depth, 960 - depth) / 480
        tall = (62 + 6 * i) * veil.thickness
        sheets.append((depth, svg.group(
            svg.ellipse(540 + shift, y, half, tall, paint),
            svg.ellipse(540 - 1.7 * shift, y - 0.5 * tall, half * 0.6, tall * 0.62, paint),
            stroke="none",
        )))  # fmt: skip
    if palette.weather.air is Air.SMOKE:
        sheets += _plumes(palette, definitions)
    return sheets


def drifting_veils(palette: Palette, definitions: Definitions) -> Markup:
    """Sheets that spill over the slab's edge and move."""
    veil = _veil(palette)
    if veil is None:
        return svg.EMPTY
    paint = _paint(_colour(palette, veil), min(0.8, veil.density * 0.95), definitions)
    return svg.join([
        svg.group(svg.ellipse(x, y, rx, ry, paint), class_="dr" if i % 2 else "dr dr2")
        for i, (x, y, rx, ry) in enumerate(veil.spills)
    ])  # fmt: skip


LAMP_HEAD = 24.0
HALOED = frozenset({Air.MIST, Air.FOG, Air.SMOKE, Air.ASH, Air.DUST})


def halos(scene: Scene) -> Markup:
    """Thick air shines around every lamp that is lit; to be laid over the standing things."""
    if scene.palette.weather.air not in HALOED or not scene.glows:
        return svg.EMPTY
    shine = 0.34 + 0.2 * (1 - scene.palette.daylight)
    paint = scene.definitions.radial([
        (0, "#fff0c4", shine), (0.25, "#ffe2a0", shine * 0.5), (0.6, "#ffd98c", shine * 0.16), (1, "#ffd98c", 0),
    ])  # fmt: skip
    name = scene.definitions.shape(svg.circle(0, 0, 50, paint))
    return svg.join([svg.use(name, (round(x), round(y - LAMP_HEAD))) for (x, y), _ in scene.glows])


def _plumes(palette: Palette, definitions: Definitions) -> list[tuple[float, Markup]]:
    """Smoke from a few roofs: it widens as it rises and leans with the air."""
    soot = palette.material("#6f5e55")
    lit, dark = mix(soot.top, palette.background, 0.3), mix(soot.left, palette.background, 0.1)
    focus = (0.36, 0.3) if palette.light_from_left else (0.64, 0.3)
    paint = definitions.radial([(0, lit, 0.92), (0.5, dark, 0.82), (0.82, dark, 0.5), (1, dark, 0)], focus, 0.68)
    puff = definitions.shape(svg.circle(0, 0, 30, paint))
    plumes: list[tuple[float, Markup]] = []
    for i, (x, y, z) in enumerate(CHIMNEYS):
        sx, sy = on_picture(x, y, z)
        puffs = [
            svg.use(puff, (sx + 1.9 * k * k + 9 * (k % 2), sy - 22 * k - 6 * (k % 3)), 0.34 + 0.17 * k)
            for k in range(9 - i)
        ]
        plumes.append((x + y, svg.group(*puffs, stroke="none")))
    return plumes


def behind(palette: Palette, definitions: Definitions) -> Markup:
    """What towers behind the slab: a wall of dust, or a column of ash."""
    if palette.weather.air is Air.DUST:
        return _wall(palette, definitions)
    if palette.weather.air is Air.ASH:
        return _column(palette, definitions)
    return svg.EMPTY


WALL = (
    (18, 452, 70), (96, 404, 62), (160, 430, 74), (232, 372, 64), (300, 400, 70), (366, 352, 58), (430, 380, 70),
    (500, 356, 60), (566, 372, 66), (636, 350, 60), (706, 384, 70), (776, 356, 62), (846, 396, 72), (916, 376, 60),
    (980, 420, 70), (1062, 440, 74),
)  # fmt: skip
"""Lobes of the front of a dust storm: middle and radius in pixels."""


def _wall(palette: Palette, definitions: Definitions) -> Markup:
    """A haboob: lobes over lobes, lit on the sun's side, that dissolve below."""
    dust = palette.material("#c3a274")
    lit, dark = mix(dust.top, palette.background, 0.3), mix(dust.left, palette.background, 0.45)
    body = definitions.linear([(0, lit), (0.45, dark, 0.95), (1, dark, 0)], (0, 300), (0, 720), True)
    start, end = ((0.2, 0), (0.6, 0.9)) if palette.light_from_left else ((0.8, 0), (0.4, 0.9))
    crown = mix(lit, "#fff3d8", 0.3)
    shine = definitions.linear([(0, crown, 0.8), (0.4, crown, 0.3), (0.8, crown, 0)], start, end)
    ridge = svg.outline(
        "M", 0, 440, *(c for x, y, _ in WALL for c in ("L", x, y)), "L", 1080, 440, "V", 720, "H", 0, "Z"
    )
    lower = [(x + 34, y + 62 + 20 * (i % 2), r * 0.8) for i, (x, y, r) in enumerate(WALL)]
    return svg.join([
        svg.path(ridge + "".join(_disc(*lobe) for lobe in WALL), body),
        svg.group(*(svg.circle(x, y, r, shine) for x, y, r in WALL)),
        svg.group(*(svg.circle(x, y, r, shine) for x, y, r in lower), opacity=0.7),
    ])  # fmt: skip


def _disc(x: float, y: float, r: float) -> str:
    return svg.outline("M", x - r, y, "a", r, r, 0, 0, 1, 2 * r, 0, "a", r, r, 0, 0, 1, -2 * r, 0, "z")


COLUMN = (
    (0, 520, 0.5), (-8, 480, 0.6), (10, 440, 0.7), (-6, 404, 0.8), (-82, 314, 0.8), (92, 306, 0.9), (-142, 300, 0.5),
    (160, 290, 0.66), (12, 364, 0.94), (-44, 300, 1.0), (46, 290, 1.1), (0, 276, 0.9),
)  # fmt: skip
"""Puffs of the ash column: pixels beside its middle, height, and size."""


def _column(palette: Palette, definitions: Definitions) -> Markup:
    """Ash that rises behind the city, spreads out above, and glows where it comes from."""
    ash = palette.material("#57505a")
    lit, dark = mix(ash.top, "#ffffff", 0.1), mix(ash.right, palette.background, 0.12)
    focus = (0.34, 0.28) if palette.light_from_left else (0.66, 0.28)
    paint = definitions.radial([(0, lit), (0.55, mix(lit, dark, 0.7)), (0.88, dark), (1, dark, 0)], focus, 0.72)
    puff = definitions.shape(svg.circle(0, 0, 50, paint))
    ember = definitions.radial([(0, "#ff8a4a", 0.7), (0.5, "#ff6a3a", 0.25), (1, "#ff6a3a", 0)])
    x = 846 if palette.light_from_left else 234
    return svg.join([
        svg.circle(x, 520, 130, ember), *(svg.use(puff, (x + dx, y), scale) for dx, y, scale in COLUMN)
    ])  # fmt: skip
