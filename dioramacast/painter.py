"""Pictures by the image model: each set of conditions is painted once and shared by all who ask for it."""

import json
from typing import Protocol

from dioramacast import specs
from dioramacast.cache import Cache, Freshness
from dioramacast.clients.gemini import GeneratedImage
from dioramacast.errors import PictureRefused, UpstreamUnavailable
from dioramacast.media_store import Shelf
from dioramacast.models import ArtworkSpec
from dioramacast.offload import Offload
from dioramacast.prompt import build_prompt
from dioramacast.rasterizer import to_webp

OUTCOME_FRESHNESS = Freshness(60, 60, 60)
"""Long enough for all who waited for one painting; after that the media store knows."""


def is_outcome(value: bytes) -> bool:
    """Whether a cached value is an outcome that we wrote."""
    outcome = json.loads(value)
    return isinstance(outcome, dict) and isinstance(outcome.get("refused"), str | None)


class ImageModel(Protocol):
    @property
    def is_healthy(self) -> bool: ...

    def generate_image(self, prompt: str) -> GeneratedImage:
        """Raises ``UpstreamError``."""


class Painter:
    """``outcomes`` lets one of all processes ask and the others wait; pictures are kept on ``shelf``."""

    def __init__(
        self,
        *,
        image_model: ImageModel,
        model_name: str,
        outcomes: Cache,
        shelf: Shelf,
        offload: Offload,
    ) -> None:
        self._image_model = image_model
        self.model_name = model_name
        self._outcomes = outcomes
        self._shelf = shelf
        self._offload = offload

    @property
    def is_healthy(self) -> bool:
        return self._image_model.is_healthy

    def artwork_id(self, spec: ArtworkSpec) -> str:
        """Of a spec ``for_painting``."""
        return specs.painted_artwork_id(spec, self.model_name)

    def painted(self, artwork_id: str) -> bytes | None:
        """The WebP, where it was painted before."""
        return self._shelf.get(f"painted/{artwork_id}.webp")

    def refuse_again(self, artwork_id: str) -> None:
        """Raises ``PictureRefused`` where the model refused these conditions for good; nobody is asked."""
        refused = self._shelf.get(f"painted/{artwork_id}.refused")
        if refused is not None:
            raise PictureRefused(refused.decode(errors="replace"), permanent=True)

    def paint(self, spec: ArtworkSpec) -> None:
        """Sees to it that a spec ``for_painting`` is painted; where nobody has yet, now.

        Raises:
            UpstreamError: the model made no picture, or could not be asked.
        """
        artwork_id = self.artwork_id(spec)
        outcome = json.loads(self._outcomes.fetch(f"artwork:{artwork_id}", lambda: self._ask(spec, artwork_id)).value)
        if outcome["refused"] is not None:
            raise PictureRefused(outcome["refused"], permanent=True)
        if self.painted(artwork_id) is None:
            raise UpstreamUnavailable("The picture was made elsewhere and cannot be had here yet.")

    def _ask(self, spec: ArtworkSpec, artwork_id: str) -> bytes:
        if self.painted(artwork_id) is not None:
            return _outcome(None)
        try:
            image = self._image_model.generate_image(build_prompt(spec))
        except PictureRefused as refusal:
            if not refusal.permanent:
                raise
            self._shelf.put(f"painted/{artwork_id}.refused", refusal.reason.encode())
            return _outcome(refusal.reason)
        self._shelf.put(f"painted/{artwork_id}.webp", self._offload(to_webp, image.data))
        return _outcome(None)


def _outcome(refused: str | None) -> bytes:
    return json.dumps({"refused": refused}).encode()
