"""``make bench-stampede``: 300 visitors who want the weather of one place, over three processes.

First all at once while nobody knows it, each on a connection of its own: one call of the weather service must do. Then
they ask on and on while its answers grow old: what they wait before, while and after a new one is fetched. The weather
service is the tests' fake, which takes a second.
"""

import argparse
import asyncio
import itertools
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.connection import Caller, get
from bench.machine import machine
from bench.quantiles import quantiles
from bench.site import UNLIMITED, Site
from tests.system.server import Server

PROCESSES = 3
UPSTREAM_SECONDS = 1.0
MARGIN_SECONDS = 0.5
PAUSE_SECONDS = (0.2, 0.6)
COLD, AGEING = "/api/weather?lat=48.85&lon=2.35", "/api/weather?lat=64.15&lon=-21.95"


@dataclass(frozen=True, slots=True)
class Answer:
    asked_at: float
    """Seconds since the epoch."""
    status: int
    """0 where none came."""
    milliseconds: float


async def ask(caller: Caller, request: bytes) -> Answer:
    asked_at = time.time()
    try:
        status, milliseconds = await caller.ask(request)
    except ConnectionError:
        status, milliseconds = 0, (time.time() - asked_at) * 1000
    return Answer(asked_at, status, milliseconds)


async def callers(server: Server, count: int) -> list[Caller]:
    return list(await asyncio.gather(*(Caller.of("127.0.0.1", server.port) for _ in range(count))))


async def all_at_once(server: Server, path: str, count: int) -> list[Answer]:
    crowd = await callers(server, count)
    answers = await asyncio.gather(*(ask(caller, get(path, "localhost")) for caller in crowd))
    for caller in crowd:
        caller.close()
    return list(answers)


async def on_and_on(server: Server, path: str, count: int, seconds: float) -> list[Answer]:
    answers: list[Answer] = []
    ends_at = time.monotonic() + seconds

    async def visit(caller: Caller) -> None:
        while time.monotonic() < ends_at:
            answers.append(await ask(caller, get(path, "localhost")))
            if not answers[-1].status:
                return
            await asyncio.sleep(random.uniform(*PAUSE_SECONDS))  # noqa: S311
        caller.close()

    await asyncio.gather(*(visit(caller) for caller in await callers(server, count)))
    return answers


def by_phase(answers: Sequence[Answer], renewals: Sequence[float]) -> dict[str, list[Answer]]:
    """Around each moment at which the weather service was asked for a new answer."""
    phases: dict[str, list[Answer]] = {"before": [], "while it is renewed": [], "after": []}
    for answer, renewal in itertools.product(answers, renewals):
        since = answer.asked_at - renewal
        if -4 * MARGIN_SECONDS <= since < -MARGIN_SECONDS:
            phases["before"].append(answer)
        elif -MARGIN_SECONDS <= since < UPSTREAM_SECONDS + MARGIN_SECONDS:
            phases["while it is renewed"].append(answer)
        elif UPSTREAM_SECONDS + MARGIN_SECONDS <= since < UPSTREAM_SECONDS + 4 * MARGIN_SECONDS:
            phases["after"].append(answer)
    return phases


def print_row(name: str, answers: Sequence[Answer]) -> int:
    """How many went wrong."""
    p50, p99, most = quantiles([answer.milliseconds for answer in answers], 0.5, 0.99, 1)
    wrong = Counter(answer.status for answer in answers if answer.status != 200)
    told = "".join(f"  {count} x {status or 'no answer'}" for status, count in wrong.items())
    print(f"{name:30}{len(answers):>9,}{p50:>10.1f}{p99:>10.1f}{most:>10.1f}{told}")
    return wrong.total()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visitors", type=int, default=300)
    parser.add_argument("--fresh-seconds", type=int, default=10)
    parser.add_argument("--renewals", type=int, default=4)
    arguments = parser.parse_args()
    with Site() as site:
        site.weather.fault("slow", seconds=UPSTREAM_SECONDS)
        settings = {"WEB_CONCURRENCY": str(PROCESSES), "RATE_LIMIT_WEATHER": UNLIMITED}
        server = site.serve(**settings, WEATHER_FRESH_SECONDS=str(arguments.fresh_seconds))
        cold = asyncio.run(all_at_once(server, COLD, arguments.visitors))
        cold_calls = site.weather.call_count
        seconds = arguments.fresh_seconds * (arguments.renewals + 0.5)
        ageing = asyncio.run(on_and_on(server, AGEING, arguments.visitors, seconds))
        asked = [call["at"] for call in site.weather.calls[cold_calls:] if call["query"]["lat"].startswith("64")]
    gaps = [later - earlier for earlier, later in itertools.pairwise(asked)]
    print(f"{machine()}; {PROCESSES} workers; {arguments.visitors} visitors; ", end="")
    print(f"the weather service takes {UPSTREAM_SECONDS:g} s")
    print(f"{'':30}{'answers':>9}{'p50 ms':>10}{'p99 ms':>10}{'max ms':>10}")
    wrong = print_row("a cold place, all at once", cold)
    for name, answers in by_phase(ageing, asked[1:]).items():
        print_row(name, answers)
    wrong += print_row(f"all of {seconds:.0f} s", ageing)
    has_missed = cold_calls != 1
    print(f"calls for the cold place: {cold_calls} (1{'; MISSED' if has_missed else ''})")
    shortest = min(gaps, default=seconds)
    # Freshness is up to a tenth shorter by key, and popular answers are renewed a little before they expire.
    is_early = shortest < arguments.fresh_seconds / 2
    print(f"calls as answers expire: {len(asked)} in {seconds:.0f} s, fresh for {arguments.fresh_seconds} s; ", end="")
    print(f"shortest time between two: {shortest:.1f} s{' MISSED' if is_early else ''}")
    return 1 if wrong or has_missed or is_early else 0


if __name__ == "__main__":
    sys.exit(main())
