"""JSON log lines, one an event. Exception messages never reach a log: they can hold keys and visitors' words."""

import logging
import traceback
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from dioramacast.trail import followed

_FRAMES_KEPT = 8


class SafeJsonFormatter(JsonFormatter):
    """Adds the ids of the request and of its trace; writes an exception as its class and frames, without its text."""

    def __init__(self) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(message)s",
            rename_fields={"levelname": "level", "name": "logger", "message": "event"},
            timestamp="time",
        )

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        super().add_fields(log_data, record, message_dict)
        if trail := followed():
            logged_id = log_data.setdefault("request_id", trail.request_id)
            if trail.trace_id and logged_id == trail.request_id:
                log_data["trace_id"] = trail.trace_id
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
