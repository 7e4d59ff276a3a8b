"""Light and weather: what each condition adds to a picture, and how hour, moon and wind change it."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from dioramacast.conditions import CONDITIONS
from dioramacast.models import ArtworkSpec, Light, Season, Style
from dioramacast.renderer.air import celestial, clouds, fog, motion, precipitation, sky
from dioramacast.renderer.colour import contrast, luminance
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.mood.weather import weather_of
from dioramacast.renderer.svg import Definitions
from tests.unit.renderer.specs import LYON, REYKJAVIK, artwork

MOST_BYTES = 16_000


def weather_drawn(spec: ArtworkSpec) -> str:
    """All that hour and weather add to a picture, whatever city lies below."""
    palette, definitions = Palette(spec), Definitions("w")
    parts = [
        sky.backdrop(spec, palette, definitions),
        clouds.clouds(spec, palette, definitions),
        clouds.cloud_shadows(spec, palette, definitions),
        *(drawing for _, drawing in fog.veils(palette, definitions)),
        fog.drifting_veils(palette, definitions),
        precipitation.falling(spec, palette, definitions),
        sky.foreground(spec, palette, definitions),
        motion.motion_rules(spec),
    ]
    return definitions.markup() + "".join(parts)


NIGHT = {"light": Light.NIGHT, "sun_altitude_deg": -30}

UNLIKE = [
    (200, 230), (210, 211), (211, 212), (211, 221), (230, 210), (231, 301), (232, 202),
    (300, 500), (301, 311), (302, 501), (310, 300), (321, 301), (313, 501), (314, 502),
    (500, 520), (501, 521), (502, 522), (521, 531), (504, 502), (500, 511), (511, 611),
    (600, 620), (601, 611), (601, 602), (602, 622), (611, 613), (611, 615), (612, 611), (616, 501),
    (701, 741), (701, 721), (711, 721), (711, 762), (721, 761), (731, 751), (751, 761), (761, 762),
    (771, 502), (771, 781), (781, 202), (800, 801), (802, 803), (803, 804),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_conditions_with_the_same_numbers_still_differ(one: int, other: int) -> None:
    spec = artwork(condition=one)
    assert weather_drawn(spec) != weather_drawn(replace(spec, condition=other))


def test_every_condition_of_its_own_numbers_has_a_picture_of_its_own() -> None:
    drawn = {number: weather_drawn(artwork(condition=number)) for number in CONDITIONS}
    # Drizzle with and without rain, light and plain thunder with rain: numbers alone tell these apart, and they do.
    assert len(set(drawn.values())) == len(CONDITIONS)


@pytest.mark.parametrize("number", CONDITIONS)
@pytest.mark.parametrize("changes", [{}, NIGHT], ids=["day", "night"])
def test_weather_is_light_and_sharp(number: int, changes: dict[str, object]) -> None:
    drawn = weather_drawn(artwork(condition=number, **changes))
    assert len(drawn) < MOST_BYTES
    assert "<filter" not in drawn
    assert "nan" not in drawn


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("number", CONDITIONS)
def test_words_read_well_in_every_weather(number: int, style: Style) -> None:
    for altitude, light in ((-30, Light.NIGHT), (-5, Light.DUSK), (-4, Light.DAWN), (-2, Light.DUSK), (2, Light.DAWN),
                            (8, Light.DAY), (14, Light.DAY), (60, Light.DAY)):  # fmt: skip
        palette = Palette(artwork(condition=number, style=style, light=light, sun_altitude_deg=altitude))
        assert contrast(palette.ink, palette.background) >= 4.5


@pytest.mark.parametrize("number", [number for number in CONDITIONS if weather_of(number).is_shower])
def test_showers_fall_under_their_clouds_alone(number: int) -> None:
    spec = artwork(condition=number, wind_speed_ms=1)
    palette, definitions = Palette(spec), Definitions("w")
    spans = [(1080 * s.across, s.shape.half_width * s.scale) for s in clouds.placed(spec, palette)]
    fallen = precipitation.falling(spec, palette, definitions)
    streaks = re.search(r'class="(?:rn|sn) p0"><path d="([^"]+)"', fallen) or re.search(
        r'p0"[^>]*><path d="([^"]+)"', fallen
    )
    assert streaks
    drops = [float(x) for x in re.findall(r"M(-?\d+) ", streaks[1])]
    assert drops
    assert all(any(abs(x - middle) < half + 60 for middle, half in spans) for x in drops)


def test_lightning_hits_what_it_is_told_to() -> None:
    spec = artwork(condition=211)
    palette = Palette(spec)
    drawn = precipitation.falling(spec, palette, Definitions("w"), (512.0, 401.0))
    assert 'cx="512" cy="401"' in drawn
    assert 'cx="512" cy="401"' not in precipitation.falling(spec, palette, Definitions("w"))


def test_heavy_thunder_has_more_bolts() -> None:
    bolts = {number: weather_drawn(artwork(condition=number)).count('class="bt"') for number in (211, 212, 221, 501)}
    assert bolts == {211: 1, 212: 3, 221: 2, 501: 0}


def test_fog_hangs_between_more_depths_than_mist() -> None:
    def depths(number: int) -> int:
        return len(fog.veils(Palette(artwork(condition=number)), Definitions("w")))

    assert depths(741) > depths(701) > depths(800) == 0


def test_clouds_cast_shadows_while_the_sun_shines() -> None:
    def shadows(spec: ArtworkSpec) -> str:
        return clouds.cloud_shadows(spec, Palette(spec), Definitions("w"))

    assert shadows(artwork(condition=802))
    assert shadows(artwork(condition=521))
    assert not shadows(artwork(condition=804))
    assert not shadows(artwork(condition=802, **NIGHT))


def test_more_cover_is_more_clouds() -> None:
    counts = [
        len(clouds.placed(spec, Palette(spec)))
        for spec in (artwork(condition=802, clouds_percent=percent) for percent in range(0, 101, 20))
    ]
    assert counts == sorted(counts)
    assert counts[0] == 0
    assert counts[-1] >= 5


def test_rainbow_wants_shower_and_low_sun() -> None:
    def has_bow(spec: ArtworkSpec) -> bool:
        return 'stroke-linecap="butt"' in celestial.lights(spec, Palette(spec), Definitions("w"))

    assert has_bow(artwork(condition=521, sun_altitude_deg=20))
    assert not has_bow(artwork(condition=521, sun_altitude_deg=60))
    assert not has_bow(artwork(condition=502, sun_altitude_deg=20))
    assert not has_bow(artwork(condition=521, **NIGHT))


def test_aurora_stands_over_clear_polar_nights() -> None:
    def colours(spec: ArtworkSpec) -> bool:
        definitions = Definitions("w")
        celestial.lights(spec, Palette(spec), definitions)
        return "#7dffc4" in definitions.markup()

    winter = artwork(REYKJAVIK, season=Season.WINTER, **NIGHT)
    assert colours(winter)
    assert not colours(replace(winter, condition=804))
    assert not colours(replace(winter, place=LYON))
    assert not colours(replace(winter, season=Season.SUMMER))


def test_full_moon_lightens_the_night() -> None:
    new, half, full = (Palette(artwork(moon_phase=phase, **NIGHT)) for phase in (0.0, 0.25, 0.5))
    shades = [luminance(palette.material("#d0d0d0").top) for palette in (new, half, full)]
    assert shades == sorted(shades)
    assert shades[0] < shades[2]
    assert luminance(new.background) < luminance(full.background)


def test_open_water_is_dark_at_night() -> None:
    by_day, by_night = Palette(artwork()), Palette(artwork(**NIGHT))
    assert luminance(by_night.water_tone("#3f9ec4").top) < 0.03
    assert luminance(by_day.water_tone("#3f9ec4").top) > 0.15


def test_day_and_dusk_are_light_and_night_is_deep() -> None:
    for number in CONDITIONS:
        altitudes = ((50, Light.DAY), (2, Light.DUSK), (-2, Light.DUSK))
        for altitude, light in altitudes:
            sky_colour = Palette(artwork(condition=number, sun_altitude_deg=altitude, light=light)).background
            assert luminance(sky_colour) > 0.28, (number, altitude)
        assert luminance(Palette(artwork(condition=number, **NIGHT)).background) < 0.12


def test_sun_sinks_with_its_altitude() -> None:
    heights = [
        celestial.light_spot(Palette(artwork(sun_altitude_deg=altitude, light=light)))[1]
        for altitude, light in ((0, Light.DUSK), (5, Light.DUSK), (15, Light.DAY), (40, Light.DAY))
    ]
    assert all(low > high for low, high in pairwise(heights))


def test_morning_light_comes_from_the_other_side() -> None:
    evening, morning = (Palette(artwork(sun_is_rising=rising)) for rising in (False, True))
    assert celestial.light_spot(evening)[0] < 540 < celestial.light_spot(morning)[0]
    wall = "#c0b0a0"
    assert luminance(evening.material(wall).left) > luminance(evening.material(wall).right)
    assert luminance(morning.material(wall).left) < luminance(morning.material(wall).right)


def test_polar_summer_midnight_is_golden_and_polar_winter_noon_is_blue() -> None:
    def red_over_blue(season: Season) -> int:
        spec = artwork(REYKJAVIK, season=season, light=Light.DUSK, sun_altitude_deg=0)
        background = Palette(spec).background
        return int(background[1:3], 16) - int(background[5:7], 16)

    assert red_over_blue(Season.SUMMER) > 20
    assert red_over_blue(Season.WINTER) < -20


def test_squall_rain_flies_nearly_level() -> None:
    assert "translate(150px" in motion.motion_rules(artwork(condition=771, wind_deg=270))
    assert "translate(-150px" in motion.motion_rules(artwork(condition=771, wind_deg=90))
