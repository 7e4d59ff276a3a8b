"""The operator's commands (``python -m dioramacast --help``)."""

from gevent import monkey

monkey.patch_all()  # before anything imports ssl: otherwise every HTTPS call dies with a RecursionError

import argparse
import logging.config
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Sequence

import gevent

from dioramacast.atelier import Atelier, build_ledger, build_terms
from dioramacast.check import effective, redis_connections, remarks
from dioramacast.demand import Demand
from dioramacast.doctor import examine
from dioramacast.errors import DioramaCastError, SettingsError
from dioramacast.ledger import Spend, Terms
from dioramacast.logs import logging_config
from dioramacast.media import MediaPool, build_media_store
from dioramacast.prospects import Prospects
from dioramacast.purge import Purge, purge
from dioramacast.server import usable_cores
from dioramacast.services import Services, build_services
from dioramacast.settings import Settings
from dioramacast.takedown import Takedown
from dioramacast.warm_up import Fate, WarmUp

DONE, FAILED, WRONG_USAGE = 0, 1, 2

_ID = re.compile("[0-9a-f]{24}")
_MICRO = 1_000_000
_QUEUED_PER_PLACE = 4
"""A job is given up when it has waited ten minutes for its turn, and each takes two at most."""
_SUMMARY = (Fate.PAINTED, Fate.WANTED, Fate.THERE, Fate.REFUSED, Fate.FAILED, Fate.CANCELLED, Fate.UNFINISHED)
_GOOD = {Fate.PAINTED, Fate.WANTED, Fate.THERE, Fate.REFUSED}


def main(arguments: Sequence[str] | None = None) -> int:
    wanted = _parser().parse_args(arguments)
    logs = logging_config("warning")
    logs["handlers"]["console"]["stream"] = "ext://sys.stderr"
    logging.config.dictConfig(logs)
    try:
        settings = Settings.from_env(os.environ)
        return _COMMANDS[wanted.command](settings, wanted)
    except SettingsError as error:
        print(error.message, file=sys.stderr)
        return WRONG_USAGE
    except DioramaCastError as error:
        print(error.message, file=sys.stderr)
        return FAILED


def warm_up(settings: Settings, wanted: argparse.Namespace) -> int:
    services = build_services(settings)
    atelier = services.atelier
    if atelier is None:
        raise SettingsError("GEMINI_API_KEY, GEMINI_DAILY_BUDGET_USD: pictures need a key, and money for one at least")
    price = atelier.terms.price_micro_usd
    calls = round(wanted.budget_usd * _MICRO) // price
    if calls == 0:
        raise SettingsError(f"--budget-usd: a picture costs {_dollars(price)}")
    before = atelier.ledger.today()
    left_today = max(0, atelier.terms.day_micro_usd - before.micro_usd)
    calls = min(calls, left_today // price)
    services.gazetteer.open()
    prospects = Prospects(
        demand=Demand(services.shared.link),
        gazetteer=services.gazetteer,
        weather=services.weather,
        wishes=services.wishes,
    )
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, stop.set)
    warmth = _build_warm_up(services, atelier, stop)
    if wanted.dry_run:
        warmth.rehearse(prospects.likely(wanted.cities), calls)
        print(f"{_tally(warmth)}; {_dollars(warmth.fates[Fate.WANTED] * price)} at {_dollars(price)} each")
        return DONE
    warmth.run(prospects.likely(wanted.cities), calls, wanted.seconds)
    print(_tally(warmth))
    after = atelier.ledger.today()
    spent = after.micro_usd - (before.micro_usd if after.day == before.day else 0)
    print(f"By the ledger {_dollars(spent)} were spent meanwhile, visitors' pictures included.")
    print(_spend_line(after, atelier.terms))
    return DONE if set(warmth.fates) <= _GOOD else FAILED


def _build_warm_up(services: Services, atelier: Atelier, stop: threading.Event) -> WarmUp:
    settings = services.settings
    per_process, ahead_limit = settings.gemini_calls_at_once * _QUEUED_PER_PLACE, settings.gemini_queue_limit // 2
    return WarmUp(
        book=atelier.book,
        painter=atelier.painter,
        ledger=atelier.ledger,
        runner=atelier.runner,
        queued_most=max(1, min(per_process, ahead_limit, settings.gemini_calls_per_minute)),
        say=lambda line: print(line, flush=True),
        stop=stop,
    )


def _tally(warmth: WarmUp) -> str:
    counted = {fate: warmth.fates[fate] for fate in _SUMMARY if warmth.fates[fate]}
    return ", ".join(f"{count} {fate}" for fate, count in counted.items()) or "nothing to do"


