"""Markup where a text is expected, in a real browser: it is shown as it is written, and nothing of it runs.

What our Content-Security-Policy had to stop counts as a failure, too: the browser complains of it.
"""

import itertools
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from dioramacast.renderer import render_card, render_diorama
from tests.browser.conftest import OpenPage, Watch
from tests.conftest import StartServer
from tests.fakes.process import Fake
from tests.system.server import Server
from tests.unit.renderer.specs import diorama

pytestmark = pytest.mark.contract("pictures-as-code")

PAYLOADS = (
    "<script>alert(4711)</script>",
    '"><img src=x onerror=alert(4711)>',
    "'><svg onload=alert(4711)>",
    "</title></textarea></style></script><script>alert(4711)</script>",
    '<iframe srcdoc="<script>parent.alert(4711)</script>">',
    "javascript:alert(4711)//",
    "'-alert(4711)-'",
    "&lt;img src=x onerror=alert(4711)&gt;",
    "]]><script>alert(4711)</script><![CDATA[",
    "{{7*7}}${7*7}<%= 7*7 %>",
    '<math><mi xlink:href="javascript:alert(4711)">x</mi></math>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<base href="https://evil.example/"><link rel=stylesheet href=//evil.example/x>',
)
INJECTED = "script:not([src]), [onload], [onerror], iframe, math, base, [srcdoc], a[href^='javascript'], [http-equiv]"


@pytest.fixture(autouse=True)
def ran(open_page: OpenPage, watch: Watch) -> Iterator[list[str]]:
    """What has run, of all pages of the test; nothing may."""
    ran: list[str] = []
    yield ran
    assert ran == []


