"""Dates that papers told the applicant and that a later table of working days has moved: the recomputed one rules (clock.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.case_reading import reading
from app.clock.calendar import Calendar
from app.desk import Notice
from app.ids import NoticeId
from app.state import Case

FIELDS = {
    "受理届满日期": "acceptance",
    "补正届满日期": "supplement",
    "法定届满日期": "statutory",
    "承诺届满日期": "promised",
    "送达届满日期": "delivery",
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class MovedDate:
    """One date of a paper: as it was told, and as it is by the table that rules now."""

    notice: NoticeId
    title: str
    number: str
    field: str
    told: date
    now: date


def moved_dates(case: Case, notices: Iterable[Notice], calendar: Calendar) -> tuple[MovedDate, ...]:
    """Return the dates of the case's valid papers that the present table makes another day.

    Each is counted anew as of the day of its paper: what happened to the case later is no matter of the table.
    """
    return tuple(moved for notice in notices if not notice.is_void for moved in _of_paper(case, notice, calendar))


def _of_paper(case: Case, notice: Notice, calendar: Calendar) -> Iterator[MovedDate]:
    told = {field: match.group() for field in FIELDS if (match := _ISO.match(str(notice.record.get(field) or "")))}
    if not told:
        return
    then = reading(case, calendar, notice.issued_on)
    for field, text in told.items():
        clock = getattr(then, FIELDS[field])
        if FIELDS[field] == "promised" and clock is None:
            clock = then.statutory  # an item without a promise prints its statutory date there
        now = clock.due if clock is not None else None
        if now is not None and now != date.fromisoformat(text):
            yield MovedDate(notice.id, notice.title, notice.number, field, date.fromisoformat(text), now)
