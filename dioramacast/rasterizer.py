"""SVG to PNG and WebP. The PNG comes from the ``resvg`` command: its Python module would hold the interpreter."""

import io
import sys

import gevent
from gevent import subprocess
from gevent.lock import BoundedSemaphore
from PIL import Image

from dioramacast.errors import PictureUnavailable

_PROCESSES = 2
_MAX_WAITING = 64
_DEADLINE_SECONDS = 10.0
_RESVG = (sys.executable, "-I", "-c", "from resvg.__main__ import entrypoint; entrypoint()")
"""The wheel's command, found without a PATH: ``python -m resvg`` does nothing in 0.2."""
_WEBP_QUALITY = 86


class Rasterizer:
    """At most two conversions at a time in a process; a queue of 64 behind them, then an honest refusal."""

    def __init__(self) -> None:
        self._places = BoundedSemaphore(_PROCESSES)
        self._waiting = 0

    def png(self, svg: bytes, width_px: int) -> bytes:
        """``svg`` at ``width_px``, keeping its proportions.

        Raises:
            PictureUnavailable: too many are waiting, or the conversion failed.
        """
        if self._waiting >= _MAX_WAITING:
            raise PictureUnavailable("Too many pictures are being converted right now.")
        self._waiting += 1
        try:
            with self._places:
                return _run_resvg(svg, width_px)
        finally:
            self._waiting -= 1


def _run_resvg(svg: bytes, width_px: int) -> bytes:
    # Not "-c": that leaves the last bytes of the picture in a buffer it never flushes.
    command = [*_RESVG, "-w", str(width_px), "-", "/dev/stdout"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        with gevent.Timeout(_DEADLINE_SECONDS):
            png, _ = process.communicate(svg)
    except gevent.Timeout:
        process.kill()
        process.wait()
        raise PictureUnavailable("Converting the picture took too long.") from None
    if process.returncode != 0 or not png.startswith(b"\x89PNG"):
        raise PictureUnavailable("The picture could not be converted.")
    return bytes(png)


def to_webp(picture: bytes, width_px: int | None = None) -> bytes:
    """Any picture as WebP. Pure; some tens of milliseconds of processor, so call it off the event loop."""
    return _converted(picture, "WEBP", width_px)


def to_png(picture: bytes, width_px: int | None = None) -> bytes:
    """Any picture as PNG; like ``to_webp``."""
    return _converted(picture, "PNG", width_px)


def _converted(picture: bytes, kind: str, width_px: int | None) -> bytes:
    target = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        image = opened.convert("RGB") if opened.mode not in ("RGB", "RGBA") else opened
        if width_px:
            image = image.resize((width_px, round(image.height * width_px / image.width)))
        image.save(target, kind, quality=_WEBP_QUALITY, method=2)
    return target.getvalue()
