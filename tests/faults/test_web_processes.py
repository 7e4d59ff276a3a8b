"""Web processes are killed, reloaded and replaced under load."""

import os
import signal
import time

import pytest

from tests.faults.load import WEATHER, Load
from tests.faults.processes import Balancer, kill_web_process, replace_web_processes, wait_until, web_processes

KILLS = 3
RELOADS = 3
SOON_SECONDS = 2.0
"""After a kill: whoever had a connection to that process has heard of it by then."""


@pytest.fixture
def settings(redis_server, openweathermap):
    return {
        "WEB_CONCURRENCY": "2",
        "REDIS_URL": redis_server.url,
        "OPENWEATHER_API_KEY": "weather-key-4711",
        "OPENWEATHER_BASE_URL": openweathermap.url,
    }


@pytest.fixture
def server(start_server, settings):
    server = start_server(**settings)
    assert server.get(WEATHER).status_code == 200
    return server


@pytest.mark.contract("worker-killed")
def test_a_killed_web_process_loses_only_what_was_in_flight_on_it(server, figure):
    killed_at = []
    with Load(server.port, visitors=8) as load:
        for _ in range(KILLS):
            time.sleep(1)
            wait_until(lambda: len(web_processes(server)) == 2)
            killed_at.append(kill_web_process(server))
        time.sleep(SOON_SECONDS)
    assert load.refused == {}
    assert [loss for loss in load.losses if not any(0 <= loss.lost_at - at < SOON_SECONDS for at in killed_at)] == []
    # Each of the visitors was waiting for one answer.
    assert len(load.losses) <= KILLS * 8
    figure(f"{KILLS} kills, {len(load.losses)} of {load.sent} requests lost")


@pytest.mark.contract("reload")
def test_three_reloads_under_load_fail_no_request(server, figure):
    with Load(server.port, pause_seconds=0.02) as load:
        for _ in range(RELOADS):
            replace_web_processes(server)
    assert load.losses == []
    assert load.refused == {}
    figure(f"{RELOADS} reloads, {load.sent} requests, slowest {load.slowest_seconds() * 1000:.0f} ms")


def tell_to_end(process, server):
    """Whether it was there to be told."""
    is_there = process in web_processes(server)
    if is_there:
        os.kill(process, signal.SIGTERM)
    return is_there


@pytest.mark.contract("reload")
def test_a_process_that_is_told_to_end_while_it_starts_takes_no_other_with_it(server):
    wait_until(lambda: len(web_processes(server)) == 2)
    before = set(web_processes(server))
    kill_web_process(server)
    wait_until(lambda: set(web_processes(server)) - before)
    (starting,) = set(web_processes(server)) - before
    # In the moment after a fork gunicorn takes a signal for one of its parent's, and it is lost.
    wait_until(lambda: not tell_to_end(starting, server))
    assert server.process.poll() is None
    assert server.get("/health").status_code == 200


@pytest.mark.torture
@pytest.mark.contract("reload")
def test_a_rolling_deploy_fails_no_request(start_server, settings, figure):
    old = [start_server(**settings) for _ in range(2)]
    with Balancer(*old) as balancer, Load(balancer.port, pause_seconds=0.02) as load:
        for leaving in old:
            coming = start_server(**settings)
            balancer.servers.append(coming)
            balancer.wait_until_it_sends_to(coming)
            leaving.stop(within_seconds=25)
            balancer.servers.remove(leaving)
        time.sleep(0.5)
    assert load.losses == []
    assert load.refused == {}
    figure(f"2 servers replaced, {load.sent} requests")
