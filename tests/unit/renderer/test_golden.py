"""Each golden picture is drawn again and compared as text, one element a line.

After a wanted change of the look: raise ``RENDERER_VERSION``, run ``DIORAMACAST_UPDATE_GOLDEN=1 pytest
tests/unit/renderer/test_golden.py``, and look at the new files before you commit them.
"""

import os
from pathlib import Path

import pytest

from dioramacast.renderer import render_diorama
from tests.unit.renderer.specs import GOLDEN

FOLDER = Path(__file__).parent / "golden"


def one_element_a_line(svg: str) -> str:
    return svg.replace("><", ">\n<") + "\n"


@pytest.mark.parametrize("name", GOLDEN)
def test_picture_is_the_golden_one(name: str) -> None:
    drawn = one_element_a_line(render_diorama(GOLDEN[name]))
    path = FOLDER / f"{name}.svg"
    if os.environ.get("DIORAMACAST_UPDATE_GOLDEN"):
        path.write_text(drawn, encoding="utf-8")
    assert drawn.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(GOLDEN)
