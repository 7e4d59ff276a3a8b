"""``python -m bench.page_motion``: what the moving weather costs a browser without a graphics processor.

For some weathers, the picture in one animated file, and in the two layers that the page shows: frames a second,
processor milliseconds a frame of raster, and in all (page, compositor and display), over some seconds in a real
Chromium that draws in software. The rest of the page is not there; its style sheet for pictures is.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, ViewportSize, sync_playwright

from dioramacast.models import Layer, Light
from dioramacast.renderer import is_moving, render_diorama
from tests.browser.chromium import FLAGS, find_chromium
from tests.unit.renderer.specs import artwork, diorama

SECONDS = 3
WINDOW: ViewportSize = {"width": 1440, "height": 900}
STYLES = Path(__file__).resolve().parents[1] / "static" / "css"
COLUMNS = f"{'frames/s':>12}{'raster ms':>11}{'all ms':>9}"
DRAWN_BY = {"renderer", "GPU"}
"""Chromium's processes that make a frame: the page's and the display's."""
WEATHERS: dict[str, dict[str, Any]] = {
    "few clouds": {"condition": 801, "clouds_percent": 20},
    "rain": {"condition": 501, "clouds_percent": 90, "rain_mm_h": 2.0},
    "heavy rain": {"condition": 503, "clouds_percent": 100, "rain_mm_h": 16.0, "wind_speed_ms": 8},
    "thunderstorm": {"condition": 211, "clouds_percent": 90, "rain_mm_h": 8.0},
    "snow": {"condition": 601, "clouds_percent": 90, "snow_mm_h": 2.0, "temperature_c": -5},
    "fog": {"condition": 741, "clouds_percent": 100},
    "clear night": {"condition": 800, "light": Light.NIGHT, "sun_altitude_deg": -30},
}


def images(*sources: str) -> str:
    """The frame as the page's template writes it."""
    classes = ("diorama", "fx")
    marked = (f'<img class="{name}" src="{source}">' for name, source in zip(classes, sources, strict=False))
    sheets = "".join(f'<link rel="stylesheet" href="{STYLES}/{name}.css">' for name in ("base", "picture"))
    return f'<!doctype html>{sheets}<main><div class="stage"><div class="frame">{"".join(marked)}</div></div></main>'


def cost(browser: Browser, html: Path) -> tuple[float, float, float]:
    """Frames a second, raster and processor milliseconds a frame."""
    page = browser.new_page(viewport=WINDOW)
    page.goto(html.as_uri())
    page.wait_for_timeout(1000)
    machine = browser.new_browser_cdp_session()
    browser.start_tracing(page=page, categories=["cc", "viz"])
    before = cpu_ms(machine)
    page.wait_for_timeout(SECONDS * 1000)
    spent = cpu_ms(machine) - before
    events = json.loads(browser.stop_tracing())["traceEvents"]
    page.close()
    frames = sum(event["name"] == "Display::DrawAndSwap" and event["ph"] in "XB" for event in events)
    raster = sum(event.get("tdur", 0) for event in events if event["name"] == "RasterTask") / 1000
    return frames / SECONDS, raster / max(1, frames), spent / max(1, frames)


def layered_cost(browser: Browser, weather: str) -> tuple[float, float, float]:
    """``cost`` of that weather in two layers, as the page shows it."""
    with tempfile.TemporaryDirectory() as folder:
        draw(weather, Path(folder))
        return cost(browser, Path(folder) / "two.html")


def draw(weather: str, folder: Path) -> bool:
    """Writes ``one.html``, ``two.html`` and their pictures; whether anything moves in them."""
    spec = diorama(artwork(**WEATHERS[weather]))
    for layer in Layer:
        (folder / f"{layer}.svg").write_text(render_diorama(spec, layer))
    (folder / "one.html").write_text(images("all.svg"))
    (folder / "two.html").write_text(images("scene.svg", "fx.svg"))
    return is_moving(spec.artwork)


def cpu_ms(machine: CDPSession) -> float:
    processes = machine.send("SystemInfo.getProcessInfo")["processInfo"]
    return 1000 * sum(float(each["cpuTime"]) for each in processes if each["type"] in DRAWN_BY)


def main() -> None:
    chromium = find_chromium()
    wanted = sys.argv[1:] or list(WEATHERS)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable,
            args=FLAGS,
            env={**os.environ, **chromium.environment},
            chromium_sandbox=False,
        )
        print(f"{'':14}{'one file':>32}{'two layers':>32}")
        print(f"{'':14}{2 * COLUMNS}")
        for name in wanted:
            folder = Path(scratch) / name.replace(" ", "-")
            folder.mkdir()
            moves = draw(name, folder)
            measured = [cost(browser, folder / page) for page in ("one.html", "two.html")]
            columns = "".join(f"{rate:>12.0f}{raster:>11.1f}{cpu:>9.1f}" for rate, raster, cpu in measured)
            print(f"{name:14}{columns}{'' if moves else '  (stands still)'}")
        browser.close()


if __name__ == "__main__":
    main()
