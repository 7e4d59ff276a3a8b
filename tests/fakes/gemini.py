"""Gemini's ``POST /v1beta/models/{id}:generateContent`` for pictures (``python -m tests.fakes.gemini --help``).

Steered by ``values``: ``mode`` (see ``Mode``), ``finish_reason`` and ``block_reason`` (each alone is an answer without
a picture), ``times`` (for how many answers these three hold), ``mime_type``, ``picture_bytes``, ``retry_delay`` (of a
429; None for none), ``html_errors``, ``key`` (the only one that is accepted; any is without it) and ``models`` (those
there are). ``omit`` leaves out fields of the answer by their own names, wherever they are. How long a picture takes is
the fault ``slow``; Google's errors come with the fault ``status``. ``GET`` of a model only says that it is there.

In the journal the key is only said to be absent, right, wrong, or present where any is accepted; ``model``, ``prompt``,
``config`` and the number of ``pictures`` are what reached the model.
"""

import base64
import json
import re
import threading
import zlib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tests.fakes.faults import Answer
from tests.fakes.gemini_errors import (
    Refused,
    google_error,
    html_error,
    quota_failure,
    refuse_bad_body,
    refuse_bad_key,
    retry_info,
)
from tests.fakes.http_fake import Request, run
from tests.fakes.pictures import FACTORS, FORMATS, HUES, SIZES_1K, picture, pixel_bomb

MODELS = ("gemini-nano-banana-2.1", "gemini-3.1-flash-lite-image", "gemini-3-pro-image")
ONLY_1K = "gemini-3.1-flash-lite-image"
DESCRIPTION_PATH = re.compile(r"/(v1|v1beta)/models/([\w.-]+)")
PATH = re.compile(r"/(v1|v1beta)/models/([\w.-]+):generateContent")
KEY_HEADER = "x-goog-api-key"
MARK = re.compile(rb"@\d+@")
_MARKED: dict[bytes, bytes] = {}
DRAFT = (64, 64)
TOO_LARGE = 12_000_000
OMITTABLE = {"usageMetadata", "modelVersion", "responseId", "finishReason", "mimeType", "role", "index", "data"}


class Mode(StrEnum):
    PICTURE = "picture"
    TEXT_FIRST = "text_first"
    THOUGHTS = "thoughts"
    """Thoughts in text and a draft picture of 64 pixels, then the picture."""
    ONLY_THOUGHTS = "only_thoughts"
    """The draft, and no picture after it."""
    TEXT_ONLY = "text_only"
    """Words, no picture, and a ``finishReason`` of STOP all the same."""
    NO_CANDIDATES = "no_candidates"
    EMPTY_CANDIDATES = "empty_candidates"
    NO_CONTENT = "no_content"
    NO_PARTS = "no_parts"
    """``content`` is there and has no ``parts``."""
    EMPTY_PARTS = "empty_parts"
    BLOCKED = "blocked"
    """The prompt was, for ``block_reason``."""
    CONTINUES = "continues"
    """Words, and a ``continuationToken``: the SDK asks on with it, and pays again, as long as it is told to go on."""
    NOT_A_PICTURE = "not_a_picture"
    """Bytes of something else under a picture's mime type."""
    CUT_PICTURE = "cut_picture"
    WRONG_MIME_TYPE = "wrong_mime_type"
    """A JPEG that says it is a PNG, or the other way round."""
    NOT_BASE64 = "not_base64"
    EMPTY_DATA = "empty_data"
    TOO_LARGE = "too_large"
    """12 MB."""
    PIXEL_BOMB = "pixel_bomb"
    """A small PNG that says it is of 60,000 x 60,000."""


@dataclass(frozen=True, slots=True)
class Values:
    mode: Mode | None = None
    finish_reason: str | None = None
    block_reason: str | None = None
    times: int | None = None
    mime_type: str = "image/png"
    picture_bytes: int = 1_200_000
    retry_delay: str | None = "17s"
    html_errors: bool = False
    """As Google's front door answers when it finds nobody behind it."""
    key: str | None = None
    models: tuple[str, ...] = MODELS

    @classmethod
    def parse(cls, given: dict[str, Any]) -> "Values":
        unknown = set(given) - set(cls.__slots__)
        if unknown:
            raise ValueError(f"Gemini has no {', '.join(sorted(unknown))}")
        values = dict(given)
        if values.get("mode") is not None:
            values["mode"] = Mode(values["mode"])
        if values.get("mime_type", "image/png") not in FORMATS:
            raise ValueError(f"Gemini makes no {values['mime_type']}")
        values["models"] = tuple(values.get("models", MODELS))
        return cls(**values)

    @property
    def effective_mode(self) -> Mode:
        if self.mode is not None:
            return self.mode
        if self.block_reason is not None:
            return Mode.BLOCKED
        return Mode.PICTURE if self.finish_reason is None else Mode.NO_PARTS

    def after_one(self) -> "Values":
        """What is left of them when one answer has been given."""
        if self.times is None:
            return self
        if self.times > 1:
            return replace(self, times=self.times - 1)
        return replace(self, times=None, mode=None, finish_reason=None, block_reason=None)


