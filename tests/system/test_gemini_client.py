"""The image model's client against a fake of the model, over plain and over encrypted sockets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dioramacast.errors import UpstreamUnavailable
from dioramacast.painting import to_painting
from tests.fakes.certificate import Certificate
from tests.fakes.pictures import picture
from tests.fakes.process import Fake
from tests.system.gemini_process import KEY, MODEL, Driver
from tests.system.server import free_port

SMALL = 20_000
"""Bytes of a picture: enough for all but the tests of weight."""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    driver = Driver(tmp_path_factory.mktemp("driver"))
    yield driver
    driver.stop()


@pytest.fixture
def model(gemini: Fake) -> Fake:
    gemini.values(picture_bytes=SMALL)
    return gemini


def test_a_picture_comes_in_the_size_in_which_it_was_made(driver: Driver, model: Fake) -> None:
    outcome = driver.ask(model.url)
    assert (outcome["format"], outcome["size"]) == ("WEBP", [1024, 1024])


def test_the_model_is_asked_for_one_square_picture_and_nothing_else(driver: Driver, model: Fake) -> None:
    driver.ask(model.url)
    call = model.calls[0]
    assert call["path"] == f"/v1beta/models/{MODEL}:generateContent"
    assert call["prompt"] == "A tiny Paris in the rain"
    square = {"aspectRatio": "1:1", "imageSize": "1K"}
    assert call["config"] == {"responseModalities": ["IMAGE"], "imageConfig": square}


def test_a_model_of_one_size_is_told_none(driver: Driver, model: Fake) -> None:
    driver.ask(model.url, model="gemini-3.1-flash-lite-image")
    assert model.calls[0]["config"]["imageConfig"] == {"aspectRatio": "1:1"}


def test_the_key_that_was_set_is_the_one_that_is_sent(driver: Driver, model: Fake) -> None:
    model.values(key=KEY, picture_bytes=SMALL)
    driver.ask(model.url)
    assert (model.calls[0]["key"], model.calls[0]["query"]) == ("right", {})


@pytest.mark.parametrize("mime_type", ["image/png", "image/jpeg", "image/webp"])
def test_a_picture_of_every_format_is_taken(driver: Driver, model: Fake, mime_type: str) -> None:
    model.values(mime_type=mime_type, picture_bytes=SMALL)
    assert driver.ask(model.url)["format"] == "WEBP"


@pytest.mark.parametrize("mode", ["text_first", "thoughts"])
def test_the_picture_is_found_behind_words_and_thoughts(driver: Driver, model: Fake, mode: str) -> None:
    model.values(mode=mode, picture_bytes=SMALL)
    assert driver.ask(model.url)["size"] == [1024, 1024]


def test_a_picture_is_what_its_bytes_are_whatever_it_is_called(driver: Driver, model: Fake) -> None:
    model.values(mode="wrong_mime_type", picture_bytes=SMALL)
    assert driver.ask(model.url)["format"] == "WEBP"


def test_what_may_be_left_out_of_an_answer_is_not_missed(driver: Driver, model: Fake) -> None:
    model.omit("usageMetadata", "modelVersion", "responseId", "finishReason", "mimeType", "role", "index")
    assert driver.ask(model.url)["format"] == "WEBP"


FINAL_REASONS = [
    "IMAGE_SAFETY",
    "IMAGE_PROHIBITED_CONTENT",
    "IMAGE_RECITATION",
    "SAFETY",
    "PROHIBITED_CONTENT",
    "BLOCKLIST",
    "SPII",
    "RECITATION",
    "A_REASON_OF_NEXT_YEAR",
]


@pytest.mark.parametrize("reason", FINAL_REASONS)
def test_a_final_refusal_is_not_asked_again(driver: Driver, model: Fake, reason: str) -> None:
    model.values(finish_reason=reason)
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["reason"], outcome["permanent"]) == ("PictureRefused", reason, True)
    assert model.call_count == 1


def test_a_picture_that_was_refused_all_the_same_is_not_shown(driver: Driver, model: Fake) -> None:
    model.values(mode="picture", finish_reason="IMAGE_SAFETY", picture_bytes=SMALL)
    assert driver.ask(model.url)["reason"] == "IMAGE_SAFETY"


@pytest.mark.parametrize("reason", ["SAFETY", "OTHER", "PROHIBITED_CONTENT"])
def test_a_blocked_prompt_is_not_asked_again(driver: Driver, model: Fake, reason: str) -> None:
    model.values(block_reason=reason)
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["reason"], outcome["permanent"]) == ("PictureRefused", reason, True)
    assert model.call_count == 1


@pytest.mark.parametrize("reason", ["NO_IMAGE", "IMAGE_OTHER", "OTHER"])
def test_a_refusal_that_may_pass_is_asked_once_more(driver: Driver, model: Fake, reason: str) -> None:
    model.values(finish_reason=reason)
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["reason"], outcome["permanent"]) == ("PictureRefused", reason, False)
    assert model.call_count == 2


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        ("only_thoughts", "NO_IMAGE"),
        ("text_only", "NO_IMAGE"),
        ("no_content", "NO_IMAGE"),
        ("no_parts", "NO_IMAGE"),
        ("empty_parts", "NO_IMAGE"),
        ("no_candidates", "NO_CANDIDATES"),
        ("empty_candidates", "NO_CANDIDATES"),
        # The SDK by itself would ask, and pay, without end.
        ("continues", "CONTINUATION"),
    ],
)
def test_an_answer_without_a_picture_is_asked_for_once_more(
    driver: Driver, model: Fake, mode: str, reason: str
) -> None:
    model.values(mode=mode)
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["reason"], outcome["permanent"]) == ("PictureRefused", reason, False)
    assert model.call_count == 2


def test_the_second_try_may_bring_the_picture(driver: Driver, model: Fake) -> None:
    model.values(finish_reason="NO_IMAGE", times=1, picture_bytes=SMALL)
    assert driver.ask(model.url)["format"] == "WEBP"
    assert model.call_count == 2


def test_a_second_try_that_there_is_no_money_for_leaves_the_answer_of_the_first(driver: Driver, model: Fake) -> None:
    model.values(finish_reason="NO_IMAGE")
    assert driver.ask(model.url, budget=1)["reason"] == "NO_IMAGE"
    assert model.call_count == 1


def test_a_second_try_that_could_not_end_in_time_is_not_begun(driver: Driver, model: Fake) -> None:
    model.values(finish_reason="NO_IMAGE")
    model.fault("slow", seconds=5)
    assert driver.ask(model.url, deadlines_seconds=[9])["error"] == "PictureRefused"
    assert model.call_count == 1


@pytest.mark.parametrize(
    "mode", ["not_a_picture", "cut_picture", "not_base64", "empty_data", "too_large", "pixel_bomb"]
)
def test_what_is_no_sound_picture_is_not_taken_for_one(driver: Driver, model: Fake, mode: str) -> None:
    model.values(mode=mode)
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["permanent"]) == ("UpstreamUnavailable", False)
    assert model.call_count == 1


def test_a_heavy_picture_is_taken(driver: Driver, model: Fake) -> None:
    model.values(picture_bytes=9_900_000)
    assert driver.ask(model.url)["format"] == "WEBP"


@pytest.mark.parametrize("size", [(64, 64), (8192, 64)])
def test_a_picture_of_a_sensible_size_is_taken(size: tuple[int, int]) -> None:
    assert to_painting(picture(size, "image/png", 0)).webp


@pytest.mark.parametrize("size", [(63, 64), (64, 8193), (4097, 4097)])
def test_a_picture_of_another_size_is_not(size: tuple[int, int]) -> None:
    with pytest.raises(UpstreamUnavailable):
        to_painting(picture(size, "image/png", 0))


@pytest.mark.parametrize("mime_type", ["image/png", "image/jpeg", "image/webp"])
def test_a_picture_that_was_cut_off_is_not_taken(mime_type: str) -> None:
    whole = picture((256, 256), mime_type, 0)
    with pytest.raises(UpstreamUnavailable):
        to_painting(whole[: len(whole) // 2])


@pytest.mark.parametrize(("status", "error"), [(400, "RefusedByProvider"), (404, "RefusedByProvider")])
def test_a_rejected_request_is_final(driver: Driver, model: Fake, status: int, error: str) -> None:
    model.fault("status", status=status)
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["permanent"]) == (error, True)
    assert model.call_count == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_named(driver: Driver, model: Fake, status: int) -> None:
    model.fault("status", status=status)
    assert driver.ask(model.url)["error"] == "KeyRefused"


def test_a_wrong_key_is_named_though_its_status_is_400(driver: Driver, model: Fake) -> None:
    model.values(key="the right one")
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["is_healthy"]) == ("KeyRefused", False)


@pytest.mark.parametrize("status", [500, 503, 504])
def test_a_failing_provider_is_unavailable_and_not_asked_again_at_once(
    driver: Driver, model: Fake, status: int
) -> None:
    model.fault("status", status=status)
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["permanent"], outcome["is_healthy"]) == ("NotServed", False, False)
    assert model.call_count == 1


def test_an_error_page_of_html_is_an_error(driver: Driver, model: Fake) -> None:
    model.values(html_errors=True)
    model.fault("status", status=503)
    assert driver.ask(model.url)["error"] == "NotServed"


@pytest.mark.parametrize(
    ("delay", "seconds"), [("17s", 17), ("0.25s", 1), ("41.3s", 42), ("999999s", 3600), ("soon", 60), (None, 60)]
)
def test_the_pause_a_provider_asks_for_is_told(driver: Driver, model: Fake, delay: str | None, seconds: int) -> None:
    model.values(retry_delay=delay)
    model.fault("status", status=429)
    outcome = driver.ask(model.url)
    assert (outcome["error"], outcome["retry_after_seconds"]) == ("RateLimitedByProvider", seconds)


def test_the_pause_a_provider_asks_for_is_kept(driver: Driver, model: Fake) -> None:
    model.fault("status", status=429, times=1)
    rounds = driver.order(model.url, [["first"], ["second"]])["rounds"]
    assert rounds[1][0]["error"] == "BudgetSpent"
    assert model.call_count == 1


def test_a_redirect_is_not_followed(driver: Driver, model: Fake) -> None:
    model.fault("redirect", status=307)
    assert driver.ask(model.url)["error"] == "NotServed"
    assert model.trap_hits == 0


@pytest.mark.parametrize("fault", ["reset", "cut", "garbage"])
def test_an_answer_that_breaks_off_or_is_none_is_an_error(driver: Driver, model: Fake, fault: str) -> None:
    model.fault(fault)
    assert driver.ask(model.url)["error"] == "UpstreamUnavailable"


@pytest.mark.parametrize("shape", ["strings", "nan"])
def test_json_of_another_shape_is_an_error(driver: Driver, model: Fake, shape: str) -> None:
    model.fault("wrong_shape", shape=shape)
    assert driver.ask(model.url)["error"] == "UpstreamUnavailable"


@pytest.mark.parametrize("shape", ["empty", "null", "list"])
def test_json_without_candidates_is_an_answer_without_a_picture(driver: Driver, model: Fake, shape: str) -> None:
    model.fault("wrong_shape", shape=shape)
    assert driver.ask(model.url)["reason"] == "NO_CANDIDATES"


def test_nobody_listening_is_an_error(driver: Driver) -> None:
    assert driver.ask(f"http://127.0.0.1:{free_port()}")["error"] == "NotServed"


@pytest.mark.parametrize("fault", ["huge", "gzip_bomb"])
def test_an_endless_body_does_not_take_the_memory(driver: Driver, model: Fake, fault: str) -> None:
    driver.ask(model.url)
    model.fault(fault, megabytes=60)
    answer = driver.order(model.url, [["first"]])
    assert answer["rounds"][0][0]["error"] == "UpstreamUnavailable"
    assert answer["grown_megabytes"] < 40


@pytest.mark.parametrize(
    "fault", [{"kind": "hang"}, {"kind": "drip", "part": "body"}, {"kind": "drip", "part": "headers"}]
)
def test_the_deadline_ends_a_call_and_the_next_one_works(driver: Driver, model: Fake, fault: dict[str, Any]) -> None:
    model.fault(**fault, times=3)
    three = ["first", "second", "third"]
    rounds = driver.order(model.url, [three, three], [5, 60])["rounds"]
    assert [outcome["error"] for outcome in rounds[0]] == ["UpstreamTimeout"] * 3
    assert max(outcome["seconds"] for outcome in rounds[0]) < 10
    assert [outcome["format"] for outcome in rounds[1]] == ["WEBP"] * 3


def test_twenty_calls_at_once_wait_for_nobody(driver: Driver, model: Fake) -> None:
    model.fault("slow", seconds=2)
    rounds = driver.order(model.url, [[f"number {number}" for number in range(20)]])["rounds"]
    assert [outcome["format"] for outcome in rounds[0]] == ["WEBP"] * 20
    assert model.most_in_flight == 20


@pytest.fixture(scope="module")
def encrypted_process(certificate: Certificate) -> Iterator[Fake]:
    fake = Fake("tests.fakes.gemini", certificate)
    yield fake
    fake.stop()


@pytest.fixture
def encrypted(encrypted_process: Fake) -> Fake:
    encrypted_process.reset()
    encrypted_process.values(picture_bytes=SMALL)
    return encrypted_process


def test_the_ca_bundle_that_was_set_is_trusted(driver: Driver, encrypted: Fake, certificate: Certificate) -> None:
    assert driver.ask(encrypted.url, ca_bundle=str(certificate.authority))["format"] == "WEBP"


def test_an_authority_that_nobody_knows_is_not_trusted(driver: Driver, encrypted: Fake) -> None:
    assert driver.ask(encrypted.url)["error"] == "NotServed"
    assert encrypted.call_count == 0


def test_a_ca_bundle_that_is_not_there_is_an_error_with_a_name(driver: Driver, encrypted: Fake, tmp_path: Path) -> None:
    assert driver.ask(encrypted.url, ca_bundle=str(tmp_path / "none.pem"))["error"] == "NotServed"


def test_an_encrypted_redirect_is_not_followed(driver: Driver, encrypted: Fake, certificate: Certificate) -> None:
    encrypted.fault("redirect")
    assert driver.ask(encrypted.url, ca_bundle=str(certificate.authority))["error"] == "NotServed"
    assert encrypted.trap_hits == 0


def test_an_encrypted_answer_that_breaks_off_is_an_error(
    driver: Driver, encrypted: Fake, certificate: Certificate
) -> None:
    encrypted.fault("cut")
    assert driver.ask(encrypted.url, ca_bundle=str(certificate.authority))["error"] == "UpstreamUnavailable"


def test_the_deadline_ends_encrypted_calls_too_and_the_next_ones_work(
    driver: Driver, encrypted: Fake, certificate: Certificate
) -> None:
    encrypted.fault("hang", times=3)
    three = ["first", "second", "third"]
    bundle = str(certificate.authority)
    rounds = driver.order(encrypted.url, [three, three], [5, 60], ca_bundle=bundle)["rounds"]
    assert [outcome["error"] for outcome in rounds[0]] == ["UpstreamTimeout"] * 3
    assert [outcome["format"] for outcome in rounds[1]] == ["WEBP"] * 3


def test_twenty_encrypted_calls_at_once_wait_for_nobody(
    driver: Driver, encrypted: Fake, certificate: Certificate
) -> None:
    encrypted.fault("slow", seconds=2)
    prompts = [f"number {number}" for number in range(20)]
    driver.order(encrypted.url, [prompts], ca_bundle=str(certificate.authority))
    assert encrypted.most_in_flight == 20


def test_the_sdk_is_not_loaded_before_it_is_needed(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    try:
        assert driver.order("http://127.0.0.1:1", [])["imported"] is False
    finally:
        driver.stop()


@pytest.mark.parametrize("fault", [{"kind": "status", "status": 403}, {"kind": "redirect"}, {"kind": "reset"}])
def test_the_key_is_in_no_message_and_no_log(driver: Driver, model: Fake, fault: dict[str, Any]) -> None:
    driver.ask(model.url)
    model.fault(**fault)
    outcome = driver.ask(model.url)
    assert "127.0.0.1" not in outcome["message"]
    assert KEY not in driver.output
