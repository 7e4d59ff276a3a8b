"""What all processes share through Redis, and what each makes do with while there is none."""

import itertools
import secrets
import threading
import time
from collections.abc import Callable

from dioramacast.budget import Allowance, Budget, CallBudget, SharedBudget
from dioramacast.cache import Cache, Freshness, MemoryStore, NothingShared, SharedLevel
from dioramacast.leases import Leases
from dioramacast.limit_storage import Counter
from dioramacast.moving_window import MovingWindow
from dioramacast.redis_link import RedisLink
from dioramacast.redis_store import RedisStore
from dioramacast.settings import Settings
from dioramacast.shared_cache import RedisLevel


class SharedState:
    """Builds caches and budgets; connects to nothing before they are used."""

    def __init__(self, settings: Settings) -> None:
        self.link: RedisLink | None = None
        self.store: RedisStore | None = None
        self._processes = settings.web_concurrency or 1
        if settings.redis_url:
            ca_bundle = str(settings.ssl_cert_file) if settings.ssl_cert_file else None
            self.link = RedisLink(settings.redis_url, settings.redis_connections, ca_bundle, time.monotonic)
            self.store = RedisStore(self.link)

    @property
    def is_healthy(self) -> bool:
        """From the latest outcome; what is not configured is healthy."""
        return self.link is None or self.link.is_healthy

    def cache(
        self,
        name: str,
        freshness: Freshness,
        max_bytes: float,
        *,
        is_ours: Callable[[bytes], bool],
        load_seconds: float,
    ) -> Cache:
        """A cache of ``max_bytes`` in this process and without a cap of ours in Redis.

        ``is_ours`` tells our values from others'; who waits for another process waits ``load_seconds`` at most.
        """
        alone = NothingShared()
        shared = RedisLevel(self.store, freshness.keep_seconds, load_seconds, is_ours) if self.store else alone
        return self._cache(name, freshness, max_bytes, shared)

    def cache_of_this_process(self, name: str, freshness: Freshness, max_bytes: float) -> Cache:
        """For what is large, and cheap to make again."""
        return self._cache(name, freshness, max_bytes, NothingShared())

    def _cache(self, name: str, freshness: Freshness, max_bytes: float, shared: SharedLevel) -> Cache:
        return Cache(
            name=name,
            memory=MemoryStore(int(max_bytes)),
            shared=shared,
            freshness=freshness,
            clock=time.time,
            spawn=_spawn,
        )

    def budget(self, name: str, allowance: Allowance) -> CallBudget:
        """One budget for all processes. Without Redis each takes its share."""
        share = Allowance(max(1, allowance.calls // self._processes) if allowance.calls else 0, allowance.per_seconds)
        if self.link is None:
            return Budget(name, (allowance if self._processes == 1 else share,), time.monotonic)
        alone = Budget(name, (share,), time.monotonic)
        return SharedBudget(name, allowance, self.link, alone, lambda: secrets.token_hex(8))

    def visits(self) -> Counter:
        """Counts visitors' requests, over all processes."""
        alone = MovingWindow(time.monotonic)
        if self.link is None:
            return alone
        return Leases(
            self.link,
            alone,
            self._processes,
            clock=time.monotonic,
            new_id=map(f"{secrets.token_hex(6)}-{{}}".format, itertools.count()).__next__,
            spawn=_spawn,
        )


def _spawn(task: Callable[[], None]) -> None:
    threading.Thread(target=task, daemon=True).start()
