"""Schemathesis against the OpenAPI document: right and wrong data, and links; whatever the document lacks is a failure.

Failures are printed with a curl command each.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.system.server import Server
from tests.system.tally import tally

CONFIG = Path(__file__).with_name("schemathesis.toml")
WISH = {"location": "Ushuaia", "weather": "snow", "temperature": -3}

pytestmark = pytest.mark.contract("fuzzing")


def fuzz(server: Server, folder: Path, config: str, *options: str | int) -> int:
    """The number of requests; fails where a check of one does."""
    report, config_file = folder / "report.json", folder / "schemathesis.toml"
    config_file.write_text(config)
    command = [Path(sys.executable).with_name("schemathesis"), "--no-color", "--config-file", config_file, "run"]
    command += [f"{server.url}/openapi.json", "--report", "json", "--report-json-path", report]
    command += ["--generation-database", "none", *map(str, options)]
    ended = subprocess.run(command, cwd=folder, env={"PATH": ""}, capture_output=True, text=True, check=False)
    told = json.loads(report.read_text()) if report.exists() else {"test_cases": {"generated": 0}, "errors": []}
    tally.add(sent=told["test_cases"]["generated"], lost=len(told["errors"]))
    assert ended.returncode == 0, ended.stdout[-20_000:] + ended.stderr[-5_000:]
    assert not [line for line in server.log_lines() if line["level"] == "ERROR"]
    return int(told["test_cases"]["generated"])


@pytest.fixture(scope="module")
def server(start_shared) -> Server:
    return start_shared()


def with_pictures_that_are_there(server: Server) -> str:
    """The configuration, and ids in it: those that are made up are nearly all unknown."""
    made = server.post("/api/generate-image", json=WISH).json()
    ids = f'[parameters]\n"path.diorama_id" = "{made["id"]}"\n"path.artwork_id" = "{made["artwork_id"]}"\n'
    return CONFIG.read_text() + ids


def test_a_few_hundred_requests_are_answered_as_the_document_says(server, tmp_path):
    requests = fuzz(server, tmp_path, CONFIG.read_text(), "--seed", 8, "--max-examples", 3)
    assert requests > 300


@pytest.mark.torture
def test_pictures_that_are_there_are_answered_as_the_document_says(server, tmp_path):
    config = with_pictures_that_are_there(server)
    requests = fuzz(server, tmp_path, config, "--seed", 8, "--max-examples", 3, "--include-path-regex", "_id")
    assert requests > 50


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_ten_thousand_requests_are_answered_as_the_document_says(server, tmp_path, figure):
    requests = fuzz(server, tmp_path, CONFIG.read_text(), "--max-examples", 600)
    figure(f"{requests:,} requests")
    assert requests >= 10_000


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_thousands_of_requests_for_pictures_that_are_there_are_answered_as_the_document_says(server, tmp_path, figure):
    requests = fuzz(
        server, tmp_path, with_pictures_that_are_there(server), "--max-examples", 300, "--include-path-regex", "_id"
    )
    figure(f"{requests:,} requests")
    assert requests >= 1_000
