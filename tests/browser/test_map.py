"""The map: a still picture until somebody turns to it, then one that moves; and the button that asks where one is."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, Watch
from tests.browser.test_journey import expect_place
from tests.conftest import StartServer
from tests.fakes.process import Fake

OF_THE_LIVE_MAP = re.compile(r"/vendor/leaflet/|/map/world-")
NAIROBI = {"latitude": -1.28333, "longitude": 36.81667}


def map_of(page: Page) -> Locator:
    return page.get_by_role("application", name="Map of the world")


def go_live(page: Page) -> None:
    map_of(page).focus()
    expect(page.locator('[data-part="map"]')).to_have_attribute("data-state", "live")


def pin_of(page: Page) -> tuple[float, float]:
    """Where the pin's tip is, in pixels from the map's upper left corner; of the copies, the one in view."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
            const map = document.querySelector('[data-part="world"]').getBoundingClientRect();
            const live = [...document.querySelectorAll('.pin .halo')];
            const tips = (live.length ? live : [document.querySelector('.spot .halo')]).map((halo) => {
                const box = halo.getBoundingClientRect();
                return [box.x + box.width / 2 - map.x, box.y + box.height / 2 - map.y];
            });
            return tips.find(([x]) => x >= 0 && x <= map.width);
        }"""
    )


@pytest.fixture
def asked(page: Page) -> Iterator[list[str]]:
    """The addresses that the page asked for."""
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    return urls


def test_nothing_of_the_live_map_is_fetched_before_somebody_turns_to_it(page: Page, asked: list[str]) -> None:
    page.goto("/?place=Oslo")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("img", name="Oslo on the map of the world")).to_be_visible()
    assert not [url for url in asked if OF_THE_LIVE_MAP.search(url)]

    map_of(page).hover()
    expect(page.locator('[data-part="map"]')).to_have_attribute("data-state", "live")
    assert [url for url in asked if "world-110m" in url]
    assert not [url for url in asked if "world-50m" in url]


@pytest.mark.parametrize("place", ["Suva, FJ", "Quito", "Longyearbyen", "Apia, WS", "Nome, Alaska, US"])
def test_the_pin_stands_at_the_same_spot_of_the_still_and_of_the_live_map(page: Page, place: str) -> None:
    page.goto(f"/?place={quote(place)}")
    still = pin_of(page)
    go_live(page)
    assert pin_of(page) == pytest.approx(still, abs=1.5)


@pytest.mark.parametrize("is_live", [False, True], ids=["still", "live"])
def test_a_tap_on_the_map_shows_that_place(open_page: OpenPage, is_live: bool) -> None:
    page = open_page(viewport={"width": 1280, "height": 900}, has_touch=True)
    # To have a spot to tap at: where the pin of another place stands.
    page.goto("/?place=Colombo&units=imperial")
    x, y = pin_of(page)
    page.goto("/?place=Oslo&units=imperial")
    if is_live:
        go_live(page)
    map_of(page).tap(position={"x": x, "y": y})

    expect(page).to_have_url(re.compile(r"\?lat=\d+\.\d[05]00&lon=\d+\.\d[05]00&units=imperial$"))
    lat, lon = (float(degrees) for degrees in re.findall(r"\d+\.\d+", page.url.partition("?")[2]))
    assert (lat, lon) == pytest.approx((6.9, 79.9), abs=1)
    expect(page.locator('[data-part="pin"]')).to_have_attribute("data-lat", str(lat))
    assert pin_of(page) == pytest.approx((x, y), abs=1.5)


def test_the_keyboard_alone_picks_the_place_at_the_cross(page: Page) -> None:
    page.goto("/?place=Oslo")
    go_live(page)
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"lat=\d\d\.\d[05]00&lon=\d\d\.\d[05]00"))
    expect(map_of(page)).to_be_focused()


def test_the_map_goes_to_the_place_close_up_with_a_finer_coast(page: Page, asked: list[str]) -> None:
    page.goto("/?place=Suva, FJ")
    with page.expect_response(re.compile("world-50m")):
        page.get_by_role("button", name="Zoom in").click(click_count=5, delay=400)
    box = map_of(page).bounding_box()
    assert box
    assert pin_of(page) == pytest.approx((box["width"] / 2, box["height"] / 2), abs=3)


def test_the_live_map_takes_the_colours_of_the_sky_and_of_the_theme(page: Page) -> None:
    page.goto("/?place=Lima&time_of_day=midday")
    go_live(page)

    land = "document.querySelector('canvas.land').getContext('2d').fillStyle"
    by_day = page.evaluate(land)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"before => {land} !== before", arg=by_day)
    in_the_dark = page.evaluate(land)
    page.get_by_role("radio", name="Night").check()
    page.wait_for_function(f"before => {land} !== before", arg=in_the_dark)


def test_who_allows_it_sees_the_place_where_they_are_and_only_its_cell_is_told(
    open_page: OpenPage, open_meteo: Fake
) -> None:
    page = open_page(permissions=["geolocation"], geolocation=NAIROBI)
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url))
    page.goto("/?place=Oslo")
    page.get_by_role("button", name="Show where I am").click()
    expect_place(page, "Nairobi")
    expect(page).to_have_url(re.compile(r"\?lat=-1\.3000&lon=36\.8000$"))
    assert not [url for url in told if "1.28" in url or "36.81" in url]


def test_who_refuses_is_told_calmly_and_nothing_else_changes(open_page: OpenPage) -> None:
    page = open_page(permissions=[])
    page.goto("/?place=Oslo")
    page.get_by_role("button", name="Show where I am").click()
    expect(page.get_by_role("status")).to_contain_text("Type the name of your town")
    expect_place(page, "Oslo")


def test_without_javascript_the_map_is_a_picture_and_nothing_asks_where_one_is(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/?place=Oslo")
    expect(page.get_by_role("img", name="Oslo on the map of the world")).to_be_visible()
    expect(page.get_by_role("button", name="Show where I am")).to_be_hidden()
    expect(page.get_by_role("button", name="Zoom in")).to_be_hidden()


def test_other_tiles_are_shown_by_setting(start_server: StartServer, open_page: OpenPage, watch: Watch) -> None:
    server = start_server(
        MAP_TILES_URL="http://tiles.example/{z}/{x}/{y}.png", MAP_TILES_ATTRIBUTION="© Example, https://tiles.example/"
    )
    watch.allow("tiles.example")
    page = open_page(server)
    page.goto("/?place=Oslo")
    with page.expect_request(re.compile(r"http://tiles\.example/\d+/\d+/\d+\.png")):
        map_of(page).focus()
    expect(page.get_by_text("© Example")).to_be_visible()
