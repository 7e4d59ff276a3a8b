"""Whatever bytes and texts come, each parser gives a value in its range or its own refusal, and nothing else.

Parsers with a file of tests of their own have this there: request bodies, the gazetteer's search, captions.
"""

import io
import json
import re
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from dioramacast import gallery, specs
from dioramacast.clients import open_meteo, openweathermap
from dioramacast.errors import DioramaCastError, InvalidRequest, SettingsError, UpstreamUnavailable
from dioramacast.languages import preferred_units
from dioramacast.media_links import MediaLinks
from dioramacast.models import Coordinates, Units, WeatherReport
from dioramacast.request_body import MAX_BYTES, read_body
from dioramacast.security import is_host, visitor
from dioramacast.settings import Settings
from dioramacast.trail import new_request_id
from dioramacast.validation import (
    MOST_WAIT_SECONDS,
    AnyQuery,
    DioramaRequest,
    GalleryPageQuery,
    GalleryQuery,
    NoQuery,
    PageQuery,
    PictureQuery,
    PlacesQuery,
    ReadyQuery,
    WeatherQuery,
    parse_model,
    parse_query,
    parse_wait_seconds,
)
from dioramacast.weather import is_report

QUERIES = (
    AnyQuery,
    GalleryPageQuery,
    GalleryQuery,
    NoQuery,
    PageQuery,
    PictureQuery,
    PlacesQuery,
    ReadyQuery,
    WeatherQuery,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
HEADER = st.text(st.characters(max_codepoint=255), max_size=200)
NUMBERS = st.from_regex(r"-?[0-9]{0,4}(\.[0-9]{0,5})?(e[0-9]{1,3})?", fullmatch=True) | st.text(max_size=6)


@pytest.mark.parametrize("model", QUERIES)
@given(data=st.data())
@settings(max_examples=30)
def test_a_query_is_in_range_or_refused_in_one_line(model, data):
    names = st.sampled_from([*model.model_fields, "lat", "lon", "q", "zoom"])
    pairs = data.draw(st.lists(st.tuples(names | st.text(max_size=5), NUMBERS), max_size=4))
    try:
        query = parse_query(model, pairs)
    except InvalidRequest as refused:
        assert re.fullmatch(r"[^\n]+\.", refused.message)
        return
    point = getattr(query, "coordinates", None)
    assert point is None or (-90 <= point.lat <= 90 and -180 <= point.lon <= 180)
    assert 1 <= getattr(query, "limit", 1) <= 60
    assert 0 <= (getattr(query, "before", None) or 0) < 10**15


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(DioramaRequest.model_fields, JSON)))
@settings(max_examples=30)
def test_a_wish_is_in_range_or_refused_in_one_line(body):
    try:
        wish = parse_model(DioramaRequest, body)
    except InvalidRequest as refused:
        assert "\n" not in refused.message
        return
    assert wish.temperature is None or -100 <= wish.temperature <= 70
    assert wish.location is None or 1 <= len(wish.location) <= 80


@given(HEADER | st.from_regex(r"(wait=[0-9]{0,30}|respond-async|a=b)(,\s*wait=[0-9]{0,12})?", fullmatch=True))
@pytest.mark.contract("bad-prefer")
def test_a_preference_waits_no_longer_than_we_do(prefer):
    assert 0 <= parse_wait_seconds(prefer) <= MOST_WAIT_SECONDS


@given(HEADER | st.from_regex(r"[a-zA-Z]{1,9}(-[a-zA-Z0-9]{1,9}){0,5}(;q=[0-9.]{0,4})?", fullmatch=True))
def test_any_languages_have_units(accept_language):
    assert preferred_units(accept_language) in Units


@given(HEADER | st.from_regex(r"[a-z0-9.:\[\]_-]{0,80}", fullmatch=True))
@pytest.mark.contract("bad-host")
def test_what_can_be_a_host_can_be_part_of_an_address(host):
    if is_host(host.lower()):
        assert re.fullmatch(r"[A-Za-z0-9._-]+(:\d+)?|\[[0-9A-Fa-f.:]+\](:\d+)?", host, re.ASCII)


@given(HEADER, HEADER, st.integers(0, 3))
def test_every_visitor_is_somebody_and_only_our_proxies_say_who(forwarded, peer, trusted_proxies):
    environ = {"HTTP_X_FORWARDED_FOR": forwarded, "REMOTE_ADDR": peer}
    assert visitor(environ, trusted_proxies)
    assert visitor(environ, 0) == visitor({"REMOTE_ADDR": peer}, 0)
    forged = environ | {"HTTP_X_FORWARDED_FOR": f"{forwarded},198.51.100.7"}
    assert visitor(forged, 1) == "198.51.100.7"


@given(HEADER, st.integers(0, 2))
def test_every_request_has_an_id_that_stands_in_a_line_of_json(given_id, trusted_proxies):
    assert re.fullmatch("[A-Za-z0-9-]{8,64}", new_request_id({"HTTP_X_REQUEST_ID": given_id}, trusted_proxies))


