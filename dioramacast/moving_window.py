"""At most so many in any window of time, wherever it begins: counted in this process alone."""

from collections import deque
from collections.abc import Callable

_SWEEP_SECONDS = 60.0


class _Taken:
    def __init__(self, window_seconds: float) -> None:
        self.window_seconds = window_seconds
        self.at: deque[float] = deque()


class MovingWindow:
    """``clock`` gives seconds that never go back. What is older than its window is forgotten within a minute."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._taken: dict[str, _Taken] = {}
        self._sweep_at = 0.0

    def take(self, key: str, limit: int, window_seconds: float) -> float:
        """0: it is let through, and counted. Else the seconds until the next one would be."""
        wait_seconds = self.wait_seconds(key, limit, window_seconds)
        if not wait_seconds:
            now = self._clock()
            if now >= self._sweep_at:
                self._sweep(now)
            taken = self._taken.get(key)
            if taken is None:
                taken = self._taken[key] = _Taken(window_seconds)
            taken.at.append(now)
        return wait_seconds

    def wait_seconds(self, key: str, limit: int, window_seconds: float) -> float:
        """What ``take`` would say; nothing is counted."""
        if not limit:
            return window_seconds
        taken = self._taken.get(key)
        if taken is None:
            return 0.0
        now = self._clock()
        while taken.at and taken.at[0] <= now - window_seconds:
            taken.at.popleft()
        return 0.0 if len(taken.at) < limit else taken.at[-limit] + window_seconds - now

    def _sweep(self, now: float) -> None:
        over = [key for key, taken in self._taken.items() if not taken.at or taken.at[-1] <= now - taken.window_seconds]
        for key in over:
            del self._taken[key]
        self._sweep_at = now + _SWEEP_SECONDS
