"""What the tests of both ledgers ask of them."""

import pytest

from dioramacast.errors import BudgetSpent
from dioramacast.ledger import Terms
from dioramacast.ledger_redis import RedisLedger
from tests.system.redis_server import link_to

MANY = 10_000


def redis_ledgers(redis_server):
    """``build(price, budget, per_minute)``: each that it builds is that of another process."""
    count = iter(range(MANY))

    def build(price=10, budget=30, per_minute=MANY):
        return RedisLedger(link_to(redis_server.url), Terms(price, budget, per_minute), lambda: str(next(count)))

    return build


def why(ledger):
    """(reason, wait) of the refusal, by each of the two who say it."""
    with pytest.raises(BudgetSpent) as spent:
        ledger.reserve()
    looked = ledger.refusal()
    assert looked.reason is spent.value.reason
    assert abs(looked.retry_after_seconds - spent.value.retry_after_seconds) <= 1
    return spent.value.reason, spent.value.retry_after_seconds


def spent_today(ledger):
    spend = ledger.today()
    return spend.micro_usd, spend.calls, spend.pictures
