"""What one transaction writes: every row goes to its table at once, and to the journal's record of the transaction."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.events.envelope import Moment
from db.desk.journal_record import JournalRecord
from db.desk.prepared import Prepared, prepare
from db.desk.schema import JOURNALED, commit, event, notice, notice_base, rechained

FROZEN = (commit, event, rechained, notice_base, notice)
CHANGING = tuple(table for table in JOURNALED if table not in FROZEN)
NOT_OURS = ("n", "pos", "epoch", "verdict")  # given by SQLite, and by the center


def _prepare(table: sa.Table, keeps_older: bool = False) -> Prepared:
    """Return the insert of a frozen table, or the insert-or-change of one that changes."""
    statement = insert(table)
    keys = [c.name for c in table.primary_key.columns]
    if table in CHANGING:
        others = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
        statement = statement.on_conflict_do_update(index_elements=keys, set_=others)
    elif keeps_older:
        statement = statement.on_conflict_do_nothing()
    names = [c.name for c in table.columns if not (table is event and c.name in NOT_OURS)]
    return prepare(statement, names)


_WRITE = {table.name: _prepare(table) for table in (*FROZEN, *CHANGING)}
_REPLAY = {table.name: _prepare(table, keeps_older=True) for table in (*FROZEN, *CHANGING)}
_KEYS = {t.name: tuple(c.name for c in t.primary_key.columns) for t in CHANGING}
_LAST = prepare(sa.select(sa.func.max(commit.c.txn)))


class Written:
    """The rows of the running transaction. Its number is taken with the first row."""

    def __init__(self, connection: sa.Connection, moment: Moment, officer_id: str, use_case: str) -> None:
        self._connection = connection
        self._about = {"at": moment.at.isoformat(), "officer": officer_id, "use_case": use_case}
        self._txn = 0
        self._rows: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {}

    @property
    def txn(self) -> int:
        """Return the number of this transaction, contiguous over the life of the store."""
        if not self._txn:
            self._txn = (_LAST.fetch(self._connection, {})[0][0] or 0) + 1
            self._write(commit.name, {"txn": self._txn, **self._about})
        return self._txn

    def add(self, table: sa.Table, row: dict[str, Any]) -> None:
        """Write a row (for the tables that change: or its new form)."""
        self._write(table.name, {**row, "txn": self.txn})

    def _write(self, table: str, row: dict[str, Any]) -> None:
        _WRITE[table].run(self._connection, row)
        rows = self._rows.setdefault(table, {})
        keys = _KEYS.get(table)
        rows[tuple(row[k] for k in keys) if keys else (len(rows),)] = row

    def record(self) -> JournalRecord | None:
        """Return what the journal must keep; None when nothing but drafts was written."""
        if not self._txn:
            return None
        return JournalRecord(self._txn, {table: list(rows.values()) for table, rows in self._rows.items()})


def replay(connection: sa.Connection, record: JournalRecord) -> None:
    """Write a journal record into the store again; rows that are there already stay."""
    for table, rows in record.rows.items():
        for row in rows:
            _REPLAY[table].run(connection, row)


def read_back(connection: sa.Connection, txn: int) -> JournalRecord:
    """Return what transaction `txn` wrote as the store still holds it, to complete a journal that is behind."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in (*FROZEN, *CHANGING):
        columns = [c for c in table.columns if not (table is event and c.name in NOT_OURS)]
        order = table.c.n if table is event else sa.literal_column("rowid")
        found = connection.execute(sa.select(*columns).where(table.c.txn == txn).order_by(order)).mappings()
        if written := [dict(row) for row in found]:
            rows[table.name] = written
    return JournalRecord(txn, rows)
