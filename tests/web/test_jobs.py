"""Pictures that take longer than a visitor waits: their jobs, by asking, by listening, and cancelled."""

import json
import signal
import threading
import time

import pytest

from tests.web.test_painting import KEY, WANTED

AT_ONCE = {"Prefer": "respond-async"}


@pytest.fixture
def start_slow(start_server, gemini):
    """A server whose image model takes ``seconds``."""

    def start(seconds: float, **settings):
        gemini.fault("slow", seconds=seconds)
        return start_server(GEMINI_API_KEY=KEY, GEMINI_BASE_URL=gemini.url, **settings)

    return start


def order(server, city="Lisbon", status=202, **headers):
    answer = server.post("/api/generate-image", json=WANTED | {"location": city}, headers=AT_ONCE | headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def progress(server, job):
    answer = server.get(f"/api/dioramas/{job['id']}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json()


def wait_for(server, job, state):
    end = time.monotonic() + 60
    while (found := progress(server, job))["state"] != state:
        assert time.monotonic() < end, (found, server.output()[-3000:])
        time.sleep(0.05)
    return found


def wait_until_asked(gemini, times=1):
    end = time.monotonic() + 30
    while gemini.call_count < times:
        assert time.monotonic() < end
        time.sleep(0.02)


def listen(server, job, **headers):
    """(event id, job) of each event until the stream ends."""
    answer = server.get(f"/api/dioramas/{job['id']}/events", stream=True, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    event_id = ""
    for line in answer.iter_lines(decode_unicode=True):
        if line.startswith("id: "):
            event_id = line.removeprefix("id: ")
        if line.startswith("data: "):
            yield event_id, json.loads(line.removeprefix("data: "))


def test_who_does_not_wait_gets_the_job_and_a_preview(start_slow, gemini):
    server = start_slow(60)
    answer = server.post("/api/generate-image", json=WANTED, headers=AT_ONCE)
    assert answer.status_code == 202
    job = answer.json()
    assert answer.headers["Location"] == f"/api/dioramas/{job['id']}"
    assert job["state"] in ("queued", "running")
    assert (job["image_url"], job["error"]) == (None, None)
    preview = server.get(job["preview_url"])
    assert preview.headers["Content-Type"].startswith("image/svg+xml")
    wait_until_asked(gemini)
    gemini.release()
    done = wait_for(server, job, "done")
    assert server.get(done["image_url"]).headers["Content-Type"] == "image/webp"
    assert order(server, status=200)["cached"] is True


@pytest.mark.contract("bad-prefer")
@pytest.mark.parametrize(
    ("prefer", "seconds", "status"),
    [("wait=0", 60, 202), ("wait=1", 60, 202), ("WAIT=1, handling=lenient", 60, 202), ("wait=abc", 2, 200)],
)
def test_how_long_the_answer_may_wait_is_the_visitors_wish(start_slow, prefer, seconds, status):
    server = start_slow(seconds)
    started = time.monotonic()
    answer = server.post("/api/generate-image", json=WANTED, headers={"Prefer": prefer})
    assert answer.status_code == status
    # Whose wish is not heard waits for twenty seconds.
    assert time.monotonic() - started < 15


def test_until_it_is_painted_its_address_shows_our_own_and_promises_nothing(start_slow, gemini):
    server = start_slow(60)
    job = order(server)
    before = server.get(f"/dioramas/{job['id']}.webp")
    assert before.status_code == 200
    assert before.headers["Cache-Control"] == "no-cache"
    wait_until_asked(gemini)
    gemini.release()
    wait_for(server, job, "done")
    after = server.get(f"/dioramas/{job['id']}.webp")
    assert "immutable" in after.headers["Cache-Control"]
    assert after.content != before.content


def test_what_we_draw_ourselves_is_always_done(server):
    diorama = server.post("/api/generate-image", json=WANTED).json()
    job = progress(server, diorama)
    assert (job["state"], job["image_url"]) == ("done", diorama["image_url"])
    ((_, told),) = listen(server, diorama)
    assert told == job


@pytest.mark.contract("bad-ids")
@pytest.mark.parametrize("path", ["0" * 24, "0" * 24 + "/events", "x", "../health", "0" * 23, "%00"])
def test_an_unknown_job_is_not_found(server, path):
    assert server.get(f"/api/dioramas/{path}").status_code == 404


def test_those_who_wait_know_their_place_and_how_long(start_slow, gemini):
    server = start_slow(2, GEMINI_CALLS_PER_PROCESS="1")
    wait_for(server, order(server, "Porto"), "done")
    gemini.fault("slow", seconds=60)
    first = order(server, "Faro")
    while not progress(server, first)["eta_seconds"]:
        time.sleep(0.05)
    second, third = order(server, "Braga"), order(server, "Evora")
    assert [progress(server, job)["position"] for job in (first, second, third)] == [None, 1, 2]
    assert progress(server, second)["eta_seconds"] < progress(server, third)["eta_seconds"]
    gemini.heal()
    gemini.release()
    assert wait_for(server, third, "done")["position"] is None


def test_a_job_tells_what_becomes_of_it(start_slow, gemini):
    server = start_slow(60, GEMINI_CALLS_PER_PROCESS="1")
    wait_for(server, order(server, "Porto"), "running")
    told = []
    for _, job in listen(server, order(server, "Faro")):
        told.append((job["state"], job["position"]))
        if job["state"] != "done":
            wait_until_asked(gemini, times=len(told))
            gemini.release()  # first Porto's, then its own
    assert told == [("queued", 1), ("running", None), ("done", None)]


def test_who_listens_again_hears_only_what_is_new(start_slow, gemini):
    server = start_slow(60)
    job = order(server)
    wait_for(server, job, "running")
    first_id, _ = next(listen(server, job))
    wait_until_asked(gemini)
    gemini.release()
    heard = [told["state"] for _, told in listen(server, job, **{"Last-Event-ID": first_id})]
    assert heard == ["done"]
    (last_id, _) = list(listen(server, job))[-1]
    silence = server.get(f"/api/dioramas/{job['id']}/events", headers={"Last-Event-ID": last_id})
    assert silence.status_code == 204


def test_a_queued_job_can_be_cancelled_and_is_never_paid_for(start_slow, gemini):
    server = start_slow(60, GEMINI_CALLS_PER_PROCESS="1")
    running = order(server, "Porto")
    wait_for(server, running, "running")
    queued = order(server, "Faro")
    cancelled = server.request("DELETE", f"/api/dioramas/{queued['id']}")
    assert cancelled.status_code == 200
    assert cancelled.json()["state"] == "cancelled"
    too_late = server.request("DELETE", f"/api/dioramas/{running['id']}")
    assert too_late.status_code == 409
    assert too_late.headers["Content-Type"] == "application/problem+json"
    wait_until_asked(gemini)
    gemini.release()
    wait_for(server, running, "done")
    assert gemini.call_count == 1


def test_nobody_cancels_what_somebody_else_waits_for(start_slow, gemini):
    server = start_slow(60, GEMINI_CALLS_PER_PROCESS="1")
    wait_for(server, order(server, "Porto"), "running")
    job = order(server, "Faro")
    assert order(server, "Faro")["id"] == job["id"]
    assert server.request("DELETE", f"/api/dioramas/{job['id']}").status_code == 409
    wait_until_asked(gemini)
    gemini.heal()
    gemini.release()
    wait_for(server, job, "done")


def test_a_full_queue_ends_in_our_own_picture_and_says_so(start_slow):
    server = start_slow(60, GEMINI_CALLS_PER_PROCESS="1", GEMINI_QUEUE_LIMIT="1")
    wait_for(server, order(server, "Porto"), "running")
    order(server, "Faro")
    refused = order(server, "Braga", status=200)
    assert refused["generator"] == "procedural"
    assert "waiting" in refused["message"]


def test_a_failed_job_says_why_and_can_be_asked_for_again(start_slow, gemini):
    server = start_slow(0)
    gemini.values(finish_reason="IMAGE_SAFETY")
    job = order(server)
    failed = wait_for(server, job, "failed")
    assert "IMAGE_SAFETY" in failed["error"]
    assert server.get(failed["preview_url"]).status_code == 200


@pytest.mark.contract("terminated-while-painting")
def test_a_drain_ends_the_streams_and_finishes_the_picture(start_slow, gemini):
    server = start_slow(60)
    job = order(server)
    wait_until_asked(gemini)
    heard = []
    listener = threading.Thread(target=lambda: heard.extend(listen(server, job)))
    listener.start()
    while not heard:
        time.sleep(0.02)
    server.process.send_signal(signal.SIGTERM)
    listener.join(15)
    assert not listener.is_alive()
    gemini.release()
    server.process.wait(15)
    finished = [line for line in server.log_lines() if line["event"] == "job"]
    assert [line["state"] for line in finished] == ["done"]
