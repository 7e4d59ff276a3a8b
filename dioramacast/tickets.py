"""Celery, which tells the job workers that there is work. A ticket says no more than that: the job book knows the rest,
so that a ticket which is lost or comes twice does no harm.
"""

import logging
import ssl
from pathlib import Path
from typing import Any

import gevent
from celery import Celery
from pydantic import SecretStr

logger = logging.getLogger(__name__)

TASK = "dioramacast.paint"
QUEUE = "dioramacast"
TICKETS_AT_ONCE = 2
"""In one worker: whoever has one does jobs, with all the places there are, until none is left."""
_SEND_SECONDS = 1.0
_SOCKET_SECONDS = 5
_WORST_CASE_SECONDS = 30
"""On top of the longest job: Celery then thinks that whoever took a ticket is dead."""


def build_celery(redis_url: SecretStr, ca_bundle: Path | None, job_seconds: float) -> Celery:
    """The same for those who send and those who work."""
    url = redis_url.get_secret_value()
    app = Celery("dioramacast", broker=url, set_as_current=False)
    app.conf.update(
        broker_transport_options={
            "visibility_timeout": job_seconds + _WORST_CASE_SECONDS,
            "global_keyprefix": "dioramacast:1:celery:",
            "socket_timeout": _SOCKET_SECONDS,
            "socket_connect_timeout": _SOCKET_SECONDS,
            "max_connections": 2 * TICKETS_AT_ONCE + 2,
        },
        broker_use_ssl=_tls(url, ca_bundle),
        broker_pool_limit=1,
        # Each greenlet would have one of its own.
        result_backend_thread_safe=True,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        task_default_queue=QUEUE,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_ignore_result=True,
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        worker_enable_remote_control=False,
        worker_send_task_events=False,
    )
    return app


class CeleryTickets:
    """Sent in the background, one at a time: those asked for meanwhile are one, for a worker that comes takes all."""

    def __init__(self, app: Celery) -> None:
        self._app = app
        self._is_wanted = False
        self._is_sending = False

    def send(self) -> None:
        self._is_wanted = True
        if not self._is_sending:
            self._is_sending = True
            gevent.spawn(self._send_all)

    def _send_all(self) -> None:
        try:
            while self._is_wanted:
                self._is_wanted = False
                self._send_one()
        finally:
            self._is_sending = False

    def _send_one(self) -> None:
        try:
            with gevent.Timeout(_SEND_SECONDS):
                self._app.send_task(TASK, queue=QUEUE, retry=False)
        except (gevent.Timeout, Exception) as error:
            # Kombu lets out its own errors, redis-py's and the system's. The workers look by themselves, too.
            logger.warning("no ticket could be sent", extra={"reason": type(error).__name__})


def _tls(url: str, ca_bundle: Path | None) -> dict[str, Any] | None:
    if not url.startswith("rediss://"):
        return None
    if ca_bundle:
        return {"ssl_cert_reqs": ssl.CERT_REQUIRED, "ssl_ca_certs": str(ca_bundle)}
    # Hosted Redis comes with a self-signed certificate.
    return {"ssl_cert_reqs": ssl.CERT_NONE, "ssl_check_hostname": False}
