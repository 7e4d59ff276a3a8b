"""The words over the picture: any text, well set, well-formed."""

import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioramacast.conditions import CONDITIONS
from dioramacast.models import Caption, Layer, Light, Units
from dioramacast.renderer import describe, render_artwork, render_card, render_diorama
from dioramacast.renderer.lettering.caption import TITLE_WIDTH, Line, date_text, temperature_text, title_lines
from dioramacast.renderer.lettering.typesetting import typeset
from tests.unit.renderer.specs import LYON, artwork, diorama, parsed

SVG = "{http://www.w3.org/2000/svg}"
NASTY = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "]]>&amp;&nbsp;<!--",
    "\x00\x08\x1b[31m\x7f\x85",
    "\ud800 lone \udfff",
    "\ufffe\uffff",
    "ירושלים",
    "القاهرة",
    "東京都",
    "🏙️👨‍👩‍👧‍👦🇫🇷",
    "\u202eABC\u2066",
    "A" * 80,
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "",
    " ",
    "&",
)


@pytest.mark.contract("pictures-as-code")
@pytest.mark.parametrize("name", NASTY)
def test_nasty_names_leave_the_xml_well_formed(name: str) -> None:
    spec = artwork(replace(LYON, name=name))
    for svg in (render_diorama(diorama(spec)), render_card(diorama(spec)), render_artwork(spec, Layer.SCENE)):
        parsed(svg)
        assert "<script" not in svg
        assert "onload=alert(1)>" not in svg


@pytest.mark.contract("pictures-as-code")
@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_name_leaves_the_xml_well_formed(name: str) -> None:
    parsed(render_diorama(diorama(title=name)))


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Zs"]), min_size=1, max_size=80))
@settings(max_examples=100, deadline=None)
def test_titles_fit_into_their_width_on_at_most_two_lines(title: str) -> None:
    lines = title_lines(title)
    assert len(lines) <= 2
    assert all(line.width <= TITLE_WIDTH + 0.01 for line in lines)


def test_short_title_stands_in_full_size() -> None:
    (line,) = title_lines("Paris")
    assert line.size == 86


def test_longer_title_shrinks() -> None:
    (line,) = title_lines("San Pedro de Macorís")
    assert 58 <= line.size < 86


def test_long_title_breaks_at_a_space() -> None:
    first, second = title_lines("Dolores Hidalgo Cuna de la Independencia Nacional")
    assert first.text + " " + second.text == "Dolores Hidalgo Cuna de la Independencia Nacional"


def test_kerning_brings_letters_together() -> None:
    assert Line("To", "bold", 100).width < Line("T", "bold", 100).width + Line("o", "bold", 100).width


