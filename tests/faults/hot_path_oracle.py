"""Whether the hot path answers as the long way does: both, under gunicorn's parser and answers, but without a socket.

To be imported where gevent has patched all, with the settings in the environment.
"""

import dataclasses
import os
import re
from datetime import UTC, datetime
from typing import Any

from gunicorn import http
from gunicorn.config import Config
from gunicorn.http import wsgi
from gunicorn.http.errors import ParseException

from app import create_app
from dioramacast.services import build_services
from dioramacast.settings import Settings

MOST_REQUESTS = 4
VISITOR, LISTENER = ("192.0.2.1", 1234), ("127.0.0.1", 5000)
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
OF_ONE_ANSWER = re.compile(rb"^(Date|X-Request-ID|Age): [^\r]*", re.MULTILINE)
"""Each answer has them, with values of its own."""
ETAG = re.compile(rb"^ETag: ([^\r]*)", re.MULTILINE)
GZIP = b"\x1f\x8b"


class Differs(AssertionError):
    """The hot path did not answer as the long way does, or either failed."""


class Wire:
    """What gunicorn takes for a visitor's socket; ``sent`` is what the visitor would get."""

    def __init__(self) -> None:
        self.sent = b""

    def sendall(self, data: bytes) -> None:
        self.sent += data

    def send(self, data: bytes) -> int:
        self.sent += data
        return len(data)

    def shutdown(self, how: int) -> None:
        """Nothing more would be read."""


class Oracle:
    def __init__(self) -> None:
        settings, now = Settings.from_env(os.environ), datetime.now(UTC)
        services = build_services(settings, lambda: now)
        services.start()
        # Both know the same weather, pictures and places.
        without = dataclasses.replace(services, settings=settings.model_copy(update={"hot_path": False}))
        self._hot_path, self._long_way = create_app(settings, services), create_app(settings, without)
        self._config = Config()
        self._config.set("forwarded_allow_ips", "")
        self._config.set("secure_scheme_headers", {})

    def check(self, connection: bytes) -> int:
        """The number of requests in what comes over a connection.

        ``<etag>`` in it stands for the one that the first of its answers has without it.
        """
        if b"metrics" in connection:
            return 0  # they count who asks
        if b"<etag>" in connection:
            first = self._answers(self._long_way, connection.replace(b"<etag>", b'"none"'))[:1]
            told = ETAG.search(b"".join(first))
            connection = connection.replace(b"<etag>", told[1] if told else b'"none"')
        expected = self._answers(self._long_way, connection)
        if any(re.match(rb"HTTP/1\.1 5", answer) for answer in expected):
            raise Differs(f"{expected!r}\nto {connection!r}")
        for which in ("first", "repeated"):
            found = self._answers(self._hot_path, connection)
            if list(map(comparable, found)) != list(map(comparable, expected)):
                raise Differs(f"{which}: {found!r}\nthe long way: {expected!r}\nto {connection!r}")
        return len(expected)

    def _answers(self, app: Any, connection: bytes) -> list[bytes]:
        """To each request, until gunicorn takes one for no HTTP or would close the connection."""
        parser = http.get_parser(self._config, iter([connection]), VISITOR)
        found: list[bytes] = []
        try:
            while len(found) < MOST_REQUESTS and (request := next(parser)):
                wire = Wire()
                response, environ = wsgi.create(request, wire, VISITOR, LISTENER, self._config)
                chunks = app(environ, response.start_response)
                for chunk in chunks:
                    response.write(chunk)
                response.close()
                getattr(chunks, "close", lambda: None)()
                found.append(wire.sent)
                if response.should_close():
                    break
        except (ParseException, OSError, StopIteration):
            pass
        return found


def comparable(answer: bytes) -> tuple[list[bytes], bytes]:
    """Its head's lines and its body, without what each answer has of its own."""
    head, _, body = answer.removeprefix(CONTINUE).partition(b"\r\n\r\n")
    if body.startswith(GZIP):
        body = body[:4] + body[8:]  # when it was compressed
    return sorted(OF_ONE_ANSWER.sub(rb"\1", head).split(b"\r\n")), body
