"""Installable, and there without a connection: with the service worker, which other tests keep out."""

import os
import re
import signal
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE_MS, OpenPage, Watch
from tests.system.server import Server

AWAY = re.compile(r"^You are offline\. Shown as of \d\d:\d\d\.$")
KEPT = """async (kind) => {
  const name = (await caches.keys()).find((each) => each.endsWith(kind));
  if (!name) return [];
  const kept = await caches.open(name);
  return (await kept.keys()).map(({ url }) => decodeURIComponent(url));
}"""


# Whether all pictures that the kept pages show are kept as well.
IS_WHOLE = r"""async () => {
  const name = (await caches.keys()).find((each) => each.endsWith("pages"));
  const pages = await (await caches.open(name)).matchAll();
  const html = (await Promise.all(pages.map((page) => page.text()))).join();
  const shown = [...html.matchAll(/ src="(\/(?:dioramas|artworks)\/[^"]*)"/g)].map(([, address]) => address);
  const found = await Promise.all(shown.map((address) => caches.match(address)));
  return found.length > 0 && found.every(Boolean);
}"""


@pytest.fixture
def page(open_page: OpenPage, watch: Watch) -> Page:
    watch.allow("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    return open_page(service_workers="allow")


def visit(page: Page, place: str) -> None:
    page.goto(f"/?place={place}")
    wait_until_kept(page, place)


def wait_until_kept(page: Page, place: str) -> None:
    """Its page, and with it the pictures."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not is_kept(page, place) or not page.evaluate(IS_WHOLE):
        assert time.monotonic() < deadline, page.evaluate(KEPT, "pages")
        page.wait_for_timeout(50)


def is_kept(page: Page, place: str) -> bool:
    return any(f"place={place}," in url for url in page.evaluate(KEPT, "pages"))


def ask_for(page: Page, place: str) -> None:
    field = page.get_by_label("City or town")
    field.fill(place)
    field.press("Enter")


def expect_place(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    picture = page.get_by_role("img", name=f"Isometric miniature of {name}")
    expect(picture).to_have_js_property("complete", True)
    expect(picture).not_to_have_js_property("naturalWidth", 0)


def test_the_browser_finds_nothing_wrong_with_what_it_would_install(page: Page) -> None:
    page.goto("/?place=Oslo")
    devtools = page.context.new_cdp_session(page)
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["url"].endswith("/manifest.webmanifest")
    assert manifest["errors"] == []
    # A test's window is a private one, where nothing is installed.
    assert [each["errorId"] for each in devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]] == [
        "in-incognito"
    ]


def test_the_last_place_is_there_without_a_connection_and_comes_anew_with_it(page: Page) -> None:
    visit(page, "Oslo")
    page.context.set_offline(True)
    banner = page.locator('[data-part="connection"]')
    expect(banner).to_have_text(AWAY)
    page.reload()
    expect_place(page, "Oslo")
    expect(banner).to_have_text(AWAY)
    expect(page.get_by_role("status")).to_be_empty()
    # As it is launched from a home screen.
    page.goto("/")
    expect_place(page, "Oslo")
    with page.expect_response(lambda response: "place=Oslo" in response.url and response.ok):
        page.context.set_offline(False)
    expect(banner).to_be_empty()
    expect_place(page, "Oslo")


def test_without_a_connection_kept_places_are_shown_and_others_are_answered_with_a_sentence(page: Page) -> None:
    visit(page, "Oslo")
    ask_for(page, "Lima")
    expect_place(page, "Lima")
    wait_until_kept(page, "Lima")
    page.context.set_offline(True)
    ask_for(page, "Nairobi")
    status = page.get_by_role("status")
    expect(status).to_contain_text("You are offline, and this place is not among those")
    expect_place(page, "Lima")
    page.go_back()
    expect_place(page, "Oslo")
    expect(page.locator('[data-part="connection"]')).to_have_text(AWAY)
    page.goto("/?place=Nairobi")
    expect_place(page, "Lima")
    expect(status).to_contain_text("You are offline, and this place is not among those")


def test_when_the_server_is_slow_the_kept_page_is_shown_until_a_newer_comes(page: Page, server: Server) -> None:
    visit(page, "Oslo")
    os.killpg(server.process.pid, signal.SIGSTOP)
    try:
        page.reload()
        expect_place(page, "Oslo")
        banner = page.locator('[data-part="connection"]')
        expect(banner).to_have_text(re.compile(r"^The connection is slow\. Shown as of \d\d:\d\d\.$"))
    finally:
        os.killpg(server.process.pid, signal.SIGCONT)
    expect(banner).to_be_empty(timeout=PATIENCE_MS)
    expect_place(page, "Oslo")


def test_what_an_older_release_kept_goes_and_strangers_caches_stay(page: Page) -> None:
    page.goto("/health")
    page.evaluate("Promise.all(['dioramacast-000000000000-pages', 'another'].map((name) => caches.open(name)))")
    visit(page, "Oslo")
    names = page.evaluate("caches.keys()")
    assert "another" in names
    assert "dioramacast-000000000000-pages" not in names


def test_few_pages_are_kept_neither_errors_nor_a_paintings_job_and_none_once_forgotten(
    page: Page, watch: Watch
) -> None:
    watch.allow("the server responded with a status of 400")
    visit(page, "Oslo")
    asked = "(address) => fetch(address, { headers: { Accept: 'text/html' } }).then((answer) => answer.status)"
    for place in ("Lima", "Cairo", "Quito", "Accra", "Dakar", "Hanoi", "Perth"):
        page.evaluate(asked, f"/?place={place}")
    assert page.evaluate(asked, f"/?place=Porto&diorama={'0' * 24}") == 200
    assert page.evaluate(asked, "/?place=Nowhereatall") == 400
    page.evaluate(asked, "/?place=Turku")
    wait_until_kept(page, "Turku")
    assert len(page.evaluate(KEPT, "pages")) == 8
    assert len(page.evaluate(KEPT, "pictures")) <= 16
    assert is_kept(page, "Lima")
    assert not is_kept(page, "Porto")
    page.get_by_role("button", name="Forget these").click()
    expect(page.get_by_role("button", name="Forget these")).to_have_count(0)
    assert page.evaluate(KEPT, "pages") == []
