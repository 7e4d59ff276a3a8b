"""What is installed is locked with its hashes, and the audit of it never passes without having looked."""

import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scripts import audit_dependencies
from tests.system.server import PROJECT, free_port

pytestmark = pytest.mark.contract("dependencies")

LOCKS = sorted(PROJECT.glob("requirements*.txt"))
RUNNING, DEVELOPING = PROJECT / "requirements.txt", PROJECT / "requirements-dev.txt"
WELL_KNOWN = "jinja2==2.4.1"
ADVISORY = {
    "id": "PYSEC-2099-1",
    "modified": "2099-01-01T00:00:00Z",
    "affected": [{"package": {"ecosystem": "PyPI", "name": "x"}, "ranges": [], "versions": []}],
}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_is_pinned_with_its_hashes(lock):
    text = lock.read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(lines) > 50
    pinned = re.compile(r"[a-z0-9._-]+(\[[a-z0-9,_-]+\])?==[^\s;=]+( ; [^-]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line[:80] for line in lines if not pinned.fullmatch(line)] == []


def test_what_is_installed_comes_from_locks_whose_hashes_are_checked():
    makefile = (PROJECT / "Makefile").read_text()
    assert "--require-hashes" in makefile
    # But for the tool that makes the locks.
    assert [line for line in makefile.splitlines() if " pip install " in line and "uv" not in line] == []


class AdvisoryService:
    """A little of OSV: ``known`` are the packages that it knows an advisory of, as ``name==version``."""

    def __init__(self, *known):
        self.known = set(known)
        self.asked = set()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                wanted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                package = f"{wanted['package']['name']}=={wanted['version']}"
                service.asked.add(package)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps({"vulns": [ADVISORY]} if package in service.known else {}).encode())

            def log_message(self, *_): ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1/query"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def start_service():
    services = []

    def start(*known):
        services.append(AdvisoryService(*known))
        return services[-1]

    yield start
    for service in services:
        service.stop()


def audit(url, *locks):
    command = [sys.executable, "-m", "scripts.audit_dependencies", "--osv-url", url, *map(str, locks)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=150, check=False)


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.txt"
    hashed = "--hash=sha256:" + "0" * 64
    path.write_text(f"flask==3.1.0 \\\n    {hashed}\nwerkzeug==3.1.0 ; python_version >= '3.11' \\\n    {hashed}\n")
    return path


def test_where_no_advisory_service_answers_nothing_is_audited_and_it_says_so(lock):
    done = audit(f"http://127.0.0.1:{free_port()}/v1/query", lock)
    assert done.returncode == 1
    assert "NOT AUDITED: no advisory service answers at http://127.0.0.1:" in done.stderr
    assert done.stdout == ""


def test_a_service_that_knows_nothing_is_not_believed(start_service, lock):
    done = audit(start_service().url, lock)
    assert done.returncode == 1
    assert "NOT AUDITED" in done.stderr
    assert "its word is worth nothing" in done.stderr


@pytest.mark.torture
def test_a_known_vulnerability_of_a_locked_package_is_told(start_service, lock):
    done = audit(start_service(WELL_KNOWN, "werkzeug==3.1.0").url, lock)
    assert done.returncode == 1
    assert "werkzeug 3.1.0: PYSEC-2099-1, fixed in no release yet" in done.stdout
    assert "2 locked packages looked up" in done.stdout


@pytest.mark.torture
def test_an_empty_lock_is_no_pass(start_service, tmp_path):
    (tmp_path / "empty.txt").write_text("# nothing\n")
    done = audit(start_service(WELL_KNOWN).url, tmp_path / "empty.txt")
    assert done.returncode == 1
    assert "NOT AUDITED" in done.stderr


@pytest.mark.torture
def test_all_that_is_locked_is_looked_up_and_passes_where_nothing_is_known(start_service, figure):
    service = start_service(WELL_KNOWN, "flask==0.1")
    done = audit(service.url)
    assert done.returncode == 0, done.stderr
    locked = {
        f"{name}=={version}" for path in (RUNNING, DEVELOPING) for name, version in audit_dependencies.locked_in(path)
    }
    assert service.asked == {*locked, WELL_KNOWN}
    assert f"{len(locked)} locked packages looked up at {service.url}, 0 known vulnerabilities" in done.stdout
    figure(f"{len(locked)} packages looked up")
