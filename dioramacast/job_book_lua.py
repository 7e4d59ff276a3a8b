"""The book's steps as Redis runs them: each a script of its own, in Redis' own time.

Times are whole microseconds since the epoch, and exact: Lua's numbers hold 53 bits. ``ARGV[1]`` is a JSON object of the
limits. A Redis that is full lets a script write on once it has written what needs no memory: such a command comes first
in every step, so that leases are renewed and jobs finished in a full Redis too.
"""

from dioramacast.redis_lua import OWN

PREFIX = "dioramacast:1:"

_BOOK = (
    OWN
    + """
local JOB, QUEUE, RUNNING = '@job:', '@jobs:queue', '@jobs:running'
local TOTALS, WORKERS = '@jobs:totals', '@jobs:workers'
-- Long enough that a clock set forward an hour loses no job.
local UNFINISHED_MS, TOTALS_MS = 2 * 3600000, 40 * 86400000
-- A place in the queue is rank * RANK + the time it was queued; below 2^53 until the year 2096.
local RANK = 4e15
local LIMITS = cjson.decode(ARGV[1])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local function whole(number) return string.format('%.0f', number) end

local function number(text, otherwise)
  local found = tonumber(text)
  if found and found >= 0 and found < RANK then return math.floor(found) end
  return otherwise
end

own(QUEUE, 'zset') own(RUNNING, 'zset') own(TOTALS, 'hash') own(WORKERS, 'hash')

local function read(id)
  local found = redis.pcall('HMGET', JOB .. id,
    'state', 'rank', 'queued_us', 'started_us', 'attempts', 'askers', 'token', 'spec')
  if found.err or not (found[1] and found[8]) then return nil end
  return {
    state = found[1], rank = found[2] == '1' and 1 or 0, queued = number(found[3], now),
    started = number(found[4], now), attempts = number(found[5], 0), askers = number(found[6], 1),
    token = found[7], spec = found[8], is_open = found[1] == 'queued' or found[1] == 'running'}
end

local function enqueue(id, rank, queued)
  redis.call('ZADD', QUEUE, whole(rank * RANK + queued), id)
  redis.call('PEXPIRE', QUEUE, UNFINISHED_MS)
end

local function lease(id)
  redis.call('PEXPIRE', JOB .. id, UNFINISHED_MS)
  redis.call('ZADD', RUNNING, whole(now + LIMITS.lease_us), id)
  redis.call('PEXPIRE', RUNNING, UNFINISHED_MS)
end

local function settle(id, state, error, refused, kept_ms)
  redis.call('ZREM', QUEUE, id)
  redis.call('ZREM', RUNNING, id)
  redis.call('HSET', JOB .. id, 'state', state, 'finished_us', whole(now), 'error', error, 'refused', refused)
  redis.call('PEXPIRE', JOB .. id, kept_ms)
  if type(redis.pcall('HINCRBY', TOTALS, state, 1)) == 'table' then redis.call('HSET', TOTALS, state, 1) end
  redis.call('PEXPIRE', TOTALS, TOTALS_MS)
end

local function fail(id, error) settle(id, 'failed', error, '0', LIMITS.failed_kept_ms) end

local function queue_again(id, job)
  redis.call('ZREM', RUNNING, id)
  if job.attempts >= LIMITS.attempts_limit then fail(id, LIMITS.given_up) return 0 end
  redis.call('HSET', JOB .. id, 'state', 'queued', 'attempts', job.attempts)
  redis.call('PEXPIRE', JOB .. id, UNFINISHED_MS)
  enqueue(id, job.rank, job.queued)
  return 1
end
""".replace("@", PREFIX)
)

