"""All that painting by an image model takes, where one is configured: who is given what."""

import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from prometheus_client.core import Metric
from pydantic import SecretStr

from dioramacast import metrics
from dioramacast.breaker import Breaker
from dioramacast.clients.gemini import GeminiClient
from dioramacast.errors import RedisUnavailable, SpendUnknown
from dioramacast.job_book import JobBook, JobLimits
from dioramacast.job_book_memory import MemoryJobBook
from dioramacast.job_book_redis import RedisJobBook
from dioramacast.job_runner import JobRunner
from dioramacast.jobs import Jobs
from dioramacast.ledger import DiskLedger, Ledger, Terms
from dioramacast.ledger_redis import RedisLedger
from dioramacast.media import MediaPool, build_shelf
from dioramacast.painter import Painter
from dioramacast.prompt import price_usd
from dioramacast.redis_link import RedisLink
from dioramacast.settings import Settings

if TYPE_CHECKING:
    from dioramacast.tickets import CeleryTickets

_PAINTINGS_SHARE = 0.15
"""Of ``CACHE_MAX_BYTES``."""


@dataclass(frozen=True, slots=True)
class Atelier:
    painter: Painter
    terms: Terms
    ledger: Ledger
    book: JobBook
    runner: JobRunner
    jobs: Jobs

    def job_counts(self) -> dict[str, int]:
        """By state; empty while Redis cannot be asked."""
        try:
            counts = self.book.counts()
        except RedisUnavailable:
            return {}
        return {
            "queued": counts.queued,
            "running": counts.running,
            "done": counts.done,
            "failed": counts.failed,
            "cancelled": counts.cancelled,
        }

    def spend_today_usd(self) -> float | None:
        """None while it is not known."""
        try:
            return self.ledger.today().micro_usd / 1e6
        except SpendUnknown:
            return None

    def shared_metrics(self) -> list[Metric]:
        """What all processes together know, for ``/metrics``; what cannot be known right now is left out."""
        known = [metrics.of_budget(self.terms.day_micro_usd / 1e6)]
        with suppress(SpendUnknown):
            spend = self.ledger.today()
            known += metrics.of_spend(spend.micro_usd / 1e6, spend.calls, spend.pictures)
        with suppress(RedisUnavailable):
            counts = self.book.counts()
            waiting = {"queued": counts.queued, "running": counts.running}
            finished = {"done": counts.done, "failed": counts.failed, "cancelled": counts.cancelled}
            known += metrics.of_jobs(waiting, finished, counts.workers_alive)
        return known


def build_atelier(settings: Settings, link: RedisLink | None) -> tuple[Atelier | None, str]:
    """(the atelier, why there is none)."""
    key, model = settings.gemini_api_key, settings.gemini_image_model
    if key is None:
        return None, "No image model is configured."
    terms = build_terms(settings)
    if not terms.buys_any:
        return None, "No paid pictures are made here."
    limits = JobLimits(queue_limit=settings.gemini_queue_limit, running_limit=settings.gemini_calls_at_once)
    ledger = build_ledger(settings, link)
    book: JobBook = RedisJobBook(link, limits, _new_id) if link else MemoryJobBook(limits, time.time, _new_id)
    client = GeminiClient(
        api_key=key,
        base_url=settings.gemini_base_url,
        model=model,
        ca_bundle=settings.ssl_cert_file,
        ledger=ledger,
        breaker=Breaker(time.monotonic),
    )
    shelf = build_shelf(settings, link, MediaPool.PAINTINGS, settings.cache_max_bytes * _PAINTINGS_SHARE)
    painter = Painter(client, model, shelf)
    runner = JobRunner(
        book=book,
        painter=painter,
        ledger=ledger,
        at_once=settings.gemini_calls_per_process,
        job_seconds=settings.gemini_job_seconds,
        spawn=_spawn,
    )
    url = settings.redis_url
    tickets = _LazyTickets(url, settings.ssl_cert_file, settings.gemini_job_seconds) if url else None
    jobs = Jobs(book=book, painter=painter, ledger=ledger, runner=runner, tickets=tickets, spawn=_spawn)
    return Atelier(painter, terms, ledger, book, runner, jobs), ""


def build_terms(settings: Settings) -> Terms:
    return Terms.in_dollars(
        price_usd(settings.gemini_image_model, settings.gemini_image_price_usd),
        settings.gemini_daily_budget_usd,
        settings.gemini_calls_per_minute,
    )


def build_ledger(settings: Settings, link: RedisLink | None) -> Ledger:
    terms = build_terms(settings)
    return RedisLedger(link, terms, _new_id) if link else DiskLedger(settings.media_dir, terms, time.time)


class _LazyTickets:
    """Celery is imported only where jobs are handed over."""

    def __init__(self, redis_url: SecretStr, ca_bundle: Path | None, job_seconds: float) -> None:
        self._broker = (redis_url, ca_bundle, job_seconds)
        self._tickets: CeleryTickets | None = None

    def prepare(self) -> None:
        from dioramacast.tickets import CeleryTickets, build_celery  # noqa: PLC0415

        self._tickets = CeleryTickets(build_celery(*self._broker))

    def send(self) -> None:
        if self._tickets is None:
            self.prepare()
        if self._tickets is not None:
            self._tickets.send()


def _new_id() -> str:
    return secrets.token_hex(8)


def _spawn(task: Callable[[], None]) -> None:
    threading.Thread(target=task, daemon=True).start()
