"""Work for the processor goes elsewhere, so that the event loop keeps turning."""

import logging
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar, cast

import gevent
from gevent.fileobject import FileObject
from gevent.lock import BoundedSemaphore

from dioramacast.errors import PictureUnavailable
from dioramacast.offload_worker import ANSWER, REQUEST, Outcome
from dioramacast.trail import seconds_left

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_DEADLINE_SECONDS = 10.0
_BEGUN_WITHIN_SECONDS = 14.0
"""Of a request: what is begun later may end when a router has given it up."""
_MOST_WAITING = 64
_PROJECT = Path(__file__).resolve().parents[1]
_CODE = "import sys; sys.path.insert(0, sys.argv.pop()); from dioramacast.offload_worker import main; main()"
_COMMAND = (sys.executable, "-I", "-c", _CODE, str(_PROJECT))


class Offload(Protocol):
    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


def to_thread_pool(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Runs ``function`` in gevent's pool of native threads; only the calling greenlet waits.

    For what lets go of the interpreter, as Pillow does: a thread that computes in Python keeps the event loop waiting
    whenever the system takes the processor from it.
    """
    result: T = gevent.get_hub().threadpool.apply(function, args, kwargs)
    return result


class WorkerProcesses:
    """Runs functions in processes that are kept: starting one takes longer than most of the work.

    Functions must be found by name in a module, take what can be pickled, and give text or bytes. A process starts when
    it is first needed, does one thing at a time, and ends with this process; behind ``most`` of them 64 wait.
    """

    def __init__(
        self, most: int, *, idle_seconds: float | None = None, deadline_seconds: float = _DEADLINE_SECONDS
    ) -> None:
        """A process without work for ``idle_seconds`` leaves; None: it stays."""
        self._most = most
        self._idle_seconds = idle_seconds
        self._deadline_seconds = deadline_seconds
        self._places = BoundedSemaphore(most)
        self._waiting = 0
        self._idle: list[_Worker] = []

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``function`` gives.

        Raises:
            PictureUnavailable: too many are waiting, the request has waited too long for its turn, it took too long, or
                it failed, which is logged.
        """
        if self._waiting >= _MOST_WAITING:
            raise PictureUnavailable("Too many pictures are being made right now.")
        task = pickle.dumps((function, args, kwargs))
        self._waiting += 1
        try:
            if not self._places.acquire(timeout=seconds_left(_BEGUN_WITHIN_SECONDS, time.monotonic())):
                raise PictureUnavailable("Too many pictures are being made right now.")
            try:
                outcome, data = self._answer(REQUEST.pack(len(task)) + task)
            finally:
                self._places.release()
        finally:
            self._waiting -= 1
        if outcome == Outcome.FAILED:
            logger.error("a worker process failed: %s", data.decode())
            raise PictureUnavailable("The picture could not be made.")
        return cast(T, data.decode() if outcome == Outcome.TEXT else data)

    def warm_up(self) -> None:
        """Starts a process that will soon be needed, if there is none."""
        if not self._idle and self._places.counter == self._most:
            self._rest(_Worker())

    def _answer(self, request: bytes) -> tuple[int, bytes]:
        """By a process that waits, else by a new one. One that died while it waited is no reason to refuse."""
        while self._idle:
            try:
                return self._ask(self._idle.pop(), request)
            except _WorkerDied:
                continue
        try:
            return self._ask(_Worker(), request)
        except (_WorkerDied, OSError) as error:
            return Outcome.FAILED, repr(error).encode()

    def _ask(self, worker: "_Worker", request: bytes) -> tuple[int, bytes]:
        worker.stays()
        timeout = gevent.Timeout(self._deadline_seconds)
        try:
            with timeout:
                answer = worker.answer(request)
        except BaseException as error:
            worker.end()  # half an answer may still be on its way
            if error is timeout:
                raise PictureUnavailable("Making the picture took too long.") from None
            raise
        self._rest(worker)
        return answer

    def _rest(self, worker: "_Worker") -> None:
        self._idle.append(worker)
        if self._idle_seconds is not None:
            worker.leaves_after(self._idle_seconds, self._idle)


class _WorkerDied(Exception):
    pass


class _Worker:
    """One process, and what is said to it."""

    def __init__(self) -> None:
        its_input, requests = os.pipe()
        answers, its_output = os.pipe()
        self._requests, self._answers = FileObject(requests, "wb"), FileObject(answers, "rb")
        files = [
            (os.POSIX_SPAWN_DUP2, its_input, 0),
            (os.POSIX_SPAWN_DUP2, its_output, 1),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        try:
            # gevent's Popen forks, which takes 20 ms of the event loop where the process is large.
            self._pid = os.posix_spawn(sys.executable, _COMMAND, os.environ, file_actions=files)
        except OSError:
            self._close()
            raise
        finally:
            os.close(its_input)
            os.close(its_output)
        self._leaving: gevent.Greenlet[[], None] | None = None

    def answer(self, request: bytes) -> tuple[int, bytes]:
        try:
            self._requests.write(request)
            self._requests.flush()
            outcome, length = ANSWER.unpack(self._read(ANSWER.size))
            return outcome, self._read(length)
        except OSError as error:
            raise _WorkerDied from error

    def _read(self, length: int) -> bytes:
        data: bytes = self._answers.read(length)
        if len(data) < length:
            raise _WorkerDied
        return data

    def leaves_after(self, seconds: float, idle: "list[_Worker]") -> None:
        def leave() -> None:
            idle.remove(self)
            self.end()

        self._leaving = gevent.spawn_later(seconds, leave)

    def stays(self) -> None:
        if self._leaving is not None:
            self._leaving.kill(block=False)
            self._leaving = None

    def end(self) -> None:
        try:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass  # libev has seen its end first
        self._close()

    def _close(self) -> None:
        for stream in (self._requests, self._answers):
            try:
                stream.close()
            except OSError:  # what the process had not read yet
                continue
