"""An answer that is given again is, byte for byte, what gunicorn made of it the first time."""

import socket

import pytest
from gunicorn.config import Config
from gunicorn.http.wsgi import Response

from dioramacast.response_head import close_after, start_again

HEADERS = [("Content-Type", "text/plain"), ("ETag", 'W/"1"')]


class Request:
    method, version = "GET", (1, 1)

    def should_close(self) -> bool:
        return False


CLOSED, KEPT = b"Connection: close", b"Connection: keep-alive"


def sent(start, body: bytes) -> list[bytes]:
    """The lines of an answer that ``start`` begins, without the date."""
    ours, theirs = socket.socketpair()
    response = Response(Request(), ours, Config())
    start(response.start_response)
    response.write(body)
    response.close()
    ours.close()
    lines = theirs.makefile("rb").read().split(b"\r\n")
    theirs.close()
    return [line for line in lines if not line.startswith(b"Date:")]


@pytest.mark.parametrize(
    ("status", "code", "headers", "content_length", "body"),
    [
        ("200 OK", 200, [*HEADERS, ("Content-Length", "4")], 4, b"body"),
        ("200 OK", 200, HEADERS, None, b"body"),
        ("304 NOT MODIFIED", 304, HEADERS, None, b""),
    ],
)
def test_the_same_bytes_as_the_first_time(status, code, headers, content_length, body):
    first = sent(lambda start_response: start_response(status, headers), body)
    again = sent(lambda start_response: start_again(start_response, status, code, headers, content_length), body)
    assert first[0] == b"HTTP/1.1 " + status.encode()
    assert again == first


def test_the_last_answer_of_a_connection_says_so():
    def start(start_response):
        close_after(start_response)
        start_again(start_response, "200 OK", 200, HEADERS, 4)

    lines = sent(start, b"body")
    assert CLOSED in lines
    assert KEPT not in lines


def test_another_server_is_told_all():
    told = []
    close_after(told.append)
    start_again(lambda *what: told.append(what), "200 OK", 200, HEADERS, 4)
    assert told == [("200 OK", HEADERS)]
