"""What was drawn lately, by artwork. Nothing here says who asked."""

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Annotated, Protocol

import redis
from pydantic import Field, TypeAdapter

from dioramacast.conditions import CONDITIONS
from dioramacast.errors import RedisUnavailable
from dioramacast.media_links import MediaLinks
from dioramacast.models import DioramaSpec
from dioramacast.redis_link import RedisLink
from dioramacast.redis_lua import OWN
from dioramacast.wire import GalleryBody, GalleryItem, iso

KEPT = 500
_REMEMBERED = 2000
_DAYS_KEPT = 30
_KEYS = ("dioramacast:1:gallery", "dioramacast:1:gallery:items")
_GONE = "dioramacast:1:gallery:gone:"
_YEAR_2100_MS = 4_102_444_800_000
_GONE_SECONDS = 3600
"""Well above the time for which a process may still show what was taken down."""

_ADD = f"""
{OWN}
own(KEYS[1], 'zset') own(KEYS[2], 'hash')
if redis.call('EXISTS', ARGV[6]) == 1 then return 0 end
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
for _, artwork in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1 - ARGV[4])) do
  redis.call('ZREM', KEYS[1], artwork)
  redis.call('HDEL', KEYS[2], artwork)
end
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, ARGV[5]) end
return 1
"""


@dataclass(frozen=True, slots=True)
class Exhibit:
    artwork_id: str
    diorama_id: str
    """The first that showed the artwork."""
    title: str
    country: str
    condition: int
    is_painted: bool
    drawn_at_ms: Annotated[int, Field(ge=0, lt=_YEAR_2100_MS)]


_exhibit_json = TypeAdapter(Exhibit)


class Gallery(Protocol):
    def add(self, exhibit: Exhibit) -> None:
        """Newest first from now on; an artwork that is there already stays where it is."""

    def remove(self, artwork_id: str) -> None:
        """And do not add it again while some process still shows it. Raises ``RedisUnavailable``."""

    def latest(self, before_ms: int | None, limit: int) -> list[Exhibit]:
        """Those drawn before ``before_ms``, newest first."""


class MemoryGallery:
    """One process alone."""

    def __init__(self) -> None:
        self._exhibits: OrderedDict[str, Exhibit] = OrderedDict()

    def add(self, exhibit: Exhibit) -> None:
        self._exhibits.setdefault(exhibit.artwork_id, exhibit)
        if len(self._exhibits) > KEPT:
            self._exhibits.popitem(last=False)

    def remove(self, artwork_id: str) -> None:
        self._exhibits.pop(artwork_id, None)

    def latest(self, before_ms: int | None, limit: int) -> list[Exhibit]:
        newest_first = sorted(self._exhibits.values(), key=lambda exhibit: -exhibit.drawn_at_ms)
        return [exhibit for exhibit in newest_first if before_ms is None or exhibit.drawn_at_ms < before_ms][:limit]


class RedisGallery:
    """One for all processes; empty while Redis cannot be asked."""

    def __init__(self, link: RedisLink) -> None:
        self._link = link
        self._added: OrderedDict[str, None] = OrderedDict()

    def add(self, exhibit: Exhibit) -> None:
        if exhibit.artwork_id in self._added:
            return
        artwork_id, item = exhibit.artwork_id, json.dumps(asdict(exhibit))
        values = (artwork_id, exhibit.drawn_at_ms, item, KEPT, _DAYS_KEPT * 86400, _GONE + artwork_id)
        try:
            self._link.run(lambda client: client.eval(_ADD, len(_KEYS), *_KEYS, *values))
        except RedisUnavailable:
            return
        self._added[exhibit.artwork_id] = None
        if len(self._added) > _REMEMBERED:
            self._added.popitem(last=False)

    def remove(self, artwork_id: str) -> None:
        def forget(client: redis.Redis) -> None:
            client.set(_GONE + artwork_id, 1, ex=_GONE_SECONDS)
            client.zrem(_KEYS[0], artwork_id)
            client.hdel(_KEYS[1], artwork_id)

        self._link.run(forget)

    def latest(self, before_ms: int | None, limit: int) -> list[Exhibit]:
        newest = "+inf" if before_ms is None else f"({before_ms}"

        def read(client: redis.Redis) -> list[bytes | None]:
            found = client.zrevrangebyscore(_KEYS[0], newest, "-inf", start=0, num=limit)
            return client.hmget(_KEYS[1], found) if found else []  # type: ignore[arg-type,return-value]

        try:
            values = self._link.run(read)
        except RedisUnavailable:
            return []
        return [exhibit for value in values if value and (exhibit := _parsed(value))]


def _parsed(value: bytes) -> Exhibit | None:
    """None for what we did not write."""
    try:
        exhibit = _exhibit_json.validate_json(value)
    except ValueError:
        return None
    return exhibit if exhibit.condition in CONDITIONS else None


class Curator:
    """Chooses what is shown: a bare point on the map could be somebody's home."""

    def __init__(self, gallery: Gallery, now_ms: Callable[[], int]) -> None:
        self._gallery = gallery
        self._now_ms = now_ms

    def show(self, diorama_id: str, spec: DioramaSpec, artwork_id: str) -> None:
        if spec.artwork.place.id == 0:
            return
        place = spec.artwork.place
        self._gallery.add(
            Exhibit(
                artwork_id=artwork_id,
                diorama_id=diorama_id,
                title=place.name,
                country=place.country,
                condition=spec.artwork.condition,
                is_painted=bool(spec.painted_artwork_id),
                drawn_at_ms=self._now_ms(),
            )
        )


def gallery_body(exhibits: list[Exhibit], limit: int, links: MediaLinks) -> GalleryBody:
    """A page of the gallery, and where the next one is."""
    has_more = len(exhibits) == limit
    following = f"/api/gallery?before={exhibits[-1].drawn_at_ms}&limit={limit}" if has_more else None
    return GalleryBody(items=[_item(exhibit, links) for exhibit in exhibits], next=following)


def _item(exhibit: Exhibit, links: MediaLinks) -> GalleryItem:
    ending = "webp" if exhibit.is_painted else "svg"
    return GalleryItem(
        id=exhibit.diorama_id,
        title=exhibit.title,
        country=exhibit.country,
        description=CONDITIONS[exhibit.condition].description.capitalize(),
        image_url=links.diorama(exhibit.diorama_id, ending),
        artwork_url=links.artwork(exhibit.artwork_id, ending),
        artwork_id=exhibit.artwork_id,
        permalink=f"/d/{exhibit.diorama_id}",
        generator="gemini" if exhibit.is_painted else "procedural",
        drawn_at=iso(datetime.fromtimestamp(exhibit.drawn_at_ms / 1000, UTC)),
    )
