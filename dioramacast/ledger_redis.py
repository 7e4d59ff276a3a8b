"""The ledger that all processes share: counted by Redis, in one script, in its own time."""

from collections.abc import Callable

from dioramacast.errors import BudgetReason, BudgetSpent, RedisUnavailable, SpendUnknown
from dioramacast.ledger import Charge, Reservation, Spend, Terms, budget_spent, refused_for, spend_unknown
from dioramacast.metrics import POISONED_VALUES
from dioramacast.redis_link import RedisLink
from dioramacast.redis_lua import BEGIN_WAIT, WAIT

_DAYS = "dioramacast:1:spend:"
_MINUTE = "dioramacast:1:ledger:minute"
_PAUSE = "dioramacast:1:ledger:pause"
_RECOUNT_MS = 2000
"""After Redis has lost its memory: long enough for every process at work to tell what it knows."""

DATE_OF = """
-- The date of a number of days since 1970; years begin in March, so that the leap day is the last.
local function date_of(days)
  local shifted = days + 719468
  local era = math.floor(shifted / 146097)
  local of_era = shifted - era * 146097
  local year = math.floor(
    (of_era - math.floor(of_era / 1460) + math.floor(of_era / 36524) - math.floor(of_era / 146096)) / 365)
  local of_year = of_era - (365 * year + math.floor(year / 4) - math.floor(year / 100))
  local month = math.floor((5 * of_year + 2) / 153)
  local day = of_year - math.floor((153 * month + 2) / 5) + 1
  month = month < 10 and month + 3 or month - 9
  return string.format('%04d-%02d-%02d', year + era * 400 + (month <= 2 and 1 or 0), month, day)
end
"""

_BOOK = f"""
{WAIT}
local function foreign(key, ours)
  local kind = redis.call('TYPE', key).ok
  return kind ~= 'none' and kind ~= ours
end

local function write(key, spend)
  redis.call('HSET', key, 'micro_usd', spend[1], 'calls', spend[2], 'pictures', spend[3])
  redis.call('EXPIRE', key, 40 * 86400)
end

-- {{micro_usd, calls, pictures}}; nil where the values are not ours. The number of calls of a day only grows: where
-- there are fewer than the caller has seen, Redis has lost some, and what the caller saw last is put back.
local function read(key, known, pause_key, recount_ms)
  if foreign(key, 'hash') then return nil end
  local spend = redis.call('HMGET', key, 'micro_usd', 'calls', 'pictures')
  for i = 1, 3 do
    local text = spend[i] or '0'
    if #text > 15 or not string.match(text, '^%d+$') then return nil end
    spend[i] = tonumber(text)
  end
  if known and spend[2] < known[2] then
    for i = 1, 3 do spend[i] = math.max(spend[i], known[i]) end
    write(key, spend)
    begin_wait(pause_key, recount_ms)
  end
  return spend
end
"""

_RESERVE = f"""
{DATE_OF}
{_BOOK}
local minute_key, pause_key = KEYS[1], KEYS[2]
local days, recount_ms = ARGV[1], tonumber(ARGV[2])
local known_day, known = ARGV[3], {{tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])}}
local price, day_limit, minute_limit, call = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), ARGV[10]
local now = redis.call('TIME')
local second = tonumber(now[1])
local now_ms = second * 1000 + math.floor(now[2] / 1000)
local day = date_of(math.floor(second / 86400))
local key = days .. day
local spend = read(key, known_day == day and known, pause_key, recount_ms)
if not spend then return {{'unknown', 0, day, 0, 0, 0}} end

local function refusal()
  if spend[1] + price > day_limit then return 'day', (86400 - second % 86400) * 1000 end
  local paused_ms = left_of_wait(pause_key)
  if paused_ms > 0 then return 'pause', paused_ms end
  if foreign(minute_key, 'zset') then return '', 0 end
  -- What lies ahead of the clock is from before it was set back.
  local first = redis.call(
    'ZREVRANGEBYSCORE', minute_key, now_ms, '(' .. (now_ms - 60000), 'WITHSCORES', 'LIMIT', minute_limit - 1, 1)
  if first[2] then return 'minute', math.max(1, first[2] + 60000 - now_ms) end
  return '', 0
end

local reason, wait_ms = refusal()
if reason == '' and call ~= '' then
  spend = {{spend[1] + price, spend[2] + 1, spend[3]}}
  -- First of all what a full Redis refuses: a picture is not bought where none can be kept.
  write(key, spend)
  if foreign(minute_key, 'zset') then redis.call('DEL', minute_key) end
  redis.call('ZREMRANGEBYSCORE', minute_key, '-inf', now_ms - 60000)
  redis.call('ZADD', minute_key, now_ms, call)
  redis.call('PEXPIRE', minute_key, 60000)
end
return {{reason, wait_ms, day, spend[1], spend[2], spend[3]}}
"""

