"""SVG to PNG and WebP, in processes of their own: making a drawing ready for ThorVG holds the interpreter."""

from dioramacast.offload import WorkerProcesses
from dioramacast.pixels import svg_to_png, svg_to_webp, to_png, to_webp

__all__ = ["Rasterizer", "to_png", "to_webp"]


class Rasterizer:
    """By ``workers``, who have a queue, and an honest refusal when that is full."""

    def __init__(self, workers: WorkerProcesses) -> None:
        self._workers = workers

    def png(self, svg: bytes, width_px: int) -> bytes:
        """``svg`` at ``width_px``, keeping its proportions.

        Raises:
            PictureUnavailable: too many are waiting, or the conversion failed.
        """
        return self._workers(svg_to_png, svg, width_px)

    def webp(self, svg: bytes, width_px: int) -> bytes:
        """Like ``png``."""
        return self._workers(svg_to_webp, svg, width_px)
