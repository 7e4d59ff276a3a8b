"""Sun, moon, stars, aurora and rainbow: what stands in the sky behind the slab."""

import math
from collections.abc import Callable

from dioramacast.models import ArtworkSpec, Season
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import PICTURE, Point, lerp, smoothstep
from dioramacast.renderer.layout.settlements import seeded
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.mood.weather import Air, Rain, Snow
from dioramacast.renderer.svg import Definitions, Markup

SUN_RADIUS = 48.0
MOON_RADIUS = 42.0
SUN_GONE_DEG = -1.6
AURORA_LATITUDE_DEG = 60.0
AURORA = (
    (400.0, 250.0, 0.4, ((0, PICTURE),)),
    (520.0, 200.0, 2.6, ((0, 400), (700, PICTURE))),
)
"""Curtains: the height of the hem, how far its rays rise, where it bends, and from where to where it hangs."""
RAY_WIDTH = 20
RAINBOW = ("#e86a5e", "#f2a04e", "#f6d85c", "#86c96e", "#5fa8e0", "#8d78cf")
RAINBOW_BELOW_DEG = 42.0
"""With the sun higher than this no bow stands above the ground."""


def light_spot(palette: Palette) -> Point:
    """Where sun or moon stands: on the side its light comes from, the sun as high as its altitude asks."""
    if palette.daylight < 0.5:
        return (196, 330) if palette.light_from_left else (884, 330)
    height = smoothstep(-2, 40, palette.altitude_deg)
    x = lerp(128, 196, height)
    return x if palette.light_from_left else 1080 - x, lerp(486, 318, height)


