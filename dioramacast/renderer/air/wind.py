"""What the wind carries: gusts, leaves, sand, whirls and the tornado; and air that shimmers in the heat."""

import math
import random

from dioramacast.models import ArtworkSpec
from dioramacast.renderer import svg
from dioramacast.renderer.air import cloud_shapes, clouds
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import PICTURE, Point, clamp, on_picture
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.mood.weather import Air
from dioramacast.renderer.svg import Definitions, Markup

SLANT_PER_MS = 0.055
MOST_SLANT = 0.9
PHASES = 3
STRONG_WIND_MS = 12
"""From here gusts are drawn in any weather."""
WHIRLS = ((70.0, 410.0, 1.25), (402.0, 120.0, 1.0), (430.0, 400.0, 0.86))
"""Ground point and size of the dust devils."""


def blows_right(spec: ArtworkSpec) -> bool:
    """Whether the wind carries things to the right of the picture, which is roughly east."""
    return math.sin(math.radians(spec.wind_deg)) <= 0


def slant_of(spec: ArtworkSpec) -> float:
    """Sideways pixels per pixel of fall; positive to the right."""
    slant = clamp(spec.wind_speed_ms * SLANT_PER_MS, 0.06, MOST_SLANT)
    return slant if blows_right(spec) else -slant


