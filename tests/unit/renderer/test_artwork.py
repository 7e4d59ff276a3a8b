"""What drives the picture: the same facts draw the same bytes, other facts other bytes."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from dioramacast.conditions import CONDITIONS
from dioramacast.models import ArtworkSpec, Layer, Light, Place, Season, Style, Water, WaterKind
from dioramacast.renderer import RENDERER_VERSION, render_artwork, render_card, render_diorama, sky_colours
from dioramacast.renderer.colour import contrast, luminance
from dioramacast.renderer.houses.buildings import add_buildings
from dioramacast.renderer.layout.plan import make_plan
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.scene import Mass, Scene
from dioramacast.renderer.svg import Definitions
from tests.unit.renderer.specs import GOLDEN, LYON, OPEN_SEA, REYKJAVIK, TOKYO, artwork, diorama, parsed

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 120_000


def representatives() -> dict[str, int]:
    """One condition of each group."""
    return {condition.group.value: condition.id for condition in CONDITIONS.values()}


def test_version_is_a_positive_whole_number() -> None:
    assert isinstance(RENDERER_VERSION, int)
    assert RENDERER_VERSION > 0


@pytest.mark.parametrize("spec", GOLDEN.values(), ids=GOLDEN)
def test_same_spec_draws_the_same_bytes(spec: object) -> None:
    assert render_diorama(spec) == render_diorama(spec)  # type: ignore[arg-type]


def test_another_process_draws_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.unit.renderer.specs import diorama;"
        "from dioramacast.renderer import render_diorama;"
        "print(hashlib.sha256(render_diorama(diorama()).encode()).hexdigest())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


CHANGES: dict[str, dict[str, object]] = {
    "sun altitude": {"sun_altitude_deg": 15},
    "morning": {"sun_is_rising": True},
    "temperature": {"temperature_c": 35},
    "frost": {"temperature_c": -5},
    "clouds": {"clouds_percent": 60},
    "rain": {"rain_mm_h": 4.0},
    "snow": {"snow_mm_h": 1.0},
    "wind": {"wind_speed_ms": 12},
    "moonless night": {"light": Light.NIGHT, "sun_altitude_deg": -30, "moon_phase": 0.0},
    **{f"light {light}": {"light": light, "sun_altitude_deg": 0} for light in Light if light is not Light.DAY},
    **{f"season {season}": {"season": season} for season in Season if season is not Season.SUMMER},
    **{f"style {style}": {"style": style} for style in Style if style is not Style.REALISTIC},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_setting_changes_the_picture(change: dict[str, object]) -> None:
    assert drawing_of(artwork(**change)) != drawing_of(artwork())


def test_wind_direction_changes_where_the_rain_falls() -> None:
    east, west = (artwork(condition=502, wind_deg=degrees) for degrees in (90, 270))
    assert drawing_of(east) != drawing_of(west)


def test_moon_wanes_to_the_other_side() -> None:
    night = artwork(light=Light.NIGHT, sun_altitude_deg=-30)
    pictures = {drawing_of(replace(night, moon_phase=phase)) for phase in (0.0, 0.125, 0.25, 0.5, 0.75)}
    assert len(pictures) == 5


def drawing_of(spec: ArtworkSpec) -> str:
    """Without its words, which change with the settings in any case."""
    svg = render_artwork(spec)
    return svg[svg.index("</desc>") :]


def test_every_group_of_conditions_has_a_picture_of_its_own() -> None:
    pictures = {group: drawing_of(artwork(condition=number)) for group, number in representatives().items()}
    assert len(set(pictures.values())) == len(pictures)


PLACES: dict[str, dict[str, object]] = {
    "population": {"population": 900},
    "megacity": {"population": 9_000_000},
    "country": {"country": "EG"},
    "climate": {"climate": "BWh"},
    "elevation": {"elevation_m": 2_400},
    "shore": {"water": Water(WaterKind.SEA, 200, 1, 0.4)},
    "river": {"water": Water()},
    "identity": {"id": 4711},
}


@pytest.mark.parametrize("change", PLACES.values(), ids=PLACES)
def test_each_fact_of_the_place_changes_the_picture(change: dict[str, object]) -> None:
    moved = replace(LYON, **change)  # type: ignore[arg-type]
    assert drawing_of(artwork(moved)) != drawing_of(artwork(LYON))


def test_weather_leaves_the_city_where_it_is() -> None:
    def masses(condition: int) -> list[Mass]:
        spec = artwork(condition=condition)
        scene = Scene(Palette(spec), spec, make_plan(spec.place), Definitions("t"))
        add_buildings(scene, spec.place, 1_000_000)
        return scene.masses

    assert masses(804) == masses(800) != []


@pytest.mark.parametrize("spec", GOLDEN.values(), ids=GOLDEN)
def test_picture_stays_within_its_budget(spec: object) -> None:
    assert len(render_diorama(spec).encode()) < MOST_BYTES  # type: ignore[arg-type]


@pytest.mark.parametrize("group", representatives())
@pytest.mark.parametrize("place", [TOKYO, REYKJAVIK], ids=["tokyo", "reykjavik"])
def test_large_cities_stay_within_the_budget_in_all_weather(place: Place, group: str) -> None:
    night = artwork(place, representatives()[group], light=Light.NIGHT, sun_altitude_deg=-20, temperature_c=-10)
    assert len(render_diorama(diorama(night)).encode()) < MOST_BYTES


def test_artwork_holds_no_text() -> None:
    root = parsed(render_artwork(artwork()))
    assert root.findall(f".//{SVG}text") == []


def test_artwork_is_a_square_of_1080() -> None:
    for layer in Layer:
        assert parsed(render_artwork(artwork(), layer)).get("viewBox") == "0 0 1080 1080"


def test_still_layer_neither_moves_nor_rains() -> None:
    scene = render_artwork(artwork(condition=502), Layer.SCENE)
    assert "animation" not in scene
    assert 'class="rn' not in scene


def test_moving_layer_has_no_background() -> None:
    spec = artwork(condition=502)
    fx = render_artwork(spec, Layer.FX)
    assert 'class="rn' in fx
    assert f'fill="{sky_colours(spec)[0]}"' not in fx


def test_whole_picture_is_both_layers() -> None:
    whole = render_artwork(artwork(condition=502), Layer.ALL)
    assert 'class="rn' in whole
    assert sky_colours(artwork(condition=502))[0] in whole


def test_layers_in_one_page_share_no_ids() -> None:
    def ids(layer: Layer) -> set[str]:
        root = parsed(render_artwork(artwork(condition=502), layer))
        return {name for element in root.iter() if (name := element.get("id"))}

    assert ids(Layer.SCENE).isdisjoint(ids(Layer.FX))


@pytest.mark.parametrize("layer", [Layer.ALL, Layer.FX])
def test_motion_stops_for_those_who_ask(layer: Layer) -> None:
    assert "@media (prefers-reduced-motion:reduce){*{animation:none!important}}" in render_artwork(artwork(), layer)


def test_only_transform_and_opacity_move() -> None:
    style = parsed(render_artwork(artwork(condition=202), Layer.FX)).findtext(f"{SVG}style") or ""
    blocks = re.findall(r"@keyframes \w+\{((?:[^{}]*\{[^{}]*\})*)\}", style)
    moved = {declaration.split(":")[0] for block in blocks for declaration in re.findall(r"[{;]([a-z]+:)", block)}
    assert moved == {"transform", "opacity"}


@pytest.mark.parametrize("spec", GOLDEN.values(), ids=GOLDEN)
def test_every_reference_has_its_definition(spec: object) -> None:
    for svg in (render_diorama(spec), render_card(spec)):  # type: ignore[arg-type]
        root = parsed(svg)
        ids = {element.get("id") for element in root.iter()}
        used = {href[1:] for element in root.iter() if (href := element.get("href"))}
        painted = {
            value[5:-1] for element in root.iter() for value in element.attrib.values() if value.startswith("url(#")
        }
        assert used | painted <= ids


def test_no_number_is_out_of_its_mind() -> None:
    for spec in GOLDEN.values():
        assert "nan" not in render_artwork(spec.artwork)
        assert "inf " not in render_artwork(spec.artwork)


EDGES = {
    "south pole": Place(0, "South Pole", -90.0, 0.0, climate="EF"),
    "north pole": Place(0, "North Pole", 90.0, 0.0),
    "date line": Place(0, "180° E", 0.0, 180.0),
    "date line west": Place(0, "180° W", 0.0, -180.0),
    "open sea": OPEN_SEA,
    "nobody": replace(LYON, population=0),
    "unknown population": replace(LYON, population=None),
    "unknown country": replace(LYON, country="", climate=None),
    "made-up country": replace(LYON, country="ZZ"),
    "below the sea": replace(LYON, elevation_m=-400),
    "highest": replace(LYON, elevation_m=8_848),
    "all water": replace(LYON, water=Water(WaterKind.SEA, None, None, 1.0)),
    "shore and river": replace(LYON, water=Water(WaterKind.LAKE, 180, 0.0, 0.5, 90, 0.0)),
}


@pytest.mark.parametrize("place", EDGES.values(), ids=EDGES)
def test_edges_of_the_world_have_pictures(place: Place) -> None:
    for condition in (800, 601, 741):
        svg = render_diorama(diorama(artwork(place, condition, temperature_c=None)))
        parsed(svg)
        assert len(svg.encode()) < MOST_BYTES


def test_unknown_condition_is_drawn_as_a_clear_sky() -> None:
    spec = artwork()
    assert drawing_of(replace(spec, condition=999)) == drawing_of(spec)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("altitude", range(-16, 64, 4))
def test_ink_reads_well_on_every_sky(altitude: int, style: Style) -> None:
    light = Light.NIGHT if altitude < -6 else Light.DUSK if altitude < 6 else Light.DAY
    for number in representatives().values():
        spec = artwork(condition=number, sun_altitude_deg=altitude, light=light, style=style)
        background, ink = sky_colours(spec)
        assert contrast(background, ink) >= 4.5


def test_sky_darkens_as_the_sun_sinks() -> None:
    skies = [artwork(light=Light.DUSK, sun_altitude_deg=altitude) for altitude in range(8, -6, -1)]
    shades = [luminance(sky_colours(spec)[0]) for spec in skies]
    # Mid tones that no text reads on are left out, so a step may stay level but never turns back visibly.
    assert all(after < before + 0.02 for before, after in pairwise(shades))
    assert shades[-1] < shades[0] / 3
