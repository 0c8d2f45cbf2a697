"""What the page asks at its foot: local days with the order that sets them, and a reason."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.events.calendar import OrderedDay
from app.holidays.dates import Misread, Setting, groups
from app.holidays.text import plain
from app.wording import say
from ui.widgets.field import ChoiceField, Field
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate


class LocalDaysPanel(BarPanel):
    """Days of this center alone: free or worked, a name, and the order."""

    def __init__(self, day: date | None, year: int, language: str) -> None:
        super().__init__(
            "calendar.local",
            translate("CalendarPage", "本地日期"),
            confirm=translate("CalendarPage", "提交批准"),
            note=translate("CalendarPage", "台风停工、民族节日等；由另一人批准后生效"),
            icon_name="send",
        )
        self._year = year
        self._language = language
        self.days = Field(
            translate("CalendarPage", "日期(&D)"),
            "calendar.local.days",
            hint=translate("CalendarPage", "如 8月6日至7日、8月10日；没写年份的是 {year} 年").format(year=year),
        )
        if day is not None:
            self.days.set_text(day.isoformat())
        self.kind = ChoiceField(
            translate("CalendarPage", "类型(&T)"),
            "calendar.local.kind",
            [("free", translate("CalendarPage", "放假")), ("worked", translate("CalendarPage", "上班"))],
        )
        self.named = Field(
            translate("CalendarPage", "名称(&M)"), "calendar.local.name", hint=translate("CalendarPage", "如 台风停工")
        )
        self.source = Field(
            translate("CalendarPage", "依据(&S)"),
            "calendar.local.source",
            hint=translate("CalendarPage", "文号或通知名称"),
        )
        for field in (self.days, self.kind, self.named, self.source):
            self.add(field)
        self.problem = self._problem_told

    def ordered(self) -> tuple[OrderedDay, ...]:
        """Return the days as they stand there. Raises Misread."""
        text = plain(self.days.text())
        setting = Setting(self._year)
        days = [day for group in groups(text, self._year) for day in setting.days(group)]
        if not days:
            raise Misread("calendar.bad_date", text=self.days.text()[:40])
        name = self.named.text().strip()
        return tuple(OrderedDay(day, self.kind.code() == "worked", name) for day in dict.fromkeys(days))

    def _problem_told(self) -> str:
        try:
            self.ordered()
        except Misread as fault:
            return say(fault.code, self._language, **fault.facts)
        if not self.named.text().strip():
            return say("holidays.no_name", self._language)
        return "" if self.source.text().strip() else say("holidays.no_source", self._language)
