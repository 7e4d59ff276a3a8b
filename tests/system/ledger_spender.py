"""A process that buys all it may: many threads, each until the day's money is spent or its time is over.

Its argument is a JSON object; on standard output it says how many calls it was allowed to make, and why not more.
"""

import json
import secrets
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from dioramacast.errors import BudgetReason, BudgetSpent
from dioramacast.ledger import Charge, DiskLedger, Ledger, Terms
from dioramacast.ledger_redis import RedisLedger
from tests.system.redis_server import link_to

AGAIN_SECONDS = 0.02


def ledger_of(order: dict[str, Any]) -> Ledger:
    terms = Terms(order["price"], order["budget"], order["per_minute"])
    if order["folder"]:
        return DiskLedger(Path(order["folder"]), terms, time.time)
    return RedisLedger(link_to(order["redis_url"], connections=8), terms, lambda: secrets.token_hex(8))


def buy(ledger: Ledger, order: dict[str, Any], counted: Counter[str], lock: threading.Lock) -> None:
    ends_at = time.monotonic() + order["seconds"]
    calls = 0
    while time.monotonic() < ends_at:
        try:
            reservation = ledger.reserve()
        except BudgetSpent as error:
            with lock:
                counted[error.reason] += 1
            if error.reason is BudgetReason.DAY or order["gives_up"]:
                return
            time.sleep(AGAIN_SECONDS)
            continue
        calls += 1
        is_free = bool(order["free_each"]) and calls % order["free_each"] == 0
        with lock:
            counted["free" if is_free else "bought"] += 1
        time.sleep(order["call_seconds"])
        ledger.settle(reservation, Charge.FREE if is_free else Charge.PICTURE)


def main() -> None:
    order = json.loads(sys.argv[1])
    ledger, counted, lock = ledger_of(order), Counter[str](), threading.Lock()
    # All processes begin together.
    time.sleep(max(0.0, order["begins_at"] - time.time()))
    threads = [threading.Thread(target=buy, args=(ledger, order, counted, lock)) for _ in range(order["threads"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps(counted))


main()
