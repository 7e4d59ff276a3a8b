"""WSGI middleware that repeats answers from memory, in front of Flask.

An answer goes the long way once; the view says for how long it may be repeated (``Keep``), and what Flask and its
extensions made of it is kept byte for byte: status, headers, compressed body. What belongs to one request alone is made
anew: its id, the ``Age``, the count against the visitor's limit, the line in the log. Without this, all is the same
but slower.
"""

import math
import time
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from prometheus_client import Counter

from dioramacast.cache import LruStore
from dioramacast.logs import new_request_id
from dioramacast.request_record import RequestRecord
from dioramacast.security import visitor

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]
Key = tuple[Hashable, ...]
Permit = Callable[[str, str], bool]
"""(the limit's name, the visitor's key): counts the request; False: it is over the limit."""

KEEP = "dioramacast.keep"
"""Under this name a view leaves its ``Keep`` in the WSGI environment."""

_OF_ONE_REQUEST = ("x-request-id", "age")
_SPECIAL = ("HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_TRANSFER_ENCODING")
"""Requests with these headers go the long way."""
_RENEWAL_SECONDS = 1.0
"""So often a request goes the long way when an answer is soon to be renewed; the others have the old one."""
_OVERHEAD_BYTES = 3000
"""What an answer weighs beside its body: some twenty headers, the key, the objects (measured with tracemalloc)."""


@dataclass(slots=True)
class Keep:
    """How an answer may be repeated. ``route`` and ``limit`` are those that it was counted under."""

    seconds: float
    renew_in_seconds: float = math.inf
    age_seconds: float | None = None
    """Where it has an ``Age``."""
    route: str = ""
    limit: str | None = None
    counts: tuple[Counter, ...] = ()
    """What each repetition is counted as, beside a request."""


@dataclass(slots=True)
class _Ready:
    status: str
    code: int
    headers: Headers
    body: list[bytes]
    etag: str
    route: str
    limit: str | None
    counts: tuple[Counter, ...]
    born_at: float
    """When its ``Age`` was 0; NaN: it has none."""
    until: float
    renew_at: float = field(default=math.inf)


def _weigh(_key: Key, ready: _Ready) -> int:
    return sum(map(len, ready.body)) + _OVERHEAD_BYTES


class HotPath:
    """Wraps ``app``. ``clock`` gives seconds that never go back."""

    def __init__(
        self,
        app: App,
        *,
        permit: Permit,
        record: RequestRecord,
        max_bytes: int,
        trusted_proxies: int,
        variant: Callable[[Environ], Hashable],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``variant``: what else of a request its answer depends on, beside its address, encodings, host and origin."""
        self._app = app
        self._permit = permit
        self._record = record
        self._answers: LruStore[Key, _Ready] = LruStore(max_bytes, _weigh)
        self._trusted_proxies = trusted_proxies
        self._variant = variant
        self._clock = clock

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in _SPECIAL):
            return self._app(environ, start_response)
        started = self._clock()
        key = self._key(environ)
        validator = environ.get("HTTP_IF_NONE_MATCH")
        ready = self._ready(key, validator)
        if ready is None or not self._may_repeat(ready, started, environ):
            return self._answer(environ, start_response, key, validator)
        request_id = new_request_id(environ, self._trusted_proxies)
        headers = [*ready.headers, ("X-Request-ID", request_id)]
        if ready.born_at == ready.born_at:  # not NaN
            headers.append(("Age", str(int(started - ready.born_at))))
        start_response(ready.status, headers)
        for metric in ready.counts:
            self._record.count(metric)
        self._record.add(ready.route, "GET", ready.code, self._clock() - started, request_id)
        return ready.body

    def _key(self, environ: Environ) -> Key:
        get = environ.get
        return (
            environ["PATH_INFO"],
            environ["QUERY_STRING"],
            get("HTTP_ACCEPT_ENCODING"),
            get("HTTP_HOST"),
            get("HTTP_ORIGIN"),
            get("HTTP_X_FORWARDED_PROTO") if self._trusted_proxies else None,
            self._variant(environ),
        )

    def _ready(self, key: Key, validator: str | None) -> _Ready | None:
        """The answer to who has the one of ``validator`` already, else the whole one."""
        if validator is None:
            return self._answers.get(key)
        unchanged = self._answers.get((*key, validator))
        if unchanged is not None:
            return unchanged
        whole = self._answers.get(key)
        may_be_unchanged = whole is None or validator == "*" or whole.etag in validator
        return None if may_be_unchanged else whole

    def _may_repeat(self, ready: _Ready, now: float, environ: Environ) -> bool:
        if now >= ready.until:
            return False
        if now >= ready.renew_at:
            ready.renew_at = now + _RENEWAL_SECONDS
            return False
        if ready.limit is None:
            return True
        return self._permit(ready.limit, visitor(environ, self._trusted_proxies))

    def _answer(
        self, environ: Environ, start_response: StartResponse, key: Key, validator: str | None
    ) -> Iterable[bytes]:
        """The long way; what may be repeated is kept."""
        said: list[tuple[str, Headers]] = []

        def listen(status: str, headers: Headers, exc_info: Any = None) -> Any:
            said.append((status, list(headers)))
            return start_response(status, headers, exc_info)

        chunks = self._app(environ, listen)
        keep: Keep | None = environ.get(KEEP)
        if keep is None or keep.seconds <= 0 or not said:
            return chunks
        try:
            body = b"".join(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()
        status, headers = said[-1]
        if status.startswith("200"):
            self._answers.set(key, self._made(status, headers, body, keep))
        elif status.startswith("304"):
            self._answers.set((*key, validator), self._made(status, headers, body, keep))
        return [body]

    def _made(self, status: str, headers: Headers, body: bytes, keep: Keep) -> _Ready:
        now = self._clock()
        return _Ready(
            status=status,
            code=int(status[:3]),
            headers=[(name, value) for name, value in headers if name.lower() not in _OF_ONE_REQUEST],
            body=[body],
            etag=_etag(headers),
            route=keep.route,
            limit=keep.limit,
            counts=keep.counts,
            born_at=math.nan if keep.age_seconds is None else now - keep.age_seconds,
            until=now + keep.seconds,
            renew_at=now + keep.renew_in_seconds,
        )


def _etag(headers: Sequence[tuple[str, str]]) -> str:
    """Without the sign of a weak one, which does not count where ``If-None-Match`` is compared."""
    named: Mapping[str, str] = {name.lower(): value for name, value in headers}
    return named.get("etag", "").removeprefix("W/")
