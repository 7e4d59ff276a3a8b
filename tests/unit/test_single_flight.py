import sys
import threading
import time

import pytest

from dioramacast.single_flight import SingleFlight


def is_parked(thread):
    """Whether it waits for an event. Looked up, not guessed by a delay: a busy machine starts threads late."""
    frame = sys._current_frames().get(thread.ident)
    return frame is not None and frame.f_code is threading.Condition.wait.__code__


def fly_together(flight, load, gate, count):
    """Runs ``count`` callers against one flight, whose ``load`` waits for ``gate`` until all the others have joined."""
    outcomes = []

    def call():
        try:
            outcomes.append(flight.do("k", load))
        except ValueError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=call) for _ in range(count)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 30
    while not all(map(is_parked, threads)) and time.monotonic() < until:
        time.sleep(0.01)
    gate.set()
    for thread in threads:
        thread.join(10)
    return outcomes


def test_all_who_ask_at_once_share_one_making():
    flight = SingleFlight()
    calls = []
    gate = threading.Event()

    def load():
        calls.append(1)
        gate.wait(40)
        return "made"

    assert fly_together(flight, load, gate, 20) == ["made"] * 20
    assert len(calls) == 1


def test_all_who_ask_at_once_share_its_failure():
    flight = SingleFlight()
    gate = threading.Event()

    def load():
        gate.wait(40)
        raise ValueError("no")

    outcomes = fly_together(flight, load, gate, 5)
    assert [type(outcome) for outcome in outcomes] == [ValueError] * 5


def test_a_failure_is_not_remembered():
    flight = SingleFlight()
    with pytest.raises(ZeroDivisionError):
        flight.do("k", lambda: 1 / 0)
    assert flight.do("k", lambda: "made") == "made"
    assert not flight.is_flying("k")
