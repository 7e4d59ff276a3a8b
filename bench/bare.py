"""The least that a WSGI application can do: one answer, with the status, the headers and the bytes of one of ours.

``bench.bare:build_app()`` serves the one that ``$BENCH_ANSWER`` holds, under our own gunicorn configuration.
"""

import http.client
import os
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.site import Site
from tests.system.server import Server

OF_THE_SERVER = {"connection", "date", "server", "transfer-encoding"}
"""Headers that gunicorn writes itself, for whatever application."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def save(self, folder: Path) -> str:
        """The file that it is in."""
        file = folder / f"answer-{len(list(folder.glob('answer-*')))}"
        file.write_bytes(pickle.dumps((self.status, self.reason, self.headers, self.body)))
        return str(file)

    @classmethod
    def of_environment(cls) -> "Answer":
        """What a benchmark has saved a moment ago, in a folder of its own."""
        return cls(*pickle.loads(Path(os.environ["BENCH_ANSWER"]).read_bytes()))  # noqa: S301


def record(server: Server, path: str, headers: Mapping[str, str], status: int = 200) -> Answer:
    """What ``server`` says; anything but ``status`` ends the benchmark."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    # Without Accept-Encoding: identity, which wrk does not send either.
    connection.putrequest("GET", path, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != status:
        raise RuntimeError(f"{path}: {answer.status} in place of {status}: {body[:500]!r}")
    kept = tuple((name, value) for name, value in answer.getheaders() if name.lower() not in OF_THE_SERVER)
    return Answer(answer.status, answer.reason, kept, body)


def serve_bare(site: Site, answer: Answer) -> Server:
    return site.serve_other("bench.bare:build_app()", BENCH_ANSWER=answer.save(site.folder))


class Lifeless:
    """What ``gunicorn_config.py`` and our worker class tell an application of ours."""

    def start(self) -> None: ...

    def drain(self) -> None: ...

    def finish(self, seconds: float) -> None: ...


class Bare:
    def __init__(self, answer: Answer) -> None:
        self.extensions = {"dioramacast": Lifeless()}
        self._status = f"{answer.status} {answer.reason}"
        self._headers = list(answer.headers)
        self._body = [answer.body]

    def __call__(self, environ: Mapping[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response(self._status, self._headers)
        return self._body


def build_app() -> Bare:
    return Bare(Answer.of_environment())
