"""The pictures: /dioramas, /artworks, and the permalink page."""

import io

import pytest
from PIL import Image

WANTED = {"location": "Reykjavik", "weather": "fog", "temperature": 4}


@pytest.fixture(scope="module")
def diorama(shared_server):
    return shared_server.post("/api/generate-image", json=WANTED).json()


def test_a_picture_can_be_kept_for_good(server, diorama):
    answer = server.get(diorama["image_url"])
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    again = server.get(diorama["image_url"], headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_picture_opened_by_itself_has_no_rights(server, diorama):
    answer = server.get(diorama["image_url"])
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("size", [256, 512, 1080, 2048])
@pytest.mark.parametrize(("ending", "kind"), [("png", "PNG"), ("webp", "WEBP")])
def test_it_comes_in_every_size(server, diorama, ending, kind, size):
    answer = server.get(f"/dioramas/{diorama['id']}.{ending}?size={size}")
    assert answer.headers["Content-Type"] == f"image/{ending}"
    with Image.open(io.BytesIO(answer.content)) as image:
        assert (image.format, image.size) == (kind, (size, size))


def test_it_is_1080_wide_unless_said(server, diorama):
    with Image.open(io.BytesIO(server.get(f"/artworks/{diorama['artwork_id']}.png").content)) as image:
        assert image.size == (1080, 1080)


def test_the_card_is_1200_by_630(server, diorama):
    with Image.open(io.BytesIO(server.get(f"/dioramas/{diorama['id']}/card.png").content)) as image:
        assert image.size == (1200, 630)


def test_the_artwork_has_no_words_and_two_layers(server, diorama):
    whole, scene, fx = (server.get(f"{diorama['artwork_url']}?layer={layer}").text for layer in ("all", "scene", "fx"))
    assert len({whole, scene, fx}) == 3
    assert "<text" not in whole
    assert len(whole) < len(server.get(diorama["image_url"]).text)


def test_the_diorama_has_its_words_in_the_layer_that_stands_still(server, diorama):
    still, fx = (server.get(f"{diorama['image_url']}?layer={layer}").text for layer in ("scene", "fx"))
    assert len(still) > len(server.get(f"{diorama['artwork_url']}?layer=scene").text)
    assert fx == server.get(f"{diorama['artwork_url']}?layer=fx").text
    assert "@keyframes" in fx
    assert "@keyframes" not in still


@pytest.mark.contract("bad-values")
@pytest.mark.parametrize("query", ["size=300", "size=", "size=1080&size=512", "layer=top", "size=-1"])
def test_another_size_or_layer_is_refused(server, diorama, query):
    assert server.get(f"/artworks/{diorama['artwork_id']}.png?{query}").status_code == 400


@pytest.mark.contract("bad-ids")
@pytest.mark.parametrize(
    "path",
    [
        "/dioramas/000000000000000000000000.svg",
        "/artworks/000000000000000000000000.png",
        "/dioramas/000000000000000000000000/card.png",
        "/d/000000000000000000000000",
        "/dioramas/xyz.svg",
        "/dioramas/000000000000000000000000.gif",
        "/dioramas/..%2f..%2fapp.svg",
        "/dioramas/%00.svg",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
    ],
)
def test_what_is_not_there_is_not_found(server, path):
    answer = server.get(path)
    assert answer.status_code == 404
    assert answer.json()["type"] == "/api-info#not-found"


def test_a_picture_can_be_drawn_again_after_a_restart(start_server, tmp_path):
    before = start_server(MEDIA_DIR=str(tmp_path / "kept"))
    diorama = before.post("/api/generate-image", json=WANTED).json()
    drawn = before.get(diorama["image_url"]).content
    before.stop()
    after = start_server(MEDIA_DIR=str(tmp_path / "kept"))
    assert after.get(diorama["image_url"]).content == drawn
    assert after.get(diorama["artwork_url"]).status_code == 200


def test_what_cannot_be_looked_for_is_not_said_to_be_nowhere(start_server, redis_server):
    shared = {"REDIS_URL": redis_server.url, "MEDIA_STORE": "redis", "WEB_CONCURRENCY": "1"}
    diorama = start_server(**shared).post("/api/generate-image", json=WANTED).json()
    other = start_server(**shared)
    redis_server.kill()
    for path in (diorama["image_url"], diorama["permalink"], f"/api/dioramas/{diorama['id']}"):
        answer = other.get(path)
        assert answer.status_code == 503
        assert answer.json()["type"] == "/api-info#media-unavailable"
        assert 1 <= int(answer.headers["Retry-After"]) <= 5
    assert other.get(f"/?place=Lisbon&diorama={diorama['id']}").status_code == 200


def test_a_disk_that_fails_costs_no_picture(start_server, tmp_path):
    (tmp_path / "a-file").write_text("in the way")
    server = start_server(MEDIA_DIR=str(tmp_path / "a-file"))
    diorama = server.post("/api/generate-image", json=WANTED).json()
    assert server.get(diorama["image_url"]).status_code == 200


def test_the_permalink_page_has_a_preview_card(server, diorama):
    answer = server.get(diorama["permalink"], headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert f'content="{server.url}/dioramas/{diorama["id"]}/card.png"' in answer.text
    assert "Reykjavík" in answer.text


def test_a_part_of_a_picture_can_be_asked_for(server, diorama):
    answer = server.get(f"/dioramas/{diorama['id']}.png", headers={"Range": "bytes=0-7"})
    assert answer.status_code == 206
    assert answer.content == b"\x89PNG\r\n\x1a\n"
