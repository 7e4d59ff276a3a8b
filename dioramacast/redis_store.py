"""The cache's second level, shared by all processes: JSON values, a TTL on every key, and locks."""

import json
import random
import secrets
from enum import StrEnum

import redis

from dioramacast.cache import Entry
from dioramacast.errors import RedisUnavailable
from dioramacast.metrics import POISONED_VALUES
from dioramacast.redis_link import RedisLink
from dioramacast.redis_lua import TAKE

_PREFIX = "dioramacast:1:"
_TTL_JITTER = 0.1
_FAILED = "failed"
_FAILURE_MS = 1000

_SETTLE = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '' then return redis.call('DEL', KEYS[1]) end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
"""


class LockState(StrEnum):
    OURS = "ours"
    TAKEN = "taken"
    FAILED = "failed"
    """Whoever held it a moment ago could not load the value."""


class RedisStore:
    """All methods raise ``RedisUnavailable`` where Redis does not answer."""

    def __init__(self, link: RedisLink) -> None:
        self._link = link

    def get(self, key: str) -> Entry | None:
        """None for what is not there; what is there and not ours is not there either."""
        raw = self._link.run(lambda client: _get(client, _PREFIX + key))
        if not isinstance(raw, bytes):
            return None
        try:
            envelope = json.loads(raw)
            return Entry(json.dumps(envelope["value"], ensure_ascii=False).encode(), float(envelope["stored_at"]))
        except (ValueError, TypeError, KeyError, RecursionError):
            POISONED_VALUES.inc()
            return None

    def set(self, key: str, entry: Entry, ttl_seconds: float) -> None:
        """``entry.value`` is JSON. The TTL is stretched a little at random, so that keys do not end together."""
        envelope = b'{"stored_at":%.3f,"value":%b}' % (entry.stored_at, entry.value)
        ttl_ms = int(ttl_seconds * 1000 * random.uniform(1, 1 + _TTL_JITTER))  # noqa: S311
        self._link.run(lambda client: client.set(_PREFIX + key, envelope, px=ttl_ms))

    def delete(self, key: str) -> None:
        self._link.run(lambda client: client.delete(_PREFIX + key))

    def lock(self, key: str, seconds: float) -> tuple[LockState, str]:
        """(state, token): ``OURS`` with the token to settle it by, ``TAKEN``, or ``FAILED``."""
        token = secrets.token_hex(8)
        name = f"{_PREFIX}lock:{key}"
        if self._link.run(lambda client: client.eval(TAKE, 1, name, token, int(seconds * 1000)), once=True):
            return LockState.OURS, token
        holder = self._link.run(lambda client: client.get(name))
        return (LockState.FAILED if holder == _FAILED.encode() else LockState.TAKEN), ""

    def settle(self, key: str, token: str, has_failed: bool) -> None:
        """Gives our lock back; a failure stays visible for a second to those who waited for it."""
        values = (token, _FAILED if has_failed else "", _FAILURE_MS)
        try:
            self._link.run(lambda client: client.eval(_SETTLE, 1, f"{_PREFIX}lock:{key}", *values))
        except RedisUnavailable:
            return  # it ends by itself


def _get(client: redis.Redis, name: str) -> object:
    try:
        return client.get(name)
    except redis.ResponseError as error:
        if not str(error).startswith("WRONGTYPE"):
            raise
        POISONED_VALUES.inc()
        return None
