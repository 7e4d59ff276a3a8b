"""The one way to Redis: a bounded pool made after the fork, short time-outs, and a breaker."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

import redis
from pydantic import SecretStr
from redis.backoff import NoBackoff
from redis.retry import Retry

from dioramacast.breaker import Breaker
from dioramacast.errors import RedisUnavailable, UpstreamUnavailable
from dioramacast.metrics import REDIS_FAILURES

logger = logging.getLogger(__name__)

T = TypeVar("T")

_LATE_SECONDS = 0.1
"""A time-out that comes so much later than it should came from a busy process, and says nothing about Redis."""
_TURN_SECONDS = 2.0
"""So long may a command wait for one of our connections while many others are being sent."""


class _TimedOut(UpstreamUnavailable):
    pass


class RedisLink:
    """Every failure comes out as ``RedisUnavailable``; after one, Redis is left alone but for a probe each second."""

    def __init__(
        self,
        url: SecretStr,
        connections: int,
        ca_bundle: str | None,
        clock: Callable[[], float],
        timeout_seconds: float = 0.25,
    ) -> None:
        self.url = url
        self._timeout_seconds = timeout_seconds
        self._connections = connections
        self._ca_bundle = ca_bundle
        self._breaker = Breaker(clock, threshold=1)
        self._client: redis.Redis | None = None
        self._turns = threading.BoundedSemaphore(connections)

    @property
    def is_healthy(self) -> bool:
        return not self._breaker.is_failing

    def run(self, command: Callable[[redis.Redis], T], *, once: bool = False) -> T:
        """The result of ``command(client)``; ``once``: it may not be sent a second time.

        Raises:
            RedisUnavailable: it failed, took longer than ``timeout_seconds``, or failed a moment ago; or this
                process asks so much that there was no turn for it in time.
        """
        if not self._turns.acquire(timeout=_TURN_SECONDS):
            REDIS_FAILURES.labels("NoTurn").inc()
            raise RedisUnavailable("Redis cannot be asked right now.")
        try:
            # Whoever waited for a turn learns at once what those before found out.
            with self._breaker.guard():
                return self._run_in_time(command, once)
        except UpstreamUnavailable:
            raise RedisUnavailable("Redis cannot be asked right now.") from None
        finally:
            self._turns.release()

    def _run_in_time(self, command: Callable[[redis.Redis], T], once: bool) -> T:
        started = time.monotonic()
        try:
            return self._run(command)
        except _TimedOut:
            if time.monotonic() - started < self._timeout_seconds + _LATE_SECONDS:
                raise
        REDIS_FAILURES.labels("LateTimeout").inc()
        if once:
            raise RedisUnavailable("Redis was heard too late.")
        return self._run(command)

    def _run(self, command: Callable[[redis.Redis], T]) -> T:
        try:
            return command(self.client)
        except (redis.RedisError, OSError, ValueError, queue.Empty) as error:
            REDIS_FAILURES.labels(type(error).__name__).inc()
            if not self._breaker.is_failing:
                logger.warning("redis failed", extra={"reason": type(error).__name__})
            kind = _TimedOut if isinstance(error, redis.TimeoutError) else UpstreamUnavailable
            raise kind("Redis failed.", 1) from None

    @property
    def client(self) -> redis.Redis:
        if self._client is None:
            self._client = redis.Redis(connection_pool=self._build_pool())
        return self._client

    def _build_pool(self) -> redis.BlockingConnectionPool:
        url = self.url.get_secret_value()
        options: dict[str, Any] = {}
        if url.startswith("rediss://"):
            # Hosted Redis comes with a self-signed certificate; with a CA bundle of ours it is checked.
            options = {"ssl_check_hostname": False, "ssl_cert_reqs": "none"}
            if self._ca_bundle:
                options = {"ssl_check_hostname": True, "ssl_cert_reqs": "required", "ssl_ca_certs": self._ca_bundle}
        return redis.BlockingConnectionPool.from_url(
            url,
            max_connections=self._connections,
            timeout=self._timeout_seconds,
            socket_timeout=self._timeout_seconds,
            socket_connect_timeout=self._timeout_seconds,
            retry=Retry(NoBackoff(), 0),
            **options,
        )
