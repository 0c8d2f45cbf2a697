"""What the section 发现与督办 asks: the inquiries an officer may see, each with the clock of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.clock.calendar import Calendar
from app.clock.light import ClockReading, read_clock
from app.clock.limits import Limit, Unit
from app.desk import Records
from app.ids import OfficerId
from app.officer import Officer
from app.supervision.inquiry import Inquiry
from app.supervision.rights import departments_of
from app.supervision.rule import Hardness, rule_book
from app.supervision.table import OPEN, InquiryState

ORDER = {
    state: at for at, state in enumerate((*OPEN, InquiryState.CONFIRMED, InquiryState.UPHELD, InquiryState.WITHDRAWN))
}


@dataclass(frozen=True)
class InquiryLine:
    """One inquiry with the clock of its answer (None: none is awaited)."""

    inquiry: Inquiry
    clock: ClockReading | None

    @property
    def is_open(self) -> bool:
        """True while somebody has to act."""
        return self.inquiry.state in OPEN


@dataclass(frozen=True)
class InquiryDesk:
    """All that the section shows, the most pressing first."""

    lines: tuple[InquiryLine, ...] = ()
    names: Mapping[OfficerId, str] = field(default_factory=dict)
    staff: tuple[Officer, ...] = ()


def inquiry_desk(records: Records, officer: Officer, calendar: Calendar, on: date) -> InquiryDesk:
    """Return what the officer may see: all of it for a supervisor, a lead's own departments, else what concerns oneself."""
    held = departments_of(officer)
    seen = [one for one in records.inquiries() if _may_see(one, officer, held)]
    lines = [InquiryLine(one, answer_clock(one, calendar, on)) for one in seen]
    staff = records.officers()
    return InquiryDesk(tuple(sorted(lines, key=_order)), {one.id: one.name for one in staff}, staff)


def _may_see(inquiry: Inquiry, officer: Officer, held: tuple[str, ...] | None) -> bool:
    if held == ():
        return True
    is_theirs = held is not None and bool(inquiry.department) and inquiry.department in held
    return is_theirs or inquiry.concerns == officer.id


def answer_clock(inquiry: Inquiry, calendar: Calendar, on: date) -> ClockReading | None:
    """Return the clock of the answer to a 督办单."""
    if inquiry.sent_on is None or inquiry.reply_by is None or inquiry.state is not InquiryState.SENT:
        return None
    return read_clock(Limit(rule_book().ladder.reply_days, Unit.WORKING_DAY), inquiry.sent_on, calendar, on)


def _order(line: InquiryLine) -> tuple[bool, int, int, int, bool, float]:
    """Open ones first: unanswered ones over their time, then hard before soft, the newest first."""
    one = line.inquiry
    over = -(line.clock.days_over if line.clock else 0)
    grave = {"red": 0, "yellow": 1}.get(one.card, 2)
    is_soft = one.hardness != Hardness.HARD.value
    return (not line.is_open, over, ORDER[one.state], grave, is_soft, -one.raised_at.timestamp())
