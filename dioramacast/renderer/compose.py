"""Puts the layers together: artwork, diorama, card, and their description in words."""

from dataclasses import dataclass
from functools import lru_cache

from dioramacast.conditions import CONDITIONS
from dioramacast.models import ArtworkSpec, DioramaSpec, Layer, Light, Style
from dioramacast.renderer import landmarks, svg
from dioramacast.renderer.air import clouds, fog, precipitation, sky
from dioramacast.renderer.air.motion import motion_rules
from dioramacast.renderer.air.wind import blows_right
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import PICTURE
from dioramacast.renderer.ground import frost, hills, roads, terrain, water, wetness
from dioramacast.renderer.houses import buildings
from dioramacast.renderer.landmarks.model import Landmark
from dioramacast.renderer.layout.plan import make_plan
from dioramacast.renderer.lettering import caption, icons
from dioramacast.renderer.lettering.caption import Line
from dioramacast.renderer.lettering.icons import Inks, icon
from dioramacast.renderer.life import frontage, harbour, street_life
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.plants import vegetation, waterside
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Definitions, Markup

CARD_WIDTH, CARD_HEIGHT = 1200, 630
CARD_TEXT_X, CARD_TEXT_WIDTH = 64.0, 470.0
WORDS_OF_LIGHT = {Light.NIGHT: "at night", Light.DAWN: "at dawn", Light.DAY: "by day", Light.DUSK: "at dusk"}
SMALL_DISPLAY = "@media (max-width:560px){.dt{transform:scale(1.5);transform-origin:540px 228px}}"


@dataclass(frozen=True, slots=True)
class Picture:
    """One artwork's layers before they are put into a file."""

    palette: Palette
    backdrop: Markup
    scene: Markup
    fx: Markup
    frame: Markup


# The two layers of a picture are drawn one after the other, on the same plan.
plan_of = lru_cache(maxsize=16)(make_plan)


def _picture(spec: ArtworkSpec, definitions: Definitions, layer: Layer = Layer.ALL) -> Picture:
    palette = Palette(spec)
    heroes = landmarks.landmarks_of(spec.place)
    scene = Scene(palette, spec, plan_of(spec.place, landmarks.room_for(heroes)), definitions)
    has_still, has_fx = layer is not Layer.FX, layer is not Layer.SCENE
    if not has_still:
        return Picture(palette, svg.EMPTY, svg.EMPTY, _moving(spec, scene, heroes), svg.EMPTY)
    # The air is drawn first and for the still layer too: what it takes decides how many types of house there are, lest
    # the two layers disagree with the whole.
    air = scene if has_fx else Scene(palette, spec, scene.plan, Definitions("w"))
    moving, backdrop = _moving(spec, air, heroes), sky.backdrop(spec, palette, air.definitions)
    weight = air.definitions.size + len(moving) + len(backdrop)
    if not has_fx:
        moving, backdrop = svg.EMPTY, sky.backdrop(spec, palette, definitions)
    still = _still(scene, heroes, weight)
    return Picture(palette, backdrop, still, moving, sky.foreground(spec, palette, definitions))


def _still(scene: Scene, heroes: tuple[Landmark, ...], weight_of_air: int) -> Markup:
    """The slab and all that stands on it."""
    spec, palette, definitions, place = scene.spec, scene.palette, scene.definitions, scene.place
    before = definitions.size
    slab = svg.join([
        terrain.slab_shadow(scene),
        terrain.plinth(scene) if palette.style is Style.MINIATURE else svg.EMPTY,
        terrain.slab_sides(scene),
        water.resin(scene),
        terrain.land(scene),
        water.surface(scene),
        roads.streets(scene),
        roads.bridges(scene),
        terrain.rim(scene),
    ])  # fmt: skip
    hills.add_hill(scene)
    landmarks.add_landmarks(scene, heroes)
    nursery = vegetation.Nursery(scene, spec.wind_speed_ms, blows_right(spec))
    vegetation.add_trees(scene, nursery, place)
    vegetation.add_hillside(scene, nursery, place)
    waterside.add_waterside(scene, nursery, place)
    street_life.add_street_life(scene, place)
    if scene.size + (BYTES_OF_WETNESS if palette.wet else 0) < BYTES_BEFORE_FRONTAGE:
        frontage.add_frontage(scene, nursery, place)
    harbour.add_jetty(scene)
    harbour.add_boats(scene)
    buildings.add_buildings(scene, place, _bytes_for_houses(scene, weight_of_air + len(slab) + scene.size - before))
    standing = scene.painted(fog.veils(palette, definitions))
    is_drawn = palette.style is Style.ARTISTIC
    on_slab = (
        clouds.cloud_shadows(spec, palette, definitions),
        *((wetness.sheen(scene), wetness.reflections(scene), wetness.ripples(scene, 18)) if palette.wet else ()),
    )
    return svg.join([
        slab,
        _on_ground(scene, on_slab),
        frost.icicles(scene) if frost.is_icy(spec) else svg.EMPTY,
        svg.group(standing, stroke=mix(palette.ink, "#2a1430", 0.5), stroke_width=0.9) if is_drawn else standing,
        fog.halos(scene),
    ])  # fmt: skip


