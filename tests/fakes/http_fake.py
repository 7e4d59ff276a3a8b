"""The server every fake runs on: the provider's own routes, and three of ours to steer and to watch it.

``POST /__control`` takes JSON with any of ``fault`` (see ``faults.Fault``), ``values`` and ``omit`` (the provider's
own), and ``release``, which lets go of what waits; ``GET /__calls`` tells what was asked; ``POST /__reset`` makes all
well, forgets, and lets go.
"""

import argparse
import json
import os
import socket
import ssl
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from tests.fakes.faults import Answer, Fault, FaultKind, Line, play, prepare

REMEMBERED_CALLS = 10_000


@dataclass(frozen=True, slots=True)
class Request:
    """``query`` holds the last value of each argument, header names are in lower case."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


class Provider(Protocol):
    """What is particular to one provider. All three may be called from many threads at once."""

    def answer(self, request: Request) -> Answer:
        """The answer when all is well, or the provider's own 400 or 404."""

    def error(self, status: int, reason: str | None) -> Answer:
        """The provider's error body; ``reason`` None for the one that it really sends with this status."""

    def steer(self, values: dict[str, Any] | None, omit: list[str] | None) -> None:
        """Fixes ``values`` and leaves out ``omit`` from now on; None leaves as it is. ValueError: no such thing."""


def whole_call(request: Request) -> dict[str, Any]:
    """What the journal keeps of a call, unless the provider has secrets to hide or more to tell."""
    return {"method": request.method, "path": request.path, "query": request.query, "headers": request.headers}


@dataclass(slots=True)
class Journal:
    count: int = 0
    in_flight: int = 0
    most_in_flight: int = 0
    trap_hits: int = 0
    calls: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=REMEMBERED_CALLS))

    def as_json(self) -> dict[str, Any]:
        return {
            "count": self.count,
            "in_flight": self.in_flight,
            "most_in_flight": self.most_in_flight,
            "trap_hits": self.trap_hits,
            "calls": list(self.calls),
        }


class FakeServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024

    def __init__(
        self,
        provider: Provider,
        port: int,
        note: Callable[[Request], dict[str, Any]] = whole_call,
        certificate: Path | None = None,
    ) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.provider = provider
        self.note = note
        self.scheme = "http" if certificate is None else "https"
        if certificate is not None:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
            # Shaking hands here would let one client keep all others waiting: each thread does it with its first read.
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.lock = threading.Lock()
        self.fault = Fault()
        self.journal = Journal()
        self.released = threading.Event()

    @property
    def trap_url(self) -> str:
        """By another host name than the fake's own, as a hijacked redirect would be."""
        return f"{self.scheme}://localhost:{self.server_port}/__trap"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is part of many tests; anything else is a fault of the fake and is printed."""
        if not isinstance(sys.exception(), ConnectionError | ssl.SSLError):
            super().handle_error(request, client_address)

    def control(self, wanted: dict[str, Any]) -> None:
        unknown = set(wanted) - {"fault", "values", "omit", "release"}
        if unknown:
            raise ValueError(f"cannot control {', '.join(sorted(unknown))}")
        fault = Fault.parse(wanted["fault"]) if "fault" in wanted else None
        if fault:
            prepare(fault)
        self.provider.steer(wanted.get("values"), wanted.get("omit"))
        with self.lock:
            self.fault = fault or self.fault
        if wanted.get("release"):
            self.release()

    def reset(self) -> None:
        self.provider.steer({}, [])
        with self.lock:
            self.fault = Fault()
            self.journal = Journal(in_flight=self.journal.in_flight)
        self.release()

    def release(self) -> None:
        with self.lock:
            self.released.set()
            self.released = threading.Event()

    def take_fault(self) -> Fault:
        with self.lock:
            fault = self.fault
            if fault.times is not None:
                self.fault = replace(fault, times=fault.times - 1) if fault.times > 1 else Fault()
            return fault

    @contextmanager
    def noted(self, request: Request) -> Iterator[None]:
        call = self.note(request)
        with self.lock:
            self.journal.count += 1
            self.journal.in_flight += 1
            self.journal.most_in_flight = max(self.journal.most_in_flight, self.journal.in_flight)
            self.journal.calls.append({**call, "at": time.time()})
        try:
            yield
        finally:
            with self.lock:
                self.journal.in_flight -= 1


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeServer

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: the journal is the log."""

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        request = Request(self.command, parts.path, query, headers, body)
        line = Line(self.connection, self.server.released, "deflate" in headers.get("accept-encoding", ""))
        if parts.path.startswith("/__"):
            line.send(self._own_route(request).with_length())
            return
        with self.server.noted(request):
            if not self._play(request, line):
                self.close_connection = True

    def _play(self, request: Request, line: Line) -> bool:
        fault = self.server.take_fault()
        if fault.kind is FaultKind.STATUS:
            refusal = self.server.provider.error(fault.status, fault.reason)
            retry_after = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
            return play(fault, replace(refusal, headers={**refusal.headers, **retry_after}), line, "")
        answer = self.server.provider.answer(request)
        if answer.status != 200:
            # Our client asked for something the provider does not have: no fault may hide that.
            fault = Fault()
        return play(fault, answer, line, self.server.trap_url + self.path)

    def _own_route(self, request: Request) -> Answer:
        match request.method, request.path:
            case "GET", "/__calls":
                with self.server.lock:
                    return Answer.of_json(self.server.journal.as_json())
            case "POST", "/__reset":
                self.server.reset()
                return Answer.of_json({})
            case "POST", "/__control":
                try:
                    self.server.control(json.loads(request.body))
                except (ValueError, TypeError) as error:
                    return Answer.of_json({"error": str(error)}, 400)
                return Answer.of_json({})
            case _, path if path.startswith("/__trap/"):
                with self.server.lock:
                    self.server.journal.trap_hits += 1
                return self.server.provider.answer(replace(request, path=path.removeprefix("/__trap")))
        return Answer.of_json({"error": "no such route of the fake"}, 404)


def run(provider: Provider, description: str, note: Callable[[Request], dict[str, Any]] = whole_call) -> None:
    """The main program of a fake; prints its address once it listens."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end with the process that started it")
    parser.add_argument("--certificate", type=Path, help="speak HTTPS with this key and chain (one PEM file)")
    arguments = parser.parse_args()
    server = FakeServer(provider, arguments.port, note, arguments.certificate)
    if arguments.until_stdin_closes:
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    print(f"{server.scheme}://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


def _end_with_stdin() -> None:
    sys.stdin.buffer.read()
    # Not sys.exit: it would end this thread alone.
    os._exit(0)
