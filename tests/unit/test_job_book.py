"""One suite for both books: the one in memory, and the one in a real Redis."""

import pytest

from dioramacast.job_book import GIVEN_UP, WAITED_TOO_LONG, Claim, JobLimits, Submission
from dioramacast.models import JobRank, JobState
from tests.system.redis_server import RedisServer
from tests.unit.job_books import Books, claimed, job, submit


@pytest.fixture(scope="module")
def redis_of_this_file(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.kill()


@pytest.fixture(params=["memory", "redis"])
def books(request):
    if request.param == "memory":
        return Books(None)
    server = request.getfixturevalue("redis_of_this_file")
    server.empty()
    return Books(server)


@pytest.fixture
def clock(books):
    return books.clock


@pytest.fixture
def book(books):
    return books.build()


def test_a_job_is_queued_then_runs_then_is_done(book, clock):
    assert submit(book, "a") == [Submission.NEW]
    queued = job(book, "a")
    assert (queued.state, queued.position, queued.attempts, queued.askers) == (JobState.QUEUED, 1, 0, 1)
    assert (queued.started_at, queued.finished_at, queued.error, queued.refused) == (None, None, "", False)
    clock.move(5)
    claim = book.claim()
    assert (claim.artwork_id, claim.spec, claim.attempts) == ("a", b'{"of": "a"}', 1)
    running = job(book, "a")
    assert (running.state, running.position, running.finished_at) == (JobState.RUNNING, None, None)
    assert running.started_at - running.queued_at == pytest.approx(5, abs=0.5)
    clock.move(7)
    assert book.finish(claim, JobState.DONE)
    done = job(book, "a")
    assert (done.state, done.position, done.rank) == (JobState.DONE, None, JobRank.VISITOR)
    assert done.finished_at - done.started_at == pytest.approx(7, abs=0.5)
    assert done.now - done.queued_at == pytest.approx(12, abs=0.5)


def test_states_are_named_in_lower_case():
    assert [str(state) for state in JobState] == ["queued", "running", "done", "failed", "cancelled"]


def test_a_spec_comes_back_byte_for_byte(book):
    spec = bytes(range(256))
    book.submit("a", spec, JobRank.VISITOR)
    assert book.claim().spec == spec


def test_who_asks_for_the_same_joins(book):
    assert submit(book, "a", "a", "a") == [Submission.NEW, Submission.JOINED, Submission.JOINED]
    assert job(book, "a").askers == 3
    claim = book.claim()
    assert submit(book, "a") == [Submission.JOINED]
    assert book.claim() is None
    assert (job(book, "a").state, job(book, "a").askers) == (JobState.RUNNING, 4)
    assert book.finish(claim, JobState.DONE)


def test_who_has_been_counted_is_not_counted_again(book):
    submit(book, "a", "a", joins=False)
    assert job(book, "a").askers == 1


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED])
def test_a_finished_job_begins_anew(book, state):
    submit(book, "a", "a")
    first = book.claim()
    book.finish(first, state, "an error", refused=True)
    assert submit(book, "a") == [Submission.NEW]
    again = job(book, "a")
    assert (again.state, again.attempts, again.askers, again.error, again.refused) == (JobState.QUEUED, 0, 1, "", False)
    assert (again.started_at, again.finished_at) == (None, None)
    assert not book.finish(first, JobState.DONE)
    assert book.claim().attempts == 1


def test_visitors_go_before_what_is_made_ahead_and_the_oldest_first(book):
    submit(book, "ahead-1", "ahead-2", rank=JobRank.AHEAD)
    submit(book, "b", "a", "c")
    positions = {name: each.position for name, each in book.jobs(["ahead-1", "ahead-2", "a", "b", "c"]).items()}
    assert positions == {"b": 1, "a": 2, "c": 3, "ahead-1": 4, "ahead-2": 5}
    assert claimed(book, 3) == ["b", "a", "c"]
    assert job(book, "ahead-1").position == 1


