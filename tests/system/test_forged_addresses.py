"""Who is counted as one visitor cannot be chosen by the visitor."""

import itertools

import pytest

pytestmark = pytest.mark.contract("forged-addresses")

LIMIT = 3
HOME, NEIGHBOUR, PROXY, CDN = "198.51.100.7", "198.51.100.8", "10.0.0.1", "192.0.2.44"
WEATHER = "/api/weather?lat=50&lon=50"
_numbers = itertools.count(1)
"""A repeated answer and a new one are counted in different places: each request of these tests is of either kind."""


def forgeries(number):
    """Headers by which a visitor would like to be somebody else each time."""
    other = f"203.0.113.{number}"
    return [
        {"X-Real-IP": other},
        {"Forwarded": f"for={other};proto=https;host=evil.example"},
        {"X-Forwarded": other},
        {"X-Client-IP": other},
        {"True-Client-IP": other},
        {"CF-Connecting-IP": other},
        {"Fastly-Client-IP": other},
        {"X-Cluster-Client-IP": other},
        {"X-Forwarded-Host": f"{other}.example"},
        {"X-Forwarded-Proto": "https"},
        {"X-Forwarded-Port": str(number)},
        {"X-Forwarded-Prefix": f"/{number}"},
        {"X-Original-URL": f"/?{number}"},
        {"X-HTTP-Method-Override": "HEAD"},
        {"Via": f"1.1 {other}"},
        {"User-Agent": other},
        {"Cookie": f"visitor={number}"},
        {"Authorization": f"Bearer {number}"},
        {"Origin": f"https://{number}.example"},
        {"Accept-Language": f"de;q=0.{number}"},
    ]


def prefixes(number):
    """What a visitor may write into X-Forwarded-For, before our proxies add what they saw."""
    other = f"203.0.113.{number}"
    return [
        other,
        f"{other}, {other}",
        f'"{other}"',
        f'"{other}',
        f"{other}:{number}",
        f"::ffff:{other}",
        f"[2001:db8:{number}::1]",
        "unknown",
        "",
        ", ,",
        f"{other};",
        "127.0.0.1",
        f"{'9' * 3000}{number}",
        ", ".join([other] * 200),
        f"\xff\xfe{number}",
        f"{other}\t",
    ]


@pytest.fixture(scope="module", params=["true", "false"], ids=["hot path", "long way"])
def start(start_shared, request):
    servers = {}

    def start(trusted_proxies):
        if trusted_proxies not in servers:
            servers[trusted_proxies] = start_shared(
                RATE_LIMIT_ENABLED="true",
                RATE_LIMIT_WEATHER=f"{LIMIT} per hour",
                TRUSTED_PROXIES=str(trusted_proxies),
                HOT_PATH=request.param,
            )
        return servers[trusted_proxies]

    return start


