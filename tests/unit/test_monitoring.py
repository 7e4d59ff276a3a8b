"""What alerts and the dashboard ask for is what is counted."""

import json
import re
from pathlib import Path

import pytest
import yaml
from prometheus_client import REGISTRY
from prometheus_client.core import Metric

from dioramacast import metrics

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
GROUPS = yaml.safe_load((DEPLOY / "prometheus/alerts.yml").read_text())["groups"]
RULES = [rule for group in GROUPS for rule in group["rules"]]
DASHBOARD = json.loads((DEPLOY / "grafana/dashboards/dioramacast.json").read_text())
EXPRESSIONS = [rule["expr"] for rule in RULES] + [
    target["expr"] for panel in DASHBOARD["panels"] for target in panel.get("targets", [])
]
ALERTS = [rule for rule in RULES if "alert" in rule]
NAME = re.compile(r"(?<![\w:\"])([a-z][\w:]*)(?=[{\[)]| >| ==|$)")
FUNCTIONS = {"rate", "sum", "max", "vector", "histogram_quantile", "by", "or", "and"}


def counted() -> set[str]:
    """Every name that /metrics may show, with what Prometheus adds to it."""
    of_all = [metrics.of_budget(5), *metrics.of_spend(1, 1, 1), *metrics.of_jobs({}, {}, 0)]
    families: list[Metric] = [*REGISTRY.collect(), *of_all]
    return {f"{family.name}{ending}" for family in families for ending in ("", "_total", "_bucket", "_count", "_sum")}


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_asks_for_what_is_counted(expression: str) -> None:
    without_labels = re.sub(r"by \([^)]*\)", "by", expression)
    asked = set(NAME.findall(without_labels)) - FUNCTIONS
    recorded = {rule["record"] for rule in RULES if "record" in rule}
    assert asked
    assert asked - counted() - recorded - {"up"} == set()


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_an_alert_says_what_is_wrong_and_what_to_do(alert: dict[str, dict[str, str]]) -> None:
    assert {"summary", "runbook"} <= set(alert["annotations"])


def test_every_alert_is_shown_to_fire_or_to_be_silent() -> None:
    tests = yaml.safe_load((DEPLOY / "prometheus/alerts_test.yml").read_text())["tests"]
    shown = {case["alertname"] for test in tests for case in test["alert_rule_test"]}
    assert {alert["alert"] for alert in ALERTS} == shown
