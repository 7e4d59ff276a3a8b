"""Flask-Caching's interface over our two levels: this process's memory, capped in bytes, then Redis.

Values are JSON: what Flask-Caching would pickle into Redis, somebody else could have put there.
"""

import json
import time
from datetime import timedelta
from typing import Any

from flask import Flask
from flask_caching.backends.base import BaseCache

from dioramacast.cache import Entry, MemoryStore
from dioramacast.errors import RedisUnavailable
from dioramacast.redis_store import RedisStore


class TwoLevelCache(BaseCache):
    """``CACHE_TYPE = "dioramacast.flask_cache.TwoLevelCache"``. Every value has a TTL; 0 asks for the longest."""

    def __init__(self, memory: MemoryStore, store: RedisStore | None, default_timeout: int = 3600) -> None:
        super().__init__(default_timeout=default_timeout)
        self._memory = memory
        self._store = store

    @classmethod
    def factory(cls, app: Flask, config: dict[str, Any], args: list[Any], kwargs: dict[str, Any]) -> "TwoLevelCache":
        return cls(MemoryStore(config["CACHE_MAX_BYTES"]), app.extensions["dioramacast"].shared.store)

    def get(self, key: str) -> Any:
        """The value; None where there is none, or none of ours."""
        entry = self._memory.get(key) or self._from_redis(key)
        if entry is None:
            return None
        try:
            envelope = json.loads(entry.value)
            return envelope["value"] if abs(time.time() - entry.stored_at) < envelope["ttl_seconds"] else None
        except (ValueError, TypeError, KeyError):
            return None

    def set(self, key: str, value: Any, timeout: int | timedelta | None = None) -> bool:
        """Keeps what JSON can say; raises ``TypeError`` for anything else."""
        asked_seconds = int(timeout.total_seconds()) if isinstance(timeout, timedelta) else timeout
        ttl_seconds = min(asked_seconds or self.default_timeout, self.default_timeout)
        envelope = json.dumps({"ttl_seconds": ttl_seconds, "value": value}, ensure_ascii=False).encode()
        entry = Entry(envelope, time.time())
        self._memory.set(key, entry)
        if self._store:
            try:
                self._store.set(key, entry, ttl_seconds)
            except RedisUnavailable:
                return False
        return True

    def has(self, key: str) -> bool:
        return self.get(key) is not None

    def delete(self, key: str) -> bool:
        self._memory.delete(key)
        if self._store:
            try:
                self._store.delete(key)
            except RedisUnavailable:
                return False
        return True

    def _from_redis(self, key: str) -> Entry | None:
        if self._store is None:
            return None
        try:
            entry = self._store.get(key)
        except RedisUnavailable:
            return None
        if entry:
            self._memory.set(key, entry)
        return entry