@pytest.fixture
def visitor(open_page: OpenPage, ran: list[str], watch: Watch) -> Callable[..., Page]:
    def on_dialog(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    def come(of: Server | None = None) -> Page:
        page = open_page(of)
        page.on("dialog", on_dialog)
        return page

    # Refusals are what most of these addresses are answered with.
    watch.allow("status of 40[04]")
    return come


def expect_no_markup(page: Page) -> None:
    expect(page.locator(INJECTED)).to_have_count(0)


def test_what_is_typed_stays_text(visitor: Callable[..., Page]) -> None:
    page = visitor()
    page.goto("/?place=Bodo")
    field = page.get_by_label("City or town")
    for payload in PAYLOADS:
        field.fill(payload)
        with page.expect_response("**/?place=*") as refused:
            field.press("Enter")
        assert refused.value.status == 400
        expect(page.get_by_text(re.compile("must be the name of a place|No place of that name")).first).to_be_visible()
        expect(field).to_have_value(payload)
        expect_no_markup(page)


def test_arguments_of_a_page_stay_text(visitor: Callable[..., Page]) -> None:
    page = visitor()
    names = itertools.cycle(("place", "style", "season", "time_of_day", "units", "lat", "diorama", "utm_source"))
    for payload, name in itertools.islice(zip(itertools.cycle(PAYLOADS), names, strict=False), 8):
        text = quote(payload, safe="")
        page.goto(f"/?place=Bodo&{name}={text}#{text}")
        expect_no_markup(page)
    for path in ("/gallery?before={}", "/{}", "/d/{}", "/static/{}", "/dioramas/{}.svg", "/?{}=1&lat=1"):
        page.goto(path.format(quote(PAYLOADS[0], safe="")))
        expect_no_markup(page)


def test_what_the_api_answers_is_shown_as_text(visitor: Callable[..., Page]) -> None:
    """Were our own data, or the way from there, poisoned."""
    payloads = iter(PAYLOADS * 2)

    def places(route: Route) -> None:
        name = next(payloads)
        place = {"name": name, "region": name, "country": name, "lat": 1.0, "lon": 1.0, "population": 1}
        route.fulfill(json=[place | {"population": number} for number in range(3)])

    page = visitor()
    page.goto("/?place=Bodo")
    page.route("**/api/places?*", places)
    for number, payload in enumerate(PAYLOADS):
        page.get_by_label("City or town").fill(f"poison{'abcdefghijklmnop'[number]}")
        expect(page.get_by_role("option").first).to_contain_text(payload)
        expect_no_markup(page)


def test_what_this_browser_has_kept_is_shown_as_text(visitor: Callable[..., Page]) -> None:
    page = visitor()
    page.goto("/?place=Bodo")
    page.wait_for_function('localStorage["dioramacast:recent"]')
    page.evaluate(
        """(names) => {
          const [first] = JSON.parse(localStorage["dioramacast:recent"]);
          const poisoned = names.map((name) => ({ ...first, name, address: `/?place=${encodeURIComponent(name)}` }));
          localStorage["dioramacast:recent"] = JSON.stringify(poisoned);
        }""",
        PAYLOADS[:3],
    )
    page.reload()
    expect(page.get_by_role("region", name="Recent")).to_contain_text(PAYLOADS[0])
    expect_no_markup(page)


def test_what_a_weather_provider_says_is_shown_as_text(
    visitor: Callable[..., Page], start_server: StartServer, openweathermap: Fake
) -> None:
    server = start_server(OPENWEATHER_API_KEY="weather-key-4711", OPENWEATHER_BASE_URL=openweathermap.url)
    page = visitor(server)
    said = " ".join(PAYLOADS)
    openweathermap.values(
        name=said, country=said, weather=[{"id": 500, "main": said, "description": said, "icon": said}]
    )
    for path in ("/?lat=-45&lon=-127", "/api/weather?lat=-45&lon=-127", "/gallery"):
        page.goto(path)
        expect_no_markup(page)
    assert openweathermap.call_count == 1


def test_the_words_of_an_image_model_are_shown_as_text(
    visitor: Callable[..., Page], start_server: StartServer, gemini: Fake
) -> None:
    server = start_server(GEMINI_API_KEY="gemini-key-0815", GEMINI_BASE_URL=gemini.url)
    page = visitor(server)
    gemini.values(finish_reason=" ".join(PAYLOADS[:3]))
    page.goto("/?place=Hamar")
    page.locator("#paint").click()
    expect(page.locator('[data-part="painting"]')).to_contain_text("The drawing stays.", timeout=20_000)
    expect_no_markup(page)


OWN_FONT, LEFT_TO_THE_SYSTEM = "", "ქ"


@pytest.mark.torture
@pytest.mark.parametrize("script", [OWN_FONT, LEFT_TO_THE_SYSTEM], ids=["outlines", "text"])
def test_a_name_that_is_markup_is_text_in_a_picture_without_any_policy(
    visitor: Callable[..., Page], script: str
) -> None:
    """Opened by itself, with none of the headers that it is served with."""
    page = visitor()
    for number, (payload, draw) in enumerate(itertools.product(PAYLOADS, (render_diorama, render_card))):
        name = payload + script
        svg = draw(diorama(title=name))
        page.route(f"**/{number}.svg", partial(show, svg))
        page.goto(f"/{number}.svg")
        assert page.evaluate("document.documentElement.localName") == "svg"
        assert page.evaluate("document.querySelector('title').textContent") == name
        assert page.locator("script, iframe, img, a, foreignObject, [onload], [onerror]").count() == 0


def show(svg: str, route: Route) -> None:
    route.fulfill(body=svg, content_type="image/svg+xml")


def made(server: Server) -> str:
    wanted = {"location": "Harstad", "weather": "clear", "temperature": 4}
    url: str = server.post("/api/generate-image", json=wanted).json()["image_url"]
    return url


@pytest.mark.parametrize("script", ["<script>alert(4711)</script>", '<image href="x" onerror="alert(4711)"/>'])
def test_a_script_in_a_picture_would_not_run(
    visitor: Callable[..., Page], server: Server, watch: Watch, script: str
) -> None:
    """Were one in a picture after all: opened by itself, it is in a sandbox and has no origin."""
    watch.allow("sandboxed|Content Security Policy|status of 404")

    def infect(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</svg>", f"{script}</svg>"))

    page = visitor()
    page.route("**/dioramas/*.svg", infect)
    page.goto(made(server))
    assert script[:6] in page.content()
    assert page.evaluate("self.origin") == "null"


def test_an_answer_of_the_api_is_no_page(server: Server, visitor: Callable[..., Page]) -> None:
    page = visitor()
    for payload in PAYLOADS:
        answer = page.goto(f"/api/weather?{quote(payload, safe='')}=1")
        assert answer is not None
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert json.loads(answer.body())["status"] == 400
