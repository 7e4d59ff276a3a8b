"""A plugin for pytest: ``--torture`` runs all that shows the contract, long tests too, and prints it as one table.

Without it, tests marked ``torture`` are left out: they take minutes. A test marked ``contract`` fails where a request
of its remained without an answer, unless its row says that some may.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.faults.contract import CONTRACT, Row
from tests.system.tally import tally

SURVIVED = "survived"
BEFORE = pytest.StashKey[tuple[int, int]]()
MARKERS = (
    "contract(row): shows that row of tests/faults/contract.py",
    "torture: takes minutes; left out unless --torture is given",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--torture", action="store_true", help="all that shows the contract, and its table")


def pytest_configure(config: pytest.Config) -> None:
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = is_contract if config.getoption("torture") else is_quick
    kept = [item for item in items if wanted(item)]
    config.hook.pytest_deselected(items=[item for item in items if not wanted(item)])
    items[:] = kept


def is_contract(item: pytest.Item) -> bool:
    return bool(rows_of(item))


def is_quick(item: pytest.Item) -> bool:
    return item.get_closest_marker("torture") is None


def rows_of(item: pytest.Item) -> list[str]:
    """The rows that a test shows; KeyError for one that is not in the contract."""
    names = [name for marker in item.iter_markers("contract") for name in marker.args]
    return [name for name in names if CONTRACT[name]]


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """``figure("slowest 0.12 s")``: what was measured, for the table; it judges nothing."""
    return lambda said: record_property("figure", said)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    item.stash[BEFORE] = (tally.sent, tally.lost)
    item.user_properties += [("row", name) for name in rows_of(item)]
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    try:
        result = yield
    finally:
        sent, lost = (
            after - before for after, before in zip((tally.sent, tally.lost), item.stash[BEFORE], strict=True)
        )
        item.user_properties += [("sent", sent), ("lost", lost)]
    if lost and any(not CONTRACT[name].may_lose for name in rows_of(item)):
        pytest.fail(f"{lost} of {sent} requests have no answer")
    return result


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A whole run that leaves a row unshown has failed."""
    config = session.config
    is_whole = config.getoption("torture") and config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if is_whole and any(not reports for reports in reports_by_row(config).values()):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("torture"):
        return
    shown = reports_by_row(config)
    terminalreporter.section("the contract")
    for name, reports in shown.items():
        terminalreporter.write_line(line(CONTRACT[name], reports))
    once = list({report.nodeid: report for reports in shown.values() for report in reports}.values())
    survived = sum(verdict(reports) == SURVIVED for reports in shown.values())
    requests = f"{total(once, 'sent')} requests sent, {total(once, 'lost')} lost"
    terminalreporter.write_line(f"{survived} of {len(CONTRACT)} survived, {requests}")


def reports_by_row(config: pytest.Config) -> dict[str, list[pytest.TestReport]]:
    """What each row's tests have told, in the contract's order."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    ended = [each for name in ("passed", "failed", "error") for each in terminal.stats.get(name, [])]
    shown: dict[str, list[pytest.TestReport]] = {name: [] for name in CONTRACT}
    for report in ended:
        for name in properties(report, "row"):
            # A fixture that fails ends a test before its call.
            if report.when == "call" or report.failed:
                shown[str(name)].append(report)
    return shown


def verdict(reports: list[pytest.TestReport]) -> str:
    if not reports:
        return "NOT SHOWN"
    return SURVIVED if all(report.passed for report in reports) else "BROKEN"


def line(row: Row, reports: list[pytest.TestReport]) -> str:
    """One row of the table: what happened, what must follow, how many tests showed it, requests, figures."""
    passed = sum(report.passed for report in reports)
    counts = f"{passed}/{len(reports)} tests, {total(reports, 'sent')} sent, {total(reports, 'lost')} lost"
    figures = "; ".join(str(value) for report in reports for value in properties(report, "figure"))
    return " | ".join((f"{verdict(reports):9}", row.trouble, row.target, counts, figures))


def total(reports: list[pytest.TestReport], name: str) -> int:
    return sum(int(str(value)) for report in reports for value in properties(report, name))


def properties(report: pytest.TestReport, name: str) -> list[object]:
    return [value for each, value in report.user_properties if each == name]
