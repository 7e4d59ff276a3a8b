"""All words of the page stand in one place, and none stand there for nothing."""

import json
import re
from pathlib import Path

import pytest

from dioramacast.words import Words

PROJECT = Path(__file__).resolve().parents[2]
WORDS = json.loads((PROJECT / "static/words/en.json").read_text("utf-8"))
ASKING = [*PROJECT.glob("templates/*.html"), *PROJECT.glob("static/js/**/*.js"), PROJECT / "dioramacast/facts.py"]
ASKED = re.compile(r"\bsay\(\s*([^()]*)")
NAME = re.compile(r"""(["'])([a-z_]+(?:\.\w*)*)(?:\{[^"]*)?\1""")


def asked_names() -> set[str]:
    """Whole names, and beginnings of those that are put together."""
    return {
        name
        for path in ASKING
        for asked in ASKED.findall(path.read_text("utf-8"))
        for _, name in NAME.findall(asked)
        if "." in name
    }


def test_all_words_that_are_asked_for_are_there() -> None:
    missing = {name for name in asked_names() if not any(each.startswith(name) for each in WORDS)}
    assert not missing


def test_all_words_that_are_there_are_asked_for() -> None:
    asked = asked_names()
    beginnings = ("settings.", *(name for name in asked if name.endswith(".")))
    forgotten = {name for name in WORDS if name not in asked and not name.startswith(beginnings)}
    assert forgotten == {"language"}


def test_words_that_depend_on_a_number_are_chosen_by_it() -> None:
    say = Words()
    assert (say("weather.age_minutes", count=1), say("weather.age_minutes", count=5)) == (
        "1 minute ago",
        "5 minutes ago",
    )


def test_unknown_words_are_an_error() -> None:
    with pytest.raises(KeyError):
        Words()("weather.unheard_of")
