"""Light and dark are told apart in one place."""

from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"


def test_the_systems_theme_is_asked_for_by_the_tokens_and_the_switch_alone() -> None:
    ours = [*STATIC.glob("css/*.css"), *STATIC.glob("js/**/*.js")]
    asking = {path.name for path in ours if "prefers-color-scheme" in path.read_text("utf-8")}
    assert asking == {"base.css", "theme.js", "theme_switch.js"}
