"""What no decent client sends, over a real socket: refused as a problem with one status, nobody asked, nothing kept."""

import json
import re
from dataclasses import dataclass

import pytest

from tests.fakes.process import Fake
from tests.faults.bad_requests import GROUPS, INVALID, PAINT, WEATHER, WISH, Group, get
from tests.system.raw import RawAnswer, request_head
from tests.system.server import Server


@dataclass(frozen=True, slots=True)
class Site:
    """A server, every provider that it could ask, and what good requests were told before any bad one."""

    server: Server
    providers: tuple[Fake, ...]
    good: tuple[bytes, bytes]

    @property
    def calls(self) -> int:
        return sum(provider.call_count for provider in self.providers)


def good_answers(server: Server) -> tuple[bytes, bytes]:
    weather = server.get(WEATHER)
    picture = server.post(PAINT, data=WISH, headers={"Content-Type": "application/json"})
    assert (weather.status_code, picture.status_code) == (200, 200)
    return weather.content, picture.content


@pytest.fixture(scope="module")
def site(start_shared, open_meteo_process, openweathermap_process, gemini_process) -> Site:
    providers = (open_meteo_process, openweathermap_process, gemini_process)
    for provider in providers:
        provider.reset()
    server = start_shared(
        OPENWEATHER_API_KEY="key",
        OPENWEATHER_BASE_URL=openweathermap_process.url,
        OPEN_METEO_ENABLED="true",
        GEMINI_API_KEY="key",
        GEMINI_BASE_URL=gemini_process.url,
    )
    good_answers(server)  # paints it
    return Site(server, providers, good_answers(server))


@pytest.fixture(scope="module")
def guarded(start_shared) -> Server:
    """Serves one host alone, and has answered it."""
    server = start_shared(ALLOWED_HOSTS="diorama.example, .trees.example")
    for path in ("/", WEATHER, "/api/places?q=oslo"):
        for _ in range(2):
            assert server.get(path, headers={"Host": "diorama.example"}).status_code == 200
    return server


def refused(answer: RawAnswer | None, like: Group) -> RawAnswer:
    status, slug = like.status, like.slug
    assert answer is not None
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = json.loads(answer.body)
    assert (problem["status"], problem["type"]) == (status, f"/api-info#{slug}")
    assert problem["error"].endswith((".", "?"))
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-request-id"])
    return answer


def named(group: Group) -> object:
    return pytest.param(group, marks=pytest.mark.contract(group.row), id=f"{group.row} {group.status} {group.slug}")


@pytest.mark.parametrize("group", [named(group) for group in GROUPS])
def test_bad_input_is_refused_with_a_problem_and_nobody_is_asked(site, group):
    before = site.calls
    for name, pieces in group.requests.items():
        print(name)  # pytest shows the last one where it fails
        # The second one would come from memory, if it could.
        first, second = (
            refused(site.server.exchange(*(pieces if isinstance(pieces, tuple) else (pieces,))), group) for _ in "ab"
        )
        assert first.body == second.body
        assert first.headers["x-request-id"] != second.headers["x-request-id"]
        assert ("allow" in first.headers) is (group.status == 405)
    assert site.calls == before
    assert good_answers(site.server) == site.good


@pytest.mark.contract("bad-host")
@pytest.mark.parametrize("path", ["/", WEATHER, "/api/places?q=oslo"])
@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "diorama.example.evil.example",
        "evil-diorama.example",
        "diorama.example@evil.example",
        "evil.example:80#diorama.example",
        "xtrees.example",
        "diorama.example.",
        "diorama.example:80:80",
    ],
)
def test_a_host_that_is_not_ours_is_refused_though_ours_was_just_answered(guarded, host, path):
    for headers in ({}, {"x_forwarded_host": "diorama.example"}, {"forwarded": "host=diorama.example"}):
        refused(guarded.exchange(get(path, host=host, **headers)), Group("bad-host", 400, INVALID, {}))
    assert guarded.get(path, headers={"Host": "diorama.example"}).status_code == 200


