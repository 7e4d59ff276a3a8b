"""Work for the processor goes to native threads, so that the event loop keeps turning."""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

import gevent

P = ParamSpec("P")
T = TypeVar("T")


class Offload(Protocol):
    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


def to_thread_pool(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Runs ``function`` in gevent's pool of native threads; only the calling greenlet waits."""
    result: T = gevent.get_hub().threadpool.apply(function, args, kwargs)
    return result
