"""One key on every page: the case in sight is explained, printed, written to a file."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.desk import Notice
from app.disclosure.explaining import print_disclosure
from app.explaining import Explained, explain_case, explain_item, explanation_out, explanation_paper, print_explanation
from app.item import Item
from ui.explaining.panel import ExplainPanel
from ui.page import Page
from ui.saving import ask_where, write_out
from ui.surroundings import Surroundings

translate = QCoreApplication.translate
KEY = "Ctrl+Q"


class Explaining(QObject):
    """`open()` explains what `page()` has in sight; a page that has no case says so."""

    def __init__(self, owner: QObject, around: Surroundings, page: Callable[[], Page | None]) -> None:
        super().__init__(owner)
        self._around = around
        self._page = page
        self.panel: ExplainPanel | None = None

    def open(self) -> None:
        """Ctrl+Q: every date of the case in sight."""
        page = self._page()
        if page is None or self.panel is not None:
            return
        subject, setting, language = page.clock_subject(), self._around.setting(), self._around.language
        if isinstance(subject, Explained):
            self._show(page, subject)
        elif isinstance(subject, Item):
            self._show(page, explain_item(subject, setting.calendar, setting.moment.on, language))
        elif subject:
            self._around.work.ask(
                page, explain_case, lambda told: self._show(page, told), str(subject),
                setting.catalogue, setting.calendar, setting.moment.on, language,
            )  # fmt: skip
        else:
            page.noted.emit(translate("Explaining", "先选中一个办件，再看期限计算说明"))

    def _show(self, page: Page, told: Explained) -> None:
        """Open the panel; an answer that comes late, to a page that was left or to a key pressed twice, opens none."""
        if self.panel is not None or self._page() is not page:
            return
        panel = ExplainPanel(told)
        self.panel = panel
        panel.ended.connect(self._on_ended)
        panel.confirmed.connect(lambda: self._on_confirmed(page, panel))
        panel.file_wanted.connect(lambda: self.choose(page, told))
        page.panel_wanted.emit(panel)

    def _on_ended(self) -> None:
        self.panel = None

    def _on_confirmed(self, page: Page, panel: ExplainPanel) -> None:
        told = panel.told
        panel.close_panel()
        if told.subject:
            self._around.work.do(page, print_disclosure, self._on_printed, told.subject)
        elif told.number:
            self._around.work.do(page, print_explanation, self._on_printed, told.number)

    def _on_printed(self, notices: tuple[Notice, ...]) -> None:
        self._around.print_notices(notices)
        self._around.result(translate("Explaining", "已出具《期限计算说明》"), None)

    def choose(self, page: Page, told: Explained) -> None:
        """Ask where to; the window stays alive meanwhile."""
        title, kinds = translate("Explaining", "导出期限计算说明"), ("PDF (*.pdf)", "JSON (*.json)")
        ask_where(
            page, "explaining.file", title, kinds, f"{told.number}.pdf", lambda name: self.write(page, told, name)
        )

    def write(self, page: Page, told: Explained, name: str) -> None:
        """Write the sheet as PDF, or as JSON by the name's ending."""
        if name.lower().endswith(".json"):
            text = json.dumps(explanation_out(told), ensure_ascii=False, indent=1)
            write_out(page, name, text.encode())
            return
        setting = self._around.setting()
        self._around.work.paper(page, explanation_paper, lambda paper: write_out(page, name, paper.pdf), setting, told)
