"""The store of years is brought to today's shape under kill -9: it opens as it was or as it shall be, and nothing is missing."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from desk_for_tests import CLERK, PASSWORD, accept, around, open_desk, person
from many_cases import grow, print_of
from older_store import FIRST, make_old
from own_time import PROC, worked

from app.keys.safe import unlock
from app.state import CaseState
from db.desk.now import real_now
from db.desk.opening import open_store
from db.desk.profile import read_profile
from db.desk.upgrade import NEWEST, schema_version, upgrade_store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where processes fork")
MODELS, SOONEST, LATER = 10, 0.15, 4.0
"""The first kill after so many seconds of its work, each next one so many times later, until it is through before it is killed.

Seconds of the processor where the machine tells them: a machine that others use too kills at the same places.
"""


@pytest.mark.timeout(600)
def test_a_thousand_cases_outlive_an_upgrade_that_is_killed_again_and_again(folder: Path) -> None:
    """opencrvs 12498, msupply 4943: a migration stuck or rows lost."""
    assert killed_upgrade(folder, 1_000) >= 1


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_a_hundred_thousand_cases_outlive_an_upgrade_that_is_killed_again_and_again(folder: Path) -> None:
    assert killed_upgrade(folder, 100_000) >= 4


def killed_upgrade(folder: Path, count: int) -> int:
    """Kill the upgrade of so many cases until one is through; return how often it was killed."""
    store = open_desk(folder)
    for n in range(MODELS):
        store.do(CLERK, accept, person(f"张{n}"))
    store.close()
    path, key = folder / "store.db", unlock(folder, "w1", PASSWORD, real_now())
    make_old(path, key)
    grow(path, key, count)
    before, kills, seconds = print_of(path, key), 0, SOONEST
    assert before["case_row"][0] == before["number"][0] - MODELS == count
    while not upgraded_within(seconds, path, key):
        kills, seconds = kills + 1, seconds * LATER
        assert schema_version(path, key) in (FIRST, NEWEST)
    assert schema_version(path, key) == NEWEST
    assert print_of(path, key) == print_of(path.with_name(f"store-{FIRST}.db"), key) == before
    opened = open_store(read_profile(folder), key, around())
    assert len(opened.ask(lambda records: records.list_cases(list(CaseState), limit=500))) == 500
    opened.do(CLERK, accept, person())
    opened.close()
    return kills


def upgraded_within(seconds: float, path: Path, key: bytes) -> bool:
    """Upgrade in a process that is killed after so many seconds; True when it was through before."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            upgrade_store(path, key)
            code = 0
        finally:
            os._exit(code)
    begun, tells = time.monotonic(), (PROC / str(pid) / "stat").is_file()
    while (worked(pid) if tells else time.monotonic() - begun) < seconds:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            assert status == 0, "the upgrade failed by itself"
            return True
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return False
