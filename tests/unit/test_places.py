"""Names to places, type-ahead and the data file itself, against the committed one."""

import multiprocessing
import sqlite3
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dioramacast.errors import NotReady, UnknownPlace
from dioramacast.models import Place
from dioramacast.places import DATA_FILE, Gazetteer, fold

GAZETTEER = Gazetteer()

SPELLINGS = [
    ("Paris", "FR", 48.85, 2.35),
    ("Paris, FR", "FR", 48.85, 2.35),
    ("Paris, France", "FR", 48.85, 2.35),
    ("Paris, Texas", "US", 33.66, -95.56),
    ("London", "GB", 51.51, -0.13),
    ("London, UK", "GB", 51.51, -0.13),
    ("London, Ontario", "CA", 42.98, -81.23),
    ("Köln", "DE", 50.93, 6.95),
    ("Cologne", "DE", 50.93, 6.95),
    ("koeln", "DE", 50.93, 6.95),
    ("München", "DE", 48.14, 11.58),
    ("Munich", "DE", 48.14, 11.58),
    ("Wien", "AT", 48.21, 16.37),
    ("Praha", "CZ", 50.09, 14.42),
    ("Warszawa", "PL", 52.23, 21.01),
    ("Москва", "RU", 55.75, 37.62),
    ("St. Petersburg", "RU", 59.94, 30.31),
    ("Kiev", "UA", 50.45, 30.52),
    ("Kyiv", "UA", 50.45, 30.52),
    ("København", "DK", 55.68, 12.57),
    ("Reykjavik", "IS", 64.14, -21.90),
    ("Αθήνα", "GR", 37.98, 23.73),
    ("Firenze", "IT", 43.78, 11.25),
    ("'s-Hertogenbosch", "NL", 51.70, 5.30),
    ("東京", "JP", 35.69, 139.69),
    ("Tokio", "JP", 35.69, 139.69),
    ("Osaka", "JP", 34.69, 135.50),
    ("서울", "KR", 37.57, 126.98),
    ("Peking", "CN", 39.91, 116.40),
    ("上海", "CN", 31.22, 121.46),
    ("Bombay", "IN", 19.07, 72.88),
    ("Calcutta", "IN", 22.56, 88.36),
    ("दिल्ली", "IN", 28.65, 77.23),
    ("Saigon", "VN", 10.82, 106.63),
    ("Bangkok", "TH", 13.75, 100.50),
    ("Istanbul", "TR", 41.01, 28.95),
    ("تهران", "IR", 35.69, 51.42),
    ("Singapore", "SG", 1.29, 103.85),
    ("القاهرة", "EG", 30.06, 31.25),
    ("Cairo", "EG", 30.06, 31.25),
    ("Lagos", "NG", 6.45, 3.39),
    ("nairobi", "KE", -1.28, 36.82),
    ("Cape Town", "ZA", -33.93, 18.42),
    ("Kaapstad", "ZA", -33.93, 18.42),
    ("Addis Ababa", "ET", 9.02, 38.75),
    ("new york", "US", 40.71, -74.01),
    ("NYC", "US", 40.71, -74.01),
    ("Washington, D.C.", "US", 38.90, -77.04),
    ("Portland, Maine", "US", 43.66, -70.26),
    ("Springfield Illinois", "US", 39.80, -89.64),
    ("Saint Louis", "US", 38.63, -90.20),
    ("Montréal", "CA", 45.51, -73.59),
    ("Ciudad de México", "MX", 19.43, -99.13),
    ("sao paulo", "BR", -23.55, -46.64),
    ("São Paulo", "BR", -23.55, -46.64),
    ("Rio de Janeiro", "BR", -22.91, -43.18),
    ("Bogotá", "CO", 4.61, -74.08),
    ("Buenos Aires", "AR", -34.61, -58.38),
    ("Lima", "PE", -12.04, -77.03),
    ("SYDNEY", "AU", -33.87, 151.21),
    ("Melbourne, VIC", "AU", -37.81, 144.96),
    ("Auckland", "NZ", -36.85, 174.76),
    ("Venezia", "IT", 45.44, 12.33),
    ("Kuwait", "KW", 29.37, 47.98),
    ("Suva", "FJ", -18.14, 178.44),
]


@pytest.mark.parametrize(("text", "country", "lat", "lon"), SPELLINGS)
def test_what_people_type_resolves_to_the_city_they_mean(text: str, country: str, lat: float, lon: float) -> None:
    place = GAZETTEER.resolve(text)
    assert place.country == country
    assert place.lat == pytest.approx(lat, abs=0.1)
    assert place.lon == pytest.approx(lon, abs=0.1)


def test_a_place_carries_all_that_is_known_of_it() -> None:
    paris = GAZETTEER.resolve("Paris")
    assert (paris.id, paris.name, paris.region, paris.timezone) == (2988507, "Paris", "Île-de-France", "Europe/Paris")
    assert (paris.climate, paris.population, paris.ascii_name) == ("Cfb", 2138551, "Paris")
    assert GAZETTEER.get(paris.id) == paris


def test_an_ascii_name_is_ascii() -> None:
    assert GAZETTEER.resolve("São Paulo").ascii_name == "Sao Paulo"
    assert GAZETTEER.resolve("Reykjavík").ascii_name == "Reykjavik"


def test_a_name_that_holds_commas_is_found_by_itself_with_its_country() -> None:
    assert GAZETTEER.resolve("Mianzhu, Deyang, Sichuan, CN").name == "Mianzhu, Deyang, Sichuan"


def test_an_unknown_id_is_no_place() -> None:
    assert GAZETTEER.get(0) is None


