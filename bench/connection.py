"""A client as light as they come: one kept connection over asyncio, one request at a time, HTTP/1.1 read by hand."""

import asyncio
import time
from typing import Protocol, cast


class Listener(Protocol):
    def on_open(self) -> None: ...

    def on_answer(self, status: int, body: bytes, milliseconds: float) -> None: ...

    def on_lost(self, was_asked: bool) -> None:
        """The other side closed; ``was_asked``: with a request under way."""


class Connection(asyncio.Protocol):
    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._received = b""
        self._expected: tuple[int, int, int] | None = None
        """Status, and where the body begins and ends; None before the head is whole."""
        self.asked_at: float | None = None
        """On the monotonic clock; None while nothing is under way."""

    def ask(self, request: bytes) -> None:
        self.asked_at = time.monotonic()
        self._transport.write(request)

    def close(self) -> None:
        """Without a word to the listener."""
        self._listener = _NOBODY
        self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._listener.on_open()

    def connection_lost(self, exc: Exception | None) -> None:
        was_asked, self.asked_at = self.asked_at is not None, None
        self._listener.on_lost(was_asked)

    def data_received(self, data: bytes) -> None:
        self._received = self._received + data if self._received else data
        if self._expected is None:
            self._expected = parse_head(self._received)
            if self._expected is None:
                return
        status, begin, end = self._expected
        if len(self._received) < end or self.asked_at is None:
            return
        milliseconds = (time.monotonic() - self.asked_at) * 1000
        body = self._received[begin:end]
        self._received, self._expected, self.asked_at = b"", None, None
        self._listener.on_answer(status, body, milliseconds)


class Caller:
    """A connection to wait on: ``await Caller.of(host, port)``, then ``await caller.ask(request)``."""

    def __init__(self) -> None:
        self._connection = Connection(self)
        self._answer: asyncio.Future[tuple[int, float]] | None = None

    @classmethod
    async def of(cls, host: str, port: int) -> "Caller":
        caller = cls()
        await asyncio.get_running_loop().create_connection(lambda: caller._connection, host, port)
        return caller

    async def ask(self, request: bytes) -> tuple[int, float]:
        """(status, milliseconds). Raises ConnectionError where no answer comes."""
        self._answer = asyncio.get_running_loop().create_future()
        self._connection.ask(request)
        return await self._answer

    def close(self) -> None:
        self._connection.close()

    def on_open(self) -> None: ...

    def on_answer(self, status: int, body: bytes, milliseconds: float) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_result((status, milliseconds))

    def on_lost(self, was_asked: bool) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(ConnectionError("closed without an answer"))


class _Nobody:
    def on_open(self) -> None: ...

    def on_answer(self, status: int, body: bytes, milliseconds: float) -> None: ...

    def on_lost(self, was_asked: bool) -> None: ...


_NOBODY = _Nobody()


def parse_head(received: bytes) -> tuple[int, int, int] | None:
    """(status, where the body begins, where it ends); None where the head is not whole yet.

    Raises ValueError for what is no answer, or has no length: nobody here asks for such a thing.
    """
    head_ends = received.find(b"\r\n\r\n")
    if head_ends < 0:
        return None
    status, begin = int(received[9:12]), head_ends + 4
    if status in (204, 304):
        return status, begin, begin
    head = received[:begin].lower()
    length_begins = head.find(b"\r\ncontent-length:")
    if length_begins < 0:
        raise ValueError(f"an answer without a length: {head!r}")
    length_begins += len(b"\r\ncontent-length:")
    return status, begin, begin + int(head[length_begins : head.index(b"\r\n", length_begins)])


def get(path: str, host: str, **headers: str) -> bytes:
    """``get("/", "localhost", x_forwarded_for="10.0.0.1")``"""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"GET {path} HTTP/1.1", f"host: {host}", *lines, "\r\n"]).encode()
