"""The watch that every browser test stands under does notice."""

import pytest
from playwright.sync_api import Error, Page

from tests.browser.conftest import Watch


def test_an_error_in_the_console_is_noticed(page: Page, watch: Watch) -> None:
    page.evaluate("console.error('it broke')")
    assert [each for each in watch.unexpected if "it broke" in each]
    watch.allow("it broke")


def test_an_uncaught_error_is_noticed(page: Page, watch: Watch) -> None:
    page.evaluate("setTimeout(() => { throw new Error('nobody caught this') })")
    page.wait_for_timeout(100)
    assert [each for each in watch.unexpected if "nobody caught this" in each]
    watch.allow("nobody caught this")


def test_a_request_to_another_host_is_noticed_and_goes_nowhere(page: Page, watch: Watch) -> None:
    with pytest.raises(Error, match="Failed to fetch"):
        page.evaluate("fetch('http://elsewhere.test/')")
    assert "request to another host: http://elsewhere.test/" in watch.unexpected
    watch.allow("elsewhere")


def test_a_page_that_is_well_raises_no_complaint(page: Page, watch: Watch) -> None:
    page.goto("/health")
    assert watch.unexpected == []


def test_without_javascript_nothing_runs(page_without_javascript: Page) -> None:
    page_without_javascript.set_content(
        "<h1>still</h1><script>document.querySelector('h1').textContent = 'ran'</script>"
    )
    assert page_without_javascript.inner_text("h1") == "still"
