"""The words over the picture: title, icon and temperature, date."""

import math
import unicodedata
from dataclasses import dataclass
from datetime import date

from dioramacast.models import Caption, Units
from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.lettering import bidi
from dioramacast.renderer.lettering.icons import Inks, icon
from dioramacast.renderer.lettering.typesetting import EM, JOINERS, script_of, shown_text, typeset
from dioramacast.renderer.svg import Definitions, Markup

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
TITLE_SIZE, TITLE_BASELINE, TITLE_WIDTH = 86, 118.0, 900.0
LEAST_ONE_LINE_SIZE = 58
"""A title that would have to be smaller than this on one line breaks into two."""
LEAST_WHOLE_WORD_SIZE = 40
"""A single word is broken only where it would have to be smaller than this."""
TWO_LINE_SIZE, TWO_LINE_BASELINES = 56, (68.0, 124.0)
SYSTEM_FONTS = "Rubik, 'Noto Sans', system-ui, sans-serif"
BREAKS_ANYWHERE = frozenset({"Hani", "Hira", "Kana", "Hang"})
NEVER_FIRST = frozenset("ーァィゥェォッャュョヮヶぁぃぅぇぉっゃゅょゎ々、。」")
"""Signs that lean on the one before them."""
HYPHENATED = frozenset({"Latn", "Grek", "Cyrl"})
_VIRAMA = "\u094d"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in one weight, ``bold`` or ``text``, and size (whole pixels, which scales the outline exactly)."""

    text: str
    face: str
    size: int

    @property
    def has_outlines(self) -> bool:
        """False where a letter is in none of our fonts: the reader's own must do."""
        return typeset(self.text, self.face).is_whole

    @property
    def width(self) -> float:
        """In pixels; a guess for letters that our fonts lack."""
        setting = typeset(self.text, self.face)
        if setting.is_whole:
            return setting.advance * self.size / EM
        return sum(_guessed_em(c) for c in shown_text(self.text)) * self.size

    def drawn(self, x: float, baseline: float, colour: str, widest: float | None = None) -> Markup:
        """From its left end at ``x``. Text without outlines is squeezed into ``widest`` pixels."""
        setting = typeset(self.text, self.face)
        if setting.is_whole:
            scale = self.size * setting.grain / EM
            return svg.path(setting.outline, colour, transform=svg.matrix((scale, 0, 0, scale), (x, baseline)))
        shown = shown_text(self.text)
        if not shown:
            return svg.EMPTY
        squeezed = widest is not None and self.width >= widest
        return svg.element(
            "text", svg.text_node(shown), x=svg.number(x + self.width / 2), y=svg.number(baseline), fill=colour,
            font_family=SYSTEM_FONTS, font_weight="800" if self.face == "bold" else "500", font_size=str(self.size),
            direction="rtl" if bidi.base_level(shown) else None,
            text_anchor="middle", textLength=svg.number(widest) if squeezed and widest else None,
            lengthAdjust="spacingAndGlyphs" if squeezed else None,
        )  # fmt: skip


def _guessed_em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.62


def title_lines(title: str, widest: float = TITLE_WIDTH) -> list[Line]:
    """One line as large as fits, or two where one would become too small."""
    text = shown_text(title) or title
    whole = _fitted(text, TITLE_SIZE, widest)
    if whole.size >= LEAST_ONE_LINE_SIZE:
        return [whole]
    halves = _broken(text, whole.size)
    if halves is None:
        return [whole]
    return [_fitted(half, TWO_LINE_SIZE, widest) for half in halves]


def _fitted(text: str, size: int, widest: float) -> Line:
    line = Line(text, "bold", size)
    return line if line.width <= widest else Line(text, "bold", max(1, math.floor(size * widest / line.width)))


def _broken(text: str, one_line_size: int) -> tuple[str, str] | None:
    """In two of about the same width: at a space or hyphen, between ideographs, else within a long word if it must."""
    inside = [i for i in range(1, len(text)) if _is_boundary(text, i)]
    places = [i for i in inside if _ends_word(text, i)] or [i for i in inside if _is_between_ideographs(text, i)]
    if places:
        return min(((text[:i].rstrip(), text[i:].lstrip()) for i in places), key=_widest)
    if one_line_size >= LEAST_WHOLE_WORD_SIZE or not inside:
        return None
    at = min(inside, key=lambda i: abs(i - len(text) / 2))
    hyphen = "-" if script_of(text[at - 1]) in HYPHENATED else ""
    return text[:at] + hyphen, text[at:]


def _widest(halves: tuple[str, str]) -> float:
    return max(Line(half, "bold", TWO_LINE_SIZE).width for half in halves)


def _ends_word(text: str, i: int) -> bool:
    before, after = text[i - 1], text[i]
    return after != " " and (before == " " or (before in "-–/" and i > 1 and after.isalnum()))


def _is_between_ideographs(text: str, i: int) -> bool:
    return {script_of(text[i - 1]), script_of(text[i])} <= BREAKS_ANYWHERE and text[i] not in NEVER_FIRST


def _is_boundary(text: str, i: int) -> bool:
    """Not within what is read as one letter."""
    before, after = text[i - 1], text[i]
    return unicodedata.category(after)[0] != "M" and before not in _VIRAMA + JOINERS and after not in JOINERS


def temperature_text(caption: Caption) -> str:
    """Such as ``−6°C``; empty where no temperature is known."""
    if caption.temperature is None:
        return ""
    return f"{caption.temperature}°{'F' if caption.units is Units.IMPERIAL else 'C'}".replace("-", "−")


def date_text(day: date) -> str:
    """In words that no locale changes."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


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
