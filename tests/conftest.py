"""Fixtures for every kind of test: the fakes, and servers that ask them. No test speaks to the outside world."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.fakes.process import Fake
from tests.system.server import PROJECT, Server, bare_environment, free_port


@pytest.fixture(scope="session")
def open_meteo_process() -> Iterator[Fake]:
    fake = Fake("tests.fakes.open_meteo")
    yield fake
    fake.stop()


@pytest.fixture
def open_meteo(open_meteo_process: Fake) -> Fake:
    """A fake Open-Meteo, as new for each test: all well, no calls counted."""
    open_meteo_process.reset()
    return open_meteo_process


def settings_for_tests(open_meteo: Fake, folder: Path) -> dict[str, str]:
    """Every outside address is a fake's, every file goes into the test's own folder."""
    return {
        **bare_environment(folder),
        "OPEN_METEO_BASE_URL": open_meteo.url,
        "MEDIA_STORE": "disk",
        "MEDIA_DIR": str(folder / "media"),
        "LOG_LEVEL": "info",
    }


@pytest.fixture(scope="session")
def shared_server(open_meteo_process: Fake, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    server = Server.start(settings_for_tests(open_meteo_process, folder) | {"PORT": str(free_port())}, folder)
    yield server
    server.stop()


@pytest.fixture
def server(shared_server: Server, open_meteo: Fake) -> Server:
    """The one server that tests share. It remembers weather: a test that counts calls asks for a place of its own."""
    return shared_server


class StartServer(Protocol):
    def __call__(self, *, cwd: Path = PROJECT, **settings: str | None) -> Server: ...


@pytest.fixture
def start_server(open_meteo: Fake, tmp_path: Path) -> Iterator[StartServer]:
    """``start_server(LOG_LEVEL="debug")``: a server of the test's own, with these settings; None takes one away."""
    servers: list[Server] = []

    def start(*, cwd: Path = PROJECT, **settings: str | None) -> Server:
        folder = tmp_path / f"server-{len(servers)}"
        folder.mkdir()
        wanted = settings_for_tests(open_meteo, folder) | {"PORT": str(free_port())} | settings
        given = {name: value for name, value in wanted.items() if value is not None}
        servers.append(Server.start(given, folder, cwd=cwd))
        return servers[-1]

    yield start
    for server in servers:
        server.kill()
