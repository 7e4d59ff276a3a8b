"""Several processes find out through Redis whose turn it is to ask a failing provider."""

import time

import pytest

from dioramacast.probe_gate import SharedGate
from tests.system.redis_server import link_to


@pytest.fixture
def gates(redis_server):
    """Those of two processes."""
    links = [link_to(redis_server.url) for _ in range(2)]
    return [SharedGate("test", 1.5, link) for link in links]


def test_one_process_probes_and_the_next_when_that_found_all_well(gates):
    assert [gate.take() for gate in gates] == [True, False]
    gates[0].give_back()
    assert gates[1].take()


def test_a_gate_that_nobody_gives_back_opens_by_itself(gates):
    gates[0].take()
    deadline = time.monotonic() + 20
    while not gates[1].take():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_without_redis_each_process_probes_by_itself(gates, redis_server):
    gates[0].take()
    redis_server.kill()
    assert gates[1].take()


@pytest.mark.parametrize("spoil", ["clock set back", "no end", "foreign"])
def test_a_gate_that_would_stay_shut_for_too_long_is_open(gates, redis_server, spoil):
    gates[0].take()
    [name] = redis_server.client.keys("*")
    if spoil == "clock set back":
        redis_server.client.pexpire(name, 3_600_000)
    elif spoil == "no end":
        redis_server.client.persist(name)
    else:
        redis_server.client.delete(name)
        redis_server.client.lpush(name, "a list")
    assert [gate.take() for gate in gates] == [True, False]
