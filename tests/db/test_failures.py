"""Disk full, disk failing, folder gone: one sentence each, nothing half done, and work goes on afterwards."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa
from desk_for_tests import CLERK, accept, open_desk, person

from app.errors import Refused
from app.state import CaseState
from app.wording import say_trouble
from db.desk.store import Store


def total(store: Store) -> int:
    return int(store.ask(lambda r: r.count(list(CaseState))))


def limit_pages(store: Store, pages: int) -> None:
    """Make the store's disk as good as full: SQLite itself then says so."""
    raw = store._writer.raw_connection()
    raw.cursor().execute(f"PRAGMA max_page_count = {pages}")
    raw.close()


def test_a_full_disk_saves_nothing_says_so_and_reading_goes_on(store: Store) -> None:
    number, _ = store.do(CLERK, accept, person())
    limit_pages(store, 1)
    with pytest.raises(Refused) as caught:
        for n in range(60):
            store.do(CLERK, accept, person(f"张{n}"))
    assert caught.value.code == "store.disk_full" and "磁盘已满" in say_trouble(caught.value)
    before = total(store)
    assert store.ask(lambda r: r.case_by_number(number)).number == number
    limit_pages(store, 1_000_000)
    store.do(CLERK, accept, person())
    assert total(store) == before + 1 and store.check().faults == ()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_when_only_the_second_copy_fails_it_is_said_and_completed_before_the_next_act(folder: Path) -> None:
    store = open_desk(folder)
    store.do(CLERK, accept, person())
    heard: list[frozenset[str]] = []
    store.listen(heard.append)
    journal = store._journal
    assert journal is not None and journal._handle is not None
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, journal._handle)
    os.close(full)
    with pytest.raises(Refused) as caught:
        store.do(CLERK, accept, person())
    assert caught.value.code == "store.second_copy_failed" and total(store) == 2
    assert heard and "cases" in heard[0]
    store.do(CLERK, accept, person())
    assert store._journal is not None and store._journal.last_txn == 4
    assert store.check().faults == ()
    store.close()


def test_a_listener_that_is_told_can_ask(store: Store) -> None:
    seen: list[int] = []
    store.listen(lambda changed: seen.append(total(store)))
    store.do(CLERK, accept, person())
    assert seen == [1]


def test_half_a_surrogate_pair_is_kept_in_a_draft_and_found_nowhere(store: Store) -> None:
    store.do(CLERK, lambda desk: desk.save_draft("acceptance", {"name": "张\ud842\0"}))
    assert store.ask(lambda r: r.drafts(CLERK.id))[0].content == {"name": "张\ud842\0"}
    assert store.ask(lambda r: r.search("张\ud842")) == ()
    assert store.ask(lambda r: r.known_applicants(name="张\ud842")) == ()


def test_only_the_owner_reads_what_lies_in_the_profile(folder: Path) -> None:
    store = open_desk(folder)
    store.do(CLERK, accept, person())
    store.do(CLERK, lambda desk: desk.keep_file(b"scan"))
    store.backup()
    for path in folder.rglob("*"):
        if path.name.endswith(".log"):
            continue
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    store.close()


def test_a_vanished_folder_is_said(folder: Path) -> None:
    store = open_desk(folder)
    os.replace(folder, folder.with_name("moved"))
    with pytest.raises(Refused) as caught:
        store.do(CLERK, lambda desk: desk.keep_file(b"scan"))
    assert caught.value.code in ("store.disk_failed", "store.not_writable")
    os.replace(folder.with_name("moved"), folder)
    store.close()


def test_a_program_fault_is_not_worded_as_a_disk_fault(store: Store) -> None:
    with pytest.raises(sa.exc.OperationalError):
        store.ask(lambda r: r._given.exec_driver_sql("SELECT * FROM nowhere"))
