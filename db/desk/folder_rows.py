"""Folders as rows: where each lies and to which department it is due; what is due nowhere is in no list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.folder_place import FolderRow, folder_of
from app.ids import CaseId
from app.officer import EVERY_DEPARTMENT
from app.state import Case, CaseState
from db.desk.schema import case

_LINE = (
    case.c.id,
    case.c.number,
    case.c.item_name,
    case.c.applicant_name,
    case.c.folder_desk,
    case.c.folder_to,
    case.c.folder_sent,
)
_DUE = case.c.folder_to != sa.literal_column("''")  # to the letter as in the index that answers it


def folder_columns(given: Case) -> dict[str, Any]:
    """Return what the row of a case says of its folder."""
    folder = folder_of(given)
    return {"folder_desk": folder.desk, "folder_to": folder.to, "folder_sent": int(folder.is_sent)}


def folder_rows(
    connection: sa.Connection,
    states: Sequence[CaseState],
    codes: Sequence[str],
    departments: Sequence[str],
    limit: int,
) -> tuple[FolderRow, ...]:
    """Return the folders at a desk with these codes that are due elsewhere, or due to these departments, oldest first."""
    query = sa.select(*_LINE).where(_DUE, case.c.state.in_([state.value for state in states]))
    if EVERY_DEPARTMENT not in departments:
        query = query.where(sa.or_(case.c.folder_desk.in_(codes), case.c.folder_to.in_(departments)))
    rows = connection.execute(query.order_by(case.c.sort_key).limit(limit))
    return tuple(FolderRow(CaseId(row[0]), *row[1:6], is_sent=bool(row[6])) for row in rows)
