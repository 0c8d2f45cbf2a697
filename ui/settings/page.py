"""The page 系统设置: the administrator sets the office up without touching a file; every fault is told as one types."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.finding import Finding
from app.item_drafts import in_words
from app.office import Office
from app.office_setting import judge_office, set_office, table_of_office
from ui.page import Page, PageAction
from ui.settings.office_form import OfficeForm
from ui.surroundings import Surroundings
from ui.widgets.banner import Banner
from ui.widgets.layouts import ScrollColumn

translate = QCoreApplication.translate
AFTER_LAST_KEY = 250


class SettingsPage(Page):
    """F12 saves what stands there; Esc is not needed: leaving the page keeps what was saved last."""

    key = "settings"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Settings", "系统设置")
        self._around = surroundings
        self.form = OfficeForm()
        self.banner = Banner("settings.faults")
        self.faults: tuple[Finding, ...] = ()
        scroll = ScrollColumn()
        scroll.add(self.form)
        scroll.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(scroll, 1)
        self.form.edited.connect(self._on_edited)
        self._lint = surroundings.work.after(self, AFTER_LAST_KEY, self.judge_now)
        self.show_now()

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Save, and show again what is in force."""
        return [
            PageAction("F8", translate("Settings", "恢复为现行设置"), "undo-2", self.show_now),
            PageAction("F12", translate("Settings", "保存设置"), "save", self.save, is_primary=True),
        ]

    def first_focus(self) -> None:
        """Begin with the office."""
        self.form.first_focus()

    def show_now(self) -> None:
        """Show what is in force."""
        self.form.show_table(table_of_office(self._around.setting().office))
        self.judge_now()

    def save(self) -> None:
        """F12: the office is as the form says, from now on."""
        self._around.work.do(self, set_office, self._on_saved, self.form.table())

    def judge_now(self) -> None:
        """Tell every fault of what stands there."""
        self.faults = judge_office(self.form.table(), self._around.setting().office)
        told = [in_words(fault, self._around.language).say(self._around.language) for fault in self.faults]
        self.banner.show_text("\n".join(told), "bad" if told else None)

    def _on_edited(self) -> None:
        self._lint.start()

    def _on_saved(self, office: Office) -> None:
        self.show_now()
        self.result_told.emit(translate("Settings", "设置已保存：{name}").format(name=office.name), None)
