import threading

import pytest

from dioramacast.single_flight import SingleFlight


def fly_together(flight, load, count):
    """Runs ``count`` callers against one flight that lands only when all the others have joined."""
    outcomes = []

    def call():
        try:
            outcomes.append(flight.do("k", load))
        except ValueError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=call) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return outcomes


def test_all_who_ask_at_once_share_one_making():
    flight = SingleFlight()
    calls = []
    gate = threading.Event()

    def load():
        calls.append(1)
        gate.wait(10)
        return "made"

    threading.Timer(0.2, gate.set).start()
    assert fly_together(flight, load, 20) == ["made"] * 20
    assert len(calls) == 1


def test_all_who_ask_at_once_share_its_failure():
    flight = SingleFlight()
    gate = threading.Event()

    def load():
        gate.wait(10)
        raise ValueError("no")

    threading.Timer(0.2, gate.set).start()
    outcomes = fly_together(flight, load, 5)
    assert [type(outcome) for outcome in outcomes] == [ValueError] * 5


def test_a_failure_is_not_remembered():
    flight = SingleFlight()
    with pytest.raises(ZeroDivisionError):
        flight.do("k", lambda: 1 / 0)
    assert flight.do("k", lambda: "made") == "made"
    assert not flight.is_flying("k")
