"""Real worker processes: kept, replaced, refused, ended."""

import contextvars
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import gevent
import pytest

from dioramacast.errors import PictureUnavailable
from dioramacast.offload import WorkerProcesses, to_thread_pool
from dioramacast.trail import Trail, follow
from tests.unit.worker_processes import Workers, is_alive, watched_workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")


@pytest.fixture
def workers() -> Iterator[Workers]:
    with watched_workers() as watched:
        yield watched


def wait_until(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not happens():
        assert time.monotonic() < end
        gevent.sleep(0.02)


def test_text_and_bytes_come_back(workers: Workers) -> None:
    call = WorkerProcesses(1)
    assert call(str.upper, "łódź") == "ŁÓDŹ"
    assert call(bytes.join, b"-", [b"a", b"b"]) == b"a-b"
    assert call(str.encode, "\x00\n", encoding="ascii") == b"\x00\n"
    assert len(workers.pids) == 1


def test_a_failure_is_told_and_logged_and_the_process_goes_on(
    workers: Workers, caplog: pytest.LogCaptureFixture
) -> None:
    call = WorkerProcesses(1)
    with caplog.at_level(logging.ERROR), pytest.raises(PictureUnavailable):
        call(str.index, "abc", "x")
    assert "substring not found" in caplog.text
    first = workers.pids
    assert call(str.upper, "a") == "A"
    assert workers.pids == first


def test_what_is_neither_text_nor_bytes_is_a_failure(workers: Workers) -> None:
    with pytest.raises(PictureUnavailable):
        WorkerProcesses(1)(os.getpid)


def test_one_that_died_in_its_sleep_is_replaced(workers: Workers) -> None:
    call = WorkerProcesses(1)
    call(str.upper, "a")
    (pid,) = workers.pids
    os.kill(pid, signal.SIGKILL)
    assert call(str.upper, "b") == "B"


def test_one_that_is_killed_at_work_is_replaced(workers: Workers) -> None:
    call = WorkerProcesses(1)
    call(str.upper, "a")
    (pid,) = workers.pids
    os.kill(pid, signal.SIGSTOP)
    asked = gevent.spawn(call, str.upper, "b")
    gevent.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    assert asked.get(timeout=60) == "B"


def test_work_that_kills_every_process_is_refused(workers: Workers) -> None:
    call = WorkerProcesses(1)
    with pytest.raises(PictureUnavailable):
        call(os._exit, 1)
    assert call(str.upper, "a") == "A"


def test_what_takes_too_long_is_refused_and_its_process_is_gone(workers: Workers) -> None:
    call = WorkerProcesses(1, deadline_seconds=3)
    call(str.upper, "a")
    slow = workers.pids
    with pytest.raises(PictureUnavailable, match="too long"):
        call(time.sleep, 60)
    assert not slow & workers.pids
    assert call(str.upper, "a") == "A"


def test_one_that_stops_reading_is_given_up_too(workers: Workers) -> None:
    call = WorkerProcesses(1, deadline_seconds=3)
    call(str.upper, "a")
    (pid,) = workers.pids
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(PictureUnavailable, match="too long"):
        call(str.upper, "a" * 1_000_000)
    assert not is_alive(pid)
    assert call(str.upper, "b") == "B"


def test_a_caller_who_gives_up_leaves_no_half_answer_behind(workers: Workers) -> None:
    call = WorkerProcesses(1)
    call(str.upper, "a")
    with gevent.Timeout(0.2, False):
        call(time.sleep, 60)
    assert call(str.upper, "b") == "B"


def test_never_more_than_asked_for_and_a_queue_of_64(workers: Workers) -> None:
    call = WorkerProcesses(2)
    asked = [gevent.spawn(call, str.upper, "a") for _ in range(70)]
    gevent.joinall(asked, timeout=60)
    assert len(workers.pids) == 2
    assert sum(each.successful() for each in asked) == 64
    assert all(isinstance(each.exception, PictureUnavailable) for each in asked if not each.successful())


def asked(seconds_ago: float, call: WorkerProcesses) -> str:
    """What a request gets that came so long ago, in a context of its own."""

    def ask() -> str:
        follow(Trail("request", arrived=time.monotonic() - seconds_ago))
        return call(str.upper, "a")

    return contextvars.copy_context().run(ask)


def test_a_request_that_has_waited_long_is_refused_before_a_router_gives_it_up(workers: Workers) -> None:
    call = WorkerProcesses(1)
    assert asked(seconds_ago=13, call=call) == "A"
    busy = gevent.spawn(call, time.sleep, 3)
    gevent.sleep(0.1)
    started = time.monotonic()
    with pytest.raises(PictureUnavailable):
        asked(seconds_ago=13.5, call=call)
    assert time.monotonic() - started < 2.5
    # Who came just now waits, as does whatever no request waits for.
    assert [asked(seconds_ago=0, call=call), call(str.upper, "b")] == ["A", "B"]
    busy.kill()


def test_without_work_it_leaves_and_comes_again(workers: Workers) -> None:
    call = WorkerProcesses(1, idle_seconds=0.1)
    call(str.upper, "a")
    wait_until(lambda: not workers.pids)
    assert call(str.upper, "b") == "B"


def test_warming_up_starts_the_one_that_is_used(workers: Workers) -> None:
    call = WorkerProcesses(2)
    call.warm_up()
    call.warm_up()
    # It is known by its command line, which it has a moment after it was started.
    wait_until(lambda: workers.pids)
    warm = workers.pids
    call(str.upper, "a")
    assert workers.pids == warm
    assert len(warm) == 1


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_the_process_that_started_it(sent: signal.Signals) -> None:
    code = (
        "import os; from dioramacast.offload import WorkerProcesses; from tests.unit.worker_processes import *\n"
        "call = WorkerProcesses(1); call(str.upper, 'a'); print(*worker_pids(), flush=True)\n"
        f"os.kill(os.getpid(), {int(sent)})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    pid = int(done.stdout)
    wait_until(lambda: not is_alive(pid))


def test_the_event_loop_turns_meanwhile(workers: Workers) -> None:
    call = WorkerProcesses(1)
    asked = gevent.spawn(call, str.ljust, "a", 100_000_000)
    ticks = 0
    while not asked.ready():
        gevent.sleep(0.001)
        ticks += 1
    assert asked.successful()
    assert ticks > 5


def test_threads_take_anything() -> None:
    assert to_thread_pool(divmod, 7, 2) == (3, 1)
