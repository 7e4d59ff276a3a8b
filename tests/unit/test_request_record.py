"""Log lines and counts that are gathered and written together."""

import json
import logging

import pytest
from prometheus_client import REGISTRY, Counter

from dioramacast.request_record import RequestRecord
from dioramacast.trail import Trail

NOW = 1_795_881_600.25
CAKES = Counter("test_cakes", "Of this test")


@pytest.fixture
def tasks():
    return []


@pytest.fixture
def record(tasks):
    return RequestRecord(lambda: NOW, lambda seconds, task: tasks.append((seconds, task)))


def counted(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


def lines(caplog):
    return [json.loads(line) for message in caplog.messages for line in message.splitlines()]


def test_a_line_says_what_was_asked_and_when(record, caplog):
    caplog.set_level(logging.INFO, "dioramacast.requests")
    record.add("/line", "GET", 200, 0.01234, Trail("id-1"))
    record.flush()
    assert lines(caplog) == [
        {
            "level": "INFO", "logger": "dioramacast.app", "event": "request", "method": "GET", "route": "/line",
            "status": 200, "ms": 12.3, "time": "2026-11-28T16:00:00.250000+00:00", "request_id": "id-1",
        }
    ]  # fmt: skip


def test_a_line_says_how_far_the_answer_came_from(record, caplog):
    caplog.set_level(logging.INFO, "dioramacast.requests")
    record.add("/near", "GET", 200, 0.001, Trail("id-1", "ready"))
    record.add(
        "/near",
        "GET",
        200,
        0.4,
        Trail("id-2", "miss", 0.02, upstream_seconds=0.3456, trace_id="0af7651916cd43dd8448eb211c80319c"),
    )
    record.flush()
    near, far = lines(caplog)
    assert (near["cache"], near.keys() & {"queued_ms", "upstream_ms", "trace_id"}) == ("ready", set())
    assert (far["cache"], far["queued_ms"], far["upstream_ms"]) == ("miss", 20, 345.6)
    assert far["trace_id"] == "0af7651916cd43dd8448eb211c80319c"
    assert counted("http_requests_total", route="/near", method="GET", status="200") == 2


def test_lines_are_written_together_after_a_moment(record, tasks, caplog):
    caplog.set_level(logging.INFO, "dioramacast.requests")
    for number in range(10):
        record.add("/together", "GET", 200, 0.01, Trail(f"id-{number}"))
    assert (caplog.messages, len(tasks)) == ([], 1)
    tasks.pop()[1]()
    assert len(caplog.messages) == 1
    assert [line["request_id"] for line in lines(caplog)] == [f"id-{number}" for number in range(10)]


def test_no_more_lines_are_gathered_than_memory_is_worth(record, caplog):
    caplog.set_level(logging.INFO, "dioramacast.requests")
    for number in range(1200):
        record.add("/many", "GET", 200, 0.01, Trail(f"id-{number}"))
    assert len(lines(caplog)) == 1000


def test_without_logging_nothing_is_gathered(record, caplog):
    caplog.set_level(logging.WARNING, "dioramacast.requests")
    record.add("/quiet", "GET", 200, 0.01, Trail("id"))
    record.flush()
    assert caplog.messages == []


def test_counts_are_those_of_prometheus(record):
    for seconds in (0.0004, 0.001, 0.003, 60):
        record.add("/counted", "GET", 200, seconds, Trail("id"))
    record.add("/counted", "GET", 404, 0.003, Trail("id"))
    record.flush()
    record.flush()
    assert counted("http_requests_total", route="/counted", method="GET", status="200") == 4
    assert counted("http_requests_total", route="/counted", method="GET", status="404") == 1
    buckets = [
        counted("http_request_duration_seconds_bucket", route="/counted", le=bound)
        for bound in ("0.001", "0.005", "+Inf")
    ]
    assert buckets == [2, 4, 5]
    assert counted("http_request_duration_seconds_sum", route="/counted") == pytest.approx(60.0074)


def test_methods_that_visitors_make_up_are_one(record):
    for method in ("BREW", "PROPFIND"):
        record.add("/made-up", method, 405, 0.001, Trail("id"))
    record.flush()
    assert counted("http_requests_total", route="/made-up", method="OTHER", status="405") == 2


def test_other_metrics_are_counted_with_them(record):
    before = counted("test_cakes_total")
    for _ in range(3):
        record.add("/cakes", "GET", 200, 0.001, Trail("id"), also=(CAKES,))
    record.flush()
    record.flush()
    assert counted("test_cakes_total") == before + 3
