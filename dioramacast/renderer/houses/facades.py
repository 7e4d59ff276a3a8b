"""What is on the walls of a house: windows, doors, shops, balconies, arcades; and the lights behind the windows."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dioramacast.models import Style
from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import COS30, Point, project
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, sides
from dioramacast.renderer.svg import Markup

LIT = ("#ffd37a", "#ffe0a0", "#ffc865")
LIT_COOL = "#cfe6ff"
COOL_SHARE = 0.1
"""Of the lit windows."""
AWNINGS = ("#c8473a", "#2f6f73", "#e0a33a", "#4a5fa8", "#5f8a4a")
TRIM = "#f6efe4"
IRON = "#3a3a4c"


class Glazing(NamedTuple):
    """A wall's windows as rows of dashes, in units of the wall: a floor takes a dozen bytes."""

    left: float
    top: float
    width: float
    """Of one window, as are all four."""
    height: float
    pitch: float
    """From one column to the next."""
    floor: float
    columns: int
    floors: int

    def dashes(self, paint: str, left: float = 0, width: float = 0, top: float = 0, height: float = 0) -> Markup:
        """A rectangle in each window: ``left`` and ``top`` from the window's own, its size where none is given."""
        w, h = width or self.width, height or self.height
        length = (self.columns - 1) * self.pitch + w
        y = self.top + top + h / 2
        rows = [svg.outline("M", self.left + left, y + self.floor * j, "h", length) for j in range(self.floors)]
        return self._stroke("".join(rows), paint, w, h)

    def _stroke(self, d: str, paint: str, width: float, height: float, opacity: float | None = None) -> Markup:
        dashes = f"{svg.number(width)} {svg.number(self.pitch - width)}" if self.columns > 1 else None
        return svg.path(
            d, stroke=paint, stroke_width=round(height, 1), stroke_dasharray=dashes, opacity=opacity
        )  # fmt: skip

    def lit(self, palette: Palette, pattern: int, has_bloom: bool) -> Markup:
        """A share of the windows, lit, from the first one's corner on: most of them warm, with a faint glow about them.

        Equal grids are lit in equal patterns, wherever they are.
        """
        share, columns, n = palette.lit_share, self.columns, svg.number
        chance = random.Random(f"{self[2:]}{pattern}")  # noqa: S311 -- which windows are lit, not a secret
        rows: dict[str, list[str]] = {}
        glows: list[str] = []
        for j in range(self.floors):
            y = n(self.height / 2 + j * self.floor)
            i = 0
            while i < columns:
                if chance.random() >= share:
                    i += 1
                    continue
                run = 2 if i + 1 < columns and chance.random() < share else 1
                colour = LIT_COOL if chance.random() < COOL_SHARE else LIT[chance.randrange(3)]
                x, length = i * self.pitch, (run - 1) * self.pitch + self.width
                rows.setdefault(colour, []).append(f"M{n(x)} {y}h{n(length)}")
                if has_bloom:
                    glows.append(f"M{n(x - 1)} {y}h{n(length + 2)}")
                i += run
        lights = [
            self._stroke("".join(rows[colour]), palette.shown(colour), self.width, self.height)
            for colour in (*LIT, LIT_COOL)
            if colour in rows
        ]
        glow = self._stroke("".join(glows), palette.shown(LIT[0]), self.width + 2, self.height + 2.6, 0.3)
        return svg.group(glow, *lights, stroke_linecap="butt")


@dataclass(frozen=True, slots=True)
class Glass:
    """Windows that can be lit, and their wall: its upper left corner on the picture, and which one it is."""

    glazing: Glazing
    corner: Point
    is_left: bool

    @property
    def plane(self) -> str:
        """Where the first window's corner is the origin, as an SVG matrix."""
        (x, y), (u, v) = self.corner, self.glazing[:2]
        lean = 0.5 if self.is_left else -0.5
        return svg.matrix((COS30, lean, 0, 1), (x + COS30 * u, y + lean * u + v))


def glass_tone(palette: Palette, is_left: bool) -> str:
    """Unlit glass: dark, with the sky in it; more of it on the side that faces the light."""
    glass = palette.material("#46536f")
    return mix(glass.left if is_left else glass.right, palette.background, 0.3 if is_left else 0.16)