SUBMIT = f"""{_BOOK}
local id, spec, rank, joins = ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local job = read(id)
if job and job.is_open then
  local improves = rank < job.rank
  local is_queued = job.state == 'queued'
  if improves then
    job.rank = rank
    if is_queued then job.queued = now end
  end
  redis.call('PEXPIRE', JOB .. id, UNFINISHED_MS)
  redis.call('HSET', JOB .. id, 'askers', job.askers + joins, 'rank', job.rank, 'queued_us', whole(job.queued))
  -- Redis may have lost the queue, or the leases, and kept the job.
  if is_queued and (improves or not redis.call('ZSCORE', QUEUE, id)) then enqueue(id, job.rank, job.queued) end
  if not is_queued and not redis.call('ZSCORE', RUNNING, id) then lease(id) end
  return 'joined'
end
if redis.call('ZCARD', QUEUE) >= LIMITS.queue_limits[rank + 1] then return 'full' end
redis.call('DEL', JOB .. id)
redis.call('ZREM', RUNNING, id)
redis.call('HSET', JOB .. id, 'state', 'queued', 'rank', rank, 'queued_us', whole(now),
  'attempts', 0, 'askers', 1, 'spec', spec)
redis.call('PEXPIRE', JOB .. id, UNFINISHED_MS)
enqueue(id, rank, now)
return 'new'
"""

CLAIM = f"""{_BOOK}
local token, is_repeated = ARGV[2], ARGV[3] == '1'
if is_repeated then
  for _, id in ipairs(redis.call('ZRANGE', RUNNING, 0, -1)) do
    local job = read(id)
    if job and job.state == 'running' and job.token == token then
      lease(id)
      return {{id, job.spec, job.attempts, job.rank}}
    end
  end
end
if redis.call('ZCARD', RUNNING) >= LIMITS.running_limit then return false end
for _ = 1, 1000 do
  local id = redis.call('ZRANGE', QUEUE, 0, 0)[1]
  if not id then return false end
  local job = read(id)
  redis.call('ZREM', QUEUE, id)
  if job and job.state == 'queued' then
    if now - job.queued <= LIMITS.queued_limit_us then
      redis.call('HSET', JOB .. id, 'state', 'running', 'started_us', whole(now),
        'attempts', job.attempts + 1, 'token', token)
      lease(id)
      return {{id, job.spec, job.attempts + 1, job.rank}}
    end
    fail(id, LIMITS.waited_too_long)
  end
end
return false
"""

RENEW = f"""{_BOOK}
for at = 2, #ARGV, 2 do
  local job = read(ARGV[at])
  if job and job.state == 'running' and job.token == ARGV[at + 1] then lease(ARGV[at]) end
end
return 0
"""

FINISH = f"""{_BOOK}
local id, state, error, refused, kept_ms = ARGV[2], ARGV[4], ARGV[5], ARGV[6], ARGV[7]
local job = read(id)
if not job or job.token ~= ARGV[3] then return 0 end
-- Whoever has lost our answer says it again.
if not job.is_open then return job.state == state and 1 or 0 end
settle(id, state, error, refused, kept_ms)
local ran = now - job.started
if state == 'done' and ran >= 0 and ran <= LIMITS.longest_run_us then
  local average = number(redis.call('HGET', TOTALS, 'run_us'), nil)
  if average then ran = average + (ran - average) * LIMITS.average_weight end
  redis.call('HSET', TOTALS, 'run_us', whole(ran))
end
return 1
"""

PUT_BACK = f"""{_BOOK}
local id, counts = ARGV[2], ARGV[4] == '1'
local job = read(id)
if not (job and job.is_open and job.token == ARGV[3]) then return 0 end
if job.state == 'running' then
  if not counts then job.attempts = math.max(0, job.attempts - 1) end
  queue_again(id, job)
end
return 1
"""

CANCEL = f"""{_BOOK}
local job = read(ARGV[2])
if not job or job.state ~= 'queued' or job.askers > 1 then return 0 end
settle(ARGV[2], 'cancelled', '', '0', LIMITS.failed_kept_ms)
return 1
"""

