"""Answers kept for a while: fresh, then served stale while one refresh runs, then only when loading fails."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from dioramacast.errors import UpstreamError
from dioramacast.metrics import CACHE_LOOKUPS
from dioramacast.single_flight import SingleFlight

logger = logging.getLogger(__name__)

_ENTRY_OVERHEAD_BYTES = 300
"""What an entry weighs beside its value: key, tuple, dict slot (measured with sys.getsizeof, rounded up)."""


@dataclass(frozen=True, slots=True)
class Entry:
    value: bytes
    stored_at: float
    """On the monotonic clock: a wall clock that jumps must not age an answer."""


class MemoryStore:
    """The least recently used entries go first when ``max_bytes`` is reached. One process, one thread."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._entries: OrderedDict[str, Entry] = OrderedDict()

    def get(self, key: str) -> Entry | None:
        entry = self._entries.get(key)
        if entry is not None:
            self._entries.move_to_end(key)
        return entry

    def set(self, key: str, entry: Entry) -> None:
        self.delete(key)
        weight = self._weight(key, entry)
        if weight > self._max_bytes:
            return
        self._entries[key] = entry
        self._bytes += weight
        while self._bytes > self._max_bytes:
            oldest, evicted = self._entries.popitem(last=False)
            self._bytes -= self._weight(oldest, evicted)

    def delete(self, key: str) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._bytes -= self._weight(key, entry)

    @staticmethod
    def _weight(key: str, entry: Entry) -> int:
        return len(key) + len(entry.value) + _ENTRY_OVERHEAD_BYTES


@dataclass(frozen=True, slots=True)
class Freshness:
    """Up to ``fresh_seconds`` a value is served as it is; up to ``refresh_seconds`` it is served stale at once while
    it is loaded anew; up to ``keep_seconds`` only when loading fails.
    """

    fresh_seconds: float
    refresh_seconds: float
    keep_seconds: float


@dataclass(frozen=True, slots=True)
class Cached:
    value: bytes
    is_fresh: bool


class Cache:
    """Values are bytes, so that what they weigh is known and what they hold is parsed with care."""

    def __init__(
        self,
        name: str,
        store: MemoryStore,
        freshness: Freshness,
        clock: Callable[[], float],
        spawn: Callable[[Callable[[], None]], None],
    ) -> None:
        self._name = name
        self._store = store
        self._freshness = freshness
        self._clock = clock
        self._spawn = spawn
        self._flights: SingleFlight[Cached] = SingleFlight()

    def fetch(self, key: str, load: Callable[[], bytes]) -> Cached:
        """The value under ``key``, loaded at most once at a time.

        Raises:
            UpstreamError: loading failed and nothing is kept. Failures are never stored.
        """
        entry = self._store.get(key)
        age = self._clock() - entry.stored_at if entry else float("inf")
        if entry and age <= self._freshness.fresh_seconds:
            CACHE_LOOKUPS.labels(self._name, "fresh").inc()
            return Cached(entry.value, is_fresh=True)
        if entry and age <= self._freshness.refresh_seconds:
            CACHE_LOOKUPS.labels(self._name, "stale").inc()
            self._refresh_behind(key, load)
            return Cached(entry.value, is_fresh=False)
        CACHE_LOOKUPS.labels(self._name, "miss").inc()
        try:
            return self._flights.do(key, lambda: self._load(key, load))
        except UpstreamError:
            if entry and age <= self._freshness.keep_seconds:
                return Cached(entry.value, is_fresh=False)
            raise

    def _load(self, key: str, load: Callable[[], bytes]) -> Cached:
        value = load()
        self._store.set(key, Entry(value, self._clock()))
        return Cached(value, is_fresh=True)

    def _refresh_behind(self, key: str, load: Callable[[], bytes]) -> None:
        if not self._flights.is_flying(key):
            self._spawn(lambda: self._refresh(key, load))

    def _refresh(self, key: str, load: Callable[[], bytes]) -> None:
        try:
            self._flights.do(key, lambda: self._load(key, load))
        except UpstreamError as error:
            logger.warning("refresh failed", extra={"cache": self._name, "reason": error.slug})
