"""Draw the icons that a device shows: the house of ``static/favicon.svg`` as PNGs in ``static/icons``.

    make icons

The same packages give the same bytes.
"""

import io
import re
from pathlib import Path

from PIL import Image

from dioramacast.pixels import svg_to_png

STATIC = Path(__file__).parent.parent / "static"
SKY = "#cfc0dd"
"""Behind the house, as on the page before it knows a picture: devices make black of what is see-through."""

CORNER = 0.22
"""Of an icon's width; a mask, or the launcher, makes its own."""
ICONS = {
    # How wide, how much of it the house takes, and how round its corners are.
    "icon-192.png": (192, 0.8, CORNER),
    "icon-512.png": (512, 0.8, CORNER),
    # A launcher may cut out a circle of four fifths.
    "icon-maskable-512.png": (512, 0.64, 0),
    "apple-touch-icon.png": (180, 0.78, 0),
}


def main() -> None:
    house = (STATIC / "favicon.svg").read_text("utf-8")
    (STATIC / "icons").mkdir(exist_ok=True)
    for name, (size_px, share, corner) in ICONS.items():
        icon = on_sky(house, share, corner)
        (STATIC / "icons" / name).write_bytes(as_few_bytes(svg_to_png(icon.encode(), size_px)))


def on_sky(svg: str, share: float, corner: float) -> str:
    """The drawing at ``share`` of the width of a square of sky, whose corners are round."""
    side = float(re.search(r'viewBox="0 0 (\d+) ', svg)[1])
    drawing = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    margin = side * (1 - share) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<rect width="{side}" height="{side}" rx="{side * corner}" fill="{SKY}"/>'
        f'<g transform="translate({margin} {margin}) scale({share})">{drawing}</g></svg>'
    )


def as_few_bytes(png: bytes) -> bytes:
    target = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.save(target, "PNG", optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    main()
