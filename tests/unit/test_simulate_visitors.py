"""The simulation's figures hang together: nothing is lost on the way, and more visitors never take less."""

import math
import random
from dataclasses import asdict, replace

import pytest

from dioramacast.places import Gazetteer
from scripts.simulate_visitors import report
from scripts.visitors.model import (
    Assumptions,
    build_site,
    build_world,
    machines_for,
    passed_on,
    passed_on_of,
    plan_of_redis,
    traffic_asked,
    traffic_behind_cdn,
    visitors_per_second,
)
from scripts.visitors.paintings import paintings, shares_by_conditions

GIVEN = Assumptions(days=3)
WORLD = build_world(Gazetteer().biggest(1000), 1.0)
CROWDS = [10.0**power for power in (2, 4, 6, 8)]


def test_all_visitors_of_a_day_come_in_one_of_its_hours() -> None:
    assert sum(visitors_per_second(GIVEN, hour) * 3600 for hour in range(24)) == pytest.approx(GIVEN.visitors)


def test_every_visit_goes_to_some_place_some_cell_and_some_text() -> None:
    assert [math.fsum(shares) for shares in asdict(WORLD).values()] == pytest.approx([1, 1, 1])


def test_places_of_one_cell_share_it() -> None:
    assert len(WORLD.cells) < len(WORLD.places)


def test_a_cache_that_keeps_nothing_passes_on_everything() -> None:
    assert passed_on(7, 0) == 7


def test_a_cache_passes_on_no_more_than_once_in_the_time_for_which_things_are_fresh() -> None:
    assert passed_on(1e9, 300) == pytest.approx(1 / 300)


def test_what_is_hardly_asked_for_gains_nothing_from_a_cache() -> None:
    assert passed_on(1e-9, 300) == pytest.approx(1e-9)


def test_more_caches_take_less() -> None:
    assert passed_on(1, 300, caches=30) > passed_on(1, 300, caches=3)


def test_a_cache_takes_what_visits_at_random_would_have_it_take() -> None:
    chance, rate, fresh_seconds = random.Random("visits"), 0.02, 100
    now, missed, fresh_until = 0.0, 0, 0.0
    for _ in range(20_000):
        now += chance.expovariate(rate)
        if now >= fresh_until:
            missed, fresh_until = missed + 1, now + fresh_seconds
    assert missed / now == pytest.approx(passed_on(rate, fresh_seconds), rel=0.03)


@pytest.mark.parametrize("visitors", CROWDS)
def test_a_cdn_passes_on_a_part_of_each_kind_and_never_more_than_it_was_asked(visitors: float) -> None:
    asked = traffic_asked(GIVEN, visitors / 86_400)
    behind = asdict(traffic_behind_cdn(GIVEN, WORLD, asked))
    assert all(0 < behind[kind] <= rate * (1 + 1e-9) for kind, rate in asdict(asked).items())


def test_what_no_cache_may_keep_all_reaches_us() -> None:
    asked = traffic_asked(GIVEN, 10)
    behind = traffic_behind_cdn(GIVEN, WORLD, asked)
    assert (behind.pages, behind.paintings) == pytest.approx((asked.pages, asked.paintings))


@pytest.mark.parametrize("has_cdn", [False, True])
def test_more_visitors_never_take_fewer_machines_calls_or_megabytes(has_cdn: bool) -> None:
    sites = [build_site(replace(GIVEN, visitors=visitors), WORLD, has_cdn, 100) for visitors in CROWDS]
    for measure in ("machines", "weather_calls_per_minute", "redis_megabytes", "gigabytes_a_day"):
        figures = [getattr(site, measure) for site in sites]
        assert figures == sorted(figures), measure


def test_a_cdn_never_takes_more_machines() -> None:
    for visitors in CROWDS:
        given = replace(GIVEN, visitors=visitors)
        plain, behind = (build_site(given, WORLD, has_cdn, 100) for has_cdn in (False, True))
        assert behind.machines <= plain.machines


def test_machines_are_no_busier_than_they_may_be_and_one_less_would_be() -> None:
    given = replace(GIVEN, drawing_ms=0, requests_per_second=100, busy=0.5, least_machines=1)
    traffic = traffic_asked(given, 2)
    machines = machines_for(given, WORLD, traffic)
    assert (machines - 1) * 50 < traffic.total <= machines * 50


def test_weather_is_asked_for_once_for_each_cell_and_time_at_most() -> None:
    most = len(WORLD.cells) / GIVEN.weather_fresh_seconds
    assert passed_on_of(1e9, WORLD.cells, GIVEN.weather_fresh_seconds) <= most


def test_ten_times_the_visitors_want_far_less_than_ten_times_the_paintings() -> None:
    few, many = (paintings(replace(GIVEN, visitors=visitors), WORLD) for visitors in (1e6, 1e7))
    assert many.wished == 10 * few.wished
    assert many.made_mean < 4 * few.made_mean


def test_no_more_is_painted_than_wished_for() -> None:
    for visitors in CROWDS:
        told = paintings(replace(GIVEN, visitors=visitors), WORLD)
        assert told.made_first_day <= told.wished
        assert told.made_mean <= told.wished


def test_what_was_painted_before_need_not_be_painted_again() -> None:
    told = paintings(GIVEN, WORLD)
    assert told.made_last_day < told.made_first_day


def test_each_day_of_a_made_up_weather_has_all_its_visits() -> None:
    days = shares_by_conditions(random.Random("weather"), GIVEN)
    assert [math.fsum(day.values()) for day in days] == pytest.approx([1] * GIVEN.days)


def test_the_daily_budget_bounds_the_dollars() -> None:
    site = build_site(GIVEN, WORLD, has_cdn=False, paintings_a_day=1e6)
    assert site.usd_a_month["Gemini"] == 30 * GIVEN.budget_usd


def test_a_plan_of_redis_holds_both_the_bytes_and_the_connections() -> None:
    assert plan_of_redis(20, 20)[0] == "mini"
    assert plan_of_redis(20, 21)[0] == "premium-0"
    assert plan_of_redis(51, 20)[0] == "premium-2"


def test_what_no_plan_holds_has_no_price() -> None:
    assert plan_of_redis(20, 201) == ("larger", math.inf)


def test_the_same_assumptions_give_the_same_report() -> None:
    assert report(GIVEN, WORLD) == report(GIVEN, WORLD)
