"""How many calls may go out, for everyone together."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from dioramacast.errors import BudgetSpent, RedisUnavailable
from dioramacast.redis_link import RedisLink
from dioramacast.redis_lua import BEGIN_WAIT, WAIT

_KEPT_FOR_VISITORS = 0.25


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most ``calls`` in any ``per_seconds``, wherever those begin."""

    calls: int
    per_seconds: int

    def open_to(self, nobody_waits: bool) -> int:
        """Calls: a part is kept for visitors who wait, out of the reach of what is refreshed while nobody does."""
        return self.calls - int(self.calls * _KEPT_FOR_VISITORS) if nobody_waits else self.calls


class CallBudget(Protocol):
    def block_for(self, seconds: float) -> None: ...

    def spend(self, *, nobody_waits: bool = False) -> None: ...


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

    def spend(self, *, nobody_waits: bool = False) -> None:
        """Takes one call, or none. ``nobody_waits``: some is left to those who do.

        Raises:
            BudgetSpent: with the seconds until the next call is free.
        """
        now = self._clock()
        free_at = max(
            self._blocked_until,
            *(self._free_at(allowance, allowance.open_to(nobody_waits), now) for allowance in self._allowances),
        )
        if free_at > now:
            raise BudgetSpent(f"The budget of {self._name} calls is spent.", math.ceil(free_at - now))
        self._spent_at.append(now)

    def _free_at(self, allowance: Allowance, calls: int, now: float) -> float:
        if calls == 0:
            return now + allowance.per_seconds
        if len(self._spent_at) < calls:
            return now
        return self._spent_at[-calls] + allowance.per_seconds


_SPEND = f"""
{WAIT}
local now = redis.call('TIME')
local now_ms = now[1] * 1000 + math.floor(now[2] / 1000)
local blocked_ms = left_of_wait(KEYS[2])
if blocked_ms > 0 then return blocked_ms end
local calls, window_ms = tonumber(ARGV[1]), tonumber(ARGV[2])
own(KEYS[1], 'zset')
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now_ms - window_ms)
-- What lies ahead is from before the clock was set back: at the latest, it was now.
for _, call in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now_ms, '+inf')) do
  redis.call('ZADD', KEYS[1], now_ms, call)
end
if redis.call('ZCARD', KEYS[1]) >= calls then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  if oldest[2] then return math.max(1, oldest[2] + window_ms - now_ms) end
  return window_ms
end
redis.call('ZADD', KEYS[1], now_ms, ARGV[3])
redis.call('PEXPIRE', KEYS[1], window_ms)
return 0
"""


class SharedBudget:
    """One budget for all processes, counted by Redis in its own time.

    ``without_redis`` takes over while Redis cannot be asked.
    """

    def __init__(
        self,
        name: str,
        allowance: Allowance,
        link: RedisLink,
        without_redis: Budget,
        new_id: Callable[[], str],
    ) -> None:
        self._name = name
        self._allowance = allowance
        self._link = link
        self._without_redis = without_redis
        self._new_id = new_id
        self._keys = (f"dioramacast:1:budget:{name}", f"dioramacast:1:budget:{name}:blocked")

    def block_for(self, seconds: float) -> None:
        """For all processes: the provider said how long not to ask."""
        self._without_redis.block_for(seconds)
        try:
            self._link.run(lambda client: client.eval(BEGIN_WAIT, 1, self._keys[1], max(1, int(seconds * 1000))))
        except RedisUnavailable:
            return  # this process keeps to it all the same

    def spend(self, *, nobody_waits: bool = False) -> None:
        """Takes one call, or none. ``nobody_waits``: some is left to those who do.

        Raises:
            BudgetSpent: with the seconds until the next call is free.
        """
        calls = self._allowance.open_to(nobody_waits)
        arguments = (calls, self._allowance.per_seconds * 1000, self._new_id())
        try:
            wait_ms = self._link.run(lambda client: client.eval(_SPEND, 2, *self._keys, *arguments))
        except RedisUnavailable:
            self._without_redis.spend(nobody_waits=nobody_waits)
            return
        if int(wait_ms) > 0:
            raise BudgetSpent(f"The budget of {self._name} calls is spent.", math.ceil(int(wait_ms) / 1000))