def take_down(settings: Settings, wanted: argparse.Namespace) -> int:
    services = build_services(settings)
    link = services.shared.link
    paintings, drawings = (build_media_store(settings, link, pool) for pool in (MediaPool.PAINTINGS, MediaPool.SPECS))
    print(Takedown(paintings, drawings, services.gallery).take_down(wanted.id))
    if link is None:
        print("Without Redis the gallery is the server's own: it forgets the picture at its next start.")
    print("Running processes may show it for a minute more; a CDN and browsers until they are purged.")
    return DONE


def spend(settings: Settings, _wanted: argparse.Namespace) -> int:
    link = build_services(settings).shared.link
    print(_spend_line(build_ledger(settings, link).today(), build_terms(settings)))
    return DONE


def check(settings: Settings, wanted: argparse.Namespace) -> int:
    for name, value in effective(settings):
        print(f"{name}={value}")
    for remark in remarks(settings):
        print(f"note: {remark}")
    if settings.redis_url is None:
        return DONE
    processes = wanted.instances * (settings.web_concurrency or usable_cores())
    needed = redis_connections(settings, processes, wanted.workers)
    print(f"Redis: {needed} connections at most, of {processes} web processes and {wanted.workers} workers")
    if wanted.redis_connections is not None and needed > wanted.redis_connections:
        print(f"The plan has {wanted.redis_connections}: lower REDIS_CONNECTIONS or WEB_CONCURRENCY.", file=sys.stderr)
        return FAILED
    return DONE


def doctor(settings: Settings, _wanted: argparse.Namespace) -> int:
    status = DONE
    for finding in examine(build_services(settings)):
        print("good" if finding.is_good else "BAD ", finding.sentence, flush=True)
        status = status if finding.is_good else FAILED
    return status


def forget(settings: Settings, wanted: argparse.Namespace) -> int:
    link = build_services(settings).shared.link
    if link is None:
        raise SettingsError("REDIS_URL: without it nothing is kept but by the server itself; start it again")
    print(f"{wanted.what}: {purge(link, wanted.what)} keys forgotten; running processes remember for minutes more.")
    return DONE


def _spend_line(today: Spend, terms: Terms) -> str:
    return (
        f"{today.day} (UTC): {_dollars(today.micro_usd)} of {_dollars(terms.day_micro_usd)} spent; "
        f"calls {today.calls}, pictures {today.pictures}, price of one {_dollars(terms.price_micro_usd)}"
    )


def _dollars(micro_usd: int) -> str:
    return f"${micro_usd / _MICRO:.4f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dioramacast", description="DioramaCast's commands for operators.")
    commands = parser.add_subparsers(dest="command", required=True)
    ahead = commands.add_parser("warm-up", help="paint what will likely be asked for, within a budget")
    ahead.add_argument("--budget-usd", type=_positive, required=True, help="and never more than the day's budget")
    ahead.add_argument("--cities", type=_count, default=50, help="the largest, by day and by night (50)")
    ahead.add_argument("--seconds", type=_positive, default=900, help="nothing is begun after these (900)")
    ahead.add_argument("--dry-run", action="store_true", help="say what would be painted, and ask no image model")
    looked = commands.add_parser("check", help="what the settings come to, without asking anybody")
    looked.add_argument("--instances", type=_count, default=1, help="dynos, containers or pods of the web (1)")
    looked.add_argument("--workers", type=_count, default=1, help="job workers (1)")
    looked.add_argument("--redis-connections", type=_count, help="fail where the plan has fewer than are needed")
    commands.add_parser("doctor", help="try Redis, keys, clock, pictures' store and disk, and say what is wrong")
    gone = commands.add_parser("purge", help="forget what can be fetched or counted again; never what was paid for")
    gone.add_argument("what", type=Purge, choices=list(Purge))
    down = commands.add_parser("take-down", help="delete a picture; a painted one is never painted again")
    down.add_argument("id", type=_picture_id, help="the diorama's or the artwork's, from its address")
    commands.add_parser("spend", help="what paid pictures have cost today")
    return parser


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e6:
        raise argparse.ArgumentTypeError("must be more than 0, and less than a million")
    return number


def _count(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 10_000:
        raise argparse.ArgumentTypeError("must be from 0 to 10000")
    return number


def _picture_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise argparse.ArgumentTypeError("must be 24 of the digits and letters 0-9 and a-f")
    return text


_COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], int]] = {
    "check": check,
    "doctor": doctor,
    "purge": forget,
    "spend": spend,
    "take-down": take_down,
    "warm-up": warm_up,
}


if __name__ == "__main__":
    sys.exit(main())
