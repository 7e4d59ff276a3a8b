"""What stands around a dyno at Heroku: a router that gives up, and a manager that kills.

As Heroku's pages "HTTP Routing", "Request Timeout", "Error Codes" and "Dyno Shutdown" describe them.
"""

import asyncio
import os
import secrets
import shlex
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.system.listener import Listener
from tests.system.server import PROJECT, Server

FIRST_BYTE_SECONDS = 30.0
SILENCE_SECONDS = 55.0
KILL_SECONDS = 30.0
ROUTED_ON_SECONDS = 0.5
"""Until the router has heard that a dyno goes."""


def start_dyno(environment: Mapping[str, str], folder: Path) -> Server:
    """A web dyno, by the Procfile."""
    programs = f"{Path(sys.executable).parent}:{environment['PATH']}"
    return Server.start({**environment, "DYNO": "web.1", "PATH": programs}, folder, command=procfile_command("web"))


def procfile_command(name: str) -> list[str]:
    lines = dict(line.split(": ", 1) for line in (PROJECT / "Procfile").read_text().splitlines())
    return shlex.split(lines[name])


def end_dyno(dyno: Server) -> tuple[float, bool]:
    """SIGTERM to every process at once, and SIGKILL after 30 s. How long it took, and whether it had to be killed."""
    started = time.monotonic()
    os.killpg(dyno.process.pid, signal.SIGTERM)
    try:
        dyno.process.wait(KILL_SECONDS)
        is_killed = False
    except subprocess.TimeoutExpired:
        is_killed = True
    dyno.kill()
    return time.monotonic() - started, is_killed


class Router(Listener):
    """``with Router(dyno) as router``: on ``router.port``, one request a connection.

    ``errors``: of requests that it gave up, by Heroku's codes.
    """

    def __init__(self, dyno: Server, silence_seconds: float = SILENCE_SECONDS) -> None:
        super().__init__()
        self.dyno = dyno
        self.errors: Counter[str] = Counter()
        self._silence_seconds = silence_seconds

    def __enter__(self) -> "Router":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    async def serve(self, visitor: asyncio.StreamReader, to_visitor: asyncio.StreamWriter) -> None:
        try:
            head = await visitor.readuntil(b"\r\n\r\n")
            body = await visitor.readexactly(content_length(head))
            code = await self._ask(routed(head, to_visitor.get_extra_info("peername")[0]) + body, to_visitor)
        except (OSError, asyncio.IncompleteReadError):
            code = ""  # the visitor has gone
        if code:
            self.errors[code] += 1
        to_visitor.close()

    async def _ask(self, request: bytes, to_visitor: asyncio.StreamWriter) -> str:
        """The code of what went wrong, or nothing."""
        try:
            dyno, to_dyno = await asyncio.open_connection("127.0.0.1", self.dyno.port)
        except OSError:
            return await refused("H21", to_visitor)
        to_dyno.write(request)
        limit_seconds, code, is_begun = FIRST_BYTE_SECONDS, "H12", False
        try:
            while piece := await asyncio.wait_for(dyno.read(65_536), limit_seconds):
                to_visitor.write(piece)
                await to_visitor.drain()
                limit_seconds, code, is_begun = self._silence_seconds, "H15", True
        except TimeoutError:
            return code if is_begun else await refused(code, to_visitor)
        except ConnectionError:
            return "H18" if is_begun else await refused("H13", to_visitor)
        finally:
            to_dyno.close()
        return "" if is_begun else await refused("H13", to_visitor)


def content_length(head: bytes) -> int:
    return next((int(value) for name, value in headers_of(head) if name.lower() == b"content-length"), 0)


def headers_of(head: bytes) -> list[tuple[bytes, bytes]]:
    """(name, value) of each header."""
    return [
        (name, value.strip()) for name, _, value in (line.partition(b":") for line in head.split(b"\r\n")[1:]) if name
    ]


def routed(head: bytes, address: str) -> bytes:
    """With what the router says of the request; the visitor's own word on that is only kept in X-Forwarded-For."""
    given = {name.lower(): value for name, value in headers_of(head)}
    forwarded = [each for each in (given.get(b"x-forwarded-for"), address.encode()) if each]
    ours = {
        b"connection": b"close",
        b"x-forwarded-for": b", ".join(forwarded),
        b"x-forwarded-proto": b"https",
        b"x-forwarded-port": b"443",
        b"x-request-id": given.get(b"x-request-id") or secrets.token_hex(16).encode(),
        b"x-request-start": str(int(time.time() * 1000)).encode(),
        b"via": b"1.1 heroku-router",
    }
    lines = [b": ".join(header) for header in {**given, **ours}.items()]
    return b"\r\n".join([head.split(b"\r\n")[0], *lines, b"", b""])


async def refused(code: str, to_visitor: asyncio.StreamWriter) -> str:
    """An answer of the router's own."""
    with suppress(OSError):
        to_visitor.write(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await to_visitor.drain()
    return code
