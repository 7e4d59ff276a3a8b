"""The words over the picture, set as outlines; and the weather icon."""

import json
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TypedDict, cast

from dioramacast.models import Caption, Units
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Point
from dioramacast.renderer.sky import moon_path
from dioramacast.renderer.svg import Definitions, Markup

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
TITLE_SIZE, TITLE_BASELINE, TITLE_WIDTH = 86.0, 118.0, 900.0
LEAST_ONE_LINE_SIZE = 58.0
"""A title that would have to be smaller than this on one line breaks into two."""
TWO_LINE_SIZE, TWO_LINE_BASELINES = 56.0, (68.0, 124.0)
SYSTEM_FONTS = "Rubik, 'Noto Sans', system-ui, sans-serif"
LOOKALIKES = str.maketrans({"ʻ": "‘", "ʼ": "’", "ʾ": "’", "ʿ": "‘", "\u00a0": " ", "\u2011": "-", "ţ": "ț", "Ţ": "Ț"})
"""Letters of names that the font lacks but has a twin of."""


class Face(TypedDict):
    glyphs: dict[str, tuple[int, str]]
    """Advance in font units and outline."""
    kerning: dict[str, int]


class GlyphTable(TypedDict):
    units_per_em: int
    faces: dict[str, Face]


@cache
def glyph_table() -> GlyphTable:
    """The Rubik outlines that ``scripts/build_glyphs.py`` wrote."""
    text = resources.files("dioramacast.renderer").joinpath("glyphs.json").read_text(encoding="utf-8")
    return cast(GlyphTable, json.loads(text))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in one face and size (pixels)."""

    text: str
    face: str
    size: float

    @property
    def _shown(self) -> str:
        glyphs = glyph_table()["faces"][self.face]["glyphs"]
        composed = unicodedata.normalize("NFC", self.text).translate(LOOKALIKES)
        return "".join(c if c in glyphs else _with_fewer_marks(c, glyphs) for c in composed)

    @property
    def has_outlines(self) -> bool:
        glyphs = glyph_table()["faces"][self.face]["glyphs"]
        return all(c in glyphs for c in self._shown)

    @property
    def width(self) -> float:
        """In pixels; a guess for scripts the font lacks."""
        if not self.has_outlines:
            return sum(_guessed_em(c) for c in self.text) * self.size
        return sum(advance for _, advance in self._advances()) * self.size / glyph_table()["units_per_em"]

    def _advances(self) -> list[tuple[str, int]]:
        face, shown = glyph_table()["faces"][self.face], self._shown
        return [(c, face["glyphs"][c][0] + face["kerning"].get(shown[i : i + 2], 0)) for i, c in enumerate(shown)]

    def drawn(self, x: float, baseline: float, colour: str, widest: float | None = None) -> Markup:
        """From its left end at ``x``. Text without outlines is squeezed into ``widest`` pixels."""
        if not self.has_outlines:
            squeezed = widest is not None and self.width >= widest
            return svg.element(
                "text", svg.text_node(self.text), x=svg.number(x + self.width / 2), y=svg.number(baseline), fill=colour,
                font_family=SYSTEM_FONTS, font_weight="800" if self.face == "bold" else "500",
                font_size=svg.number(self.size),
                text_anchor="middle", textLength=svg.number(widest) if squeezed and widest else None,
                lengthAdjust="spacingAndGlyphs" if squeezed else None,
            )  # fmt: skip
        table = glyph_table()
        glyphs, pen, parts = table["faces"][self.face]["glyphs"], 0, []
        for c, advance in self._advances():
            outline = glyphs[c][1]
            if outline:
                parts.append(svg.path(outline, transform=svg.translate((pen, 0)) if pen else None))
            pen += advance
        scale = self.size / table["units_per_em"]
        return svg.group(*parts, fill=colour, transform=svg.matrix((scale, 0, 0, scale), (x, baseline)))


def _with_fewer_marks(character: str, glyphs: Container[str]) -> str:
    """The letter with as many of its marks as the font has: ``ầ`` is shown as ``â``. Else as it is."""
    decomposed = unicodedata.normalize("NFD", character)
    if unicodedata.combining(decomposed[0]):
        return ""
    for length in range(len(decomposed) - 1, 0, -1):
        plainer = unicodedata.normalize("NFC", decomposed[:length])
        if plainer in glyphs:
            return plainer
    return character


def _guessed_em(character: str) -> float:
    if unicodedata.combining(character) or not character.isprintable():
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.62


def title_lines(title: str, widest: float = TITLE_WIDTH) -> list[Line]:
    """One line as large as fits, or two where one would become too small."""
    whole = _fitted(title, TITLE_SIZE, widest)
    if whole.size >= LEAST_ONE_LINE_SIZE or len(title) < 4:
        return [whole]
    first, second = _halves(title)
    return [_fitted(first, TWO_LINE_SIZE, widest), _fitted(second, TWO_LINE_SIZE, widest)]


def _fitted(text: str, size: float, widest: float) -> Line:
    line = Line(text, "bold", size)
    return line if line.width <= widest else Line(text, "bold", size * widest / line.width)


def _halves(title: str) -> tuple[str, str]:
    """Broken at the space nearest the middle; in the middle where there is none."""
    middle = len(title) // 2
    spaces = [i for i, c in enumerate(title) if c == " " and 0 < i < len(title) - 1]
    if not spaces:
        return title[:middle], title[middle:]
    at = min(spaces, key=lambda i: abs(i - middle))
    return title[:at], title[at + 1 :]


def temperature_text(caption: Caption) -> str:
    """Such as ``−6°C``; empty where no temperature is known."""
    if caption.temperature is None:
        return ""
    return f"{caption.temperature}°{'F' if caption.units is Units.IMPERIAL else 'C'}".replace("-", "−")


def date_text(day: date) -> str:
    """In words that no locale changes."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours a caption is set in, and the sky its icon stands in."""

    ink: str
    background: str
    moon_phase: float
    is_southern: bool


