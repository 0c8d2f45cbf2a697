"""An issued paper as rows: the frozen part, never changed again, and its marks (prints, void)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from itertools import takewhile
from typing import Any

import sqlalchemy as sa

from app.desk import Notice
from app.errors import NotFound
from app.events.envelope import canonical
from app.ids import CaseId, NoticeId
from db.desk.prepared import prepare
from db.desk.schema import notice, notice_mark

PLAIN = (*(c for c in notice.columns if c.name != "pdf"), notice_mark.c.prints, notice_mark.c.is_void)
_JOINED = sa.select(*PLAIN).join_from(notice, notice_mark, notice.c.id == notice_mark.c.notice, isouter=True)
_MARKS = prepare(
    sa.select(notice.c.id, notice_mark.c.prints, notice_mark.c.is_void)
    .join_from(notice, notice_mark, notice.c.id == notice_mark.c.notice, isouter=True)
    .where(notice.c.case_id == sa.bindparam("case"))
)


def notice_row(given: Notice, packed: Mapping[str, object], txn: int) -> dict[str, Any]:
    """Return the frozen row of a paper; `packed` are the columns of its bytes."""
    return {
        "id": given.id,
        "case_id": given.case,
        "template": given.template,
        "template_version": given.template_version,
        "title": given.title,
        "number": given.number,
        "sha256": given.sha256,
        "issued_at": given.issued_at.isoformat(),
        "issued_on": given.issued_on.isoformat(),
        "pages": given.pages,
        "copies": given.copies,
        "record": canonical(given.record).decode(),
        "txn": txn,
        "template_sha256": given.template_sha256 or None,
        "record_hash": given.record_hash or None,
        **packed,
    }


def notice_of(row: Any) -> Notice:
    """Return the paper of a joined row, without its bytes."""
    return Notice(
        id=NoticeId(row.id),
        case=None if row.case_id is None else CaseId(row.case_id),
        template=row.template,
        template_version=row.template_version,
        title=row.title,
        number=row.number,
        sha256=row.sha256,
        issued_at=datetime.fromisoformat(row.issued_at),
        issued_on=date.fromisoformat(row.issued_on),
        pages=row.pages,
        copies=row.copies,
        record=json.loads(row.record),
        template_sha256=row.template_sha256 or "",
        record_hash=row.record_hash or "",
        prints=row.prints or 0,
        is_void=bool(row.is_void),
    )


def read_notice(connection: sa.Connection, notice_id: str) -> Notice:
    """Return one paper. Raises NotFound("store.no_notice")."""
    row = connection.execute(_JOINED.where(notice.c.id == notice_id)).one_or_none()
    if row is None:
        raise NotFound("store.no_notice")
    return notice_of(row)


def notices_of_case(connection: sa.Connection, case_id: str) -> tuple[Notice, ...]:
    """Return the papers of a case, oldest first."""
    return notices_where(connection, notice.c.case_id == case_id)


def marks_of_case(connection: sa.Connection, case_id: str) -> dict[str, tuple[int, bool]]:
    """Return of every paper of a case how often it was printed here and whether it is void."""
    return {name: (prints or 0, bool(is_void)) for name, prints, is_void in _MARKS.fetch(connection, {"case": case_id})}


def notices_where(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> tuple[Notice, ...]:
    """Return the papers of which `condition` is true, oldest first."""
    query = _JOINED.where(condition).order_by(notice.c.id)
    return tuple(notice_of(row) for row in connection.execute(query))


def unprinted_notices(connection: sa.Connection, most: int) -> tuple[Notice, ...]:
    """Return the valid papers of cases that were issued after the last printed one, of the newest `most`, newest first."""
    newest = _JOINED.where(notice.c.case_id.is_not(None)).order_by(notice.c.id.desc()).limit(most)
    found = (notice_of(row) for row in connection.execute(newest))
    return tuple(one for one in takewhile(lambda one: not one.prints, found) if not one.is_void)
