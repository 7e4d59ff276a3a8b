"""``make bench-layers``: what each layer costs a request for cached weather, in microseconds of processor.

Each row is a server of its own with one layer more than the row above, from a bare callable to all that is shipped:
first answered before Flask, then by Flask, which is compared with the bare callable again. All run at the same time,
and wrk asks one after the other, round by round.
Metrics are always counted: no setting turns them off.
"""

import argparse
import statistics
import sys

from bench import wrk
from bench.bare import record, serve_bare
from bench.hot_paths import WEATHER
from bench.machine import machine
from bench.site import UNLIMITED, WORKERS, Site

ALWAYS = {"WEATHER_FRESH_SECONDS": "3600", "RATE_LIMIT_WEATHER": UNLIMITED}
QUIET = {"LOG_LEVEL": "warning"}
UNCOUNTED = {"RATE_LIMIT_ENABLED": "false"}
BY_FLASK = {"HOT_PATH": "false"}
BARE = "a bare callable, the same bytes"
FLASK = "Flask in its place"
LAYERS = {
    "the hot path": QUIET | UNCOUNTED,
    "+ limits": QUIET,
    "+ a log line: as shipped": {},
    FLASK: BY_FLASK | QUIET | UNCOUNTED,
    "Flask + limits": BY_FLASK | QUIET,
    "Flask + limits + a log line": BY_FLASK,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5, help="of each run")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=64)
    arguments = parser.parse_args()
    wrk.require_wrk()
    load = wrk.Load(WEATHER, arguments.connections, {})
    with Site() as site:
        servers = {name: site.serve(**ALWAYS, **settings) for name, settings in LAYERS.items()}
        bare = serve_bare(site, record(next(iter(servers.values())), WEATHER, {}))
        servers = {BARE: bare, **servers}
        for server in servers.values():
            wrk.warm_up(server, load)
        runs = [
            {name: wrk.run(server, load, arguments.seconds) for name, server in servers.items()}
            for _ in range(arguments.rounds)
        ]
    print(f"{machine()}; {WORKERS} workers; {load.connections} connections; ", end="")
    print(f"medians of {arguments.rounds} rounds of {arguments.seconds:g} s")
    print(f"{'':34}{'µs':>8}{'more':>8}{'requests/s':>12}{'of the bare':>13}")
    cost_us = {name: statistics.median(run[name].cpu_us for run in runs) for name in servers}
    above = BARE
    for name in servers:
        per_second = statistics.median(run[name].per_second for run in runs)
        share = statistics.median(run[name].per_second / run[BARE].per_second for run in runs)
        more = cost_us[name] - cost_us[BARE if name == FLASK else above]
        print(f"{name:34}{cost_us[name]:>8,.0f}{more:>+8,.0f}{per_second:>12,.0f}{share:>13.2f}")
        above = name
    failed = sum(run.refused + run.broken for each in runs for run in each.values())
    if failed:
        print(f"{failed} requests failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
