"""The states of the page as a whole: what it says, what it keeps, and the way on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import OpenPage, Watch
from tests.fakes.process import Fake

OSLO_WEATHER = {"weather_code": 61, "temperature_2m": 4.0, "precipitation": 0.2, "wind_speed_10m": 5.0}
OSLO_WEATHER |= {"wind_direction_10m": 240, "wind_gusts_10m": 11.0, "visibility": 4200, "utc_offset_seconds": 3600}


def ask_for(page: Page, place: str) -> Locator:
    field = page.get_by_label("City or town")
    field.fill(place)
    field.press("Enter")
    return field


def answer(status: int, **headers: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, headers=headers, body="")


def expect_place(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_card_says_all_that_is_known(page: Page, open_meteo: Fake) -> None:
    open_meteo.values(**OSLO_WEATHER)
    page.goto("/?place=Lillehammer")
    card = page.locator("#weather")
    expect(card).to_contain_text("18 km/h from the south-west, gusts 40 km/h")
    for fact in (r"Rain\s*0\.8 mm/h", r"Humidity\s*\d+ %", r"Visibility\s*4\.2 km", r"Sunrise \d\d:\d\d"):
        expect(card).to_contain_text(re.compile(fact))
    expect(card).to_contain_text(re.compile(r"\d+ h \d+ min of daylight"))
    expect(card.locator("svg.icon")).to_be_visible()
    page.goto("/?place=Lillehammer&units=imperial")
    expect(card).to_contain_text("11 mph from the south-west, gusts 25 mph")


def test_weather_that_is_no_measurement_says_so(page: Page, open_meteo: Fake) -> None:
    open_meteo.fault("status", status=500)
    page.goto("/?place=Windhoek")
    expect(page.locator("#weather")).to_contain_text("Sample weather.")
    expect(page.locator("#weather")).not_to_contain_text("measured")


def test_where_people_count_in_fahrenheit_it_is_shown_unasked_until_they_choose(open_page: OpenPage) -> None:
    page = open_page(locale="en-US")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "place=" in request.url else None)
    page.goto("/?place=Oslo")
    expect(page.locator(".temperature")).to_contain_text("Fahrenheit")
    expect(page.locator("html[data-live]")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert len(asked) == 1
    page.get_by_role("link", name="Celsius").click()
    expect(page.locator(".temperature")).to_contain_text("Celsius")
    page.goto("/?place=Lima")
    expect(page).to_have_title(re.compile("^Lima"))
    expect(page.locator(".temperature")).to_contain_text("Celsius")
    page.goto("/?place=Lima&units=imperial")
    expect(page.locator(".temperature")).to_contain_text("Fahrenheit")


def test_the_clock_there_and_the_age_go_on_and_aged_weather_is_asked_for_again(page: Page, open_meteo: Fake) -> None:
    open_meteo.values(**OSLO_WEATHER)
    page.clock.install()
    page.goto("/?place=Oslo")
    clock = page.locator('[data-part="clock"]')
    hour = clock.inner_text()[:2]
    page.route("**/?place=Oslo*", lambda route: None)
    with page.expect_request("**/?place=Oslo*"):
        page.clock.fast_forward(60 * 60_000)
    expect(clock).to_have_text(re.compile(rf"^{(int(hour) + 1) % 24:02}:"))
    expect(page.locator('[data-part="age"]')).to_have_text(re.compile(r"^[67]\d minutes ago$"))
    expect(page.get_by_role("status")).to_be_empty()


def test_what_takes_long_is_told_and_can_be_cancelled(page: Page, watch: Watch) -> None:
    watch.allow("ERR_ABORTED")
    page.clock.install()
    page.goto("/?place=Oslo")
    page.route("**/?place=Tokyo*", lambda route: None)
    ask_for(page, "Tokyo")
    status = page.get_by_role("status")
    expect(status).to_have_text("Looking there …")
    expect(page.locator("#weather")).to_have_attribute("aria-busy", "true")
    page.clock.fast_forward(7000)
    expect(status).to_contain_text("This takes longer than usual …")
    status.get_by_role("button", name="Cancel").click()
    expect(status).to_contain_text("Cancelled.")
    expect(page.locator("#weather")).to_have_attribute("aria-busy", "false")
    expect_place(page, "Oslo")


def test_too_many_requests_are_told_with_the_time_to_wait_and_then_asked_again(page: Page, watch: Watch) -> None:
    watch.allow("the server responded with a status of 429")
    page.clock.install()
    page.goto("/?place=Oslo")
    page.route("**/?place=Tokyo*", answer(429, **{"Retry-After": "30"}))
    field = ask_for(page, "Tokyo")
    status = page.get_by_role("status")
    expect(status).to_contain_text("That was a lot in a short time.")
    expect(status).to_contain_text(re.compile(r"Please try again in \d+ seconds\."))
    expect(field).to_be_focused()
    expect(status.get_by_role("button")).to_have_count(0)
    page.unroute("**/?place=Tokyo*")
    page.clock.fast_forward(31_000)
    status.get_by_role("button", name="Try again").click()
    expect_place(page, "Tokyo")


@pytest.mark.parametrize("status", [500, 503])
def test_a_fault_of_the_server_keeps_the_old_picture_and_offers_to_try_again(
    page: Page, watch: Watch, status: int
) -> None:
    watch.allow(f"the server responded with a status of {status}")
    page.goto("/?place=Oslo")
    page.route("**/?place=Tokyo*", answer(status))
    field = ask_for(page, "Tokyo")
    retry = page.get_by_role("status").get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    expect(field).to_be_focused()
    expect_place(page, "Oslo")
    page.unroute("**/?place=Tokyo*")
    retry.click()
    expect_place(page, "Tokyo")


def test_arrow_keys_change_a_setting_at_once_and_the_focus_goes_along(page: Page) -> None:
    page.goto("/?place=Oslo")
    page.get_by_role("radio", name="Miniature").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("style=cinematic"))
    cinematic = page.get_by_role("group", name="Style").get_by_role("radio", name="Cinematic")
    expect(cinematic).to_be_checked()
    expect(cinematic).to_be_focused()


def test_namesakes_of_one_region_are_told_apart_and_the_one_that_was_picked_is_shown(page: Page) -> None:
    page.goto("/?place=Oslo")
    page.get_by_label("City or town").fill("Bahawalnagar")
    options = page.get_by_role("listbox", name="Places").get_by_role("option")
    expect(options.filter(has_text="° N")).to_have_count(2)
    second = options.filter(has_text="° N").nth(1)
    lat = re.search(r"([\d.]+)°\sN", second.inner_text())
    assert lat
    second.click()
    expect_place(page, "Bahawalnagar")
    expect(page).to_have_url(re.compile(rf"lat={lat[1][:-1]}"))


def test_a_row_shows_why_it_was_found(page: Page) -> None:
    page.goto("/?place=Oslo")
    field = page.get_by_label("City or town")
    options = page.get_by_role("listbox", name="Places").get_by_role("option")
    field.fill("lodz")
    expect(options.first.locator("mark")).to_have_text("Łódź")
    field.fill("new york")
    expect(options.first.locator("mark")).to_have_text("New York")
    field.fill("bombay")
    expect(options.first).to_contain_text("Another name: “bombay …”")
