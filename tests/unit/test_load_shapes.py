from dataclasses import replace
from itertools import pairwise

import pytest

from bench.load_shapes import (
    RATE_LIMITED,
    SHAPES,
    SHED,
    Outcome,
    Thresholds,
    breaches,
    refusal,
    typed_texts,
    users_at,
    zipf_weights,
)

GOOD = Outcome(
    served=9_990, failed=10, rate_limited=500, shed=0, p95_ms=200, health_checks=60, health_failed=0, health_p99_ms=40
)
MOST = Thresholds(p95_ms=250, failed_share=0.001, shed_share=0.05, health_p99_ms=100)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_reaches_all_its_visitors_and_no_more(name: str) -> None:
    assert max(users_at(SHAPES[name], moment / 1000, 400) for moment in range(1001)) == 400


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_always_has_a_visitor(name: str) -> None:
    assert min(users_at(SHAPES[name], moment / 1000, 1) for moment in range(1001)) == 1


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_goes_forward_in_time_from_its_start_to_its_end(name: str) -> None:
    times = [time for time, _ in SHAPES[name].curve]
    assert times == sorted(set(times))
    assert (times[0], times[-1]) == (0, 1)


def test_the_spike_multiplies_its_visitors_within_a_twentieth_of_the_time() -> None:
    spike = SHAPES["front-page-spike"]
    assert users_at(spike, 0.15, 1000) == 20 * users_at(spike, 0.1, 1000)


def test_a_soak_stays_as_it_is() -> None:
    assert {users_at(SHAPES["soak"], moment / 100, 500) for moment in range(5, 101)} == {500}


def test_the_second_place_is_asked_for_half_as_often_as_the_first() -> None:
    assert zipf_weights(3, 1) == pytest.approx([1, 1.5, 1.5 + 1 / 3])


def test_a_name_is_typed_from_its_beginning_and_never_beyond_its_end() -> None:
    assert list(typed_texts("Quito")) == ["Qu", "Qui", "Quito"]
    assert list(typed_texts("Y")) == ["Y"]


def test_who_types_a_long_name_stops_before_its_end() -> None:
    texts = list(typed_texts("Llanfairpwllgwyngyll"))
    assert texts[-1] == "Llanfair"
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))


def test_a_429_is_a_visitors_own_limit() -> None:
    assert refusal(429, {"Retry-After": "20"}) == RATE_LIMITED


def test_a_503_that_says_when_to_come_again_is_shed() -> None:
    assert refusal(503, {"Retry-After": "1"}) == SHED


def test_a_503_that_says_nothing_is_a_failure_like_any_other() -> None:
    assert refusal(503, {}) is None
    assert refusal(500, {"Retry-After": "1"}) is None


def test_what_keeps_every_threshold_is_good_enough() -> None:
    assert breaches(GOOD, MOST) == []


def test_refusals_for_one_visitors_own_limit_breach_nothing() -> None:
    assert breaches(replace(GOOD, rate_limited=1_000_000), MOST) == []


@pytest.mark.parametrize(
    ("worse", "line"),
    [
        ({"p95_ms": 251}, "p95 is 251 ms, above 250"),
        ({"failed": 20}, "0.20% failed, above 0.10%"),
        ({"shed": 1000}, "9.09% shed, above 5.00%"),
        ({"health_failed": 1}, "1 of 60 health checks failed"),
        ({"health_checks": 0}, "0 of 0 health checks failed"),
        ({"health_p99_ms": 101}, "/health takes 101 ms at 99 %, above 100"),
        ({"served": 0, "failed": 0}, "nothing was served"),
    ],
)
def test_each_threshold_that_is_missed_has_its_line(worse: dict[str, int], line: str) -> None:
    assert breaches(replace(GOOD, **worse), MOST) == [line]
