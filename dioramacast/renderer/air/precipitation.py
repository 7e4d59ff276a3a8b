"""Rain, snow, sleet and ash, and all else that moves through the air."""

import math
import random
from typing import NamedTuple

from dioramacast.models import ArtworkSpec
from dioramacast.renderer import svg
from dioramacast.renderer.air import clouds, lightning, wind
from dioramacast.renderer.air.motion import motion_rules
from dioramacast.renderer.air.wind import blows_right, slant_of
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import PICTURE, Point, clamp
from dioramacast.renderer.ground.frost import icicles
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.mood.weather import Air, Rain, Snow
from dioramacast.renderer.svg import Definitions, Markup

__all__ = ["blows_right", "falling", "icicles", "motion_rules", "slant_of"]

LEFT_EDGE, RIGHT_EDGE, TOP_EDGE, BOTTOM_EDGE = 84, 996, 254, 930
PHASES = 3
DRIVEN_SLANT = 2.4
HEAVY_MM_H = 8.0
"""From this rate drops fall close to the viewer too, and splash."""
FLAKE = "m-5 0h10m-7.5-4.3l5 8.6m0-8.600l-5 8.6"
"""Three crossing lines, from the middle."""


class Drop(NamedTuple):
    """How one is drawn, in pixels; icy ones carry a bead."""

    length: float
    width: float
    is_icy: bool = False


def falling(spec: ArtworkSpec, palette: Palette, definitions: Definitions, strike: Point | None = None) -> Markup:
    """All that moves through the air, complete in its first frame. Lightning hits ``strike``, a point in pixels."""
    weather = palette.weather
    parts = []
    if weather.air is Air.TORNADO:
        parts.append(wind.tornado(palette, definitions))
    if weather.is_shower:
        parts.append(_shafts(spec, palette, definitions))
    if weather.rain is not Rain.NONE or spec.rain_mm_h > 0:
        parts.append(_rain(spec, palette, max(spec.rain_mm_h, 0.2)))
    if weather.snow is not Snow.NONE or spec.snow_mm_h > 0:
        parts.append(_snow(spec, palette, max(spec.snow_mm_h, 0.4)))
    if weather.bolts:
        parts.append(lightning.bolts(palette, definitions, strike))
    if weather.air is Air.ASH:
        parts.append(_ash(palette))
    parts.append(wind.flying(spec, palette, definitions))
    return svg.join(parts)


def _scatter(count: int, seed: str, spec: ArtworkSpec, palette: Palette) -> list[Point]:
    """Where things fall: everywhere, or under the clouds alone."""
    chance = random.Random(seed)  # noqa: S311 -- where drops fall, not a secret
    if not palette.weather.is_shower:
        return [(chance.uniform(LEFT_EDGE, RIGHT_EDGE), chance.uniform(TOP_EDGE, BOTTOM_EDGE)) for _ in range(count)]
    slant = slant_of(spec)
    spots = []
    columns = _columns(spec, palette)
    weights = [width for _, width, _ in columns]
    for _ in range(count):
        x, half, base = chance.choices(columns, weights)[0]
        y = base + 14 + (900 - base) * chance.random()
        spots.append((x + chance.uniform(-half, half) + slant * (y - base), y))
    return spots


def _columns(spec: ArtworkSpec, palette: Palette) -> list[tuple[float, float, float]]:
    """Under each of the larger clouds: middle, half width, base."""
    return [
        (PICTURE * slot.across, slot.shape.half_width * slot.scale * 0.86, slot.base)
        for slot in clouds.placed(spec, palette)[:2]
    ]


