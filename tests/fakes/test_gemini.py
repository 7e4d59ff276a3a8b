"""The fake draws what Gemini would draw, refuses what Gemini would refuse, and keeps the key to itself."""

import base64
import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import requests
from PIL import Image

from tests.fakes.gemini import Mode
from tests.fakes.process import Fake

MODEL = "gemini-nano-banana-2.1"
KEY = "test-key"
BODY: dict[str, Any] = {
    "contents": [{"role": "user", "parts": [{"text": "A tiny Paris in the rain"}]}],
    "generationConfig": {
        "responseModalities": ["IMAGE"],
        "imageConfig": {"aspectRatio": "1:1", "imageSize": "1K"},
    },
}


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Accept-Encoding"] = "identity"
        yield session


@pytest.fixture
def ask(gemini: Fake, session: requests.Session) -> Any:
    def ask(
        body: Any = BODY, *, model: str = MODEL, version: str = "v1beta", key: str | None = KEY
    ) -> requests.Response:
        url = f"{gemini.url}/{version}/models/{model}:generateContent"
        headers = {} if key is None else {"x-goog-api-key": key}
        return session.post(url, json=body, headers=headers, timeout=10, allow_redirects=False)

    return ask


def with_config(**config: Any) -> dict[str, Any]:
    return {**BODY, "generationConfig": {**BODY["generationConfig"], **config}}


def parts_of(answer: requests.Response) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = answer.json()["candidates"][0]["content"]["parts"]
    return parts


def drawn(part: dict[str, Any]) -> bytes:
    return base64.b64decode(part["inlineData"]["data"], validate=True)


@pytest.mark.parametrize(
    ("aspect", "size", "pixels"),
    [("1:1", "1K", (1024, 1024)), ("16:9", "1K", (1376, 768)), ("3:4", "2K", (1792, 2400))],
)
def test_a_picture_has_the_aspect_and_the_size_that_were_asked_for(
    ask: Any, aspect: str, size: str, pixels: tuple[int, int]
) -> None:
    body = with_config(imageConfig={"aspectRatio": aspect, "imageSize": size})
    with Image.open(BytesIO(drawn(parts_of(ask(body))[0]))) as picture:
        picture.load()
        assert picture.size == pixels


@pytest.mark.parametrize(("mime_type", "format_"), [("image/png", "PNG"), ("image/jpeg", "JPEG")])
def test_a_picture_is_what_its_mime_type_says_and_as_heavy_as_wanted(
    ask: Any, gemini: Fake, mime_type: str, format_: str
) -> None:
    gemini.values(mime_type=mime_type, picture_bytes=1_200_000)
    part = parts_of(ask())[0]
    assert part["inlineData"]["mimeType"] == mime_type
    assert len(drawn(part)) == pytest.approx(1_200_000, abs=10)
    with Image.open(BytesIO(drawn(part))) as picture:
        picture.load()
        assert picture.format == format_


def test_the_same_prompt_has_the_same_picture_and_another_has_another(ask: Any) -> None:
    other = {**BODY, "contents": [{"parts": [{"text": "A tiny Oslo in the snow"}]}]}
    first, second, third = (drawn(parts_of(ask(body))[0]) for body in (BODY, BODY, other))
    assert first == second
    assert first != third


def test_the_journal_has_what_reached_the_model_and_not_the_key(ask: Any, gemini: Fake) -> None:
    ask()
    call = gemini.calls[0]
    assert (call["model"], call["prompt"], call["pictures"]) == (MODEL, "A tiny Paris in the rain", 0)
    assert call["config"] == BODY["generationConfig"]
    assert KEY not in json.dumps(call)


def test_the_journal_says_whether_the_key_was_right(ask: Any, gemini: Fake) -> None:
    ask()
    gemini.values(key=KEY)
    for key in (KEY, "another", None):
        ask(key=key)
    assert [call["key"] for call in gemini.calls] == ["present", "right", "wrong", "absent"]


def test_a_picture_can_be_sent_along(ask: Any, gemini: Fake) -> None:
    sent = {"inlineData": {"mime_type": "image/png", "data": "iVBORw=="}}
    assert ask({**BODY, "contents": [{"role": "user", "parts": [{"text": "In winter"}, sent]}]}).status_code == 200
    assert (gemini.calls[0]["prompt"], gemini.calls[0]["pictures"]) == ("In winter", 1)


