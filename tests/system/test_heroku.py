"""At Heroku: the router gives nobody up, and no dyno has to be killed."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.conftest import settings_for_tests
from tests.faults.load import Load
from tests.faults.processes import wait_until
from tests.system.heroku import KILL_SECONDS, ROUTED_ON_SECONDS, Router, end_dyno, start_dyno
from tests.system.server import free_port

PICTURE = {"location": "Lisbon", "weather": "clear", "temperature": 21}


@pytest.fixture
def dynos(open_meteo, openweathermap, gemini, redis_server, tmp_path):
    started = []

    def start():
        folder = tmp_path / f"dyno-{len(started)}"
        folder.mkdir()
        settings = {
            "PORT": str(free_port()),
            "REDIS_URL": redis_server.url,
            "REDIS_CONNECTIONS": "3",
            "WEB_CONCURRENCY": "2",
            "OPENWEATHER_API_KEY": "weather-key",
            "OPENWEATHER_BASE_URL": openweathermap.url,
            "OPEN_METEO_ENABLED": "true",
            "GEMINI_API_KEY": "gemini-key",
            "GEMINI_BASE_URL": gemini.url,
            "MEDIA_STORE": "redis",
        }
        started.append(start_dyno(settings_for_tests(open_meteo, folder) | settings, folder))
        return started[-1]

    yield start
    for dyno in started:
        dyno.kill()


def ask(router, method, path, **options):
    """(status, seconds)"""
    started = time.monotonic()
    answer = requests.request(method, f"http://127.0.0.1:{router.port}{path}", timeout=60, **options)
    return answer.status_code, time.monotonic() - started


@pytest.mark.contract("bad-prefer")
def test_nobody_is_given_up_while_all_that_is_asked_hangs(dynos, open_meteo, openweathermap, gemini):
    for fake in (open_meteo, openweathermap, gemini):
        fake.fault("hang")
    requests_by_visitor = [
        ("GET", "/?lat=41&lon=2", {}),
        ("GET", "/api/weather?lat=42&lon=2", {}),
        ("POST", "/api/generate-image", {"json": PICTURE}),
        ("POST", "/api/generate-image", {"json": PICTURE | {"location": "Porto"}, "headers": {"Prefer": "wait=60"}}),
        ("POST", "/api/generate-image", {"json": {"location": "Braga"}}),
        ("GET", "/api/places?q=lis", {}),
        ("GET", "/metrics", {}),
    ]
    # As long as a job may be silent twice, in place of almost a minute.
    with Router(dynos(), silence_seconds=17) as router:
        with ThreadPoolExecutor(len(requests_by_visitor)) as pool:
            asked = [pool.submit(ask, router, method, path, **how) for method, path, how in requests_by_visitor]
            answers = [each.result() for each in asked]
        assert router.errors == {}
    # With a key there is no sample weather to show instead.
    assert [status for status, _ in answers] == [200, 503, 202, 202, 202, 200, 200]
    assert max(seconds for _, seconds in answers) < 28
    # As long as may be, though longer was asked for.
    assert answers[3][1] > 24


def test_the_events_of_a_picture_that_takes_long_are_never_silent_for_long(dynos, gemini):
    gemini.fault("hang")
    with Router(dynos(), silence_seconds=17) as router:
        url = f"http://127.0.0.1:{router.port}"
        job = requests.post(f"{url}/api/generate-image", json=PICTURE, headers={"Prefer": "wait=0"}, timeout=60).json()
        seen = b""
        with requests.get(f"{url}/api/dioramas/{job['id']}/events", stream=True, timeout=60) as events:
            for piece in events.iter_content(None):
                seen += piece
                if b": still there" in seen:
                    break
        assert router.errors == {}
    assert b"event: job" in seen


def test_a_dyno_that_is_replaced_while_it_paints_loses_nobody_and_need_not_be_killed(dynos, gemini, figure):
    old, new = dynos(), dynos()
    gemini.fault("slow", seconds=4)
    painted = []
    with Router(old) as router:
        url = f"http://127.0.0.1:{router.port}/api/generate-image"
        painter = threading.Thread(target=lambda: painted.append(requests.post(url, json=PICTURE, timeout=60)))
        with Load(router.port, visitors=8, pause_seconds=0.02) as load:
            painter.start()
            while not gemini.call_count:
                time.sleep(0.02)
            ended = ThreadPoolExecutor(1).submit(end_dyno, old)
            time.sleep(ROUTED_ON_SECONDS)
            router.dyno = new
            seconds, is_killed = ended.result()
        painter.join(60)
        assert router.errors == {}
    assert not is_killed
    assert seconds < KILL_SECONDS - 3
    assert (load.losses, set(load.statuses)) == ([], {200})
    # Who waited is told that it goes on, and it does.
    assert painted[0].status_code == 202
    wait_until(lambda: new.get(painted[0].headers["Location"]).json()["state"] == "done")
    assert gemini.call_count <= 2
    figure(f"{load.sent} requests, gone after {seconds:.1f} s")