NAMES = {
    "Latn": "Reykjavík, Łódź, Şanlıurfa, Kahoʻolawe, São Paulo",
    "Vietnamese": "Cần Thơ, Đà Nẵng",
    "transliterated": "Ţarţūs, Al Ḩasakah, Ḑawḩah, Ṭūbās, ẖ t̲",
    "Cyrl": "Москва, Київ, Ҳуҷанд",
    "Grek": "Αθήνα, Ἀλεξάνδρεια",
    "Arab": "القاهرة، تهران، فیصل آباد ٹوبہ ٹیک سنگھ",
    "Hebr": "ירושלים, נְצֶרֶת",
    "Deva": "दिल्ली, श्रीनगर, क्षेत्र",
    "Thai": "กรุงเทพมหานคร",
    "Jpan": "東京都渋谷区、アムステルダム、おおさか",
    "Hans": "北京 广州 乌鲁木齐",
    "Hant": "臺北 廈門",
    "Kore": "서울특별시 부산",
    "mixed": "Jerusalem ירושלים 3 القدس (Παλαιά)",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_in_any_of_our_scripts_is_outlines(name: str) -> None:
    svg = render_diorama(diorama(title=name))
    root = parsed(svg)
    assert root.findall(f".//{SVG}text") == []
    assert root.findtext(f"{SVG}title") == name
    assert all(line.width > 0 for line in title_lines(name))


def test_other_scripts_are_left_to_the_system() -> None:
    (text,) = parsed(render_diorama(diorama(title="ქუთაისი"))).findall(f".//{SVG}text")
    assert text.text == "ქუთაისი"
    assert "sans-serif" in (text.get("font-family") or "")


def test_a_line_that_is_left_to_the_system_runs_its_own_way() -> None:
    (text,) = parsed(render_diorama(diorama(title="ܐܘܪܗܝ"))).findall(f".//{SVG}text")
    assert text.get("direction") == "rtl"


@pytest.mark.parametrize(
    "name", ["Paris 🏙️", "\u202eParis\u2066", "Pa\x00ris", "\u0301Paris", " \u200dParis\u200d\n", "Paris\ufe0f"]
)
def test_what_nobody_can_read_is_left_out(name: str) -> None:
    assert abs(Line(name, "bold", 100).width - Line("Paris", "bold", 100).width) < 1


@pytest.mark.parametrize(
    "name", ["🏙️", "\u0301", "\u200d", "\U000e0041", "\u0378", "﷽" * 5, "e" + "\u0301" * 79, "क्" * 40]
)
def test_odd_names_are_drawn_without_harm(name: str) -> None:
    spec = diorama(title=name)
    parsed(render_diorama(spec))
    parsed(render_card(spec))


def test_marks_stay_on_their_letters() -> None:
    for whole in ("ầ", "Ḩ", "ţ", "नि"):
        letter = whole[0] if len(whole) > 1 else unicodedata.normalize("NFD", whole)[0]
        assert Line(whole, "bold", 100).width < 1.9 * Line(letter, "bold", 100).width


def test_a_word_keeps_one_face() -> None:
    """Else its letters would not match: Rubik has all of this word but one letter."""
    letters = sum(Line(letter, "bold", 1000).width for letter in "Th")
    horned = Line("Thơ", "bold", 1000).width - Line("ơ", "bold", 1000).width
    assert horned != pytest.approx(letters, abs=1)


def test_digits_and_latin_keep_their_order_among_right_to_left_letters() -> None:
    """The number is the last word of an Arabic name, and so stands at the left; its digits are not turned around."""
    name, number = typeset("القاهرة 45", "bold"), typeset("45", "bold")
    assert name.outline.startswith(number.outline)


def test_brackets_are_mirrored_among_right_to_left_letters() -> None:
    """Both open towards the word between them."""
    assert typeset("(א)", "bold").outline.startswith(typeset("(", "bold").outline)


def test_ideographs_break_anywhere_but_before_small_signs() -> None:
    first, second = title_lines("ア" * 9 + "ー" * 3 + "ア" * 8)
    assert first.text + second.text == "ア" * 9 + "ー" * 3 + "ア" * 8
    assert not second.text.startswith("ー")


def test_a_single_long_word_stays_whole_while_it_can_be_read() -> None:
    assert [line.text for line in title_lines("Weißenkirchenbergstadt")] == ["Weißenkirchenbergstadt"]
    first, second = title_lines("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    assert first.text.endswith("-")
    assert first.text[:-1] + second.text == "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def test_names_break_behind_a_hyphen() -> None:
    first, second = title_lines("Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson")
    assert first.text.endswith("-")
    assert not second.text.startswith("-")


def test_a_latin_title_loads_no_chinese() -> None:
    """In a process of its own, since other tests have opened every font."""
    code = (
        "import lzma, sys; opened = []; unpack = lzma.decompress\n"
        "lzma.decompress = lambda data: opened.append(len(data)) or unpack(data)\n"
        "from dioramacast.renderer.lettering.typesetting import typeset\n"
        "typeset('Reykjavík', 'bold'); typeset('Monday 23 November', 'text'); print(sum(opened))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert int(done.stdout) < 100_000


@pytest.mark.parametrize(
    ("degrees", "units", "text"),
    [
        (20, Units.METRIC, "20°C"),
        (-6, Units.METRIC, "−6°C"),
        (68, Units.IMPERIAL, "68°F"),
        (-40, Units.IMPERIAL, "−40°F"),
        (0, Units.METRIC, "0°C"),
        (None, Units.METRIC, ""),
    ],
)
def test_temperature_is_told_with_its_units(degrees: int | None, units: Units, text: str) -> None:
    assert temperature_text(Caption("X", None, degrees, units, date(2026, 1, 1))) == text


def test_date_is_told_in_words() -> None:
    assert date_text(date(2026, 11, 23)) == "Monday 23 November"


def test_missing_weather_is_left_out() -> None:
    bare = diorama(icon=None, temperature=None)
    assert (
        describe(bare)
        == "Isometric miniature of Lyon with a cathedral with two spires, by day in summer: Monday 23 November."
    )
    parsed(render_diorama(bare))
    parsed(render_card(bare))


def test_description_is_one_sentence_about_everything() -> None:
    spec = diorama(artwork(condition=500, light=Light.DUSK, sun_altitude_deg=0), temperature=68, units=Units.IMPERIAL)
    shown = "Isometric miniature of Lyon with a cathedral with two spires, at dusk in summer"
    assert describe(spec) == f"{shown}: light rain, 68°F, Monday 23 November."


def test_file_carries_its_words() -> None:
    spec = diorama()
    root = parsed(render_diorama(spec))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Lyon"
    assert root.findtext(f"{SVG}desc") == describe(spec)
    assert root.get("aria-labelledby") == "stitle sdesc"


@pytest.mark.parametrize("suffix", ["d", "n"])
@pytest.mark.parametrize("stem", sorted({condition.icon_stem for condition in CONDITIONS.values()}))
def test_every_icon_is_drawn(stem: str, suffix: str) -> None:
    with_icon, without = (render_diorama(diorama(icon=icon)) for icon in (stem + suffix, None))
    assert len(with_icon) > len(without)


def test_icon_shows_the_same_moon_as_the_sky() -> None:
    def icon_of(phase: float) -> str:
        night = artwork(light=Light.NIGHT, sun_altitude_deg=-30, condition=804, moon_phase=phase)
        return render_diorama(diorama(night, icon="01n"))

    assert icon_of(0.25) != icon_of(0.75)


def test_card_is_a_link_preview() -> None:
    assert parsed(render_card(diorama())).get("viewBox") == "0 0 1200 630"