@given(st.binary(max_size=MAX_BYTES + 50), st.none() | st.integers(0, MAX_BYTES * 2))
@settings(max_examples=50)
def test_a_body_has_its_length_or_is_refused(sent, content_length):
    stream = io.BytesIO(sent if content_length is None else sent[:content_length])
    try:
        body = read_body(stream, content_length)
    except InvalidRequest as refused:
        assert refused.status in (400, 413)
    else:
        assert len(body) <= MAX_BYTES
        assert content_length in (None, len(body))


@given(
    st.dictionaries(st.sampled_from([name.upper() for name in Settings.model_fields]), st.text(max_size=40) | NUMBERS)
)
def test_settings_are_taken_or_refused_in_one_line_that_names_one(environ):
    try:
        Settings.from_env(environ)
    except SettingsError as refused:
        assert re.match(r"[A-Z0-9_]+: [^\n]+$", refused.message)


def with_odd_fields(good):
    """JSON that is nearly ``good``: some fields say something else, at any depth."""
    if isinstance(good, dict):
        return st.fixed_dictionaries({name: st.just(value) | with_odd_fields(value) for name, value in good.items()})
    if isinstance(good, list):
        return st.tuples(*map(with_odd_fields, good)).map(list)
    return st.just(good) | st.just(good) | JSON


NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
OF_OPEN_METEO = {
    "utc_offset_seconds": 7200,
    "current": {
        "time": "2026-06-01T13:45", "interval": 900, "temperature_2m": 20.5, "apparent_temperature": 19.0,
        "relative_humidity_2m": 60, "is_day": 1, "precipitation": 0.1, "weather_code": 61, "cloud_cover": 80,
        "pressure_msl": 1012.0, "wind_speed_10m": 4.0, "wind_direction_10m": 200, "wind_gusts_10m": 9.0,
        "visibility": 9000.0,
    },
}  # fmt: skip
OF_OPENWEATHERMAP = {
    "weather": [{"id": 500, "icon": "10d"}],
    "main": {"temp": 20.5, "feels_like": 19.0, "pressure": 1012, "humidity": 60},
    "wind": {"speed": 4.0, "deg": 200, "gust": 9.0},
    "clouds": {"all": 80},
    "rain": {"1h": 0.1},
    "visibility": 9000,
    "dt": 1780314300,
    "sys": {"country": "DE", "sunrise": 1780282800, "sunset": 1780341000},
    "timezone": 7200,
    "name": "Berlin",
}


@pytest.mark.parametrize(
    ("parse", "good"), [(open_meteo._parse, OF_OPEN_METEO), (openweathermap._parse, OF_OPENWEATHERMAP)]
)
@given(data=st.data())
@settings(max_examples=30)
def test_a_providers_answer_is_weather_that_can_be_shown_and_kept_or_is_refused(parse, good, data):
    payload = data.draw(with_odd_fields(good) | JSON)
    try:
        report = parse(payload, Coordinates(52.5, 13.4), NOW)
    except UpstreamUnavailable:
        return
    assert -100 <= report.temperature_c <= 70
    assert report.observed_at <= NOW
    assert is_report(TypeAdapter(WeatherReport).dump_json(report))


@pytest.mark.parametrize("year", ["0001", "9999"])
@pytest.mark.parametrize("offset", [-54000, 54000])
def test_a_time_at_the_end_of_the_calendar_is_no_failure_of_ours(year, offset):
    payload = {"utc_offset_seconds": offset, "current": OF_OPEN_METEO["current"] | {"time": f"{year}-01-01T00:00"}}
    with suppress(UpstreamUnavailable):
        assert open_meteo._parse(payload, Coordinates(52.5, 13.4), NOW).observed_at <= NOW


@given(st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_what_is_kept_of_the_weather_is_a_report_or_is_not(kept):
    assert not is_report(kept)


EXHIBIT = {
    "artwork_id": "a" * 24, "diorama_id": "d" * 24, "title": "Oslo", "country": "NO", "condition": 800,
    "is_painted": False, "drawn_at_ms": 1780314300000,
}  # fmt: skip


@given(st.binary(max_size=300) | (with_odd_fields(EXHIBIT) | JSON).map(lambda value: json.dumps(value).encode()))
def test_what_is_kept_of_the_gallery_can_be_shown_or_is_left_out(kept):
    exhibit = gallery._parsed(kept)
    if exhibit:
        body = gallery.gallery_body([exhibit], 1, MediaLinks(""))
        assert body.items[0].drawn_at.endswith("Z")


@pytest.mark.parametrize("parse", [gallery._parsed, is_report])
def test_endless_nesting_is_nothing_of_ours(parse):
    assert not parse(b"[" * 100_000)
    assert not parse(b'{"title":' * 100_000)


@given(st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_what_is_kept_of_a_picture_is_one_or_is_none_of_ours(kept):
    for parse in (specs.artwork_from_json, specs.diorama_from_json):
        try:
            parse(kept)
        except (DioramaCastError, ValueError):
            continue
