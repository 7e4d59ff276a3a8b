"""What deployments are described with is valid, and speaks of what is there."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from kubernetes_validate import validate

from dioramacast.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
KUBERNETES = PROJECT / "deploy/kubernetes"
KUBERNETES_VERSION = "1.33"
KUSTOMIZATIONS = sorted(KUBERNETES.rglob("kustomization.yaml"))
MANIFESTS = sorted(set(KUBERNETES.rglob("*.yaml")) - set(KUSTOMIZATIONS))
SETTINGS = {name.upper() for name in Settings.model_fields}


def said_by(command: str, *arguments: str) -> tuple[int, str]:
    run = subprocess.run((BIN / command, *arguments), cwd=PROJECT, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def objects(path: Path) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load_all(path.read_text())


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    return found


def follow(value: Any, pointer: str) -> None:
    """Raises KeyError or IndexError where a JSON pointer leads nowhere."""
    for step in pointer.strip("/").split("/"):
        value = value[int(step) if step.isdigit() else step]


def name(path: Path) -> str:
    return str(path.relative_to(KUBERNETES))


def test_the_dockerfile_has_nothing_that_hadolint_warns_of() -> None:
    assert said_by("hadolint", "Dockerfile") == (0, "")


def test_the_compose_file_is_true_to_its_schema() -> None:
    status, said = said_by("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml")
    assert status == 0, said


@pytest.mark.parametrize("path", MANIFESTS, ids=name)
def test_a_manifest_is_true_to_the_schemas_of_kubernetes(path: Path) -> None:
    for manifest in objects(path):
        validate(manifest, KUBERNETES_VERSION, strict=True)


@pytest.mark.parametrize("path", KUSTOMIZATIONS, ids=name)
def test_a_kustomization_names_files_that_are_there(path: Path) -> None:
    [kustomization] = objects(path)
    for resource in kustomization["resources"]:
        assert (path.parent / resource).exists(), resource


@pytest.mark.parametrize("path", [path for path in KUSTOMIZATIONS if "overlays" in path.parts], ids=name)
def test_a_patch_finds_what_it_changes(path: Path) -> None:
    [kustomization] = objects(path)
    base = [each for manifest in (KUBERNETES / "base").glob("*.yaml") for each in objects(manifest)]
    for patch in kustomization.get("patches", []):
        target = patch["target"]
        changed = [
            each
            for each in base
            if each["kind"] == target["kind"] and re.fullmatch(target.get("name", ".*"), each["metadata"]["name"])
        ]
        assert changed
        for operation in yaml.safe_load(patch["patch"]):
            for found in changed:
                follow(found, operation["path"])


def test_what_deployments_set_are_settings() -> None:
    heroku = json.loads((PROJECT / "app.json").read_text())["env"]
    containers = compose()["services"]["app"]["environment"]
    literals = [
        literal.partition("=")[0]
        for path in KUSTOMIZATIONS
        for [kustomization] in [objects(path)]
        for generator in ("configMapGenerator", "secretGenerator")
        for made in kustomization.get(generator, [])
        for literal in made["literals"]
    ]
    assert {*heroku, *containers, *literals} - SETTINGS == set()


def test_heroku_starts_what_the_procfile_names() -> None:
    formation = json.loads((PROJECT / "app.json").read_text())["formation"]
    assert set(formation) == set(re.findall(r"^(\w+):", (PROJECT / "Procfile").read_text(), re.MULTILINE))


def test_redis_is_for_nobody_outside_the_network() -> None:
    redis = compose()["services"]["redis"]
    assert "ports" not in redis
    assert "--requirepass" in redis["command"]


def test_containers_may_do_no_more_than_they_must() -> None:
    for service in ("app", "worker"):
        described = compose()["services"][service]
        assert (described["read_only"], described["cap_drop"]) == (True, ["ALL"])
