"""Whatever a visitor sends: one JSON line for each request, with its id, and nothing of the visitor in it."""

import itertools
from collections import Counter

import pytest

from tests.system.raw import CLOSE, chunked, request_head

pytestmark = pytest.mark.contract("log-lines")

MARK = "MARK4711"
ADDRESS = "203.0.113.77"
VISITOR = {"X-Forwarded-For": ADDRESS, "User-Agent": f"{MARK}/1.0", "Referer": f"https://{MARK}.example/"}
LONGEST_LINE = 2000
NASTY = {
    "line breaks": "\r\n{}",
    "a line of its own": '\n{{"level": "ERROR", "event": "{}"}}\n',
    "ANSI": "\x1b[2J\x1b[31m{}\x1b[0m",
    "nul": "\x00{}\x00",
    "quotes": "\"}}, {{'{}': \"",
    "percent": "%s %d %(name)s {{0}} {} ${{jndi:ldap://x}}",
    "bidi": "\u202e{}\u2066\u200f",
    "lone surrogate": "\udcff{}\udc80",
    "line separators": "\u2028{}\u2029\x85",
    "huge": "{}" + "A" * 3000,
}
RAW = {
    "no line": f"{MARK}\r\n\r\n".encode(),
    "bad method": f"{MARK}! / HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
    "long method": b"GET" * 5000 + b" / HTTP/1.1\r\nHost: x\r\n\r\n",
    "unknown method": request_head(MARK, "/"),
    "bad version": f"GET /{MARK} HTTP/9.{MARK}\r\nHost: x\r\n\r\n".encode(),
    "binary": bytes(range(256)) + MARK.encode() + b"\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + MARK.encode() * 30 + b"\r\n\r\n",
    "invalid UTF-8 in the path": b"GET /\xff\xfe%ff%fe"
    + MARK.encode()
    + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "escape in the path": b"GET /%1b[31m%0d%0a%00"
    + MARK.encode()
    + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "raw escape in the path": b"GET /\x1b[31m" + MARK.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "long line": b"GET /" + MARK.encode() + b"a" * 10_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "long header": request_head("GET", "/", x_long=MARK * 3000),
    "many headers": request_head("GET", "/", **{f"x_{MARK}_{number}": MARK for number in range(300)}),
    "header without a name": f"GET / HTTP/1.1\r\nHost: x\r\n: {MARK}\r\n\r\n".encode(),
    "header with a space": f"GET / HTTP/1.1\r\nHost: x\r\n{MARK} x: 1\r\n\r\n".encode(),
    "folded header": f"GET / HTTP/1.1\r\nHost: x\r\nX: 1\r\n {MARK}\r\n\r\n".encode(),
    "nul in a header": f"GET / HTTP/1.1\r\nHost: x\r\nX: \0{MARK}\r\n\r\n".encode(),
    "bare return in a header": f"GET / HTTP/1.1\r\nHost: x\r\nX: a\r{MARK}\r\n\r\n".encode(),
    "host": request_head("GET", "/", host=f"{MARK}<script>"),
    "expectation": request_head("GET", "/", expect=MARK),
    "coding": request_head("POST", "/api/generate-image", transfer_encoding=MARK),
    "length": request_head("POST", "/api/generate-image", content_length=MARK),
    "two lengths": f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2{MARK}\r\n\r\n".encode(),
    "chunk": request_head("POST", "/api/generate-image", transfer_encoding="chunked", content_type="application/json")
    + f"{MARK}\r\nx\r\n".encode(),
    "absolute form": f"GET http://{MARK}.example/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode(),
}
EXACT = "48.137154"


@pytest.fixture(scope="module")
def loud(start_shared):
    return start_shared(
        LOG_LEVEL="debug", TRUSTED_PROXIES="1", RATE_LIMIT_ENABLED="true", RATE_LIMIT_PLACES="20 per hour"
    )


def ask(server, text):
    """The text wherever a visitor can put one; the ids that the answers carry."""
    sent = text.encode("utf-8", "surrogateescape")
    in_header = {**VISITOR, "X-Thing": sent.translate(None, b"\r\n\0"), "Prefer": sent.translate(None, b"\r\n\0")}
    answers = [
        server.get("/api/places", params={"q": sent}, headers=VISITOR),
        server.get("/api/weather", params={"lat": EXACT, "lon": sent}, headers=VISITOR),
        server.get("/", params={"place": sent, "utm": sent}, headers=VISITOR),
        server.get("/api/weather", params={sent: "1"}, headers=VISITOR),
        server.get("/health", headers=in_header),
        server.post("/api/generate-image", data=sent, headers={**VISITOR, "Content-Type": "application/json"}),
        server.post("/api/generate-image", data=b"{}", headers=in_header),
        server.post(
            "/api/generate-image", json={"location": text.encode("utf-8", "replace").decode()}, headers=VISITOR
        ),
    ]
    return [answer.headers["X-Request-ID"] for answer in answers if "X-Request-ID" in answer.headers]


def test_every_request_is_one_line_and_nothing_of_its_visitor_stands_there(loud, figure):
    ids = list(itertools.chain.from_iterable(ask(loud, text.format(MARK)) for text in NASTY.values()))
    for lat, lon in ((EXACT, "11.576124"), ("-35.123456", "-130.654321")):
        for path in (f"/?lat={lat}&lon={lon}", f"/api/weather?lat={lat}&lon={lon}", f"/api/places?lat={lat}&lon={lon}"):
            ids.append(loud.get(path, headers=VISITOR).headers["X-Request-ID"])
    for wanted in RAW.values():
        answer = loud.exchange(wanted, CLOSE)
        ids += [answer.headers["x-request-id"]] if answer and "x-request-id" in answer.headers else []
    cut_short = request_head("POST", "/api/generate-image", content_type="application/json", content_length=99)
    loud.exchange(cut_short + MARK.encode(), CLOSE)
    loud.exchange(
        request_head("POST", "/api/generate-image", content_type="application/json", transfer_encoding="chunked")
        + chunked([b'{"location": "' + MARK.encode()], ended=False),
        CLOSE,
    )
    loud.stop()

    lines = loud.log_lines()
    requests = Counter(line.get("request_id") for line in lines if line["event"] in ("request", "not HTTP"))
    assert {each: requests[each] for each in ids if requests[each] != 1} == {}
    assert all(line["event"] and line["level"] and line["time"] for line in lines)
    output = loud.output()
    assert max(map(len, output.splitlines()[1:])) < LONGEST_LINE
    for private in (MARK, MARK.lower(), ADDRESS, "127.0.0.1:", "ip=", EXACT, "11.576124", "35.123456", "130.654321"):
        assert private not in output.replace(f"127.0.0.1:{loud.port}", ""), private
    assert {line["event"] for line in lines if line["logger"] == "gunicorn.error"} >= {"not HTTP"}
    figure(f"{len(lines)} lines for {len(ids)} requests")
