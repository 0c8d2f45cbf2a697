"""A center of an older program with as many cases as a district has after years: real ones, written again and again.

Every event has its own id, case, content hash and place in the chain; every case its own number.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import psycopg
from psycopg import sql

from app.events.envelope import chain, digest
from app.ids import uuid7
from app.numbering import make_case_number

Rows = list[dict[str, Any]]
AS_THEY_ARE = ("center", "feed", "feed_epoch", "admin", "desk")
NAMING = {
    "event": "pos, origin, oseq, event_id, subject, content_hash, chain_hash, verdict",
    "private": "event_id, body",
    "case_row": "id, number, state, last_hash, events",
}


def grow_older(new: str, old: str, count: int) -> None:
    """Fill the empty tables of an older program at the address `old` with what is at `new`, and with copies up to `count` cases."""
    with psycopg.connect(new) as source, psycopg.connect(old) as target:
        for table in AS_THEY_ARE:
            write_rows(target, table, rows_of(source, table))
        events, hidden, cases = (rows_of(source, table) for table in ("event", "private", "case_row"))
        bodies = {row["event_id"]: row["body"] for row in hidden}
        copies = _Copies(sorted(events, key=lambda row: row["pos"]), bodies)
        made = [copies.like(cases[n % len(cases)], n) for n in range(count - len(cases))]
        write_rows(target, "case_row", [*cases, *made])
        write_rows(target, "event", copies.events)
        write_rows(target, "private", [*hidden, *copies.hidden])
        for row in rows_of(source, "origin"):
            write_rows(target, "origin", [{**row, "hw": copies.oseq, "head": copies.head}])


class _Copies:
    """The feed of one stream, and what is appended to it."""

    def __init__(self, events: Rows, bodies: dict[str, str]) -> None:
        self.events, self.hidden = events, list[dict[str, Any]]()
        self.oseq, self.head = events[-1]["oseq"], events[-1]["chain_hash"]
        self._pos, self._bodies = events[-1]["pos"], bodies
        self._of: dict[str, Rows] = defaultdict(list)
        for row in events:
            if row["subject"]:
                self._of[row["subject"]].append(row)

    def like(self, case: dict[str, Any], n: int) -> dict[str, Any]:
        """Append the events of one more case like this; return its row."""
        told = case["number"]
        day = date(int(told[6:10]), int(told[10:12]), int(told[12:14]))
        mine = str(make_case_number(told[:6], day, f"{8000 + n // 90_000:04}", n % 90_000 + 1))
        other = {case["id"]: str(uuid7()), told: mine}
        for row in self._of[case["id"]]:
            self._append(row, other)
        fields = {name: other[case[name]] for name in ("id", "number", "last_hash")}
        return {**case, **fields, "body": _in_other_words(case["body"], other)}

    def _append(self, row: dict[str, Any], other: dict[str, str]) -> None:
        self.oseq, self._pos = self.oseq + 1, self._pos + 1
        other[row["event_id"]] = str(uuid7())
        content = _in_other_words(row["content"], other)
        other[row["content_hash"]] = digest(row["alg"].encode() + b"\n" + content.encode(), row["alg"])
        self.head = chain(row["alg"], self.head, row["origin"], self.oseq, other[row["content_hash"]])
        fields = {name: other[row[name]] for name in ("event_id", "subject", "content_hash")}
        place = {"pos": self._pos, "oseq": self.oseq, "chain_hash": self.head, "content": content}
        self.events.append({**row, **fields, **place})
        if row["event_id"] in self._bodies:
            self.hidden.append(
                {
                    "feed_id": row["feed_id"],
                    "event_id": other[row["event_id"]],
                    "body": self._bodies[row["event_id"]],
                }
            )


def _in_other_words(text: str, other: dict[str, str]) -> str:
    for told, mine in other.items():
        text = text.replace(told, mine)
    return text


def rows_of(connection: psycopg.Connection[Any], table: str) -> Rows:
    """Return every row of a table, by the names of its columns."""
    cursor = connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def write_rows(connection: psycopg.Connection[Any], table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows, as far as the older table has their columns."""
    if not rows:
        return
    held = connection.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(sql.Identifier(table))).description or ()
    names = [column.name for column in held if column.name in rows[0]]
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
    with connection.cursor() as cursor, cursor.copy(statement) as copied:
        for row in rows:
            copied.write_row([row[name] for name in names])


def print_of(address: str) -> dict[str, tuple[int, str]]:
    """Return of events, private facts and cases how many there are and a hash over what names them, in order."""
    found = {}
    with psycopg.connect(address) as connection:
        for table, columns in NAMING.items():
            hashed, count = hashlib.sha256(), 0
            for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1".encode()):
                hashed.update(repr(row).encode())
                count += 1
            found[table] = (count, hashed.hexdigest())
    return found
