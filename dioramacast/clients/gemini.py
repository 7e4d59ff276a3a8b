"""Gemini: pictures from a prompt. Every call costs money, so nothing is asked twice without need."""

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import gevent
from pydantic import SecretStr

from dioramacast.breaker import Breaker
from dioramacast.clients.provider import PaidProvider
from dioramacast.errors import NotServed, PictureRefused, UpstreamError, UpstreamTimeout
from dioramacast.ledger import Ledger
from dioramacast.offload import to_thread_pool
from dioramacast.painting import Painting, to_painting

if TYPE_CHECKING:
    from dioramacast.clients.gemini_sdk import GeminiConnection


class GeminiClient:
    """Connects when first asked, and so after the fork."""

    def __init__(
        self,
        *,
        api_key: SecretStr,
        base_url: str,
        model: str,
        ca_bundle: Path | None,
        ledger: Ledger,
        breaker: Breaker,
    ) -> None:
        self._api_key = api_key
        self._base_url = base_url
        self._model = model
        self._ca_bundle = ca_bundle
        self._provider = PaidProvider("gemini", ledger, breaker)
        self._connection: GeminiConnection | None = None
        self._connecting = threading.Lock()
        self._converting = threading.Lock()

    @property
    def is_healthy(self) -> bool:
        return self._provider.is_healthy

    def generate_image(self, prompt: str, deadline_seconds: float, *, asks_again: bool = True) -> Painting:
        """A square picture, within ``deadline_seconds``. Each time the model is asked is paid for.

        With ``asks_again`` it is asked once more, at most, where it made none for no fault of the prompt's.

        Raises:
            PictureRefused: the model made none; ``permanent`` where the same prompt must not be asked again.
            BudgetSpent: nobody was asked.
            RateLimitedByProvider, UpstreamTimeout, UpstreamRejected, UpstreamUnavailable
        """
        started_at = time.monotonic()
        ends_at = started_at + deadline_seconds
        try:
            return self._ask(prompt, ends_at)
        except PictureRefused as refusal:
            now = time.monotonic()
            # A second try takes as long as the first: one that cannot end in time would be paid for all the same.
            if not asks_again or refusal.permanent or ends_at - now < now - started_at:
                raise
            try:
                return self._ask(prompt, ends_at)
            except UpstreamError as error:
                if not error.is_free:
                    raise
                # Who heard that it was free would take the first try for free, too, and pay for it all over again.
                raise refusal from None

    def _ask(self, prompt: str, ends_at: float) -> Painting:
        return self._provider.call(lambda: self._fetch(prompt, ends_at))

    def _fetch(self, prompt: str, ends_at: float) -> Painting:
        # Outside the deadline, which would leave the SDK half imported.
        connection = self._connected()
        timeout_seconds = ends_at - time.monotonic()
        deadline = gevent.Timeout(max(0.0, timeout_seconds))
        try:
            with deadline:
                data = connection.picture(prompt, timeout_seconds)
                # One after the other: they have the processor to themselves, and stay in its cache.
                with self._converting:
                    return to_thread_pool(to_painting, data)
        except gevent.Timeout as timeout:
            if timeout is not deadline:
                raise
            raise UpstreamTimeout("The image model took too long.") from None

    def _connected(self) -> "GeminiConnection":
        with self._connecting:
            if self._connection is None:
                # Only here, for what it takes: a process that never asks never pays for it.
                from dioramacast.clients.gemini_sdk import GeminiConnection  # noqa: PLC0415

                try:
                    self._connection = GeminiConnection(
                        self._api_key.get_secret_value(), self._base_url, self._model, self._ca_bundle
                    )
                except OSError:
                    raise NotServed("The CA bundle for the image model cannot be read.") from None
            return self._connection
