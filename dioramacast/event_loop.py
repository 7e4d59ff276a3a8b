"""How busy the event loop is."""

import time

import gevent


def turn_age_seconds() -> float:
    """How long ago the loop last looked who is ready. What came since then waits for the end of this turn."""
    return time.time() - float(gevent.get_hub().loop.now())