def test_a_visitor_makes_a_job_his_own_as_of_now(book, clock):
    submit(book, "x", rank=JobRank.AHEAD)
    clock.move(500)
    submit(book, "a")
    assert submit(book, "x") == [Submission.JOINED]
    promoted = job(book, "x")
    assert (promoted.rank, promoted.position, promoted.askers) == (JobRank.VISITOR, 2, 2)
    assert promoted.now - promoted.queued_at < 1
    submit(book, "x", rank=JobRank.AHEAD, joins=False)
    assert job(book, "x").rank is JobRank.VISITOR


def test_a_visitor_who_joins_what_runs_ahead_gets_his_rank_when_it_is_put_back(book):
    submit(book, "x", rank=JobRank.AHEAD)
    claim = book.claim()
    submit(book, "a", "x")
    book.put_back(claim, counts=False)
    assert job(book, "x").rank is JobRank.VISITOR
    assert claimed(book, 2) == ["x", "a"]


def test_a_full_queue_takes_no_more_but_lets_join(book):
    names = [f"n{number}" for number in range(11)]
    assert submit(book, *names) == [Submission.NEW] * 10 + [Submission.FULL]
    assert job(book, "n10") is None
    assert submit(book, "n3") == [Submission.JOINED]
    book.claim()
    assert submit(book, "n10") == [Submission.NEW]


def test_what_is_made_ahead_leaves_half_of_the_queue_to_visitors(book):
    assert submit(book, *"abcdef", rank=JobRank.AHEAD) == [Submission.NEW] * 5 + [Submission.FULL]
    assert submit(book, *"ghijkl") == [Submission.NEW] * 5 + [Submission.FULL]


def test_while_visitors_fill_half_of_the_queue_nothing_is_made_ahead(book):
    submit(book, *"abcde")
    assert submit(book, "x", rank=JobRank.AHEAD) == [Submission.FULL]


def test_a_refused_place_in_the_queue_leaves_the_last_outcome_alone(book):
    submit(book, "a")
    book.finish(book.claim(), JobState.FAILED, "no money")
    submit(book, *(f"n{number}" for number in range(10)))
    assert submit(book, "a") == [Submission.FULL]
    assert job(book, "a").error == "no money"


def test_no_more_jobs_run_than_may(book):
    submit(book, *"abcd")
    claims = [book.claim() for _ in range(3)]
    assert book.claim() is None
    book.finish(claims[1], JobState.DONE)
    assert book.claim().artwork_id == "d"


def test_an_empty_queue_gives_nothing(book):
    assert book.claim() is None


def test_a_lost_job_is_put_back_and_after_its_attempts_given_up(book, clock):
    submit(book, "a", "b")
    book.claim()
    clock.move(29)
    assert book.recover() == 0
    clock.move(2)
    assert book.recover() == 1
    assert (job(book, "a").state, job(book, "a").position) == (JobState.QUEUED, 1)
    assert book.claim().attempts == 2
    clock.move(31)
    assert book.recover() == 0
    lost = job(book, "a")
    assert (lost.state, lost.error, lost.attempts, lost.refused) == (JobState.FAILED, GIVEN_UP, 2, False)
    assert claimed(book, 2) == ["b", None]


def test_a_renewed_lease_lasts(book, clock):
    submit(book, "a", "b")
    claims = [book.claim(), book.claim()]
    for _ in range(5):
        clock.move(20)
        book.renew(claims[:1])
    assert book.recover() == 1
    assert (job(book, "a").state, job(book, "b").state) == (JobState.RUNNING, JobState.QUEUED)
    book.renew([])


def test_a_lost_claim_renews_nothing(book, clock):
    submit(book, "a")
    lost = book.claim()
    clock.move(31)
    book.recover()
    book.renew([lost])
    assert job(book, "a").state is JobState.QUEUED
    book.claim()
    clock.move(20)
    book.renew([lost, Claim("unknown", "token", b"", 1, JobRank.VISITOR)])
    clock.move(11)
    book.recover()
    assert job(book, "a").state is JobState.FAILED


def test_a_late_renewal_holds_as_long_as_nobody_has_put_the_job_back(book, clock):
    submit(book, "a")
    claim = book.claim()
    clock.move(31)
    book.renew([claim])
    assert book.recover() == 0
    assert job(book, "a").state is JobState.RUNNING


