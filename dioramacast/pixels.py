"""Pictures made of pixels: from SVG, and from one format to another. Pure, and slow: never on the event loop."""

import io
import zlib
from functools import cache

from PIL import Image
from thorvg_python.base import Colorspace, Result
from thorvg_python.canvas.sw import SwCanvas
from thorvg_python.engine import Engine
from thorvg_python.paint.picture import Picture

from dioramacast.svg_for_thorvg import said_for_thorvg

_OPAQUE = 255
_PADDED_BYTES = 65536
_SAVED = {"PNG": {"compress_level": 1, "compress_type": zlib.Z_RLE}, "WEBP": {"quality": 86, "method": 2}}
"""At 1080 px PNG's usual level takes 80 ms longer for a tenth fewer bytes; WebP's next method 50 ms, for 3 %."""


class Undrawable(ValueError):
    """What ThorVG could not read or draw."""


@cache
def _engine() -> Engine:
    """One for the process. Without threads of its own: as many processes draw as there are cores."""
    return Engine(threads=0)


def svg_to_png(svg: bytes, width_px: int) -> bytes:
    """``svg`` at ``width_px``, keeping its proportions.

    Letters that it leaves to the reader's own fonts, which no name of the gazetteer does, are left out.

    Raises:
        ValueError: that is no drawing.
    """
    return _packed(_drawn(svg, width_px), "PNG")


def svg_to_webp(svg: bytes, width_px: int) -> bytes:
    """Like ``svg_to_png``."""
    return _packed(_drawn(svg, width_px), "WEBP")


def to_webp(picture: bytes, width_px: int | None = None) -> bytes:
    """Any picture as WebP."""
    return _packed(_opened(picture, width_px), "WEBP")


def to_png(picture: bytes, width_px: int | None = None) -> bytes:
    """Any picture as PNG."""
    return _packed(_opened(picture, width_px), "PNG")


def _drawn(svg: bytes, width_px: int) -> Image.Image:
    """RGB, or RGBA where something shows through."""
    canvas = SwCanvas(_engine())
    try:
        picture = Picture(_engine())
        _check(canvas.add(picture))  # which frees it, whatever becomes of it
        _check(picture.load_data(_padded(said_for_thorvg(svg.decode()).encode()), "svg", None, True))
        _, width, height = picture.get_size()
        if not width or not height:
            raise Undrawable("no size")
        size = (width_px, max(1, round(height * width_px / width)))
        canvas.set_target(*size, cs=Colorspace.ABGR8888S)
        for step in (picture.set_size(*size), canvas.update(), canvas.draw(True), canvas.sync()):
            _check(step)
        image = canvas.get_pillow()
    finally:
        canvas.destroy()
    least, _ = image.getchannel("A").getextrema()
    return image.convert("RGB") if least == _OPAQUE else image


def _padded(svg: bytes) -> bytes:
    """To one of few lengths: the wheel makes a type for each length that it meets, and never forgets one."""
    return svg.ljust(-(-len(svg) // _PADDED_BYTES) * _PADDED_BYTES)


def _check(result: Result) -> None:
    if result is not Result.SUCCESS:
        raise Undrawable(result.name)


def _opened(picture: bytes, width_px: int | None) -> Image.Image:
    with Image.open(io.BytesIO(picture)) as opened:
        image = opened.convert("RGB") if opened.mode not in ("RGB", "RGBA") else opened.copy()
    return image.resize((width_px, round(image.height * width_px / image.width))) if width_px else image


def _packed(image: Image.Image, kind: str) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **_SAVED[kind])
    return target.getvalue()
