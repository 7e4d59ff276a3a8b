"""A process that computes for another: one task after the other, until its input ends.

``offload.py`` starts it and talks to it over the standard streams.
"""

import gc
import os
import pickle
import struct
import sys
import traceback
from enum import IntEnum
from typing import BinaryIO

REQUEST = struct.Struct("!I")
"""How many bytes of a pickled (function, arguments, keyword arguments) follow."""
ANSWER = struct.Struct("!BI")
"""The outcome, and how many bytes of it follow."""

_NICENESS = 15
"""Where processors are short, those who answer visitors come before those who draw."""


class Outcome(IntEnum):
    FAILED = 0
    TEXT = 1
    BYTES = 2


def _done(task: bytes) -> tuple[Outcome, bytes]:
    try:
        function, args, kwargs = pickle.loads(task)  # noqa: S301 -- from the process that started this one
        result = function(*args, **kwargs)
        if isinstance(result, str):
            return Outcome.TEXT, result.encode()
        return Outcome.BYTES, b"".join([result])
    except Exception:
        return Outcome.FAILED, traceback.format_exc().encode()


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    # What a task leaves behind is cleared away when it has been answered, not in the midst of it.
    gc.disable()
    is_first = True
    while head := requests.read(REQUEST.size):
        (length,) = REQUEST.unpack(head)
        outcome, data = _done(requests.read(length))
        answers.write(ANSWER.pack(outcome, len(data)) + data)
        answers.flush()
        gc.collect()
        if is_first:
            # What the first task has imported stays: the collector need not look through it after every later one.
            gc.freeze()
            is_first = False


def main() -> None:
    os.nice(_NICENESS)
    serve(sys.stdin.buffer, sys.stdout.buffer)
