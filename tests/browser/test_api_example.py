"""The documents' example in JavaScript, in a browser, of a picture that is drawn here and of one that is painted."""

import re

import pytest
from playwright.sync_api import Page

from tests.system.test_documented_commands import SITE, blocks

EXAMPLE = blocks("js")[0]


def told(page: Page, url: str) -> str:
    """What the example says when it is run at ``url``."""
    page.goto(url)
    with page.expect_console_message() as message:
        page.evaluate(f"async () => {{ {EXAMPLE.replace(SITE, url)} }}")
    return message.value.text


def test_it_finds_our_own_drawing(open_page, server):
    assert re.fullmatch(r"/dioramas/[0-9a-f]{24}\.svg", told(open_page(), server.url))


@pytest.mark.parametrize("fault", ["", "status"])
def test_it_waits_for_a_painting_and_has_our_own_where_that_fails(open_page, start_server, gemini, fault):
    painting = start_server(GEMINI_API_KEY="gemini-key", GEMINI_BASE_URL=gemini.url)
    if fault:
        gemini.fault(fault, status=400)
    picture = told(open_page(painting), painting.url)
    assert re.fullmatch(rf"/dioramas/[0-9a-f]{{24}}\.{'svg' if fault else 'webp'}", picture)
