"""A thousand cities are drawn, and the largest two hundred look different from each other."""

import pytest

from dioramacast.renderer import render_artwork
from scripts.survey_places import faults_of, gazetteer, place_ids, spec_for, survey
from tests.unit.renderer.specs import artwork

EVERY = 48
CHUNKS = 20


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_thousand_cities_are_drawn_well(chunk: int) -> None:
    assert survey(place_ids()[::EVERY][chunk::CHUNKS]) == []


def test_no_two_of_the_largest_cities_look_alike() -> None:
    drawings = set()
    for place_id in place_ids()[:200]:
        place = gazetteer().get(place_id)
        assert place is not None
        svg = render_artwork(artwork(place))
        drawings.add(svg[svg.index("</desc>") :])
    assert len(drawings) == 200


def test_the_survey_finds_faults() -> None:
    assert faults_of("<svg><desc></desc><g></svg>") != []
    assert faults_of('<svg><desc></desc><path d="Mnan 3"/></svg>') == ["holds a number that is none"]
    assert faults_of(f"<svg><desc></desc>{'<g/>' * 40_000}</svg>") == ["has 160024 bytes"]
    many = "".join(f"<g>{number * 2654435761 % 2**32:x}</g>" for number in range(7_000))
    assert [fault.split(" ", 2)[2] for fault in faults_of(f"<svg><desc></desc>{many}</svg>")] == [
        "bytes when compressed"
    ]
    assert survey([-1]) == ["-1 is not in the gazetteer"]


def test_a_survey_draws_the_same_every_time() -> None:
    place = gazetteer().get(place_ids()[100])
    assert place is not None
    assert spec_for(place) == spec_for(place)
