"""Google's SDK, kept on a short leash. Importing it takes half a second and some 15 MB: only when first used."""

import math
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
from google import genai
from google.genai import errors, types
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from dioramacast.clients.http import RateLimitedByProvider, RefusedByProvider
from dioramacast.errors import (
    KeyRefused,
    NotServed,
    PictureRefused,
    UpstreamError,
    UpstreamTimeout,
    UpstreamUnavailable,
)

MAX_BODY_BYTES = 16 * 1024 * 1024
"""A picture of 10 MB grows by a third in base64; drafts among the thoughts take the rest."""
CONNECTIONS = 100
_KEPT_ALIVE = 20
_API_VERSION = "v1beta"
_ONLY_1K = frozenset({"gemini-3.1-flash-lite-image"})
"""Models that refuse to be told a size."""
_WORTH_ANOTHER_TRY = frozenset({
    "NO_IMAGE", "IMAGE_OTHER", "OTHER", "FINISH_REASON_UNSPECIFIED", "STOP", "MAX_TOKENS", "CONTINUATION",
})  # fmt: skip
"""Why there is no picture, where the prompt was not to blame."""
_REASON = re.compile(r"[A-Z][A-Z_]{1,59}")
_FINAL_STATUSES = frozenset({400, 401, 403, 404})
_KEY_STATUSES = frozenset({401, 403})
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)s", re.ASCII)
_RETRY_DELAY_MAX_SECONDS = 3600
_RETRY_DELAY_UNSAID_SECONDS = 60
_NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol)
"""Nobody there, no such name, no trust: the question never left."""


class GeminiConnection:
    """One pool of connections. Raises OSError where the CA bundle cannot be read."""

    def __init__(self, api_key: str, base_url: str, model: str, ca_bundle: Path | None) -> None:
        self._model = model
        # The authorities that the other providers' client trusts, not the machine's own.
        tls = ssl.create_default_context(cafile=ca_bundle or DEFAULT_CA_BUNDLE_PATH)
        client_args = {
            "verify": tls,
            "follow_redirects": False,
            "headers": {"Accept-Encoding": "identity"},
            "limits": httpx2.Limits(max_connections=CONNECTIONS, max_keepalive_connections=_KEPT_ALIVE),
            "event_hooks": {"response": [_read_within_limit]},
        }
        options = types.HttpOptions(
            base_url=base_url,
            api_version=_API_VERSION,
            client_args=client_args,
            # Never used, but the SDK would make a context for each of its two ways to be asynchronous.
            async_client_args={"verify": tls, "ssl": tls},
        )
        self._client = genai.Client(api_key=api_key, vertexai=False, http_options=options)

    def picture(self, prompt: str, timeout_seconds: float) -> bytes:
        """What the model made of ``prompt``, unchecked. ``timeout_seconds`` holds for each wait, not for all.

        Raises:
            UpstreamTimeout, UpstreamUnavailable, RateLimitedByProvider
            NotServed: it was not reached, or said with a status that it made nothing.
            PictureRefused: it answered without a picture.
            RefusedByProvider, KeyRefused: 400, 401, 403 or 404.
        """
        with _named_errors():
            answer = self._client.models.generate_content(
                model=self._model, contents=prompt, config=_config(self._model, timeout_seconds)
            )
        return _picture_in(answer)

    def find_model(self, timeout_seconds: float) -> None:
        """Whether the key is taken and the model is there, which costs nothing. Raises as ``picture`` does."""
        options = types.HttpOptions(timeout=max(1, int(timeout_seconds * 1000)))
        with _named_errors():
            self._client.models.get(model=self._model, config=types.GetModelConfig(http_options=options))


