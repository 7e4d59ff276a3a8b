"""The operator's commands that look and forget, as processes of their own."""

from pathlib import Path

import pytest

from tests.conftest import StartServer, settings_for_tests
from tests.fakes.process import Fake
from tests.system.redis_server import RedisServer
from tests.system.server import free_port
from tests.system.test_commands import KEY, Environment, command

OPENWEATHER_KEY = "0123456789abcdef0123456789abcdef"


def sentences(output: str, verdict: str) -> list[str]:
    return [line[5:] for line in output.splitlines() if line.startswith(verdict)]


@pytest.fixture
def keyless(open_meteo: Fake, tmp_path: Path) -> Environment:
    return settings_for_tests(open_meteo, tmp_path)


@pytest.fixture
def keyed(keyless: Environment, openweathermap: Fake, gemini: Fake, redis_server: RedisServer) -> Environment:
    return keyless | {
        "OPENWEATHER_API_KEY": OPENWEATHER_KEY,
        "OPENWEATHER_BASE_URL": openweathermap.url,
        "GEMINI_API_KEY": KEY,
        "GEMINI_BASE_URL": gemini.url,
        "REDIS_URL": redis_server.url,
        "MEDIA_STORE": "redis",
        "WEB_CONCURRENCY": "1",
    }


def test_check_tells_the_settings_and_no_secret(keyed: Environment) -> None:
    status, output, errors = command(keyed, "check")
    assert (status, errors) == (0, "")
    assert {"OPENWEATHER_API_KEY=set", "GEMINI_API_KEY=set", "REDIS_URL=set"} <= set(output.splitlines())
    assert OPENWEATHER_KEY not in output


def test_check_refuses_what_makes_no_sense(keyed: Environment) -> None:
    status, _, errors = command(keyed | {"TRUSTED_PROXIES": "many"}, "check")
    assert status == 2
    assert errors.startswith("TRUSTED_PROXIES: ")


@pytest.mark.parametrize(("connections", "status"), [("14", 0), ("13", 1)])
def test_check_says_whether_the_plan_of_redis_has_enough_connections(
    keyed: Environment, connections: str, status: int
) -> None:
    plan = keyed | {"WEB_CONCURRENCY": "1", "REDIS_CONNECTIONS": "3"}
    assert command(plan, "check", "--redis-connections", connections)[0] == status


def test_the_doctor_finds_nothing_where_all_is_well(keyed: Environment, gemini: Fake) -> None:
    status, output, _ = command(keyed, "doctor")
    assert sentences(output, "BAD") == []
    assert status == 0
    assert any(said.startswith("OpenWeatherMap: ") for said in sentences(output, "good"))
    # Nothing was painted, and so nothing paid.
    assert [call["method"] for call in gemini.calls] == ["GET"]


def test_the_doctor_works_with_no_key_and_no_redis(keyless: Environment) -> None:
    status, output, _ = command(keyless, "doctor")
    assert (sentences(output, "BAD"), status) == ([], 0)


def test_the_doctor_says_that_nobody_answers_for_redis(keyed: Environment) -> None:
    lost = keyed | {"REDIS_URL": f"redis://127.0.0.1:{free_port()}/0", "MEDIA_STORE": "disk"}
    status, output, _ = command(lost, "doctor")
    assert status == 1
    assert "Redis: nobody answers at REDIS_URL" in sentences(output, "BAD")


def test_the_doctor_says_that_a_password_is_wrong(keyed: Environment, redis_server: RedisServer) -> None:
    redis_server.client.config_set("requirepass", "right")
    status, output, _ = command(keyed | {"MEDIA_STORE": "disk"}, "doctor")
    assert status == 1
    assert "Redis: it does not take the password of REDIS_URL" in sentences(output, "BAD")


def test_the_doctor_says_that_redis_might_forget_the_spend(keyed: Environment, redis_server: RedisServer) -> None:
    redis_server.client.config_set("maxmemory-policy", "allkeys-lru")
    _, output, _ = command(keyed, "doctor")
    assert any("allkeys-lru" in said for said in sentences(output, "BAD"))


def test_the_doctor_says_whose_key_is_refused(keyed: Environment, openweathermap: Fake, gemini: Fake) -> None:
    openweathermap.values(key="another")
    gemini.values(key="another")
    status, output, _ = command(keyed, "doctor")
    assert status == 1
    assert [said.partition(":")[0] for said in sentences(output, "BAD")] == ["OpenWeatherMap", "Gemini"]


def test_the_doctor_says_that_a_model_is_not_there(keyed: Environment) -> None:
    _, output, _ = command(keyed | {"GEMINI_IMAGE_MODEL": "gemini-of-yesterday"}, "doctor")
    [said] = sentences(output, "BAD")
    assert said.startswith("Gemini: gemini-of-yesterday")


def test_purged_weather_is_fetched_again(
    keyed: Environment, openweathermap: Fake, redis_server: RedisServer, start_server: StartServer
) -> None:
    start_server(**keyed).get("/api/weather?lat=1&lon=2")
    assert redis_server.client.keys("dioramacast:1:weather:*")
    status, output, _ = command(keyed, "purge", "weather")
    assert (status, output) == (0, "weather: 1 keys forgotten; running processes remember for minutes more.\n")
    start_server(**keyed).get("/api/weather?lat=1&lon=2")
    assert openweathermap.call_count == 2


def test_a_purge_leaves_what_was_paid_for(keyed: Environment, redis_server: RedisServer) -> None:
    kept = ("dioramacast:1:spend:2026-11-29", "dioramacast:1:media:paintings:x", "dioramacast:1:job:x")
    for name in kept:
        redis_server.client.set(name, "1")
    for what in ("weather", "visitors", "gallery", "demand"):
        assert command(keyed, "purge", what)[0] == 0
    assert redis_server.client.exists(*kept) == len(kept)
