"""What is told of a request beside its status: its id, how far its answer came from, to whose trace it belongs.

A variable of the context: who looks into a cache, asks a provider or logs knows of no request.
"""

import contextvars
import itertools
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CACHE_RESULTS = ("", "ready", "fresh", "shared", "stale", "miss")
"""Nearest first; none where no cache was looked into."""
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
_TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})", re.ASCII)
"""W3C Trace Context, version 00."""
_PROCESS_ID, _REQUESTS = secrets.token_hex(8), itertools.count(1)


@dataclass(slots=True)
class Trail:
    request_id: str
    cache: str = ""
    """The farthest result of all look-ups."""
    queued_seconds: float = 0.0
    """In the line, before it was begun."""
    arrived: float | None = None
    """By the monotonic clock."""
    upstream_seconds: float = 0.0
    """Of calls to providers; whoever waits for somebody else's call makes none."""
    trace_id: str = ""
    trace_flags: str = ""

    def server_timing(self, seconds: float) -> str:
        """The value of ``Server-Timing`` for an answer that took so long."""
        cache = f', cache;desc="{self.cache}"' if self.cache else ""
        parts = {"total": seconds, "queue": self.queued_seconds, "upstream": self.upstream_seconds}
        return ", ".join(f"{name};dur={value * 1000:.1f}" for name, value in parts.items()) + cache


_current: contextvars.ContextVar[Trail | None] = contextvars.ContextVar("trail", default=None)


def new_request_id(environ: Mapping[str, Any], trusted_proxies: int) -> str:
    """What a proxy of ours calls the request, by the WSGI environment; where that is no id, one made here."""
    given_id = environ.get("HTTP_X_REQUEST_ID", "") if trusted_proxies else ""
    return given_id if _REQUEST_ID.fullmatch(given_id) else f"{_PROCESS_ID}{next(_REQUESTS):016x}"


def new_trail(environ: Mapping[str, Any], trusted_proxies: int, cache: str = "") -> Trail:
    """Of a request, by the WSGI environment. A trace is one that a proxy of ours has begun; else there is none."""
    request_id = new_request_id(environ, trusted_proxies)
    given = environ.get("HTTP_TRACEPARENT") if trusted_proxies else None
    traced = _TRACEPARENT.fullmatch(given) if given else None
    trace_id, trace_flags = traced.groups() if traced else ("", "")
    return Trail(request_id, cache, trace_id=trace_id, trace_flags=trace_flags)


def follow(trail: Trail) -> None:
    """What happens from now on in this context belongs to ``trail``."""
    _current.set(trail)


def followed() -> Trail | None:
    return _current.get()


def seconds_left(of_seconds: float, now: float) -> float | None:
    """What is left of so long since the request came; None: no request waits for what is done here.

    ``now`` is the monotonic clock's.
    """
    trail = _current.get()
    return max(0.0, trail.arrived + of_seconds - now) if trail and trail.arrived is not None else None


def looked_up(result: str) -> None:
    trail = _current.get()
    if trail and CACHE_RESULTS.index(result) > CACHE_RESULTS.index(trail.cache):
        trail.cache = result


def called_upstream(seconds: float) -> None:
    if trail := _current.get():
        trail.upstream_seconds += seconds


def trace_headers() -> dict[str, str]:
    """For a call to somebody else: the trace, if there is one, with this call as the parent."""
    trail = _current.get()
    if not trail or not trail.trace_id:
        return {}
    return {"traceparent": f"00-{trail.trace_id}-{secrets.token_hex(8)}-{trail.trace_flags}"}
