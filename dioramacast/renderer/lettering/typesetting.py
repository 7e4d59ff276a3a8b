"""Text as outlines, in any script that the fonts here have: HarfBuzz shapes it, so that no machine needs a font."""

import lzma
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby

import uharfbuzz as harfbuzz

from dioramacast.renderer.lettering import bidi

EM = 1000
"""Units of a text's advance to the size of its letters."""
GRAIN = {"bold": 1, "text": 4}
"""Of such units to one of an outline, by weight: what is set small needs no finer ones, and takes less room."""
JOINERS = "\u200c\u200d"
LOOKALIKES = str.maketrans({"ʾ": "’", "ʿ": "‘", "\u0332": "\u0331", "\u2011": "-"})
"""Signs of names that no font here has but a twin of."""


@dataclass(frozen=True, slots=True)
class Face:
    file: str
    scripts: frozenset[str]
    """ISO 15924 codes. A face is opened for these only: a Latin title never waits for the Chinese."""
    scale: float = 1.0
    """Against the others, so that letters of two scripts look alike in size."""


_BOLD = (
    Face("rubik-800", frozenset({"Latn", "Cyrl", "Hebr", "Arab"})),
    Face("m-plus-rounded-900", frozenset({"Latn", "Cyrl", "Grek"})),
    Face("m-plus-rounded-800", frozenset({"Hira", "Kana"})),
    Face("baloo-2-800", frozenset({"Deva"}), 1.08),
    Face("baloo-bhaijaan-2-800", frozenset({"Arab"})),
    Face("mitr-700", frozenset({"Thai"})),
    Face("chiron-goround-800", frozenset({"Hani", "Hang"})),
)
FACES = {"bold": _BOLD, "text": (Face("rubik-500", frozenset({"Latn"})), *_BOLD)}
"""By weight, in the order in which they are asked for a letter."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text that is set: from its left end on the baseline, y downwards."""

    advance: float
    """In units of ``EM``."""
    outline: str
    """In units of ``grain``, which is in those of ``EM``."""
    grain: int
    is_whole: bool
    """Whether no letter or digit is missing."""


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    face: Face
    script: str
    level: int


@lru_cache(maxsize=512)
def typeset(text: str, weight: str) -> Setting:
    """One line of ``text``. Signs that no font has, such as emoji, are left out."""
    shown, is_whole = shown_text(text), True
    faces = _faces_of(shown, FACES[weight])
    if None in faces:
        is_whole = all(face or unicodedata.category(c)[0] not in "LN" for c, face in zip(shown, faces, strict=True))
        shown = shown_text("".join(c for c, face in zip(shown, faces, strict=True) if face))
        faces = _faces_of(shown, FACES[weight])
    pen, parts, grain = 0.0, [], GRAIN[weight]
    for run in bidi.in_visual_order(_runs(shown, faces)):
        for glyph, x, y, advance in _shaped(run):
            parts.append(_placed(run.face, glyph, (pen + x, y), grain))
            pen += advance
    return Setting(pen, "".join(parts), grain, is_whole and bool(shown))


def shown_text(text: str) -> str:
    """Composed, with single spaces, without controls and without marks that have no letter to stand on."""
    composed = unicodedata.normalize("NFC", text).translate(LOOKALIKES)
    kept = [" " if c.isspace() else c for c in composed if c.isspace() or c in JOINERS or not _is_invisible(c)]
    words = " ".join("".join(kept).split())
    while words and (unicodedata.category(words[0])[0] == "M" or words[0] in JOINERS):
        words = words[1:].lstrip()
    return words


