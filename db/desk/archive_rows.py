"""The archive's numbers (档号): which file bears one."""

from __future__ import annotations

import sqlalchemy as sa

from app.state import CaseState
from db.desk.schema import case, event

# written out as the index has them: with bound values SQLite would not know that the index answers
_VOLUME: sa.ColumnElement[str] = sa.literal_column("json_extract(event.data, '$.volume')")
_IS_ARCHIVED: sa.ColumnElement[bool] = sa.literal_column("event.kind = 'archived'")
_BEARER = (
    sa.select(event.c.id)
    .join_from(event, case, case.c.id == event.c.subject)
    .where(_IS_ARCHIVED, sa.bindparam("volume") == _VOLUME, case.c.state == CaseState.ARCHIVED.value)
    .limit(1)
)


def has_volume(connection: sa.Connection, volume: str) -> bool:
    """True when an archived file bears this number."""
    return connection.execute(_BEARER, {"volume": volume}).one_or_none() is not None
