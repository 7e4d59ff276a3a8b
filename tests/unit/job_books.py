"""The two books of jobs for tests, each with a clock that can be set."""

import itertools

from dioramacast.job_book import JobLimits
from dioramacast.job_book_memory import MemoryJobBook
from dioramacast.job_book_redis import RedisJobBook
from dioramacast.models import JobRank
from tests.system.redis_server import link_to

LIMITS = JobLimits(queue_limit=10, running_limit=3, lease_seconds=30)
PREFIX = "dioramacast:1:"
QUEUE, RUNNING, TOTALS, WORKERS = (f"{PREFIX}jobs:{name}" for name in ("queue", "running", "totals", "workers"))


class MemoryClock:
    def __init__(self):
        self.now = 1_764_000_000.0

    def __call__(self):
        self.now += 1e-6
        return self.now

    def move(self, seconds):
        self.now += seconds


class RedisClock:
    """Redis has its own time: what stands in it is made older, or younger, instead."""

    def __init__(self, client):
        self._client = client

    def move(self, seconds):
        moved_us = int(seconds * 1e6)
        for name in self._client.keys("*"):
            kind = self._client.type(name)
            if kind == b"zset":
                for member, score in self._client.zrange(name, 0, -1, withscores=True):
                    self._client.zadd(name, {member: f"{score - moved_us:.0f}"})
            elif kind == b"hash":
                for field, value in self._client.hgetall(name).items():
                    if field in (b"queued_us", b"started_us", b"finished_us"):
                        self._client.hset(name, field, int(value) - moved_us)
                    elif name == WORKERS.encode():
                        beat_us, lasts_us = value.split(b":")
                        self._client.hset(name, field, b"%d:%b" % (int(beat_us) - moved_us, lasts_us))
            left_ms = self._client.pttl(name) - moved_us // 1000
            self._client.pexpire(name, left_ms)


class PatientLink:
    """Waits for a busy machine longer than a link does, and says itself what Redis complains about."""

    def __init__(self, client):
        self._client = client

    def run(self, command, *, once=False):
        return command(self._client)


class Books:
    """``build()``: a book; in memory where there is no ``server``, else one process's of those that share Redis."""

    def __init__(self, server):
        self.clock = RedisClock(server.client) if server else MemoryClock()
        self._server = server
        self._tokens = itertools.count(1)

    def build(self, limits=LIMITS):
        if self._server is None:
            return MemoryJobBook(limits, self.clock, self._new_token)
        return RedisJobBook(PatientLink(self._server.client), limits, self._new_token)

    def _new_token(self):
        return f"token-{next(self._tokens)}"


def redis_link(server):
    return link_to(server.url)


def submit(book, *names, rank=JobRank.VISITOR, joins=True):
    return [book.submit(name, b'{"of": "%b"}' % name.encode(), rank, joins=joins) for name in names]


def job(book, name):
    return book.jobs([name]).get(name)


def claimed(book, count=1):
    return [claim.artwork_id if (claim := book.claim()) else None for _ in range(count)]
