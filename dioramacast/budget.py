"""How many calls may go out, for everyone together."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from dioramacast.errors import BudgetSpent


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most ``calls`` in any ``per_seconds``, wherever those begin."""

    calls: int
    per_seconds: int


class Budget:
    """One process's budget, in its memory."""

    def __init__(self, name: str, allowances: tuple[Allowance, ...], clock: Callable[[], float]) -> None:
        self._name = name
        self._allowances = allowances
        self._clock = clock
        self._spent_at: deque[float] = deque(maxlen=max(allowance.calls for allowance in allowances))
        self._blocked_until = 0.0

    def block_for(self, seconds: float) -> None:
        """The provider said how long not to ask."""
        self._blocked_until = max(self._blocked_until, self._clock() + seconds)

    def spend(self) -> None:
        """Takes one call, or none.

        Raises:
            BudgetSpent: with the seconds until the next call is free.
        """
        now = self._clock()
        free_at = max(self._blocked_until, *(self._free_at(allowance, now) for allowance in self._allowances))
        if free_at > now:
            raise BudgetSpent(f"The budget of {self._name} calls is spent.", math.ceil(free_at - now))
        self._spent_at.append(now)

    def _free_at(self, allowance: Allowance, now: float) -> float:
        if allowance.calls == 0:
            return now + allowance.per_seconds
        if len(self._spent_at) < allowance.calls:
            return now
        return self._spent_at[-allowance.calls] + allowance.per_seconds
