"""A store of an older program with as many cases as a hall has after years: a few real ones, written again and again.

Every event has its own id, case, content hash and its place in the chain; every case its own number.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa

from app.events.envelope import Event, chain
from app.ids import CaseId, EventId, uuid7
from app.numbering import make_case_number
from db.desk.connection import reader_engine, writer_engine
from db.desk.event_rows import event_of
from db.desk.schema import case, event, number

AT_ONCE, FIRST_N = 1000, 10_000


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
        hashes: dict[str, str] = {}
        for row in model["event"]:
            self._waiting["event"].append(self._event(row, made, told, mine, hashes))
        for row in model["case_row"]:
            body = {**json.loads(row["body"]), "id": made, "number": mine}
            own = {"id": made, "number": mine, "number_reversed": mine[::-1], "last_hash": hashes[row["last_hash"]]}
            sort_key = row["sort_key"].replace(row["id"], made)
            changed = {**row, **own, "n": FIRST_N + n, "sort_key": sort_key, "body": json.dumps(body)}
            self._waiting["case_row"].append(changed)
        for row in model["number"]:
            changed = {**row, "n": FIRST_N + n, "number": row["number"].replace(told, mine), "case_id": made}
            self._waiting["number"].append(changed)
        if len(self._waiting["case_row"]) >= AT_ONCE:
            self.flush()

    def _event(self, row: dict[str, Any], made: CaseId, told: str, mine: str, hashes: dict[str, str]) -> dict[str, Any]:
        self._n, self._oseq = self._n + 1, self._oseq + 1
        own = {"n": self._n, "id": EventId(uuid7()), "subject": made, "data": row["data"].replace(told, mine)}
        changed = {**row, **own, "case_prev": hashes.get(row["case_prev"], row["case_prev"])}
        found: Event = event_of(SimpleNamespace(**changed))
        digest = hashes[row["content_hash"]] = found.compute_content_hash()
        self._head = chain(found.alg, self._head, found.origin, self._oseq, digest)
        return {**changed, "oseq": self._oseq, "content_hash": digest, "chain_hash": self._head}

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            if rows:
                names = list(rows[0])
                told = ", ".join(f'"{name}"' for name in names)
                values = ", ".join(f":{name}" for name in names)
                self._connection.execute(sa.text(f"INSERT INTO {table} ({told}) VALUES ({values})"), rows)
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
