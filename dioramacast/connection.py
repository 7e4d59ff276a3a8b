"""The socket of one visitor's connection."""

from typing import Any

import gevent
from gevent.socket import socket

from dioramacast.event_loop import turn_age_seconds

_TURN_SECONDS = 0.01
"""Then the loop looks around, though there is more to do: who came meanwhile is not to wait for all who came before."""


class Connection(socket):
    """gunicorn writes an answer's head, and then its body: here they go out together, for writing is what costs most
    in a small answer. A head whose body has a length waits for it, or for whatever comes next.
    """

    __slots__ = ("_head",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head = b""

    def sendall(self, data: Any, flags: int = 0) -> None:
        if data.startswith(b"HTTP/1.") and data.endswith(b"\r\n\r\n") and b"\r\nContent-Length: " in data:
            self._head += data
            return
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
        received = super().recv(*args)
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

    def _send_head(self) -> None:
        if self._head:
            self.sendall(b"")
