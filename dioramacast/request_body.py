"""Reading a request's body with a true cap and a deadline, and its JSON without surprises."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn, Protocol

import gevent

from dioramacast.errors import BodyTooLarge, BodyTooSlow, InvalidRequest

MAX_BYTES = 16 * 1024
_DEADLINE_SECONDS = 5.0
_MAX_DEPTH = 16


class BodyStream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_body(stream: BodyStream, content_length: int | None) -> bytes:
    """The whole body; ``content_length`` is None for a chunked one.

    Raises:
        BodyTooLarge, BodyTooSlow
        InvalidRequest: the body ended early or its framing is broken.
    """
    if content_length is not None and content_length > MAX_BYTES:
        raise BodyTooLarge(f"The request body may have {MAX_BYTES} bytes.")
    deadline = gevent.Timeout(_DEADLINE_SECONDS)
    try:
        with deadline:
            body = stream.read(MAX_BYTES + 1)
    except gevent.Timeout as timeout:
        if timeout is not deadline:
            raise
        raise BodyTooSlow("The request body did not arrive within 5 seconds.") from None
    except Exception:
        # The server's own parser raises here, with types of its own, for a body that is cut short or badly framed.
        raise InvalidRequest("The request body is incomplete.") from None
    if len(body) > MAX_BYTES:
        raise BodyTooLarge(f"The request body may have {MAX_BYTES} bytes.")
    if content_length is not None and len(body) < content_length:
        raise InvalidRequest("The request body is incomplete.")
    return body


def read_json_object(environ: Mapping[str, Any], content_length: int | None) -> dict[str, Any]:
    """The body of a request, by its WSGI environment. Raises what ``read_body`` and ``parse_json_object`` raise."""
    try:
        body = read_body(environ["wsgi.input"], content_length)
    except InvalidRequest:
        _stop_reading(environ)
        raise
    return parse_json_object(body)


def _stop_reading(environ: Mapping[str, Any]) -> None:
    """The rest of a body that was not read is not waited for: the server would read it before the next request."""
    if connection := environ.get("gunicorn.socket"):
        connection.shutdown(0)


def parse_json_object(body: bytes) -> dict[str, Any]:
    """A JSON object, refusing what parsers disagree about: repeated keys, NaN, endless nesting.

    Raises:
        InvalidRequest
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidRequest("The request body is not UTF-8.") from None
    if _depth(text) > _MAX_DEPTH:
        raise InvalidRequest("The request body is nested too deeply.")
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except ValueError:
        raise InvalidRequest("The request body is not JSON.") from None
    if not isinstance(value, dict):
        raise InvalidRequest("The request body must be a JSON object.")
    return value


def _depth(text: str) -> int:
    """An upper bound of the nesting: brackets inside strings count too, which only refuses odd bodies early."""
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise InvalidRequest("The request body has a key twice.")
    return result


def _refuse_constant(name: str) -> NoReturn:
    raise InvalidRequest(f"{name} is not a number that JSON knows.")
