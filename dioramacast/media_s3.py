"""Pictures and specs in an S3-compatible bucket, for more than Redis or one machine's disk should hold."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import gevent

from dioramacast.breaker import Breaker
from dioramacast.errors import MediaStoreError, UpstreamError, UpstreamTimeout
from dioramacast.media_store import MediaStore
from dioramacast.settings import Settings

if TYPE_CHECKING:
    from dioramacast.clients.s3 import S3Connection

T = TypeVar("T")

_GET_SECONDS = 4.0
_PUT_SECONDS = 10.0
"""Deadlines of all that one operation takes, its second try included: the SDK's own are for each wait."""
_CACHE_CONTROL = "public, max-age=31536000, immutable"
"""Where a CDN reads the bucket itself."""
_BYTES = "application/octet-stream"
_CONTENT_TYPES = {"webp": "image/webp", "json": "application/json"}


class S3Bucket:
    """Connects when first used, and so after the fork. All methods raise ``MediaStoreError``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._breaker = Breaker(time.monotonic)
        self._connection: S3Connection | None = None
        self._connecting = threading.Lock()

    def ask(self, question: Callable[["S3Connection"], T], deadline_seconds: float) -> T:
        try:
            with self._breaker.guard():
                # Outside the deadline, which would leave the SDK half imported.
                connection = self._connected()
                return _within(deadline_seconds, lambda: question(connection))
        except UpstreamError as error:
            raise MediaStoreError(error.message) from None

    def _connected(self) -> "S3Connection":
        with self._connecting:
            if self._connection is None:
                # Only here, for what it takes: a process that keeps nothing in S3 never pays for it.
                from dioramacast.clients.s3 import S3Connection  # noqa: PLC0415

                self._connection = S3Connection(self._settings)
            return self._connection


class S3MediaStore(MediaStore):
    """Objects whose names begin with ``prefix``. What a bucket may hold is up to the rules of the bucket itself.

    To find that something is not there needs the permission to list the bucket: without it, S3 answers as if reading
    were forbidden.
    """

    def __init__(self, bucket: S3Bucket, prefix: str) -> None:
        self._bucket = bucket
        self._prefix = prefix

    def get(self, name: str) -> bytes | None:
        return self._bucket.ask(lambda connection: connection.get(self._prefix + name), _GET_SECONDS)

    def put(self, name: str, data: bytes) -> None:
        """What is there already is replaced."""
        key, content_type = self._prefix + name, _CONTENT_TYPES.get(name.rpartition(".")[2], _BYTES)
        self._bucket.ask(lambda connection: connection.put(key, data, content_type, _CACHE_CONTROL), _PUT_SECONDS)

    def delete(self, name: str) -> None:
        self._bucket.ask(lambda connection: connection.delete(self._prefix + name), _PUT_SECONDS)


def _within(seconds: float, act: Callable[[], T]) -> T:
    deadline = gevent.Timeout(seconds)
    try:
        with deadline:
            return act()
    except gevent.Timeout as timeout:
        if timeout is not deadline:
            raise
        raise UpstreamTimeout("S3 took too long.") from None
