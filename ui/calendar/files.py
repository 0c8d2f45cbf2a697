"""A holiday notice or list from a file, read off the window's thread; the calendar in force as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from app.clock.calendar import Calendar
from app.errors import Refused, Trouble
from app.holidays.export import calendar_csv, calendar_toml
from app.holidays.reading import read_table
from app.holidays.report import HolidayTable
from app.wording import say_trouble
from ui.saving import ask_where, write_out
from ui.surroundings import Surroundings

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage

translate = QCoreApplication.translate


def read_file(path: Path, known: Calendar, year: int | None) -> HolidayTable | Trouble:
    """Return what a file orders, or the trouble that it is none."""
    try:
        return read_table(path.read_bytes(), path.name, known, year)
    except OSError as fault:
        return Refused("command.no_file", file=str(path), detail=fault.strerror or "")
    except Trouble as trouble:
        return trouble


class Files(QObject):
    """`choose()` and `take(name)` read one; `export()` and `write(name)` write one. `name`: what was read last."""

    def __init__(self, page: CalendarPage, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self.name = ""

    def choose(self) -> None:
        """Ask for a file; the window stays alive meanwhile."""
        dialog = QFileDialog(self._page, translate("CalendarPage", "打开放假安排"))
        dialog.setObjectName("calendar.files")
        dialog.setNameFilter(translate("CalendarPage", "放假安排 (*.txt *.csv *.xlsx *.json *.toml *.htm *.html)"))
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, name: str) -> None:
        """Read the file and show what it would change."""
        self.name = Path(name).name
        setting = self._around.setting()
        self._around.work.paper_latest(
            self._page, "read", read_file, self._page.take_table, Path(name), setting.calendar, self._page.paste.year()
        )

    def export(self, year: int) -> None:
        """Ctrl+E: a year as a list (.csv), or the calendar in force as a file that another center can import."""
        kinds = (translate("CalendarPage", "{year} 年 CSV (*.csv)").format(year=year), "TOML (*.toml)")
        suggested = translate("CalendarPage", "工作日历{year}.csv").format(year=year)
        title = translate("CalendarPage", "导出日历")
        ask_where(self._page, "calendar.export", title, kinds, suggested, lambda name: self.write(name, year))

    def write(self, name: str, year: int) -> None:
        """Write what the file's ending says; a folder that takes none, or a year that is not out, is told in a sentence."""
        calendar = self._around.setting().calendar
        try:
            made = calendar_toml(calendar).encode() if name.endswith(".toml") else calendar_csv(calendar, year)
        except Trouble as trouble:
            self._page.problem_told.emit(say_trouble(trouble, self._around.language))
            return
        write_out(self._page, name, made)
