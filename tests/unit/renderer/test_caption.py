"""The words over the picture: any text, well set, well-formed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioramacast.conditions import CONDITIONS
from dioramacast.models import Caption, Layer, Light, Units
from dioramacast.renderer import describe, render_artwork, render_card, render_diorama
from dioramacast.renderer.caption import TITLE_WIDTH, Line, date_text, temperature_text, title_lines
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


@pytest.mark.parametrize("name", NASTY)
def test_nasty_names_leave_the_xml_well_formed(name: str) -> None:
    spec = artwork(replace(LYON, name=name))
    for svg in (render_diorama(diorama(spec)), render_card(diorama(spec)), render_artwork(spec, Layer.SCENE)):
        parsed(svg)
        assert "<script" not in svg
        assert "onload=alert(1)>" not in svg


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_name_leaves_the_xml_well_formed(name: str) -> None:
    parsed(render_diorama(diorama(title=name)))


@given(st.text(st.characters(codec="latin-1", categories=["L", "Zs"]), min_size=1, max_size=80))
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


@pytest.mark.parametrize("name", ["Reykjavík", "Łódź", "Москва", "Şanlıurfa", "Kahoʻolawe", "São Paulo"])
def test_latin_and_cyrillic_names_are_outlines(name: str) -> None:
    assert parsed(render_diorama(diorama(title=name))).findall(f".//{SVG}text") == []


def test_other_scripts_fall_back_to_system_fonts() -> None:
    (text,) = parsed(render_diorama(diorama(title="東京都"))).findall(f".//{SVG}text")
    assert text.text == "東京都"
    assert "sans-serif" in (text.get("font-family") or "")


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
    assert describe(bare) == "Isometric miniature of Lyon by day in summer: Monday 23 November."
    parsed(render_diorama(bare))
    parsed(render_card(bare))


def test_description_is_one_sentence_about_everything() -> None:
    spec = diorama(artwork(condition=500, light=Light.DUSK, sun_altitude_deg=0), temperature=68, units=Units.IMPERIAL)
    assert describe(spec) == "Isometric miniature of Lyon at dusk in summer: light rain, 68°F, Monday 23 November."


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


@pytest.mark.parametrize("name", ["Cần Thơ", "Ţarţūs", "Al Ḩasakah", "Constanţa", "Malmö", "Київ"])
def test_a_name_with_rare_marks_is_still_set_in_outlines(name: str) -> None:
    svg = render_diorama(diorama(title=name))
    assert "<text" not in svg
    assert parsed(svg).findtext(f"{SVG}title") == name


def test_a_script_that_the_font_lacks_is_left_to_the_system() -> None:
    assert "東京</text>" in render_diorama(diorama(title="東京"))
