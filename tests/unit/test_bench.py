"""The benchmarks' own arithmetic: what they count and print must be right before anybody believes it."""

import math
import random
from collections import Counter

import pytest

from bench.connection import get, parse_head
from bench.quantiles import quantile, quantiles
from bench.stampede import Answer, by_phase
from bench.visitors import Target, merged, picture_in
from bench.wishes import Zipf, typed, wish_for
from bench.wrk import parse_output
from dioramacast.models import Place

WRK = """Running 5s test @ http://127.0.0.1:5000/
  2 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    44.07ms    9.57ms 160.41ms   92.19%
    Req/Sec   733.77    118.93     0.93k    81.00%
  7311 requests in 5.01s, 6.43MB read
{more}Requests/sec:   1458.42
Transfer/sec:      1.28MB
"""


def test_a_quantile_is_a_value_that_was_measured() -> None:
    assert quantiles(list(range(1, 101)), 0.5, 0.95, 0.99, 1) == [50, 95, 99, 100]


def test_a_quantile_of_one_value_is_that_value() -> None:
    assert quantile([7.0], 0.5) == 7.0


def test_a_quantile_of_nothing_is_no_number() -> None:
    assert math.isnan(quantile([], 0.95))


def test_a_target_that_could_not_be_measured_is_missed() -> None:
    assert Target("p95", math.nan, "ms", 250).is_missed


def test_the_first_of_a_zipf_distribution_is_drawn_twice_as_often_as_the_second() -> None:
    zipf, dice = Zipf(50), random.Random(1)
    drawn = Counter(zipf.draw(dice) for _ in range(20_000))
    assert drawn[0] / drawn[1] == pytest.approx(2, rel=0.1)
    assert set(drawn) <= set(range(50))


def test_a_place_is_typed_letter_by_letter() -> None:
    assert typed("Reykjavik") == ["re", "rey", "reyk", "reykj"]


def test_a_short_name_is_typed_to_its_end() -> None:
    assert typed("Ie") == ["ie"]


def test_a_wish_asks_for_the_cell_as_the_page_does() -> None:
    wish = wish_for(Place(id=1, name="São Paulo", ascii_name="Sao Paulo", lat=-23.5475, lon=-46.63611))
    assert wish.weather_path == "/api/weather?lat=-23.55&lon=-46.65"
    assert wish.search_paths[1] == "/api/places?q=sao&limit=6"


def test_an_answer_is_as_long_as_it_says() -> None:
    head = b"HTTP/1.1 200 OK\r\nServer: gunicorn\r\nContent-Length: 5\r\nAge: 1\r\n\r\n"
    assert parse_head(head + b"hel") == (200, len(head), len(head) + 5)


def test_an_answer_whose_head_is_not_whole_is_waited_for() -> None:
    assert parse_head(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n") is None


def test_an_answer_that_has_not_changed_has_no_body() -> None:
    head = b"HTTP/1.1 304 NOT MODIFIED\r\nContent-Length: 5\r\n\r\n"
    assert parse_head(head) == (304, len(head), len(head))


def test_an_answer_without_a_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="without a length"):
        parse_head(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")


def test_a_request_carries_its_headers() -> None:
    assert get("/", "localhost", x_forwarded_for="10.0.0.1") == (
        b"GET / HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: 10.0.0.1\r\n\r\n"
    )


def test_wrk_without_failures() -> None:
    assert parse_output(WRK.format(more="")) == (1458.42, 7311, 0, 0)


def test_wrk_counts_refusals_and_broken_connections() -> None:
    more = "  Socket errors: connect 1, read 20, write 0, timeout 300\n  Non-2xx or 3xx responses: 42\n"
    assert parse_output(WRK.format(more=more)) == (1458.42, 7311, 42, 321)


def test_reports_of_several_processes_are_added_up() -> None:
    part = {"milliseconds": [1.0], "cold": 1, "shed": 4, "limited": 2, "failures": {"500": 3}}
    weather = merged([{"met": {"weather": part}}, {"met": {"weather": part}}])["weather"]
    assert (weather.milliseconds, weather.cold, weather.shed, weather.limited) == ([1.0, 1.0], 2, 8, 4)
    assert weather.failures == {"500": 6}


def test_the_picture_of_a_page_is_its_diorama() -> None:
    path = f"/dioramas/{'a1' * 12}.svg?layer=scene"
    assert picture_in(f'<a href="/dioramas/{"b2" * 12}.svg"></a><img src="{path}&amp;size=512">') == f"{path}&size=512"


def test_answers_are_told_apart_by_the_renewal_they_are_near() -> None:
    asked_at = {"early": 95.0, "before": 99.0, "while": 100.5, "after": 102.0, "late": 110.0}
    answers = {name: Answer(at, 200, 1.0) for name, at in asked_at.items()}
    phases = by_phase(list(answers.values()), [100.0])
    assert phases == {
        "before": [answers["before"]],
        "while it is renewed": [answers["while"]],
        "after": [answers["after"]],
    }
