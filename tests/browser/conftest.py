"""A real Chromium in front of the real server.

A page fails its test when it logs an error, throws, or asks any other host for anything.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser.chromium import FLAGS, ChromiumMissing, find_chromium
from tests.system.server import Server

OWN_SCHEMES = ("about:", "blob:", "data:")
PATIENCE_MS = 10_000
WORKER_KEPT_OUT = "Service Worker registration blocked by Playwright"


@dataclass(slots=True)
class Watch:
    """Writes down what no page may do. ``allow`` what one test provokes on purpose, such as a 429 in the console."""

    complaints: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        """Complaints in which this regular expression is found do not count."""
        self.allowed.append(pattern)

    @property
    def unexpected(self) -> list[str]:
        return [each for each in self.complaints if not any(re.search(pattern, each) for pattern in self.allowed)]

    def follow(self, page: Page, origin: str) -> None:
        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and message.text != WORKER_KEPT_OUT:
                self.complaints.append(f"console {message.type}: {message.text} ({message.location['url']})")

        def on_request(request: Request) -> None:
            if not request.url.startswith((f"{origin}/", *OWN_SCHEMES)):
                self.complaints.append(f"request to another host: {request.url}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.on("crash", lambda _: self.complaints.append("the page crashed"))
        page.on("request", on_request)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    try:
        chromium = find_chromium()
    except ChromiumMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    home = tmp_path_factory.mktemp("chromium-home")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable,
            args=FLAGS,
            env={**_environment(home), **chromium.environment},
            headless=True,
            # Root and most containers have no sandbox to offer; the only pages are our own.
            chromium_sandbox=False,
        )
        yield browser
        browser.close()


def _environment(home: Path) -> dict[str, str]:
    """A home of its own: the machine may have none, and the developer's is none of a test's business."""
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC"}


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    assert not watch.unexpected, "\n".join(watch.unexpected)


OpenPage = Callable[..., Page]


def patient(page: Page) -> Callable[..., Response | None]:
    """``page.goto``, and then its script, which waits for the first paint: before, links and forms go their own way."""
    goto = page.goto

    def goto_and_wait(url: str, **options: Any) -> Response | None:
        response = goto(url, **options)
        if page.locator('[data-part="scripts"]').count():
            page.locator("html[data-live]").wait_for(state="attached")
        return response

    return goto_and_wait


@pytest.fixture
def open_page(browser: Browser, server: Server, watch: Watch) -> Iterator[OpenPage]:
    """``open_page(server=None, **options)``: an empty page of a new visitor; ``page.goto("/")`` takes it to the server.

    ``options`` are those of Playwright's ``new_context``, such as ``viewport``, ``color_scheme``, ``reduced_motion``,
    ``java_script_enabled``, ``permissions``, ``geolocation``, ``has_touch``; ``service_workers="allow"`` lets ours in,
    which ``page.route`` does not see behind. Nothing moves unless ``reduced_motion`` is "no-preference".
    """
    contexts = []

    def open_one(of: Server | None = None, **options: Any) -> Page:
        url = (of or server).url
        usual = {"base_url": url, "locale": "en-GB", "timezone_id": "UTC", "service_workers": "block"}
        still = {"reduced_motion": "reduce"}
        context = browser.new_context(**{**usual, **still, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        watch.follow(page, url)
        if options.get("java_script_enabled", True):
            page.goto = patient(page)  # type: ignore[method-assign]
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture
def page_without_javascript(open_page: OpenPage) -> Page:
    return open_page(java_script_enabled=False)