def _shafts(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """Curtains under the clouds of a shower."""
    colour = mix(palette.background, "#ffffff" if palette.weather.rain is Rain.NONE else "#5f7ea6", 0.6)
    paint = definitions.linear([(0, colour, 0.42), (0.5, colour, 0.2), (1, colour, 0)])
    slant = slant_of(spec)
    return svg.path("".join(
        svg.outline("M", x - half, base, "h", 2 * half, "l", slant * 420 + 14, 420, "h", -2 * half - 28, "z")
        for x, half, base in _columns(spec, palette)
    ), paint)  # fmt: skip


def _streaks(spots: list[Point], slant: float, drop: Drop, palette: Palette) -> Markup:
    """Lines in three groups that fall at different times; the last is darker, to be seen before what is white."""
    groups: list[list[str]] = [[] for _ in range(PHASES)]
    for i, (x, y) in enumerate(spots):
        fall = drop.length * (0.7 + 0.3 * (i % 4) / 3)
        bead = "h.1" if drop.is_icy and i % 3 == 0 else ""
        groups[i % PHASES].append(f"M{x:.0f} {y:.0f}l{svg.number(slant * fall)} {fall:.0f}{bead}")
    light = mix(palette.background, "#ffffff", 0.8)
    dark = mix(palette.background, "#2f5585", 0.42) if palette.daylight > 0.5 else light
    return svg.join([
        svg.group(
            svg.stroke("".join(part), dark if i == 2 else light, drop.width, stroke_opacity=0.55 if i == 2 else 0.76),
            class_=f"rn p{i}",
        )
        for i, part in enumerate(groups)
    ])  # fmt: skip


def _rain(spec: ArtworkSpec, palette: Palette, mm_h: float) -> Markup:
    """60 streaks in light rain, 220 in a downpour."""
    weather = palette.weather
    if weather.rain is Rain.DRIZZLE:
        return _drizzle(spec, palette, mm_h)
    count = round(clamp(56 + 92 * math.log10(1 + mm_h), 60, 220))
    slant = slant_of(spec)
    length = clamp(20 + 0.8 * mm_h, 21, 40)
    if weather.rain is Rain.DRIVEN:
        slant, length, count = math.copysign(DRIVEN_SLANT, slant), 17.0, max(count, 130)
    icy = weather.rain is Rain.FREEZING
    parts = [_streaks(_scatter(count, "rain", spec, palette), slant, Drop(length, 1.8, icy), palette)]
    if mm_h >= HEAVY_MM_H:
        near = _scatter(round(clamp(10 + mm_h, 18, 46)), "near", spec, palette)
        parts.append(_streaks(near, slant, Drop(length * 1.9, 2.8, icy), palette))
        parts.append(_splashes(spec, palette, round(clamp(2 * mm_h, 20, 60))))
    return svg.join(parts)


def _drizzle(spec: ArtworkSpec, palette: Palette, mm_h: float) -> Markup:
    """Many drops too small to make a streak; among larger ones where it rains as well."""
    count = round(clamp(150 + 90 * mm_h, 170, 260))
    parts = [_streaks(_scatter(count, "drizzle", spec, palette), 0.5 * slant_of(spec), Drop(8, 1.6), palette)]
    if palette.weather.drops_too:
        drops = _scatter(round(26 + 20 * mm_h), "drops", spec, palette)
        parts.append(_streaks(drops, slant_of(spec), Drop(21, 1.8), palette))
    return svg.join(parts)


def _splashes(spec: ArtworkSpec, palette: Palette, count: int) -> Markup:
    """Crowns where drops hit the ground."""
    chance = random.Random("splashes")  # noqa: S311 -- where drops fall, not a secret
    d = []
    for _ in range(count):
        across = chance.uniform(-1, 1)
        x, y = 540 + 410 * across, 690 + chance.uniform(-1, 1) * 236 * (1 - abs(across)) + 10
        d.append(f"M{x:.0f} {y:.0f}m-5-4l2 4m6 0l2-4m-5-1v-2")
    return svg.group(
        svg.stroke("".join(d), mix(palette.background, "#ffffff", 0.85), 1.2, stroke_opacity=0.7), class_="rn p1"
    )


def _snow(spec: ArtworkSpec, palette: Palette, mm_h: float) -> Markup:
    """Small flakes far away, crystals near by; wet ones are pellets that fall aslant."""
    is_wet = palette.weather.snow is Snow.WET
    count = round(clamp(80 + 50 * mm_h, 90, 320)) // (2 if is_wet else 1)
    grown = clamp(0.9 + 0.08 * mm_h, 0.9, 1.3)
    slant = slant_of(spec)
    flakes: list[list[str]] = [[] for _ in range(PHASES)]
    crystals: list[str] = []
    for i, (x, y) in enumerate(_scatter(count, "snow", spec, palette)):
        if is_wet:
            flakes[i % PHASES].append(f"M{x:.0f} {y:.0f}l{svg.number(3 * slant)} 4")
        elif i % 9 == 0:
            crystals.append(f"M{x:.0f} {y:.0f}{FLAKE}")
        else:
            flakes[i % PHASES].append(f"M{x:.0f} {y:.0f}h.1")
    colour = "#ffffff" if palette.daylight > 0.3 else "#e6ebff"
    widths = (3.0, 3.6, 4.2) if is_wet else (3.0, 4.8, 6.8)
    return svg.join([
        *(
            svg.group(svg.stroke("".join(part), colour, widths[i] * grown, stroke_opacity=0.92), class_=f"sn p{i}")
            for i, part in enumerate(flakes)
        ),
        svg.group(svg.stroke("".join(crystals), colour, 1.7 * grown, stroke_opacity=0.95), class_="sn p1"),
    ])  # fmt: skip


def _ash(palette: Palette) -> Markup:
    """Grey flakes, dark before the sky and pale before the city."""
    chance = random.Random("ash")  # noqa: S311 -- where flakes fall, not a secret
    groups: list[list[str]] = [[] for _ in range(PHASES)]
    for i in range(230):
        x, y = chance.uniform(LEFT_EDGE, RIGHT_EDGE), chance.uniform(TOP_EDGE, BOTTOM_EDGE)
        groups[i % PHASES].append(f"M{x:.0f} {y:.0f}l{i % 3 - 1} 1")
    colours = (palette.shown("#4b464f"), palette.shown("#8b868d"), palette.shown("#c9c4c8"))
    return svg.join([
        svg.group(svg.stroke("".join(part), colours[i], (5.2, 4.0, 3.2)[i], stroke_opacity=0.85), class_=f"sn p{i}")
        for i, part in enumerate(groups)
    ])  # fmt: skip
