"""The book of jobs that all processes share. A job: a hash; the queue and the leases: sorted sets of ids."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dioramacast import job_book_lua as lua
from dioramacast.errors import RedisUnavailable
from dioramacast.job_book import (
    AVERAGE_WEIGHT,
    FAILED_KEPT_SECONDS,
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
)
from dioramacast.metrics import POISONED_VALUES
from dioramacast.models import JobRank, JobState
from dioramacast.redis_link import RedisLink

_STATES = {state.value: state for state in JobState}
_RANKS = {str(rank.value): rank for rank in JobRank}


class RedisJobBook:
    """Every method raises ``RedisUnavailable`` where Redis does not answer; the step may have been taken all the same.

    ``new_token`` gives no token twice, in any process.
    """

    def __init__(self, link: RedisLink, limits: JobLimits, new_token: Callable[[], str]) -> None:
        self._link = link
        self._new_token = new_token
        self._limits = json.dumps(
            {
                "queue_limits": limits.queue_limits,
                "running_limit": limits.running_limit,
                "lease_us": int(limits.lease_seconds * 1e6),
                "attempts_limit": limits.attempts_limit,
                "queued_limit_us": int(limits.queued_limit_seconds * 1e6),
                "failed_kept_ms": int(FAILED_KEPT_SECONDS * 1000),
                "longest_run_us": int(LONGEST_RUN_SECONDS * 1e6),
                "average_weight": AVERAGE_WEIGHT,
                "given_up": GIVEN_UP,
                "waited_too_long": WAITED_TOO_LONG,
            }
        )
        self._unanswered: list[str] = []
        """Tokens of claims whose answer was lost: the next claim asks for what they may have got."""

    def submit(self, artwork_id: str, spec: bytes, rank: JobRank, *, joins: bool = True) -> Submission:
        return Submission(self._run(lua.SUBMIT, artwork_id, spec, int(rank), int(joins)).decode())

    def claim(self) -> Claim | None:
        is_repeated = bool(self._unanswered)
        token = self._unanswered.pop() if is_repeated else self._new_token()
        try:
            found = self._run(lua.CLAIM, token, int(is_repeated))
        except RedisUnavailable:
            self._unanswered.append(token)
            raise
        if found is None:
            return None
        artwork_id, spec, attempts, rank = found
        return Claim(artwork_id.decode(errors="replace"), token, spec, attempts, JobRank(rank))

    def renew(self, claims: Iterable[Claim]) -> None:
        pairs = [text for claim in claims for text in (claim.artwork_id, claim.token)]
        if pairs:
            self._run(lua.RENEW, *pairs)

    def finish(self, claim: Claim, state: Outcome, error: str = "", refused: bool = False) -> bool:
        kept_ms = int(kept_seconds(state, refused) * 1000)
        return bool(self._run(lua.FINISH, claim.artwork_id, claim.token, state.value, error, int(refused), kept_ms))

    def put_back(self, claim: Claim, *, counts: bool) -> bool:
        return bool(self._run(lua.PUT_BACK, claim.artwork_id, claim.token, int(counts)))

    def cancel(self, artwork_id: str) -> bool:
        return bool(self._run(lua.CANCEL, artwork_id))

    def recover(self) -> int:
        return int(self._run(lua.RECOVER))

    def jobs(self, artwork_ids: Sequence[str]) -> dict[str, Job]:
        if not artwork_ids:
            return {}
        answer = self._run(lua.JOBS, json.dumps(artwork_ids))
        now_us, rows = json.loads(answer.decode(errors="replace"))
        now = int(now_us) / 1e6
        found: dict[str, Job] = {}
        for artwork_id, row in zip(artwork_ids, rows, strict=True):
            if row:
                try:
                    found[artwork_id] = _job(artwork_id, row, now)
                except (ValueError, KeyError, TypeError, OverflowError):
                    POISONED_VALUES.inc()
        return found

    def counts(self) -> JobCounts:
        queued, running, done, failed, cancelled, run_us, workers_alive = self._run(lua.COUNTS)
        seconds_per_job = run_us / 1e6 if run_us >= 0 else None
        return JobCounts(queued, running, done, failed, cancelled, seconds_per_job, workers_alive)

    def beat(self, worker_id: str, seconds: float) -> None:
        self._run(lua.BEAT, worker_id, int(seconds * 1e6))

    def leave(self, worker_id: str) -> None:
        self._run(lua.LEAVE, worker_id)

    def _run(self, script: str, *arguments: str | bytes | int) -> Any:
        # A claim that is sent again could take two jobs.
        return self._link.run(lambda client: client.eval(script, 0, self._limits, *arguments), once=script is lua.CLAIM)


def _job(artwork_id: str, row: list[Any], now: float) -> Job:
    """``row`` is of what Redis holds: texts, and ``False`` for what is not there; then the place in the queue.

    Raises:
        KeyError, ValueError, TypeError: it was not written by us.
    """
    state_name, rank, queued_us, started_us, finished_us, attempts, askers, error, refused, *place = row
    state = _STATES[state_name]
    queued_at = int(queued_us) / 1e6
    started_at = int(started_us) / 1e6 if started_us and state is not JobState.QUEUED else None
    finished_at = int(finished_us) / 1e6 if finished_us else None
    return Job(
        artwork_id=artwork_id,
        state=state,
        rank=_RANKS[rank],
        position=place[0] if place else None,
        queued_at=queued_at,
        started_at=started_at,
        finished_at=finished_at,
        now=max(now, queued_at, started_at or 0.0, finished_at or 0.0),
        attempts=int(attempts),
        askers=int(askers),
        error=error or "",
        refused=refused == "1",
    )
