"""The store's own protection: its triggers, and transactions without a hole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from app.finding import Finding, finding
from app.keys.seal import new_key
from db.desk.connection import reader_engine
from db.desk.schema import commit
from db.desk.upgrade import create_store

WHERE = "store.db"
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_TRIGGERS_MADE: dict[str, str] = {}


def check_transactions(connection: sa.Connection) -> Iterator[Finding]:
    """The transactions are counted from 1 without a hole."""
    last, held = connection.execute(sa.select(sa.func.max(commit.c.txn), sa.func.count())).one()
    if (last or 0) != held:
        yield finding("check.transactions", WHERE, missing=(last or 0) - held)


def check_triggers(connection: sa.Connection) -> Iterator[Finding]:
    """The triggers that keep what was written are those that a new store has, and no others."""
    held = _triggers(connection)
    made = made_triggers()
    for name in sorted(held.keys() | made.keys()):
        if held.get(name) != made.get(name):
            yield finding("check.trigger", WHERE, name, trigger=name)


def _triggers(connection: sa.Connection) -> dict[str, str]:
    return {row.name: row.sql for row in connection.exec_driver_sql(_TRIGGERS)}


def made_triggers() -> dict[str, str]:
    """Return the triggers of a new store, by name; made once, by the very steps that make every store."""
    if not _TRIGGERS_MADE:
        key = new_key()
        with TemporaryDirectory(prefix="yimen-") as folder:
            create_store(Path(folder) / "store.db", key)
            engine = reader_engine(Path(folder) / "store.db", key)
            with engine.begin() as fresh:
                _TRIGGERS_MADE.update(_triggers(fresh))
            engine.dispose()
    return _TRIGGERS_MADE
