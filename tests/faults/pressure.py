"""``python -m tests.faults.pressure``: more requests than a server can answer, from a process of its own.

Reads requests from its standard input, one a line: method, path and body, as JSON. With ``--rate`` it sends so many of
them each second, whether they are answered or not; else ``--visitors`` ask one after the other. Prints each answer as
JSON: status, milliseconds, whether it had a Retry-After; status 0 where none came.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import uvloop

from bench.connection import parse_head
from tests.faults.load import Request
from tests.system.raw import request_head
from tests.system.tally import tally

TICK_SECONDS = 0.01
LAST_ANSWERS_SECONDS = 30.0
"""After the last request: above what anybody waits in line."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    """0: none came."""
    milliseconds: float
    has_retry_after: bool


def press(
    port: int, requests: Iterable[Request], seconds: float, *, rate: float = 0, visitors: int = 0
) -> list[Answer]:
    """Runs this module. Raises RuntimeError where the requests did not last."""
    command = [sys.executable, "-m", "tests.faults.pressure", str(port), str(seconds)]
    command += ["--rate", str(rate), "--visitors", str(visitors)]
    lines = "\n".join(map(json.dumps, requests))
    output = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    told = json.loads(output)
    if not told["lasted"]:
        raise RuntimeError("there were not enough requests")
    answers = [Answer(*each) for each in told["answers"]]
    tally.add(sent=len(answers), lost=sum(answer.status == 0 for answer in answers))
    return answers


class Pressure:
    """Without a task or a future for each request, on the lightest loop: what it takes, it takes from the server."""

    def __init__(self, port: int, requests: Iterator[bytes]) -> None:
        self.answers: list[tuple[int, float, bool]] = []
        self.lasted = True
        self._port = port
        self._requests = requests
        self._idle: list[Connection] = []
        self._opening: set[asyncio.Future[None]] = set()
        self._in_flight = 0
        self._visits_until = 0.0

    async def of_visitors(self, count: int, seconds: float) -> None:
        self._visits_until = time.monotonic() + seconds
        for _ in range(count):
            self._ask()
        await self._last_answers(seconds)

    async def at_rate(self, rate: float, seconds: float) -> None:
        began_at, sent = time.monotonic(), 0
        while (since := time.monotonic() - began_at) < seconds:
            for _ in range(int(since * rate) - sent):
                sent += 1
                self._ask()
            await asyncio.sleep(TICK_SECONDS)
        await self._last_answers(0)

    async def _last_answers(self, seconds: float) -> None:
        ends_at = time.monotonic() + seconds + LAST_ANSWERS_SECONDS
        while self._in_flight and time.monotonic() < ends_at:
            await asyncio.sleep(TICK_SECONDS)
        self.answers += [(0, LAST_ANSWERS_SECONDS * 1000, False)] * self._in_flight

    def _ask(self) -> None:
        request = next(self._requests, b"")
        if not request:
            self.lasted = False
            return
        self._in_flight += 1
        if self._idle:
            self._idle.pop().ask(request)
        else:
            opening = asyncio.ensure_future(self._open(request))
            self._opening.add(opening)
            opening.add_done_callback(self._opening.discard)

    async def _open(self, request: bytes) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: Connection(self, request), "127.0.0.1", self._port)

    def on_answer(self, status: int, milliseconds: float, has_retry_after: bool, kept: "Connection | None") -> None:
        """``kept``: the connection, where it may be asked again."""
        self._in_flight -= 1
        self.answers.append((status, milliseconds, has_retry_after))
        if kept:
            self._idle.append(kept)
        if time.monotonic() < self._visits_until:
            self._ask()


class Connection(asyncio.Protocol):
    """One that is kept."""

    def __init__(self, pressure: Pressure, first_request: bytes) -> None:
        self._pressure = pressure
        self._first_request = first_request
        self._received = b""
        self._asked_at: float | None = None

    def ask(self, request: bytes) -> None:
        self._received, self._asked_at = b"", time.monotonic()
        self._transport.write(request)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self.ask(self._first_request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        head = parse_head(self._received)
        if head is None or len(self._received) < head[2] or self._asked_at is None:
            return
        milliseconds, self._asked_at = (time.monotonic() - self._asked_at) * 1000, None
        kept = None if b"\r\nConnection: close\r\n" in self._received else self
        self._pressure.on_answer(head[0], milliseconds, b"\r\nRetry-After: " in self._received, kept)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._asked_at is not None:
            self._pressure.on_answer(0, 0.0, False, None)


def as_bytes(line: str) -> bytes:
    method, path, body = json.loads(line)
    if not body:
        return request_head(method, path, connection="keep-alive")
    length = len(body.encode())
    head = request_head(method, path, connection="keep-alive", content_type="application/json", content_length=length)
    return head + body.encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("port", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--rate", type=float, default=0, help="requests a second")
    parser.add_argument("--visitors", type=int, default=0)
    arguments = parser.parse_args()
    pressure = Pressure(arguments.port, map(as_bytes, sys.stdin.read().splitlines()))
    if arguments.rate:
        uvloop.run(pressure.at_rate(arguments.rate, arguments.seconds))
    else:
        uvloop.run(pressure.of_visitors(arguments.visitors, arguments.seconds))
    json.dump({"answers": pressure.answers, "lasted": pressure.lasted}, sys.stdout)


if __name__ == "__main__":
    main()
