"""A table whose rows are values that their own events make: visits, complaints, inquiries, outages."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar

import sqlalchemy as sa

from app.events.body import pack, unpack
from app.events.envelope import canonical
from db.desk.prepared import Prepared, prepare


class Named(Protocol):
    """What has an id of its own."""

    @property
    def id(self) -> str:
        """Return the id."""
        ...


V = TypeVar("V", bound=Named)


@dataclass(frozen=True)
class FoldedTable(Generic[V]):
    """`columns`: what lists ask for; `begun`: the moment by which they are in order. The value itself is `body`."""

    table: sa.Table
    kind: type[V]
    begun: Callable[[V], datetime]
    columns: Callable[[V], dict[str, Any]]

    def row(self, given: V) -> dict[str, Any]:
        """Return the row of a value."""
        return {
            "id": given.id,
            "sort_key": f"{self.begun(given):%Y%m%dT%H%M%S.%f}-{given.id}",
            **self.columns(given),
            "body": canonical(pack(given)).decode(),
        }

    def value(self, body: str) -> V:
        """Return the value that a row keeps."""
        found: V = unpack(self.kind, json.loads(body))
        return found

    def held(self, connection: sa.Connection, named: str) -> V | None:
        """Return the value with this id, None while there is none."""
        rows = _body_of(self.table).fetch(connection, {"id": named})
        return self.value(rows[0][0]) if rows else None


@lru_cache(maxsize=16)
def _body_of(table: sa.Table) -> Prepared:
    return prepare(sa.select(table.c.body).where(table.c.id == sa.bindparam("id")))