@pytest.mark.contract("bad-host")
@pytest.mark.parametrize("host", ["DIORAMA.example", "diorama.example:8080", "oak.trees.example", "trees.example"])
def test_our_host_is_ours_however_it_is_written(guarded, host):
    assert guarded.get("/robots.txt", headers={"Host": host}).status_code == 200


def statuses(server: Server, sent: bytes) -> list[int]:
    """Of all answers on one connection, until the server closes it."""
    with server.connect() as connection:
        connection.sendall(sent)
        received = b""
        while more := connection.recv(65536):
            received += more
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", received)]


HIDDEN = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.mark.contract("bad-body-size")
@pytest.mark.parametrize(
    "framing",
    [
        "Content-Length: 6\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 6",
        "Content-Length: 0\r\nContent-Length: 50",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding:\x0bchunked",
        "Transfer-Encoding : chunked",
        " Transfer-Encoding: chunked",
        "X: y\nTransfer-Encoding: chunked",
        "X: y\rTransfer-Encoding: chunked",
        "Transfer_Encoding: chunked\r\nContent-Length: -0",
    ],
)
def test_no_second_request_hides_in_a_body_whose_end_is_in_doubt(site, framing):
    for method, path in ((b"POST", PAINT.encode()), (b"GET", WEATHER.encode())):
        head = b"%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" % (method, path)
        assert statuses(site.server, head + framing.encode() + b"\r\n\r\n0\r\n\r\n" + HIDDEN) == [400]


@pytest.mark.contract("bad-body-size")
def test_a_body_that_nobody_reads_is_not_taken_for_the_next_request(site):
    head = b"GET %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
    for path in (WEATHER, "/health", "/static/favicon.svg"):
        hidden = b"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"
        sent = head % (path.encode(), len(hidden)) + hidden
        assert statuses(site.server, sent + sent + HIDDEN) == [200, 200, 200]


@pytest.mark.contract("fuzzing")
@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (f"GET {WEATHER} HTTP/1.0", 200),
        (f"GET http://localhost{WEATHER} HTTP/1.1", 200),
        (f"GET http://elsewhere.example{WEATHER} HTTP/1.1", 200),
        (f"GET {WEATHER}#fragment HTTP/1.1", 200),
        (f"GET /{WEATHER} HTTP/1.1", 200),
        ("OPTIONS * HTTP/1.1", 404),
        ("CONNECT localhost:80 HTTP/1.1", 404),
        ("GET http://localhost HTTP/1.1", 308),
    ],
)
def test_other_forms_of_a_request_line_are_answered_as_the_host_that_they_name_in_their_header(
    site, request_line, status
):
    answer = site.server.exchange(f"{request_line}\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answer is not None
    assert answer.status == status
    if status == 200:
        assert answer.body == site.good[0]
    assert "elsewhere" not in answer.headers.get("location", "")


@pytest.mark.contract("fuzzing")
def test_a_visitor_who_waits_for_a_100_has_it_in_its_turn(site):
    wanting = request_head(
        "POST", PAINT, content_type="application/json", content_length=len(WISH), expect="100-continue"
    )
    first = b"HEAD /static/favicon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert statuses(site.server, first + wanting + WISH) == [200, 100, 200]


@pytest.mark.contract("bad-body-size")
@pytest.mark.torture
@pytest.mark.parametrize("framing", ["length", "chunked", "nothing"])
def test_a_body_that_comes_too_slowly_is_refused_after_five_seconds(site, framing):
    drip, wait = (b"1\r\n \r\n", 0.5) if framing == "chunked" else (b" ", 0.5)
    how = {"transfer_encoding": "chunked"} if framing == "chunked" else {"content_length": 500}
    head = request_head("POST", PAINT, content_type="application/json", **how)
    pieces = (30.0,) if framing == "nothing" else (drip, wait) * 60
    answer = refused(site.server.exchange(head, *pieces), Group("bad-body-size", 408, "body-too-slow", {}))
    assert 4.5 < answer.seconds < 10
    assert good_answers(site.server) == site.good
