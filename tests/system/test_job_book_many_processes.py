"""The book of jobs between processes that claim, die and race, over a real Redis."""

import multiprocessing
import secrets
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from dioramacast.errors import RedisUnavailable
from dioramacast.job_book import Claim, JobLimits, Submission
from dioramacast.job_book_redis import RedisJobBook
from dioramacast.models import JobRank, JobState
from tests.system.redis_server import link_to

LIMITS = JobLimits(queue_limit=1000, running_limit=12, lease_seconds=1)
NAMES = [f"{number:024x}" for number in range(500)]

PROCESSES = multiprocessing.get_context("spawn")


def open_book(url, limits=LIMITS):
    # What is counted here is lost with an answer that comes too late; a busy machine makes every answer late.
    link = link_to(url, connections=8, timeout_seconds=60)
    return RedisJobBook(link, limits, lambda: secrets.token_hex(8))


def patiently(ask):
    """After a failure Redis is left alone for a moment; whoever asks again gets on."""
    deadline = time.monotonic() + 60
    while True:
        try:
            return ask()
        except RedisUnavailable:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def work(url, limits, is_over, told):
    """Claims and finishes until told otherwise; says what it has claimed, and how many it saw running."""
    book = open_book(url, limits)
    while not is_over.is_set():
        claim = book.claim()
        if claim is None:
            time.sleep(0.01)
            continue
        running = book.counts().running
        is_ours = book.finish(claim, JobState.DONE)
        told.put((claim.artwork_id, claim.attempts, running, is_ours))


def claim_and_hang(url, told):
    claim = open_book(url).claim()
    told.put(claim)
    time.sleep(60)


@pytest.fixture
def start():
    """``start(function, *arguments)``: a process; ended behind the test."""
    processes = []

    def started(function, *arguments):
        processes.append(PROCESSES.Process(target=function, args=arguments, daemon=True))
        processes[-1].start()
        return processes[-1]

    yield started
    for process in processes:
        process.kill()
        process.join(10)


def submit(book, *names, rank=JobRank.VISITOR):
    return [book.submit(name, b"{}", rank) for name in names]


def wait_until(is_so):
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_eight_processes_claim_each_of_500_jobs_once(redis_server, start):
    # A lease of its own: nothing is lost here, however slow the machine is.
    limits = JobLimits(queue_limit=1000, running_limit=5, lease_seconds=60)
    book = open_book(redis_server.url, limits)
    submit(book, *NAMES)
    is_over, told = PROCESSES.Event(), PROCESSES.Queue()
    for _ in range(8):
        start(work, redis_server.url, limits, is_over, told)
    results = [told.get(timeout=60) for _ in NAMES]
    wait_until(lambda: book.counts().queued == 0)
    is_over.set()
    assert Counter(name for name, *_ in results) == Counter(NAMES)
    assert {(attempts, is_ours) for _, attempts, _, is_ours in results} == {(1, True)}
    assert max(running for _, _, running, _ in results) <= 5
    counts = book.counts()
    assert (counts.queued, counts.running, counts.done) == (0, 0, 500)
    assert {each.state for each in book.jobs(NAMES).values()} == {JobState.DONE}


def test_the_job_of_a_killed_process_is_done_by_another_once(redis_server, start):
    book = open_book(redis_server.url)
    submit(book, "a", "b")
    told = PROCESSES.Queue()
    process = start(claim_and_hang, redis_server.url, told)
    lost = told.get(timeout=30)
    assert lost.artwork_id == "a"
    process.kill()
    wait_until(lambda: book.recover() == 1)
    is_over, results = PROCESSES.Event(), PROCESSES.Queue()
    for _ in range(3):
        start(work, redis_server.url, LIMITS, is_over, results)
    found = sorted(results.get(timeout=30)[:2] for _ in range(2))
    is_over.set()
    assert found == [("a", 2), ("b", 1)]
    assert not book.finish(lost, JobState.FAILED)
    assert book.counts().done == 2


