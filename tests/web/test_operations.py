"""What operators and machines ask: /health, /ready, /metrics, /openapi.json, robots, favicon, headers, logs."""

import gzip
import re
import time

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.system.raw import request_head


def test_health_is_always_healthy(server):
    answer = server.get("/health?from=a-balancer")
    assert answer.status_code == 200
    assert answer.json()["status"] == "healthy"
    assert answer.headers["Cache-Control"] == "no-store"


def test_ready_says_so(server, open_meteo):
    open_meteo.heal()
    server.get("/api/weather?lat=50.1&lon=14.4")
    answer = server.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert answer.json()["checks"] == {"weather_api": True, "image_api": True, "cache": True}


def test_a_failing_provider_that_the_ladder_covers_is_degraded(start_server, open_meteo):
    server = start_server()
    open_meteo.fault("status", status=500)
    server.get("/api/weather?lat=1&lon=1")
    answer = server.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["checks"]["weather_api"] is False
    strict = server.get("/ready?strict=1")
    assert strict.status_code == 503
    assert strict.headers["Retry-After"] == "2"


def test_metrics_are_json_unless_text_is_asked_for(server):
    server.get("/api/weather?lat=2&lon=2")
    body = server.get("/metrics").json()
    assert (body["cache_type"], body["redis_configured"]) == ("memory", False)
    assert body["upstream_calls"]["open-meteo"] >= 1
    assert 0 <= body["cache_hit_ratio"] <= 1


@pytest.mark.parametrize("accept", ["text/plain;version=0.0.4", "application/openmetrics-text;version=1.0.0,*/*"])
def test_metrics_are_prometheus_text_for_prometheus(server, accept):
    server.get("/health")
    answer = server.get("/metrics", headers={"Accept": accept})
    assert answer.headers["Content-Type"].startswith("text/plain")
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    healthy = [sample for sample in families["http_requests"].samples if sample.labels.get("route") == "/health"]
    assert healthy[0].value >= 1
    assert "http_request_duration_seconds" in families


