"""What the ledger counts for each way in which a call to the image model can end. A call costs 1."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.process import Fake
from tests.system.gemini_process import Driver
from tests.system.server import free_port

PICTURE = {"money": 1, "calls": 1, "pictures": 1}
CHARGED = {"money": 1, "calls": 1, "pictures": 0}
FREE = {"money": 0, "calls": 1, "pictures": 0}
TWICE = {"money": 2, "calls": 2, "pictures": 0}


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    driver = Driver(tmp_path_factory.mktemp("driver"))
    yield driver
    driver.stop()


@pytest.fixture
def model(gemini: Fake) -> Fake:
    gemini.values(picture_bytes=20_000)
    return gemini


def spend(driver: Driver, base_url: str, **details: Any) -> dict[str, int]:
    """Of one question."""
    told: dict[str, int] = driver.order(base_url, [["A tiny Paris in the rain"]], **details)["spend"]
    return told


def test_a_picture_is_paid_for(driver: Driver, model: Fake) -> None:
    assert spend(driver, model.url) == PICTURE


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 503, 504])
def test_a_status_that_says_that_nothing_was_made_is_free(driver: Driver, model: Fake, status: int) -> None:
    model.fault("status", status=status)
    assert spend(driver, model.url) == FREE


def test_a_redirect_is_free(driver: Driver, model: Fake) -> None:
    model.fault("redirect")
    assert spend(driver, model.url) == FREE


@pytest.mark.parametrize("host", ["http://127.0.0.1:{port}", "http://no-such-name.invalid:{port}"])
def test_a_question_that_never_left_is_free(driver: Driver, host: str) -> None:
    assert spend(driver, host.format(port=free_port())) == FREE


def test_a_ca_bundle_that_is_not_there_is_free(driver: Driver, model: Fake, tmp_path: Path) -> None:
    assert spend(driver, model.url, ca_bundle=str(tmp_path / "none.pem")) == FREE


@pytest.mark.parametrize("fault", ["cut", "garbage", "reset", "gzip_bomb"])
def test_an_answer_that_breaks_off_or_is_none_stays_paid(driver: Driver, model: Fake, fault: str) -> None:
    model.fault(fault)
    assert spend(driver, model.url) == CHARGED


def test_an_answer_without_an_end_stays_paid(driver: Driver, model: Fake) -> None:
    model.fault("huge", megabytes=20)
    assert spend(driver, model.url) == CHARGED


@pytest.mark.parametrize("fault", [{"kind": "hang"}, {"kind": "drip"}])
def test_an_answer_that_comes_too_late_stays_paid(driver: Driver, model: Fake, fault: dict[str, Any]) -> None:
    model.fault(**fault)
    assert spend(driver, model.url, deadlines_seconds=[0.5]) == CHARGED


@pytest.mark.parametrize(
    "mode", ["not_a_picture", "cut_picture", "not_base64", "empty_data", "too_large", "pixel_bomb"]
)
def test_what_is_no_sound_picture_stays_paid(driver: Driver, model: Fake, mode: str) -> None:
    model.values(mode=mode)
    assert spend(driver, model.url) == CHARGED


@pytest.mark.parametrize("values", [{"finish_reason": "IMAGE_SAFETY"}, {"block_reason": "SAFETY"}])
def test_a_final_refusal_stays_paid(driver: Driver, model: Fake, values: dict[str, str]) -> None:
    model.values(**values)
    assert spend(driver, model.url) == CHARGED


def test_both_tries_of_one_question_are_paid(driver: Driver, model: Fake) -> None:
    model.values(finish_reason="NO_IMAGE")
    assert spend(driver, model.url) == TWICE


def test_a_picture_at_the_second_try_has_cost_two(driver: Driver, model: Fake) -> None:
    model.values(finish_reason="NO_IMAGE", times=1, picture_bytes=20_000)
    assert spend(driver, model.url) == {"money": 2, "calls": 2, "pictures": 1}


def test_twenty_at_once_on_a_budget_of_seven_are_seven_calls(driver: Driver, model: Fake) -> None:
    model.fault("slow", seconds=0.3)
    answer = driver.order(model.url, [[f"number {number}" for number in range(20)]], budget=7)
    assert sum(outcome.get("error") == "BudgetSpent" for outcome in answer["rounds"][0]) == 13
    assert answer["spend"] == {"money": 7, "calls": 7, "pictures": 7}
    assert model.call_count == 7


def test_while_it_keeps_failing_no_money_is_touched(driver: Driver, model: Fake) -> None:
    model.fault("status", status=503)
    answer = driver.order(model.url, [[str(number)] for number in range(12)], breaker_threshold=3)
    assert answer["spend"]["money"] == 0
    assert answer["spend"]["calls"] == model.call_count < 12
