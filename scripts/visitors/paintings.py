"""How many pictures have to be painted: one for each place and set of conditions that somebody wishes for."""

import math
import random
from collections import defaultdict
from dataclasses import dataclass

from scripts.visitors.model import Assumptions, World

SKIES = (20, 14, 10, 12, 10, 8, 8, 6, 4, 4, 2, 2)
"""How often each of the twelve kinds of weather is had, in percent."""
SKY_STAYS = 0.85
"""That the next hour has the same."""
WARMTH_STAYS = 0.97
DAILY_SWING_C = 5
WEATHERS = 48
"""So many weathers are made up; each is that of every 48th place."""
NIGHT, DAWN, DAY, DUSK = range(4)

Conditions = tuple[int, int, int]
"""Kind of weather, light, temperature to the nearest 5 °C."""


@dataclass(frozen=True)
class Paintings:
    """Of a day. Made are those that nobody wished for before."""

    wished: float
    made_first_day: float
    made_last_day: float
    made_mean: float


def paintings(given: Assumptions, world: World) -> Paintings:
    """Over ``given.days``, in which everything that was painted is kept."""
    wished = given.visitors * given.paintings
    through_first, before_last, through_last = 0.0, 0.0, 0.0
    for number in range(WEATHERS):
        days = shares_by_conditions(random.Random(f"{given.seed} {number}"), given)
        rates = [wished * share for share in world.places[number::WEATHERS]]
        through_first += made(days[:1], rates)
        before_last += made(days[:-1], rates)
        through_last += made(days, rates)
    return Paintings(wished, through_first, through_last - before_last, through_last / given.days)


def made(days: list[dict[Conditions, float]], rates: list[float]) -> float:
    """Places and conditions that come to be wished for, where ``rates`` are the wishes a day for each place."""
    shares: defaultdict[Conditions, float] = defaultdict(float)
    for day in days:
        for conditions, share in day.items():
            shares[conditions] += share
    return -math.fsum(math.expm1(-rate * share) for share in shares.values() for rate in rates)


def shares_by_conditions(chance: random.Random, given: Assumptions) -> list[dict[Conditions, float]]:
    """One made-up weather: for each day, the share of its visits that come in each set of conditions."""
    climate_c, turned = chance.uniform(-5, 28), chance.randrange(24)
    sky, warmth_c, days = 0, 0.0, []
    for _ in range(given.days):
        shares: defaultdict[Conditions, float] = defaultdict(float)
        for hour, weight in enumerate(given.hours):
            local = (hour + turned) % 24
            if chance.random() > SKY_STAYS:
                sky = chance.choices(range(len(SKIES)), SKIES)[0]
            warmth_c = WARMTH_STAYS * warmth_c + chance.gauss(0, 1)
            temperature_c = climate_c + warmth_c + DAILY_SWING_C * math.sin((local - 9) / 24 * math.tau)
            shares[sky, light_at(local), 5 * round(temperature_c / 5)] += weight / sum(given.hours)
        days.append(dict(shares))
    return days


def light_at(local_hour: int) -> int:
    if local_hour in (6, 18):
        return DAWN if local_hour == 6 else DUSK
    return DAY if 6 < local_hour < 18 else NIGHT
