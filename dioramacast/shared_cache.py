"""The shared level of the cache over Redis: one of all processes loads, the others wait for what it finds."""

import time
from collections.abc import Callable

from dioramacast.cache import Entry
from dioramacast.errors import RedisUnavailable, UpstreamError, UpstreamTimeout, UpstreamUnavailable
from dioramacast.redis_store import LockState, RedisStore

_POLL_SECONDS = 0.04
_LOCK_MARGIN_SECONDS = 5.0
"""A lock that ended before its load would let a second process ask, and pay, for the same thing."""


class RedisLevel:
    """``is_ours`` says whether a value is one that we wrote; anything else under our keys is a miss."""

    def __init__(
        self, store: RedisStore, keep_seconds: float, load_seconds: float, is_ours: Callable[[bytes], bool]
    ) -> None:
        self._store = store
        self._keep_seconds = keep_seconds
        self._load_seconds = load_seconds
        self._is_ours = is_ours

    def read(self, key: str) -> Entry | None:
        try:
            entry = self._store.get(key)
        except RedisUnavailable:
            return None
        return entry if entry and self._is_ours(entry.value) else None

    def load_once(self, key: str, load: Callable[[], Entry], is_fresh: Callable[[Entry], bool]) -> Entry:
        """See ``SharedLevel``. Waits ``load_seconds`` at most for another process."""
        deadline = time.monotonic() + self._load_seconds
        while time.monotonic() < deadline:
            try:
                state, token = self._store.lock(key, self._load_seconds + _LOCK_MARGIN_SECONDS)
            except RedisUnavailable:
                return load()
            if state is LockState.OURS:
                return self._load_ours(key, token, load, is_fresh)
            if state is LockState.FAILED:
                raise UpstreamUnavailable("The provider failed a moment ago.", 1)
            time.sleep(_POLL_SECONDS)
            entry = self.read(key)
            if entry and is_fresh(entry):
                return entry
        raise UpstreamTimeout("Another process is still waiting for the provider.")

    def _load_ours(self, key: str, token: str, load: Callable[[], Entry], is_fresh: Callable[[Entry], bool]) -> Entry:
        # Somebody may have stored it between our look and our lock.
        entry = self.read(key)
        if entry and is_fresh(entry):
            self._store.settle(key, token, has_failed=False)
            return entry
        try:
            entry = load()
        except UpstreamError:
            self._store.settle(key, token, has_failed=True)
            raise
        except BaseException:
            self._store.settle(key, token, has_failed=False)
            raise
        self._write(key, entry)
        self._store.settle(key, token, has_failed=False)
        return entry

    def _write(self, key: str, entry: Entry) -> None:
        try:
            self._store.set(key, entry, self._keep_seconds)
        except RedisUnavailable:
            return  # counted where it failed; this process has the value all the same