def test_there_are_at_least_34000_places() -> None:
    assert GAZETTEER.count >= 34_000


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("Reykjavikk", "Reykjavík, IS"),
        ("Rejkjavikk", "Reykjavík, IS"),
        ("Pariss", "Paris, FR"),
        ("Lodnon", "London, GB"),
        ("Colonge", "Köln, DE"),
        ("Paris, Germany", "Paris, FR"),
        ("Barcelon", "Barcelona, ES"),
    ],
)
def test_a_slip_of_the_finger_is_answered_with_the_place_that_was_meant(typed: str, suggested: str) -> None:
    with pytest.raises(UnknownPlace) as caught:
        GAZETTEER.resolve(typed)
    assert caught.value.suggestions[0] == suggested
    assert len(caught.value.suggestions) <= 5


@pytest.mark.parametrize("text", ["", "  ", ",", "!?", "qxqxqxqx", "🎉", "x" * 500])
def test_what_is_like_no_name_gets_no_suggestions(text: str) -> None:
    with pytest.raises(UnknownPlace) as caught:
        GAZETTEER.resolve(text)
    assert caught.value.suggestions == []


def _first(text: str) -> tuple[str, str]:
    place = GAZETTEER.search(text)[0]
    return place.name, place.country


@pytest.mark.parametrize("text", ["Köln", "cologne", "KOLN", "kölñ", "koln, germany", "Cologne DE"])
def test_accents_case_and_language_do_not_matter(text: str) -> None:
    assert _first(text) == ("Köln", "DE")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("york", "York", "GB"),
        ("yor", "York", "GB"),
        ("東京", "Tokyo", "JP"),
        ("東", "Tokyo", "JP"),
        ("new y", "New York City", "US"),
        ("l", "Lagos", "NG"),
        ("janeiro", "Rio de Janeiro", "BR"),
    ],
)
def test_the_place_that_was_meant_comes_first(text: str, name: str, country: str) -> None:
    assert _first(text) == (name, country)


@pytest.mark.parametrize(
    "text", ["paris, tex", "paris, texas", "paris tx", "Paris, TX, US", "paris texas", "par, tx, usa"]
)
def test_a_region_or_its_code_narrows_the_search(text: str) -> None:
    found = GAZETTEER.search(text)
    assert (found[0].name, found[0].region) == ("Paris", "Texas")
    assert {place.region for place in found} == {"Texas"}


def test_a_country_narrows_the_search() -> None:
    found = GAZETTEER.search("San, Spain")
    assert len(found) == 8
    assert {place.country for place in found} == {"ES"}


def test_big_cities_come_first_among_names_that_begin_alike() -> None:
    people = [place.population or 0 for place in GAZETTEER.search("sprin", limit=5)]
    exact_first = people[0]
    assert exact_first == max(people)
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize(("limit", "count"), [(-1, 0), (0, 0), (1, 1), (3, 3), (20, 20)])
def test_no_more_than_the_limit_is_found(limit: int, count: int) -> None:
    found = GAZETTEER.search("sa", limit)
    assert len(found) == count
    assert len({place.id for place in found}) == count


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "'",
        "* OR *",
        'a" OR "b',
        "name : paris",
        "NEAR(a b)",
        "-paris",
        "^par",
        "\x00\x1f",
        "😀",
        "\ud800",
        "(",
        ",,,,",
        "%_",
    ],
)
def test_operators_and_control_characters_are_only_text(text: str) -> None:
    assert all(isinstance(place, Place) for place in GAZETTEER.search(text))


def test_operators_find_what_their_letters_spell() -> None:
    assert GAZETTEER.search('"par*" ^is') == GAZETTEER.search("paris")


def test_only_the_first_80_characters_count() -> None:
    assert GAZETTEER.search("paris" + " " * 75 + "zzz") == GAZETTEER.search("paris")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.integers(-2, 12))
def test_no_text_makes_search_fail(text: str, limit: int) -> None:
    assert len(GAZETTEER.search(text, limit)) <= max(limit, 0)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120))
def test_any_text_resolves_to_a_place_or_is_an_unknown_place(text: str) -> None:
    try:
        place = GAZETTEER.resolve(text)
    except UnknownPlace:
        return
    assert GAZETTEER.get(place.id) == place


@given(st.text(max_size=40))
@example("\N{MATHEMATICAL BOLD ITALIC CAPITAL A}")
def test_a_folded_name_folds_to_itself_and_holds_no_operator(text: str) -> None:
    key = fold(text)
    assert fold(key) == key
    assert all(char.isalnum() or unicodedata.category(char).startswith("M") for char in key)


def test_no_io_happens_before_opening(tmp_path: Path) -> None:
    Gazetteer(tmp_path / "missing.sqlite")
    assert list(tmp_path.iterdir()) == []


def _damaged(path: Path) -> None:
    path.write_bytes(DATA_FILE.read_bytes()[:100_000])


def _of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize(
    "spoil", [lambda path: None, _damaged, _of_another_version, lambda path: path.write_text("x" * 5000)]
)
def test_a_missing_damaged_or_foreign_file_is_not_ready(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    path = tmp_path / "a ?#%.sqlite"
    spoil(path)
    with pytest.raises(NotReady):
        Gazetteer(path).open()


def test_a_forked_child_opens_its_own_connection() -> None:
    GAZETTEER.open()
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(_name_of_paris) == "Paris"
    assert GAZETTEER.resolve("Paris").name == "Paris"


def _name_of_paris() -> str:
    return GAZETTEER.resolve("Paris").name
