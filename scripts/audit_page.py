"""``make audit``: what a visit of the page costs, and Lighthouse's scores; exit status 1 where a budget is missed.

The server and the weather service's fake are started here, on loopback; Lighthouse 12 comes from npm (the Makefile
installs it), the browser is the one of the tests. Lighthouse plays a middling phone on a slow network: a busy machine
makes a worse score, of performance alone.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from bench.machine import machine
from bench.page_motion import layered_cost
from tests.browser.chromium import FLAGS, Chromium, find_chromium
from tests.fakes.process import Fake
from tests.system.server import PROJECT, Server, bare_environment, free_port

CACHE = PROJECT / ".cache" / "audit"
LIGHTHOUSE = CACHE / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PHONE = {"width": 412, "height": 823}
WEATHER = {"weather_code": 61, "precipitation": 0.4, "rain": 0.4, "cloud_cover": 90}
"""Rain: the pictures that move cost most."""
RECORD_INTERACTIONS = """
    window.interactions = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.interactionId) window.interactions.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """``budget`` is the most that is allowed, of scores the least; None where there is none."""

    name: str
    value: float
    unit: str = ""
    budget: float | None = None
    is_score: bool = False

    @property
    def is_missed(self) -> bool:
        if self.budget is None:
            return False
        return self.value < self.budget if self.is_score else self.value >= self.budget

    def __str__(self) -> str:
        value = f"{self.value:.3f}" if 0 < self.value < 1 else f"{self.value:.0f}"
        bound = "" if self.budget is None else f"{'>=' if self.is_score else '<'} {self.budget:g}"
        return f"{self.name:34}{value:>8} {self.unit:3}{bound:>9}{'  MISSED' if self.is_missed else ''}"


def main() -> int:
    chromium = find_chromium()
    with tempfile.TemporaryDirectory() as scratch, site(Path(scratch)) as url:
        figures = [*lighthouse(url, chromium), *visits(url, chromium)]
    print(machine())
    print(*figures, sep="\n")
    return 1 if any(figure.is_missed for figure in figures) else 0


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """The origin of a server that has answered before: it has compressed its files, and drawn the first picture."""
    weather = Fake("tests.fakes.open_meteo")
    try:
        weather.values(**WEATHER)
        settings = {"PORT": str(free_port()), "OPEN_METEO_BASE_URL": weather.url, "MEDIA_DIR": str(folder / "media")}
        server = Server.start({**bare_environment(folder), **settings, "RATE_LIMIT_ENABLED": "false"}, folder)
        try:
            for address in ("/", *re.findall(r'(?:src|href)="(/[^"]+)"', server.get("/").text)):
                server.get(address)
            yield server.url
        finally:
            server.stop()
    finally:
        weather.stop()


def lighthouse(url: str, chromium: Chromium) -> list[Figure]:
    """Its four scores, and the times that make the first of them; the whole of what it found is left in ``.cache``."""
    report = CACHE / "report.json"
    flags = ["--headless=new", "--no-sandbox", *(re.sub("=(.* .*)", r'="\1"', flag) for flag in FLAGS)]
    command = [str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={report}"]
    command += ["--no-enable-error-reporting", f"--chrome-flags={' '.join(flags)}"]
    environment = {**os.environ, **chromium.environment, "CHROME_PATH": str(chromium.executable)}
    subprocess.run(command, env=environment, check=True)
    found: dict[str, Any] = json.loads(report.read_text())
    audits = found["audits"]
    for audit in audits.values():
        if audit["score"] is not None and audit["score"] < 0.9:
            print(f"Lighthouse, {audit['id']}: {audit['title']} {audit.get('displayValue', '')}".rstrip())
    scores = [
        Figure(f"Lighthouse {name}", round(found["categories"][name]["score"] * 100), budget=95, is_score=True)
        for name in CATEGORIES
    ]
    return [
        *scores,
        Figure("first contentful paint", audits["first-contentful-paint"]["numericValue"], "ms"),
        Figure("largest contentful paint", audits["largest-contentful-paint"]["numericValue"], "ms"),
        Figure("total blocking time", audits["total-blocking-time"]["numericValue"], "ms"),
        Figure("cumulative layout shift", audits["cumulative-layout-shift"]["numericValue"], "", 0.02),
    ]


def visits(url: str, chromium: Chromium) -> Iterator[Figure]:
    """A first visit, a second one, and the choice of another place, on a phone's window without throttling."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable,
            args=FLAGS,
            env={**os.environ, **chromium.environment},
            chromium_sandbox=False,
        )
        # The visitor of Lighthouse, who counts in Fahrenheit.
        context = browser.new_context(base_url=url, viewport=PHONE, locale="en-US")
        first = sizes_of(page := context.new_page())
        settle(page)
        # The live map is not among it: nobody has turned to it yet.
        yield Figure("first visit", sum(first.values()) / 1000, "kB", 200)
        yield Figure("first visit, requests", len(first))
        page.close()
        second = sizes_of(page := context.new_page())
        page.add_init_script(RECORD_INTERACTIONS)
        settle(page)
        yield Figure("second visit", sum(second.values()) / 1000, "kB")
        yield Figure("second visit, requests", len(second))
        yield Figure("search and choose, slowest key", slowest_interaction(page), "ms", 100)
        context.close()
        frames, raster, processor = layered_cost(browser, "rain")
        yield Figure("rain, frames a second", frames)
        yield Figure("rain, raster a frame", raster, "ms", 6)
        yield Figure("rain, processor a frame", processor, "ms")
        browser.close()


def sizes_of(page: Page) -> dict[str, int]:
    """Bytes over the wire by address, headers and all; what comes from the cache is not in it. Filled as they come."""
    sizes: dict[str, int] = {}
    addresses: dict[str, str] = {}
    network = page.context.new_cdp_session(page)

    def on_loaded(event: dict[str, Any]) -> None:
        if event["encodedDataLength"]:
            sizes[addresses[event["requestId"]]] = int(event["encodedDataLength"])

    network.on(
        "Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]})
    )
    network.on("Network.loadingFinished", on_loaded)
    network.send("Network.enable")
    return sizes


def settle(page: Page) -> None:
    page.goto("/")
    expect(page.locator("html[data-live]")).to_be_attached()
    page.wait_for_load_state("networkidle")


def slowest_interaction(page: Page) -> float:
    """Milliseconds from a key to the next paint, as browsers report them for INP."""
    field = page.get_by_role("combobox")
    field.click()
    field.press("ControlOrMeta+a")
    page.keyboard.type("tok", delay=60)
    expect(page.get_by_role("option").first).to_contain_text("Tokyo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tokyo")
    page.wait_for_load_state("networkidle")
    return float(page.evaluate("Math.max(0, ...window.interactions)"))


if __name__ == "__main__":
    sys.exit(main())
