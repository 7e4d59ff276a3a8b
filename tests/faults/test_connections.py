"""Connections that are idle, or that listen, or on which somebody speaks very slowly."""

import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from bench.connection import Caller, get
from bench.visitors import allow_connections
from tests.faults.load import CHEAP, WEATHER, Load, in_turn
from tests.system.raw import request_head
from tests.system.tally import tally
from tests.web.test_jobs import order, wait_until_asked
from tests.web.test_painting import KEY

IDLE, STREAMS = 10_000, 1_000
OPENED_AT_ONCE = 200
SLOW, COMING_SECONDS = 500, 2
P99_MS = 100
LOAD_SECONDS = 30


@pytest.fixture
def server(start_server, redis_server, openweathermap, gemini):
    allow_connections(IDLE + STREAMS)
    server = start_server(
        WEB_CONCURRENCY="2",
        REDIS_URL=redis_server.url,
        OPENWEATHER_API_KEY="weather-key-4711",
        OPENWEATHER_BASE_URL=openweathermap.url,
        GEMINI_API_KEY=KEY,
        GEMINI_BASE_URL=gemini.url,
        GEMINI_JOB_SECONDS="600",
    )
    assert server.get(WEATHER).status_code == 200
    return server


@pytest.mark.torture
@pytest.mark.timeout(400)
@pytest.mark.contract("idle-connections")
def test_idle_connections_and_event_streams_cost_nobody_anything(server, gemini, figure):
    gemini.fault("slow", seconds=600)
    job = order(server)
    wait_until_asked(gemini)
    load = in_a_loop(live(server, f"/api/dioramas/{job['id']}/events", gemini))
    p99_ms = load.milliseconds("/api/weather", 0.99)
    figure(f"{IDLE:,} idle, {STREAMS:,} streams, {load.sent} requests, cached weather p99 {p99_ms:.0f} ms")
    assert load.refused == {}
    assert load.losses == []
    assert p99_ms < P99_MS


def in_a_loop(work):
    """Its result. In a thread, for in the main one the browser's tests have a loop of their own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def live(server, events_path, gemini):
    """Raises ConnectionError where a connection is dropped."""
    idle = [caller for _ in range(IDLE // OPENED_AT_ONCE) for caller in await some_callers(server)]
    streams = [await listen(server, events_path) for _ in range(STREAMS)]
    with Load(server.port, visitors=16, pause_seconds=0.05) as load:
        await asyncio.sleep(LOAD_SECONDS)
    assert not any(reader.at_eof() for reader, _ in streams)
    gemini.heal()
    gemini.release()
    await asyncio.gather(*(heard_the_end(reader) for reader, _ in streams))
    for begin in range(0, IDLE, OPENED_AT_ONCE):
        await all_ask(idle[begin : begin + OPENED_AT_ONCE])
    for each in (*idle, *(writer for _, writer in streams)):
        each.close()
    return load


async def some_callers(server):
    callers = await asyncio.gather(*(Caller.of("127.0.0.1", server.port) for _ in range(OPENED_AT_ONCE)))
    await all_ask(callers)
    return callers


async def all_ask(callers):
    tally.add(sent=len(callers))
    answers = await asyncio.gather(*(caller.ask(get("/health", "localhost")) for caller in callers))
    assert {status for status, _ in answers} == {200}


async def listen(server, path):
    tally.add(sent=1)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(get(path, "localhost"))
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
    return reader, writer


async def heard_the_end(reader):
    await asyncio.wait_for(reader.readuntil(b'"state":"done"'), 60)


@pytest.mark.torture
@pytest.mark.contract("slow-senders")
def test_slow_senders_are_let_go_and_nobody_else_feels_them(server, figure):
    with Load(server.port, pause_seconds=0.02) as load:
        heads, bodies = in_a_loop(slow_senders(server, SLOW))
    seconds = sorted(each for _, each in (*heads, *bodies))
    p99_ms = load.milliseconds("/api/weather", 0.99)
    figure(f"{2 * SLOW} closed after {seconds[0]:.1f} to {seconds[-1]:.1f} s, cached weather p99 {p99_ms:.0f} ms")
    assert {status for status, _ in heads} == {b""}
    assert {status for status, _ in bodies} == {b"HTTP/1.1 408"}
    assert 5 <= seconds[0] < seconds[-1] <= 10
    assert load.refused == {}
    assert load.losses == []
    assert p99_ms < P99_MS


@pytest.mark.contract("slow-senders")
def test_who_begins_a_request_and_does_not_go_on_is_let_go(start_server):
    server = start_server()
    with Load(server.port, visitors=2, pause_seconds=0.1, asked=in_turn(CHEAP)) as load:
        heads, bodies = in_a_loop(slow_senders(server, 10))
    assert {status for status, _ in heads} == {b""}
    assert {status for status, _ in bodies} == {b"HTTP/1.1 408"}
    # The target is ten seconds; a busy machine gets three times that. Without a deadline of our own it were 95.
    assert max(seconds for _, seconds in (*heads, *bodies)) < 30
    assert load.refused == {}


async def slow_senders(server, count):
    """(the beginning of what was said, seconds until the end) of so many who send a head, and who send a body."""
    head = b"GET /health HTTP/1.1\r\nHost: localhost\r\n"
    wish = request_head("POST", "/api/generate-image", content_type="application/json", content_length=5000)
    told = await asyncio.gather(
        *(send_slowly(server, head, b"X-Slow: 1\r\n") for _ in range(count)),
        *(send_slowly(server, wish, b" ") for _ in range(count)),
    )
    return told[:count], told[count:]


async def send_slowly(server, begin, piece):
    await asyncio.sleep(random.uniform(0, COMING_SECONDS))
    tally.add(sent=1)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    began_at = time.monotonic()
    writer.write(begin)
    sending = asyncio.create_task(go_on(writer, piece))
    said = b""
    # A connection that is closed before all was read from it is reset.
    with suppress(ConnectionError):
        while heard := await reader.read(1000):
            said += heard
    sending.cancel()
    writer.close()
    return said[:12], time.monotonic() - began_at


async def go_on(writer, piece):
    while True:
        await asyncio.sleep(0.5)
        writer.write(piece)
