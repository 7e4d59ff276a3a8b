"""Looks for what was a secret in a process's environment, in all that it says."""

import re
from collections.abc import Mapping
from urllib.parse import quote

_SECRET_NAMES = re.compile(r"_(KEY|KEY_ID|SECRET|PASSWORD|TOKEN)$")
_PASSWORD = re.compile(r"://[^:@]*:(.+)@")
_PASSWORD = re.compile(r"://[^:@]*:(.+)@")
_LEAST_CHARACTERS = 8
"""A key that is called "key" would be found in every answer."""


class SecretLeaked(AssertionError):
    """Names the setting, not its value."""


def secrets_in(environment: Mapping[str, str]) -> dict[str, str]:
    """The values that nobody may read, by the settings' names; trivial ones are left out."""
    found = {name: value for name, value in environment.items() if _SECRET_NAMES.search(name)}
    if with_password := _PASSWORD.search(environment.get("REDIS_URL", "")):
        found["REDIS_URL"] = with_password[1]
    return {name: value for name, value in found.items() if len(value) >= _LEAST_CHARACTERS}


def look_for(secrets: Mapping[str, str], text: bytes, where: str) -> None:
    """Raises SecretLeaked where one stands in ``text``, as it is or as in a URL."""
    for name, value in secrets.items():
        if value.encode() in text or quote(value, safe="").encode() in text:
            raise SecretLeaked(f"the value of {name} stands in {where}")
