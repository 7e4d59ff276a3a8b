"""Fixtures for every kind of test: the fakes, and servers that ask them. No test speaks to the outside world."""

import itertools
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from tests.fakes.certificate import Certificate, make_certificate
from tests.fakes.process import Fake
from tests.faults.proxy import Proxy
from tests.system.redis_server import RedisServer
from tests.system.server import PROJECT, Server, bare_environment, free_port

# A busy machine is slow; that is no property of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


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


@pytest.fixture(scope="session")
def openweathermap_process() -> Iterator[Fake]:
    fake = Fake("tests.fakes.openweathermap")
    yield fake
    fake.stop()


@pytest.fixture
def openweathermap(openweathermap_process: Fake) -> Fake:
    """A fake OpenWeatherMap, as new for each test: all well, any key accepted, no calls counted."""
    openweathermap_process.reset()
    return openweathermap_process


@pytest.fixture(scope="session")
def gemini_process() -> Iterator[Fake]:
    fake = Fake("tests.fakes.gemini")
    yield fake
    fake.stop()


@pytest.fixture
def gemini(gemini_process: Fake) -> Fake:
    """A fake Gemini, as new for each test: a picture for every prompt, any key accepted, no calls counted."""
    gemini_process.reset()
    return gemini_process


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """For fakes over HTTPS; a client trusts them with ``SSL_CERT_FILE`` set to its ``authority``."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))


class StartFake(Protocol):
    def __call__(self, name: str, *, https: bool = False) -> Fake: ...


@pytest.fixture
def start_fake(request: pytest.FixtureRequest) -> Iterator[StartFake]:
    """``start_fake("gemini", https=True)``: a fake of the test's own."""
    fakes: list[Fake] = []

    def start(name: str, *, https: bool = False) -> Fake:
        fakes.append(Fake(f"tests.fakes.{name}", request.getfixturevalue("certificate") if https else None))
        return fakes[-1]

    yield start
    for fake in fakes:
        fake.stop()


class StartProxy(Protocol):
    def __call__(self, target_port: int) -> Proxy: ...


@pytest.fixture
def start_proxy() -> Iterator[StartProxy]:
    """``start_proxy(redis_server.port)``: a line between the server under test and something else, to be disturbed."""
    proxies: list[Proxy] = []

    def start(target_port: int) -> Proxy:
        proxies.append(Proxy(target_port))
        return proxies[-1]

    yield start
    for proxy in proxies:
        proxy.stop()


def settings_for_tests(open_meteo: Fake, folder: Path) -> dict[str, str]:
    """Every outside address is a fake's, every file goes into the test's own folder."""
    return {
        **bare_environment(folder),
        "OPEN_METEO_BASE_URL": open_meteo.url,
        "MEDIA_STORE": "disk",
        "MEDIA_DIR": str(folder / "media"),
        "LOG_LEVEL": "info",
        # Tests ask faster than a visitor may; those about limits switch them on.
        "RATE_LIMIT_ENABLED": "false",
        # `HOT_PATH=false make test`: the same tests hold without it.
        "HOT_PATH": os.environ.get("HOT_PATH", ""),
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
    numbers = itertools.count()
    with ExitStack() as ends:

        def start(*, cwd: Path = PROJECT, **settings: str | None) -> Server:
            folder = tmp_path / f"server-{next(numbers)}"
            folder.mkdir()
            server = started(settings_for_tests(open_meteo, folder), settings, folder, cwd)
            ends.callback(server.kill)
            return server

        yield start


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A real Redis, empty; a test may end it and start it again."""
    server = RedisServer(tmp_path)
    yield server
    server.kill()


@pytest.fixture(scope="module")
def start_shared(open_meteo_process: Fake, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """``start_server`` for a whole file of tests: what they do to their server, they see of each other."""
    with ExitStack() as ends:

        def start(*, cwd: Path = PROJECT, **settings: str | None) -> Server:
            folder = tmp_path_factory.mktemp("shared-server")
            server = started(settings_for_tests(open_meteo_process, folder), settings, folder, cwd)
            ends.callback(server.kill)
            return server

        yield start


def started(usual: dict[str, str], settings: dict[str, str | None], folder: Path, cwd: Path) -> Server:
    """A server with the usual settings but for those given; None takes one away."""
    wanted = usual | {"PORT": str(free_port())} | settings
    return Server.start({name: value for name, value in wanted.items() if value is not None}, folder, cwd=cwd)
