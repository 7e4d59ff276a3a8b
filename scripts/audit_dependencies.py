"""``make audit-dependencies``: known vulnerabilities of what is locked, by pip-audit.

pip-audit says "No known vulnerabilities found" also where it looked nothing up. Here it is asked for its list, and
nothing is well unless each locked package stands there; and unless the advisory service knows of a vulnerability that
everybody knows, before it is believed that it knows of none.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import requests
from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parents[1]
LOCKS = (PROJECT / "requirements.txt", PROJECT / "requirements-dev.txt")
OSV_URL = "https://api.osv.dev/v1/query"
_WELL_KNOWN = ("jinja2", "2.4.1")
"""Has had advisories since 2014."""
_PATIENCE_SECONDS = 20


class NothingAudited(Exception):
    """Whether there are vulnerabilities is not known; the message says why."""


@dataclass(frozen=True, slots=True)
class Vulnerability:
    package: str
    version: str
    id: str
    fixed_in: str


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--osv-url", default=OSV_URL, help="where advisories are asked for, in the form of OSV")
    parser.add_argument("locks", nargs="*", type=Path, default=LOCKS)
    wanted = parser.parse_args(arguments)
    try:
        check_that_it_knows_something(wanted.osv_url)
        count, found = audit(wanted.locks, wanted.osv_url)
    except NothingAudited as why:
        print(f"NOT AUDITED: {why}", file=sys.stderr)
        return 1
    for each in found:
        print(f"{each.package} {each.version}: {each.id}, fixed in {each.fixed_in or 'no release yet'}")
    print(f"{count} locked packages looked up at {wanted.osv_url}, {len(found)} known vulnerabilities")
    return 1 if found else 0


def check_that_it_knows_something(osv_url: str) -> None:
    name, version = _WELL_KNOWN
    question = {"package": {"name": name, "ecosystem": "PyPI"}, "version": version}
    try:
        answer = requests.post(osv_url, json=question, timeout=_PATIENCE_SECONDS)
        answer.raise_for_status()
        advisories = answer.json().get("vulns")
    except (requests.RequestException, ValueError, AttributeError) as error:
        raise NothingAudited(f"no advisory service answers at {osv_url} ({type(error).__name__})") from None
    if not advisories:
        raise NothingAudited(f"{osv_url} knows no vulnerability of {name} {version}, so its word is worth nothing")


def audit(locks: Iterable[Path], osv_url: str) -> tuple[int, list[Vulnerability]]:
    """How many packages were looked up, and what is known of them. Raises NothingAudited."""
    locked = set().union(*(locked_in(lock) for lock in locks))
    command = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes", "--format", "json"]
    command += ["--progress-spinner", "off", "--vulnerability-service", "osv", "--osv-url", osv_url]
    for lock in locks:
        command += ["--requirement", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        dependencies = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last_words = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise NothingAudited(f"pip-audit failed: {last_words}") from None
    looked_up = {(each["name"], each["version"]) for each in dependencies if "vulns" in each}
    if not locked or (missing := locked - looked_up):
        names = ", ".join(sorted(name for name, _ in missing)) if locked else "the lock files, which are empty"
        raise NothingAudited(f"pip-audit did not look up {names}")
    found = {
        Vulnerability(each["name"], each["version"], known["id"], ", ".join(known["fix_versions"]))
        for each in dependencies
        for known in each.get("vulns", ())
    }
    return len(looked_up), sorted(found, key=lambda each: (each.package, each.id))


def locked_in(lock: Path) -> set[tuple[str, str]]:
    """(name, version) of each package that is installed on a machine such as this one."""
    lines = (line.removesuffix("\\").strip() for line in lock.read_text().splitlines() if line[:1].isalnum())
    found = [Requirement(line) for line in lines]
    return {
        (each.name, str(each.specifier).removeprefix("=="))
        for each in found
        if not each.marker or each.marker.evaluate()
    }


if __name__ == "__main__":
    sys.exit(main())
