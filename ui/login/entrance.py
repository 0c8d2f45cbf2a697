"""The window before the window: first run, recovery slip, log-in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.busy import BusyWatch
from ui.login.gate import Entered, FirstDesk, Gate
from ui.login.log_in import LogInSheet, RecoverySheet
from ui.login.sheet import Sheet, centred
from ui.style import COMPACT_BELOW, theme
from ui.widgets.banner import Banner
from ui.widgets.busy_line import BusyLine
from ui.work import Work

if TYPE_CHECKING:
    from ui.login.first_run import FirstRunSheet
    from ui.login.slip import PrintPdf, SlipSheet
    from ui.shell.curtain import HelpSheet

translate = QCoreApplication.translate
AnySheet = TypeVar("AnySheet", bound=Sheet)


class Entrance(QWidget):
    """`Entrance(work, gate, print_pdf)`; `entered(Entered)` hands over the unlocked store and its officer."""

    entered = Signal(object)

    def __init__(self, work: Work, gate: Gate, print_pdf: PrintPdf, language: str = "zh_CN") -> None:
        super().__init__()
        self.setObjectName("Entrance")
        self.setProperty("role", "root")
        self.setWindowTitle(gate.office_name or translate("LogIn", "政务服务窗口"))
        self.resize(960, 720)
        self._work, self._gate, self._print_pdf = work, gate, print_pdf
        Sheet.language = language
        self._stack = QStackedWidget()
        self._before_help: QWidget | None = None
        self._places: dict[Sheet, QScrollArea] = {}
        training = Banner("TrainingMark", is_slim=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(training)
        if gate.is_training:
            training.show_text(translate("Shell", "培训环境：数据仅供练习，文书不具法律效力"), "warn")
        column.addWidget(self._stack, 1)
        self.busy = BusyLine("Entrance.busy")
        column.addLayout(centred(self.busy))
        BusyWatch(work, self.busy)
        help_key = QShortcut(QKeySequence("F1"), self)
        help_key.setAutoRepeat(False)
        help_key.activated.connect(self.show_help)
        self._show(self.first_run if gate.is_new else self.log_in)

    @cached_property
    def help(self) -> HelpSheet:
        """Return the sheet of keys, over whichever sheet is in sight."""
        from ui.shell.curtain import HelpSheet

        sheet = HelpSheet(self)
        sheet.closed.connect(self._focus_back)
        return sheet

    def show_help(self) -> None:
        """F1: the keys that work on the sheet in sight; F1 or Esc gives it back, the cursor where it stood."""
        if self.help.isVisible():
            self.help.close_sheet()
        else:
            self._before_help = self.focusWidget()
            self.help.show_keys(self.sheet().help_groups())

    def _focus_back(self) -> None:
        if self._before_help is not None and shiboken6.isValid(self._before_help):
            self._before_help.setFocus(Qt.FocusReason.OtherFocusReason)

    # Each sheet is imported and built when it is first wanted: the first paint waits for none but its own.

    @cached_property
    def log_in(self) -> LogInSheet:
        """Return the daily log-in."""
        sheet = LogInSheet(self._work, self._gate)
        sheet.entered.connect(self._on_entered)
        sheet.recovery_wanted.connect(lambda: self._show(self.recovery))
        return self._placed(sheet)

    @cached_property
    def recovery(self) -> RecoverySheet:
        """Return the way back in with the recovery code."""
        sheet = RecoverySheet(self._work, self._gate)
        sheet.cancelled.connect(lambda: self._show(self.log_in))
        sheet.recovered.connect(self._on_recovered)
        return self._placed(sheet)

    @cached_property
    def first_run(self) -> FirstRunSheet:
        """Return the page that makes the first administrator."""
        from ui.login.first_run import FirstRunSheet

        sheet = FirstRunSheet(self._work, self._gate)
        sheet.made.connect(self._on_made)
        return self._placed(sheet)

    @cached_property
    def slip(self) -> SlipSheet:
        """Return the sheet that shows and prints the recovery code."""
        from ui.login.slip import SlipSheet

        sheet = SlipSheet(self._work, self._print_pdf)
        sheet.kept.connect(lambda: self._show(self.log_in))
        return self._placed(sheet)

    def _placed(self, sheet: AnySheet) -> AnySheet:
        self._places[sheet] = _scrolling(sheet)
        self._stack.addWidget(self._places[sheet])
        return sheet

    def show_again(self) -> None:
        """Come back after a shift change."""
        self.log_in.officer_id.clear()
        self._show(self.log_in)
        self.show()
        self.log_in.first_focus()

    def sheet(self) -> Sheet:
        """Return the sheet in sight."""
        return next(sheet for sheet, place in self._places.items() if place is self._stack.currentWidget())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn compact on a low screen."""
        super().resizeEvent(event)
        is_compact = self.height() < COMPACT_BELOW
        if is_compact != theme().is_compact:
            theme().apply(is_compact=is_compact)

    def _show(self, sheet: LogInSheet | RecoverySheet | FirstRunSheet | SlipSheet) -> None:
        self._stack.setCurrentWidget(self._places[sheet])
        sheet.first_focus()

    def _on_made(self, code: str, first: FirstDesk) -> None:
        self.slip.show_code(self._gate.office_name, first.desk_code, code)
        self.log_in.officer_id.set_text(first.officer_id)
        self._show(self.slip)

    def _on_recovered(self, officer_id: str) -> None:
        self.log_in.officer_id.set_text(officer_id)
        self._show(self.log_in)

    def _on_entered(self, entered: Entered) -> None:
        self.entered.emit(entered)


def _scrolling(sheet: Sheet) -> QScrollArea:
    """Return what scrolls the sheet; Tab goes to the fields and the button, never to it."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(sheet)
    return area
