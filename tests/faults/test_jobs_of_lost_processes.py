"""Processes that end while pictures are being made there: what becomes of the jobs, and of those who wait."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.faults.load import Load
from tests.faults.processes import kill_web_process, wait_until, web_processes
from tests.system.raw import request_head
from tests.web.test_jobs import listen, order, progress, wait_for, wait_until_asked
from tests.web.test_painting import KEY, WANTED

CITIES = ("Lisbon", "Porto", "Faro", "Braga", "Evora", "Madrid", "Sevilla", "Bilbao")
MORE_CITIES = (
    ("Paris", "Lyon", "Nantes", "Berlin", "Hamburg", "Munich", "Rome", "Milan"),
    ("Vienna", "Prague", "Warsaw", "Oslo", "Bergen", "Helsinki", "Athens", "Dublin"),
)


@pytest.fixture
def start_web(start_server, redis_server, gemini):
    """Two processes, which paint themselves."""
    return lambda: start_server(
        GEMINI_API_KEY=KEY,
        GEMINI_BASE_URL=gemini.url,
        GEMINI_DAILY_BUDGET_USD="100",
        GEMINI_CALLS_PER_MINUTE="1000",
        REDIS_URL=redis_server.url,
        MEDIA_STORE="redis",
        WEB_CONCURRENCY="2",
    )


def jobs_ended(*servers):
    return sum(server.output().count('"event": "job"') for server in servers)


@pytest.mark.torture
@pytest.mark.timeout(400)
@pytest.mark.contract("worker-killed")
def test_jobs_of_a_killed_web_process_are_taken_up_again_and_each_finishes_once(start_web, gemini, figure):
    web = start_web()
    paid = 0
    with Load(web.port, pause_seconds=0.02) as load:
        for cities in (CITIES, *MORE_CITIES):
            wait_until(lambda: len(web_processes(web)) == 2)
            gemini.fault("slow", seconds=60)
            calls = gemini.call_count
            jobs = [order(web, city) for city in cities]
            wait_until_asked(gemini, calls + len(cities))
            kill_web_process(web)
            gemini.heal()
            gemini.release()
            for job in jobs:
                wait_for(web, job, "done")
            paid += len(cities)
    assert jobs_ended(web) == paid
    # What was being made there is paid for once more.
    assert gemini.call_count <= 2 * paid
    figure(f"3 kills, {paid} jobs ended once each, {gemini.call_count} calls, {len(load.losses)} requests lost")


@pytest.mark.torture
@pytest.mark.contract("terminated-while-painting")
def test_a_server_that_ends_while_it_paints_serves_who_waits_and_hands_the_jobs_back(start_web, gemini, figure):
    leaving, staying = start_web(), start_web()
    gemini.fault("slow", seconds=60, times=len(CITIES))
    jobs = [order(leaving, city) for city in CITIES]
    wait_until_asked(gemini, len(CITIES))
    heard = []
    with ThreadPoolExecutor(len(CITIES)) as pool, a_visitor_who_takes_no_answer(leaving):
        listener = threading.Thread(target=lambda: heard.extend(listen(leaving, jobs[0])))
        listener.start()
        waiting = [
            pool.submit(leaving.post, "/api/generate-image", json=WANTED | {"location": city}, timeout=40)
            for city in CITIES
        ]
        time.sleep(1)
        leaving.process.send_signal(signal.SIGTERM)
        told_at = time.monotonic()
        wait_until(lambda: not leaving.is_ready, seconds=1.5)
        assert leaving.get("/ready").status_code == 503
        answers = [each.result() for each in waiting]
        listener.join(30)
        leaving.process.wait(25 - (time.monotonic() - told_at))
        seconds = time.monotonic() - told_at
    assert [answer.status_code for answer in answers] == [202] * len(CITIES)
    assert heard
    for job in jobs:
        assert progress(staying, job)["state"] in ("queued", "running", "done")
    for job in jobs:
        wait_for(staying, job, "done")
    assert jobs_ended(leaving, staying) == len(CITIES)
    assert gemini.call_count <= 2 * len(CITIES)
    figure(f"gone in {seconds:.1f} s, {len(CITIES)} jobs handed back and done")


@pytest.mark.contract("terminated-while-painting")
def test_a_server_that_ends_finishes_what_is_soon_done(start_web, gemini, figure):
    leaving, staying = start_web(), start_web()
    gemini.fault("slow", seconds=4)
    jobs = [order(leaving, city) for city in CITIES]
    wait_until_asked(gemini, len(CITIES))
    seconds = leaving.stop(within_seconds=25)
    assert [progress(staying, job)["state"] for job in jobs] == ["done"] * len(CITIES)
    assert gemini.call_count == len(CITIES)
    figure(f"gone in {seconds:.1f} s, {len(CITIES)} jobs done")


@contextmanager
def a_visitor_who_takes_no_answer(server):
    """Asks for more than fits into any buffer on the way, and reads none of it."""
    with server.connect() as connection:
        connection.sendall(request_head("GET", "/static/map/world-50m.json", connection="keep-alive") * 100)
        yield
