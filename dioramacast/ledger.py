"""What paid pictures have cost, for everyone together: reserved before each call and settled after it."""

import logging
import math
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from dioramacast.errors import BudgetReason, BudgetSpent, SpendUnknown

logger = logging.getLogger(__name__)

WINDOW_SECONDS = 60
DAY_SECONDS = 86400
_MICRO = 1_000_000
_BUSY_SECONDS = 0.25
"""SQLite waits without letting other greenlets run, so not for long."""


class Charge(StrEnum):
    """What became of a paid call."""

    PICTURE = "picture"
    """It was charged, and there is a picture."""
    CHARGED = "charged"
    """No picture, and it may have been charged all the same: the money stays spent."""
    FREE = "free"
    """It is certain that it cost nothing: the money comes back."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """The money for one call, of the UTC ``day`` it was reserved on, such as ``2026-11-24``."""

    day: str
    micro_usd: int


@dataclass(frozen=True, slots=True)
class Spend:
    """Of one UTC ``day``. ``calls`` are all that were reserved, those that cost nothing included."""

    day: str
    micro_usd: int
    calls: int
    pictures: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What a picture costs and how much may be bought, in millionths of a dollar, which add up without rounding."""

    price_micro_usd: int
    day_micro_usd: int
    calls_per_minute: int

    @classmethod
    def in_dollars(cls, price_usd: float, day_usd: float, calls_per_minute: int) -> "Terms":
        return cls(round(price_usd * _MICRO), round(day_usd * _MICRO), calls_per_minute)

    @property
    def buys_any(self) -> bool:
        """Whether the day's money is enough for one picture."""
        return self.price_micro_usd <= self.day_micro_usd


class Ledger(Protocol):
    def reserve(self) -> Reservation:
        """Takes the money for one call, or none.

        Raises:
            BudgetSpent: no call may be made now; its ``reason`` says why. While the spend is unknown, none may.
        """

    def settle(self, reservation: Reservation, charge: Charge) -> None:
        """Never raises: what cannot be written down now stays spent. Once for each reservation."""

    def block_for(self, seconds: float) -> None:
        """The provider said how long not to ask: for everybody."""

    def today(self) -> Spend:
        """Raises ``SpendUnknown``."""

    def refusal(self) -> BudgetSpent | None:
        """Why ``reserve`` would refuse now; None: it would not."""


def budget_spent(reason: BudgetReason, wait_seconds: float) -> BudgetSpent:
    """The refusal for ``reason``, over in ``wait_seconds``."""
    return BudgetSpent(_MESSAGES[reason], max(1, math.ceil(wait_seconds)), reason)


def spend_unknown() -> SpendUnknown:
    return SpendUnknown(_MESSAGES[BudgetReason.UNKNOWN])


def refused_for(unknown: SpendUnknown) -> BudgetSpent:
    return BudgetSpent(unknown.message, unknown.retry_after_seconds, BudgetReason.UNKNOWN)


_MESSAGES = {
    BudgetReason.DAY: "Today's budget for paid pictures is spent.",
    BudgetReason.MINUTE: "As many paid pictures as may be were asked for within a minute.",
    BudgetReason.PAUSE: "Paid pictures pause for a moment.",
    BudgetReason.UNKNOWN: "What paid pictures have cost so far is not known right now.",
}