def ask(server, seen, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    forwarded = {} if seen is None else {"X-Forwarded-For": seen.encode("latin-1")}
    return server.get(WEATHER, headers={**named, **forwarded}).status_code


def spend(server, seen):
    """Takes all that this visitor may; the limit holds from here on."""
    statuses = [ask(server, seen) for _ in range(LIMIT + 1)]
    assert statuses == [200] * LIMIT + [429]


def arrival(chain):
    """X-Forwarded-For as it arrives: what the visitor wrote, and what each proxy saw."""
    return ", ".join(chain)


def test_without_proxies_no_header_makes_another_visitor(start):
    server = start(0)
    spend(server, None)
    refused = [server.get(WEATHER, headers=each).status_code for each in forgeries(1)]
    refused += [ask(server, each) for each in prefixes(2)]
    assert set(refused) == {429}


@pytest.mark.parametrize("kind", range(len(prefixes(0))))
def test_behind_one_proxy_the_last_address_is_the_visitor(start, kind):
    server = start(1)
    visitor = f"198.51.100.{next(_numbers)}"
    spend(server, visitor)
    assert {ask(server, arrival([prefixes(number)[kind], visitor])) for number in range(4)} == {429}
    assert ask(server, arrival([prefixes(9)[kind], f"192.0.2.{next(_numbers)}"])) == 200


@pytest.mark.parametrize("kind", range(len(prefixes(0))))
def test_behind_two_proxies_the_last_but_one_is_the_visitor(start, kind):
    server = start(2)
    visitor = f"198.51.100.{next(_numbers)}"
    spend(server, arrival([visitor, CDN]))
    assert {ask(server, arrival([prefixes(number)[kind], visitor, CDN])) for number in range(4)} == {429}
    # However many machines the CDN has.
    assert ask(server, arrival([visitor, "192.0.2.99"])) == 429


@pytest.mark.parametrize("trusted_proxies", [1, 2])
def test_no_other_header_makes_another_visitor(start, trusted_proxies):
    server = start(trusted_proxies)
    visitor = arrival([f"198.51.100.{next(_numbers)}", CDN][:trusted_proxies])
    spend(server, visitor)
    headers = [{**each, "X-Forwarded-For": visitor} for each in forgeries(1)]
    assert {server.get(WEATHER, headers=each).status_code for each in headers} == {429}


def test_who_comes_past_the_proxies_is_counted_by_the_connection(start):
    """Fewer addresses than proxies: nobody of ours wrote them."""
    server = start(2)
    spend(server, None)
    assert {ask(server, f"203.0.113.{number}") for number in range(5)} == {429}


def test_an_address_is_one_visitor_in_either_way_of_writing_it(start):
    server = start(1)
    spend(server, "198.51.100.250")
    assert ask(server, "::ffff:198.51.100.250") == 429
    assert ask(server, "::FFFF:c633:64fa") == 429


def test_the_port_that_some_proxies_add_makes_no_other_visitor(start):
    server = start(1)
    spend(server, "198.51.100.251:1024")
    assert {ask(server, f"198.51.100.251:{port}") for port in range(2000, 2010)} == {429}
    spend(server, "[2001:db8:9:1::1]:1024")
    assert {ask(server, f"[2001:db8:9:1::1]:{port}") for port in range(2000, 2010)} == {429}


def test_a_network_of_ipv6_is_one_visitor(start):
    server = start(1)
    spend(server, "2001:db8:7:1::1")
    assert {ask(server, f"2001:db8:7:1:{number:x}::{number:x}") for number in range(1, 20)} == {429}
    assert ask(server, "2001:0DB8:0007:0001:0:0:0:1") == 429
    assert ask(server, "2001:db8:7:2::1") == 200


def test_a_header_given_twice_is_one(start):
    server = start(1)
    visitor = f"198.51.100.{next(_numbers)}"
    spend(server, visitor)
    for first in ("203.0.113.1", "203.0.113.2"):
        head = f"GET {WEATHER} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        answer = server.exchange(f"{head}X-Forwarded-For: {first}\r\nX-Forwarded-For: {visitor}\r\n\r\n".encode())
        assert answer.status == 429
        # Spelled with an underscore it is another header, and gunicorn drops it.
        answer = server.exchange(f"{head}X-Forwarded-For: {visitor}\r\nX_Forwarded_For: {first}\r\n\r\n".encode())
        assert answer.status == 429


def test_a_forged_host_or_scheme_is_in_no_address_of_ours(start):
    server = start(0)
    made = server.post("/api/generate-image", json={"location": "Kirkenes", "weather": "snow", "temperature": -5})
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "javascript", "X-Forwarded-Prefix": "/evil"}
    forged |= {"Forwarded": "host=evil.example;proto=https", "X-Forwarded-Server": "evil.example"}
    for path in (made.json()["permalink"], "/", "/api-info", "/gallery", "/manifest.webmanifest"):
        answer = server.get(path, headers=forged)
        assert "evil" not in answer.text + str(answer.headers)
        assert "javascript:" not in answer.text
    permalink = start(1).get("/robots.txt", headers={"X-Forwarded-Proto": "javascript"})
    assert "Strict-Transport-Security" not in permalink.headers
