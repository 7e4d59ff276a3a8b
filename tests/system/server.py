"""Starts the real thing: gunicorn with the shipped configuration, in a process and an environment of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import requests

from tests.system.raw import RawAnswer, exchange
from tests.system.secrets import look_for, secrets_in
from tests.system.tally import tally

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "gunicorn", "-c", "gunicorn_config.py", "app:app")
START_SECONDS = 60
STOP_SECONDS = 40
"""Above gunicorn's graceful time-out: who does not end by then never does."""


def free_port() -> int:
    """A port nobody listens on: to serve on, or to find nobody at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def bare_environment(home: Path) -> dict[str, str]:
    """Nothing of ours: none of the developer's settings reaches the server under test."""
    return {"PATH": os.defpath, "HOME": str(home), "LANG": "C.UTF-8"}


class Server:
    """A running server; ``start`` returns once it answers ``GET /health``.

    It never says what was secret in its environment: each answer is looked through as it is read, and all that it has
    printed when it has ended.

    Attributes:
        url: its origin, without a slash at the end.
        folder: where its output goes (``stdout``, ``stderr``).
    """

    def __init__(
        self, environment: Mapping[str, str], folder: Path, command: Sequence[str] = COMMAND, cwd: Path = PROJECT
    ) -> None:
        self.folder = folder
        self.secrets = secrets_in(environment)
        self.port = int(environment["PORT"])
        self.url = f"http://127.0.0.1:{self.port}"
        with (folder / "stdout").open("wb") as stdout, (folder / "stderr").open("wb") as stderr:
            self.process = subprocess.Popen(
                command,
                cwd=cwd,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                # A group of its own, so that whatever it leaves behind can be ended and nothing else.
                start_new_session=True,
            )

    @classmethod
    def start(cls, environment: Mapping[str, str], folder: Path, **how: Any) -> "Server":
        server = cls(environment, folder, **how)
        try:
            server.wait_until_healthy()
        except BaseException:
            server.kill()
            raise
        return server

    def wait_until_healthy(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.output()}")
            try:
                if self._send("GET", "/health", timeout=5).status_code == 200:
                    return
            except requests.exceptions.RequestException:
                time.sleep(0.05)
        raise AssertionError(f"the server did not answer within {START_SECONDS} s:\n{self.output()}")

    @property
    def is_ready(self) -> bool:
        try:
            return self._send("GET", "/ready", timeout=5).status_code == 200
        except requests.exceptions.RequestException:
            return False

    def request(self, method: str, path: str, **options: Any) -> requests.Response:
        """One request on a connection of its own: a kept one would hold up a drain. Follows no redirect unless told."""
        tally.add(sent=1)
        try:
            return self._send(method, path, **options)
        except requests.exceptions.RequestException:
            tally.add(lost=1)
            raise

    def _send(self, method: str, path: str, **options: Any) -> requests.Response:
        options = {"timeout": 30, "allow_redirects": False, **options}
        with requests.Session() as session:
            session.trust_env = False
            answer = session.request(method, self.url + path, **options)
            if not options.get("stream"):
                look_for(self.secrets, f"{answer.headers}".encode() + answer.content, f"the answer to {path}")
            return answer

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> requests.Response:
        return self.request("POST", path, **options)

    def exchange(self, *pieces: bytes | float, timeout: float = 30) -> RawAnswer | None:
        """Bytes as they stand, over a socket; see ``raw.exchange``."""
        tally.add(sent=1)
        answer = exchange(self.port, *pieces, timeout=timeout)
        if answer:
            look_for(self.secrets, f"{answer.headers}".encode() + answer.body, "an answer")
        return answer

    def connect(self) -> socket.socket:
        """A bare connection, for those who do nothing with it."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def output(self) -> str:
        """All that it has printed, on either stream."""
        return "".join((self.folder / name).read_text(errors="replace") for name in ("stdout", "stderr"))

    def log_lines(self) -> list[dict[str, Any]]:
        """What it has logged; fails on a line that is not a JSON object."""
        lines = [json.loads(line) for line in self.output().splitlines()]
        assert all(isinstance(line, dict) for line in lines)
        return lines

    def stop(self, within_seconds: float = STOP_SECONDS) -> float:
        """SIGTERM; fails where it takes longer. The seconds that it took."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(within_seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running {within_seconds} s after SIGTERM:\n{self.output()}") from None
        finally:
            self.kill()
        return time.monotonic() - started

    def kill(self) -> None:
        """Ends it and every process it started, at once."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)
        for name in ("stdout", "stderr"):
            look_for(self.secrets, (self.folder / name).read_bytes(), f"the server's {name}")
