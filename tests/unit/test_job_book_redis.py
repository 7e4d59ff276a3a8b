"""What the book of jobs does with a Redis that is lost, full, emptied or written to by others."""

import secrets
import time
from contextlib import suppress

import pytest

from dioramacast.errors import RedisUnavailable
from dioramacast.job_book import Claim, Submission
from dioramacast.job_book_redis import RedisJobBook
from dioramacast.models import JobRank, JobState
from tests.system.redis_server import RedisServer
from tests.unit.job_books import (
    LIMITS,
    PREFIX,
    QUEUE,
    RUNNING,
    TOTALS,
    WORKERS,
    Books,
    claimed,
    job,
    redis_link,
    submit,
)


@pytest.fixture(scope="module")
def redis_of_this_file(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.kill()


@pytest.fixture
def server(redis_of_this_file):
    redis_of_this_file.empty()
    return redis_of_this_file


@pytest.fixture
def client(server):
    return server.client


@pytest.fixture
def books(server):
    return Books(server)


@pytest.fixture
def book(books):
    return books.build()


def test_two_processes_share_one_book(books):
    here, there = books.build(), books.build()
    submit(here, "a")
    claim = there.claim()
    assert here.claim() is None
    assert job(here, "a").state is JobState.RUNNING
    assert there.finish(claim, JobState.DONE)
    assert submit(there, "a") == [Submission.NEW]


def test_every_key_ends_by_itself(book, client):
    submit(book, *"abcd")
    claims = [book.claim() for _ in range(3)]
    book.finish(claims[0], JobState.DONE)
    book.put_back(claims[1], counts=True)
    book.cancel("d")
    book.beat("w", 10)
    names = client.keys("*")
    assert {QUEUE.encode(), RUNNING.encode(), TOTALS.encode(), WORKERS.encode()} < set(names)
    assert [name for name in names if client.ttl(name) < 0 or not name.startswith(PREFIX.encode())] == []


def test_a_redis_that_comes_back_empty_knows_nothing_and_works(book, client):
    submit(book, "a", "b")
    claim = book.claim()
    client.flushall()
    book.renew([claim])
    assert not book.finish(claim, JobState.DONE)
    assert not book.put_back(claim, counts=False)
    assert book.jobs(["a", "b"]) == {}
    assert book.recover() == 0
    assert submit(book, "a") == [Submission.NEW]
    assert book.claim().attempts == 1


def test_a_job_without_its_place_in_the_queue_gets_it_back_from_whoever_looks(book, client):
    submit(book, "a", "b")
    client.delete(QUEUE)
    assert job(book, "b").position == 1
    assert job(book, "a").position == 1
    assert claimed(book, 3) == ["a", "b", None]


def test_a_job_without_its_place_in_the_queue_gets_it_back_from_whoever_asks(book, client):
    submit(book, "a")
    client.delete(QUEUE)
    assert submit(book, "a") == [Submission.JOINED]
    assert claimed(book) == ["a"]


@pytest.mark.parametrize("look", [lambda book: job(book, "a"), lambda book: submit(book, "a")])
def test_a_running_job_without_its_lease_is_found_lost_in_time(books, client, look):
    book = books.build()
    submit(book, "a")
    book.claim()
    client.delete(RUNNING)
    look(book)
    books.clock.move(31)
    assert book.recover() == 1


def test_places_and_leases_of_jobs_that_are_gone_are_passed_over(books, client):
    book = books.build()
    submit(book, *"abcde")
    claimed(book, 3)
    client.delete(*(f"{PREFIX}job:{name}" for name in "abd"))
    books.clock.move(31)
    assert book.recover() == 1
    assert claimed(book, 3) == ["c", "e", None]


def test_a_job_begun_anew_has_no_lease_from_before(book, client):
    submit(book, "a")
    book.claim()
    client.delete(f"{PREFIX}job:a")
    assert submit(book, "a") == [Submission.NEW]
    assert (book.counts().queued, book.counts().running) == (1, 0)


def test_the_dead_are_forgotten_when_another_beats(books, client):
    book = books.build()
    book.beat("w1", 10)
    books.clock.move(11)
    book.beat("w2", 10)
    assert client.hkeys(WORKERS) == [b"w2"]


@pytest.mark.parametrize("field", ["askers", "queued_us", "rank"])
def test_who_joins_mends_what_is_no_number(book, client, field):
    submit(book, "a")
    client.hset(f"{PREFIX}job:a", field, "nan")
    assert job(book, "a") is None
    assert submit(book, "a") == [Submission.JOINED]
    assert (job(book, "a").askers, job(book, "a").rank) == (2, JobRank.VISITOR)


def test_a_claim_whose_answer_was_lost_is_found_again(server, client):
    book = RedisJobBook(redis_link(server), LIMITS, lambda: secrets.token_hex(8))
    submit(book, "a", "b")
    server.hang()
    with pytest.raises(RedisUnavailable):
        book.claim()
    server.go_on()
    deadline = time.monotonic() + 30
    # What was asked before it hung is done when it goes on.
    while not client.zcard(RUNNING):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    claim = None
    while claim is None:
        # Left alone until a probe is answered in time.
        assert time.monotonic() < deadline
        with suppress(RedisUnavailable):
            claim = book.claim()
        time.sleep(0.05)
    assert (claim.artwork_id, claim.attempts) == ("a", 1)
    assert book.finish(claim, JobState.DONE)
    assert claimed(book, 2) == ["b", None]


def test_every_method_says_that_redis_is_lost(redis_server):
    book = RedisJobBook(redis_link(redis_server), LIMITS, lambda: "token")
    redis_server.kill()
    claim = Claim("a", "token", b"", 1, JobRank.VISITOR)
    for ask in (
        lambda: submit(book, "a"),
        book.claim,
        lambda: book.renew([claim]),
        lambda: book.finish(claim, JobState.DONE),
        lambda: book.put_back(claim, counts=True),
        lambda: book.cancel("a"),
        book.recover,
        lambda: book.jobs(["a"]),
        book.counts,
        lambda: book.beat("w", 10),
        lambda: book.leave("w"),
    ):
        with pytest.raises(RedisUnavailable):
            ask()


def test_a_full_redis_lets_what_runs_go_on_and_end(books, server):
    book = books.build()
    submit(book, "a", "b")
    claim = book.claim()
    server.fill()
    book.renew([claim])
    book.beat("w", 10)
    assert submit(book, "a") == [Submission.JOINED]
    assert book.finish(claim, JobState.DONE)
    claim = book.claim()
    assert book.put_back(claim, counts=False)
    assert book.cancel("b")
    assert book.counts().done == 1


def put_string(client, name):
    client.set(name, b"\x80\x04\x95cos\nsystem\n")


def put_list(client, name):
    client.rpush(name, "a", "list")


def put_hash(client, name):
    client.hset(name, mapping={"state": "queued", "done": "many", "run_us": "nan", "w": "1:2:3", b"\xff": b"\xfe"})


def put_scores(client, name):
    client.zadd(name, {"a": "inf", b"\xff": "-inf", "": 3, "b": 7})


def walk_through(book):
    """All that can be asked, twice, on whatever is there."""
    for _ in range(2):
        submit(book, "a", "b")
        book.jobs(["a", "b", "c"])
        book.counts()
        book.beat("w", 10)
        book.recover()
        claim = book.claim()
        if claim:
            assert claim.spec == b'{"of": "%b"}' % claim.artwork_id.encode()
            book.renew([claim])
            book.put_back(claim, counts=False)
        if claim := book.claim():
            book.finish(claim, JobState.DONE)
        book.cancel("b")
        book.leave("w")
        book.recover()


@pytest.mark.parametrize("put", [put_string, put_list, put_hash, put_scores])
@pytest.mark.parametrize("name", [QUEUE, RUNNING, TOTALS, WORKERS, f"{PREFIX}job:a", f"{PREFIX}job:b"])
@pytest.mark.parametrize("is_early", [True, False])
def test_what_somebody_else_has_put_under_our_names_stops_nobody(books, client, put, name, is_early):
    book = books.build()
    if not is_early:
        submit(book, "a", "b")
        book.beat("w", 10)
        book.claim()
    client.delete(name)
    put(client, name)
    walk_through(book)
    books.build().recover()
    client.delete(f"{PREFIX}job:a")
    assert submit(book, "a") == [Submission.NEW]
    for _ in range(2):
        if claim := book.claim():
            assert book.finish(claim, JobState.DONE)
    assert job(book, "a").state is JobState.DONE


@pytest.mark.parametrize(
    "field",
    ["state", "rank", "queued_us", "started_us", "finished_us", "attempts", "askers", "token", "error", "refused"],
)
@pytest.mark.parametrize(
    "value", [b"", b"nan", b"-inf", b"1e400", b"9" * 5000, b'\xff\x00\n\t"', b"-1", b"0x10", b"1.5"]
)
def test_a_field_that_is_not_ours_stops_nobody(book, client, field, value):
    submit(book, "a", "b")
    client.hset(f"{PREFIX}job:a", field, value)
    walk_through(book)
    submit(book, "a")
    claim = book.claim()
    client.hset(f"{PREFIX}job:{claim.artwork_id}", field, value)
    book.jobs(["a", "b"])
    walk_through(book)
    client.delete(f"{PREFIX}job:a")
    assert submit(book, "a") == [Submission.NEW]
    assert job(book, "a").state is JobState.QUEUED
