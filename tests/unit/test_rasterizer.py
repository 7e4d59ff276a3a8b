"""Pixels of SVG, by real worker processes."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image

from dioramacast.errors import PictureUnavailable
from dioramacast.offload import WorkerProcesses
from dioramacast.rasterizer import Rasterizer, to_png, to_webp
from tests.unit.worker_processes import watched_workers

WIDE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><path d="M0 0h100v100H0z" fill="#f00"/></svg>'


@pytest.fixture(scope="module")
def rasterizer() -> Iterator[Rasterizer]:
    with watched_workers():
        yield Rasterizer(WorkerProcesses(2))


def test_png_has_the_width_and_keeps_the_proportions(rasterizer: Rasterizer) -> None:
    image = Image.open(BytesIO(rasterizer.png(WIDE, 300)))
    assert (image.format, image.size) == ("PNG", (300, 150))
    assert image.getpixel((74, 75)) == (255, 0, 0, 255)
    assert image.getpixel((225, 75)) == (0, 0, 0, 0)


def test_webp(rasterizer: Rasterizer) -> None:
    image = Image.open(BytesIO(rasterizer.webp(WIDE, 64)))
    assert (image.format, image.size) == ("WEBP", (64, 32))


def test_letters_that_are_left_to_the_reader_spoil_nothing(rasterizer: Rasterizer) -> None:
    image = Image.open(BytesIO(rasterizer.png(WIDE.replace(b"</svg>", "<text>ქ</text></svg>".encode()), 64)))
    assert image.size == (64, 32)


@pytest.mark.parametrize("garbage", [b"", b"hello", b"<svg", b"\xff\xfe", b"<html/>"])
def test_garbage_is_refused_and_the_next_is_made(rasterizer: Rasterizer, garbage: bytes) -> None:
    with pytest.raises(PictureUnavailable):
        rasterizer.png(garbage, 64)
    assert rasterizer.png(WIDE, 64)


@pytest.mark.parametrize(("convert", "kind"), [(to_webp, "WEBP"), (to_png, "PNG")])
def test_a_picture_changes_its_format_and_size(
    rasterizer: Rasterizer, convert: Callable[[bytes, int], bytes], kind: str
) -> None:
    image = Image.open(BytesIO(convert(rasterizer.png(WIDE, 100), 50)))
    assert (image.format, image.size) == (kind, (50, 25))
