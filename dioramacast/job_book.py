"""The book of jobs: who waits for which painted artwork, who makes it, and what became of it.

An artwork's id is its job's id, so that everybody who asks for the same picture waits for the same job.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from dioramacast.models import JobRank, JobState

GIVEN_UP = "given-up"
"""The error of a job whose last attempt was lost with its worker."""
WAITED_TOO_LONG = "waited-too-long"
"""The error of a job that nobody had time for."""

DONE_KEPT_SECONDS = 600.0
FAILED_KEPT_SECONDS = 60.0
"""Soon forgotten, so that it can be tried again; also for what was cancelled."""
LONGEST_RUN_SECONDS = 600.0
"""What seems to have run longer is a clock that was set, and no part of the average."""
AVERAGE_WEIGHT = 0.2
"""Of the newest job in the moving average."""

Outcome = Literal[JobState.DONE, JobState.FAILED]


class Submission(StrEnum):
    NEW = "new"
    JOINED = "joined"
    """It was queued or running already."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class JobLimits:
    queue_limit: int
    """Jobs may wait, all together; those made ahead only while fewer than half of that wait."""
    running_limit: int
    """Jobs may run at once, over all processes."""
    lease_seconds: float = 15.0
    """A running job that is not renewed for so long is lost."""
    attempts_limit: int = 2
    queued_limit_seconds: float = 600.0

    @property
    def queue_limits(self) -> tuple[int, int]:
        """By rank."""
        return self.queue_limit, self.queue_limit // 2


@dataclass(frozen=True, slots=True)
class Job:
    """A snapshot. Times are seconds since the epoch by the book's clock, and none is later than ``now``."""

    artwork_id: str
    state: JobState
    rank: JobRank
    position: int | None
    """1: the next, over both ranks; None unless it is queued."""
    queued_at: float
    started_at: float | None
    """Of the attempt that runs or was the last one; None while it is queued."""
    finished_at: float | None
    now: float
    attempts: int
    askers: int
    error: str
    refused: bool
    """Asking again will not help."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One attempt at a job, by whoever holds the token."""

    artwork_id: str
    token: str
    spec: bytes
    attempts: int
    """This one counted."""
    rank: JobRank


@dataclass(frozen=True, slots=True)
class JobCounts:
    queued: int
    running: int
    done: int
    """Since ever, like the next two."""
    failed: int
    cancelled: int
    seconds_per_job: float | None
    """Moving average over those done, from claim to finish; None before the first."""
    workers_alive: int


class JobBook(Protocol):
    """Each method is one atomic step. The book in Redis raises ``RedisUnavailable`` from every one of them."""

    def submit(self, artwork_id: str, spec: bytes, rank: JobRank, *, joins: bool = True) -> Submission:
        """A finished job begins anew. ``joins`` False: whoever asks has been counted before (a reload, a retry).

        A job that was made ahead is queued anew when a visitor asks for it: as a visitor's, as of now.
        """

    def claim(self) -> Claim | None:
        """The visitors' oldest job, else the oldest made ahead; None: there is none, or enough are running."""

    def renew(self, claims: Iterable[Claim]) -> None:
        """Each is ours for another ``lease_seconds``, but those that were lost to somebody else."""

    def finish(self, claim: Claim, state: Outcome, error: str = "", refused: bool = False) -> bool:
        """False: it is not ours to finish. It stays ours after the lease, until somebody else claims it: what has
        been paid for counts. Repeating it is harmless.
        """

    def put_back(self, claim: Claim, *, counts: bool) -> bool:
        """To where it was in the queue; ``counts`` False: nothing was asked, so this attempt was none.

        False: it is not ours any more. One whose attempts are used up fails with ``GIVEN_UP`` instead.
        """

    def cancel(self, artwork_id: str) -> bool:
        """Only while it is queued and nobody else has asked for it. Who leaves others behind changes nothing: a
        second call by the same visitor must not take the job from them.
        """

    def recover(self) -> int:
        """Puts jobs of lost workers back, fails what was lost too often or waited too long; the number put back.

        To be called every few seconds by any process. It also mends the book after a clock was set back.
        """

    def jobs(self, artwork_ids: Sequence[str]) -> dict[str, Job]:
        """In one round trip, for up to 2,000 ids; those unknown are left out."""

    def counts(self) -> JobCounts: ...

    def beat(self, worker_id: str, seconds: float) -> None:
        """The worker lives for that much longer."""

    def leave(self, worker_id: str) -> None: ...


def kept_seconds(state: JobState, refused: bool) -> float:
    """How long a finished job is remembered."""
    return DONE_KEPT_SECONDS if refused or state is JobState.DONE else FAILED_KEPT_SECONDS


def moving_average(average: float | None, newest: float) -> float:
    return newest if average is None else average + (newest - average) * AVERAGE_WEIGHT
