"""What the result line says of an act that is done: the papers with their numbers and copies, and what is due when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.act import Done
from app.case_reading import reading
from app.clock.calendar import Calendar
from app.clock.reading import Reading
from app.desk import Notice
from app.notices.issue import FrozenSetting
from app.state import Case, CaseState
from ui.clock_words import day_word
from ui.widgets.result_line import PRINTS

translate = QCoreApplication.translate


def papers_words(notices: Iterable[Notice]) -> list[str]:
    """Return every paper as the clerk finds it in the printer's tray: title, document number, copies.

    What the printer did with it is not known yet: the result line says it in the place of PRINTS.
    """
    told = translate("DoneWords", "《{title}》{number} {printed} {n} 份")
    plain = translate("DoneWords", "《{title}》{printed} {n} 份")
    return [
        (told if one.number else plain).format(title=one.title, number=one.number, printed=PRINTS, n=one.copies)
        for one in notices
    ]


def due_words(case: Case, calendar: Calendar, on: date) -> str:
    """Return what is due next in this case and when, "" when nothing waits."""
    clocks = reading(case, calendar, on)
    due, is_provisional = _due(case, clocks)
    told = {
        CaseState.RECEIVED: translate("DoneWords", "最迟 {day} 告知是否受理"),
        CaseState.AWAITING_SUPPLEMENT: translate("DoneWords", "补正至 {day}"),
        CaseState.IN_PROGRESS: translate("DoneWords", "最迟 {day} 办结"),
        CaseState.CERTIFYING: translate("DoneWords", "最迟 {day} 送达"),
        CaseState.DELIVERING: translate("DoneWords", "最迟 {day} 送达"),
    }.get(case.state, "")
    return told.format(day=day_word(due, is_provisional=is_provisional)) if told and due is not None else ""


def _due(case: Case, clocks: Reading) -> tuple[date | None, bool]:
    if case.state is CaseState.RECEIVED:
        return clocks.acceptance.due, clocks.acceptance.provisional
    if case.state is CaseState.AWAITING_SUPPLEMENT:
        waits = clocks.supplement
        return (waits.due, waits.provisional) if waits is not None else (None, False)
    is_deciding = case.state is CaseState.IN_PROGRESS
    clock = (clocks.promised or clocks.statutory) if is_deciding else clocks.delivery
    return (clock.due, clock.provisional) if clock is not None else (None, False)


def done_facts(done: Done, setting: FrozenSetting) -> str:
    """Return papers and due day of a finished act, to stand behind what was done, "" when there is neither."""
    facts = [*papers_words(done.notices), due_words(done.case, setting.calendar, setting.moment.on)]
    return "".join(f" · {fact}" for fact in facts if fact)
