"""What every provider of data has in common: a budget, a breaker, a few calls at a time, and being counted."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from dioramacast.breaker import Breaker
from dioramacast.budget import CallBudget
from dioramacast.clients.http import RateLimitedByProvider
from dioramacast.errors import UpstreamError, UpstreamUnavailable
from dioramacast.metrics import UPSTREAM_REQUESTS, UPSTREAM_SECONDS

T = TypeVar("T")


class Provider:
    """Guards the calls to one provider. ``name`` is the one in metrics."""

    def __init__(self, name: str, budget: CallBudget, breaker: Breaker, calls_at_once: int) -> None:
        self._name = name
        self._budget = budget
        self._breaker = breaker
        self._places = threading.BoundedSemaphore(calls_at_once)

    @property
    def is_healthy(self) -> bool:
        return not self._breaker.is_failing

    def call(self, fetch: Callable[[], T], wait_seconds: float) -> T:
        """The result of ``fetch``, begun within ``wait_seconds`` or not at all.

        Raises:
            BudgetSpent, UpstreamTimeout, UpstreamRejected, UpstreamUnavailable
        """
        if not self._places.acquire(timeout=wait_seconds):
            raise UpstreamUnavailable("Too many calls are waiting for the provider.", 1)
        try:
            with self._breaker.guard():
                self._budget.spend()
                return self._counted(fetch)
        finally:
            self._places.release()

    def _counted(self, fetch: Callable[[], T]) -> T:
        started = time.monotonic()
        outcome = "ok"
        try:
            return fetch()
        except RateLimitedByProvider as error:
            outcome = "rate_limited"
            self._budget.block_for(error.retry_after_seconds)
            raise
        except UpstreamError as error:
            outcome = error.outcome
            raise
        finally:
            UPSTREAM_REQUESTS.labels(self._name, outcome).inc()
            UPSTREAM_SECONDS.labels(self._name).observe(time.monotonic() - started)
