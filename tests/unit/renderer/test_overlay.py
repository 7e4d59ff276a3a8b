"""Our caption over somebody else's picture: the picture is there, and the words can be read."""

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from dioramacast.models import DioramaSpec
from dioramacast.pixels import svg_to_png
from dioramacast.renderer import describe, render_card_over_picture, render_over_picture
from dioramacast.renderer.colour import LEAST_CONTRAST, contrast, mix, readable_ink
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.overlay import QUIET, scrim_of
from tests.unit.renderer.specs import GOLDEN, diorama, parsed

SVG = "{http://www.w3.org/2000/svg}"
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
RED = (200, 30, 40)
Renderer = Callable[[DioramaSpec, bytes, str], str]
RENDERERS: tuple[Renderer, ...] = (render_over_picture, render_card_over_picture)


def picture(media_type: str = "image/png", size: tuple[int, int] = (256, 256)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, RED).save(buffer, FORMATS[media_type])
    return buffer.getvalue()


def rasterized(svg: str, width_px: int) -> Image.Image:
    return Image.open(BytesIO(svg_to_png(svg.encode(), width_px))).convert("RGB")


def is_red(image: Image.Image, x: int, y: int) -> bool:
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, RED, strict=True))


@pytest.mark.parametrize("media_type", FORMATS)
def test_the_picture_is_embedded_as_it_came(media_type: str) -> None:
    data = picture(media_type)
    image = parsed(render_over_picture(diorama(), data, media_type)).find(f"{SVG}image")
    assert image is not None
    assert image.attrib["href"] == f"data:{media_type};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize("media_type", FORMATS)
def test_the_picture_is_seen_to_its_corners_below_the_caption(media_type: str) -> None:
    image = rasterized(render_over_picture(diorama(), picture(media_type), media_type), 256)
    assert image.size == (256, 256)
    assert [is_red(image, *corner) for corner in ((1, 254), (254, 254), (128, 140))] == [True, True, True]


def test_a_picture_that_is_not_square_covers_the_square() -> None:
    image = rasterized(render_over_picture(diorama(), picture(size=(400, 200)), "image/png"), 256)
    assert [is_red(image, *corner) for corner in ((1, 254), (254, 254))] == [True, True]


def test_a_card_has_the_picture_on_its_right() -> None:
    image = rasterized(render_card_over_picture(diorama(), picture(), "image/png"), 600)
    assert image.size == (600, 315)
    assert [is_red(image, *corner) for corner in ((598, 2), (598, 312), (5, 5))] == [True, True, False]


@pytest.mark.parametrize("render", RENDERERS)
def test_title_and_description_say_what_is_seen(render: Renderer) -> None:
    spec = diorama()
    root = parsed(render(spec, picture(), "image/png"))
    words = (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc"))
    assert words == (spec.caption.title, describe(spec))


@pytest.mark.parametrize("spec", GOLDEN.values(), ids=GOLDEN)
@pytest.mark.parametrize("beneath", ["#ffffff", "#000000", "#808080", "#ff0000", "#00ff00", "#0000ff"])
def test_the_faintest_words_read_well_over_any_picture(spec: DioramaSpec, beneath: str) -> None:
    palette = Palette(spec.artwork)
    scrim, opacity = scrim_of(palette.ink, palette.background)
    faintest = mix(palette.ink, scrim, QUIET)
    assert contrast(faintest, mix(beneath, scrim, opacity)) >= LEAST_CONTRAST


@pytest.mark.parametrize("sky", ["#ffffff", "#000000", "#808080", "#767676", "#ff0000", "#00ff00", "#0000ff"])
@pytest.mark.parametrize("beneath", ["#ffffff", "#000000"])
def test_the_veil_has_the_colour_of_the_paintings_own_sky_and_words_read_well_on_it(sky: str, beneath: str) -> None:
    spec = next(iter(GOLDEN.values()))
    ink = readable_ink(Palette(spec.artwork).ink, sky)
    scrim, opacity = scrim_of(ink, sky)
    assert contrast(mix(ink, scrim, QUIET), mix(beneath, scrim, opacity)) >= LEAST_CONTRAST
    assert f'"{scrim}"' in render_over_picture(spec, picture(), "image/png", sky)
    assert f'fill="{sky}"' in render_card_over_picture(spec, picture(), "image/png", sky)


@pytest.mark.parametrize("render", RENDERERS)
def test_the_same_picture_and_caption_give_the_same_bytes(render: Renderer) -> None:
    assert render(diorama(), picture(), "image/png") == render(diorama(), picture(), "image/png")


@pytest.mark.parametrize("render", RENDERERS)
def test_without_weather_there_is_still_a_caption(render: Renderer) -> None:
    drawn = render(diorama(temperature=None, icon=None), picture(), "image/png")
    assert len(re.findall(r"M\d", drawn)) > 10


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("title", ["<script>alert(1)</script>", '"><svg onload=alert(1)>', "東京都", "\x00\ud800", ""])
def test_nasty_titles_leave_the_xml_well_formed(render: Renderer, title: str) -> None:
    spec = diorama()
    root = parsed(render(replace(spec, caption=replace(spec.caption, title=title)), picture(), "image/png"))
    assert {element.tag.removeprefix(SVG) for element in root.iter()}.isdisjoint({"script", "svg onload"})


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("media_type", ["image/svg+xml", "text/html", 'image/png"/><script>'])
def test_nothing_but_a_picture_is_embedded(render: Renderer, media_type: str) -> None:
    with pytest.raises(ValueError, match="PNG, JPEG and WebP"):
        render(diorama(), picture(), media_type)
