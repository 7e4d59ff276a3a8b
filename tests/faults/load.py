"""Visitors who come all at once, or who ask on and on, and what became of each of their requests."""

import itertools
import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import TypeVar

from bench.quantiles import quantile
from tests.system.tally import tally

T = TypeVar("T")

WEATHER = "/api/weather?lat=48.85&lon=2.35"

CHEAP = (WEATHER, "/", "/health")

Request = tuple[str, str, str]
"""Method, path and body."""
Asked = Callable[[int, int], Request]
"""What a visitor asks for, by the numbers of the visitor and of the turn."""
JSON = {"Content-Type": "application/json"}


def at_once(count: int, ask: Callable[[int], T]) -> list[T]:
    """What each of them gets; ``ask`` is given their numbers. All wait until the last one is there."""
    barrier = threading.Barrier(count)

    def come(number: int) -> T:
        barrier.wait(60)
        return ask(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(come, range(count)))


def in_turn(paths: Sequence[str]) -> Asked:
    """One after the other; ``{new}`` in a path is something else each time."""
    return lambda visitor, turn: ("GET", paths[turn % len(paths)].format(new=f"{visitor}-{turn}"), "")


NORMAL = in_turn((*CHEAP, "/api/places?q=san+{new}"))


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that was answered. Times are the monotonic clock's."""

    path: str
    status: int
    asked_at: float
    seconds: float

    @property
    def route(self) -> str:
        return self.path.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Loss:
    """One that was not."""

    path: str
    asked_at: float
    lost_at: float
    why: str


class Load:
    """``with Load(port) as load``: visitors inside, each with one request after the other, and then what they met.

    Every other one keeps its connection, and all others have a new one for each request.
    """

    def __init__(
        self,
        port: int,
        visitors: int = 8,
        pause_seconds: float = 0,
        asked: Asked = NORMAL,
    ) -> None:
        self.visits: list[Visit] = []
        self.losses: list[Loss] = []
        self._port = port
        self._pause_seconds = pause_seconds
        self._asked = asked
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._visit, args=(number,)) for number in range(visitors)]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(60)

    @property
    def sent(self) -> int:
        return len(self.visits) + len(self.losses)

    @property
    def statuses(self) -> Counter[int]:
        return Counter(visit.status for visit in self.visits)

    @property
    def refused(self) -> Counter[str]:
        """By route and status, all that was not 200."""
        return Counter(f"{visit.route} {visit.status}" for visit in self.visits if visit.status != 200)

    @property
    def routes(self) -> set[str]:
        return {visit.route for visit in self.visits}

    def milliseconds(self, route: str, share: float) -> float:
        """Of the answers with 200."""
        taken = [visit.seconds for visit in self.visits if visit.route == route and visit.status == 200]
        return quantile(taken, share) * 1000

    def slowest_seconds(self, since: float = 0.0, until: float = math.inf) -> float:
        """Of what was asked in that time."""
        return max(visit.seconds for visit in self.visits if since <= visit.asked_at < until)

    def _visit(self, number: int) -> None:
        keeps = number % 2 == 0
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        for turn in itertools.count():
            if self._is_over.wait(self._pause_seconds):
                connection.close()
                return
            self._ask(connection, *self._asked(number, turn))
            if not keeps:
                connection.close()

    def _ask(self, connection: HTTPConnection, method: str, path: str, body: str) -> None:
        asked_at = time.monotonic()
        tally.add(sent=1)
        try:
            connection.request(method, path, body or None, JSON if body else {})
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException) as error:
            connection.close()
            tally.add(lost=1)
            self.losses.append(Loss(path, asked_at, time.monotonic(), repr(error)))
        else:
            self.visits.append(Visit(path, answer.status, asked_at, time.monotonic() - asked_at))
