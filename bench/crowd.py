"""``python -m bench.crowd``: some of the visitors of ``bench.visitors``, in a process of their own.

Each has a connection and an address of its own, opens the page, and then does one thing after the other with pauses in
between. What browsers and CDNs keep, the page's style sheets and scripts, is not asked for. Prints what they met, as
JSON.
"""

import argparse
import asyncio
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench.connection import Connection
from bench.wishes import OTHERS, POPULAR, Wish, Zipf, wishes
from dioramacast.errors import WeatherUnavailable

KINDS = ("page", "places", "weather", "picture", "order", "drawing")
"""``picture`` is the page's own, made before; ``order`` is one of the place, and ``drawing`` what comes of it."""
ACTIONS = {"search": 0.3, "weather": 0.64, "picture": 0.05, "order": 0.01}
KEYSTROKE_SECONDS = (0.15, 0.3)
ANSWER_WITHIN_SECONDS = 30
LOOKS_A_SECOND = 10
LOOK_SECONDS = 1 / LOOKS_A_SECOND
SEED = 20_261_124
_COMPRESSED = b"Accept-Encoding: gzip, deflate, br\r\n"


@dataclass
class Met:
    """What one kind of request met."""

    milliseconds: list[float] = field(default_factory=list)
    """Of those that were answered well."""
    cold: int = 0
    """503 for weather that nobody could fetch: the upstream's budget, or its failure."""
    shed: int = 0
    """503 for another reason: the server has too much to do."""
    limited: int = 0
    """429: the visitor's own limit."""
    failures: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        # dataclasses.asdict counts a Counter's pairs.
        return {**vars(self), "failures": dict(self.failures)}


class Crowd:
    def __init__(self, arguments: argparse.Namespace) -> None:
        self.host, self.port = arguments.host, arguments.port
        self.pause_seconds: tuple[float, float] = (arguments.pause_from, arguments.pause_to)
        self.dice = random.Random(f"{SEED} {arguments.first}")  # noqa: S311
        self.wishes = wishes()
        self.zipf = Zipf(POPULAR + OTHERS)
        self.met = {kind: Met() for kind in KINDS}
        self.late_ms: list[float] = []
        """How late this process itself was: what it adds to every figure, at most."""
        self.is_over = False
        self.page_picture: str = arguments.picture
        self._first, self._count = arguments.first, arguments.visitors
        self._ramp_seconds, self._seconds = arguments.ramp_seconds, arguments.seconds
        self._visitors: list[Visitor] = []

    async def live(self) -> None:
        loop = asyncio.get_running_loop()
        looking = loop.create_task(self._look())
        for number in range(self._count):
            visitor = Visitor(self, self._first + number)
            self._visitors.append(visitor)
            loop.call_later(self._ramp_seconds * number / self._count, visitor.arrive)
        await asyncio.sleep(self._ramp_seconds + self._seconds)
        self.is_over = True
        # They leave as they came, one by one: each where its next action would have been.
        deadline = time.monotonic() + self.pause_seconds[1] + ANSWER_WITHIN_SECONDS
        while any(visitor.is_here for visitor in self._visitors) and time.monotonic() < deadline:
            await asyncio.sleep(LOOK_SECONDS)
        looking.cancel()
        for visitor in self._visitors:
            visitor.leave()

    def wish(self) -> Wish:
        return self.wishes[self.zipf.draw(self.dice)]

    def later(self, seconds: tuple[float, float], act: Callable[[], None]) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(self.dice.uniform(*seconds), act)

    async def _look(self) -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(LOOK_SECONDS)
            self.late_ms.append(max(0.0, (time.monotonic() - before - LOOK_SECONDS) * 1000))
            if len(self.late_ms) % LOOKS_A_SECOND == 0:
                for visitor in self._visitors:
                    visitor.give_up(before - ANSWER_WITHIN_SECONDS)


