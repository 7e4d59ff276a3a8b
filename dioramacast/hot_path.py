"""WSGI middleware that repeats answers from memory, in front of Flask.

An answer goes the long way once; the view says for how long it may be repeated. Without this, all is the same but
slower.
"""

from collections.abc import Callable, Hashable, Iterable
from sys import intern

from gevent.event import Event

from dioramacast.cache import LruStore
from dioramacast.ready_answers import ARRIVED, RENEWS, App, Environ, ReadyAnswer, Repeater, StartResponse
from dioramacast.security import visitor

Key = tuple[Hashable, ...]
Permit = Callable[[str, str], bool]
"""(the limit's name, the visitor): counts the request; False: it is over the limit."""

_SPECIAL = ("HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_TRANSFER_ENCODING")
"""Requests with these headers go the long way."""
_RENEWAL_SECONDS = 1.0
"""So often a request goes the long way when an answer is soon to be renewed; the others have the old one."""


_PATIENCE_SECONDS = 1.0


class HotPath:
    """Wraps ``app``, which is the repeater's as well, as is the ``clock``."""

    def __init__(
        self,
        app: App,
        repeater: Repeater,
        *,
        permit: Permit,
        max_bytes: int,
        trusted_proxies: int,
        variant: Callable[[Environ], Hashable],
        clock: Callable[[], float],
    ) -> None:
        """``variant``: what else of a request its answer depends on, beside its address, encodings, host and origin."""
        self._app = app
        self._repeater = repeater
        self._permit = permit
        self._answers: LruStore[Key, ReadyAnswer] = LruStore(max_bytes, lambda _, ready: ready.weight_bytes)
        self._trusted_proxies = trusted_proxies
        self._variant = variant
        self._clock = clock
        self._making: dict[Key, Event] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        started = environ.setdefault(ARRIVED, self._clock())
        if environ["REQUEST_METHOD"] != "GET" or not environ.keys().isdisjoint(_SPECIAL):
            return self._app(environ, start_response)
        key, validator = self._key(environ), environ.get("HTTP_IF_NONE_MATCH")
        ready = self._ready(key, validator, environ)
        if ready is None and (making := self._making.get(key)):
            # What many ask for at once is made once; not for ever, for it may be nothing that can be repeated.
            making.wait(_PATIENCE_SECONDS)
            ready = self._ready(key, validator, environ)
        if ready is not None:
            return self._repeater.repeat(ready, environ, start_response, started)
        return self._make(key, validator, environ, start_response)

    def _make(
        self, key: Key, validator: str | None, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        making = self._making.setdefault(key, Event())
        try:
            chunks, ready = self._repeater.ask(environ, start_response)
            if ready is not None and ready.code in (200, 304):
                self._answers.set(_interned(key if ready.code == 200 else (*key, validator)), ready)
            return chunks
        finally:
            self._making.pop(key, None)
            making.set()

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

    def _ready(self, key: Key, validator: str | None, environ: Environ) -> ReadyAnswer | None:
        """What may be repeated to this visitor, who is then counted."""
        kept = self._kept(key, validator)
        return kept if kept is not None and self._may_repeat(kept, environ) else None

    def _kept(self, key: Key, validator: str | None) -> ReadyAnswer | None:
        """The answer to who has the one of ``validator`` already, else the whole one."""
        if validator is None:
            return self._answers.get(key)
        unchanged = self._answers.get((*key, validator))
        if unchanged is not None:
            return unchanged
        whole = self._answers.get(key)
        may_be_unchanged = whole is None or validator == "*" or whole.etag in validator
        return None if may_be_unchanged else whole

    def _may_repeat(self, ready: ReadyAnswer, environ: Environ) -> bool:
        now = self._clock()
        if now >= ready.until or not ready.is_true():
            return False
        if now >= ready.renew_at:
            ready.renew_at = now + _RENEWAL_SECONDS
            environ[RENEWS] = True
            return False
        return ready.limit is None or self._permit(ready.limit, visitor(environ, self._trusted_proxies))


def _interned(key: Key) -> Key:
    """With the texts that most keys have, once for all of them."""
    return tuple(intern(part) if type(part) is str else part for part in key)
