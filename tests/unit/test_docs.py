"""What is written down is true: settings in .env.example and the README, routes in the OpenAPI document."""

import re
from pathlib import Path

import pytest

from app import create_app
from dioramacast.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
SETTINGS = sorted(name.upper() for name in Settings.model_fields)
UNDOCUMENTED_ROUTES = {"/static/<path:filename>"}


def settings_in_example() -> list[str]:
    """A setting stands at the start of a line, commented out or not."""
    return re.findall(r"^(?:# ?)?([A-Z][A-Z0-9_]+)=", (PROJECT / ".env.example").read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_stands_in_the_example(name: str) -> None:
    assert name in settings_in_example()


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_stands_in_the_readme(name: str) -> None:
    assert f"`{name}`" in (PROJECT / "README.md").read_text()


def test_the_example_names_no_setting_that_nobody_reads() -> None:
    assert sorted(settings_in_example()) == SETTINGS


DOCUMENTS = sorted({*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")})
COMMANDS = {"check", "doctor", "purge", "spend", "take-down", "warm-up"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_linked_to_is_there(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text())
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_make_is_told_to_make_it_can(document: Path) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z][a-z-]*)(?=[` \n])", code_in(document))) - targets == set()


def code_in(document: Path) -> str:
    """All that stands in back quotes."""
    return "\n".join(re.findall(r"```.*?```|`[^`]+`", document.read_text(), re.DOTALL))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_an_operators_command_is_one(document: Path) -> None:
    assert set(re.findall(r"python -m dioramacast ([a-z-]+)", document.read_text())) - COMMANDS == set()


def test_every_route_stands_in_the_openapi_document(tmp_path: Path) -> None:
    app = create_app(Settings.from_env({"MEDIA_DIR": str(tmp_path)}))
    served = {
        (re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule), method)
        for rule in app.url_map.iter_rules()
        if rule.rule not in UNDOCUMENTED_ROUTES
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    document = app.test_client().get("/openapi.json", headers={"Host": "localhost"}).get_json()
    described = {(path, method.upper()) for path, methods in document["paths"].items() for method in methods}
    assert described == served