MOST_BYTES = 98_000
"""What a picture aims at, for it to stay below 25 KiB when compressed."""
BYTES_OF_WORDS, BYTES_OF_WETNESS = 11_000, 11_000
BYTES_OF_STYLE = {Style.ARTISTIC: 4_000, Style.MINIATURE: 1_500}
"""For outlines, and for a model's plinth."""
BYTES_BEFORE_FRONTAGE = 45_500
"""Where hero, trees and people alone come to more, there is no room for what fills bare ground."""
BYTES_OF_A_LOT = 190
"""For the place of each building, and its shadows."""
LEAST_BYTES_FOR_HOUSES, LEAST_BYTES_FOR_DRAWN_HOUSES, MOST_BYTES_FOR_HOUSES = 5_000, 2_000, 36_000
"""Outlines are what compresses worst: drawn houses are fewer kinds where all else takes the room."""


def _bytes_for_houses(scene: Scene, taken: int) -> int:
    """Houses have what the hero, the trees and the air leave, for there are always some that can be repeated."""
    left = MOST_BYTES - taken - BYTES_OF_WORDS - BYTES_OF_A_LOT * len(scene.plan.lots)
    left -= BYTES_OF_WETNESS if scene.palette.wet else 0
    left -= BYTES_OF_STYLE.get(scene.palette.style, 0)
    least = LEAST_BYTES_FOR_DRAWN_HOUSES if scene.palette.style is Style.ARTISTIC else LEAST_BYTES_FOR_HOUSES
    return min(max(left, least), MOST_BYTES_FOR_HOUSES)


def _on_ground(scene: Scene, under: tuple[Markup, ...]) -> Markup:
    """Shadows, each kind one path, so that overlaps do not darken; then the light of lamps."""
    definitions, lighting = scene.definitions, scene.palette.lighting
    warm = definitions.radial([(0, "#ffd88a", 0.6), (0.5, "#ffc070", 0.22), (1, "#ffc070", 0)])
    contacts = definitions.outline("".join(scene.contacts))
    # Contact darkness comes from the sky being hidden, so it stays when the sun does not shine.
    return svg.group(
        *under,
        *(svg.traced(contacts, lighting.shadow_colour, width, stroke_opacity=0.1) for width in (4.0, 9.0, 15.0)),
        svg.path("".join(scene.shadows), lighting.shadow_colour, fill_opacity=lighting.shadow_opacity),
        *(svg.ellipse(x, y, r * 1.3, r * 0.75, warm) for (x, y), r in scene.glows),
        clip_path=terrain.slab_clip(definitions),
    )


def _moving(spec: ArtworkSpec, scene: Scene, heroes: tuple[Landmark, ...]) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    return svg.join([
        clouds.clouds(spec, palette, definitions),
        fog.drifting_veils(palette, definitions),
        street_life.flicker(scene),
        precipitation.falling(spec, palette, definitions, landmarks.highest_point(scene, heroes)),
    ])  # fmt: skip


def render_artwork(spec: ArtworkSpec, layer: Layer = Layer.ALL) -> str:
    """The picture without words: a square SVG of 1080 units, or one of its two layers."""
    prefix = "f" if layer is Layer.FX else "s"
    definitions = Definitions(prefix)
    picture = _picture(spec, definitions, layer)
    style = motion_rules(spec) if layer is not Layer.SCENE else ""
    content = (picture.backdrop, picture.scene, picture.frame, picture.fx)
    return svg.document(
        (PICTURE, PICTURE), (spec.place.name, _weather_sentence(spec)), prefix, style, definitions.markup(), *content
    )


def render_diorama(spec: DioramaSpec, layer: Layer = Layer.ALL) -> str:
    """The artwork under its caption. What moves passes over the caption, which belongs to the still layer."""
    if layer is Layer.FX:
        return render_artwork(spec.artwork, layer)
    definitions = Definitions("s")
    picture = _picture(spec.artwork, definitions, layer)
    header = caption.header(spec.caption, inks_of(spec, picture.palette), definitions)
    style = (motion_rules(spec.artwork) if layer is Layer.ALL else "") + SMALL_DISPLAY
    content = (picture.backdrop, picture.scene, picture.frame, header, picture.fx)
    return svg.document(
        (PICTURE, PICTURE), (spec.caption.title, describe(spec)), "s", style, definitions.markup(), *content
    )


