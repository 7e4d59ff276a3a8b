"""Tries connections on the hot path and on the long way; a process of its own, for atheris takes one over.

``python -m tests.faults.hot_path_fuzz replay FOLDER`` tries each file of a folder; ``… fuzz SECONDS FOLDER SEEDS`` lets
atheris think up new ones, guided by what code they reach, and keeps in FOLDER those that reached more and the one that
was answered otherwise. A file is what comes over one connection, as it stands on the wire.
"""

import os
import sys
from pathlib import Path

from gevent import monkey


def replay(folder: Path) -> None:
    from tests.faults.hot_path_oracle import Oracle

    oracle, files = Oracle(), sorted(folder.iterdir())
    print(f"{len(files)} files, {sum(oracle.check(file.read_bytes()) for file in files)} requests")


def fuzz(seconds: int, folder: Path, seeds: Path) -> None:
    import atheris

    with atheris.instrument_imports(include=["app", "dioramacast", "gunicorn.http"]):
        from tests.faults.hot_path_oracle import Oracle

    oracle = Oracle()
    options = [f"-max_total_time={seconds}", "-max_len=1500", "-timeout=60", "-print_final_stats=1"]
    options += [f"-dict={Path(__file__).with_name('http.dict')}", f"-artifact_prefix={folder}/otherwise-"]
    atheris.Setup([sys.argv[0], *options, str(folder), str(seeds)], lambda data: oracle.check(data) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    monkey.patch_all()
    match sys.argv[1:]:
        case ["replay", folder]:
            replay(Path(folder))
        case ["fuzz", seconds, folder, seeds]:
            fuzz(int(seconds), Path(folder), Path(seeds))
        case _:
            sys.exit(__doc__)
    # What the site has begun beside this waits for nobody.
    sys.stdout.flush()
    os._exit(0)
