"""From what is kept of a diorama or an artwork to its picture, in every format and size."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from dioramacast import renderer, specs
from dioramacast.cache import Cache
from dioramacast.errors import UnknownPicture
from dioramacast.media_store import Shelf
from dioramacast.metrics import PICTURES_DRAWN
from dioramacast.models import DioramaSpec, Layer
from dioramacast.offload import Offload
from dioramacast.painter import Painter
from dioramacast.rasterizer import Rasterizer, to_png, to_webp

CARD_WIDTH_PX = 1200
_PAINTED_MEDIA_TYPE = "image/webp"

SpecT = TypeVar("SpecT")


class PictureFormat(StrEnum):
    SVG = "svg"
    PNG = "png"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        return "image/svg+xml" if self is PictureFormat.SVG else f"image/{self.value}"


class Pictures:
    """What was drawn lately is kept in ``drawn``. Every method raises ``UnknownPicture`` and ``PictureUnavailable``."""

    def __init__(
        self,
        *,
        shelf: Shelf,
        painter: Painter | None,
        drawn: Cache,
        rasterizer: Rasterizer,
        offload: Offload,
    ) -> None:
        self._shelf = shelf
        self._painter = painter
        self._drawn = drawn
        self._rasterizer = rasterizer
        self._offload = offload

    def spec(self, diorama_id: str) -> DioramaSpec:
        return self._stored(f"dioramas/{diorama_id}.json", specs.diorama_from_json)

    def diorama(self, diorama_id: str, picture_format: PictureFormat, width_px: int) -> bytes:
        def draw() -> str:
            spec = self.spec(diorama_id)
            painted = self._painted(spec.painted_artwork_id)
            if painted is None:
                return self._offload(renderer.render_diorama, spec)
            return self._offload(renderer.render_over_picture, spec, painted, _PAINTED_MEDIA_TYPE)

        return self._picture(f"diorama:{diorama_id}", draw, picture_format, width_px)

    def card(self, diorama_id: str) -> bytes:
        """The 1200x630 PNG for link previews."""

        def draw() -> str:
            spec = self.spec(diorama_id)
            painted = self._painted(spec.painted_artwork_id)
            if painted is None:
                return self._offload(renderer.render_card, spec)
            return self._offload(renderer.render_card_over_picture, spec, painted, _PAINTED_MEDIA_TYPE)

        return self._picture(f"card:{diorama_id}", draw, PictureFormat.PNG, CARD_WIDTH_PX)

    def artwork(self, artwork_id: str, picture_format: PictureFormat, width_px: int, layer: Layer) -> bytes:
        """A painted artwork is no SVG and has no layers."""
        painted = self._painted(artwork_id)
        if painted is not None:
            if picture_format is PictureFormat.SVG:
                raise UnknownPicture("This picture was painted by an image model; ask for .webp or .png.")
            convert = to_webp if picture_format is PictureFormat.WEBP else to_png
            key = f"painted:{artwork_id}:{width_px}.{picture_format}"
            return self._drawn.fetch(key, lambda: self._offload(convert, painted, width_px)).value

        def draw() -> str:
            spec = self._stored(f"artworks/{artwork_id}.json", specs.artwork_from_json)
            return self._offload(renderer.render_artwork, spec, layer)

        return self._picture(f"artwork:{artwork_id}:{layer}", draw, picture_format, width_px)

    def _painted(self, artwork_id: str) -> bytes | None:
        """None as well where the picture is lost: its place is then drawn by ourselves."""
        return self._painter.painted(artwork_id) if self._painter and artwork_id else None

    def _stored(self, name: str, parse: Callable[[bytes], SpecT]) -> SpecT:
        data = self._shelf.get(name)
        if data is None:
            raise UnknownPicture("There is no such picture.")
        try:
            return parse(data)
        except ValueError:
            raise UnknownPicture("There is no such picture.") from None

    def _picture(self, name: str, draw: Callable[[], str], picture_format: PictureFormat, width_px: int) -> bytes:
        svg = self._drawn.fetch(f"{name}.svg", lambda: _counted(PictureFormat.SVG, draw().encode())).value
        if picture_format is PictureFormat.SVG:
            return svg
        key = f"{name}:{width_px}.{picture_format}"
        return self._drawn.fetch(key, lambda: self._convert(svg, picture_format, width_px)).value

    def _convert(self, svg: bytes, picture_format: PictureFormat, width_px: int) -> bytes:
        make = self._rasterizer.webp if picture_format is PictureFormat.WEBP else self._rasterizer.png
        picture = make(svg, width_px)
        return _counted(picture_format, picture)


def _counted(picture_format: PictureFormat, picture: bytes) -> bytes:
    PICTURES_DRAWN.labels(picture_format).inc()
    return picture