def test_processes_that_recover_at_once_put_each_lost_job_back_once(redis_server):
    books = [open_book(redis_server.url) for _ in range(8)]
    submit(books[0], *NAMES[:12])
    claims = [books[0].claim() for _ in range(12)]
    assert None not in claims
    time.sleep(1.1)
    with ThreadPoolExecutor(8) as pool:
        put_back = list(pool.map(lambda book: book.recover(), books))
    assert sum(put_back) == 12
    again = [books[1].claim() for _ in range(12)]
    assert sorted(claim.artwork_id for claim in again) == sorted(NAMES[:12])
    assert {claim.attempts for claim in again} == {2}


def test_of_a_hundred_who_ask_at_once_one_makes_the_job(redis_server):
    books = [open_book(redis_server.url) for _ in range(10)]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda number: submit(books[number % 10], "a")[0], range(100)))
    assert Counter(answers) == {Submission.NEW: 1, Submission.JOINED: 99}
    assert books[0].jobs(["a"])["a"].askers == 100


def test_a_queue_takes_no_more_than_its_limit_however_many_ask_at_once(redis_server):
    limits = JobLimits(queue_limit=60, running_limit=1)
    books = [open_book(redis_server.url, limits) for _ in range(10)]
    ranks = {name: JobRank(number % 2) for number, name in enumerate(NAMES[:200])}
    with ThreadPoolExecutor(20) as pool:
        answers = dict(
            zip(
                ranks,
                pool.map(
                    lambda item: submit(books[int(item[0], 16) % 10], item[0], rank=item[1])[0],
                    ranks.items(),
                ),
                strict=True,
            )
        )
    taken = Counter(ranks[name] for name, answer in answers.items() if answer is Submission.NEW)
    assert taken.total() == 60
    assert taken[JobRank.AHEAD] <= 30


def test_finish_cancel_recover_and_submit_race_to_one_end(redis_server):
    """Whatever order they come in, the job has one state, one place, and was settled as often as it was begun."""
    books = [open_book(redis_server.url) for _ in range(6)]
    begun = 0
    for number in range(60):
        name = NAMES[number]
        begun += submit(books[0], name) == [Submission.NEW]
        claim = books[0].claim()
        steps = [
            lambda claim=claim: books[0].finish(claim, JobState.DONE),
            lambda claim=claim: books[1].put_back(claim, counts=False),
            lambda name=name: books[2].cancel(name),
            lambda name=name: books[3].submit(name, b"{}", JobRank.VISITOR),
            lambda claim=claim: books[4].renew([claim]),
            books[5].recover,
        ]
        with ThreadPoolExecutor(len(steps)) as pool:
            answers = list(pool.map(lambda step: step(), steps))
        begun += answers[3] is Submission.NEW
        job = books[0].jobs([name])[name]
        if job.state is JobState.QUEUED:
            again = books[1].claim()
            assert again.artwork_id == name
            assert books[1].finish(again, JobState.DONE)
        else:
            assert job.state in (JobState.DONE, JobState.CANCELLED)
        assert books[2].claim() is None
    counts = books[0].counts()
    assert (counts.queued, counts.running, counts.failed) == (0, 0, 0)
    assert counts.done + counts.cancelled == begun


def test_redis_lost_and_back_empty_between_claim_and_finish(redis_server):
    book = open_book(redis_server.url)
    submit(book, "a", "b")
    claim = book.claim()
    redis_server.kill()
    with pytest.raises(RedisUnavailable):
        book.renew([claim])
    redis_server.start()
    assert patiently(lambda: book.finish(claim, JobState.DONE)) is False
    assert patiently(lambda: book.jobs(["a", "b"])) == {}
    assert submit(book, "a", "b") == [Submission.NEW] * 2
    again = patiently(book.claim)
    assert isinstance(again, Claim)
    assert again.attempts == 1
