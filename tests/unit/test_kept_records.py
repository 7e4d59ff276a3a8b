"""Whatever stands where our records are kept, or comes as an image model's answer, each reader has a value in its range
or its own refusal, and nothing else. (Parsers of what needs neither Redis nor a server: test_parsers.py.)
"""

import json
import re
import sqlite3
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioramacast.cache import Entry
from dioramacast.clients.gemini_sdk import GeminiConnection
from dioramacast.errors import BudgetSpent, SpendUnknown, UpstreamError
from dioramacast.job_book import Claim
from dioramacast.job_book_redis import RedisJobBook
from dioramacast.ledger import Charge, DiskLedger, Terms
from dioramacast.ledger_redis import RedisLedger
from dioramacast.redis_store import RedisStore
from tests.system.redis_server import RedisServer, link_to
from tests.unit.job_books import LIMITS, PREFIX, QUEUE, RUNNING, TOTALS, WORKERS
from tests.unit.test_parsers import JSON

TERMS = Terms(price_micro_usd=10, day_micro_usd=1000, calls_per_minute=1000)
NUMBER = (
    st.integers(-(2**63), 2**63) | st.floats() | st.sampled_from(["", "nan", "-1", "1e999", "9" * 40, "0x10", "1_0"])
)
VALUE = NUMBER.map(str) | st.text(max_size=8)


def hashes(*fields):
    """Of some of these fields, and of one that is nobody's."""
    return st.dictionaries(st.sampled_from([*fields, "other"]), VALUE, min_size=1)


@pytest.fixture(scope="module")
def redis_of_this_file(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.kill()


@pytest.fixture(scope="module")
def client(redis_of_this_file):
    return redis_of_this_file.client


@pytest.fixture(scope="module")
def link(redis_of_this_file):
    return link_to(redis_of_this_file.url)


JOB_FIELDS = ("state", "rank", "queued_us", "started_us", "finished_us", "attempts", "askers", "token", "spec", "error")
SCORES = st.dictionaries(st.sampled_from(["a", "b", ""]), st.floats(allow_nan=False), max_size=3)


BOOK = st.fixed_dictionaries({
    "row": hashes(*JOB_FIELDS),
    "state": st.sampled_from(["", "queued", "running", "done", "failed", "cancelled"]),
    "totals": hashes("done", "failed", "cancelled", "run_us"),
    "beats": hashes("worker"),
    "queue": SCORES,
    "running": SCORES,
})  # fmt: skip


@given(BOOK)
@settings(max_examples=150)
def test_whatever_is_kept_of_a_job_it_is_one_or_none(client, link, kept):
    client.flushall()
    client.hset(f"{PREFIX}job:a", mapping=kept["row"] | ({"state": kept["state"]} if kept["state"] else {}))
    client.hset(TOTALS, mapping=kept["totals"])
    client.hset(WORKERS, mapping=kept["beats"])
    for name, scores in ((QUEUE, kept["queue"]), (RUNNING, kept["running"])):
        if scores:
            client.zadd(name, scores)
    book = RedisJobBook(link, LIMITS, lambda: "token")
    book.recover()
    found = book.jobs(["a", "b"]).get("a")
    assert found is None or (found.artwork_id, found.queued_at <= found.now) == ("a", True)
    counts = book.counts()
    assert min(counts.queued, counts.running, counts.done, counts.workers_alive) >= 0
    claim = book.claim()
    assert claim is None or isinstance(claim, Claim)
    # And the book goes on.
    client.flushall()
    book.submit("c", b"{}", 0)
    assert book.claim().artwork_id == "c"


@given(hashes("micro_usd", "calls", "pictures"))
@settings(max_examples=100)
def test_whatever_is_kept_of_the_spend_nothing_is_bought_beyond_it(client, link, kept):
    client.flushall()
    ledger = RedisLedger(link, TERMS, lambda: "call")
    day = ledger.today().day
    client.hset(f"{PREFIX}spend:{day}", mapping=kept)
    try:
        reservation = ledger.reserve()
    except BudgetSpent:
        return
    spend = ledger.today()
    assert TERMS.price_micro_usd <= spend.micro_usd <= TERMS.day_micro_usd
    ledger.settle(reservation, Charge.FREE)
    assert ledger.today().micro_usd == spend.micro_usd - TERMS.price_micro_usd


SQL = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(max_size=8) | st.binary(max_size=8)


@given(st.tuples(SQL, SQL, SQL), st.lists(SQL, max_size=2), st.lists(st.tuples(SQL, SQL), max_size=2))
@settings(max_examples=100)
def test_whatever_stands_in_the_file_of_the_spend_nothing_is_bought_beyond_it(tmp_path_factory, spend, calls, pauses):
    folder = tmp_path_factory.mktemp("ledger")
    ledger = DiskLedger(folder, TERMS, time.time)
    day = ledger.today().day
    with sqlite3.connect(next(folder.iterdir())) as book:
        for statement, row in [
            ("INSERT OR REPLACE INTO spend VALUES (?, ?, ?, ?)", (day, *spend)),
            *(("INSERT INTO calls VALUES (?)", (call,)) for call in calls),
            *(("INSERT INTO pauses VALUES (?, ?)", pause) for pause in pauses),
        ]:
            # What the file does not take is not in it.
            with suppress(sqlite3.Error, OverflowError):
                book.execute(statement, row)
    book.close()
    try:
        ledger.reserve()
        assert TERMS.price_micro_usd <= ledger.today().micro_usd <= TERMS.day_micro_usd
    except (BudgetSpent, SpendUnknown):
        return


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()) | st.just(b"[" * 100_000))
@settings(max_examples=100)
def test_whatever_is_kept_of_an_answer_it_is_one_or_none(client, link, kept):
    store = RedisStore(link)
    store.set("key", store.get("nothing") or Entry(b"1", 1.0), 60)
    (name,) = client.keys("*key")
    client.set(name, kept)
    entry = store.get("key")
    if entry is not None:
        json.loads(entry.value)
        assert isinstance(entry.stored_at, float)


