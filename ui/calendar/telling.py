"""Telling the applicants that a date moved: letters printed here, or a list to send from; each is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.desk import Notice, Records
from app.errors import Trouble
from app.holidays.moved_record import MovedRecord
from app.holidays.told import may_tell, note_list, print_letters, sending_list
from app.table_out import text_table
from app.workbook import workbook
from ui.page import PageAction
from ui.supervision.taking_out import TakingOut
from ui.surroundings import Surroundings

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage

translate = QCoreApplication.translate
Rows = tuple[tuple[str, ...], ...]


class Telling(QObject):
    """`actions(record)` offers what may be done with the record under the cursor."""

    def __init__(self, page: CalendarPage, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self.taking_out = TakingOut(page, around)

    def actions(self, record: MovedRecord | None) -> list[PageAction]:
        """Return letters, list and "told", off with the reason while nobody waits."""
        if record is None:
            return []
        why = ""
        if not may_tell(self._around.setting().officer):
            why = translate("CalendarPage", "告知申请人由监察员办理")
        elif not record.waiting:
            why = translate("CalendarPage", "这次变动没有待告知的申请人")
        is_open = not why
        return [
            PageAction(
                "F6", translate("CalendarPage", "打印告知书"), "printer", self.letters, is_enabled=is_open, why=why
            ),
            PageAction(
                "F7", translate("CalendarPage", "导出告知名单"), "download", self.choose, is_enabled=is_open, why=why
            ),
            PageAction(
                "F11", translate("CalendarPage", "登记已告知"), "check", self.note, is_enabled=is_open, why=why,
                is_in_bar=False,
            ),
        ]  # fmt: skip

    def take_trouble(self, trouble: Trouble) -> bool:
        """Let what is being taken out ask its second officer."""
        return self.taking_out.take_trouble(trouble)

    def letters(self) -> None:
        """F6: a letter to every applicant who was not told, printed."""
        record = self._page.record
        if record is not None:
            self._around.work.do(self._page, print_letters, self._on_letters, record.id)

    def choose(self) -> None:
        """F7: the list of whom to tell, to send from."""
        record = self._page.record
        if record is not None:
            self._around.work.ask(self._page, lambda records: self._rows(records, record), self._on_rows)

    def note(self) -> None:
        """F11: the applicants were told from the list."""
        record = self._page.record
        if record is not None:
            told = translate("CalendarPage", "已登记告知 {n} 件").format(n=len(record.waiting))
            self._around.work.do(self._page, note_list, lambda _: self._on_told(told), record.id)

    def _rows(self, records: Records, record: MovedRecord) -> Rows:
        setting = self._around.setting()
        return sending_list(records, record, setting.calendar, setting.moment.on, self._around.language)

    def _on_rows(self, rows: Rows) -> None:
        title = translate("CalendarPage", "期限变动告知名单")
        makers = {"xlsx": lambda: workbook(title, heads(), rows), "csv": lambda: text_table(heads(), rows)}
        self.taking_out.choose(title, makers, len({row[0] for row in rows}), is_revealed=True)

    def _on_letters(self, letters: tuple[Notice, ...]) -> None:
        self._around.print_notices(letters)
        self._on_told(translate("CalendarPage", "已出具告知书 {n} 份").format(n=len(letters)))

    def _on_told(self, told: str) -> None:
        self._page.result_told.emit(told, None)
        self._page.refresh(set())


def heads() -> tuple[str, ...]:
    """Return the heads of the list of whom to tell."""
    return (
        translate("CalendarPage", "办件编号"),
        translate("CalendarPage", "申请人"),
        translate("CalendarPage", "联系电话"),
        translate("CalendarPage", "地址"),
        translate("CalendarPage", "事项"),
        translate("CalendarPage", "期限"),
        translate("CalendarPage", "原日期"),
        translate("CalendarPage", "现日期"),
    )