def test_what_was_made_after_the_lease_counts_until_another_has_claimed_the_job(book, clock):
    submit(book, "a", "b")
    late = book.claim()
    clock.move(31)
    book.recover()
    assert book.finish(late, JobState.DONE)
    assert job(book, "a").state is JobState.DONE
    assert claimed(book, 2) == ["b", None]


def test_who_has_lost_the_job_to_another_finishes_nothing(book, clock):
    submit(book, "a")
    late = book.claim()
    clock.move(31)
    book.recover()
    claim = book.claim()
    assert not book.finish(late, JobState.FAILED, "late")
    assert not book.put_back(late, counts=True)
    assert job(book, "a").state is JobState.RUNNING
    assert book.finish(claim, JobState.DONE)
    assert not book.finish(late, JobState.DONE)


def test_a_finish_whose_answer_was_lost_can_be_said_again(book):
    submit(book, "a")
    claim = book.claim()
    assert [book.finish(claim, JobState.DONE) for _ in range(2)] == [True, True]
    assert not book.finish(claim, JobState.FAILED, "another story")
    assert not book.put_back(claim, counts=False)
    assert book.counts().done == 1
    assert job(book, "a").state is JobState.DONE


def test_what_is_put_back_is_the_next_of_its_rank(book):
    submit(book, "a", "b", "c")
    first, _ = book.claim(), book.claim()
    assert book.put_back(first, counts=True)
    assert (job(book, "a").position, job(book, "a").started_at) == (1, None)
    again = book.claim()
    assert (again.artwork_id, again.attempts) == ("a", 2)
    assert again.token != first.token


def test_an_attempt_that_asked_nothing_is_none(book):
    submit(book, "a")
    for _ in range(5):
        assert book.put_back(book.claim(), counts=False)
    assert job(book, "a").attempts == 0
    assert book.claim().attempts == 1


def test_a_job_put_back_too_often_is_given_up(book):
    submit(book, "a")
    assert book.put_back(book.claim(), counts=True)
    assert book.put_back(book.claim(), counts=True)
    assert (job(book, "a").state, job(book, "a").error) == (JobState.FAILED, GIVEN_UP)


def test_putting_back_twice_is_putting_back_once(book):
    submit(book, "a")
    claim = book.claim()
    assert [book.put_back(claim, counts=False) for _ in range(2)] == [True, True]
    assert job(book, "a").attempts == 0
    assert claimed(book, 2) == ["a", None]


def test_a_queued_job_can_be_cancelled_by_the_only_one_who_asked(book):
    submit(book, "a", "b")
    assert book.cancel("a")
    assert (job(book, "a").state, job(book, "a").position) == (JobState.CANCELLED, None)
    assert not book.cancel("a")
    assert claimed(book, 2) == ["b", None]
    assert submit(book, "a") == [Submission.NEW]


def test_nobody_cancels_what_others_wait_for_or_what_runs_or_is_unknown(book):
    submit(book, "a", "b", "b")
    book.claim()
    assert [book.cancel(name) for name in ("a", "b", "b", "unknown")] == [False] * 4
    assert book.counts().cancelled == 0


def test_a_cancelled_job_is_neither_finished_nor_put_back(book, clock):
    submit(book, "a")
    claim = book.claim()
    clock.move(31)
    book.recover()
    assert book.cancel("a")
    assert not book.put_back(claim, counts=True)
    assert not book.finish(claim, JobState.DONE)
    book.renew([claim])
    assert job(book, "a").state is JobState.CANCELLED
    assert book.claim() is None


def test_what_waited_too_long_fails(book, clock):
    submit(book, "a")
    submit(book, "x", rank=JobRank.AHEAD)
    clock.move(300)
    submit(book, "b")
    clock.move(301)
    assert book.recover() == 0
    found = book.jobs(["a", "x", "b"])
    assert [found[name].error for name in ("a", "x", "b")] == [WAITED_TOO_LONG, WAITED_TOO_LONG, ""]
    assert found["b"].position == 1
    assert book.counts().failed == 2