@pytest.mark.parametrize("version", ["v1", "v1beta"])
def test_both_versions_are_spoken(ask: Any, version: str) -> None:
    assert ask(version=version).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"contents": []},
        {"contents": "A tiny Paris"},
        {"contents": [{"role": "user", "parts": []}]},
        {"contents": [{"role": "painter", "parts": [{"text": "Paris"}]}]},
        {"contents": [{"role": "user", "parts": [{"text": 3}]}]},
        {"contents": [{"role": "user", "parts": [{"inlineData": {"mimeType": "image/png"}}]}]},
        {**BODY, "prompt": "Paris"},
        with_config(responseModalities=["PICTURE"]),
        with_config(imageConfig={"aspectRatio": "7:1"}),
        with_config(imageConfig={"imageSize": "8K"}),
        with_config(imageConfig={"aspect": "1:1"}),
    ],
)
def test_a_bad_body_is_an_invalid_argument(ask: Any, body: Any) -> None:
    answer = ask(body)
    assert answer.status_code == 400
    assert answer.json()["error"]["status"] == "INVALID_ARGUMENT"


def test_only_some_models_can_be_told_a_size(ask: Any) -> None:
    lite = "gemini-3.1-flash-lite-image"
    assert ask(model=lite).status_code == 400
    assert ask(with_config(imageConfig={"aspectRatio": "1:1"}), model=lite).status_code == 200


def test_a_model_that_was_shut_is_not_found(ask: Any, gemini: Fake) -> None:
    assert ask(model="gemini-2.5-flash-image").json()["error"]["status"] == "NOT_FOUND"
    gemini.values(models=["gemini-5"])
    assert ask(model="gemini-5").status_code == 200


def test_a_wrong_key_is_a_bad_request_and_no_key_is_forbidden(ask: Any, gemini: Fake) -> None:
    gemini.values(key="the-right-one")
    answer = ask()
    assert answer.status_code == 400
    assert answer.json()["error"]["details"][0]["reason"] == "API_KEY_INVALID"
    assert ask(key=None).status_code == 403


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "INVALID_ARGUMENT"), (403, "PERMISSION_DENIED"), (404, "NOT_FOUND"), (429, "RESOURCE_EXHAUSTED"),
        (500, "INTERNAL"), (503, "UNAVAILABLE"), (504, "DEADLINE_EXCEEDED"),
    ],
)  # fmt: skip
def test_an_error_has_googles_shape(ask: Any, gemini: Fake, status: int, name: str) -> None:
    gemini.fault("status", status=status)
    answer = ask()
    assert answer.status_code == status
    assert (answer.json()["error"]["code"], answer.json()["error"]["status"]) == (status, name)


@pytest.mark.parametrize("delay", ["17s", "0.5s", None])
def test_too_many_requests_say_when_to_come_back_if_at_all(ask: Any, gemini: Fake, delay: str | None) -> None:
    gemini.values(retry_delay=delay)
    gemini.fault("status", status=429)
    said = [detail.get("retryDelay") for detail in ask().json()["error"]["details"] if "RetryInfo" in detail["@type"]]
    assert said == ([] if delay is None else [delay])


def test_an_error_can_be_a_page_instead(ask: Any, gemini: Fake) -> None:
    gemini.values(html_errors=True)
    gemini.fault("status", status=502)
    assert ask().text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("reason", ["NO_IMAGE", "IMAGE_OTHER", "IMAGE_SAFETY", "RECITATION", "SOMETHING_NEW"])
def test_a_reason_to_finish_comes_without_a_picture(ask: Any, gemini: Fake, reason: str) -> None:
    gemini.values(finish_reason=reason)
    candidate = ask().json()["candidates"][0]
    assert candidate["finishReason"] == reason
    assert "parts" not in candidate["content"]


def test_a_blocked_prompt_has_a_reason_and_no_candidates(ask: Any, gemini: Fake) -> None:
    gemini.values(block_reason="BLOCKLIST")
    reply = ask().json()
    assert reply["promptFeedback"] == {"blockReason": "BLOCKLIST"}
    assert "candidates" not in reply


