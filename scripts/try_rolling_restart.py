"""Three instances behind nginx, each replaced by a new one under load: how many requests failed.

    make try-rolling-restart                    # needs nginx and redis-server; about a minute

nginx runs with deploy/nginx.conf as it is shipped, but for the addresses of its own port and of the name server: that
is one of ours, which answers to "app" with the instances there are, as Docker's does. The exit status is 1 where a
request was not answered, or not with what was asked for.
"""

import itertools
import json
import re
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.faults.load import Load, Request
from tests.system.redis_server import RedisServer
from tests.system.server import COMMAND, PROJECT, Server, bare_environment, free_port

INSTANCES = 3
VISITORS = 8
QUIET_SECONDS = 3
"""Above the two for which nginx takes what it knows of the name to be true."""
CITIES = ("Oslo", "Lima", "Cairo", "Perth", "Quito", "Hanoi", "Turin", "Dakar", "Leeds", "Osaka", "Kyiv", "Accra")


class Names(threading.Thread):
    """A name server that answers every question with ``addresses``, for a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.addresses: list[str] = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]

    def run(self) -> None:
        while True:
            question, visitor = self._socket.recvfrom(512)
            self._socket.sendto(self._answer(question), visitor)

    def _answer(self, question: bytes) -> bytes:
        end_of_name = question.index(b"\0", 12) + 1
        asked = question[12 : end_of_name + 4]
        is_ipv4 = asked[-4:-2] == b"\0\1"
        found = list(self.addresses) if is_ipv4 else []
        head = question[:2] + struct.pack(">HHHHH", 0x8180, 1, len(found), 0, 0)
        records = [b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 1, 4) + socket.inet_aton(each) for each in found]
        return head + asked + b"".join(records)


def visit(visitor: int, turn: int) -> Request:
    city = CITIES[(visitor + turn // 4) % len(CITIES)]
    wish = json.dumps({"location": city, "weather": "clear", "temperature": turn % 30})
    return (
        ("GET", f"/?place={city}", ""),
        ("GET", f"/api/places?q={city}", ""),
        ("GET", "/api/weather?lat=64.15&lon=-21.94", ""),
        ("POST", "/api/generate-image", wish),
    )[turn % 4]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        redis = RedisServer(Path(folder))
        stack.callback(redis.kill)
        names, port = Names(), free_port()
        names.start()
        environment = bare_environment(Path(folder)) | {
            "PORT": str(port),
            "REDIS_URL": redis.url,
            "WEB_CONCURRENCY": "1",
            "TRUSTED_PROXIES": "1",
            "RATE_LIMIT_ENABLED": "false",
            # Nobody outside is asked: the weather is a sample.
            "OPEN_METEO_BASE_URL": "http://127.0.0.1:9",
        }
        hosts = (f"127.0.1.{number}" for number in itertools.count(1))

        def start() -> tuple[str, Server]:
            host = next(hosts)
            home = Path(folder) / host
            home.mkdir()
            server = Instance(host, environment, home, command=(*COMMAND, "--bind", f"{host}:{port}"))
            stack.callback(server.kill)
            server.wait_until_healthy()
            return host, server

        running = dict(start() for _ in range(INSTANCES))
        names.addresses = list(running)
        with balanced(names, port, Path(folder)) as balancer, Load(balancer, VISITORS, asked=visit) as load:
            time.sleep(QUIET_SECONDS)
            for host, server in list(running.items()):
                new, _ = start()
                names.addresses = [each for each in [*names.addresses, new] if each != host]
                seconds = server.stop()
                print(f"{host} replaced by {new}: gone {seconds:.1f} s after SIGTERM", flush=True)
                time.sleep(QUIET_SECONDS)
    answers = Counter((answered.route, str(answered.status)) for answered in load.visits)
    answers += Counter((lost.path, lost.why) for lost in load.losses)
    for (route, answer), count in sorted(answers.items()):
        print(f"{count:7,d}  {route:22} {answer}")
    failed = sum(count for (_, answer), count in answers.items() if answer != "200")
    print(f"{load.sent:7,d}  requests, {failed} failed")
    return 1 if failed else 0


class Instance(Server):
    """On an address of its own, so that all can have the same port."""

    def __init__(self, host: str, *how: object, **more: object) -> None:
        super().__init__(*how, **more)  # type: ignore[arg-type]
        self.url = f"http://{host}:{self.port}"


@contextmanager
def balanced(names: Names, app_port: int, folder: Path) -> Iterator[int]:
    """The port of nginx in front of the instances."""
    port = free_port()
    shipped = (PROJECT / "deploy/nginx.conf").read_text()
    changed = shipped.replace("127.0.0.11", f"127.0.0.1:{names.port}").replace("app:5000", f"app:{app_port}")
    changed = changed.replace("listen 8080", f"listen 127.0.0.1:{port}")
    if len(re.findall(rf"127\.0\.0\.1:{names.port}|app:{app_port}|127\.0\.0\.1:{port}", changed)) != 3:
        raise RuntimeError("deploy/nginx.conf does not look as it did")
    config = folder / "nginx.conf"
    config.write_text(f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/nginx.log;\n{changed}")
    nginx = subprocess.Popen(("nginx", "-p", str(folder), "-c", str(config)))
    try:
        time.sleep(1)
        yield port
    finally:
        nginx.terminate()
        nginx.wait(30)


if __name__ == "__main__":
    sys.exit(main())
