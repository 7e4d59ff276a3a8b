"""For who cannot see the screen or use no mouse: axe in every state and theme, the page by keys, and as it is read."""

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE_MS, patient
from tests.conftest import StartServer
from tests.fakes.process import Fake
from tests.system.server import Server

AXE = Path(__file__).parent / "axe" / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
"""Of ``axe.min.js`` in axe-core 4.14.1 from npm."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """
    async (tags) => {
        const found = await axe.run(document, {
            runOnly: tags,
            rules: { "target-size": { enabled: true } },
            resultTypes: ["violations"],
        });
        return found.violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, any, all, none }) => {
                const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
                return `${id}: ${target.join(" ")} (${why})`;
            }));
    }
"""
# A theme has its colours at every width, and a width its sizes in every theme.
# What the focus is on, and whether one can see that: on it, or on what stands for it or around it.
FOCUSED = """
    () => {
        const at = document.activeElement;
        const seen = [at, at.nextElementSibling, at.parentElement].filter(Boolean).some((element) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        });
        const room = at.closest("form, section, header, footer, .recent");
        return {
            name: at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent.trim(),
            room: at.matches(".skip") ? "" : room?.id || room?.className,
            seen,
        };
    }
"""
LOOKS = {"light": {"width": 1280, "height": 900}, "dark": {"width": 390, "height": 844}}


class Scene:
    """What brings a page into a state: servers start when the first state needs them."""

    def __init__(self, request: pytest.FixtureRequest, page: Page) -> None:
        self.page = page
        self._fixture = request.getfixturevalue

    def fake(self, name: str) -> Fake:
        fake: Fake = self._fixture(f"{name}_process")
        return fake

    def visit(self, path: str, server: str = "shared_server") -> Page:
        """``server``: the one that all tests share, or the ``keyed`` one."""
        self.page.goto(self._fixture(server).url + path)
        return self.page


def ready(scene: Scene) -> None:
    scene.fake("open_meteo").values(weather_code=61, precipitation=0.2, wind_speed_10m=5.0, wind_gusts_10m=11.0)
    expect(scene.visit("/?place=Oslo&time_of_day=midday").locator("#weather")).to_contain_text("Open-Meteo.com")


def ready_by_night(scene: Scene) -> None:
    scene.visit("/?place=Quito&time_of_day=night&style=artistic&units=imperial")


def sample(scene: Scene) -> None:
    scene.fake("open_meteo").fault("status", status=500)
    expect(scene.visit("/?place=Windhoek").get_by_text("Sample weather.")).to_be_visible()


def suggestions(scene: Scene) -> None:
    page = scene.visit("/?place=Oslo")
    page.get_by_label("City or town").fill("san")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def downloads(scene: Scene) -> None:
    page = scene.visit("/?place=Lyon")
    page.locator(".menu summary").click()
    expect(page.get_by_role("link", name="Download PNG")).to_be_visible()


def privacy(scene: Scene) -> None:
    page = scene.visit("/?place=Lyon")
    page.get_by_text("Privacy: what is kept about you").click()
    expect(page.get_by_text("Your network address is counted for an hour")).to_be_visible()


def unknown_place(scene: Scene) -> None:
    page = scene.visit("/?place=Oslo")
    page.get_by_label("City or town").fill("Reykjavikk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").get_by_role("link").first).to_be_visible()


def live_map(scene: Scene) -> None:
    page = scene.visit("/?place=Oslo")
    page.get_by_role("application").focus()
    expect(page.locator('[data-part="map"]')).to_have_attribute("data-state", "live")


def recent_and_gallery(scene: Scene) -> None:
    for place in ("Nantes", "Turku"):
        page = scene.visit(f"/?place={place}")
        expect(page.get_by_role("region", name="Recent")).to_contain_text(place)
    page.get_by_role("region", name="Drawn lately").scroll_into_view_if_needed()
    expect(page.locator(".exhibits")).to_be_attached()


def refusal(scene: Scene) -> None:
    expect(scene.visit("/?place=Reykjavikk").get_by_role("heading", level=1)).to_have_text("No such place")


def permalink(scene: Scene) -> None:
    page = scene.visit("/?place=Oslo")
    page.get_by_role("link", name="Permanent link").click()
    expect(page).to_have_url(re.compile("/d/"))


def gallery(scene: Scene) -> None:
    scene.visit("/?place=Turku")
    expect(scene.visit("/gallery").locator(".exhibits img").first).to_be_visible()


def api_info(scene: Scene) -> None:
    expect(scene.visit("/api-info").get_by_role("heading", level=1)).to_have_text("The API")


def painting(scene: Scene) -> None:
    scene.fake("gemini").fault("slow", seconds=60)
    page = scene.visit("/?place=Porto", "keyed")
    page.locator("#paint").click()
    expect(page.get_by_role("group", name="Painting")).to_contain_text("is being painted")


def painted(scene: Scene) -> None:
    page = scene.visit("/?place=Faro", "keyed")
    page.locator("#paint").click()
    expect(page.locator("img.painted")).to_be_visible(timeout=20_000)


def stale(scene: Scene) -> None:
    page = scene.visit("/?place=Braga", "keyed")
    expect(page.locator(".temperature")).to_be_visible()
    scene.fake("openweathermap").fault("status", status=500)
    # The page asks again by itself once its weather has aged.
    expect(page.get_by_text("Not the latest.")).to_be_visible(timeout=20_000)


def no_weather(scene: Scene) -> None:
    scene.fake("openweathermap").fault("status", status=500)
    expect(scene.visit("/?place=Beja", "keyed").locator("#weather .notice")).to_be_visible()


STATES = [ready, ready_by_night, sample, suggestions, downloads, privacy, unknown_place, live_map, recent_and_gallery]
STATES += [refusal, permalink, gallery, api_info, painting, painted, stale, no_weather]


@pytest.fixture(scope="module")
def keyed(start_shared: StartServer, openweathermap_process: Fake, gemini_process: Fake) -> Server:
    """Asks OpenWeatherMap alone, whose answers age at once, and has pictures painted."""
    return start_shared(
        OPENWEATHER_API_KEY="0123456789abcdef0123456789abcdef",
        OPENWEATHER_BASE_URL=openweathermap_process.url,
        WEATHER_FRESH_SECONDS="1",
        GEMINI_API_KEY="key",
        GEMINI_BASE_URL=gemini_process.url,
    )


# For the whole module: what brings a page into its state takes longer than axe, which looks at it in each theme.
@pytest.fixture(scope="module", params=STATES, ids=lambda state: state.__name__)
def page_in_state(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB", reduced_motion="reduce", viewport=LOOKS["light"])
    context.set_default_timeout(PATIENCE_MS)
    for name in ("open_meteo", "openweathermap", "gemini"):
        fake: Fake = request.getfixturevalue(f"{name}_process")
        fake.reset()
    page = context.new_page()
    page.goto = patient(page)  # type: ignore[method-assign]
    request.param(Scene(request, page))
    page.evaluate(AXE.read_text())
    yield page
    context.close()


def test_axe_is_the_one_from_npm() -> None:
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == AXE_SHA256


def test_a_fault_is_found_with_its_rule_and_its_element(page: Page) -> None:
    page.set_content(
        """<html lang="en"><title>Faults</title><main><h1>Faults</h1><img id="mute" src="data:,">
        <p id="faint" style="color: #aaa; background: #fff">faint</p>
        <button id="small" style="width: 9px; height: 9px; padding: 0">a</button>
        <button style="padding: 9px">b</button></main></html>"""
    )
    page.evaluate(AXE.read_text())
    found = {finding.split(" (")[0] for finding in page.evaluate(RUN_AXE, TAGS)}
    assert found == {"image-alt: #mute", "color-contrast: #faint", "target-size: #small"}


@pytest.mark.parametrize("theme", LOOKS)
def test_axe_finds_nothing(page_in_state: Page, theme: str) -> None:
    page_in_state.emulate_media(color_scheme=theme)
    page_in_state.set_viewport_size(LOOKS[theme])
    assert page_in_state.evaluate(RUN_AXE, TAGS) == []


def test_the_page_is_walked_through_by_keyboard_alone_and_the_focus_is_always_seen(page: Page) -> None:
    page.goto("/?place=Oslo")
    expect(page.get_by_role("combobox")).to_be_visible()
    stops = []
    while not stops or stops[-1]["room"] != "foot":
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert [stop for stop in stops if not stop["seen"]] == []
    rooms = [room for room, _ in groupby(stop["room"] for stop in stops)]
    assert rooms == ["", "top", "search", "picture", "weather", "map", "settings", "recent", "gallery", "foot"]
    names = {stop["name"] for stop in stops}
    assert names >= {"City or town", "Show", "Download", "Copy link", "Map of the world", "Zoom in"}

    page.get_by_role("combobox").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("tok")
    expect(page.get_by_role("option").first).to_contain_text("Tokyo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tokyo")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_the_page_reads_as_what_it_shows(page: Page, open_meteo: Fake) -> None:
    open_meteo.values(temperature_2m=-3.4, relative_humidity_2m=88)
    page.goto("/?place=Bodø&time_of_day=night")
    expect(page.locator("body")).to_match_aria_snapshot(
        """
        - link "Skip to the content"
        - banner:
          - link "DioramaCast"
        - main:
          - search:
            - combobox "City or town"
            - button "Show"
            - button "Show where I am"
          - status
          - region "Picture":
            - img /Isometric miniature of Bodø.*at night/
            - list "This picture"
          - region "Bodø":
            - heading "Bodø" [level=1]
            - paragraph: /−3° Celsius/
            - term: Humidity
            - definition: 88 %
          - region "Map of the world"
          - form:
            - group "Style":
              - radio "Miniature" [checked]
            - group "Time":
              - radio "Night" [checked]
        - contentinfo
        """
    )
