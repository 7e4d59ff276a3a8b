"""Visitors who come all at once, or who keep coming while something breaks."""

import itertools
import math
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import requests

T = TypeVar("T")


def at_once(count: int, ask: Callable[[int], T]) -> list[T]:
    """What each of them gets; ``ask`` is given their numbers. All wait until the last one is there."""
    barrier = threading.Barrier(count)

    def come(number: int) -> T:
        barrier.wait(60)
        return ask(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(come, range(count)))


@dataclass(frozen=True, slots=True)
class Visit:
    path: str
    status: int
    began_at: float
    """Seconds by ``time.monotonic``."""
    seconds: float


class Visitors:
    """``count`` of them ask, one request after the other, until the block is left: ``path(visitor, turn)``."""

    def __init__(self, server: Any, path: Callable[[int, int], str], count: int = 8) -> None:
        self.visits: list[Visit] = []
        self._server = server
        self._path = path
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._keep_asking, args=(number,)) for number in range(count)]

    def __enter__(self) -> "Visitors":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(60)

    @property
    def statuses(self) -> Counter[int]:
        return Counter(visit.status for visit in self.visits)

    def slowest_seconds(self, since: float = 0.0, until: float = math.inf) -> float:
        """Of those that began in that time."""
        return max(visit.seconds for visit in self.visits if since <= visit.began_at < until)

    def _keep_asking(self, number: int) -> None:
        for turn in itertools.count():
            if self._is_over.is_set():
                return
            path, began_at = self._path(number, turn), time.monotonic()
            try:
                status = self._server.get(path).status_code
            except requests.exceptions.RequestException:
                continue  # the tally has it
            self.visits.append(Visit(path, status, began_at, time.monotonic() - began_at))
