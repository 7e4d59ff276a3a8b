"""A real S3 wire server of the test's own: moto's, in a process of its own, to be killed, stopped and started again."""

import subprocess
import sys
import time
from pathlib import Path

import requests

from tests.fakes.certificate import Certificate
from tests.system.server import bare_environment, free_port
from tests.system.steered_process import SteeredProcess

START_SECONDS = 60
"""Importing moto takes some seconds where both cores are busy."""


class S3Server(SteeredProcess):
    """Keeps nothing when it ends. Takes any key, until ``check_keys``."""

    def __init__(self, folder: Path, certificate: Certificate | None = None) -> None:
        self._folder = folder
        self._certificate = certificate
        self.port = free_port()
        self.start()

    @property
    def url(self) -> str:
        return f"http{'s' if self._certificate else ''}://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        if self._certificate:
            key_and_chain = str(self._certificate.key_and_chain)
            command += ["-s", "-c", key_and_chain, "-k", key_and_chain]
        with (self._folder / "s3-server").open("wb") as output:
            self.process = subprocess.Popen(
                command, env=bare_environment(self._folder), stdout=output, stderr=output, stdin=subprocess.DEVNULL
            )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return self.reset()
            except requests.ConnectionError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise
                time.sleep(0.05)

    def reset(self) -> None:
        """As new: no buckets, and any key is taken."""
        self._control("reset-auth", "Infinity")
        self._control("reset")

    def check_keys(self) -> None:
        """From now on a key must be one that it gave out."""
        self._control("reset-auth", "0")

    def _control(self, action: str, body: str = "") -> None:
        with requests.Session() as session:
            session.trust_env = False
            session.verify = str(self._certificate.authority) if self._certificate else True
            session.post(f"{self.url}/moto-api/{action}", data=body, timeout=10).raise_for_status()
