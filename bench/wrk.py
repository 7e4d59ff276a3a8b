"""Load by wrk, and what it costs the server's processes."""

import math
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.memory import ProcessTree
from tests.system.server import Server

THREADS = 2
TIMEOUT = "30s"
WARM_UP_SECONDS = 1
ROTATE = Path(__file__).with_name("rotate.lua")


@dataclass(frozen=True, slots=True)
class Load:
    """``path`` asked over and over. ``visitors`` above 0: by that many addresses in turn, as a proxy names them.

    ``paths`` in place of ``path``: a file of them, one a line, asked in turn.
    """

    path: str
    connections: int
    headers: Mapping[str, str]
    visitors: int = 0
    paths: Path | None = None


@dataclass(frozen=True, slots=True)
class Run:
    per_second: float
    """Good answers alone: to refuse is cheap, and no merit."""
    cpu_us: float
    """Processor time of the server's processes, for each good answer."""
    requests: int
    refused: int
    """Answers that are neither 2xx nor 3xx."""
    broken: int
    """Connections that failed, and answers that did not come in time."""


def require_wrk() -> None:
    if not shutil.which("wrk"):
        sys.exit("This benchmark needs wrk: apt-get install wrk")


def warm_up(server: Server, load: Load, seconds: float = WARM_UP_SECONDS) -> None:
    _wrk(server, load, seconds)


def run(server: Server, load: Load, seconds: float) -> Run:
    tree = ProcessTree([server.process.pid])
    before = tree.cpu_seconds()
    output = _wrk(server, load, seconds)
    cpu_seconds = tree.cpu_seconds() - before
    per_second, requests, refused, broken = parse_output(output)
    good = requests - refused
    if not good:
        return Run(0.0, math.inf, requests, refused, broken)
    return Run(per_second * good / requests, cpu_seconds / good * 1e6, requests, refused, broken)


def _wrk(server: Server, load: Load, seconds: float) -> str:
    """What it prints."""
    command = ["wrk", "-t", str(THREADS), "-c", str(load.connections), "-d", f"{seconds:.0f}s", "-T", TIMEOUT]
    for name, value in load.headers.items():
        command += ["-H", f"{name}: {value}"]
    if load.visitors or load.paths:
        command += ["-s", str(ROTATE), server.url + load.path, "--", str(load.visitors), str(load.paths or "")]
    else:
        command.append(server.url + load.path)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def parse_output(output: str) -> tuple[float, int, int, int]:
    """(requests a second, requests, refused, broken) as wrk prints them."""
    requests = re.search(r"^ *(\d+) requests in ", output, re.MULTILINE)
    per_second = re.search(r"^Requests/sec: +([\d.]+)", output, re.MULTILINE)
    if not requests or not per_second:
        raise ValueError(f"wrk printed something else:\n{output}")
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    errors = re.search(r"Socket errors: (.+)", output)
    broken = sum(map(int, re.findall(r"\d+", errors[1]))) if errors else 0
    return float(per_second[1]), int(requests[1]), int(refused[1]) if refused else 0, broken
