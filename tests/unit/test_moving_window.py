"""Visitors counted by one process."""

import pytest

from dioramacast.moving_window import MovingWindow


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_as_many_as_the_limit_pass_in_any_window(clock):
    window = MovingWindow(clock)
    waits = []
    for _ in range(5):
        waits.append(window.take("anna", 3, 60))
        clock.now += 10
    assert waits == [0, 0, 0, 30, 20]
    clock.now += 10
    assert window.take("anna", 3, 60) == 0
    assert window.take("anna", 3, 60) == 10


def test_looking_counts_nothing(clock):
    window = MovingWindow(clock)
    assert [window.wait_seconds("anna", 1, 60) for _ in range(3)] == [0, 0, 0]
    window.take("anna", 1, 60)
    assert window.wait_seconds("anna", 1, 60) == 60


def test_visitors_do_not_share(clock):
    window = MovingWindow(clock)
    assert [window.take(name, 1, 60) for name in ("anna", "berta", "anna")] == [0, 0, 60]


def test_nobody_is_remembered_for_longer_than_a_window_and_a_minute(clock):
    window = MovingWindow(clock)
    for number in range(1000):
        window.take(f"visitor {number}", 3, 60)
    clock.now += 120
    window.take("anna", 3, 60)
    assert list(window._taken) == ["anna"]


def test_a_limit_of_none_lets_nobody_through(clock):
    window = MovingWindow(clock)
    assert [window.take("anna", 0, 60) for _ in range(2)] == [60, 60]