@lru_cache(maxsize=64)
def is_moving(spec: ArtworkSpec) -> bool:
    """Whether the moving layer holds anything; without a plan of the place, which takes most of a layer's time."""
    palette, definitions = Palette(spec), Definitions("f")
    return street_life.flickers(palette) or any((
        clouds.clouds(spec, palette, definitions),
        fog.drifting_veils(palette, definitions),
        precipitation.falling(spec, palette, definitions),
    ))  # fmt: skip


def inks_of(spec: DioramaSpec, palette: Palette) -> Inks:
    """What a caption that stands on the palette's own background is set in."""
    return Inks(palette.ink, palette.background, spec.artwork.moon_phase, spec.artwork.place.lat < 0)


def render_card(spec: DioramaSpec) -> str:
    """A link preview: words on the left, the diorama on the right."""
    definitions = Definitions("s")
    picture = _picture(spec.artwork, definitions)
    palette = picture.palette
    halo = definitions.radial([(0, mix(palette.background, "#ffffff", 0.3), 0.8), (1, palette.background, 0)])
    scale = 0.66
    art = svg.group(picture.scene, picture.fx, transform=svg.matrix((scale, 0, 0, scale), (500, -124)))
    content = (
        svg.rect(0, 0, CARD_WIDTH, CARD_HEIGHT, palette.background),
        svg.ellipse(856, 330, 400, 330, halo),
        art,
        card_words(spec, inks_of(spec, palette), definitions),
    )
    return svg.document(
        (CARD_WIDTH, CARD_HEIGHT), (spec.caption.title, describe(spec)), "s", "", definitions.markup(), *content
    )


def card_words(spec: DioramaSpec, inks: Inks, definitions: Definitions) -> Markup:
    """The left side of a card."""
    words, ink = spec.caption, inks.ink
    lines = caption.title_lines(words.title, CARD_TEXT_WIDTH)
    y = 250.0 - 50 * (len(lines) - 1)
    parts = []
    for line in lines:
        parts.append(line.drawn(CARD_TEXT_X, y, ink, CARD_TEXT_WIDTH))
        y += line.size * 1.15 if line is not lines[-1] else 62
    x = CARD_TEXT_X
    if words.icon:
        parts.append(icon(words.icon, (x + 32, y + 14), inks, definitions))
        x += 78
    parts.append(Line(caption.temperature_text(words), "bold", 50).drawn(x, y + 32, ink))
    quiet = mix(ink, inks.background, 0.12)
    parts.append(Line(caption.date_text(words.local_date), "text", 28).drawn(CARD_TEXT_X, y + 96, quiet))
    parts.append(Line("DioramaCast", "bold", 26).drawn(CARD_TEXT_X, CARD_HEIGHT - 52, quiet))
    return svg.join(parts)


def describe(spec: DioramaSpec) -> str:
    """One sentence that says what the picture shows."""
    art, words = spec.artwork, spec.caption
    facts = [_description(art)] if words.icon is not None or words.temperature is not None else []
    temperature = caption.temperature_text(words)
    if temperature:
        facts.append(temperature)
    facts.append(caption.date_text(words.local_date))
    return f"{_subject(words.title, art)}: {', '.join(facts)}."


def _weather_sentence(spec: ArtworkSpec) -> str:
    return f"{_subject(spec.place.name, spec)}: {_description(spec)}."


def _subject(name: str, spec: ArtworkSpec) -> str:
    heroes = " and ".join(landmark.name for landmark in landmarks.landmarks_of(spec.place))
    return f"Isometric miniature of {name} with {heroes}, {WORDS_OF_LIGHT[spec.light]} in {spec.season.value}"


def _description(spec: ArtworkSpec) -> str:
    condition = CONDITIONS.get(spec.condition)
    return condition.description if condition else "clear sky"


@lru_cache(maxsize=256)
def weather_icon(code: str, moon_phase: float, is_southern: bool) -> str:
    """The caption's icon as an SVG to stand on a page, light or dark."""
    return icons.icon_alone(code, Inks("#8a7038", "#958fb3", moon_phase, is_southern))


def sky_colours(spec: ArtworkSpec) -> tuple[str, str]:
    """The picture's background and the ink that reads well on it, both ``#rrggbb``."""
    palette = Palette(spec)
    return palette.background, palette.ink
