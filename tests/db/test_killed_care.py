"""Making a profile, backing up and restoring, each killed at any moment: the next start finds nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_for_tests import CHEAP, CLERK, NOON, PASSWORD, accept, around, open_desk, person

from app.errors import Refused
from app.keys.safe import recover, set_password, unlock
from app.office import sample_office
from app.state import CaseState
from db.desk.backup import backups
from db.desk.making import NewProfile, create_profile
from db.desk.now import real_now
from db.desk.profile import is_profile, read_profile
from db.desk.restoring import restore
from db.desk.store import Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where processes fork")
DAY = "2026-11-23"


def killed(act: Callable[[], object], after: float) -> None:
    """Run `act` in a process of its own and kill it after so many seconds."""
    pid = os.fork()
    if pid == 0:
        try:
            act()
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def held(store: Store) -> list[str]:
    return [row.number for row in store.ask(lambda r: r.list_cases(list(CaseState), limit=100))]


@pytest.fixture
def worked(folder: Path) -> Path:
    store = open_desk(folder)
    for n in range(3):
        store.do(CLERK, accept, person(f"张{n}"))
    store.backup()
    store.do(CLERK, accept, person("李后"))
    store.close()
    return folder


def test_a_first_run_killed_anywhere_makes_a_whole_profile_or_none(tmp_path: Path) -> None:
    rng = random.Random(1)
    place = tmp_path / "p"
    wanted = NewProfile(place, sample_office(), "9999", ((CLERK, PASSWORD),), is_training=True, cost=CHEAP)
    for _ in range(8):
        killed(lambda: create_profile(wanted, around()), rng.random() * 0.25)
        if is_profile(place):
            open_desk(place).close()
            shutil.rmtree(place)
    create_profile(wanted, around())
    store = open_desk(place)
    assert store.check().faults == () and store.ask(lambda r: r.officers()) == (CLERK,)
    store.close()


def test_a_backup_killed_anywhere_is_whole_or_does_not_count(worked: Path) -> None:
    rng = random.Random(2)
    key = unlock(worked, "w1", PASSWORD, real_now())
    for _ in range(8):
        killed(lambda: open_desk(worked).backup(), rng.random() * 0.15)
    store = open_desk(worked)
    assert len(held(store)) == 4 and store.check().faults == ()
    made = store.backup()
    store.close()
    assert backups(worked / "backups")[0] == made and len(key) == 32


def test_a_restore_killed_anywhere_is_finished_by_the_next_start(worked: Path) -> None:
    rng = random.Random(3)
    key = unlock(worked, "w1", PASSWORD, real_now())
    profile = read_profile(worked)
    for _ in range(8):
        killed(lambda: restore(profile, key, NOON, DAY), rng.random() * 0.1)
        store = open_desk(worked)
        assert len(held(store)) == 4
        store.close()
    store = open_desk(worked)
    assert store.check().faults == ()
    store.do(CLERK, accept, person("王续"))
    assert len(held(store)) == 5
    store.close()


def test_a_password_change_killed_anywhere_leaves_the_old_or_the_new_one(tmp_path: Path) -> None:
    rng = random.Random(4)
    wanted = NewProfile(tmp_path / "p", sample_office(), "9999", ((CLERK, PASSWORD),), is_training=True, cost=CHEAP)
    code = create_profile(wanted, around())
    key = unlock(tmp_path / "p", "w1", PASSWORD, NOON)
    for n in range(12):
        new = f"a-new-password-{n}"
        killed(lambda p=new: set_password(tmp_path / "p", key, "w1", p, CHEAP), rng.random() * 0.004)  # type: ignore[misc]
        assert recover(tmp_path / "p", code) == key
        assert opens(tmp_path / "p", [PASSWORD, *(f"a-new-password-{i}" for i in range(n + 1))])


def opens(folder: Path, passwords: list[str]) -> bool:
    (folder / "keys.attempts").unlink(missing_ok=True)
    for password in passwords:
        try:
            return len(unlock(folder, "w1", password, NOON)) == 32
        except Refused:
            (folder / "keys.attempts").unlink(missing_ok=True)
    return False


def test_an_act_while_the_backup_runs_is_in_the_store_whatever_happens_to_the_backup(worked: Path) -> None:
    def both() -> None:
        store = open_desk(worked)
        store.do(CLERK, accept, person("赵同时"))
        store.backup()

    killed(both, 0.5)
    store = open_desk(worked)
    assert len(held(store)) in (4, 5) and store.check().faults == ()
    store.close()
