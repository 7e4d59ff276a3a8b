"""How many calls may go out, for everyone together."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from dioramacast.errors import BudgetSpent


@dataclass(frozen=True, slots=True)
class Allowance:
    calls: int
    per_seconds: int


class Budget:
    """Fixed windows in this process's memory, counted from the first call in each."""

    def __init__(self, name: str, allowances: tuple[Allowance, ...], clock: Callable[[], float]) -> None:
        self._name = name
        self._allowances = allowances
        self._clock = clock
        self._window_ends = [0.0] * len(allowances)
        self._spent = [0] * len(allowances)
        self._blocked_until = 0.0

    def block_for(self, seconds: float) -> None:
        """The provider said how long not to ask."""
        self._blocked_until = max(self._blocked_until, self._clock() + seconds)

    def spend(self) -> None:
        """Takes one call out of every window, or none.

        Raises:
            BudgetSpent: with the seconds until the next call is free.
        """
        now = self._clock()
        free_at = max((self._blocked_until, *self._free_at(now)))
        if free_at > now:
            raise BudgetSpent(f"The budget of {self._name} calls is spent.", math.ceil(free_at - now))
        for index in range(len(self._spent)):
            self._spent[index] += 1

    def _free_at(self, now: float) -> list[float]:
        free = []
        for index, allowance in enumerate(self._allowances):
            if now >= self._window_ends[index]:
                self._window_ends[index] = now + allowance.per_seconds
                self._spent[index] = 0
            free.append(self._window_ends[index] if self._spent[index] >= allowance.calls else now)
        return free
