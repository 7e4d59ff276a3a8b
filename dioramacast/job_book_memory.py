"""The book of jobs in the memory of one process, where there is no Redis."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dioramacast.job_book import (
    GIVEN_UP,
    LONGEST_RUN_SECONDS,
    WAITED_TOO_LONG,
    Claim,
    Job,
    JobCounts,
    JobLimits,
    Outcome,
    Submission,
    kept_seconds,
    moving_average,
)
from dioramacast.models import JobRank, JobState


@dataclass(slots=True)
class _Record:
    spec: bytes
    rank: JobRank
    queued_at: float
    state: JobState = JobState.QUEUED
    started_at: float = 0.0
    finished_at: float = 0.0
    lease_ends_at: float = 0.0
    attempts: int = 0
    askers: int = 1
    error: str = ""
    refused: bool = False
    token: str = ""
    """Of whoever claimed it last."""

    @property
    def is_finished(self) -> bool:
        return self.state.is_final


class MemoryJobBook:
    """The book of one process: its greenlets take turns between methods, never inside of one."""

    def __init__(self, limits: JobLimits, clock: Callable[[], float], new_token: Callable[[], str]) -> None:
        self._limits = limits
        self._clock = clock
        self._new_token = new_token
        self._records: dict[str, _Record] = {}
        self._totals = dict.fromkeys((JobState.DONE, JobState.FAILED, JobState.CANCELLED), 0)
        self._seconds_per_job: float | None = None
        self._beats: dict[str, tuple[float, float]] = {}

    def submit(self, artwork_id: str, spec: bytes, rank: JobRank, *, joins: bool = True) -> Submission:
        record = self._find(artwork_id)
        if record and not record.is_finished:
            record.askers += joins
            if rank < record.rank:
                record.rank = rank
                record.queued_at = self._clock() if record.state is JobState.QUEUED else record.queued_at
            return Submission.JOINED
        if len(self._queue()) >= self._limits.queue_limits[rank]:
            return Submission.FULL
        # Taken out first: of two from the same instant the one that was written first goes first.
        self._records.pop(artwork_id, None)
        self._records[artwork_id] = _Record(spec, rank, self._clock())
        return Submission.NEW

    def claim(self) -> Claim | None:
        if len(self._running()) >= self._limits.running_limit:
            return None
        now = self._clock()
        for artwork_id, record in self._queue():
            if now - record.queued_at > self._limits.queued_limit_seconds:
                self._settle(record, JobState.FAILED, WAITED_TOO_LONG)
                continue
            record.state = JobState.RUNNING
            record.started_at = now
            record.lease_ends_at = now + self._limits.lease_seconds
            record.attempts += 1
            record.token = self._new_token()
            return Claim(artwork_id, record.token, record.spec, record.attempts, record.rank)
        return None

    def renew(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            record = self._held(claim)
            if record and record.state is JobState.RUNNING:
                record.lease_ends_at = self._clock() + self._limits.lease_seconds

    def finish(self, claim: Claim, state: Outcome, error: str = "", refused: bool = False) -> bool:
        record = self._held(claim)
        if record is None or record.is_finished:
            return record is not None and record.state is state
        self._settle(record, state, error, refused)
        seconds = record.finished_at - record.started_at
        if state is JobState.DONE and 0 <= seconds <= LONGEST_RUN_SECONDS:
            self._seconds_per_job = moving_average(self._seconds_per_job, seconds)
        return True

    def put_back(self, claim: Claim, *, counts: bool) -> bool:
        record = self._held(claim)
        if record is None or record.is_finished:
            return False
        if record.state is JobState.RUNNING:
            record.attempts -= not counts
            self._queue_again(record)
        return True

    def cancel(self, artwork_id: str) -> bool:
        record = self._find(artwork_id)
        if record is None or record.state is not JobState.QUEUED or record.askers > 1:
            return False
        self._settle(record, JobState.CANCELLED)
        return True

    def recover(self) -> int:
        now = self._clock()
        put_back = 0
        for _, record in self._running():
            # A lease that ends later than one given now is from before the clock was set back.
            record.lease_ends_at = min(record.lease_ends_at, now + self._limits.lease_seconds)
            if record.lease_ends_at <= now:
                put_back += self._queue_again(record)
        for _, record in self._queue():
            record.queued_at = min(record.queued_at, now)
            if now - record.queued_at > self._limits.queued_limit_seconds:
                self._settle(record, JobState.FAILED, WAITED_TOO_LONG)
        for artwork_id in list(self._records):
            self._find(artwork_id)
        return put_back

    def jobs(self, artwork_ids: Sequence[str]) -> dict[str, Job]:
        positions = {artwork_id: number for number, (artwork_id, _) in enumerate(self._queue(), 1)}
        now = self._clock()
        found = ((artwork_id, self._find(artwork_id)) for artwork_id in artwork_ids)
        return {each: _snapshot(each, record, positions.get(each), now) for each, record in found if record}

    def counts(self) -> JobCounts:
        now = self._clock()
        return JobCounts(
            queued=len(self._queue()),
            running=len(self._running()),
            done=self._totals[JobState.DONE],
            failed=self._totals[JobState.FAILED],
            cancelled=self._totals[JobState.CANCELLED],
            seconds_per_job=self._seconds_per_job,
            workers_alive=sum(abs(now - beat_at) < seconds for beat_at, seconds in self._beats.values()),
        )

    def beat(self, worker_id: str, seconds: float) -> None:
        self._beats[worker_id] = (self._clock(), seconds)

    def leave(self, worker_id: str) -> None:
        self._beats.pop(worker_id, None)

    def _find(self, artwork_id: str) -> _Record | None:
        """None, and forgotten, where it has been finished for long; either way, if the clock was set."""
        record = self._records.get(artwork_id)
        if record and record.is_finished:
            age = abs(self._clock() - record.finished_at)
            if age >= kept_seconds(record.state, record.refused):
                del self._records[artwork_id]
                return None
        return record

    def _held(self, claim: Claim) -> _Record | None:
        record = self._find(claim.artwork_id)
        return record if record and record.token == claim.token else None

    def _queue(self) -> list[tuple[str, _Record]]:
        queued = [item for item in self._records.items() if item[1].state is JobState.QUEUED]
        return sorted(queued, key=lambda item: (item[1].rank, item[1].queued_at))

    def _running(self) -> list[tuple[str, _Record]]:
        return [item for item in self._records.items() if item[1].state is JobState.RUNNING]

    def _queue_again(self, record: _Record) -> bool:
        if record.attempts >= self._limits.attempts_limit:
            self._settle(record, JobState.FAILED, GIVEN_UP)
            return False
        record.state = JobState.QUEUED
        return True

    def _settle(self, record: _Record, state: JobState, error: str = "", refused: bool = False) -> None:
        record.state, record.error, record.refused = state, error, refused
        record.finished_at = self._clock()
        self._totals[state] += 1


def _snapshot(artwork_id: str, record: _Record, position: int | None, now: float) -> Job:
    has_started = record.started_at > 0 and record.state is not JobState.QUEUED
    return Job(
        artwork_id=artwork_id,
        state=record.state,
        rank=record.rank,
        position=position,
        queued_at=record.queued_at,
        started_at=record.started_at if has_started else None,
        finished_at=record.finished_at if record.is_finished else None,
        now=max(now, record.queued_at, record.started_at, record.finished_at),
        attempts=record.attempts,
        askers=record.askers,
        error=record.error,
        refused=record.refused,
    )
