"""Looks at the worker processes of this test."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def worker_pids() -> set[int]:
    """All that this process started and that still live."""
    found = set()
    for children in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        for pid in children.read_text().split():
            if is_alive(int(pid)) and b"offload_worker" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.add(int(pid))
    return found


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Workers:
    def __init__(self) -> None:
        self._before = worker_pids()

    @property
    def pids(self) -> set[int]:
        return worker_pids() - self._before


@contextmanager
def watched_workers() -> Iterator[Workers]:
    """Those that start inside; they are ended behind it."""
    workers = Workers()
    yield workers
    for pid in workers.pids:
        os.kill(pid, signal.SIGKILL)
