import secrets
import time
from contextlib import suppress

import pytest

from dioramacast.breaker import Breaker
from dioramacast.budget import Allowance, Budget, SharedBudget
from dioramacast.errors import BudgetSpent, KeyRefused, UpstreamRejected, UpstreamTimeout, UpstreamUnavailable
from tests.system.redis_server import link_to


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def fail(breaker, error):
    with pytest.raises(type(error)), breaker.guard():
        raise error


def test_a_breaker_opens_after_three_failures_in_a_row(clock):
    breaker = Breaker(clock)
    for _ in range(3):
        fail(breaker, UpstreamTimeout("slow"))
    assert breaker.is_open
    with pytest.raises(UpstreamUnavailable), breaker.guard():
        pytest.fail("must not be called")


def test_an_open_breaker_lets_one_probe_through_each_second(clock):
    breaker = Breaker(clock)
    for _ in range(3):
        fail(breaker, UpstreamTimeout("slow"))
    clock.now += 1.0
    fail(breaker, UpstreamTimeout("slow"))
    with pytest.raises(UpstreamUnavailable), breaker.guard():
        pytest.fail("must not be called")
    clock.now += 1.0
    with breaker.guard():
        pass
    assert not breaker.is_failing


def test_a_refusal_of_one_request_does_not_open_the_breaker(clock):
    breaker = Breaker(clock)
    for _ in range(5):
        fail(breaker, UpstreamRejected("no such point"))
    assert not breaker.is_open


class Gate:
    """Between two breakers; never opens by itself."""

    def __init__(self):
        self.is_taken = False

    def take(self):
        was_taken, self.is_taken = self.is_taken, True
        return not was_taken

    def give_back(self):
        self.is_taken = False


def test_of_two_open_breakers_one_probes_and_the_other_follows_when_all_is_well(clock):
    gate = Gate()
    first, second = (Breaker(clock, threshold=1, gate=gate) for _ in range(2))
    fail(first, UpstreamTimeout("slow"))
    fail(second, UpstreamTimeout("slow"))
    clock.now += 1.0
    with first.guard(), pytest.raises(UpstreamUnavailable), second.guard():
        pytest.fail("must not be called")
    with second.guard():
        pass
    assert not second.is_failing


def test_a_probe_that_fails_keeps_the_gate_shut(clock):
    gate = Gate()
    first, second = (Breaker(clock, threshold=1, gate=gate) for _ in range(2))
    fail(first, UpstreamTimeout("slow"))
    fail(second, UpstreamTimeout("slow"))
    clock.now += 1.0
    fail(first, UpstreamTimeout("slow"))
    with pytest.raises(UpstreamUnavailable), second.guard():
        pytest.fail("must not be called")


def test_a_refused_key_is_a_failure_that_is_probed_for(clock):
    breaker = Breaker(clock)
    for _ in range(3):
        fail(breaker, KeyRefused("no such key"))
    assert breaker.is_open


def test_a_spent_budget_says_nothing_about_the_provider(clock):
    breaker = Breaker(clock)
    for _ in range(5):
        fail(breaker, BudgetSpent("spent", 3))
    assert not breaker.is_failing


def test_a_budget_gives_what_every_window_allows(clock):
    budget = Budget("test", (Allowance(3, 60), Allowance(4, 3600)), clock)
    for _ in range(3):
        budget.spend()
    assert refused(budget) == 60
    clock.now += 60
    budget.spend()
    assert refused(budget) == 3540


def test_a_budget_holds_in_any_minute_wherever_it_begins(clock):
    budget = Budget("test", (Allowance(2, 60),), clock)
    budget.spend()
    clock.now += 50
    budget.spend()
    clock.now += 10
    budget.spend()
    assert refused(budget) == 50


def refused(budget):
    with pytest.raises(BudgetSpent) as spent:
        budget.spend()
    return spent.value.retry_after_seconds


def test_a_refused_call_costs_nothing(clock):
    budget = Budget("test", (Allowance(1, 60), Allowance(2, 3600)), clock)
    budget.spend()
    for _ in range(5):
        with pytest.raises(BudgetSpent):
            budget.spend()
    clock.now += 60
    budget.spend()


def test_a_provider_that_asks_for_a_pause_gets_it(clock):
    budget = Budget("test", (Allowance(10, 60),), clock)
    budget.block_for(30)
    with pytest.raises(BudgetSpent) as spent:
        budget.spend()
    assert spent.value.retry_after_seconds == 30
    clock.now += 30
    budget.spend()


def test_a_budget_of_none_is_never_spent(clock):
    budget = Budget("test", (Allowance(0, 60),), clock)
    with pytest.raises(BudgetSpent):
        budget.spend()


def shared_budget(redis_server, clock):
    link = link_to(redis_server.url)
    alone = Budget("test", (Allowance(4, 60),), clock)
    return SharedBudget("test", Allowance(8, 60), link, alone, lambda: secrets.token_hex(8))


def spent(budget, **how):
    """Calls until it is spent."""
    calls = 0
    with suppress(BudgetSpent):
        while True:
            budget.spend(**how)
            calls += 1
    return calls


def test_what_is_refreshed_while_nobody_waits_leaves_a_quarter_to_visitors(clock):
    budget = Budget("test", (Allowance(8, 60),), clock)
    assert (spent(budget, nobody_waits=True), spent(budget), spent(budget, nobody_waits=True)) == (6, 2, 0)


def test_so_it_is_over_all_processes_and_without_redis(clock, redis_server):
    budgets = [shared_budget(redis_server, clock) for _ in range(2)]
    assert (spent(budgets[0], nobody_waits=True), spent(budgets[1])) == (6, 2)
    redis_server.kill()
    assert (spent(budgets[0], nobody_waits=True), spent(budgets[0])) == (3, 1)


def test_a_clock_set_back_an_hour_holds_a_shared_budget_up_for_no_longer_than_its_window(clock, redis_server):
    budget = shared_budget(redis_server, clock)
    budget.spend()
    [name] = redis_server.client.keys("*")
    [call] = redis_server.client.zrange(name, 0, -1)
    ahead_ms = (time.time() + 3600) * 1000
    redis_server.client.zadd(name, {call: ahead_ms, **{f"call {number}": ahead_ms for number in range(7)}})
    assert 1 <= refused(budget) <= 60


def test_a_clock_set_back_an_hour_does_not_prolong_a_pause_by_it(clock, redis_server):
    budget = shared_budget(redis_server, clock)
    budget.block_for(30)
    [name] = redis_server.client.keys("*")
    redis_server.client.pexpire(name, 3_630_000)
    assert 1 <= refused(budget) <= 30


def test_a_budget_that_is_not_ours_is_begun_anew(clock, redis_server):
    for name in ("dioramacast:1:budget:test", "dioramacast:1:budget:test:blocked"):
        redis_server.client.hset(name, "a", "hash")
    budget = shared_budget(redis_server, clock)
    assert spent(budget) == 8
    budget.block_for(600)
    assert 500 < refused(budget) <= 600
