"""The ledger in Redis: its own clock, what it forgets, and what others write under its names."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from dioramacast.errors import BudgetReason, BudgetSpent, SpendUnknown
from dioramacast.ledger import Charge, Reservation
from dioramacast.ledger_redis import DATE_OF
from tests.unit.ledgers import redis_ledgers, spent_today, why


@pytest.fixture
def in_redis(redis_server):
    return redis_ledgers(redis_server)


def test_the_day_is_that_of_redis(in_redis, redis_server):
    seconds, _ = redis_server.client.time()
    assert in_redis().reserve().day == datetime.fromtimestamp(seconds, UTC).date().isoformat()


def test_the_script_knows_the_calendar(redis_server):
    first = date(1970, 1, 1)
    script = f"{DATE_OF} local dates = {{}} for i = ARGV[1], ARGV[2] do dates[#dates + 1] = date_of(i) end return dates"
    for begin, end in ((0, 1600), (20_400, 22_000), (47_000, 48_000)):
        dates = redis_server.client.eval(script, 0, begin, end)
        assert [text.decode() for text in dates] == [str(first + timedelta(days)) for days in range(begin, end + 1)]


def test_every_key_of_the_ledger_ends_by_itself(in_redis, redis_server):
    ledger = in_redis()
    ledger.settle(ledger.reserve(), Charge.PICTURE)
    ledger.block_for(10)
    ledger.settle(Reservation("2026-11-01", 10), Charge.CHARGED)
    client = redis_server.client
    lifetimes = {name.decode(): client.ttl(name) for name in client.keys("*")}
    assert len(lifetimes) == 4
    assert min(lifetimes.values()) > 0
    assert lifetimes["dioramacast:1:spend:2026-11-01"] == 40 * 86400


def test_while_redis_cannot_be_asked_nothing_is_bought(in_redis, redis_server):
    ledger = in_redis()
    reservation = ledger.reserve()
    redis_server.kill()
    assert why(ledger) == (BudgetReason.UNKNOWN, 5)
    with pytest.raises(SpendUnknown):
        ledger.today()
    ledger.settle(reservation, Charge.FREE)
    ledger.block_for(10)


@pytest.mark.parametrize("trouble", ["hang", "fill"])
def test_a_redis_in_trouble_buys_nothing(in_redis, redis_server, trouble):
    ledger = in_redis()
    ledger.reserve()
    getattr(redis_server, trouble)()
    started = time.monotonic()
    with pytest.raises(BudgetSpent) as spent:
        ledger.reserve()
    assert spent.value.reason is BudgetReason.UNKNOWN
    # By itself the client would wait for a minute.
    assert time.monotonic() - started < 10
    if trouble == "hang":
        redis_server.go_on()


def test_a_call_that_was_counted_without_an_answer_stays_counted(in_redis, redis_server):
    ledger = in_redis(price=10, budget=20)
    ledger.reserve()
    redis_server.hang()
    with pytest.raises(BudgetSpent):
        ledger.reserve()
    redis_server.go_on()
    other = in_redis(price=10, budget=20)
    deadline = time.monotonic() + 30
    while other.today().calls < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert why(other)[0] is BudgetReason.DAY


def test_what_redis_forgets_is_put_back_by_those_who_saw_it(in_redis, redis_server):
    ledger = in_redis(price=10, budget=30)
    for _ in range(2):
        ledger.settle(ledger.reserve(), Charge.PICTURE)
    ledger.today()
    redis_server.client.flushall()
    # First a moment for the others to tell what they saw.
    assert why(ledger)[0] is BudgetReason.PAUSE
    assert spent_today(ledger) == (20, 2, 2)
    time.sleep(2.1)
    ledger.reserve()
    assert why(ledger)[0] is BudgetReason.DAY


def test_after_a_loss_whoever_saw_most_is_believed(in_redis, redis_server):
    first, second, third = (in_redis(price=10, budget=30) for _ in range(3))
    first.reserve()
    second.reserve()
    third.reserve()
    redis_server.client.flushall()
    assert [spent_today(ledger)[0] for ledger in (first, third, second)] == [10, 30, 30]


def test_settling_after_a_loss_tells_what_was_spent_too(in_redis, redis_server):
    ledger = in_redis(price=10, budget=30)
    ledger.reserve()
    reservation = ledger.reserve()
    redis_server.client.flushall()
    ledger.settle(reservation, Charge.FREE)
    assert spent_today(in_redis()) == (10, 2, 0)


POISON = [{"micro_usd": "a lot"}, {"micro_usd": "nan"}, {"calls": "-1"}, {"micro_usd": "1e3"}, {"pictures": "9" * 40}]


@pytest.mark.parametrize("poison", [*POISON, None], ids=str)
def test_a_spend_that_is_not_ours_buys_nothing_and_breaks_nothing(in_redis, redis_server, poison):
    ledger = in_redis()
    reservation = ledger.reserve()
    name = f"dioramacast:1:spend:{reservation.day}"
    if poison:
        redis_server.client.hset(name, mapping=poison)
    else:
        redis_server.client.delete(name)
        redis_server.client.lpush(name, "a list")
    assert why(ledger) == (BudgetReason.UNKNOWN, 5)
    ledger.settle(reservation, Charge.FREE)
    # Redis itself is well, and what else is asked of it goes on.
    redis_server.client.delete(name)
    assert why(ledger)[0] is BudgetReason.PAUSE


def test_a_minute_that_is_not_ours_is_begun_anew(in_redis, redis_server):
    for name in ("dioramacast:1:ledger:minute", "dioramacast:1:ledger:pause"):
        redis_server.client.lpush(name, "a list")
    ledger = in_redis()
    ledger.reserve()
    ledger.block_for(10)
    assert why(ledger)[0] is BudgetReason.PAUSE


def test_a_clock_set_back_an_hour_does_not_prolong_a_pause_by_it(in_redis, redis_server):
    ledger = in_redis()
    ledger.block_for(30)
    redis_server.client.pexpire("dioramacast:1:ledger:pause", 3_630_000)
    reason, wait_seconds = why(ledger)
    assert reason is BudgetReason.PAUSE
    assert 1 <= wait_seconds <= 30
