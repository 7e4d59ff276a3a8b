"""Artworks painted before anybody asks for them, within a budget."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from dioramacast import specs
from dioramacast.conditions import CONDITIONS
from dioramacast.errors import BudgetReason, PictureRefused, RedisUnavailable
from dioramacast.job_book import GIVEN_UP, WAITED_TOO_LONG, Job, JobBook, Submission
from dioramacast.job_runner import JobRunner
from dioramacast.ledger import Ledger
from dioramacast.models import ArtworkSpec, JobRank, JobState
from dioramacast.painter import Painter

_LOOK_SECONDS = 0.25
_DRAIN_SECONDS = 22.0
"""After a signal: Heroku kills 30 s after SIGTERM."""
_SENTENCES = {
    GIVEN_UP: "whoever painted it was lost, twice",
    WAITED_TOO_LONG: "it waited too long for its turn",
    "": "nobody knows what became of it",
}


class Fate(StrEnum):
    """What became of an artwork."""

    PAINTED = "painted"
    WANTED = "would paint"
    """With nobody asked."""
    THERE = "already there"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"
    """Before its turn, because this ends."""
    UNFINISHED = "not finished"


@dataclass(slots=True)
class _Order:
    spec: ArtworkSpec
    is_ours: bool
    """Else somebody had asked before, and it is their money."""


class WarmUp:
    """Orders artworks as jobs that nobody waits for, ``queued_most`` at one time, and works on them in this process.

    ``say`` is told a line for each. Setting ``stop`` ends it: what has been begun is painted, the rest cancelled.
    """

    def __init__(
        self,
        *,
        book: JobBook,
        painter: Painter,
        ledger: Ledger,
        runner: JobRunner,
        queued_most: int,
        say: Callable[[str], None],
        stop: threading.Event,
    ) -> None:
        self._book = book
        self._painter = painter
        self._ledger = ledger
        self._runner = runner
        self._queued_most = queued_most
        self._say = say
        self._stop = stop
        self._orders: dict[str, _Order] = {}
        self._held: tuple[str, ArtworkSpec] | None = None
        self._calls_left = 0
        self._ends_at = 0.0
        self.fates: Counter[Fate] = Counter()
        """How many artworks met which."""

    def rehearse(self, likely: Iterable[ArtworkSpec], calls: int) -> None:
        """Says what ``run`` would paint for ``calls``; no image model is asked."""
        missing = self._missing(likely)
        while calls > 0 and (found := next(missing, None)):
            self._tell(Fate.WANTED, *found)
            calls -= 1

    def run(self, likely: Iterable[ArtworkSpec], calls: int, seconds: float) -> None:
        """Paints what is missing, in this order: each for one paid call, ``calls`` at most, begun within ``seconds``.

        One that is lost with the process that paints it may be paid for again; later ones are then fewer.
        """
        self._calls_left = calls
        self._ends_at = time.monotonic() + seconds
        missing = self._missing(likely)
        while not self._is_over:
            is_all_ordered = self._order(missing)
            if is_all_ordered and not self._orders:
                break
            self._runner.help(len(self._orders))
            self._stop.wait(_LOOK_SECONDS)
            self._look()
        self._end()

    @property
    def _is_over(self) -> bool:
        return self._stop.is_set() or time.monotonic() >= self._ends_at

    def _missing(self, likely: Iterable[ArtworkSpec]) -> Iterator[tuple[str, ArtworkSpec]]:
        """Each once, with its id, of those that are not there and may be."""
        seen: set[str] = set()
        for spec in likely:
            artwork_id = self._painter.artwork_id(spec)
            if artwork_id in seen:
                continue
            seen.add(artwork_id)
            try:
                self._painter.refuse_again(artwork_id)
            except PictureRefused as refusal:
                self._tell(Fate.REFUSED, artwork_id, spec, refusal.message)
                continue
            if self._painter.painted(artwork_id) is not None:
                self._tell(Fate.THERE, artwork_id, spec)
            else:
                yield artwork_id, spec

    def _order(self, missing: Iterator[tuple[str, ArtworkSpec]]) -> bool:
        """As many as may be; whether there will be no more."""
        while len(self._orders) < self._queued_most and not self._is_over:
            if self._calls_left <= 0 or self._day_is_spent():
                return True
            self._held = self._held or next(missing, None)
            if self._held is None:
                return True
            artwork_id, spec = self._held
            try:
                # Not counted among those who ask: a visitor who joined can still leave.
                submission = self._book.submit(artwork_id, specs.artwork_to_json(spec), JobRank.AHEAD, joins=False)
            except RedisUnavailable:
                return False
            if submission is Submission.FULL:
                return False
            self._held = None
            is_ours = submission is Submission.NEW
            self._calls_left -= is_ours
            self._orders[artwork_id] = _Order(spec, is_ours)
            # At once: the next one may have to wait for its weather.
            self._runner.help(1)
        return False

    def _day_is_spent(self) -> bool:
        refusal = self._ledger.refusal()
        return refusal is not None and refusal.reason is BudgetReason.DAY

    def _look(self) -> None:
        """Tells of those that have ended."""
        try:
            self._book.recover()
            jobs = self._book.jobs(list(self._orders))
        except RedisUnavailable:
            return  # the next look may tell
        for artwork_id in list(self._orders):
            job = jobs.get(artwork_id)
            if job is None or job.state.is_final:
                self._close(artwork_id, job)

    def _close(self, artwork_id: str, job: Job | None) -> None:
        order = self._orders.pop(artwork_id)
        if job is None:
            # Redis has lost it.
            is_painted = self._painter.painted(artwork_id) is not None
            self._tell(Fate.PAINTED if is_painted else Fate.FAILED, artwork_id, order.spec)
            return
        if order.is_ours:
            self._calls_left -= max(0, job.attempts - 1)
        fate = {JobState.DONE: Fate.PAINTED, JobState.CANCELLED: Fate.CANCELLED}.get(job.state, Fate.FAILED)
        self._tell(Fate.REFUSED if job.refused else fate, artwork_id, order.spec, job.error)

    def _end(self) -> None:
        self._runner.close()
        self._cancel()
        self._runner.drain(_DRAIN_SECONDS if self._stop.is_set() else self._runner.job_seconds)
        # What was given back unfinished is nobody's wish.
        self._cancel()
        self._look()
        for artwork_id, order in self._orders.items():
            self._tell(Fate.UNFINISHED, artwork_id, order.spec)

    def _cancel(self) -> None:
        with suppress(RedisUnavailable):
            for artwork_id, order in self._orders.items():
                if order.is_ours:
                    self._book.cancel(artwork_id)

    def _tell(self, fate: Fate, artwork_id: str, spec: ArtworkSpec, reason: str = "") -> None:
        self.fates[fate] += 1
        why = f": {_SENTENCES.get(reason, reason)}" if fate in (Fate.REFUSED, Fate.FAILED) else ""
        self._say(f"{fate:<13}  {artwork_id}  {_label(spec)}{why}")


def _label(spec: ArtworkSpec) -> str:
    place = ", ".join(part for part in (spec.place.name, spec.place.country) if part)
    temperature = [] if spec.temperature_c is None else [f"{spec.temperature_c} °C"]
    return ", ".join([place, CONDITIONS[spec.condition].description, *temperature, spec.light, spec.season, spec.style])
