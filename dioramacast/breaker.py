"""Stops asking somebody who keeps failing, and finds out soon when they are back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from dioramacast.errors import BudgetSpent, KeyRefused, PictureRefused, UpstreamError, UpstreamUnavailable


class ProbeGate(Protocol):
    """Whether it is this process's turn to probe, where several ask the same provider."""

    def take(self) -> bool: ...

    def give_back(self) -> None: ...


class Breaker:
    """Opens after ``threshold`` failures in a row; then lets one call through each ``probe_seconds``.

    A probe does not wait for the one before it: a call that hangs must not hide the recovery.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        threshold: int = 3,
        probe_seconds: float = 1.0,
        gate: ProbeGate | None = None,
    ) -> None:
        self._clock = clock
        self._threshold = threshold
        self._probe_seconds = probe_seconds
        self._gate = gate
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
        is_probe = self.is_open
        if is_probe:
            now = self._clock()
            if now < self._next_probe_at or (self._gate and not self._gate.take()):
                raise UpstreamUnavailable("The provider keeps failing; it is asked again in a moment.", 1)
            self._next_probe_at = now + self._probe_seconds
        try:
            yield
        except BudgetSpent:
            # Nobody was asked, so nothing was learnt.
            raise
        except UpstreamError as error:
            if isinstance(error, PictureRefused) or (error.permanent and not isinstance(error, KeyRefused)):
                # It answered; that this one request was wrong says nothing about its health.
                self._failures = 0
            else:
                self._failures += 1
                if self._failures == self._threshold:
                    # Whoever waits by now is told so, and does not wait for the same once more.
                    self._next_probe_at = self._clock() + self._probe_seconds
            raise
        self._failures = 0
        if is_probe and self._gate:
            self._gate.give_back()
