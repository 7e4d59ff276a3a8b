"""What is taken for a weather report of ours, out of a cache that others may have written to."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter

from dioramacast.models import Coordinates, WeatherReport
from dioramacast.sample_weather import sample_weather
from dioramacast.weather import is_report

REPORT = sample_weather(Coordinates(59.9, 10.75), "Dfb", 20, 3600, datetime(2026, 11, 3, 12, tzinfo=UTC))
STORED: dict[str, Any] = TypeAdapter(WeatherReport).dump_python(REPORT, mode="json")


def test_what_we_store_is_ours() -> None:
    assert is_report(json.dumps(STORED).encode())


@pytest.mark.parametrize("value", [b"", b"null", b"[]", b"{}", b"\x80\x04cos\nsystem\n", b"\xff", b"[" * 5000])
def test_what_is_no_report_is_not_ours(value: bytes) -> None:
    assert not is_report(value)


@pytest.mark.parametrize(
    "changes",
    [
        {"condition": 999},
        {"temperature_c": float("nan")},
        {"temperature_c": None},
        {"source": "elsewhere"},
        {"fetched_at": "2026-11-03T12:00:00"},
        {"observed_at": "2026-11-03T12:00:00"},
        {"utc_offset_seconds": 1_000_000},
        {"coordinates": {"lat": 59.9}},
    ],
    ids=str,
)
def test_a_report_that_cannot_be_shown_is_not_ours(changes: dict[str, Any]) -> None:
    assert not is_report(json.dumps(STORED | changes).encode())
