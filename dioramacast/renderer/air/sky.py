"""What lies behind the slab and, in some styles, over the whole picture."""

from dioramacast.models import ArtworkSpec, Style
from dioramacast.renderer import svg
from dioramacast.renderer.air import celestial, fog
from dioramacast.renderer.air.celestial import light_spot, moon_in_sky, moon_path
from dioramacast.renderer.air.clouds import clouds
from dioramacast.renderer.air.fog import drifting_veils, veils
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import PICTURE, Point, smoothstep
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.svg import Definitions, Markup

__all__ = [
    "backdrop", "clouds", "drifting_veils", "foreground", "is_visible", "light_spot", "moon_in_sky", "moon_path",
    "veils",
]  # fmt: skip

LETTERBOX = 24
"""Pixels; a title of two lines begins below it."""


def is_visible(palette: Palette) -> bool:
    """Whether sun, moon and stars can be seen through the weather."""
    return palette.weather.has_sun


def backdrop(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """The background and everything behind the slab."""
    studio = {
        Style.REALISTIC: _open_air, Style.ARTISTIC: _brushed, Style.MINIATURE: _spotlit, Style.CINEMATIC: _graded,
    }[palette.style]  # fmt: skip
    return svg.join([
        svg.rect(0, 0, PICTURE, PICTURE, palette.background),
        studio(palette, definitions),
        _horizon(palette, definitions),
        celestial.lights(spec, palette, definitions),
        fog.behind(palette, definitions),
    ])  # fmt: skip


def _is_deep(palette: Palette) -> bool:
    return palette.daylight < 0.5


def _glow(palette: Palette) -> str:
    """What the air behind the city is lit with."""
    if _is_deep(palette):
        return mix(palette.background, "#8d8be6", 0.26 + 0.14 * palette.moonlight)
    return mix(palette.background, "#ffffff", 0.46)


def _open_air(palette: Palette, definitions: Definitions) -> Markup:
    """A photographed sky: it pales towards the horizon behind the city, and the ground below lies in haze."""
    glow = _glow(palette)
    high = mix(palette.background, "#0c1036", 0.3) if _is_deep(palette) else palette.background
    paint = definitions.linear([
        (0, high), (0.24, palette.background), (0.52, mix(palette.background, glow, 0.85)),
        (0.66, mix(palette.background, glow, 0.5)), (1, palette.background),
    ])  # fmt: skip
    return svg.rect(0, 0, PICTURE, PICTURE, paint)


WASHES = (
    ((-60, 300), (150, 210, 300, 290, 396, 236), 24), ((1140, 250), (990, 300, 890, 220, 700, 262), 26),
    ((-60, 552), (40, 470, 140, 540, 236, 470), 22), ((1140, 590), (1030, 500, 960, 580, 856, 512), 23),
    ((-60, 868), (120, 950, 250, 980, 420, 974), 22), ((1140, 846), (990, 960, 830, 984, 676, 986), 23),
)  # fmt: skip
"""Sweeps of a broad brush, clear of the header: start, cubic to its end, and the width of one of its four tufts."""
FRAYED = (0, 22, -9, 13)
"""How much further each tuft reaches, in pixels."""
BRISTLES = ((18, 284), (70, 330), (150, 262), (820, 268), (900, 322), (960, 250), (6, 540), (60, 580), (930, 584),
            (980, 540), (40, 916), (130, 962), (880, 960), (940, 920))  # fmt: skip


def _brushed(palette: Palette, definitions: Definitions) -> Markup:
    """Gouache: broad strokes of a lighter and a deeper wash, each with the furrows that the bristles leave."""
    is_deep, glow = _is_deep(palette), _glow(palette)
    warm = mix(palette.background, "#fff3d2" if not is_deep else "#7a66cc", 0.55 if not is_deep else 0.34)
    deeper = mix(palette.background, palette.lighting.shadow_colour, 0.16)
    halo = definitions.radial([(0, glow, 0.9), (0.6, glow, 0.45), (1, glow, 0)])
    strokes = [
        svg.stroke(_tufts(*wash), warm if i % 2 else glow, wash[2], opacity=0.5) for i, wash in enumerate(WASHES)
    ]
    furrows = ["".join(
        f"M{x} {y + 17 * k + 5 * (i % 3)}"
        f"q{50 + 9 * k} {-16 + 9 * (i % 4)} {120 + 30 * ((i + k) % 4)} {-8 + 5 * (i % 3)}"
        for i, (x, y) in enumerate(BRISTLES)
    ) for k in range(2)]  # fmt: skip
    return svg.join([
        *strokes,
        svg.ellipse(540, 560, 500, 420, halo),
        svg.stroke(furrows[0], glow, 4, opacity=0.5),
        svg.stroke(furrows[1], deeper, 2.4, opacity=0.35),
    ])  # fmt: skip


def _tufts(start: Point, cubic: tuple[int, ...], width: int) -> str:
    side = 1 if cubic[4] > start[0] else -1
    return "".join(
        f"M{start[0]} {start[1] + width * k}C{cubic[0]} {cubic[1] + width * k} {cubic[2]} {cubic[3] + width * k} "
        f"{cubic[4] + side * more} {cubic[5] + width * k}"
        for k, more in enumerate(FRAYED)
    )


def _spotlit(palette: Palette, definitions: Definitions) -> Markup:
    """A round spot of light behind the model. Its edge is the page's own colour: the page is the sky."""
    glow = _glow(palette)
    spot = definitions.radial([(0, glow, 0.95), (0.5, glow, 0.55), (0.8, glow, 0.14), (1, glow, 0)])
    return svg.ellipse(540, 540, 520, 440, spot)


def _graded(palette: Palette, definitions: Definitions) -> Markup:
    """Teal all round, amber low on the side the light comes from."""
    is_deep, glow = _is_deep(palette), _glow(palette)
    teal = mix(palette.background, "#0f5a6c", 0.3)
    amber = mix(palette.background, "#ffb066", 0.62 if not is_deep else 0.2)
    strength = 0.85 if palette.weather.has_sun else 0.4
    halo = definitions.radial([(0, amber, strength), (0.55, amber, strength * 0.4), (1, amber, 0)])
    spot = definitions.radial([(0, glow, 0.8), (0.6, glow, 0.3), (1, glow, 0)])
    shade = definitions.linear([(0, teal, 0), (0.25, teal, 0), (0.6, teal, 0.5), (1, teal, 0.9)])
    x = 210 if palette.light_from_left else 870
    return svg.join([
        svg.rect(0, 250, PICTURE, PICTURE - 250, shade),
        svg.ellipse(540, 520, 500, 360, spot),
        svg.ellipse(x, 600, 600, 330, halo),
    ])  # fmt: skip


def _horizon(palette: Palette, definitions: Definitions) -> Markup:
    """The glow in which a low sun stands, or has just gone."""
    low = smoothstep(-9, -1, palette.altitude_deg) * (1 - smoothstep(4, 16, palette.altitude_deg))
    if low < 0.05 or not palette.weather.has_sun:
        return svg.EMPTY
    tint = "#ffb487" if palette.altitude_deg > -4 else "#e58ab0"
    colour = mix(palette.background, palette.shown(tint), 0.75)
    paint = definitions.radial([(0, colour, 0.9 * low), (0.5, colour, 0.42 * low), (1, colour, 0)])
    x, _ = light_spot(palette)
    return svg.ellipse(540 + 0.3 * (x - 540), 560, 425, 250, paint)


def foreground(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """What lies over the whole picture in some styles; it belongs to the still layer."""
    if palette.style is Style.CINEMATIC:
        return svg.join([
            _shafts(palette, definitions), _flare(palette, definitions), _letterbox(palette, definitions)
        ])  # fmt: skip
    if palette.style is Style.REALISTIC:
        return _shafts(palette, definitions)
    return svg.EMPTY


def _shafts(palette: Palette, definitions: Definitions) -> Markup:
    """Beams of a low sun across the city."""
    strength = (1 - smoothstep(8, 24, palette.altitude_deg)) * smoothstep(-2, 2, palette.altitude_deg)
    if strength < 0.1 or not palette.weather.has_sun:
        return svg.EMPTY
    x, y = light_spot(palette)
    side = 1 if palette.light_from_left else -1
    most = 0.3 if palette.style is Style.CINEMATIC else 0.17
    colour = palette.shown("#ffe2b0")
    start, end = ((0, 0), (1, 0.6)) if side > 0 else ((1, 0), (0, 0.6))
    paint = definitions.linear([(0, colour, most * strength), (1, colour, 0)], start, end)
    beams = "".join(
        svg.outline("M", x, y, "l", side * 720, fall - spread, "v", 2 * spread, "z")
        for fall, spread in ((120, 26), (270, 34), (440, 30))
    )
    return svg.path(beams, paint)


def _flare(palette: Palette, definitions: Definitions) -> Markup:
    """The streak an anamorphic lens draws through a light."""
    if not palette.weather.has_sun:
        return svg.EMPTY
    x, y = light_spot(palette)
    is_night = _is_deep(palette)
    colour = "#bfe4ff" if is_night else "#fff0d8"
    most = 0.5 * palette.moonlight if is_night else 0.7
    paint = definitions.radial([(0, colour, most), (0.4, colour, most * 0.3), (1, colour, 0)])
    return svg.join([svg.ellipse(x, y, 420, 5, paint), svg.ellipse(x, y, 190, 12, paint)])


def _letterbox(palette: Palette, definitions: Definitions) -> Markup:
    dark = mix(palette.background, "#03141c", 0.88)
    vignette = definitions.radial([(0.58, dark, 0), (1, dark, 0.34)], radius=0.76)
    bars = svg.boxes([(0, 0, PICTURE, LETTERBOX), (0, PICTURE - LETTERBOX, PICTURE, LETTERBOX)])
    return svg.join([svg.rect(0, 0, PICTURE, PICTURE, vignette), svg.path(bars, dark)])