def samples_of(server, *prefixes):
    """{name{labels}: value} of the metrics whose names begin so; of what all processes share unless told."""
    text = server.get("/metrics", headers={"Accept": "text/plain"}).text
    return {
        sample.name + "".join(f"{{{value}}}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        if family.name.startswith(prefixes or ("gemini_", "job"))
        for sample in family.samples
    }


def test_spend_and_jobs_are_told_once_for_all_processes(start_server, gemini, redis_server):
    server = start_server(
        GEMINI_API_KEY="key", GEMINI_BASE_URL=gemini.url, REDIS_URL=redis_server.url, WEB_CONCURRENCY="2"
    )
    for city in ("Lisbon", "Porto"):
        wanted = {"location": city, "weather": "clear", "temperature": 21}
        assert server.post("/api/generate-image", json=wanted).json()["generator"] == "gemini"
    expected = {
        "gemini_budget_usd": 5,
        "gemini_spend_usd": pytest.approx(0.0672),
        "gemini_calls_today": 2,
        "gemini_pictures_today": 2,
        "jobs{queued}": 0,
        "jobs{running}": 0,
        "jobs_finished_total{done}": 2,
        "jobs_finished_total{failed}": 0,
        "jobs_finished_total{cancelled}": 0,
        "job_workers_alive": 0,
    }
    # Often enough to meet both processes.
    assert [samples_of(server) for _ in range(10)] == [expected] * 10
    redis_server.kill()
    assert samples_of(server) == {"gemini_budget_usd": 5}
    assert server.get("/metrics").json()["spend_today_usd"] is None


def test_whoever_is_left_alone_is_told_until_they_are_back(start_server, open_meteo, redis_server):
    server = start_server(REDIS_URL=redis_server.url, REDIS_CONNECTIONS="7", WEB_CONCURRENCY="1")

    def left_alone(lon):
        for lat in range(4):
            server.get(f"/api/weather?lat={lat + 30}&lon={lon}")
        return samples_of(server, "upstream_breakers", "redis_")

    open_meteo.fault("status", status=500)
    redis_server.kill()
    told = left_alone(3)
    assert (told["upstream_breakers_open{open-meteo}"], told["redis_down"], told["redis_connections"]) == (1, 1, 7)
    open_meteo.heal()
    redis_server.start()
    time.sleep(2.5)  # each is probed once a second
    told = left_alone(4)
    assert (told["upstream_breakers_open{open-meteo}"], told["redis_down"], told["redis_connections"]) == (0, 0, 7)


def test_a_job_that_runs_is_told(start_server, gemini):
    server = start_server(GEMINI_API_KEY="key", GEMINI_BASE_URL=gemini.url)
    gemini.fault("hang")
    wanted = {"location": "Lisbon", "weather": "clear", "temperature": 21}
    assert server.post("/api/generate-image", json=wanted, headers={"Prefer": "wait=1"}).status_code == 202
    samples = samples_of(server)
    assert (samples["jobs{running}"], samples["gemini_calls_today"], samples["gemini_pictures_today"]) == (1, 1, 0)


def test_without_an_image_model_there_is_no_spend_to_tell(server):
    assert samples_of(server) == {}


def test_routes_are_counted_by_template_not_by_path(server):
    server.get("/dioramas/000000000000000000000001.svg")
    text = server.get("/metrics", headers={"Accept": "text/plain"}).text
    assert "000000000000000000000001" not in text
    assert 'route="/dioramas/<hex_id:diorama_id>.<picture_format:picture_format>"' in text


def test_robots_may_read_the_pages_and_not_the_api(server):
    assert "Disallow: /api/" in server.get("/robots.txt").text


def test_there_is_an_icon(server):
    answer = server.get("/favicon.ico")
    assert answer.status_code == 200
    assert answer.content[:4] == b"\x00\x00\x01\x00"


def test_an_unknown_address_is_a_problem_for_programs_and_a_page_for_people(server):
    assert server.get("/nowhere").json()["status"] == 404
    page = server.get("/nowhere", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.status_code == 404
    assert page.headers["Content-Type"].startswith("text/html")


def test_every_answer_carries_the_security_headers(server):
    for path in ("/", "/health", "/nowhere", "/static/nowhere.svg", "/favicon.ico", "/api/weather"):
        headers = server.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "unsafe-inline" not in headers["Content-Security-Policy"]
        assert "Strict-Transport-Security" not in headers


def test_the_pages_own_files_carry_only_what_bears_on_them(server):
    headers = server.get("/static/css/base.css").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "X-Request-ID" in headers
    assert not {"Content-Security-Policy", "Permissions-Policy", "X-Frame-Options"} & set(headers)


def test_hsts_stands_on_https_answers_of_a_trusted_proxy(start_server):
    server = start_server(TRUSTED_PROXIES="1")
    for path in ("/health", "/static/css/base.css"):
        headers = server.get(path, headers={"X-Forwarded-Proto": "https"}).headers
        assert headers["Strict-Transport-Security"].startswith("max-age=63072000")


@pytest.mark.contract("forged-addresses")
def test_a_forged_proxy_header_changes_nothing(server):
    assert "Strict-Transport-Security" not in server.get("/health", headers={"X-Forwarded-Proto": "https"}).headers


@pytest.mark.contract("bad-host")
def test_a_request_without_a_host_is_refused(server):
    assert server.exchange(request_head("GET", "/", host="")).status == 400


@pytest.mark.contract("bad-host")
def test_another_host_is_refused_but_for_the_balancers_checks(start_server):
    server = start_server(ALLOWED_HOSTS="diorama.example")
    assert server.get("/robots.txt").status_code == 400
    assert server.get("/robots.txt", headers={"Host": "diorama.example"}).status_code == 200
    assert server.get("/health").status_code == 200
    assert server.get("/ready").status_code == 200


def test_text_is_compressed_for_who_can_read_it(server):
    answer = server.get("/openapi.json", headers={"Accept-Encoding": "gzip"}, stream=True)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.raw.read(decode_content=False)).startswith(b'{"openapi"')


@pytest.mark.contract("log-lines")
def test_a_request_is_one_json_line_with_route_and_id(start_server):
    server = start_server()
    answer = server.get("/api/places?q=a-secret-wish")
    server.stop()
    lines = [line for line in server.log_lines() if line.get("request_id") == answer.headers["X-Request-ID"]]
    assert len(lines) == 1
    assert (lines[0]["event"], lines[0]["route"], lines[0]["status"]) == ("request", "/api/places", 200)
    assert lines[0]["ms"] >= 0
    assert "a-secret-wish" not in server.output()


def test_a_request_id_from_outside_is_not_believed(server):
    answer = server.get("/health", headers={"X-Request-ID": "chosen-by-a-stranger"})
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-ID"])


def test_a_request_id_of_a_trusted_proxy_is_kept(start_server):
    server = start_server(TRUSTED_PROXIES="1")
    answer = server.get("/health", headers={"X-Request-ID": "0123-4567-89ab"})
    assert answer.headers["X-Request-ID"] == "0123-4567-89ab"


def line_of(server, answer):
    return next(line for line in server.log_lines() if line.get("request_id") == answer.headers["X-Request-ID"])


@pytest.mark.contract("log-lines")
def test_a_line_says_whether_a_cache_had_it_and_how_long_a_provider_took(start_server):
    server = start_server()
    far, near = (server.get("/api/weather?lat=12.5&lon=8.5") for _ in range(2))
    server.stop()
    told = line_of(server, far)
    assert told["cache"] == "miss"
    assert 0 < told["upstream_ms"] <= told["ms"]
    assert line_of(server, near)["cache"] in ("fresh", "ready")
    assert "upstream_ms" not in line_of(server, near)


TRACE_ID, PARENT_ID = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


def test_a_trace_of_a_trusted_proxy_goes_on_to_the_provider_and_into_the_log(start_server, open_meteo):
    server = start_server(TRUSTED_PROXIES="1")
    traced = {"traceparent": f"00-{TRACE_ID}-{PARENT_ID}-01"}
    answers = [server.get("/api/weather?lat=13.5&lon=8.5", headers=traced) for _ in range(2)]
    told = open_meteo.calls[-1]["headers"]["traceparent"]
    assert re.fullmatch(f"00-{TRACE_ID}-[0-9a-f]{{16}}-01", told)
    assert PARENT_ID not in told
    server.stop()
    assert [line_of(server, answer)["trace_id"] for answer in answers] == [TRACE_ID] * 2


@pytest.mark.parametrize("proxies", ["0", "1"])
def test_a_trace_of_nobody_we_know_goes_no_further(start_server, open_meteo, proxies):
    server = start_server(TRUSTED_PROXIES=proxies)
    forged = f"00-{TRACE_ID}-{PARENT_ID}-01" if proxies == "0" else f"00-{'0' * 32}-{PARENT_ID}-01; DROP"
    answer = server.get("/api/weather?lat=14.5&lon=8.5", headers={"traceparent": forged})
    assert "traceparent" not in open_meteo.calls[-1]["headers"]
    server.stop()
    assert "trace_id" not in line_of(server, answer)


def test_developers_are_told_what_took_how_long(start_server):
    path = "/api/weather?lat=15.5&lon=8.5"
    timing = start_server(LOG_LEVEL="debug").get(path).headers["Server-Timing"]
    assert re.fullmatch(r'total;dur=[\d.]+, queue;dur=[\d.]+, upstream;dur=[\d.]+, cache;desc="miss"', timing)
    assert "Server-Timing" not in start_server().get(path).headers
