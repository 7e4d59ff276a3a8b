"""``make load-test``: starts DioramaCast as shipped, a job worker, Redis and the providers' fakes on loopback, has
``load_test.py`` visit them, and ends them. What stands behind it goes to Locust as it is; see ``load_test.py``.

The generator and the fakes share the machine with what is measured. Prints, below Locust's verdict, what the processes
of ours took meanwhile and what was asked of the providers. The image model takes 6 s and sends 1.2 MB, and no
provider's budget is ever spent; the visitors' limits are those that are shipped.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.machine import machine
from bench.memory import ProcessTree
from tests.fakes.process import Fake
from tests.system.job_worker import JobWorker
from tests.system.redis_server import RedisServer
from tests.system.server import Server, bare_environment, free_port

LOCUST = (sys.executable, "-m", "locust", "-f", "load_test.py", "--headless", "--only-summary", "--loglevel", "WARNING")
UNSPENT = "1000000"


@contextmanager
def site(folder: Path, **settings: str) -> Iterator[tuple[Server, ProcessTree, RedisServer, dict[str, Fake]]]:
    with ExitStack() as stack:
        fakes = {name: Fake(f"tests.fakes.{name}") for name in ("openweathermap", "gemini")}
        for fake in fakes.values():
            stack.callback(fake.stop)
        fakes["gemini"].values(picture_bytes=1_200_000)
        fakes["gemini"].fault("slow", seconds=6)
        redis_server = RedisServer(folder)
        stack.callback(redis_server.kill)
        environment = {
            **bare_environment(folder),
            "PORT": str(free_port()),
            "REDIS_URL": redis_server.url,
            "TRUSTED_PROXIES": "1",
            "OPENWEATHER_API_KEY": "load-test-key",
            "OPENWEATHER_BASE_URL": fakes["openweathermap"].url,
            "OPENWEATHER_CALLS_PER_MINUTE": UNSPENT,
            "GEMINI_API_KEY": "load-test-key",
            "GEMINI_BASE_URL": fakes["gemini"].url,
            "GEMINI_DAILY_BUDGET_USD": UNSPENT,
            "GEMINI_CALLS_PER_MINUTE": UNSPENT,
            **settings,
        }
        server = Server.start(environment, folder)
        stack.callback(server.kill)
        (folder / "worker").mkdir()
        worker = JobWorker(environment, folder / "worker")
        stack.callback(worker.kill)
        yield server, ProcessTree([server.process.pid, worker.process.pid]), redis_server, fakes


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, site(Path(folder)) as (server, ours, redis_server, fakes):
        started, before = time.monotonic(), ours.cpu_seconds()
        with ours.watched() as peak:
            status = subprocess.run([*LOCUST, "--host", server.url, *sys.argv[1:]], check=False).returncode
        redis = redis_server.client.info()
        seconds, cpu_seconds = time.monotonic() - started, ours.cpu_seconds() - before
        print(f"\n{machine()}; DioramaCast, a job worker, the visitors and the fakes on one machine")
        print(f"memory          {peak.megabytes:.0f} MB at most, the job worker with it")
        print(f"processor       {cpu_seconds:.1f} s of {seconds:.0f} s x {len(os.sched_getaffinity(0))}")
        # One of them asks.
        print(f"redis           {redis['connected_clients'] - 1} connections, {redis['used_memory'] / 1e6:.1f} MB")
        print(f"upstream calls  {', '.join(f'{fake.call_count} to {name}' for name, fake in fakes.items())}")
    return status


if __name__ == "__main__":
    sys.exit(main())