class Model:
    """An image model that answers with ``status`` and ``body``, whatever they are."""

    def __init__(self):
        self.status, self.body = 200, b""
        model = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(model.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(model.body)))
                self.end_headers()
                self.wfile.write(model.body)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{self._server.server_port}"
        self.connection = GeminiConnection("key", url, "gemini-image", None)

    def stop(self):
        self._server.shutdown()


@pytest.fixture(scope="module")
def model():
    model = Model()
    yield model
    model.stop()


def some(**fields):
    """Each there or not, and each sometimes something else altogether."""
    return st.fixed_dictionaries({}, optional={name: value | JSON for name, value in fields.items()})


INLINE = some(
    mimeType=st.just("image/png"), data=st.binary(max_size=9).map(lambda data: data.hex()) | st.text(max_size=9)
)
PART = some(text=st.text(max_size=9), thought=st.booleans(), inlineData=INLINE)
REASON = st.sampled_from(["STOP", "SAFETY", "NO_IMAGE", "IMAGE_SAFETY", "FINISH_REASON_UNSPECIFIED"]) | st.text(
    max_size=70
)
CANDIDATE = some(content=some(parts=st.lists(PART, max_size=3)), finishReason=REASON)
PICTURE = some(candidates=st.lists(CANDIDATE, max_size=2), promptFeedback=some(blockReason=REASON))
DELAY = some(retryDelay=st.from_regex(r"[0-9]{0,12}(\.[0-9]{0,12})?s?", fullmatch=True), reason=REASON)
ERROR = some(error=some(code=st.integers(), message=st.text(), details=st.lists(DELAY, max_size=2)))


@pytest.mark.filterwarnings("ignore:.* is not a valid")
@given(
    status=st.sampled_from([200, 200, 200, 400, 403, 404, 429, 500, 503, 204, 302]),
    body=st.binary(max_size=200) | (PICTURE | ERROR | JSON).map(lambda value: json.dumps(value).encode()),
)
@settings(max_examples=300)
def test_whatever_an_image_model_answers_is_a_picture_to_look_at_or_a_failure_with_a_name(model, status, body):
    model.status, model.body = status, b"" if status == 204 else body
    try:
        assert isinstance(model.connection.picture("A city.", 5), bytes)
    except UpstreamError as error:
        assert error.retry_after_seconds is None or 0 <= error.retry_after_seconds <= 3600
        # Visitors read it: nothing of what came may stand in it but a word like SAFETY.
        assert re.fullmatch(r"[A-Za-z0-9 .,'()_:;-]{1,200}", error.message), error.message
