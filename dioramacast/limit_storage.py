"""Where Flask-Limiter counts visitors: in Redis for all processes, in this process while Redis cannot be asked.

Flask-Limiter's own fall-back finds a returned Redis only after up to half a minute, and lets each request wait for a
hung one; here the breaker of our link decides.
"""

from collections.abc import Callable
from typing import TypeVar

from limits.storage import MemoryStorage, RedisStorage
from limits.storage.base import MovingWindowSupport, Storage

from dioramacast.errors import RedisUnavailable
from dioramacast.redis_link import RedisLink

T = TypeVar("T")

URI = "dioramacast://"
_KEY_PREFIX = "dioramacast:1:limits:moving-window"
"""With the strategy's name: another strategy finds keys of another type under its own."""


class LimitStorage(Storage, MovingWindowSupport):
    """Registered with ``limits`` under ``URI``; ``link`` None: one process alone."""

    STORAGE_SCHEME = ["dioramacast"]  # noqa: RUF012  (the name and kind are the library's)

    def __init__(
        self, uri: str | None = None, wrap_exceptions: bool = False, link: RedisLink | None = None, **options: str
    ) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions, **options)
        self._link = link
        self._memory = MemoryStorage()
        self._redis: RedisStorage | None = None

    @property
    def base_exceptions(self) -> type[Exception]:
        return RedisUnavailable

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        return self._ask(lambda storage: bool(storage.acquire_entry(key, limit, expiry, amount)))

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        return self._ask(lambda storage: storage.get_moving_window(key, limit, expiry))

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        return self._ask(lambda storage: storage.incr(key, expiry, amount))

    def get(self, key: str) -> int:
        return self._ask(lambda storage: storage.get(key))

    def get_expiry(self, key: str) -> float:
        return self._ask(lambda storage: storage.get_expiry(key))

    def clear(self, key: str) -> None:
        self._ask(lambda storage: storage.clear(key))

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        return self._ask(lambda storage: storage.reset())

    def _ask(self, question: Callable[[MemoryStorage | RedisStorage], T]) -> T:
        if self._link is None:
            return question(self._memory)
        link = self._link
        try:
            return link.run(lambda _: question(self._redis_storage(link)))
        except RedisUnavailable:
            return question(self._memory)

    def _redis_storage(self, link: RedisLink) -> RedisStorage:
        if self._redis is None:
            pool = link.client.connection_pool
            self._redis = RedisStorage(link.url.get_secret_value(), connection_pool=pool, key_prefix=_KEY_PREFIX)
        return self._redis
