"""接收: a batch of another office comes in; every row is checked and kept as it was told, or refused with its reason."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.desk import Desk, Records
from app.errors import NotFound, Refused
from app.events.exchange import BatchTaken, RowRefused
from app.exchange.batch import Batch
from app.exchange.codes import shape_in_force
from app.exchange.files import read_batch
from app.exchange.mapping import Column, Shape, Table
from app.exchange.rights import check_exchanges
from app.exchange.words import CODED, DAYS, TIMES
from app.identity.text import check_text
from app.ids import BatchId, uuid7
from app.table_out import text_table

LONGEST_NUMBER = 64
MOST_TAKEN = 2000  # rows of one batch: what is refused of it must pass a sync round


@dataclass(frozen=True)
class OuterCase:
    """What one batch says of one case of another office: table -> rows -> word -> value, our own words for their codes."""

    number: str
    told: Mapping[str, tuple[Mapping[str, str], ...]]


def take_batch(desk: Desk, data: bytes) -> Batch:
    """The batch is on record: rows as they were told, and those refused with place and reason.

    Nothing in it becomes a case of this office, counts in its figures, or is changed: channel, rating and times stay what
    they were said to be. Raises Refused: no right, unreadable, taken already, too large.
    """
    check_exchanges(desk.officer)
    given = read_batch(data)
    number = check_text(given.number)
    if not number or len(number) > LONGEST_NUMBER:
        raise Refused("exchange.file_unread")
    shape = shape_in_force(desk.records, given.shape)
    if desk.records.batch_numbered(number, is_sent=False) is not None:
        raise Refused("exchange.taken_already", number=number)
    strange = sorted(name for name in given.tables if shape.table(name) is None)
    if strange:
        raise Refused("exchange.table_unknown", table=strange[0], shape=shape.name)
    kept, refused = _sifted(shape, given.tables)
    _check_size(kept, refused)
    counts = {name: len(rows) for name, rows in kept.items()}
    body = BatchTaken(BatchId(uuid7()), number, shape.key, shape.version, desk.keep_file(data), counts, tuple(refused))
    desk.record(None, body)
    return desk.records.batch(body.batch)


def _check_size(kept: Mapping[str, Any], refused: list[RowRefused]) -> None:
    rows = sum(len(lines) for lines in kept.values()) + len(refused)
    if rows == 0:
        raise Refused("exchange.file_empty")
    if rows > MOST_TAKEN:
        raise Refused("exchange.file_rows", most=MOST_TAKEN)


def _sifted(shape: Shape, tables: Mapping[str, Any]) -> tuple[dict[str, list[dict[str, str]]], list[RowRefused]]:
    kept: dict[str, list[dict[str, str]]] = {}
    refused: list[RowRefused] = []
    for name, rows in tables.items():
        table = shape.table(name)
        if table is None:
            raise NotFound("exchange.no_shape", shape=name, shapes=shape.key)
        lines = kept.setdefault(name, [])
        for place, row in enumerate(rows, start=1):
            fault = _row_fault(shape, table, row)
            if fault is None:
                lines.append({column.name: row.get(column.name, "") for column in table.columns})
            else:
                refused.append(RowRefused(name, place, *fault))
    return kept, refused


def _row_fault(shape: Shape, table: Table, row: Mapping[str, str]) -> tuple[str, str, dict[str, Any]] | None:
    strange = next((name for name in row if table.column(name) is None), None)
    if strange is not None:
        return strange[:60], "exchange.taken_strange", {"table": table.title, "column": strange[:60]}
    for column in table.columns:
        code = _column_fault(shape, column, row.get(column.name, ""))
        if code:
            facts = {"table": table.title, "column": column.name, "word": column.word or column.fixed}
            return column.name, code, {**facts, "most": column.length, "list": column.codes}
    return None


def _column_fault(shape: Shape, column: Column, text: str) -> str:
    if not text:
        return "exchange.empty" if column.is_required else ""
    if len(text) > column.length:
        return "exchange.taken_long"
    if any(ord(sign) < 0x20 and sign not in "\t\n\r" for sign in text):
        return "exchange.taken_signs"
    if column.word in CODED and _value(shape, column, text) is None:
        return "exchange.taken_code"
    form = shape.time_form if column.word in TIMES else shape.day_form if column.word in DAYS else ""
    return "" if not form or _is_time(text, form) else "exchange.taken_time"


def _is_time(text: str, form: str) -> bool:
    try:
        time.strptime(text, form)
    except ValueError:
        return False
    return True


def _value(shape: Shape, column: Column, text: str) -> str | None:
    """Return our word for a platform's code; the code itself where several of ours share it and none can be told."""
    values = [ours for ours, code in shape.codes.get(column.codes, {}).items() if code == text]
    return None if not values else values[0] if len(values) == 1 else text


def outer_cases(records: Records, batch: Batch) -> tuple[OuterCase, ...]:
    """Return the cases of another office that a taken batch tells, in their order; none where its file is not here."""
    shape = shape_in_force(records, batch.shape)
    found: dict[str, dict[str, list[Mapping[str, str]]]] = {}
    for name, rows in _kept_rows(records, batch).items():
        table = shape.table(name)
        column = next((c for c in table.columns if c.word == "办件编号"), None) if table is not None else None
        if table is None or column is None:
            continue
        for row in rows:
            told = {c.word: _told(shape, c, row.get(c.name, "")) for c in table.columns if c.word}
            found.setdefault(row.get(column.name, ""), {}).setdefault(table.title, []).append(told)
    return tuple(OuterCase(number, {t: tuple(r) for t, r in told.items()}) for number, told in found.items())


def _kept_rows(records: Records, batch: Batch) -> dict[str, list[Mapping[str, str]]]:
    """Return the rows that were taken, by table; whatever codes the office has changed since, they stay as they were told."""
    try:
        tables = read_batch(records.file_bytes(batch.sha256)).tables
    except NotFound:  # it was taken at another desk
        return {}
    refused = {(one.table, one.place) for one in batch.refused}
    return {
        name: [row for place, row in enumerate(rows, start=1) if (name, place) not in refused]
        for name, rows in tables.items()
    }


def _told(shape: Shape, column: Column, text: str) -> str:
    value = _value(shape, column, text) if column.word in CODED and text else None
    return text if value is None else value


def refused_list(batch: Batch, say: Any) -> bytes:
    """Return what was refused as the list that the sender gets back: table, place, column, reason."""
    rows = [(one.table, str(one.place), one.column, say(one.code, **one.facts)) for one in batch.refused]
    return text_table(("table_name", "row_no", "column_name", "remark"), rows)