@contextmanager
def _named_errors() -> Iterator[None]:
    """What the SDK raises, as what it means."""
    try:
        yield
    except UpstreamError:
        raise
    except errors.APIError as error:
        raise _named(error.code, error.details) from None
    except _NEVER_SENT as error:
        raise NotServed(f"The image model could not be reached ({type(error).__name__}).") from None
    except httpx2.TimeoutException:
        raise UpstreamTimeout("The image model took too long.") from None
    except httpx2.TransportError as error:
        raise UpstreamUnavailable(f"The image model broke off ({type(error).__name__}).") from None
    except Exception as error:
        # The SDK lets out whatever it stumbles over in an answer: AttributeError, RecursionError and so on.
        raise UpstreamUnavailable(f"The image model's answer is unreadable ({type(error).__name__}).") from None


def _config(model: str, timeout_seconds: float) -> types.GenerateContentConfig:
    return types.GenerateContentConfig(
        response_modalities=["IMAGE"],
        image_config=types.ImageConfig(aspect_ratio="1:1", image_size=None if model in _ONLY_1K else "1K"),
        # By itself the SDK asks, and pays, again for as long as it is told to go on.
        automatic_continuation=False,
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
        http_options=types.HttpOptions(timeout=max(1, int(timeout_seconds * 1000))),
    )


def _read_within_limit(response: httpx2.Response) -> None:
    """Reads the body before httpx does, who would take, and unpack, any amount."""
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UpstreamUnavailable("The image model's answer came compressed, which was not asked for.")
    stream = response.stream
    if not isinstance(stream, httpx2.SyncByteStream):
        raise TypeError("an asynchronous answer to a synchronous question")
    body = bytearray()
    for chunk in stream:
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise UpstreamUnavailable("The image model's answer is too large.")
    stream.close()
    response.stream = httpx2.ByteStream(bytes(body))


def _picture_in(answer: types.GenerateContentResponse) -> bytes:
    """Of all parts the first that is a picture and no thought."""
    blocked = answer.prompt_feedback and answer.prompt_feedback.block_reason
    if blocked:
        raise PictureRefused(_word(blocked), permanent=True)
    if not answer.candidates:
        raise PictureRefused("NO_CANDIDATES", permanent=False)
    candidate = answer.candidates[0]
    reason = _word(candidate.finish_reason) if candidate.finish_reason else "FINISH_REASON_UNSPECIFIED"
    if reason not in _WORTH_ANOTHER_TRY:
        raise PictureRefused(reason, permanent=True)
    parts = (candidate.content and candidate.content.parts) or []
    pictures = [part.inline_data for part in parts if part.inline_data and not part.thought]
    if not pictures:
        raise PictureRefused("NO_IMAGE" if reason == "STOP" else reason, permanent=False)
    return pictures[0].data or b""


def _word(reason: types.FinishReason | types.BlockedReason) -> str:
    """The provider's word, where it is one: it is shown to visitors."""
    word = str(reason.value)
    return word if _REASON.fullmatch(word) else "UNKNOWN"


def _named(status: int, body: Any) -> UpstreamError:
    details = _details(body)
    if status == 429:
        return RateLimitedByProvider("The image model asked for a pause.", _retry_delay_seconds(details))
    if status in _KEY_STATUSES or any(each.get("reason") == "API_KEY_INVALID" for each in details):
        return KeyRefused(f"The image model does not take our key ({status}).")
    if status in _FINAL_STATUSES:
        return RefusedByProvider(status)
    if status < 300:
        # It did something, whatever that was.
        return UpstreamUnavailable(f"The image model answered {status}.")
    return NotServed(f"The image model answered {status}.")


def _details(body: Any) -> list[dict[str, Any]]:
    """``error.details`` of Google's error body; empty where it is none."""
    error = body.get("error") if isinstance(body, dict) else None
    details = error.get("details") if isinstance(error, dict) else None
    return [each for each in details if isinstance(each, dict)] if isinstance(details, list) else []


def _retry_delay_seconds(details: list[dict[str, Any]]) -> int:
    for each in details:
        delay = _DURATION.fullmatch(str(each.get("retryDelay", "")))
        if delay:
            return min(max(1, math.ceil(float(delay[1]))), _RETRY_DELAY_MAX_SECONDS)
    return _RETRY_DELAY_UNSAID_SECONDS
