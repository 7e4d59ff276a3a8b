"""Where what pictures show is kept, and what was painted, so that it outlives a restart."""

import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, TypeVar

from dioramacast.cache import Entry, MemoryStore
from dioramacast.errors import MediaStoreError
from dioramacast.metrics import MEDIA_STORE_FAILURES
from dioramacast.single_flight import SingleFlight

logger = logging.getLogger(__name__)

T = TypeVar("T")

_BLOCK_BYTES = 4096
"""A small file still takes a block of the disk."""
_KEEP_SHARE_WHEN_FULL = 0.9


class MediaStore(Protocol):
    """Bytes under names of ours (``<hex>.webp``), never a visitor's. All methods raise ``MediaStoreError``."""

    def get(self, name: str) -> bytes | None:
        """None for what is not there."""

    def put(self, name: str, data: bytes) -> None:
        """Whole or not at all. A name always means the same, so what is there already may stay."""

    def put_all(self, items: Mapping[str, bytes]) -> None:
        """As ``put`` for each, in one round trip where the store has that."""
        for name, data in items.items():
            self.put(name, data)

    def delete(self, name: str) -> None:
        """Also of what is not there."""


class DiskMediaStore(MediaStore):
    """Files under one folder, made when needed. The least recently used go when ``max_bytes`` is reached."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._used_bytes: int | None = None

    def get(self, name: str) -> bytes | None:
        path = self._folder / name
        with _disk_failures():
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                return None
            with suppress(OSError):  # another process may just have evicted it; we have it
                os.utime(path)
            return data

    def put(self, name: str, data: bytes) -> None:
        """A file larger than ``max_bytes`` is not kept, rather than all others thrown out for it."""
        if _weight(len(data)) > self._max_bytes:
            logger.warning("too large for the media store", extra={"bytes": len(data)})
            return
        with _disk_failures():
            path = self._folder / name
            if path.exists():
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, data)
            self._account(_weight(len(data)))

    def delete(self, name: str) -> None:
        # What it weighed is counted off when the folder is counted anew.
        with _disk_failures():
            (self._folder / name).unlink(missing_ok=True)

    def _account(self, added_bytes: int) -> None:
        if self._used_bytes is None:
            self._used_bytes = sum(_weight(size) for _, size, _ in self._files())
        else:
            self._used_bytes += added_bytes
        if self._used_bytes > self._max_bytes:
            self._evict()

    def _evict(self) -> None:
        # Counted anew: several processes share the folder.
        files = sorted(self._files())
        used_bytes = sum(_weight(size) for _, size, _ in files)
        if used_bytes > self._max_bytes:
            for _, size, path in files:
                if used_bytes <= self._max_bytes * _KEEP_SHARE_WHEN_FULL:
                    break
                Path(path).unlink(missing_ok=True)
                used_bytes -= _weight(size)
        self._used_bytes = used_bytes

    def _files(self) -> Iterator[tuple[float, int, str]]:
        """(last use, bytes, path) of every file."""
        for folder, _, names in os.walk(self._folder):
            for name in names:
                path = os.path.join(folder, name)
                try:
                    status = os.stat(path)
                except FileNotFoundError:
                    continue
                yield status.st_mtime, status.st_size, path


@contextmanager
def _disk_failures() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MediaStoreError(type(error).__name__) from None


def _write_whole(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)
            raise


def _weight(size_bytes: int) -> int:
    return -(-size_bytes // _BLOCK_BYTES) * _BLOCK_BYTES


class Shelf:
    """The latest in memory, all of it in the media store. A store that fails costs permanence, not the picture.

    What is in memory for longer than ``recent_seconds`` of ``clock`` (seconds since the epoch) is read from the store
    again, so that what one process deletes is soon gone from all of them, and so that the store knows what is in use;
    None: never.
    """

    def __init__(
        self, store: MediaStore, recent: MemoryStore, recent_seconds: float | None, clock: Callable[[], float]
    ) -> None:
        self._store = store
        self._recent = recent
        self._recent_seconds = recent_seconds
        self._clock = clock
        self._reads: SingleFlight[bytes | None] = SingleFlight()
        self._is_failing = False

    def get(self, name: str) -> bytes | None:
        """None as well where the store fails and the memory does not have it."""
        try:
            return self.find(name)
        except MediaStoreError:
            return None

    def find(self, name: str) -> bytes | None:
        """Raises ``MediaStoreError`` where it is not in memory, and cannot be looked for in the store."""
        recent = self._recent.get(name)
        if recent and self._is_recent(recent):
            return recent.value
        try:
            return self._read(name, recent)
        except MediaStoreError:
            if recent:
                return recent.value
            raise

    def is_there(self, name: str) -> bool:
        """Raises ``MediaStoreError`` where that cannot be known."""
        recent = self._recent.get(name)
        return bool(recent and self._is_recent(recent)) or self._read(name, recent) is not None

    def put(self, items: Mapping[str, bytes]) -> None:
        """By name. Where the store fails, they are in this process's memory only."""
        news = {name: data for name, data in items.items() if self._is_news(name, data)}
        if news:
            with suppress(MediaStoreError):
                self.put_surely(news)

    def put_surely(self, items: Mapping[str, bytes]) -> None:
        """Raises ``MediaStoreError`` where some are in this process's memory only; it may be tried again."""
        for name, data in items.items():
            self._remember(name, data)
        self._told("put", lambda: self._store.put_all(items))

    def delete(self, name: str) -> None:
        """At once here, within ``recent_seconds`` in other processes. Raises ``MediaStoreError``: it is still there."""
        self._recent.delete(name)
        self._told("delete", lambda: self._store.delete(name))

    def _is_news(self, name: str, data: bytes) -> bool:
        """Whether the store was not told a moment ago."""
        recent = self._recent.get(name)
        return self._is_failing or not (recent and recent.value == data and self._is_recent(recent))

    def _is_recent(self, entry: Entry) -> bool:
        # A stamp from the future (somebody's clock was set back) must not hold until that future comes.
        return self._recent_seconds is None or abs(self._clock() - entry.stored_at) <= self._recent_seconds

    def _remember(self, name: str, data: bytes) -> None:
        self._recent.set(name, Entry(data, self._clock()))

    def _read(self, name: str, recent: Entry | None) -> bytes | None:
        # One reads for all: 500 visitors of a picture just painted would otherwise fetch it 500 times.
        return self._reads.do(name, lambda: self._read_alone(name, recent))

    def _read_alone(self, name: str, recent: Entry | None) -> bytes | None:
        latest = self._recent.get(name)
        if latest is not recent and latest and self._is_recent(latest):  # by a reader who has just ended
            return latest.value
        data = self._told("get", lambda: self._store.get(name))
        if data is not None:
            self._remember(name, data)
        elif recent and self._recent.get(name) is recent:  # nobody has put it anew meanwhile
            self._recent.delete(name)
        return data

    def _told(self, operation: str, act: Callable[[], T]) -> T:
        """What ``act`` gives. Its failures are counted, and the first one in a row is logged."""
        try:
            result = act()
        except MediaStoreError as error:
            MEDIA_STORE_FAILURES.labels(operation).inc()
            if not self._is_failing:
                logger.warning("media store failed", extra={"operation": operation, "reason": error.reason})
            self._is_failing = True
            raise
        self._is_failing = False
        return result
