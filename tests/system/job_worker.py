"""Starts the real job worker, in a process and an environment of its own."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.system.secrets import look_for, secrets_in
from tests.system.server import PROJECT

COMMAND = (sys.executable, "-m", "dioramacast.worker")
START_SECONDS = 60


class JobWorker:
    """Ready when it is made: when it has said ``event``. Its output is looked through for secrets when it has ended."""

    def __init__(self, environment: Mapping[str, str], folder: Path, event: str = "ready") -> None:
        self._output = folder / "output"
        self._secrets = secrets_in(environment)
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                COMMAND,
                cwd=PROJECT,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while f'"event": "{event}"' not in self.output():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the worker did not get ready:\n{self.output()}")
            time.sleep(0.05)

    def output(self) -> str:
        return self._output.read_text(errors="replace")

    @property
    def jobs_ended(self) -> int:
        return self.output().count('"event": "job"')

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(30)
        look_for(self._secrets, self._output.read_bytes(), "the worker's output")

    def stop(self, within_seconds: float) -> int:
        """SIGTERM; the exit status. Fails where it takes longer."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(within_seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running {within_seconds} s after SIGTERM:\n{self.output()}") from None