def test_a_mode_can_pass_by_itself(ask: Any, gemini: Fake) -> None:
    gemini.values(finish_reason="NO_IMAGE", times=2, picture_bytes=1000)
    reasons = [ask().json()["candidates"][0]["finishReason"] for _ in range(3)]
    assert reasons == ["NO_IMAGE", "NO_IMAGE", "STOP"]


def test_the_picture_comes_after_words_and_thoughts(ask: Any, gemini: Fake) -> None:
    gemini.values(mode="text_first")
    assert [sorted(part) for part in parts_of(ask())] == [["text"], ["inlineData", "thoughtSignature"]]
    gemini.values(mode="thoughts")
    parts = parts_of(ask())
    assert [part.get("thought", False) for part in parts] == [True, True, False, False]
    assert len(drawn(parts[1])) < len(drawn(parts[3]))


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("no_candidates", None),
        ("empty_candidates", []),
        ("no_content", [{"finishReason": "STOP", "index": 0}]),
        ("no_parts", [{"content": {"role": "model"}, "finishReason": "STOP", "index": 0}]),
        ("empty_parts", [{"content": {"role": "model", "parts": []}, "finishReason": "STOP", "index": 0}]),
    ],
)
def test_an_answer_can_lack_everything_but_its_bill(ask: Any, gemini: Fake, mode: str, expected: Any) -> None:
    gemini.values(mode=mode)
    reply = ask().json()
    assert reply.get("candidates") == expected
    assert reply["usageMetadata"]["totalTokenCount"] > 0


@pytest.mark.parametrize("mode", ["not_a_picture", "cut_picture", "pixel_bomb", "empty_data"])
def test_what_only_looks_like_a_picture_cannot_be_opened(ask: Any, gemini: Fake, mode: str) -> None:
    gemini.values(mode=mode)
    data = drawn(parts_of(ask())[0])
    with pytest.raises((OSError, Image.DecompressionBombError)), Image.open(BytesIO(data)) as picture:
        picture.load()


def test_data_can_be_no_base64_and_a_mime_type_wrong(ask: Any, gemini: Fake) -> None:
    gemini.values(mode="not_base64")
    with pytest.raises(ValueError, match="ASCII"):
        drawn(parts_of(ask())[0])
    gemini.values(mode="wrong_mime_type")
    part = parts_of(ask())[0]
    assert part["inlineData"]["mimeType"] == "image/jpeg"
    assert drawn(part).startswith(b"\x89PNG")


def test_a_picture_can_be_too_large(ask: Any, gemini: Fake) -> None:
    gemini.values(mode="too_large")
    assert len(drawn(parts_of(ask())[0])) == 12_000_000


def test_an_unfinished_answer_asks_to_be_asked_again(ask: Any, gemini: Fake) -> None:
    gemini.values(mode="continues")
    candidate = ask().json()["candidates"][0]
    assert (candidate["finishReason"], "continuationToken" in candidate) == ("CONTINUATION", True)
    assert ask({**BODY, "continuationToken": candidate["continuationToken"]}).status_code == 200


def test_fields_can_be_left_out(ask: Any, gemini: Fake) -> None:
    gemini.omit("usageMetadata", "mimeType", "finishReason")
    reply = ask().json()
    assert "usageMetadata" not in reply
    assert "finishReason" not in reply["candidates"][0]
    assert set(parts_of(ask())[0]["inlineData"]) == {"data"}


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_is_an_answer_all_the_same(ask: Any, gemini: Fake, mode: Mode) -> None:
    gemini.values(mode=mode, picture_bytes=1000)
    assert ask().status_code == 200


@pytest.mark.parametrize("wrong", [{"mood": "text_first"}, {"mode": "sulking"}, {"mime_type": "image/bmp"}])
def test_a_misspelt_value_is_refused(gemini: Fake, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"mood|sulking|bmp"):
        gemini.values(**wrong)


def test_a_redirect_that_keeps_the_method_leads_to_a_picture_elsewhere(
    ask: Any, gemini: Fake, session: requests.Session
) -> None:
    gemini.fault("redirect", status=307)
    answer = ask()
    assert answer.status_code == 307
    stolen = session.post(answer.headers["Location"], json=BODY, headers={"x-goog-api-key": KEY}, timeout=10)
    assert "candidates" in stolen.json()
    assert gemini.trap_hits == 1
