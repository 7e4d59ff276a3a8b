"""Pictures made of pixels: from SVG, and from one format to another. Pure, and slow: never on the event loop."""

import io
from functools import cache

import resvg
from PIL import Image

_WEBP_QUALITY = 86
_TRANSPARENT = (0, 0, 0, 0)


@cache
def _options(with_fonts: bool) -> resvg.usvg.Options:
    """The system's fonts take 0.1 s to find, and are needed only for letters that ours lack."""
    options = resvg.usvg.Options.default()
    if with_fonts:
        options.load_system_fonts()
    return options


def svg_to_png(svg: bytes, width_px: int) -> bytes:
    """``svg`` at ``width_px``, keeping its proportions. ``resvg`` holds the interpreter meanwhile."""
    tree = resvg.usvg.Tree.from_str(svg.decode(), _options(b"<text" in svg))
    width, height = tree.int_size()
    scale = width_px / width
    size = (width_px, max(1, round(height * scale)))
    return bytes(resvg.render(tree, (scale, 0, 0, 0, scale, 0), bg_size=size, bg_color=_TRANSPARENT))


def svg_to_webp(svg: bytes, width_px: int) -> bytes:
    return to_webp(svg_to_png(svg, width_px))


def to_webp(picture: bytes, width_px: int | None = None) -> bytes:
    """Any picture as WebP."""
    return _converted(picture, "WEBP", width_px)


def to_png(picture: bytes, width_px: int | None = None) -> bytes:
    """Any picture as PNG."""
    return _converted(picture, "PNG", width_px)


def _converted(picture: bytes, kind: str, width_px: int | None) -> bytes:
    target = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        image = opened.convert("RGB") if opened.mode not in ("RGB", "RGBA") else opened
        if width_px:
            image = image.resize((width_px, round(image.height * width_px / image.width)))
        image.save(target, kind, quality=_WEBP_QUALITY, method=2)
    return target.getvalue()