def _is_invisible(character: str) -> bool:
    """Controls, lone surrogates, unassigned and private code points, and variation selectors."""
    return unicodedata.category(character)[0] == "C" or "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100"


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """Its ISO 15924 code; empty for spaces, digits, marks and signs that many scripts share."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    return str(buffer.script or "")


def _scripts(text: str) -> list[str]:
    """What is shared belongs to the letters before it, or those after it at the start."""
    scripts = [script_of(c) for c in text]
    script = next((script for script in scripts if script), "Latn")
    resolved = []
    for own in scripts:
        script = own or script
        resolved.append(script)
    return resolved


def _faces_of(text: str, faces: tuple[Face, ...]) -> list[Face | None]:
    """One face for all letters of a script if any has them all, lest a word change its look; None: no face has it."""
    chosen: list[Face | None] = [None] * len(text)
    scripts = _scripts(text)
    for script in sorted(set(scripts)):
        able = [face for face in faces if script in face.scripts]
        places = [i for i, own in enumerate(scripts) if own == script]
        letters = {text[i] for i in places if _must_match(text[i])}
        for face in able:
            if all(_has(face, c) for c in letters):
                able = [face, *(other for other in able if other is not face)]
                break
        for i in places:
            asked = faces[:1] if text[i] == " " else (*able, faces[0])
            chosen[i] = next((face for face in asked if _has(face, text[i])), None)
    return chosen


def _must_match(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM" and character not in JOINERS


@lru_cache(maxsize=8192)
def _has(face: Face, character: str) -> bool:
    """A letter counts as well where its parts are there: HarfBuzz puts them together."""
    font = _font(face)
    if character in JOINERS or font.get_nominal_glyph(ord(character)):
        return True
    parts = unicodedata.normalize("NFD", character)
    return len(parts) > 1 and all(font.get_nominal_glyph(ord(part)) for part in parts)


def _runs(text: str, faces: list[Face | None]) -> list[_Run]:
    """Characters that are shaped together, as they are read."""
    cells = list(zip(text, faces, _scripts(text), bidi.levels(text), strict=True))
    runs = []
    for (face, script, level), group in groupby(cells, key=lambda cell: cell[1:]):
        if face is not None:
            runs.append(_Run("".join(cell[0] for cell in group), face, script, level))
    return runs


def _shaped(run: _Run) -> list[tuple[int, float, float, float]]:
    """(glyph, x, y upwards, advance) from left to right."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    buffer.script = run.script
    harfbuzz.shape(_font(run.face), buffer)
    positions = buffer.glyph_positions or []
    return [
        (info.codepoint, at.x_offset, at.y_offset, at.x_advance)
        for info, at in zip(buffer.glyph_infos, positions, strict=True)
    ]


@cache
def _font(face: Face) -> harfbuzz.Font:
    packed = resources.files("dioramacast.renderer.lettering").joinpath("fonts", f"{face.file}.ttf.xz").read_bytes()
    font = harfbuzz.Font(harfbuzz.Face(lzma.decompress(packed)))
    font.scale = (round(EM * face.scale), round(EM * face.scale))
    return font


class _Pen:
    """Takes one glyph down as path data: whole units relative to the rounded pen, y downwards."""

    def __init__(self, grain: int) -> None:
        self._grain = grain
        self.start: tuple[int, int] | None = None
        self.parts: list[str] = []
        self._pen = self._contour = (0, 0)

    def _write(self, command: str, *points: tuple[float, float]) -> None:
        (pen_x, pen_y), numbers = self._pen, ""
        for x, y in points:
            at_x, at_y = self._rounded((x, y))
            for n in (at_x - pen_x, at_y - pen_y):
                numbers += f" {n}" if n >= 0 and numbers else str(n)
        self._pen = self._rounded(points[-1])
        self.parts.append(command + numbers)

    def _rounded(self, point: tuple[float, float]) -> tuple[int, int]:
        return round(point[0] / self._grain), round(-point[1] / self._grain)

    def moveTo(self, point: tuple[float, float]) -> None:
        if self.start is None:
            self.start = self._pen = self._rounded(point)
        else:
            self._write("m", point)
        self._contour = self._pen

    def lineTo(self, point: tuple[float, float]) -> None:
        x, y = self._rounded(point)
        dx, dy = x - self._pen[0], y - self._pen[1]
        if dx and dy:
            self._write("l", point)
            return
        self.parts.append(f"h{dx}" if dx else f"v{dy}" if dy else "")
        self._pen = (self._pen[0] + dx, self._pen[1] + dy)

    def qCurveTo(self, control: tuple[float, float], point: tuple[float, float]) -> None:
        self._write("q", control, point)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._write("c", *points)

    def closePath(self) -> None:
        self.parts.append("z")
        self._pen = self._contour


@lru_cache(maxsize=2048)
def _glyph(face: Face, glyph: int, grain: int) -> tuple[tuple[int, int], str] | None:
    """Where its outline starts and how it goes on; None for a blank."""
    pen = _Pen(grain)
    _font(face).draw_glyph_with_pen(glyph, pen)
    return (pen.start, "".join(pen.parts)) if pen.start else None


def _placed(face: Face, glyph: int, at: tuple[float, float], grain: int) -> str:
    drawn = _glyph(face, glyph, grain)
    if drawn is None:
        return ""
    (start_x, start_y), rest = drawn
    return f"M{round(at[0] / grain) + start_x} {round(-at[1] / grain) + start_y}{rest}"
