"""Rows of a platform's tables: each column checked, each row with an id that stays the same for ever."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.events.envelope import canonical
from app.exchange.facts import Fact, Value, Words
from app.exchange.mapping import Column, Shape, Table
from app.exchange.words import BATCH_WORDS, CODED
from app.finding import Finding, finding
from app.ids import CaseId
from app.notices.field_context import BEIJING

_ROWS = uuid.UUID("5f0a2f5c-9f0f-4b3e-8a63-3b6d1d2b7c11")  # the name space of row ids
Mended = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Stamped:
    """What a batch puts on its rows: its number, its time, and how often each row was sent before."""

    number: str
    at: datetime
    sent_before: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One row: where it belongs, its values by column, and what keeps it from being sent.

    `content` is the hash of what the case says in it, without the batch's own columns: a row that says the same is not sent
    again.
    """

    guid: str
    table: str
    case: CaseId
    number: str
    values: Mapping[str, str]
    content: str
    faults: tuple[Finding, ...] = ()


def row_id(case: CaseId, table: Table, fact: Fact) -> str:
    """Return the id of the row that this fact of the case makes in this table."""
    return str(uuid.uuid5(_ROWS, f"{case}|{table.name}|{fact.kind.value}|{fact.key}"))


def rows_of(
    shape: Shape, case: CaseId, base: Words, facts: tuple[Fact, ...], stamped: Stamped, mended: Mended | None = None
) -> tuple[Row, ...]:
    """Return the rows that a case makes in the tables of a shape; `mended`: row id -> column -> what an officer wrote."""
    made = []
    for table in shape.tables:
        for fact in facts:
            if fact.kind in table.kinds:
                guid = row_id(case, table, fact)
                made.append(
                    _row(shape, table, guid, case, {**base, **fact.words}, stamped, (mended or {}).get(guid, {}))
                )
    return tuple(made)


def _row(
    shape: Shape, table: Table, guid: str, case: CaseId, words: Words, stamped: Stamped, mended: Mapping[str, str]
) -> Row:
    before = stamped.sent_before.get(guid, 0)
    own: Words = {
        "批次号": stamped.number, "行标识": guid, "操作": "again" if before else "new", "版本号": before + 1, "批次时间": stamped.at,
    }  # fmt: skip
    number = str(words["办件编号"])
    values: dict[str, str] = {}
    faults: list[Finding] = []
    for column in table.columns:
        text, fault = column_text(shape, table, column, {**words, **own}, mended.get(column.name))
        values[column.name] = text
        if fault is not None:
            faults.append(Finding(fault.code, number, column.name, (*fault.facts, ("number", number))))
    told = {c.name: values[c.name] for c in table.columns if c.word not in BATCH_WORDS}
    content = hashlib.sha256(canonical(told)).hexdigest()
    return Row(guid, table.name, case, number, values, content, tuple(faults))


def column_text(
    shape: Shape, table: Table, column: Column, words: Words, mended: str | None = None
) -> tuple[str, Finding | None]:
    """Return what stands in a column, and what is wrong with it: empty though required, too long, a value without a code."""
    where = {"table": table.title, "column": column.name, "word": column.word or column.fixed}
    value = words.get(column.word) if column.word else column.fixed
    text = mended if mended is not None and column.is_mendable else text_of(shape, column, value)
    if text is None:
        return "", finding("exchange.no_code", "", column.name, **where, told_value=value, list=column.codes)
    if not text and column.is_required:
        return "", finding("exchange.empty", "", column.name, **where)
    if len(text) > column.length:
        return text, finding("exchange.too_long", "", column.name, **where, found=len(text), most=column.length)
    return text, None


def text_of(shape: Shape, column: Column, value: Value) -> str | None:
    """Return a value as the platform writes it; None for one of ours that has no code there."""
    if value is None or value == "":
        return ""
    if column.word in CODED:
        return shape.codes.get(column.codes, {}).get(str(value)) or None
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).strftime(shape.time_form)
    if isinstance(value, date):
        return value.strftime(shape.day_form)
    return str(value)
