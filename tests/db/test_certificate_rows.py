"""Certificates as rows: what expires soon is an index query, follows every fold, and is there after an upgrade and a repair."""

from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from desk_for_tests import CLERK, NOON, PASSWORD, open_desk, person
from older_store import make_old

from app.desk import CertificateRow, Desk
from app.events.acceptance import Accepted, Received
from app.events.approval import Decided, StepFinished
from app.events.certificates import FollowKind, Follows
from app.events.delivery import CertificateMade
from app.events.file import ActUndone, Withdrawn
from app.ids import CaseId, EventId, uuid7
from app.keys.safe import unlock
from app.plan import plan_of
from db.desk.certificate_rows import expiring_query
from db.desk.connection import connect, reader_engine, writer_engine
from db.desk.repair import refold_cases
from db.desk.schema import certificate, follow_up
from db.desk.store import Store
from db.desk.upgrade import NEWEST, schema_version, upgrade_store

FIRST, LAST = date(2026, 11, 1), date(2027, 1, 31)
Made = tuple[CaseId, EventId]


def certified(desk: Desk, valid_to: date | None, item: int = 0, follows: Follows | None = None) -> Made:
    """Bring a case to its certificate, by the shortest legal way; return it and the event that made the certificate."""
    plan = plan_of(desk.catalogue.items(date(2026, 11, 23))[item])
    case_id = CaseId(uuid7())
    body = Received(desk.take_case_number(), "012345", plan, "window", (), person(f"张{item}"))
    desk.record(case_id, replace(body, follows=follows))
    desk.record(case_id, Accepted(()))
    while desk.records.case(case_id).open_steps:
        step = plan.step(desk.records.case(case_id).open_steps[0])
        if step.kind.value == "decide":
            desk.record(case_id, Decided(granted=True, step=step.name, content="准予", opinion="同意"))
        else:
            desk.record(case_id, StepFinished(step.name, "agree", "同意"))
    made = desk.record(case_id, CertificateMade("许可证", f"证{valid_to}", date(2024, 1, 1), valid_to))
    return case_id, made.id


def applied(desk: Desk, old: CaseId) -> CaseId:
    """Apply for the renewal of a certificate."""
    held = desk.records.case(old)
    made = held.certificate
    assert made is not None
    named = Follows(FollowKind.RENEW, made.name, made.certificate_number, made.valid_from, made.valid_to, old)
    case_id = CaseId(uuid7())
    desk.record(case_id, Received(desk.take_case_number(), "1", held.plan, "window", (), person(), follows=named))
    return case_id


def listed(store: Store, *departments: str, limit: int = 500) -> tuple[CertificateRow, ...]:
    found: tuple[CertificateRow, ...] = store.ask(
        lambda records: records.expiring_certificates(FIRST, LAST, departments, limit)
    )
    return found


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    one = open_desk(folder, NOON)
    yield one
    one.close()


def test_the_list_is_that_of_a_slow_model(store: Store) -> None:
    rng = random.Random(5)
    days = [None, *(date(2026, 9, 1) + timedelta(days=rng.randrange(260)) for _ in range(30))]
    model = []
    for day, item in zip(days, itertools.cycle((0, 6)), strict=False):
        case_id, _ = store.do(CLERK, certified, day, item)
        if day is not None and FIRST <= day <= LAST:
            model.append((day, case_id))
    rows = listed(store)
    assert [(row.valid_to, row.case) for row in rows] == sorted(model) and len(model) > 5
    names = {row.department for row in rows}
    assert len(names) == 2
    for department in names:
        assert listed(store, department) == tuple(row for row in rows if row.department == department)
    assert listed(store, *names) == rows and listed(store, "nowhere") == ()
    assert listed(store, limit=3) == rows[:3]
    assert {(row.holder, row.phone) for row in rows} <= {("张0", "13800138000"), ("张6", "13800138000")}


def test_a_certificate_that_was_undone_or_a_case_that_went_void_leaves_the_list(store: Store) -> None:
    case_id, made = store.do(CLERK, certified, date(2026, 12, 1))
    assert [row.case for row in listed(store)] == [case_id]
    store.do(CLERK, lambda desk: desk.record(case_id, ActUndone((made,))))
    assert listed(store) == () and store.check().faults == ()


def test_the_newest_open_application_stands_beside_its_certificate(store: Store) -> None:
    old, _ = store.do(CLERK, certified, date(2026, 12, 1))
    first = store.do(CLERK, applied, old)
    assert listed(store)[0].renewal == first
    store.do(CLERK, lambda desk: desk.record(first, Withdrawn((), "不办了")))
    assert listed(store)[0].renewal is None
    second = store.do(CLERK, applied, old)
    assert listed(store)[0].renewal == second
    assert store.ask(lambda records: records.applications_on(old)) == (second, first)
    assert store.check().faults == ()


def test_the_check_sees_a_row_that_is_not_what_the_fold_says(store: Store) -> None:
    store.do(CLERK, certified, date(2026, 12, 1))
    old, _ = store.do(CLERK, certified, date(2026, 12, 2))
    store.do(CLERK, applied, old)
    for change in (
        sa.update(certificate).values(valid_to="2030-01-01"),
        sa.delete(follow_up),
    ):
        with store._writer.begin() as connection:
            connection.execute(change)
        assert {fault.code for fault in store.check().faults} == {"check.fold"}


