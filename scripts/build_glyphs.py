"""Write the caption's glyph outlines from the Rubik font (SIL Open Font License).

The renderer draws text as outlines, so that a picture looks the same on every machine. Run this once when the
font changes:

    npm pack @fontsource/rubik && tar xzf fontsource-rubik-*.tgz
    pip install fonttools brotli
    python scripts/build_glyphs.py package/

It writes ``dioramacast/renderer/glyphs.json`` and the licence beside it.
"""

import json
import shutil
import sys
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "dioramacast" / "renderer"
FACES = {
    "bold": (800, ("latin", "latin-ext", "cyrillic", "cyrillic-ext")),
    "text": (500, ("latin",)),
}
LAST_TEXT_CHARACTER = 0x7E
"""The text face sets dates only, which are English: ASCII is enough."""
KERNED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÀÁÂÃÄÅÇÈÉÊËÍÎÓÔÕÖØÚÜÝàáâãäåçèéêëíîïóôõöøúüýłńśźżčřšž.,-' "
LEAST_KERN = 8
"""Smaller pairs, in thousandths of an em, cannot be seen at 86 px."""


class RelativePathPen(BasePen):  # type: ignore[misc]
    """Collects one glyph as a compact SVG path: relative commands, whole font units, y downwards."""

    def __init__(self, glyph_set):  # type: ignore[no-untyped-def]
        super().__init__(glyph_set)
        self.parts: list[str] = []
        self.pen = (0, 0)

    def _write(self, command: str, *points: tuple[float, float]) -> None:
        numbers = []
        for x, y in points:
            numbers += [round(x) - self.pen[0], round(-y) - self.pen[1]]
        self.pen = (round(points[-1][0]), round(-points[-1][1]))
        if command == "l" and 0 in numbers:
            command, numbers = ("v", [numbers[1]]) if numbers[0] == 0 else ("h", [numbers[0]])
        self.parts.append(command + "".join(f" {n}" if n >= 0 and i else str(n) for i, n in enumerate(numbers)))

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._write("m", point)
        self.start = self.pen

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._write("l", point)

    def _qCurveToOne(self, control: tuple[float, float], point: tuple[float, float]) -> None:
        self._write("q", control, point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._write("c", *points)

    def _closePath(self) -> None:
        self.parts.append("z")
        self.pen = self.start

    def path(self) -> str:
        """The first move is absolute in any case, so a leading relative one is safe."""
        return "".join(self.parts)


def kerning_of(font: TTFont, characters: dict[str, str]) -> dict[str, int]:
    """Kerning of pairs of ``characters`` (character -> glyph name), in font units, from the pair lookups."""
    pairs: dict[tuple[str, str], int] = {}
    glyphs = set(characters.values())
    gpos = font["GPOS"].table
    wanted = {i for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    for index in sorted(wanted):
        for table in gpos.LookupList.Lookup[index].SubTable:
            subtable = table.ExtSubTable if hasattr(table, "ExtSubTable") else table
            for pair, value in pairs_of(subtable, glyphs):
                pairs.setdefault(pair, value)
    return {
        first + second: pairs[(a, b)]
        for first, a in characters.items()
        for second, b in characters.items()
        if abs(pairs.get((a, b), 0)) >= LEAST_KERN
    }


def pairs_of(subtable, glyphs):  # type: ignore[no-untyped-def]
    """Yield ``((first, second), x advance)`` of a PairPos subtable for the wanted glyph names."""
    covered = [g for g in subtable.Coverage.glyphs if g in glyphs]
    if subtable.Format == 1:
        for name in covered:
            for record in subtable.PairSet[subtable.Coverage.glyphs.index(name)].PairValueRecord:
                if record.SecondGlyph in glyphs and record.Value1:
                    yield (name, record.SecondGlyph), getattr(record.Value1, "XAdvance", 0)
        return
    for first in covered:
        row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)].Class2Record
        for second in glyphs:
            value = row[subtable.ClassDef2.classDefs.get(second, 0)].Value1
            if value:
                yield (first, second), getattr(value, "XAdvance", 0)


def face_of(package: Path, weight: int, subsets: tuple[str, ...]) -> dict[str, object]:
    """Outlines, advances and kerning of one weight, joined from its subset files."""
    glyphs: dict[str, list[object]] = {}
    kerning: dict[str, int] = {}
    for subset in subsets:
        font = TTFont(package / "files" / f"rubik-{subset}-{weight}-normal.woff2")
        glyph_set = font.getGlyphSet()
        own: dict[str, str] = {}
        for code, name in font.getBestCmap().items():
            if chr(code) in glyphs or (weight == 500 and code > LAST_TEXT_CHARACTER):
                continue
            pen = RelativePathPen(glyph_set)
            glyph_set[name].draw(pen)
            glyphs[chr(code)] = [round(glyph_set[name].width), pen.path()]
            own[chr(code)] = name
        kerning.update(kerning_of(font, {c: own[c] for c in KERNED if c in own}))
    return {"glyphs": dict(sorted(glyphs.items())), "kerning": dict(sorted(kerning.items()))}


def main(package: Path) -> None:
    font = TTFont(package / "files" / "rubik-latin-800-normal.woff2")
    table = {
        "units_per_em": font["head"].unitsPerEm,
        "faces": {name: face_of(package, weight, subsets) for name, (weight, subsets) in FACES.items()},
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    (TARGET / "glyphs.json").write_text(text + "\n", encoding="utf-8")
    shutil.copyfile(package / "LICENSE", TARGET / "glyphs-LICENSE.txt")
    print(f"{len(text.encode()):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
