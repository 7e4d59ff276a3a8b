"""Limits that all processes share, counted by leases: a process takes some of a visitor's allowance at once from Redis,
and lets requests through on its own until they are used up.

Never more than the limit passes in any window, wherever it begins: what is leased counts as used when the lease ends,
and what turns out to be unused is given back. All who need a lease in the same turn of the event loop ask together.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import redis

from dioramacast.errors import RedisUnavailable
from dioramacast.moving_window import MovingWindow
from dioramacast.redis_link import RedisLink

_KEY_PREFIX = "dioramacast:1:limits:leases:"
_LEASE_SECONDS = 30.0
_LEASE_SHARE_OF_WINDOW = 1 / 2
_REFUSAL_SECONDS = 1.0
"""A refusal holds for so long, before Redis is asked again: others may have given back."""
_RETURNED_AT_ONCE = 200
_GATHERING_SECONDS, _CROWD = 0.005, 4

_LEASE = """
-- By key, in one argument: limit, milliseconds of the window and of the lease, the new lease's id, and how the last one
-- ended: its member ('-' for none) and how much of it was used. A limit of 0 only gives back.
-- Members are '<lease>:<count>', scored by when the last of them may be used (milliseconds).
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local answers = {}
for i, key in ipairs(KEYS) do
  local limit, window, life, id, ended, used = string.match(ARGV[i], '(%S+) (%S+) (%S+) (%S+) (%S+) (%S+)')
  limit, window, life = tonumber(limit), tonumber(window), tonumber(life)
  local left, oldest = limit, nil
  local members = redis.pcall('ZRANGE', key, 0, -1, 'WITHSCORES')
  if members.err then
    redis.call('DEL', key)
    members = {}
  end
  for at = 1, #members, 2 do
    local member, stamp = members[at], tonumber(members[at + 1])
    local count = tonumber(string.match(member, ':(%d+)$')) or 1
    -- A stamp from the future: the clock was set back.
    local is_over = stamp <= now - window or stamp > now + life + 1000
    if is_over or member == ended then redis.call('ZREM', key, member) end
    if member == ended and used ~= '0' and not is_over then
      count, stamp = tonumber(used), math.min(stamp, now)
      redis.call('ZADD', key, stamp, string.match(ended, '^[^:]*') .. ':' .. used)
    elseif is_over or member == ended then
      count = 0
    end
    left = left - count
    if count > 0 then oldest = math.min(oldest or stamp, stamp) end
  end
  if limit == 0 then
    answers[i] = 0
  elseif left > 0 then
    local granted = math.max(1, math.floor(left / 8))
    redis.call('ZADD', key, now + life, id .. ':' .. granted)
    redis.call('PEXPIRE', key, window + life)
    answers[i] = granted
  else
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
    asking: "_Round | None" = None

    def question(self, limit: int, new_id: str) -> str:
        """The script's argument: for a new lease, and how this one ended."""
        member = f"{self.id}:{self.size}" if self.id else "-"
        return f"{limit} {self.window_ms} {self.life_ms} {new_id} {member} {self.size - self.left}"

    def renew(self, new_id: str, answer: int, asked_at: float, now: float) -> None:
        if answer > 0:
            self.id, self.size, self.left = new_id, answer, answer
            self.ends_at = asked_at + self.life_ms / 1000
        else:
            self.id, self.size, self.left = "", 0, 0
            self.free_at = now - answer / 1000
            self.ask_again_at = min(self.free_at, now + _REFUSAL_SECONDS)


class _Round:
    """Those who ask together."""

    def __init__(self) -> None:
        self.leases: list[_Lease] = []
        self.keys: list[str] = []
        self.questions: list[str] = []
        self.ids: list[str] = []
        self.has_failed = False
        self.is_over = threading.Event()


class Leases:
    """``alone`` counts this process's own share, limit / ``processes``, while Redis cannot be asked.

    ``clock`` gives seconds that never go back; ``new_id`` a text without colons and spaces, another each time.
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
        self._lock, self._sending = threading.Lock(), threading.Lock()
        self._is_crowded = False
        self._sweep_at = 0.0
        self._script: Callable[..., list[int]] | None = None

    def take(self, key: str, limit: int, window_seconds: float) -> float:
        """0: it is let through, and counted. Else the seconds until the next one would be."""
        if not limit:
            return window_seconds
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
            round_ = lease.asking or self._ask(lease, key, limit)
            round_.is_over.wait()
            if round_.has_failed:
                return self._alone.take(key, self._share(limit), window_seconds)

    def wait_seconds(self, key: str, limit: int, window_seconds: float) -> float:
        """After a refusal by ``take``: the seconds until the next one is let through."""
        lease = self._leases.get(key)
        wait_seconds = lease.free_at - self._clock() if lease else 0.0
        return wait_seconds if wait_seconds > 0 else self._alone.wait_seconds(key, self._share(limit), window_seconds)

    def _share(self, limit: int) -> int:
        return max(1, limit // self._processes) if limit else 0

    def _ask(self, lease: _Lease, key: str, limit: int) -> _Round:
        """The round that asks for a new lease; over when this returns, or when whoever began it is answered."""
        with self._lock:
            begins = self._gathering is None
            round_ = self._gathering = self._gathering or _Round()
            new_id = self._new_id()
            lease.asking = round_
            round_.leases.append(lease)
            round_.keys.append(_KEY_PREFIX + key)
            round_.questions.append(lease.question(limit, new_id))
            round_.ids.append(new_id)
        if begins:
            try:
                # Those whose turn is now join, and where there are many, those of the next moment.
                time.sleep(_GATHERING_SECONDS if self._is_crowded else 0)
            finally:  # whatever becomes of who began it: the others wait
                self._settle(round_)
            self._is_crowded = len(round_.leases) >= _CROWD
            self._sweep_when_due()
        return round_

    def _settle(self, round_: _Round) -> None:
        with self._sending:  # and those who come while another round is on its way
            with self._lock:
                self._gathering = None
            asked_at = self._clock()
            try:
                answers = self._send(round_.keys, round_.questions)
            except RedisUnavailable:
                round_.has_failed = True
            else:
                now = self._clock()
                for lease, new_id, answer in zip(round_.leases, round_.ids, answers, strict=True):
                    lease.renew(new_id, answer, asked_at, now)
            finally:
                for lease in round_.leases:
                    lease.asking = None
                round_.is_over.set()

    def _send(self, keys: Sequence[str], questions: Sequence[str]) -> list[int]:
        def run(client: redis.Redis) -> Any:
            if self._script is None:
                self._script = client.register_script(_LEASE)
            return self._script(keys=keys, args=questions, client=client)

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
        unused = [(_KEY_PREFIX + key, lease.question(0, "-")) for key, lease in over.items() if lease.left]
        for start in range(0, len(unused), _RETURNED_AT_ONCE):
            keys, questions = zip(*unused[start : start + _RETURNED_AT_ONCE], strict=True)
            try:
                self._send(keys, questions)
            except RedisUnavailable:
                return  # then it counts as used
