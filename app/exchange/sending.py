"""报送: rows of cases leave as a numbered batch; what the platform sends back is mended with a reason and sent again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.catalogue import Catalogue
from app.desk import Desk, Records
from app.errors import NotFound, Refused
from app.events.exchange import BatchSent, RowHeld, RowMended, RowReturned, RowSent, RowsReturned
from app.exchange.batch import Batch, ExchangeRow, RowState
from app.exchange.codes import shape_in_force
from app.exchange.facts import case_words, facts_of, telling
from app.exchange.files import BatchFile, FileForm, write_batch
from app.exchange.mapping import Shape
from app.exchange.rights import MOST_ALONE, check_exchanges
from app.exchange.rows import Row, Stamped, row_id, rows_of
from app.free_text import written
from app.identity.text import check_text
from app.ids import BatchId, OfficerId, uuid7
from app.state import Case

LONGEST_DAYS = 366
MOST_ROWS = 5000  # of one batch: its event must pass a sync round
ANSWER_HEADS = {"row_guid": "guid", "err_type": "kind", "remark": "remark"}
_NO_CODES = ("", "")


@dataclass(frozen=True)
class Sending:
    """A batch that is on record, and the bytes that the platform gets."""

    batch: Batch
    data: bytes

    @property
    def file_name(self) -> str:
        """Return under which name the file is given out."""
        return f"{self.batch.shape}-{self.batch.number}{FileForm(self.batch.form).suffix}"


def send_batch(
    desk: Desk, shape_key: str, form: FileForm, first: date, last: date, asked_by: OfficerId | None = None
) -> Sending:
    """Every row that is new or says something new since it was last sent leaves as one batch; rows with a fault stay and are told.

    `asked_by`: the first officer, where more than 20 cases need two and this one is the second. Raises Refused: no right,
    days that cannot be, two needed, nothing to send.
    """
    check_exchanges(desk.officer)
    if not 1 <= (last - first).days + 1 <= LONGEST_DAYS:
        raise Refused("exchange.days", first=first.isoformat(), last=last.isoformat())
    shape = shape_in_force(desk.records, shape_key)
    cases = [desk.records.case(one) for one in desk.records.cases_touched(first, last)]
    return _send(desk, shape, form, (first, last), cases, asked_by, "")


def resend_mended(desk: Desk, shape_key: str, form: FileForm, asked_by: OfficerId | None = None) -> Sending:
    """Every row that came back or was held, and now says something else, is sent again under its old id; the rest stay.

    Raises Refused as `send_batch` does.
    """
    check_exchanges(desk.officer)
    shape = shape_in_force(desk.records, shape_key)
    waiting = [
        row
        for row in desk.records.exchange_rows_in((RowState.HELD, RowState.RETURNED, RowState.MENDED))
        if row.shape == shape.key
    ]
    if not waiting:
        raise Refused("exchange.nothing_waits")
    cases = [desk.records.case(one) for one in dict.fromkeys(row.case for row in waiting)]
    on = desk.now().on
    before = desk.records.batch(waiting[0].batch)
    return _send(desk, shape, form, (on, on), cases, asked_by, before.number)


def _send(
    desk: Desk,
    shape: Shape,
    form: FileForm,
    days: tuple[date, date],
    cases: list[Case],
    asked_by: OfficerId | None,
    resends: str,
) -> Sending:
    number = next_number(desk)
    rows = _changed_rows(desk, shape, cases, number)
    fit, held = [row for row in rows if not row.faults], [row for row in rows if row.faults]
    _check_size(desk, fit, asked_by)
    known = desk.records.exchange_rows(row.guid for row in rows)
    if not fit and all(row.guid in known and known[row.guid].state is RowState.HELD for row in held):
        raise Refused("exchange.nothing_new" if not held else "exchange.only_held", held=len(held))
    data = write_batch(form, BatchFile(number, shape.key, _by_table(shape, fit)))
    body = BatchSent(
        BatchId(uuid7()), number, shape.key, shape.version, form.value, *days, desk.keep_file(data),
        tuple(RowSent(r.guid, r.table, r.case, r.content, _before(known, r) + 1) for r in fit),
        tuple(_held(row) for row in held), resends, asked_by,
    )  # fmt: skip
    desk.record(None, body)
    return Sending(desk.records.batch(body.batch), data)


def _check_size(desk: Desk, fit: list[Row], asked_by: OfficerId | None) -> None:
    cases = len({row.case for row in fit})
    if asked_by == desk.officer.id:
        raise Refused("second.same_officer", officer=desk.officer.name)
    if cases > MOST_ALONE and asked_by is None:
        raise Refused("exchange.needs_two", cases=cases, most=MOST_ALONE)
    if len(fit) > MOST_ROWS:
        raise Refused("exchange.too_many", rows=len(fit), most=MOST_ROWS)


def _before(known: Mapping[str, ExchangeRow], row: Row) -> int:
    return known[row.guid].version if row.guid in known else 0


def _changed_rows(desk: Desk, shape: Shape, cases: Iterable[Case], number: str) -> list[Row]:
    """Return the rows of the cases that were never sent, or say now what they did not say then."""
    found: list[Row] = []
    for case in cases:
        told = telling(desk.records, case, desk.office, desk.calendar)
        facts = facts_of(told)
        ids = [row_id(case.id, table, fact) for table in shape.tables for fact in facts if fact.kind in table.kinds]
        known = desk.records.exchange_rows(ids)
        stamped = Stamped(number, desk.now().at, {guid: row.version for guid, row in known.items()})
        mended = {guid: row.mended for guid, row in known.items()}
        base = case_words(told, item_codes(desk.catalogue, case))
        made = rows_of(shape, case.id, base, facts, stamped, mended)
        found += [row for row in made if row.guid not in known or known[row.guid].content != row.content]
    return found


def item_codes(catalogue: Catalogue, case: Case) -> tuple[str, str]:
    """Return the basic and the implementation code of the item in the version with which the case began."""
    for item in catalogue.versions:
        if item.code.business == case.plan.item and item.version == case.plan.version:
            return item.code.basic, item.code.implement
    return _NO_CODES


def next_number(desk: Desk) -> str:
    """Return the number of the desk's next batch of the day: division, desk code, day, and which of the day."""
    head = f"{desk.office.division}{desk.desk_code}{desk.now().on:%Y%m%d}"
    taken = [one.number for one in desk.records.batches() if one.is_sent and one.number.startswith(head)]
    return f"{head}{max((int(number[len(head) :]) for number in taken), default=0) + 1:03d}"


