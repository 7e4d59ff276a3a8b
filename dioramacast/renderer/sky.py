"""What hangs over the slab: the background's glow, stars, sun, moon, clouds, and sheets of fog."""

import math

from dioramacast.conditions import ConditionGroup as Group
from dioramacast.models import ArtworkSpec
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import PICTURE, Point, clamp, lerp, smoothstep
from dioramacast.renderer.palette import Palette
from dioramacast.renderer.plan import seeded
from dioramacast.renderer.svg import Definitions, Markup

SUN_RADIUS = 48.0
MOON_RADIUS = 42.0
CLEAR_ENOUGH = frozenset({Group.CLEAR, Group.FEW_CLOUDS, Group.CLOUDS, Group.DUST})
"""Skies in which sun, moon and stars can be seen."""
CLOUD_SLOTS = (
    (0.80, 372.0, 1.00), (0.17, 402.0, 0.82), (0.69, 316.0, 0.56), (0.27, 322.0, 0.62), (0.90, 492.0, 0.56),
    (0.09, 524.0, 0.5),
)  # fmt: skip
"""Centre across the picture (0..1, mirrored with the sun), baseline in pixels, scale. Clear of the header."""
PUFFS = ((-78, -18, 27), (-42, -38, 41), (8, -58, 55), (58, -34, 41), (92, -15, 25))
FOG_DEPTHS = ((430.0, 0.62), (640.0, 0.66), (860.0, 0.56))
"""At which x + y of the ground a sheet of fog lies, and how dense."""


def is_visible(palette: Palette) -> bool:
    """Whether sun, moon and stars can be seen through the weather."""
    return palette.group in CLEAR_ENOUGH


def light_spot(palette: Palette) -> Point:
    """Where sun or moon stands: on the side its light comes from."""
    x = 190 if palette.light_from_left else 890
    return x, lerp(404, 322, smoothstep(-4, 45, abs(palette.altitude_deg)))