class Visitor:
    def __init__(self, crowd: Crowd, number: int) -> None:
        self._crowd = crowd
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self._tail = (
            f" HTTP/1.1\r\nHost: {crowd.host}:{crowd.port}\r\nX-Forwarded-For: {address}\r\n"
            "User-Agent: bench\r\nAccept: */*\r\n"
        ).encode()
        self._connection: Connection | None = None
        self._kind = "page"
        self._searches: list[str] = []
        self._next: asyncio.TimerHandle | None = None

    @property
    def is_here(self) -> bool:
        return self._connection is not None

    def arrive(self) -> None:
        # Kept: the loop itself holds tasks weakly.
        self._arriving = asyncio.ensure_future(self._connect())

    def leave(self) -> None:
        if self._connection is None:
            return
        if self._connection.asked_at is not None:
            self._failed("unanswered")
        self._connection.close()
        self._connection = None

    def give_up(self, asked_before: float) -> None:
        """Where an answer does not come: a browser would turn away, too."""
        connection = self._connection
        if connection and connection.asked_at is not None and connection.asked_at < asked_before:
            self._failed("unanswered")
            connection.close()
            self._come_back()

    def on_open(self) -> None:
        self._ask("page", "/")

    def on_answer(self, status: int, body: bytes, milliseconds: float) -> None:
        met = self._crowd.met[self._kind]
        if status == 503 and WeatherUnavailable.slug.encode() in body:
            met.cold += 1
        elif status == 503:
            met.shed += 1
        elif status == 429:
            met.limited += 1
        elif status not in (200, 304):
            met.failures[str(status)] += 1
        else:
            met.milliseconds.append(round(milliseconds, 2))
            if self._kind == "order":
                self._ask("drawing", json.loads(body)["image_url"])
                return
        self._go_on()

    def on_lost(self, was_asked: bool) -> None:
        if was_asked:
            self._failed("connection lost")
        self._come_back()

    async def _connect(self) -> None:
        self._connection = connection = Connection(self)
        loop = asyncio.get_running_loop()
        try:
            await loop.create_connection(lambda: connection, self._crowd.host, self._crowd.port)
        except OSError as error:
            self._connection = None
            self._failed(type(error).__name__)
            self._come_back()

    def _come_back(self) -> None:
        self._connection = None
        self._searches = []
        if self._next:
            self._next.cancel()
        if not self._crowd.is_over:
            self._crowd.later(self._crowd.pause_seconds, self.arrive)

    def _failed(self, how: str) -> None:
        self._crowd.met[self._kind].failures[how] += 1

    def _go_on(self) -> None:
        if self._searches:
            self._next = self._crowd.later(KEYSTROKE_SECONDS, self._type)
        else:
            self._next = self._crowd.later(self._crowd.pause_seconds, self._act)

    def _act(self) -> None:
        wish = self._crowd.wish()
        action = self._crowd.dice.choices(tuple(ACTIONS), tuple(ACTIONS.values()))[0]
        if action == "search":
            self._searches = list(wish.search_paths[: self._crowd.dice.randint(2, 4)])
            self._type()
        elif action == "picture":
            self._ask("picture", self._crowd.page_picture)
        elif action == "order":
            self._ask("order", "/api/generate-image", wish.picture)
        else:
            self._ask("weather", wish.weather_path)

    def _type(self) -> None:
        if self._searches:
            self._ask("places", self._searches.pop(0))

    def _ask(self, kind: str, path: str, body: bytes = b"") -> None:
        if self._crowd.is_over:
            self.leave()
        if self._connection is None:
            return
        self._kind = kind
        head = (b"POST " if body else b"GET ") + path.encode() + self._tail
        # Answers that are read here come as they are, all others as browsers want them.
        head += b"Content-Type: application/json\r\nContent-Length: %d\r\n" % len(body) if body else _COMPRESSED
        self._connection.ask(head + b"\r\n" + body)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--first", type=int, default=0, help="the number of the first visitor, which makes addresses")
    parser.add_argument("--visitors", type=int, required=True)
    parser.add_argument("--picture", required=True, help="the path of the picture that the page shows")
    parser.add_argument("--ramp-seconds", type=float, default=0)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--pause-from", type=float, required=True)
    parser.add_argument("--pause-to", type=float, required=True)
    crowd = Crowd(parser.parse_args())
    asyncio.run(crowd.live())
    used = resource.getrusage(resource.RUSAGE_SELF)
    met = {kind: each.as_json() for kind, each in crowd.met.items()}
    json.dump({"met": met, "late_ms": crowd.late_ms, "cpu_seconds": used.ru_utime + used.ru_stime}, sys.stdout)


if __name__ == "__main__":
    main()
