"""What is told of each request, as a log line and in the metrics: gathered, and written a few times a second.

Written at once, the line alone would cost more than a cached answer does.
"""

import json
import logging
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from typing import Any

from prometheus_client import Counter as Metric

from dioramacast.metrics import HTTP_REQUEST_SECONDS, HTTP_REQUESTS
from dioramacast.trail import Trail

logger = logging.getLogger("dioramacast.requests")
"""Its messages are lines of JSON, several at once."""

_FLUSH_SECONDS = 0.2
_FLUSH_LINES = 500
_WORTH_TELLING_SECONDS = 0.001
_METHODS = ("GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH")


class _Tally:
    """Of one route, method, status and cache result since the last flush."""

    def __init__(self, route: str, method: str, status: int, cache: str) -> None:
        self.requests = HTTP_REQUESTS.labels(route, method, status)
        self.seconds = HTTP_REQUEST_SECONDS.labels(route)
        line: dict[str, str | int] = {"level": "INFO", "logger": "dioramacast.app", "event": "request",
                                      "method": method, "route": route, "status": status}  # fmt: skip
        self.start_of_line = json.dumps(line | ({"cache": cache} if cache else {}))[:-1]
        self.reset()

    def reset(self) -> None:
        self.count = 0
        self.total_seconds = 0.0
        self.by_bucket = [0] * (len(HTTP_REQUEST_SECONDS.bounds) + 1)


class RequestRecord:
    """``now`` gives seconds since the epoch; ``later`` calls a function in so many seconds."""

    def __init__(self, now: Callable[[], float], later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._now = now
        self._later = later
        self._tallies: dict[tuple[str, str, int, str], _Tally] = {}
        self._counts: Counter[tuple[Metric, ...]] = Counter()
        self._lines: list[str] = []
        self._second = 0
        self._second_text = ""
        self._is_due = False

    def add(
        self,
        route: str,
        method: str,
        status: int,
        seconds: float,
        trail: Trail,
        *,
        also: tuple[Metric, ...] = (),
    ) -> None:
        """``also``: what else is counted once by this request."""
        tally = self._tallies.get((route, method, status, trail.cache))
        if tally is None:
            tally = self._new_tally(route, method, status, trail.cache)
        tally.count += 1
        tally.total_seconds += seconds
        tally.by_bucket[bisect_left(HTTP_REQUEST_SECONDS.bounds, seconds)] += 1
        if logger.isEnabledFor(logging.INFO):
            self._lines.append(
                f'{tally.start_of_line}, "ms": {seconds * 1000:.1f}, "time": "{self._timestamp()}", '
                f'"request_id": "{trail.request_id}"{_more(trail)}}}'
            )
            if len(self._lines) >= _FLUSH_LINES:
                self._write_lines()
        if also:
            self._counts[also] += 1
        if not self._is_due:
            self._is_due = True
            self._later(_FLUSH_SECONDS, self.flush)

    def flush(self) -> None:
        """Writes what was gathered: at its time, when the metrics are read, and at the end."""
        self._is_due = False
        self._write_lines()
        for tally in self._tallies.values():
            if tally.count:
                tally.requests.inc(tally.count)
                tally.seconds.observe_many(tally.by_bucket, tally.total_seconds)
                tally.reset()
        for metrics, count in self._counts.items():
            for metric in metrics:
                metric.inc(count)
        self._counts.clear()

    def _new_tally(self, route: str, method: str, status: int, cache: str) -> _Tally:
        # Whatever a visitor calls a method, there are few of them.
        known = method if method in _METHODS else "OTHER"
        return self._tallies.setdefault((route, known, status, cache), _Tally(route, known, status, cache))

    def _write_lines(self) -> None:
        if self._lines:
            lines, self._lines = self._lines, []
            logger.info("\n".join(lines))

    def _timestamp(self) -> str:
        now = self._now()
        second = int(now)
        if second != self._second:
            self._second = second
            self._second_text = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))
        return f"{self._second_text}.{int((now - second) * 1e6):06d}+00:00"


def _more(trail: Trail) -> str:
    """What most requests have none of."""
    more = ""
    if trail.queued_seconds > _WORTH_TELLING_SECONDS:
        more += f', "queued_ms": {trail.queued_seconds * 1000:.1f}'
    if trail.upstream_seconds:
        more += f', "upstream_ms": {trail.upstream_seconds * 1000:.1f}'
    if trail.trace_id:
        more += f', "trace_id": "{trail.trace_id}"'
    return more
