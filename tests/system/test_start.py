"""Starting and stopping, as people and platforms do it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import StartServer
from tests.system.raw import request_head
from tests.system.server import PROJECT, Server, bare_environment, free_port

GUNICORN = Path(sys.executable).with_name("gunicorn")
SOON_SECONDS = 15
"""Well below gunicorn's graceful time-out, for which it would otherwise wait."""
COMMAND = f"exec {GUNICORN} -c gunicorn_config.py app:app"


def test_starts_by_its_bare_command_from_a_shell_that_knows_no_venv(tmp_path: Path) -> None:
    environment = bare_environment(tmp_path) | {"PORT": str(free_port()), "MEDIA_DIR": str(tmp_path / "media")}
    server = Server.start(environment, tmp_path, command=("/bin/sh", "-c", COMMAND))
    try:
        ready = server.get("/ready").json()
    finally:
        server.kill()
    assert ready["status"] == "ready"


def test_a_shell_that_knows_no_venv_still_gets_pictures(start_server: StartServer) -> None:
    server = start_server()
    made = server.post("/api/generate-image", json={"location": "Paris, FR"})
    assert made.status_code == 200
    picture = server.get(made.json()["image_url"].replace(".svg", ".png"))
    assert picture.status_code == 200
    assert picture.content.startswith(b"\x89PNG")


def test_starts_with_no_settings_at_all(tmp_path: Path) -> None:
    """But for the port, which another program may hold. The page is left alone: it would ask the real Open-Meteo."""
    server = Server.start({"PORT": str(free_port())}, tmp_path)
    try:
        assert server.get("/ready").status_code == 200
    finally:
        server.kill()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("LOG_LEVEL", "loud"),
        ("TRUSTED_PROXIES", "-1"),
        ("OPEN_METEO_BASE_URL", "api.open-meteo.com"),
        ("MEDIA_STORE", "tape"),
        # Not "many": gunicorn reads this one by itself, before our configuration, and fails in its own words.
        ("WEB_CONCURRENCY", "0"),
    ],
)
def test_a_nonsense_setting_stops_the_start_with_one_line_that_names_it(tmp_path: Path, name: str, value: str) -> None:
    environment = bare_environment(tmp_path) | {"PORT": str(free_port()), name: value}
    ended = subprocess.run(
        ("/bin/sh", "-c", COMMAND),
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert len((ended.stdout + ended.stderr).splitlines()) == 1
    assert name in ended.stderr


def test_an_empty_setting_is_an_unset_one(start_server: StartServer) -> None:
    assert start_server(LOG_LEVEL="", TRUSTED_PROXIES="").get("/health").status_code == 200


def test_more_workers_than_one_are_not_started_without_redis_and_the_log_says_so(start_server: StartServer) -> None:
    server = start_server(WEB_CONCURRENCY="4")
    assert "REDIS_URL" in server.output()
    assert len(children_of(server)) == 1


def children_of(server: Server) -> list[str]:
    """Its workers' process ids."""
    pid = server.process.pid
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_sigterm_ends_it_within_seconds_and_leaves_nothing_running(start_server: StartServer) -> None:
    server = start_server()
    workers = children_of(server)
    assert server.stop() < SOON_SECONDS
    assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []


def test_sigterm_ends_it_within_seconds_though_a_connection_is_kept(start_server: StartServer) -> None:
    server = start_server()
    with server.connect() as connection:
        connection.sendall(request_head("GET", "/health", connection="keep-alive"))
        assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        assert server.stop() < SOON_SECONDS


def test_sigterm_ends_it_within_seconds_though_a_connection_never_spoke(start_server: StartServer) -> None:
    server = start_server()
    with server.connect():
        time.sleep(0.2)
        assert server.stop() < SOON_SECONDS
