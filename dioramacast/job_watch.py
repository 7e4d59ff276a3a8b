"""Waiting for jobs: one look a moment at all that anybody in this process waits for."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dioramacast.errors import RedisUnavailable
from dioramacast.job_book import Job, JobBook
from dioramacast.models import JobState

logger = logging.getLogger(__name__)

_LOOK_SECONDS = 0.25
_LOOK_SECONDS_PER_JOB = 0.001
"""A look at a thousand jobs takes 10 ms of processor here, and as much in Redis."""
_TEND_SECONDS = 1.0


class Watch:
    """What is known of one job, for all who wait for it here."""

    def __init__(self, spec: bytes) -> None:
        self.spec = spec
        self.job: Job | None = None
        self.is_seen = False
        """Whether a look has told; ``job`` None then means that there is none."""
        self.was_alive = False
        self.watchers = 0
        self._changed = threading.Event()

    def wait(self, seconds: float) -> bool:
        """Whether its state changed within ``seconds``; places in the queue change without a word."""
        return self._changed.wait(seconds)

    def see(self, job: Job | None) -> None:
        is_news = not self.is_seen or _state(job) != _state(self.job)
        self.job, self.is_seen = job, True
        self.was_alive = self.was_alive or (job is not None and not job.state.is_final)
        if is_news:
            self.wake()

    def wake(self) -> None:
        # Whoever waits holds the old event; whoever comes now waits for the next change.
        changed, self._changed = self._changed, threading.Event()
        changed.set()


def _state(job: Job | None) -> JobState | None:
    return job.state if job else None


class JobWatcher:
    """``tend`` is called every second while anybody waits or asks; ``revive`` with what was there and is no more."""

    def __init__(
        self,
        book: JobBook,
        *,
        tend: Callable[[], None],
        revive: Callable[[str, bytes], None],
        spawn: Callable[[Callable[[], None]], None],
    ) -> None:
        self._book = book
        self._tend = tend
        self._revive = revive
        self._spawn = spawn
        self._watches: dict[str, Watch] = {}
        self._poke = threading.Event()
        self._is_looking = False
        self._tend_at = 0.0

    @contextmanager
    def watch(self, artwork_id: str, spec: bytes) -> Iterator[Watch]:
        watch = self._watches.setdefault(artwork_id, Watch(spec))
        watch.watchers += 1
        if not self._is_looking:
            self._is_looking = True
            self._spawn(self._keep_looking)
        elif not watch.is_seen:
            self.look_now()
        try:
            yield watch
        finally:
            watch.watchers -= 1
            if not watch.watchers:
                del self._watches[artwork_id]

    def look_now(self) -> None:
        self._poke.set()

    def wake_all(self) -> None:
        for watch in list(self._watches.values()):
            watch.wake()

    def tend(self) -> None:
        """For those who do not wait but ask again and again; raises what the book raises."""
        now = time.monotonic()
        if now >= self._tend_at:
            self._tend_at = now + _TEND_SECONDS
            self._tend()

    def _keep_looking(self) -> None:
        try:
            while self._watches:
                try:
                    self._look()
                except RedisUnavailable:
                    pass  # counted where it failed; the next look may tell
                except Exception:
                    # Whoever waits must not wait for a look that will never come.
                    logger.exception("looking at jobs failed")
                self._poke.wait(_LOOK_SECONDS + _LOOK_SECONDS_PER_JOB * len(self._watches))
                self._poke.clear()
        finally:
            self._is_looking = False

    def _look(self) -> None:
        self.tend()
        found = self._book.jobs(list(self._watches))
        for artwork_id, watch in list(self._watches.items()):
            job = found.get(artwork_id)
            if job is None and watch.was_alive:
                watch.was_alive = False
                self._revive(artwork_id, watch.spec)
            watch.see(job)