def lights(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """All that shines through the weather."""
    if not palette.weather.has_sun:
        return svg.EMPTY
    if palette.daylight >= 0.5:
        sun = _sun(palette, definitions) if palette.altitude_deg > SUN_GONE_DEG else svg.EMPTY
        return svg.join([sun, _rainbow(palette)])
    parts = [_stars(spec, palette, definitions)]
    if abs(spec.place.lat) > AURORA_LATITUDE_DEG and spec.season is not Season.SUMMER and spec.clouds_percent <= 40:
        parts.append(_aurora(definitions))
    return svg.join([*parts, moon_in_sky(spec, palette, definitions)])


def _stars(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    chance = seeded(spec.place, "stars")
    count = round(90 * (1 - palette.daylight) * (1 - spec.clouds_percent / 130) * (1.15 - 0.4 * palette.moonlight))
    is_dark = palette.moonlight < 0.3 and palette.daylight < 0.1 and spec.clouds_percent <= 40
    bright: list[str] = []
    faint: list[str] = []
    for i in range(count):
        x, y = chance.uniform(20, 1060), chance.uniform(20, 640)
        if not _is_header(x, y):
            (bright if i % 5 == 0 else faint).append(_star(x, y))
    band = _milky_way(chance.random, faint, definitions) if is_dark else svg.EMPTY
    return svg.join([
        band,
        svg.stroke("".join(bright), "#fff6e0", 3.4, opacity=0.9),
        svg.stroke("".join(faint), "#ffffff", 1.8, opacity=0.62),
    ])  # fmt: skip


def _milky_way(chance: Callable[[], float], faint: list[str], definitions: Definitions) -> Markup:
    """A band of light across the sky, thick with stars."""
    for i in range(110):
        along = -560 + 1120 * i / 110
        across = (chance() + chance() + chance() - 1.5) * 70
        x, y = 540 + along * 0.84 - across * 0.54, 330 - along * 0.54 - across * 0.84
        if not _is_header(x, y) and 6 < x < 1074 and 6 < y < 700:
            faint.append(_star(x, y))
    paint = definitions.radial([(0, "#cfc8ff", 0.3), (0.45, "#a9a6f0", 0.14), (1, "#a9a6f0", 0)])
    at = svg.matrix((0.84, -0.54, 0.54, 0.84), (540, 330))
    return svg.group(svg.ellipse(0, 0, 620, 92, paint), svg.ellipse(-90, 8, 420, 44, paint), transform=at)


def _is_header(x: float, y: float) -> bool:
    return 290 < x < 790 and 36 < y < 250


def _star(x: float, y: float) -> str:
    return f"M{round(x)} {round(y)}h.1"


def _aurora(definitions: Definitions) -> Markup:
    """Two curtains of rays side by side: a bright green hem, violet where they thin out above."""
    paint = definitions.linear([
        (0, "#8f6bf0", 0), (0.35, "#7f7cf0", 0.22), (0.7, "#4fdcae", 0.5), (0.9, "#7dffc4", 0.62), (1, "#7dffc4", 0),
    ])  # fmt: skip
    rays = []
    for base, height, bend, spans in AURORA:
        for first, last in spans:
            for x in range(first, last, RAY_WIDTH):
                hems = [base + 46 * math.sin(t / 128 + bend) + 17 * math.sin(t / 47 + bend) for t in (x, x + RAY_WIDTH)]
                tops = [height * (0.8 + 0.2 * math.sin(t / 61 + 2 * bend)) for t in (x, x + RAY_WIDTH)]
                # Towards their ends and beneath the words the curtains are faint.
                end = min(smoothstep(first, first + 190, x) if first > 0 else 1, 1 - smoothstep(last - 190, last, x))
                strength = (0.78 + 0.22 * math.sin(x / 23) * math.sin(x / 9)) * (end if last < PICTURE else 1)
                ray = [
                    (x, hems[0]),
                    (x + RAY_WIDTH, hems[1]),
                    (x + RAY_WIDTH, hems[1] - tops[1]),
                    (x, hems[0] - tops[0]),
                ]
                rays.append(svg.path(svg.polygon(ray), paint, fill_opacity=round(strength, 2)))
    return svg.join(rays)


def _sun(palette: Palette, definitions: Definitions) -> Markup:
    x, y = light_spot(palette)
    low = 1 - smoothstep(0, 16, palette.altitude_deg)
    core, rim = mix("#fff6c0", "#ffe0aa", low), mix("#ffc534", "#f57c4c", low)
    core, rim = palette.shown(core), palette.shown(rim)
    warm = mix(rim, "#fff8e0", 0.55)
    is_veiled = palette.weather.air is not Air.CLEAR
    if is_veiled:
        core, rim = mix(core, palette.background, 0.2), mix(rim, palette.background, 0.5)
    halo = definitions.radial([(0, warm, 0.8), (0.35, warm, 0.34), (0.7, warm, 0.08), (1, warm, 0)])
    disc = definitions.radial([(0, core), (0.6, mix(core, rim, 0.6)), (1, rim)], (0.4, 0.35), 0.7)
    reach = SUN_RADIUS * lerp(3.1, 4.2, max(low, palette.heat))
    return svg.join([
        svg.circle(x, y, reach, halo),
        _rays((x, y), mix(rim, "#fff4d0", 0.5)) if palette.heat > 0.5 and not is_veiled else svg.EMPTY,
        svg.circle(x, y, SUN_RADIUS * 1.5, "none", stroke=warm, stroke_width=5, opacity=0.4)
        if palette.weather.air is Air.HAZE else svg.EMPTY,
        svg.circle(x, y, SUN_RADIUS, disc),
    ])  # fmt: skip


def _rays(at: Point, colour: str) -> Markup:
    """Short soft wedges all around."""
    wedges = []
    for i in range(14):
        a, far = i * math.pi / 7, SUN_RADIUS * (1.9 if i % 2 else 1.62)
        near = SUN_RADIUS * 1.2
        wedges.append(svg.outline(
            "M", near * math.cos(a - 0.11), near * math.sin(a - 0.11), "L", far * math.cos(a), far * math.sin(a),
            "L", near * math.cos(a + 0.11), near * math.sin(a + 0.11), "Z",
        ))  # fmt: skip
    return svg.path("".join(wedges), colour, opacity=0.75, transform=svg.translate(at))


def _rainbow(palette: Palette) -> Markup:
    """Where the sun shines into a shower from low down."""
    rains = palette.weather.rain is Rain.SHOWER and palette.weather.snow is Snow.NONE
    if not rains or not SUN_GONE_DEG < palette.altitude_deg < RAINBOW_BELOW_DEG:
        return svg.EMPTY
    bands = []
    for i, colour in enumerate(RAINBOW):
        r = 434 - 9 * i
        arc = svg.outline("M", 540 - r, 712, "A", r, r, 0, 0, 1, 540 + r, 712)
        bands.append(svg.stroke(arc, mix(colour, "#ffffff", 0.25), 9.5, opacity=0.42))
    return svg.group(*bands, stroke_linecap="butt")


def moon_path(radius: float, phase: float, is_southern: bool = False) -> str:
    """The lit part of the moon's disc around the origin. ``phase`` 0 is new, 0.5 full; the south sees it mirrored."""
    waxing = phase <= 0.5
    share = phase if waxing else 1 - phase
    terminator = radius * math.cos(2 * math.pi * share)
    lit_right = waxing != is_southern
    limb = 1 if lit_right else 0
    inner = limb if terminator < 0 else 1 - limb
    half = ("A", radius, radius, 0, 0, limb, 0, radius)
    return svg.outline("M", 0, -radius, *half, "A", abs(terminator), radius, 0, 0, inner, 0, -radius, "Z")


def moon_in_sky(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    x, y = light_spot(palette)
    shine = palette.moonlight
    halo = definitions.radial([(0, "#fff2c8", 0.46 * shine), (0.3, "#fff2c8", 0.17 * shine), (1, "#fff2c8", 0)])
    disc = definitions.radial([(0, "#fffbe6"), (0.7, "#fbeebb"), (1, "#ecd894")], (0.42, 0.36), 0.7)
    lit = moon_path(MOON_RADIUS, spec.moon_phase, spec.place.lat < 0)
    seas = svg.outline("M", -14, -12, "h", 0.1, "M", 12, -16, "h", 0.1, "M", 6, 14, "h", 0.1)
    return svg.group(
        svg.circle(0, 0, 150, halo) if shine > 0.1 else svg.EMPTY,
        svg.circle(0, 0, MOON_RADIUS, mix(palette.background, "#ffffff", 0.1)),
        svg.path(lit, disc),
        svg.group(svg.stroke(seas, "#d8c27e", 13, opacity=0.4), clip_path=definitions.clip(lit)),
        transform=svg.translate((x, y)),
    )
