"""Pictures by the image model: each set of conditions is painted once and kept for all who ask for it."""

import json
import re
import time
from collections.abc import Mapping
from typing import Protocol

from dioramacast import specs
from dioramacast.errors import MediaStoreError, PictureRefused, PictureTakenDown
from dioramacast.media_store import MediaStore, Shelf
from dioramacast.models import ArtworkSpec
from dioramacast.painting import Painting
from dioramacast.prompt import build_prompt

_TAKEN_DOWN = b"TAKEN_DOWN"
_STORE_AGAIN_SECONDS = 1.0
_TRAITS = {
    "placeholder": re.compile(r"data:image/webp;base64,[A-Za-z0-9+/]+={0,2}", re.ASCII),
    "sky": re.compile(r"#[0-9a-f]{6}", re.ASCII),
}
"""They are put into style sheets and pictures, and the store is nobody's to vouch for."""


class ImageModel(Protocol):
    @property
    def is_healthy(self) -> bool: ...

    def generate_image(self, prompt: str, deadline_seconds: float, *, asks_again: bool) -> Painting:
        """``asks_again``: once more, where it made none for no fault of the prompt's.

        Raises:
            UpstreamError
        """


class Painter:
    """Asks ``image_model`` and keeps what it makes on ``shelf``."""

    def __init__(self, image_model: ImageModel, model_name: str, shelf: Shelf) -> None:
        self._image_model = image_model
        self.model_name = model_name
        self._shelf = shelf

    @property
    def is_healthy(self) -> bool:
        return self._image_model.is_healthy

    def artwork_id(self, spec: ArtworkSpec) -> str:
        """Of a spec ``for_painting``."""
        return specs.painted_artwork_id(spec, self.model_name)

    def painted(self, artwork_id: str) -> bytes | None:
        """The WebP, where it was painted before."""
        return self._shelf.get(f"{artwork_id}.webp")

    def is_painted(self, artwork_id: str) -> bool:
        """Raises ``MediaStoreError`` where that cannot be known."""
        return self._shelf.is_there(f"{artwork_id}.webp")

    def traits(self, artwork_id: str) -> dict[str, str]:
        """``placeholder`` and ``sky`` of what was painted, as far as they are what they should be."""
        try:
            found = json.loads(self._shelf.get(f"{artwork_id}.json") or b"{}")
        except (ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {name: found[name] for name, shape in _TRAITS.items() if shape.fullmatch(str(found.get(name)))}

    def refuse_again(self, artwork_id: str) -> None:
        """Raises ``PictureRefused`` where the model refused these conditions for good; nobody is asked."""
        refused = self._shelf.get(f"{artwork_id}.refused")
        if refused == _TAKEN_DOWN:
            raise PictureTakenDown
        if refused is not None:
            raise PictureRefused(refused.decode(errors="replace"), permanent=True)

    def paint(self, spec: ArtworkSpec, deadline_seconds: float, *, asks_again: bool = True) -> None:
        """Sees to it that a spec ``for_painting`` is painted; where nobody has yet, now.

        ``asks_again`` False: with one paid call, or none.

        Raises:
            UpstreamError: the model made no picture, or could not be asked.
            MediaStoreError: it made one, and that could not be kept until the deadline.
        """
        ends_at = time.monotonic() + deadline_seconds
        artwork_id = self.artwork_id(spec)
        self.refuse_again(artwork_id)
        if self.painted(artwork_id) is not None:
            return
        try:
            painting = self._image_model.generate_image(build_prompt(spec), deadline_seconds, asks_again=asks_again)
        except PictureRefused as refusal:
            if refusal.permanent:
                self._shelf.put({f"{artwork_id}.refused": refusal.reason.encode()})
            raise
        # The picture last: who sees it there takes the rest for there, too.
        self._keep({f"{artwork_id}.json": painting.traits(), f"{artwork_id}.webp": painting.webp}, ends_at)
        try:
            self.refuse_again(artwork_id)
        except PictureTakenDown:
            # While it was being painted: whoever took it down may have looked before it was there.
            _delete_painting(self._shelf, artwork_id)
            raise

    def _keep(self, items: Mapping[str, bytes], ends_at: float) -> None:
        """Tries again as long as there is time: it has been paid for."""
        while True:
            try:
                self._shelf.put_surely(items)
            except MediaStoreError:
                if time.monotonic() + _STORE_AGAIN_SECONDS > ends_at:
                    raise
                time.sleep(_STORE_AGAIN_SECONDS)
            else:
                return


class _Deletes(Protocol):
    def delete(self, name: str) -> None:
        """Raises ``MediaStoreError``."""


def is_known(store: MediaStore, artwork_id: str) -> bool:
    """Whether it was painted, refused or taken down. Raises ``MediaStoreError``."""
    return any(store.get(f"{artwork_id}.{ending}") is not None for ending in ("webp", "json", "refused"))


def take_down(store: MediaStore, artwork_id: str) -> None:
    """For good: what is gone is not painted again, neither by those who are painting it now.

    ``store`` is the media store itself: other processes' shelves notice within their ``recent_seconds``.

    Raises:
        MediaStoreError
    """
    # First: whoever has just painted it looks for this after having kept the picture.
    store.put(f"{artwork_id}.refused", _TAKEN_DOWN)
    _delete_painting(store, artwork_id)


def _delete_painting(where: _Deletes, artwork_id: str) -> None:
    for ending in ("webp", "json"):
        where.delete(f"{artwork_id}.{ending}")
