"""The machine and the day, for the line above a table."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path


def machine() -> str:
    """``2 cores, 24 GiB, Linux 6.1, Python 3.11.7, 2026-11-24``."""
    kilobytes = int(Path("/proc/meminfo").read_text().split(None, 2)[1])
    cores = len(os.sched_getaffinity(0))
    system = f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}"
    memory = f"{kilobytes / 1024**2:.0f} GiB"
    return f"{cores} cores, {memory}, {system}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"
