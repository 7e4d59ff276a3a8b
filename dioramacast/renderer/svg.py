"""Writes SVG. This is the only file in which a ``<`` is put into the output, and so the only one that escapes."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NewType

from dioramacast.renderer.geometry import Point

Markup = NewType("Markup", str)
"""Well-formed SVG; only this module makes it."""
Value = str | float | None

EMPTY = Markup("")
_SPECIAL = re.compile(r"[&<>\"'\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def escape(text: str) -> str:
    """Text as XML 1.0 can hold it: markup escaped, control characters and lone surrogates dropped."""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], ""), text)


def number(value: float) -> str:
    """One decimal, without a needless zero: ``-0.5`` is ``-.5``."""
    return _TENTHS[round(value * 10)]


class _Tenths(dict[int, str]):
    """What so many tenths look like; worked out once, for there are few within a picture."""

    def __missing__(self, n: int) -> str:
        sign, whole, rest = "-" if n < 0 else "", abs(n) // 10, abs(n) % 10
        self[n] = shown = f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}"
        return shown


class _Following(_Tenths):
    """The same after another number: a minus sign parts them, or else a space."""

    def __missing__(self, n: int) -> str:
        self[n] = shown = _TENTHS[n] if n < 0 else " " + _TENTHS[n]
        return shown


_TENTHS, _FOLLOWING = _Tenths(), _Following()


@lru_cache(maxsize=16384)
def _precise(value: float) -> str:
    """For attributes, where opacities and scales need three decimals."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def element(tag: str, *children: Markup, **attributes: Value) -> Markup:
    """One element. Underscores in attribute names become hyphens, a trailing one is dropped; None leaves one out."""
    text = "<" + tag
    for name, value in attributes.items():
        if value is None:
            continue
        if not isinstance(value, str):
            value = _precise(value)  # noqa: PLW2901
        elif name not in _OUR_OWN:
            value = escape(value)  # noqa: PLW2901
        text += f'{_attribute(name)}{value}"'
    return Markup(f"{text}>{''.join(children)}</{tag}>" if children else text + "/>")


_OUR_OWN = frozenset({
    "d", "fill", "stroke", "transform", "href", "cx", "cy", "rx", "ry", "r", "x", "y", "stop_color", "stroke_dasharray",
    "stroke_linecap",
})  # fmt: skip
"""Attributes that hold numbers and colours made here, never anybody's text: spared the escaping, for speed."""
_CAMEL = frozenset({
    "viewBox", "gradientUnits", "gradientTransform", "stdDeviation", "textLength", "lengthAdjust",
    "preserveAspectRatio",
})  # fmt: skip


@cache
def _attribute(name: str) -> str:
    """Up to its value."""
    return f' {name if name in _CAMEL else name.rstrip("_").replace("_", "-")}="'


def text_node(text: str) -> Markup:
    return Markup(escape(text))


def join(parts: Sequence[Markup]) -> Markup:
    return Markup("".join(parts))


def group(*children: Markup, **attributes: Value) -> Markup:
    """A ``<g>``; nothing at all when it would be empty."""
    inner = join(children)
    return element("g", inner, **attributes) if inner else EMPTY


UNFILLED = "none"
"""What ``document`` sets for shapes: only a fill need be said."""


def path(d: str, fill: str | None = None, **attributes: Value) -> Markup:
    if not d:
        return EMPTY
    if attributes or fill is None or fill == UNFILLED:
        return element("path", d=d, fill=None if fill == UNFILLED else fill, **attributes)
    # Half of a picture's elements, so said without detours.
    return Markup(f'<path d="{d}" fill="{fill}"/>')


LINE_WIDTH = 1.2
"""What ``document`` sets for lines; with round ends and joins. A line need only say where it differs."""


def stroke(d: str, colour: str, width: float = LINE_WIDTH, **attributes: Value) -> Markup:
    """An open line."""
    said_width = None if width == LINE_WIDTH else width
    return element("path", d=d, stroke=colour, stroke_width=said_width, **attributes) if d else EMPTY


