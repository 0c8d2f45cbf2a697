"""Queries of papers that are checked: app.verify.records.VerifyRecords."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.desk import Notice
from app.events.alongside import Corrected
from app.events.file import NoticeIssued
from app.ids import NoticeId
from app.print_ledger import PrintLine, PrintQuery, print_line
from app.verify.keys import PublicKey
from app.verify.records import LostSpan
from db.desk.connected import Connected
from db.desk.event_rows import LEFT_OUT, event_of
from db.desk.lost_spans import lost_spans
from db.desk.notice_rows import notices_where, read_notice
from db.desk.schema import case, event, notice, notice_mark
from db.desk.signing_rows import known_keys, own_keys

# written out as the index has them: with bound values SQLite would not know that the index answers
_IS_PRINT: sa.ColumnElement[bool] = sa.literal_column("event.kind IN ('printed', 'print_failed')")
_NOTICE: sa.ColumnElement[str] = sa.literal_column("json_extract(event.data, '$.notice')")
_ORDINAL: sa.ColumnElement[int] = sa.literal_column("json_extract(event.data, '$.ordinal')")
_PRINTS = (
    sa.select(event, notice.c.title.label("paper"), notice.c.number.label("paper_number"), case.c.number.label("file"))
    .join_from(event, notice, notice.c.id == _NOTICE)
    .join(case, case.c.id == event.c.subject, isouter=True)
    .where(_IS_PRINT)
    .order_by(event.c.n.desc())
)


class VerifyQueries(Connected):
    """The reading side."""

    def own_keys(self) -> tuple[PublicKey, ...]:
        """Return the keys of this desk, the one in use first, then the newest."""
        return own_keys(self._connection)

    def public_keys(self) -> tuple[PublicKey, ...]:
        """Return the keys of this desk, then those of other offices that it trusts."""
        return known_keys(self._connection)

    def notices_with_hash(self, record_hash: str) -> tuple[Notice, ...]:
        """Return the papers with this record hash, oldest first."""
        return notices_where(self._connection, notice.c.record_hash == record_hash)

    def notice_with_bytes(self, sha256: str) -> Notice | None:
        """Return the paper whose stored bytes have this SHA-256, None when there is none."""
        return next(iter(notices_where(self._connection, notice.c.sha256 == sha256)), None)

    def successor(self, notice_id: NoticeId) -> Notice | None:
        """Return the paper that was issued in place of this one by a correction, None when none was."""
        subject = read_notice(self._connection, notice_id).case
        query = sa.select(event).where(event.c.subject == subject, event.c.kind == Corrected.KIND)
        for row in self._connection.execute(query):
            for pair in event_of(row).data["replaced"]:
                if pair["old"] == notice_id:
                    return read_notice(self._connection, pair["new"])
        return None

    def why_void(self, notice_id: NoticeId) -> str:
        """Return why a paper is void; empty when it is not, or nobody wrote it."""
        query = sa.select(notice_mark.c.reason).where(notice_mark.c.notice == notice_id, notice_mark.c.is_void == 1)
        return str(self._connection.execute(query).scalar_one_or_none() or "")

    def is_left_out(self, notice_id: NoticeId) -> bool:
        """Return True when the center refused the event that issued the paper, or left it as a conflict."""
        subject = read_notice(self._connection, notice_id).case
        issued = (event.c.subject == subject, event.c.kind == NoticeIssued.KIND, _NOTICE.in_((notice_id,)))
        query = sa.select(event.c.id).where(*issued, LEFT_OUT).limit(1)
        return self._connection.execute(query).first() is not None

    def lost_spans(self) -> tuple[LostSpan, ...]:
        """Return the spans of which records were lost, or written by another history of this desk."""
        return lost_spans(self._connection)

    def prints(self, query: PrintQuery, departments: Sequence[str] = ()) -> tuple[PrintLine, ...]:
        """Return the lines of the print ledger, newest first."""
        wanted = _PRINTS.limit(query.limit)
        if query.is_reprints_only:
            wanted = wanted.where(_ORDINAL > 1)
        if query.officer:
            wanted = wanted.where(event.c.officer == query.officer)
        if departments:
            wanted = wanted.where(case.c.department.in_(departments))
        return tuple(_line(row) for row in self._connection.execute(wanted))


def _line(row: Any) -> PrintLine:
    return print_line(event_of(row), row.paper, row.paper_number, row.file or "")
