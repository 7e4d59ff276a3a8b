"""WSGI answers that are kept as Flask and its extensions made them: status, headers, compressed body, byte for byte.

What belongs to one request alone is made anew each time: its id, the ``Age``, and its line in the log.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from prometheus_client import Counter

from dioramacast.request_record import RequestRecord
from dioramacast.response_head import Headers, start_again
from dioramacast.trail import new_trail

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]

KEEP = "dioramacast.keep"
"""Under this name a view leaves its ``Keep`` in the WSGI environment."""
ARRIVED = "dioramacast.arrived"
"""Under this name it holds when the request came, by the monotonic clock."""
RENEWS = "dioramacast.renews"
"""Under this name it says that a request goes the long way for all who have the old answer meanwhile."""
STARTS = "dioramacast.starts"
"""Under this name it holds what the server gave to start the answer with, where a repeater gave on its own."""

_OF_ONE_REQUEST = ("x-request-id", "age", "date", "server-timing")
_OVERHEAD_BYTES = 1300
"""What an answer weighs beside its body: its own headers, the list of all some twenty, the key, the objects."""


def _always() -> bool:
    return True


@lru_cache(maxsize=256)
def _shared(name: str, value: str) -> tuple[str, str]:
    """One and the same for all answers: most of their headers are."""
    return name, value


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
    is_true: Callable[[], bool] = _always
    """Asked before each repetition."""


@dataclass(slots=True)
class ReadyAnswer:
    """Times are the clock's of who keeps it."""

    status: str
    code: int
    headers: Headers
    content_length: int | None
    body: list[bytes]
    route: str
    limit: str | None
    counts: tuple[Counter, ...]
    is_true: Callable[[], bool]
    until: float
    renew_at: float
    born_at: float | None
    """When its ``Age`` was 0; None: it has none."""

    @property
    def etag(self) -> str:
        """Without the sign of a weak one, which does not count where ``If-None-Match`` is compared."""
        return next((value.removeprefix("W/") for name, value in self.headers if name.lower() == "etag"), "")

    @property
    def weight_bytes(self) -> int:
        return sum(map(len, self.body)) + _OVERHEAD_BYTES


class Repeater:
    """Asks ``app`` for answers to keep, and gives them again. ``clock`` gives seconds that never go back."""

    def __init__(self, app: App, record: RequestRecord, trusted_proxies: int, clock: Callable[[], float]) -> None:
        self._app = app
        self._record = record
        self._trusted_proxies = trusted_proxies
        self._clock = clock

    def ask(self, environ: Environ, start_response: StartResponse) -> tuple[Iterable[bytes], ReadyAnswer | None]:
        """The long way: the answer, and the same to be kept, where it may be."""
        said: list[tuple[str, Headers]] = []
        environ.setdefault(STARTS, start_response)

        def listen(status: str, headers: Headers, exc_info: Any = None) -> Any:
            said.append((status, list(headers)))
            return start_response(status, headers, exc_info)

        chunks = self._app(environ, listen)
        keep: Keep | None = environ.get(KEEP)
        if keep is None or keep.seconds <= 0 or not said:
            return chunks, None
        try:
            body = b"".join(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()
        return [body], self._made(*said[-1], body, keep)

    def repeat(
        self, ready: ReadyAnswer, environ: Environ, start_response: StartResponse, started: float
    ) -> Iterable[bytes]:
        """``started``: when the request came, by the clock. Another repeater that asked for this does not keep it."""
        start_response = environ.get(STARTS, start_response)
        trail = new_trail(environ, self._trusted_proxies, cache="ready")
        headers = [*ready.headers, ("X-Request-ID", trail.request_id)]
        if ready.born_at is not None:
            headers.append(("Age", str(int(started - ready.born_at))))
        start_again(start_response, ready.status, ready.code, headers, ready.content_length)
        seconds = self._clock() - started
        self._record.add(ready.route, environ["REQUEST_METHOD"], ready.code, seconds, trail, also=ready.counts)
        return ready.body

    def _made(self, status: str, headers: Headers, body: bytes, keep: Keep) -> ReadyAnswer:
        now = self._clock()
        lengths = [int(value) for name, value in headers if name.lower() == "content-length"]
        return ReadyAnswer(
            status=status,
            code=int(status[:3]),
            headers=[_shared(*header) for header in headers if header[0].lower() not in _OF_ONE_REQUEST],
            content_length=lengths[0] if lengths else None,
            body=[body],
            route=keep.route,
            limit=keep.limit,
            counts=keep.counts,
            is_true=keep.is_true,
            until=now + keep.seconds,
            renew_at=now + keep.renew_in_seconds,
            born_at=None if keep.age_seconds is None else now - keep.age_seconds,
        )
