"""``make bench-footprint``: what the server weighs, idle and with many who only listen, and how soon it is ready.

Everything is started here, on loopback. Memory is the processes' proportional set size, in which pages that several
share count once. Exit status 1 where a target is missed.
"""

import argparse
import asyncio
import statistics
import sys
import time

from bench.connection import Caller, get
from bench.machine import machine
from bench.memory import ProcessTree
from bench.site import UNLIMITED, WORKERS, Site
from bench.visitors import allow_connections
from tests.system.server import START_SECONDS, Server

HEALTH = get("/health", "localhost")
OPENED_AT_ONCE = 200
LOOK_SECONDS = 0.005
WORKER_MB, READY_SECONDS = 120, 1.5
SETTLE_SECONDS = 2
PICTURE = {
    "location": "Lisbon",
    "weather": "clear",
    "temperature": 21,
    "settings": {"time_of_day": "midday", "season": "summer"},
}


def until_ready(site: Site) -> tuple[float, float]:
    """(seconds, seconds of processor) from the command to the first 200 of ``/ready``."""
    started = time.monotonic()
    server = site.launch()
    try:
        while not server.is_ready:
            if time.monotonic() > started + START_SECONDS:
                raise RuntimeError(f"not ready within {START_SECONDS} s:\n{server.output()}")
            time.sleep(LOOK_SECONDS)
        return time.monotonic() - started, ProcessTree([server.process.pid]).cpu_seconds()
    finally:
        server.kill()


async def weigh_idle_connections(server: Server, count: int) -> float:
    """Kilobytes for each of ``count`` connections that have been answered once and are kept."""
    tree = ProcessTree([server.process.pid])
    before = tree.megabytes()
    callers: list[Caller] = []
    while len(callers) < count:
        some = await asyncio.gather(
            *(Caller.of("127.0.0.1", server.port) for _ in range(min(OPENED_AT_ONCE, count - len(callers))))
        )
        answers = await asyncio.gather(*(caller.ask(HEALTH) for caller in some))
        if any(status != 200 for status, _ in answers):
            raise RuntimeError("/health said something else")
        callers += some
    kilobytes = (tree.megabytes() - before) * 1024 / count
    for caller in callers:
        caller.close()
    return kilobytes


async def weigh_event_streams(server: Server, count: int) -> float:
    """Kilobytes for each of ``count`` visitors who listen to one picture being painted."""
    made = server.post("/api/generate-image", json=PICTURE, headers={"Prefer": "respond-async"})
    if made.status_code != 202:
        raise RuntimeError(f"no job was made: {made.status_code} {made.text[:200]}")
    path = f"{made.headers['Location']}/events"
    tree = ProcessTree([server.process.pid])
    before = tree.megabytes()
    writers = []
    for _ in range(count):
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(get(path, "localhost"))
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200 "):
            raise RuntimeError(f"no events: {head!r}")
        writers.append(writer)
    await asyncio.sleep(SETTLE_SECONDS)
    kilobytes = (tree.megabytes() - before) * 1024 / count
    for writer in writers:
        writer.close()
    return kilobytes


def row(name: str, value: str, is_missed: bool = False) -> None:
    print(f"{name:52}{value:>24}{'  MISSED' if is_missed else ''}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--streams", type=int, default=1_000)
    parser.add_argument("--starts", type=int, default=5)
    arguments = parser.parse_args()
    allow_connections(max(arguments.connections, arguments.streams))
    with Site() as site:
        starts = [until_ready(site) for _ in range(arguments.starts)]
        gemini = site.fake("tests.fakes.gemini")
        gemini.fault("hang")
        settings = {"GEMINI_API_KEY": "bench-key", "GEMINI_BASE_URL": gemini.url, "RATE_LIMIT_STATUS": UNLIMITED}
        server = site.serve(**settings)
        megabytes = ProcessTree([server.process.pid]).each_megabytes()
        master, workers = megabytes.pop(server.process.pid), list(megabytes.values())
        connection_kb = asyncio.run(weigh_idle_connections(server, arguments.connections))
        stream_kb = asyncio.run(weigh_event_streams(server, arguments.streams))
    ready, processor = (statistics.median(each) for each in zip(*starts, strict=True))
    misses = ready >= READY_SECONDS, max(workers) >= WORKER_MB
    print(f"{machine()}; {WORKERS} workers")
    row(f"ready after, the median of {len(starts)} starts (< {READY_SECONDS} s)", f"{ready:.2f} s", misses[0])
    row("processor time until then, of all processes", f"{processor:.2f} s")
    row(f"memory of a worker, idle (< {WORKER_MB} MB)", ", ".join(f"{each:.0f}" for each in workers) + " MB", misses[1])
    row("memory of gunicorn's own process", f"{master:.0f} MB")
    row(f"each of {arguments.connections:,} idle connections", f"{connection_kb:.1f} kB")
    row(f"each of {arguments.streams:,} event streams", f"{stream_kb:.1f} kB")
    return 1 if any(misses) else 0


if __name__ == "__main__":
    sys.exit(main())