def flying(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """All that is carried level."""
    air = palette.weather.air
    side = 1 if blows_right(spec) else -1
    parts = []
    if air in (Air.SAND, Air.DUST):
        parts.append(_drift(palette, side, 54 if air is Air.SAND else 22))
    if air is Air.WHIRLS:
        parts += [_whirl(palette, definitions, spot) for spot in WHIRLS]
    if air in (Air.SQUALL, Air.TORNADO):
        parts += [_gusts(palette, side, 18), _leaves(palette, side, 26)]
    elif air in (Air.DUST, Air.WHIRLS) or spec.wind_speed_ms >= STRONG_WIND_MS:
        parts.append(_gusts(palette, side, 8))
    if palette.heat > 0.6 and palette.daylight > 0.5 and not spec.rain_mm_h:
        parts.append(_heat_curls(palette))
    return svg.join(parts)


def _gusts(palette: Palette, side: int, count: int) -> Markup:
    """Long strokes, every third of which ends in a curl."""
    chance = random.Random("gusts")  # noqa: S311 -- where gusts blow, not a secret
    is_dusty = palette.weather.air in (Air.DUST, Air.WHIRLS)
    colour = mix(palette.background, "#fff4dc" if is_dusty else "#ffffff", 0.72)
    strokes: list[list[str]] = [[] for _ in range(PHASES)]
    for i in range(count):
        x, y = chance.uniform(110, 900), 290 + 560 * (i + chance.random()) / count
        run = side * (110 + 16 * (i % 5))
        tail: list[str | float] = ["q", run * 0.25, 9, run * 0.4, 1]
        if i % 3 == 0:
            tail = ["q", run * 0.3, 8, run * 0.36, -8, "q", 0, -13, side * -14, -11, "q", side * -9, 3, side * -4, 10]
        strokes[i % PHASES].append(svg.outline("M", x, y, "q", run * 0.4, -14, run * 0.7, -4, *tail))
    return svg.join([
        svg.group(svg.stroke("".join(part), colour, (3.2, 2.4, 2.8)[i], stroke_opacity=0.72), class_=f"gu p{i}")
        for i, part in enumerate(strokes)
    ])  # fmt: skip


def _leaves(palette: Palette, side: int, count: int) -> Markup:
    chance = random.Random("leaves")  # noqa: S311 -- where leaves fly, not a secret
    blade = f"q{5 * side}-6 {11 * side}-2q{-5 * side} 6 {-11 * side} 2z"
    d = "".join(f"M{chance.uniform(120, 960):.0f} {chance.uniform(300, 880):.0f}{blade}" for _ in range(count))
    return svg.group(svg.path(d, palette.material("#8fa05a").top), class_="gu p1")


def _drift(palette: Palette, side: int, count: int) -> Markup:
    """Sand that runs low over the ground, in streamers along the wind."""
    chance = random.Random("drift")  # noqa: S311 -- where sand runs, not a secret
    sand = palette.material("#f2c27a")
    streams: list[list[str]] = [[] for _ in range(PHASES)]
    grains: list[str] = []
    for i in range(count):
        across = chance.uniform(-1, 1)
        x, y = 540 + 400 * across, 690 + chance.uniform(-1, 1) * 220 * (1 - abs(across)) - chance.uniform(0, 34)
        run = side * chance.uniform(60, 130)
        streams[i % PHASES].append(f"M{x:.0f} {y:.0f}q{run * 0.5:.0f}-9 {run:.0f}-1")
        grains.append(f"M{x + run:.0f} {y - 8:.0f}h.1m{side * 14} 7h.1m{side * 8}-13h.1")
    tones = (mix(sand.top, "#ffffff", 0.35), sand.top, sand.left)
    return svg.join([
        *(
            svg.group(svg.stroke("".join(part), tones[i], (2.2, 4.2, 2.8)[i], stroke_opacity=(0.75, 0.4, 0.5)[i]),
                      class_=f"gu p{i}")
            for i, part in enumerate(streams)
        ),
        svg.group(svg.stroke("".join(grains), sand.left, 2.6, stroke_opacity=0.7), class_="gu p2"),
    ])  # fmt: skip


def _funnel(height: float, foot: float, mouth: float, lean: float, turns: int) -> tuple[str, str]:
    """Outline from its foot at the origin up to its mouth, and the arcs that wind about it."""

    def half(t: float) -> float:
        return foot + (mouth - foot) * math.pow(t, 1.9)

    def middle(t: float) -> float:
        return lean * t * t + 0.09 * height * math.sin(4.2 * t)

    ts = [i / 12 for i in range(13)]
    outline = [(middle(t) - half(t), -height * t) for t in ts] + [(middle(t) + half(t), -height * t) for t in ts[::-1]]
    arcs = []
    for i in range(turns):
        t = (i + 0.5) / turns
        r = half(t) * (1.12 if i % 2 else 0.96)
        arcs.append(svg.outline(
            "M", middle(t) - r, -height * t - r * 0.1, "q", r * 0.9, r * 0.56, 2 * r, r * (0.06 if i % 2 else -0.12)
        ))  # fmt: skip
    return svg.polygon(outline), "".join(arcs)


def _whirl(palette: Palette, definitions: Definitions, spot: tuple[float, float, float]) -> Markup:
    """A dust devil that dances on the ground."""
    x, y, size = spot
    sand = palette.material("#cfb084")
    d, arcs = _funnel(150 * size, 5 * size, 36 * size, 22 * size, 9)
    paint = definitions.linear([(0, sand.left, 0.2), (0.5, sand.left, 0.8), (1, sand.left, 0.95)])
    cloud = definitions.radial([(0, sand.top, 0.9), (0.5, sand.top, 0.5), (1, sand.top, 0)])
    drawing = svg.group(
        svg.path(d, paint), svg.stroke(arcs, mix(sand.top, "#ffffff", 0.4), 2.6, opacity=0.8),
        svg.ellipse(0, -3, 46 * size, 17 * size, cloud), class_="tw",
    )  # fmt: skip
    return svg.group(drawing, transform=svg.translate(on_picture(x, y)))


def tornado(palette: Palette, definitions: Definitions) -> Markup:
    """From the thundercloud down to the city's edge, with a skirt of dust and what it has torn up."""
    cloud = clouds.SLOTS[palette.weather.clouds][0]
    x = PICTURE * cloud.across
    foot: Point = (x - 70, 764)
    grey = palette.material("#7d8188")
    tall = foot[1] - cloud.base + 16
    d, arcs = _funnel(tall, 11, 112, 62, 15)
    tones = (grey.left, grey.top, grey.right)
    paint = definitions.linear([(0, tones[0]), (0.45, mix(tones[1], "#ffffff", 0.12)), (0.62, tones[0]), (1, tones[2])],
                               (0, 0), (1, 0))  # fmt: skip
    dust = palette.material("#b09a7c")
    skirt = definitions.radial([(0, dust.top, 0.95), (0.5, dust.left, 0.6), (1, dust.left, 0)])
    chance = random.Random("debris")  # noqa: S311 -- what flies where, not a secret
    bits = []
    for _ in range(34):
        t = chance.random() ** 1.6
        reach = (40 + 90 * t) * chance.choice((-1, 1)) * chance.uniform(0.6, 1.1)
        bits.append(f"M{60 * t * t + reach:.0f} {-tall * t * 0.8:.0f}l{chance.randint(-6, 6)} {chance.randint(-4, 4)}")
    drawing = svg.group(
        svg.ellipse(0, 2, 120, 34, skirt),
        svg.path(d, paint, opacity=0.94),
        svg.stroke(arcs, mix(grey.top, "#ffffff", 0.35), 2.4, opacity=0.5),
        svg.ellipse(-14, -10, 66, 30, skirt),
        svg.ellipse(26, -8, 58, 26, skirt),
        svg.stroke("".join(bits), palette.material("#5a4638").left, 3.6),
        class_="tw",
    )
    # The funnel hangs from a wall of cloud, which hides its mouth.
    wall = svg.group(
        cloud_shapes.pouches(clouds.tones_of(palette), definitions), transform=svg.translate((66, -tall + 2))
    )
    placed = foot if palette.light_from_left else (PICTURE - foot[0], foot[1])
    mirror = "" if palette.light_from_left else "scale(-1 1)"
    return svg.group(drawing, wall, transform=svg.translate(placed) + mirror)


def _heat_curls(palette: Palette) -> Markup:
    """Air that shimmers over the hot ground."""
    colour = mix(palette.background, "#ffffff", 0.72)
    curls = ((236, 690), (330, 800), (470, 860), (620, 850), (770, 790), (860, 690))
    waves = ("q", -9, -12, 0, -24, "q", 9, -12, 0, -24, "q", -7, -9, 0, -18)
    return svg.join([
        svg.group(
            *(svg.stroke(svg.outline("M", x + dx, y + abs(dx) * 0.5, *waves), colour, 3, opacity=0.6)
              for dx in (-13, 0, 13)),
            class_=f"fl fl{i % 3}",
        )
        for i, (x, y) in enumerate(curls)
    ])  # fmt: skip
