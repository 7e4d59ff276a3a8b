"""What stands before Flask answers as Flask does, whatever comes: a corpus, and what atheris makes of it.

See ``hot_path_fuzz.py``; what it finds goes into ``corpus/``.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import settings_for_tests
from tests.fakes.process import Fake
from tests.system.server import PROJECT
from tests.system.tally import tally

CORPUS = Path(__file__).with_name("corpus")
FUZZ_SECONDS = 300

pytestmark = pytest.mark.contract("fuzzing")


def run(open_meteo: Fake, folder: Path, *arguments: str | Path | int) -> str:
    """What the oracle's process printed; fails where it found a difference."""
    environment = settings_for_tests(open_meteo, folder) | {
        "HOT_PATH": "true",
        "LOG_LEVEL": "error",
        "TRUSTED_PROXIES": "1",
        "ALLOWED_ORIGINS": "https://friend.example",
        "OPEN_METEO_CALLS_PER_DAY": "1000000000",
        # Weather that grows old between the two ways is a difference that is none.
        "WEATHER_FRESH_SECONDS": "3600",
    }
    command = [sys.executable, "-m", "tests.faults.hot_path_fuzz", *map(str, arguments)]
    ended = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-5_000:] + ended.stderr[-20_000:]
    return ended.stdout + ended.stderr


def test_each_connection_of_the_corpus_is_answered_as_on_the_long_way(open_meteo, tmp_path):
    told = re.search(r"(\d+) files, (\d+) requests", run(open_meteo, tmp_path, "replay", CORPUS))
    assert told
    tally.add(sent=int(told[2]))
    assert int(told[1]) == len(list(CORPUS.iterdir()))


@pytest.mark.torture
@pytest.mark.timeout(FUZZ_SECONDS + 180)
def test_whatever_atheris_thinks_up_is_answered_as_on_the_long_way(open_meteo, tmp_path, figure):
    new = tmp_path / "new"
    new.mkdir()
    told = re.search(r"number_of_executed_units: +(\d+)", run(open_meteo, tmp_path, "fuzz", FUZZ_SECONDS, new, CORPUS))
    assert told
    tally.add(sent=int(told[1]))
    figure(f"{int(told[1]):,} connections thought up in {FUZZ_SECONDS} s")
