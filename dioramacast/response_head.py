"""What gunicorn is told of an answer beyond WSGI; to another server an answer is what WSGI says, and no more."""

from collections.abc import Callable
from typing import Any

from gunicorn.http.wsgi import Response  # type: ignore[import-untyped]

Headers = list[tuple[str, str]]


def start_again(
    start_response: Callable[..., Any], status: str, code: int, headers: Headers, content_length: int | None
) -> None:
    """As ``start_response(status, headers)``, made for the same method; ``code`` and ``content_length`` are of these.

    gunicorn looks at each character of each header, a tenth of the work for an answer from memory: it has done so when
    this answer was made, and what was added since is ours.
    """
    response = _response(start_response)
    has_no_body = code == 304
    if response is None or not (has_no_body or content_length is not None):
        start_response(status, headers)
        return
    response.status, response.status_code = status, code
    response.headers, response.response_length = headers, content_length
    response._omits_body = has_no_body


def close_after(start_response: Callable[..., Any]) -> None:
    """The answer is the last of its connection, and says so."""
    response = _response(start_response)
    if response is not None:
        response.force_close()


def _response(start_response: Callable[..., Any]) -> Any:
    response = getattr(start_response, "__self__", None)
    return response if type(response) is Response else None
