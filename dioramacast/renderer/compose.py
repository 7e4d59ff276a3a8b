"""Puts the layers together: artwork, diorama, card, and their description in words."""

from dataclasses import dataclass

from dioramacast.conditions import CONDITIONS
from dioramacast.models import ArtworkSpec, DioramaSpec, Layer, Light, Style
from dioramacast.renderer import (
    buildings,
    caption,
    landmarks,
    precipitation,
    sky,
    street_life,
    svg,
    terrain,
    vegetation,
    water,
)
from dioramacast.renderer.caption import Inks, Line
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import PICTURE
from dioramacast.renderer.palette import Palette
from dioramacast.renderer.plan import make_plan
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Definitions, Markup

CARD_WIDTH, CARD_HEIGHT = 1200, 630
CARD_TEXT_X, CARD_TEXT_WIDTH = 64.0, 470.0
WORDS_OF_LIGHT = {Light.NIGHT: "at night", Light.DAWN: "at dawn", Light.DAY: "by day", Light.DUSK: "at dusk"}
SMALL_DISPLAY = "@media (max-width:560px){.dt{transform:scale(1.5);transform-origin:540px 228px}}"
LETTERBOX = 40


@dataclass(frozen=True, slots=True)
class Picture:
    """One artwork's layers before they are put into a file."""

    palette: Palette
    backdrop: Markup
    scene: Markup
    fx: Markup
    frame: Markup


def _picture(spec: ArtworkSpec, definitions: Definitions, layer: Layer = Layer.ALL) -> Picture:
    palette = Palette(spec)
    scene = Scene(palette, make_plan(spec.place), definitions)
    has_still, has_fx = layer is not Layer.FX, layer is not Layer.SCENE
    return Picture(
        palette,
        sky.backdrop(spec, palette, definitions) if has_still else svg.EMPTY,
        _still(spec, scene) if has_still else svg.EMPTY,
        _moving(spec, scene) if has_fx else svg.EMPTY,
        _frame(palette, definitions) if has_still else svg.EMPTY,
    )


def _still(spec: ArtworkSpec, scene: Scene) -> Markup:
    """The slab and all that stands on it."""
    palette, definitions, place = scene.palette, scene.definitions, spec.place
    terrain.add_hill(scene, place)
    landmarks.add_hero(scene, place)
    buildings.add_buildings(scene, place)
    vegetation.add_trees(scene, place, spec.wind_speed_ms, precipitation.blows_right(spec))
    vegetation.add_hillside(scene, place)
    street_life.add_street_life(scene, place)
    water.add_boats(scene, place)
    standing = scene.painted(sky.veils(palette, definitions))
    is_frosty = spec.temperature_c is not None and spec.temperature_c < -2
    is_drawn = palette.style is Style.ARTISTIC
    return svg.join([
        terrain.slab_shadow(scene),
        terrain.plinth(scene) if palette.style is Style.MINIATURE else svg.EMPTY,
        terrain.slab_sides(scene),
        water.resin(scene),
        terrain.land(scene),
        water.surface(scene),
        terrain.streets(scene),
        terrain.rim(scene),
        water.upper_rim(scene),
        _shadows(scene),
        precipitation.icicles(scene) if is_frosty else svg.EMPTY,
        svg.group(standing, stroke=mix(palette.ink, "#2a1430", 0.5), stroke_width=0.9) if is_drawn else standing,
    ])  # fmt: skip


def _shadows(scene: Scene) -> Markup:
    """Each kind is one path, so that overlaps do not darken; then the light of lamps."""
    definitions, lighting = scene.definitions, scene.palette.lighting
    warm = definitions.radial([(0, "#ffd88a", 0.6), (0.5, "#ffc070", 0.22), (1, "#ffc070", 0)])
    # Contact darkness comes from the sky being hidden, so it stays when the sun does not shine.
    return svg.group(
        svg.path("".join(scene.contacts), lighting.shadow_colour, opacity=0.32, filter=definitions.blur(4)),
        svg.path(
            "".join(scene.shadows),
            lighting.shadow_colour,
            opacity=lighting.shadow_opacity,
            filter=definitions.blur(1.6),
        ),
        *(svg.ellipse(x, y, r * 1.3, r * 0.75, warm) for (x, y), r in scene.glows),
        clip_path=terrain.slab_clip(definitions),
    )


