"""The gunicorn worker that serves us: gevent's, with a quick and honest drain."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from pathlib import Path
from types import FrameType
from typing import Any

import gevent
from gevent.server import StreamServer
from greenlet import greenlet
from gunicorn.glogging import Logger  # type: ignore[import-untyped]
from gunicorn.http import errors as http_errors  # type: ignore[import-untyped]
from gunicorn.util import write_nonblock  # type: ignore[import-untyped]
from gunicorn.workers.ggevent import GeventWorker  # type: ignore[import-untyped]

from dioramacast import security, wire
from dioramacast.connection import Connection
from dioramacast.trail import new_request_id

_CGROUP_QUOTA = Path("/sys/fs/cgroup/cpu.max")
_NOTICE_SECONDS = 2.0
"""How long it still listens after SIGTERM: a balancer that looks at ``/ready`` has yet to notice."""
_IDLE_GRACE_SECONDS = 1.0
"""And then, how long an idle connection may still bring a request."""

_LAST_WORDS_SECONDS = 2.0
"""Left of the graceful time for handing jobs back."""

_REFUSALS = {
    http_errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    http_errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    http_errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
}
_OUR_FAULTS = (
    http_errors.ConfigurationProblem,
    http_errors.InvalidResponseHeader,
    http_errors.InvalidResponseHeaderName,
)


def usable_cores() -> int:
    """Cores this process may use: its affinity, and the container's quota where there is one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = _CGROUP_QUOTA.read_text().split()
    except (OSError, ValueError):
        return cores
    return cores if quota == "max" else max(1, min(cores, round(int(quota) / int(period))))


class QuietLogger(Logger):  # type: ignore[misc]
    """gunicorn's, without a line for each request: it made one for nobody. Ours is written in ``request_record.py``."""

    def access(self, *_of_a_request: object) -> None: ...


class _Listener(StreamServer):
    """gunicorn's own takes one connection a turn of the loop where there are several workers: under load, when turns
    are long, those who come wait for seconds before they are so much as seen.
    """

    max_accept = 16

    def __init__(self, worker: GeventWorker, listener: Any, *, spawn: Any, **_of_another_kind: object) -> None:
        super().__init__(listener, handle=partial(worker.handle, listener), spawn=spawn)

    def do_read(self) -> Any:
        accepted = super().do_read()
        if accepted:
            taken, address = accepted
            accepted = Connection(taken.family, taken.type, taken.proto, fileno=taken.detach()), address
        return accepted


class DrainingWorker(GeventWorker):  # type: ignore[misc]
    """Says at SIGTERM that it drains, serves what is in flight, and lets go of idle keep-alive connections."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._idle: dict[gevent.Timeout, greenlet] = {}
        self._drain_ends_at = 0.0

    @property
    def server_class(self) -> Callable[..., StreamServer]:
        """What gunicorn makes of each socket that it listens on."""
        return partial(_Listener, self)

    @contextmanager
    def timeout_ctx(self) -> Iterator[None]:
        """Wraps the wait for a connection's next request."""
        timeout = gevent.Timeout(self.cfg.keepalive if self.alive else _IDLE_GRACE_SECONDS)
        timeout.start()
        self._idle[timeout] = gevent.getcurrent()
        try:
            yield
        except gevent.Timeout as raised:
            if raised is not timeout:
                raise
        finally:
            del self._idle[timeout]
            timeout.close()

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Refuses what never comes to the application, as that does: gunicorn's own is a page of HTML, and a line in
        the log with the visitor's address and words.
        """
        request_id = new_request_id({}, 0)
        if isinstance(exc, http_errors.ParseException) and not isinstance(exc, _OUR_FAULTS):
            status = _REFUSALS.get(type(exc), HTTPStatus.BAD_REQUEST)
            self.log.info("not HTTP", extra={"reason": type(exc).__name__, "request_id": request_id})
        else:
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            self.log.error("unexpected error", exc_info=exc, extra={"request_id": request_id})
        with suppress(OSError):
            write_nonblock(client, refusal(status, request_id))

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if not self.booted:
            # It serves nobody yet. An error while it starts would end gunicorn, and all others with it.
            super().handle_exit(sig, frame)
            return
        services, seconds = self.wsgi.extensions["dioramacast"], self.cfg.graceful_timeout - _LAST_WORDS_SECONDS
        self._drain_ends_at = time.monotonic() + seconds
        services.drain()
        gevent.spawn_later(_NOTICE_SECONDS, super().handle_exit, sig, frame)
        gevent.spawn_later(_NOTICE_SECONDS + _IDLE_GRACE_SECONDS, self._close_idle)
        # Whoever does not take his answer holds the process until it is killed: jobs are handed back before.
        gevent.spawn_later(seconds, services.finish, 0)

    def run(self) -> None:
        """Serves until SIGTERM, and then what is in flight; pictures that are being painted have that time as well."""
        super().run()
        draining = gevent.spawn(self.wsgi.extensions["dioramacast"].finish, self._drain_ends_at - time.monotonic())
        while not draining.ready():
            self.notify()
            draining.join(1)

    def _close_idle(self) -> None:
        for timeout, waiting in list(self._idle.items()):
            gevent.kill(waiting, timeout)


def refusal(status: HTTPStatus, request_id: str) -> bytes:
    """A whole answer, after which the connection is closed."""
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        slug, sentence = "internal-error", "Something went wrong on our side."
    else:
        slug, sentence = "not-http", "This request is not HTTP as it is spoken here."
    body = wire.problem(status, slug, status.phrase, sentence).model_dump_json(exclude_none=True).encode()
    headers = {
        "Connection": "close",
        "Content-Type": "application/problem+json",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        "X-Request-ID": request_id,
        **security.response_headers(is_https=False),
    }
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body
