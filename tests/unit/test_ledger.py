"""The money for paid pictures, in a file and in Redis: the same rules. Between processes: tests/system."""

import sqlite3
import time
from datetime import UTC, datetime

import pytest

from dioramacast.errors import BudgetReason, SpendUnknown
from dioramacast.ledger import Charge, DiskLedger, Reservation, Spend, Terms
from dioramacast.prompt import PRICES_USD, price_usd
from tests.unit.ledgers import MANY, redis_ledgers, spent_today, why

DAY = "2026-11-24"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp()


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def on_disk(tmp_path, clock):
    def build(price=10, budget=30, per_minute=MANY):
        return DiskLedger(tmp_path / "media", Terms(price, budget, per_minute), clock)

    return build


@pytest.fixture
def in_redis(redis_server):
    return redis_ledgers(redis_server)


@pytest.fixture(params=["on_disk", "in_redis"])
def build(request):
    return request.getfixturevalue(request.param)


def test_a_day_begins_with_nothing_spent(build):
    ledger = build()
    assert spent_today(ledger) == (0, 0, 0)
    assert ledger.refusal() is None


def test_the_day_buys_what_it_has_money_for_and_not_one_more(build):
    ledger = build(price=10, budget=39)
    for _ in range(3):
        ledger.reserve()
    reason, wait_seconds = why(ledger)
    assert reason is BudgetReason.DAY
    assert 1 <= wait_seconds <= 86400
    assert spent_today(ledger) == (30, 3, 0)


def test_looking_costs_nothing(build):
    ledger = build(price=10, budget=10, per_minute=1)
    for _ in range(5):
        assert ledger.refusal() is None
    ledger.reserve()


@pytest.mark.parametrize(
    ("charge", "left"), [(Charge.PICTURE, (10, 1, 1)), (Charge.CHARGED, (10, 1, 0)), (Charge.FREE, (0, 1, 0))]
)
def test_each_charge_leaves_what_it_should(build, charge, left):
    ledger = build()
    ledger.settle(ledger.reserve(), charge)
    assert spent_today(ledger) == left


def test_money_that_came_back_is_spent_again(build):
    ledger = build(price=10, budget=10)
    for _ in range(3):
        ledger.settle(ledger.reserve(), Charge.FREE)
    ledger.reserve()
    assert why(ledger)[0] is BudgetReason.DAY


def test_never_more_comes_back_than_was_spent(build):
    ledger = build()
    reservation = ledger.reserve()
    for _ in range(3):
        ledger.settle(reservation, Charge.FREE)
    assert spent_today(ledger) == (0, 1, 0)


def test_money_comes_back_to_the_day_it_was_taken_from(build):
    ledger = build()
    ledger.reserve()
    ledger.settle(Reservation("2026-11-01", 10), Charge.FREE)
    assert spent_today(ledger) == (10, 1, 0)


def test_another_process_sees_what_this_one_spends(build):
    build(budget=20).reserve()
    other = build(budget=20)
    other.reserve()
    assert spent_today(build(budget=20)) == (20, 2, 0)
    assert why(build(budget=20))[0] is BudgetReason.DAY


def test_a_full_minute_is_worth_waiting_for(build):
    ledger = build(per_minute=2, budget=1000)
    for _ in range(2):
        # Also what came back free was a call.
        ledger.settle(ledger.reserve(), Charge.FREE)
    reason, wait_seconds = why(ledger)
    assert reason is BudgetReason.MINUTE
    assert ledger.refusal().passes_soon
    assert 55 <= wait_seconds <= 60


def test_a_pause_is_for_everybody_and_ends(build, clock):
    build().block_for(2)
    ledger = build()
    assert why(ledger)[0] is BudgetReason.PAUSE
    clock.now += 2
    deadline = time.monotonic() + 20
    while (refusal := ledger.refusal()) is not None:
        assert refusal.reason is BudgetReason.PAUSE
        assert refusal.retry_after_seconds in (1, 2)
        assert time.monotonic() < deadline
        time.sleep(0.05)
    ledger.reserve()


