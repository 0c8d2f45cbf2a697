"""Papers inside a transaction: kept once, then only marked (printed, void)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.desk import Notice
from app.errors import NotFound
from app.filing import ELSEWHERE, UNDONE
from app.ids import NoticeId
from app.state import Case, CaseState
from db.desk.far_rows import far_notice
from db.desk.notice_rows import notice_row, read_notice
from db.desk.number_book import NumberBook
from db.desk.paper_archive import Archive
from db.desk.schema import case, notice, notice_mark
from db.desk.written import Written

ERASED = "（理由已依法删除）"


@dataclass(frozen=True)
class Papers:
    """The ledger of papers, seen from one transaction."""

    connection: sa.Connection
    written: Written
    book: NumberBook
    pool: Callable[[], bytes]

    def keep(self, given: Notice, pdf: bytes, base: bytes | None) -> None:
        """Store the frozen record and the bytes; the document number now belongs to the paper's case."""
        packed = Archive(self.connection, self.written, self.pool).pack(given, pdf, base)
        self.written.add(notice, notice_row(given, packed, self.written.txn))
        if given.number and given.case is not None:
            self.book.give_to(given.number, given.case)

    def void(self, notice_id: NoticeId, reason: str) -> None:
        """Mark the paper and its number 作废."""
        given = read_notice(self.connection, notice_id)
        self._mark(notice_id, is_void=1, reason=reason)
        if given.number:
            self.book.void(given.number, reason)

    def follow(self, folded: Case) -> None:
        """Mark this desk's papers of a case, their numbers and its own as the merged fold has it.

        A paper whose act the center did not adopt is in no fold: what becomes of it is settled by a person.
        """
        is_void = folded.state is CaseState.VOID
        why = (folded.end_reason or UNDONE) if is_void else ELSEWHERE
        void = {paper.notice: paper.is_void for paper in folded.papers}
        query = sa.select(notice.c.id, notice.c.number, sa.func.coalesce(notice_mark.c.is_void, 0).label("is_void"))
        held = query.join_from(notice, notice_mark, isouter=True).where(notice.c.case_id == folded.id)
        for row in self.connection.execute(held).all():
            if row.id in void and bool(row.is_void) is not void[row.id]:
                self._mark(row.id, is_void=int(void[row.id]), reason=why if void[row.id] else "")
                self.book.stand(row.number, folded.id, why if void[row.id] else "")
        self.book.stand(folded.number, folded.id, why if is_void else "")

    def void_case_number(self, given: Case | None) -> None:
        """Mark the number of a case that the center never took; where another desk's case bears it rightly, it is that one's."""
        if given is None or not self.book.has(given.number):
            return
        query = sa.select(case.c.id).where(case.c.number == given.number, case.c.id != given.id)
        other = self.connection.execute(query).scalars().first()
        if other is not None:
            self.book.give_to(given.number, other)
        else:
            self.book.void(given.number, given.end_reason)

    def forget_reasons(self, cases: Iterable[str]) -> None:
        """Leave out what was written by hand about these cases' void papers and numbers: it may name a person."""
        for case_id in cases:
            void = sa.select(notice_mark.c.notice).join_from(notice_mark, notice)
            written = notice_mark.c.reason.not_in(("", UNDONE))
            for notice_id in self.connection.execute(void.where(notice.c.case_id == case_id, written)).scalars().all():
                self._mark(NoticeId(notice_id), reason=ERASED)
            self.book.forget_reasons(case_id, ERASED)

    def count_print(self, notice_id: NoticeId) -> None:
        """Count one more print of the paper; that of another desk is counted in the case alone.

        Raises NotFound("store.no_notice").
        """
        try:
            read_notice(self.connection, notice_id)
        except NotFound:
            if far_notice(self.connection, notice_id) is None:
                raise
            return
        self._mark(notice_id, more_prints=1)

    def _mark(self, notice_id: NoticeId, more_prints: int = 0, **changes: Any) -> None:
        query = sa.select(notice_mark).where(notice_mark.c.notice == notice_id)
        held = self.connection.execute(query).mappings().one_or_none()
        unmarked = {"notice": notice_id, "prints": 0, "is_void": 0, "reason": ""}
        row: dict[str, Any] = unmarked if held is None else dict(held)
        self.written.add(notice_mark, {**row, "prints": row["prints"] + more_prints, **changes})
