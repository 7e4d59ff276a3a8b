"""Where the pin stands on the still picture of the world."""

import re
from pathlib import Path

import pytest

from dioramacast import world_map
from dioramacast.models import Coordinates
from dioramacast.world_map import spot_of

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("lat", "lon", "left", "top"),
    [
        pytest.param(0, 11, 50, 66.5, id="the middle of the equator"),
        pytest.param(0, -169, 0, 66.5, id="the western rim"),
        pytest.param(0, -169.01, 100, 66.5, id="just across it"),
        pytest.param(0, 180, 96.94, 66.5, id="the date line from the west"),
        pytest.param(0, -180, 96.94, 66.5, id="the date line from the east"),
        pytest.param(-18.14, 178.44, 96.51, 75.73, id="Suva"),
        pytest.param(64.14, -21.9, 40.86, 24.35, id="Reykjavík"),
        pytest.param(90, 0, 46.94, 0, id="the North Pole, beyond the rim"),
        pytest.param(-77.85, 166.67, 93.24, 100, id="McMurdo, beyond the rim"),
    ],
)
def test_a_place_has_a_spot_on_the_picture(lat: float, lon: float, left: float, top: float) -> None:
    spot = spot_of(Coordinates(lat, lon))
    assert (spot.left, spot.top) == pytest.approx((left, top), abs=0.02)


def test_all_who_frame_the_world_frame_it_the_same() -> None:
    frame = [world_map.WEST_LON, world_map.TOP, world_map.WIDTH, world_map.HEIGHT]
    page = (PROJECT / "static/js/state/world.js").read_text("utf-8")
    build = (PROJECT / "scripts/map/build.mjs").read_text("utf-8")
    picture = (PROJECT / "static/map/world.svg").read_text("utf-8")
    named = {name.lower(): float(value) for name, value in re.findall(r"const ([A-Z]+) = (-?[\d.]+);", page)}
    built = {name: float(value) for name, value in re.findall(r"(west|top|width|height): (-?[\d.]+)", build)}
    assert [named[name] for name in ("west", "top", "width", "height")] == frame
    assert [built[name] for name in ("west", "top", "width", "height")] == frame
    assert f'viewBox="0 0 {world_map.WIDTH * 10:.0f} {world_map.HEIGHT * 10:.0f}"' in picture
