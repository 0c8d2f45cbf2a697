"""The form that gave way to an empty one or to another matter: back by Ctrl+Z, until the next matter has begun."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from app.acceptance.form import CounterForm
from ui.acceptance.sheet import Sheet
from ui.page import Page

translate = QCoreApplication.translate


class Cleared(QObject):
    """`put_aside()` before another form is shown, `settle()` once it is there, `look()` after every change of the form."""

    def __init__(self, page: Page, sheet: Sheet) -> None:
        super().__init__(page)
        self._page = page
        self._sheet = sheet
        self._before: CounterForm | None = None
        self._shown: CounterForm | None = None  # what stood there when the clerk could begin

    def put_aside(self) -> None:
        """What is being typed gives way and can be taken back by Ctrl+Z; a case that was received lies in the store."""
        form = self._sheet.form()
        if not form.is_empty and form.case is None:
            self._before, self._shown = form, None
            self._page.result_told.emit(translate("AcceptancePage", "表单已清空"), self._take_back)

    def settle(self) -> None:
        """The other form is shown: any change from now on is the next matter."""
        self._shown = self._sheet.form()

    def look(self) -> None:
        """The next matter has begun: what was cleared for it would come back over it, and is not offered any more."""
        if self._before is not None and self._shown is not None and self._sheet.form() != self._shown:
            self.forget()
            self._page.result_told.emit("", None)

    def forget(self) -> None:
        """There is nothing to take back."""
        self._before = self._shown = None

    def _take_back(self) -> None:
        before = self._before
        self.forget()
        if before is not None:
            self._sheet.show_form(before)
            self._page.first_focus()
