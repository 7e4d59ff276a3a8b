"""Draws a place and its weather as an isometric miniature in SVG. Pure functions: same spec, same bytes."""

from dioramacast.renderer.compose import (
    describe,
    is_moving,
    render_artwork,
    render_card,
    render_diorama,
    sky_colours,
    weather_icon,
)
from dioramacast.renderer.overlay import render_card_over_picture, render_over_picture

RENDERER_VERSION = 5
"""Part of every cache key of a picture: raise it when the same spec gives other bytes."""

__all__ = [
    "RENDERER_VERSION",
    "describe",
    "is_moving",
    "render_artwork",
    "render_card",
    "render_card_over_picture",
    "render_diorama",
    "render_over_picture",
    "sky_colours",
    "weather_icon",
]
