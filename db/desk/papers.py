"""Papers inside a transaction: kept once, then only marked (printed, void)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.desk import Notice
from app.errors import NotFound
from app.filing import ELSEWHERE, UNDONE, VOID_APART
from app.ids import NoticeId
from app.payment.assess import why_void
from app.state import Case, CaseState
from db.desk.far_rows import far_notice
from db.desk.notice_rows import marks_of_case, notice_row, notices_of_case, read_notice
from db.desk.number_book import NumberBook
from db.desk.paper_archive import Archive
from db.desk.schema import case, event, notice, notice_mark
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
        """Mark the paper and its number 作废; that of another desk is void in the case alone.

        Raises NotFound("store.no_notice").
        """
        given = self._own(notice_id)
        if given is None:
            return
        self._mark(notice_id, is_void=1, reason=reason)
        if given.number:
            self.book.void(given.number, reason)

    def follow(self, folded: Case) -> None:
        """Mark this desk's papers of a case, their numbers and its own as the merged fold has it; count prints made elsewhere.

        Void papers stand again only where the center refused an act of this desk; what another desk made void, and a restored
        center has forgotten for now, stays void. A paper whose act was not adopted is in no fold: a person settles it.
        """
        may_stand = has_refused(self.connection, folded.id)
        held = {one.id: one for one in notices_of_case(self.connection, folded.id)}
        for paper in folded.papers:
            own = held.get(paper.notice)
            if own is None:
                continue
            if paper.is_void is not own.is_void and (paper.is_void or may_stand):
                # never the other desk's own words: they may name a person, and are erased where they were written
                why = (why_void(folded, paper.notice) or ELSEWHERE) if paper.is_void else ""
                self._mark(paper.notice, is_void=int(paper.is_void), reason=why)
                self.book.stand(own.number, folded.id, why)
            if paper.prints > own.prints:
                self._mark(paper.notice, more_prints=paper.prints - own.prints)
        if folded.state is CaseState.VOID:
            self.book.stand(folded.number, folded.id, ELSEWHERE)
        elif may_stand:
            self.book.stand(folded.number, folded.id, "")

    def follow_void(self, notice_id: NoticeId, why: str) -> None:
        """A paper of no case is void for that reason; without one it stands again, if nothing else made it void."""
        given = self._own(notice_id)
        if given is None or given.is_void is bool(why):
            return
        apart = sa.select(notice_mark.c.notice).where(
            notice_mark.c.notice == notice_id, notice_mark.c.reason.in_(VOID_APART)
        )
        if why or self.connection.execute(apart).first() is not None:
            self._mark(notice_id, is_void=int(bool(why)), reason=why)
            self.book.stand_apart(given.number, why)

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
            written = notice_mark.c.reason.not_in(("", UNDONE, ELSEWHERE))
            for notice_id in self.connection.execute(void.where(notice.c.case_id == case_id, written)).scalars().all():
                self._mark(NoticeId(notice_id), reason=ERASED)
            self.book.forget_reasons(case_id, ERASED)

    def count_print(self, notice_id: NoticeId) -> None:
        """Count one more print of the paper; that of another desk is counted in the case alone.

        Raises NotFound("store.no_notice").
        """
        if self._own(notice_id) is not None:
            self._mark(notice_id, more_prints=1)

    def _own(self, notice_id: NoticeId) -> Notice | None:
        """Return a paper of this desk; None for one of another desk."""
        try:
            return read_notice(self.connection, notice_id)
        except NotFound:
            if far_notice(self.connection, notice_id) is None:
                raise
            return None

    def _mark(self, notice_id: NoticeId, more_prints: int = 0, **changes: Any) -> None:
        query = sa.select(notice_mark).where(notice_mark.c.notice == notice_id)
        held = self.connection.execute(query).mappings().one_or_none()
        unmarked = {"notice": notice_id, "prints": 0, "is_void": 0, "reason": ""}
        row: dict[str, Any] = unmarked if held is None else dict(held)
        self.written.add(notice_mark, {**row, "prints": row["prints"] + more_prints, **changes})


def behind(connection: sa.Connection, folded: Case) -> bool:
    """True when another desk has voided or printed papers of this desk, or the center did not let one become void."""
    held = marks_of_case(connection, folded.id)
    pairs = [(paper, *held[paper.notice]) for paper in folded.papers if paper.notice in held]
    if any((paper.is_void and not is_void) or paper.prints > prints for paper, prints, is_void in pairs):
        return True
    return any(is_void and not paper.is_void for paper, _, is_void in pairs) and has_refused(connection, folded.id)


def has_refused(connection: sa.Connection, case_id: str) -> bool:
    """True when the center did not adopt an act of this desk in the case: the trigger of the number book asks the same."""
    query = sa.select(event.c.id).where(event.c.subject == case_id, event.c.verdict.not_in(("applied", "parked")))
    return connection.execute(query.limit(1)).first() is not None