def _moving(spec: ArtworkSpec, scene: Scene) -> Markup:
    palette, definitions = scene.palette, scene.definitions
    return svg.join([
        sky.clouds(spec, palette, definitions),
        sky.drifting_veils(palette, definitions),
        street_life.flicker(scene),
        precipitation.falling(spec, palette, definitions),
    ])  # fmt: skip


def _frame(palette: Palette, definitions: Definitions) -> Markup:
    """What lies over the whole picture in some styles."""
    if palette.style is not Style.CINEMATIC:
        return svg.EMPTY
    dark = mix(palette.background, "#05070f", 0.82)
    vignette = definitions.radial([(0.55, dark, 0), (1, dark, 0.34)], radius=0.74)
    return svg.join([
        svg.rect(0, 0, PICTURE, PICTURE, vignette),
        svg.rect(0, 0, PICTURE, LETTERBOX, dark),
        svg.rect(0, PICTURE - LETTERBOX, PICTURE, LETTERBOX, dark),
    ])  # fmt: skip


def render_artwork(spec: ArtworkSpec, layer: Layer = Layer.ALL) -> str:
    """The picture without words: a square SVG of 1080 units, or one of its two layers."""
    prefix = "f" if layer is Layer.FX else "s"
    definitions = Definitions(prefix)
    picture = _picture(spec, definitions, layer)
    style = precipitation.motion_rules(spec) if layer is not Layer.SCENE else ""
    content = (picture.backdrop, picture.scene, picture.frame, picture.fx)
    return svg.document(
        (PICTURE, PICTURE), (spec.place.name, _weather_sentence(spec)), prefix, style, definitions.markup(), *content
    )


def render_diorama(spec: DioramaSpec) -> str:
    """The artwork under its caption."""
    definitions = Definitions("s")
    picture = _picture(spec.artwork, definitions)
    header = caption.header(spec.caption, inks_of(spec, picture.palette), definitions)
    style = precipitation.motion_rules(spec.artwork) + SMALL_DISPLAY
    content = (picture.backdrop, picture.scene, picture.frame, header, picture.fx)
    return svg.document(
        (PICTURE, PICTURE), (spec.caption.title, describe(spec)), "s", style, definitions.markup(), *content
    )


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
        card_words(spec, palette, definitions),
    )
    return svg.document(
        (CARD_WIDTH, CARD_HEIGHT), (spec.caption.title, describe(spec)), "s", "", definitions.markup(), *content
    )


def card_words(spec: DioramaSpec, palette: Palette, definitions: Definitions) -> Markup:
    """The left side of a card."""
    words, ink = spec.caption, palette.ink
    lines = caption.title_lines(words.title, CARD_TEXT_WIDTH)
    y = 250.0 - 50 * (len(lines) - 1)
    parts = []
    for line in lines:
        parts.append(line.drawn(CARD_TEXT_X, y, ink, CARD_TEXT_WIDTH))
        y += line.size * 1.15 if line is not lines[-1] else 62
    x = CARD_TEXT_X
    if words.icon:
        parts.append(caption.icon(words.icon, (x + 32, y + 14), inks_of(spec, palette), definitions))
        x += 78
    parts.append(Line(caption.temperature_text(words), "bold", 50).drawn(x, y + 32, ink))
    quiet = mix(ink, palette.background, 0.12)
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
    return f"Isometric miniature of {name} {WORDS_OF_LIGHT[spec.light]} in {spec.season.value}"


def _description(spec: ArtworkSpec) -> str:
    condition = CONDITIONS.get(spec.condition)
    return condition.description if condition else "clear sky"


def sky_colours(spec: ArtworkSpec) -> tuple[str, str]:
    """The picture's background and the ink that reads well on it, both ``#rrggbb``."""
    palette = Palette(spec)
    return palette.background, palette.ink
