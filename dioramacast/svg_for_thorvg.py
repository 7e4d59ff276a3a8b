"""Our drawings said in such a way that ThorVG draws them as browsers do.

It lays a stroke's outline out on the picture, not on the slanted wall or floor that the stroke is on: windows that are
thick dashes would lean, and streets be too wide. So straight strokes become filled outlines, which take every transform
as they should. It overlooks how far a symmetrical curve bulges when it lays a gradient across a shape. And it takes a
time that grows with the square of how often one row of pixels meets a path, so that many lines are drawn one by one.
Pure.
"""

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
Line = list[Point]

_TAG = re.compile(r"<(?:(/g)|(g|path)( [^>]*)?)>")
_STYLE_SHEET = re.compile(r"<style>.*?</style>", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_MATRIX = re.compile(r' transform="matrix\(([^ ]+) ([^ ]+) ([^ ]+) ([^ ]+) ')
_STEP = re.compile(r"([MmLlHhVvZz])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_HAS_CURVES = re.compile("[CcSsQqTtAa]").search
_DATA = re.compile(r' d="[^"]*"')
_BULGE = re.compile(r"([Cc]|A[\d.]+ [\d.]+ 0 [01] [01] ?)(-?[\d.]+)(?: |(?=-))(-?[\d.]+)")
"""A curve up to its first handle, an arc up to its end."""

_STYLE = {
    "fill": "none", "fill-opacity": "1", "fill-rule": "nonzero", "stroke": "none", "stroke-opacity": "1",
    "stroke-width": "1.2", "stroke-linecap": "round", "stroke-dasharray": "0", "stroke-dashoffset": "0",
}  # fmt: skip
"""What is inherited, as the root says it, and said anew by what takes a stroke's place. All joins are round."""
_MANY_LINES = 40
"""From which on a path's lines are drawn one by one; where they cross, a faint one then shows through the other."""
_NUDGE = 0.02
"""Takes a curve out of the symmetry that ThorVG divides by: our path data is in tenths."""


class _Group(NamedTuple):
    """What an element inherits."""

    outlines_strokes: bool
    """On a slanted plane. Flat ends are as good as one: they are windows', which a wall may ``use``."""
    style: dict[str, str]


def said_for_thorvg(svg: str) -> str:
    """``svg``, as ``renderer/svg.py`` writes it; its picture, when standing still, is the same to a browser."""
    groups = [_Group(False, _STYLE)]

    def rewritten(tag: re.Match[str]) -> str:
        is_end, name, written = tag.groups()
        if is_end:
            groups.pop()
        elif name == "g":
            if not tag[0].endswith("/>"):
                groups.append(_inside(groups[-1], written or ""))
        elif groups[-1].outlines_strokes or 'linecap="butt"' in written:
            return _path(tag[0], dict(_ATTRIBUTE.findall(written)), groups[-1].style)
        elif written.count("M") > _MANY_LINES and " stroke-opacity=" in written:
            return _line_by_line(dict(_ATTRIBUTE.findall(written)))
        elif "url(" in written or groups[-1].style["fill"][0] == "u":
            return _DATA.sub(_unsymmetrical, tag[0])
        return tag[0]

    return _TAG.sub(rewritten, _STYLE_SHEET.sub("", svg))


def _inside(outer: _Group, written: str) -> _Group:
    own = dict(_ATTRIBUTE.findall(written))
    style = {name: own[name] for name in _STYLE.keys() & own.keys()}
    outlines_strokes = outer.outlines_strokes or style.get("stroke-linecap") == "butt" or _slants(written)
    return _Group(outlines_strokes, outer.style | style if style else outer.style)


def _slants(written: str) -> bool:
    matrix = _MATRIX.search(written)
    if matrix is None:
        return False
    a, b, c, d = map(float, matrix.groups())
    return abs(a * c + b * d) > 1e-3


def _unsymmetrical(data: re.Match[str]) -> str:
    return _BULGE.sub(_nudged, data[0])


def _nudged(curve: re.Match[str]) -> str:
    return f"{curve[1]}{float(curve[2]) + _NUDGE:.2f} {float(curve[3]) + _NUDGE:.2f}"


def _path(tag: str, own: dict[str, str], inherited: dict[str, str]) -> str:
    style = inherited | own
    stroke = style["stroke"]
    # A gradient lies across the box of the stroke's line, which its outline would not have.
    if stroke == "none" or stroke[0] == "u" or _HAS_CURVES(own["d"]):
        return _DATA.sub(_unsymmetrical, tag) if style["fill"][0] == "u" else tag
    others = {name: value for name, value in own.items() if name not in _STYLE}
    line = {"fill": stroke, "fill-opacity": style["stroke-opacity"], "fill-rule": "nonzero", "stroke": "none"}
    line["d"] = _outline(others.pop("d"), style)
    if style["fill"] == "none":
        return _written("path", others | line) + "/>"
    area = {name: style[name] for name in ("fill", "fill-opacity", "fill-rule")} | {"stroke": "none", "d": own["d"]}
    return f"{_written('g', others)}>{_written('path', area)}/>{_written('path', line)}/></g>"


def _line_by_line(own: dict[str, str]) -> str:
    lines = own.pop("d").split("M")[1:]
    return f"{_written('g', own)}>" + "".join(f'<path d="M{line}"/>' for line in lines) + "</g>"


def _written(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{value}"' for key, value in attributes.items())


def _outline(d: str, style: dict[str, str]) -> str:
    """Path data to be filled: a quadrangle along each line and a disc at each joint, all of them turning one way."""
    half = float(style["stroke-width"]) / 2
    is_round = style["stroke-linecap"] == "round"
    dashes = [float(each) for each in _NUMBER.findall(style["stroke-dasharray"])]
    offset = float(style["stroke-dashoffset"])
    parts: list[str] = []
    for line in _lines(d):
        for piece in _dashed(line, dashes * 2, offset) if sum(dashes) else (line,):
            for start, end in pairwise(piece):
                if start != end:
                    parts.append(_bar(start, end, half))
            if is_round or len(piece) > 2:
                # Where a closed line ends it began: its last point is a joint too.
                is_closed = piece is line and line[0] == line[-1]
                joints = piece if is_round else piece[1:] if is_closed else piece[1:-1]
                parts += [_disc(x, y, half) for x, y in joints]
    return "".join(parts)


def _bar(start: Point, end: Point, half: float) -> str:
    (x, y), (nx, ny) = start, end
    if y == ny:
        dy = half if nx > x else -half
        return f"M{x:.2f} {y + dy:.2f}H{nx:.2f}V{y - dy:.2f}H{x:.2f}z"
    length = math.hypot(nx - x, ny - y)
    dx, dy = (ny - y) / length * half, (nx - x) / length * half
    return (
        f"M{x - dx:.2f} {y + dy:.2f}L{nx - dx:.2f} {ny + dy:.2f} {nx + dx:.2f} {ny - dy:.2f} {x + dx:.2f} {y - dy:.2f}z"
    )


def _disc(x: float, y: float, radius: float) -> str:
    r, across = f"{radius:.2f}", f"{2 * radius:.2f}"
    return f"M{x - radius:.2f} {y:.2f}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0-{across} 0z"


def _lines(d: str) -> Iterator[Line]:
    """The subpaths of straight path data; a closed one ends where it began."""
    x = y = 0.0
    line: Line = []
    for command, written in _STEP.findall(d):
        numbers = [float(each) for each in _NUMBER.findall(written)]
        step = command.lower()
        is_relative = command == step
        if step == "z":
            yield [*line, line[0]]
            x, y = line[0]
            line = [(x, y)]
        elif step == "h":
            for number in numbers:
                x = x + number if is_relative else number
                line.append((x, y))
        elif step == "v":
            for number in numbers:
                y = y + number if is_relative else number
                line.append((x, y))
        else:
            if step == "m":
                if len(line) > 1:
                    yield line
                line = []
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = (x + dx, y + dy) if is_relative else (dx, dy)
                line.append((x, y))
    if len(line) > 1:
        yield line


def _dashed(line: Line, pattern: list[float], offset: float) -> Iterator[Line]:
    """The dashes along ``line``: of the lengths in ``pattern``, an even number, every second is a gap."""
    index, left = 0, -(offset % sum(pattern))
    while (left := left + pattern[index % len(pattern)]) < 0:
        index += 1
    is_on = index % 2 == 0
    piece = [line[0]]
    for (x, y), (nx, ny) in pairwise(line):
        length, done = math.hypot(nx - x, ny - y), 0.0
        while length - done > left:
            done += left
            at = (x + (nx - x) * done / length, y + (ny - y) * done / length)
            if is_on:
                yield [*piece, at]
            piece = [at]
            index += 1
            is_on, left = not is_on, pattern[index % len(pattern)]
        left -= length - done
        if is_on:
            piece.append((nx, ny))
    if is_on and len(piece) > 1:
        yield piece
