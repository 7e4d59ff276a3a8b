"""Drives the image model's client where it will live: in a process that gevent has patched before anything else.

Each line of standard input is a JSON object, a client to build and what to ask it; each line of standard output is
the list of what came of it, and what the ledger says it cost, where a call costs 1. Everything that anybody logs goes
to standard error.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import logging  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
import traceback  # noqa: E402
from io import BytesIO  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from PIL import Image  # noqa: E402
from pydantic import SecretStr  # noqa: E402

from dioramacast.breaker import Breaker  # noqa: E402
from dioramacast.clients.gemini import GeminiClient  # noqa: E402
from dioramacast.errors import DioramaCastError  # noqa: E402
from dioramacast.ledger import DiskLedger, Ledger, Terms  # noqa: E402


def ledger_of(order: dict[str, Any]) -> Ledger:
    terms = Terms(price_micro_usd=1, day_micro_usd=order["budget"], calls_per_minute=10_000)
    return DiskLedger(Path(tempfile.mkdtemp()), terms, time.time)


def client_of(order: dict[str, Any], ledger: Ledger) -> GeminiClient:
    return GeminiClient(
        api_key=SecretStr(order["key"]),
        base_url=order["base_url"],
        model=order["model"],
        ca_bundle=Path(order["ca_bundle"]) if order["ca_bundle"] else None,
        ledger=ledger,
        breaker=Breaker(time.monotonic, order["breaker_threshold"]),
    )


def outcome(client: GeminiClient, prompt: str, deadline_seconds: float) -> dict[str, Any]:
    started = time.monotonic()
    try:
        painting = client.generate_image(prompt, deadline_seconds)
    except DioramaCastError as error:
        traceback.print_exc()
        told = {
            "error": type(error).__name__,
            "message": error.message,
            "permanent": getattr(error, "permanent", None),
            "reason": getattr(error, "reason", None),
            "retry_after_seconds": error.retry_after_seconds,
        }
    else:
        with Image.open(BytesIO(painting.webp)) as image:
            told = {"format": image.format, "size": image.size}
    return {**told, "seconds": time.monotonic() - started, "is_healthy": client.is_healthy}


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    logging.basicConfig(level=logging.DEBUG)
    # As the product has it: Pillow works in native threads, and a log's lock is gevent's, which they must not take.
    logging.getLogger("PIL").setLevel(logging.WARNING)
    for line in sys.stdin:
        order = json.loads(line)
        ledger = ledger_of(order)
        client = client_of(order, ledger)
        before = peak_megabytes()
        rounds = []
        for prompts, deadline_seconds in zip(order["rounds"], order["deadlines_seconds"], strict=True):
            calls = [gevent.spawn(outcome, client, prompt, deadline_seconds) for prompt in prompts]
            gevent.joinall(calls)
            rounds.append([call.get() for call in calls])
        spend = ledger.today()
        answer = {
            "rounds": rounds,
            "spend": {"money": spend.micro_usd, "calls": spend.calls, "pictures": spend.pictures},
            "grown_megabytes": peak_megabytes() - before,
            "imported": "google.genai" in sys.modules,
        }
        print(json.dumps(answer), flush=True)


main()
