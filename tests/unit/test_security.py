"""What a page may load, and from where."""

import pytest

from dioramacast.security import page_policy, scheme


def directives(policy: str) -> dict[str, str]:
    return dict(each.strip().split(" ", 1) for each in policy.split(";"))


def test_a_page_loads_pictures_from_here_alone() -> None:
    assert directives(page_policy())["img-src"] == "'self' data:"


def test_other_origins_are_allowed_for_pictures_and_nothing_else() -> None:
    allowed = directives(page_policy(image_origins=("https://cdn.example", "https://tiles.example")))
    assert allowed.pop("img-src") == "'self' data: https://cdn.example https://tiles.example"
    assert not [source for source in allowed.values() if "example" in source]


@pytest.mark.parametrize(
    ("told", "trusted_proxies", "seen"),
    [
        (None, 0, "http"),
        (None, 1, "http"),
        ("https", 0, "http"),
        ("https", 1, "https"),
        ("HTTPS ", 1, "https"),
        ("https, http", 1, "http"),
        ("http, https", 1, "https"),
        ("https, http", 2, "https"),
        ("https", 2, "https"),
        ("https, http, https", 2, "http"),
        ("javascript", 1, "http"),
        ("https:evil.example/", 1, "http"),
        (",", 1, "http"),
    ],
)
def test_a_visitor_came_as_the_outermost_of_our_proxies_saw_it(
    told: str | None, trusted_proxies: int, seen: str
) -> None:
    environ = {"wsgi.url_scheme": "http"} | ({} if told is None else {"HTTP_X_FORWARDED_PROTO": told})
    assert scheme(environ, trusted_proxies) == seen
