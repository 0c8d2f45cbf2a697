"""The page 工作日历: what is a working day, what a pasted notice would change, and who let it rule."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock.calendar import Calendar
from app.desk import Records
from app.errors import Trouble
from app.events.calendar import MovedDay
from app.holidays.as_known import AsKnown, as_known
from app.holidays.held import HeldTable, TableStatus
from app.holidays.keep import Foreseen, foresee, import_table, may_approve_days
from app.holidays.moved import MovedList
from app.holidays.moved_record import MovedRecord
from app.holidays.reading import read_text
from app.holidays.report import HolidayTable
from app.wording import say_trouble
from ui.calendar.acts import Acts
from ui.calendar.files import Files
from ui.calendar.known_card import KnownCard
from ui.calendar.leaning_banner import LeaningBanner
from ui.calendar.moved_card import MovedCard
from ui.calendar.paste_card import PasteCard
from ui.calendar.tables_card import TablesCard
from ui.calendar.telling import Telling
from ui.calendar.year_grid import YearGrid
from ui.page import Page, PageAction
from ui.style import sizes, theme
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.layouts import ScrollColumn
from ui.widgets.text import Text

translate = QCoreApplication.translate
AFTER_LAST_KEY = 350


class CalendarPage(Page):
    """F12 imports what was read; PageUp and PageDown turn the year; local days wait for another person."""

    key = "calendar"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("CalendarPage", "工作日历")
        self._around = surroundings
        self.foreseen: Foreseen | None = None
        self.picked: HeldTable | None = None
        self.tables: tuple[HeldTable, ...] = ()
        self.banner = LeaningBanner("calendar.banner", surroundings, is_here=True)
        self.grid = YearGrid(surroundings.language)
        self.paste = PasteCard(surroundings.language)
        self.held = TablesCard()
        self.moved = MovedCard()
        self.known = KnownCard(surroundings.language)
        self.record: MovedRecord | None = None
        self.telling = Telling(self, surroundings)
        self.acts = Acts(self, surroundings)
        self.files = Files(self, surroundings)
        self._card = Card(" ")
        self._about = Text("", role="small", wraps=True)
        self._about.setObjectName("calendar.about")
        self._year = surroundings.setting().moment.on.year
        self._lay()
        self.grid.picked.connect(lambda day: self._about.show_text(self.grid.words(day)))
        self.paste.edited.connect(self._on_edited)
        self.paste.opened.connect(self._on_opened)
        self.held.picked.connect(self._on_picked)
        self.moved.picked.connect(self._on_record)
        self.known.asked.connect(self.look_back)
        self._reading = surroundings.work.after(self, AFTER_LAST_KEY, self.read_now)
        self.paste.show_nothing()
        self._show_year()

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Import what was read, the acts of the table under the cursor, files, years."""
        officer, picked = self._around.setting().officer, self.picked
        asked = picked is not None and picked.status is TableStatus.ASKED
        own = asked and picked is not None and not may_approve_days(officer, picked)
        shown = [
            PageAction("F2", translate("CalendarPage", "本地日期"), "calendar-days", self.acts.ask_days),
            PageAction("F4", translate("CalendarPage", "打开文件"), "folder-open", self.files.choose),
            PageAction("F8", translate("CalendarPage", "当时所知"), "history", self.known.on.setFocus, is_in_bar=False),
            PageAction("Ctrl+E", translate("CalendarPage", "导出日历"), "download", self.export),
            *self.telling.actions(self.record),
            PageAction(
                "PgUp", translate("CalendarPage", "上一年"), "chevron-left", lambda: self.turn(-1), is_in_bar=False
            ),
            PageAction(
                "PgDown", translate("CalendarPage", "下一年"), "chevron-right", lambda: self.turn(1), is_in_bar=False
            ),
        ]
        if asked:
            shown.append(
                PageAction("F9", translate("CalendarPage", "不批准"), "circle-x", self.acts.decline, is_enabled=not own)
            )
            word = translate("CalendarPage", "请另一人签批") if own else translate("CalendarPage", "批准")
            shown.append(PageAction("F10", word, "shield-check", self.acts.approve))
        elif picked is not None and picked.status is TableStatus.IN_FORCE:
            shown.append(PageAction("F9", translate("CalendarPage", "撤销这份安排"), "undo-2", self.acts.withdraw))
        is_ready = self.foreseen is not None and self.foreseen.table.is_sound
        why = "" if is_ready else translate("CalendarPage", "先粘贴通知或打开文件，读懂后才能导入")
        shown.append(
            PageAction(
                "F12",
                translate("CalendarPage", "导入并生效"),
                "save",
                self.keep,
                is_primary=True,
                is_enabled=is_ready,
                why=why,
            )
        )
        return shown

    def refresh(self, changed: set[str]) -> None:
        """Ask for the tables anew, and how many open cases lean on a year that is not out."""
        if changed and not changed & {"calendar", "cases"}:
            return
        work = self._around.work
        work.ask_latest(self, "tables", lambda records: records.calendar_tables(), self._on_tables)
        work.ask_latest(self, "records", lambda records: records.moved_records(), self._on_records)
        self.banner.ask()
        self._show_year()

    def first_focus(self) -> None:
        """Begin where a notice is pasted."""
        self.paste.paste.setFocus()

    def read_now(self) -> None:
        """Read what stands in the box, off the window's thread."""
        text = self.paste.text()
        self._forget()
        if not text.strip():
            self.paste.show_nothing()
            return
        setting = self._around.setting()
        self._around.work.paper_latest(
            self, "read", _read, self._on_read, text, self.files.name or translate("CalendarPage", "粘贴的文字"),
            setting.calendar, self.paste.year(),
        )  # fmt: skip

    def clock_subject(self) -> object:
        """Return the case under the cursor in the list of moved dates."""
        line = self.paste.moved.row_value()
        return line.case if isinstance(line, MovedDay) else None

    def keep(self) -> None:
        """F12: what was read rules from now on."""
        if self.foreseen is not None and self.foreseen.table.is_sound:
            self._around.work.do(self, import_table, self._on_kept, self.foreseen.table)

    def turn(self, years: int) -> None:
        """PageUp, PageDown: another year."""
        self._year = max(1950, min(2999, self._year + years))
        self._show_year()

    def export(self) -> None:
        """Ctrl+E: the year in sight as a list, or the whole calendar as a file."""
        self.files.export(self._year)

    def look_back(self) -> None:
        """F8 and a day: the table as it was known then, and the dates of a case by it."""
        self._show_year()
        day, number, setting = self.known.day(), self.known.number(), self._around.setting()
        if not number:
            self.known.show_nothing()
            return
        self._around.work.ask_latest(
            self, "known", _as_known, self._on_known, number, setting.calendar, day or setting.moment.on
        )

    def take_trouble(self, trouble: Trouble) -> bool:
        """Let a list that leaves ask its second officer."""
        return self.telling.take_trouble(trouble)

    def take_table(self, table: HolidayTable) -> None:
        """A file was read: show what it would do, as if it had been pasted."""
        self._on_read(table)

    def _lay(self) -> None:
        self._card.add(self.grid, 1)
        self._card.add(self._about)
        side = ScrollColumn()
        side.setObjectName("calendar.side")
        side.add(self.paste)
        for card in (self.held, self.moved, self.known):
            side.add(card)
        side.add_stretch()
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.addWidget(self._card)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 11)
        row.addWidget(side, 9)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row, 1)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        page = sizes().page
        self._left.setContentsMargins(page, page - 4, 0, page - 4)

    def _show_year(self) -> None:
        setting = self._around.setting()
        calendar = self.foreseen.calendar if self.foreseen is not None else self._known_calendar()
        changed = self.foreseen.changed if self.foreseen is not None else ()
        self.grid.show_year(self._year, calendar, changed, setting.moment.on)
        self._card.set_title(translate("CalendarPage", "{year} 年").format(year=self._year))
        self._card.set_note(*self._note(calendar))
        self._about.show_text(self.grid.words(self.grid.day) if self.grid.day else "")

    def _known_calendar(self) -> Calendar:
        """Return the calendar that is shown: today's, or what was known on the day that is looked back to."""
        calendar, day = self._around.setting().calendar, self.known.day()
        return calendar if day is None else calendar.known_on(day)

    def _note(self, calendar: Calendar) -> tuple[str, str | None]:
        """Return whether the year's table is out, is only foreseen, or was known on the day looked back to."""
        is_out, day = self._year in calendar.published, self.known.day()
        if self.foreseen is not None and is_out and self._year not in self._around.setting().calendar.published:
            return translate("CalendarPage", "预览：还没有导入，按 F12 后生效"), "warn"
        if self.foreseen is None and day is not None:
            known = (
                translate("CalendarPage", "截至 {day} 所知：已公布")
                if is_out
                else translate("CalendarPage", "截至 {day} 所知：尚未公布，期限暂定")
            )
            return known.format(day=day), "warn"
        if is_out:
            return translate("CalendarPage", "已公布"), None
        return translate("CalendarPage", "未公布，按每周推算，期限暂定"), "warn"

    def _on_known(self, held: AsKnown | Trouble) -> None:
        if isinstance(held, Trouble):
            self.known.show_nothing(say_trouble(held, self._around.language), "bad")
        else:
            self.known.show_case(held)

    def _on_records(self, records: tuple[MovedRecord, ...]) -> None:
        self.moved.show_records(records, self._around.setting().names)

    def _on_record(self, record: object) -> None:
        self.record = record if isinstance(record, MovedRecord) else None
        self.actions_changed.emit()

    def _forget(self) -> None:
        had = self.foreseen is not None
        self.foreseen = None
        self._around.work.drop_latest(self, "foresee")
        if had:
            self._show_year()
            self.actions_changed.emit()

    def _on_edited(self) -> None:
        self.files.name = ""
        self._reading.start()

    def _on_read(self, read: HolidayTable | Trouble) -> None:
        if isinstance(read, Trouble):
            self.paste.show_nothing(say_trouble(read, self._around.language), "bad")
            return
        setting = self._around.setting()
        self._around.work.ask_latest(
            self, "foresee", foresee, self._on_foreseen, read, setting.calendar, setting.moment.on
        )

    def _on_foreseen(self, foreseen: Foreseen) -> None:
        self.foreseen = foreseen
        if foreseen.table.orders:
            self._year = (foreseen.table.years or (foreseen.table.orders[-1].on.year,))[-1]
        self.paste.show_foreseen(foreseen)
        self._show_year()
        self.actions_changed.emit()

    def _on_kept(self, moved: MovedList) -> None:
        self.foreseen = None
        self.paste.clear()
        self.told_moved(translate("CalendarPage", "已导入并生效"), moved)

    def told_moved(self, done: str, moved: MovedList) -> None:
        """Tell what was done and how many dates moved; the table of moved dates stays in sight."""
        told = translate("CalendarPage", "{done}；重新计算 {n} 件，期限变动 {moved} 处").format(
            done=done, n=moved.looked_at, moved=len(moved.moved)
        )
        self._reading.stop()
        self.paste.show_moved(told, moved)
        self.result_told.emit(told, None)
        self.refresh(set())
        self.actions_changed.emit()

    def _on_tables(self, tables: tuple[HeldTable, ...]) -> None:
        setting = self._around.setting()
        self.tables = tables
        self.held.show_tables(tables, setting.names)
        waiting = sum(may_approve_days(setting.officer, table) for table in tables)
        self.count_changed.emit(waiting, "warn" if waiting else "")

    def _on_picked(self, table: object) -> None:
        self.picked = table if isinstance(table, HeldTable) else None
        self.actions_changed.emit()

    def _on_opened(self, line: object) -> None:
        if isinstance(line, MovedDay):
            self._around.go("casefile", line.number)


def _read(text: str, name: str, *known: object) -> HolidayTable | Trouble:
    """Return what the text orders, or the trouble that it is none: it is told where it was typed."""
    try:
        return read_text(text, name, *known)  # type: ignore[arg-type]
    except Trouble as trouble:
        return trouble


def _as_known(records: Records, number: str, calendar: Calendar, day: date) -> AsKnown | Trouble:
    """Return the case by what was known on the day, or the trouble that there is none: it is told where it was typed."""
    try:
        return as_known(records, number, calendar, day)
    except Trouble as trouble:
        return trouble
