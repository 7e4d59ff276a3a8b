"""The proxy does what its knobs say, each way, and to connections that are already open."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.conftest import StartProxy
from tests.faults.proxy import Proxy, Way


@pytest.fixture(scope="module")
def echo_port() -> Iterator[int]:
    """A server that says back what it is told."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve, args=(listening,), daemon=True).start()
        yield listening.getsockname()[1]


def _serve(listening: socket.socket) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_echo, args=(connection,), daemon=True).start()


def _echo(connection: socket.socket) -> None:
    with connection, suppress(OSError):
        while said := connection.recv(65_536):
            connection.sendall(said)


@pytest.fixture
def proxy(echo_port: int, start_proxy: StartProxy) -> Proxy:
    return start_proxy(echo_port)


@pytest.fixture
def client(proxy: Proxy) -> Iterator[socket.socket]:
    with connected(proxy) as client:
        assert said_back(client, b"hello") == b"hello"
        yield client


def connected(proxy: Proxy) -> socket.socket:
    return socket.create_connection(("127.0.0.1", proxy.port), timeout=10)


def heard(client: socket.socket, size: int) -> bytes:
    """So many bytes, or what comes before the end."""
    found = b""
    with suppress(ConnectionResetError):
        while len(found) < size and (piece := client.recv(size - len(found))):
            found += piece
    return found


def said_back(client: socket.socket, said: bytes) -> bytes:
    client.sendall(said)
    return heard(client, len(said))


def is_silent(client: socket.socket) -> bool:
    client.settimeout(0.3)
    try:
        client.recv(1)
    except TimeoutError:
        return True
    else:
        return False
    finally:
        client.settimeout(10)


def test_it_passes_on_what_is_said_and_the_end_of_it(client: socket.socket) -> None:
    client.sendall(b"x" * 1_000_000)
    client.shutdown(socket.SHUT_WR)
    assert heard(client, 2_000_000) == b"x" * 1_000_000


@pytest.mark.parametrize("way", [Way.ASKING, Way.ANSWERING, None])
def test_what_hangs_is_kept_and_goes_on_later(proxy: Proxy, client: socket.socket, way: Way | None) -> None:
    proxy.hang(way)
    client.sendall(b"question")
    assert is_silent(client)
    proxy.pass_on()
    assert heard(client, 8) == b"question"


def test_a_delay_is_one_of_each_way(proxy: Proxy, client: socket.socket) -> None:
    proxy.set(delay_seconds=0.2)
    started = time.monotonic()
    assert said_back(client, b"question") == b"question"
    assert time.monotonic() - started >= 0.4


def test_a_drip_is_a_byte_at_a_time_until_it_is_over(proxy: Proxy, client: socket.socket) -> None:
    proxy.set(Way.ANSWERING, drip_seconds=0.2)
    client.sendall(b"question")
    assert client.recv(100) == b"q"
    assert client.recv(100) == b"u"
    proxy.pass_on()
    assert heard(client, 6) == b"estion"


def test_an_answer_is_cut_in_its_middle(proxy: Proxy, client: socket.socket) -> None:
    proxy.set(Way.ANSWERING, cut_after_bytes=3)
    assert said_back(client, b"question") == b"que"
    with connected(proxy) as another:
        assert said_back(another, b"question") == b"que"
    proxy.pass_on()
    with connected(proxy) as third:
        assert said_back(third, b"question") == b"question"


def test_a_cut_ends_what_is_open_and_nothing_else(proxy: Proxy, client: socket.socket) -> None:
    proxy.cut()
    assert heard(client, 1) == b""
    with connected(proxy) as another:
        assert said_back(another, b"question") == b"question"


def test_who_is_refused_cannot_connect_until_it_is_over(proxy: Proxy, client: socket.socket) -> None:
    proxy.refuse()
    assert heard(client, 1) == b""
    with pytest.raises(ConnectionRefusedError):
        connected(proxy)
    proxy.pass_on()
    with connected(proxy) as another:
        assert said_back(another, b"question") == b"question"


def test_who_is_closed_at_once_can_connect_and_hears_nothing(proxy: Proxy) -> None:
    proxy.close_at_once()
    with connected(proxy) as client:
        assert heard(client, 1) == b""


def test_a_knob_that_is_not_there_is_an_error(proxy: Proxy) -> None:
    with pytest.raises(ValueError, match="hangs"):
        proxy.set(hangs=True)
