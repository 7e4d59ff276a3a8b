"""Instructions to the image model, wherever a visitor can write: none reaches it, and nobody pays for one."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytestmark = pytest.mark.contract("prompts")

INJECTIONS = json.loads(Path(__file__).with_name("injections.json").read_text())
GOOD = {
    "location": "Lisbon",
    "weather": "clear",
    "temperature": 21,
    "settings": {"style": "miniature", "time_of_day": "midday", "season": "summer"},
    "units": "metric",
}
AT_SEA = {"lat": -40.5, "lon": -120.5}
FIELDS = ("location", "weather", "temperature", "units", "settings", "coordinates", "prompt", "model")
SETTINGS = ("style", "time_of_day", "season", "prompt")
HEADERS = ("User-Agent", "Referer", "Accept-Language", "Prefer", "Cookie", "X-Forwarded-For", "X-Request-ID", "Origin")
HEADERS += ("Idempotency-Key", "Authorization", "X-Goog-Api-Key", "Forwarded", "Accept", "X-HTTP-Method-Override")


@pytest.fixture(scope="module")
def painter(start_shared, gemini_process, openweathermap_process):
    return start_shared(
        GEMINI_API_KEY="gemini-key-0815",
        GEMINI_BASE_URL=gemini_process.url,
        GEMINI_CALLS_PER_MINUTE="10000",
        GEMINI_DAILY_BUDGET_USD="1000",
        OPENWEATHER_API_KEY="weather-key-4711",
        OPENWEATHER_BASE_URL=openweathermap_process.url,
        OPENWEATHER_CALLS_PER_MINUTE="10000",
        TRUSTED_PROXIES="1",
    )


@pytest.fixture
def paint(painter, gemini, openweathermap):
    """``paint(body)``: the answer. The model has been asked for ``GOOD`` once, before."""

    def post(body, query="", **headers):
        return painter.post(f"/api/generate-image{query}", json=body, headers=headers)

    post.server = painter
    assert post(GOOD).json()["generator"] == "gemini"
    gemini.reset()
    return post


def all_of(ask, wishes):
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(ask, wishes))


def bodies_with(text):
    """The request, with the text in one of its fields each: in place of what was there, or after it."""
    for name in FIELDS:
        yield GOOD | {name: text}
    yield GOOD | {"location": f"Lisbon {text}"}
    yield GOOD | {"location": f"Lisbon, {text}"}
    yield GOOD | {"weather": f"clear sky {text}"}
    for name in SETTINGS:
        yield GOOD | {"settings": GOOD["settings"] | {name: text}}
    for name in AT_SEA:
        yield GOOD | {"coordinates": AT_SEA | {name: text}}
    yield GOOD | {text: "x"}
    yield text
    yield [GOOD, text]


def test_no_field_takes_an_instruction(paint, gemini, figure):
    wishes = [body for text in INJECTIONS for body in bodies_with(text)]
    statuses = all_of(lambda body: paint(body).status_code, wishes)
    assert [wish for wish, status in zip(wishes, statuses, strict=True) if status != 400] == []
    assert gemini.call_count == 0
    figure(f"{len(INJECTIONS)} injections, {len(wishes)} bodies, no call")


def test_what_is_checked_and_ignored_is_ignored(paint, gemini):
    """With coordinates the name is our own: a text that could be a name costs what the same without it does."""
    plain = {"coordinates": AT_SEA, "settings": GOOD["settings"]}
    assert paint(plain).json()["generator"] == "gemini"
    (clean,) = [call["prompt"] for call in gemini.calls]
    all_of(lambda text: paint(plain | {"location": text}).status_code, INJECTIONS)
    assert [call["prompt"] for call in gemini.calls] == [clean]


@pytest.mark.parametrize("name", HEADERS)
def test_no_header_reaches_the_model(paint, gemini, name):
    def ask(text):
        value = text.encode().translate(None, b"\r\n\0\x0b\x1b")
        return paint(GOOD, **{name: value.strip()}).status_code

    all_of(ask, INJECTIONS)
    assert gemini.call_count == 0


def test_no_query_of_the_api_reaches_the_model(paint, gemini):
    answers = all_of(lambda text: paint(GOOD, f"?{'prompt'}={text.encode().hex()}").status_code, INJECTIONS)
    assert set(answers) == {400}
    assert gemini.call_count == 0


def test_no_argument_of_the_page_reaches_the_model(paint, gemini):
    def ask(text):
        sent = text.encode()
        for name in ("place", "style", "season", "time_of_day", "diorama", "units", "lat", "prompt"):
            paint.server.get("/", params={"place": b"Lisbon", name: sent})

    all_of(ask, INJECTIONS)
    assert gemini.call_count == 0


def test_what_a_weather_provider_says_does_not_reach_the_model(paint, gemini, openweathermap):
    """Where nobody lives, too, and the provider alone has a name for the place."""
    for number, text in enumerate(INJECTIONS[::8]):
        weather = [{"id": 500, "main": text, "description": text, "icon": text}]
        openweathermap.values(name=text, country=text, weather=weather)
        made = paint({"coordinates": {"lat": -45.0 + number / 2, "lon": -125.0}}).json()
        assert made["generator"] == "gemini"
    prompts = " ".join(call["prompt"] for call in gemini.calls)
    assert gemini.call_count == len(INJECTIONS[::8])
    assert [text for text in INJECTIONS[::8] if text[:12] in prompts] == []
