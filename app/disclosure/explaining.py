"""期限计算说明 of an application for information: every clock of it, day by day, on the screen, as a sheet, as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.casefile import clock_line
from app.clock.calendar import Calendar
from app.clock.explanation import explain
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Thresholds
from app.clock.sheet import Sheet
from app.desk import Desk, Notice
from app.disclosure.clocks import mend_clock, reply_clock, waiting_clock
from app.disclosure.dossier import Dossier
from app.disclosure.table import DisclosureState
from app.explaining import Explained, print_told
from app.ids import DisclosureId
from app.office_setting import yellow_of
from app.wording import DEFAULT_LANGUAGE, name_of

SUBJECT = "disclosure:"
"""In front of the id: whoever prints the sheet knows that it is of no case."""
_WAITING = {
    DisclosureState.UNCLEAR: ("mend", "unclear"),
    DisclosureState.CHARGED: ("pay", "charged"),
    DisclosureState.ASKING: ("opinion", "asked"),
}


def explain_disclosure(
    held: Dossier,
    calendar: Calendar,
    on: date,
    language: str = DEFAULT_LANGUAGE,
    yellow: Thresholds = DEFAULT_THRESHOLDS,
) -> Explained:
    """Return the dates of the application as of the end of `on`: the reply's, who is waited for, and the office's seven days."""
    made = []
    for kind, since, clock in _clocks(held, calendar, on, yellow, language):
        basis = name_of("disclosure_clock", f"basis_{kind}", language)
        lines = explain(clock, calendar, basis, name_of("disclosure_since", since, language), language)
        made.append(Sheet(kind, "", name_of("disclosure_clock", f"title_{kind}", language), clock, lines))
    name = name_of("disclosure_clock", "name", language)
    told = tuple(clock_line(sheet, language) for sheet in made)
    return Explained(held.received.number, name, on, calendar.version, told, f"{SUBJECT}{held.id}")


def _clocks(
    held: Dossier, calendar: Calendar, on: date, yellow: Thresholds, language: str
) -> Iterator[tuple[str, str, ClockReading]]:
    if held.state not in (DisclosureState.UNCLEAR, DisclosureState.CHARGED):  # it begins anew with what is waited for
        yield "reply", held.begun_by, reply_clock(held, calendar, on, yellow, language)
    waited = waiting_clock(held, calendar, on, yellow)
    if waited is not None:
        kind, since = _WAITING[held.state]
        yield kind, "served" if kind == "opinion" and held.asked[-1].served_on else since, waited
    notice = mend_clock(held, calendar, on)
    may_still = held.state is DisclosureState.OPEN and held.begun_by == "received" and notice.days_over == 0
    if held.unclear is not None or may_still:  # nothing was missed where nothing was unclear
        yield "notice", "received", notice


def print_disclosure(desk: Desk, subject: str) -> tuple[Notice, ...]:
    """The sheet lies in the ledger of papers as it was handed out; return its papers. Raises NotFound."""
    held = desk.records.disclosure(DisclosureId(subject.removeprefix(SUBJECT)))
    return print_told(desk, explain_disclosure(held, desk.calendar, desk.now().on, yellow=yellow_of(desk.records)))
