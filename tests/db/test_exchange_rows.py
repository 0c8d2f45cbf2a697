"""Batches and their rows in the store are what their events say, and `yimen check` sees when they are not."""

from __future__ import annotations

from pathlib import Path

from decided import ready
from office_day import opened_office
from sqlalchemy import text

from app.exchange.batch import RowState
from app.exchange.codes import set_codes
from app.exchange.files import FileForm
from app.exchange.mapping import shipped_shape
from app.exchange.sending import mend_row, send_batch, take_answer
from db.desk.kept_rows import named_with


def mendable_in(table: str) -> str:
    found = shipped_shape("guangdong").table(table)
    return next((c.name for c in found.columns if c.is_mendable), "") if found is not None else ""


def test_a_row_that_was_changed_behind_the_events_is_found_and_the_sent_bytes_are_checked(tmp_path: Path) -> None:
    codes = {n: {v: str(at) for at, v in enumerate(vs)} for n, vs in shipped_shape("guangdong").to_fill().items()}
    with opened_office(tmp_path) as office:
        office.do("m1", set_codes, "guangdong", codes)
        ready(office)
        sending = office.do("c1", send_batch, "guangdong", FileForm.XML, office.day, office.day)
        row = next(r for r in office.ask(lambda r: r.exchange_rows_in((RowState.SENT,))) if mendable_in(r.table))
        office.do("c1", take_answer, f"row_guid,err_type\n{row.id},01\n".encode())
        office.do("c1", mend_row, row.id, mendable_in(row.table), "改", "平台退回")
        assert office.store.check().faults == ()
        with office.store._writer.begin() as connection:
            connection.execute(text("UPDATE exchange_row SET state = 'sent' WHERE id = :id"), {"id": row.id})
        assert "check.exchange_row" in {fault.code for fault in office.store.check().faults}
        with office.store._writer.begin() as connection:
            connection.execute(text("UPDATE exchange_row SET state = 'mended' WHERE id = :id"), {"id": row.id})
        named = [p for p in (tmp_path / "profile").rglob("*") if sending.batch.sha256 in p.name]
        assert len(named) == 1
        named[0].unlink()
        assert "check.file" in {fault.code for fault in office.store.check().faults}


def test_what_was_exchanged_is_never_swept_as_a_scan_of_nobody(tmp_path: Path) -> None:
    codes = {n: {v: str(at) for at, v in enumerate(vs)} for n, vs in shipped_shape("guangdong").to_fill().items()}
    with opened_office(tmp_path) as office:
        office.do("m1", set_codes, "guangdong", codes)
        ready(office)
        sent = office.do("c1", send_batch, "guangdong", FileForm.JSON, office.day, office.day).batch
        assert sent.sha256 in office.store.look(named_with, sent.sha256[:2])
