"""Rain, snow, sleet, lightning and flying dust, and what frost hangs on the slab."""

import math
import random
from itertools import pairwise

from dioramacast.conditions import ConditionGroup as Group
from dioramacast.models import ArtworkSpec
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import clamp, on_picture
from dioramacast.renderer.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Definitions, Markup
from dioramacast.renderer.terrain import FRONT_EDGE

LEFT_EDGE, RIGHT_EDGE, TOP_EDGE, BOTTOM_EDGE = 84, 996, 250, 930
PHASES = 3
SLANT_PER_MS = 0.055
MOST_SLANT = 0.9


def blows_right(spec: ArtworkSpec) -> bool:
    """Whether the wind carries things to the right of the picture, which is roughly east."""
    return math.sin(math.radians(spec.wind_deg)) <= 0


def slant_of(spec: ArtworkSpec) -> float:
    """Sideways pixels per pixel of fall; positive to the right."""
    slant = clamp(spec.wind_speed_ms * SLANT_PER_MS, 0.06, MOST_SLANT)
    return slant if blows_right(spec) else -slant


def falling(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """All that moves through the air, complete in its first frame."""
    rain = spec.rain_mm_h
    snow = spec.snow_mm_h
    group = palette.group
    parts = []
    if rain > 0 or group in (Group.DRIZZLE, Group.RAIN, Group.HEAVY_RAIN, Group.SLEET):
        parts.append(_rain(spec, palette, max(rain, 0.3)))
    if snow > 0 or group in (Group.SNOW, Group.SLEET):
        parts.append(_snow(spec, palette, max(snow, 0.4)))
    if group is Group.THUNDERSTORM:
        parts.append(_bolt(palette, definitions))
    if group in (Group.DUST, Group.STORM):
        parts.append(_gusts(spec, palette))
    if palette.heat > 0.6 and palette.daylight > 0.5 and not rain:
        parts.append(_heat_curls(palette))
    return svg.join(parts)


def _scatter(count: int, seed: str) -> list[tuple[float, float]]:
    chance = random.Random(seed)  # noqa: S311 -- where drops fall, not a secret
    return [(chance.uniform(LEFT_EDGE, RIGHT_EDGE), chance.uniform(TOP_EDGE, BOTTOM_EDGE)) for _ in range(count)]


def _rain(spec: ArtworkSpec, palette: Palette, mm_h: float) -> Markup:
    """60 streaks in drizzle, 220 in a downpour."""
    count = round(clamp(56 + 92 * math.log10(1 + mm_h), 60, 220))
    slant = slant_of(spec)
    length = 15 if palette.group is Group.DRIZZLE else clamp(19 + mm_h, 20, 34)
    colour = mix(palette.background, "#ffffff", 0.78)
    streaks: list[list[str]] = [[] for _ in range(PHASES)]
    for i, (x, y) in enumerate(_scatter(count, "rain")):
        fall = length * (0.7 + 0.3 * (i % 4) / 3)
        streaks[i % PHASES].append(f"M{svg.number(x)} {svg.number(y)}l{svg.number(slant * fall)} {svg.number(fall)}")
    width = 1.3 if palette.group is Group.DRIZZLE else 1.8
    return svg.join([
        svg.group(svg.stroke("".join(part), colour, width, opacity=0.72), class_=f"rn p{i}")
        for i, part in enumerate(streaks)
    ])  # fmt: skip


def _snow(spec: ArtworkSpec, palette: Palette, mm_h: float) -> Markup:
    count = round(clamp(90 + 42 * mm_h, 96, 230))
    flakes: list[list[str]] = [[] for _ in range(PHASES)]
    for i, (x, y) in enumerate(_scatter(count, "snow")):
        flakes[i % PHASES].append(f"M{svg.number(x)} {svg.number(y)}h.1")
    colour = "#ffffff" if palette.daylight > 0.3 else "#eef2ff"
    return svg.join([
        svg.group(svg.stroke("".join(part), colour, (3.4, 5.0, 6.8)[i], opacity=0.9), class_=f"sn p{i}")
        for i, part in enumerate(flakes)
    ])  # fmt: skip


def _bolt(palette: Palette, definitions: Definitions) -> Markup:
    """One thick toy bolt with a halo, under the large cloud."""
    side = 1 if palette.light_from_left else -1
    halo = definitions.radial([(0, "#fffbe0", 0.6), (0.5, "#fff3b8", 0.2), (1, "#fff3b8", 0)])
    d = "M-14-150L34-150L14-92L46-92L-8 0L0-62L-34-62Z"
    return svg.group(
        svg.ellipse(0, -70, 120, 120, halo),
        svg.group(svg.path(d, "#fff6cf", stroke="#ffd75e", stroke_width=3, stroke_linejoin="round"), class_="bt"),
        transform=svg.translate((540 + side * 318, 540)),
    )


def _gusts(spec: ArtworkSpec, palette: Palette) -> Markup:
    """Long curved strokes of wind."""
    side = 1 if blows_right(spec) else -1
    colour = mix(palette.background, "#fff4dc" if palette.group is Group.DUST else "#ffffff", 0.6)
    strokes: list[list[str]] = [[] for _ in range(PHASES)]
    for i, (x, y) in enumerate(_scatter(15, "gusts")):
        run = side * (70 + 9 * (i % 5))
        strokes[i % PHASES].append(
            svg.outline("M", x, y, "q", run * 0.4, -12, run * 0.7, -3, "q", run * 0.25, 8, run * 0.4, 1)
        )
    return svg.join([
        svg.group(svg.stroke("".join(part), colour, 2.6, opacity=0.6), class_=f"gu p{i}")
        for i, part in enumerate(strokes)
    ])  # fmt: skip


def _heat_curls(palette: Palette) -> Markup:
    """Air that shimmers over the hot ground."""
    colour = mix(palette.background, "#ffffff", 0.7)
    curls = ((250, 660), (420, 800), (660, 820), (830, 690))
    return svg.join([
        svg.group(
            svg.stroke(svg.outline("M", x, y, "q", -9, -12, 0, -24, "q", 9, -12, 0, -24), colour, 3, opacity=0.55),
            class_=f"fl fl{i % 3}",
        )
        for i, (x, y) in enumerate(curls)
    ])  # fmt: skip


def motion_rules(spec: ArtworkSpec) -> str:
    """CSS of everything that moves. Only transform and opacity change, and a viewer can have it all stand still."""
    drift = slant_of(spec)
    fall = f"{svg.number(-70 * drift)}px,-70px"
    end = f"{svg.number(80 * drift)}px,80px"
    sway = svg.number(clamp(drift * 60, -50, 50))
    side = 1 if blows_right(spec) else -1
    return (
        "@keyframes dr{from{transform:translateX(-9px)}to{transform:translateX(9px)}}"
        f"@keyframes rn{{0%{{transform:translate({fall});opacity:0}}15%,80%{{opacity:1}}"
        f"100%{{transform:translate({end});opacity:0}}}}"
        "@keyframes sn{0%{transform:translate(0,-60px);opacity:0}15%,85%{opacity:1}"
        f"100%{{transform:translate({sway}px,70px);opacity:0}}}}"
        f"@keyframes gu{{0%{{transform:translateX({-90 * side}px);opacity:0}}40%{{opacity:1}}"
        f"100%{{transform:translateX({120 * side}px);opacity:0}}}}"
        "@keyframes bt{0%,88%,93%,100%{opacity:1}90%,95%{opacity:.25}}"
        "@keyframes fl{from{opacity:1}to{opacity:.55}}"
        ".dr{animation:dr 14s ease-in-out infinite alternate}"
        ".dr2{animation-duration:19s;animation-direction:alternate-reverse}"
        ".rn{animation:rn 1.2s linear -.6s infinite}.sn{animation:sn 7s linear -3s infinite}"
        ".gu{animation:gu 3.4s ease-in-out -1.4s infinite}.bt{animation:bt 7s linear infinite}"
        ".fl{animation:fl 3.7s ease-in-out infinite alternate}.fl1{animation-duration:5.3s}"
        ".fl2{animation-duration:7.1s}.rn.p1{animation-delay:-1s}.rn.p2{animation-delay:-.2s}"
        ".sn.p1{animation-delay:-5s}.sn.p2{animation-delay:-1s}.gu.p1{animation-delay:-2.5s}.gu.p2{animation-delay:-.8s}"
        "@media (prefers-reduced-motion:reduce){*{animation:none!important}}"
    )


def icicles(scene: Scene) -> Markup:
    """Along the slab's front edge, where there is land above."""
    chance = random.Random("icicles")  # noqa: S311 -- their lengths, not a secret
    waters = scene.plan.waters
    d = []
    for (ax, ay), (bx, by) in pairwise(FRONT_EDGE):
        steps = max(1, int(max(abs(bx - ax), abs(by - ay)) // 9))
        for i in range(steps):
            x, y = ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps
            if waters.is_wet(x, y, 6) or chance.random() < 0.25:
                continue
            sx, sy = on_picture(x, y)
            d.append(svg.outline("M", sx - 3, sy + 1, "l", 3, 7 + 17 * chance.random(), "l", 3, -8, "z"))
    return svg.path("".join(d), scene.palette.material("#eaf4ff").top, opacity=0.85)
