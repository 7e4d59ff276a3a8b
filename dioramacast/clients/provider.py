"""What the calls to providers have in common: a budget, a breaker, and being counted."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from dioramacast import trail
from dioramacast.breaker import Breaker
from dioramacast.budget import CallBudget
from dioramacast.clients.http import RateLimitedByProvider
from dioramacast.errors import UpstreamError, UpstreamUnavailable
from dioramacast.ledger import Charge, Ledger
from dioramacast.metrics import UPSTREAM_BREAKERS_OPEN, UPSTREAM_REQUESTS, UPSTREAM_SECONDS

T = TypeVar("T")


class Provider:
    """Guards the calls to one provider of data, a few at a time. ``name`` is the one in metrics."""

    def __init__(self, name: str, budget: CallBudget, breaker: Breaker, calls_at_once: int) -> None:
        self._name = name
        self._budget = budget
        self._breaker = breaker
        self._places = threading.BoundedSemaphore(calls_at_once)

    @property
    def is_healthy(self) -> bool:
        return not self._breaker.is_failing

    def call(self, fetch: Callable[[], T], wait_seconds: float, *, nobody_waits: bool = False) -> T:
        """The result of ``fetch``, begun within ``wait_seconds`` or not at all; see ``Budget.spend``.

        Raises:
            BudgetSpent, UpstreamTimeout, UpstreamRejected, UpstreamUnavailable
        """
        if not self._places.acquire(timeout=wait_seconds):
            raise UpstreamUnavailable("Too many calls are waiting for the provider.", 1)
        try:
            with _guarded(self._name, self._breaker):
                self._budget.spend(nobody_waits=nobody_waits)
                with _counted(self._name, self._budget.block_for):
                    return fetch()
        finally:
            self._places.release()


class PaidProvider:
    """Guards the calls to a provider that is paid for each: the money is reserved before a call and settled after it.

    How many go on at once is for those who ask to bound.
    """

    def __init__(self, name: str, ledger: Ledger, breaker: Breaker) -> None:
        self._name = name
        self._ledger = ledger
        self._breaker = breaker

    @property
    def is_healthy(self) -> bool:
        return not self._breaker.is_failing

    def call(self, fetch: Callable[[], T]) -> T:
        """The result of ``fetch``, which is a picture. An error that is not known to be free is paid for.

        Raises:
            BudgetSpent, UpstreamTimeout, UpstreamRejected, UpstreamUnavailable
        """
        with _guarded(self._name, self._breaker):
            reservation = self._ledger.reserve()
            charge = Charge.CHARGED
            try:
                with _counted(self._name, self._ledger.block_for):
                    result = fetch()
                charge = Charge.PICTURE
            except UpstreamError as error:
                if error.is_free:
                    charge = Charge.FREE
                raise
            finally:
                self._ledger.settle(reservation, charge)
            return result


@contextmanager
def _guarded(name: str, breaker: Breaker) -> Iterator[None]:
    try:
        with breaker.guard():
            yield
    finally:
        UPSTREAM_BREAKERS_OPEN.labels(name).set(breaker.is_open)


@contextmanager
def _counted(name: str, block_for: Callable[[float], None]) -> Iterator[None]:
    """Counts the call made inside; ``block_for`` is told how long not to ask, where the provider says so."""
    started = time.monotonic()
    outcome = "ok"
    try:
        yield
    except RateLimitedByProvider as error:
        outcome = "rate_limited"
        block_for(error.retry_after_seconds or 0)
        raise
    except UpstreamError as error:
        outcome = error.outcome
        raise
    finally:
        UPSTREAM_REQUESTS.labels(name, outcome).inc()
        seconds = time.monotonic() - started
        UPSTREAM_SECONDS.labels(name).observe(seconds)
        trail.called_upstream(seconds)
