"""The names of what is counted. In several processes the counts are one, through PROMETHEUS_MULTIPROC_DIR."""

import os
from collections.abc import Iterable, Mapping, Sequence

import prometheus_client
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Gauge, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

TEXT_CONTENT_TYPE = CONTENT_TYPE_LATEST


class Histogram(prometheus_client.Histogram):
    """Prometheus's, which can also be told of many observations at once."""

    @property
    def bounds(self) -> Sequence[float]:
        """The upper bounds of all buckets but the last, which has none."""
        return self._upper_bounds[:-1]

    def observe_many(self, by_bucket: Sequence[int], total: float) -> None:
        """``by_bucket``: how many fell into each, the last one included; ``total``: their sum."""
        self._sum.inc(total)
        for bucket, count in zip(self._buckets, by_bucket, strict=True):
            if count:
                bucket.inc(count)


HTTP_REQUESTS = Counter("http_requests", "Requests answered", ["route", "method", "status"])
HTTP_REQUEST_SECONDS = Histogram(
    "http_request_duration_seconds",
    "Seconds from request to answer",
    ["route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25),
)
HTTP_REQUESTS_IN_FLIGHT = Gauge("http_requests_in_flight", "Requests being answered", multiprocess_mode="livesum")
UPSTREAM_REQUESTS = Counter("upstream_requests", "Calls to providers", ["upstream", "outcome"])
UPSTREAM_SECONDS = Histogram(
    "upstream_request_duration_seconds",
    "Seconds a provider took",
    ["upstream"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25),
)
CACHE_LOOKUPS = Counter("cache_lookups", "Cache look-ups by result: fresh, shared, stale or miss", ["cache", "result"])
UPSTREAM_BREAKERS_OPEN = Gauge(
    "upstream_breakers_open",
    "Processes that leave a provider alone, because it keeps failing, but for a probe a second",
    ["upstream"],
    multiprocess_mode="livesum",
)
REDIS_FAILURES = Counter("redis_failures", "Commands that Redis did not answer, by kind of failure", ["kind"])
REDIS_DOWN = Gauge("redis_down", "Processes that go on without Redis", multiprocess_mode="livesum")
REDIS_CONNECTIONS = Gauge("redis_connections", "Connections to Redis that may be open", multiprocess_mode="livesum")
REDIS_CONNECTIONS_IN_USE = Gauge(
    "redis_connections_in_use", "Connections to Redis that wait for an answer", multiprocess_mode="livesum"
)
REDIS_COMMANDS_WAITING = Gauge(
    "redis_commands_waiting", "Commands that wait for a connection to Redis", multiprocess_mode="livesum"
)
POISONED_VALUES = Counter("cache_poisoned_values", "Values under our keys that are not ours")
MEDIA_STORE_FAILURES = Counter(
    "media_store_failures", "Times that the media store failed, by operation: get, put or delete", ["operation"]
)
RATE_LIMITED = Counter("http_requests_rate_limited", "Requests over a visitor's limit", ["limit"])
REQUESTS_SHED = Counter("http_requests_shed", "Requests refused because a process had too much to do")
WEATHER_ANSWERS = Counter("weather_answers", "Weather answers by source and freshness", ["source", "freshness"])
PICTURES_DRAWN = Counter("pictures_drawn", "Pictures drawn or converted, by format", ["format"])


def registry() -> CollectorRegistry:
    """The registry to read: over all processes where there are several, else this process's own."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    over_all_processes = CollectorRegistry()
    MultiProcessCollector(over_all_processes)  # type: ignore[no-untyped-call]
    return over_all_processes


def of_budget(budget_usd: float) -> Metric:
    return GaugeMetricFamily("gemini_budget_usd", "Dollars a day for paid pictures", budget_usd)


def of_spend(spend_usd: float, calls: int, pictures: int) -> list[Metric]:
    """Of today, by UTC; what is not known has no metric."""
    return [
        GaugeMetricFamily("gemini_spend_usd", "Dollars spent today (UTC), by all processes", spend_usd),
        GaugeMetricFamily("gemini_calls_today", "Paid calls today (UTC), by all processes", calls),
        GaugeMetricFamily("gemini_pictures_today", "Pictures bought today (UTC), by all processes", pictures),
    ]


def of_jobs(unfinished: Mapping[str, int], finished: Mapping[str, int], workers_alive: int) -> list[Metric]:
    """The first two by state."""
    now = GaugeMetricFamily("jobs", "Jobs now, of all processes, by state", labels=["state"])
    for state, count in unfinished.items():
        now.add_metric([state], count)
    ended = CounterMetricFamily("jobs_finished", "Jobs that ended, of all processes, by state", labels=["state"])
    for state, count in finished.items():
        ended.add_metric([state], count)
    return [now, ended, GaugeMetricFamily("job_workers_alive", "Job workers that beat lately", workers_alive)]


class _Collected:
    """What was asked for at the time of the scrape, as a collector."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


def as_text(asked: Iterable[Metric]) -> bytes:
    """The Prometheus text exposition: what the processes count, and what all of them share and was ``asked`` for now.

    The second is in no process's counts, and so is right however many there are.
    """
    return generate_latest(registry()) + generate_latest(_Collected(asked))


def totals(counter: Counter, label: str) -> dict[str, int]:
    """A counter's values summed by one of its labels: ``{"fresh": 12, "miss": 3}``."""
    name = next(iter(counter.describe())).name
    sums: dict[str, int] = {}
    for family in registry().collect():
        if family.name != name:
            continue
        for sample in family.samples:
            if sample.name == f"{name}_total":
                sums[sample.labels[label]] = sums.get(sample.labels[label], 0) + int(sample.value)
    return sums
