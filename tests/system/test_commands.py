"""The operator's commands, as processes of their own on a real Redis, with Gemini's fake."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import StartServer, settings_for_tests
from tests.fakes.process import Fake
from tests.system.redis_server import RedisServer
from tests.system.server import PROJECT, Server

KEY = "gemini-key-0815"
PRICE_USD = 0.0336
END_SECONDS = 100
LISBON = {
    "location": "Lisbon",
    "weather": "clear",
    "temperature": 21,
    "settings": {"time_of_day": "midday", "season": "summer"},
}

Environment = dict[str, str]


@pytest.fixture
def environment(open_meteo: Fake, gemini: Fake, redis_server: RedisServer, tmp_path: Path) -> Environment:
    """Of the commands, and of the servers beside them."""
    return {
        **settings_for_tests(open_meteo, tmp_path),
        "GEMINI_API_KEY": KEY,
        "GEMINI_BASE_URL": gemini.url,
        "REDIS_URL": redis_server.url,
        "MEDIA_STORE": "redis",
    }


@pytest.fixture
def on_disk(environment: Environment) -> Environment:
    """Without Redis."""
    return {name: value for name, value in environment.items() if name != "REDIS_URL"} | {"MEDIA_STORE": "disk"}


@pytest.fixture
def serve(start_server: StartServer, environment: Environment) -> Callable[..., Server]:
    def start(**settings: str) -> Server:
        return start_server(**environment | {"WEB_CONCURRENCY": "1"} | settings)

    return start


def begin(environment: Environment, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "dioramacast", *arguments],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


def end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """(exit status, output, errors)."""
    try:
        output, errors = process.communicate(timeout=END_SECONDS)
    finally:
        process.kill()
    assert KEY not in output + errors
    assert "Traceback" not in errors
    return process.returncode, output, errors


def command(environment: Environment, *arguments: str) -> tuple[int, str, str]:
    return end(begin(environment, *arguments))


def generate(server: Server, **changes: Any) -> dict[str, Any]:
    answer = server.post("/api/generate-image", json=LISBON | changes)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def job_keys(redis_server: RedisServer) -> list[bytes]:
    found: list[bytes] = redis_server.client.keys("dioramacast:1:job:*")  # type: ignore[assignment]
    return found


def test_a_warm_up_paints_what_its_budget_buys_and_nothing_more(environment: Environment, gemini: Fake) -> None:
    status, output, errors = command(environment, "warm-up", "--budget-usd", "0.17", "--cities", "4")
    assert (status, errors) == (0, "")
    assert gemini.call_count == 5
    *artworks, summary, spent, _ = output.splitlines()
    assert [line.split()[0] for line in artworks] == ["painted"] * 5
    assert summary == "5 painted"
    assert spent.startswith("By the ledger $0.1680 were spent")
    assert sum("Shanghai, CN" in line for line in artworks) == 2


def test_no_more_is_asked_where_the_model_makes_no_picture(environment: Environment, gemini: Fake) -> None:
    gemini.values(finish_reason="NO_IMAGE")
    status, output, _ = command(environment, "warm-up", "--budget-usd", "0.17", "--cities", "4")
    assert status == 1
    assert gemini.call_count == 5
    assert "5 failed" in output


def test_a_final_refusal_is_told_and_no_failure(environment: Environment, gemini: Fake) -> None:
    gemini.values(finish_reason="IMAGE_SAFETY", times=1)
    status, output, _ = command(environment, "warm-up", "--budget-usd", "1", "--cities", "1")
    assert status == 0
    assert "1 painted, 1 refused" in output
    assert "IMAGE_SAFETY" in output


def test_a_second_warm_up_buys_nothing(environment: Environment, gemini: Fake) -> None:
    first = command(environment, "warm-up", "--budget-usd", "1", "--cities", "2")
    second = command(environment, "warm-up", "--budget-usd", "1", "--cities", "2")
    assert (first[0], second[0]) == (0, 0)
    assert gemini.call_count == 4
    assert "\n4 already there\nBy the ledger $0.0000" in second[1]


def test_a_rehearsal_tells_the_list_and_the_cost_and_asks_nobody(
    environment: Environment, gemini: Fake, redis_server: RedisServer
) -> None:
    status, output, _ = command(environment, "warm-up", "--budget-usd", "0.1", "--cities", "2", "--dry-run")
    assert status == 0
    *artworks, summary = output.splitlines()
    assert len(artworks) == 2
    assert "Shanghai, CN" in artworks[0]
    assert "day" in artworks[0]
    assert "night" in artworks[1]
    assert summary == "2 would paint; $0.0672 at $0.0336 each"
    assert gemini.call_count == 0
    assert job_keys(redis_server) == []


def test_what_was_asked_for_most_comes_first(
    environment: Environment, gemini: Fake, serve: Callable[..., Server]
) -> None:
    server = serve()
    gemini.fault("status", status=400)
    for _ in range(2):
        generate(server, location="Porto")
    generate(server)
    gemini.heal()
    _, output, _ = command(environment, "warm-up", "--budget-usd", "0.11", "--cities", "1", "--dry-run")
    assert [re.split(r"\s\s+", line)[2].split(",")[0] for line in output.splitlines()[:-1]] == [
        "Porto",
        "Lisbon",
        "Shanghai",
    ]


def test_the_days_budget_holds_for_a_warm_up_too(environment: Environment, gemini: Fake) -> None:
    status, output, _ = command(
        environment | {"GEMINI_DAILY_BUDGET_USD": "0.1"}, "warm-up", "--budget-usd", "1", "--cities", "4"
    )
    assert gemini.call_count == 2
    assert "$0.0672 of $0.1000 spent; calls 2, pictures 2" in output
    assert status == 0


def test_a_warmed_up_picture_is_there_for_a_visitor_at_once(
    environment: Environment, gemini: Fake, serve: Callable[..., Server]
) -> None:
    command(environment, "warm-up", "--budget-usd", "1", "--cities", "1")
    server = serve()
    shanghai = server.get("/api/places?q=shanghai").json()[0]
    body = {
        "coordinates": {"lat": shanghai["lat"], "lon": shanghai["lon"]},
        "location": "Shanghai",
        "settings": {"time_of_day": "night"},
    }
    made = server.post("/api/generate-image", json=body).json()
    assert (made["generator"], made["cached"]) == ("gemini", True)
    assert gemini.call_count == 2


def test_a_visitor_goes_before_a_warm_up(environment: Environment, gemini: Fake, serve: Callable[..., Server]) -> None:
    one_at_a_time = {"GEMINI_CALLS_AT_ONCE": "1"}
    server = serve(**one_at_a_time)
    gemini.fault("slow", seconds=60)
    warming = begin(environment | one_at_a_time, "warm-up", "--budget-usd", "1", "--cities", "4")
    wait_until(lambda: gemini.call_count == 1)
    server.post("/api/generate-image", json=LISBON, headers={"Prefer": "respond-async"})
    gemini.heal()
    gemini.release()
    assert generate(server)["generator"] == "gemini"
    status, output, _ = end(warming)
    assert status == 0
    assert "8 painted" in output
    prompts = [call["prompt"] for call in gemini.calls]
    assert len(prompts) == 9
    assert "Lisbon" in prompts[1]
    assert gemini.most_in_flight == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_warm_up_that_is_told_to_stop_ends_what_it_has_begun_and_buys_no_more(
    environment: Environment, gemini: Fake, redis_server: RedisServer, number: signal.Signals
) -> None:
    gemini.fault("slow", seconds=2)
    warming = begin(environment | {"GEMINI_CALLS_PER_PROCESS": "2"}, "warm-up", "--budget-usd", "1", "--cities", "4")
    wait_until(lambda: gemini.call_count == 2)
    time.sleep(0.5)
    warming.send_signal(number)
    status, output, _ = end(warming)
    assert status == 1
    assert gemini.call_count == 2
    assert "2 painted" in output
    assert "cancelled" in output
    assert redis_server.client.zcard("dioramacast:1:jobs:queue") == 0


def test_job_workers_help_a_warm_up(environment: Environment, gemini: Fake) -> None:
    one_each = environment | {"GEMINI_CALLS_PER_PROCESS": "1"}
    gemini.fault("slow", seconds=60)
    worker = subprocess.Popen(
        [sys.executable, "-m", "dioramacast.worker"],
        cwd=PROJECT,
        env=one_each,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        warming = begin(one_each, "warm-up", "--budget-usd", "0.3", "--cities", "4")
        wait_until(lambda: gemini.call_count == 2)
        gemini.heal()
        gemini.release()
        status, output, _ = end(warming)
    finally:
        worker.kill()
        worker.wait(10)
    assert status == 0
    assert "8 painted" in output
    assert (gemini.call_count, gemini.most_in_flight) == (8, 2)


def test_a_warm_up_without_redis_shares_the_disk_and_the_ledger(
    on_disk: Environment, gemini: Fake, start_server: StartServer
) -> None:
    server = start_server(**on_disk)
    status, output, _ = command(on_disk, "warm-up", "--budget-usd", "0.07", "--cities", "1")
    assert status == 0
    assert "2 painted" in output
    assert server.get("/metrics").json()["spend_today_usd"] == pytest.approx(2 * PRICE_USD)
    assert gemini.call_count == 2


def test_redis_lost_halfway_buys_not_one_picture_more(
    environment: Environment, gemini: Fake, redis_server: RedisServer
) -> None:
    gemini.fault("slow", seconds=60)
    one_at_a_time = environment | {"GEMINI_CALLS_PER_PROCESS": "1", "MEDIA_STORE": "disk"}
    warming = begin(one_at_a_time, "warm-up", "--budget-usd", "0.14", "--cities", "4")
    wait_until(lambda: gemini.call_count == 1)
    gemini.release()
    wait_until(lambda: gemini.call_count == 2)
    redis_server.kill()
    time.sleep(2)
    redis_server.start()
    # It looks for Redis once a second, and finds that what it waits for is not known there any more.
    time.sleep(3)
    gemini.release()
    status, output, _ = end(warming)
    # Redis came back empty: what waited there is lost.
    assert status == 1
    assert "1 painted, 3 failed" in output
    assert gemini.call_count == 2


def test_nothing_is_begun_while_the_spend_is_not_known(
    environment: Environment, gemini: Fake, redis_server: RedisServer
) -> None:
    redis_server.kill()
    status, output, errors = command(environment, "warm-up", "--budget-usd", "1")
    assert (status, output) == (1, "")
    assert "not known right now" in errors
    assert gemini.call_count == 0


WRONG = [
    ["warm-up"],
    ["warm-up", "--budget-usd", "0"],
    ["warm-up", "--budget-usd", "nan"],
    ["warm-up", "--budget-usd", "0.01"],
    ["warm-up", "--budget-usd", "1", "--cities", "-1"],
    ["take-down", "../../etc"],
    ["take-down"],
    ["dance"],
    [],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_use_is_told_in_a_sentence(environment: Environment, arguments: list[str]) -> None:
    status, output, errors = command(environment, *arguments)
    assert (status, output) == (2, "")
    assert errors.strip()


@pytest.mark.parametrize(
    "changes", [{"GEMINI_API_KEY": ""}, {"GEMINI_DAILY_BUDGET_USD": "0"}, {"GEMINI_DAILY_BUDGET_USD": "much"}]
)
def test_a_setting_that_makes_no_sense_is_told_in_one_line(environment: Environment, changes: dict[str, str]) -> None:
    status, _, errors = command(environment | changes, "warm-up", "--budget-usd", "1")
    assert status == 2
    assert next(iter(changes)) in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.parametrize("named", ["id", "artwork_id"])
def test_a_painting_taken_down_is_gone_for_good(
    environment: Environment, gemini: Fake, serve: Callable[..., Server], named: str
) -> None:
    before = serve()
    painted = generate(before)
    assert [item["artwork_id"] for item in before.get("/api/gallery").json()["items"]] == [painted["artwork_id"]]
    status, output, _ = command(environment, "take-down", painted[named])
    assert status == 0
    assert painted["artwork_id"] in output
    # A process that has it in memory shows it for a minute, and does not bring it back into the gallery.
    generate(before)
    assert before.get("/api/gallery").json()["items"] == []
    before.stop()
    after = serve()
    assert after.get(painted["artwork_url"]).status_code == 404
    drawn = generate(after)
    assert drawn["generator"] == "procedural"
    assert drawn["message"].endswith(
        "Drawn by DioramaCast. The painted picture was taken down, and is not painted again."
    )
    shown = after.get(painted["image_url"])
    assert shown.status_code == 200
    assert "immutable" not in shown.headers["Cache-Control"]
    assert gemini.call_count == 1
    assert command(environment, "take-down", painted["artwork_id"])[0] == 0


def test_a_painting_taken_down_while_it_is_painted_does_not_come_back(
    environment: Environment, gemini: Fake, serve: Callable[..., Server]
) -> None:
    server = serve()
    gemini.fault("slow", seconds=60)
    ordered = server.post("/api/generate-image", json=LISBON, headers={"Prefer": "respond-async"}).json()
    wait_until(lambda: gemini.call_count == 1)
    assert command(environment, "take-down", ordered["id"])[0] == 0
    gemini.release()
    wait_until(lambda: server.get(f"/api/dioramas/{ordered['id']}").json()["state"] == "failed")
    assert "taken down" in server.get(f"/api/dioramas/{ordered['id']}").json()["error"]
    assert generate(server)["generator"] == "procedural"
    assert gemini.call_count == 1


def test_a_warm_up_leaves_alone_what_was_taken_down(environment: Environment, gemini: Fake) -> None:
    _, output, _ = command(environment, "warm-up", "--budget-usd", "0.04", "--cities", "1")
    artwork_id = output.split()[1]
    assert command(environment, "take-down", artwork_id)[0] == 0
    _, output, _ = command(environment, "warm-up", "--budget-usd", "1", "--cities", "1")
    assert "1 painted, 1 refused" in output
    assert gemini.call_count == 2


def test_our_own_drawing_is_forgotten(environment: Environment, serve: Callable[..., Server]) -> None:
    without_key = environment | {"GEMINI_API_KEY": ""}
    server = serve(GEMINI_API_KEY="")
    drawn = generate(server)
    status, output, _ = command(without_key, "take-down", drawn["id"])
    assert status == 0
    assert "Our own drawing" in output
    server.stop()
    after = serve(GEMINI_API_KEY="")
    for path in (drawn["image_url"], drawn["artwork_url"], drawn["permalink"]):
        assert after.get(path).status_code == 404
    assert after.get("/api/gallery").json()["items"] == []
    assert generate(after)["id"] == drawn["id"]


def test_an_unknown_picture_cannot_be_taken_down(environment: Environment, redis_server: RedisServer) -> None:
    status, output, errors = command(environment, "take-down", "0" * 24)
    assert (status, output, errors) == (1, "", "There is no picture of that id.\n")
    assert redis_server.client.keys("dioramacast:1:media*") == []


def test_a_store_that_cannot_be_asked_is_no_unknown_picture(
    environment: Environment, redis_server: RedisServer
) -> None:
    redis_server.kill()
    status, _, errors = command(environment, "take-down", "0" * 24)
    assert status == 1
    assert "Pictures cannot be kept or found right now." in errors


def test_the_spend_of_today_is_told(environment: Environment, serve: Callable[..., Server]) -> None:
    generate(serve())
    status, output, errors = command(environment, "spend")
    assert (status, errors) == (0, "")
    told = r"\d{4}-\d\d-\d\d \(UTC\): \$0.0336 of \$5.0000 spent; calls 1, pictures 1, price of one \$0.0336\n"
    assert re.fullmatch(told, output)


def test_a_spend_that_is_not_known_is_not_told_as_none(environment: Environment, redis_server: RedisServer) -> None:
    redis_server.kill()
    status, output, errors = command(environment, "spend")
    assert (status, output) == (1, "")
    assert "not known right now" in errors


def wait_until(holds: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + END_SECONDS
    while not holds():
        assert time.monotonic() < ends_at
        time.sleep(0.05)
