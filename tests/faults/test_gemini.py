"""Every way in which Gemini gives no picture: our own drawing and the reason instead, at the price of one question."""

import itertools
import time

import pytest

from tests.system.test_gemini_client import FINAL_REASONS
from tests.web.test_jobs import order, progress, wait_for
from tests.web.test_painting import KEY, WANTED

PLENTY = {"GEMINI_API_KEY": KEY, "GEMINI_CALLS_PER_MINUTE": "10000", "RATE_LIMIT_ENABLED": "false"}
SEASONS = ("spring", "summer", "autumn", "winter")
STYLES = ("realistic", "artistic", "cinematic")
CITIES = ("Porto", "Madrid", "Paris", "Rome", "Oslo", "Vienna", "Athens", "Cairo", "Tokyo", "Kyoto", "Osaka", "Sydney")
_wishes = itertools.product(CITIES, SEASONS, STYLES)

FINAL = [
    *({"finish_reason": reason} for reason in FINAL_REASONS),
    *({"block_reason": reason} for reason in ("SAFETY", "OTHER", "BLOCKLIST", "PROHIBITED_CONTENT", "IMAGE_SAFETY")),
]
PASSING = [
    *({"finish_reason": reason} for reason in ("NO_IMAGE", "IMAGE_OTHER", "OTHER")),
    *({"mode": mode} for mode in ("no_candidates", "empty_candidates", "no_content", "no_parts", "empty_parts")),
    *({"mode": mode} for mode in ("only_thoughts", "text_only", "continues")),
]
NO_PICTURES = [
    {"mode": mode} for mode in ("not_a_picture", "cut_picture", "not_base64", "empty_data", "too_large", "pixel_bomb")
]
ERRORS = [{"status": status} for status in (400, 401, 403, 404, 500, 503, 504)]


@pytest.fixture(scope="module")
def painting_server(start_shared, gemini_process):
    return start_shared(GEMINI_BASE_URL=gemini_process.url, **PLENTY)


@pytest.fixture
def well(painting_server, gemini):
    """Nothing of the test before is remembered: it paints."""
    deadline = time.monotonic() + 30
    while painted(painting_server, new_wish())["generator"] != "gemini":
        assert time.monotonic() < deadline
        time.sleep(0.2)
    gemini.reset()
    return painting_server


def new_wish():
    city, season, style = next(_wishes)
    return WANTED | {"location": city, "settings": {"time_of_day": "midday", "season": season, "style": style}}


def painted(server, wish):
    answer = server.post("/api/generate-image", json=wish)
    assert answer.status_code == 200, answer.text
    assert server.get(answer.json()["image_url"]).status_code == 200
    return answer.json()


def drawn_by_us(server, wish):
    diorama = painted(server, wish)
    assert diorama["generator"] == "procedural"
    assert diorama["message"].startswith("Shows clear sky at 21 °C. Drawn by DioramaCast. ")
    assert len(diorama["message"]) > 60  # and the reason
    return diorama["message"]


@pytest.mark.torture
@pytest.mark.parametrize("values", FINAL, ids=lambda values: "-".join(map("-".join, values.items())))
@pytest.mark.contract("gemini-answers")
def test_a_final_refusal_is_asked_for_once(well, gemini, values):
    wish = new_wish()
    gemini.values(**values)
    [reason] = values.values()
    assert [reason in drawn_by_us(well, wish) for _ in range(3)] == [True] * 3
    assert gemini.call_count == 1


@pytest.mark.torture
@pytest.mark.parametrize("values", PASSING, ids=lambda values: "-".join(map("-".join, values.items())))
@pytest.mark.contract("gemini-answers")
def test_what_may_pass_is_asked_for_once_more_and_later_again(well, gemini, values):
    wish = new_wish()
    gemini.values(**values)
    drawn_by_us(well, wish)
    assert gemini.call_count == 2
    gemini.reset()
    assert painted(well, wish)["generator"] == "gemini"


@pytest.mark.torture
@pytest.mark.parametrize("values", NO_PICTURES, ids=lambda values: values["mode"])
@pytest.mark.contract("gemini-answers")
def test_what_is_no_sound_picture_is_not_shown_and_not_remembered(well, gemini, values):
    wish = new_wish()
    gemini.values(**values)
    drawn_by_us(well, wish)
    assert gemini.call_count == 1
    gemini.reset()
    assert painted(well, wish)["generator"] == "gemini"


@pytest.mark.torture
@pytest.mark.parametrize("fault", ERRORS, ids=lambda fault: str(fault["status"]))
@pytest.mark.contract("gemini-answers")
def test_an_error_is_no_picture_and_not_remembered(well, gemini, fault):
    wish = new_wish()
    gemini.fault("status", **fault)
    drawn_by_us(well, wish)
    gemini.heal()
    assert painted(well, wish)["generator"] == "gemini"
    assert KEY not in well.output()


@pytest.mark.torture
@pytest.mark.contract("gemini-answers")
def test_a_model_that_takes_a_minute_is_waited_for_by_its_job_alone(start_server, gemini, figure):
    server = start_server(GEMINI_BASE_URL=gemini.url, **PLENTY)
    gemini.fault("slow", seconds=60)
    started = time.monotonic()
    job = order(server)
    answered_seconds = time.monotonic() - started
    assert server.get(job["preview_url"]).status_code == 200
    assert progress(server, job)["state"] == "running"
    deadline = time.monotonic() + 90
    while progress(server, job)["state"] != "done":
        assert time.monotonic() < deadline
        time.sleep(1)
    assert wait_for(server, job, "done")
    assert painted(server, WANTED)["generator"] == "gemini"
    assert gemini.call_count == 1
    seconds = time.monotonic() - started
    figure(f"60 s a picture: a drawing after {answered_seconds:.1f} s, the painting after {seconds:.0f} s")
