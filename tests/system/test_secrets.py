"""Keys and passwords stand in no answer, no metric and no line of a log; every other test of a server looks, too."""

import sys

import pytest

from tests.system.secrets import SecretLeaked, look_for, secrets_in
from tests.system.server import Server, free_port

pytestmark = pytest.mark.contract("secrets")

KEYS = {
    "OPENWEATHER_API_KEY": "weather-key-sesame-4711",
    "GEMINI_API_KEY": "gemini-key-sesame-4712",
    "S3_ACCESS_KEY_ID": "AKIA-SESAME-4713",
    "S3_SECRET_ACCESS_KEY": "bucket-key/sesame+4714",
}
PASSWORD = "redis-sesame-4715"

CHATTERBOX = """
import os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import quote

key = os.environ["SOME_API_KEY"]

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        if self.path == "/header":
            self.send_header("X-Key", key)
        self.end_headers()
        bodies = {"/body": f"the key is {key}", "/url": f"/?appid={quote(key, safe='')}"}
        self.wfile.write(bodies.get(self.path, "").encode())
        if self.path in ("/stdout", "/stderr"):
            print(key, file=getattr(sys, self.path[1:]), flush=True)

    def log_message(self, *_): ...

HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
"""


@pytest.fixture
def chatterbox(tmp_path):
    environment = {"PORT": str(free_port()), "SOME_API_KEY": KEYS["S3_SECRET_ACCESS_KEY"]}
    return Server.start(environment, tmp_path, command=(sys.executable, "-c", CHATTERBOX))


@pytest.mark.parametrize("path", ["/body", "/header", "/url"])
def test_a_secret_in_an_answer_fails_its_test(chatterbox, path):
    with pytest.raises(SecretLeaked, match="the value of SOME_API_KEY stands in the answer to"):
        chatterbox.get(path)
    chatterbox.kill()


def test_a_secret_in_a_raw_answer_fails_its_test(chatterbox):
    with pytest.raises(SecretLeaked):
        chatterbox.exchange(b"GET /body HTTP/1.0\r\n\r\n")
    chatterbox.kill()


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_secret_in_a_log_fails_its_test_when_the_server_ends(chatterbox, stream):
    chatterbox.get(f"/{stream}")
    with pytest.raises(SecretLeaked, match=f"the value of SOME_API_KEY stands in the server's {stream}"):
        chatterbox.stop()


def test_secrets_are_known_by_their_names():
    url = f"redis://:{PASSWORD}@127.0.0.1:6379/0"
    assert secrets_in({**KEYS, "REDIS_URL": url, "PORT": "5000"}) == {**KEYS, "REDIS_URL": PASSWORD}


def test_what_is_no_secret_is_not_looked_for():
    assert secrets_in({"GEMINI_API_KEY": "key", "S3_ACCESS_KEY_ID": "", "REDIS_URL": "redis://127.0.0.1/0"}) == {}


def test_the_alarm_does_not_tell_the_secret():
    with pytest.raises(SecretLeaked) as leaked:
        look_for({"SOME_API_KEY": PASSWORD}, f"it is {PASSWORD}".encode(), "a test")
    assert PASSWORD not in str(leaked.value)


WANTED = {"location": "Lisbon", "weather": "clear", "temperature": 21}
EVERYWHERE = ["/", "/api-info", "/openapi.json", "/api/places?q=li", "/api/gallery", "/gallery", "/ready", "/nowhere"]
EVERYWHERE += ["/metrics", "/health", "/robots.txt", "/sw.js", "/manifest.webmanifest", "/d/0123456789abcdef01234567"]
FAULTS = [
    {"kind": "none"},
    {"kind": "status", "status": 401},
    {"kind": "status", "status": 429},
    {"kind": "status", "status": 500},
    {"kind": "cut"},
    {"kind": "garbage"},
    {"kind": "redirect"},
    {"kind": "reset"},
]


def walk(server, number):
    """Everything once; ``Server`` looks through all that it reads. ``number``: elsewhere each time."""
    for path in (*EVERYWHERE, f"/api/weather?lat={number}.5&lon=40", f"/?lat={number}.5&lon=41"):
        server.get(path)
    server.get("/metrics", headers={"Accept": "text/plain"})
    wanted = WANTED | {"temperature": 5 * number}
    server.post("/api/generate-image", json=wanted, headers={"Prefer": "wait=1"})


@pytest.mark.torture
def test_nothing_that_is_asked_and_nothing_that_fails_brings_one_out(
    start_server, redis_server, openweathermap, gemini
):
    redis_server.client.config_set("requirepass", PASSWORD)
    server = start_server(
        **KEYS,
        OPENWEATHER_BASE_URL=openweathermap.url,
        GEMINI_BASE_URL=gemini.url,
        REDIS_URL=redis_server.url.replace("redis://", f"redis://:{PASSWORD}@"),
        MEDIA_STORE="s3",
        S3_BUCKET="pictures",
        S3_ENDPOINT_URL=f"http://127.0.0.1:{free_port()}",
        LOG_LEVEL="debug",
        WEB_CONCURRENCY="1",
    )
    assert sorted(server.secrets.values()) == sorted([*KEYS.values(), PASSWORD])
    for number, fault in enumerate(FAULTS):
        details = dict(fault)
        kind = details.pop("kind")
        for fake in (openweathermap, gemini):
            fake.fault(kind, **details)
        walk(server, number)
    redis_server.kill()
    walk(server, len(FAULTS))
    assert openweathermap.call_count > 0
    assert gemini.call_count > 0
    server.stop()
    assert server.log_lines()
