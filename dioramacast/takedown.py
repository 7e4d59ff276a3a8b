"""Taking pictures down."""

from dioramacast import painter, specs
from dioramacast.errors import UnknownPicture
from dioramacast.gallery import Gallery
from dioramacast.media_store import MediaStore


class Takedown:
    """On the media stores themselves, for what cannot be asked must not look like what is not there."""

    def __init__(self, paintings: MediaStore, drawings: MediaStore, gallery: Gallery) -> None:
        self._paintings = paintings
        self._drawings = drawings
        self._gallery = gallery

    def take_down(self, some_id: str) -> str:
        """Of a diorama or an artwork. Says what was done; doing it again is harmless.

        Raises:
            UnknownPicture
            MediaStoreError, RedisUnavailable: not all of it is done.
        """
        diorama = self._drawings.get(f"{some_id}.diorama")
        if diorama is not None:
            return self._take_down_diorama(some_id, diorama)
        if self._drawings.get(f"{some_id}.artwork") is not None:
            return self._forget_drawing(some_id)
        if painter.is_known(self._paintings, some_id):
            return self._take_down_painting(some_id)
        raise UnknownPicture("There is no picture of that id.")

    def _take_down_diorama(self, diorama_id: str, data: bytes) -> str:
        try:
            spec = specs.diorama_from_json(data)
        except ValueError:
            raise UnknownPicture("What is kept under that id is no picture.") from None
        if spec.painted_artwork_id:
            return self._take_down_painting(spec.painted_artwork_id)
        self._drawings.delete(f"{diorama_id}.diorama")
        return self._forget_drawing(specs.artwork_id(spec.artwork))

    def _take_down_painting(self, artwork_id: str) -> str:
        painter.take_down(self._paintings, artwork_id)
        self._gallery.remove(artwork_id)
        return (
            f"The painted artwork {artwork_id} is gone from the store and the gallery, and is not painted again. "
            "Whoever asks for it gets our own drawing."
        )

    def _forget_drawing(self, artwork_id: str) -> str:
        self._drawings.delete(f"{artwork_id}.artwork")
        self._gallery.remove(artwork_id)
        return (
            f"Our own drawing {artwork_id} is gone from the store and the gallery. "
            "It is drawn again when somebody asks for these conditions."
        )
