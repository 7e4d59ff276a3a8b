"""Gemini: pictures from a prompt. Every call costs money, so nothing is asked twice without need."""

import threading
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import gevent
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile
from pydantic import SecretStr

from dioramacast.clients.provider import Provider
from dioramacast.errors import PictureRefused, UpstreamTimeout, UpstreamUnavailable
from dioramacast.offload import to_thread_pool

if TYPE_CHECKING:
    from dioramacast.clients.gemini_sdk import GeminiConnection

MAX_PICTURE_BYTES = 10_000_000
LEAST_SIDE_PX, LARGEST_SIDE_PX = 64, 8192
MAX_PIXELS = 4096 * 4096
"""The most a model makes; unpacked it takes 64 MB."""
# The readers themselves, and not Image.open, which imports them at its first use: here that is in a native thread.
_MEDIA_TYPES: dict[type[ImageFile], str] = {
    PngImageFile: "image/png",
    JpegImageFile: "image/jpeg",
    WebPImageFile: "image/webp",
}


@dataclass(frozen=True, slots=True)
class GeneratedImage:
    """A whole picture; ``media_type`` is what the bytes are, whatever the provider called them."""

    data: bytes
    media_type: str


class GeminiClient:
    """Connects when first asked, and so after the fork. ``deadline_seconds`` is for all that one question takes."""

    def __init__(
        self,
        *,
        api_key: SecretStr,
        base_url: str,
        model: str,
        ca_bundle: Path | None,
        provider: Provider,
        deadline_seconds: float,
    ) -> None:
        self._api_key = api_key
        self._base_url = base_url
        self._model = model
        self._ca_bundle = ca_bundle
        self._provider = provider
        self._deadline_seconds = deadline_seconds
        self._connection: GeminiConnection | None = None
        self._connecting = threading.Lock()

    @property
    def is_healthy(self) -> bool:
        return self._provider.is_healthy

    def generate_image(self, prompt: str) -> GeneratedImage:
        """A square picture. Asks once more, at most, where the model made none for no fault of the prompt's.

        Raises:
            PictureRefused: the model made none; ``permanent`` where the same prompt must not be asked again.
            BudgetSpent, RateLimitedByProvider, UpstreamTimeout, UpstreamRejected, UpstreamUnavailable
        """
        started_at = time.monotonic()
        ends_at = started_at + self._deadline_seconds
        try:
            return self._ask(prompt, ends_at)
        except PictureRefused as refusal:
            now = time.monotonic()
            # A second try takes as long as the first: one that cannot end in time would be paid for all the same.
            if refusal.permanent or ends_at - now < now - started_at:
                raise
        return self._ask(prompt, ends_at)

    def _ask(self, prompt: str, ends_at: float) -> GeneratedImage:
        # Of the time there is, half may be spent waiting for the call to begin.
        wait_seconds = (ends_at - time.monotonic()) / 2
        return self._provider.call(lambda: self._fetch(prompt, ends_at), wait_seconds)

    def _fetch(self, prompt: str, ends_at: float) -> GeneratedImage:
        # Outside the deadline, which would leave the SDK half imported.
        connection = self._connected()
        timeout_seconds = ends_at - time.monotonic()
        deadline = gevent.Timeout(max(0.0, timeout_seconds))
        try:
            with deadline:
                data = connection.picture(prompt, timeout_seconds)
                return to_thread_pool(check_picture, data)
        except gevent.Timeout as timeout:
            if timeout is not deadline:
                raise
            raise UpstreamTimeout("The image model took too long.") from None

    def _connected(self) -> "GeminiConnection":
        with self._connecting:
            if self._connection is None:
                # Only here, for what it takes: a process that never asks never pays for it.
                from dioramacast.clients.gemini_sdk import GeminiConnection  # noqa: PLC0415

                try:
                    self._connection = GeminiConnection(
                        self._api_key.get_secret_value(), self._base_url, self._model, self._ca_bundle
                    )
                except OSError:
                    raise UpstreamUnavailable("The CA bundle for the image model cannot be read.") from None
            return self._connection


def check_picture(data: bytes) -> GeneratedImage:
    """``data`` where it is a whole PNG, JPEG or WebP of a sensible size. Some tens of milliseconds of processor.

    Raises:
        UpstreamUnavailable: it is not.
    """
    if len(data) > MAX_PICTURE_BYTES:
        raise UpstreamUnavailable("The image model's picture is too large.")
    reader = _reader(data)
    if reader is None:
        raise UpstreamUnavailable("What the image model sent is not a picture.")
    try:
        with reader(BytesIO(data)) as image:
            is_sensible = _is_sensible(image.size)
            if is_sensible:
                # Opening reads the header alone: a picture that was cut off shows only here.
                image.load()
    except Exception:
        # Pillow's readers raise a dozen kinds of errors on broken files.
        raise UpstreamUnavailable("The image model's picture is broken.") from None
    if not is_sensible:
        raise UpstreamUnavailable("The image model's picture has a size that was not asked for.")
    return GeneratedImage(data, _MEDIA_TYPES[reader])


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
