"""A picture on its way to its painting: the button, the waiting, the arrival, and all that can come between."""

import re
import time
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import OpenPage, Watch
from tests.conftest import StartServer
from tests.fakes.process import Fake
from tests.system.server import Server

DIORAMA = re.compile(r"[?&]diorama=[0-9a-f]{24}\b")
PATIENCE_MS = 20_000
TEMPERATURES = count(-50, 5)
"""Each is another picture."""


@pytest.fixture(scope="module")
def shared_painting(start_shared: StartServer, gemini_process: Fake) -> Server:
    """Paints one picture at a time. Each test asks for a city of its own."""
    return start_shared(GEMINI_API_KEY="key", GEMINI_BASE_URL=gemini_process.url, GEMINI_CALLS_PER_PROCESS="1")


@pytest.fixture
def painting(shared_painting: Server, open_meteo: Fake, gemini: Fake) -> Server:
    return shared_painting


@pytest.fixture
def visit(open_page: OpenPage, painting: Server) -> Callable[..., Page]:
    def open_one(address: str, **options: object) -> Page:
        page = open_page(painting, **options)
        page.goto(address)
        return page

    return open_one


@pytest.fixture
def busy(painting: Server, gemini: Fake) -> Iterator[None]:
    """Somebody else's picture is being painted, and takes its time."""
    gemini.fault("slow", seconds=60)
    order = {"location": "Auckland", "weather": "clear", "temperature": next(TEMPERATURES)}
    painting.post("/api/generate-image", json=order, headers={"Prefer": "wait=1"})
    assert gemini.call_count == 1
    yield
    gemini.reset()


def button_of(page: Page) -> Locator:
    return page.locator("#paint")


def panel_of(page: Page) -> Locator:
    return page.get_by_role("group", name="Painting")


def painting_of(page: Page) -> Locator:
    return page.locator("img.painted")


def drawing_of(page: Page) -> Locator:
    return page.locator("img.diorama:not(.painted)")


def expect_painted(page: Page) -> None:
    expect(painting_of(page)).to_be_visible(timeout=PATIENCE_MS)
    expect(painting_of(page)).to_have_attribute("src", re.compile(r"/dioramas/[0-9a-f]{24}\.webp$"))
    expect(painting_of(page)).not_to_have_js_property("naturalWidth", 0)
    # The drawing has gone from underneath.
    expect(page.locator("#picture img:visible")).to_have_count(1)
    expect(page).to_have_url(DIORAMA)


def expect_not_painted(page: Page, *sentences: str) -> None:
    for sentence in sentences:
        expect(panel_of(page)).to_contain_text(sentence, timeout=PATIENCE_MS)
    expect(painting_of(page)).to_have_count(0)
    expect(drawing_of(page)).to_be_visible()
    expect(button_of(page)).to_have_text("Have it painted")
    expect(button_of(page)).to_have_attribute("aria-disabled", "false")


def test_a_press_of_the_button_has_the_picture_painted(visit: Callable[..., Page], gemini: Fake) -> None:
    page = visit("/?place=Lisbon")
    gemini.fault("slow", seconds=3)
    drawing = drawing_of(page)
    expect(drawing).to_have_attribute("src", re.compile(r"\.svg(\?layer=scene)?$"))
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("Lisbon is being painted")
    expect(panel_of(page)).to_contain_text(re.compile("0:0[123] so far"))
    expect(page).to_have_url(DIORAMA)
    expect(drawing).to_be_visible()
    expect(button_of(page)).to_have_attribute("aria-disabled", "true")

    expect_painted(page)
    expect(page.locator("#picture")).to_contain_text("Painted by an image model")
    expect(page.locator('[data-part="announcer"]')).to_have_text("The painting of Lisbon is there.")
    expect(button_of(page)).to_have_count(0)
    downloads = page.locator("#picture a[download]")
    assert [each.get_attribute("download") for each in downloads.all()] == ["Lisbon.webp", "Lisbon.png"]
    sky = page.locator("#picture").get_attribute("data-sky") or ""
    expect(page.locator("html")).to_have_css("--sky", sky)
    page.get_by_role("link", name="Permanent link").click()
    expect(painting_of(page)).not_to_have_js_property("naturalWidth", 0)
    assert gemini.call_count == 1


