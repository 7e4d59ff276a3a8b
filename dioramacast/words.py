"""What the page says, in one file a language: ``static/words/en.json``, which its scripts read as well."""

import json
from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[1] / "static" / "words"


class Words:
    """``words("weather.age_minutes", count=5)``: the words of that name with ``{count}`` and so on filled in.

    Words that depend on a number stand as ``{"one": ..., "other": ...}`` and are chosen by ``count``.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._known: dict[str, str | dict[str, str]] = json.loads((_FOLDER / f"{language}.json").read_text("utf-8"))

    def __call__(self, name: str, **values: object) -> str:
        """Raises KeyError where there are no such words, or a value is missing."""
        found = self._known[name]
        if isinstance(found, dict):
            found = found["one" if values["count"] == 1 else "other"]
        return found.format(**values)
