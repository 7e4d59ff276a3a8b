"""Every way in which a provider can misbehave, played on the raw socket. Knows no provider."""

import json
import math
import socket
import struct
import threading
import zlib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from http import HTTPStatus
from typing import Any

MEGABYTE = 1024 * 1024


class FaultKind(StrEnum):
    NONE = "none"
    STATUS = "status"
    """Answer ``status`` with the provider's own error body; ``reason`` and ``retry_after`` (the header) where set."""
    SLOW = "slow"
    """The good answer after ``seconds``."""
    HANG = "hang"
    """Take the request and never answer."""
    RESET = "reset"
    """Close at once, without a byte."""
    DRIP = "drip"
    """The good answer, one byte every ``seconds``, from the first byte of its ``part`` on."""
    CUT = "cut"
    """Close in the middle of the body."""
    GARBAGE = "garbage"
    """200 and JSON by its header, but not JSON."""
    WRONG_SHAPE = "wrong_shape"
    """JSON of another shape; see ``Shape``."""
    HUGE = "huge"
    """A good answer, but of ``megabytes``."""
    GZIP_BOMB = "gzip_bomb"
    """A few kilobytes that unpack to ``megabytes``."""
    REDIRECT = "redirect"
    """302, or 301 to 308 by ``status``, to another host name; a good answer waits there and the visit is counted."""


class Part(StrEnum):
    HEADERS = "headers"
    BODY = "body"


class Shape(StrEnum):
    NULLS = "nulls"
    STRINGS = "strings"
    NAN = "nan"
    EMPTY = "empty"
    LIST = "list"
    NULL = "null"


_MEGABYTES = {FaultKind.HUGE: 2, FaultKind.GZIP_BOMB: 100}