def test_a_reload_halfway_goes_on_where_it_was(visit: Callable[..., Page], gemini: Fake) -> None:
    page = visit("/?place=Porto")
    gemini.fault("slow", seconds=4)
    button_of(page).click()
    expect(page).to_have_url(DIORAMA)
    expect(panel_of(page)).to_contain_text("is being painted")
    page.reload()
    expect(panel_of(page)).to_contain_text("is being painted")
    expect(button_of(page)).to_have_text("Being painted …")
    expect_painted(page)
    assert gemini.call_count == 1


def test_a_reload_after_the_arrival_shows_the_painting_without_a_script(
    visit: Callable[..., Page], gemini: Fake
) -> None:
    page = visit("/?place=Faro")
    button_of(page).click()
    expect_painted(page)
    address = page.url
    plain = visit(address, java_script_enabled=False)
    expect_painted(plain)
    plain.locator(".menu summary").click()
    expect(plain.get_by_role("link", name="Download WebP")).to_be_visible()
    assert gemini.call_count == 1


def test_what_somebody_else_has_had_painted_is_there_at_once(visit: Callable[..., Page], gemini: Fake) -> None:
    first = visit("/?place=Braga")
    second = visit("/?place=Braga")
    button_of(first).click()
    expect_painted(first)
    button_of(second).click()
    expect_painted(second)
    assert gemini.call_count == 1


@pytest.mark.usefixtures("busy")
def test_what_still_waits_can_be_cancelled(visit: Callable[..., Page], gemini: Fake) -> None:
    page = visit("/?place=Evora")
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("Next in the queue")
    expect(page).to_have_url(DIORAMA)
    panel_of(page).get_by_role("button", name="Cancel").click()
    expect_not_painted(page, "Cancelled")
    expect(button_of(page)).to_be_focused()
    expect(page).not_to_have_url(DIORAMA)
    expect(panel_of(page).get_by_role("button")).to_have_count(0)
    assert gemini.call_count == 1


@pytest.mark.usefixtures("busy")
def test_what_cannot_be_cancelled_goes_on_and_says_why(visit: Callable[..., Page], gemini: Fake, watch: Watch) -> None:
    watch.allow("status of 409")
    page = visit("/?place=Sintra")
    why = "Only a picture that still waits, and that nobody else waits for, can be cancelled."

    def refuse(route: Route) -> None:
        if route.request.method == "DELETE":
            route.fulfill(status=409, json={"error": why})
        else:
            route.fallback()

    page.route(re.compile(r"/api/dioramas/[0-9a-f]{24}$"), refuse)
    button_of(page).click()
    panel_of(page).get_by_role("button", name="Cancel").click()
    expect(panel_of(page)).to_contain_text(why)
    expect(page.locator('[data-part="announcer"]')).to_have_text(why)
    gemini.reset()
    expect_painted(page)


