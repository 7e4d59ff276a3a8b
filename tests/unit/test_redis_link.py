"""The way to Redis: short waits, turns, and not mistaking our own slowness for its."""

import threading
import time

import pytest
from pydantic import SecretStr

from dioramacast.errors import RedisUnavailable
from dioramacast.redis_link import RedisLink


@pytest.fixture
def link(redis_server):
    return RedisLink(SecretStr(redis_server.url), 1, None, time.monotonic)


def test_a_redis_that_hangs_is_soon_left_alone(redis_server):
    # Time stands still for its breaker: no further probe falls due, however slow this machine is.
    link = RedisLink(SecretStr(redis_server.url), 1, None, lambda: 0.0)
    redis_server.hang()
    asked = []
    for _ in range(10):
        with pytest.raises(RedisUnavailable):
            link.run(lambda client: asked.append(time.monotonic()) or client.get("a"))
    redis_server.go_on()
    assert not link.is_healthy
    # The first wait and one probe; each a second time where this machine was late.
    assert 2 <= len(asked) <= 4


def late(client):
    time.sleep(0.2)  # as where other greenlets keep the processor
    return client.get("a")


def test_a_time_out_that_comes_late_says_nothing_about_redis(link, redis_server):
    redis_server.hang()
    with pytest.raises(RedisUnavailable):
        link.run(late, once=True)
    redis_server.go_on()
    assert link.is_healthy


def test_what_was_heard_too_late_is_asked_again(link, redis_server):
    redis_server.client.set("a", "1")
    redis_server.hang()
    asked = []

    def late_and_then_well(client):
        asked.append(client)
        if len(asked) == 2:
            redis_server.go_on()
        return late(client)

    assert link.run(late_and_then_well) == b"1"
    assert len(asked) == 2


def test_who_finds_every_connection_taken_waits_for_one(link, redis_server):
    redis_server.client.set("a", "1")
    begun = threading.Event()

    def long(client):
        begun.set()
        time.sleep(0.5)

    holder = threading.Thread(target=link.run, args=(long,))
    holder.start()
    begun.wait()
    assert link.run(lambda client: client.get("a")) == b"1"
    holder.join()
