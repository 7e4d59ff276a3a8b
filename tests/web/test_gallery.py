"""GET /api/gallery: what was drawn lately, by artwork, and nothing about who asked."""

import re
from datetime import datetime

import pytest

from tests.web.test_painting import WANTED

CITIES = ("Lisbon", "Porto", "Faro", "Braga", "Evora")


@pytest.fixture(scope="module")
def drawn(start_shared):
    server = start_shared()
    for city in CITIES:
        assert server.post("/api/generate-image", json=WANTED | {"location": city}).status_code == 200
    return server


def titles(answer):
    assert answer.status_code == 200
    return [item["title"] for item in answer.json()["items"]]


def test_the_newest_comes_first_page_by_page(drawn):
    first = drawn.get("/api/gallery?limit=2")
    assert titles(first) == ["Évora", "Braga"]
    second = drawn.get(first.json()["next"])
    assert titles(second) == ["Faro", "Porto"]
    last = drawn.get(second.json()["next"])
    assert (titles(last), last.json()["next"]) == (["Lisbon"], None)


def test_what_it_lists_can_be_had(drawn):
    item = drawn.get("/api/gallery").json()["items"][0]
    assert item["generator"] == "procedural"
    for address in ("image_url", "artwork_url", "permalink"):
        assert drawn.get(item[address]).status_code == 200


def test_the_same_again_is_not_news(drawn):
    before = titles(drawn.get("/api/gallery"))
    drawn.post("/api/generate-image", json=WANTED | {"location": "Porto"})
    assert titles(drawn.get("/api/gallery")) == before


def test_a_bare_point_on_the_map_is_nobody_elses_business(drawn):
    before = titles(drawn.get("/api/gallery"))
    far_out = {"coordinates": {"lat": -48.9, "lon": -123.4}}
    assert drawn.post("/api/generate-image", json=far_out).status_code == 200
    assert titles(drawn.get("/api/gallery")) == before


def test_browsers_may_keep_it_for_a_moment(drawn):
    answer = drawn.get("/api/gallery")
    assert answer.headers["Cache-Control"] == "public, max-age=10"
    assert drawn.get("/api/gallery", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def titles_on(page):
    assert page.status_code == 200
    return re.findall(r'class="plate"><span>([^<]*)<', page.text)


def test_its_page_links_to_the_kept_pictures(drawn):
    page = drawn.get("/gallery")
    assert titles_on(page)[:3] == ["Évora", "Braga", "Faro"]
    kept = re.findall(r'class="tile" href="(/d/[0-9a-f]{24})"', page.text)
    assert drawn.get(kept[0]).status_code == 200
    [thumbnail, *_] = re.findall(r'<img src="([^"]*)"', page.text)[1:]
    assert thumbnail == kept[0].replace("/d/", "/dioramas/") + ".webp?size=256"


def test_its_page_goes_on_from_where_one_was(drawn):
    newest, *_ = drawn.get("/api/gallery").json()["items"]
    page = drawn.get(f"/gallery?before={round(datetime.fromisoformat(newest['drawn_at']).timestamp() * 1000)}")
    assert "Évora" not in titles_on(page)
    assert "Back to the newest" in page.text
    assert "That is all for now." in drawn.get("/gallery?before=1").text


@pytest.mark.contract("bad-coordinates")
@pytest.mark.parametrize("query", ["limit=0", "limit=61", "limit=x", "before=-1", "before=1e3", "page=2"])
def test_bad_queries_are_refused(drawn, query):
    assert drawn.get(f"/api/gallery?{query}").status_code == 400


def test_pictures_are_linked_at_the_cdn_where_there_is_one(start_server):
    server = start_server(CDN_BASE_URL="https://cdn.example.com")
    diorama = server.post("/api/generate-image", json=WANTED).json()
    assert diorama["image_url"].startswith("https://cdn.example.com/dioramas/")
    assert diorama["artwork_url"].startswith("https://cdn.example.com/artworks/")
    assert diorama["permalink"].startswith("/d/")
    assert server.get("/api/gallery").json()["items"][0]["image_url"] == diorama["image_url"]