def test_nobody_claims_what_waited_too_long(book, clock):
    submit(book, "a", "b")
    clock.move(601)
    submit(book, "c")
    assert claimed(book, 2) == ["c", None]
    assert job(book, "a").error == WAITED_TOO_LONG


@pytest.mark.parametrize(
    ("state", "refused", "kept_seconds"),
    [(JobState.DONE, False, 600), (JobState.FAILED, False, 60), (JobState.FAILED, True, 600)],
)
def test_an_outcome_is_kept_for_a_while(book, clock, state, refused, kept_seconds):
    submit(book, "a")
    book.finish(book.claim(), state, "why", refused)
    clock.move(kept_seconds - 2)
    assert (job(book, "a").state, job(book, "a").error, job(book, "a").refused) == (state, "why", refused)
    clock.move(3)
    book.recover()
    assert job(book, "a") is None


def test_unknown_jobs_are_left_out(book):
    submit(book, "a")
    assert list(book.jobs(["x", "a", "y", "a"])) == ["a"]
    assert book.jobs([]) == {}


def test_two_thousand_jobs_are_looked_up_at_once(books):
    book = books.build(JobLimits(queue_limit=2000, running_limit=3))
    names = [f"{number:024x}" for number in range(2000)]
    submit(book, *names)
    claimed(book, 3)
    found = book.jobs(names)
    assert [found[name].position for name in names] == [None] * 3 + list(range(1, 1998))


def test_it_counts(book, clock):
    assert book.counts().seconds_per_job is None
    submit(book, *"abcdef")
    claims = [book.claim() for _ in range(2)]
    clock.move(10)
    book.finish(claims[0], JobState.DONE)
    assert book.counts().seconds_per_job == pytest.approx(10, abs=0.5)
    clock.move(10)
    book.finish(claims[1], JobState.DONE)
    assert book.counts().seconds_per_job == pytest.approx(12, abs=0.5)
    book.finish(book.claim(), JobState.FAILED, "at once")
    book.cancel("d")
    book.claim()
    counts = book.counts()
    assert (counts.queued, counts.running, counts.done, counts.failed, counts.cancelled) == (1, 1, 2, 1, 1)
    assert counts.seconds_per_job == pytest.approx(12, abs=0.5)


def test_workers_live_as_long_as_they_beat(book, clock):
    assert book.counts().workers_alive == 0
    book.beat("w1", 10)
    book.beat("w2", 20)
    book.beat("w2", 20)
    assert book.counts().workers_alive == 2
    clock.move(11)
    assert book.counts().workers_alive == 1
    book.leave("w2")
    book.leave("unknown")
    assert book.counts().workers_alive == 0
    book.beat("w1", 10)
    assert book.counts().workers_alive == 1


def test_a_clock_set_back_an_hour_makes_nobody_wait_for_an_hour(book, clock):
    submit(book, "a", "b", "c")
    book.claim()
    book.beat("w", 10)
    clock.move(-3600)
    assert book.counts().workers_alive == 0
    found = book.jobs(["a", "b", "c"])
    assert all(each.queued_at <= each.now and (each.started_at or 0) <= each.now for each in found.values())
    assert book.recover() == 0
    clock.move(31)
    assert book.recover() == 1
    submit(book, "d")
    clock.move(601)
    book.recover()
    assert {each.state for each in book.jobs([*"bcd"]).values()} == {JobState.FAILED}


def test_a_clock_set_back_keeps_the_order_of_the_queue(book, clock):
    submit(book, *"cab")
    submit(book, "z", "y", rank=JobRank.AHEAD)
    clock.move(-3600)
    book.recover()
    clock.move(1)
    submit(book, "d")
    names = [*"cabdzy"]
    assert [job(book, name).position for name in names] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("seconds", [3600, -3600])
def test_a_clock_that_was_set_is_no_part_of_the_average(book, clock, seconds):
    submit(book, "a")
    claim = book.claim()
    clock.move(seconds)
    book.renew([claim])
    assert book.finish(claim, JobState.DONE)
    assert book.counts().seconds_per_job is None
