"""Visitors who ask on and on, and what became of each of their requests."""

import itertools
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from types import TracebackType

from bench.quantiles import quantile
from tests.system.tally import tally

WEATHER = "/api/weather?lat=48.85&lon=2.35"

CHEAP = (WEATHER, "/", "/health")
NORMAL = (*CHEAP, "/api/places?q=san+{new}")


@dataclass(frozen=True, slots=True)
class Loss:
    """A request without an answer. Times are the monotonic clock's."""

    path: str
    asked_at: float
    lost_at: float
    why: str


class Load:
    """``with Load(port) as load``: normal load inside, and then what they met.

    Of ``visitors`` every other one keeps its connection, and all others have a new one for each request.
    """

    def __init__(self, port: int, visitors: int = 8, pause_seconds: float = 0, paths: Sequence[str] = NORMAL) -> None:
        """``{new}`` in a path is something else each time."""
        self.statuses: Counter[int] = Counter()
        self.refused: Counter[str] = Counter()
        """By such a path and status, all that was not 200."""
        self.losses: list[Loss] = []
        self.seconds: dict[str, list[float]] = {}
        """By the path without its query, of the answers with 200."""
        self._port = port
        self._pause_seconds = pause_seconds
        self._paths = paths
        self._is_over = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._visit, args=(number,)) for number in range(visitors)]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(60)

    @property
    def sent(self) -> int:
        return self.statuses.total() + len(self.losses)

    def milliseconds(self, path: str, share: float) -> float:
        return quantile(self.seconds.get(path, []), share) * 1000

    def _visit(self, number: int) -> None:
        keeps = number % 2 == 0
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        for turn in itertools.count():
            if self._is_over.wait(self._pause_seconds):
                connection.close()
                return
            self._ask(connection, self._paths[turn % len(self._paths)].format(new=f"{number}-{turn}"))
            if not keeps:
                connection.close()

    def _ask(self, connection: HTTPConnection, path: str) -> None:
        asked_at = time.monotonic()
        tally.add(sent=1)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException) as error:
            connection.close()
            tally.add(lost=1)
            with self._lock:
                self.losses.append(Loss(path, asked_at, time.monotonic(), repr(error)))
            return
        seconds = time.monotonic() - asked_at
        route = path.partition("?")[0]
        with self._lock:
            self.statuses[answer.status] += 1
            if answer.status == 200:
                self.seconds.setdefault(route, []).append(seconds)
            else:
                self.refused[f"{route} {answer.status}"] += 1