@dataclass(frozen=True, slots=True)
class Fault:
    """What to do to the next answers; ``times`` is for how many of them, None for all until told otherwise."""

    kind: FaultKind = FaultKind.NONE
    times: int | None = None
    status: int = 500
    reason: str | None = None
    retry_after: str | None = None
    seconds: float = 1.0
    part: Part = Part.BODY
    shape: Shape = Shape.NULLS
    megabytes: int | None = None

    @classmethod
    def parse(cls, given: dict[str, Any]) -> "Fault":
        """Raises ValueError for what is not a fault, so that a misspelt test fails instead of passing."""
        unknown = set(given) - {each.name for each in fields(cls)}
        if unknown:
            raise ValueError(f"a fault has no {', '.join(sorted(unknown))}")
        values = dict(given)
        values["kind"] = FaultKind(values.get("kind", "none"))
        values["part"] = Part(values.get("part", "body"))
        values["shape"] = Shape(values.get("shape", "nulls"))
        if values.get("retry_after") is not None:
            values["retry_after"] = str(values["retry_after"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_json(cls, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> "Answer":
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return cls(status, body, {"Content-Type": "application/json; charset=utf-8", **(headers or {})})

    def head(self) -> bytes:
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, "\r\n"]).encode()

    def with_length(self) -> "Answer":
        return Answer(self.status, self.body, {**self.headers, "Content-Length": str(len(self.body))})

    def packed(self) -> "Answer":
        """Deflated and in chunks, as Open-Meteo answers those who accept it."""
        data = zlib.compress(self.body)
        chunks = (data[: len(data) // 2], data[len(data) // 2 :])
        body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
        headers = {**self.headers, "Content-Encoding": "deflate", "Transfer-Encoding": "chunked"}
        return Answer(self.status, body, headers)


class Line:
    """One connection, and when to let go of it."""

    def __init__(self, connection: socket.socket, released: threading.Event, accepts_deflate: bool) -> None:
        self.connection = connection
        self.released = released
        self.accepts_deflate = accepts_deflate

    def send(self, answer: Answer) -> None:
        # Head and body in one write: in two, Nagle and a delayed ACK would add 40 ms to every answer.
        self.connection.sendall(answer.head() + answer.body)

    def send_well(self, answer: Answer) -> None:
        self.send(answer.packed() if self.accepts_deflate else answer.with_length())

    def drip(self, data: bytes, pause_seconds: float) -> None:
        for position in range(len(data)):
            self.connection.sendall(data[position : position + 1])
            if self.released.wait(pause_seconds):
                return


def play(fault: Fault, good: Answer, line: Line, other_url: str) -> bool:
    """Sends ``good`` or what ``fault`` makes of it. True where the connection may be used again."""
    match fault.kind:
        case FaultKind.NONE:
            line.send_well(good)
        case FaultKind.STATUS:
            line.send(good.with_length())
        case FaultKind.SLOW:
            line.released.wait(fault.seconds)
            line.send_well(good)
        case FaultKind.GARBAGE:
            line.send(Answer(200, b'<html>{"current": oops', good.headers).with_length())
        case FaultKind.WRONG_SHAPE:
            line.send(Answer(200, _misshapen(good.body, fault.shape), good.headers).with_length())
        case FaultKind.HUGE:
            line.send(_padded(good, fault.megabytes or _MEGABYTES[fault.kind]).with_length())
        case FaultKind.GZIP_BOMB:
            body = _bomb(good.body, fault.megabytes or _MEGABYTES[fault.kind])
            line.send(Answer(200, body, {**good.headers, "Content-Encoding": "gzip"}).with_length())
        case FaultKind.REDIRECT:
            status = fault.status if 300 < fault.status < 400 else 302
            line.send(Answer(status, b"", {"Location": other_url}).with_length())
        case FaultKind.HANG:
            line.released.wait()
            return False
        case FaultKind.RESET:
            return False
        case FaultKind.DRIP:
            _drip(fault, good.with_length(), line)
            return False
        case FaultKind.CUT:
            whole = good.with_length()
            line.connection.sendall(whole.head() + whole.body[: len(whole.body) // 2])
            return False
    return True


def _drip(fault: Fault, answer: Answer, line: Line) -> None:
    if fault.part is Part.HEADERS:
        line.drip(answer.head() + answer.body, fault.seconds)
        return
    line.connection.sendall(answer.head())
    line.drip(answer.body, fault.seconds)


def _misshapen(body: bytes, shape: Shape) -> bytes:
    value = json.loads(body)
    leaves = {Shape.NULLS: None, Shape.STRINGS: "warm", Shape.NAN: math.nan}
    if shape in leaves:
        value = _with_leaves(value, leaves[shape])
    elif shape is Shape.EMPTY:
        value = {}
    elif shape is Shape.LIST:
        value = [value]
    else:
        value = None
    return json.dumps(value).encode()


def _with_leaves(value: Any, leaf: float | str | None) -> Any:
    if isinstance(value, dict):
        return {name: _with_leaves(each, leaf) for name, each in value.items()}
    if isinstance(value, list):
        return [_with_leaves(each, leaf) for each in value]
    return leaf


def _padded(good: Answer, megabytes: int) -> Answer:
    value = json.loads(good.body)
    return Answer.of_json({**value, "padding": "x" * (megabytes * MEGABYTE)}, headers=good.headers)


def prepare(fault: Fault) -> None:
    """Does the slow part of a fault beforehand, so that its first answer is as quick as the others."""
    if fault.kind is FaultKind.GZIP_BOMB:
        _packed_spaces(fault.megabytes or _MEGABYTES[fault.kind])


def _bomb(body: bytes, megabytes: int) -> bytes:
    """Good JSON behind ``megabytes`` of white space: only counting the bytes shows what it is."""
    spaces, checksum = _packed_spaces(megabytes)
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    size = megabytes * MEGABYTE + len(body)
    gzip_header = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    trailer = struct.pack("<II", zlib.crc32(body, checksum), size % 2**32)
    return gzip_header + spaces + squeeze.compress(body) + squeeze.flush() + trailer


@cache
def _packed_spaces(megabytes: int) -> tuple[bytes, int]:
    """The unfinished deflate stream of that many spaces, and their checksum."""
    squeeze = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed, checksum = b"", 0
    for _ in range(megabytes):
        packed += squeeze.compress(b" " * MEGABYTE)
        checksum = zlib.crc32(b" " * MEGABYTE, checksum)
    return packed + squeeze.flush(zlib.Z_FULL_FLUSH), checksum
