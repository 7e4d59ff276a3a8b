"""Stops asking somebody who keeps failing, and finds out soon when they are back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dioramacast.errors import BudgetSpent, UpstreamError, UpstreamUnavailable


class Breaker:
    """Opens after ``threshold`` failures in a row; then lets one call through each ``probe_seconds``.

    A probe does not wait for the one before it: a call that hangs must not hide the recovery.
    """

    def __init__(self, clock: Callable[[], float], threshold: int = 3, probe_seconds: float = 1.0) -> None:
        self._clock = clock
        self._threshold = threshold
        self._probe_seconds = probe_seconds
        self._failures = 0
        self._next_probe_at = 0.0

    @property
    def is_open(self) -> bool:
        return self._failures >= self._threshold

    @property
    def is_failing(self) -> bool:
        """Whether the latest outcome was a failure."""
        return self._failures > 0

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Counts the outcome of the call made inside.

        Raises:
            UpstreamUnavailable: it is open and no probe is due; nothing was called.
        """
        if self.is_open:
            now = self._clock()
            if now < self._next_probe_at:
                raise UpstreamUnavailable("The provider keeps failing; it is asked again in a moment.", 1)
            self._next_probe_at = now + self._probe_seconds
        try:
            yield
        except BudgetSpent:
            # Nobody was asked, so nothing was learnt.
            raise
        except UpstreamError as error:
            if error.permanent:
                # It answered; that this one request was wrong says nothing about its health.
                self._failures = 0
            else:
                self._failures += 1
            raise
        self._failures = 0
