"""Many who want the same at once, and more than there is money for: each call to a provider is made once."""

import itertools
import threading
import time
from collections import Counter

import pytest

from tests.faults.load import at_once

FLEET = {
    "WEB_CONCURRENCY": "3",
    "OPENWEATHER_API_KEY": "weather-key-4711",
    "GEMINI_API_KEY": "gemini-key-0815",
    "GEMINI_CALLS_PER_MINUTE": "10000",
}
PRICE_USD = 0.0336
CITIES = ("Lisbon", "Porto", "Madrid", "Paris", "Rome", "Oslo", "Vienna", "Athens", "Cairo", "Tokyo")
SEASONS = ("spring", "summer", "autumn", "winter")
STYLES = ("realistic", "artistic", "cinematic")


@pytest.fixture
def start_fleet(start_server, openweathermap, gemini, redis_server):
    """Three processes over one Redis, without limits for visitors."""

    def start(**settings):
        urls = {"OPENWEATHER_BASE_URL": openweathermap.url, "GEMINI_BASE_URL": gemini.url}
        return start_server(**{**FLEET, **urls, "REDIS_URL": redis_server.url, **settings})

    return start


@pytest.mark.contract("weather-stampede")
def test_without_redis_a_crowd_on_a_cold_place_is_one_call_a_process(start_fleet, openweathermap, redis_server, figure):
    server = start_fleet()
    redis_server.kill()
    openweathermap.fault("slow", seconds=1)
    answers = at_once(300, lambda _: server.get("/api/weather?lat=48.85&lon=2.35"))
    assert Counter(answer.status_code for answer in answers) == {200: 300}
    assert {answer.json()["source"] for answer in answers} == {"openweathermap"}
    calls = openweathermap.call_count
    figure(f"without Redis {calls} calls by 3 processes")
    assert 1 <= calls <= 3


def wish(city="Lisbon", season="summer", style="realistic"):
    settings = {"time_of_day": "midday", "season": season, "style": style}
    return {"location": city, "weather": "clear", "temperature": 21, "settings": settings}


@pytest.mark.torture
@pytest.mark.contract("picture-stampede")
def test_500_who_want_the_same_picture_get_it_for_one_call(start_fleet, gemini, figure):
    server = start_fleet()
    gemini.fault("slow", seconds=3)

    told_to_come_back = []

    def ask(number):
        answer = server.post("/api/generate-image", json=wish())
        assert answer.status_code == 200, answer.text
        deadline = time.monotonic() + 60
        # All of them fetch it in the same moment, which is more than a small machine serves within its patience.
        while (image := server.get(answer.json()["image_url"])).status_code == 503 and time.monotonic() < deadline:
            told_to_come_back.append(number)
            time.sleep(int(image.headers["Retry-After"]))
        return answer.json()["generator"], image.status_code, image.headers["Content-Type"]

    got = at_once(500, ask)
    figure(f"{gemini.call_count} call, {len(got)} pictures, {len(told_to_come_back)} asked to come back for theirs")
    assert Counter(got) == {("gemini", 200, "image/webp"): 500}
    assert gemini.call_count == 1


@pytest.mark.torture
@pytest.mark.timeout(300)
@pytest.mark.parametrize("comes_back_after_seconds", [0.0, 2.0])
@pytest.mark.contract("money")
def test_100_visitors_never_buy_more_than_the_day_has_money_for(
    start_fleet, gemini, redis_server, comes_back_after_seconds, figure
):
    budget = 10
    server = start_fleet(GEMINI_DAILY_BUDGET_USD=str(PRICE_USD * budget + 0.01))
    gemini.values(picture_bytes=20_000)
    gemini.fault("slow", seconds=1)
    wishes = list(itertools.islice(itertools.product(CITIES, SEASONS, STYLES), 10 * budget))
    breaking = threading.Thread(
        target=lose_redis_halfway, args=(redis_server, gemini, budget, comes_back_after_seconds)
    )
    breaking.start()
    answers = at_once(len(wishes), lambda number: server.post("/api/generate-image", json=wish(*wishes[number])))
    breaking.join()
    assert Counter(answer.status_code for answer in answers) == {200: 100}
    made = Counter(answer.json()["generator"] for answer in answers)
    # And whoever comes when all is well again, too.
    time.sleep(3)
    for each in wishes[:20]:
        server.post("/api/generate-image", json=wish(*each))
    figure(f"{gemini.call_count} calls on a budget of {budget} ({made['procedural']} drawn by us)")
    assert budget / 2 <= gemini.call_count <= budget


def lose_redis_halfway(redis_server, gemini, budget, seconds):
    deadline = time.monotonic() + 60
    while gemini.call_count < budget // 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    redis_server.kill()
    time.sleep(seconds)
    redis_server.start()
