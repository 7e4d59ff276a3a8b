"""What the documents tell to type, typed."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import settings_for_tests
from tests.fakes.process import Fake
from tests.system.redis_server import RedisServer
from tests.system.server import PROJECT, Server

DOCUMENTS = sorted({PROJECT / "README.md", *PROJECT.glob("docs/*.md")})
SITE = "http://localhost:5000"
NEEDS_SOMEBODY_ELSE = ("docker", "heroku", "git push heroku", "kubectl")
"""What only an account, an engine or a cluster can run."""
REFUSED = ("lat=91",)
"""In what is told to fail."""


def blocks(language: str) -> list[str]:
    texts = [document.read_text() for document in DOCUMENTS]
    return [block for text in texts for block in re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.M)]


def commands() -> list[str]:
    """Whole ones, without a comment at the end."""
    lines = [line for block in blocks("sh") for line in block.replace("\\\n", " ").splitlines()]
    return [shlex.join(shlex.split(line, comments=True)) for line in lines]


def starting(*programs: str) -> list[str]:
    pattern = re.compile(rf"([A-Z_]+=\S+ )*({'|'.join(programs)}) ")
    return [command for command in dict.fromkeys(commands()) if pattern.match(command)]


def run(command: list[str], environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=100, check=False
    )


def test_every_command_is_run_here_or_by_make_or_needs_somebody_else():
    known = {*starting("curl"), *starting("python"), *starting("make", *NEEDS_SOMEBODY_ELSE)}
    assert [command for command in commands() if command not in known] == []


@pytest.mark.parametrize("command", starting("curl"))
def test_what_curl_is_told_to_ask_is_answered(server: Server, tmp_path: Path, command: str) -> None:
    curl = shutil.which("curl")
    if not curl:
        pytest.fail("The tests need curl: apt-get install curl", pytrace=False)
    arguments = shlex.split(command.replace(SITE, server.url))[1:]
    ended = run([curl, "--silent", "--write-out", "\n%{http_code}", *arguments], {}, tmp_path)
    status = int(ended.stdout.splitlines()[-1])
    assert status == (400 if any(each in command for each in REFUSED) else 200)


@pytest.mark.parametrize("program", blocks("python"))
def test_the_example_in_python_has_its_picture(server: Server, tmp_path: Path, program: str) -> None:
    ended = run([sys.executable, "-c", program.replace(SITE, server.url)], {"PATH": "/nowhere"}, tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert re.fullmatch(r"\d{4,} bytes\n", ended.stdout)


@pytest.mark.parametrize("command", starting("python"))
def test_an_operators_command_ends_well(
    open_meteo: Fake, gemini: Fake, redis_server: RedisServer, tmp_path: Path, command: str
) -> None:
    environment = settings_for_tests(open_meteo, tmp_path) | {
        "GEMINI_API_KEY": "gemini-key",
        "GEMINI_BASE_URL": gemini.url,
        "REDIS_URL": redis_server.url,
        "GEMINI_CALLS_PER_MINUTE": "1000",
        "MEDIA_STORE": "redis",
    }
    words = shlex.split(command)
    given = dict(word.split("=", 1) for word in words[: words.index("python")])
    ended = run([sys.executable, *words[words.index("python") + 1 :]], environment | given, PROJECT)
    # The picture that the documents take down is nobody's.
    expected = (1, "There is no picture of that id.\n") if "take-down" in command else (0, "")
    assert (ended.returncode, ended.stderr) == expected