def _by_table(shape: Shape, rows: list[Row]) -> dict[str, list[Mapping[str, str]]]:
    return {table.name: [row.values for row in rows if row.table == table.name] for table in shape.tables}


def _held(row: Row) -> RowHeld:
    first = row.faults[0]
    facts = {key: value if isinstance(value, int) else str(value) for key, value in first.facts}
    return RowHeld(row.guid, row.table, row.case, first.field, first.code, facts)


def file_again(records: Records, named: BatchId) -> tuple[Batch, bytes]:
    """Return a batch with the very bytes that were sent. Raises NotFound."""
    batch = records.batch(named)
    if not batch.is_sent:
        raise NotFound("exchange.no_batch")
    return batch, records.file_bytes(batch.sha256)


def take_answer(desk: Desk, data: bytes) -> tuple[Batch, int]:
    """The platform's list of rows that it sent back (row_guid, err_type, remark) is on record; return batch and how many.

    Rows of other batches than the first one's are taken too; a row that is not ours refuses the whole list, so that
    nothing of it is lost in silence. Raises Refused("exchange.answer_…").
    """
    check_exchanges(desk.officer)
    lines = _answer_lines(data)
    known = desk.records.exchange_rows(line["guid"] for line in lines)
    strange = [line["guid"] for line in lines if line["guid"] not in known or not known[line["guid"]].version]
    if strange:
        raise Refused("exchange.answer_strange", guid=strange[0], n=len(strange))
    first = None
    by_batch: dict[BatchId, list[RowReturned]] = {}
    for line in lines:
        row = RowReturned(line["guid"], line["kind"], line["remark"])
        by_batch.setdefault(known[row.guid].batch, []).append(row)
    sha256 = desk.keep_file(data)
    for named, rows in by_batch.items():
        desk.record(None, RowsReturned(named, sha256, tuple(rows)))
        first = first or named
    if first is None:
        raise Refused("exchange.answer_empty")
    return desk.records.batch(first), len(lines)


def _answer_lines(data: bytes) -> list[dict[str, str]]:
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise Refused("exchange.answer_unread") from fault
    if not rows:
        raise Refused("exchange.answer_empty")
    if not {"row_guid", "err_type"} <= set(rows[0]):
        raise Refused("exchange.answer_heads", heads="、".join(ANSWER_HEADS))
    return [{ours: _cell(row.get(theirs)) for theirs, ours in ANSWER_HEADS.items()} for row in rows]


def _cell(value: Any) -> str:
    return check_text(value)[:500] if isinstance(value, str) else ""


def mend_row(desk: Desk, guid: str, column: str, value: str, reason: str) -> ExchangeRow:
    """A column of a row that came back or was held says now what was typed, for a written reason; the case stays.

    Raises Refused: the column may not be mended (a channel, a rating, a time, a result leave as they were), no reason, too long.
    """
    check_exchanges(desk.officer)
    row = desk.records.exchange_rows((guid,)).get(guid)
    if row is None or row.state is RowState.SENT:
        raise Refused("exchange.no_row", guid=guid)
    shape = shape_in_force(desk.records, row.shape)
    table = shape.table(row.table)
    found = table.column(column) if table is not None else None
    if found is None or not found.is_mendable:
        can = [] if table is None else [one.name for one in table.columns if one.is_mendable]
        raise Refused("exchange.not_mendable", column=column, columns="、".join(can) or "—")
    plain, why = check_text(value), written(reason)
    if not why.strip():
        raise Refused("exchange.no_reason")
    if len(plain) > found.length or (found.is_required and not plain):
        raise Refused("exchange.value_length", column=column, most=found.length, found=len(plain))
    desk.record(None, RowMended(row.batch, guid, column, plain, why))
    return desk.records.exchange_rows((guid,))[guid]
