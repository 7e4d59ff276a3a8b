"""The head of an answer that gunicorn has sent before."""

from collections.abc import Callable
from typing import Any

from gunicorn.http.wsgi import Response  # type: ignore[import-untyped]

Headers = list[tuple[str, str]]


def start_again(
    start_response: Callable[..., Any], status: str, code: int, headers: Headers, content_length: int | None
) -> None:
    """As ``start_response(status, headers)``, in answer to a GET. ``code`` and ``content_length`` are what these say.

    gunicorn looks at each character of each header, a tenth of the work for an answer from memory: it has done so when
    this answer was made, and what was added since is ours. Under another server nothing is left out.
    """
    response: Any = getattr(start_response, "__self__", None)
    has_no_body = code == 304
    if type(response) is not Response or not (has_no_body or content_length is not None):
        start_response(status, headers)
        return
    response.status, response.status_code = status, code
    response.headers, response.response_length = headers, content_length
    response._omits_body = has_no_body