_SETTLE = f"""
{_BOOK}
local key, pause_key = KEYS[1], KEYS[2]
local recount_ms, is_known = tonumber(ARGV[1]), ARGV[2] == '1'
local known = {{tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])}}
local spend = read(key, is_known and known, pause_key, recount_ms)
if not spend then return nil end
write(key, {{math.max(0, spend[1] - tonumber(ARGV[6])), spend[2], spend[3] + tonumber(ARGV[7])}})
"""


class RedisLedger:
    """Fails closed: while Redis cannot be asked, nothing is bought.

    Each process remembers the spend that it saw last, and puts it back where Redis has lost it. No script is sent
    again when its answer did not come: it may have been counted, and is then never counted off. ``new_id`` tells one
    call from the others.
    """

    def __init__(self, link: RedisLink, terms: Terms, new_id: Callable[[], str]) -> None:
        self._link = link
        self._terms = terms
        self._new_id = new_id
        self._seen = Spend("", 0, 0, 0)

    def reserve(self) -> Reservation:
        try:
            refusal, spend = self._ask(self._new_id())
        except SpendUnknown as unknown:
            raise refused_for(unknown) from None
        if refusal:
            raise refusal
        return Reservation(spend.day, self._terms.price_micro_usd)

    def settle(self, reservation: Reservation, charge: Charge) -> None:
        seen = self._seen
        back = reservation.micro_usd if charge is Charge.FREE else 0
        keys = (f"{_DAYS}{reservation.day}", _PAUSE)
        known = (int(seen.day == reservation.day), seen.micro_usd, seen.calls, seen.pictures)
        arguments = (_RECOUNT_MS, *known, back, int(charge is Charge.PICTURE))
        try:
            self._link.run(lambda client: client.eval(_SETTLE, 2, *keys, *arguments), once=True)
        except RedisUnavailable:
            return  # it stays spent

    def block_for(self, seconds: float) -> None:
        try:
            self._link.run(lambda client: client.eval(BEGIN_WAIT, 1, _PAUSE, max(1, int(seconds * 1000))))
        except RedisUnavailable:
            return  # nothing is bought while this lasts, and then the provider says it once more

    def today(self) -> Spend:
        return self._ask("")[1]

    def refusal(self) -> BudgetSpent | None:
        try:
            return self._ask("")[0]
        except SpendUnknown as unknown:
            return refused_for(unknown)

    def _ask(self, call: str) -> tuple[BudgetSpent | None, Spend]:
        """Reserves for ``call``, or only looks where it is empty. Raises ``SpendUnknown``."""
        seen, terms = self._seen, self._terms
        arguments = (
            *(_DAYS, _RECOUNT_MS, seen.day, seen.micro_usd, seen.calls, seen.pictures),
            *(terms.price_micro_usd, terms.day_micro_usd, terms.calls_per_minute, call),
        )
        try:
            answer = self._link.run(
                lambda client: client.eval(_RESERVE, 2, _MINUTE, _PAUSE, *arguments), once=bool(call)
            )
        except RedisUnavailable:
            raise spend_unknown() from None
        reason, day = answer[0].decode(), answer[2].decode()
        if reason == BudgetReason.UNKNOWN:
            POISONED_VALUES.inc()
            raise spend_unknown()
        spend = Spend(day, *answer[3:])
        self._remember(spend)
        return (budget_spent(BudgetReason(reason), answer[1] / 1000) if reason else None), spend

    def _remember(self, spend: Spend) -> None:
        # Answers may come out of order.
        if spend.day > self._seen.day or (spend.day == self._seen.day and spend.calls >= self._seen.calls):
            self._seen = spend