def massing(scene: Scene, block: Block, wall: Material, top: Material | None = None, rounding: float = 2.4) -> Markup:
    """The body of a house in the manner of the style; without ``top`` a roof will cover it."""
    palette = scene.palette
    is_clay = palette.style in (Style.MINIATURE, Style.CINEMATIC)
    r = rounding if is_clay else min(rounding, 0.9)
    parts = [box(block, wall, top, scene.definitions, r) if top else sides(block, wall, scene.definitions, r)]
    if palette.style is Style.CINEMATIC and palette.altitude_deg < 20:
        parts.append(_rim_light(palette, block))
    return svg.join(parts)


def _rim_light(palette: Palette, block: Block) -> Markup:
    """Low light catching the outer edge on the sun's side."""
    x, y = (block.x0, block.y1) if palette.light_from_left else (block.x1, block.y0)
    d = svg.polygon([project(x, y, block.z0), project(x, y, block.z1)], close=False)
    return svg.stroke(d, palette.shown("#ffd9a8" if palette.daylight > 0.2 else "#9fb4ff"), 1.6, opacity=0.7)


class Facade:
    """One wall of a block: u runs along it from the left, v down from its top."""

    def __init__(self, scene: Scene, block: Block, is_left: bool) -> None:
        self.palette, self.definitions = scene.palette, scene.definitions
        self.is_left = is_left
        self.length = block.width if is_left else block.depth
        self.height = block.height
        self.corner = project(block.x0 if is_left else block.x1, block.y1, block.z1)
        self.glass: list[Glass] = []
        self._drawings: list[Markup] = []

    def tone(self, albedo: str) -> str:
        material = self.palette.material(albedo)
        return material.left if self.is_left else material.right

    def add(self, *drawings: Markup) -> None:
        self._drawings += drawings

    def rect(self, u: float, v: float, width: float, height: float, albedo: str) -> None:
        self.add(svg.rect(u, v, width, height, self.tone(albedo)))

    def rects(self, spots: Sequence[tuple[float, float, float, float]], albedo: str) -> None:
        self.add(svg.path(svg.boxes(spots), self.tone(albedo)))

    def lines(self, d: str, albedo: str, width: float = 1.2, opacity: float | None = None) -> None:
        self.add(svg.path(d, stroke=self.tone(albedo), stroke_width=width, opacity=opacity))

    def foot(self, reach: float = 40) -> None:
        """The wall darkens, or is weathered, towards the ground."""
        reach = min(reach, self.height)
        is_real = self.palette.style is Style.REALISTIC
        paint = self.definitions.linear(
            [(0, CONTACT, 0), (1, "#2a2028" if is_real else CONTACT, 0.36 if is_real else 0.3)]
        )
        self.add(svg.rect(0, self.height - reach, self.length, reach, paint, stroke="none"))

    def drawn(self) -> Markup:
        axes = (COS30, 0.5 if self.is_left else -0.5, 0, 1)
        return svg.group(*self._drawings, transform=svg.matrix(axes, self.corner), stroke_linecap="butt")

    def grid(self, size: tuple[float, float], pitch: float, floor: float, floors: int, top: float) -> Glazing:
        """As many columns as fit, centred; the first floor's windows ``top`` below the wall's."""
        columns = max(1, int((self.length - 4) / pitch))
        left = (self.length - (columns - 1) * pitch - size[0]) / 2
        return Glazing(left, top, *size, pitch, floor, columns, max(floors, 0))

    def windows(
        self, glazing: Glazing, frame: str | None = TRIM, *,
        sill: bool = True, shutters: str | None = None, bars: bool = False,
    ) -> None:  # fmt: skip
        """Frames of one albedo round unlit glass, shaded under the lintel."""
        if not glazing.floors:
            return
        g, snow = glazing, self.palette.snow > 0.5
        if shutters:
            self.add(g.dashes(self.tone(shutters), -g.width * 0.55, g.width * 2.1, 0, g.height))
        if frame:
            self.add(g.dashes(self.tone(frame), -1, g.width + 2, -1, g.height + (2.2 if sill else 2)))
        self.add(g.dashes(glass_tone(self.palette, self.is_left)))
        if bars:
            self.add(g.dashes(self.tone(frame or TRIM), g.width / 2 - 0.4, 0.8))
        if snow:
            self.add(g.dashes(self.palette.material("#f4f8ff").left, -1.2, g.width + 2.4, g.height - 0.2, 1.6))
        self.glass.append(Glass(g, self.corner, self.is_left))

    def light_only(self, glazing: Glazing) -> None:
        """Windows that are drawn already, or are all one pane, but can be lit."""
        self.glass.append(Glass(glazing, self.corner, self.is_left))

    def door(self, u: float, albedo: str, width: float = 5, height: float = 9.5, frame: str | None = TRIM) -> None:
        v = self.height - height
        if frame:
            self.rect(u - 1.1, v - 1.2, width + 2.2, height + 1.2, frame)
        self.rect(u, v, width, height, albedo)
        self.rect(u - 1.4, self.height - 1, width + 2.8, 1.4, "#b8b0a8")

    def shops(self, albedo: str, awning: str | None, height: float = 10, bays: int = 0) -> None:
        """Shop fronts along the whole foot, lit in the evening, under one striped awning."""
        palette, v, count = self.palette, self.height - height, bays or max(2, round(self.length / 13))
        pane = palette.shown("#ffdf9a") if palette.lit_share > 0.2 else glass_tone(palette, self.is_left)
        self.rect(0.8, v, self.length - 1.6, height, albedo)
        step = (self.length - 2) / count
        self.add(
            svg.path(svg.boxes([(1 + step * i + 1.2, v + 2, step - 2.4, height - 3.4) for i in range(count)]), pane)
        )
        if awning:
            self.awning(1, v - 0.6, self.length - 2, awning)

    def awning(self, u: float, v: float, length: float, albedo: str, drop: float = 4.2) -> None:
        """Striped, leaning out towards the street."""
        cloth = self.palette.material(albedo)
        paint = cloth.face((0.1, 0.75, 0.65) if self.is_left else (0.75, 0.1, 0.65))
        white = self.palette.material("#fbf3e6").face((0.1, 0.75, 0.65) if self.is_left else (0.75, 0.1, 0.65))
        stripe, y = 2.4, v + drop / 2
        d = svg.outline("M", u, y, "h", length)
        self.add(
            svg.path(d, stroke=paint, stroke_width=drop),
            svg.path(d, stroke=white, stroke_width=drop, stroke_dasharray=f"{stripe} {stripe}"),
            svg.path(svg.outline("M", u, v + drop + 0.7, "h", length), stroke=CONTACT, stroke_width=1.4, opacity=0.3),
        )

    def balconies(
        self, levels: Sequence[float], spans: Sequence[tuple[float, float]] = (), rail: str = IRON, slab: str = TRIM
    ) -> None:
        """Thin slabs with their tops at ``levels``, a railing above each and a shadow below; along the whole wall or
        ``spans`` of it, as (u, length)."""
        runs = spans or [(1.0, self.length - 2)]

        def along(dv: float) -> str:
            return "".join(svg.outline("M", u, v + dv, "h", length) for v in levels for u, length in runs)

        self.add(
            svg.path(along(2), stroke=CONTACT, stroke_width=2, opacity=0.28),
            svg.path(along(0.5), stroke=self.tone(slab), stroke_width=1.2),
            svg.path(along(-1.9), stroke=self.tone(rail), stroke_width=3.4, stroke_dasharray="1 1.2"),
            svg.path(along(-3.8), stroke=self.tone(rail), stroke_width=0.8),
        )

    def band(self, v: float, albedo: str, height: float = 1.6) -> None:
        """A string course or cornice along the whole wall."""
        self.add(
            svg.path(
                svg.outline("M", 0, v + height / 2, "h", self.length), stroke=self.tone(albedo), stroke_width=height
            )
        )

    def boards(self, step: float, albedo: str = CONTACT, opacity: float = 0.16, upright: bool = False) -> None:
        """Fine lines over the wall: weatherboards, or upright planks and corrugations."""
        along, across = (self.length, self.height) if upright else (self.height, self.length)
        command, ticks = ("v", "M{} 0") if upright else ("h", "M0 {}")
        spots = [step * (i + 1) for i in range(int((along - 0.5) / step))]
        d = "".join(ticks.format(svg.number(at)) + command + svg.number(across) for at in spots)
        self.add(svg.path(d, stroke=albedo, stroke_width=0.7, opacity=opacity))

    def arches(self, v: float, height: float, count: int, albedo: str | None = None, share: float = 0.66) -> None:
        """An arcade, dark inside."""
        step = self.length / count
        w = step * share
        r = w / 2
        d = "".join(
            svg.outline(
                "M", step * (i + 0.5) - r, v + height, "v", r - height, "a", r, r, 0, 0, 1, w, 0, "v", height - r, "z"
            )
            for i in range(count)
        )
        dark = self.tone(albedo) if albedo else mix(self.tone("#6a5a58"), CONTACT, 0.35)
        self.add(svg.path(d, dark))


def facades(scene: Scene, block: Block) -> tuple[Facade, Facade]:
    """The left and the right wall."""
    return Facade(scene, block, True), Facade(scene, block, False)