class Gemini:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values = Values()
        self._omitted: frozenset[str] = frozenset()

    def steer(self, values: dict[str, Any] | None, omit: list[str] | None) -> None:
        parsed = None if values is None else Values.parse(values)
        unknown = set(omit or []) - OMITTABLE
        if unknown:
            raise ValueError(f"Gemini's answer has no {', '.join(sorted(unknown))} to leave out")
        with self._lock:
            self._values = parsed or self._values
            self._omitted = self._omitted if omit is None else frozenset(omit)

    def note(self, request: Request) -> dict[str, Any]:
        with self._lock:
            accepted = self._values.key
        body = _parsed(request.body)
        parts = _parts_sent(body)
        path = PATH.fullmatch(request.path)
        return {
            "method": request.method,
            "path": request.path,
            "query": {name: "hidden" if name == "key" else value for name, value in request.query.items()},
            "headers": {name: value for name, value in request.headers.items() if name != KEY_HEADER},
            "key": _judged(request.headers.get(KEY_HEADER), accepted),
            "model": path[2] if path else None,
            "prompt": "\n".join(part["text"] for part in parts if isinstance(part.get("text"), str)),
            "pictures": sum("inlineData" in part for part in parts),
            "config": body.get("generationConfig") if isinstance(body, dict) else None,
        }

    def error(self, status: int, reason: str | None) -> Answer:
        with self._lock:
            values = self._values
        if values.html_errors:
            return html_error(status)
        details = []
        if status == 429:
            details = [quota_failure(MODELS[0])]
            details += [] if values.retry_delay is None else [retry_info(values.retry_delay)]
        return google_error(status, reason, details)

    def answer(self, request: Request) -> Answer:
        with self._lock:
            values = self._values
        try:
            if request.method == "GET":
                return Answer.of_json(_described(request, values))
            model, body = _accepted(request, values)
        except Refused as refusal:
            return refusal.answer
        with self._lock:
            values, omitted = self._values, self._omitted
            self._values = values.after_one()
        answer = Answer.of_json(_without(_reply(model, body, values), omitted))
        return replace(answer, body=MARK.sub(lambda mark: _MARKED[mark[0]], answer.body))


def _described(request: Request, values: Values) -> dict[str, Any]:
    """What Gemini says of a model, which costs nothing."""
    path = DESCRIPTION_PATH.fullmatch(request.path)
    if path is None:
        raise Refused(404)
    refuse_bad_key(request.headers.get(KEY_HEADER, ""), values.key)
    version, model = path.groups()
    if model not in values.models:
        raise Refused(404, f"models/{model} is not found for API version {version}, or is not supported.")
    return {"name": f"models/{model}", "supportedGenerationMethods": ["generateContent"]}


def _accepted(request: Request, values: Values) -> tuple[str, dict[str, Any]]:
    """The model and the body of a request that Gemini would not refuse."""
    path = PATH.fullmatch(request.path)
    if request.method != "POST" or path is None:
        raise Refused(404)
    refuse_bad_key(request.headers.get(KEY_HEADER, ""), values.key)
    version, model = path.groups()
    if model not in values.models:
        raise Refused(404, f"models/{model} is not found for API version {version}, or is not supported.")
    body = _parsed(request.body)
    refuse_bad_body(body, only_1k=model == ONLY_1K)
    return model, body


def _reply(model: str, body: dict[str, Any], values: Values) -> dict[str, Any]:
    mode = values.effective_mode
    usage: dict[str, Any] = {"promptTokenCount": 264, "totalTokenCount": 1554, "candidatesTokenCount": 1290}
    usage["promptTokensDetails"] = [{"modality": "TEXT", "tokenCount": 264}]
    usage["candidatesTokensDetails"] = [{"modality": "IMAGE", "tokenCount": 1290}]
    reply: dict[str, Any] = {"usageMetadata": usage, "modelVersion": model, "responseId": "b3Jpc29uIGRpb3JhbWE"}
    if mode is Mode.NO_CANDIDATES:
        return reply
    if mode is Mode.EMPTY_CANDIDATES:
        return {"candidates": [], **reply}
    if mode is Mode.BLOCKED:
        return {"promptFeedback": {"blockReason": values.block_reason or "PROHIBITED_CONTENT"}, **reply}
    candidate: dict[str, Any] = {"finishReason": values.finish_reason or "STOP", "index": 0}
    if candidate["finishReason"] != "STOP":
        candidate["finishMessage"] = f"Unable to show the generated image ({candidate['finishReason']})."
    if mode is Mode.CONTINUES:
        candidate |= {"finishReason": "CONTINUATION", "continuationToken": "Z28gb24="}
    content: dict[str, Any] = {"role": "model"}
    if mode is not Mode.NO_PARTS:
        content["parts"] = _parts(mode, body, values)
    return {"candidates": [candidate if mode is Mode.NO_CONTENT else {"content": content, **candidate}], **reply}


