"""The page's own files, read once at the start and served under a path that carries their hash.

Their folder's hash stands before their paths (``/static/<hash>/css/base.css``), not in their names, so that what they
name each other by (``import "./lib/words.js"``, ``url("../fonts/...")``) holds as it stands in the folder.
"""

import functools
import gzip
import hashlib
import posixpath
import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]

# Not the machine's table, which may know none of them.
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_COMPRESSED_ALREADY = (".png", ".woff2")
_HASH_LENGTH = 12
_HASH = re.compile(rf"[0-9a-f]{{{_HASH_LENGTH}}}", re.ASCII)
_BROTLI_BEST_BYTES = 100_000
"""Above it, the best compression of Brotli takes seconds and gains little."""

_IMPORT = re.compile(r"""^(?:import|export)\b[^"'();]*["'](\.[^"']+)["']""", re.MULTILINE)
"""A module that is imported statically: what ``import()`` asks for is fetched when it is wanted."""


class StaticFile:
    def __init__(self, name: str, data: bytes) -> None:
        suffix = posixpath.splitext(name)[1]
        self.name = name
        self.data = data
        self.media_type = _MEDIA_TYPES.get(suffix, "application/octet-stream")
        self.encodings = ("identity",) if suffix in _COMPRESSED_ALREADY else ("br", "gzip", "identity")

    def encoded(self, encoding: str) -> bytes:
        """The data under one of ``encodings``; compressed when first asked for, and kept."""
        return {"br": self._brotli, "gzip": self._gzip}.get(encoding, lambda: self.data)()

    @functools.cache  # noqa: B019 (files live as long as the process)
    def _brotli(self) -> bytes:
        quality = 11 if len(self.data) <= _BROTLI_BEST_BYTES else 9
        compressed: bytes = brotli.compress(self.data, quality=quality)
        return compressed

    @functools.cache  # noqa: B019
    def _gzip(self) -> bytes:
        return gzip.compress(self.data, mtime=0)


class StaticTree:
    """All files below a folder, by their path in it.

    Attributes:
        hash: of all their names and contents.
    """

    def __init__(self, folder: Path) -> None:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        names = [path.relative_to(folder).as_posix() for path in paths]
        self.files = {name: StaticFile(name, path.read_bytes()) for name, path in zip(names, paths, strict=True)}
        digest = hashlib.sha256()
        for name, file in self.files.items():
            digest.update(f"{name}\0{len(file.data)}\0".encode() + file.data)
        self.hash = digest.hexdigest()[:_HASH_LENGTH]

    def path(self, name: str) -> str:
        """Where a file is served for as long as it stays as it is."""
        return f"/static/{self.hash}/{name}"

    def find(self, path: str) -> tuple[StaticFile, bool] | None:
        """The file at ``<hash>/<name>`` or ``<name>``, and whether the hash is ours, so that it never changes there.

        Another hash is that of an older or a newer release: while one follows the other, a page of one may ask the
        other for its files, and is better off with ours than without.
        """
        given, _, rest = path.partition("/")
        name = rest if _HASH.fullmatch(given) else path
        file = self.files.get(name)
        return (file, given == self.hash) if file else None

    @functools.cache  # noqa: B019 (trees live as long as the process)
    def modules(self, entry: str, *later: str) -> list[str]:
        """The names of the modules that ``entry`` imports, directly or not, in the order in which they are met.

        Those that it asks for ``later``, by ``import()``, are among them with theirs.
        """
        met = [entry, *later]
        for name in met:
            source = self.files[name].data.decode()
            imported = [
                posixpath.normpath(posixpath.join(posixpath.dirname(name), to)) for to in _IMPORT.findall(source)
            ]
            met += [each for each in dict.fromkeys(imported) if each not in met]
        return met[1:]
