"""Where Flask-Limiter counts visitors: in Redis for all processes, in this process while Redis cannot be asked.

Flask-Limiter's own fall-back finds a returned Redis only after up to half a minute, and lets each request wait for a
hung one; here our link decides. Its own counting asks Redis for each request; ours, by leases, does not.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from limits import RateLimitItem, parse_many
from limits.storage.base import MovingWindowSupport, Storage

from dioramacast.errors import RedisUnavailable

URI = "dioramacast://"
_VISITOR = "{visitor}"


class Counter(Protocol):
    """``Leases``, or ``MovingWindow`` where one process is all there is."""

    def take(self, key: str, limit: int, window_seconds: float) -> float: ...

    def wait_seconds(self, key: str, limit: int, window_seconds: float) -> float: ...


@dataclass(frozen=True, slots=True)
class _Window:
    before: str
    after: str
    """What stands around the visitor in the key."""
    limit: int
    seconds: int

    @classmethod
    def of(cls, name: str, item: RateLimitItem) -> "_Window":
        before, after = item.key_for(_VISITOR, name).split(_VISITOR)
        return cls(before, after, item.amount, item.get_expiry())


class Permits:
    """Counts as Flask-Limiter does, under the same keys, without a request of Flask's. ``rates`` by their names."""

    def __init__(self, counter: Counter, rates: Mapping[str, str]) -> None:
        self._counter = counter
        self._windows = {
            name: [_Window.of(name, item) for item in sorted(parse_many(rate))] for name, rate in rates.items()
        }

    def __call__(self, name: str, visitor: str) -> bool:
        """One more request of a visitor's, against the limit of that name. False: it is over it."""
        return not any(
            self._counter.take(f"{window.before}{visitor}{window.after}", window.limit, window.seconds)
            for window in self._windows[name]
        )


class LimitStorage(Storage, MovingWindowSupport):
    """Registered with ``limits`` under ``URI``. The moving window is all that it can do."""

    STORAGE_SCHEME = ["dioramacast"]  # noqa: RUF012  (the name and kind are the library's)

    def __init__(
        self, uri: str | None = None, wrap_exceptions: bool = False, *, counter: Counter, **options: str
    ) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions, **options)
        self._counter = counter

    @property
    def base_exceptions(self) -> type[Exception]:
        return RedisUnavailable

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        return not self._counter.take(key, limit, expiry)

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        wait_seconds = self._counter.wait_seconds(key, limit, expiry)
        return time.time() + wait_seconds - expiry, limit if wait_seconds else 0

    def check(self) -> bool:
        return True

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        raise NotImplementedError

    def get(self, key: str) -> int:
        raise NotImplementedError

    def get_expiry(self, key: str) -> float:
        raise NotImplementedError

    def clear(self, key: str) -> None:
        raise NotImplementedError

    def reset(self) -> int | None:
        raise NotImplementedError