def _parts(mode: Mode, body: dict[str, Any], values: Values) -> list[dict[str, Any]]:
    seed = zlib.crc32(json.dumps(body["contents"]).encode())
    if mode in (Mode.NO_CONTENT, Mode.EMPTY_PARTS):
        return []
    text = {"text": "Here is your diorama:"}
    if mode in (Mode.TEXT_ONLY, Mode.CONTINUES):
        return [{"text": "I cannot draw this city, but I can describe it to you."}]
    draft = base64.b64encode(picture(DRAFT, "image/png", seed + 1)).decode()
    thoughts: list[dict[str, Any]] = [
        {"text": "**Planning the scene**\n\nA small plinth, seen from above.", "thought": True},
        {"inlineData": {"mimeType": "image/png", "data": draft}, "thought": True},
    ]
    if mode is Mode.ONLY_THOUGHTS:
        return thoughts
    final = {"inlineData": _inline_data(mode, body, values, seed), "thoughtSignature": "RHJhd24gdHdpY2U="}
    before = {Mode.TEXT_FIRST: [text], Mode.THOUGHTS: [*thoughts, text]}
    return [*before.get(mode, []), final]


def _inline_data(mode: Mode, body: dict[str, Any], values: Values, seed: int) -> dict[str, str]:
    asked = body.get("generationConfig", {}).get("imageConfig", {})
    width, height = SIZES_1K[asked.get("aspectRatio", "1:1")]
    factor = FACTORS[asked.get("imageSize", "1K")]
    least_bytes = TOO_LARGE if mode is Mode.TOO_LARGE else values.picture_bytes
    mime_type = stated = values.mime_type
    if mode is Mode.WRONG_MIME_TYPE:
        stated = "image/png" if mime_type == "image/jpeg" else "image/jpeg"
    data = picture((width * factor, height * factor), mime_type, seed, least_bytes)
    if mode is Mode.NOT_A_PICTURE:
        data = b"<html>This is not a picture.</html>" * 100
    elif mode is Mode.CUT_PICTURE:
        data = picture((width, height), mime_type, seed)
        data = data[: len(data) // 2]
    elif mode is Mode.PIXEL_BOMB:
        data = pixel_bomb(picture(DRAFT, "image/png", seed))
    elif mode is Mode.EMPTY_DATA:
        data = b""
    text = "§§ not base64 §§" if mode is Mode.NOT_BASE64 else _marked(data)
    return {"mimeType": stated, "data": text}


def _marked(data: bytes) -> str:
    """What stands for a picture until the answer is JSON, which takes long to find that base64 needs no escapes: a load
    test must not measure its fake.
    """
    mark = f"@{id(data)}@"
    _MARKED[mark.encode()] = _in_base64(data)
    return mark


@lru_cache(maxsize=HUES)
def _in_base64(data: bytes) -> bytes:
    return base64.b64encode(data)


def _judged(key: str | None, accepted: str | None) -> str:
    if not key:
        return "absent"
    if accepted is None:
        return "present"
    return "right" if key == accepted else "wrong"


def _parsed(body: bytes) -> Any:
    try:
        return _in_camel_case(json.loads(body))
    except (ValueError, RecursionError):
        return None


def _in_camel_case(value: Any) -> Any:
    """Google takes both spellings of a name, and its own SDK mixes them (``inlineData.mime_type``)."""
    if isinstance(value, dict):
        return {re.sub("_([a-z])", lambda m: m[1].upper(), name): _in_camel_case(each) for name, each in value.items()}
    return [_in_camel_case(each) for each in value] if isinstance(value, list) else value


def _parts_sent(body: Any) -> list[dict[str, Any]]:
    """All that can be found in whatever was sent."""
    contents = body.get("contents") if isinstance(body, dict) else None
    lists = [each.get("parts") for each in contents if isinstance(each, dict)] if isinstance(contents, list) else []
    return [part for parts in lists if isinstance(parts, list) for part in parts if isinstance(part, dict)]


def _without(value: Any, omitted: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(each, omitted) for name, each in value.items() if name not in omitted}
    return [_without(each, omitted) for each in value] if isinstance(value, list) else value


if __name__ == "__main__":
    gemini = Gemini()
    run(gemini, "A fake of Gemini's pictures.", gemini.note)
