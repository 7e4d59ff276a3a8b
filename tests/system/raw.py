"""HTTP by hand: requests that no decent client would send."""

import select
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import BadStatusLine, HTTPResponse


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """``headers`` by names in lower case, the last of each; ``seconds`` from connecting to the answer's end."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


def request_head(method: str, path: str, **headers: str | int) -> bytes:
    """``request_head("POST", "/x", content_length=3)``; Host is there unless given as ``host=""``."""
    named = {"host": "localhost", "connection": "close", **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value != ""]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "\r\n"]).encode()


def chunked(pieces: Iterable[bytes], ended: bool = True) -> bytes:
    """A chunked body; without its end where ``ended`` is False."""
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + (b"0\r\n\r\n" if ended else b"")


def exchange(port: int, *pieces: bytes | float, timeout: float = 30) -> RawAnswer | None:
    """Sends the bytes and waits the seconds between them; None where the other side closed without an answer.

    Stops sending as soon as an answer comes, as a refusal of a slow or long body does. ``CLOSE`` among the pieces shuts
    our side of the connection, as a body that is cut short.
    """
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
        for piece in pieces:
            if not _send(connection, piece):
                break
        response = HTTPResponse(connection)
        try:
            response.begin()
            body = response.read()
        except (BadStatusLine, ConnectionError):
            return None
        headers = {name.lower(): value for name, value in response.getheaders()}
        return RawAnswer(response.status, headers, body, time.monotonic() - started)


CLOSE = b""
"""Among the pieces of an exchange: no more will come."""


def _send(connection: socket.socket, piece: bytes | float) -> bool:
    """False where there is no use in sending more."""
    if isinstance(piece, bytes):
        try:
            if piece == CLOSE:
                connection.shutdown(socket.SHUT_WR)
            else:
                connection.sendall(piece)
        except OSError:  # the other side has closed, and to shut what is closed is no ConnectionError
            return False
        return True
    readable, _, _ = select.select([connection], [], [], piece)
    return not readable
