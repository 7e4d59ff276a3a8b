"""Pixels of SVG as browsers draw it, where ThorVG by itself would draw it otherwise."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from dioramacast.pixels import svg_to_png, svg_to_webp
from dioramacast.svg_for_thorvg import said_for_thorvg

ROOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" stroke-linecap="round" stroke-linejoin="round"'
    ' stroke-width="1.2" fill="none">'
)
WALL = '<g transform="matrix(.866 .5 0 1 10 10)" stroke-linecap="butt">'
FLOOR = '<g transform="matrix(.866 .5 -.866 .5 50 0)" stroke-linecap="butt">'
WINDOW = '<path d="M20 30h20" stroke="#f00" stroke-width="30"/>'
RED, NOTHING = (255, 0, 0, 255), (0, 0, 0, 0)


def drawn(content: str, width_px: int = 100) -> Image.Image:
    return Image.open(BytesIO(svg_to_png(f"{ROOT}{content}</svg>".encode(), width_px))).convert("RGBA")


def on_wall(image: Image.Image, x: float, y: float) -> object:
    return image.getpixel((round(10 + 0.866 * x), round(10 + 0.5 * x + y)))


@pytest.mark.parametrize(
    "content",
    [
        f"{WALL}{WINDOW}</g>",
        f'{WALL}<path d="M0 30h60" stroke="#f00" stroke-width="30" stroke-dasharray="20" stroke-dashoffset="20"/></g>',
        f'{WALL}<path d="M-20 30H60" stroke="#f00" stroke-width="30" stroke-dasharray="20"/></g>',
        f'{WALL}<g stroke="#f00" stroke-width="30"><path d="M40 30h-20"/></g></g>',
        f'{WALL}<path d="M30 15v30" stroke="#f00" stroke-width="20"/></g>',
        f'{WALL}<path d="M20 30l20 0" stroke="#f00" stroke-width="30"/></g>',
        f'<defs><g id="a"><g stroke-linecap="butt">{WINDOW}</g></g></defs>{WALL}<use href="#a"/></g>',
    ],
)
def test_a_window_stands_upright_in_its_slanted_wall(content: str) -> None:
    image = drawn(content)
    corners = {on_wall(image, x, y) for x in (22, 38) for y in (17, 43)}
    around = {on_wall(image, x, y) for x, y in ((17, 17), (17, 43), (43, 17), (43, 43), (30, 12), (30, 48))}
    assert (corners, around) == ({RED}, {NOTHING})


def test_a_street_is_as_wide_on_the_floor_as_it_says() -> None:
    image = drawn(f'{FLOOR}<path d="M10 50H80l5 .5" stroke="#f00" stroke-width="20"/></g>')
    column = [image.getpixel((50, y)) for y in range(100)]
    assert column.count(RED) == pytest.approx(20, abs=1)


def test_a_joint_is_round_and_a_round_end_sticks_out() -> None:
    path = '<path d="M20 50h40v30" stroke="#f00" stroke-width="20"/>'
    butt = drawn(f"{WALL}{path}</g>")
    assert on_wall(butt, 66, 44) == RED
    assert on_wall(butt, 12, 50) == NOTHING
    assert on_wall(drawn(f"{WALL.replace('butt', 'round')}{path}</g>"), 12, 50) == RED


def test_opacities_stay_where_they_belong() -> None:
    image = drawn(
        f'{WALL}<path d="M20 20h20v20h-20z" fill="#f00" stroke="#00f" stroke-width="10" stroke-opacity=".4"/></g>'
    )
    assert on_wall(image, 30, 30) == RED
    assert on_wall(image, 18, 30) == (0, 0, 255, 102)
    faint = drawn(f'{WALL}<path d="M20 30h20" stroke="#f00" stroke-width="30" opacity=".4"/></g>')
    assert on_wall(faint, 30, 30) == (255, 0, 0, 102)


@pytest.mark.parametrize(
    ("direction", "shape", "middle"),
    [
        ('x2="0" y2="1"', "M10 60C10-20 90-20 90 60V90H10Z", (50, 45)),
        ('x2="1"', "M0 8A42 42 0 0 1 0 92Z", (21, 50)),
    ],
)
def test_a_gradient_spans_a_symmetrical_bulge(direction: str, shape: str, middle: tuple[int, int]) -> None:
    shades = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
    gradient = f'<defs><linearGradient id="a" {direction}>{shades}</linearGradient></defs>'
    image = drawn(f'{gradient}<path d="{shape}" fill="url(#a)"/>')
    assert image.getpixel(middle) == pytest.approx((127, 0, 127, 255), abs=6)


@pytest.mark.parametrize(
    "content",
    [
        '<g transform="translate(3 4)"><path d="M0 0h9" stroke="#f00" stroke-width="4" stroke-dasharray="2 1"/></g>',
        '<g transform="matrix(.5 0 0 2 0 0)"><path d="M0 0h9" stroke="#f00" stroke-width="4"/></g>',
        f'{WALL}<path d="M0 0c1 2 3 4 5 6" stroke="#f00"/><path d="M0 0h9v9z" fill="#f00"/><g/></g>',
        f'{WALL}</g><path d="M0 0h9" stroke="#f00"/>',
        f'{WALL}<path d="M0 0h9" stroke="url(#a)"/></g>',
        '<path d="M10 90C10-10 90-10 90 90Z" fill="#f00"/>',
        '<path d="M0 0h9v9z" fill="url(#c12)" stroke="#c12345"/>',
    ],
)
def test_all_else_stays_as_it_is(content: str) -> None:
    assert said_for_thorvg(content) == content


def test_a_path_of_many_faint_lines_is_drawn_line_by_line() -> None:
    # ThorVG's time grows with the square of how often a row meets one path: paving took half of a picture's.
    lines = "".join(f"M{x} 0l50 60" for x in range(50))
    said = said_for_thorvg(f'<g><path d="{lines}" stroke="#fff" stroke-opacity=".26"/></g>')
    assert said.startswith('<g><g stroke="#fff" stroke-opacity=".26"><path d="M0 0l50 60"/><path d="M1 0l50 60"/>')
    assert said.count("<path") == 50


def test_an_opaque_picture_spends_no_bytes_on_opacity() -> None:
    opaque = f'{ROOT}<path d="M0 0h100v100h-100z" fill="#f00"/></svg>'.encode()
    assert Image.open(BytesIO(svg_to_png(opaque, 64))).mode == "RGB"
    assert Image.open(BytesIO(svg_to_webp(opaque, 64))).mode == "RGB"
    half = f'{ROOT}<path d="M0 0h50v100h-50z" fill="#f00"/></svg>'.encode()
    assert Image.open(BytesIO(svg_to_png(half, 64))).mode == "RGBA"
    assert Image.open(BytesIO(svg_to_webp(half, 64))).mode == "RGBA"


@pytest.mark.parametrize("garbage", ["", "hello", "<svg", "<html/>", '<svg viewBox="0 0 0 0"/>'])
def test_what_is_no_drawing_is_refused(garbage: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        svg_to_png(garbage.encode(), 64)


def test_drawing_leaves_no_memory_behind() -> None:
    def resident_bytes() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def draw(count: int) -> None:
        for i in range(count):
            svg_to_png(f"{ROOT}{WALL}{WINDOW}</g>{' ' * i}</svg>".encode(), 64)
            with pytest.raises(ValueError, match=r"."):
                svg_to_png(b"hello" + b" " * i, 64)

    draw(100)
    before = resident_bytes()
    draw(600)
    assert resident_bytes() - before < 2_000_000
