import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dioramacast.errors import BodyTooLarge, InvalidRequest
from dioramacast.request_body import MAX_BYTES, parse_json_object, read_body


def test_a_body_is_read_whole():
    assert read_body(io.BytesIO(b"{}"), 2) == b"{}"


def test_a_body_longer_than_its_cap_is_refused_by_its_length():
    with pytest.raises(BodyTooLarge):
        read_body(io.BytesIO(b""), MAX_BYTES + 1)


def test_a_chunked_body_longer_than_its_cap_is_refused():
    with pytest.raises(BodyTooLarge):
        read_body(io.BytesIO(b"x" * (MAX_BYTES + 1)), None)


def test_a_body_shorter_than_its_length_is_refused():
    with pytest.raises(InvalidRequest, match="incomplete"):
        read_body(io.BytesIO(b"{"), 2)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"null",
        b"[]",
        b'"Paris"',
        b"1",
        b'{"temperature": NaN}',
        b'{"temperature": -Infinity}',
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 2}}',
        b'{"location": "\xff"}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"a": 1} trailing',
        b"\xef\xbb\xbf{}",
    ],
)
def test_a_body_that_is_not_one_clear_object_is_refused(body):
    with pytest.raises(InvalidRequest) as refused:
        parse_json_object(body)
    assert refused.value.status == 400


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans()))
def test_a_flat_object_is_read_as_it_was_written(value):
    text = json.dumps(value)
    if text.count("{") + text.count("[") <= 16:
        assert parse_json_object(text.encode()) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_refused(body):
    try:
        assert isinstance(parse_json_object(body), dict)
    except InvalidRequest as refused:
        assert refused.status == 400