def test_a_repair_writes_the_rows_anew_from_the_events(store: Store) -> None:
    old, _ = store.do(CLERK, certified, date(2026, 12, 1))
    application = store.do(CLERK, applied, old)
    before = listed(store)
    with store._writer.begin() as connection:
        connection.execute(sa.delete(follow_up))
        connection.execute(sa.update(certificate).values(valid_to="2030-01-01"))
        refold_cases(connection, {old, application})
    assert listed(store) == before and store.check().faults == ()


@pytest.mark.parametrize("departments", [(), ("scjg",), ("scjg", "rsj")])
def test_the_list_walks_an_index_and_never_the_table(folder: Path, departments: tuple[str, ...]) -> None:
    """open-zaak 1574: 62,000 cases, 2 to 9 s a list. Here 1,000,000 cases are no more than the lines that are shown."""
    key = _key(folder)
    connection = connect(folder / "store.db", key)
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 20000) INSERT INTO certificate "
        "SELECT 'c'||i, CASE i % 3 WHEN 0 THEN 'scjg' WHEN 1 THEN 'rsj' ELSE 'slj' END, 'i', '证', ''||i, '', "
        "date('2024-01-01', '+'||(i % 2500)||' days') FROM n"
    )
    connection.commit()
    connection.execute("ANALYZE")
    query = expiring_query(departments)
    values = {**query.fixed, "first": FIRST.isoformat(), "last": LAST.isoformat(), "most": 500}
    plan = connection.execute("EXPLAIN QUERY PLAN " + query.sql, [values[name] for name in query.names]).fetchall()
    told = "\n".join(str(row[3]) for row in plan)
    index = "certificate_of_department" if departments else "certificate_expiry"
    assert (
        index in told
        and "SCAN certificate" not in told
        and "SCAN case_row" not in told
        and "SCAN follow_up" not in told
    )
    connection.close()


def _key(folder: Path) -> bytes:
    return unlock(folder, CLERK.id, PASSWORD, NOON)


def test_an_older_store_has_its_certificates_on_the_list_after_the_upgrade(folder: Path) -> None:
    """opencrvs 12498: a migration that loses what was there; here the list is filled from the cases."""
    store = open_desk(folder, NOON)
    case_id, _ = store.do(CLERK, certified, date(2026, 12, 1))
    store.do(CLERK, certified, None)
    before = listed(store)
    store.close()
    path, key = folder / "store.db", _key(folder)
    _make_old(path, key)
    assert schema_version(path, key) == "0001"
    assert upgrade_store(path, key) is not None and schema_version(path, key) == NEWEST
    again = open_desk(folder, NOON)
    assert listed(again) == before and [row.case for row in before] == [case_id]
    faults = [one.code for one in again.check().faults]
    assert set(faults) <= {"check.signing_key"}  # an older program made no signing key
    again.close()


def _make_old(path: Path, key: bytes) -> None:
    """Take away what the later steps made, and from the folded cases the facts that an older program did not know."""
    engine = writer_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE case_row SET body = json_remove(body, '$.fees', '$.hearing', '$.forwarded', '$.follows', "
            "'$.renewed_by_silence', '$.plan.hearing', '$.plan.two_level')"
        )
    engine.dispose()
    make_old(path, key)


def test_a_store_that_was_only_read_shows_the_same_list(folder: Path) -> None:
    store = open_desk(folder, NOON)
    store.do(CLERK, certified, date(2026, 12, 1))
    before = listed(store)
    store.close()
    engine = reader_engine(folder / "store.db", _key(folder))
    with engine.begin() as connection:
        held: list[Any] = list(connection.execute(sa.select(certificate.c.case_id)).scalars())
    engine.dispose()
    assert held == [row.case for row in before]


def test_a_store_put_back_to_yesterday_lists_today_from_the_journal(folder: Path, tmp_path: Path) -> None:
    """Rows that are derived are written anew when the journal gives back what the store had lost."""
    store = open_desk(folder, NOON)
    old, made = store.do(CLERK, certified, date(2026, 12, 1))
    gone, undone = store.do(CLERK, certified, date(2026, 12, 2))
    store.close()
    shutil.copy(folder / "store.db", tmp_path / "yesterday.db")
    store = open_desk(folder, NOON)
    application = store.do(CLERK, applied, old)
    store.do(CLERK, lambda desk: desk.record(gone, ActUndone((undone,))))
    later, _ = store.do(CLERK, certified, date(2026, 12, 3))
    before = listed(store)
    store.close()
    shutil.copy(tmp_path / "yesterday.db", folder / "store.db")
    for side in ("store.db-wal", "store.db-shm"):
        (folder / side).unlink(missing_ok=True)
    again = open_desk(folder, NOON)
    assert again.repaired.replayed == 3 and listed(again) == before
    assert [(row.case, row.renewal) for row in before] == [(old, application), (later, None)] and made != undone
    assert again.check().faults == ()
    again.close()