def ellipse(cx: float, cy: float, rx: float, ry: float, fill: str, **attributes: Value) -> Markup:
    return element("ellipse", cx=number(cx), cy=number(cy), rx=number(rx), ry=number(ry), fill=fill, **attributes)


def circle(cx: float, cy: float, r: float, fill: str, **attributes: Value) -> Markup:
    return element("circle", cx=number(cx), cy=number(cy), r=number(r), fill=fill, **attributes)


def rect(x: float, y: float, width: float, height: float, fill: str, **attributes: Value) -> Markup:
    """As a path, which is shorter, unless it has round corners."""
    if "rx" not in attributes:
        return path(boxes([(x, y, width, height)]), fill, **attributes)
    size = {"width": number(width), "height": number(height)}
    return element("rect", x=number(x), y=number(y), **size, fill=fill, **attributes)


def picture(data_uri: str, x: float, y: float, side: float) -> Markup:
    """An embedded picture that fills a square; what is not square is cut at its longer sides."""
    return element(
        "image", href=data_uri, x=number(x), y=number(y), width=number(side), height=number(side),
        preserveAspectRatio="xMidYMid slice",
    )  # fmt: skip


def use(name: str, at: Point, scale: float = 1.0, skew_deg: float = 0.0) -> Markup:
    """Places what ``Definitions.shape`` keeps under ``name``."""
    x, y = number(at[0]), number(at[1])
    if not skew_deg and scale == 1.0:
        return element("use", href="#" + name, x=None if x == "0" else x, y=None if y == "0" else y)
    skewed = f"skewX({number(skew_deg)})" if skew_deg else ""
    scaled = f"scale({_precise(scale)})" if scale != 1.0 else ""
    return element("use", href="#" + name, transform=f"translate({x} {y}){skewed}{scaled}")


def traced(name: str, colour: str, width: float, **attributes: Value) -> Markup:
    """A line along what ``Definitions.outline`` keeps under ``name``."""
    return element("use", href="#" + name, stroke=colour, stroke_width=width, **attributes)


def translate(at: Point) -> str:
    return f"translate({number(at[0])} {number(at[1])})"


def matrix(axes: tuple[float, float, float, float], at: Point) -> str:
    """``axes`` are where one unit to the right and one unit down go, as (right x, right y, down x, down y)."""
    return f"matrix({' '.join(map(_precise, axes))} {number(at[0])} {number(at[1])})"


def polygon(points: Sequence[Point], close: bool = True) -> str:
    """Path data through the points, in whole tenths relative to the rounded pen, so that rounding never adds up."""
    tenths = [(5 * round(x * 2), 5 * round(y * 2)) for x, y in points]
    if not tenths:
        return ""
    x, y = tenths[0]
    d, last = f"M{_TENTHS[x]}{_FOLLOWING[y]}", "M"
    for nx, ny in tenths[1:]:
        dx, dy = nx - x, ny - y
        command = "v" if not dx else "l" if dy else "h"
        if command != last:
            d += command
        first = _FOLLOWING if command == last else _TENTHS
        d += first[dy] if not dx else first[dx] + _FOLLOWING[dy] if dy else first[dx]
        x, y, last = nx, ny, command
    return d + "z" if close else d


def coarse(points: Sequence[Point]) -> str:
    """A closed path in whole pixels, for what has no sharp edge to the eye, such as shadows."""
    whole = [(round(x), round(y)) for x, y in points]
    if not whole:
        return ""
    (x, y), parts = whole[0], []
    for nx, ny in whole[1:]:
        parts.append(f"{nx - x}{'' if ny < y else ' '}{ny - y}")
        x, y = nx, ny
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(parts)}z".replace(" -", "-")


FINE = 100
"""Tenths from the origin within which shapes are small: numbers there keep a tenth, those further out are halves."""


def outline(*tokens: str | float) -> str:
    """Path data from command letters and numbers, in order."""
    d = ""
    shown: _Tenths = _TENTHS
    for token in tokens:
        if isinstance(token, str):
            d += token
            shown = _TENTHS
            continue
        tenths = round(token * 10)
        d += shown[tenths if -FINE < tenths < FINE else 5 * round(token * 2)]
        shown = _FOLLOWING
    return d


