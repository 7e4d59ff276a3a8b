"""What is kept about a visitor: a whole journey, and then every key of Redis, every file and every line is read."""

import re
import time

import pytest

pytestmark = pytest.mark.contract("privacy")

ADDRESS = "203.0.113.77"
IPV6, ITS_NETWORK = "2001:db8:47:11:dead:beef:1:2", "2001:db8:47:11::/64"
TYPED = "Grandmas Hollow"
"""Letters that make no place: what somebody types who looks for where somebody lives."""
EXACT = [("48.137154", "11.576124"), ("-35.123456", "-130.654321")]
"""In a city, where the nearest place stands for it; and where nobody lives, and the grid does."""
VISITOR = {
    "User-Agent": "Visitor4711/1.0",
    "Referer": "https://referer4711.example/path4711",
    "Accept-Language": "tlh-4711",
    "Cookie": "session=cookie4711",
    "Authorization": "Basic auth4711",
    "Origin": "https://origin4711.example",
}
WINDOW_SECONDS, LEASE_SECONDS = 3600, 60
"""The longest limit is of an hour; a process may hold a share of it for a moment longer."""
PATHS = ["/", "/?place=Ushuaia&units=imperial&utm_source=tag4711", f"/?place={TYPED}", "/gallery", "/api-info"]
PATHS += [f"/api/places?q={TYPED}", "/api/places?q=ushua", "/api/gallery", "/manifest.webmanifest", "/nowhere4711"]
PATHS += [f"{path}lat={lat}&lon={lon}" for path in ("/?", "/api/weather?", "/api/places?") for lat, lon in EXACT]


def visit(server, address):
    headers = {**VISITOR, "X-Forwarded-For": address}
    for path in PATHS:
        assert server.get(path, headers=headers).status_code != 429
    orders = [{"coordinates": {"lat": float(lat), "lon": float(lon)}} for lat, lon in EXACT]
    orders += [
        {"location": "ushuaia"},
        {"location": TYPED},
        {"location": "Ushuaia", "weather": "snow", "temperature": -3},
    ]
    for order in orders:
        answer = server.post("/api/generate-image", json=order, headers={**headers, "Prefer": "wait=10"})
        if order.get("location") == TYPED:
            assert answer.status_code == 400
            continue
        made = answer.json()
        for path in (made["image_url"], made["artwork_url"], made["permalink"], f"/dioramas/{made['id']}/card.png"):
            assert server.get(path, headers=headers).status_code == 200
        job = f"/api/dioramas/{made['id']}"
        server.get(job, headers=headers)
        server.get(f"{job}/events", headers=headers, stream=True).close()
        server.request("DELETE", job, headers=headers)


def kept_in_redis(client):
    """(key, all that stands there, seconds to live) of each."""
    read = {
        b"string": lambda key: [client.get(key)],
        b"hash": lambda key: [part for pair in client.hgetall(key).items() for part in pair],
        b"zset": lambda key: client.zrange(key, 0, -1),
        b"list": lambda key: client.lrange(key, 0, -1),
        b"set": lambda key: list(client.smembers(key)),
    }
    return [(key, b"\n".join([key, *read[client.type(key)](key)]), client.ttl(key)) for key in client.keys("*")]


def private_words(address):
    exact = [part.lstrip("-")[:7] for pair in EXACT for part in pair]
    words = ["4711", TYPED, TYPED.lower(), TYPED.replace(" ", "+"), address, *exact]
    return [word.encode() for word in words]


@pytest.fixture
def server_with_all(start_server, redis_server, gemini, openweathermap):
    return start_server(
        REDIS_URL=redis_server.url,
        WEB_CONCURRENCY="2",
        TRUSTED_PROXIES="1",
        RATE_LIMIT_ENABLED="true",
        RATE_LIMIT_IMAGE="100 per hour",
        GEMINI_API_KEY="gemini-key-0815",
        GEMINI_BASE_URL=gemini.url,
        OPENWEATHER_API_KEY="weather-key-0816",
        OPENWEATHER_BASE_URL=openweathermap.url,
        LOG_LEVEL="debug",
    )


@pytest.mark.parametrize("address", [ADDRESS, pytest.param(IPV6, marks=pytest.mark.torture)])
def test_after_a_whole_journey_nothing_is_kept_of_who_made_it(server_with_all, redis_server, tmp_path, address, figure):
    server = server_with_all
    visit(server, address)
    time.sleep(0.5)  # what is told of requests is written a few times a second
    kept = kept_in_redis(redis_server.client)
    server.stop()
    words = private_words(address)
    counted = (ITS_NETWORK if address == IPV6 else address).encode()

    of_limits = [(key, ttl) for key, _, ttl in kept if counted in key]
    assert of_limits
    assert {key for key, ttl in of_limits if not 0 < ttl <= WINDOW_SECONDS + LEASE_SECONDS} == set()
    assert {key for key, _ in of_limits if b":limits:" not in key} == set()
    rest = {key.decode(): text for key, text, _ in kept if counted not in key}
    assert {key: word for key, text in rest.items() for word in (*words, counted) if word in text} == {}

    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name not in ("stdout", "stderr")]
    texts = {str(path): path.read_bytes() + str(path.relative_to(tmp_path)).encode() for path in files}
    assert len(texts) > 5
    assert {name: word for name, text in texts.items() for word in words if word in text} == {}
    output = re.sub(r"127\.0\.0\.1:\d+|\"port\": \d+", "", server.output()).encode()
    assert [word for word in (*words, counted, b"Ushuaia", b"ushua") if word in output] == []
    figure(f"{len(kept)} keys, {len(of_limits)} of limits for {max(ttl for _, ttl in of_limits)} s; {len(files)} files")


def test_no_provider_learns_who_asks(server_with_all, gemini, openweathermap):
    visit(server_with_all, ADDRESS)
    asked = str(gemini.calls + openweathermap.calls).encode()
    assert gemini.call_count > 0
    assert openweathermap.call_count > 0
    assert [word for word in private_words(ADDRESS) if word in asked] == []


def test_nobody_is_given_anything_to_be_known_by(server):
    for path in ("/", "/?place=Vardo", "/api/places?q=oslo", "/gallery", "/api-info", "/static/js/main.js"):
        headers = server.get(path).headers
        assert "Set-Cookie" not in headers
        assert "Permissions-Policy" not in headers or "geolocation=(self)" in headers["Permissions-Policy"]


def test_the_page_says_what_is_kept(server):
    page = server.get("/?place=Vardo").text
    privacy = page[page.index('<details class="privacy">') :]
    for said in ("counted for an hour", "without who asked", "No account, no cookies", "stay in your own browser"):
        assert said in privacy
