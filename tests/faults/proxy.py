"""A TCP proxy in a process of its own, whose knobs are turned while connections are open.

It stands between the server under test and Redis or a fake. It knows no protocol: a fault of the wire may come in the
middle of an answer, after the client has connected, or instead of connecting.
"""

import asyncio
import json
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
PIECE_BYTES = 65_536


class Way(StrEnum):
    ASKING = "asking"
    """What the client sends."""
    ANSWERING = "answering"
    """What the server sends."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What happens to the bytes that go one way."""

    is_hanging: bool = False
    """Nothing goes on; it is kept until it may."""
    delay_seconds: float = 0.0
    """Each piece comes so much later."""
    drip_seconds: float = 0.0
    """One byte at a time, with a pause after each."""
    cut_after_bytes: int | None = None
    """Of each connection, from now on: then both its ends are closed."""

    @classmethod
    def parse(cls, given: dict[str, Any]) -> "Flow":
        unknown = set(given) - {each.name for each in fields(cls)}
        if unknown:
            raise ValueError(f"a proxy has no {', '.join(sorted(unknown))}")
        return cls(**given)


class Proxy:
    """In front of ``target_port`` on this machine. Every method returns when the proxy does what it says."""

    def __init__(self, target_port: int) -> None:
        command = [sys.executable, "-m", "tests.faults.proxy", str(target_port)]
        # The open standard input is a leash: the proxy ends with the test run, however that ends.
        self._process = subprocess.Popen(
            command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.port = int(self._heard())

    def pass_on(self) -> None:
        """All is well again: what is kept goes on, and whoever connects is let through."""
        self._say("pass_on")

    def set(self, way: Way | None = None, **flow: Any) -> None:
        """Both ways unless told: ``set(Way.ANSWERING, drip_seconds=0.1)``. What is not named is as it was at first."""
        self._say("flow", ways=list(Way) if way is None else [way], flow=flow)

    def hang(self, way: Way | None = None) -> None:
        """Connections are accepted, and nothing goes on."""
        self.set(way, is_hanging=True)

    def cut(self) -> None:
        """Closes all connections, whatever they are at."""
        self._say("cut")

    def refuse(self) -> None:
        """Nobody listens any more; what is open is closed."""
        self._say("refuse")

    def close_at_once(self) -> None:
        """Accepts, and closes without a byte; what is open is closed."""
        self._say("close_at_once")

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _say(self, order: str, **details: Any) -> None:
        if self._process.stdin is None:
            raise RuntimeError("the proxy has no standard input")
        self._process.stdin.write(json.dumps({"order": order, **details}) + "\n")
        said = self._heard()
        if said.startswith("error"):
            raise ValueError(said)

    def _heard(self) -> str:
        if self._process.stdout is None:
            raise RuntimeError("the proxy has no standard output")
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError(f"the proxy ended with {self._process.wait(10)}")
        return line


class _Connection:
    """``sent``: bytes passed on each way since the flow was last set."""

    def __init__(self, writers: dict[Way, asyncio.StreamWriter]) -> None:
        self.writers = writers
        self.sent = dict.fromkeys(Way, 0)

    def close(self) -> None:
        for writer in self.writers.values():
            # Also what is still to be sent: a fault does not wait for who is slow.
            writer.transport.abort()


class _Relay:
    """What runs in the proxy's own process."""

    def __init__(self, target_port: int) -> None:
        self._target_port = target_port
        self._flows = dict.fromkeys(Way, Flow())
        self._changed = asyncio.Event()
        self._connections: set[_Connection] = set()
        self._closes_at_once = False
        self._server: asyncio.Server | None = None
        self.port = 0

    async def listen(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(
                self._accept, "127.0.0.1", self.port, backlog=2048, reuse_address=True
            )
            self.port = self._server.sockets[0].getsockname()[1]

    async def obey(self, order: str, ways: list[str] | None = None, flow: dict[str, Any] | None = None) -> None:
        match order:
            case "pass_on":
                self._closes_at_once = False
                self._turn(list(Way), Flow())
                await self.listen()
            case "flow":
                self._turn([Way(way) for way in ways or ()], Flow.parse(flow or {}))
            case "cut":
                self._cut()
            case "refuse":
                if self._server:
                    self._server.close()
                    self._server = None
                self._cut()
            case "close_at_once":
                self._closes_at_once = True
                self._cut()
            case _:
                raise ValueError(f"a proxy cannot {order}")

    def _turn(self, ways: list[Way], flow: Flow) -> None:
        self._flows |= dict.fromkeys(ways, flow)
        for connection in self._connections:
            connection.sent |= dict.fromkeys(ways, 0)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def _cut(self) -> None:
        for connection in list(self._connections):
            connection.close()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = _Connection({Way.ANSWERING: writer})
        self._connections.add(connection)
        try:
            if self._closes_at_once:
                return
            target_reader, target_writer = await asyncio.open_connection("127.0.0.1", self._target_port)
            connection.writers[Way.ASKING] = target_writer
            for each in (writer, target_writer):
                each.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.gather(
                self._pump(connection, Way.ASKING, reader), self._pump(connection, Way.ANSWERING, target_reader)
            )
        except OSError:
            pass  # one of the ends is gone, and so is the other
        finally:
            connection.close()
            self._connections.discard(connection)

    async def _pump(self, connection: _Connection, way: Way, reader: asyncio.StreamReader) -> None:
        while piece := await reader.read(PIECE_BYTES):
            await self._wait(self._flows[way].delay_seconds)
            while piece:
                piece = await self._pass_on(connection, way, piece)
        with suppress(OSError):
            connection.writers[way].write_eof()

    async def _pass_on(self, connection: _Connection, way: Way, piece: bytes) -> bytes:
        """What is left of ``piece``, after some of it has gone on as the flow is now."""
        flow = self._flows[way]
        if flow.is_hanging:
            await self._changed.wait()
            return piece
        size = 1 if flow.drip_seconds else len(piece)
        if flow.cut_after_bytes is not None:
            size = min(size, flow.cut_after_bytes - connection.sent[way])
        connection.writers[way].write(piece[:size])
        connection.sent[way] += size
        await connection.writers[way].drain()
        if flow.cut_after_bytes is not None and connection.sent[way] >= flow.cut_after_bytes:
            raise ConnectionAbortedError
        await self._wait(flow.drip_seconds)
        return piece[size:]

    async def _wait(self, seconds: float) -> None:
        """Or until a knob is turned."""
        if seconds:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), seconds)


async def _run(target_port: int) -> None:
    relay = _Relay(target_port)
    await relay.listen()
    print(relay.port, flush=True)
    orders = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    while line := await orders.readline():
        try:
            await relay.obey(**json.loads(line))
        except ValueError as error:
            print(f"error: {error}", flush=True)
        else:
            print("done", flush=True)


if __name__ == "__main__":
    asyncio.run(_run(int(sys.argv[1])))
