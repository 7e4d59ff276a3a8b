"""Limits that all processes share, counted by leases: a process takes some of a visitor's allowance at once from Redis,
and lets requests through on its own until they are used up.

Never more than the limit passes in any window, wherever it begins: what is leased counts as used when the lease ends,
and what turns out to be unused is given back. All who need a lease in the same turn of the event loop ask together.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import redis

from dioramacast.errors import RedisUnavailable
from dioramacast.moving_window import MovingWindow
from dioramacast.redis_link import RedisLink

_KEY_PREFIX = "dioramacast:1:limits:leases:"
_LEASE_SECONDS = 15.0
_LEASE_SHARE_OF_WINDOW = 0.25
_REFUSAL_SECONDS = 1.0
"""A refusal holds for so long, before Redis is asked again: others may have given back."""
_MOST_AT_ONCE = 256

_LEASE = """
-- By key: limit, milliseconds of the window and of the lease, the new lease's id, and how the last one ended:
-- its member ('' for none) and how much of it was used. A limit of 0 only gives back.
-- Members are '<lease>:<count>', scored by when the last of them may be used (milliseconds).
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local answers = {}
for i, key in ipairs(KEYS) do
  local limit, window, life, id, ended, used = unpack(ARGV, i * 6 - 5, i * 6)
  limit, window, life = tonumber(limit), tonumber(window), tonumber(life)
  local swept = redis.pcall('ZREMRANGEBYSCORE', key, '-inf', now - window)
  if type(swept) == 'table' and swept.err then redis.call('DEL', key) end
  -- A stamp from the future: the clock was set back.
  redis.call('ZREMRANGEBYSCORE', key, now + life + 1000, '+inf')
  if ended ~= '' then
    local stamp = redis.call('ZSCORE', key, ended)
    if stamp then
      redis.call('ZREM', key, ended)
      if used ~= '0' then
        redis.call('ZADD', key, math.min(stamp, now), string.match(ended, '^[^:]*') .. ':' .. used)
      end
    end
  end
  local left = limit
  for _, member in ipairs(redis.call('ZRANGE', key, 0, -1)) do
    left = left - (tonumber(string.match(member, ':(%d+)$')) or 1)
  end
  if limit == 0 then
    answers[i] = 0
  elseif left > 0 then
    local granted = math.max(1, math.floor(left / 8))
    redis.call('ZADD', key, now + life, id .. ':' .. granted)
    redis.call('PEXPIRE', key, window + life)
    answers[i] = granted
  else
    local oldest = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2]
    answers[i] = -math.max(1, math.ceil(oldest + window - now))
  end
end
return answers
"""


@dataclass(slots=True)
class _Lease:
    """What this process holds of one visitor's allowance."""

    window_ms: int
    life_ms: int
    id: str = ""
    size: int = 0
    left: int = 0
    ends_at: float = 0.0
    free_at: float = 0.0
    """When the next one is free, as Redis said last."""
    ask_again_at: float = 0.0
    asking: threading.Event | None = None

    def question(self, limit: int, new_id: str) -> tuple[str | int, ...]:
        """The script's arguments: for a new lease, and how this one ended."""
        member = f"{self.id}:{self.size}" if self.id else ""
        return (limit, self.window_ms, self.life_ms, new_id, member, self.size - self.left)


@dataclass(slots=True)
class _Round:
    """Questions that travel together."""

    questions: list[tuple[str, tuple[str | int, ...]]] = field(default_factory=list)
    """By key, with the script's arguments."""
    answers: list[int] = field(default_factory=list)
    """Empty where Redis cannot be asked."""
    is_over: threading.Event = field(default_factory=threading.Event)


