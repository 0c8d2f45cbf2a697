"""The papers of a day, and which of them may be printed together: checked before anything comes out of the printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.desk import Desk, Notice, Records
from app.errors import Refused, Trouble
from app.filing import check_print
from app.ids import NoticeId
from app.officer import EVERY_DEPARTMENT, Officer
from app.paper_rows import PaperQuery, PaperRow

MOST_ROWS = 1000
MOST_TOGETHER = 200


@dataclass(frozen=True)
class Batch:
    """What may be printed now, in the order asked for, and why the rest may not."""

    notices: tuple[Notice, ...]
    left_out: tuple[Trouble, ...] = ()


def day_papers(records: Records, query: PaperQuery) -> tuple[PaperRow, ...]:
    """Return the papers of a day, at most 1,000."""
    return records.papers_of_day(query, MOST_ROWS)


def departments_of(officer: Officer) -> tuple[str, ...]:
    """Return the departments whose papers the officer prints, () for every one."""
    held = {one.department for person in (officer, *officer.covering) for one in person.appointments}
    return () if EVERY_DEPARTMENT in held else tuple(sorted(held))


def batch_of(desk: Desk, papers: Sequence[NoticeId], reason: str = "") -> Batch:
    """Return the papers that this officer may print now, checked as each print is.

    Raises Refused: nothing chosen, more than 200 at once, or none of them may be printed (then why the first may not).
    """
    if not papers:
        raise Refused("filing.batch_empty")
    if len(papers) > MOST_TOGETHER:
        raise Refused("filing.batch_many", count=len(papers), most=MOST_TOGETHER)
    ready: list[Notice] = []
    left_out: list[Trouble] = []
    for paper in papers:
        try:
            ready.append(check_print(desk, desk.records.notice(paper), reason))
        except Trouble as why:
            left_out.append(why)
    if not ready:
        raise left_out[0]
    return Batch(tuple(ready), tuple(left_out))
