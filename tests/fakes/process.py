"""A fake in a process of its own, and what a test says to it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from tests.fakes.certificate import Certificate

PROJECT = Path(__file__).resolve().parents[2]


class Fake:
    """Starts ``python -m <module>``; all its methods return when the fake has done what they ask.

    With a certificate it speaks HTTPS, and only to those who trust the certificate's authority.
    """

    def __init__(self, module: str, certificate: Certificate | None = None) -> None:
        command = [sys.executable, "-m", module, "--until-stdin-closes"]
        if certificate is not None:
            command += ["--certificate", str(certificate.key_and_chain)]
        # The open standard input is a leash: the fake ends with the test run, however that ends.
        self._process = subprocess.Popen(
            command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        if self._process.stdout is None:
            raise RuntimeError("the fake has no standard output")
        self.url = self._process.stdout.readline().strip()
        if not self.url.startswith("http"):
            raise RuntimeError(f"{module} did not start (exit status {self._process.wait(10)})")
        self._session = requests.Session()
        self._session.trust_env = False
        if certificate is not None:
            self._session.verify = str(certificate.authority)

    @property
    def pid(self) -> int:
        return self._process.pid

    def fault(self, kind: str, **details: Any) -> None:
        """For instance ``fault("status", status=429, retry_after=30)``, ``fault("hang", times=1)``."""
        self._control(fault={"kind": kind, **details})

    def heal(self) -> None:
        """Answers well again, and keeps its count and what it was told to say."""
        self._control(fault={"kind": "none"})

    def values(self, **values: Any) -> None:
        """Says these from now on, everywhere: ``values(weather_code=61, temperature_2m=-3.4)``."""
        self._control(values=values)

    def omit(self, *names: str) -> None:
        """Leaves these fields out from now on."""
        self._control(omit=list(names))

    def release(self) -> None:
        """Whatever waits in it goes on at once: the slow answers, the hanging is let go. The fault stays for others."""
        self._control(release=True)

    def reset(self) -> None:
        """As new; whatever hangs is let go."""
        self._session.post(f"{self.url}/__reset", timeout=10).raise_for_status()

    @property
    def calls(self) -> list[dict[str, Any]]:
        """What was asked, oldest first: ``method``, ``path``, ``query``, ``headers`` (names in lower case), ``at``."""
        calls: list[dict[str, Any]] = self._journal()["calls"]
        return calls

    @property
    def call_count(self) -> int:
        return int(self._journal()["count"])

    @property
    def most_in_flight(self) -> int:
        """The most calls there were at one time."""
        return int(self._journal()["most_in_flight"])

    @property
    def trap_hits(self) -> int:
        """How often somebody followed the redirect."""
        return int(self._journal()["trap_hits"])

    def stop(self) -> None:
        self._session.close()
        self._process.kill()
        self._process.communicate()

    def _control(self, **wanted: Any) -> None:
        answer = self._session.post(f"{self.url}/__control", json=wanted, timeout=30)
        if answer.status_code != 200:
            raise ValueError(answer.json()["error"])

    def _journal(self) -> dict[str, Any]:
        answer = self._session.get(f"{self.url}/__calls", timeout=10)
        answer.raise_for_status()
        journal: dict[str, Any] = answer.json()
        return journal
