"""What happens to processes: one of a server's is killed, all are replaced, and a balancer sends visitors elsewhere."""

import asyncio
import itertools
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.system.listener import Listener
from tests.system.server import Server

POLL_SECONDS = 0.2


def web_processes(server: Server) -> list[int]:
    """The ids of those that serve."""
    pid = server.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def kill_web_process(server: Server) -> float:
    """Ends one of those that serve, the longest-lived, at once. When that was, on the monotonic clock."""
    os.kill(min(web_processes(server)), signal.SIGKILL)
    return time.monotonic()


def replace_web_processes(server: Server) -> None:
    """A reload; returns when only new ones serve."""
    old = set(web_processes(server))
    server.process.send_signal(signal.SIGHUP)
    wait_until(lambda: not old & set(web_processes(server)))


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


class Balancer(Listener):
    """Each connection goes to a server whose latest ``/ready`` said 200, in turn, and stays there.

    It knows no second try: whom it sends to a server that does not take him, is lost.
    """

    def __init__(self, *servers: Server) -> None:
        super().__init__()
        self.servers = list(servers)
        self._ready: list[Server] = []
        self._turns = itertools.count()
        self._poller = threading.Thread(target=self._poll)

    def __enter__(self) -> "Balancer":
        self._poller.start()
        self.start()
        self.wait_until_it_sends_to(*self.servers)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
        self._poller.join(30)

    def wait_until_it_sends_to(self, *servers: Server) -> None:
        wait_until(lambda: set(servers) <= set(self._ready))

    def _poll(self) -> None:
        while not self.is_over.wait(POLL_SECONDS):
            self._ready = [server for server in list(self.servers) if server.is_ready]

    async def serve(self, visitor: asyncio.StreamReader, to_visitor: asyncio.StreamWriter) -> None:
        ready = self._ready
        with suppress(OSError):
            server, to_server = await asyncio.open_connection("127.0.0.1", ready[next(self._turns) % len(ready)].port)
            await asyncio.gather(pump(visitor, to_server), pump(server, to_visitor))
        to_visitor.close()


async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
    target.close()
