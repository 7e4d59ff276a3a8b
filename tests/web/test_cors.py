"""Who may ask the API from another site: ALLOWED_ORIGINS, on /api/ alone."""

import pytest

FRIEND = "https://friend.example"


@pytest.fixture(scope="module")
def open_server(start_shared):
    return start_shared(ALLOWED_ORIGINS=f"{FRIEND}, https://other.example")


def test_an_allowed_origin_may_read_the_api(open_server):
    answer = open_server.get("/api/places?q=oslo", headers={"Origin": FRIEND})
    assert answer.headers["Access-Control-Allow-Origin"] == FRIEND
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


def test_an_allowed_origin_may_post(open_server):
    answer = open_server.request(
        "OPTIONS",
        "/api/generate-image",
        headers={
            "Origin": FRIEND,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert answer.status_code == 200
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("origin", ["https://stranger.example", "null", "https://friend.example.evil.example"])
def test_another_origin_may_not(open_server, origin):
    assert (
        "Access-Control-Allow-Origin" not in open_server.get("/api/places?q=oslo", headers={"Origin": origin}).headers
    )


@pytest.mark.parametrize("path", ["/", "/health", "/metrics"])
def test_nobody_may_read_the_rest(open_server, path):
    assert "Access-Control-Allow-Origin" not in open_server.get(path, headers={"Origin": FRIEND}).headers


def test_without_the_setting_nobody_may(server):
    assert "Access-Control-Allow-Origin" not in server.get("/api/places?q=oslo", headers={"Origin": FRIEND}).headers
