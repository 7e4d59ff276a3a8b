"""How the page looks as a whole: its theme, its widths, what stays in sight, and on paper."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, Watch

NOTE_FIRST_FRAME = """
  const look = () => {
    if (!document.body) return requestAnimationFrame(look);
    window.firstFrame = getComputedStyle(document.body).backgroundColor;
  };
  requestAnimationFrame(look);
"""
PAGE_COLOUR = "getComputedStyle(document.documentElement).backgroundColor"


def switch_of(page: Page) -> Locator:
    return page.get_by_role("button", name="Dark theme")


def expect_theme(page: Page, theme: str) -> None:
    expect(switch_of(page)).to_have_attribute("aria-pressed", str(theme == "dark").lower())
    expect(page.locator(":root")).to_have_css("color-scheme", theme)
    colour = page.evaluate(PAGE_COLOUR)
    for bar in page.locator('meta[name="theme-color"]').all():
        expect(bar).to_have_attribute("content", colour)


def test_what_the_switch_chooses_is_kept_on_every_page_from_the_first_frame_on(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    page.add_init_script(NOTE_FIRST_FRAME)
    page.goto("/?place=Cairo&time_of_day=midday")
    expect_theme(page, "light")
    by_day = page.evaluate(PAGE_COLOUR)
    assert page.evaluate("firstFrame") == by_day
    switch_of(page).press("Enter")
    expect_theme(page, "dark")
    in_the_dark = page.evaluate(PAGE_COLOUR)
    assert in_the_dark != by_day
    page.reload()
    expect_theme(page, "dark")
    assert page.evaluate("firstFrame") == in_the_dark
    for address in ("/gallery", "/api-info"):
        page.goto(address)
        expect_theme(page, "dark")
        assert page.evaluate("firstFrame") == page.evaluate(PAGE_COLOUR)


def test_the_system_is_followed_until_somebody_chooses_and_once_they_come_back_to_it(open_page: OpenPage) -> None:
    page = open_page(color_scheme="dark")
    page.goto("/?place=Oslo")
    expect_theme(page, "dark")
    page.emulate_media(color_scheme="light")
    expect_theme(page, "light")
    switch_of(page).click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    expect_theme(page, "dark")
    switch_of(page).click()
    page.emulate_media(color_scheme="dark")
    expect_theme(page, "dark")


def test_another_tab_goes_along(page: Page) -> None:
    page.goto("/gallery")
    other = page.context.new_page()
    other.goto("/gallery")
    switch_of(other).click()
    expect_theme(page, "dark")


@pytest.mark.parametrize(("scheme", "framed"), [("light", "0px"), ("dark", "36px")])
def test_without_javascript_the_system_is_followed_and_there_is_no_switch(
    open_page: OpenPage, scheme: str, framed: str
) -> None:
    page = open_page(color_scheme=scheme, java_script_enabled=False)
    page.goto("/?place=Oslo")
    expect(switch_of(page)).to_be_hidden()
    expect(page.locator("img.diorama")).to_have_css("border-radius", framed)


def test_on_paper_there_are_the_picture_and_the_weather_on_white_and_nothing_to_press(open_page: OpenPage) -> None:
    page = open_page(color_scheme="dark")
    page.goto("/?place=Lyon")
    expect_theme(page, "dark")
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.get_by_role("img", name="Isometric miniature of Lyon")).to_be_visible()
    expect(page.get_by_role("heading", name="Lyon")).to_be_visible()
    expect(page.get_by_text("Humidity")).to_be_visible()
    expect(page.get_by_text("Drawn from real data")).to_be_visible()
    for role in ("button", "radio", "searchbox", "application"):
        for control in page.get_by_role(role).all():  # type: ignore[arg-type]
            expect(control).to_be_hidden()


def test_the_picture_stays_in_sight_down_to_the_settings_and_leaves_before_the_gallery(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    page.goto("/?place=Lyon")
    page.locator("#settings").evaluate("settings => settings.scrollIntoView({ block: 'end' })")
    expect(page.locator("img.diorama")).to_be_in_viewport(ratio=0.95)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    stage_bottom, gallery_top = page.evaluate(
        """() => {
          const box = (part) => document.querySelector(part).getBoundingClientRect();
          return [box(".stage").bottom, box(".gallery").top];
        }"""
    )
    assert stage_bottom <= gallery_top


@pytest.mark.parametrize("width", [320, 2560])
def test_no_other_page_is_wider_than_the_window(page: Page, watch: Watch, width: int) -> None:
    watch.allow("status of 400")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/?place=San Francisco")
    page.get_by_role("link", name="Permanent link").click()
    expect(page).to_have_url(re.compile("/d/"))
    for address in (page.url, "/gallery", "/api-info", "/?place=Nowhereatallandnotevennearby"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == width
