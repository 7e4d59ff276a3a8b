"""Which media store keeps what: two pools, each on a shelf of its own."""

import time
from enum import StrEnum
from functools import cache

from dioramacast.cache import MemoryStore
from dioramacast.errors import SettingsError
from dioramacast.media_redis import RedisMediaStore
from dioramacast.media_s3 import S3Bucket, S3MediaStore
from dioramacast.media_store import DiskMediaStore, MediaStore, Shelf
from dioramacast.redis_link import RedisLink
from dioramacast.settings import MediaStoreKind, Settings

_RECENT_SECONDS = 60.0
"""So long may a process show what another one has taken down."""


class MediaPool(StrEnum):
    """Each has room of its own: a flood of small specs never drives out pictures that were paid for."""

    PAINTINGS = "paintings"
    SPECS = "specs"


_SHARES = {MediaPool.PAINTINGS: 0.75, MediaPool.SPECS: 0.25}
"""Of ``MEDIA_MAX_BYTES``."""


def build_shelf(settings: Settings, link: RedisLink | None, pool: MediaPool, memory_bytes: float) -> Shelf:
    """``pool``'s, with ``memory_bytes`` of this process before the media store."""
    store = build_media_store(settings, link, pool)
    return Shelf(store, MemoryStore(int(memory_bytes)), _RECENT_SECONDS, time.time)


def build_media_store(settings: Settings, link: RedisLink | None, pool: MediaPool) -> MediaStore:
    """Connects to nothing before it is used. ``link`` is ``REDIS_URL``'s."""
    max_bytes = int(settings.media_max_bytes * _SHARES[pool])
    if settings.media_store is MediaStoreKind.S3:
        return S3MediaStore(_bucket(settings), f"{settings.s3_prefix}{pool}/")
    if settings.media_store is MediaStoreKind.REDIS:
        if link is None:
            raise SettingsError("MEDIA_STORE: redis needs REDIS_URL")
        return RedisMediaStore(link, pool, max_bytes)
    return DiskMediaStore(settings.media_dir / pool, max_bytes)


@cache
def _bucket(settings: Settings) -> S3Bucket:
    """The same for both pools: a connection of the SDK's takes 16 MB."""
    return S3Bucket(settings)
