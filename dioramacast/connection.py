"""The socket of one visitor's connection."""

import math
import time
from typing import Any

import gevent
from gevent.socket import socket

from dioramacast.event_loop import turn_age_seconds

_TURN_SECONDS = 0.01
"""Then the loop looks around, though there is more to do: who came meanwhile is not to wait for all who came before."""


class Connection(socket):
    """gunicorn writes an answer's head, and then its body: here they go out together, for writing is what costs most
    in a small answer. A head whose body has a length waits for it, or for whatever comes next.

    gunicorn waits for a request as long as for a visitor who says nothing. Here who has begun one and does not go on is
    taken to have left.
    """

    __slots__ = ("_ends_at", "_has_begun", "_head")

    request_seconds = 8.0
    """For the rest of a request after its first piece; above what a body by itself may take, which has an answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head = b""
        self._has_begun = False
        """Whether a piece of a request has come since the last answer."""
        self._ends_at = math.inf

    def sendall(self, data: Any, flags: int = 0) -> None:
        if data.startswith(b"HTTP/1.") and data.endswith(b"\r\n\r\n") and b"\r\nContent-Length: " in data:
            self._head += data
            return
        if self._has_begun:
            self._has_begun, self._ends_at = False, math.inf
        if self._head:
            data, self._head = self._head + data, b""
        # Mostly all of it is taken at once; gevent's own first asks how much there is room for.
        sent = self.send(data, flags)
        if sent < len(data):
            super().sendall(memoryview(data)[sent:], flags)

    def send(self, data: Any, flags: int = 0) -> int:
        # gunicorn says "100 Continue" by it, between the answers to requests that came together.
        self._send_head()
        return super().send(data, flags)

    def recv(self, *args: Any) -> bytes:
        self._send_head()
        received = self._recv_more(*args) if self._has_begun else super().recv(*args)
        self._has_begun = True
        if turn_age_seconds() > _TURN_SECONDS:
            gevent.sleep(0)
        return received

    def sendfile(self, *args: Any, **kwargs: Any) -> int:
        self._send_head()
        return super().sendfile(*args, **kwargs)

    def shutdown(self, how: int) -> None:
        self._send_head()
        super().shutdown(how)

    def close(self) -> None:
        try:
            self._send_head()
        finally:
            super().close()

    def _recv_more(self, *args: Any) -> bytes:
        now = time.monotonic()
        self._ends_at = min(self._ends_at, now + self.request_seconds)
        # Once it is too late it stays so: what comes then is the rest of this request, and no other.
        if now >= self._ends_at:
            return b""
        return gevent.with_timeout(self._ends_at - now, super().recv, *args, timeout_value=b"")

    def _send_head(self) -> None:
        if self._head:
            self.sendall(b"")
