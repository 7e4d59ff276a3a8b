"""Which clouds hang where, and the shade they cast on the ground."""

from dataclasses import dataclass

from dioramacast.models import ArtworkSpec, Style
from dioramacast.renderer import svg
from dioramacast.renderer.air import cloud_shapes
from dioramacast.renderer.air.cloud_shapes import HEAP, LEANING, SHEET, SMALL, TORN, TOWER, WIDE, Silhouette, Tones
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, PICTURE, clamp, lerp, on_picture, smoothstep
from dioramacast.renderer.mood import moods
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.mood.weather import Air, Clouds
from dioramacast.renderer.svg import Definitions, Markup


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a cloud beside the header, as seen with the sun on the left; else it is mirrored."""

    across: float
    """Middle of the base, 0 to 1 of the picture's width."""
    base: float
    """In pixels."""
    scale: float
    shape: Silhouette


SLOTS = {
    # The second is small, for it half hides the sun; the large ones keep away from it.
    Clouds.FAIR: (
        Slot(0.81, 352, 0.98, WIDE), Slot(0.235, 398, 0.56, SMALL), Slot(0.94, 470, 0.52, LEANING),
        Slot(0.09, 476, 0.66, LEANING), Slot(0.70, 274, 0.50, SMALL), Slot(0.27, 284, 0.62, WIDE),
    ),
    Clouds.SHEET: (
        Slot(0.87, 368, 0.96, SHEET), Slot(0.10, 404, 0.90, SHEET), Slot(0.22, 300, 0.62, SHEET),
        Slot(0.76, 270, 0.50, SHEET), Slot(0.98, 474, 0.56, SHEET), Slot(0.0, 506, 0.5, SHEET),
    ),
    Clouds.HEAP: (
        Slot(0.82, 376, 0.98, HEAP), Slot(0.10, 470, 0.60, HEAP), Slot(0.955, 476, 0.5, LEANING),
        Slot(0.26, 300, 0.44, SMALL),
    ),
    Clouds.TOWER: (
        Slot(0.80, 316, 0.9, TOWER), Slot(0.13, 398, 0.80, WIDE), Slot(0.93, 436, 0.66, WIDE),
        Slot(0.25, 316, 0.56, LEANING),
    ),
    Clouds.RAGGED: (
        Slot(0.82, 318, 1.0, TORN), Slot(0.15, 360, 0.9, TORN), Slot(0.92, 420, 0.66, TORN), Slot(0.27, 286, 0.5, TORN),
        Slot(0.06, 470, 0.56, TORN), Slot(0.70, 258, 0.42, TORN),
    ),
    Clouds.ROLL: (Slot(0.84, 372, 0.92, SHEET), Slot(0.08, 452, 0.7, SHEET)),
}  # fmt: skip
FEWEST = {Clouds.SHEET: 3, Clouds.HEAP: 2, Clouds.TOWER: 2, Clouds.RAGGED: 3, Clouds.ROLL: 2}
"""That a kind of weather needs, whatever cover was reported."""
DRIFT = 14.0
"""Pixels kept free at the picture's sides: no cloud is cut off, nor drifts out."""
LEAST_SHRINKAGE = 0.62
FEW_PERCENT = 30
"""Up to this cover there are wisps of cirrus too."""
DARK_ALBEDOS = {
    moods.RAIN: "#c9cfdb", moods.DRIZZLE: "#d6dbe3", moods.DOWNPOUR: "#a3abbd", moods.DELUGE: "#858da2",
    moods.SHOWER: "#d3d9e4", moods.THUNDER: "#8e96aa", moods.HEAVY_THUNDER: "#757d94",
    moods.LIGHT_THUNDER: "#a9b0c0", moods.SQUALL: "#94a3ac", moods.TORNADO: "#7f8a88", moods.ICE: "#cfdde6",
    moods.SLEET: "#cbd2de",
    moods.ASH: "#77727a", moods.SMOKE: "#c4b4a6", moods.DUST: "#e6d2b0", moods.SAND: "#efd6a8",
    moods.OVERCAST: "#e0e4ea",
}  # fmt: skip
SHADE_SPOTS = ((352, 150, 104), (120, 352, 92), (402, 372, 84), (196, 120, 70), (300, 440, 76), (60, 180, 66))
"""Middle and radius of the clouds' shadows, in world units."""


VEILED = frozenset({Air.MIST, Air.FOG, Air.HAZE, Air.SMOKE, Air.SAND, Air.DUST, Air.WHIRLS})
"""Air so thick that few clouds are seen, and those faintly."""


