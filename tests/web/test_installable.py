"""What a device installs: the manifest with its icons, and the service worker that keeps the page."""

import json
import re
import struct

import pytest


@pytest.fixture(scope="module")
def worker(shared_server):
    return shared_server.get("/sw.js")


@pytest.fixture(scope="module")
def release(worker):
    """What the first line of the service worker says of the static files."""
    return json.loads(re.match(r"const RELEASE = (.*);\n", worker.text)[1])


def test_the_manifest_says_how_the_page_is_installed(server):
    answer = server.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert answer.headers["Cache-Control"] == "no-cache"
    manifest = answer.json()
    assert manifest["name"] == manifest["short_name"] == "DioramaCast"
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/", "/", "standalone")
    icons = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert icons == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}


def test_each_icon_is_as_large_as_is_said(server):
    touch = re.search(r'<link rel="apple-touch-icon" href="([^"]*)"', server.get("/").text)[1]
    icons = [*server.get("/manifest.webmanifest").json()["icons"], {"src": touch, "sizes": "180x180"}]
    for icon in icons:
        answer = server.get(icon["src"])
        assert answer.headers["Content-Type"] == "image/png"
        width, height = struct.unpack(">II", answer.content[16:24])
        assert f"{width}x{height}" == icon["sizes"]


def test_the_service_worker_is_asked_for_anew_each_time(server, worker):
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert worker.headers["Cache-Control"] == "no-cache"
    known = worker.headers["ETag"]
    assert server.get("/sw.js", headers={"If-None-Match": known}).status_code == 304


def test_the_service_worker_knows_the_files_that_the_page_asks_for(server, release):
    page = server.get("/").text
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]*\.(?:css|js|json|woff2|svg))"', page))
    assert len(asked) > 20
    assert asked - set(release["shell"]) == set()
    for address in release["shell"]:
        assert server.get(address).headers["Cache-Control"].endswith("immutable")
