"""Store and journal brought together: whichever is behind catches up, and what cannot be joined is said."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from desk_for_tests import CLERK, NOON, PASSWORD, accept, issue, open_desk, person
from older_store import make_old
from sqlalchemy import text

from app.desk import Desk, Notice
from app.errors import Refused
from app.events.file import ActUndone, Printed
from app.filing import UNDONE
from app.ids import CaseId, OfficerId
from app.keys.safe import unlock
from app.officer import Officer, Role
from app.publishing import keep_drafts
from app.state import CaseState
from app.wording import say_trouble
from db.desk.backup import make_backup
from db.desk.connection import writer_engine
from db.desk.journal import Journal
from db.desk.now import real_now
from db.desk.repair import bring_together
from db.desk.store import Store
from db.desk.written import read_back

CHIEF = Officer(OfficerId("m9"), "管理示例", (), (Role.SYSTEM_ADMIN,))


def held(store: Store) -> dict[str, object]:
    rows = store.ask(lambda r: r.list_cases(list(CaseState), limit=100))
    return {
        "cases": [store.ask(lambda r, c=row.id: r.case(c)) for row in rows],
        "events": [store.ask(lambda r, c=row.id: r.events(c)) for row in rows],
        "notices": [store.ask(lambda r, c=row.id: r.notices(c)) for row in rows],
        "numbers": store.ask(lambda r: r.numbers()),
        "officers": store.ask(lambda r: r.officers()),
        "found": [store.ask(lambda r, n=row.applicant_name: r.search(n)) for row in rows],
    }


def take_back(desk: Desk, case_id: CaseId, paper: Notice) -> None:
    """Undo the issue of a paper: it and its number are void."""
    desk.record(case_id, ActUndone((), (paper.id,)))
    desk.void_notice(paper.id, UNDONE)


def work(store: Store, name: str) -> None:
    """Do one of everything that the journal must bring back."""
    number, notice = store.do(CLERK, accept, person(name))
    case = store.ask(lambda r: r.case_by_number(number))
    store.do(CLERK, lambda desk: desk.record(case.id, Printed(notice.id, 2, "file", 1, "")))
    second = store.do(CLERK, issue, case.id, b"%PDF another paper")
    store.do(CLERK, take_back, case.id, second)
    store.do(CLERK, lambda desk: desk.set_officer(Officer(CLERK.id, CLERK.name, CLERK.appointments)))


def test_a_store_put_back_to_yesterday_gets_today_from_the_journal(folder: Path, tmp_path: Path) -> None:
    store = open_desk(folder)
    work(store, "张昨天")
    store.close()
    shutil.copy(folder / "store.db", tmp_path / "yesterday.db")
    store = open_desk(folder)
    work(store, "李今天")
    before = held(store)
    store.close()
    shutil.copy(tmp_path / "yesterday.db", folder / "store.db")
    store = open_desk(folder)
    assert store.repaired.replayed == 5 and store.repaired.journaled == 0
    assert held(store) == before and store.check().faults == ()
    work(store, "王明天")
    assert store.check().faults == ()
    store.close()


def test_a_journal_that_is_behind_gets_the_rest_from_the_store(folder: Path) -> None:
    store = open_desk(folder)
    work(store, "张三")
    before = held(store)
    store.close()
    segment = next((folder / "journal").glob("*.jnl"))
    os.truncate(segment, segment.stat().st_size // 3)
    store = open_desk(folder)
    assert store.repaired.journaled > 0 and held(store) == before
    store.close()
    (folder / "store.db").unlink()
    shutil.rmtree(folder / "backups")
    store = open_desk(folder)
    assert held(store) == before, "the completed journal alone makes the store again"
    store.close()


def test_a_lost_journal_is_written_anew(folder: Path) -> None:
    store = open_desk(folder)
    work(store, "张三")
    store.close()
    shutil.rmtree(folder / "journal")
    store = open_desk(folder)
    assert store.check().faults == () and store.repaired.journaled == 6
    store.close()


def test_a_journal_with_a_hole_beyond_the_store_is_said_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "store.db", tmp_path / "old.db")
    store = open_desk(folder)
    work(store, "张三")
    store.close()
    key = unlock(folder, "w1", PASSWORD, real_now())
    records = list(Journal(folder / "journal", key).read())
    shutil.rmtree(folder / "journal")
    journal = Journal(folder / "journal", key)
    for record in records:
        if record.txn != 3:
            journal.append(record, "2026-11-23")
    journal.close()
    shutil.copy(tmp_path / "old.db", folder / "store.db")
    with pytest.raises(Refused) as caught:
        open_desk(folder)
    assert caught.value.code == "store.journal_gap" and "3" in say_trouble(caught.value)
    assert (folder / "store.db").read_bytes() == (tmp_path / "old.db").read_bytes()


def test_what_is_read_back_is_what_was_journaled(folder: Path) -> None:
    store = open_desk(folder)
    store.do(CLERK, accept, person())
    store.close()
    key = unlock(folder, "w1", PASSWORD, real_now())
    journaled = list(Journal(folder / "journal", key).read())[-1]
    engine = writer_engine(folder / "store.db", key)
    with engine.begin() as connection:
        again = read_back(connection, journaled.txn)
    engine.dispose()
    assert again.txn == journaled.txn and set(again.rows) == set(journaled.rows)
    for table, rows in journaled.rows.items():
        assert sorted(again.rows[table], key=str) == sorted(rows, key=str), table


def test_bringing_together_twice_does_nothing_more(folder: Path) -> None:
    store = open_desk(folder)
    store.do(CLERK, accept, person())
    store.close()
    key = unlock(folder, "w1", PASSWORD, real_now())
    engine, journal = writer_engine(folder / "store.db", key), Journal(folder / "journal", key)
    size = sum(p.stat().st_size for p in (folder / "journal").iterdir())
    for _ in range(2):
        done = bring_together(engine, journal, "2026-11-23")
        assert (done.journaled, done.replayed) == (0, 0)
    assert sum(p.stat().st_size for p in (folder / "journal").iterdir()) == size
    engine.dispose()


def test_transactions_are_counted_without_a_hole(store: Store) -> None:
    for n in range(3):
        store.do(CLERK, accept, person(f"张{n}"))
        store.do(CLERK, lambda desk: desk.save_draft("acceptance", {}))
        with pytest.raises(Refused):
            store.do(CLERK, take_and_fail)
    counted = store.ask(lambda r: list(r._given.execute(text("SELECT txn, use_case FROM commit_log ORDER BY txn"))))
    assert [row.txn for row in counted] == [1, 2, 3, 4]
    assert [row.use_case for row in counted] == ["open_office", "accept", "accept", "accept"]


def take_and_fail(desk: Desk) -> None:
    desk.take_case_number()
    raise Refused("notice.no_glyph")


def test_a_backup_of_an_older_program_takes_what_today_s_journal_tells(folder: Path) -> None:
    """A backup made before an upgrade lacks the newer tables; the journal written since then tells of them."""
    store = open_desk(folder)
    work(store, "张昨天")
    store.close()
    key = unlock(folder, "w1", PASSWORD, real_now())
    make_old(folder / "store.db", key)
    for one in (folder / "backups").iterdir():
        one.unlink()
    backup = make_backup(folder / "store.db", key, folder / "backups", NOON)
    store = open_desk(folder)
    store.do(CHIEF, keep_drafts, [{"name": "升级以后的草稿"}])
    store.close()
    (folder / "store.db").write_bytes(b"not a store")
    for one in (folder / "backups").iterdir():
        if not one.name.startswith(backup.path.stem):
            one.unlink()
    store = open_desk(folder)
    assert store.restored is not None and store.restored.backup == backup.path.name
    assert [draft.name for draft in store.ask(lambda records: records.item_drafts())] == ["升级以后的草稿"]
    faults = [one.code for one in store.check().faults]
    assert set(faults) <= {"check.signing_key"}  # an older program made no signing key
    store.close()
