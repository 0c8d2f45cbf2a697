"""The words of the page 工作日历."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.events.calendar import MovedDay
from app.holidays.held import HeldTable, TableKind, TableStatus
from app.wording import name_of

translate = QCoreApplication.translate
NO_DAY = "—"


def kind_word(table: HeldTable) -> str:
    """Return what a table is."""
    return (
        translate("CalendarPage", "导入") if table.kind is TableKind.IMPORTED else translate("CalendarPage", "本地日期")
    )


def status_word(status: TableStatus) -> str:
    """Return whether a table rules."""
    return {
        TableStatus.ASKED: translate("CalendarPage", "待批准"),
        TableStatus.IN_FORCE: translate("CalendarPage", "生效"),
        TableStatus.DECLINED: translate("CalendarPage", "未批准"),
        TableStatus.WITHDRAWN: translate("CalendarPage", "已撤销"),
    }[status]


def days_word(table: HeldTable) -> str:
    """Return which days a table has, short: the first, the last and how many."""
    days = [day.on for day in table.days]
    if len(days) == 1:
        return days[0].isoformat()
    return translate("CalendarPage", "{first} 至 {last}，{n} 天").format(first=min(days), last=max(days), n=len(days))


def clock_word(line: MovedDay, language: str) -> str:
    """Return which date of a case moved."""
    word = name_of("holiday_clock", line.clock, language)
    return f"{word} {line.step}" if line.step else word


def moved_word(line: MovedDay) -> str:
    """Return the old and the new day; a date that only lost its 暂定 says so."""
    before, after = (day.isoformat() if day else NO_DAY for day in (line.before, line.after))
    if line.before == line.after:
        return translate("CalendarPage", "{day} 不再暂定").format(day=after) if not line.is_provisional else after
    return f"{before} → {after}"
