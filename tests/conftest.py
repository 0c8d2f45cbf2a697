"""What every test shares: no screen, and how hard the property tests try."""

from __future__ import annotations

import gc
import os
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported, or it aborts without a display

import pytest
from hypothesis import HealthCheck, Phase, settings

from ui.collection import collect_due

SLOW_FIXTURES = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("usual", max_examples=20, deadline=None, suppress_health_check=SLOW_FIXTURES)
settings.register_profile("full", max_examples=200, deadline=None, suppress_health_check=SLOW_FIXTURES)
settings.register_profile(  # a mutant is seen by the plain tests first; one example that fails is enough, small or not
    "quick",
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=SLOW_FIXTURES,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

if TYPE_CHECKING:
    from center_for_tests import TestServer
    from pytestqt.qtbot import QtBot

IS_FULL = os.environ.get("YIMEN_TEST_FULL") == "1"
WHOLE, WIDE, ONE_IN = 3000, 3, 16
"""A run of so many tests is the whole check; of a test over more than WIDE cases it takes one case in ONE_IN."""
LONG = (
    "test_sixty",
    "test_long_window",
    "test_simulation",
    "test_levels",
    "test_one_hall",
    "kills",
    "killed",
    "test_bad_network",
    "test_storm",
    "test_described",
    "test_arrival_orders",
    "test_day_by_day",
    "test_hostile_fields",
)
"""In the names of files whose tests take longest: they go first, or one of them keeps a single core busy at the end."""
OVER_SIZES = "_cut"
"""In the names of the tests that lay a page out in every size, theme and language: the dearest of all, so wide too."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest, and keep the whole check in its budget: of wide tables a part, the same for everybody.

    Named alone, or in `--full`, all of it runs.
    """
    if len(items) < WHOLE:
        return
    if not IS_FULL:
        wide = Counter(item.nodeid.partition("[")[0] for item in items)
        left = {item for item in items if _is_wide(item.nodeid, wide) and zlib.crc32(item.nodeid.encode()) % ONE_IN}
        config.hook.pytest_deselected(items=list(left))
        items[:] = [item for item in items if item not in left]
    from dealing import dealt

    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items[:] = dealt(items, workers, _is_long, _most_seconds)


def _is_long(item: pytest.Item) -> bool:
    return any(long in item.path.stem for long in LONG)


def _most_seconds(item: pytest.Item) -> float:
    """What a test may take at most says how long it takes."""
    limit = item.get_closest_marker("timeout")
    return float(limit.args[0]) if limit is not None else 0.0


def pytest_collection_finish() -> None:
    """What was imported stays to the end: the collections between tests need not look at it again."""
    gc.collect()
    gc.freeze()


def _is_wide(nodeid: str, cases: Counter[str]) -> bool:
    name, bracket, _ = nodeid.partition("[")
    return cases[name] > WIDE or bool(bracket and OVER_SIZES in name)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """Hands that wait as long as a crowded machine needs."""
    from patient_bot import PatientBot

    return PatientBot(request)


@pytest.fixture(scope="session")
def server() -> Iterator[TestServer]:
    """One PostgreSQL for all tests of a worker that need a center; each gets a database of its own."""
    from center_for_tests import TestServer

    with TestServer() as made:
        yield made


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Do between tests what the program's own loop would: destroy what was put by, collect what nobody holds any more.

    No loop runs between two tests without a window: their widgets waited for one by the thousand, each laid out anew
    with every style sheet that came after.
    """
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not gc.isenabled():
        collect_due()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what could not run here and why, and how long each room's tests worked."""
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        terminalreporter.write_line(f"not run: {report.nodeid}: {reason.removeprefix('Skipped: ')}")
    seconds: defaultdict[str, float] = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                seconds["/".join(Path(report.nodeid.partition("::")[0]).parts[:2])] += report.duration
    for room, worked in sorted(seconds.items()):
        terminalreporter.write_line(f"{worked:7.1f} s of work in {room}")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With `start.py test --full` a test that could not run counts as a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IS_FULL and exitstatus == 0 and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
