"""A visitor's way through the page, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Watch
from tests.fakes.process import Fake

REFUSED_IN_CONSOLE = "the server responded with a status of 400"


def field_of(page: Page) -> Locator:
    """Found by its label: an input of type search, and a combobox where there is JavaScript."""
    return page.get_by_label("City or town")


def options_of(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Places").get_by_role("option")


def expect_place(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def expect_picture(page: Page, name: str) -> None:
    picture = page.get_by_role("img", name=f"Isometric miniature of {name}")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    # What did not load has no width.
    expect(picture).not_to_have_js_property("naturalWidth", 0)


@pytest.fixture
def steady_weather(open_meteo: Fake) -> None:
    open_meteo.values(weather_code=61, temperature_2m=-3.4, apparent_temperature=-7.2, relative_humidity_2m=88)


def test_a_place_is_typed_picked_with_the_keyboard_and_shown_with_its_weather(page: Page) -> None:
    page.goto("/")
    field_of(page).fill("reyk")
    expect(options_of(page).first).to_contain_text("Reykjavík")
    field_of(page).press("ArrowDown")
    field_of(page).press("Enter")

    expect(page).to_have_url(re.compile(r"/\?place=Reykjav%C3%ADk"))
    expect_place(page, "Reykjavík")
    expect_picture(page, "Reykjavík")
    expect(page.locator(".temperature")).to_have_text(re.compile(r"^−?\d+° Celsius$"))
    expect(page.get_by_role("term").filter(has_text="Humidity")).to_be_visible()
    expect(page.get_by_text(re.compile("By Open-Meteo.com, measured"))).to_be_visible()
    expect(page).to_have_title(re.compile("^Reykjavík, "))
    expect(field_of(page)).to_have_value("Reykjavík, IS")


@pytest.mark.usefixtures("steady_weather")
def test_the_weather_of_the_provider_stands_on_the_page(page: Page) -> None:
    page.goto("/?place=Tromsø")
    expect_place(page, "Tromsø")
    expect(page.locator(".temperature")).to_have_text("−3° Celsius")
    expect(page.locator("#weather")).to_contain_text("Light rain")
    expect(page.locator("#weather")).to_contain_text("88 %")
    page.get_by_role("link", name="Fahrenheit").click()
    expect(page.locator(".temperature")).to_have_text("26° Fahrenheit")
    expect(page).to_have_url(re.compile("units=imperial"))


def test_a_reload_shows_the_place_again(page: Page) -> None:
    page.goto("/?place=Oslo")
    field_of(page).fill("Tokyo")
    field_of(page).press("Enter")
    expect_place(page, "Tokyo")
    page.reload()
    expect_place(page, "Tokyo")
    expect_picture(page, "Tokyo")


def test_the_back_button_goes_back_to_the_place_before(page: Page) -> None:
    page.goto("/?place=Oslo")
    field_of(page).fill("Tokyo")
    field_of(page).press("Enter")
    expect(page).to_have_url(re.compile("place=Tokyo"))
    expect_place(page, "Tokyo")
    page.go_back()
    expect_place(page, "Oslo")
    expect_picture(page, "Oslo")
    expect(field_of(page)).to_have_value("Oslo, NO")
    page.go_forward()
    expect_place(page, "Tokyo")


def test_the_page_takes_the_colour_of_the_new_sky(page: Page) -> None:
    page.goto("/?place=Lima&time_of_day=midday")
    by_day = page.locator("body").evaluate("body => getComputedStyle(body).getPropertyValue('--sky')")
    page.get_by_role("radio", name="Night").check()
    expect(page).to_have_url(re.compile("time_of_day=night"))
    expect(page.locator("html")).not_to_have_css("--sky", by_day)
    expect(page.get_by_role("radio", name="Night")).to_be_checked()


def test_the_keyboard_alone_walks_the_list_and_closes_it(page: Page) -> None:
    page.goto("/?place=Oslo")
    field = field_of(page)
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("san")
    expect(field).to_have_attribute("aria-expanded", "true")
    options = options_of(page)
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(options.nth(0)).to_have_attribute("aria-selected", "false")
    expect(field).to_have_attribute("aria-activedescendant", "place-option-1")
    field.press("ArrowUp")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(".*"))
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("san")
    expect_place(page, "Oslo")


def test_text_typed_after_walking_the_list_is_what_counts(page: Page) -> None:
    page.goto("/?place=Oslo")
    field_of(page).fill("san")
    expect(options_of(page).first).to_be_visible()
    field_of(page).press("ArrowDown")
    field_of(page).fill("Tokyo")
    field_of(page).press("Enter")
    expect_place(page, "Tokyo")


def test_of_places_with_one_name_the_one_that_was_picked_is_shown(page: Page) -> None:
    page.goto("/?place=Oslo")
    field_of(page).fill("Paris, Texas")
    texan = options_of(page).filter(has_text="Texas")
    texan.first.click()
    expect_place(page, "Paris")
    expect(page.locator(".where")).to_have_text("Texas, United States")
    page.reload()
    expect(page.locator(".where")).to_have_text("Texas, United States")


def test_an_unknown_place_is_answered_with_suggestions_and_the_old_picture_stays(page: Page, watch: Watch) -> None:
    watch.allow(REFUSED_IN_CONSOLE)
    page.goto("/?place=Oslo")
    field_of(page).fill("Reykjavikk")
    field_of(page).press("Enter")
    status = page.get_by_role("status")
    expect(status).to_contain_text("No place of that name is known.")
    expect_place(page, "Oslo")
    status.get_by_role("link", name="Reykjavík, IS").click()
    expect_place(page, "Reykjavík")
    expect_picture(page, "Reykjavík")


@pytest.mark.parametrize(
    ("is_offline", "sentence"),
    [(True, "You are offline, and this place is not among those"), (False, "DioramaCast cannot be reached right now.")],
    ids=["offline", "unreachable"],
)
def test_a_lost_connection_is_told_in_a_sentence_and_the_old_picture_stays(
    page: Page, watch: Watch, is_offline: bool, sentence: str
) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    page.goto("/?place=Oslo")
    if is_offline:
        page.context.set_offline(True)
    else:
        page.route("**/?place=Tokyo*", lambda route: route.abort())
    field_of(page).fill("Tokyo")
    field_of(page).press("Enter")
    expect(page.get_by_role("status")).to_contain_text(sentence)
    expect_place(page, "Oslo")
    expect(page.locator("#picture")).to_have_attribute("aria-busy", "false")


def test_the_last_place_is_reopened_on_the_next_visit(page: Page) -> None:
    page.goto("/")
    field_of(page).fill("Nairobi")
    field_of(page).press("Enter")
    expect_place(page, "Nairobi")
    page.goto("/")
    expect_place(page, "Nairobi")
    expect(page).to_have_url(re.compile("place=Nairobi"))


def test_without_javascript_the_form_shows_the_place(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/")
    field_of(page).fill("Tokyo")
    page.get_by_role("button", name="Show").click()
    expect_place(page, "Tokyo")
    expect_picture(page, "Tokyo")
    expect(page.locator("#weather")).to_contain_text("Feels like")

    page.get_by_role("radio", name="Winter").check()
    page.get_by_role("button", name="Draw it like this").click()
    expect_place(page, "Tokyo")
    expect(page.get_by_role("img", name="in winter")).to_be_visible()

    page.get_by_role("link", name="Fahrenheit").click()
    expect(page.locator(".temperature")).to_contain_text("Fahrenheit")
    expect(page.get_by_role("radio", name="Winter")).to_be_checked()

    page.get_by_role("link", name="Permanent link").click()
    expect_picture(page, "Tokyo")
    page.get_by_role("link", name="See the weather there now").click()
    expect_place(page, "Tokyo")


def test_without_javascript_an_unknown_place_leads_to_its_suggestions(
    page_without_javascript: Page, watch: Watch
) -> None:
    watch.allow(REFUSED_IN_CONSOLE)
    page = page_without_javascript
    page.goto("/?place=Reykjavikk")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such place")
    page.get_by_role("link", name="Reykjavík, IS").click()
    expect_place(page, "Reykjavík")
    expect_picture(page, "Reykjavík")


def test_where_nobody_lives_the_point_itself_is_shown(page: Page) -> None:
    page.goto("/?lat=-48.9&lon=-123.4")
    expect_place(page, "48.90° S, 123.40° W")
    page.get_by_role("link", name="Fahrenheit").click()
    expect(page.locator(".temperature")).to_contain_text("Fahrenheit")
    expect(page).to_have_url(re.compile("lat=-48.9"))


@pytest.mark.parametrize("width", [320, 390, 821, 1440, 2560])
def test_nothing_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/?place=San Francisco")
    expect_picture(page, "San Francisco")
    assert page.evaluate("document.documentElement.scrollWidth") == width