def boxes(rects: Sequence[tuple[float, float, float, float]]) -> str:
    """Path data of many ``(x, y, width, height)`` rectangles: one path for all windows of a face."""
    return "".join(f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h{number(-w)}z" for x, y, w, h in rects)


Stop = tuple[float, str] | tuple[float, str, float]
"""Offset 0..1, colour, and opacity where it is not 1."""


class Definitions:
    """The ``<defs>`` of one picture. What is asked for twice with the same content is kept once."""

    def __init__(self, prefix: str) -> None:
        """``prefix`` keeps the ids of two pictures in one page apart."""
        self._prefix = prefix
        self.size = 0
        """Bytes kept so far."""
        self._names: dict[str, str] = {}
        self._parts: list[Markup] = []

    def _keep(self, key: str, make: Callable[[str], Markup]) -> str:
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = f"{self._prefix}{len(self._names)}"
            part = make(name)
            self._parts.append(part)
            self.size += len(part)
        return name

    def linear(
        self, stops: Sequence[Stop], start: Point = (0, 0), end: Point = (0, 1), in_user_space: bool = False
    ) -> str:
        """A linear gradient as a paint; across the shape's own box unless ``in_user_space``."""
        units = "userSpaceOnUse" if in_user_space else None
        show = number if in_user_space else _precise
        key = f"l{stops}{start}{end}{units}"
        name = self._keep(key, lambda name: element(
            "linearGradient", *map(_stop, stops), id=name, gradientUnits=units,
            x1=show(start[0]) if start[0] else None, y1=show(start[1]) if start[1] else None,
            x2=show(end[0]) if in_user_space or end[0] != 1 else None, y2=show(end[1]) if end[1] else None,
        ))  # fmt: skip
        return f"url(#{name})"

    def radial(self, stops: Sequence[Stop], focus: Point = (0.5, 0.5), radius: float = 0.5) -> str:
        """A radial gradient over the shape's own box, centred on ``focus``."""
        key = f"r{stops}{focus}{radius}"
        name = self._keep(key, lambda name: element(
            "radialGradient", *map(_stop, stops), id=name, cx=focus[0], cy=focus[1], r=radius,
        ))  # fmt: skip
        return f"url(#{name})"

    def clip(self, d: str) -> str:
        name = self._keep("c" + d, lambda name: element("clipPath", path(d), id=name))
        return f"url(#{name})"

    def blur(self, deviation_px: float) -> str:
        name = self._keep(f"b{deviation_px}", lambda name: element(
            "filter", element("feGaussianBlur", stdDeviation=deviation_px), id=name,
            x="-20%", y="-20%", width="140%", height="140%", color_interpolation_filters="sRGB",
        ))  # fmt: skip
        return f"url(#{name})"

    def outline(self, d: str) -> str:
        """Keeps an outline without colours for ``traced``; returns its name."""
        return self._keep("o" + d, lambda name: element("path", d=d, id=name))

    def shape(self, drawing: Markup) -> str:
        """Keeps a drawing for ``use``; returns its name."""
        return self._keep("s" + drawing, lambda name: element("g", drawing, id=name))

    def markup(self) -> Markup:
        return element("defs", join(self._parts)) if self._parts else EMPTY


def _stop(stop: Stop) -> Markup:
    return element("stop", offset=stop[0], stop_color=stop[1], stop_opacity=stop[2] if len(stop) == 3 else None)


def document(size: tuple[int, int], words: tuple[str, str], prefix: str, style: str, *content: Markup) -> str:
    """A whole SVG file. ``words`` are its title and its description, for those who cannot see it."""
    (width, height), (title, description) = size, words
    return element(
        "svg",
        element("title", text_node(title), id=prefix + "title"),
        element("desc", text_node(description), id=prefix + "desc"),
        element("style", Markup(style)) if style else EMPTY,
        *content,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", role="img",
        aria_labelledby=f"{prefix}title {prefix}desc", stroke_linecap="round", stroke_linejoin="round",
        stroke_width=LINE_WIDTH, fill=UNFILLED,
    )  # fmt: skip
