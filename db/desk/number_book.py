"""The number book: numbers are taken inside the transaction that uses them, and stay in the book for ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.errors import NotFound
from app.events.keeping import NumberRange
from app.filing import UNDONE, VOID_APART
from app.keeping import LOST as LOST_REASON
from app.keeping import numbers_of
from app.numbering import make_case_number, make_document_number, make_volume_number, year_of
from db.desk.prepared import prepare
from db.desk.schema import number
from db.desk.written import Written

USED, VOID, LOST = "used", "void", "lost"
_LAST = prepare(sa.select(sa.func.max(number.c.n)).where(number.c.book == sa.bindparam("book")))


@dataclass(frozen=True)
class NumberBook:
    """The numbers of this store, seen from one transaction.

    `taken` are the lines it touched, `waiting` those not written yet: most get their case a moment later.
    """

    connection: sa.Connection
    written: Written
    taken: dict[str, dict[str, Any]] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)

    def take_case_number(self, division: str, desk_code: str, on: date) -> str:
        """Take the next serial of this desk and day; Refused("numbering.serial") after the last."""
        book = f"case {desk_code} {on.isoformat()}"
        n = self._next(book)
        taken = str(make_case_number(division, on, desk_code, n))
        self._put(book, n, taken, on)
        return taken

    def take_document_number(self, body_code: str, year: int, on: date, desk: str = "") -> str:
        """Take the next n of the book of `body_code` and `year`; with `desk` of that desk's own part of it.

        Raises Refused("numbering.book") when the part is full.
        """
        book = f"document {body_code} {year} {desk}".rstrip()
        n = self._next(book)
        taken = str(make_document_number(body_code, year, n, desk))
        self._put(book, n, taken, on, year)
        return taken

    def take_volume_number(self, desk_code: str, year: int, on: date) -> str:
        """Take the next n of the archive of this desk and year."""
        book = f"volume {desk_code} {year}"
        n = self._next(book)
        taken = make_volume_number(year, desk_code, n)
        self._put(book, n, taken, on, year)
        return taken

    def has(self, taken: str) -> bool:
        """True when the number stands in the book."""
        query = sa.select(number.c.n).where(number.c.number == taken)
        return taken in self.taken or self.connection.execute(query).one_or_none() is not None

    def give_to(self, taken: str, case_id: str | None) -> None:
        """Write down which case uses the number."""
        self._change(taken, case_id=case_id)

    def void(self, taken: str, reason: str) -> None:
        """Mark a number 作废; it stays in the book with the reason and is never given out again."""
        self._change(taken, status=VOID, reason=reason)

    def stand(self, taken: str, case_id: str, why: str) -> None:
        """A number of this case is 作废 for that reason; without one it stands again: what made it void was not adopted.

        One that this book has not, that another case bears, or that was lost in a break stays as it is.
        """
        self._stand(taken, number.c.case_id == case_id, why)

    def stand_apart(self, taken: str, why: str) -> None:
        """The same of a number that no case bears: of an application for information, or of a paper of one."""
        void_so = sa.and_(number.c.case_id.is_(None), sa.or_(number.c.status == USED, number.c.reason.in_(VOID_APART)))
        self._stand(taken, void_so, why)

    def _stand(self, taken: str, of: sa.ColumnElement[bool], why: str) -> None:
        status = self.connection.execute(
            sa.select(number.c.status).where(number.c.number == taken, of)
        ).scalar_one_or_none()
        if why and status == USED:
            self.void(taken, why)
        elif not why and status == VOID:
            self._change(taken, status=USED, reason="")

    def forget_reasons(self, case_id: str, instead: str) -> None:
        """Put `instead` in the place of what was written by hand about the void numbers of a case."""
        query = sa.select(number.c.number).where(
            number.c.case_id == case_id, number.c.status == VOID, number.c.reason != UNDONE
        )
        for taken in self.connection.execute(query).scalars().all():
            self._change(taken, reason=instead)

    def lose(self, gone: NumberRange, on: date) -> None:
        """Put numbers without a record into the book: they may stand on papers and are never given out again."""
        for n, lost in numbers_of(gone).items():
            self._put(gone.book, n, lost, on, year_of(lost, on.year))
            self._change(lost, status=LOST, reason=LOST_REASON)

    def _next(self, book: str) -> int:
        here = (row["n"] for row in self.taken.values() if row["book"] == book)
        held = _LAST.fetch(self.connection, {"book": book})[0][0] or 0
        return int(max(held, *here, 0)) + 1

    def _put(self, book: str, n: int, taken: str, on: date, year: int | None = None) -> None:
        self._write(
            {
                "book": book,
                "n": n,
                "number": taken,
                "year": year or on.year,
                "status": USED,
                "case_id": None,
                "on": on.isoformat(),
                "reason": "",
            }
        )

    def _change(self, taken: str, **changes: Any) -> None:
        row = self.taken.get(taken)
        if row is None:
            held = self.connection.execute(sa.select(number).where(number.c.number == taken)).mappings().one_or_none()
            if held is None:
                raise NotFound("store.no_number", number=taken)
            row = dict(held)
        self._write({**row, **changes})

    def _write(self, row: dict[str, Any]) -> None:
        self.taken[row["number"]] = row
        self.waiting.add(row["number"])

    def settle(self) -> None:
        """Write the lines that were touched since the last time."""
        for taken in sorted(self.waiting):
            self.written.add(number, self.taken[taken])
        self.waiting.clear()
