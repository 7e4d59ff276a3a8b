"""The page of a place where an image model is configured, as the server renders it. It orders nothing."""

import json
import re
from html import unescape

import pytest


@pytest.fixture(scope="module")
def shared_painting(start_shared, gemini_process):
    """Each test asks for a city of its own."""
    return start_shared(GEMINI_API_KEY="key", GEMINI_BASE_URL=gemini_process.url)


@pytest.fixture
def painting(shared_painting, open_meteo, gemini):
    return shared_painting


def order_on(page):
    return json.loads(unescape(re.search(r'data-order="([^"]*)"', page.text)[1]))


def paint(server, page):
    answer = server.post("/api/generate-image", json=order_on(page))
    assert answer.json()["generator"] == "gemini"
    return answer.json()


def pictures_on(page):
    return re.findall(r'<img class="diorama[^>]* src="([^"]*)"', page.text)


def job_on(page):
    found = re.search(r'data-job="([^"]*)"', page.text)
    return found and found[1]


def test_the_page_says_what_its_button_orders(painting, gemini):
    page = painting.get("/?place=Lisbon&units=imperial&time_of_day=night&style=artistic")
    assert order_on(page) == {
        "location": "Lisbon, PT",
        "settings": {"time_of_day": "night", "style": "artistic"},
        "units": "imperial",
    }
    at_sea = painting.get("/?lat=-48.9&lon=-123.4")
    assert order_on(at_sea) == {"coordinates": {"lat": -48.9, "lon": -123.4}, "settings": {}, "units": "metric"}
    assert gemini.call_count == 0


def test_what_its_button_orders_is_what_the_page_shows(painting, gemini):
    for address in ("/?place=Porto&units=imperial&season=winter", "/?lat=-40.5&lon=-120.25"):
        painted = paint(painting, painting.get(address))
        page = painting.get(address)
        assert pictures_on(page) == [painted["image_url"]]
        assert "data-order" not in page.text
    assert gemini.call_count == 2


def test_a_painted_page_has_the_paintings_sky_and_its_placeholder(painting):
    address = "/?place=Faro&time_of_day=night"
    before = painting.get(address)
    painted = paint(painting, before)
    page = painting.get(address)
    [style] = re.findall("<style>(.*?)</style>", page.text)
    assert f'[src*="{painted["id"]}"]{{background:url(data:image/webp;base64,' in style
    assert re.search("--sky:(#[0-9a-f]{6})", style)[1] != re.search("--sky:(#[0-9a-f]{6})", before.text)[1]


def test_a_painting_is_downloaded_as_what_it_is(painting):
    page = painting.get("/?place=Braga")
    diorama_id = paint(painting, page)["id"]
    page = painting.get("/?place=Braga")
    assert re.findall(r'href="(/dioramas/[^"]*)" download', page.text) == [
        f"/dioramas/{diorama_id}.webp",
        f"/dioramas/{diorama_id}.png",
    ]


def test_its_permalink_shows_the_painting_under_its_own_sky(painting):
    painted = paint(painting, painting.get("/?place=Beja"))
    page = painting.get(painted["permalink"])
    assert pictures_on(page) == [painted["image_url"]]
    assert "Painted by an image model" in page.text
    assert "background:url(data:image/webp" in page.text


def test_our_own_drawing_of_what_is_painted_can_still_be_chosen(painting):
    before = painting.get("/?place=Covilha")
    [drawing] = pictures_on(before)
    painted = paint(painting, before)
    for address in ("/?place=Covilha", painted["permalink"]):
        page = painting.get(address)
        assert re.findall(r'<img class="drawing[^>]* src="([^"]*)"', page.text)[0] == drawing
    assert painting.get(drawing).headers["Content-Type"].startswith("image/svg+xml")


def test_a_painting_that_is_on_its_way_is_named_to_the_script(painting, gemini):
    gemini.fault("slow", seconds=2)
    page = painting.get("/?place=Evora")
    order = painting.post("/api/generate-image", json=order_on(page), headers={"Prefer": "respond-async"})
    assert order.status_code == 202
    page = painting.get(f"/?place=Evora&diorama={order.json()['id']}")
    assert job_on(page) == order.json()["id"]
    assert f"diorama={order.json()['id']}" in re.search('data-address="([^"]*)"', page.text)[1]
    assert gemini.call_count <= 1


def test_a_painting_of_another_light_is_shown_and_said_to_be_so(painting):
    painted = paint(painting, painting.get("/?place=Setubal&time_of_day=night"))
    page = painting.get(f"/?place=Setubal&time_of_day=midday&diorama={painted['id']}")
    assert pictures_on(page) == [painted["image_url"]]
    assert "See it as it is now" in page.text


@pytest.mark.parametrize("name", ["0" * 24, "xyz", "", "../../etc", "A" * 24, "١" * 24])
def test_what_names_no_painting_is_ignored(painting, gemini, name):
    page = painting.get("/", params={"place": "Aveiro", "diorama": name})
    assert page.status_code == 200
    assert job_on(page) is None
    assert gemini.call_count == 0


def test_a_painting_of_another_place_is_ignored(painting):
    painted = paint(painting, painting.get("/?place=Viseu"))
    page = painting.get(f"/?place=Guarda&diorama={painted['id']}")
    assert painted["id"] not in page.text


def test_our_own_drawing_is_no_painting_on_its_way(painting):
    page = painting.get("/?place=Leiria")
    [diorama_id] = re.findall(r'data-id="([0-9a-f]{24})"', page.text)
    assert job_on(painting.get(f"/?place=Leiria&diorama={diorama_id}")) is None


def test_without_an_image_model_there_is_nothing_to_order(server):
    assert "data-order" not in server.get("/?place=Lisbon").text


def test_pictures_may_come_from_the_cdn_and_from_nowhere_else(start_server):
    server = start_server(CDN_BASE_URL="https://cdn.example:8443")
    page = server.get("/?place=Lisbon")
    directives = dict(each.strip().split(" ", 1) for each in page.headers["Content-Security-Policy"].split(";"))
    assert directives["img-src"] == "'self' data: https://cdn.example:8443"
    assert [value for name, value in directives.items() if "cdn" in value and name != "img-src"] == []
    [source] = pictures_on(page)
    assert source.startswith("https://cdn.example:8443/dioramas/")
    assert re.findall(r'href="(https://cdn[^"]*)" download', page.text) == []


def test_without_a_cdn_pictures_come_from_here_alone(server):
    assert "img-src 'self' data:;" in server.get("/").headers["Content-Security-Policy"]
