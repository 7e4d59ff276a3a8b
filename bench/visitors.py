"""``make bench-visitors``: thousands of visitors at once, each with a connection and an address of its own.

Everything is started here, on loopback: DioramaCast with the shipped configuration over a real Redis, a fake
OpenWeatherMap whose budget is never spent, and the visitors, who share the machine with what is measured. Each opens
the page; then, with a pause between actions, searches (two to four queries as it is typed), asks for the weather of one
of 200 popular and 2,000 other places, now and then for a picture (one action in twenty for the page's own, one in a
hundred for a new one of the place). Limits are as shipped.

"cold" is a 503 for weather that could not be fetched (the upstream's budget), "shed" a 503 for load, 429 a visitor's
own limit. Any other answer but 200 or 304, a lost connection, and an answer that takes more than 30 s have failed.
Nothing may fail or be shed. Exit status 1 where a target is missed.
"""

import argparse
import html
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.crowd import KINDS, Met
from bench.machine import machine
from bench.memory import ProcessTree, busy_seconds
from bench.probe import HealthProbe
from bench.quantiles import quantiles
from bench.site import WORKERS, Site
from tests.system.server import Server

CROWDS = 2
"""Processes of visitors."""
SPARE_FILES = 500


@dataclass(frozen=True, slots=True)
class Target:
    name: str
    value: float
    unit: str
    below: float

    def __str__(self) -> str:
        is_missed = "  MISSED" if self.is_missed else ""
        bound = f"< {self.below:g}" if self.below > 1 else "none"
        return f"{self.name:44}{self.value:>10,.0f} {self.unit:4}{bound:>8}{is_missed}"

    @property
    def is_missed(self) -> bool:
        return not self.value < self.below


def allow_connections(count: int) -> None:
    """Each end of each takes a file descriptor; all may come to one worker."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count + SPARE_FILES
    if hard not in (resource.RLIM_INFINITY,) and hard < wanted:
        sys.exit(f"{count} connections need {wanted} open files a process, and {hard} are allowed (ulimit -Hn).")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(wanted, min(hard, 65536)), hard))


def start_crowds(server: Server, picture: str, arguments: argparse.Namespace) -> list[subprocess.Popen[str]]:
    crowds = []
    for number in range(CROWDS):
        first, end = (arguments.visitors * part // CROWDS for part in (number, number + 1))
        options = {
            "port": server.port,
            "first": first,
            "visitors": end - first,
            "picture": picture,
            "ramp-seconds": arguments.ramp_seconds,
            "seconds": arguments.minutes * 60,
            "pause-from": arguments.pause[0],
            "pause-to": arguments.pause[1],
        }
        command = [sys.executable, "-m", "bench.crowd", *(f"--{name}={value}" for name, value in options.items())]
        crowds.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
    return crowds


def ended(crowds: Sequence[subprocess.Popen[str]]) -> list[dict[str, Any]]:
    outputs = [crowd.communicate()[0] for crowd in crowds]
    if any(crowd.returncode for crowd in crowds):
        raise RuntimeError("a process of visitors failed")
    return [json.loads(output) for output in outputs]


def merged(reports: Sequence[Mapping[str, Any]]) -> dict[str, Met]:
    together = {kind: Met() for kind in KINDS}
    for report in reports:
        for kind, part in report["met"].items():
            met = together[kind]
            met.milliseconds += part["milliseconds"]
            met.cold += part["cold"]
            met.shed += part["shed"]
            met.limited += part["limited"]
            met.failures += Counter(part["failures"])
    return together


def print_kinds(met: Mapping[str, Met]) -> None:
    print(f"{'':12}{'answered':>10}{'cold':>8}{'shed':>8}{'429':>8}{'failed':>8}", end="")
    print(f"{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}  ms")
    for kind, each in met.items():
        p50, p95, p99, most = quantiles(each.milliseconds, 0.5, 0.95, 0.99, 1)
        counts = (len(each.milliseconds), each.cold, each.shed, each.limited, each.failures.total())
        columns = "".join(f"{count:>{width},}" for count, width in zip(counts, (10, 8, 8, 8, 8), strict=True))
        print(f"{kind:12}{columns}{p50:>9.1f}{p95:>9.1f}{p99:>9.1f}{most:>9.1f}")
        for how, count in each.failures.items():
            print(f"{'':12}{count} x {how}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visitors", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--pause", type=float, nargs=2, default=(5.0, 15.0), metavar="SECONDS", help="least and most")
    parser.add_argument("--ramp-seconds", type=float, default=60, help="until all are there")
    arguments = parser.parse_args()
    allow_connections(arguments.visitors)
    with Site() as site:
        server = site.serve(TRUSTED_PROXIES="1")
        picture = picture_in(server.get("/").text)
        server.get(picture)
        trees = {
            "server": ProcessTree([server.process.pid]),
            "Redis": ProcessTree([site.redis.process.pid] if site.redis.process else []),
            "fake of the weather service": ProcessTree([site.weather.pid]),
        }
        before = {name: tree.cpu_seconds() for name, tree in trees.items()}
        calls_before = site.weather.call_count
        started, busy = time.monotonic(), busy_seconds()
        probe = HealthProbe(server.url)
        with trees["server"].watched() as peak:
            reports = ended(start_crowds(server, picture, arguments))
        health_ms = probe.stop()
        seconds = time.monotonic() - started
        cores = {name: (tree.cpu_seconds() - before[name]) / seconds for name, tree in trees.items()}
        cores["visitors"] = sum(report["cpu_seconds"] for report in reports) / seconds
        cores["whole machine"] = (busy_seconds() - busy) / seconds
        calls = site.weather.call_count - calls_before
    met = merged(reports)
    every = [value for each in met.values() for value in each.milliseconds]
    late_ms = [value for report in reports for value in report["late_ms"]]
    pause = "-".join(f"{value:g}" for value in arguments.pause)
    print(f"{machine()}; {WORKERS} workers")
    print(f"{arguments.visitors:,} visitors, {pause} s between actions, {arguments.minutes:g} minutes", end=" ")
    print(f"after {arguments.ramp_seconds:g} s of coming; {len(every) / seconds:,.0f} answers/s")
    print_kinds(met)
    targets = [
        Target("failed or shed", sum(each.failures.total() + each.shed for each in met.values()), "", 1),
        Target("all answers, 95 % within", quantiles(every, 0.95)[0], "ms", 250),
        Target(f"/health, the slowest of {len(health_ms):,}", max(health_ms), "ms", 100),
        Target("memory of the server's processes, at most", peak.megabytes, "MB", 1000),
    ]
    print(*targets, sep="\n")
    for name, share, p99 in [("/health", health_ms, 0.99), ("visitors themselves late", late_ms, 0.99)]:
        print(f"{f'{name}, 99 % within':44}{quantiles(share, p99)[0]:>10,.1f} ms")
    print(f"{'calls of the weather service':44}{calls:>10,}")
    print(f"cores in use: {', '.join(f'{name} {value:.2f}' for name, value in cores.items())}")
    return 1 if any(target.is_missed for target in targets) else 0


def picture_in(page: str) -> str:
    """The path of the diorama that a page shows."""
    found = re.search(r'src="(/dioramas/[0-9a-f]{24}\.svg[^"]*)"', page)
    if not found:
        raise RuntimeError("the page shows no diorama")
    return html.unescape(found[1])


if __name__ == "__main__":
    sys.exit(main())
