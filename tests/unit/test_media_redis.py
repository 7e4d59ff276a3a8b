"""The media store in Redis, against a real one."""

import multiprocessing
import time

import pytest

from dioramacast.errors import MediaStoreError
from dioramacast.media_redis import RedisMediaStore
from tests.system.redis_server import link_to

OVERHEAD = 500
"""What an entry weighs beside its bytes."""
WEIGHT = 1000
DATA = b"\x00\xff" * ((WEIGHT - OVERHEAD) // 2)
"""Ten of them fill the store."""
PREFIX = "dioramacast:1:"


def store_at(url, pool="specs", max_bytes=10 * WEIGHT):
    return RedisMediaStore(link_to(url), pool, max_bytes)


@pytest.fixture
def store(redis_server):
    return store_at(redis_server.url)


def names(redis_server, pool="specs"):
    """Those of the values that Redis holds."""
    prefix = f"{PREFIX}media:{pool}:"
    return sorted(key.decode().removeprefix(prefix) for key in redis_server.client.keys(f"{prefix}*"))


def counted_bytes(redis_server, pool="specs"):
    return int(redis_server.client.hget(f"{PREFIX}media-sizes:{pool}", "") or 0)


def true_bytes(redis_server, pool="specs"):
    client = redis_server.client
    return sum(client.strlen(key) + OVERHEAD for key in client.keys(f"{PREFIX}media:{pool}:*"))


def fill(store):
    for number in range(10):
        store.put(f"{number}.json", DATA)


def test_what_was_put_is_got_again_byte_for_byte(store):
    data = bytes(range(256))
    store.put("a.webp", data)
    assert store.get("a.webp") == data


def test_another_process_finds_it_too(store, redis_server):
    store.put("a.webp", DATA)
    assert store_at(redis_server.url).get("a.webp") == DATA


def test_what_is_not_there_is_none(store):
    assert store.get("a.webp") is None


def test_what_is_there_already_stays(store):
    store.put("a.webp", b"first")
    store.put("a.webp", b"second")
    assert store.get("a.webp") == b"first"


def test_what_is_deleted_is_gone_and_counted_off(store, redis_server):
    store.put("a.webp", DATA)
    store.delete("a.webp")
    assert (store.get("a.webp"), counted_bytes(redis_server)) == (None, 0)


def test_what_is_not_there_can_be_deleted(store, redis_server):
    store.put("a.webp", DATA)
    store.delete("b.webp")
    assert counted_bytes(redis_server) == WEIGHT


def test_the_longest_unused_goes_when_it_is_full(store, redis_server):
    fill(store)
    store.get("0.json")
    store.put("new.json", DATA)
    assert names(redis_server) == ["0.json", *(f"{number}.json" for number in range(2, 10)), "new.json"]


def test_putting_again_is_a_use(store, redis_server):
    fill(store)
    store.put("0.json", DATA)
    store.put("new.json", DATA)
    assert "0.json" in names(redis_server)


def test_as_many_go_as_a_large_value_needs(store, redis_server):
    fill(store)
    store.put("large.json", b"x" * (3 * WEIGHT - OVERHEAD))
    assert names(redis_server) == [*(f"{number}.json" for number in range(3, 10)), "large.json"]


def test_a_value_larger_than_the_store_throws_nothing_out(store, redis_server):
    fill(store)
    store.put("huge.webp", b"x" * 10 * WEIGHT)
    assert names(redis_server) == [f"{number}.json" for number in range(10)]


def test_a_flood_of_specs_drives_out_no_painting(redis_server):
    store_at(redis_server.url, "paintings").put("a.webp", DATA)
    specs = store_at(redis_server.url)
    for number in range(30):
        specs.put(f"{number}.json", DATA)
    assert names(redis_server, "paintings") == ["a.webp"]


def put_many(url, process):
    store = store_at(url)
    for number in range(200):
        store.put(f"{process}-{number}.json", DATA)
        store.put(f"shared-{number}.json", DATA)
        store.get(f"{(process + 1) % 4}-{number}.json")
        store.delete(f"{process}-{number - 3}.json")


def test_many_processes_at_once_never_hold_more_than_the_cap_nor_lose_count(redis_server):
    start = multiprocessing.get_context("spawn").Process
    processes = [start(target=put_many, args=(redis_server.url, number)) for number in range(4)]
    for process in processes:
        process.start()
    most = 0
    while any(process.is_alive() for process in processes):
        most = max(most, counted_bytes(redis_server))
        time.sleep(0.002)
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    assert most <= 10 * WEIGHT
    assert counted_bytes(redis_server) == true_bytes(redis_server)


def test_what_redis_evicted_by_itself_is_counted_off_when_it_is_missed(store, redis_server):
    fill(store)
    redis_server.client.delete(f"{PREFIX}media:specs:3.json")
    assert (store.get("3.json"), counted_bytes(redis_server)) == (None, 9 * WEIGHT)


def test_what_redis_evicted_by_itself_is_counted_once_when_it_is_put_again(store, redis_server):
    fill(store)
    redis_server.client.delete(f"{PREFIX}media:specs:3.json")
    store.put("3.json", DATA)
    assert (len(names(redis_server)), counted_bytes(redis_server)) == (10, 10 * WEIGHT)


@pytest.mark.parametrize("index", ["media-uses", "media-sizes"])
def test_an_index_that_is_lost_is_made_again_from_the_other(store, redis_server, index):
    fill(store)
    redis_server.client.delete(f"{PREFIX}{index}:specs", f"{PREFIX}media:specs:5.json")
    store.put("new.json", DATA)
    assert (len(names(redis_server)), counted_bytes(redis_server)) == (10, true_bytes(redis_server))


def test_a_value_that_outlived_the_indexes_is_known_again_once_it_is_used(store, redis_server):
    fill(store)
    redis_server.client.delete(f"{PREFIX}media-uses:specs", f"{PREFIX}media-sizes:specs")
    for number in range(10):
        store.get(f"{number}.json")
    assert counted_bytes(redis_server) == 10 * WEIGHT


def poison_sum(client):
    client.hset(f"{PREFIX}media-sizes:specs", "", "; rm -rf")


def poison_sum_below_nothing(client):
    client.hset(f"{PREFIX}media-sizes:specs", "", -1e9)


def poison_sum_with_no_number(client):
    client.hset(f"{PREFIX}media-sizes:specs", "", "nan")


def poison_size(client):
    client.hset(f"{PREFIX}media-sizes:specs", "3.json", "many")


def poison_index(client):
    client.set(f"{PREFIX}media-uses:specs", "a text")


def poison_value(client):
    client.delete(f"{PREFIX}media:specs:3.json")
    client.lpush(f"{PREFIX}media:specs:3.json", "a list")


@pytest.mark.parametrize(
    "poison",
    [poison_sum, poison_sum_below_nothing, poison_sum_with_no_number, poison_size, poison_index, poison_value],
)
def test_a_foreign_value_under_our_keys_harms_nothing_for_long(store, redis_server, poison):
    fill(store)
    poison(redis_server.client)
    assert store.get("3.json") in (None, DATA)
    store.put("3.json", DATA)
    for number in range(20):
        store.put(f"new-{number}.json", DATA)
    assert (len(names(redis_server)), store.get("new-19.json")) == (10, DATA)


def test_a_foreign_value_is_not_there(store, redis_server):
    redis_server.client.lpush(f"{PREFIX}media:specs:a.json", "a list")
    assert store.get("a.json") is None


def test_a_full_redis_still_gives_what_it_has(store, redis_server):
    store.put("a.json", DATA)
    redis_server.fill()
    assert store.get("a.json") == DATA


def test_a_full_redis_says_so_and_is_not_taken_for_lost(store, redis_server):
    store.put("a.json", DATA)
    redis_server.fill()
    with pytest.raises(MediaStoreError) as failed:
        store.put("b.json", DATA)
    assert (failed.value.reason, store.get("a.json")) == ("OutOfMemoryError", DATA)


@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.get("a.json"),
        lambda store: store.put("a.json", DATA),
        lambda store: store.delete("a.json"),
    ],
    ids=["get", "put", "delete"],
)
def test_a_lost_redis_is_a_media_store_error(store, redis_server, use):
    redis_server.kill()
    with pytest.raises(MediaStoreError):
        use(store)


def test_a_redis_that_hangs_is_not_waited_for(store, redis_server):
    redis_server.hang()
    started = time.monotonic()
    with pytest.raises(MediaStoreError):
        store.get("a.json")
    took = time.monotonic() - started
    redis_server.go_on()
    # By itself the client would wait for a minute.
    assert took < 10
