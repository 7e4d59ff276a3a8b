"""Who is let on to what is costly, where a line is full."""

import io
import time

import gevent
import pytest
from gunicorn.config import Config
from gunicorn.http.wsgi import Response

from app import create_app
from dioramacast.admission import Admission, Line
from dioramacast.hot_path import HotPath
from dioramacast.models import Units
from dioramacast.ready_answers import ARRIVED, KEEP, Keep, Repeater
from dioramacast.request_record import RequestRecord
from dioramacast.settings import Settings
from tests.conftest import settings_for_tests


class FakeLine:
    is_full = False
    refusals = 0

    def join(self, _patience_seconds):
        return not self.is_full


class Site:
    """An application whose answers may be repeated for 100 s, and are renewed after 50; and what stands before it."""

    def __init__(self):
        self.now = 0.0
        self.line = FakeLine()
        self.asked = []
        record = RequestRecord(lambda: self.now, lambda _seconds, _task: None)

        def repeater(app):
            return Repeater(app, record, 0, lambda: self.now)

        admission = Admission(self._answer, repeater(self._answer), self.line, lambda: self.now)
        self._front = HotPath(
            admission,
            repeater(admission),
            permit=lambda _name, _visitor: True,
            max_bytes=10_000,
            trusted_proxies=0,
            variant=lambda _environ: Units.METRIC,
            clock=lambda: self.now,
        )

    def _answer(self, environ, start_response):
        is_refused = "dioramacast.overloaded" in environ
        self.asked.append((environ["PATH_INFO"], is_refused))
        if not is_refused:
            environ[KEEP] = Keep(100, 50)
        start_response("503 Overloaded" if is_refused else "200 OK", [("Content-Length", "0")])
        return [b""]

    def status(self, path):
        said = []
        self.ask("GET", path, lambda status, _headers, _exc_info=None: said.append(status))
        return int(said[0][:3])

    def closes(self, method, path, body=b""):
        """Whether gunicorn closes the connection after the answer, and how much of the body nobody has read."""
        response, stream = Response(Request(method), None, Config()), io.BytesIO(body)
        self.ask(method, path, response.start_response, stream)
        return response.should_close(), len(stream.read())

    def ask(self, method, path, start_response, stream=None):
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", "REMOTE_ADDR": "127.0.0.1"}
        environ["wsgi.input"] = stream
        b"".join(self._front(environ, start_response))


class Request:
    version = (1, 1)

    def __init__(self, method):
        self.method = method

    def should_close(self):
        return False


@pytest.fixture
def site():
    return Site()


def test_where_the_line_is_full_what_is_new_is_refused(site):
    site.line.is_full = True
    assert site.status("/new") == 503


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_one_in_eight_who_are_refused_must_connect_anew_and_may_meet_another_process(site, method):
    assert {site.closes(method, f"/new{number}") for number in range(20)} == {(False, 0)}
    site.line.is_full = True
    closed = [site.closes(method, f"/new{number}")[0] for number in range(20, 36)]
    assert closed == [*[False] * 7, True] * 2


@pytest.mark.parametrize(("length", "told"), [(16 * 1024, (True, 0)), (16 * 1024 + 10, (False, 9))])
def test_no_connection_is_closed_upon_a_body_that_is_not_all_read(site, length, told):
    site.line.is_full = True
    assert [site.closes("POST", f"/new{number}", b"x" * 9) for number in range(7)] == [(False, 9)] * 7
    assert site.closes("POST", "/new7", b"x" * length) == told


def test_what_many_have_is_renewed_though_the_line_is_full(site):
    site.status("/known")
    site.line.is_full = True
    site.now = 60
    assert site.status("/known") == 200
    assert site.asked == [("/known", False)] * 2
    site.now = 120
    assert site.status("/known") == 200


@pytest.mark.parametrize("path", ["/health", "/ready", "/metrics", "/static/x.css"])
def test_what_is_cheap_waits_in_no_line(site, path):
    site.line.is_full = True
    assert site.status(path) == 200


def test_nobody_is_let_on_while_it_is_crowded_behind_the_line():
    crowd, let_on = [1], []
    line = Line(lambda: bool(crowd))
    waiting = gevent.spawn(lambda: let_on.append(line.join(10)))
    gevent.sleep(0.05)
    assert let_on == []
    crowd.clear()
    waiting.join(20)
    assert let_on == [True]


def test_a_wait_for_a_picture_begins_when_the_request_came(gemini, open_meteo, tmp_path):
    gemini.fault("hang")
    keyed = {"GEMINI_API_KEY": "gemini-key", "GEMINI_BASE_URL": gemini.url}
    app = create_app(Settings.from_env(settings_for_tests(open_meteo, tmp_path) | keyed))
    wanted = {"location": "Lisbon", "weather": "clear", "temperature": 21}
    started = time.monotonic()
    answer = app.test_client().post(
        "/api/generate-image", json=wanted, environ_overrides={ARRIVED: started - 18, "HTTP_HOST": "localhost"}
    )
    assert answer.status_code == 202
    assert time.monotonic() - started < 10
    gemini.release()
