import json

import pytest
from prometheus_client import REGISTRY

from dioramacast.cache import Cache, Entry, Freshness, MemoryStore, NothingShared
from dioramacast.errors import UpstreamTimeout
from dioramacast.redis_store import RedisStore
from dioramacast.shared_cache import RedisLevel
from tests.system.redis_server import link_to

FRESHNESS = Freshness(fresh_seconds=300, refresh_seconds=900, keep_seconds=21600)


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


class Upstream:
    """Counts what was asked of it; fails while told to."""

    def __init__(self):
        self.calls = 0
        self.is_down = False

    def load(self):
        self.calls += 1
        if self.is_down:
            raise UpstreamTimeout("down")
        return f"answer {self.calls}".encode()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def upstream():
    return Upstream()


@pytest.fixture
def behind():
    return []


@pytest.fixture
def cache(clock, behind):
    return Cache(
        name="test",
        memory=MemoryStore(100_000),
        shared=NothingShared(),
        freshness=FRESHNESS,
        clock=clock,
        spawn=behind.append,
    )


def test_a_fresh_value_is_not_loaded_again(cache, clock, upstream):
    cache.fetch("k", upstream.load)
    clock.now += 270
    found = cache.fetch("k", upstream.load)
    assert (found.value, found.is_fresh, upstream.calls) == (b"answer 1", True, 1)


def test_a_clock_that_is_set_back_an_hour_does_not_keep_a_value_fresh(cache, clock, upstream):
    cache.fetch("k", upstream.load)
    clock.now -= 3600
    assert cache.fetch("k", upstream.load).value == b"answer 2"


def test_what_was_loaded_together_does_not_expire_together(cache, clock, upstream):
    for number in range(50):
        cache.fetch(f"k{number}", upstream.load)
    clock.now += 285
    fresh = sum(cache.fetch(f"k{number}", upstream.load).is_fresh for number in range(50))
    assert 5 < fresh < 45


def test_a_stale_value_is_served_at_once_and_refreshed_behind(cache, clock, upstream, behind):
    cache.fetch("k", upstream.load)
    clock.now += 301
    found = cache.fetch("k", upstream.load)
    assert (found.value, found.is_fresh, upstream.calls) == (b"answer 1", False, 1)
    behind.pop()()
    refreshed = cache.fetch("k", upstream.load)
    assert (refreshed.value, refreshed.is_fresh, upstream.calls) == (b"answer 2", True, 2)


def test_what_is_asked_for_shortly_before_it_expires_is_loaded_ahead(cache, clock, upstream, behind):
    expires_in_seconds = cache.fetch("k", upstream.load).fresh_for_seconds
    clock.now += expires_in_seconds * 0.94
    cache.fetch("k", upstream.load)
    assert behind == []
    clock.now += expires_in_seconds * 0.02
    found = cache.fetch("k", upstream.load)
    assert (found.value, found.is_fresh, upstream.calls, len(behind)) == (b"answer 1", True, 1, 1)
    behind.pop()()
    renewed = cache.fetch("k", upstream.load)
    assert (renewed.value, upstream.calls, behind) == (b"answer 2", 2, [])
    assert renewed.renew_in_seconds == pytest.approx(renewed.fresh_for_seconds * 0.95)


def test_processes_load_ahead_once_for_all(clock, upstream, redis_server):
    behind = []

    def load():
        return json.dumps(upstream.load().decode()).encode()

    def start_process():
        level = RedisLevel(RedisStore(link_to(redis_server.url)), 900, 5, lambda value: True)
        return Cache(
            name="test",
            memory=MemoryStore(100_000),
            shared=level,
            freshness=FRESHNESS,
            clock=clock,
            spawn=behind.append,
        )

    processes = [start_process() for _ in range(3)]
    clock.now += processes[0].fetch("k", load).fresh_for_seconds * 0.97
    for process in processes:
        process.fetch("k", load)
    assert len(behind) == 3
    for refresh in behind:
        refresh()
    assert upstream.calls == 2
    assert {process.fetch("k", load).value for process in processes} == {b'"answer 2"'}


def test_what_another_has_loaded_during_a_long_look_into_redis_is_not_loaded_again(clock, upstream):
    memory = MemoryStore(100_000)

    class RedisThatIsGone(NothingShared):
        def read(self, key):
            memory.set(key, Entry(b"another's", clock()))

    cache = Cache(
        name="test", memory=memory, shared=RedisThatIsGone(), freshness=FRESHNESS, clock=clock, spawn=lambda task: None
    )
    assert cache.fetch("k", upstream.load).value == b"another's"
    assert upstream.calls == 0


def test_an_old_value_waits_for_a_new_one(cache, clock, upstream):
    cache.fetch("k", upstream.load)
    clock.now += 901
    assert cache.fetch("k", upstream.load).value == b"answer 2"


def test_an_old_value_is_served_stale_when_loading_fails(cache, clock, upstream):
    cache.fetch("k", upstream.load)
    upstream.is_down = True
    clock.now += 21600
    found = cache.fetch("k", upstream.load)
    assert (found.value, found.is_fresh) == (b"answer 1", False)


def test_every_look_up_is_counted_also_where_loading_fails(cache, clock, upstream):
    def counted():
        results = ("fresh", "miss", "stale")
        return [
            REGISTRY.get_sample_value("cache_lookups_total", {"cache": "test", "result": each}) or 0 for each in results
        ]

    before = counted()
    cache.fetch("k", upstream.load)
    cache.fetch("k", upstream.load)
    upstream.is_down = True
    clock.now += 1000
    cache.fetch("k", upstream.load)
    with pytest.raises(UpstreamTimeout):
        cache.fetch("other", upstream.load)
    assert [after - earlier for after, earlier in zip(counted(), before, strict=True)] == [1, 2, 1]


def test_a_value_past_its_keeping_is_not_served(cache, clock, upstream):
    cache.fetch("k", upstream.load)
    upstream.is_down = True
    clock.now += 21601
    with pytest.raises(UpstreamTimeout):
        cache.fetch("k", upstream.load)


def test_a_failure_is_not_kept(cache, upstream):
    upstream.is_down = True
    with pytest.raises(UpstreamTimeout):
        cache.fetch("k", upstream.load)
    upstream.is_down = False
    assert cache.fetch("k", upstream.load).value == b"answer 2"


def test_a_failed_refresh_keeps_the_stale_value(cache, clock, upstream, behind):
    cache.fetch("k", upstream.load)
    clock.now += 301
    upstream.is_down = True
    cache.fetch("k", upstream.load)
    behind.pop()()
    assert cache.fetch("k", upstream.load).value == b"answer 1"


def test_the_least_recently_used_go_when_the_store_is_full():
    store = MemoryStore(max_bytes=3 * 1400)
    for key in "abc":
        store.set(key, Entry(b"x" * 1000, 0.0))
    store.get("a")
    store.set("d", Entry(b"x" * 1000, 0.0))
    assert [key for key in "abcd" if store.get(key)] == ["a", "c", "d"]


def test_a_value_larger_than_the_store_is_not_kept():
    store = MemoryStore(max_bytes=1000)
    store.set("small", Entry(b"x", 0.0))
    store.set("large", Entry(b"x" * 2000, 0.0))
    assert store.get("large") is None
    assert store.get("small") is not None
