"""What the languages of a visitor's browser tell of their habits."""

import re

from dioramacast.models import Units

_IMPERIAL_REGIONS = frozenset(["US", "AS", "BS", "BZ", "FM", "GU", "KY", "LR", "MH", "MP", "PR", "PW", "UM", "VI"])
"""Where Fahrenheit and miles are what people grow up with."""

_REGION = re.compile(r"\s*[a-z]{2,8}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?-([a-z]{2})(?![a-z0-9])", re.ASCII | re.IGNORECASE)
"""The region of a language tag (RFC 5646): after the language, its extension and the script."""


def preferred_units(accept_language: str) -> Units:
    """The units of the country that an ``Accept-Language`` header names first: browsers begin with the dearest."""
    region = _REGION.match(accept_language)
    return Units.IMPERIAL if region and region[1].upper() in _IMPERIAL_REGIONS else Units.METRIC
