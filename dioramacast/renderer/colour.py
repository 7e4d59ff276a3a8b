"""Colours as ``#rrggbb`` strings, and the one light that falls on every face."""

import math
from dataclasses import dataclass
from functools import lru_cache

from dioramacast.renderer.geometry import Vector, lerp

Rgb = tuple[float, float, float]
"""Red, green, blue in 0..1; linear or sRGB, as the function says."""

UP: Vector = (0.0, 0.0, 1.0)
LEFT: Vector = (0.0, 1.0, 0.0)
RIGHT: Vector = (1.0, 0.0, 0.0)
"""The three faces a box shows: its top, and the walls on the left and right of the picture."""

SHOULDER = 0.75
"""Linear light above this is compressed, so that sunlit white keeps its drawing."""


@lru_cache(maxsize=4096)
def parse_hex(colour: str) -> Rgb:
    """``#rrggbb`` to sRGB components."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def to_hex(rgb: Rgb) -> str:
    r, g, b = rgb
    return "#" + _byte(r) + _byte(g) + _byte(b)


def _byte(c: float) -> str:
    return "00" if c <= 0 else "ff" if c >= 1 else _BYTES[round(c * 255)]


_BYTES = tuple(f"{n:02x}" for n in range(256))


def mix(a: str, b: str, share: float) -> str:
    """``a`` with ``share`` (0..1) of ``b`` in it, mixed in sRGB."""
    if share <= 0:
        return a
    if share >= 1:
        return b
    return _mixed(a, b, share)


@lru_cache(maxsize=16384)
def _mixed(a: str, b: str, share: float) -> str:
    return to_hex(_mix3(parse_hex(a), parse_hex(b), share))


def _mix3(a: Rgb, b: Rgb, t: float) -> Rgb:
    (ar, ag, ab), (br, bg, bb) = a, b
    return ar + (br - ar) * t, ag + (bg - ag) * t, ab + (bb - ab) * t


def _to_linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)


def _to_srgb(c: float) -> float:
    return c * 12.92 if c <= 0.0031308 else float(1.055 * c ** (1 / 2.4) - 0.055)


@lru_cache(maxsize=4096)
def linear(colour: str) -> Rgb:
    r, g, b = parse_hex(colour)
    return _to_linear(r), _to_linear(g), _to_linear(b)


def luminance(colour: str) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


LEAST_CONTRAST = 4.5
"""WCAG 2, level AA, for text of any size."""


def contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable_ink(wished: str, background: str) -> str:
    """``wished`` where it reads well on ``background``, else the first that does: one of the last two always does."""
    inks = (wished, "#2a1f3d", "#ffffff", "#000000")
    return next(ink for ink in inks if contrast(ink, background) >= LEAST_CONTRAST)


@dataclass(frozen=True, slots=True)
class Lighting:
    """The key light and what fills its shadows. Colours are linear."""

    towards_sun: Vector
    sun: Rgb
    sky: Rgb
    bounce: Rgb
    shadow_colour: str
    shadow_opacity: float

    def blended(self, other: "Lighting", share: float) -> "Lighting":
        if share <= 0:
            return self
        return Lighting(
            _mix3(self.towards_sun, other.towards_sun, share),
            _mix3(self.sun, other.sun, share),
            _mix3(self.sky, other.sky, share),
            _mix3(self.bounce, other.bounce, share),
            mix(self.shadow_colour, other.shadow_colour, share),
            lerp(self.shadow_opacity, other.shadow_opacity, share),
        )

    def mirrored(self) -> "Lighting":
        """The same light from the other side of the picture."""
        x, y, z = self.towards_sun
        return Lighting((y, x, z), self.sun, self.sky, self.bounce, self.shadow_colour, self.shadow_opacity)

    def shade(self, albedo: str, normal: Vector) -> Rgb:
        """The colour of a face of this ``albedo`` with the unit ``normal``, in sRGB and whole 255ths."""
        (x, y, z), (sun_x, sun_y, sun_z) = normal, self.towards_sun
        key = max(0.0, (x * sun_x + y * sun_y + z * sun_z + 0.12) / 1.12)
        red, green, blue = _mix3(self.bounce, self.sky, 0.5 + 0.5 * z)
        (r, g, b), (sun_red, sun_green, sun_blue) = linear(albedo), self.sun
        return (
            _exposed(r * (sun_red * key + red)),
            _exposed(g * (sun_green * key + green)),
            _exposed(b * (sun_blue * key + blue)),
        )


def _exposed(c: float) -> float:
    """Linear light of any strength as sRGB in whole 255ths."""
    if c > SHOULDER:
        over = (c - SHOULDER) / (1 - SHOULDER)
        c = SHOULDER + (1 - SHOULDER) * over / (1 + over)
    return round(min(max(_to_srgb(c), 0.0), 1.0) * 255) / 255


@dataclass(frozen=True, slots=True)
class Grade:
    """What a style does to every colour of the picture."""

    saturation: float = 1.0
    contrast: float = 1.0
    tint: str = "#808080"
    tint_share: float = 0.0

    def apply(self, colour: str) -> str:
        return self.applied(parse_hex(colour))

    def applied(self, rgb: Rgb) -> str:
        """To sRGB."""
        r, g, b = rgb
        saturation, contrast = self.saturation, self.contrast
        grey = 0.3 * r + 0.59 * g + 0.11 * b
        r = 0.5 + (grey + (r - grey) * saturation - 0.5) * contrast
        g = 0.5 + (grey + (g - grey) * saturation - 0.5) * contrast
        b = 0.5 + (grey + (b - grey) * saturation - 0.5) * contrast
        return mix(to_hex((r, g, b)), self.tint, self.tint_share)


class Material:
    """One albedo under one light and grade; faces are worked out once."""

    def __init__(self, albedo: str, lighting: Lighting, grade: Grade) -> None:
        self.albedo = albedo
        self._lighting = lighting
        self._grade = grade
        self._faces: dict[Vector, str] = {}

    def face(self, normal: Vector) -> str:
        """The colour of a face with this normal, of any length."""
        colour = self._faces.get(normal)
        if colour is None:
            x, y, z = normal
            length = math.sqrt(x * x + y * y + z * z) or 1.0
            colour = self._faces[normal] = self._shown((x / length, y / length, z / length))
        return colour

    def _shown(self, unit: Vector) -> str:
        return self._grade.applied(self._lighting.shade(self.albedo, unit))

    @property
    def top(self) -> str:
        return self.face(UP)

    @property
    def left(self) -> str:
        return self.face(LEFT)

    @property
    def right(self) -> str:
        return self.face(RIGHT)

    @property
    def edge(self) -> str:
        """The bevel line where top and walls meet: brighter than any of them."""
        return mix(self.face((0.4, 0.4, 0.8)), "#ffffff", 0.42)

    def around(self, tilt: float = 0.0) -> tuple[str, str, str, str, str]:
        """Tones of an upright round thing from its left rim to its right; ``tilt`` is the upward part of the normal."""
        h = math.sqrt(0.5)
        return tuple(  # type: ignore[return-value]
            self.face((x, y, tilt)) for x, y in ((-h, h), (0.0, 1.0), (h, h), (1.0, 0.0), (h, -h))
        )
