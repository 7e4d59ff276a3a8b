"""Our caption over a picture that somebody else made: nothing is known of what lies under the words."""

import base64
from dataclasses import replace

from dioramacast.models import DioramaSpec
from dioramacast.renderer import svg
from dioramacast.renderer.colour import LEAST_CONTRAST, contrast, luminance, mix, readable_ink
from dioramacast.renderer.compose import CARD_HEIGHT, CARD_WIDTH, SMALL_DISPLAY, card_words, describe, inks_of
from dioramacast.renderer.geometry import PICTURE
from dioramacast.renderer.lettering import caption
from dioramacast.renderer.lettering.icons import Inks
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.svg import Definitions, Markup, Stop

MEDIA_TYPES = frozenset({"image/png", "image/jpeg", "image/webp"})
SCRIM_FULL_TO, SCRIM_HEIGHT = 246.0, 470.0
"""The lowest words end just above the first."""
SCRIM_OPACITIES = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
QUIET = 0.12
"""How far the date's ink is from the title's, as ``caption.header`` sets it."""
CARD_BLEND = 150.0
"""Over this width the card's ground becomes the picture."""
_FADE = ((0.0, 1.0), (0.2, 0.9), (0.4, 0.68), (0.6, 0.36), (0.8, 0.11), (1.0, 0.0))
"""A fall without an edge: place and share of the opacity."""


def render_over_picture(spec: DioramaSpec, picture: bytes, media_type: str, sky: str = "") -> str:
    """The caption over ``picture``: a square SVG of 1080 units that holds the picture.

    ``sky`` is the picture's background, ``#rrggbb``; empty: not known, and ours is taken for it.

    Raises:
        ValueError: a media type that an SVG cannot hold.
    """
    definitions = Definitions("s")
    plain = _inks(spec, sky)
    scrim, opacity = scrim_of(plain.ink, plain.background)
    inks = replace(plain, background=scrim)
    solid = SCRIM_FULL_TO / SCRIM_HEIGHT
    stops: list[Stop] = [(0, scrim, opacity)]
    stops += [(solid + at * (1 - solid), scrim, opacity * share) for at, share in _FADE]
    content = (
        svg.picture(_data_uri(picture, media_type), 0, 0, PICTURE),
        svg.rect(0, 0, PICTURE, SCRIM_HEIGHT, definitions.linear(stops)),
        caption.header(spec.caption, inks, definitions),
    )
    return _document((PICTURE, PICTURE), spec, SMALL_DISPLAY, definitions, *content)


def render_card_over_picture(spec: DioramaSpec, picture: bytes, media_type: str, sky: str = "") -> str:
    """A link preview: words on the left, the picture on the right; ``sky`` as for ``render_over_picture``.

    Raises:
        ValueError: a media type that an SVG cannot hold.
    """
    definitions = Definitions("s")
    inks = _inks(spec, sky)
    left = CARD_WIDTH - CARD_HEIGHT
    stops: list[Stop] = [(at, inks.background, share) for at, share in _FADE]
    content = (
        svg.rect(0, 0, CARD_WIDTH, CARD_HEIGHT, inks.background),
        svg.picture(_data_uri(picture, media_type), left, 0, CARD_HEIGHT),
        # One unit wider than the picture on its left, lest its edge show as a line.
        svg.rect(left - 1, 0, CARD_BLEND, CARD_HEIGHT, definitions.linear(stops, end=(1, 0))),
        card_words(spec, inks, definitions),
    )
    return _document((CARD_WIDTH, CARD_HEIGHT), spec, "", definitions, *content)


def _inks(spec: DioramaSpec, sky: str) -> Inks:
    """For words on the picture's own background."""
    inks = inks_of(spec, Palette(spec.artwork))
    return replace(inks, ink=readable_ink(inks.ink, sky), background=sky) if sky else inks


def scrim_of(ink: str, background: str) -> tuple[str, float]:
    """A veil and how dense it must be for ``ink`` to read well over white and black alike."""
    is_light_ink = luminance(ink) > luminance(background)
    end, worst = ("#05070f", "#ffffff") if is_light_ink else ("#ffffff", "#000000")
    scrim = mix(background, end, 0.7)
    faintest = mix(ink, scrim, QUIET)
    for opacity in SCRIM_OPACITIES:
        if contrast(faintest, mix(worst, scrim, opacity)) >= LEAST_CONTRAST:
            return scrim, opacity
    return scrim, SCRIM_OPACITIES[-1]


def _document(size: tuple[int, int], spec: DioramaSpec, style: str, definitions: Definitions, *content: Markup) -> str:
    return svg.document(size, (spec.caption.title, describe(spec)), "s", style, definitions.markup(), *content)


def _data_uri(picture: bytes, media_type: str) -> str:
    if media_type not in MEDIA_TYPES:
        raise ValueError("an SVG holds PNG, JPEG and WebP only")
    return f"data:{media_type};base64,{base64.b64encode(picture).decode()}"
