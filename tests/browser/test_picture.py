"""The picture and what can be done with it: its layers, files and links, the recent places, the gallery."""

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import OpenPage, Watch
from tests.conftest import StartServer
from tests.fakes.process import Fake
from tests.system.server import Server

LAYERS = ".frame > img:not(.drawing)"
PICTURES = re.compile(r"\.svg(\?layer=\w+)?$")


@pytest.fixture
def rain(open_meteo: Fake) -> None:
    open_meteo.values(weather_code=63, temperature_2m=7.2, cloud_cover=90, rain=2.0, precipitation=2.0, is_day=1)


@pytest.fixture
def calm(open_meteo: Fake) -> None:
    open_meteo.values(
        weather_code=0, temperature_2m=20, cloud_cover=0, rain=0, precipitation=0, snowfall=0, wind_speed_10m=2
    )


def go(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("html[data-live]")).to_be_attached()
    for layer in page.locator(LAYERS).all():
        expect(layer).not_to_have_js_property("naturalWidth", 0)


def recent_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Recent").get_by_role("link")


OF_THEIR_OWN = "(layers) => layers.map((layer) => getComputedStyle(layer).willChange === 'opacity')"


def stand_still(route: Route) -> None:
    """As a visitor's wish for less motion does; Chromium tells pictures of that alone which the machine has."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("</style>", "*{animation:none!important}</style>"))


def shot(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.locator(LAYERS).first.screenshot())).convert("RGB")


@pytest.mark.usefixtures("rain")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_layers_together_are_the_whole_picture(open_page: OpenPage, scheme: str) -> None:
    page = open_page(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page.route(PICTURES, stand_still)
    go(page, "/?place=Bergen&time_of_day=night")
    expect(page.locator(LAYERS)).to_have_count(2)
    assert page.locator(LAYERS).evaluate_all(OF_THEIR_OWN) == [True, True]
    expect(page.get_by_role("img", name="Isometric miniature of Bergen")).to_have_count(1)
    in_layers = shot(page)
    page.evaluate(
        """async () => {
          const [scene, fx] = document.querySelectorAll(".frame > img");
          scene.src = scene.src.replace("?layer=scene", "");
          fx.remove();
          await scene.decode();
        }"""
    )
    in_one_file = shot(page)
    # A layer of its own begins at a whole pixel: edges are smoothed a little differently, and nothing else is.
    difference = ImageChops.difference(in_layers, in_one_file)
    assert max(high for _, high in difference.getextrema()) <= 24
    assert max(ImageStat.Stat(difference).mean) < 0.05


@pytest.mark.usefixtures("calm")
def test_where_nothing_moves_there_is_one_file(page: Page) -> None:
    go(page, "/?place=Arica&time_of_day=midday")
    expect(page.locator(LAYERS)).to_have_count(1)
    expect(page.locator(LAYERS)).to_have_attribute("src", re.compile(r"\.svg$"))


def test_a_picture_is_downloaded_by_keyboard_in_every_format(page: Page) -> None:
    go(page, "/?place=Lyon")
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    for kind in ("PNG", "SVG", "WebP"):
        expect(page.get_by_role("link", name=f"Download {kind}")).to_be_visible()
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "Lyon.png"
    expect(page.get_by_role("link", name="Download PNG")).to_be_hidden()
    page.locator(".menu summary").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Download PNG")).to_be_hidden()


def test_the_link_is_copied_and_said_to_be(open_page: OpenPage, server: Server) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    go(page, "/?place=Nantes")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.locator('[data-part="announcer"]')).to_have_text("The link is copied.")
    permalink = page.get_by_role("link", name="Permanent link").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == f"{server.url}{permalink}"
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()


def test_a_browser_that_can_share_is_handed_the_link(page: Page, server: Server) -> None:
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    go(page, "/?place=Nice")
    page.get_by_role("button", name="Share").click()
    permalink = page.get_by_role("link", name="Permanent link").get_attribute("href")
    page.wait_for_function("window.shared")
    assert page.evaluate("window.shared.url") == f"{server.url}{permalink}"
    assert page.evaluate("window.shared.title").startswith("Nice, ")


def test_the_line_below_says_what_the_picture_was_drawn_from(page: Page) -> None:
    go(page, "/?place=Chicago")
    expect(page.locator("#picture")).to_contain_text("2.7 million people, 41.85°\u00a0N, a lake to the east")


def test_places_seen_lately_are_kept_on_this_device_until_they_are_forgotten(page: Page) -> None:
    page.goto("/")
    expect(recent_of(page)).to_have_count(0)
    for name in ("Oslo", "Tokyo"):
        page.get_by_label("City or town").fill(name)
        page.get_by_label("City or town").press("Enter")
        expect(recent_of(page).first).to_contain_text(name)
        expect(recent_of(page).first).to_have_attribute("aria-current", "true")
    page.reload()
    expect(recent_of(page)).to_have_count(2)
    expect(recent_of(page).locator("img").first).not_to_have_js_property("naturalWidth", 0)

    recent_of(page).nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oslo")
    expect(recent_of(page).nth(1)).to_have_attribute("aria-current", "true")
    expect(recent_of(page).nth(1)).to_be_focused()

    page.get_by_role("button", name="Forget these").click()
    expect(recent_of(page)).to_have_count(0)
    expect(page.locator("#picture")).to_be_focused()
    go(page, "/")
    expect(recent_of(page)).to_have_count(0)


def test_a_recent_picture_that_is_gone_goes_from_the_list(page: Page, watch: Watch) -> None:
    watch.allow("status of 404")
    go(page, "/?place=Quito")
    page.evaluate(
        """() => {
          const kept = JSON.parse(localStorage["dioramacast:recent"]);
          const gone = { ...kept[0], name: "Atlantis", address: "/?place=Atlantis", id: "0".repeat(24) };
          localStorage["dioramacast:recent"] = JSON.stringify([gone, ...kept, 7, null]);
        }"""
    )
    page.reload()
    expect(recent_of(page)).to_have_count(1)
    expect(recent_of(page)).to_contain_text("Quito")


def test_the_gallery_comes_when_it_is_nearly_in_sight_and_leads_to_kept_pictures(page: Page) -> None:
    go(page, "/?place=Kokkola")
    gallery = page.get_by_role("region", name="Drawn lately")
    gallery.scroll_into_view_if_needed()
    gallery.get_by_role("link", name="Kokkola").first.click()
    expect(page).to_have_url(re.compile("/d/[0-9a-f]{24}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kokkola")
    page.get_by_role("link", name="See the weather there now").click()
    expect(page).to_have_url(re.compile("place=Kokkola"))


def test_without_a_script_the_gallery_is_a_page(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/?place=Vaasa")
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    page.get_by_role("link", name="See more dioramas").click()
    page.get_by_role("link", name="Vaasa").click()
    expect(page.get_by_role("img", name="Isometric miniature of Vaasa")).to_be_visible()


@pytest.fixture(scope="module")
def shared_painting(start_shared: StartServer, gemini_process: Fake) -> Server:
    return start_shared(GEMINI_API_KEY="key", GEMINI_BASE_URL=gemini_process.url)


@pytest.fixture
def visit(open_page: OpenPage, shared_painting: Server, open_meteo: Fake, gemini: Fake) -> Callable[..., Page]:
    def open_one(address: str, **options: object) -> Page:
        page = open_page(shared_painting, **options)
        go(page, address)
        return page

    return open_one


def test_the_drawing_can_still_be_seen_after_the_painting_has_come(visit: Callable[..., Page]) -> None:
    page = visit("/?place=Tours", viewport={"width": 390, "height": 800})
    page.locator("#paint").click()
    painting, drawing = page.locator("img.painted"), page.locator("img.drawing").first
    expect(painting).to_be_visible(timeout=20_000)
    expect(drawing).to_be_hidden()
    page.get_by_role("radio", name="Drawing").check()
    expect(painting).to_be_hidden()
    expect(drawing).to_be_visible()
    expect(drawing).not_to_have_js_property("naturalWidth", 0)
    page.keyboard.press("ArrowLeft")
    expect(painting).to_be_visible()


def test_on_a_phone_the_button_that_paints_stays_in_reach_and_hides_nothing(visit: Callable[..., Page]) -> None:
    page = visit("/?place=Metz", viewport={"width": 390, "height": 700})
    expect(page.locator("#paint")).to_be_in_viewport(ratio=1)
    page.locator(".foot").scroll_into_view_if_needed()
    expect(page.locator(".exhibits")).to_be_attached()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.get_by_text("Privacy: what is kept")).to_be_in_viewport(ratio=1)
    foot, button = page.locator(".foot summary").bounding_box(), page.locator("#paint").bounding_box()
    assert foot is not None
    assert button is not None
    assert foot["y"] + foot["height"] <= button["y"]
