"""Statements compiled once: building and compiling one costs more than SQLite needs to run it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect


@dataclass(frozen=True)
class Prepared:
    """SQL text, the names of its values in order, and the values that were fixed when it was built."""

    sql: str
    names: tuple[str, ...]
    fixed: Mapping[str, Any]

    def run(self, connection: sa.Connection, values: Mapping[str, Any]) -> None:
        """Execute a write with `values`."""
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self.sql, self._in_order(values))
        finally:
            cursor.close()

    def fetch(self, connection: sa.Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a query, plain: a page of 50 is read in the time that describing its columns would take."""
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self.sql, self._in_order(values))
            return list(cursor.fetchall())
        finally:
            cursor.close()

    def _in_order(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        try:
            found = [values[name] for name in self.names]
        except KeyError:  # some were fixed when it was built
            fixed = self.fixed
            found = [values[name] if name in values else fixed[name] for name in self.names]
        return tuple(found)


def prepare(statement: sa.Executable, names: Sequence[str] | None = None) -> Prepared:
    """Return the statement ready to run; for a write, `names` are the columns it fills."""
    compiled = statement.compile(dialect=dialect(), column_keys=None if names is None else list(names))  # type: ignore[attr-defined]
    return Prepared(str(compiled), tuple(compiled.positiontup or ()), dict(compiled.params))
