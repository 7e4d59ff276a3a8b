"""What is wrong with a drawing, as sentences. Pure."""

import gzip
import math
import re
from collections.abc import Callable
from xml.parsers import expat

from dioramacast.renderer.geometry import PICTURE

MOST_BYTES, MOST_GZIPPED_BYTES = 120 * 1024, 25 * 1024
NOT_A_NUMBER = re.compile(r"(?<![a-z])(nan|inf)(?![a-z])")

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
_STEP = re.compile(r"(\w+)\(([^)]*)\)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_SHAPES = frozenset({"use", "path", "circle", "ellipse", "rect"})


def faults_of(svg: str) -> list[str]:
    """None when it is fine."""
    faults = []
    data = svg.encode()
    try:
        stray = _stray_shapes(data)
    except expat.ExpatError as error:
        faults.append(f"is not well-formed: {error}")
    else:
        faults += [f"has a shape outside the canvas, at {x:.0f} {y:.0f}" for x, y in stray]
    if len(data) >= MOST_BYTES:
        faults.append(f"has {len(data)} bytes")
    packed = len(gzip.compress(data, 6))
    if packed >= MOST_GZIPPED_BYTES:
        faults.append(f"has {packed} bytes when compressed")
    if NOT_A_NUMBER.search(svg[svg.index("</desc>") :]):
        faults.append("holds a number that is none")
    return faults


def _stray_shapes(data: bytes) -> list[tuple[float, float]]:
    """Where shapes begin that do so outside the canvas, and where round ones are centred that lie outside.

    What is clipped, what drifts across the sky (and so has a class) and what spans the whole picture may.
    """
    stray: list[tuple[float, float]] = []
    planes: list[Matrix | None] = []
    """How each open element's own units lie on the picture; None where that does not matter."""

    def enter(tag: str, own: dict[str, str]) -> None:
        plane = planes[-1] if planes else _UNMOVED
        if plane is None or tag in ("defs", "clipPath") or "clip-path" in own or "class" in own:
            planes.append(None)
            return
        if "transform" in own:
            plane = _moved(plane, own["transform"])
        spans_all = tag == "path" and len(planes) == 1
        planes.append(plane)
        if tag in _SHAPES and not spans_all:
            x, y = _beginning(own)
            a, b, c, d, e, f = plane
            at = (a * x + c * y + e, b * x + d * y + f)
            radius = float(own.get("r", own.get("rx", 0)))
            if not all(-radius <= each <= PICTURE + radius for each in at):
                stray.append(at)

    parser = expat.ParserCreate()
    parser.StartElementHandler = enter
    parser.EndElementHandler = lambda _tag: planes.pop()
    parser.Parse(data, True)
    return stray


def _beginning(own: dict[str, str]) -> tuple[float, float]:
    if "d" in own:
        x, y = _NUMBER.findall(own["d"][:24])[:2]
        return float(x), float(y)
    return float(own.get("x", own.get("cx", 0))), float(own.get("y", own.get("cy", 0)))


def _moved(plane: Matrix, transform: str) -> Matrix:
    """``plane`` after an SVG transform.

    Raises:
        KeyError: our drawings do without that kind of step.
    """
    for kind, written in _STEP.findall(transform):
        numbers = [float(each) for each in _NUMBER.findall(written)]
        g, h, i, j, k, l = _STEPS[kind](*numbers)  # noqa: E741
        a, b, c, d, e, f = plane
        plane = (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f)
    return plane


def _rotated(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y


_STEPS: dict[str, Callable[..., Matrix]] = {
    "matrix": lambda a, b, c, d, e, f: (a, b, c, d, e, f),
    "translate": lambda x, y=0.0: (1, 0, 0, 1, x, y),
    "scale": lambda x, y=None: (x, 0, 0, x if y is None else y, 0, 0),
    "skewX": lambda degrees: (1, 0, math.tan(math.radians(degrees)), 1, 0, 0),
    "rotate": _rotated,
}
