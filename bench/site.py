"""All that a benchmark starts, on loopback: servers with the shipped configuration, a real Redis, and fakes."""

import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import requests
from pydantic import SecretStr

from dioramacast.redis_link import RedisLink
from tests.fakes.process import Fake
from tests.system.redis_server import RedisServer
from tests.system.server import COMMAND, PROJECT, START_SECONDS, Server, bare_environment, free_port

WORKERS = 2
UNLIMITED = "1000000 per minute"
"""A visitor's limit that is counted like any other, and that no benchmark reaches."""


class Site:
    """``with Site() as site``: whatever it has started ends with it."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        self._started = 0

    def __enter__(self) -> "Site":
        self.redis = RedisServer(self.folder)
        self._stack.callback(self.redis.kill)
        self.weather = self.fake("tests.fakes.openweathermap")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def fake(self, module: str) -> Fake:
        fake = Fake(module)
        self._stack.callback(fake.stop)
        return fake

    def link(self) -> RedisLink:
        """To the same Redis, for putting things there as the server would."""
        return RedisLink(SecretStr(self.redis.url), 1, None, time.monotonic)

    def serve(self, **settings: str) -> Server:
        """DioramaCast as shipped, but for a key, a budget that is never spent, and ``settings``."""
        return _answering(self.launch(**settings))

    def launch(self, **settings: str) -> Server:
        """The same, which may not answer yet."""
        return self._start(
            COMMAND,
            {
                "MEDIA_DIR": str(self.folder / "media"),
                "OPENWEATHER_API_KEY": "bench-key",
                "OPENWEATHER_BASE_URL": self.weather.url,
                "OPENWEATHER_CALLS_PER_MINUTE": "1000000",
                **settings,
            },
        )

    def serve_other(self, application: str, **settings: str) -> Server:
        """Another WSGI application (``module:factory()``), under our own gunicorn configuration."""
        return _answering(self._start((*COMMAND[:-1], application), settings))

    def serve_asgi(self, factory: str, **settings: str) -> Server:
        """An ASGI application (``module:factory``) on uvicorn."""
        port = str(free_port())
        command = [sys.executable, "-m", "uvicorn", "--factory", factory, "--port", port, "--workers", str(WORKERS)]
        command += ["--no-access-log", "--log-level", "warning"]
        return _answering(self._start(command, {"PORT": port, **settings}))

    def _start(self, command: Sequence[str], settings: dict[str, str]) -> Server:
        self._started += 1
        folder = self.folder / f"server-{self._started}"
        folder.mkdir()
        environment = {
            **bare_environment(folder),
            "PORT": str(free_port()),
            "REDIS_URL": self.redis.url,
            "WEB_CONCURRENCY": str(WORKERS),
            **settings,
        }
        server = Server(environment, folder, command, PROJECT)
        self._stack.callback(server.kill)
        return server


def _answering(server: Server) -> Server:
    """Any answer will do: a bare callable may have nothing but 304 to say."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            server.get("/health", timeout=5)
        except requests.exceptions.RequestException:
            if server.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start:\n{server.output()}") from None
            time.sleep(0.05)
        else:
            return server
