"""Locks in Redis: whoever comes first, and no longer than they were given."""

import pytest

from dioramacast.redis_store import LockState, RedisStore
from tests.system.redis_server import link_to


@pytest.fixture
def store(redis_server):
    return RedisStore(link_to(redis_server.url))


def state(store):
    return store.lock("k", 10)[0]


def test_one_holds_a_lock_until_it_is_settled(store):
    found, token = store.lock("k", 10)
    assert (found, state(store)) == (LockState.OURS, LockState.TAKEN)
    store.settle("k", token, has_failed=False)
    assert state(store) is LockState.OURS


def test_a_failure_is_told_for_a_second(store, redis_server):
    store.settle("k", store.lock("k", 10)[1], has_failed=True)
    assert state(store) is LockState.FAILED
    assert redis_server.client.pttl("dioramacast:1:lock:k") <= 1000


@pytest.mark.parametrize("has_failed", [False, True])
def test_a_clock_set_back_an_hour_does_not_prolong_a_lock_by_it(store, redis_server, has_failed):
    _, token = store.lock("k", 10)
    if has_failed:
        store.settle("k", token, has_failed=True)
    redis_server.client.pexpire("dioramacast:1:lock:k", 3_610_000)
    assert state(store) is LockState.OURS


def test_a_lock_that_is_not_ours_is_none(store, redis_server):
    redis_server.client.lpush("dioramacast:1:lock:k", "a list")
    assert [state(store), state(store)] == [LockState.OURS, LockState.TAKEN]