def test_a_shorter_pause_does_not_end_a_longer_one(build):
    ledger = build()
    ledger.block_for(50)
    ledger.block_for(1)
    assert why(ledger)[1] in (49, 50)


def test_a_spent_day_is_told_before_what_passes(build):
    ledger = build(price=10, budget=10, per_minute=1)
    ledger.reserve()
    ledger.block_for(30)
    reason = why(ledger)[0]
    assert reason is BudgetReason.DAY
    assert not ledger.refusal().passes_soon


def test_a_day_without_money_for_one_picture_buys_none():
    assert not Terms.in_dollars(price_usd=0.0336, day_usd=0.03, calls_per_minute=60).buys_any
    assert Terms.in_dollars(price_usd=0.0336, day_usd=0.0336, calls_per_minute=60) == Terms(33_600, 33_600, 60)


def test_a_price_is_what_was_told_else_the_models_else_the_highest():
    assert price_usd("gemini-3-pro-image", 0.5) == 0.5
    assert price_usd("gemini-3-pro-image") == PRICES_USD["gemini-3-pro-image"]
    assert price_usd("a-model-of-next-year") == max(PRICES_USD.values())


def test_midnight_brings_new_money_and_takes_back_only_its_own(on_disk, clock):
    ledger = on_disk(price=10, budget=10)
    clock.now = NOON + 12 * 3600 - 90
    before = ledger.reserve()
    assert why(ledger) == (BudgetReason.DAY, 90)
    clock.now += 90
    after = ledger.reserve()
    assert (before.day, after.day) == (DAY, "2026-11-25")
    ledger.settle(before, Charge.FREE)
    assert spent_today(ledger) == (10, 1, 0)
    clock.now -= 90
    assert ledger.today() == Spend(DAY, 0, 1, 0)


def test_the_minute_holds_wherever_it_begins(on_disk, clock):
    ledger = on_disk(per_minute=2, budget=1000)
    ledger.reserve()
    clock.now += 50
    ledger.reserve()
    clock.now += 10
    ledger.reserve()
    assert why(ledger) == (BudgetReason.MINUTE, 50)


def test_a_clock_that_is_set_back_locks_nobody_out(on_disk, clock):
    ledger = on_disk(per_minute=1, budget=1000)
    ledger.reserve()
    ledger.block_for(60)
    clock.now -= 3600
    ledger.reserve()


@pytest.mark.parametrize("damage", [b"no database at all, and quite long enough to be looked at" * 9, None])
def test_a_file_that_cannot_be_read_buys_nothing(on_disk, tmp_path, damage):
    file = tmp_path / "media" / "ledger.sqlite"
    file.parent.mkdir()
    if damage:
        file.write_bytes(damage)
    else:
        file.mkdir()
    refuses_all(on_disk())


def test_a_folder_that_cannot_be_made_buys_nothing(on_disk, tmp_path):
    (tmp_path / "media").write_text("a file, and no folder")
    refuses_all(on_disk())


def test_a_file_that_others_hold_is_waited_for_a_moment_only(on_disk, tmp_path):
    ledger = on_disk()
    reservation = ledger.reserve()
    held = sqlite3.connect(tmp_path / "media" / "ledger.sqlite", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    assert why(ledger)[0] is BudgetReason.UNKNOWN
    # Each of the two questions would by itself wait for five seconds.
    assert time.monotonic() - started < 9
    ledger.settle(reservation, Charge.FREE)
    held.execute("ROLLBACK")
    held.close()
    # What could not be written down stays spent.
    assert spent_today(ledger) == (10, 1, 0)


def refuses_all(ledger):
    assert why(ledger) == (BudgetReason.UNKNOWN, 5)
    with pytest.raises(SpendUnknown):
        ledger.today()
    ledger.settle(Reservation(DAY, 10), Charge.PICTURE)
    ledger.block_for(10)
