"""The states of a process: ready, degraded, not ready, draining. (What is degraded: tests/web/test_operations.py.)"""

import http.client
import shutil
import signal
import threading
import time

import pytest

from tests.system.server import PROJECT, Server


def copy_of_the_project(folder):
    for name in ("app.py", "gunicorn_config.py"):
        shutil.copy(PROJECT / name, folder)
    for name in ("dioramacast", "templates", "static"):
        shutil.copytree(PROJECT / name, folder / name)
    return folder


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    return copy_of_the_project(folder)


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_without_its_places_it_lives_but_is_not_ready(project, start_server, damage):
    for file in (project / "dioramacast" / "data").glob("*.sqlite"):
        file.unlink()
        if damage == "broken":
            file.write_bytes(b"not a database" * 100)
    server = start_server(cwd=project)
    answer = server.get("/ready")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"
    assert answer.json()["status"] == "not_ready"
    assert server.get("/health").status_code == 200
    assert server.get("/api/places?q=paris").status_code == 503


@pytest.mark.contract("terminated-while-painting")
def test_while_it_drains_it_is_not_ready_and_serves_what_is_in_flight(start_server, open_meteo):
    server = start_server()
    balancer = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    balancer.request("GET", "/ready")
    before = balancer.getresponse()
    assert before.status == 200
    before.read()
    open_meteo.fault("slow", seconds=60)
    answers = []
    visitor = threading.Thread(target=lambda: answers.append(server.get("/api/weather?lat=3&lon=3")))
    visitor.start()
    while open_meteo.call_count == 0:
        time.sleep(0.01)
    server.process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + 2  # then the visitor's answer is given up
    status = 200
    while status == 200 and time.monotonic() < deadline:
        balancer.request("GET", "/ready")
        after = balancer.getresponse()
        status, body = after.status, after.read()
    assert status == 503
    assert b'"draining"' in body
    open_meteo.release()
    visitor.join(10)
    assert answers[0].status_code == 200
    assert answers[0].json()["source"] == "open-meteo"
    server.process.wait(10)


def test_idle_connections_do_not_hold_up_a_drain(start_server):
    server: Server = start_server()
    idle = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    idle.request("GET", "/health")
    idle.getresponse().read()
    silent = server.connect()
    assert server.stop(within_seconds=15) < 15
    idle.close()
    silent.close()
