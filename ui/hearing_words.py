"""A party that was told of its right to a hearing, in a line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock.calendar import Calendar
from app.clock.hearing import hearing
from app.hearing_run import TellRun
from app.wording import name_of

translate = QCoreApplication.translate


def told_words(run: TellRun, calendar: Calendar, language: str) -> str:
    """Return one party in a line: who, in which part, and until when it may ask."""
    last = hearing(calendar, run.on).ask_by.on
    part = name_of("party", run.body.party.value, language)
    until = translate("AnswerForm", "{day} 前（含当日）可要求").format(day=last.isoformat()) if last else ""
    return " · ".join(word for word in (f"{run.body.name}（{part}）", until) if word)
