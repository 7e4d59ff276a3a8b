"""More than a process can do at once: what is costly waits in line or is refused, and the rest goes on."""

import json
import socket
from collections import Counter
from contextlib import ExitStack
from http.client import HTTPResponse

import pytest

from tests.system.raw import request_head

CROWD = 1200
STAYING = 200
"""Of these, the last to come would keep their connections."""

pytestmark = pytest.mark.contract("overload")


@pytest.fixture(scope="module")
def crowded(start_shared):
    """A server, and the answers to far more questions at one moment than it answers in its visitors' patience."""
    server = start_shared()
    with ExitStack() as stack:
        crowd = [stack.enter_context(server.connect()) for _ in range(CROWD)]
        balancer = stack.enter_context(server.connect())
        for number, visitor in enumerate(crowd):
            connection = "keep-alive" if number >= CROWD - STAYING else "close"
            visitor.sendall(request_head("GET", f"/api/places?q=san+{number}&limit=20", connection=connection))
        balancer.sendall(request_head("GET", "/health"))
        health = read(balancer)
        answers = [read(visitor) for visitor in crowd]
    return server, health, answers


def read(connection: socket.socket):
    answer = HTTPResponse(connection)
    answer.begin()
    return answer.status, dict(answer.getheaders()), answer.read()


def test_some_are_served_and_some_refused_and_nobody_is_dropped(crowded):
    _, _, answers = crowded
    statuses = Counter(status for status, _, _ in answers)
    assert set(statuses) == {200, 503}
    assert sum(statuses.values()) == CROWD


def test_a_refusal_is_honest_and_says_when_to_come_back(crowded):
    _, _, answers = crowded
    refusals = [(headers, json.loads(body)) for status, headers, body in answers if status == 503]
    assert {headers["Retry-After"] for headers, _ in refusals} == {"1"}
    assert {headers["Content-Type"] for headers, _ in refusals} == {"application/problem+json"}
    assert {body["type"] for _, body in refusals} == {"/api-info#overloaded"}
    assert {headers["X-Content-Type-Options"] for headers, _ in refusals} == {"nosniff"}
    assert len({headers["X-Request-ID"] for headers, _ in refusals}) == len(refusals)


def test_some_of_those_refused_must_connect_anew_and_may_meet_another_process(crowded):
    _, _, answers = crowded
    told = Counter((status, headers["Connection"]) for status, headers, _ in answers[-STAYING:])
    assert told[200, "close"] == 0
    assert 0 < told[503, "close"] < told[503, "keep-alive"]


def test_refusals_are_counted(crowded):
    server, _, answers = crowded
    refused = sum(status == 503 for status, _, _ in answers)
    lines = server.get("/metrics", headers={"Accept": "text/plain"}).text.splitlines()
    assert f"http_requests_shed_total {refused:.1f}" in lines
    assert f'http_requests_total{{method="GET",route="/api/places",status="503"}} {refused:.1f}' in lines


def test_a_balancer_is_answered_meanwhile(crowded):
    _, (status, _, body), _ = crowded
    assert (status, json.loads(body)["status"]) == (200, "healthy")


def test_afterwards_everybody_is_served(crowded):
    server, _, _ = crowded
    assert server.get("/api/places?q=afterwards").status_code == 200


def test_pictures_wait_in_line_instead_of_being_refused(start_server):
    server = start_server()
    with ExitStack() as stack:
        crowd = [stack.enter_context(server.connect()) for _ in range(300)]
        for number, visitor in enumerate(crowd):
            wish = json.dumps({"location": "Paris, FR", "weather": "clear", "temperature": number % 100 - 50}).encode()
            head = request_head(
                "POST", "/api/generate-image", content_type="application/json", content_length=len(wish)
            )
            visitor.sendall(head + wish)
        assert Counter(read(visitor)[0] for visitor in crowd) == {200: 300}