def placed(spec: ArtworkSpec, palette: Palette) -> list[Slot]:
    """The clouds of the picture, largest first."""
    weather = palette.weather
    percent = spec.clouds_percent
    if weather.air in VEILED:
        percent = min(percent, 12)
    slots = SLOTS[weather.clouds]
    if weather.air is Air.ASH:
        # The other side belongs to the column of ash.
        slots = tuple(slot for slot in slots if slot.across < 0.5)
    count = 0 if percent < 10 else 1 + round(percent / 17)
    count = max(count, FEWEST.get(weather.clouds, 0) if weather.air is not Air.FOG else 1)
    grown = lerp(0.78, 1.08, clamp(percent / 100, 0, 1))
    return [
        Slot(s.across if palette.light_from_left else 1 - s.across, s.base, s.scale * grown, s.shape)
        for s in slots[: min(count, len(slots))]
    ]


def clouds(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """Beside the header and over the slab's sides, drifting slowly."""
    tones = tones_of(palette)
    parts = []
    is_few = 0 < spec.clouds_percent <= FEW_PERCENT and palette.weather.air is Air.CLEAR
    if is_few and palette.weather.clouds is Clouds.FAIR:
        name = definitions.shape(cloud_shapes.wisps(tones, definitions))
        x = 860 if palette.light_from_left else 220
        wisps = [svg.use(name, (x, 236), 0.86), svg.use(name, (1080 - x + 40, 212), 0.62)]
        parts.append(svg.group(*wisps, class_="dr dr2"))
    for i, slot in enumerate(placed(spec, palette)):
        name = _shape(palette, slot, tones, definitions)
        middle, half_width = PICTURE * slot.across, slot.shape.half_width
        room = (min(middle, PICTURE - middle) - DRIFT) / half_width
        scale = clamp(room, LEAST_SHRINKAGE * slot.scale, slot.scale)
        reach = scale * half_width + DRIFT
        at = (clamp(middle, reach, PICTURE - reach), slot.base)
        parts.append(svg.group(svg.use(name, at, scale), class_="dr" if i % 2 else "dr dr2"))
    return svg.join(parts)


def _shape(palette: Palette, slot: Slot, tones: Tones, definitions: Definitions) -> str:
    if palette.weather.clouds is Clouds.ROLL:
        is_right = slot.across > 0.5
        rolled = cloud_shapes.roll(tones, definitions)
        return definitions.shape(svg.group(rolled, transform="scale(-1 1)") if is_right else rolled)
    drawing = cloud_shapes.drawn(slot.shape, tones, palette.light_from_left, definitions)
    if slot.shape is TOWER and palette.weather.mood is moods.HEAVY_THUNDER:
        drawing = svg.join([cloud_shapes.pouches(tones, definitions), drawing])
    if palette.style is Style.ARTISTIC:
        drawing = svg.join([drawing, cloud_shapes.brushed_edge(slot.shape, tones)])
    return definitions.shape(drawing)


def tones_of(palette: Palette) -> Tones:
    """Clouds hang in the air of the picture: their bellies take its colour, their crowns the sun's."""
    mood = palette.weather.mood
    white = palette.material(DARK_ALBEDOS.get(mood, "#f8f9fc") if mood else "#f8f9fc")
    towards_sun = palette.lighting.towards_sun
    lit, under = white.face(towards_sun), white.face((0.3, 0.3, -0.8))
    crown = mix(mix(white.top, lit, 0.45), "#ffffff", 0.08 + 0.2 * palette.daylight)
    belly = mix(under, palette.background, 0.34)
    crown = mix(crown, palette.background, 0.3 * (1 - palette.daylight))
    rim = mix(lit, "#ffffff", 0.1 + 0.5 * palette.daylight)
    # A low sun gilds the edges that face it and leaves rose in the shade.
    low = palette.daylight * (1 - smoothstep(2, 15, palette.altitude_deg)) * (1.0 if palette.weather.has_sun else 0.4)
    rim, crown = mix(rim, palette.shown("#ffd3a4"), 0.6 * low), mix(crown, palette.shown("#ffe2d2"), 0.5 * low)
    belly = mix(belly, palette.shown("#b98fc0"), 0.36 * low)
    tones = (crown, mix(crown, belly, 0.42), belly, rim)
    hidden = 0.45 if palette.weather.air in VEILED else 0.0
    return Tones(*(mix(tone, palette.background, hidden) for tone in tones))


def cloud_shadows(spec: ArtworkSpec, palette: Palette, definitions: Definitions) -> Markup:
    """Soft shade on the land, while the sun shines between clouds. To be clipped to the slab."""
    weather = palette.weather
    if not weather.has_sun or palette.daylight < 0.6 or weather.air is not Air.CLEAR:
        return svg.EMPTY
    colour, opacity = palette.lighting.shadow_colour, palette.lighting.shadow_opacity * 0.95
    paint = definitions.radial([(0, colour, opacity), (0.55, colour, opacity * 0.8), (1, colour, 0)])
    parts = []
    for slot, (x, y, radius) in zip(placed(spec, palette), SHADE_SPOTS, strict=False):
        sx, sy = on_picture(x, y) if palette.light_from_left else on_picture(y, x)
        size = radius * (0.7 + 0.4 * slot.scale)
        parts.append(svg.ellipse(sx, sy, size * CIRCLE_RX, size * CIRCLE_RY, paint))
    return svg.join(parts)
