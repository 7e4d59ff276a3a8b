"""Who may ask the API from another site: ALLOWED_ORIGINS, on /api/ alone."""

import itertools

import pytest

pytestmark = pytest.mark.contract("cors")

FRIEND = "https://friend.example"
OTHER = "https://other.example"
STRANGERS = [
    "https://stranger.example",
    "null",
    "*",
    "",
    "http://friend.example",
    "https://friend.example:8443",
    "https://friend.example.",
    "https://friend.example/",
    "https://friend.example.evil.example",
    "https://friend.example@evil.example",
    "https://evilfriend.example",
    "https://evil.example/https://friend.example",
    "https://friendXexample",
    "https://sub.friend.example",
    "https://friend.example, https://evil.example",
    "https://friend.example https://evil.example",
    "https://friend.example\thttps://evil.example",
    "friend.example",
    "https://frıend.example".encode(),
]
API = ["/api/places?q=oslo", "/api/weather?lat=61&lon=11", "/api/gallery", "/api/dioramas/0123456789abcdef01234567"]
REST = ["/", "/health", "/ready", "/metrics", "/api-info", "/openapi.json", "/gallery", "/robots.txt", "/nowhere"]
REST += ["/static/css/base.css", "/dioramas/0123456789abcdef01234567.svg", "/apiary", "/api"]
ANSWERS = "Access-Control-"


@pytest.fixture(scope="module", params=["true", "false"], ids=["hot path", "long way"])
def open_server(start_shared, request):
    return start_shared(ALLOWED_ORIGINS=f"{FRIEND}, {OTHER}", HOT_PATH=request.param)


def grants(answer):
    """What it says of other sites, by the ends of the headers' names."""
    return {name.removeprefix(ANSWERS): value for name, value in answer.headers.items() if name.startswith(ANSWERS)}


def preflight(server, path, origin, method, **headers):
    asked = {"Origin": origin, "Access-Control-Request-Method": method, **headers}
    return server.request("OPTIONS", path, headers=asked)


@pytest.mark.parametrize("path", API)
def test_an_allowed_origin_may_read_the_api(open_server, path):
    answer = open_server.get(path, headers={"Origin": FRIEND, "Cookie": "a=b", "Authorization": "Basic YTpi"})
    assert grants(answer) == {
        "Allow-Origin": FRIEND,
        "Expose-Headers": "Age, ETag, Retry-After, X-Request-ID",
    }
    assert "Origin" in answer.headers["Vary"]


def test_an_allowed_origin_may_read_refusals(open_server):
    refused = open_server.get("/api/weather?lat=91&lon=0", headers={"Origin": FRIEND})
    assert (refused.status_code, grants(refused)["Allow-Origin"]) == (400, FRIEND)
    missing = open_server.get("/api/nowhere", headers={"Origin": FRIEND})
    assert (missing.status_code, grants(missing)["Allow-Origin"]) == (404, FRIEND)


@pytest.mark.parametrize(
    ("path", "method"),
    [("/api/generate-image", "POST"), ("/api/dioramas/0123456789abcdef01234567", "DELETE"), (API[0], "GET")],
)
def test_an_allowed_origin_may_send_and_is_told_so_beforehand(open_server, path, method):
    answer = preflight(open_server, path, FRIEND, method, **{"Access-Control-Request-Headers": "content-type, prefer"})
    assert answer.status_code == 200
    granted = grants(answer)
    assert granted["Allow-Origin"] == FRIEND
    assert method in granted["Allow-Methods"].split(", ")
    assert {each.strip() for each in granted["Allow-Headers"].split(",")} == {"content-type", "prefer"}
    assert "Allow-Credentials" not in granted


@pytest.mark.parametrize("origin", STRANGERS)
def test_another_origin_may_neither_read_nor_send(open_server, origin):
    for path in API:
        assert grants(open_server.get(path, headers={"Origin": origin})) == {}
    assert grants(preflight(open_server, "/api/generate-image", origin, "POST")) == {}
    assert grants(open_server.post("/api/generate-image", json={}, headers={"Origin": origin})) == {}


def test_a_stranger_gains_nothing_by_two_origins(open_server):
    head = f"GET {API[0]} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: {FRIEND}\r\nOrigin: https://evil.example\r\n\r\n"
    answer = open_server.exchange(head.encode())
    assert not [name for name in answer.headers if name.startswith(ANSWERS.lower())]


@pytest.mark.parametrize("path", REST)
@pytest.mark.parametrize("origin", [FRIEND, "https://stranger.example"])
def test_nobody_may_read_the_rest(open_server, path, origin):
    assert grants(open_server.get(path, headers={"Origin": origin})) == {}
    assert grants(preflight(open_server, path, origin, "GET")) == {}


def test_an_answer_that_is_repeated_is_never_one_for_another_origin(open_server):
    """Whoever asks first, everybody gets what is said to them: from memory, unchanged, and as who has no origin."""
    origins = [FRIEND, OTHER, "https://stranger.example", None]
    for number, order in enumerate(itertools.permutations(origins)):
        path = f"/api/places?q=berg{number}"
        for origin in (*order, *order):
            answer = open_server.get(path, headers={"Origin": origin} if origin else {})
            told = origin if origin in (FRIEND, OTHER) else None
            assert grants(answer).get("Allow-Origin") == told
            unchanged = open_server.get(
                path,
                headers={"If-None-Match": answer.headers.get("ETag", "x"), **({"Origin": origin} if origin else {})},
            )
            assert grants(unchanged).get("Allow-Origin") == told


def test_caches_learn_that_the_origin_matters_whoever_asked_first(start_server):
    server = start_server(ALLOWED_ORIGINS=FRIEND)
    for path in API:
        for headers in ({}, {"Origin": "https://stranger.example"}, {"Origin": FRIEND}):
            assert "Origin" in server.get(path, headers=headers).headers["Vary"]


def test_any_origin_may_be_allowed_and_still_sends_no_credentials(start_server):
    server = start_server(ALLOWED_ORIGINS="*")
    answer = server.get(API[0], headers={"Origin": "https://stranger.example", "Cookie": "a=b"})
    assert answer.headers["Access-Control-Allow-Origin"] in ("*", "https://stranger.example")
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert grants(server.get("/", headers={"Origin": "https://stranger.example"})) == {}


@pytest.mark.parametrize("path", [*API, *REST])
def test_without_the_setting_nobody_may(server, path):
    for origin in (FRIEND, "null", server.url):
        assert grants(server.get(path, headers={"Origin": origin})) == {}
    assert grants(preflight(server, path, FRIEND, "POST")) == {}