class Leases:
    """``alone`` counts this process's own share, limit / ``processes``, while Redis cannot be asked.

    ``clock`` gives seconds that never go back; ``new_id`` a text without a colon, another each time.
    """

    def __init__(
        self,
        link: RedisLink,
        alone: MovingWindow,
        processes: int,
        *,
        clock: Callable[[], float],
        new_id: Callable[[], str],
        spawn: Callable[[Callable[[], None]], None],
    ) -> None:
        self._link = link
        self._alone = alone
        self._processes = processes
        self._clock = clock
        self._new_id = new_id
        self._spawn = spawn
        self._leases: dict[str, _Lease] = {}
        self._gathering: _Round | None = None
        self._lock = threading.Lock()
        self._sweep_at = 0.0
        self._script: Callable[..., list[int]] | None = None

    def take(self, key: str, limit: int, window_seconds: float) -> float:
        """0: it is let through, and counted. Else the seconds until the next one would be."""
        lease = self._leases.get(key)
        if lease is None:
            window_ms = int(window_seconds * 1000)
            life_ms = int(min(_LEASE_SECONDS * 1000, window_ms * _LEASE_SHARE_OF_WINDOW))
            lease = self._leases[key] = _Lease(window_ms, life_ms)
        while True:
            now = self._clock()
            if lease.left > 0 and now < lease.ends_at:
                lease.left -= 1
                return 0.0
            if now < lease.ask_again_at:
                return max(0.001, lease.free_at - now)
            if lease.asking is not None:
                lease.asking.wait()
            elif not self._renew(lease, key, limit):
                return self._alone.take(key, self._share(limit), window_seconds)

    def wait_seconds(self, key: str, limit: int, window_seconds: float) -> float:
        """After a refusal by ``take``: the seconds until the next one is let through."""
        lease = self._leases.get(key)
        wait_seconds = lease.free_at - self._clock() if lease else 0.0
        return wait_seconds if wait_seconds > 0 else self._alone.wait_seconds(key, self._share(limit), window_seconds)

    def _share(self, limit: int) -> int:
        return max(1, limit // self._processes)

    def _renew(self, lease: _Lease, key: str, limit: int) -> bool:
        """A new lease in the place of one that is over, or a refusal. False: Redis cannot be asked."""
        lease.asking = asking = threading.Event()
        new_id, now = self._new_id(), self._clock()
        try:
            answer = self._ask(key, lease.question(limit, new_id))
        finally:
            lease.asking = None
            asking.set()
        if answer is None:
            return False
        lease.id, lease.size, lease.left = (new_id, answer, answer) if answer > 0 else ("", 0, 0)
        lease.ends_at = now + lease.life_ms / 1000
        if answer < 0:
            lease.free_at = self._clock() - answer / 1000
            lease.ask_again_at = min(lease.free_at, self._clock() + _REFUSAL_SECONDS)
        return True

    def _ask(self, key: str, question: tuple[str | int, ...]) -> int | None:
        with self._lock:
            leads = self._gathering is None
            round_ = self._gathering = self._gathering or _Round()
            place = len(round_.questions)
            round_.questions.append((_KEY_PREFIX + key, question))
            if len(round_.questions) >= _MOST_AT_ONCE:
                self._gathering = None
        if leads:
            time.sleep(0)  # those whose turn is now join
            with self._lock:
                if self._gathering is round_:
                    self._gathering = None
            try:
                round_.answers = self._send(round_.questions)
            except RedisUnavailable:
                pass
            finally:
                round_.is_over.set()
            self._sweep_when_due()
        else:
            round_.is_over.wait()
        return round_.answers[place] if round_.answers else None

    def _send(self, questions: Sequence[tuple[str, tuple[str | int, ...]]]) -> list[int]:
        keys = [key for key, _ in questions]
        arguments = [argument for _, question in questions for argument in question]

        def run(client: redis.Redis) -> Any:
            if self._script is None:
                self._script = client.register_script(_LEASE)
            return self._script(keys=keys, args=arguments, client=client)

        return [int(answer) for answer in self._link.run(run)]

    def _sweep_when_due(self) -> None:
        now = self._clock()
        if now >= self._sweep_at:
            self._sweep_at = now + _LEASE_SECONDS
            self._spawn(self._sweep)

    def _sweep(self) -> None:
        """Gives back what is left of leases that are over, and forgets them."""
        now = self._clock()
        over = {
            key: lease
            for key, lease in self._leases.items()
            if lease.ends_at <= now and lease.free_at <= now and lease.asking is None
        }
        for key in over:
            del self._leases[key]
        unused = [(_KEY_PREFIX + key, lease.question(0, "")) for key, lease in over.items() if lease.left]
        for start in range(0, len(unused), _MOST_AT_ONCE):
            try:
                self._send(unused[start : start + _MOST_AT_ONCE])
            except RedisUnavailable:
                return  # then it counts as used
