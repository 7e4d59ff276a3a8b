"""A million visitors a day, on paper: ``make simulate``, or ``python -m scripts.simulate_visitors --visitors 1000000``.

Visitors come by the hour and are spread over the gazetteer's places by Zipf's law. What a cache takes is computed, not
assumed: of visits that come at random, at ``r`` a second, for something that stays fresh for ``T`` s, a cache passes on
``r / (1 + r T)``. A CDN is many such caches, each with its share of the visits; so are our processes, each of which
draws for itself; for weather they are one. What has to be painted depends on conditions that change by the hour.

The same arguments give the same figures. Habits and prices are assumptions, each an argument: check them.
"""

import argparse
import math
from collections.abc import Callable
from dataclasses import asdict, fields, replace

from dioramacast.places import Gazetteer
from scripts.visitors.model import Assumptions, Site, World, build_site, build_world
from scripts.visitors.paintings import Paintings, paintings

SLOW_WEATHER_SECONDS = 1800
Row = tuple[str, Callable[[Site], str]]


def report(given: Assumptions, world: World) -> str:
    painted = paintings(given, world)
    plain, behind = (build_site(given, world, has_cdn, painted.made_mean) for has_cdn in (False, True))
    slow = replace(given, weather_fresh_seconds=SLOW_WEATHER_SECONDS)
    slow_calls = build_site(slow, world, False, painted.made_mean).weather_calls_per_minute
    lines = [f"{given.visitors:,.0f} visitors a day", f"{'in the busiest minute':32}{'no CDN':>12}{'CDN':>12}"]
    lines += [f"{name:32}{tell(plain):>12}{tell(behind):>12}" for name, tell in rows(plain)]
    lines += [f"weather calls a minute with WEATHER_FRESH_SECONDS={SLOW_WEATHER_SECONDS}: {slow_calls:,.0f}"]
    return "\n".join(lines + lines_of(given, painted))


def rows(site: Site) -> list[Row]:
    return [
        ("requests/s to us", lambda each: f"{each.traffic.total:,.0f}"),
        *(traffic_row(name) for name in asdict(site.traffic)),
        ("drawings/s", lambda each: f"{each.drawings_per_second:,.1f}"),
        ("machines", lambda each: str(each.machines)),
        ("weather calls a minute", lambda each: f"{each.weather_calls_per_minute:,.0f}"),
        ("GB a day from us", lambda each: f"{each.gigabytes_a_day:,.1f}"),
        ("Redis: MB", lambda each: f"{each.redis_megabytes:,.0f}"),
        ("Redis: connections at most", lambda each: str(each.redis_connections)),
        ("Redis: plan", lambda each: each.redis_plan),
        *(dollar_row(name) for name in site.usd_a_month),
        ("$ a month", lambda each: dollars(sum(each.usd_a_month.values()))),
    ]


def traffic_row(name: str) -> Row:
    return f"  {name}", lambda each: f"{asdict(each.traffic)[name]:,.1f}"


def dollar_row(name: str) -> Row:
    return f"$ a month: {name}", lambda each: dollars(each.usd_a_month[name])


def dollars(amount: float) -> str:
    return f"{amount:,.0f}" if math.isfinite(amount) else "unknown"


def lines_of(given: Assumptions, painted: Paintings) -> list[str]:
    wanted_usd = painted.made_mean * given.price_usd
    return [
        f"paintings wished for a day: {painted.wished:,.0f}",
        f"  to be made on day 1: {painted.made_first_day:,.0f}, on day {given.days}: {painted.made_last_day:,.0f}, "
        f"on the mean day: {painted.made_mean:,.0f}, each for {painted.wished / painted.made_mean:,.1f} wishes",
        f"  for ${wanted_usd:,.0f} a day, of which the budget allows ${min(wanted_usd, given.budget_usd):,.0f}",
    ]


def numbers(text: str) -> tuple[float, ...]:
    hours = tuple(float(part) for part in text.split(","))
    if len(hours) != 24 or min(hours) < 0 or not sum(hours):
        raise argparse.ArgumentTypeError("must be 24 numbers, separated by commas")
    return hours


def parse_arguments() -> Assumptions:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for each in fields(Assumptions):
        kind = numbers if isinstance(each.default, tuple) else type(each.default)
        shown = "" if isinstance(each.default, tuple) else f" ({each.default})"
        words = each.metadata["help"] + shown
        parser.add_argument(f"--{each.name.replace('_', '-')}", type=kind, default=each.default, help=words)
    return Assumptions(**vars(parser.parse_args()))


def main() -> None:
    given = parse_arguments()
    gazetteer = Gazetteer()
    print(report(given, build_world(gazetteer.biggest(gazetteer.count), given.zipf)))


if __name__ == "__main__":
    main()
