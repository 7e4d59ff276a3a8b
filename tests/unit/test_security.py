"""What a page may load, and from where."""

from dioramacast.security import page_policy


def directives(policy: str) -> dict[str, str]:
    return dict(each.strip().split(" ", 1) for each in policy.split(";"))


def test_a_page_loads_pictures_from_here_alone() -> None:
    assert directives(page_policy())["img-src"] == "'self' data:"


def test_other_origins_are_allowed_for_pictures_and_nothing_else() -> None:
    allowed = directives(page_policy(image_origins=("https://cdn.example", "https://tiles.example")))
    assert allowed.pop("img-src") == "'self' data: https://cdn.example https://tiles.example"
    assert not [source for source in allowed.values() if "example" in source]
