"""``python -m bench.probe URL SECONDS``: asks ``URL/health`` every SECONDS until its standard input closes.

Prints the milliseconds of every answer, one a line; ``inf`` for those that failed. In a process of its own, so that
what it measures is not its neighbours' waiting.
"""

import http.client
import select
import subprocess
import sys
import time
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 10
PAUSE_SECONDS = 0.05


class HealthProbe:
    """Asks twenty times a second."""

    def __init__(self, url: str) -> None:
        command = [sys.executable, "-m", "bench.probe", url, str(PAUSE_SECONDS)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def stop(self) -> list[float]:
        """Milliseconds of every answer; infinite for those that failed."""
        output, _ = self._process.communicate("")
        return [float(line) for line in output.split()]


def ask(connection: http.client.HTTPConnection) -> float:
    started = time.perf_counter()
    try:
        connection.request("GET", "/health")
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return float("inf")
    return (time.perf_counter() - started) * 1000 if answer.status == 200 else float("inf")


def main() -> None:
    url, pause_seconds = urlsplit(sys.argv[1]), float(sys.argv[2])
    # A kept connection stays with one worker process: several reach them all.
    connections = [http.client.HTTPConnection(url.netloc, timeout=TIMEOUT_SECONDS) for _ in range(8)]
    answers: list[float] = []
    while not select.select([sys.stdin], [], [], pause_seconds)[0]:
        answers.append(ask(connections[len(answers) % len(connections)]))
    print("\n".join(map(str, answers)))


if __name__ == "__main__":
    main()
