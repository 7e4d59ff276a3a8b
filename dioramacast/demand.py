"""Which artworks are asked for most, for preparing them before they are: counted by artwork, never by visitor."""

import redis

from dioramacast import specs
from dioramacast.errors import RedisUnavailable
from dioramacast.models import ArtworkSpec
from dioramacast.redis_link import RedisLink
from dioramacast.redis_lua import OWN

KEPT = 2000
_KEPT_SECONDS = 30 * 86400
_KEYS = ("dioramacast:1:demand", "dioramacast:1:demand:specs")

_COUNT = f"""
{OWN}
own(KEYS[1], 'zset') own(KEYS[2], 'hash')
redis.call('ZINCRBY', KEYS[1], 1, ARGV[1])
redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[2])
local over = redis.call('ZCARD', KEYS[1]) - ARGV[3]
if over > ARGV[3] / 10 then
  for _, artwork in ipairs(redis.call('ZRANGE', KEYS[1], 0, over - 1)) do
    redis.call('ZREM', KEYS[1], artwork)
    redis.call('HDEL', KEYS[2], artwork)
  end
end
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, ARGV[4]) end
return 1
"""


class Demand:
    """Specs are those ``for_painting``. ``link`` None: nothing is counted, for nobody could read it later."""

    def __init__(self, link: RedisLink | None) -> None:
        self._link = link

    def count(self, artwork_id: str, spec: ArtworkSpec) -> None:
        values = (artwork_id, specs.artwork_to_json(specs.for_painting(spec)), KEPT, _KEPT_SECONDS)
        if self._link is None:
            return
        try:
            self._link.run(lambda client: client.eval(_COUNT, len(_KEYS), *_KEYS, *values))
        except RedisUnavailable:
            return

    def most_asked(self, limit: int) -> list[ArtworkSpec]:
        """Most asked for first. Raises ``RedisUnavailable``."""
        if self._link is None:
            return []

        def read(client: redis.Redis) -> list[bytes | None]:
            found = client.zrevrange(_KEYS[0], 0, limit - 1)
            return client.hmget(_KEYS[1], found) if found else []  # type: ignore[arg-type,return-value]

        return [spec for value in self._link.run(read) if value for spec in _parsed(value)]


def _parsed(value: bytes) -> list[ArtworkSpec]:
    try:
        return [specs.artwork_from_json(value)]
    except ValueError:
        return []
