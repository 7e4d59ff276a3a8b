"""GET /api/places."""

import pytest


def names(server, **query):
    answer = server.get("/api/places", params=query)
    assert answer.status_code == 200
    return [place["name"] for place in answer.json()]


def test_a_few_letters_find_the_place_with_all_its_fields(server):
    first = server.get("/api/places?q=reyk").json()[0]
    assert set(first) == {"name", "region", "country", "lat", "lon", "population"}
    assert (first["name"], first["country"]) == ("Reykjavík", "IS")


def test_accents_are_optional(server):
    assert names(server, q="sao paulo")[0] == "São Paulo"


def test_the_limit_is_kept(server):
    assert len(names(server, q="san", limit=3)) == 3


def test_a_point_finds_the_nearest_place(server):
    assert names(server, lat=35.01, lon=135.77) == ["Kyoto"]


def test_the_open_sea_is_near_no_place(server):
    assert names(server, lat=-45, lon=-130) == []


def test_nothing_like_it_finds_nothing(server):
    assert names(server, q="xqzzyqx") == []


@pytest.mark.contract("bad-coordinates")
@pytest.mark.parametrize(
    "query", ["", "q=a&lat=1&lon=2", "lat=1", "q=a&q=b", "q=a&limit=0", "q=a&limit=21", "q=a&limit=x", "q=a&key=1"]
)
def test_a_bad_question_is_refused(server, query):
    answer = server.get(f"/api/places?{query}")
    assert answer.status_code == 400
    assert answer.json()["type"] == "/api-info#invalid-request"


@pytest.mark.parametrize("text", ['"', "' OR 1=1 --", "*", "a NEAR b", "\x00", "🙂", "(", "-", "٢", "a" * 80])
def test_any_text_is_a_question(server, text):
    assert server.get("/api/places", params={"q": text}).status_code == 200


def test_the_list_can_be_kept_by_browsers(server):
    answer = server.get("/api/places?q=paris")
    assert answer.headers["Cache-Control"] == "public, max-age=3600, stale-while-revalidate=60"
    again = server.get("/api/places?q=paris", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
