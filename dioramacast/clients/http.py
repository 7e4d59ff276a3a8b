"""One careful GET: a total deadline, a size cap, no redirects, nothing decompressed."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import gevent
import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError
from urllib3.util import Retry

from dioramacast import __version__
from dioramacast.errors import UpstreamRejected, UpstreamTimeout, UpstreamUnavailable
from dioramacast.trail import trace_headers

_CHUNK_BYTES = 16 * 1024
_RETRY_AFTER_MAX_SECONDS = 86400
_RETRY_AFTER_UNSAID_SECONDS = 60


class RateLimitedByProvider(UpstreamUnavailable):
    """A 429; ``retry_after_seconds`` is the provider's word, or a minute."""

    is_free = True


class RefusedByProvider(UpstreamRejected):
    """Another 4xx, ``provider_status``."""

    is_free = True

    def __init__(self, provider_status: int) -> None:
        super().__init__(f"The provider refused the request ({provider_status}).")
        self.provider_status = provider_status


@dataclass(frozen=True, slots=True)
class HttpLimits:
    deadline_seconds: float
    """From the first look-up of the name to the last byte: requests' own timeouts are per socket operation."""
    max_bytes: int


def build_session(ca_bundle: Path | None, connections: int = 100) -> requests.Session:
    """A pooled session; a refused connection is tried once more, nothing else is."""
    session = requests.Session()
    retry = Retry(total=None, connect=1, read=0, redirect=0, status=0, other=0)
    adapter = HTTPAdapter(pool_connections=4, pool_maxsize=connections, max_retries=retry)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.headers.update(
        {"User-Agent": f"DioramaCast/{__version__}", "Accept": "application/json", "Accept-Encoding": "identity"}
    )
    if ca_bundle:
        session.verify = str(ca_bundle)
    return session


def get_json(session: requests.Session, url: str, params: Mapping[str, str | float], limits: HttpLimits) -> Any:
    """The parsed body of a 200.

    Raises:
        UpstreamTimeout: the deadline passed.
        RateLimitedByProvider: 429.
        RefusedByProvider: another 4xx; asking the same again will not help.
        UpstreamUnavailable: everything else.
    """
    deadline = gevent.Timeout(limits.deadline_seconds)
    try:
        with deadline:
            status, headers, body = _get(session, url, params, limits)
    except gevent.Timeout as timeout:
        if timeout is not deadline:
            raise
        raise UpstreamTimeout("The provider took too long.") from None
    except (requests.RequestException, HTTPError, OSError) as error:
        raise UpstreamUnavailable(f"The provider could not be reached ({type(error).__name__}).") from None
    _check_status(status, headers)
    if headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UpstreamUnavailable("The provider's answer came compressed, which was not asked for.")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise UpstreamUnavailable("The provider's answer is not JSON.") from None


def _get(
    session: requests.Session, url: str, params: Mapping[str, str | float], limits: HttpLimits
) -> tuple[int, Mapping[str, str], bytes]:
    socket_timeout = limits.deadline_seconds
    with session.get(
        url,
        params=params,
        headers=trace_headers(),
        stream=True,
        allow_redirects=False,
        timeout=socket_timeout,
        # Said with each call, or REQUESTS_CA_BUNDLE in the environment would win over our setting.
        verify=session.verify,
    ) as response:
        body = bytearray()
        for chunk in response.raw.stream(_CHUNK_BYTES, decode_content=False):
            body += chunk
            if len(body) > limits.max_bytes:
                raise UpstreamUnavailable("The provider's answer is too large.")
        return response.status_code, response.headers, bytes(body)


def _check_status(status: int, headers: Mapping[str, str]) -> None:
    if status == 200:
        return
    if status == 429:
        raise RateLimitedByProvider("The provider asked for a pause.", _retry_after_seconds(headers))
    if 400 <= status < 500:
        raise RefusedByProvider(status)
    raise UpstreamUnavailable(f"The provider answered {status}.")


def _retry_after_seconds(headers: Mapping[str, str]) -> int:
    value = headers.get("Retry-After", "")
    if value.isascii() and value.isdigit() and len(value) < 7:
        return min(int(value), _RETRY_AFTER_MAX_SECONDS)
    try:
        wait_seconds = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        # Nothing, no date, or one without a time zone.
        return _RETRY_AFTER_UNSAID_SECONDS
    return min(max(0, math.ceil(wait_seconds)), _RETRY_AFTER_MAX_SECONDS)
