"""From November on: how many open cases lean on a year whose table of working days is not out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.clock.calendar import Calendar
from app.desk import Records
from app.holidays.moved import leaning, open_cases
from ui.surroundings import Surroundings
from ui.widgets.banner import Banner

translate = QCoreApplication.translate
BANNER_FROM_MONTH = 11  # the next year's table is usually out by now


def missing_year(calendar: Calendar, today: date) -> int | None:
    """Return the year whose table is missed today: the next one from November on, or this very one; None for none."""
    if today.month >= BANNER_FROM_MONTH and today.year + 1 not in calendar.published:
        return today.year + 1
    return None if today.year in calendar.published else today.year


class LeaningBanner(Banner):
    """`ask()` counts anew and shows or hides it; `is_here`: the notice is pasted on this very page."""

    def __init__(self, name: str, around: Surroundings, *, is_here: bool = False) -> None:
        super().__init__(name)
        self._around = around
        self._is_here = is_here

    def ask(self) -> None:
        """Count the cases, if a year is missed at all."""
        setting = self._around.setting()
        if missing_year(setting.calendar, setting.moment.on) is None:
            self.show_text("")
            return
        self._around.work.ask_latest(self, "leaning", _count, self._on_count, setting.calendar, setting.moment.on)

    def _on_count(self, count: int) -> None:
        setting = self._around.setting()
        year = missing_year(setting.calendar, setting.moment.on)
        if year is None:
            self.show_text("")
            return
        some = translate("CalendarPage", "{year} 年放假安排还没有录入：{n} 件在办件的期限因此暂定。")
        none = translate("CalendarPage", "{year} 年放假安排还没有录入，到 {year} 年的期限只能暂定。")
        told = (some if count else none).format(year=year, n=count)
        how = (
            translate("CalendarPage", "国务院办公厅公布后请粘贴到这里。")
            if self._is_here
            else translate("CalendarPage", "国务院办公厅公布后由监察员或系统管理员在“工作日历”录入。")
        )
        self.show_text(translate("CalendarPage", "{told}{how}").format(told=told, how=how), "warn")


def _count(records: Records, calendar: Calendar, on: date) -> int:
    return leaning(open_cases(records), calendar, on)