def backdrop(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """The background and everything behind the slab."""
    glow = mix(
        palette.background, "#ffffff" if palette.daylight > 0.5 else "#7f7fd0", 0.42 if palette.daylight > 0.5 else 0.3
    )
    if palette.daylight > 0.4 and palette.altitude_deg < 9 and is_visible(palette):
        glow = mix(glow, "#ffc9a0", 0.45)
    halo = definitions.radial([(0, glow, 0.85), (0.55, glow, 0.4), (1, glow, 0)])
    parts = [
        svg.rect(0, 0, PICTURE, PICTURE, palette.background),
        svg.ellipse(540, 560, 500, 420, halo),
    ]
    if palette.daylight < 0.5 and is_visible(palette):
        parts.append(_stars(spec, palette))
    if is_visible(palette):
        parts.append(_sun(palette, definitions) if palette.daylight >= 0.5 else moon_in_sky(spec, palette, definitions))
    return svg.join(parts)


def _stars(spec: ArtworkSpec, palette: Palette) -> Markup:
    chance = seeded(spec.place, "stars")
    count = round(70 * (1 - palette.daylight) * (1 - spec.clouds_percent / 130))
    bright: list[str] = []
    faint: list[str] = []
    for i in range(count):
        x, y = chance.uniform(20, 1060), chance.uniform(20, 640)
        if 300 < x < 780 and 40 < y < 250:
            continue
        (bright if i % 4 == 0 else faint).append(f"M{svg.number(x)} {svg.number(y)}h.1")
    return svg.join([
        svg.stroke("".join(bright), "#fff6e0", 3.2, opacity=0.85),
        svg.stroke("".join(faint), "#ffffff", 1.8, opacity=0.6),
    ])  # fmt: skip


def _sun(palette: Palette, definitions: Definitions) -> Markup:
    x, y = light_spot(palette)
    low = 1 - smoothstep(0, 16, palette.altitude_deg)
    core, rim = mix("#fff3b0", "#ffd9a0", low), mix("#ffc02e", "#f47a4a", low)
    core, rim = palette.shown(core), palette.shown(rim)
    warm = mix(rim, "#fff8e0", 0.55)
    halo = definitions.radial([(0, warm, 0.75), (0.4, warm, 0.3), (1, warm, 0)])
    disc = definitions.radial([(0, core), (0.6, mix(core, rim, 0.6)), (1, rim)], (0.4, 0.35), 0.7)
    faded = 0.45 if palette.group is Group.DUST else 1
    return svg.group(
        svg.circle(x, y, SUN_RADIUS * 2.9, halo),
        svg.circle(x, y, SUN_RADIUS, disc),
        opacity=faded if faded < 1 else None,
    )


def moon_path(radius: float, phase: float, is_southern: bool = False) -> str:
    """The lit part of the moon's disc around the origin. ``phase`` 0 is new, 0.5 full; the south sees it mirrored."""
    waxing = phase <= 0.5
    share = phase if waxing else 1 - phase
    terminator = radius * math.cos(2 * math.pi * share)
    lit_right = waxing != is_southern
    limb = 1 if lit_right else 0
    inner = limb if terminator < 0 else 1 - limb
    return svg.outline(
        "M",
        0,
        -radius,
        "A",
        radius,
        radius,
        0,
        0,
        limb,
        0,
        radius,
        "A",
        abs(terminator),
        radius,
        0,
        0,
        inner,
        0,
        -radius,
        "Z",
    )


def moon_in_sky(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    x, y = light_spot(palette)
    shine = 0.5 - 0.5 * math.cos(2 * math.pi * spec.moon_phase)
    halo = definitions.radial([(0, "#fff2c8", 0.42 * shine), (0.35, "#fff2c8", 0.16 * shine), (1, "#fff2c8", 0)])
    disc = definitions.radial([(0, "#fffbe6"), (0.7, "#fbeebb"), (1, "#ecd894")], (0.42, 0.36), 0.7)
    lit = moon_path(MOON_RADIUS, spec.moon_phase, spec.place.lat < 0)
    seas = svg.outline("M", -14, -12, "h", 0.1, "M", 12, -16, "h", 0.1, "M", 6, 14, "h", 0.1)
    return svg.group(
        svg.circle(0, 0, 118, halo),
        svg.circle(0, 0, MOON_RADIUS, mix(palette.background, "#ffffff", 0.13)),
        svg.path(lit, disc),
        svg.group(svg.stroke(seas, "#d8c27e", 13, opacity=0.4), clip_path=definitions.clip(lit)),
        transform=svg.translate((x, y)),
    )


def clouds(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """Clouds by cover, drifting slowly. Each is one silhouette under one gradient, so its puffs are no marbles."""
    percent = spec.clouds_percent
    if palette.group in (Group.FEW_CLOUDS, Group.CLOUDS, Group.OVERCAST):
        percent = max(percent, {Group.FEW_CLOUDS: 20, Group.CLOUDS: 45, Group.OVERCAST: 95}[palette.group])
    if palette.group in (Group.FOG, Group.DUST):
        percent = min(percent, 25)
    count = 0 if percent < 10 else min(len(CLOUD_SLOTS), 1 + round(percent / 21))
    if not count:
        return svg.EMPTY
    name = definitions.shape(_cloud(palette, definitions))
    heavy = palette.group in (Group.THUNDERSTORM, Group.HEAVY_RAIN, Group.STORM)
    grown = lerp(0.72, 1.12, clamp(percent / 100, 0, 1)) * (1.12 if heavy else 1)
    parts = []
    for i, (across, baseline, scale) in enumerate(CLOUD_SLOTS[:count]):
        # The first small cloud half hides the sun; the large ones keep away from it.
        x = PICTURE * (across if palette.light_from_left else 1 - across)
        parts.append(svg.group(svg.use(name, (x, baseline), scale * grown), class_="dr" if i % 2 else "dr dr2"))
    return svg.join(parts)


def _cloud(palette: Palette, definitions: Definitions) -> Markup:
    dark = {Group.THUNDERSTORM: "#7c8497", Group.HEAVY_RAIN: "#8a92a3", Group.STORM: "#828b98", Group.RAIN: "#b4bac8",
            Group.DRIZZLE: "#c3c9d4"}  # fmt: skip
    white = palette.material(dark.get(palette.group, "#f6f7fb"))
    top, foot = white.top, mix(white.face((0.3, 0.3, -0.8)), palette.background, 0.38)
    body = definitions.linear(
        [(0, mix(top, "#ffffff", 0.25)), (0.55, mix(top, foot, 0.35)), (1, foot)], (0, -113), (0, 8), True
    )
    shine = definitions.radial([(0, mix(top, "#ffffff", 0.4), 0.42), (1, top, 0)])
    side = -1 if palette.light_from_left else 1
    base = svg.outline("M", -80, 8, "H", 94, "A", 22, 22, 0, 0, 0, 94, -36, "H", -80, "A", 22, 22, 0, 0, 0, -80, 8, "Z")
    return svg.join([
        svg.group(svg.path(base), *(svg.circle(x, y, r, body) for x, y, r in PUFFS), fill=body),
        *(svg.circle(x + side * r * 0.16, y - r * 0.2, r * 0.78, shine) for x, y, r in PUFFS[1:4]),
    ])  # fmt: skip


def veils(palette: Palette, definitions: Definitions) -> list[tuple[float, Markup]]:
    """Sheets of fog, mist or dust between the depth layers, as (x + y of the ground, drawing)."""
    if palette.group not in (Group.FOG, Group.DUST):
        return []
    colour = mix(
        palette.background, "#ffffff" if palette.group is Group.FOG else "#f0c98a", 0.45 * palette.daylight + 0.1
    )
    thin = 1.0 if palette.group is Group.FOG else 0.62
    sheets = []
    for i, (depth, density) in enumerate(FOG_DEPTHS):
        paint = definitions.radial([(0, colour, density * thin), (0.5, colour, density * thin * 0.62), (1, colour, 0)])
        y = 450 + depth / 2 - 44
        shift = (-70, 90, -30)[i]
        sheets.append((depth, svg.ellipse(540 + shift, y, 520 - 30 * i, 74 + 8 * i, paint, stroke="none")))
        sheets.append((depth, svg.ellipse(540 - 2.6 * shift, y - 30, 300, 44, paint, stroke="none")))
    return sheets


def drifting_veils(palette: Palette, definitions: Definitions) -> Markup:
    """Two sheets that spill over the slab's edge and move."""
    if palette.group not in (Group.FOG, Group.DUST):
        return svg.EMPTY
    colour = mix(palette.background, "#ffffff", 0.4 * palette.daylight + 0.12)
    paint = definitions.radial([(0, colour, 0.7), (0.55, colour, 0.4), (1, colour, 0)])
    spots = ((210, 850, 270, 44), (820, 905, 310, 46), (880, 560, 220, 36), (170, 590, 210, 34))
    return svg.join([
        svg.group(svg.ellipse(x, y, rx, ry, paint), class_="dr" if i % 2 else "dr dr2")
        for i, (x, y, rx, ry) in enumerate(spots)
    ])  # fmt: skip
