"""What Mozilla's Observatory looks at, over https as a proxy of ours tells it, on every kind of answer."""

import dataclasses

import pytest

from tests.faults.observatory import ORIGIN, Visit, modifiers, score

pytestmark = pytest.mark.contract("headers")

HOST = "diorama.example"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGES = [
    "/",
    "/?place=Tromso",
    "/?place=Nowhere-at-all",
    "/?lat=91&lon=0",
    "/api-info",
    "/gallery",
    "/nowhere",
    "/d/{id}",
]
DATA = ["/api/weather?lat=1.5&lon=1.5", "/api/weather", "/api/places?q=oslo", "/openapi.json", "/metrics"]
DATA += ["/api/gallery", "/api/nowhere", "/robots.txt", "/sw.js", "/manifest.webmanifest"]
PICTURES = [
    "/dioramas/{id}.svg",
    "/dioramas/{id}.png?size=256",
    "/dioramas/{id}/card.png",
    "/artworks/{artwork_id}.svg",
]


@pytest.fixture(scope="module")
def site(start_shared):
    """As it runs on Heroku: nothing else is set."""
    return start_shared(DYNO="web.1")


@pytest.fixture(scope="module")
def made(site):
    wanted = {"location": "Narvik", "weather": "snow", "temperature": -5}
    return site.post("/api/generate-image", json=wanted, headers=told("https")).json()


def told(scheme, **headers):
    return {"Host": HOST, "X-Forwarded-Proto": scheme, "Accept": BROWSER, **headers}


def scan(site, path):
    over_http = site.get(path, headers=told("http"))
    answer = site.get(path, headers=told("https"))
    asking = {"Origin": ORIGIN, "Access-Control-Request-Method": "GET"}
    return Visit(
        headers=answer.headers,
        body=answer.text,
        http_location=over_http.headers.get("Location"),
        preflight=site.request("OPTIONS", path, headers=told("https", **asking)).headers,
        url=f"https://{HOST}{path}",
    )


def test_the_front_page_has_all_the_points_that_a_site_can_give_itself(site, figure):
    visit = scan(site, "/")
    figure(f"Observatory {score(visit)} points")
    assert modifiers(visit) == {
        "content-security-policy": 10,
        "cookies": 0,
        "cross-origin-resource-sharing": 0,
        "redirection": 0,
        "referrer-policy": 5,
        "strict-transport-security": 0,
        "subresource-integrity": 0,
        "x-content-type-options": 0,
        "x-frame-options": 5,
        "cross-origin-resource-policy": 10,
    }


def test_every_other_answer_is_above_100_too(site, made, figure):
    paths = [path.format_map(made) for path in PAGES + DATA + PICTURES]
    scores = {path: score(scan(site, path)) for path in paths}
    figure(f"{len(scores)} other addresses {min(scores.values())} points or more")
    assert {path: points for path, points in scores.items() if points <= 100} == {}


@pytest.mark.parametrize("path", ["/", "/health", "/nowhere", "/d/{id}", "/dioramas/{id}.svg", "/api/weather"])
def test_what_the_observatory_does_not_grade_is_there_as_well(site, made, path):
    headers = site.get(path.format_map(made), headers=told("https")).headers
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Server" not in headers or "/" not in headers["Server"]
    assert "Set-Cookie" not in headers


def test_the_pages_own_files_cannot_be_taken_for_something_else(site):
    headers = site.get("/static/css/base.css", headers=told("https")).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize(
    "path", ["/", "/?place=S%C3%A3o+Paulo&units=metric", "/api/places?q=%00%0d%0aX:%20y", "/%ff%0d%0a"]
)
def test_plain_http_is_sent_to_the_same_address_over_https(site, path):
    answer = site.get(path, headers=told("http"))
    assert answer.status_code == 308
    assert answer.headers["Location"].startswith(f"https://{HOST}/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "X" not in answer.headers
    assert "Strict-Transport-Security" not in answer.headers


def test_a_post_over_plain_http_is_not_acted_upon(site):
    answer = site.post("/api/generate-image", json={"location": "Narvik"}, headers=told("http"))
    assert answer.status_code == 308


@pytest.mark.parametrize("path", ["/health", "/ready"])
def test_the_checks_of_balancers_are_not_sent_away(site, path):
    assert site.get(path, headers=told("http")).status_code == 200


def test_who_comes_past_the_proxy_is_not_sent_away(site):
    assert site.get("/robots.txt").status_code == 200


def test_without_the_setting_nobody_is_sent_away(start_server):
    server = start_server(DYNO="web.1", HTTPS_ONLY="false")
    assert server.get("/robots.txt", headers=told("http")).status_code == 200


GOOD = Visit(
    headers={
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
        "Content-Type": "text/html",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=63072000",
        "X-Content-Type-Options": "nosniff",
    },
    body='<script src="/a.js"></script>',
    http_location="https://diorama.example/",
    preflight={},
)


@pytest.mark.parametrize(
    ("what", "value", "points"),
    [
        ("Content-Security-Policy", "", 100 - 25 - 20),
        ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'", 125),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", 120),
        ("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'", 80),
        ("Content-Security-Policy", "default-src 'none'; img-src http://a.example; frame-ancestors 'none'", 110),
        ("Content-Security-Policy", "default-src 'none'; default-src 'none'", 100 - 25 - 20),
        ("Content-Security-Policy", "img-src 'self'; frame-ancestors 'none'", 80),
        ("Strict-Transport-Security", "max-age=3600", 120),
        ("Strict-Transport-Security", "", 80),
        ("Referrer-Policy", "unsafe-url", 120),
        ("Cross-Origin-Resource-Policy", "cross-origin", 120),
        ("X-Content-Type-Options", "", 125),
        ("Set-Cookie", "session=1", 60),
        ("Set-Cookie", "session=1; Secure; HttpOnly; SameSite=Lax", 135),
    ],
)
def test_the_grader_takes_points_off_as_the_observatory_does(what, value, points):
    assert score(GOOD) == 130
    assert score(dataclasses.replace(GOOD, headers=GOOD.headers | {what: value})) == points


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({"http_location": None}, 80),
        ({"http_location": "https://other.example/"}, 125),
        ({"body": '<script src="https://cdn.example/a.js"></script>'}, 125),
        ({"body": '<script src="//cdn.example/a.js"></script>'}, 50),
        ({"body": '<script src="/a.js" integrity="sha384-x"></script>'}, 135),
        ({"preflight": {"Access-Control-Allow-Origin": ORIGIN, "Access-Control-Allow-Credentials": "true"}}, 50),
    ],
)
def test_and_for_what_is_no_header_of_the_page(change, points):
    assert score(dataclasses.replace(GOOD, **change)) == points
