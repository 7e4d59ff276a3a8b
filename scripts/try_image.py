"""Builds the container image and runs it as a careful operator would: as nobody, on a read-only root, unprivileged.

    make try-image                                     # as root, with buildah and runc; the base from its registry
    make try-image TRY_IMAGE_ARGS="--debootstrap"      # where none can be reached: a base made of Debian packages

Prints what it found, a line each; the exit status is 1 where one of them is not as it should be.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from tests.system.server import free_port

PROJECT = Path(__file__).resolve().parents[1]
BASE = "docker.io/library/python:3.11-slim-bookworm"
IMAGE = "localhost/dioramacast:try"
BUILDAH = ("buildah", "--storage-driver", "vfs")
NOBODY = 65534
UNWANTED = ("gcc", "cc", "pip", "pip3", "curl", "wget")
READY_SECONDS, DRAIN_SECONDS = 30, 25


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--debootstrap", action="store_true", help="make the base of Debian packages")
    parser.add_argument("--build-args", default="", help="more arguments of buildah, such as '--volume /a:/a:ro'")
    wanted = parser.parse_args()
    if wanted.debootstrap:
        make_base()
    pull = "--pull-never" if wanted.debootstrap else "--pull"
    run(*BUILDAH, "build", "--isolation", "chroot", "--format", "docker", "--network", "host", pull,
        "--tag", IMAGE, *wanted.build_args.split(), str(PROJECT))  # fmt: skip
    facts = json.loads(output(*BUILDAH, "inspect", "--type", "image", IMAGE))["Docker"]["config"]
    with mounted(IMAGE) as root, tempfile.TemporaryDirectory() as bundle:
        checks = [*look(root, facts), *live(root, facts, Path(bundle))]
    for is_good, what in checks:
        print("good" if is_good else "BAD ", what)
    return 0 if all(is_good for is_good, _ in checks) else 1


def make_base() -> None:
    """Tagged as the Dockerfile's own base, so that the Dockerfile is built as it stands."""
    with tempfile.TemporaryDirectory() as folder:
        packages = "--include=python3,python3-venv,ca-certificates"
        run("debootstrap", "--variant=minbase", packages, "bookworm", folder, "http://deb.debian.org/debian")
        authorities = "etc/ssl/certs/ca-certificates.crt"
        shutil.copy(f"/{authorities}", f"{folder}/{authorities}")
        container = output(*BUILDAH, "from", "scratch").strip()
        run(*BUILDAH, "copy", "--quiet", container, folder, "/")
        run(*BUILDAH, "commit", "--quiet", "--rm", container, BASE)


@contextmanager
def mounted(image: str) -> Iterator[Path]:
    container = output(*BUILDAH, "from", "--pull-never", image).strip()
    try:
        yield Path(output(*BUILDAH, "mount", container).strip())
    finally:
        run(*BUILDAH, "rm", container)


