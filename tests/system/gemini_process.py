"""A process with Gemini's client in it, as ``gemini_driver`` makes one."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.system.server import PROJECT, bare_environment

KEY = "AIza-not-to-be-seen"
MODEL = "gemini-nano-banana-2.1"


class Driver:
    """A process with clients in it."""

    def __init__(self, folder: Path) -> None:
        self._errors = folder / "stderr"
        self._answers: list[str] = []
        with self._errors.open("wb") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.system.gemini_driver"],
                cwd=PROJECT,
                # Neither of these may send a call elsewhere.
                env=bare_environment(folder) | {"GOOGLE_API_KEY": "another", "GOOGLE_GENAI_USE_VERTEXAI": "true"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                bufsize=1,
            )

    def order(
        self, base_url: str, rounds: list[list[str]], deadlines_seconds: list[float] | None = None, **details: Any
    ) -> dict[str, Any]:
        """What came of the rounds: the prompts of one are asked at once, by a client that all rounds share."""
        usual = {"key": KEY, "model": MODEL, "ca_bundle": None, "budget": 1000, "breaker_threshold": 10_000}
        usual["deadlines_seconds"] = deadlines_seconds or [60] * len(rounds)
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps({**usual, "base_url": base_url, "rounds": rounds, **details}), file=self._process.stdin)
        self._answers.append(self._process.stdout.readline())
        answer: dict[str, Any] = json.loads(self._answers[-1])
        return answer

    def ask(self, base_url: str, **details: Any) -> dict[str, Any]:
        """What came of one question."""
        outcome: dict[str, Any] = self.order(base_url, [["A tiny Paris in the rain"]], **details)["rounds"][0][0]
        return outcome

    @property
    def output(self) -> str:
        return "".join(self._answers) + self._errors.read_text()

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()
