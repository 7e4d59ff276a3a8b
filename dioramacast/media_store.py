"""Where what pictures show is kept, and what was painted, so that it outlives a restart."""

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dioramacast.cache import Entry, MemoryStore

logger = logging.getLogger(__name__)

_BLOCK_BYTES = 4096
"""A small file still takes a block of the disk."""
_KEEP_SHARE_WHEN_FULL = 0.9


class DiskMediaStore:
    """Files under one folder, made when needed. The least recently used go when ``max_bytes`` is reached.

    Names are ours (``dioramas/<hex>.json``), never a visitor's.
    """

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._used_bytes: int | None = None

    def get(self, name: str) -> bytes | None:
        """None where there is no such file. Raises ``OSError`` where the disk fails."""
        path = self._folder / name
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        os.utime(path)
        return data

    def put(self, name: str, data: bytes) -> None:
        """Whole or not at all. Raises ``OSError`` where the disk fails."""
        path = self._folder / name
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
            file.write(data)
        os.replace(file.name, path)
        self._account(_weight(len(data)))

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


def _weight(size_bytes: int) -> int:
    return -(-size_bytes // _BLOCK_BYTES) * _BLOCK_BYTES


class Shelf:
    """The latest in memory, all of it in the media store. A store that fails costs permanence, not the picture."""

    def __init__(self, store: DiskMediaStore, recent: MemoryStore) -> None:
        self._store = store
        self._recent = recent

    def get(self, name: str) -> bytes | None:
        recent = self._recent.get(name)
        if recent:
            return recent.value
        try:
            return self._store.get(name)
        except OSError as error:
            logger.warning("media store failed", extra={"operation": "get", "reason": type(error).__name__})
            return None

    def put(self, name: str, data: bytes) -> None:
        self._recent.set(name, Entry(data, 0.0))
        try:
            self._store.put(name, data)
        except OSError as error:
            logger.warning("media store failed", extra={"operation": "put", "reason": type(error).__name__})