RECOVER = f"""{_BOOK}
local MOST = 500
local put_back = 0
local function between(key, low, high)
  return redis.call('ZRANGEBYSCORE', key, low, high, 'LIMIT', 0, MOST)
end
for _, id in ipairs(between(RUNNING, '-inf', whole(now))) do
  local job = read(id)
  redis.call('ZREM', RUNNING, id)
  if job and job.state == 'running' then put_back = put_back + queue_again(id, job) end
end
-- A lease that ends later than one given now is from before the clock was set back.
for _, id in ipairs(between(RUNNING, '(' .. whole(now + LIMITS.lease_us), '+inf')) do
  redis.call('ZADD', RUNNING, whole(now + LIMITS.lease_us), id)
end
for rank = 0, 1 do
  local first, last = rank == 0 and '-inf' or whole(RANK), rank == 0 and '(' .. whole(RANK) or '+inf'
  local future = between(QUEUE, '(' .. whole(rank * RANK + now), last)
  for at, id in ipairs(future) do
    local job = read(id)
    if job and job.state == 'queued' then
      local queued = now - #future + at
      redis.call('HSET', JOB .. id, 'queued_us', whole(queued))
      enqueue(id, rank, queued)
    else
      redis.call('ZREM', QUEUE, id)
    end
  end
  for _, id in ipairs(between(QUEUE, first, '(' .. whole(rank * RANK + now - LIMITS.queued_limit_us))) do
    local job = read(id)
    redis.call('ZREM', QUEUE, id)
    if job and job.state == 'queued' then fail(id, LIMITS.waited_too_long) end
  end
end
return put_back
"""

# One text each way: redis-py takes longer to read ten thousand small answers than Redis to give them. For the same
# reason many places come of one look at the queue.
JOBS = f"""{_BOOK}
local is_leased = {{}}
for _, id in ipairs(redis.call('ZRANGE', RUNNING, 0, -1)) do is_leased[id] = true end
local ids = cjson.decode(ARGV[2])
local places = {{}}
if #ids > 50 then
  for at, id in ipairs(redis.call('ZRANGE', QUEUE, 0, -1)) do places[id] = at - 1 end
end
local rows = {{}}
for at, id in ipairs(ids) do
  local row = redis.pcall('HMGET', JOB .. id, 'state', 'rank', 'queued_us', 'started_us', 'finished_us',
    'attempts', 'askers', 'error', 'refused')
  local state = row[1]
  if row.err or not state then
    rows[at] = 0
  else
    if state == 'queued' then
      local place = places[id] or redis.call('ZRANK', QUEUE, id)
      if not place then
        -- Redis may have lost the queue, or the leases, and kept the job that somebody waits for.
        enqueue(id, number(row[2], 0) == 1 and 1 or 0, number(row[3], now))
        place = redis.call('ZRANK', QUEUE, id)
      end
      row[10] = place + 1
    elseif state == 'running' and not is_leased[id] then
      lease(id)
    end
    rows[at] = row
  end
end
return cjson.encode({{whole(now), rows}})
"""

COUNTS = f"""{_BOOK}
local alive = 0
local beats = redis.call('HGETALL', WORKERS)
for at = 2, #beats, 2 do
  local beat, lasts = string.match(beats[at], '^(%d+):(%d+)$')
  if beat and math.abs(now - tonumber(beat)) < tonumber(lasts) then alive = alive + 1 end
end
local found = redis.call('HMGET', TOTALS, 'done', 'failed', 'cancelled', 'run_us')
return {{redis.call('ZCARD', QUEUE), redis.call('ZCARD', RUNNING),
  number(found[1], 0), number(found[2], 0), number(found[3], 0), number(found[4], -1), alive}}
"""

# The time of the beat and not of its end: after a clock was set back, the dead would live for that much longer.
BEAT = f"""{_BOOK}
redis.call('PEXPIRE', WORKERS, UNFINISHED_MS)
local beats = redis.call('HGETALL', WORKERS)
for at = 2, #beats, 2 do
  local beat, lasts = string.match(beats[at], '^(%d+):(%d+)$')
  if not beat or math.abs(now - tonumber(beat)) >= tonumber(lasts) then redis.call('HDEL', WORKERS, beats[at - 1]) end
end
redis.call('HSET', WORKERS, ARGV[2], whole(now) .. ':' .. ARGV[3])
redis.call('PEXPIRE', WORKERS, UNFINISHED_MS)
return 0
"""

LEAVE = f"""{_BOOK}
return redis.call('HDEL', WORKERS, ARGV[2])
"""
