"""Pictures and specs in Redis: shared by all processes, within a cap of our own."""

import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

import redis

from dioramacast.errors import MediaStoreError, RedisUnavailable
from dioramacast.media_store import MediaStore
from dioramacast.metrics import POISONED_VALUES
from dioramacast.redis_link import RedisLink

logger = logging.getLogger(__name__)

T = TypeVar("T")

_PREFIX = "dioramacast:1:"
_ENTRY_OVERHEAD_BYTES = 500
"""What Redis 7 needs beside the bytes: the key, and the name in each index (measured, rounded up).

Its allocator takes up to a fifth more for large values, which is not counted.
"""

# The values are keys of their own, so that Redis' eviction, where it is on, takes one and not all. Of the two indexes,
# ``uses`` orders by last use, and ``sizes`` holds what each value weighs and, under the empty name, the sum of it.
# They change together, and so the sum is true; what Redis evicts by itself is missed when it is next asked for, put,
# or its turn to go, and where it took half of the indexes they are made again from the other half.
# The keys of what is evicted are not declared: with one Redis (and no cluster) that is allowed.
_INDEX = """
local value, uses, sizes = KEYS[1], KEYS[2], KEYS[3]
local name, prefix, overhead = ARGV[1], ARGV[2], tonumber(ARGV[3])

local function is_a(kind, key)
  local found = redis.call('TYPE', key).ok
  if found ~= kind and found ~= 'none' then redis.call('DEL', key) end
  return found == kind
end

-- nil where it is lost, or no such number: the next put counts anew.
local function sum()
  local bytes = tonumber(redis.call('HGET', sizes, '') or '')
  if bytes and bytes >= 0 and bytes < 2^53 then return bytes end
end

local function note(data_bytes)
  local now = redis.call('TIME')
  redis.call('ZADD', uses, now[1] * 1000000 + now[2], name)
  if redis.call('HSETNX', sizes, name, data_bytes + overhead) == 0 then return end
  local before = redis.call('HLEN', sizes) == 1 and 0 or sum()
  if before then redis.call('HSET', sizes, '', before + data_bytes + overhead) end
end

local function forget(each)
  local bytes, before = tonumber(redis.call('HGET', sizes, each) or ''), sum()
  redis.call('ZREM', uses, each)
  if redis.call('HDEL', sizes, each) == 0 then return end
  if bytes and before then redis.call('HSET', sizes, '', before - bytes) else redis.call('HDEL', sizes, '') end
end

is_a('zset', uses)
is_a('hash', sizes)
"""

_TOUCH = f"""{_INDEX}
if is_a('string', value) then note(redis.call('STRLEN', value)) else forget(name) end
"""

_PUT = f"""{_INDEX}
local data, max_bytes = ARGV[4], tonumber(ARGV[5])
if is_a('string', value) then return note(redis.call('STRLEN', value)) end
-- Before any other write: to a script that has written, a full Redis refuses nothing any more.
redis.call('SET', value, data)
forget(name)

local function recount()
  for _, each in ipairs(redis.call('HKEYS', sizes)) do
    if each ~= '' and not redis.call('ZSCORE', uses, each) then redis.call('ZADD', uses, 0, each) end
  end
  redis.call('DEL', sizes)
  local bytes = 0
  for _, each in ipairs(redis.call('ZRANGE', uses, 0, -1)) do
    if is_a('string', prefix .. each) then
      local weight = redis.call('STRLEN', prefix .. each) + overhead
      redis.call('HSET', sizes, each, weight)
      bytes = bytes + weight
    else
      redis.call('ZREM', uses, each)
    end
  end
  redis.call('HSET', sizes, '', bytes)
end

local function is_too_much()
  if not sum() or redis.call('HLEN', sizes) - 1 ~= redis.call('ZCARD', uses) then recount() end
  return sum() + #data + overhead > max_bytes
end

while is_too_much() do
  local oldest = redis.call('ZRANGE', uses, 0, 0)[1]
  if not oldest then break end
  redis.call('DEL', prefix .. oldest)
  forget(oldest)
end
note(#data)
"""

_DELETE = f"""{_INDEX}
redis.call('DEL', value)
forget(name)
"""


class RedisMediaStore(MediaStore):
    """The least recently used go when the pool holds ``max_bytes``, which is why nothing here has a TTL.

    A picture that was paid for is not thrown away for its age while there is room for it; and a permalink leads to its
    spec for as long as there is.
    """

    def __init__(self, link: RedisLink, pool: str, max_bytes: int) -> None:
        self._link = link
        self._max_bytes = max_bytes
        self._prefix = f"{_PREFIX}media:{pool}:"
        self._indexes = (f"{_PREFIX}media-uses:{pool}", f"{_PREFIX}media-sizes:{pool}")

    def get(self, name: str) -> bytes | None:
        """What is there and not ours is not there either."""
        return self._run(lambda client: self._get(client, name))

    def put(self, name: str, data: bytes) -> None:
        self.put_all({name: data})

    def put_all(self, items: Mapping[str, bytes]) -> None:
        """Data larger than the pool is not kept, rather than all others thrown out for it."""
        fitting = {name: data for name, data in items.items() if self._fits(data)}
        error = self._run(lambda client: self._put_all(client, fitting)) if fitting else None
        if error:
            raise MediaStoreError(type(error).__name__)

    def delete(self, name: str) -> None:
        self._run(lambda client: client.eval(_DELETE, *self._arguments(name)))

    def _run(self, command: Callable[[redis.Redis], T]) -> T:
        try:
            return self._link.run(command)
        except RedisUnavailable as error:
            raise MediaStoreError(type(error).__name__) from None

    def _arguments(self, name: str) -> tuple[int, str, str, str, str, str, int]:
        """How many keys, the keys, and the arguments that all scripts share."""
        return 3, self._prefix + name, *self._indexes, name, self._prefix, _ENTRY_OVERHEAD_BYTES

    def _get(self, client: redis.Redis, name: str) -> bytes | None:
        both = client.pipeline(transaction=False)
        both.get(self._prefix + name)
        # Also where nothing is there: what Redis evicted by itself is then counted off.
        both.eval(_TOUCH, *self._arguments(name))
        # A Redis that is full refuses to note the use, and gives the value all the same.
        found: bytes | redis.RedisError | None = both.execute(raise_on_error=False)[0]
        if isinstance(found, redis.RedisError):
            if not str(found).startswith("WRONGTYPE"):
                raise found
            POISONED_VALUES.inc()
            return None
        return found

    def _fits(self, data: bytes) -> bool:
        fits = len(data) + _ENTRY_OVERHEAD_BYTES <= self._max_bytes
        if not fits:
            logger.warning("too large for the media store", extra={"bytes": len(data)})
        return fits

    def _put_all(self, client: redis.Redis, items: Mapping[str, bytes]) -> redis.OutOfMemoryError | None:
        all_of_them = client.pipeline(transaction=False)
        for name, data in items.items():
            all_of_them.eval(_PUT, *self._arguments(name), data, self._max_bytes)
        try:
            all_of_them.execute()
        except redis.OutOfMemoryError as error:
            # Full is not out of reach: those who write nothing large go on asking Redis.
            return error
        return None
