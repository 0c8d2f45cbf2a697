"""`yimen check`: a sound store passes, and whoever holds the key and changes something is found out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk_for_tests import CHIEF, CLERK, PASSWORD, accept, open_desk, person

from app.catalogue import sample_catalogue
from app.desk import Desk, Notice
from app.events.file import ActUndone, FileAdded, Printed
from app.filing import UNDONE
from app.ids import CaseId, OfficerId
from app.item_table import table_of
from app.keys.safe import unlock
from app.publishing import end_item, keep_drafts, propose, publish
from db.desk.checking_office import account_as_written
from db.desk.connection import writer_engine
from db.desk.now import real_now
from db.desk.store import Store

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
COPIED = (
    "INSERT INTO notice SELECT '00000000-0000-7000-8000-000000000000', case_id, template, 1, title, '', sha256, issued_at, "
    "issued_on, 1, 1, record, txn, pdf, template_sha256, record_hash, base FROM notice WHERE rowid = 1"
)


@pytest.fixture
def busy(busy_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(busy_once, tmp_path / "busy"))


@pytest.fixture(scope="module")
def busy_once(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with three cases, one of them undone with its paper, a print, a scan, a published item and a draft."""
    folder = Path(shutil.copytree(made_once, tmp_path_factory.mktemp("busy") / "profile"))
    store = open_desk(folder)
    for n in range(3):
        number, paper = store.do(CLERK, accept, person(f"张建{n}"))
        gone = store.ask(lambda r, c=number: r.case_by_number(c)).id
    store.do(CLERK, undo_case, gone, paper)
    number = store.ask(lambda r: r.search("张建"))[-1].number
    case = store.ask(lambda r: r.case_by_number(number))
    sha256 = store.do(CLERK, lambda desk: desk.keep_file(b"scan of an identity card"))
    store.do(CLERK, lambda desk: desk.record(case.id, FileAdded(sha256, "image/jpeg", 24, "申请书", "scan.jpg")))
    store.do(CLERK, lambda desk: desk.record(case.id, Printed(case.papers[0].notice, 2, "file", 1, "")))
    keep_items(store)
    assert store.check().faults == ()
    store.close()
    return folder


def undo_case(desk: Desk, case_id: CaseId, paper: Notice) -> None:
    """Take back all of a case, as the ten seconds' undo does."""
    done = tuple(e.id for e in desk.records.events(case_id) if e.kind != "notice_issued")
    desk.record(case_id, ActUndone(done, (paper.id,)))
    desk.void_notice(paper.id, UNDONE)


def keep_items(store: Store) -> None:
    """Publish one item by two officers, end another, and leave a draft in the drawer."""
    item, other = (i for i in sample_catalogue().versions[:2])
    table = table_of(replace(item, version=item.version + 1, effective_from=date(2026, 12, 1)))
    (key,) = store.do(CHIEF, keep_drafts, [table])
    store.do(CHIEF, propose, key)
    store.do(replace(CHIEF, id=OfficerId("m8")), publish, key)
    store.do(CHIEF, keep_drafts, [{"name": "草稿一"}])
    store.do(CHIEF, end_item, other.code.business, on=date(2026, 12, 31), reason="法规修订")


def tamper(folder: Path, *statements: str) -> set[str]:
    """Change the store as somebody who holds its key would; return the codes that a check then finds."""
    engine = writer_engine(folder / "store.db", unlock(folder, "w1", PASSWORD, real_now()))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = on")
        triggers = connection.exec_driver_sql(TRIGGERS).all()
        for name, _sql in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.exec_driver_sql(statement)
        for _name, sql in triggers:
            connection.exec_driver_sql(sql)
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
    assert checked.events == 4 + 4, "the first ones: office, its setting, the officer, the signing key"


