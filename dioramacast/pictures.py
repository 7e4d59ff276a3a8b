"""From what is kept of a diorama or an artwork to its picture, in every format and size."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dioramacast import renderer, specs
from dioramacast.cache import Cache
from dioramacast.errors import UnknownPicture
from dioramacast.media_store import Shelf
from dioramacast.metrics import PICTURES_DRAWN
from dioramacast.models import ArtworkSpec, DioramaSpec, Layer, PictureFormat
from dioramacast.offload import Offload
from dioramacast.painter import Painter
from dioramacast.rasterizer import Rasterizer, to_png, to_webp

WIDTH_PX, CARD_WIDTH_PX = 1080, 1200
_PAINTED_MEDIA_TYPE = "image/webp"

SpecT = TypeVar("SpecT", ArtworkSpec, DioramaSpec)


@dataclass(frozen=True, slots=True)
class Picture:
    data: bytes
    media_type: str
    is_final: bool = True
    """Else it is our own drawing in the place of a painting that is not there: yet, or any more."""


class Pictures:
    """What was drawn lately is kept in ``drawn``.

    Every method raises ``UnknownPicture``, ``MediaStoreError`` and ``PictureUnavailable``.
    """

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
        return self._stored(f"{diorama_id}.diorama", specs.diorama_from_json)

    def diorama(
        self, diorama_id: str, picture_format: PictureFormat, width_px: int | None, layer: Layer = Layer.ALL
    ) -> Picture:
        """A painted one has no layers."""
        spec = self.spec(diorama_id)
        painted = self._painted(spec.painted_artwork_id)
        if painted is None:
            data = self._picture(
                f"diorama:{diorama_id}:{layer}",
                lambda: self._offload(renderer.render_diorama, spec, layer),
                picture_format,
                width_px,
            )
            return Picture(data, picture_format.media_type, is_final=not spec.painted_artwork_id)
        data = self._picture(
            f"painted-diorama:{diorama_id}",
            lambda: self._offload(renderer.render_over_picture, spec, painted, _PAINTED_MEDIA_TYPE, self._sky(spec)),
            picture_format,
            width_px,
        )
        return Picture(data, picture_format.media_type)

    def card(self, diorama_id: str) -> Picture:
        """The 1200x630 PNG for link previews."""
        spec = self.spec(diorama_id)
        painted = self._painted(spec.painted_artwork_id)

        def draw() -> str:
            if painted is None:
                return self._offload(renderer.render_card, spec)
            return self._offload(renderer.render_card_over_picture, spec, painted, _PAINTED_MEDIA_TYPE, self._sky(spec))

        name = f"{'card' if painted is None else 'painted-card'}:{diorama_id}"
        data = self._picture(name, draw, PictureFormat.PNG, CARD_WIDTH_PX)
        return Picture(data, PictureFormat.PNG.media_type, is_final=bool(painted) or not spec.painted_artwork_id)

    def artwork(self, artwork_id: str, picture_format: PictureFormat, width_px: int | None, layer: Layer) -> Picture:
        """A painted artwork is no SVG and has no layers."""
        painted = self._painted(artwork_id)
        if painted is not None:
            return Picture(
                self._painted_artwork(artwork_id, painted, picture_format, width_px), picture_format.media_type
            )

        def draw() -> str:
            spec = self._stored(f"{artwork_id}.artwork", specs.artwork_from_json)
            return self._offload(renderer.render_artwork, spec, layer)

        data = self._picture(f"artwork:{artwork_id}:{layer}", draw, picture_format, width_px)
        return Picture(data, picture_format.media_type)

    def _painted_artwork(
        self, artwork_id: str, painted: bytes, picture_format: PictureFormat, width_px: int | None
    ) -> bytes:
        if picture_format is PictureFormat.WEBP and width_px is None:
            return painted
        if picture_format is PictureFormat.SVG:
            raise UnknownPicture("This picture was painted by an image model; ask for .webp or .png.")
        convert = to_webp if picture_format is PictureFormat.WEBP else to_png
        key = f"painted:{artwork_id}:{width_px or 'own size'}.{picture_format}"
        return self._drawn.fetch(key, lambda: self._offload(convert, painted, width_px)).value

    def _painted(self, artwork_id: str) -> bytes | None:
        """None as well where the picture is lost: its place is then drawn by ourselves."""
        return self._painter.painted(artwork_id) if self._painter and artwork_id else None

    def _sky(self, spec: DioramaSpec) -> str:
        return self._painter.traits(spec.painted_artwork_id).get("sky", "") if self._painter else ""

    def _stored(self, name: str, parse: Callable[[bytes], SpecT]) -> SpecT:
        try:
            return parse(self._shelf.find(name) or b"")
        except ValueError:
            raise UnknownPicture("There is no such picture.") from None

    def _picture(
        self, name: str, draw: Callable[[], str], picture_format: PictureFormat, width_px: int | None
    ) -> bytes:
        svg = self._drawn.fetch(f"{name}.svg", lambda: _counted(PictureFormat.SVG, draw().encode())).value
        if picture_format is PictureFormat.SVG:
            return svg
        width_px = width_px or WIDTH_PX
        key = f"{name}:{width_px}.{picture_format}"
        return self._drawn.fetch(key, lambda: self._convert(svg, picture_format, width_px)).value

    def _convert(self, svg: bytes, picture_format: PictureFormat, width_px: int) -> bytes:
        make = self._rasterizer.webp if picture_format is PictureFormat.WEBP else self._rasterizer.png
        picture = make(svg, width_px)
        return _counted(picture_format, picture)


def _counted(picture_format: PictureFormat, picture: bytes) -> bytes:
    PICTURES_DRAWN.labels(picture_format).inc()
    return picture
