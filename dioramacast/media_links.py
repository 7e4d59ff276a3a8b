"""Where pictures are to be had: from us, or from the CDN before us."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MediaLinks:
    """``base`` is a CDN's origin; empty: root-relative."""

    base: str = ""

    def diorama(self, diorama_id: str, ending: str) -> str:
        return f"{self.base}/dioramas/{diorama_id}.{ending}"

    def card(self, diorama_id: str) -> str:
        return f"{self.base}/dioramas/{diorama_id}/card.png"

    def artwork(self, artwork_id: str, ending: str) -> str:
        return f"{self.base}/artworks/{artwork_id}.{ending}"
