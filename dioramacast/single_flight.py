"""Everybody who asks for the same thing at once waits for one making of it."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class _Flight(Generic[T]):
    def __init__(self) -> None:
        self.landed = threading.Event()
        self.value: T | None = None
        self.error: BaseException | None = None


class SingleFlight(Generic[T]):
    """Per process. ``threading`` is greenlets under gevent's patching and threads without."""

    def __init__(self) -> None:
        self._flights: dict[str, _Flight[T]] = {}

    def is_flying(self, key: str) -> bool:
        return key in self._flights

    def do(self, key: str, load: Callable[[], T]) -> T:
        """The result of ``load``, shared by all who ask for ``key`` while it runs; so is its exception."""
        mine: _Flight[T] = _Flight()
        flight = self._flights.setdefault(key, mine)
        if flight is not mine:
            flight.landed.wait()
            if flight.error is not None:
                raise flight.error
            return flight.value  # type: ignore[return-value]  # set whenever error is not
        try:
            flight.value = load()
        except BaseException as error:
            flight.error = error
            raise
        else:
            return flight.value
        finally:
            del self._flights[key]
            flight.landed.set()