def header(caption: Caption, inks: Inks, definitions: Definitions) -> Markup:
    """Title, icon and temperature, date, centred over the picture."""
    lines = title_lines(caption.title)
    baselines = (TITLE_BASELINE,) if len(lines) == 1 else TWO_LINE_BASELINES
    parts = [
        line.drawn(540 - line.width / 2, baseline, inks.ink, TITLE_WIDTH)
        for line, baseline in zip(lines, baselines, strict=True)
    ]
    reading = Line(temperature_text(caption), "bold", 46)
    gap = 14 if caption.icon and reading.text else 0
    total = (64 if caption.icon else 0) + gap + (reading.width if reading.text else 0)
    x = 540 - total / 2
    if caption.icon:
        parts.append(icon(caption.icon, (x + 32, 170), inks, definitions))
    if reading.text:
        parts.append(reading.drawn(x + total - reading.width, 187, inks.ink))
    day = Line(date_text(caption.local_date), "text", 22)
    y = 238 if total else 186
    parts.append(svg.group(day.drawn(540 - day.width / 2, y, mix(inks.ink, inks.background, 0.12)), class_="dt"))
    return svg.join(parts)


def icon(code: str, at: Point, inks: Inks, definitions: Definitions) -> Markup:
    """The weather in 64 px around ``at``, from an OpenWeatherMap icon code."""
    stem, is_night = code[:2], code.endswith("n")
    light = _moon(inks, definitions) if is_night else _sun(definitions)
    if stem == "01":
        parts = [light]
    elif stem == "02":
        parts = [svg.group(light, transform="translate(10 -10) scale(.72)"), _cloud(definitions, "#ffffff", "#d6deec")]
    elif stem in ("03", "04"):
        parts = [
            _cloud(definitions, "#ffffff", "#c9d3e4") if stem == "03" else _cloud(definitions, "#e4e9f2", "#a9b5ca")
        ]
    elif stem == "50":
        bars = svg.stroke("M-20 18H14M-10 25H22M-22 32H8", "#93a5ba", 4.2)
        parts = [svg.group(_cloud(definitions, "#eef2f7", "#b9c5d4"), transform="translate(0 -8)"), bars]
    else:
        parts = [svg.group(_cloud(definitions, "#f0f3f9", "#aab8d0"), transform="translate(0 -8)"), _falling(stem)]
    return svg.group(*parts, transform=svg.translate(at))


def _sun(definitions: Definitions) -> Markup:
    rays = "M0-23V-29M16.3-16.300L20.5-20.500M23 0H29M16.3 16.300L20.5 20.500M0 23V29M-16.3 16.300L-20.5 20.5"
    rays += "M-23 0H-29M-16.3-16.300L-20.5-20.5"
    disc = definitions.radial([(0, "#ffe98a"), (0.7, "#ffcf40"), (1, "#f7a928")], (0.4, 0.36), 0.7)
    return svg.group(svg.stroke(rays, "#f2a52a", 4.2), svg.circle(0, 0, 16.5, disc))


def _moon(inks: Inks, definitions: Definitions) -> Markup:
    """The same phase as the moon in the picture."""
    disc = definitions.radial([(0, "#fff4c4"), (0.7, "#f9df94"), (1, "#e8c264")], (0.4, 0.36), 0.7)
    dark = svg.circle(0, 0, 24, mix(inks.background, inks.ink, 0.22))
    return svg.group(dark, svg.path(moon_path(24, inks.moon_phase, inks.is_southern), disc))


def _cloud(definitions: Definitions, top: str, foot: str) -> Markup:
    paint = definitions.linear([(0, top), (1, foot)], (0, -18), (0, 20), in_user_space=True)
    d = "M-20 18A13 13 0 0 1-22-7A19 19 0 0 1 12-12A15.5 15.5 0 0 1 20 18Z"
    return svg.path(d, paint)


def _falling(stem: str) -> Markup:
    if stem == "13":
        flakes = "".join(
            f"M{x - 5} {y}h10M{x - 2.5} {y - 4.3}l5 8.600M{x + 2.5} {y - 4.3}l-5 8.6"
            for x, y in ((-13, 21), (3, 27), (17, 20))
        )
        return svg.stroke(flakes, "#5a9fd8", 2.2)
    if stem == "11":
        return svg.path("M5 6L-9 23H0L-5 36L13 17H4L10 6Z", "#ffc02e", stroke="#e89a1c", stroke_width=1)
    drops = "M-13 17l-3 8M2 19l-3 9M16 17l-3 8" if stem == "10" else "M-17 17l-3 8M-6 20l-3 9M6 17l-3 8M17 20l-3 9"
    return svg.stroke(drops, "#4a94d8", 4)
