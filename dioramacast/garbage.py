"""Python's collector of reference cycles, in a process that holds thousands of idle connections.

As it comes, it looks through everything made since its last pass that still lives: with 5,000 visitors in a process
that is 150,000 objects, and each pass stops everybody for 100 to 150 ms. What still lives after a short moment is
mostly connections and what the caches hold, and goes without the collector's help. So passes are frequent, and what
they leave is put aside. What becomes garbage among that is found by a whole pass, which is rare.
"""

import gc
import random

import gevent


def collect_by_the_clock(pass_seconds: float = 0.25, whole_pass_seconds: float = 3600.0) -> None:
    """From here on, in this process, instead of whenever Python sees fit."""
    gc.disable()
    gc.collect()
    gc.freeze()
    gevent.spawn(_collect, pass_seconds, round(whole_pass_seconds / pass_seconds))


def _collect(pass_seconds: float, passes_to_a_whole_one: int) -> None:
    # The processes of one machine do not stop at the same moment.
    left = random.randint(passes_to_a_whole_one // 2, passes_to_a_whole_one)  # noqa: S311 -- no secret
    while True:
        gevent.sleep(pass_seconds)
        left -= 1
        if left > 0:
            gc.collect(0)
        else:
            gc.unfreeze()
            gc.collect()
            left = passes_to_a_whole_one
        gc.freeze()
