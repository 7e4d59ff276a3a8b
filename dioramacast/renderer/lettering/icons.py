"""The weather icon beside the temperature: 64 px around the origin."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dioramacast.renderer import svg
from dioramacast.renderer.air.sky import moon_path
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Point
from dioramacast.renderer.svg import Definitions, Markup

SUN_RADIUS, MOON_RADIUS = 16.0, 23.0
RAYS_FROM, RAYS_TO = 22.5, 29.0
_CLOUD = "M-19 17A13 13 0 0 1-22.5-8.5A19 19 0 0 1 12.5-12.5A15 15 0 1 1 17 17Z"
_PUFFS = ((-4.2, -3.4, 19.0, 0.95), (16.2, 2.0, 15.0, 0.75), (-19.0, 4.0, 13.0, 0.6))
"""Round tops that catch the light: centre, radius, how much."""
_DROP = "c2.4 3.2 3.6 5.4 3.6 7.6a3.6 3.6 0 0 1-7.2 0c0-2.2 1.2-4.4 3.6-7.6z"
"""From its tip, around the drop."""
_BOLT = "M6 5L-8 22.5H0L-5 35.5L12 17H3.5L10 5Z"

WHITE, PALE, GREY, DARK = ("#ffffff", "#c6d1e6"), ("#f4f7fc", "#b3c0d8"), ("#dfe5f0", "#98a6c0"), ("#c9d2e2", "#7f8dab")
"""A cloud's top and foot."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours a caption is set in, and the moon its icon shows."""

    ink: str
    background: str
    moon_phase: float
    is_southern: bool


def icon(code: str, at: Point, inks: Inks, definitions: Definitions) -> Markup:
    """The weather in 64 px around ``at``, from an OpenWeatherMap icon code."""
    stem, is_night = code[:2], code.endswith("n")
    light = _moon(inks, definitions) if is_night else _sun(definitions)
    return svg.group(*_parts(stem, light, definitions), transform=svg.translate(at))


def icon_alone(code: str, inks: Inks) -> Markup:
    """The same as a picture of its own, to stand beside words that say the weather."""
    definitions = Definitions("i")
    drawing = icon(code, (0, 0), inks, definitions)
    return svg.element(
        "svg", definitions.markup(), drawing,
        viewBox="-33 -33 66 70", width="66", height="70", aria_hidden="true", class_="icon",
        fill=svg.UNFILLED, stroke_linecap="round", stroke_linejoin="round",
    )  # fmt: skip


def _parts(stem: str, light: Markup, definitions: Definitions) -> Sequence[Markup]:
    if stem == "01":
        return (light,)
    if stem == "02":
        return (_moved(light, (11, -10), 0.76), _moved(_cloud(WHITE, definitions), (-4, 10), 0.86))
    if stem == "03":
        return (_cloud(WHITE, definitions),)
    if stem == "04":
        return (_moved(_cloud(DARK, definitions), (12, -12), 0.68), _moved(_cloud(PALE, definitions), (-4, 7), 0.86))
    if stem == "50":
        return (_moved(_cloud(PALE, definitions), (0, -10), 0.92), *_mist())
    tones = DARK if stem == "11" else GREY if stem == "09" else PALE
    return (_moved(_cloud(tones, definitions), (0, -10), 0.96), *_falling(stem, definitions))


def _moved(drawing: Markup, by: Point, scale: float) -> Markup:
    return svg.group(drawing, transform=svg.matrix((scale, 0, 0, scale), by))


def _sun(definitions: Definitions) -> Markup:
    rays = []
    for eighth in range(8):
        x, y = math.cos(eighth * math.pi / 4), math.sin(eighth * math.pi / 4)
        rays.append(svg.polygon([(x * RAYS_FROM, y * RAYS_FROM), (x * RAYS_TO, y * RAYS_TO)], close=False))
    disc = definitions.radial([(0, "#fff3a8"), (0.55, "#ffd54a"), (1, "#f9a826")], (0.38, 0.34), 0.72)
    shine = definitions.radial([(0, "#ffd25e", 0.5), (0.5, "#ffd25e", 0.28), (1, "#ffd25e", 0)])
    return svg.group(
        svg.circle(0, 0, 30, shine),
        svg.stroke("".join(rays), "#f5a52b", 4.4),
        svg.circle(0, 0, SUN_RADIUS, disc),
    )


def _moon(inks: Inks, definitions: Definitions) -> Markup:
    """The same phase, seen from the same half of the world, as the moon in the picture."""
    disc = definitions.radial([(0, "#fffbe4"), (0.6, "#fbe7a6"), (1, "#e5c069")], (0.4, 0.34), 0.74)
    star = "M25-27C25.6-23.2 26.2-22.6 30-22C26.2-21.4 25.6-20.8 25-17C24.4-20.8 23.8-21.4 20-22"
    star += "C23.8-22.6 24.4-23.2 25-27Z"
    return svg.group(
        svg.circle(-2, 2, MOON_RADIUS, mix(inks.background, inks.ink, 0.16)),
        svg.path(moon_path(MOON_RADIUS, inks.moon_phase, inks.is_southern), disc, transform=svg.translate((-2, 2))),
        svg.path(star, mix("#fbe7a6", inks.ink, 0.15)),
    )


def _cloud(tones: tuple[str, str], definitions: Definitions) -> Markup:
    top, foot = tones
    body = definitions.linear([(0, mix(top, foot, 0.15)), (0.45, mix(top, foot, 0.35)), (1, foot)])
    shine = definitions.radial([(0, top), (0.55, top, 0.55), (1, top, 0)], (0.42, 0.32), 0.6)
    return svg.group(
        svg.path(_CLOUD, body),
        *(svg.circle(x, y, r - 0.4, shine, opacity=share) for x, y, r, share in _PUFFS),
    )


def _mist() -> Sequence[Markup]:
    bars = (("M-22 14H16", 1.0), ("M-12 22.5H24", 0.8), ("M-20 31H8", 0.6))
    return [svg.stroke(bar, "#8fa3b8", 4.2, opacity=opacity) for bar, opacity in bars]


def _falling(stem: str, definitions: Definitions) -> Sequence[Markup]:
    if stem == "13":
        return [svg.stroke("".join(_flake(x, y) for x, y in ((-15, 19), (1, 27), (16, 19))), "#5da0dc", 2.3)]
    drops = definitions.linear([(0, "#8cc6f2"), (1, "#3f8fdb")])
    if stem == "11":
        bolt = definitions.linear([(0, "#ffdd5c"), (1, "#fbab1f")])
        return [_drops(((-15, 19), (19, 19)), drops), svg.path(_BOLT, bolt, stroke="#f0a01f", stroke_width=1)]
    few, many = ((-14, 19), (1, 27), (16, 19)), ((-20, 17), (-9, 26), (2, 17), (13, 26), (23, 17))
    return [_drops(few if stem == "10" else many, drops)]


def _drops(places: Sequence[Point], paint: str) -> Markup:
    return svg.path("".join(f"M{svg.number(x)} {svg.number(y - 6)}{_DROP}" for x, y in places), paint)


def _flake(x: float, y: float) -> str:
    """Three strokes through one point."""
    arms = []
    for third in range(3):
        dx, dy = 5.4 * math.sin(third * math.pi / 3), 5.4 * math.cos(third * math.pi / 3)
        arms.append(svg.polygon([(x - dx, y - dy), (x + dx, y + dy)], close=False))
    return "".join(arms)
