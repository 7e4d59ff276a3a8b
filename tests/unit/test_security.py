"""What a page may load, and from where."""

import pytest

from dioramacast.security import page_policy, scheme, visitor


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


@pytest.mark.parametrize(
    ("forwarded", "trusted_proxies", "seen"),
    [
        (None, 0, "192.0.2.1"),
        ("203.0.113.9", 0, "192.0.2.1"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("203.0.113.9", 2, "192.0.2.1"),
        ("198.51.100.1, 203.0.113.9", 1, "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", 2, "198.51.100.1"),
        ("203.0.113.9:5555", 1, "203.0.113.9"),
        ("[2001:db8:1:2:3::4]:5555", 1, "2001:db8:1:2::/64"),
        ("[2001:db8:1:2:3::4]", 1, "2001:db8:1:2::/64"),
        ("2001:DB8:1:2:3::4", 1, "2001:db8:1:2::/64"),
        ("fe80::1%eth0", 1, "fe80::/64"),
        ("::ffff:203.0.113.9", 1, "203.0.113.9"),
        ("unknown", 1, "192.0.2.1"),
        ("", 1, "192.0.2.1"),
        ("203.0.113.9;DROP", 1, "192.0.2.1"),
        ("9" * 8000, 1, "192.0.2.1"),
    ],
)
def test_a_visitor_is_the_address_that_our_outermost_proxy_saw(
    forwarded: str | None, trusted_proxies: int, seen: str
) -> None:
    environ = {"REMOTE_ADDR": "192.0.2.1"} | ({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})
    assert visitor(environ, trusted_proxies) == seen


def test_behind_a_socket_of_this_machine_all_are_one_visitor() -> None:
    assert visitor({"REMOTE_ADDR": ""}, 0) == "unknown"
