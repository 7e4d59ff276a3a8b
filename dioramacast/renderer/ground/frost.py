"""What frost and freezing rain do to the slab: icicles, and a glaze that glints."""

import random
from collections.abc import Sequence
from itertools import pairwise

from dioramacast.models import ArtworkSpec
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Point, on_picture
from dioramacast.renderer.ground.terrain import FRONT_EDGE
from dioramacast.renderer.mood.weather import Rain, weather_of
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

ICICLES_BELOW_C = -2


def is_icy(spec: ArtworkSpec) -> bool:
    """Whether icicles hang from the slab."""
    is_freezing = weather_of(spec.condition).rain is Rain.FREEZING
    return is_freezing or (spec.temperature_c is not None and spec.temperature_c < ICICLES_BELOW_C)


def icicles(scene: Scene) -> Markup:
    """Along the slab's front edge, where there is land above; longer and closer in freezing rain."""
    chance = random.Random("icicles")  # noqa: S311 -- their lengths, not a secret
    palette, waters = scene.palette, scene.plan.waters
    is_glazed = palette.weather.rain is Rain.FREEZING
    gap, longest = (0.12, 26) if is_glazed else (0.25, 17)
    ice, shine = [], []
    for x, y in _closely(FRONT_EDGE, 9.0):
        if waters.is_wet(x, y, 6) or chance.random() < gap:
            continue
        sx, sy = on_picture(x, y)
        length = 7 + longest * chance.random() ** 1.4
        ice.append(svg.outline("M", sx - 3, sy + 1, "l", 3, length, "l", 3, -length - 1, "z"))
        if length > 14:
            shine.append(svg.outline("M", sx - 0.8, sy + 3, "v", length * 0.5))
    return svg.join([
        svg.path("".join(ice), palette.material("#dcecfb").top, opacity=0.86),
        svg.stroke("".join(shine), mix(palette.material("#ffffff").top, "#ffffff", 0.4), 1),
        _glaze(scene) if is_glazed else svg.EMPTY,
    ])  # fmt: skip


GLAZED_SPOTS = ((150, 190), (330, 90), (420, 250), (250, 400), (90, 400), (410, 420), (240, 250))


def _glaze(scene: Scene) -> Markup:
    """A bright crust along the edge, and long reflections on the iced ground."""
    waters = scene.plan.waters
    paint = scene.definitions.radial([(0, "#f4fcff", 0.75), (0.4, "#e6f6ff", 0.3), (1, "#e6f6ff", 0)])
    patches = [svg.ellipse(*on_picture(x, y), 74, 15, paint) for x, y in GLAZED_SPOTS if not waters.is_wet(x, y, 40)]
    crust = "".join(
        svg.polygon([on_picture(*a), on_picture(*b)], close=False)
        for a, b in pairwise(_closely(FRONT_EDGE, 12.0))
        if not waters.is_wet(*a, 3)
    )
    return svg.join([*patches, svg.stroke(crust, "#f2fbff", 3.4, opacity=0.75)])


def _closely(line: Sequence[Point], step: float) -> list[Point]:
    """The line with further points on it, none more than ``step`` from the next along an axis."""
    points: list[Point] = []
    for (ax, ay), (bx, by) in pairwise(line):
        count = max(1, int(max(abs(bx - ax), abs(by - ay)) // step))
        points += [(ax + (bx - ax) * i / count, ay + (by - ay) * i / count) for i in range(count)]
    return [*points, line[-1]]
