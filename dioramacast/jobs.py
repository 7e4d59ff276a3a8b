"""Artworks in the making: each is one job, whoever asks for it and whichever process does it."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Protocol

from dioramacast import specs
from dioramacast.errors import CannotCancel, QueueFull, RedisUnavailable, UpstreamRejected
from dioramacast.job_book import Job, JobBook, JobCounts, Submission
from dioramacast.job_runner import JobRunner, Spawn
from dioramacast.job_watch import JobWatcher, Watch
from dioramacast.ledger import Ledger, refused_for, spend_unknown
from dioramacast.models import ArtworkSpec, JobRank
from dioramacast.painter import Painter

_COUNTS_SECONDS = 1.0

Permit = Callable[[], None]
"""Asked before the image model is: raises ``RateLimited`` where the visitor's limit is reached."""


class Tickets(Protocol):
    def prepare(self) -> None:
        """Now, and not while visitors wait, what takes a third of a second of the event loop."""

    def send(self) -> None:
        """Tells the job workers that there is work; does not wait for it."""


class Jobs:
    """``tickets`` None: no other process does jobs. While none is alive ``runner`` does them in this one."""

    def __init__(
        self,
        *,
        book: JobBook,
        painter: Painter,
        ledger: Ledger,
        runner: JobRunner,
        tickets: Tickets | None,
        spawn: Spawn,
    ) -> None:
        self._book = book
        self._painter = painter
        self._ledger = ledger
        self._runner = runner
        self._tickets = tickets
        self._watcher = JobWatcher(book, tend=self._tend, revive=self._revive, spawn=spawn)
        self._counts: JobCounts | None = None
        self._counts_until = 0.0
        self.is_draining = False

    def prepare(self) -> None:
        """Before visitors are served."""
        if self._tickets:
            self._tickets.prepare()

    def order(self, spec: ArtworkSpec, permit: Permit) -> None:
        """Sees to it that somebody paints a spec ``for_painting``.

        Raises:
            PictureRefused: the model has refused these conditions for good.
            BudgetSpent: and waiting a little would not help.
            QueueFull
            RateLimited: by ``permit``, which is asked only where this makes a new job.
        """
        artwork_id = self._painter.artwork_id(spec)
        self._painter.refuse_again(artwork_id)
        try:
            job = self._book.jobs([artwork_id]).get(artwork_id)
            is_new = job is None or job.state.is_final
            if is_new:
                self._refuse_for_now(job)
                permit()
            submission = self._book.submit(artwork_id, specs.artwork_to_json(spec), JobRank.VISITOR)
        except RedisUnavailable:
            # Money fails closed: what was spent is not known either.
            raise refused_for(spend_unknown()) from None
        if submission is Submission.FULL:
            raise QueueFull("Too many pictures are waiting to be painted right now.")
        if is_new:
            self._hand_over()

    def wait(self, spec: ArtworkSpec, seconds: float) -> Job | None:
        """The job once it has ended, or as it is after ``seconds``; None: nobody knows of it."""
        if seconds <= 0:
            with suppress(RedisUnavailable):
                return self.find(self._painter.artwork_id(spec))
            return None
        ends_at = time.monotonic() + seconds
        with self.watch(spec) as watch:
            # Without Redis no other process will ever know of it.
            while not (watch.job and watch.job.state.is_final) and not (self.is_draining and self._tickets):
                left = ends_at - time.monotonic()
                if left <= 0:
                    break
                watch.wait(left)
            return watch.job

    def watch(self, spec: ArtworkSpec) -> AbstractContextManager[Watch]:
        return self._watcher.watch(self._painter.artwork_id(spec), specs.artwork_to_json(spec))

    def find(self, artwork_id: str) -> Job | None:
        """Raises ``RedisUnavailable``."""
        job = self._book.jobs([artwork_id]).get(artwork_id)
        if job is not None and not job.state.is_final:
            # Whoever asks again and again is perhaps the only one to notice that the process that had it is gone.
            self._watcher.tend()
        return job

    def cancel(self, artwork_id: str) -> None:
        """Raises ``CannotCancel``."""
        try:
            is_cancelled = self._book.cancel(artwork_id)
        except RedisUnavailable:
            raise CannotCancel("The queue cannot be reached right now.") from None
        if not is_cancelled:
            raise CannotCancel("Only a picture that still waits, and that nobody else waits for, can be cancelled.")
        self._watcher.look_now()

    def seconds_left(self, job: Job) -> float | None:
        """An estimate from how long the latest took; None where nothing is known."""
        counts = self._fresh_counts()
        if counts is None or counts.seconds_per_job is None or job.state.is_final:
            return None
        if job.position is None:
            return max(1.0, counts.seconds_per_job - (job.now - (job.started_at or job.now)))
        at_once = max(counts.running, self._runner.at_once)
        # Those before it are, on average, half done.
        return counts.seconds_per_job * (1 + (job.position - 0.5) / at_once)

    def drain(self) -> None:
        """Nothing new is begun here; those who wait are told how things stand, and can ask another process."""
        self.is_draining = True
        self._runner.close()
        self._watcher.wake_all()

    def _refuse_for_now(self, job: Job | None) -> None:
        if job is not None and job.refused:
            raise UpstreamRejected(job.error)
        refusal = self._ledger.refusal()
        if refusal is None:
            return
        if not refusal.passes_soon or (refusal.retry_after_seconds or 0) > self._runner.job_seconds:
            raise refusal

    def _hand_over(self) -> None:
        counts = self._fresh_counts()
        if self._tickets and counts and counts.workers_alive:
            self._tickets.send()
        else:
            self._runner.help(1)

    def _tend(self) -> None:
        """While anybody here waits: jobs of processes that died are taken up, and no job waits for workers in vain."""
        put_back = self._book.recover()
        counts = self._counts = self._book.counts()
        self._counts_until = time.monotonic() + _COUNTS_SECONDS
        if not counts.workers_alive:
            self._runner.help(counts.queued)
        elif put_back and self._tickets:
            self._tickets.send()

    def _revive(self, artwork_id: str, spec: bytes) -> None:
        """Redis came back without the job."""
        if self._painter.painted(artwork_id) is None:
            self._book.submit(artwork_id, spec, JobRank.VISITOR, joins=False)
            self._hand_over()

    def _fresh_counts(self) -> JobCounts | None:
        if time.monotonic() >= self._counts_until:
            try:
                self._counts = self._book.counts()
            except RedisUnavailable:
                return None
            self._counts_until = time.monotonic() + _COUNTS_SECONDS
        return self._counts
