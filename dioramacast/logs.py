"""JSON log lines, one an event. Exception messages never reach a log: they can hold keys and visitors' words."""

import contextvars
import itertools
import logging
import re
import secrets
import traceback
from collections.abc import Mapping
from typing import Any

from pythonjsonlogger.json import JsonFormatter

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")

_FRAMES_KEPT = 8
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
_PROCESS_ID, _REQUESTS = secrets.token_hex(8), itertools.count(1)


def new_request_id(environ: Mapping[str, Any], trusted_proxies: int) -> str:
    """What a proxy of ours calls the request, by the WSGI environment; where that is no id, one made here."""
    given_id = environ.get("HTTP_X_REQUEST_ID", "") if trusted_proxies else ""
    return given_id if _REQUEST_ID.fullmatch(given_id) else f"{_PROCESS_ID}{next(_REQUESTS):016x}"


class SafeJsonFormatter(JsonFormatter):
    """Adds the request id; writes an exception as its class and frames, without its text."""

    def __init__(self) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(message)s",
            rename_fields={"levelname": "level", "name": "logger", "message": "event"},
            timestamp="time",
        )

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        super().add_fields(log_data, record, message_dict)
        if current := request_id.get():
            log_data.setdefault("request_id", current)
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])[-_FRAMES_KEPT:]
            log_data["exception"] = record.exc_info[0].__name__
            log_data["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        for field in ("exc_info", "exc_text", "stack_info"):
            log_data.pop(field, None)

    def formatException(self, ei: Any) -> str:
        return ""


def logging_config(level: str) -> dict[str, Any]:
    """A ``logging.config.dictConfig`` mapping: everything of ours and of gunicorn's as JSON lines on stdout."""
    console = {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stdout"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": SafeJsonFormatter}, "as it is": {"format": "%(message)s"}},
        "handlers": {"console": console, "lines": {**console, "formatter": "as it is"}},
        "root": {"level": "WARNING", "handlers": ["console"]},
        "loggers": {
            "dioramacast": {"level": level.upper(), "handlers": ["console"], "propagate": False},
            "dioramacast.requests": {"level": level.upper(), "handlers": ["lines"], "propagate": False},
            "gunicorn.error": {"level": level.upper(), "handlers": ["console"], "propagate": False},
            # It writes whole URLs, and they can hold a key.
            "urllib3": {"level": "CRITICAL", "handlers": ["console"], "propagate": False},
            # It runs in native threads, and a log's lock is a greenlet's: logging there could wait for ever.
            "PIL": {"level": "CRITICAL", "handlers": ["console"], "propagate": False},
            "gunicorn.access": {"level": "CRITICAL", "handlers": ["console"], "propagate": False},
        },
    }