@pytest.mark.usefixtures("busy")
def test_the_way_by_keyboard_alone(visit: Callable[..., Page], gemini: Fake) -> None:
    page = visit("/?place=Beja")
    for _ in range(12):
        page.keyboard.press("Tab")
        if button_of(page).evaluate("button => button === document.activeElement"):
            break
    expect(button_of(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel_of(page)).to_contain_text("Next in the queue")
    expect(page.locator('[data-part="announcer"]')).to_have_text("Next in the queue")
    page.keyboard.press("Shift+Tab")
    expect(panel_of(page).get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Space")
    expect(panel_of(page)).to_contain_text("Cancelled")
    expect(button_of(page)).to_be_focused()
    gemini.reset()
    page.keyboard.press("Enter")
    expect_painted(page)
    # On from where the button was.
    expect(page.locator("#picture")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Painting")).to_be_focused()


@pytest.mark.usefixtures("busy")
def test_another_place_leaves_the_painting_alone_and_the_way_back_finds_it(
    visit: Callable[..., Page], gemini: Fake
) -> None:
    page = visit("/?place=Coimbra")
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("Next in the queue")
    page.get_by_label("City or town").fill("Oslo")
    page.get_by_label("City or town").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oslo")
    expect(page).not_to_have_url(DIORAMA)
    gemini.reset()
    # It goes on; here nothing is shown of it.
    expect(button_of(page)).to_have_text("Have it painted")
    expect(panel_of(page)).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coimbra")
    expect_painted(page)


def test_a_refusal_by_the_model_is_told(visit: Callable[..., Page], gemini: Fake) -> None:
    gemini.values(finish_reason="IMAGE_SAFETY")
    page = visit("/?place=Madrid")
    for _ in range(2):
        button_of(page).click()
        expect_not_painted(page, "Not painted this time", "would not paint this (image safety)")
        # A reload tells it again: the address names the painting.
        page.goto("/?place=Madrid")
    assert gemini.call_count == 1


def test_a_failure_is_told_also_after_a_reload_and_the_next_try_may_be_better(
    visit: Callable[..., Page], gemini: Fake
) -> None:
    gemini.fault("status", status=400)
    page = visit("/?place=Sevilla")
    button_of(page).click()
    expect_not_painted(page, "Not painted this time")
    page.reload()
    expect_not_painted(page, "Not painted this time")
    gemini.heal()
    button_of(page).click()
    expect_painted(page)


def test_the_visitors_limit_is_told_with_the_time_of_the_next(
    start_server: StartServer, gemini: Fake, open_page: OpenPage, watch: Watch
) -> None:
    watch.allow("status of 429")
    server = start_server(
        GEMINI_API_KEY="key", GEMINI_BASE_URL=gemini.url, RATE_LIMIT_ENABLED="true", RATE_LIMIT_IMAGE="1 per minute"
    )
    page = open_page(server)
    page.goto("/?place=Bilbao")
    button_of(page).click()
    expect_painted(page)
    page.goto("/?place=Vigo")
    button_of(page).click()
    expect_not_painted(page, "Enough for the moment", "Drawings have no limit.")
    expect(panel_of(page)).to_contain_text(re.compile(r"The next one is free in \d+ seconds?\."))
    expect(page).not_to_have_url(DIORAMA)
    assert gemini.call_count == 1


def test_the_limit_is_over_when_it_said(visit: Callable[..., Page], watch: Watch) -> None:
    watch.allow("status of 429")
    page = visit("/?place=Nantes")
    limited = {"status": 429, "headers": {"Retry-After": "3"}, "json": {"error": "That was a lot."}}
    page.route("**/api/generate-image", lambda route: route.fulfill(**limited), times=1)
    button_of(page).click()
    expect_not_painted(page, "The next one is free in 2 seconds.")
    expect_not_painted(page, "The next painting is free")
    button_of(page).click()
    expect_painted(page)


def test_a_spent_budget_is_told(start_server: StartServer, gemini: Fake, open_page: OpenPage) -> None:
    server = start_server(GEMINI_API_KEY="key", GEMINI_BASE_URL=gemini.url, GEMINI_DAILY_BUDGET_USD="0.04")
    page = open_page(server)
    page.goto("/?place=Lyon")
    button_of(page).click()
    expect_painted(page)
    page.goto("/?place=Dijon")
    button_of(page).click()
    expect_not_painted(page, "Not painted this time", "Today's budget for paid pictures is spent.")
    assert gemini.call_count == 1


def test_a_full_queue_is_told(start_server: StartServer, gemini: Fake, open_page: OpenPage) -> None:
    server = start_server(GEMINI_API_KEY="key", GEMINI_BASE_URL=gemini.url, GEMINI_QUEUE_LIMIT="0")
    page = open_page(server)
    page.goto("/?place=Lyon")
    button_of(page).click()
    expect_not_painted(page, "Not painted this time", "Too many pictures are waiting")


def test_without_events_the_page_asks(visit: Callable[..., Page], gemini: Fake, watch: Watch) -> None:
    watch.allow("status of 403")
    page = visit("/?place=Lille")
    page.route("**/events", lambda route: route.fulfill(status=403))
    gemini.fault("slow", seconds=3)
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("is being painted")
    expect_painted(page)


def test_a_browser_that_knows_no_events_asks(visit: Callable[..., Page], gemini: Fake) -> None:
    page = visit("/?place=Rennes")
    page.evaluate("delete globalThis.EventSource")
    gemini.fault("slow", seconds=3)
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("is being painted")
    expect_painted(page)


def test_who_asks_too_often_asks_again_when_it_may(visit: Callable[..., Page], watch: Watch) -> None:
    watch.allow("status of 429")
    page = visit("/?place=Metz")
    page.route("**/events", lambda route: route.fulfill(status=429))
    too_often = {"status": 429, "headers": {"Retry-After": "4"}, "json": {"error": "That was a lot."}}
    page.route(re.compile(r"/api/dioramas/[0-9a-f]{24}$"), lambda route: route.fulfill(**too_often), times=1)
    asks = re.compile(r"/api/dioramas/[0-9a-f]{24}$")
    with page.expect_request(asks):
        button_of(page).click()
    first = time.monotonic()
    with page.expect_request(asks):
        pass
    assert time.monotonic() - first > 3
    expect_painted(page)


def test_a_lost_connection_is_told_and_tried_again(visit: Callable[..., Page], gemini: Fake, watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_FAILED")
    page = visit("/?place=Brest")
    gemini.fault("slow", seconds=6)
    page.route("**/events", lambda route: route.abort())
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("is being painted")
    page.context.set_offline(True)
    expect(panel_of(page)).to_contain_text("The connection is lost. Trying again …")
    page.context.set_offline(False)
    expect_painted(page)


def test_a_server_that_ends_its_lines_is_found_again(visit: Callable[..., Page], gemini: Fake) -> None:
    page = visit("/?place=Caen")
    gemini.fault("slow", seconds=4)
    page.route(
        "**/events", lambda route: route.fulfill(content_type="text/event-stream", body="retry: 500\n\n"), times=1
    )
    button_of(page).click()
    expect_painted(page)


def test_who_is_offline_is_told_so(visit: Callable[..., Page], watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    page = visit("/?place=Tours")
    page.context.set_offline(True)
    button_of(page).click()
    expect_not_painted(page, "DioramaCast cannot be reached right now.")
    page.context.set_offline(False)
    button_of(page).click()
    expect_painted(page)


def test_a_painting_that_did_not_load_is_loaded_at_the_next_press(
    visit: Callable[..., Page], gemini: Fake, watch: Watch
) -> None:
    watch.allow("ERR_FAILED")
    page = visit("/?place=Dieppe")
    page.route("**/*.webp", lambda route: route.abort(), times=1)
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("could not be loaded", timeout=PATIENCE_MS)
    expect(button_of(page)).to_have_text("Show the painting")
    button_of(page).click()
    expect_painted(page)
    assert gemini.call_count == 1


def test_a_painting_of_another_light_is_told_apart(visit: Callable[..., Page]) -> None:
    page = visit("/?place=Nice&time_of_day=night")
    button_of(page).click()
    expect_painted(page)
    page.goto(page.url.replace("night", "midday"))
    expect_painted(page)
    page.get_by_role("link", name="See it as it is now").click()
    expect(painting_of(page)).to_have_count(0)
    expect(page).not_to_have_url(DIORAMA)
    expect(button_of(page)).to_be_visible()


def test_with_reduced_motion_nothing_moves(visit: Callable[..., Page], gemini: Fake) -> None:
    page = visit("/?place=Cannes", reduced_motion="reduce")
    gemini.fault("slow", seconds=2)
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("is being painted")
    assert page.evaluate("document.getAnimations().length") == 0
    expect_painted(page)
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize(("place", "width"), [("Toulon", 390), ("Bastia", 1440)])
def test_the_arrival_moves_nothing_on_the_page(
    visit: Callable[..., Page], gemini: Fake, place: str, width: int
) -> None:
    page = visit(f"/?place={place}", viewport={"width": width, "height": 900})
    gemini.fault("slow", seconds=3)
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("is being painted")
    before = page.locator("#picture .actions").bounding_box()
    expect_painted(page)
    after = page.locator("#picture .actions").bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] == pytest.approx(before["y"], abs=2)


@pytest.mark.usefixtures("busy")
def test_the_panel_fits_into_every_window(visit: Callable[..., Page]) -> None:
    page = visit("/?place=San Francisco")
    button_of(page).click()
    expect(panel_of(page)).to_contain_text("in the queue")
    for width in (320, 390, 821, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_nothing_is_promised(visit: Callable[..., Page]) -> None:
    page = visit("/?place=Calais", java_script_enabled=False)
    expect(page.get_by_role("link", name="Permanent link")).to_be_visible()
    expect(button_of(page)).to_be_hidden()
    expect(panel_of(page)).to_have_count(0)


def test_where_no_image_model_is_configured_there_is_no_button(page: Page) -> None:
    page.goto("/?place=Oslo")
    expect(page.get_by_role("link", name="Permanent link")).to_be_visible()
    expect(button_of(page)).to_have_count(0)
