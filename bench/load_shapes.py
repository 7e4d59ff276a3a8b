"""What ``load_test.py`` does without Locust: how many visitors there are at which moment, where they look, what they
type, and whether what came back is good enough.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

RATE_LIMITED = ("429", "rate limited")
SHED = ("503", "shed")
"""Lines of their own in Locust's table: type and name."""
LONGEST_TYPED = 8
"""Who has typed so many letters of a name presses Enter."""


@dataclass(frozen=True, slots=True)
class Shape:
    """``curve``: (share of the time, share of the most visitors there are), in between a straight line."""

    minutes: float
    """Unless said otherwise."""
    first_visits: float
    """The share of visitors whose browser holds none of our static files yet."""
    curve: tuple[tuple[float, float], ...]


SHAPES = {
    # The night, the way to work, noon, and the evening, when most look.
    "normal-day": Shape(
        10, 0.5, ((0, 0.15), (0.2, 0.1), (0.35, 0.6), (0.5, 0.7), (0.65, 0.55), (0.85, 1), (0.95, 0.6), (1, 0.2))
    ),
    # A quiet day, then everybody within a twentieth of the time, who leave slowly.
    "front-page-spike": Shape(5, 0.9, ((0, 0.05), (0.1, 0.05), (0.15, 1), (0.6, 1), (1, 0.3))),
    "soak": Shape(60, 0.5, ((0, 0), (0.05, 1), (1, 1))),
}


def users_at(shape: Shape, share_of_time: float, most_users: int) -> int:
    """How many visitors there are; at least one."""
    after = min(bisect_right([time for time, _ in shape.curve], share_of_time), len(shape.curve) - 1)
    (start, before), (end, then) = shape.curve[after - 1 : after + 1]
    way = (min(share_of_time, end) - start) / (end - start)
    return max(1, round(most_users * (before + way * (then - before))))


def zipf_weights(count: int, exponent: float) -> list[float]:
    """Summed up, for ``random.choices``: the place of rank n is asked for n^-exponent times as often as the first."""
    return list(itertools.accumulate(rank**-exponent for rank in range(1, count + 1)))


def typed_texts(name: str) -> Iterator[str]:
    """What stands in the field whenever a visitor pauses: from two letters on, one or two more each time."""
    for length in (2, 3, 5, 6, LONGEST_TYPED):
        yield name[:length]
        if length >= len(name):
            return


def refusal(status: int, headers: Mapping[str, str]) -> tuple[str, str] | None:
    """The line under which a refusal is counted: one visitor asked too much, or everybody did; None for all else."""
    if status == 429:
        return RATE_LIMITED
    return SHED if status == 503 and "Retry-After" in headers else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of a whole run. Health checks are not part of the other figures."""

    served: int
    failed: int
    rate_limited: int
    shed: int
    p95_ms: float
    """Of what was served or failed, static files aside."""
    health_checks: int
    health_failed: int
    health_p99_ms: float

    @property
    def asked(self) -> int:
        return self.served + self.failed + self.shed

    @property
    def failed_share(self) -> float:
        return self.failed / self.asked if self.asked else 0

    @property
    def shed_share(self) -> float:
        return self.shed / self.asked if self.asked else 0


@dataclass(frozen=True, slots=True)
class Thresholds:
    p95_ms: float
    failed_share: float
    shed_share: float
    health_p99_ms: float


def breaches(outcome: Outcome, most: Thresholds) -> list[str]:
    """A line for each thing that is not good enough."""
    lines = []
    if not outcome.served:
        lines.append("nothing was served")
    if outcome.p95_ms > most.p95_ms:
        lines.append(f"p95 is {outcome.p95_ms:.0f} ms, above {most.p95_ms:.0f}")
    if outcome.failed_share > most.failed_share:
        lines.append(f"{outcome.failed_share:.2%} failed, above {most.failed_share:.2%}")
    if outcome.shed_share > most.shed_share:
        lines.append(f"{outcome.shed_share:.2%} shed, above {most.shed_share:.2%}")
    if outcome.health_failed or not outcome.health_checks:
        lines.append(f"{outcome.health_failed} of {outcome.health_checks} health checks failed")
    if outcome.health_p99_ms > most.health_p99_ms:
        lines.append(f"/health takes {outcome.health_p99_ms:.0f} ms at 99 %, above {most.health_p99_ms:.0f}")
    return lines
