"""A center of years is brought to today's shape under kill -9 of the program and of PostgreSQL: nothing of it is missing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from center_for_tests import Hall
from many_center_cases import grow_older, print_of
from synced_desks import accepted, make_desks

from app.errors import Unreachable
from db.center.embedded import EmbeddedServer
from db.center.opening import make_database
from db.center.store import CenterStore
from db.center.upgrade import NEWEST, found_version, upgrade_center

FIRST = "c0001"
MODELS, SOONEST, LATER = 5, 0.1, 4.0
"""The first kill after so many seconds, each next one so many times later, until it is through before it is killed."""
UPGRADE = "import sys; from db.center.upgrade import upgrade_center; print(flush=True); upgrade_center(sys.argv[1])"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def own() -> Iterator[EmbeddedServer]:
    """A server of its own, started again whenever it ends by itself."""
    folder = Path(tempfile.mkdtemp(prefix="yimen-pg-test-"))
    folder.chmod(0o755)
    with EmbeddedServer(folder / "pg", is_durable=False) as pg:
        threading.Thread(target=pg.keep_up, daemon=True).start()
        yield pg
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.timeout(600)
def test_a_center_of_a_thousand_cases_outlives_an_upgrade_that_is_killed(
    own: EmbeddedServer, hall: Hall, tmp_path: Path
) -> None:
    """opencrvs 12498, msupply 4943: a migration stuck or rows lost."""
    assert killed_upgrade(own, hall, tmp_path, 1_000) >= 1


@pytest.mark.full
@pytest.mark.timeout(2400)
def test_a_center_of_a_hundred_thousand_cases_outlives_an_upgrade_that_is_killed(
    own: EmbeddedServer, hall: Hall, tmp_path: Path
) -> None:
    assert killed_upgrade(own, hall, tmp_path, 100_000) >= 3


def killed_upgrade(pg: EmbeddedServer, hall: Hall, place: Path, count: int) -> int:
    """Kill the upgrade of so many cases, or its PostgreSQL, until it is through; return how often something was killed."""
    (desk,) = make_desks(hall, place, 1)
    for _ in range(MODELS):
        case = desk.receive()
        desk.record(case, accepted(desk.case(case)))
    desk.sync()
    desk.close()
    address = pg.address("older")
    make_database(pg.address(), "older")
    upgrade_center(address, FIRST)
    grow_older(hall.address, address, count)
    before, kills, seconds = print_of(address), 0, SOONEST
    assert before["case_row"][0] == count
    while not upgraded_within(seconds, address, pg.pid() if kills % 2 else 0):
        kills, seconds = kills + 1, seconds * LATER
        assert again(address) in (FIRST, NEWEST)
    assert (found_version(address), print_of(address)) == (NEWEST, before)
    store = CenterStore(address, place / "center", size=1)
    assert store.judge_parked() == 0
    assert store.verify().faults == ()
    store.close()
    return kills


def again(address: str) -> str:
    """Return the step that the tables stand at, once PostgreSQL answers again."""
    until = time.monotonic() + 60
    while True:
        try:
            return found_version(address)
        except Unreachable:
            assert time.monotonic() < until, "PostgreSQL did not come back"
            time.sleep(0.05)


def upgraded_within(seconds: float, address: str, postmaster: int) -> bool:
    """Upgrade in a process of its own; after so many seconds it is killed, or the postmaster. True when it was through before."""
    child = subprocess.Popen(
        [sys.executable, "-c", UPGRADE, address], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert child.stdout is not None
    child.stdout.readline()
    try:
        return child.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        os.kill(postmaster or child.pid, signal.SIGKILL)
        return child.wait() == 0
    finally:
        child.stdout.close()
