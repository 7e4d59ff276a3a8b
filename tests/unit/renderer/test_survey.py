"""A thousand cities are drawn, and the largest two hundred look different from each other."""

import pytest

from scripts.drawing_faults import faults_of
from scripts.survey_places import MUST_DIFFER, gazetteer, looks_of, place_ids, spec_for, survey

EVERY = 48
CHUNKS = 20


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_thousand_cities_are_drawn_well(chunk: int) -> None:
    assert survey(place_ids()[::EVERY][chunk::CHUNKS]) == []


def test_no_two_of_the_largest_cities_look_alike() -> None:
    assert len(set(looks_of(place_ids()[:MUST_DIFFER]))) == MUST_DIFFER


def test_the_survey_finds_faults() -> None:
    assert faults_of("<svg><desc></desc><g></svg>") != []
    assert faults_of('<svg><desc></desc><path d="Mnan 3"/></svg>') == ["holds a number that is none"]
    assert faults_of(f"<svg><desc></desc>{'<g/>' * 40_000}</svg>") == ["has 160024 bytes"]
    many = "".join(f"<g>{number * 2654435761 % 2**32:x}</g>" for number in range(7_000))
    assert [fault.split(" ", 2)[2] for fault in faults_of(f"<svg><desc></desc>{many}</svg>")] == [
        "bytes when compressed"
    ]
    assert survey([-1]) == ["-1 is not in the gazetteer"]


@pytest.mark.parametrize(
    "stray",
    [
        '<g transform="translate(500 1081)"><use href="#s0"/></g>',
        '<g transform="matrix(.866 .5 0 1 1000 0)"><path d="M100-3h9"/></g>',
        '<use href="#s0" transform="translate(-1 5)skewX(3)scale(.8)"/>',
        '<circle cx="1090" cy="5" r="9"/>',
        '<g transform="rotate(90 540 540)"><ellipse cx="-9" cy="7" rx="1" ry="1"/></g>',
    ],
)
def test_what_stands_off_the_canvas_is_a_fault(stray: str) -> None:
    assert "outside the canvas" in "".join(faults_of(f"<svg><desc></desc>{stray}</svg>"))


def test_what_is_clipped_or_drifts_may_reach_over_the_edge() -> None:
    drawings = '<g clip-path="url(#s1)"><path d="M-9-9h9"/></g><g class="cl"><circle cx="-99" cy="9" r="9"/></g>'
    assert faults_of(f"<svg><desc></desc>{drawings}</svg>") == []


def test_a_survey_draws_the_same_every_time() -> None:
    place = gazetteer().get(place_ids()[100])
    assert place is not None
    assert spec_for(place) == spec_for(place)
