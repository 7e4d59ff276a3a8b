"""A shelf: memory before a store, and what is left of it when the store fails."""

import logging
import threading

import pytest

from dioramacast.cache import MemoryStore
from dioramacast.errors import MediaStoreError
from dioramacast.media_store import MediaStore, Shelf

RECENT_SECONDS = 60.0


class Store(MediaStore):
    """Keeps in memory, counts what it is asked, and fails when told."""

    def __init__(self):
        self.kept = {}
        self.gets = 0
        self.fails = False
        self.may_answer = threading.Event()
        self.may_answer.set()

    def _answer(self):
        self.may_answer.wait(10)
        if self.fails:
            raise MediaStoreError("Broken")

    def get(self, name):
        self.gets += 1
        self._answer()
        return self.kept.get(name)

    def put(self, name, data):
        self._answer()
        self.kept.setdefault(name, data)

    def delete(self, name):
        self._answer()
        self.kept.pop(name, None)


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shelf(store, clock):
    return Shelf(store, MemoryStore(10_000), RECENT_SECONDS, clock)


def test_what_was_put_is_in_the_store_and_in_memory(shelf, store):
    shelf.put({"a.webp": b"x"})
    assert (store.kept, shelf.get("a.webp"), store.gets) == ({"a.webp": b"x"}, b"x", 0)


def test_what_was_read_once_is_in_memory(shelf, store):
    store.kept["a.webp"] = b"x"
    assert (shelf.get("a.webp"), shelf.get("a.webp"), store.gets) == (b"x", b"x", 1)


def test_what_is_nowhere_is_none_and_asked_for_again(shelf, store):
    assert (shelf.get("a.webp"), shelf.get("a.webp"), store.gets) == (None, None, 2)


def test_what_another_process_deleted_is_gone_here_too_after_a_while(shelf, store, clock):
    shelf.put({"a.webp": b"x"})
    del store.kept["a.webp"]
    clock.now += RECENT_SECONDS - 1
    before = shelf.get("a.webp")
    clock.now += 2
    assert (before, shelf.get("a.webp")) == (b"x", None)


def test_a_clock_set_back_holds_nothing_for_longer(shelf, store, clock):
    shelf.put({"a.webp": b"x"})
    del store.kept["a.webp"]
    clock.now -= 3600
    assert shelf.get("a.webp") is None


def test_without_a_limit_what_is_in_memory_is_not_read_again(store, clock):
    shelf = Shelf(store, MemoryStore(10_000), None, clock)
    shelf.put({"a.webp": b"x"})
    clock.now += 1e6
    assert (shelf.get("a.webp"), store.gets) == (b"x", 0)


def test_a_store_that_fails_costs_permanence_and_not_the_picture(shelf, store):
    store.fails = True
    shelf.put({"a.webp": b"x"})
    assert shelf.get("a.webp") == b"x"


def test_while_the_store_fails_what_memory_has_is_shown_for_longer(shelf, store, clock):
    shelf.put({"a.webp": b"x"})
    store.fails = True
    clock.now += RECENT_SECONDS + 1
    assert shelf.get("a.webp") == b"x"


def test_while_the_store_fails_what_memory_does_not_have_is_not_there(shelf, store):
    store.kept["a.webp"] = b"x"
    store.fails = True
    assert shelf.get("a.webp") is None


def test_who_must_know_is_told_that_it_could_not_be_looked_for(shelf, store):
    shelf.put({"a.webp": b"x"})
    store.fails = True
    assert shelf.find("a.webp") == b"x"
    with pytest.raises(MediaStoreError):
        shelf.find("b.webp")


def test_who_must_know_is_told_that_a_picture_was_not_kept(shelf, store):
    store.fails = True
    with pytest.raises(MediaStoreError):
        shelf.put_surely({"a.webp": b"x"})


def test_what_could_not_be_kept_can_be_put_again(shelf, store):
    store.fails = True
    shelf.put({"a.webp": b"x"})
    store.fails = False
    shelf.put_surely({"a.webp": b"x"})
    assert store.kept == {"a.webp": b"x"}


def test_what_is_deleted_is_gone_from_both(shelf, store):
    shelf.put({"a.webp": b"x"})
    shelf.delete("a.webp")
    assert (shelf.get("a.webp"), store.kept) == (None, {})


def test_who_deletes_is_told_that_it_is_still_there(shelf, store):
    shelf.put({"a.webp": b"x"})
    store.fails = True
    with pytest.raises(MediaStoreError):
        shelf.delete("a.webp")


def test_all_who_ask_at_once_share_one_read(shelf, store):
    store.kept["a.webp"] = b"x"
    store.may_answer.clear()
    found = []
    visitors = [threading.Thread(target=lambda: found.append(shelf.get("a.webp"))) for _ in range(50)]
    for visitor in visitors:
        visitor.start()
    store.may_answer.set()
    for visitor in visitors:
        visitor.join(10)
    assert (found, store.gets) == ([b"x"] * 50, 1)


def test_an_outage_is_logged_once_until_it_is_over(shelf, store, caplog):
    caplog.set_level(logging.WARNING)
    for fails in (True, True, False, True):
        store.fails = fails
        shelf.get("a.webp")
    assert [(record.message, record.reason) for record in caplog.records] == [("media store failed", "Broken")] * 2
