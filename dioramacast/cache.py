"""Answers kept for a while: fresh, then served stale while one refresh runs, then only when loading fails.

Two levels: this process's memory, and behind it whatever all processes share.
"""

import logging
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from dioramacast import trail
from dioramacast.errors import UpstreamError
from dioramacast.metrics import CACHE_LOOKUPS
from dioramacast.single_flight import SingleFlight

logger = logging.getLogger(__name__)

K = TypeVar("K")
V = TypeVar("V")
Load = Callable[[], bytes]

_FRESHNESS_JITTER = 0.1
_REFRESH_AHEAD = 0.05
"""In the last twentieth of its freshness, a value that is asked for is loaded anew before it expires."""
_ENTRY_OVERHEAD_BYTES = 300
"""What an entry weighs beside its value: key, tuple, dict slot (measured with sys.getsizeof, rounded up)."""


@dataclass(frozen=True, slots=True)
class Entry:
    value: bytes
    stored_at: float
    """Seconds since the epoch, so that processes understand each other."""


def _entry_bytes(key: str, entry: Entry) -> int:
    return len(key) + len(entry.value) + _ENTRY_OVERHEAD_BYTES


class LruStore(Generic[K, V]):
    """The least recently used go first when ``max_bytes`` is reached. One process, one thread."""

    def __init__(self, max_bytes: int, weigh: Callable[[K, V], int]) -> None:
        """``weigh`` says how many bytes a value takes under its key."""
        self._max_bytes = max_bytes
        self._weigh = weigh
        self._bytes = 0
        self._entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        entry = self._entries.get(key)
        if entry is not None:
            self._entries.move_to_end(key)
        return entry

    def set(self, key: K, entry: V) -> None:
        self.delete(key)
        weight = self._weigh(key, entry)
        if weight > self._max_bytes:
            return
        self._entries[key] = entry
        self._bytes += weight
        while self._bytes > self._max_bytes:
            self._bytes -= self._weigh(*self._entries.popitem(last=False))

    def delete(self, key: K) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._bytes -= self._weigh(key, entry)


class MemoryStore(LruStore[str, Entry]):
    def __init__(self, max_bytes: int) -> None:
        super().__init__(max_bytes, _entry_bytes)


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
    fresh_for_seconds: float = 0.0
    """0: it is stale."""
    renew_in_seconds: float = 0.0
    """Who asks for it after that lets it be loaded anew, before it expires."""

    @property
    def is_fresh(self) -> bool:
        return self.fresh_for_seconds > 0


class SharedLevel(Protocol):
    """What all processes share. It never fails: without it there is nothing there, and everybody loads alone."""

    def read(self, key: str) -> Entry | None: ...

    def load_once(self, key: str, load: Callable[[], Entry], is_fresh: Callable[[Entry], bool]) -> Entry:
        """The entry that one of all processes loads; those who wait for it get the same.

        Raises:
            UpstreamError: whoever loaded it failed.
        """


class NothingShared:
    """One process alone."""

    def read(self, key: str) -> Entry | None:
        return None

    def load_once(self, key: str, load: Callable[[], Entry], is_fresh: Callable[[Entry], bool]) -> Entry:
        return load()


class Cache:
    """Values are bytes, so that what they weigh is known and what they hold is parsed with care."""

    def __init__(
        self,
        *,
        name: str,
        memory: MemoryStore,
        shared: SharedLevel,
        freshness: Freshness,
        clock: Callable[[], float],
        spawn: Callable[[Callable[[], None]], None],
    ) -> None:
        self._name = name
        self._memory = memory
        self._shared = shared
        self._freshness = freshness
        self._clock = clock
        self._spawn = spawn
        self._reads: SingleFlight[Entry | None] = SingleFlight()
        self._loads: SingleFlight[Entry] = SingleFlight()

    def fetch(self, key: str, load: Load, refresh: Load | None = None) -> Cached:
        """The value under ``key``, loaded at most once at a time; by ``refresh``, where given, while nobody waits.

        Raises:
            UpstreamError: loading failed and nothing is kept. Failures are never stored.
        """
        refresh = refresh or load
        entry = self._memory.get(key)
        if entry and self._is_fresh(key, entry):
            return self._found_fresh("fresh", key, entry, refresh)
        entry = self._newer(key, entry)
        if entry and self._is_fresh(key, entry):
            return self._found_fresh("shared", key, entry, refresh)
        if entry and self._age(entry) <= self._freshness.refresh_seconds:
            self._refresh_behind(key, refresh)
            self._count("stale")
            return Cached(entry.value)
        try:
            return self._found_fresh("miss", key, self._load(key, load, self._is_fresh), refresh)
        except UpstreamError:
            if entry and self._age(entry) <= self._freshness.keep_seconds:
                self._count("stale")
                return Cached(entry.value)
            self._count("miss")
            raise

    def _found_fresh(self, result: str, key: str, entry: Entry, refresh: Load) -> Cached:
        self._count(result)
        seconds = self._fresh_seconds(key) - self._age(entry)
        renew_in_seconds = seconds - self._fresh_seconds(key) * _REFRESH_AHEAD
        if renew_in_seconds < 0:
            self._refresh_behind(key, refresh)
        return Cached(entry.value, max(seconds, 0.001), max(renew_in_seconds, 0.0))

    def _count(self, result: str) -> None:
        CACHE_LOOKUPS.labels(self._name, result).inc()
        trail.looked_up(result)

    def _age(self, entry: Entry) -> float:
        # A stamp from the future (somebody's clock was set back) must not stay fresh until that future comes.
        return abs(self._clock() - entry.stored_at)

    def _is_fresh(self, key: str, entry: Entry) -> bool:
        return self._age(entry) <= self._fresh_seconds(key)

    def _is_new(self, key: str, entry: Entry) -> bool:
        """Whether it need not be loaded ahead."""
        return self._age(entry) < self._fresh_seconds(key) * (1 - _REFRESH_AHEAD)

    def _fresh_seconds(self, key: str) -> float:
        # Up to a tenth shorter, by key: what was loaded together does not expire together.
        jitter = zlib.crc32(key.encode()) % 1000 / 1000 * _FRESHNESS_JITTER
        return self._freshness.fresh_seconds * (1 - jitter)

    def _newer(self, key: str, entry: Entry | None) -> Entry | None:
        """Ours or the shared one, whichever was loaded later."""
        shared = self._reads.do(key, lambda: self._shared.read(key))
        if shared is None or (entry and entry.stored_at >= shared.stored_at):
            return entry
        self._memory.set(key, shared)
        return shared

    def _load(self, key: str, load: Load, is_good: Callable[[str, Entry], bool]) -> Entry:
        """``is_good``: whether what somebody else has loaded meanwhile will do."""

        def load_entry() -> Entry:
            return Entry(load(), self._clock())

        def load_once() -> Entry:
            # Another flight may have landed while this one was looking into what all share.
            entry = self._memory.get(key)
            if entry and is_good(key, entry):
                return entry
            entry = self._shared.load_once(key, load_entry, lambda found: is_good(key, found))
            self._memory.set(key, entry)
            return entry

        return self._loads.do(key, load_once)

    def _refresh_behind(self, key: str, load: Load) -> None:
        if not self._loads.is_flying(key):
            self._spawn(lambda: self._refresh(key, load))

    def _refresh(self, key: str, load: Load) -> None:
        try:
            self._load(key, load, self._is_new)
        except UpstreamError as error:
            logger.warning("refresh failed", extra={"cache": self._name, "reason": error.slug})
