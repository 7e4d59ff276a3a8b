"""The way to Redis: short waits, turns, and not mistaking our own slowness for its."""

import threading
import time

import gevent
import pytest
from pydantic import SecretStr

from dioramacast.errors import RedisUnavailable
from dioramacast.redis_link import RedisLink


@pytest.fixture
def link(redis_server):
    return RedisLink(SecretStr(redis_server.url), 1, None, time.monotonic)


def fails(link, command):
    with pytest.raises(RedisUnavailable):
        link.run(command)


def test_a_redis_that_hangs_is_left_alone_and_found_again_by_itself(link, redis_server):
    redis_server.hang()
    asked = []
    fails(link, lambda client: asked.append(client) or client.get("a"))
    for _ in range(10):
        fails(link, lambda client: pytest.fail("must not be called"))
    # A second time where this machine was late.
    assert len(asked) <= 2
    assert not link.is_healthy
    redis_server.go_on()
    deadline = time.monotonic() + 30
    while not link.is_healthy:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert link.run(lambda client: client.get("a")) is None


def test_one_that_answers_with_an_error_is_not_left_alone(link, redis_server):
    redis_server.fill()
    fails(link, lambda client: client.set("a", "1"))
    assert not link.is_healthy
    assert link.run(lambda client: client.get("a")) is None
    assert link.is_healthy


def test_the_log_says_once_a_minute_what_fails(redis_server, caplog):
    minutes = [0.0]
    link = RedisLink(SecretStr(redis_server.url), 1, None, lambda: minutes[0] * 60)
    redis_server.fill()
    for _ in range(10):
        fails(link, lambda client: client.set("a", "1"))
        fails(link, lambda client: client.execute_command("NOSUCH"))
    assert sorted(record.reason for record in caplog.records) == ["OutOfMemoryError", "ResponseError"]
    minutes[0] = 1.0
    fails(link, lambda client: client.set("a", "1"))
    assert len(caplog.records) == 3


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


def test_what_a_busy_process_had_no_time_to_hear_is_asked_again(link, redis_server):
    redis_server.client.set("a", "1")
    asked = []

    def busy_and_then_well(client):
        asked.append(client)
        while len(asked) == 1:
            sum(range(10_000))  # as where many round trips each wait for other greenlets
            gevent.sleep(0)
        return client.get("a")

    assert link.run(busy_and_then_well) == b"1"
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


def test_it_is_crowded_while_more_wait_than_will_soon_have_its_connection(link):
    go_on = threading.Event()
    waiting = [threading.Thread(target=lambda: link.run(lambda _client: go_on.wait(20))) for _ in range(6)]
    assert not link.is_crowded
    for thread in waiting:
        thread.start()
    deadline = time.monotonic() + 1.5
    while not link.is_crowded:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    go_on.set()
    for thread in waiting:
        thread.join(20)
    assert not link.is_crowded
