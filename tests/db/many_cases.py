"""A store of an older program with as many cases as a hall has after years: a few real ones, written again and again.

Every event has its own id, case, content hash and its place in the chain; every case its own number.
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa

from app.events.envelope import canonical, chain, digest
from app.ids import CaseId, uuid7
from app.numbering import make_case_number
from db.desk.connection import reader_engine, writer_engine
from db.desk.event_rows import event_of
from db.desk.schema import case, event, number

AT_ONCE, FIRST_N = 1000, 10_000
_CONTENTS: dict[str, str] = {}


def grow(path: Path, key: bytes, count: int) -> None:
    """Bring a store, of whatever shape, to `count` cases."""
    engine = writer_engine(path, key)
    with engine.begin() as connection:
        models = connection.execute(sa.select(case.c.id, case.c.number).order_by(case.c.n)).all()
        told = {one.id: _told(connection, one.id) for one in models}
        writer = _Writer(connection)
        for n in range(len(models), count):
            model = models[n % len(models)]
            writer.write(told[model.id], model.number, n)
        writer.flush()
    engine.dispose()


def _told(connection: sa.Connection, model: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a case in the tables that are written."""
    columns = {"event": "subject", "case_row": "id", "number": "case_id"}
    told = {table: _rows(connection, table, column, model) for table, column in columns.items()}
    told["number"] = [row for row in told["number"] if row["book"].startswith("case ")]
    return told


def _rows(connection: sa.Connection, table: str, column: str, value: str) -> list[dict[str, Any]]:
    query = sa.text(f"SELECT * FROM {table} WHERE {column} = :value")
    return [dict(row) for row in connection.execute(query, {"value": value}).mappings()]


def content_of(row: dict[str, Any]) -> str:
    """Return the content of a model's event as it is hashed, read once."""
    if row["id"] not in _CONTENTS:
        made = event_of(SimpleNamespace(**row))
        assert made.compute_content_hash() == row["content_hash"]
        _CONTENTS[row["id"]] = canonical(made.content()).decode()
    return _CONTENTS[row["id"]]


def _in_other_words(text: str, other: dict[str, str]) -> str:
    for told, mine in other.items():
        text = text.replace(told, mine)
    return text


class _Writer:
    """Writes copies of a case in its tables, many rows at a time."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        last = connection.execute(
            sa.select(event.c.n, event.c.oseq, event.c.chain_hash).order_by(event.c.n.desc())
        ).first()
        assert last is not None
        self._n, self._oseq, self._head = last
        self._waiting: dict[str, list[dict[str, Any]]] = {"event": [], "case_row": [], "number": []}

    def write(self, model: dict[str, list[dict[str, Any]]], told: str, n: int) -> None:
        """Write one more case like the model, with the n-th number of desks that have 90,000 each."""
        day = date(int(told[6:10]), int(told[10:12]), int(told[12:14]))
        made, mine = CaseId(uuid7()), str(make_case_number(told[:6], day, f"{8000 + n // 90_000:04}", n % 90_000 + 1))
        other = {told: mine}
        for row in model["event"]:
            self._waiting["event"].append(self._event(row, made, other))
        for row in model["case_row"]:
            own = {"id": made, "number": mine, "number_reversed": mine[::-1], "last_hash": other[row["last_hash"]]}
            sort_key = row["sort_key"].replace(row["id"], made)
            body = _in_other_words(row["body"], {**other, row["id"]: made})
            self._waiting["case_row"].append({**row, **own, "n": FIRST_N + n, "sort_key": sort_key, "body": body})
        for row in model["number"]:
            book = f"case {mine[14:18]} {day.isoformat()}"
            own_place = {"book": book, "n": n % 90_000 + 1}
            changed = {**row, **own_place, "number": row["number"].replace(told, mine), "case_id": made}
            self._waiting["number"].append(changed)
        if len(self._waiting["case_row"]) >= AT_ONCE:
            self.flush()

    def _event(self, row: dict[str, Any], made: CaseId, other: dict[str, str]) -> dict[str, Any]:
        """Return the row of one more event; `other` tells what stands there for what the model says, and learns its hash."""
        self._n, self._oseq = self._n + 1, self._oseq + 1
        mine = str(uuid7())
        told = _in_other_words(content_of(row), {**other, row["id"]: mine, row["subject"]: made})
        hashed = other[row["content_hash"]] = digest(row["alg"].encode() + b"\n" + told.encode(), row["alg"])
        self._head = chain(row["alg"], self._head, row["origin"], self._oseq, hashed)
        own = {"n": self._n, "id": mine, "subject": made, "data": _in_other_words(row["data"], other)}
        place = {"oseq": self._oseq, "content_hash": hashed, "chain_hash": self._head}
        return {**row, **own, **place, "case_prev": other.get(row["case_prev"], row["case_prev"])}

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            if rows:
                names = list(rows[0])
                told, values = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
                taken = [tuple(row[name] for name in names) for row in rows]
                self._connection.exec_driver_sql(f"INSERT INTO {table} ({told}) VALUES ({values})", taken)
            rows.clear()


def print_of(path: Path, key: bytes) -> dict[str, tuple[int, str]]:
    """Return of events, cases and numbers how many there are and a hash over what names them, in order."""
    engine = reader_engine(path, key)
    tables = {
        "event": (event.c.id, event.c.subject, event.c.content_hash, event.c.chain_hash),
        "case_row": (case.c.id, case.c.number, case.c.state, case.c.last_hash),
        "number": (number.c.number, number.c.case_id, number.c.status),
    }
    found = {}
    with engine.begin() as connection:
        for name, columns in tables.items():
            digest, count = hashlib.sha256(), 0
            for row in connection.execute(sa.select(*columns).order_by(columns[0])):
                digest.update(repr(tuple(row)).encode())
                count += 1
            found[name] = (count, digest.hexdigest())
    engine.dispose()
    return found
