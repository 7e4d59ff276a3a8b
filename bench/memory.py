"""What processes weigh and take: their proportional set size, in which pages that several share count once, and their
processor time.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LOOK_SECONDS = 0.5


class Peak:
    megabytes = 0.0


class ProcessTree:
    """``pids`` and all their descendants."""

    def __init__(self, pids: Sequence[int]) -> None:
        self._pids = pids

    def megabytes(self) -> float:
        return sum(self.each_megabytes().values())

    def each_megabytes(self) -> dict[int, float]:
        """By process id."""
        return {pid: _kilobytes(pid) / 1024 for pid in self._all()}

    def open_files(self) -> int:
        """Descriptors of all of them."""
        return sum(_descriptors(pid) for pid in self._all())

    def cpu_seconds(self) -> float:
        """Of those that live, and of those of their children that have ended."""
        return sum(_ticks(pid) for pid in self._all()) / os.sysconf("SC_CLK_TCK")

    @contextmanager
    def watched(self) -> Iterator[Peak]:
        """The most they weigh inside."""
        peak, is_over = Peak(), threading.Event()

        def look() -> None:
            while not is_over.wait(LOOK_SECONDS):
                peak.megabytes = max(peak.megabytes, self.megabytes())

        looking = threading.Thread(target=look, daemon=True)
        looking.start()
        yield peak
        is_over.set()
        looking.join()

    def _all(self) -> set[int]:
        children: dict[int, list[int]] = {}
        for entry in os.listdir("/proc"):
            if entry.isdigit() and (parent := _parent(int(entry))) is not None:
                children.setdefault(parent, []).append(int(entry))
        found, looked_at = set(self._pids), list(self._pids)
        while looked_at:
            for child in children.get(looked_at.pop(), []):
                if child not in found:
                    found.add(child)
                    looked_at.append(child)
        return found


def _parent(pid: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):
        return None


def busy_seconds() -> float:
    """Processor time of the whole machine, since it started."""
    fields = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    user, nice, system, _idle, _waiting, *interrupts = map(int, fields)
    return (user + nice + system + sum(interrupts[:3])) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    try:
        return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    except (OSError, ValueError):
        return 0


def _descriptors(pid: int) -> int:
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return 0


def _kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
