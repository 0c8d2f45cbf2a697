"""The panel: the clocks of a case on the left, the lines that make the chosen one on the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from app.casefile import ClockLine
from app.clock.light import Light
from app.explaining import Explained
from app.numbering import CASE_NUMBER_LENGTH
from app.register_words import grouped
from ui.casefile.words import clock_text
from ui.style import em
from ui.widgets.buttons import ActionButton
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.panels import BarPanel
from ui.widgets.text import name_widget

translate = QCoreApplication.translate
LINES = 10


class ExplainPanel(BarPanel):
    """F12 prints the whole explanation of a case; Ctrl+E (the button) writes it to a file; Esc goes back."""

    file_wanted = Signal()
    is_aside = True

    def __init__(self, told: Explained) -> None:
        is_case = bool(told.number)
        title = (
            _read_out(told.number)
            if is_case
            else translate("Explaining", "{item}（如今日受理）").format(item=told.name)
        )
        super().__init__(
            "explaining",
            translate("Explaining", "期限计算说明 {what}").format(what=title),
            confirm=translate("Explaining", "打印说明") if is_case else translate("Explaining", "知道了"),
            note=translate("Explaining", "日历版本 {version}").format(version=told.version),
            icon_name="printer" if is_case else "check",
        )
        self.told = told
        self.clocks = CaseTable(
            "explaining.clocks",
            translate("Explaining", "期限"),
            [
                Column(
                    translate("Explaining", "期限"), lambda line: str(line.sheet.title), 0, light=_light, second=None
                ),
                Column("", _end, 15),
            ],
            key=lambda line: (line.sheet.kind, line.sheet.step),
        )
        self.lines = QPlainTextEdit()
        name_widget(self.lines, "explaining.lines", translate("Explaining", "计算过程"))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.clocks, 1)
        row.addWidget(self.lines, 1)
        both.setFixedHeight(em() * LINES + 16)
        both.setFocusProxy(self.clocks)
        self.add(both, span=3)
        self.export = ActionButton(translate("Explaining", "导出 PDF / JSON"), key="Ctrl+E", icon_name="download")
        self.export.setObjectName("explaining.export")
        self.export.clicked.connect(self.file_wanted)
        self.add_act(self.export)
        self.export.setVisible(is_case)  # only now: a button with no parent yet would be shown as a window of its own
        self.clocks.picked.connect(self._on_picked)
        self.clocks.show_rows(told.lines)
        self._pick_running()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+E writes a file."""
        if event.key() == Qt.Key.Key_E and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.told.number:
            self.file_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _pick_running(self) -> None:
        """Begin with the clock that presses most: of those that run the one that ends first."""
        running = [(line.clock.due or date.max, at) for at, line in enumerate(self.told.lines) if _runs(line)]
        if running:
            self.clocks.setCurrentIndex(self.clocks.model_.index(min(running)[1], 0))

    def _on_picked(self, line: object) -> None:
        self.lines.setPlainText(clock_text(line) if isinstance(line, ClockLine) else "")


def _read_out(number: str) -> str:
    """Return a case number in groups; the number of an application for disclosure is short as it is."""
    return grouped(number) if len(number) == CASE_NUMBER_LENGTH else number


def _runs(line: ClockLine) -> bool:
    return line.clock.finished is None and line.clock.light not in (None, Light.CLOSED)


def _light(line: ClockLine) -> str:
    return line.clock.light.value if line.clock.light is not None else "none"


def _end(line: ClockLine) -> str:
    return " ".join(part for part in (line.left, line.due) if part)
