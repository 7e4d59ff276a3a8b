"""The one way to Redis: a bounded pool made after the fork, short time-outs, and none for one that is down."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import gevent
import redis
from pydantic import SecretStr
from redis.backoff import NoBackoff
from redis.retry import Retry

from dioramacast.errors import RedisUnavailable
from dioramacast.metrics import (
    REDIS_COMMANDS_WAITING,
    REDIS_CONNECTIONS,
    REDIS_CONNECTIONS_IN_USE,
    REDIS_DOWN,
    REDIS_FAILURES,
)

logger = logging.getLogger(__name__)

T = TypeVar("T")

_TIMEOUTS_A_COMMAND = 3
"""A drip outlives the time-outs of single reads: no command takes longer than so many of them. With fewer a process
that is late by itself would take Redis for down.
"""
_LATE_SECONDS = 0.02
"""A time-out that comes so much later than it should came from a busy process, and says nothing about Redis."""
_BUSY_SHARE = 0.5
"""Nor does one of several round trips, where this process worked for so much of the time: each waited for its turn."""
_TURN_SECONDS = 2.0
"""So long may a command wait for one of our connections while many others are being sent."""
_WAITING_A_CONNECTION = 4
_PROBE_SECONDS = 1.0
_LOG_SECONDS = 60.0


class _NoAnswer(Exception):
    pass


class _TimedOut(_NoAnswer):
    def __init__(self, limit_seconds: float) -> None:
        super().__init__()
        self.limit_seconds = limit_seconds


class _Refused(Exception):
    """It answered, with an error."""


class RedisLink:
    """Every failure comes out as ``RedisUnavailable``.

    Where no answer came, Redis is down: it is left alone until it answers a probe, one each second, for which nobody
    waits. One that answers with errors, as a full one does to what is written, costs no time and is asked on.
    """

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
        self._clock = clock
        self._client: redis.Redis | None = None
        self._turns = threading.BoundedSemaphore(connections)
        self._waiting = 0
        self._has_failed = False
        self._is_down = False
        self._is_probing = False
        self._log_again_at: dict[str, float] = {}
        REDIS_CONNECTIONS.set(connections)

    @property
    def is_healthy(self) -> bool:
        """From the latest outcome."""
        return not self._has_failed

    @property
    def is_crowded(self) -> bool:
        """Whether more wait for one of the connections than will have it soon."""
        return self._waiting > self._connections * _WAITING_A_CONNECTION

    def run(self, command: Callable[[redis.Redis], T], *, once: bool = False) -> T:
        """The result of ``command(client)``; ``once``: it may not be sent a second time.

        Raises:
            RedisUnavailable: it failed, no answer came in time, or Redis is down; or this process asks so much that
                there was no turn for it in time.
        """
        if not self._take_turn():
            REDIS_FAILURES.labels("NoTurn").inc()
            raise _unavailable()
        REDIS_CONNECTIONS_IN_USE.inc()
        try:
            # Whoever waited for a turn learns at once what those before found out.
            if self._is_down:
                raise _unavailable()
            return self._ask(command, once)
        finally:
            REDIS_CONNECTIONS_IN_USE.dec()
            self._turns.release()

    def _take_turn(self) -> bool:
        self._waiting += 1
        REDIS_COMMANDS_WAITING.set(self._waiting)
        has_turn = self._turns.acquire(timeout=_TURN_SECONDS)
        self._waiting -= 1
        REDIS_COMMANDS_WAITING.set(self._waiting)
        return has_turn

    def _ask(self, command: Callable[[redis.Redis], T], once: bool) -> T:
        try:
            result = self._run_in_time(command, once)
        except _NoAnswer:
            self._has_failed = self._is_down = True
            REDIS_DOWN.set(1)
            if not self._is_probing:
                self._is_probing = True
                threading.Thread(target=self._probe, daemon=True).start()
            raise _unavailable() from None
        except _Refused:
            self._has_failed = True
            raise _unavailable() from None
        if self._is_down:
            REDIS_DOWN.set(0)
        self._has_failed = self._is_down = False
        return result

    def _probe(self) -> None:
        while self._is_down:
            time.sleep(_PROBE_SECONDS)
            with suppress(RedisUnavailable):
                self._ask(lambda client: client.ping(), once=False)
        self._is_probing = False

    def _run_in_time(self, command: Callable[[redis.Redis], T], once: bool) -> T:
        started, worked = time.monotonic(), time.process_time()
        try:
            return self._run(command)
        except _TimedOut as timeout:
            seconds, worked_seconds = time.monotonic() - started, time.process_time() - worked
            is_late = seconds >= timeout.limit_seconds + _LATE_SECONDS
            is_busy = timeout.limit_seconds > self._timeout_seconds and worked_seconds > seconds * _BUSY_SHARE
            if not is_late and not is_busy:
                raise
        REDIS_FAILURES.labels("LateTimeout").inc()
        if once:
            raise RedisUnavailable("Redis was heard too late.")
        return self._run(command)

    def _run(self, command: Callable[[redis.Redis], T]) -> T:
        limit_seconds = self._timeout_seconds * _TIMEOUTS_A_COMMAND
        client, deadline = self.client, gevent.Timeout(limit_seconds)
        try:
            with deadline:
                return command(client)
        except gevent.Timeout as timeout:
            if timeout is not deadline:
                raise
            self._count("Deadline")
            raise _TimedOut(limit_seconds) from None
        except (redis.RedisError, OSError, ValueError, queue.Empty) as error:
            self._count(_kind(error))
            if isinstance(error, redis.TimeoutError):
                raise _TimedOut(self._timeout_seconds) from None
            raise (_Refused if isinstance(error, redis.ResponseError) else _NoAnswer) from None

    def _count(self, kind: str) -> None:
        REDIS_FAILURES.labels(kind).inc()
        now = self._clock()
        if now >= self._log_again_at.get(kind, now):
            # A full Redis fails with each thing that is written.
            self._log_again_at[kind] = now + _LOG_SECONDS
            logger.warning("redis failed", extra={"reason": kind})

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


def _kind(error: Exception) -> str:
    # The client library has no name of its own for it. An error's whole text may hold what nobody should read.
    return "MaxClientsError" if "max number of clients" in str(error) else type(error).__name__


def _unavailable() -> RedisUnavailable:
    return RedisUnavailable("Redis cannot be asked right now.")