def test_what_a_store_really_holds_passes(busy: Path) -> None:
    assert found(busy) == set()


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
        ("DELETE FROM notice_mark; DELETE FROM notice WHERE rowid = 1", "check.notice_lost"),
        ("UPDATE notice SET number = '示市监受〔2026〕9号' WHERE rowid = 1", "check.notice"),
        ("UPDATE notice SET template = 'refusal' WHERE rowid = 1", "check.notice"),
        ("UPDATE notice SET record = replace(record, '张', '李')", "check.notice"),
        ("UPDATE notice SET issued_on = '2026-11-20' WHERE rowid = 1", "check.notice"),
        ("UPDATE notice SET case_id = (SELECT max(id) FROM case_row) WHERE rowid = 1", "check.notice"),
        (COPIED, "check.notice"),
        ("UPDATE notice SET record_hash = 'ffffffffffffffff' WHERE rowid = 1", "check.notice"),
        ("UPDATE signing_key SET public = substr(public, 2) || '0'", "check.signing_key"),
        ("UPDATE signing_key SET to_on = '2026-11-30'", "check.signing_key"),
        ("DELETE FROM signing_key", "check.signing_key"),
        ("UPDATE notice_mark SET prints = 7 WHERE prints = 1", "check.mark"),
        ("DELETE FROM notice_mark WHERE prints = 1", "check.mark"),
        ("UPDATE notice_mark SET is_void = 0 WHERE is_void = 1", "check.mark"),
        ("UPDATE notice_mark SET is_void = 1, reason = '写错' WHERE is_void = 0", "check.mark"),
        ("UPDATE notice_mark SET reason = '' WHERE is_void = 1", "check.mark_reason"),
        ("UPDATE notice_mark SET reason = '别的理由' WHERE is_void = 1", "check.mark_reason"),
        ("UPDATE officer SET body = replace(body, '窗口示例', '王冒名') WHERE id = 'w1'", "check.officer"),
        ("INSERT INTO officer SELECT 'x9', replace(body, 'w1', 'x9'), 1 FROM officer WHERE id = 'w1'", "check.officer"),
        ("DELETE FROM officer WHERE id = 'h1'", "check.officer"),
        ("UPDATE setting SET value = replace(value, '341702', '341703')", "check.setting"),
        ("DELETE FROM setting", "check.setting"),
        ("INSERT INTO setting VALUES ('decline_needs_lead', 'false', 1)", "check.setting"),
        (
            "UPDATE item_version SET body = replace(body, '\"days\":20', '\"days\":60'), version = version + 1",
            "check.item",
        ),
        ("DELETE FROM item_version", "check.item"),
        ("DELETE FROM item_end", "check.item"),
        ('UPDATE item_end SET "on" = NULL', "check.item"),
        ("UPDATE item_draft SET status = 'draft' WHERE status = 'published'", "check.item"),
        ("UPDATE item_draft SET officer = 'w1' WHERE name = '草稿一'", "check.item"),
        ("DELETE FROM item_draft WHERE name = '草稿一'", "check.item"),
        ("UPDATE number SET reason = '' WHERE status = 'void'", "check.use"),
        ("UPDATE number SET reason = '别的理由' WHERE status = 'void'", "check.use"),
        ("UPDATE number SET status = 'used' WHERE status = 'void'", "check.use"),
        ("UPDATE number SET status = 'void', reason = '写错' WHERE n = 1", "check.use"),
        ("UPDATE number SET status = 'lost', reason = '遗失' WHERE n = 1", "check.use"),
        ("UPDATE number SET status = 'unissued' WHERE n = 1", "check.use"),
        ("UPDATE number SET case_id = (SELECT max(id) FROM case_row) WHERE n = 1", "check.use"),
        ("INSERT INTO number VALUES ('x', 1, '示字〔2026〕1号', 2026, 'used', NULL, NULL, '', 1)", "check.use"),
        ("DELETE FROM commit_log WHERE txn = 2", "check.transactions"),
        ("UPDATE notice SET sha256 = replace(sha256, substr(sha256, 1, 8), '00000001')", "check.notice"),
        ("UPDATE notice SET sha256 = replace(sha256, substr(sha256, 1, 8), '00000000')", "check.paper"),
    ],
)
def test_each_change_by_a_key_holder_is_found(busy: Path, statement: str, code: str) -> None:
    """An audit changed rows that nobody compared with their events: deleted papers, forged prints, accounts, settings."""
    assert code in tamper(busy, *statement.split(";"))


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER keep_event_0",
        "DROP TRIGGER keep_notice_2",
        "CREATE TRIGGER more AFTER INSERT ON event BEGIN UPDATE setting SET value = '0'; END",
    ],
)
def test_a_protection_that_is_gone_and_one_too_many_are_found(busy: Path, statement: str) -> None:
    engine = writer_engine(busy / "store.db", unlock(busy, "w1", PASSWORD, real_now()))
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
    assert found(busy) == {"check.trigger"}


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


def test_an_account_row_of_a_program_that_knew_no_telephone_is_the_same_account() -> None:
    now = (
        '{"appointments":[],"covering":[],"id":"h9","is_active":true,"name":"周","phone":"","roles":[],"stand_ins":[]}'
    )
    before = now.replace('"phone":"",', "")
    assert account_as_written(before) == account_as_written(now) == now
    assert account_as_written(now.replace("周", "赵")) != now, "another name is another account"
    assert account_as_written("not an account") == "not an account"
