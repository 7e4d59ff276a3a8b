"""What an image model sent, checked and made ready to be kept: once, in one decoding."""

import base64
import json
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageStat
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from dioramacast.errors import UpstreamUnavailable

MAX_PICTURE_BYTES = 10_000_000
LEAST_SIDE_PX, LARGEST_SIDE_PX = 64, 8192
MAX_PIXELS = 4096 * 4096
"""The most a model makes; unpacked it takes 64 MB."""
_WEBP_QUALITY = 86
_WEBP_METHOD = 0
"""The fastest: the next one makes a tenth less of it, and takes a sixth longer."""
_PLACEHOLDER_PX = 16
_PLACEHOLDER_QUALITY = 30


@dataclass(frozen=True, slots=True)
class Painting:
    """An artwork by an image model."""

    webp: bytes
    placeholder: str
    """A ``data:`` URL of some 16 pixels, to be shown while the picture comes."""
    sky: str
    """The background's colour, ``#rrggbb``."""

    def traits(self) -> bytes:
        """All but the picture, as JSON."""
        return json.dumps({"placeholder": self.placeholder, "sky": self.sky}).encode()


def to_painting(data: bytes) -> Painting:
    """``data`` where it is a whole PNG, JPEG or WebP of a sensible size. Some 50 ms of processor for 1024 px.

    Raises:
        UpstreamUnavailable: it is not.
    """
    if len(data) > MAX_PICTURE_BYTES:
        raise UpstreamUnavailable("The image model's picture is too large.")
    reader = _reader(data)
    if reader is None:
        raise UpstreamUnavailable("What the image model sent is not a picture.")
    try:
        with reader(BytesIO(data)) as opened:
            is_sensible = _is_sensible(opened.size)
            if is_sensible:
                # Opening reads the header alone: a picture that was cut off shows only here.
                opened.load()
            image = opened if opened.mode == "RGB" or not is_sensible else opened.convert("RGB")
    except Exception:
        # Pillow's readers raise a dozen kinds of errors on broken files.
        raise UpstreamUnavailable("The image model's picture is broken.") from None
    if not is_sensible:
        raise UpstreamUnavailable("The image model's picture has a size that was not asked for.")
    small = image.reduce((image.width // _PLACEHOLDER_PX, image.height // _PLACEHOLDER_PX))
    placeholder = base64.b64encode(_webp(small, _PLACEHOLDER_QUALITY)).decode()
    return Painting(
        webp=_webp(image, _WEBP_QUALITY), placeholder=f"data:image/webp;base64,{placeholder}", sky=_sky(small)
    )


# The readers themselves, and not Image.open, which imports them at its first use: here that is in a native thread.
def _reader(data: bytes) -> type[ImageFile] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PngImageFile
    if data.startswith(b"\xff\xd8\xff"):
        return JpegImageFile
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WebPImageFile
    return None


def _is_sensible(size: tuple[int, int]) -> bool:
    width, height = size
    return min(size) >= LEAST_SIDE_PX and max(size) <= LARGEST_SIDE_PX and width * height <= MAX_PIXELS


def _webp(image: Image.Image, quality: int) -> bytes:
    target = BytesIO()
    image.save(target, "WEBP", quality=quality, method=_WEBP_METHOD)
    return target.getvalue()


def _sky(small: Image.Image) -> str:
    """The topmost sixteenth of the picture: the prompt asks for a plain background with space above."""
    red, green, blue = ImageStat.Stat(small.crop((0, 0, small.width, 1))).median
    return f"#{red:02x}{green:02x}{blue:02x}"
