"""Units by the visitor's language."""

import pytest

from dioramacast.languages import preferred_units
from dioramacast.models import Units


@pytest.mark.parametrize(
    "accept_language",
    [
        "en-US",
        "en-US,en;q=0.9",
        "en-us",
        " es-PR;q=0.8, en",
        "haw-US",
        "zh-Hant-US",
        "zh-yue-US",
        "en-US-posix",
        "en-LR",
    ],
)
def test_a_country_that_counts_in_fahrenheit_has_it(accept_language):
    assert preferred_units(accept_language) is Units.IMPERIAL


@pytest.mark.parametrize(
    "accept_language",
    [
        "",
        "*",
        "en",
        "en-GB,en-US;q=0.9",
        "fr, en-US",
        "us",
        "de-DE-u-rg-US",
        "en-x-US",
        "en-USA",
        "US-en",
        "-US",
        "en_US",
    ],
)
def test_all_others_have_celsius(accept_language):
    assert preferred_units(accept_language) is Units.METRIC


def test_a_long_header_is_no_more_work_than_its_beginning():
    assert preferred_units("en-" * 100_000) is Units.METRIC
