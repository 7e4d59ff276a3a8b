"""Write the caption's fonts: subsets of fonts under the SIL Open Font License, compressed.

The renderer sets text as outlines, so that a picture looks the same on every machine, and brings its own fonts for
that. Run this when the gazetteer's names or a font's release change (needs ``npm`` and the extra ``data``):

    python -m venv /tmp/data-venv
    /tmp/data-venv/bin/pip install fonttools
    /tmp/data-venv/bin/python -m scripts.build_fonts

It writes ``dioramacast/renderer/lettering/fonts/*.ttf.xz`` and ``LICENSES.txt`` beside them. The same packages,
gazetteer, fonttools and liblzma give the same bytes.
"""

import io
import lzma
import sqlite3
import subprocess
import tarfile
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

PROJECT = Path(__file__).parent.parent
GAZETTEER = PROJECT / "dioramacast" / "data" / "gazetteer.sqlite"
TARGET = PROJECT / "dioramacast" / "renderer" / "lettering" / "fonts"
DROPPED_TABLES = ("STAT", "gasp", "DSIG", "vhea", "vmtx", "VORG", "BASE", "meta", "prep", "fpgm", "cvt ")
MOST_BYTES = 850_000
"""Of all files here: with the gazetteer they stay under 10 MB."""


def between(*ranges: tuple[int, int]) -> set[int]:
    return {code for first, last in ranges for code in range(first, last + 1)}


def everything(_names: set[int]) -> set[int]:
    return between((0x20, 0x10FFFF))


def ascii_only(_names: set[int]) -> set[int]:
    return between((0x20, 0x7E))


def greek_and_rare_latin_and_cyrillic(_names: set[int]) -> set[int]:
    """Latin and Cyrillic whole, so that a Vietnamese name need not change its font within a word."""
    return between((0x20, 0x7E), (0xA0, 0x2BF), (0x300, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x2026))


def kana(_names: set[int]) -> set[int]:
    return between((0x3001, 0x3002), (0x300C, 0x300D), (0x3041, 0x309F), (0x30A0, 0x30FF))


def devanagari(_names: set[int]) -> set[int]:
    return between((0x900, 0x97F), (0x200C, 0x200D), (0x25CC, 0x25CC), (0x20, 0x20))


def arabic(_names: set[int]) -> set[int]:
    return between((0x600, 0x6FF), (0x20, 0x20))


def thai(_names: set[int]) -> set[int]:
    return between((0xE00, 0xE7F), (0x25CC, 0x25CC), (0x20, 0x20))


def han_and_hangul(names: set[int]) -> set[int]:
    """Those of the names that the gazetteer knows, 2,867 in all: every one there is would be 15 MB."""
    return names & between((0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x20000, 0x2FA1F))


class Cut(NamedTuple):
    """One font file and what is taken from it."""

    target: str
    package: str
    source: str
    wanted: Callable[[set[int]], set[int]]
    features: tuple[str, ...] = ("*",)
    units_per_em: int | None = None
    """Fewer than the source has make it smaller: at a title's 86 px, 1/500 em is a sixth of a pixel."""


CUTS = (
    Cut("rubik-800", "rubik@0.4.2", "800ExtraBold/Rubik_800ExtraBold.ttf", everything),
    Cut("rubik-500", "rubik@0.4.2", "500Medium/Rubik_500Medium.ttf", ascii_only, ("kern",)),
    Cut(
        "m-plus-rounded-900",
        "m-plus-rounded-1c@0.4.4",
        "900Black/MPLUSRounded1c_900Black.ttf",
        greek_and_rare_latin_and_cyrillic,
        ("kern", "mark", "mkmk", "ccmp", "locl"),
    ),
    Cut(
        "m-plus-rounded-800",
        "m-plus-rounded-1c@0.4.4",
        "800ExtraBold/MPLUSRounded1c_800ExtraBold.ttf",
        kana,
        (),
    ),
    Cut("baloo-2-800", "baloo-2@0.4.2", "800ExtraBold/Baloo2_800ExtraBold.ttf", devanagari),
    Cut("baloo-bhaijaan-2-800", "baloo-bhaijaan-2@0.4.2", "800ExtraBold/BalooBhaijaan2_800ExtraBold.ttf", arabic),
    Cut("mitr-700", "mitr@0.4.1", "700Bold/Mitr_700Bold.ttf", thai),
    Cut(
        "chiron-goround-800",
        "chiron-goround-tc@0.4.2",
        "800ExtraBold/ChironGoRoundTC_800ExtraBold.ttf",
        han_and_hangul,
        (),
        500,
    ),
)


def name_characters() -> set[int]:
    """Every character of the gazetteer's names and alternate names."""
    with sqlite3.connect(f"file:{GAZETTEER}?mode=ro", uri=True) as db:
        db.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab('main', 'found', 'row')")
        terms: Iterable[tuple[str]] = db.execute("SELECT term FROM term")
        return {ord(c) for (term,) in terms for c in unicodedata.normalize("NFC", term)}


def fetched(package: str, folder: Path) -> Path:
    """The unpacked npm package, which holds whole fonts, not slices for web pages."""
    target = folder / package
    if not target.exists():
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"@expo-google-fonts/{package}"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()[-1]
        with tarfile.open(folder / packed) as archive:
            archive.extractall(target, filter="data")
    return target / "package"


def cut_font(cut: Cut, source: Path, names: set[int]) -> bytes:
    options = subset.Options(
        hinting=False,
        glyph_names=False,
        notdef_outline=False,
        legacy_kern=False,
        name_IDs=[],
        layout_features=list(cut.features),
    )
    options.drop_tables += DROPPED_TABLES
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=cut.wanted(names) & set(font.getBestCmap()))
    subsetter.subset(font)
    if cut.units_per_em:
        scale_upem(font, cut.units_per_em)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def main() -> None:
    names = name_characters()
    licences: dict[str, str] = {}
    total = 0
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for cut in CUTS:
            package = fetched(cut.package, Path(folder))
            plain = cut_font(cut, package / cut.source, names)
            packed = lzma.compress(plain, preset=9 | lzma.PRESET_EXTREME)
            (TARGET / f"{cut.target}.ttf.xz").write_bytes(packed)
            licences[cut.package] = (package / "LICENSE_FONT").read_text(encoding="utf-8-sig").strip()
            total += len(packed)
            print(f"{cut.target:20} {len(plain):>10,} {len(packed):>10,} bytes")
    text = "\n\n\n".join(f"{package}\n\n{licence}" for package, licence in licences.items())
    (TARGET / "LICENSES.txt").write_text(text + "\n", encoding="utf-8")
    total += len(text.encode())
    print(f"{total:,} bytes in all")
    if total > MOST_BYTES:
        raise SystemExit(f"more than {MOST_BYTES:,} bytes")


if __name__ == "__main__":
    main()
