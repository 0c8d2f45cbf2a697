"""`yimen check`: a sound store passes, and whoever holds the key and changes something is found out."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_for_tests import CLERK, PASSWORD, accept, open_desk, person

from app.events.file import FileAdded
from app.keys.safe import unlock
from db.desk.connection import writer_engine
from db.desk.now import real_now
from db.desk.store import Store

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture
def busy(folder: Path) -> Path:
    """A profile with three cases and a scan."""
    store = open_desk(folder)
    for n in range(3):
        store.do(CLERK, accept, person(f"张建{n}"))
    number = store.ask(lambda r: r.search("张建"))[0].number
    case = store.ask(lambda r: r.case_by_number(number))
    sha256 = store.do(CLERK, lambda desk: desk.keep_file(b"scan of an identity card"))
    store.do(CLERK, lambda desk: desk.record(case.id, FileAdded(sha256, "image/jpeg", 24, "申请书", "scan.jpg")))
    assert store.check().faults == ()
    store.close()
    return folder


def tamper(folder: Path, *statements: str) -> set[str]:
    """Change the store as somebody who holds its key would; return the codes that a check then finds."""
    engine = writer_engine(folder / "store.db", unlock(folder, "w1", PASSWORD, real_now()))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = on")
        for name in list(connection.exec_driver_sql(TRIGGERS).scalars()):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
    return found(folder)


def found(folder: Path) -> set[str]:
    store = open_desk(folder)
    faults = store.check().faults
    store.close()
    assert all(fault.say() != fault.code for fault in faults), "a fault without a sentence"
    return {fault.code for fault in faults}


def test_a_check_counts_what_it_looked_at(store: Store) -> None:
    store.do(CLERK, accept, person())
    checked = store.check()
    assert (checked.cases, checked.notices, checked.faults) == (1, 1, ())
    assert checked.events == 3 + 4


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE event SET data = replace(data, 'window', 'online') WHERE kind = 'received'", "check.content"),
        ("UPDATE event SET private = replace(private, '张建0', '李四') WHERE kind = 'received'", "check.content"),
        ("UPDATE event SET \"on\" = '2026-11-20' WHERE kind = 'accepted'", "check.content"),
        ("DELETE FROM event WHERE oseq = 6", "check.gap"),
        ("UPDATE event SET chain_hash = content_hash WHERE oseq = 6", "check.chain"),
        ("UPDATE case_row SET state = 'delivered' WHERE n = 1", "check.fold"),
        ("UPDATE case_row SET applicant_name = '李四' WHERE n = 1", "check.fold"),
        ("DELETE FROM case_row WHERE n = 1", "check.row"),
        ("DELETE FROM number WHERE n = 2", "check.book"),
        ("DELETE FROM number WHERE n = 3 AND book LIKE 'case%'", "check.number"),
        ("UPDATE notice SET sha256 = replace(sha256, substr(sha256, 1, 8), '00000000')", "check.paper"),
    ],
)
def test_each_change_by_a_key_holder_is_found(busy: Path, statement: str, code: str) -> None:
    assert code in tamper(busy, statement)


def test_a_rewritten_event_with_all_its_hashes_is_betrayed_by_the_journal(busy: Path) -> None:
    last = "(SELECT max(oseq) FROM event)"
    assert "check.journal_differs" in tamper(
        busy, f"UPDATE event SET content_hash = '{'0' * 64}', chain_hash = '{'0' * 64}' WHERE oseq = {last}"
    )


def test_a_missing_and_a_flipped_scan_are_found(busy: Path) -> None:
    scan = next((busy / "files").glob("??/*"))
    data = bytearray(scan.read_bytes())
    data[20] ^= 1
    scan.write_bytes(data)
    assert found(busy) == {"check.file"}
    scan.unlink()
    assert found(busy) == {"check.file"}


def test_a_damaged_journal_is_found_and_completed_from_the_store(busy: Path) -> None:
    segment = next((busy / "journal").glob("*.jnl"))
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 1
    segment.write_bytes(data)
    store = open_desk(busy)
    assert store.check().faults == ()
    assert store.repaired.filled > 0
    store.close()
