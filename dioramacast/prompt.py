"""The words for the image model, from values we know: names of the gazetteer, enums, numbers. Never free text."""

from dioramacast.conditions import CONDITIONS
from dioramacast.models import ArtworkSpec, Light, Season, Style

PROMPT_VERSION = 1
"""Raised when the words change: other words make another artwork."""
PRICES_USD = {
    "gemini-nano-banana-2.1": 0.0336,
    "gemini-3.1-flash-lite-image": 0.0336,
    "gemini-3-pro-image": 0.134,
}
"""Of one square picture of 1K; reported in November 2026, so an estimate."""
_STYLES = {
    Style.REALISTIC: "photorealistic scale model with true materials: stone, brick, glass and painted metal",
    Style.ARTISTIC: "hand-painted gouache and folded paper model with visible brush strokes",
    Style.MINIATURE: "soft clay miniature with rounded edges and matte surfaces, like a toy one can hold",
    Style.CINEMATIC: "cinematic model with dramatic contrast, volumetric light and a shallow depth of field",
}
_LIGHTS = {
    Light.NIGHT: "at night, with warm lit windows and street lamps",
    Light.DAWN: "at dawn, with low pink light from the left",
    Light.DAY: "in full daylight",
    Light.DUSK: "at dusk, with low amber light from the right",
}
_SEASONS = {
    Season.SPRING: "spring, with trees in blossom",
    Season.SUMMER: "summer, with full green trees",
    Season.AUTUMN: "autumn, with turning leaves",
    Season.WINTER: "winter, with bare trees",
}


def price_usd(model: str, told: float | None = None) -> float:
    """Of one picture: what we were ``told``, or was reported, else the highest: rather too few than too many."""
    return PRICES_USD.get(model, max(PRICES_USD.values())) if told is None else told


def build_prompt(spec: ArtworkSpec) -> str:
    """The prompt for a text-free picture of ``spec``."""
    place = ", ".join(part for part in (spec.place.name, spec.place.region, spec.place.country) if part)
    temperature = "" if spec.temperature_c is None else f", about {spec.temperature_c} °C"
    return (
        f"A 45° isometric miniature diorama of {place} on one rounded square base with soft shadows, "
        f"showing its best-known landmark and its typical buildings. {_STYLES[spec.style].capitalize()}. "
        f"Weather: {CONDITIONS[spec.condition].description}{temperature}, as matter in the scene. "
        f"Light: {_LIGHTS[spec.light]}. Season: {_SEASONS[spec.season]}. "
        "Centred on a plain pastel background of one colour, with clear space above. "
        "No text, no letters, no numbers, no logos, no frame."
    )
