"""Forgets what can be fetched, drawn or counted again (``python -m dioramacast purge``). Never what was paid for."""

from enum import StrEnum

import redis

from dioramacast.redis_link import RedisLink

_BATCH = 500


class Purge(StrEnum):
    WEATHER = "weather"
    """Answers of the providers."""
    VISITORS = "visitors"
    """How often each has asked."""
    GALLERY = "gallery"
    """What was drawn lately; the pictures stay."""
    DEMAND = "demand"
    """What was asked for most, which warm-up goes by."""


_PATTERNS = {
    Purge.WEATHER: ("dioramacast:1:weather:*",),
    Purge.VISITORS: ("dioramacast:1:limits:*",),
    Purge.GALLERY: ("dioramacast:1:gallery", "dioramacast:1:gallery:items"),
    Purge.DEMAND: ("dioramacast:1:demand", "dioramacast:1:demand:specs"),
}


def purge(link: RedisLink, what: Purge) -> int:
    """How many keys are gone. Raises RedisUnavailable."""

    def forget(client: redis.Redis) -> int:
        names = [name for pattern in _PATTERNS[what] for name in client.scan_iter(pattern, _BATCH)]
        return sum(client.unlink(*names[at : at + _BATCH]) for at in range(0, len(names), _BATCH))

    return link.run(forget)
