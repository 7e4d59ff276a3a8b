"""What several scripts in Redis have in common: keys that are not ours, or that outlive their time.

Redis keeps a key's end by the wall clock: where that is set back an hour, every key lives for an hour longer.
"""

OWN = """
-- What somebody else has put under our name goes: it would stop everybody for good.
local function own(key, kind)
  local found = redis.call('TYPE', key).ok
  if found ~= kind and found ~= 'none' then redis.call('DEL', key) end
end
"""

WAIT = f"""
{OWN}
-- A wait that all keep to. Its value is the milliseconds that it was given.
local function left_of_wait(key)
  own(key, 'string')
  local left, given = redis.call('PTTL', key), tonumber(redis.call('GET', key) or '')
  if left < 0 or not given then return 0 end
  if left <= given then return left end
  redis.call('PEXPIRE', key, given)
  return given
end

local function begin_wait(key, ms)
  if left_of_wait(key) < ms then redis.call('SET', key, ms, 'PX', ms) end
end
"""

BEGIN_WAIT = f"{WAIT} begin_wait(KEYS[1], tonumber(ARGV[1]))"
"""Keys: the wait. Arguments: its milliseconds. One that lasts longer stays."""

TAKE = """
local kind, left = redis.call('TYPE', KEYS[1]).ok, redis.call('PTTL', KEYS[1])
if kind ~= 'none' and (kind ~= 'string' or left < 0 or left > tonumber(ARGV[2])) then redis.call('DEL', KEYS[1]) end
return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
"""
"""Keys: one that whoever comes first holds. Arguments: the holder, and the milliseconds, of which no hold has more."""
