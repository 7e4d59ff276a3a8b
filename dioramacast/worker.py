"""The job worker (``python -m dioramacast.worker``): paints what is queued, in as many processes as you like."""

from gevent import monkey

monkey.patch_all()  # before anything imports ssl: otherwise every HTTPS call dies with a RecursionError

import ctypes
import logging
import logging.config
import os
import secrets
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import Any

import gevent
from celery import Celery
from celery.signals import worker_ready, worker_shutting_down
from prometheus_client import start_http_server

from dioramacast.atelier import Atelier
from dioramacast.errors import RedisUnavailable
from dioramacast.logs import logging_config
from dioramacast.services import build_services
from dioramacast.settings import Settings
from dioramacast.tickets import QUEUE, TASK, TICKETS_AT_ONCE, build_celery

logger = logging.getLogger("dioramacast.worker")

_BEAT_SECONDS = 4.0
_ALIVE_SECONDS = 12.0
_NICENESS = 5
_KEPT_BYTES = 64 * 1024 * 1024
_DRAIN_SECONDS = 22.0
"""Heroku kills 30 s after SIGTERM."""


class Worker:
    """One process's life: jobs come as tickets, and a look now and then finds those whose ticket was lost."""

    def __init__(self, atelier: Atelier, app: Celery) -> None:
        self._atelier = atelier
        self._app = app
        self._id = secrets.token_hex(8)
        self._is_ending = False
        self._drain_ends_at = 0.0
        app.task(self.paint, name=TASK)
        # Signals hold what they call weakly.
        worker_ready.connect(self._live, weak=False)
        worker_shutting_down.connect(self._end, weak=False)

    def run(self) -> None:
        """Until SIGTERM."""
        options = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        options += ["--pool", "gevent", "--concurrency", str(TICKETS_AT_ONCE), "--queues", QUEUE]
        try:
            self._app.worker_main(["--quiet", "worker", *options])
        finally:
            # Celery waits for what came by ticket, and not for what we found ourselves.
            self._atelier.runner.drain(self._drain_ends_at - time.monotonic())

    def paint(self) -> None:
        """Until nothing is queued: a ticket that is not done with when its worker dies comes to another."""
        with suppress(RedisUnavailable):  # the next beat looks again
            self._atelier.runner.help(self._atelier.book.counts().queued)
        while self._atelier.runner.work():
            pass

    def _live(self, **_: Any) -> None:
        logger.info("ready", extra={"at_once": self._atelier.runner.at_once})
        gevent.spawn(self._beat)

    def _beat(self) -> None:
        book, runner = self._atelier.book, self._atelier.runner
        while not self._is_ending:
            try:
                book.beat(self._id, _ALIVE_SECONDS)
                book.recover()
                runner.help(book.counts().queued)
            except RedisUnavailable:
                pass  # counted where it failed
            time.sleep(_BEAT_SECONDS)

    def _end(self, **_: Any) -> None:
        """In a signal's handler: what takes time goes into a greenlet of its own."""
        self._is_ending = True
        self._drain_ends_at = time.monotonic() + _DRAIN_SECONDS
        gevent.spawn(self._drain)

    def _drain(self) -> None:
        with suppress(RedisUnavailable):  # who does not beat is forgotten in a moment
            self._atelier.book.leave(self._id)
        self._atelier.runner.drain(self._drain_ends_at - time.monotonic())
        if self._atelier.runner.in_hand:
            logger.warning("jobs handed back", extra={"jobs": self._atelier.runner.in_hand})
            # Celery would wait for them.
            os._exit(0)


def keep_freed_memory() -> None:
    """Each picture takes blocks of megabytes. By itself glibc gives them back and asks for them again, and the system
    clears them each time: a seventh of all that a picture takes. Another C library does as it likes.
    """
    m_trim_threshold, m_mmap_threshold = -1, -3
    with suppress(AttributeError):
        tune = ctypes.CDLL(None).mallopt
        tune(m_mmap_threshold, _KEPT_BYTES // 2)
        tune(m_trim_threshold, _KEPT_BYTES)


def serve_metrics(port: int) -> None:
    """What this process counts, of the image model above all, as Prometheus reads it: at any path."""
    try:
        start_http_server(port)
    except OSError as error:
        sys.exit(f"WORKER_METRICS_PORT: nobody can listen on {port} ({os.strerror(error.errno or 0)})")


def wait_for_the_end() -> None:
    """Until SIGTERM or SIGINT. The first process of a container ends by neither unless it is told to."""
    is_over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, is_over.set)
    # Without an end to wait for gevent would think that nothing can happen any more.
    while not is_over.wait(_BEAT_SECONDS):
        pass


def main() -> None:
    # On a machine that it shares with the web, visitors come first.
    os.nice(_NICENESS)
    keep_freed_memory()
    settings = Settings.from_env_or_exit(os.environ)
    if settings.redis_url is None:
        sys.exit("REDIS_URL: a job worker needs the queue that it takes jobs from")
    logging.config.dictConfig(logging_config(settings.log_level))
    if settings.worker_metrics_port:
        serve_metrics(settings.worker_metrics_port)
    atelier = build_services(settings).atelier
    if atelier is None:
        # Whoever starts web and worker together would start this one over and over if it ended.
        logger.warning("nothing to do without GEMINI_API_KEY and a budget")
        wait_for_the_end()
        return
    Worker(atelier, build_celery(settings.redis_url, settings.ssl_cert_file, settings.gemini_job_seconds)).run()


if __name__ == "__main__":
    main()
