"""WSGI middleware that keeps the event loop free under load: what costs processor time waits in line, and who would
wait too long is refused at once.

A turn of the event loop serves every connection that had something to say when it began. Where that is much, the turn
is long, and those who come meanwhile, a balancer's ``/health`` among them, are not even seen before its end. So what
is costly steps aside once a turn is old, and goes on a few milliseconds' worth at a time, between turns that serve the
rest.
"""

import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress

import gevent
from gevent.event import Event

from dioramacast.cache import LruStore
from dioramacast.errors import InvalidRequest
from dioramacast.event_loop import turn_age_seconds
from dioramacast.ready_answers import ARRIVED, RENEWS, STARTS, App, Environ, ReadyAnswer, Repeater, StartResponse
from dioramacast.request_body import read_body
from dioramacast.response_head import close_after

OVERLOADED = "dioramacast.overloaded"
"""Under this name the WSGI environment says that a request is refused: Flask then makes the answer."""

_TURN_SECONDS, _BUSY_TURN_SECONDS = 0.005, 0.02
_PATIENCE_SECONDS, _TYPING_PATIENCE_SECONDS, _PICTURE_PATIENCE_SECONDS = 2.0, 0.5, 10.0
"""Who types has typed on after half a second."""
_CROWDED_SECONDS = 0.001
_MOST_IN_FLIGHT = 500
_SECONDS_EACH, _SECONDS_EACH_AT_MOST = 0.002, 0.02
"""How fast the line is taken to move before it was measured, and how slowly at worst."""
_LEARNING = 0.05
_REFUSALS_BYTES = 200_000
_REFUSALS_A_CLOSE = 8
"""After so many refusals a connection is closed. A balancer's connections are free again at once where they are
refused, and so bring most of what comes next to the very process whose line is full. Who must connect anew comes to the
one that has time to accept.
"""

_CHEAP = ("/health", "/ready", "/metrics", "/static/")
_PICTURES = ("/api/generate-image", "/api/dioramas/")
"""Who waits for a picture waits long, and at no cost."""


class Line:
    """Those who wait for their turn, in one process. Nobody is let on while ``is_crowded`` behind it: they would only
    wait there, before those who need not stand in the line.
    """

    def __init__(self, is_crowded: Callable[[], bool] = lambda: False) -> None:
        self._is_crowded = is_crowded
        self._waiting: deque[Event] = deque()
        self._seconds_each = _SECONDS_EACH
        self._is_moving = False
        self.refusals = 0
        """Since those who wait had their last share of a turn; counted by who refuses."""

    def join(self, patience_seconds: float) -> bool:
        """Returns when it is one's turn, which is at once where little is going on. False: it would take too long."""
        if not self._waiting and turn_age_seconds() < _TURN_SECONDS and not self._is_crowded():
            return True
        if len(self._waiting) * self._seconds_each > patience_seconds:
            return False
        turn = Event()
        self._waiting.append(turn)
        if not self._is_moving:
            self._is_moving = True
            gevent.spawn(self._move)
        turn.wait()
        return True

    def _move(self) -> None:
        try:
            while self._waiting:
                began, worked = time.monotonic(), time.process_time()
                gevent.sleep(1e-6)  # a timer, for which the loop looks around: 0 would not let it
                while self._is_crowded():
                    gevent.sleep(_CROWDED_SECONDS)
                let_on = self._let_on(self._share_of_turn(time.process_time() - worked))
                # One long turn, as of a module that is imported, says little about all who come after it.
                seconds = min((time.monotonic() - began) / let_on, _SECONDS_EACH_AT_MOST)
                self._seconds_each += (seconds - self._seconds_each) * _LEARNING
        finally:
            self._is_moving = False

    def _share_of_turn(self, worked_seconds: float) -> float:
        """Of those who wait, where others worked for so long since they had theirs."""
        refusals, self.refusals = self.refusals, 0
        if refusals:
            # It is refusing that takes long, and would leave nothing for those who are not refused.
            return _TURN_SECONDS * 3
        # Much work in a turn is that of those who are at it: others would only make it longer. One that is long since
        # the processor was somebody else's says nothing of the kind.
        return _TURN_SECONDS / 4 if worked_seconds > _BUSY_TURN_SECONDS else _TURN_SECONDS

    def _let_on(self, seconds: float) -> int:
        """As many as that much time serves, and one at least."""
        ends_at, let_on = time.monotonic() + seconds, 0
        while self._waiting and (not let_on or (time.monotonic() < ends_at and not self._is_crowded())):
            self._waiting.popleft().set()
            gevent.sleep(0)  # who was let on runs now, until it waits for something or is done
            let_on += 1
        return let_on


class Admission:
    """Wraps ``app``, which is the repeater's as well, as is the ``clock``."""

    def __init__(self, app: App, repeater: Repeater, line: Line, clock: Callable[[], float]) -> None:
        self._app = app
        self._repeater = repeater
        self._line = line
        self._clock = clock
        self._in_flight = 0
        self._refused = 0
        self._refusals: LruStore[Hashable, ReadyAnswer] = LruStore(_REFUSALS_BYTES, lambda _, ready: ready.weight_bytes)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ.setdefault(ARRIVED, self._clock())
        path: str = environ["PATH_INFO"]
        # What many have asked for is renewed, or all of them would soon have nothing.
        if path.startswith(_CHEAP) or RENEWS in environ:
            return self._app(environ, start_response)
        if path.startswith(_PICTURES):
            if not self._line.join(_PICTURE_PATIENCE_SECONDS):
                return self._refuse(environ, start_response)
            return self._app(environ, start_response)
        if self._in_flight >= _MOST_IN_FLIGHT:
            return self._refuse(environ, start_response)
        self._in_flight += 1
        try:
            if not self._line.join(_TYPING_PATIENCE_SECONDS if path == "/api/places" else _PATIENCE_SECONDS):
                return self._refuse(environ, start_response)
            return self._app(environ, start_response)
        finally:
            self._in_flight -= 1

    def _refuse(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """As Flask answers the first such request, so are the others: for less than a request costs."""
        started = self._clock()
        self._line.refusals += 1
        self._refused += 1
        if self._refused % _REFUSALS_A_CLOSE == 0:
            _let_go(environ, start_response)
        key = (
            environ["REQUEST_METHOD"],
            _kind(environ["PATH_INFO"]),
            *(environ.get(name) for name in ("HTTP_ACCEPT", "HTTP_ORIGIN", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST")),
        )
        ready = self._refusals.get(key)
        if ready is not None:
            return self._repeater.repeat(ready, environ, start_response, started)
        environ[OVERLOADED] = True
        chunks, ready = self._repeater.ask(environ, start_response)
        if ready is not None:
            self._refusals.set(key, ready)
        return chunks


def _let_go(environ: Environ, start_response: StartResponse) -> None:
    """Closes the connection after the answer, unless there is more to come of the request than is waited for."""
    with suppress(InvalidRequest):
        # Closed with a part of it unread, a connection is reset, and the answer lost on its way.
        read_body(environ["wsgi.input"], None)
        close_after(environ.get(STARTS, start_response))


def _kind(path: str) -> str:
    """``/api/places`` and the like; of everything else the first part, for there are many."""
    parts = path.split("/", 3)
    return "/".join(parts[:3]) if parts[1:2] == ["api"] else parts[1]
