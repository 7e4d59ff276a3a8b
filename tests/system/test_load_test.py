"""The load test against a real server, rehearsed for some seconds: what its exit status and its verdict say."""

import re
import subprocess
import sys

import pytest

from tests.conftest import StartServer
from tests.system.server import PROJECT, free_port

LOCUST = (sys.executable, "-m", "locust", "-f", "load_test.py", "--headless", "--only-summary", "--shape", "soak")
PATIENT = ("--max-p95-ms", "60000", "--max-health-ms", "60000")
"""A busy machine is slow; that is no property of what is tested."""


def rehearse(url: str, seconds: int) -> subprocess.CompletedProcess[str]:
    brief = ("--users", "8", "--run-time", f"{seconds}s", "--think-min", "0.2", "--think-max", "0.5")
    command = [*LOCUST, "--host", url, "--first-visits", "1", *brief, *PATIENT]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120, check=False)


def counted(run: subprocess.CompletedProcess[str], line: str) -> int:
    found = re.search(rf"^{line} +(\d+)", run.stdout, re.MULTILINE)
    assert found, run.stdout + run.stderr
    return int(found[1])


@pytest.fixture(scope="module")
def rehearsal(start_shared: StartServer) -> subprocess.CompletedProcess[str]:
    """Of visitors who may ask for weather, and type, once a minute; so many that some of them do."""
    once = "1 per minute"
    server = start_shared(
        TRUSTED_PROXIES="1", RATE_LIMIT_ENABLED="true", RATE_LIMIT_WEATHER=once, RATE_LIMIT_PLACES=once
    )
    return rehearse(server.url, seconds=6)


@pytest.fixture(scope="module")
def nobody_there() -> subprocess.CompletedProcess[str]:
    return rehearse(f"http://127.0.0.1:{free_port()}", seconds=2)


def test_a_load_that_is_borne_ends_with_status_0(rehearsal: subprocess.CompletedProcess[str]) -> None:
    assert rehearsal.returncode == 0, rehearsal.stdout + rehearsal.stderr


def test_visitors_are_served_the_page_and_what_it_names(rehearsal: subprocess.CompletedProcess[str]) -> None:
    lines = ("GET +/ ", "GET +/static/ ", r"GET +/dioramas/<id>\.svg\?layer=scene ", "health +/health ")
    assert [line for line in lines if not re.search(f"^{line}", rehearsal.stderr, re.MULTILINE)] == []


def test_who_asks_too_much_is_counted_by_itself(rehearsal: subprocess.CompletedProcess[str]) -> None:
    assert counted(rehearsal, "rate limited") > 0


def test_who_asks_too_much_is_no_failure_of_the_service(rehearsal: subprocess.CompletedProcess[str]) -> None:
    assert counted(rehearsal, "failed") == 0


def test_nobody_there_ends_with_status_1(nobody_there: subprocess.CompletedProcess[str]) -> None:
    assert nobody_there.returncode == 1


def test_what_nobody_answers_is_a_failure(nobody_there: subprocess.CompletedProcess[str]) -> None:
    assert counted(nobody_there, "failed") > 0
