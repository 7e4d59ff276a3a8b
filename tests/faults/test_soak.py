"""Normal load for an hour, or for DIORAMACAST_SOAK_MINUTES: what is used after it is what was used before."""

import os
import re
import statistics
import subprocess
import time
from dataclasses import dataclass

import pytest

from bench.load_test_site import LOCUST, site
from dioramacast.check import redis_connections
from dioramacast.settings import Settings
from tests.system.server import PROJECT
from tests.system.tally import tally

MINUTES = float(os.environ.get("DIORAMACAST_SOAK_MINUTES", "60"))
LOOK_SECONDS = 10
WARM_UP_SHARE = 0.2
"""Until all that is to be kept in memory is there."""
TOLERANCE = 0.05
SPARE_FILES = 10
PLANNED_CONNECTIONS = redis_connections(Settings.from_env({"GEMINI_API_KEY": "key"}), web_processes=2, workers=1)
LOOKING_CONNECTIONS = 1
"""Ours, to look with."""
CACHE_MEGABYTES = 16
"""Little enough to be full when the first quarter begins: what grows then is none of what is to be kept."""
VISITORS = ("--users", "200", "--think-min", "1", "--think-max", "5", "--shape", "soak")
NOTHING_LOST = ("--max-failed", "0", "--max-shed", "0", "--max-p95-ms", "60000", "--max-health-ms", "60000")


@dataclass(frozen=True, slots=True)
class Sample:
    megabytes: float
    """Of all processes, what they share counted once."""
    open_files: int
    redis_connections: int


@pytest.mark.torture
@pytest.mark.timeout(MINUTES * 60 + 300)
@pytest.mark.contract("hour-of-load")
def test_an_hour_of_load_leaves_nothing_behind(tmp_path, figure):
    with site(tmp_path, CACHE_MAX_BYTES=str(CACHE_MEGABYTES * 2**20)) as (server, ours, redis_server, _):
        command = [*LOCUST, *VISITORS, *NOTHING_LOST, "--host", server.url, "--run-time", f"{MINUTES * 60:.0f}s"]
        visitors = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        samples = list(looks(visitors, ours, redis_server))
        output, _ = visitors.communicate()
        wrong = [line for line in server.output().splitlines() if re.search(r'"status": 5\d\d', line)]
    served, failed, shed = (counted(output, line) for line in ("served", "failed", "shed"))
    tally.add(sent=served + failed + shed, lost=failed)
    first, last = quarters(samples)
    figure(
        f"{MINUTES:g} min, {served} requests served, {failed} failed; memory {first.megabytes:.0f} to "
        f"{last.megabytes:.0f} MB, {first.open_files} to {last.open_files} descriptors, "
        f"{first.redis_connections} to {last.redis_connections} connections to Redis"
    )
    assert visitors.returncode == 0, output
    assert wrong == []
    assert last.megabytes <= first.megabytes * (1 + TOLERANCE)
    assert last.open_files <= first.open_files * (1 + TOLERANCE) + SPARE_FILES
    # A pool opens one more whenever all are in use at one moment, up to what the operator was told to plan for.
    assert last.redis_connections <= PLANNED_CONNECTIONS + LOOKING_CONNECTIONS


def looks(visitors, ours, redis_server):
    """A sample now and then until the visitors have gone; printed, for who runs it with -s."""
    began_at = time.monotonic()
    while True:
        try:
            visitors.wait(LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            clients = redis_server.client.info("clients")["connected_clients"]
            sample = Sample(ours.megabytes(), ours.open_files(), clients)
            print(f"{time.monotonic() - began_at:6.0f} s  {sample}", flush=True)
            yield sample
        else:
            return


def quarters(samples):
    """(the first quarter after the warm-up, the last quarter): the median of each."""
    warm = samples[int(len(samples) * WARM_UP_SHARE) :]
    quarter = max(1, len(warm) // 4)
    return median_of(warm[:quarter]), median_of(warm[-quarter:])


def median_of(samples):
    columns = zip(*((each.megabytes, each.open_files, each.redis_connections) for each in samples), strict=True)
    megabytes, open_files, redis_connections = map(statistics.median, columns)
    return Sample(megabytes, round(open_files), round(redis_connections))


def counted(output, line):
    found = re.search(rf"^{line} +(\d+)", output, re.MULTILINE)
    assert found, output
    return int(found[1])