def look(root: Path, facts: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    """What can be said of an image that lies still."""
    ours = sum(file.lstat().st_size for top in ("app", "opt/venv") for file in (root / top).rglob("*")) // 1_000_000
    yield ours < 220, f"the application and its packages are {ours} MB"
    found = [name for name in UNWANTED if shutil.which(name, path=f"{root}/usr/bin:{root}/bin:{root}/opt/venv/bin")]
    yield not set(found) & {"gcc", "cc"}, f"no compiler (of {', '.join(UNWANTED)} it has {', '.join(found) or 'none'})"
    here = {path.name for path in (root / "app").iterdir()}
    named = {"app.py", "gunicorn_config.py", "LICENSE", "templates", "static", "dioramacast", "__pycache__"}
    yield here == named, f"nothing but the application in it: {', '.join(sorted(here))}"
    yield facts["User"].split(":")[0] == str(NOBODY), f"its user is {facts['User']}"
    yield "Healthcheck" in facts, "it says how its health is asked"


def live(root: Path, facts: dict[str, Any], bundle: Path) -> Iterator[tuple[bool, str]]:
    """Starts it by its own command and asks it, until SIGTERM."""
    port = free_port()
    (bundle / "config.json").write_text(json.dumps(container_config(root, facts, port)))
    with (bundle / "log").open("wb") as log:
        process = subprocess.Popen(("runc", "run", "--bundle", str(bundle), "dioramacast-try"), stdout=log, stderr=log)
    try:
        ready, seconds = wait_until_ready(port)
        yield ready == 200, f"/ready says {ready} after {seconds:.1f} s"
        for path in ("/", "/api/weather?lat=64.15&lon=-21.94", "/api/places?q=oslo", "/metrics"):
            status, _ = ask(port, path)
            yield status == 200, f"{path} says {status}"
        status, body = ask(port, "/api/generate-image", {"location": "Oslo"})
        picture, _ = ask(port, json.loads(body)["image_url"] if status == 200 else "/")
        yield (status, picture) == (200, 200), f"a picture is drawn and shown: {status}, {picture}"
        for what, command, wanted in (
            ("its own health check", facts["Healthcheck"]["Test"][1:], 0),
            ("writing beside /tmp", ("touch", "/app/x"), 1),
            ("becoming root", ("python", "-c", "import os; os.setuid(0)"), 1),
        ):
            status = subprocess.run(
                ("runc", "exec", "dioramacast-try", *command), check=False, capture_output=True
            ).returncode
            yield status == wanted, f"{what} ends with {status}"
        started = time.monotonic()
        run("runc", "kill", "dioramacast-try", "TERM")
        status = process.wait(60)
        seconds = time.monotonic() - started
        yield status == 0 and seconds < DRAIN_SECONDS, f"SIGTERM ends it with {status} after {seconds:.1f} s"
    finally:
        if process.poll() is None:
            subprocess.run(("runc", "kill", "dioramacast-try", "KILL"), check=False, capture_output=True)
            process.wait(30)
        sys.stderr.write((bundle / "log").read_text() if process.returncode else "")


def container_config(root: Path, facts: dict[str, Any], port: int) -> dict[str, Any]:
    """An OCI runtime configuration: as the image says, and as little allowed as can be; the machine's own network."""
    with tempfile.TemporaryDirectory() as folder:
        run("runc", "spec", cwd=folder)
        config: dict[str, Any] = json.loads((Path(folder) / "config.json").read_text())
    user, group = facts["User"].split(":")
    # Nobody outside is asked: the weather is a sample.
    settings = [*facts["Env"], f"PORT={port}", "OPEN_METEO_BASE_URL=http://127.0.0.1:9"]
    config["root"] = {"path": str(root), "readonly": True}
    config["process"].update(
        terminal=False,
        user={"uid": int(user), "gid": int(group)},
        cwd=facts["WorkingDir"],
        args=facts["Cmd"],
        env=settings,
        capabilities={name: [] for name in config["process"]["capabilities"]},
        noNewPrivileges=True,
    )
    del config["process"]["rlimits"]
    alone = config["linux"]["namespaces"]
    config["linux"]["namespaces"] = [each for each in alone if each["type"] not in ("network", "cgroup")]
    options = ["nosuid", "nodev", "noexec", "size=128m", "mode=1777"]
    config["mounts"].append({"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": options})  # noqa: S108
    return config


def wait_until_ready(port: int) -> tuple[int, float]:
    started = time.monotonic()
    status = 0
    while status != 200 and time.monotonic() - started < READY_SECONDS:
        time.sleep(0.1)
        status, _ = ask(port, "/ready")
    return status, time.monotonic() - started


def ask(port: int, path: str, body: dict[str, Any] | None = None) -> tuple[int, bytes]:
    """Status and body; 0 where nobody answers."""
    how = {"json": body} if body else {}
    try:
        answer = requests.request("POST" if body else "GET", f"http://127.0.0.1:{port}{path}", timeout=30, **how)
    except requests.RequestException:
        return 0, b""
    return answer.status_code, answer.content


def run(*command: str, cwd: str | None = None) -> None:
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL)


def output(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