# Strict: what is no such number cannot be put there, and so need not be looked for.
_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS spend (
        day TEXT PRIMARY KEY,
        micro_usd INTEGER NOT NULL CHECK (micro_usd BETWEEN 0 AND 1000000000000000),
        calls INTEGER NOT NULL CHECK (calls BETWEEN 0 AND 1000000000000),
        pictures INTEGER NOT NULL CHECK (pictures BETWEEN 0 AND 1000000000000)) STRICT""",
    "CREATE TABLE IF NOT EXISTS calls (at REAL NOT NULL) STRICT",
    """CREATE TABLE IF NOT EXISTS pauses (
        asked_at REAL NOT NULL, ends_at REAL NOT NULL, CHECK (ends_at < asked_at + 1000000)) STRICT""",
)


class DiskLedger:
    """For where there is no Redis: a file in ``folder``, so that a restart, or a command beside, knows what was spent.

    ``clock`` gives seconds since the epoch. Each time the file is opened anew: one that was kept open would go on
    after the file itself was gone, and no other process would see what it writes.
    """

    def __init__(self, folder: Path, terms: Terms, clock: Callable[[], float]) -> None:
        self._file = folder / "ledger.sqlite"
        self._terms = terms
        self._clock = clock

    def reserve(self) -> Reservation:
        try:
            with self._open() as book:
                now = self._clock()
                spend = _spend(book, _day(now))
                refusal = self._refusal(book, spend, now)
                if refusal:
                    raise refusal
                price = self._terms.price_micro_usd
                _write(book, Spend(spend.day, spend.micro_usd + price, spend.calls + 1, spend.pictures))
                book.execute("INSERT INTO calls VALUES (?)", (now,))
                return Reservation(spend.day, price)
        except SpendUnknown as unknown:
            raise refused_for(unknown) from None

    def settle(self, reservation: Reservation, charge: Charge) -> None:
        try:
            with self._open() as book:
                spend = _spend(book, reservation.day)
                back = reservation.micro_usd if charge is Charge.FREE else 0
                pictures = spend.pictures + (charge is Charge.PICTURE)
                _write(book, Spend(spend.day, max(0, spend.micro_usd - back), spend.calls, pictures))
        except SpendUnknown:
            return  # it stays spent

    def block_for(self, seconds: float) -> None:
        try:
            with self._open() as book:
                now = self._clock()
                book.execute("INSERT INTO pauses VALUES (?, ?)", (now, now + seconds))
        except SpendUnknown:
            return  # nothing is bought while this lasts, and then the provider says it once more

    def today(self) -> Spend:
        with self._open() as book:
            return _spend(book, _day(self._clock()))

    def refusal(self) -> BudgetSpent | None:
        try:
            with self._open() as book:
                now = self._clock()
                return self._refusal(book, _spend(book, _day(now)), now)
        except SpendUnknown as unknown:
            return refused_for(unknown)

    def _refusal(self, book: sqlite3.Connection, spend: Spend, now: float) -> BudgetSpent | None:
        if spend.micro_usd + self._terms.price_micro_usd > self._terms.day_micro_usd:
            return budget_spent(BudgetReason.DAY, DAY_SECONDS - now % DAY_SECONDS)
        # What lies ahead of the clock is from before it was set back; else a pause would grow by as much.
        book.execute("DELETE FROM pauses WHERE ends_at <= ? OR asked_at > ?", (now, now))
        (paused_until,) = book.execute("SELECT max(ends_at) FROM pauses").fetchone()
        if paused_until is not None:
            return budget_spent(BudgetReason.PAUSE, paused_until - now)
        book.execute("DELETE FROM calls WHERE at <= ? OR at > ?", (now - WINDOW_SECONDS, now))
        newest_but = (self._terms.calls_per_minute - 1,)
        row = book.execute("SELECT at FROM calls ORDER BY at DESC LIMIT 1 OFFSET ?", newest_but).fetchone()
        return budget_spent(BudgetReason.MINUTE, row[0] + WINDOW_SECONDS - now) if row else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """In one transaction, between processes too. Raises ``SpendUnknown`` where the file cannot be used."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            book = sqlite3.connect(self._file, timeout=_BUSY_SECONDS, isolation_level=None)
            try:
                # A killed process forgets nothing all the same; a power cut may take the last seconds with it. Waiting
                # for the disk would hold up every greenlet, twice for each picture.
                book.execute("PRAGMA synchronous = OFF")
                book.execute("BEGIN IMMEDIATE")
                for statement in _SCHEMA:
                    book.execute(statement)
                yield book
                book.execute("COMMIT")
            finally:
                # Without a COMMIT nothing of it has been.
                book.close()
        except (OSError, sqlite3.Error) as error:
            logger.warning("ledger failed", extra={"reason": type(error).__name__})
            raise spend_unknown() from None


def _day(now: float) -> str:
    return datetime.fromtimestamp(now, UTC).date().isoformat()


def _spend(book: sqlite3.Connection, day: str) -> Spend:
    row = book.execute("SELECT micro_usd, calls, pictures FROM spend WHERE day = ?", (day,)).fetchone()
    return Spend(day, *(row or (0, 0, 0)))


def _write(book: sqlite3.Connection, spend: Spend) -> None:
    values = (spend.day, spend.micro_usd, spend.calls, spend.pictures)
    book.execute("INSERT OR REPLACE INTO spend VALUES (?, ?, ?, ?)", values)
