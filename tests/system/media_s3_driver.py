"""Drives the media store in S3 where it will live: in a process that gevent has patched before anything else.

Each line of standard input is a JSON object, the settings of a store and what to ask it; each line of standard output
tells what came of it. Everything that anybody logs goes to standard error.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import logging  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402

from dioramacast.errors import MediaStoreError  # noqa: E402
from dioramacast.media import MediaPool, build_media_store  # noqa: E402
from dioramacast.media_store import MediaStore  # noqa: E402
from dioramacast.settings import Settings  # noqa: E402


def outcome(store: MediaStore, method: str, name: str, data: str = "") -> dict[str, Any]:
    started = time.monotonic()
    told: dict[str, Any] = {}
    try:
        if method == "put":
            store.put(name, data.encode())
        elif method == "delete":
            store.delete(name)
        else:
            found = store.get(name)
            told["data"] = None if found is None else found.decode()
    except MediaStoreError as error:
        told["reason"] = error.reason
    return {**told, "seconds": time.monotonic() - started}


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    logging.getLogger("dioramacast").setLevel(logging.DEBUG)
    for line in sys.stdin:
        order = json.loads(line)
        store = build_media_store(Settings.from_env(order["settings"]), None, MediaPool(order["pool"]))
        imported_before = "botocore" in sys.modules
        rounds = []
        for operations in order["rounds"]:
            calls = [gevent.spawn(outcome, store, *operation) for operation in operations]
            gevent.joinall(calls)
            rounds.append([call.get() for call in calls])
            time.sleep(order["pause_seconds"])
        print(json.dumps({"rounds": rounds, "imported_before": imported_before}), flush=True)


main()
