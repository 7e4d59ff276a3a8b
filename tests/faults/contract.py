"""What this service survives, and what must then happen. Tests name their row: ``@pytest.mark.contract("money")``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``may_lose``: some requests have no answer, as the target says; in all other rows each request has one."""

    trouble: str
    target: str
    may_lose: bool = False


CONTRACT = {
    # Faults.
    "redis-killed": Row(
        "Redis killed, then started again, under load", "no 5xx; back to normal within 5 s of its return"
    ),
    "redis-hangs": Row(
        "Redis accepts and never answers", "no 5xx; a request pays 0.25 s at most, until the breaker opens"
    ),
    "redis-refuses": Row("Redis full, out of clients, wrong password", "no 5xx; a metric and one log line say so"),
    "redis-poisoned": Row("a poisoned or foreign value under our keys", "a miss, nothing executed"),
    "upstream-misbehaves": Row(
        "an upstream hangs, drips, cuts off, sends garbage, 2 MB, a gzip bomb, a redirect",
        "stale, else the ladder, else 503, within the deadline + 0.2 s; other routes do not feel it",
    ),
    "upstream-refuses": Row(
        "an upstream answers 500, 401, 429 with Retry-After",
        "never cached; asked again within 3 s of its recovery; 429 respected; the key in no log or body",
    ),
    "weather-stampede": Row(
        "300 visitors at once on a cold place, 3 processes", "one upstream call; without Redis one a process"
    ),
    "clicks-nearby": Row("1,000 clicks within 2 km", "no more upstream calls than cells touched"),
    "picture-stampede": Row("500 identical picture requests at once", "one Gemini call, 500 pictures"),
    "gemini-answers": Row(
        "each way in which Gemini gives no picture",
        "our own drawing and the reason; a final refusal asked once",
    ),
    "worker-killed": Row(
        "a web process killed with -9 under load",
        "only what was in flight on it; each job finishes once",
        may_lose=True,
    ),
    "job-worker-killed": Row("the job worker killed in the middle", "another does the job; at most one more call"),
    "reload": Row("reload (HUP) three times under load; a rolling deploy", "no failed request"),
    "terminated-while-painting": Row(
        "SIGTERM with pictures being made", "/ready 503, in flight served, jobs finish or are handed back, gone in 25 s"
    ),
    "idle-connections": Row(
        "10,000 idle connections, 1,000 event streams, normal load",
        "cached weather p99 under 100 ms, nothing dropped",
    ),
    "slow-senders": Row("500 slow heads, 500 slow bodies", "closed in 5-10 s; others do not feel it"),
    "overload": Row(
        "three times more load than it can serve",
        "refused in 50 ms with Retry-After, half of capacity served, cheap routes unharmed, recovery in 5 s",
    ),
    "clock-jumps": Row("the clock jumps an hour either way", "no negative age, nobody locked out beyond a window"),
    "hour-of-load": Row("an hour of load", "memory, descriptors and Redis connections flat"),
    "money": Row("100 visitors, ten times the budget, Redis lost halfway", "never one paid call over the budget"),
    # Bad input.
    "bad-coordinates": Row("lat, lon and unknown arguments", "400"),
    "bad-bodies": Row("a body that is no JSON object, or too deep, too long, twice the key", "400"),
    "bad-type-or-method": Row("wrong content type; wrong method", "415; 405 with Allow"),
    "bad-body-size": Row("a body too large, cut short, too slow", "413; 400; 408"),
    "bad-location": Row("location: no string, long, control characters, bidi marks, instructions", "400"),
    "bad-values": Row("temperature true, '1e1', 1000; a style not on the list", "400"),
    "bad-ids": Row("unknown or malformed id, path traversal, %00", "404 or 400"),
    "bad-prefer": Row("Prefer: wait=abc or 999", "ignored or capped"),
    "bad-host": Row("Host missing or not ours", "400"),
    "fuzzing": Row("the whole OpenAPI document, 10,000 cases", "no 5xx, every body true to its schema"),
    # Security and privacy.
    "prompts": Row("instructions to the model in every field", "never reach the model"),
    "headers": Row("what Mozilla's Observatory looks at", "above 100 points"),
    "cors": Row("other sites", "only ALLOWED_ORIGINS, and /api/ alone"),
    "pictures-as-code": Row("markup in names and captions", "text, in a real browser too"),
    "forged-addresses": Row("forged forwarding headers", "gain nothing"),
    "secrets": Row("keys and passwords", "in no log, body, repr or metric"),
    "log-lines": Row("whatever the visitor sends", "one JSON line an event, with the request's id"),
    "dependencies": Row("known vulnerabilities", "none; pinned with hashes"),
    "privacy": Row("what is kept about a visitor", "nothing that identifies, for longer than a limit's window"),
}
