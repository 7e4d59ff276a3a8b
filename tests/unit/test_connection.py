"""An answer's head and body leave together, over a real pair of sockets."""

import re
import socket
import time

import gevent
import pytest

from dioramacast.connection import Connection

HEAD = b"HTTP/1.1 200 OK\r\nServer: gunicorn\r\nContent-Length: 4\r\n\r\n"
STREAM = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
def pair():
    """(the server's end, the visitor's)"""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    connection = Connection(ours.family, ours.type, ours.proto, fileno=ours.detach())
    yield connection, theirs
    connection.close()
    theirs.close()


def test_a_head_waits_for_its_body(pair):
    connection, visitor = pair
    connection.sendall(HEAD)
    with pytest.raises(BlockingIOError):
        visitor.recv(1000)
    connection.sendall(b"body")
    assert visitor.recv(1000) == HEAD + b"body"


def test_a_stream_begins_at_once(pair):
    connection, visitor = pair
    connection.sendall(STREAM)
    assert visitor.recv(1000) == STREAM


@pytest.mark.parametrize("end", [lambda ours: ours.shutdown(socket.SHUT_WR), lambda ours: ours.close()])
def test_a_head_without_a_body_is_sent_before_the_end(pair, end):
    connection, visitor = pair
    connection.sendall(HEAD)
    end(connection)
    assert visitor.recv(1000) == HEAD
    assert visitor.recv(1000) == b""


def test_a_head_without_a_body_is_sent_before_the_next_request_is_awaited(pair):
    connection, visitor = pair
    connection.sendall(HEAD)
    visitor.sendall(b"GET")
    assert connection.recv(1000) == b"GET"
    assert visitor.recv(1000) == HEAD


def test_a_file_comes_after_its_head(pair, tmp_path):
    connection, visitor = pair
    file = tmp_path / "file"
    file.write_bytes(b"body")
    connection.sendall(HEAD)
    with file.open("rb") as opened:
        connection.sendfile(opened)
    assert visitor.recv(1000) == HEAD + b"body"


def test_answers_without_a_body_to_requests_that_came_together_keep_their_order(pair):
    connection, visitor = pair
    for number in range(3):
        connection.sendall(HEAD.replace(b"gunicorn", b"%d" % number))
    connection.sendall(b"body")
    received = visitor.recv(1000)
    assert re.findall(rb"Server: (.)", received) == [b"0", b"1", b"2"]
    assert received.endswith(b"\r\n\r\nbody")


def test_what_is_sent_past_it_comes_after_a_head_that_waits(pair):
    connection, visitor = pair
    connection.sendall(HEAD)
    connection.send(b"HTTP/1.1 100 Continue\r\n\r\n")
    assert visitor.recv(1000) == HEAD + b"HTTP/1.1 100 Continue\r\n\r\n"


def test_a_long_body_comes_whole_to_a_visitor_who_reads_slowly(pair):

    connection, visitor = pair
    body = bytes(range(256)) * 8000
    sending = gevent.spawn(lambda: (connection.sendall(HEAD), connection.sendall(body)))
    received = b""
    while len(received) < len(HEAD) + len(body):
        gevent.sleep(0)
        try:
            received += visitor.recv(100_000)
        except BlockingIOError:
            gevent.sleep(0.001)
    sending.join()
    assert received == HEAD + body


def test_in_a_long_turn_of_the_loop_others_are_seen_before_a_request_is(pair):
    connection, visitor = pair
    visitor.sendall(b"GET")
    seen = []

    def serve():
        time.sleep(0.05)  # the turn gets old
        gevent.spawn(seen.append, "another")
        seen.append(connection.recv(1000))

    gevent.spawn(serve).join()
    assert seen == ["another", b"GET"]


class HastyConnection(Connection):
    request_seconds = 0.1


@pytest.fixture
def hasty_pair():
    """Of a connection that gives a request a tenth of a second."""
    ours, theirs = socket.socketpair()
    connection = HastyConnection(ours.family, ours.type, ours.proto, fileno=ours.detach())
    yield connection, theirs
    connection.close()
    theirs.close()


def test_who_does_not_go_on_with_a_request_is_taken_to_have_left(hasty_pair):
    connection, visitor = hasty_pair
    visitor.sendall(b"GET")
    assert connection.recv(1000) == b"GET"
    assert connection.recv(1000) == b""
    visitor.sendall(b" /another HTTP/1.1")
    assert connection.recv(1000) == b""


def test_after_an_answer_the_next_request_may_take_its_time(hasty_pair):
    connection, visitor = hasty_pair
    visitor.sendall(b"GET")
    connection.recv(1000)
    connection.sendall(HEAD)
    connection.sendall(b"body")
    gevent.spawn_later(0.3, visitor.sendall, b"GET")
    assert connection.recv(1000) == b"GET"
