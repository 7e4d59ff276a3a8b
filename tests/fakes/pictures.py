"""Real pictures of every aspect, and some that only look like pictures."""

import struct
import zlib
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

SIZES_1K = {
    "1:1": (1024, 1024),
    "2:3": (848, 1264),
    "3:2": (1264, 848),
    "3:4": (896, 1200),
    "4:3": (1200, 896),
    "4:5": (928, 1152),
    "5:4": (1152, 928),
    "9:16": (768, 1376),
    "16:9": (1376, 768),
    "21:9": (1584, 672),
}
FACTORS = {"1K": 1, "2K": 2, "4K": 4}
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
HUES = 64
BOMB_SIDE = 60_000

_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
_PNG_HEADER = slice(12, 29)


def picture(size: tuple[int, int], mime_type: str, seed: int, least_bytes: int = 0) -> bytes:
    """A gradient of one of 64 colours, by ``seed``. WebP is not filled up to ``least_bytes``."""
    return _filled_up(size, mime_type, seed % HUES, least_bytes)


# A load test asks for a thousand, and the fake must not be what it measures.
@lru_cache(maxsize=HUES)
def _filled_up(size: tuple[int, int], mime_type: str, colour: int, least_bytes: int) -> bytes:
    drawn = _drawn(size, mime_type, colour)
    missing = least_bytes - len(drawn)
    if missing <= 0 or mime_type == "image/webp":
        return drawn
    return _filled_png(drawn, missing) if mime_type == "image/png" else _filled_jpeg(drawn, missing)


@lru_cache(maxsize=256)
def _drawn(size: tuple[int, int], mime_type: str, colour: int) -> bytes:
    dark, light = (f"hsv({colour * 360 // HUES},60%,{value}%)" for value in (25, 98))
    gradient = Image.linear_gradient("L").resize(size)
    buffer = BytesIO()
    ImageOps.colorize(gradient, black=dark, white=light).save(buffer, FORMATS[mime_type], compress_level=1)
    return buffer.getvalue()


def pixel_bomb(png: bytes) -> bytes:
    """The same file, except that it says it had 3.6 thousand million pixels."""
    header = b"IHDR" + struct.pack(">II", BOMB_SIDE, BOMB_SIDE) + png[24:29]
    return png[: _PNG_HEADER.start] + header + struct.pack(">I", zlib.crc32(header)) + png[_PNG_HEADER.stop + 4 :]


def _filled_png(png: bytes, missing: int) -> bytes:
    """A chunk that decoders skip, as real files have them for colours and provenance."""
    chunk = b"fiLl" + _noise(max(0, missing - 12))
    filled = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png.removesuffix(_PNG_END) + filled + _PNG_END


def _filled_jpeg(jpeg: bytes, missing: int) -> bytes:
    comments = []
    while missing > 0:
        length = min(missing, 65_000)
        comments.append(b"\xff\xfe" + struct.pack(">H", length + 2) + _noise(length))
        missing -= length + 4
    return jpeg[:2] + b"".join(comments) + jpeg[2:]


def _noise(length: int) -> bytes:
    """Bytes that do not compress away to nothing."""
    block = bytes(byte * 167 % 251 for byte in range(997))
    return (block * (length // len(block) + 1))[:length]
