"""Doing jobs: the same in a job worker's process and in the web's."""

import itertools
import logging
import random
import threading
import time
from collections.abc import Callable

from dioramacast import specs
from dioramacast.errors import (
    BudgetSpent,
    DioramaCastError,
    MediaStoreError,
    PictureRefused,
    RedisUnavailable,
    SpendUnknown,
    UpstreamError,
)
from dioramacast.job_book import Claim, JobBook, Outcome
from dioramacast.ledger import Ledger
from dioramacast.models import JobRank, JobState
from dioramacast.painter import Painter

logger = logging.getLogger(__name__)

_PULSE_SECONDS = 1.0
_RENEW_BEATS = 4
_AGAIN_SECONDS = 1.0
_TRIES = 2

Spawn = Callable[[Callable[[], None]], None]


class JobRunner:
    """Does up to ``at_once`` jobs of ``book`` at one time, each within ``job_seconds``."""

    def __init__(
        self, *, book: JobBook, painter: Painter, ledger: Ledger, at_once: int, job_seconds: float, spawn: Spawn
    ) -> None:
        self._book = book
        self._painter = painter
        self._ledger = ledger
        self.at_once = at_once
        self.job_seconds = job_seconds
        self._spawn = spawn
        self._places = threading.BoundedSemaphore(at_once)
        self._claims: dict[str, Claim] = {}
        self._helpers = 0
        self._has_pulse = False
        self._is_draining = threading.Event()
        self._resume_at = 0.0

    @property
    def in_hand(self) -> int:
        """Jobs being done here."""
        return len(self._claims)

    def help(self, count: int) -> None:
        """Does what is queued, in the background: up to ``count`` jobs at one time, and ``at_once`` in all."""
        for _ in range(min(count, self.at_once - self._helpers)):
            self._helpers += 1
            self._spawn(self._help)

    def _help(self) -> None:
        try:
            while self.work():
                pass
        finally:
            self._helpers -= 1

    def work(self) -> bool:
        """Does the next job, whichever that is, when one of ``at_once`` places is free; False where there is none."""
        with self._places:
            return self._work()

    def _work(self) -> bool:
        self._sleep(self._resume_at - time.monotonic())
        if self._is_draining.is_set():
            return False
        try:
            claim = self._book.claim()
        except RedisUnavailable:
            return False
        if claim is None:
            return False
        self._claims[claim.token] = claim
        self._keep_pulse()
        try:
            self._do(claim)
        finally:
            self._claims.pop(claim.token, None)
        return True

    def close(self) -> None:
        """Begins nothing new from now on."""
        self._is_draining.set()

    def drain(self, seconds: float) -> None:
        """Lets what is in hand end, and after ``seconds`` gives it back for others to do."""
        self.close()
        ends_at = time.monotonic() + seconds
        while self._claims and time.monotonic() < ends_at:
            time.sleep(0.05)
        for claim in list(self._claims.values()):
            try:
                self._book.put_back(claim, counts=True)
            except RedisUnavailable:
                return  # its lease ends by itself

    def _do(self, claim: Claim) -> None:
        try:
            spec = specs.artwork_from_json(claim.spec)
            # What is made ahead costs one call, so that whoever orders it knows what it costs.
            self._painter.paint(spec, self.job_seconds, asks_again=claim.rank is JobRank.VISITOR)
        except PictureRefused as error:
            self._finish(claim, JobState.FAILED, error.message, refused=error.permanent)
        except BudgetSpent as error:
            self._wait_or_fail(claim, error)
        except (UpstreamError, MediaStoreError) as error:
            self._try_again_or_fail(claim, error)
        except Exception:
            logger.exception("a job failed")
            self._finish(claim, JobState.FAILED, "The picture could not be painted.")
        else:
            self._finish(claim, JobState.DONE)

    def _wait_or_fail(self, claim: Claim, error: BudgetSpent) -> None:
        """A pause that the provider asked for, or a full minute, slows everybody here; a spent day ends the job."""
        seconds = error.retry_after_seconds or 0
        if not error.passes_soon or seconds > self.job_seconds:
            self._finish(claim, JobState.FAILED, error.message)
            return
        self._resume_at = time.monotonic() + seconds
        self._surely(lambda: self._book.put_back(claim, counts=False))

    def _try_again_or_fail(self, claim: Claim, error: DioramaCastError) -> None:
        """Once more, where the first try cost nothing."""
        costs_nothing = isinstance(error, UpstreamError) and error.is_free and not error.permanent
        if costs_nothing and claim.attempts < _TRIES:
            self._sleep(random.uniform(0.5, 1) * _AGAIN_SECONDS)  # noqa: S311
            self._surely(lambda: self._book.put_back(claim, counts=True))
        else:
            self._finish(claim, JobState.FAILED, error.message)

    def _finish(self, claim: Claim, state: Outcome, error: str = "", *, refused: bool = False) -> None:
        self._surely(lambda: self._book.finish(claim, state, error=error, refused=refused))
        logger.info("job", extra={"artwork": claim.artwork_id, "state": state.value, "attempts": claim.attempts})

    def _surely(self, settle: Callable[[], object]) -> None:
        """As soon as Redis is there again; a job that nobody hears of any more is taken up by others."""
        ends_at = time.monotonic() + self.job_seconds
        while True:
            try:
                settle()
            except RedisUnavailable:
                if time.monotonic() > ends_at or self._is_draining.is_set():
                    return
                time.sleep(_AGAIN_SECONDS)
            else:
                return

    def _keep_pulse(self) -> None:
        if not self._has_pulse:
            self._has_pulse = True
            self._spawn(self._pulse)

    def _pulse(self) -> None:
        """From the first job on: the leases of those in hand, and what this process knows of the money.

        A Redis that comes back empty hears from us what was spent before anybody can spend it again.
        """
        for beat in itertools.count():
            time.sleep(_PULSE_SECONDS)
            try:
                if self._claims and beat % _RENEW_BEATS == 0:
                    self._book.renew(list(self._claims.values()))
                self._ledger.today()
            except (RedisUnavailable, SpendUnknown):
                continue  # the leases outlive a few

    def _sleep(self, seconds: float) -> None:
        if seconds > 0:
            self._is_draining.wait(seconds)
