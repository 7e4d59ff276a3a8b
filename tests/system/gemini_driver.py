"""Drives the image model's client where it will live: in a process that gevent has patched before anything else.

Each line of standard input is a JSON object, a client to build and what to ask it; each line of standard output is
the list of what came of it. Everything that anybody logs goes to standard error.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import logging  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
import traceback  # noqa: E402
from io import BytesIO  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from PIL import Image  # noqa: E402
from pydantic import SecretStr  # noqa: E402

from dioramacast.breaker import Breaker  # noqa: E402
from dioramacast.budget import Allowance, Budget  # noqa: E402
from dioramacast.clients.gemini import GeminiClient  # noqa: E402
from dioramacast.clients.provider import Provider  # noqa: E402
from dioramacast.errors import DioramaCastError  # noqa: E402


def client_of(order: dict[str, Any]) -> GeminiClient:
    budget = Budget("Gemini", (Allowance(order["budget"], 60),), time.monotonic)
    breaker = Breaker(time.monotonic, threshold=10_000)
    return GeminiClient(
        api_key=SecretStr(order["key"]),
        base_url=order["base_url"],
        model=order["model"],
        ca_bundle=Path(order["ca_bundle"]) if order["ca_bundle"] else None,
        provider=Provider("gemini", budget, breaker, calls_at_once=64),
        deadline_seconds=order["deadline_seconds"],
    )


def outcome(client: GeminiClient, prompt: str) -> dict[str, Any]:
    started = time.monotonic()
    try:
        picture = client.generate_image(prompt)
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
        with Image.open(BytesIO(picture.data)) as image:
            told = {"media_type": picture.media_type, "format": image.format, "size": image.size}
    return {**told, "seconds": time.monotonic() - started, "is_healthy": client.is_healthy}


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    logging.basicConfig(level=logging.DEBUG)
    # As the product has it: Pillow works in native threads, and a log's lock is gevent's, which they must not take.
    logging.getLogger("PIL").setLevel(logging.WARNING)
    for line in sys.stdin:
        order = json.loads(line)
        client = client_of(order)
        before = peak_megabytes()
        rounds = []
        for prompts in order["rounds"]:
            calls = [gevent.spawn(outcome, client, prompt) for prompt in prompts]
            gevent.joinall(calls)
            rounds.append([call.get() for call in calls])
        answer = {
            "rounds": rounds,
            "grown_megabytes": peak_megabytes() - before,
            "imported": "google.genai" in sys.modules,
        }
        print(json.dumps(answer), flush=True)


main()
